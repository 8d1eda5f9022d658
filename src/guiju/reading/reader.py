"""``read``: one report from its file or text to figures, findings and checks."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from . import names
from .glyphs import uniform
from .loading import load
from .measures import measure
from .quantities import scan
from .record import ConceptLike, Reading
from .sharing import settle
from .structure import Layout
from .wordings import Index

Catalogue = Mapping[str, ConceptLike] | Iterable[ConceptLike]


def read(source: str | bytes | Path, *, catalogue: Catalogue = (), earlier: Sequence[str] = ()) -> Reading:
    loaded = load(source)
    glyphs = uniform(loaded.text)
    layout = Layout(glyphs)
    skip = names.covered(glyphs)
    for ordinal in layout.ordinals:
        skip[ordinal.start : ordinal.end] = b"\1" * (ordinal.end - ordinal.start)
    found = settle(glyphs, scan(glyphs, skip))
    concepts = catalogue.values() if isinstance(catalogue, Mapping) else catalogue
    index = Index(concepts)
    figures = measure(glyphs, found, layout, index)
    return Reading(text=loaded.text, figures=figures, sections=layout.sections)
