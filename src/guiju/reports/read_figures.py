"""What the reader took from a report that came in, and what people say of it: figures, findings, what was left unread.

The reading stands as it was made. A word by hand (another measure, another value, struck, added) is a row of its own that a
step adds; the latest one counts, so each is taken back by the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from guiju.kernel.declaring.matters import Part
from guiju.reading import Reading
from guiju.reading.labels import FINDINGS, KINDS, PRECISIONS
from guiju.reading.record import Candidate

MOST_CANDIDATES = 400  # signs


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
    # What came into question, best first, each with the words that spoke for it: "id=词、词 id=词".
    candidates = models.CharField("可能的数据", max_length=MOST_CANDIDATES, blank=True)
    by_machine = models.BooleanField("由机器识别", default=False)
    why = models.CharField("补录理由", max_length=200, blank=True)

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


class LeftUnread(Part):
    """Something of the file that was not read, and where in the text it would stand."""

    matter = models.ForeignKey("reports.ReportFiling", models.PROTECT, related_name="left_unread")
    words = models.CharField("说明", max_length=300)
    place = models.PositiveIntegerField("位置", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "没有读出的内容"

    severity = "unread"

    @property
    def start(self) -> int:
        return self.place

    @property
    def end(self) -> int:
        return self.place

    @property
    def message(self) -> str:
        return self.words


class MeasureByHand(Part):
    """What a person says a figure measures, instead of what the reader took it for. The latest word counts."""

    matter = models.ForeignKey("reports.ReportFiling", models.PROTECT, related_name="by_hand")
    figure = models.ForeignKey(ReadFigure, models.PROTECT, verbose_name="读出的数据")
    concept = models.CharField("应为数据", max_length=80, blank=True)
    why = models.CharField("理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "人工订正"


class ValueByHand(Part):
    """What a person says a figure comes to, or that it is none. The latest word counts; struck and taken back, a figure
    stands as it did before."""

    matter = models.ForeignKey("reports.ReportFiling", models.PROTECT, related_name="values_by_hand")
    figure = models.ForeignKey(ReadFigure, models.PROTECT, verbose_name="读出的数据")
    value = models.DecimalField(
        "应为数值", max_digits=24, decimal_places=6, null=True, validators=[MinValueValidator(Decimal("-1e18"))]
    )
    unit = models.CharField("应为单位", max_length=30, blank=True)
    struck = models.BooleanField("剔除", default=False)
    why = models.CharField("理由", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "数值的人工订正"


def of_latest(record: Any, rows: Iterable[Any]) -> list[Any]:
    """The rows of the latest reading."""
    return [row for row in rows if row.seq == record.reading]


def told_of(reading: Reading) -> dict[str, Any]:
    """What the ``read`` step tells: figures, findings, and whose report of which year it says it is."""
    return {
        "figures": [
            {
                "start": f.start, "end": f.end, "text": f.text[:100], "value": None if f.value is None else str(f.value),
                "unit": (f.unit or "")[:30], "precision": f.precision, "kind": f.kind, "concept": f.concept or "",
                "phrase": f.phrase[:200], "by_machine": f.by_machine, "candidates": _candidates(f.candidates),
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
        "left_unread": [
            {"words": note.message[:300], "place": note.places[0] if note.places else 0} for note in reading.notes
        ],
        "own_title": " ".join(reading.title.split())[:200],
        "said": f"{reading.region or '未写明地区'} {reading.year or '未写明年度'} {reading.title}"[:200],
    }  # fmt: skip


def _candidates(told: Iterable[Candidate]) -> str:
    """Candidates as they are kept; as many as the column holds whole."""
    kept = ""
    for one in told:
        more = f"{kept} {one.concept}={'、'.join(one.words)}".strip()
        kept = more if len(more) <= MOST_CANDIDATES else kept
    return kept


def candidates_of(kept: str) -> list[tuple[str, str]]:
    """The concepts that came into question, best first, each with the words that spoke for it."""
    return [(concept, words) for concept, _, words in (one.partition("=") for one in kept.split())]


def latest_figures(figures: QuerySet[ReadFigure]) -> QuerySet[Any]:
    """The figures of the latest reading and those added to it, each with what now holds of it by the last word by hand:
    ``concept_now``, ``value_now``, ``unit_now``, ``struck``, and whether its measure or value was told ``by_hand``."""
    measures = MeasureByHand.objects.filter(figure=OuterRef("pk")).order_by("-seq", "-pk")
    words = ValueByHand.objects.filter(figure=OuterRef("pk")).order_by("-seq", "-pk")
    values = words.filter(value__isnull=False)
    return (
        figures.filter(seq__gte=F("matter__reading"))
        .annotate(
            concept_now=Coalesce(Subquery(measures.values("concept")[:1]), F("concept")),
            value_now=Coalesce(Subquery(values.values("value")[:1]), F("value")),
            unit_now=Coalesce(Subquery(values.values("unit")[:1]), F("unit")),
            struck=Coalesce(Subquery(words.values("struck")[:1]), False),
            measured=Exists(measures),
            valued=Exists(values),
        )
        .order_by("start", "pk")
    )


def figures_of(record: Any) -> list[dict[str, Any]]:
    """The figures of a report as they now stand: start, end, text, value, unit, precision, kind, concept."""
    return [
        {
            "row": row, "start": row.start, "end": row.end, "text": row.text, "value": row.value_now,
            "unit": row.unit_now, "precision": "exact" if row.valued else row.precision, "kind": row.kind,
            "concept": row.concept_now, "by_hand": row.measured or row.valued or row.seq > record.reading,
        }
        for row in latest_figures(record.figures.all())
        if not row.struck
    ]  # fmt: skip
