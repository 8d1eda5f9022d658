"""行政规范性文件: proposed, drafted, shown to the public, reviewed, deliberated, unified, filed, evaluated, ended.

国办发〔2018〕37号 and 115号 set the way to a lawful document; 优化营商环境条例 articles 62 to 64 add to it for
businesses; the provinces set the term. What was issued before the system is entered as it is and counts for no year.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, Ratio, StockAt, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Lapse, Once, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.normative_document import county, force, gates, making, proposals
from guiju.registers.rulemaking.normative_document.choices import Origin
from guiju.registers.rulemaking.normative_document.columns import DocumentColumns as Of
from guiju.registers.rulemaking.normative_document.columns import ReviewProposal
from guiju.registers.rulemaking.normative_document.force import (
    BEGINS,
    LIVE,
    TERM,
    TERM_GATES,
    TERM_SET_RIGHT,
    begins,
    filing_due,
    held,
)
from guiju.registers.rulemaking.normative_document.numbers import index_number, registration_number
from guiju.registers.rulemaking.normative_document.validity import WITHDRAWN, DocumentRows

FROM_RENEWAL = Gate("house.comes_from_renewal", gates.comes_from_renewal, "predecessor", "由原文件的“重新公布”产生")


class NormativeDocument(Of):
    """行政规范性文件. Its origin stands here with the steps that ask for it: they lead to other documents."""

    origin = models.CharField("来源", max_length=20, choices=Origin.choices, default=Origin.MADE)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="修改哪一文件")
    predecessor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="原文件", related_name="successors"
    )

    objects: ClassVar[Any] = DocumentRows.as_manager()

    class Meta(Of.Meta):
        verbose_name = verbose_name_plural = "行政规范性文件"

    procedure = Procedure(
        Step(
            "propose",
            "立项",
            since=NEW,
            to="proposed",
            asks=(
                Of.title,
                Of.subject_class,
                Of.concerns_market,
                Of.emergency,
                asks.maybe(replaces),
                asks.words("basis", "制定依据"),
                asks.words("need", "制定必要性"),
            ),
            sets={"of_county_government": Once(county.made_by_one)},
            gates=(
                *county.NAME,
                Gate("house.replaces_live_document", gates.replaced_is_live, "replaces", LIVE),
                Gate(
                    "house.replaces_own_document",
                    gates.replaced_is_ours,
                    "replaces",
                    "所修改的文件属于本机关或者本行政区域",
                ),
            ),
        ),
        *making.STEPS,
        *force.STEPS,
        *proposals.STEPS,
        Step(
            "reissue",
            "重新公布的文件登记",
            since=NEW,
            to="published",
            by=(Role.HEAD,),
            dates=(Of.issued_on, Of.registered_on, Of.announced_on),
            asks=(
                Of.title,
                predecessor,
                Of.subject_class,
                asks.ahead(Of.effective_on),
                asks.maybe(asks.ahead(Of.expires_on)),
                asks.maybe(Of.summary),
            ),
            sets=lambda facts: {
                **begins(facts),
                "origin": Origin.REISSUED,
                "registration_number": Once(registration_number),
                "index_number": Once(index_number),
                "filing_counted_on": filing_due,
            },
            gates=(*TERM_GATES, BEGINS, FROM_RENEWAL),
            publishes=True,
            ties=lambda facts: [(facts["predecessor"], "重新公布自")],
            writes=Writes("announcement", "公布公告"),
            help_text="由“重新公布”自动办理。",
            decides=TERM,
            set_right_by=TERM_SET_RIGHT,
            follows="renew",
        ),
        Step(
            "enter_existing",
            "补录存量文件",
            since=NEW,
            to="published",
            asks=(
                Of.title,
                Of.number,
                Of.subject_class,
                Of.issued_on,
                asks.maybe(Of.announced_on),
                asks.maybe(asks.ahead(Of.effective_on)),
                asks.maybe(asks.ahead(Of.expires_on)),
                asks.maybe(Of.summary),
                asks.maybe(asks.upload("text", "正式文本")),
            ),
            sets=lambda facts: {"origin": Origin.EXISTING, **held(facts)},
            gates=(
                Gate("house.existing_means_earlier", gates.issued_before_this_year, "issued_on", "本年以前印发"),
                Gate("house.term_order", gates.ends_after_beginning, "expires_on", "届满日期不早于施行日期"),
                *in_order("issued_on", "announced_on"),
            ),
            publishes=True,
        ),
        stages={
            "proposed": "已立项",
            "drafted": "已起草",
            "consulting": "征求意见中",
            "consulted": "已征求意见",
            "in_review": "合法性审核中",
            "revising": "按审核意见修改中",
            "failed": "审核不合法",
            "reviewed": "审核合法",
            "deliberated": "审议通过",
            "issued": "已签发",
            "registered": "已登记编号",
            "published": "已公布",
            "renewed": "已重新公布",
            "amended": "已由新文件取代",
            "repealed": "已废止",
            "void": "已宣布失效",
            "lapsed": "到期失效",
            "abandoned": "终止制定",
        },
        ends=("renewed", "amended", "repealed", "void", "lapsed", "abandoned"),
        clocks=(
            Clock(
                gates.REVIEW,
                starts="submit",
                met_by=making.REVIEWED,
                dropped_by=("abandon", "return_materials"),
                when=lambda facts: not facts["emergency"],
            ),
            Clock(
                "disclosure.proactive.publish",
                starts="sign",
                met_by="publish",
                dropped_by="abandon",
                when=lambda facts: not gates.kept_secret(facts),
            ),
            Clock(gates.FILING, starts=("publish", "reissue"), met_by="file"),
        ),
        numbering=(
            Numbering("normative_document", "{mark}规〔{year}〕{n}号", at="sign"),
            Numbering("normative_document", "{mark}规〔{year}〕{n}号", at="reissue"),
        ),
        publication=Publication(
            shows=(
                "index_number",
                "subject_class",
                "title",
                "number",
                "registration_number",
                "issued_on",
                "announced_on",
                "effective_on",
                "expires_on",
                "summary",
            ),
        ),
        lapses=(Lapse("lapse", lambda today: Q(stage="published", expires_on__lt=today)),),
    )


MADE = Q(origin=Origin.MADE)

declare(
    normative_documents_issued=Count(NormativeDocument, on="issued_on", where=MADE),
    normative_documents_in_force=StockAt(NormativeDocument, since="holds_from", until="holds_until"),
    normative_documents_withdrawn=Count(NormativeDocument, on="holds_until", where=Q(stage__in=WITHDRAWN)),
    normative_documents_out_of_force=Count(NormativeDocument, on="holds_until", where=~Q(stage__in=WITHDRAWN)),
    normative_document_review_proposals=Count(ReviewProposal, on="received_on"),
    normative_document_review_proposals_answered=Count(ReviewProposal, on="answered_on"),
    normative_documents_published=Count(NormativeDocument, on="announced_on", where=MADE),
    normative_documents_settled_unification=Count(NormativeDocument, on="unified_on", where=MADE),
    normative_documents_unified=Count(NormativeDocument, on="unified_on", where=MADE & Q(unified=True)),
    normative_document_unification_rate=Ratio("normative_documents_unified", "normative_documents_settled_unification"),
    normative_documents_submitted_for_review=Count(NormativeDocument, on="submitted_on", where=MADE),
    normative_document_review_opinions=Count(NormativeDocument, on="reviewed_on", where=MADE),
    normative_documents_due_for_filing=Count(NormativeDocument, on="filing_counted_on", where=MADE),
    normative_documents_filed=Count(NormativeDocument, on="filed_on", where=MADE),
    normative_documents_filed_of_due=Count(
        NormativeDocument, on="filing_counted_on", where=MADE & Q(filed_in_its_year=True)
    ),
    normative_documents_filed_on_time=Count(
        NormativeDocument, on="filing_counted_on", where=MADE & Q(filed_in_time=True)
    ),
    normative_document_filing_rate=Ratio("normative_documents_filed_of_due", "normative_documents_due_for_filing"),
    normative_document_filing_on_time_rate=Ratio(
        "normative_documents_filed_on_time", "normative_documents_due_for_filing"
    ),
)

say(
    "rulemaking",
    "全年制定行政规范性文件{normative_documents_issued}，统一公布{normative_documents_published}，"
    "报送备案{normative_documents_filed}，“三统一”率{normative_document_unification_rate}。",
    "司法行政部门受理送审规范性文件{normative_documents_submitted_for_review}，"
    "出具合法性审核意见{normative_document_review_opinions}。",
)
