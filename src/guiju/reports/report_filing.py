"""下级报告报送: a township's or agency's annual report comes in, is read, checked, corrected, accepted or returned.

Reading is a step like any other: what the reader took from the text stands in the ledger, and so does every correction of
a measure by hand. A report with plain defects is accepted only with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models

from guiju.figures import catalogue
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.ranges import YEAR
from guiju.kernel.declaring.steps import NEW, At, Clock, Gate, Once, Step, Writes
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Agency, Role
from guiju.reading import Reading, Unreadable, apart
from guiju.reading.labels import FINDINGS, KINDS, PRECISIONS
from guiju.reports.annual_report import ANSWERABLE

EARLIER = 12
"""How many accepted reports a new one is compared with for reused text."""


class ReadFigure(Part):
    """One quantity as read: where it stands, what it says, which figure of the catalogue it is (empty: none)."""

    matter = models.ForeignKey("reports.ReportFiling", models.PROTECT, related_name="figures")
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    text = models.CharField("原文", max_length=100)
    # A report may say that something fell: below nought, as far as the column reaches.
    value = models.DecimalField(
        "数值", max_digits=24, decimal_places=6, null=True, validators=[MinValueValidator(Decimal("-1e18"))]
    )
    unit = models.CharField("单位", max_length=30, blank=True)
    precision = models.CharField("精确程度", max_length=12, choices=list(PRECISIONS.items()))
    kind = models.CharField("类别", max_length=12, choices=list(KINDS.items()))
    concept = models.CharField("数据", max_length=80, blank=True)
    phrase = models.CharField("计量内容", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "读出的数据"


class FoundFault(Part):
    """One finding: a plain defect or a question for a person."""

    matter = models.ForeignKey("reports.ReportFiling", models.PROTECT, related_name="faults")
    kind = models.CharField("类别", max_length=30, choices=list(FINDINGS.items()))
    severity = models.CharField("程度", max_length=10, choices=[("defect", "明显错误"), ("question", "待核实")])
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    message = models.CharField("问题", max_length=500)
    settles = models.CharField("如何核实", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "发现的问题"


class MeasureByHand(Part):
    """What a person says a figure measures, instead of what the reader took it for. The latest word counts."""

    matter = models.ForeignKey("reports.ReportFiling", models.PROTECT, related_name="by_hand")
    figure = models.ForeignKey(ReadFigure, models.PROTECT, verbose_name="读出的数据")
    concept = models.CharField("应为数据", max_length=80, blank=True)
    why = models.CharField("理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "人工订正"


FILE = asks.upload("file", "报告正文")
MOST_READ = 3000
"""Figures and findings of one report; the longest read by hand has some 300."""


def readable(facts: Facts) -> str | None:
    name, content, _ = facts["file"]
    try:
        read = reading_of(content, facts.record)
    except Unreadable as error:
        return f"“{name}”不能收：{error}"
    if (count := len(read.figures) + len(read.findings)) > MOST_READ:
        return f"“{name}”不能收：读出{count}项数据和问题，超过{MOST_READ}项，不是一份年度报告；请拆分后报送。"
    return None


def one_at_a_time(facts: Facts) -> str | None:
    """A report that is still being looked at comes again by ``refile``, not as a second filing."""
    same = ReportFiling.objects.filter(agency_id=facts.record.agency_id, filer=facts["filer"], year=facts["year"])
    there = facts.look_at(same.exclude(stage="accepted").exclude(pk=facts.record.pk))
    if not there:
        return None
    here = there[0]
    return f"{here.filer}{here.year}年度的报告已经收到，{here.stage_label}：请在该件上接收，或者退回后“重新报送”。"


def known_concept(facts: Facts) -> str | None:
    known = catalogue.load()
    strange = [row["concept"] for row in facts["by_hand"] if row["concept"] and row["concept"] not in known]
    return f"目录中没有数据“{'、'.join(strange)}”。" if strange else None


def own_figures(facts: Facts) -> str | None:
    strange = [row for row in facts["by_hand"] if row["figure"].matter_id != facts.record.pk]
    return "所订正的数据不在这份报告中。" if strange else None


def no_open_defects(facts: Facts) -> str | None:
    """Defects of the latest reading; a reason settles them."""
    defects = [fault for fault in of_latest(facts.record, facts.parts("faults")) if fault.severity == "defect"]
    if not defects or facts["reason"]:
        return None
    return f"报告尚有{len(defects)}处明显错误，应当退回修改；确需接收的，请填写理由。"


def of_latest(record: Any, rows: Iterable[Any]) -> list[Any]:
    """The rows of the latest reading."""
    return [row for row in rows if row.seq == record.reading]


def read_ahead(told: Mapping[str, Any]) -> None:
    """Read the file before the database is locked; what is wrong with it the step will say."""
    with suppress(ValidationError, Unreadable):
        if (file := FILE.clean(told.get("file"))) is not None:
            reading_of(file[1])


def reading_of(content: bytes, record: Any = None) -> Reading:
    """The file as read apart and held against the reports accepted lately; read once, whoever asks. Raises Unreadable."""
    return apart.reading(content, catalogue.load(), earlier_texts(record))


def read_it(act: Act) -> None:
    """The file just received, as read; figures and findings become a step of their own."""
    _, content, _ = act.facts["file"]
    act.as_system("read", act.record, told_of(reading_of(content, act.record)))


def told_of(reading: Reading) -> dict[str, Any]:
    """What the ``read`` step tells: figures, findings, and whose report of which year it says it is."""
    return {
        "figures": [
            {
                "start": f.start, "end": f.end, "text": f.text[:100], "value": None if f.value is None else str(f.value),
                "unit": (f.unit or "")[:30], "precision": f.precision, "kind": f.kind, "concept": f.concept or "",
                "phrase": f.phrase[:200],
            }
            for f in reading.figures
        ],
        "faults": [
            {
                "kind": f.kind, "severity": f.severity, "start": f.start, "end": f.end, "message": f.message[:500],
                "settles": f.settles[:300],
            }
            for f in reading.findings
        ],
        "said": f"{reading.region or '未写明地区'} {reading.year or '未写明年度'} {reading.title}"[:200],
    }  # fmt: skip


def earlier_texts(record: Any) -> list[str]:
    """Texts of the latest other reports accepted, for the check of reused passages."""
    others = ReportFiling.objects.filter(stage="accepted").exclude(pk=record and record.pk).order_by("-last_step_on")
    ids = list(others.values_list("pk", flat=True)[:EARLIER])
    texts = []
    for paper in Paper.objects.filter(register="report_filing", matter_id__in=ids, kind="file"):
        with suppress(Unreadable, OSError):
            texts.append(apart.text_of(paper.digest, partial(paper.content_for, Use.READING)))
    return texts


class ReportFiling(Matter):
    """One report of one agency on one year, as it came in."""

    filer = models.ForeignKey(Agency, models.PROTECT, verbose_name="报送机关", related_name="+")
    year = models.PositiveSmallIntegerField("年度", validators=YEAR)
    reading = models.PositiveIntegerField("最近一次读出（账簿序号）", default=0)

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "下级报告报送"

    @property
    def reported_in(self) -> date:
        """The year in which the year is reported on begins, whenever the report itself comes in."""
        return date(self.year + 1, 1, 1)

    procedure = Procedure(
        Step(
            "receive",
            "收到报告",
            since=NEW,
            to="received",
            asks=(Matter.title, filer, year, FILE),
            gates=(
                Gate("house.readable", readable, "file", "报告正文可以读出文字"),
                Gate("house.one_filing_at_a_time", one_at_a_time, "filer", "该机关该年度没有尚未接收的报告"),
            ),
            prepares=read_ahead,
            then=read_it,
            help_text="支持 Word、PDF（含文字）和纯文本；收到后自动读出数据并检查。",
        ),
        Step(
            "read",
            "读出数据",
            since=("received", "read"),
            to="read",
            by=(Role.SYSTEM,),
            asks=(
                asks.parts(
                    "figures",
                    "读出的数据",
                    ReadFigure,
                    "start",
                    "end",
                    "text",
                    "precision",
                    "kind",
                    optional=("value", "unit", "concept", "phrase"),
                    least=0,
                ),
                asks.parts(
                    "faults",
                    "发现的问题",
                    FoundFault,
                    "kind",
                    "severity",
                    "start",
                    "end",
                    "message",
                    optional=("settles",),
                    least=0,
                ),
                asks.maybe(asks.words("said", "报告自述", longest=200)),
            ),
            sets={"reading": Once(lambda facts: facts.record.version + 1)},
        ),
        Step(
            "correct_measure",
            "订正数据",
            since="read",
            at=(At.OWN, *ANSWERABLE),
            asks=(asks.parts("by_hand", "人工订正", MeasureByHand, "figure", optional=("concept", "why")),),
            gates=(
                Gate("house.known_figure", known_concept, "by_hand", "应为数据在数据目录中"),
                Gate("house.own_figure", own_figures, "by_hand", "所订正的数据在这份报告中"),
            ),
        ),
        Step(
            "return",
            "退回修改",
            since="read",
            to="returned",
            at=ANSWERABLE,
            asks=(asks.words("advice", "修改意见"),),
            writes=Writes(
                "report_filing_return",
                "关于修改法治政府建设年度报告的函",
                also=lambda facts: {"faults": of_latest(facts.record, facts.parts("faults"))},
            ),
        ),
        Step(
            "refile",
            "重新报送",
            since="returned",
            to="received",
            at=(At.OWN, *ANSWERABLE),
            asks=(FILE,),
            gates=(Gate("house.readable", readable, "file", "报告正文可以读出文字"),),
            prepares=read_ahead,
            then=read_it,
        ),
        Step(
            "accept",
            "接收",
            since="read",
            to="accepted",
            by=(Role.HEAD, Role.LEGAL),
            at=ANSWERABLE,
            asks=(asks.maybe(asks.reason("带问题接收的理由"), "报告尚有明显错误的，应当填写。"),),
            gates=(Gate("house.no_open_defects", no_open_defects, "reason", "没有明显错误，或者写明带问题接收的理由"),),
        ),
        stages={"received": "已收到", "read": "已读出", "returned": "已退回", "accepted": "已接收"},
        ends=("accepted",),
        clocks=(Clock("annual_report.department", starts="receive", counted_from="reported_in", met_by="read"),),
    )


def figures_of(record: Any) -> list[dict[str, Any]]:
    """The figures of the latest reading with the last word by hand: start, end, text, value, unit, precision, concept."""
    by_hand = {row.figure_id: row for row in record.by_hand.order_by("seq", "pk")}
    found = []
    for row in of_latest(record, record.figures.order_by("start", "pk")):
        hand = by_hand.get(row.pk)
        found.append({
            "row": row, "start": row.start, "end": row.end, "text": row.text, "value": row.value, "unit": row.unit,
            "precision": row.precision, "kind": row.kind, "concept": hand.concept if hand else row.concept,
            "by_hand": hand is not None,
        })  # fmt: skip
    return found
