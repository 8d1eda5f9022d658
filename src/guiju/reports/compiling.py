"""From a report's record to its text: sections as the 2019 rule demands, each figure a link to what it counts.

Before approval figures are as they stand now; after it they are as frozen, and one that has changed since is said to have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from guiju.documents import Block, Document, Heading, Imprint, Link, Paragraph, Text
from guiju.figures import compute, declared, freezing, withholding, wording
from guiju.figures.chapters import CHAPTERS
from guiju.figures.models import Frozen
from guiju.figures.period import Period
from guiju.reports.annual_report import AnnualReport
from guiju.reports.figures_said import figures_of

NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Value:
    """A figure of a report: as said, and, where it was frozen and stands otherwise now, as it stands now. ``kept_back``: it is
    a small number, and nobody who approved the report has such told as they are (``figures.withholding``)."""

    id: str
    value: Decimal | None
    now: Decimal | None
    frozen: bool
    kept_back: bool = False

    @property
    def said(self) -> str:
        return wording.said(self.value, declared.figure(self.id).concept, kept_back=self.kept_back)

    @property
    def now_said(self) -> str:
        return wording.said(self.now, declared.figure(self.id).concept, kept_back=self.kept_back)

    @property
    def changed(self) -> bool:
        return self.frozen and self.value != self.now


def values_of(report: AnnualReport) -> dict[str, Value]:
    """All figures of a report, in which all matters are counted: as many queries however many they are."""
    names, year = figures_of(report), Period.year(report.year)
    wanted = withholding.beside(names)
    now = compute.recorded(wanted, report.region, year, whole=True)
    rows = list(Frozen.objects.filter(matter_id=report.pk).defer("ids"))
    frozen = {row.figure: row.value for row in rows}
    hidden: set[str] = set()
    if not report.small_in_full:
        open_ones = compute.recorded(wanted, report.region, year)
        restricted = {name for name in wanted if now[name] != open_ones[name]}
        hidden = freezing.kept_back(rows) | withholding.kept_back(now, restricted)
    return {name: replace(_value(name, now[name], frozen), kept_back=name in hidden) for name in names}


def _value(name: str, now: Decimal | None, frozen: dict[str, Decimal | None]) -> Value:
    if name not in frozen:
        return Value(name, now, now, False)
    # Frozen values are kept to four decimals; what stands now is compared as it would be kept.
    return Value(name, frozen[name], None if now is None else now.quantize(Decimal("0.0001")), True)


def href(figure_id: str, report: AnnualReport, *, public: bool = False) -> str:
    """Where a figure's definition and records are shown."""
    if public:
        return f"/public/figures/{figure_id}/?region={report.region}&year={report.year}"
    return f"/figures/{figure_id}/?region={report.region}&year={report.year}&report={report.pk}"


def compiled(report: AnnualReport, values: dict[str, Value] | None = None, *, public: bool = False) -> Document:
    """The report as a document, with its ``values_of`` where they are known. ``public`` links lead to the public pages."""
    values = values_of(report) if values is None else values
    blocks: list[Block] = [Paragraph(report.opening)] if report.opening else []
    blocks.append(Heading(1, "一、推进法治政府建设的主要举措和成效"))
    passages = {row.chapter: row.text for row in report.passages.order_by("seq", "pk")}
    for chapter, label in CHAPTERS.items():
        paragraphs = _chapter(chapter, passages.get(chapter, ""), report, values, public)
        if paragraphs:
            number = NUMERALS[sum(isinstance(block, Heading) for block in blocks) - 1]
            blocks += [Heading(2, f"（{number}）{label}"), *paragraphs]
    for number, (heading, text) in zip("二三四五", _closing(report), strict=False):
        blocks.append(Heading(1, f"{number}、{heading}"))
        blocks += [Paragraph(line) for line in text.splitlines() if line.strip()]
    return Document(
        title=report.title,
        addressee=report.addressee,
        blocks=tuple(blocks),
        issuer=report.issuer,
        signed_on=report.approved_on,
        number=report.number or None,
        signer=report.signer or None,
        imprint=imprint(report),
    )


def imprint(report: AnnualReport) -> Imprint | None:
    """版记 of a report that was approved: printed by the government that approved it, on that day."""
    if report.approved_on is None or report.approver is None:
        return None
    return Imprint(report.copied_to, str(report.approver), report.approved_on)


def _closing(report: AnnualReport) -> list[tuple[str, str]]:
    """The parts that people write; of other matters only where there is something to report."""
    parts = [
        ("存在的不足和原因", report.shortcomings),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", report.first_responsible),
        ("下一年度推进法治政府建设的主要安排", report.plan),
        ("其他需要报告的情况", report.others),
    ]
    return parts if report.others else parts[:-1]


def _chapter(
    chapter: str, passage: str, report: AnnualReport, values: dict[str, Value], public: bool
) -> list[Paragraph]:
    """The free text of a chapter, then one paragraph of its sentences that count anything."""
    written = [Paragraph(_spans(line, report, values, public)) for line in passage.splitlines() if line.strip()]
    counted: list[Any] = []
    for sentence in declared.sentences(chapter):
        if any(values[name].value for name in sentence.figures if name in values):
            counted += _spans(sentence.text, report, values, public)
    return [*written, *([Paragraph(tuple(counted))] if counted else [])]


def _spans(text: str, report: AnnualReport, values: dict[str, Value], public: bool) -> tuple[Text | Link, ...]:
    """Text with each ``{figure}`` as a link; a name that is no figure stays as it is written."""
    spans: list[Text | Link] = []
    for plain, name in re.findall(r"([^{]*)(?:\{(\w+)\})?", text):
        if plain:
            spans.append(Text(plain))
        if name in values:
            spans.append(Link(values[name].said, href(name, report, public=public)))
        elif name:
            spans.append(Text("{" + name + "}"))
    return tuple(spans)
