"""Which figure is part of which: what 其中 introduces belongs to the figure of its kind before it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from .cuts import exhausts, is_kind
from .record import ConceptLike, Figure
from .structure import Layout

_AMONG = re.compile(r"(?<!在)其中(?!之)")
_BRACKETS = re.compile(r"[()]")
_FRESH = re.compile(r"(?:^|[，,；;。])(?:全[市县区镇省乡年]|累计|共计?|同时|此外|另|目前|今年)")
_LISTED, _NEAR, _SEVERAL = 12, 0.12, 4
_LAST_YEAR = re.compile(r"(?:上年|去年|同期|往年)(?:同期)?(?:度)?的?(?:为|是|共)?$")
_KIND = 10  # characters; a longer phrase tells more than a kind
_RESPECTIVELY = re.compile(r"[，,；;](?:其中)?([^，,。；;\d]{1,24}?)分别(?:为|有|是|达到?)?\s?")
_NEXT = re.compile(r"[^，,。；;:：、\d]{0,8}[，,][^，,。；;:：、\d]{1,10}")
_COLON = re.compile(r"[^，,。；;、\d\n]{0,8}[:：](?!\n)")
_FAR = 1000  # characters
_LONGEST = 60  # figures in one list of parts
_SAME = ("人名位", "件起宗例", "次场", "份册张本", "个家")


def same_unit(unit: str | None, other: str | None) -> bool:
    """起 and 件, 人 and 名 count the same things."""
    return unit == other or any(unit and other and unit in group and other in group for group in _SAME)


def link_parts(text: str, figures: Sequence[Figure], layout: Layout) -> None:
    """Sets ``part_of`` on every figure that a 其中 before it, or the bracket around it, makes a part."""
    for place in range(len(figures)):
        _link_bracket(text, figures, place)
        _link_list(text, figures, place)
    place = 0
    for among in _AMONG.finditer(text):
        while place < len(figures) and figures[place].start < among.start():
            place += 1
        stop, listed = _reach(text, among, layout)
        first = next((figure for figure in figures[place : place + _LONGEST] if figure.unit != "%"), None)
        if first is None or first.start >= stop or first.part_of is not None:
            continue
        whole = _whole(text, figures, place, first, among.start(), layout)
        if whole is not None:
            _mark(text, figures, place, stop, whole, listed)


def unname(figures: Sequence[Figure], concepts: Mapping[str, ConceptLike]) -> None:
    """A part does not bear its whole's name, nor that of which the whole itself is a part."""
    for figure in figures:
        whole = figures[figure.part_of].concept if figure.part_of is not None else None
        above = concepts[whole].whole if whole is not None else ""
        if figure.concept is not None and figure.concept in (whole, above):
            figure.concept = figure.label = None
            figure.said = figure.candidates = ()


def _link_bracket(text: str, figures: Sequence[Figure], place: int) -> None:
    """18个（镇级1个、村级17个）: what a bracket right behind a figure counts in its unit are its parts."""
    whole = figures[place]
    close = text.find(")", whole.end, whole.end + 160) if text[whole.end : whole.end + 1] == "(" else -1
    inside = [figure for figure in figures[place + 1 : place + 12] if figure.end <= close]
    among = text.startswith(("(含", "(包括", "(其中"), whole.end)
    if len(inside) > (0 if among else 1) and all(same_unit(figure.unit, whole.unit) for figure in inside):
        for figure in inside:
            figure.part_of = place if figure.part_of is None else figure.part_of


def _link_list(text: str, figures: Sequence[Figure], place: int) -> None:
    """调解组织98个：村60个、社区20个; 受理50件，刑事20件、民事30件: the parts that follow their whole without 其中.

    A colon opens them, 分别 says them of the whole's own words (优良…，优、良分别为), or their kinds are all there are.
    """
    whole = figures[place]
    if whole.unit == "%" or whole.change is not None or whole.part_of is not None or place + 2 >= len(figures):
        return
    if figures[place + 2].sentence != whole.sentence or not same_unit(figures[place + 1].unit, whole.unit):
        return
    listed: list[Figure] = []
    for figure in figures[place + 1 : place + _LISTED]:
        if figure.sentence != whole.sentence or not same_unit(figure.unit, whole.unit) or figure.change is not None:
            break
        listed.append(figure)
    if len(listed) < 2 or any(figure.part_of is not None for figure in listed):
        return
    between = text[whole.end : listed[0].start]
    if not _COLON.match(between):
        listed = _of_the_whole(text, listed, whole, between)
    told, full = sum(figure.value or 0 for figure in listed), whole.value or 0
    if abs(told - full) <= _NEAR * full:  # what comes nowhere near the whole counts something else
        for figure in listed:
            figure.part_of = place


def _of_the_whole(text: str, listed: list[Figure], whole: Figure, between: str) -> list[Figure]:
    """Of what follows a whole what must be its parts: by 分别 of its own words, or as far as kinds are told, and all of them."""
    if (said := _RESPECTIVELY.fullmatch(between)) and all(name[:1] in whole.phrase for name in said[1].split("、")):
        return listed
    if not _NEXT.fullmatch(between):
        return []
    by_dots = [listed[0], *(figure for _, figure in _dotted(text, listed))]
    if len(by_dots) >= _SEVERAL:
        return by_dots
    kinds = len(list(takewhile(lambda figure: len(figure.phrase) <= _KIND and is_kind(figure.phrase), listed)))
    if not exhausts([figure.phrase for figure in listed[:kinds]]):
        return []
    return [*listed[:kinds], *(figure for _, figure in _dotted(text, listed[kinds - 1 :]))]


def _dotted(text: str, listed: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The neighbours of a list as far as 、 parts them."""
    return takewhile(lambda pair: text[pair[0].end : pair[1].start].lstrip()[:1] == "、", pairwise(listed))


def _reach(text: str, among: re.Match[str], layout: Layout) -> tuple[int, bool]:
    """Where the list behind 其中 ends, and whether a colon opens it, so that semicolons part its items."""
    end = min(layout.sentence(among.start())[1], among.end() + _FAR)
    if text[among.start() - 1 : among.start()] == "(":
        close = text.find(")", among.end(), end)
        return (close if close >= 0 else end), True
    listed = text[among.end() : among.end() + 1] in (":", "：")
    if not listed and (stop := re.search("[；;]", text[among.end() : end])):
        end = among.end() + stop.start()
    return end, listed


def _whole(text: str, figures: Sequence[Figure], place: int, first: Figure, at: int, layout: Layout) -> int | None:
    """The nearest figure of the unit before 其中, in its sentence; what a closed bracket adds is passed over."""
    sentence = layout.sentence(at)[0]
    opens = at - sentence <= 1
    earliest = layout.before(sentence) if opens else sentence
    for candidate in range(place - 1, max(-1, place - 5), -1):
        figure = figures[candidate]
        if figure.start < earliest:
            return None
        mark = _BRACKETS.search(layout.text, figure.end, at)
        if (
            same_unit(figure.unit, first.unit)
            and figure.change is None
            and not _LAST_YEAR.search(text, max(0, figure.start - 12), figure.start)
            and figure.unit != "%"
            and not (mark and mark.group() == ")")
        ):
            return candidate
    return None


def _goes_on_elsewhere(gap: str, listed_by: str, figure: Figure, full: float) -> bool:
    """其中专职40名、兼职50名，楼栋长600名: after a comma behind a list, or more than the whole, another thing is counted."""
    comma = gap.lstrip().startswith(("，", ","))
    return comma and (listed_by == "、" or (figure.value or 0) > full)


def _mark(text: str, figures: Sequence[Figure], place: int, stop: int, whole: int, listed: bool) -> None:
    last, counted, parts, full, listed_by = figures[place].start, 0.0, 0, figures[whole].value, ""
    for figure in figures[place : place + _LONGEST]:
        gap = text[last : figure.start]
        if parts > 1 and counted == full:  # the parts are complete; what follows counts something else
            return
        if figure.start >= stop or (figure is not figures[place] and (_FRESH.search(gap) or "其中" in gap)):
            return
        if parts and full is not None and _goes_on_elsewhere(gap, listed_by, figure, full):
            return
        listed_by, last = (gap.strip()[:1] if parts else ""), figure.end
        if figure.unit == "%" or figure.part_of is not None:  # a bracket made it a part of a part
            continue
        if not same_unit(figure.unit, figures[whole].unit):
            return
        figure.part_of = whole
        counted, parts = counted + (figure.value or 0), parts + 1
