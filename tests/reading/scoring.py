"""How well a reader reads marked passages: ``python -m tests.reading.scoring sixth seventh``."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest

from guiju.figures.catalogue import load
from guiju.reading import Figure, Finding, Reading, read

from .marked_passages import Marked, Passage, passages

_ENDS = "。\n"


@dataclass
class Score:
    """Counts over passages; a figure that need not be one counts nowhere."""

    marked: int = 0
    found: int = 0
    printed: int = 0
    right: int = 0
    unit: int = 0
    known: int = 0
    named_right: int = 0
    named: int = 0
    named_wrong: int = 0
    defects: int = 0
    seen: int = 0
    asked: int = 0
    announced: int = 0
    true: int = 0
    friends: int = 0
    taken: int = 0
    said: int = 0
    said_right: int = 0
    whose: int = 0
    whose_right: int = 0
    slips: list[tuple[str, str, str]] = field(default_factory=list)

    def shares(self) -> dict[str, tuple[int, int]]:
        """What counts, part and whole."""
        return {
            "recall": (self.found, self.marked),
            "precision": (self.right, self.printed),
            "unit": (self.unit, self.found),
            "concept right": (self.named_right, self.known),
            "wrong names": (self.named_wrong, self.named),
            "announced defects true": (self.true, self.announced),
            "true defects seen": (self.seen, self.defects),
            "seen or asked about": (self.asked, self.defects),
            "false friends taken": (self.taken, self.friends),
            "title, region, year": (self.said_right, self.said),
            "issuer, level": (self.whose_right, self.whose),
        }


def scored(several: Iterable[tuple[Passage, Reading]]) -> Score:
    """The passages against what was read in them."""
    score = Score()
    for passage, reading in several:
        _figures(score, passage, reading.figures)
        _findings(score, passage, [one for one in reading.findings if one.severity == "defect"])
        score.asked += sum(
            any(one.kind == kind and one.start < end and start < one.end for one in reading.findings)
            for kind, start, end in ((kind, *_sentence(passage.text, words)) for kind, words in passage.defects)
        )
        for key, value in passage.said.items():
            _said(score, key, value.split("/"), str(getattr(reading, key) or ""))
    return score


def _figures(score: Score, passage: Passage, figures: Iterable[Figure]) -> None:
    pairs = [(figure, mark) for figure in figures if (mark := _mark_of(figure, passage.figures)) is not None]
    for figure in figures:
        touched = [mark for mark in passage.figures if figure.start < mark.end and mark.start < figure.end]
        if any(mark.asked for mark in touched) or not touched:
            score.printed += 1
            score.right += any(figure is one for one, _ in pairs) or _miss(score, "no figure", figure.text, passage)
    for mark in (one for one in passage.figures if one.asked):
        score.marked += 1
        read_as = next((one for one, its in pairs if its is mark), None)
        if read_as is None:
            _miss(score, "not found", passage.text[mark.start : mark.end], passage)
        else:
            score.found += 1
            _name(score, passage, read_as, mark)


def _mark_of(figure: Figure, marks: Iterable[Marked]) -> Marked | None:
    for mark in marks:
        same = figure.precision == "malformed" or figure.value == pytest.approx(mark.value)
        if figure.start < mark.end and mark.start < figure.end and same:
            return mark
    return None


def _name(score: Score, passage: Passage, figure: Figure, mark: Marked) -> None:
    around = passage.text[max(0, figure.start - 14) : figure.end]
    score.unit += figure.unit == mark.unit or _miss(score, "unit", f"{figure.unit} for {mark.unit}: {around}", passage)
    if mark.concepts:
        score.known += 1
        right = figure.concept in mark.concepts
        score.named_right += right
        if not right and not figure.concept:
            _miss(score, "no name", f"{around} ({'/'.join(sorted(mark.concepts))})", passage)
    if figure.concept and mark.judged:
        score.named += 1
        if figure.concept not in mark.concepts:
            score.named_wrong += 1
            _miss(score, "wrong name", f"{around}: {figure.concept} ({'/'.join(sorted(mark.concepts))})", passage)


def _findings(score: Score, passage: Passage, findings: list[Finding]) -> None:
    """A finding is true that names the kind of a defect in the sentence where its words stand."""
    places = [(kind, *_sentence(passage.text, words), words) for kind, words in passage.defects]
    score.defects += len(places)
    score.announced += len(findings)
    for one in findings:
        where = [place for place in places if place[0] == one.kind and one.start < place[2] and place[1] < one.end]
        words = f"{one.kind}: {passage.text[one.start : one.end]}"
        score.true += bool(where) or _miss(score, "false alarm", words[:60], passage)
    for kind, start, end, words in places:
        hit = any(one.kind == kind and one.start < end and start < one.end for one in findings)
        score.seen += hit or _miss(score, "not seen", f"{kind}: {words}", passage)
    score.friends += len(passage.friends)
    for words in passage.friends:
        start = passage.text.index(words)
        here = [one for one in findings if one.start < start + len(words) and start < one.end]
        true = [one for one in here if any(place[0] == one.kind and place[1] <= start < place[2] for place in places)]
        score.taken += len(here) > len(true)


def _sentence(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    start = max(text.rfind(end, 0, at) for end in _ENDS) + 1
    ends = [place for end in _ENDS if (place := text.find(end, at + len(words))) >= 0]
    return start, min(ends, default=len(text))


def _said(score: Score, key: str, right: list[str], found: str) -> None:
    if key in ("issuer", "level"):
        score.whose, score.whose_right = score.whose + 1, score.whose_right + (found in right)
    else:
        score.said, score.said_right = score.said + 1, score.said_right + (found in right)
    if found not in right:
        score.slips.append((key, f"{found} for {'/'.join(right)}", ""))


def _miss(score: Score, kind: str, words: str, passage: Passage) -> bool:
    """Notes a slip. False, so that it can stand in a count."""
    score.slips.append((kind, words, passage.said.get("title", "")))
    return False


def read_set(name: str, reader: Callable[[str], Reading] | None = None) -> Score:
    """A set of marked passages, read."""
    catalogue = load()
    reader = reader or (lambda text: read(text, catalogue=catalogue))
    return scored((passage, reader(passage.text)) for passage in passages(name))


def main(names: list[str], slips: bool) -> None:
    """Prints the shares of each set; with ``--slips`` each thing that is not as marked."""
    for name in names:
        score = read_set(name)
        print(name)
        for what, (part, whole) in score.shares().items():
            print(f"  {what:24}{part:5} of {whole:5}  {100 * part / whole if whole else 0:5.1f} %")
        for kind, words, _ in sorted(score.slips) if slips else ():
            print(f"    {kind}: {words}")


if __name__ == "__main__":
    main([name for name in sys.argv[1:] if name != "--slips"], "--slips" in sys.argv)
