"""``read``: one report from its file or text to figures, findings and checks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from . import names
from .cells import Tables
from .checks import Subject, examine
from .glyphs import uniform
from .identity import Identity, identify
from .loading import load
from .measures import measure
from .naming import Index
from .parts import unname
from .quantities import Quantity, scan
from .record import ConceptLike, Reading
from .sharing import settle
from .smoothing import Smooth, smooth
from .structure import Layout

Catalogue = Mapping[str, ConceptLike]
FURNITURE = 2
_HELD: dict[str, tuple[Catalogue, Index]] = {}


def read(
    source: str | bytes | Path,
    *,
    catalogue: Catalogue | None = None,
    earlier: Sequence[str] = (),
    recognised: Mapping[int, str] | None = None,
) -> Reading:
    """Reads a report.

    ``source`` is the text, the bytes of a file or its path; ``catalogue`` maps concept ids to concepts (without one no
    figure gets a concept); ``earlier`` are texts of earlier reports, or of neighbours, to find reused passages in.
    ``recognised`` is what was recognised in pages without text (None: have it done, see ``load``). Raises ``Unreadable``
    with a Chinese sentence where the source is no readable report.
    """
    loaded = load(source, recognised)
    given = uniform(loaded.text)
    smoothed = smooth(given)
    text = smoothed.text
    layout = Layout(text)
    identity = identify(text, loaded.fields)
    skip = _skipped(text, layout, identity)
    tables = Tables(given, loaded.grids)
    quantities = settle(text, tables.settle(smoothed, _damaged(text, scan(text, skip))))
    concepts = catalogue or {}
    figures = measure(text, quantities, layout, _index(concepts) if concepts else None)
    unname(figures, concepts)
    subject = Subject(text, layout, skip, quantities, figures, identity, concepts, tuple(map(uniform, earlier)))
    subject.torn = smoothed.torn
    findings, checks = examine(subject)
    for figure in figures:
        figure.text = loaded.text[smoothed.back(figure.start) : smoothed.back(figure.end, ends=True)]
    reading = Reading(
        text=loaded.text,
        title=identity.title,
        region=identity.region,
        level=identity.level,
        year=identity.year,
        issuer=identity.issuer,
        addressee=identity.addressee,
        date=identity.date,
        fields=identity.fields,
        sections=layout.sections,
        figures=figures,
        findings=findings,
        checks=checks,
        notes=loaded.notes,
        unread=loaded.unread,
    )
    _lead_back(reading, smoothed)
    for figure in figures:
        figure.by_machine = any(start <= figure.start < end for start, end in loaded.machine)
    return reading


def _lead_back(reading: Reading, smoothed: Smooth) -> None:
    """Every span counts the characters of the text as given."""
    if smoothed.text is reading.text or not smoothed.moved:
        return

    def back(span: tuple[int, int]) -> tuple[int, int]:
        return smoothed.back(span[0]), smoothed.back(span[1], ends=True)

    for section in reading.sections:
        section.start, section.end = back((section.start, section.end))
    for figure in reading.figures:
        figure.start, figure.end = back((figure.start, figure.end))
        figure.sentence = back(figure.sentence)
    for finding in reading.findings:
        finding.start, finding.end = back((finding.start, finding.end))
        finding.others = [back(other) for other in finding.others]
    for check in reading.checks:
        check.spans = [back(span) for span in check.spans]


def _damaged(text: str, found: list[Quantity]) -> list[Quantity]:
    """A number beside a sign that could not be read is not known."""
    for quantity in found:
        if "\ufffd" in text[max(0, quantity.start - 1) : quantity.end + 1]:
            quantity.value, quantity.precision = None, "malformed"
    return found


def _index(concepts: Catalogue) -> Index:
    """Built once for a catalogue, not once a report."""
    held = _HELD.get("index")
    if held is None or held[0] is not concepts:
        held = _HELD["index"] = (concepts, Index(concepts.values()))
    return held[1]


def _skipped(text: str, layout: Layout, identity: Identity) -> bytearray:
    """1 on names and ordinals, 2 on the furniture of the page."""
    skip = names.covered(text)
    for ordinal in layout.ordinals:
        skip[ordinal.start : ordinal.end] = b"\1" * (ordinal.end - ordinal.start)
    for start, end in (*identity.furniture, identity.title_span):
        skip[start:end] = bytes([FURNITURE]) * (end - start)
    return skip
