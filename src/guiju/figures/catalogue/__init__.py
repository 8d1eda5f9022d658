"""The figure catalogue: what each published figure is called, counts, is counted in, and how people say it.

One YAML file per chapter of the registers. A register binds its computation to the entry of the same id; the reader
of published reports gets the wordings handed in. Users add wordings of their own in ``GUIJU_HOME/wordings/*.yaml``,
each file a mapping from concept id to a list of wordings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from guiju.home import home

KINDS = frozenset({"count", "sum", "stock", "ratio", "duration", "change", "norm"})
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CatalogueError(ValueError):
    """A catalogue or wordings file that cannot be used; the message says which and why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One figure of the catalogue.

    ``unit`` is the printed counter (``%`` for rates); ``wordings`` are search patterns: words parted by spaces must
    all stand in the figure's own clause, ``甲|乙`` is either, ``@词`` stands in the sentence, ``^词`` in the section,
    ``!词`` must not stand in the clause. ``relation`` is ``= a / b``, ``= a + b`` or ``<= a`` over concept ids.
    What no report tells of in a sentence has no wordings, and names the ``table`` of which it is a column.
    ``topic`` is what must be spoken of where the wordings alone could mean something else (a key of
    ``guiju.reading.topics``); ``whole`` the concept of which this counts a part; ``unlike`` those it is mistaken for:
    their words, where this has them not, speak against it; ``also`` are further counters. What no register yields has
    ``reported_statistic`` for one.
    """

    id: str
    label: str
    unit: str
    kind: str
    definition: str
    register: str
    chapter: str
    wordings: tuple[str, ...] = ()
    relation: str | None = None
    table: str = ""
    topic: str = ""
    whole: str = ""
    unlike: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@cache
def load() -> dict[str, Concept]:
    """All concepts by id, with the wordings this installation adds. Read once a process."""
    concepts = {concept.id: concept for concept in shipped()}
    for path in sorted((home() / "wordings").glob("*.yaml")):
        for concept_id, extra in added_wordings(path, concepts).items():
            concept = concepts[concept_id]
            concepts[concept_id] = replace(concept, wordings=concept.wordings + extra)
    return concepts


def shipped() -> Iterator[Concept]:
    """The concepts that come with the program, in the order of the files."""
    for entry in sorted(files(__name__).iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".yaml"):
            yield from chapter(yaml.load(entry.read_text("utf-8"), _Loader))  # noqa: S506 (a safe loader)


def chapter(text: Mapping[str, Any]) -> Iterator[Concept]:
    """The concepts of one chapter file; ``register`` and ``topic`` said at its head hold for all that say no other."""
    shared = {name: text[name] for name in ("register", "topic") if name in text}
    for concept_id, entry in text["concepts"].items():
        fields = shared | dict(
            entry,
            wordings=tuple(entry.get("wordings", ())),
            unlike=tuple(entry.get("unlike", ())),
            also=tuple(entry.get("also", ())),
        )
        yield Concept(id=concept_id, chapter=text["chapter"], **fields)


def added_wordings(path: Path, known: Mapping[str, Concept]) -> dict[str, tuple[str, ...]]:
    """A user's own wordings by concept id; raises CatalogueError on an unknown id or a wrong shape."""
    try:
        entries = yaml.load(path.read_text("utf-8"), _Loader) or {}  # noqa: S506 (a safe loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CatalogueError(f"说法文件 {path.name} 无法读取，请检查是否为 UTF-8 编码的 YAML。") from error
    if not isinstance(entries, dict):
        raise CatalogueError(f"说法文件 {path.name} 应为“指标编号: [说法, …]”的形式。")
    for concept_id, wordings in entries.items():
        if concept_id not in known:
            raise CatalogueError(f"说法文件 {path.name} 中的指标“{concept_id}”不在指标目录中。")
        if not isinstance(wordings, list) or not all(isinstance(wording, str) and wording for wording in wordings):
            raise CatalogueError(f"说法文件 {path.name} 中“{concept_id}”的说法应为文字列表。")
    return {concept_id: tuple(wordings) for concept_id, wordings in entries.items()}
