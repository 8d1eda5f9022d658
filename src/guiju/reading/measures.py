"""What a quantity measures: the phrase around it, who did it, where, of what it is a part, which concept it is."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .around import Around, Background
from .context import Context, Named
from .families import name_beside, name_lists, name_parts
from .naming import Index
from .numerals import plain
from .parts import link_parts
from .quantities import Quantity
from .record import Figure
from .structure import Layout

_RATE = re.compile(r"(?:率|度|比例|比重)$")
_FILLER = re.compile(r"(?:分别|均|都|全部|双双|达到|达|实现|保持|为|在|[两二三四五\d]个|各|\s)+$")
_LIST_GAP = re.compile(r"\s?[、，,和及与]\s?")
_BECAME = re.compile(r"(?:左右|以上)?[^，,。；;\d]{0,10}(?:至|到|为|成)")
_ONCE = re.compile(r"(?:由|从)[^，,。；;\d]{0,6}$")
_LIST = re.compile(r"[、和与]|及(?!时|格)|以及")
_LEADING = re.compile(
    r"(?:[，,；;、\s]|\d{1,2}[、.]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{4}年(?:度|以来)?|今年(?:以来)?|全年|年度|年内|目前|截至目前|其中|共计?|累计|已|全[市县区镇省乡街]|我[市县区镇]|"
    r"同时|并|各级|是|一是|二是|三是|分别|年底)+"
)
_KIND_OF_UNIT = {"%": "ratio", "百分点": "change", "倍": "change", "元": "sum", "工作日": "duration", "学时": "sum"}
_STOCK = re.compile(r"现有|共有|目前|在册|建成|设立|已建立|配备|拥有")


def measure(text: str, found: Sequence[Quantity], layout: Layout, index: Index | None) -> list[Figure]:
    """The figures of the quantities; a rate said of several things at once gives one figure for each."""
    figures: list[Figure] = []
    background = Background(text, layout)
    free_from = previous_end = 0
    listed: list[str] = []
    around: Around | None = None
    told: list[tuple[Figure, Context]] = []
    for place, quantity in enumerate(found):
        following = found[place + 1].start if place + 1 < len(found) else len(text)
        gap = text[previous_end : quantity.start]
        moved = _to_new_value(text, found, place, free_from)
        if not moved and not _shares(
            gap, found, place
        ):  # 239件291人 share what stands before them, and so do 由3日压缩至1日
            free_from = previous_end
        elif moved and figures:
            figures[-1].concept = figures[-1].label = None
            figures[-1].said = figures[-1].candidates = ()
            if told and told[-1][0] is figures[-1]:
                told.pop()
        around = Around(background, quantity, free_from, following, around)
        listed = listed[1:] if listed and _LIST_GAP.fullmatch(gap) else _respectively(text, found, place, around)
        names = [quantity.cell] if quantity.cell else [listed[0]] if listed else _names(around, quantity)
        for name in names:
            # 甲5件、乙7件，合计12件: the sum of several things is none of them.
            context = around.context(name) if index and not around.total else None
            figures.append(_figure(around, quantity, name, index.name(context) if index and context else Named()))
            if context and len(names) == 1:
                told.append((figures[-1], context))
        previous_end = quantity.end
    link_parts(text, figures, layout)
    if index:
        name_lists(told, index)
        name_beside(told, index)
        name_parts(figures, told, index)
    return figures


def _shares(gap: str, found: Sequence[Quantity], place: int) -> bool:
    """Whether the quantity counts the same thing once more in another unit: 239件291人, 14件、21人."""
    return not gap or (gap == "、" and place > 0 and found[place - 1].unit != found[place].unit)


def _to_new_value(text: str, found: Sequence[Quantity], place: int, free_from: int) -> bool:
    """Whether the quantity is what the one before it became: 由3个工作日压缩至0.5个工作日."""
    if not place or found[place - 1].unit != found[place].unit:
        return False
    old, new = found[place - 1], found[place]
    before = text[max(free_from, old.start - 8) : old.start]
    return bool(_BECAME.fullmatch(text[old.end : new.start]) and _ONCE.search(before))


def _respectively(text: str, found: Sequence[Quantity], place: int, around: Around) -> list[str]:
    """甲、乙、丙分别为 x、y、z: the names in their order, where there are as many as numbers."""
    clause = around.clause
    head, said, _ = clause.rpartition("分别")
    if not said:
        return []
    names = [name for name in _LIST.split(head) if name]
    numbers = 1
    for quantity, after in pairwise(found[place : place + len(names)]):
        if not _LIST_GAP.fullmatch(text[quantity.end : after.start]):
            break
        numbers += 1
    return names if len(names) > 1 and numbers == len(names) else []


def _names(around: Around, quantity: Quantity) -> list[str | None]:
    """The rates that one percentage is said of: 答复率、满意度两个100% gives two."""
    if quantity.unit != "%" or quantity.change is not None:
        return [None]
    clause = around.clause
    parts = _LIST.split(_FILLER.sub("", clause))
    run: list[str | None] = []
    for part in reversed(parts):
        if not _RATE.search(part):
            break
        run.insert(0, part)
    return run if len(run) > 1 else [None]


def _figure(around: Around, quantity: Quantity, name: str | None, named: Named) -> Figure:
    concept = named.concept
    unit = quantity.unit or (concept.unit if concept and quantity.cell is None else None)
    lost = quantity.unit_lost or (quantity.unit is None and quantity.cell is None and not quantity.bare)
    return Figure(
        start=quantity.start,
        end=quantity.end,
        text=around.text[quantity.start : quantity.end],
        value=None if quantity.value is None else plain(quantity.value),
        unit=unit,
        precision="malformed" if lost else quantity.precision,
        kind=concept.kind if concept else _kind(around, quantity),
        concept=concept.id if concept else None,
        label=concept.label if concept else None,
        phrase=_phrase(around, name),
        subject=around.subject,
        scope=around.scope,
        upper=None if quantity.upper is None else plain(quantity.upper),
        change=quantity.change,
        sentence=around.sentence,
        said=named.words,
        candidates=named.candidates,
    )


def _kind(around: Around, quantity: Quantity) -> str:
    if quantity.change is not None:
        return "change"
    if around.asked_before:
        return "norm"
    if quantity.unit in _KIND_OF_UNIT:
        return _KIND_OF_UNIT[quantity.unit]
    return "stock" if _STOCK.search(around.before) else "count"


def _phrase(around: Around, name: str | None) -> str:
    if name is not None:
        return _unled(name)
    clause = _unled(around.clause)
    if clause.startswith("(") and ")" not in clause:
        clause = clause[1:]
    return (_unled(clause) + around.after).strip(" 、")


def _unled(text: str) -> str:
    """The text without ordinals, years and fillers at its head."""
    led = _LEADING.match(text)
    return text[led.end() :] if led else text
