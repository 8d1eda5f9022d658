"""How well files as offices make them are read: ``python -m tests.reading.scoring_files`` (old forms need LibreOffice)."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from guiju.figures.catalogue import load
from guiju.reading import Figure, Reading, Unreadable, read

from .marked_passages import FOLDER, Marked, marked
from .other_programs import CHANGED

FILES = FOLDER / "files"
OLD = (".doc", ".xls", ".rtf")


@dataclass
class FileScore:
    """A file's marks and figures, and which of them are the same by value, unit and concept."""

    marked: int
    printed: int
    found: int
    unit: int
    known: int
    named: int
    slips: list[str]


def marks() -> dict[str, list[Marked]]:
    """The figures of every file, in no order: where they stand is the reader's affair."""
    told = {}
    for block in (FILES / "marks.txt").read_text("utf-8").split("== file=")[1:]:
        name, _, body = block.partition("\n")
        told[name] = marked(body).figures
    return told


def readings(old: bool) -> Iterator[tuple[str, list[Marked], Reading | Unreadable]]:
    """Every file read, those of old forms only when asked for; at last the print again, turned, and without its signs."""
    catalogue, told = load(), marks()
    kept = {name: (FILES / name).read_bytes() for name in told if old or not name.endswith(OLD)}
    again = {f"printed, {how}": change(kept["printed.pdf"]) for how, change in CHANGED.items()}
    for name, content in {**kept, **again}.items():
        try:
            reading: Reading | Unreadable = read(content, catalogue=catalogue)
        except Unreadable as why:
            reading = why
        yield name, told.get(name, told["printed.pdf"]), reading


def scored(asked: list[Marked], figures: list[Figure]) -> FileScore:
    """Marks against figures: each mark takes the first figure left that has its value, one of its unit before others."""
    asked = [mark for mark in asked if mark.asked]
    score = FileScore(len(asked), len(figures), 0, 0, 0, 0, [])
    left = list(figures)
    for mark in asked:
        alike = [one for one in left if one.value == pytest.approx(mark.value)]
        figure = min(alike, key=lambda one: (one.unit != mark.unit, one.concept not in mark.concepts), default=None)
        if figure is None:
            score.slips.append(f"not found {mark.value}{mark.unit}")
            continue
        left.remove(figure)
        score.found += 1
        score.unit += figure.unit == mark.unit
        score.known += bool(mark.concepts)
        score.named += figure.concept in mark.concepts
        if figure.unit != mark.unit:
            score.slips.append(f"unit {figure.unit} for {mark.unit}: {figure.text}")
        if mark.concepts and figure.concept not in mark.concepts:
            score.slips.append(f"{figure.concept} for {'/'.join(sorted(mark.concepts))}: {figure.text}")
    score.slips += [f"no figure {one.text}" for one in left]
    return score


def main() -> None:
    total = FileScore(0, 0, 0, 0, 0, 0, [])
    for name, asked, reading in readings("--old" in sys.argv):
        if isinstance(reading, Unreadable):
            print(f"{name:18} unreadable: {reading}")
            continue
        one = scored(asked, reading.figures)
        print(f"{name:18} {one.found}/{one.marked} of {one.printed}, unit {one.unit}, concept {one.named}/{one.known}")
        print("".join(f"    {slip}\n" for slip in one.slips), end="")
        print("".join(f"    note: {note.message}\n" for note in reading.notes), end="")
        for count in ("marked", "printed", "found", "unit", "known", "named"):
            setattr(total, count, getattr(total, count) + getattr(one, count))
    print(total)


if __name__ == "__main__":
    main()
