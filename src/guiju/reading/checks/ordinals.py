"""ordinal_sequence: numbering out of order, doubled, skipped, or run into its heading."""

from bisect import bisect_left
from collections.abc import Iterator

from ..record import Finding
from ..structure import Ordinal
from .subject import Subject, defect

_ITEM, _POINT = 3, 5
_NAMES = "零一二三四五六七八九十"


_DEEPEST = 8


def check(subject: Subject) -> Iterator[Finding]:
    """Every ordinal that does not follow the one before it on its level, or has lost its sign."""
    runs: dict[int, list[int]] = {}
    last: dict[int, int] = {}
    items = [ordinal for ordinal in subject.layout.ordinals if ordinal.level == _ITEM]
    for ordinal in subject.layout.ordinals:
        for level in [level for level in runs if level > ordinal.level]:
            del runs[level]
        if ordinal.bare and not _in_sequence(items, ordinal):
            continue
        if ordinal.bare:
            yield _bare(subject, ordinal)
        run = runs.setdefault(ordinal.level, [])
        begins = not last or min(last) > ordinal.level  # an excerpt may begin in the middle
        if not _follows(run, ordinal, last.get(ordinal.level, 0)) and not begins:
            yield _out_of_order(subject, ordinal, run)
        last[ordinal.level] = ordinal.number


def _follows(run: list[int], ordinal: Ordinal, last: int) -> bool:
    """Whether the number continues a run of its level; a 1 opens a new run inside the one before.

    ``last`` is the number met before on the level: numbering may run on across sections, or after a gap once told.
    """
    number = ordinal.number
    for depth in range(len(run) - 1, -1, -1):
        if run[depth] == number - 1:
            run[depth:] = [number]
            return True
    if number == 1 or last == number - 1:
        run[:] = [*run[-_DEEPEST:], number]
        return True
    if not run:
        run.append(number)
        return ordinal.level == _POINT
    return False


def _in_sequence(items: list[Ordinal], ordinal: Ordinal) -> bool:
    """Digits run into a heading are an ordinal only beside the number before or after them."""
    place = bisect_left(items, ordinal.start, key=lambda item: item.start)
    around = items[max(0, place - 1) : place + 2]
    return any(abs(other.number - ordinal.number) == 1 for other in around)


def _bare(subject: Subject, ordinal: Ordinal) -> Finding:
    heading = subject.text[ordinal.end : ordinal.end + 8]
    message = f"序号“{ordinal.number}”后面的“、”或“.”丢失，与标题“{heading}…”连在一起。"
    return defect(
        "ordinal_sequence", (ordinal.start, min(ordinal.end + 4, len(subject.text))), message, "在序号后补上标点。"
    )


def _out_of_order(subject: Subject, ordinal: Ordinal, run: list[int]) -> Finding:
    mark = subject.text[ordinal.start : ordinal.end]
    expected = (run[-1] + 1) if run else 1
    skipped = f"序号“{mark}”不接上文：此处应为第{_spoken(expected)}项。"
    message = f"序号“{mark}”重复出现。" if ordinal.number in run else skipped
    return defect("ordinal_sequence", (ordinal.start, ordinal.end), message, "核对是否漏项、多项或者从别处误贴。")


def _spoken(number: int) -> str:
    return _NAMES[number] if number <= 10 else str(number)
