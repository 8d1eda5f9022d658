"""规范性文件清理: a campaign over documents; each in scope gets one verdict, which acts on the document at once.

The total of a campaign equals its verdicts: it cannot be closed before every document in scope has one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, declare, say
from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import sees
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.force import APPROVAL


class Verdict(models.TextChoices):
    """清理结论; each value is the step it takes on the document."""

    KEPT = "keep_valid", "继续有效"
    REISSUED = "order_reissue", "修改、重新公布"
    REPEALED = "repeal", "废止"
    VOID = "declare_void", "宣布失效"


STANDING: dict[str, tuple[str, ...]] = {
    Verdict.KEPT: ("published",),
    Verdict.REISSUED: ("published",),
    Verdict.REPEALED: ("published",),
    Verdict.VOID: ("published", "lapsed"),
}
"""Stages of a document on which a verdict acts."""
ENDS = (Verdict.REPEALED, Verdict.VOID)
DONE: dict[str, tuple[str, ...]] = {
    Verdict.KEPT: (),
    Verdict.REISSUED: ("renewed",),
    Verdict.REPEALED: ("repealed", "amended"),
    Verdict.VOID: ("void",),
}
"""Stages to which a document came by itself while the campaign ran: the verdict stands and acts no more."""


class ScopedDocument(Part):
    """A document in the scope of a campaign."""

    matter = models.ForeignKey("rulemaking.DocumentCleanup", models.PROTECT, related_name="scoped")
    document = models.ForeignKey(NormativeDocument, models.PROTECT, related_name="+", verbose_name="文件")
    left_because = models.CharField("移出理由", max_length=200, blank=True)
    left_on = models.DateField("移出日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "清理范围"

    def __str__(self) -> str:
        return str(self.document)


class CleanupVerdict(Part):
    """What a campaign decided on one document, and when."""

    matter = models.ForeignKey("rulemaking.DocumentCleanup", models.PROTECT, related_name="verdicts")
    document = models.ForeignKey(NormativeDocument, models.PROTECT, related_name="verdicts", verbose_name="文件")
    verdict = models.CharField("清理结论", max_length=20, choices=Verdict.choices)
    reason = models.CharField("理由", max_length=500)
    decided_on = models.DateField("决定日期")

    class Meta:
        verbose_name = verbose_name_plural = "清理结论"


def _named(documents: list[Any]) -> str:
    shown = "、".join(f"《{document.title}》" for document in documents[:3])
    return shown + (f"等{len(documents)}件" if len(documents) > 3 else "")


def _told(facts: Facts, name: str) -> list[Any]:
    return [row["document"] for row in facts[name]]


def _repeated(documents: list[Any]) -> list[Any]:
    return [document for n, document in enumerate(documents) if document in documents[:n]]


def _scope(facts: Facts) -> list[Any]:
    """The documents in scope, without those that were left out again."""
    return [row for row in facts.parts("documents") if not row.left_because]


def documents_can_be_judged(facts: Facts) -> str | None:
    wrong = [document for document in _told(facts, "documents") if document.stage not in ("published", "lapsed")]
    return f"{_named(wrong)}不是已公布的文件，不能列入清理范围。" if wrong else None


def documents_are_ours(facts: Facts) -> str | None:
    alien = [d for d in _told(facts, "documents") if not sees(facts.actor, d)]
    return f"{_named(alien)}不属于本机关或者本行政区域。" if alien else None


def in_scope_once(facts: Facts) -> str | None:
    given, already = _told(facts, "documents"), {row.document_id for row in _scope(facts)}
    twice = [document for document in given if document.pk in already] + _repeated(given)
    return f"{_named(twice)}重复列入。" if twice else None


def judged_in_scope(facts: Facts) -> str | None:
    scope = {row.document_id for row in _scope(facts)}
    strange = [document for document in _told(facts, "verdicts") if document.pk not in scope]
    return f"{_named(strange)}不在本次清理范围内。" if strange else None


def judged_once(facts: Facts) -> str | None:
    given, already = _told(facts, "verdicts"), {row.document_id for row in facts.parts("verdicts")}
    twice = [document for document in given if document.pk in already] + _repeated(given)
    return f"{_named(twice)}已有清理结论。" if twice else None


def verdict_fits_stage(facts: Facts) -> str | None:
    wrong = [
        row["document"]
        for row in facts["verdicts"]
        if row["document"].stage not in (*STANDING[row["verdict"]], *DONE[row["verdict"]])
    ]
    return (
        f"{_named(wrong)}的现状与所作结论不符：已失效的只能宣布失效，已终止的结论应当与其终止方式一致。"
        if wrong
        else None
    )


def makers_were_asked(facts: Facts) -> str | None:
    """规章制定程序条例 art. 36: of each document that is judged, after it was listed."""
    asked = facts["consulted_on"]
    if not asked:
        return "尚未征求制定机关和有关方面意见。"
    days = {deed.seq: deed.on for deed in facts.history if deed.step == "include"}
    later = {row.document_id for row in _scope(facts) if days[row.seq] > asked}
    since = [document for document in _told(facts, "verdicts") if document.pk in later]
    return f"{_named(since)}在征求意见（{asked}）以后才列入，请先就其征求意见。" if since else None


def every_document_judged(facts: Facts) -> str | None:
    scope, judged = _scope(facts), {row.document_id for row in facts.parts("verdicts")}
    if not scope:
        return "清理范围内没有文件。"
    left = [row for row in scope if row.document_id not in judged]
    return f"清理范围共{len(scope)}件，尚有{len(left)}件没有结论。" if left else None


def not_judged_yet(facts: Facts) -> str | None:
    """What has its verdict stays in the announcement."""
    there: dict[Any, Any] = dict(OUT.there(facts))
    judged = {row.document_id for row in facts.parts("verdicts")}
    out = [there[told["id"]] for told in facts["left_out"] if told["id"] in there]
    wrong = [row.document for row in out if row.document_id in judged]
    return f"{_named(wrong)}已有清理结论，不再移出。" if wrong else None


def nothing_judged(facts: Facts) -> str | None:
    judged = len(facts.parts("verdicts"))
    return f"已对{judged}件文件作出清理决定，应当继续清理并公布结果。" if judged else None


def _as_told(row: dict[str, Any], approval: str) -> dict[str, Any]:
    """What a verdict tells the step it takes: the two that end a document say who approved."""
    said = {"reason": row["reason"]}
    return {**said, "approval": approval} if row["verdict"] in ENDS else said


def carry_out(act: Act) -> None:
    """Every verdict takes its step on its document, as the document stands now."""
    given_now = act.facts["verdicts"]
    documents = NormativeDocument.objects.in_bulk([row["document"].pk for row in given_now])
    by_verdict: dict[str, list[tuple[NormativeDocument, dict[str, Any]]]] = defaultdict(list)
    for row in given_now:
        document = documents[row["document"].pk]
        if document.stage not in DONE[row["verdict"]]:
            by_verdict[row["verdict"]].append((document, _as_told(row, act.facts["approval"])))
    for verdict, given in by_verdict.items():
        act.take_many(verdict, NormativeDocument, given)


VERDICTS = asks.parts("verdicts", "清理结论", CleanupVerdict, "document", "verdict", "reason", dates=("decided_on",))

OUT = rows.of_each("left_out", "移出的文件", ScopedDocument, "left_because", dates=("left_on",))


class DocumentCleanup(Matter):
    """A campaign: 定期清理 or 专项清理."""

    class Kind(models.TextChoices):
        PERIODIC = "periodic", "定期清理"
        SPECIAL = "special", "专项清理"

    kind = models.CharField("清理类别", max_length=20, choices=Kind.choices)
    scope = models.CharField("清理范围", max_length=500)
    consulted_on = models.DateField("征求意见日期", null=True, blank=True)

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "规范性文件清理"

    procedure = Procedure(
        Step(
            "open", "启动清理", since=NEW, to="open", asks=(Matter.title, kind, scope, asks.words("basis", "清理依据"))
        ),
        Step(
            "include",
            "列入清理范围",
            since="open",
            asks=(asks.parts("documents", "文件", ScopedDocument, "document"),),
            gates=(
                Gate("house.cleanup_published_only", documents_can_be_judged, "documents", "所列文件均已公布"),
                Gate("house.cleanup_own_region", documents_are_ours, "documents", "所列文件属于本机关或者本行政区域"),
                Gate("house.cleanup_listed_once", in_scope_once, "documents", "文件不重复列入"),
            ),
        ),
        Step(
            "leave_out",
            "移出清理范围",
            since="open",
            asks=(OUT,),
            gates=(Gate("house.cleanup_judged_stays", not_judged_yet, "left_out", "移出的文件尚无清理结论"),),
        ),
        Step(
            "consult",
            "征求意见",
            since="open",
            by=(Role.CLERK, Role.LEGAL),
            dates=(consulted_on,),
            asks=(asks.words("opinions", "制定机关和有关方面意见"),),
        ),
        Step(
            "judge",
            "作出清理决定",
            since="open",
            by=(Role.HEAD,),
            asks=(VERDICTS, asks.maybe(APPROVAL, "废止、宣布失效其他机关文件的，应当填写。")),
            gates=(
                Gate("house.cleanup_in_scope", judged_in_scope, "verdicts", "文件在本次清理范围内"),
                Gate("house.cleanup_judged_once", judged_once, "verdicts", "文件尚无清理结论"),
                Gate("house.cleanup_fits_stage", verdict_fits_stage, "verdicts", "结论与文件现状相符"),
                Gate("house.cleanup_makers_asked", makers_were_asked, gist="已征求制定机关和有关方面意见"),
                four_eyes("列入清理范围的人员不得作出清理决定。", "include"),
            ),
            then=carry_out,
            decides=(VERDICTS, APPROVAL),
            help_text="清理决定作出后不作更正；结论有误的，由文件台账依法重新公布、废止或者宣布失效。",
        ),
        Step(
            "close",
            "公布清理结果",
            since="open",
            to="closed",
            sets={"outcome": "清理完毕"},
            gates=(Gate("house.cleanup_complete", every_document_judged, gist="清理范围内的文件均有结论"),),
            publishes=True,
            writes=Writes("cleanup_result", "清理结果公告"),
        ),
        Step(
            "abandon",
            "撤销清理",
            since="open",
            to="abandoned",
            by=(Role.HEAD,),
            asks=(asks.REASON,),
            gates=(Gate("house.cleanup_not_begun", nothing_judged, gist="尚未作出清理决定"),),
        ),
        stages={"open": "清理中", "closed": "已公布清理结果", "abandoned": "已撤销"},
        ends=("closed", "abandoned"),
        publication=Publication(shows=("title", "kind", "scope", "consulted_on", "closed_on", "outcome")),
    )

    @property
    def results(self) -> list[tuple[str, list[CleanupVerdict]]]:
        """Verdicts with their documents, grouped under each conclusion's label, as the announcement lists them."""
        given = list(self.verdicts.select_related("document__agency").order_by("document__number", "document__title"))
        groups = [(choice.label, [row for row in given if row.verdict == choice]) for choice in Verdict]
        return [(str(label), group) for label, group in groups if group]


def _verdicts(verdict: Verdict) -> Count:
    return Count(CleanupVerdict, on="decided_on", where=Q(verdict=verdict))


declare(
    cleanup_documents_total=Count(CleanupVerdict, on="decided_on"),
    cleanup_documents_kept_valid=_verdicts(Verdict.KEPT),
    cleanup_documents_reissued=_verdicts(Verdict.REISSUED),
    cleanup_documents_repealed=_verdicts(Verdict.REPEALED),
    cleanup_documents_declared_void=_verdicts(Verdict.VOID),
)

say(
    "rulemaking",
    "清理规范性文件{cleanup_documents_total}，其中继续有效{cleanup_documents_kept_valid}，"
    "重新公布{cleanup_documents_reissued}，废止{cleanup_documents_repealed}，"
    "宣布失效{cleanup_documents_declared_void}。",
)
