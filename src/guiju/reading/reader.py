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
from .parts import link_parts
from .quantities import Quantity, scan
from .record import ConceptLike, Reading
from .sharing import settle
from .structure import Layout
from .wordings import Index

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
    figure gets a concept); ``earlier`` are texts of earlier reports, or of neighbours, to find reused passages in;
    ``recognised`` is what was recognised in pages without text (None: have it done, see ``load``). Raises ``Unreadable``
    with a Chinese sentence where the source is no readable report.
    """
    loaded = load(source, recognised)
    text = uniform(loaded.text)
    layout = Layout(text)
    identity = identify(text, loaded.fields)
    skip = _skipped(text, layout, identity)
    tables = Tables(text, loaded.grids)
    quantities = settle(text, tables.settle(_damaged(text, scan(text, skip))))
    concepts = catalogue or {}
    figures = measure(text, quantities, layout, _index(concepts) if concepts else None)
    for figure in figures:
        figure.text = loaded.text[figure.start : figure.end]
        figure.phrase = tables.named(figure) or figure.phrase
        figure.by_machine = any(start <= figure.start < end for start, end in loaded.machine)
    link_parts(text, figures, layout)
    subject = Subject(text, layout, skip, quantities, figures, identity, concepts, tuple(map(uniform, earlier)))
    findings, checks = examine(subject)
    return Reading(
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
