"""The five real reports, where a working copy has them beside it: the quality the reader is held to."""

from pathlib import Path

import pytest
import yaml

from guiju.figures.catalogue import Concept, load
from guiju.reading import Figure, Reading, read

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "figures").is_dir(), reason="the five reports are not in this copy")

Span = tuple[int, int]


class Marked:
    """One report as read by hand and as read by the program."""

    def __init__(self, path: Path) -> None:
        entry = yaml.safe_load(path.read_text("utf-8"))
        self.text = (SHARED / "seeds" / entry["document"]).read_text("utf-8")
        self.reading: Reading = read(self.text, catalogue=load())
        self.wanted: dict[Span, list[dict]] = {}
        for figure in entry["figures"]:
            at = self.text.index(figure["quote"]) + figure["quote"].index(figure["text"])
            self.wanted.setdefault((at, at + len(figure["text"])), []).append(figure)
        self.findings = [(self._span(finding["quote"]), finding) for finding in entry.get("findings", [])]
        self.pairs = [(figure, self._best(figure)) for figure in self.reading.figures]

    def _span(self, quote: str) -> Span:
        at = self.text.index(quote)
        return at, at + len(quote)

    def _best(self, figure: Figure) -> tuple[Span, dict] | None:
        fits = [
            (span, wanted)
            for span, all_wanted in self.wanted.items()
            if overlap(span, (figure.start, figure.end))
            for wanted in all_wanted
            if agree(figure, wanted)
        ]
        return max(fits, key=lambda fit: fit[1]["concept"] == figure.concept, default=None)


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def agree(figure: Figure, wanted: dict) -> bool:
    if wanted["precision"] == figure.precision == "malformed":
        return True
    return figure.value is not None and wanted["value"] is not None and abs(figure.value - wanted["value"]) < 1e-6


@pytest.fixture(scope="module")
def reports() -> list[Marked]:
    return [Marked(path) for path in sorted((SHARED / "figures").glob("*.yaml"))]


def test_recall_and_precision(reports: list[Marked]) -> None:
    wanted = sum(len(report.wanted) for report in reports)
    found = sum(len({pair[0] for _, pair in report.pairs if pair}) for report in reports)
    right = sum(pair is not None for report in reports for _, pair in report.pairs)
    printed = sum(len(report.pairs) for report in reports)
    assert found >= 0.99 * wanted and right >= 0.97 * printed, (found, wanted, right, printed)


def test_units_and_concepts(reports: list[Marked]) -> None:
    pairs = [(figure, pair[1]) for report in reports for figure, pair in report.pairs if pair]
    units = sum(figure.unit == wanted["unit"] for figure, wanted in pairs)
    concepts = sum(figure.concept == wanted["concept"] for figure, wanted in pairs)
    assert units >= 0.98 * len(pairs) and concepts >= 0.95 * len(pairs), (units, concepts, len(pairs))


def test_every_plain_defect_is_found(reports: list[Marked]) -> None:
    missed = [
        finding["quote"]
        for report in reports
        for span, finding in report.findings
        if finding.get("hard")
        and not any(
            found.kind == finding["kind"] and overlap(span, (found.start, found.end))
            for found in report.reading.findings
        )
    ]
    assert missed == []


def test_at_most_one_false_alarm_a_report(reports: list[Marked]) -> None:
    for report in reports:
        alarms = [
            found.message
            for found in report.reading.findings
            if found.severity == "defect"
            and not any(overlap(span, (found.start, found.end)) for span, _ in report.findings)
        ]
        assert len(alarms) <= 1, alarms


def test_every_concept_of_the_reports_is_in_the_catalogue(reports: list[Marked]) -> None:
    concepts: dict[str, Concept] = load()
    for report in reports:
        for all_wanted in report.wanted.values():
            assert {wanted["concept"] for wanted in all_wanted} <= concepts.keys()
