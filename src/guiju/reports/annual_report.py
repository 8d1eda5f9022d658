"""法治政府建设年度报告: a region's report on a year, compiled from figures, confirmed, approved, frozen, sent up, published.

The parts it must have and the days by which it is sent up and published: 法治政府建设与责任落实督察工作规定 (2019).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from guiju.figures import freezing
from guiju.figures.chapters import CHAPTERS
from guiju.figures.models import Frozen
from guiju.figures.period import Period
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.offered import Offered
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.ranges import YEAR
from guiju.kernel.declaring.steps import NEW, At, Clock, Gate, Once, Step
from guiju.kernel.offices.organs import Organ, organ_over
from guiju.kernel.offices.people import Agency, Role
from guiju.reports import confirming
from guiju.reports.answerable import ANSWERABLE
from guiju.reports.figures_said import figures_of, unknown_in

CHAPTER_CHOICES = list(CHAPTERS.items())
PARTS = ("shortcomings", "first_responsible", "plan")
WRITTEN = ("opening", *PARTS, "others")


class Passage(Part):
    """Free text for a chapter, around its figures; ``{figure}`` stands for a figure. The latest of a chapter counts."""

    matter = models.ForeignKey("reports.AnnualReport", models.PROTECT, related_name="passages")
    chapter = models.CharField("部分", max_length=20, choices=CHAPTER_CHOICES)
    text = models.TextField("文字", max_length=5000)

    class Meta:
        verbose_name = verbose_name_plural = "文字说明"


PASSAGES = asks.parts("passages", "文字说明", Passage, "chapter", "text", least=0)


def every_part_written(facts: Facts) -> str | None:
    """The report has all parts the 2019 rule demands."""
    columns: Any = AnnualReport._meta
    missing = [str(columns.get_field(name).verbose_name) for name in PARTS if not facts[name]]
    return f"报告缺少：{'、'.join(missing)}。" if missing else None


def known_figures_said(facts: Facts) -> str | None:
    """A name that is no figure would be printed as it stands."""
    strange = unknown_in([row["text"] for row in facts["passages"]])
    return f"文字说明中的“{strange[0]}”不是数据名，见术语对照。" if strange else None


def one_a_year(facts: Facts) -> str | None:
    year = facts["year"]
    there = AnnualReport.objects.filter(region=facts.record.region, year=year)
    return f"{year}年度的报告已在编制：{there.first()}。" if there.exclude(stage="abandoned").exists() else None


def year_is_over(facts: Facts) -> str | None:
    year = facts["year"]
    return f"{year}年度尚未结束。" if facts.on.year <= year else None


def approving_government(facts: Facts) -> Agency | None:
    """The government that approves the report, in whose series it is numbered."""
    key = organ_over(Organ.GOVERNMENT, facts.record.region, facts.on)
    return None if key is None else Agency.objects.get(pk=key)


def snapshot(facts: Facts) -> list[Frozen]:
    """The report's figures as they stand at this step: counted once, for the digest in the ledger and for the rows."""
    record = facts.record
    if "snapshot" not in facts.worked_out:
        period = Period.year(facts["year"])
        made = freezing.snapshot(record.pk, figures_of(record), record.region, period, facts.on)
        facts.worked_out["snapshot"] = made
    found: list[Frozen] = facts.worked_out["snapshot"]
    return found


class AnnualReport(Matter):
    """年度报告: one region, one year."""

    year = models.PositiveSmallIntegerField("年度", validators=YEAR)
    addressee = models.CharField("主送机关", max_length=100)
    issuer = models.CharField("报告机关", max_length=100)
    opening = models.TextField("导语", max_length=2000, blank=True)
    shortcomings = models.TextField("存在的不足和原因", max_length=5000, blank=True)
    first_responsible = models.TextField("党政主要负责人履行第一责任人职责情况", max_length=5000, blank=True)
    plan = models.TextField("下一年度主要安排", max_length=5000, blank=True)
    others = models.TextField("其他需要报告的情况", max_length=5000, blank=True)
    confirm_by = models.DateField("各机关确认数据的期限", null=True, blank=True)
    signer = models.CharField("签发人", max_length=40, blank=True)
    copied_to = models.CharField("抄送机关", max_length=300, blank=True)
    approver = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审定机关"
    )
    figures_digest = models.CharField("数据摘要", max_length=64, blank=True)
    small_in_full = models.BooleanField(
        "少于5人的数字按原数公布",
        default=False,
        help_text="不勾选的，只供办理人员查看的台账中少于5人的数字写作“少于5人”。",
    )
    approved_on = models.DateField("审定日期", null=True, blank=True)
    sent_up_on = models.DateField("报送日期", null=True, blank=True)

    audience = "shared"

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "法治政府建设年度报告"

    @property
    def reported_in(self) -> date:
        """The year in which the year is reported on begins, whenever somebody begins to write."""
        return date(self.year + 1, 1, 1)

    procedure = Procedure(
        Step(
            "compile",
            "编制",
            since=NEW,
            to="compiling",
            at=ANSWERABLE,
            asks=(Matter.title, year, addressee, issuer),
            gates=(
                Gate("house.year_is_over", year_is_over, "year", "报告年度已经结束"),
                Gate("house.one_report_a_year", one_a_year, "year", "本年度没有在编制的报告"),
            ),
            decides=(year,),
            set_right_by=("abandon",),
        ),
        Step(
            "write",
            "撰写",
            since=("compiling", "returned"),
            to="compiling",
            at=ANSWERABLE,
            asks=(
                asks.maybe(opening),
                asks.maybe(shortcomings),
                asks.maybe(first_responsible),
                asks.maybe(plan),
                asks.maybe(others),
                PASSAGES,
            ),
            gates=(Gate("house.known_figures_said", known_figures_said, "passages", "所引用的都是数据名"),),
            decides=(opening, shortcomings, first_responsible, plan, others, PASSAGES),
            set_right_by=("write",),
            edits=True,
            sets=lambda facts: {name: facts[name] or getattr(facts.record, name) for name in WRITTEN},
            help_text="各部分显示现有文字，可以直接修改；清空的部分保留原文；文字说明中可用“{数据名}”引用数据。",
        ),
        Step(
            "ask",
            "送部门确认",
            since="compiling",
            at=ANSWERABLE,
            asks=(asks.ahead(confirm_by),),
            gates=(confirming.NOT_ASKED_YET, confirming.AHEAD),
            help_text="各机关在年度报告页确认本机关的数据，或者提出异议；逾期未答复的，届满后办理“核定未答复的数据”。",
        ),
        Step(
            "confirm",
            "部门确认数据",
            since="compiling",
            by=(Role.HEAD, Role.CLERK),
            at=At.ANY,
            asks=(confirming.CONFIRMATIONS,),
            gates=(
                *(confirming.ASKED, confirming.OWN, *confirming.REASONED),
                confirming.standing("confirmations"),
            ),
            offered=Offered.OWN_PAGE,
        ),
        Step(
            "answer",
            "处理异议",
            since="compiling",
            at=ANSWERABLE,
            asks=(confirming.ANSWERS,),
            help_text="异议成立的，由登记机关更正台账，数据变动后重新确认；不成立的，写明理由。",
        ),
        Step(
            "vouch",
            "核定未答复的数据",
            since="compiling",
            at=ANSWERABLE,
            asks=(confirming.VOUCHED, asks.words("how", "怎样核对", longest=500)),
            gates=(
                *(confirming.ASKED_BEFORE, confirming.TERM_OVER, confirming.NO_OBJECTION),
                confirming.standing("vouched"),
            ),
            offered=Offered.OWN_PAGE,
        ),
        Step(
            "submit",
            "提请审定",
            since="compiling",
            to="submitted",
            at=ANSWERABLE,
            gates=(
                Gate("annual_report.parts", every_part_written),
                confirming.ALL_CONFIRMED,
            ),
        ),
        Step(
            "return",
            "退回修改",
            since="submitted",
            to="returned",
            by=(Role.HEAD,),
            at=ANSWERABLE,
            asks=(asks.reason("退回理由"),),
        ),
        Step(
            "approve",
            "审定并冻结数据",
            since="submitted",
            to="approved",
            by=(Role.HEAD,),
            at=Organ.GOVERNMENT,
            asks=(signer, asks.maybe(copied_to), small_in_full),
            dates=(approved_on,),
            gates=(four_eyes("审定人不得是编制、撰写或者提请审定的人员。", "compile", "write", "submit"),),
            sets={
                "approver": approving_government,
                "figures_digest": Once(lambda facts: freezing.digest_of(snapshot(facts))),
            },
            keeps=snapshot,
        ),
        Step("send_up", "报送上级", since="approved", to="sent_up", at=ANSWERABLE, dates=(sent_up_on,)),
        Step("publish", "向社会公开", since="sent_up", to="published", at=ANSWERABLE, publishes=True),
        Step(
            "abandon",
            "撤销编制",
            since=("compiling", "submitted", "returned", "approved", "sent_up"),
            to="abandoned",
            by=(Role.HEAD,),
            at=ANSWERABLE,
            asks=(asks.REASON,),
            help_text="审定后发现有误、报送后被上级退回的，撤销后另行编制，数据重新冻结。",
        ),
        stages={
            "compiling": "编制中",
            "submitted": "待审定",
            "returned": "已退回",
            "approved": "已审定",
            "sent_up": "已报送",
            "published": "已公开",
            "abandoned": "已撤销",
        },
        ends=("published", "abandoned"),
        clocks=(
            Clock(
                until=confirm_by,
                words="各机关确认数据",
                source="送部门确认",
                starts="ask",
                met_by="submit",
                dropped_by=("vouch", "abandon"),
            ),
            Clock(
                "annual_report.government",
                starts="compile",
                counted_from="reported_in",
                met_by="send_up",
                dropped_by="abandon",
            ),
            Clock(
                "annual_report.publish",
                starts="compile",
                counted_from="reported_in",
                met_by="publish",
                dropped_by="abandon",
            ),
        ),
        numbering=(Numbering("annual_report", "{mark}〔{year}〕{n}号", at="approve", issuer="approver"),),
        publication=Publication(shows=("title", "number", "year", "issuer")),
    )
