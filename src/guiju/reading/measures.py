"""What a quantity measures: the phrase around it, who did it, where, of what it is a part, which concept it is."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .facets import telling
from .numerals import plain
from .quantities import Quantity
from .record import Figure
from .structure import Layout
from .topics import Topics, topic_words
from .wordings import Context, Index, Named, Piece

_REACH = 70
_AHEAD = 34
_NEAR = 120
_CLOSE = 14
_BACK = 4  # clauses
_LISTED = 0.45
_STOP = re.compile(r"[，,；;。：:\n!?！？]|\((?=其中|含|包括)")
_SOFT = re.compile(r"集中的有|主要有|主要是|包括|等方面|过程中|基础上|[，,；;。：:、\n]|\((?=其中|含|包括)")
_RATE = re.compile(r"(?:率|度|比例|比重)$")
_RATE_NAME = re.compile(r"[\u4e00-\u9fff]{0,2}[率度]")
_FILLER = re.compile(r"(?:分别|均|都|全部|双双|达到|达|实现|保持|为|在|[两二三四五\d]个|各|\s)+$")
_LIST_GAP = re.compile(r"\s?[、，,和及与]\s?")
_BECAME = re.compile(r"(?:左右|以上)?[^，,。；;\d]{0,10}(?:至|到|为|成)")
_ONCE = re.compile(r"(?:由|从)[^，,。；;\d]{0,6}$")
_LIST = re.compile(r"[、和与]|及(?!时|格)|以及")
_LEADING = re.compile(
    r"(?:[，,；;、\s]|\d{1,2}[、.]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{4}年(?:度|以来)?|今年(?:以来)?|全年|年度|年内|目前|截至目前|其中|共计?|累计|已|全[市县区镇省乡街]|我[市县区镇]|"
    r"同时|并|各级|是|一是|二是|三是|分别|年底)+"
)
_SCOPE = re.compile(r"全[市县区镇省乡]|我[市县区镇乡]|全街道|区本级|市本级|县本级|本级|各乡镇|城区")
_AGENT = re.compile(
    r"(?:人民政府|司法局|司法所|法律援助中心|公证处|法律顾问|网格员|调委会|公安局|检察院|法院|"
    r"市场监管局|应急管理局|综合执法局|综合行政执法队|法治副校长|志愿者|信访局|行政审批局|政务服务中心)"
)
_DOES = re.compile(r"办理|受理|作出|排查|开展|调处|召开|实现每|现有|共有|配备|共?调解(?!员|委|组|室|中心|协会|平台)")
_LEVELS = ("市", "县", "街道", "社区", "区", "镇", "村")
_KIND_OF_UNIT = {"%": "ratio", "百分点": "change", "倍": "change", "元": "sum", "工作日": "duration", "学时": "sum"}
_NORM = re.compile(r"每(?:周|月|季度|年|人|半年|村|季|名)|不少于|不低于|不得|以上执法|日内|至少")
_JOINS = re.compile(r"[和及与、或]$")
_ASIDE = re.compile(r"\((?:含|包括|其中)[^()]{1,20}\)|\([^()]{1,12}\)$")
# What says nothing by itself of what is counted.
_EMPTY = re.compile(
    r"(?:其中|同比|环比|[比较]?上[年月]同期|[比较](?:上年|去年|上月)|下降|上升|增长|减少|增加|提高|降低|全[市县区镇省乡]|我[市县区镇]|"
    r"共计?|累计|合计|总计|分别|均|已|全部?|今年|全年|有|达到?|为|是|约|近|了|等|各|件数|数量|总数|数|人数|以上|左右|参加|参与|人次|面积|"
    r"[只仅现]有|目前|本级|[^\u4e00-\u9fff%A-Za-z])*+"
)
_STOCK = re.compile(r"现有|共有|目前|在册|建成|设立|已建立|配备|拥有")


def measure(text: str, found: Sequence[Quantity], layout: Layout, index: Index | None) -> list[Figure]:
    """The figures of the quantities; a rate said of several things at once gives one figure for each."""
    figures: list[Figure] = []
    topics = Topics(text)
    free_from = previous_end = 0
    listed: list[str] = []
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
        around = _Around(text, quantity, layout, topics, free_from, following)
        listed = listed[1:] if listed and _LIST_GAP.fullmatch(gap) else _respectively(text, found, place, around)
        names = [quantity.cell] if quantity.cell else [listed[0]] if listed else _names(around, quantity)
        figures += [_figure(around, quantity, name, index) for name in names]
        previous_end = quantity.end
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


def _respectively(text: str, found: Sequence[Quantity], place: int, around: "_Around") -> list[str]:
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


class _Around:
    """The clause, sentence and section around one quantity."""

    def __init__(
        self, text: str, quantity: Quantity, layout: Layout, topics: Topics, free_from: int, following: int
    ) -> None:
        self.text, self.layout, self.quantity, self.topics = text, layout, quantity, topics
        self.sentence = layout.sentence(quantity.start)
        self.after = _behind(text, quantity.end, following)
        # 制定规章3件、文件8件: the verb before a list holds for all of it.
        list_start = max(self.sentence[0], free_from - _REACH)
        listed = text[list_start:free_from] if text[free_from : free_from + 1] == "、" else ""
        self.listed = listed[max((match.end() for match in _STOP.finditer(listed)), default=0) :]
        self._look_back(max(self.sentence[0], free_from, quantity.start - _REACH))
        if free_from and not self.own_start and not _says(self.before + self.after):
            # 培训8场，620人次: what was counted before says of what
            self._look_back(max(self.sentence[0], quantity.start - _REACH))

    def _look_back(self, start: int) -> None:
        """Takes what stands from an offset to the number, in clauses and list items."""
        before = self.text[start : self.quantity.start]
        if "(" in before:
            before = _ASIDE.sub(lambda aside: " " * len(aside.group()), before)
        self.before = before
        self.clause_start = max((match.end() for match in _STOP.finditer(before)), default=0)
        self.clause = before[self.clause_start :]
        soft = _SOFT.finditer(before, self.clause_start)
        self.item_start = max((match.end() for match in soft), default=self.clause_start)
        self.own_start = self._own_start()

    def pieces(self, name: str | None) -> tuple[Piece, ...]:
        """The clause in pieces: a list item nearest the number weighs most, an earlier clause least."""
        clause_start, item_start = self.clause_start, self.item_start
        if name is not None:
            rest = _RATE_NAME.sub("", self.before[clause_start:])
            return (Piece(name, 1.2, own=True), Piece(rest, 0.55))
        # 29家部门和13个乡镇: what stands between belongs to the number before.
        joined = clause_start == 0 and self.before != "" and _JOINS.search(self.before) is not None
        own = 0.4 if joined and self.after else 1.0
        reach = self.own_start
        pieces = (
            Piece(self.before[item_start:], own, own=reach <= item_start),
            Piece(self.after, 0.95, number_follows=False, own=True),
            Piece(self.before[clause_start:item_start], own * 0.75, own=reach <= clause_start),
            Piece(self.before[:clause_start], 0.5, own=reach < clause_start),
            Piece(self.listed, _LISTED),
        )
        return tuple(piece for piece in pieces if piece.text)

    def _own_start(self) -> int:
        """Where the figure's own phrase begins: with its list item, or further back where that says nothing by itself."""
        if _says(self.before[self.item_start :]) or _says(self.after):
            return self.item_start
        starts = [match.end() for match in _STOP.finditer(self.before)]
        return next((start for start in reversed(starts[-_BACK:]) if _says(self.before[start:])), 0)

    def context(self, name: str | None) -> Context:
        """What the catalogue is asked with."""
        start, end = self.quantity.start, self.quantity.end
        wide = max(self.layout.before(self.sentence[0]), start - 260)
        norm = _NORM.search(self.before[-24:] + self.text[start:end] + self.after[:4]) is not None
        stop = _STOP.search(self.text, end, min(self.sentence[1], end + 90))
        rest = self.text[end : stop.start() if stop else min(self.sentence[1], end + 90)]
        section = self.text[max(0, start - 600) : start]
        own = self.before[self.own_start :] if name is None else name
        first = start - len(self.before) + min(self.clause_start, self.own_start)
        near = max(start - _CLOSE, start - len(own))
        said = self.topics.words(near, end + len(self.after)) if name is None else topic_words(name)
        return Context(
            self.pieces(name), self.text[wide:start], rest, section, self.quantity.unit, norm,
            signs=telling(own, self.after, self.listed + self.clause if name is None else ""), said=said,
            topics=self.topics.within(first, end + len(self.after)) | self.topics.before(first),
            moved=self.quantity.change, reigning=self.topics.reigning(end + len(self.after)),
        )  # fmt: skip


def _says(text: str) -> bool:
    """Whether a phrase has a word of its own: 其中 and 共计 have none."""
    empty = _EMPTY.match(text)
    return empty is None or empty.end() < len(text)


def _behind(text: str, end: int, following: int) -> str:
    """The words behind the counter that belong to it: 个调委会, 名职工."""
    if text[end : end + 1] == ")":
        return ""
    limit = min(following, end + _AHEAD)
    stop = _SOFT.search(text, end, limit)
    after = text[end : stop.start() if stop else limit]
    if verb := _DOES.search(after, 2):  # 27个执法部门办理…: what they did is counted by the next number
        after = after[: verb.start()]
    bracket = after.find("(")
    return after[:bracket] if bracket >= 0 and ")" not in after[bracket:] else after


def _names(around: _Around, quantity: Quantity) -> list[str | None]:
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


def _figure(around: _Around, quantity: Quantity, name: str | None, index: Index | None) -> Figure:
    context = around.context(name)
    named = index.name(context) if index else Named()
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
        subject=_subject(context.sentence[-_NEAR:]),
        scope=_last(_SCOPE, context.sentence[-_NEAR:]),
        upper=None if quantity.upper is None else plain(quantity.upper),
        change=quantity.change,
        sentence=around.sentence,
        said=named.words,
        candidates=named.candidates,
    )


def _kind(around: _Around, quantity: Quantity) -> str:
    if quantity.change is not None:
        return "change"
    if _NORM.search(around.before[-20:]) or around.after.startswith("内"):
        return "norm"
    if quantity.unit in _KIND_OF_UNIT:
        return _KIND_OF_UNIT[quantity.unit]
    return "stock" if _STOCK.search(around.before) else "count"


def _phrase(around: _Around, name: str | None) -> str:
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


def _subject(text: str) -> str:
    """Who acted, as the text last names them, with the level before the name: 县司法局."""
    last = None
    for last in _AGENT.finditer(text):  # noqa: B007 (the last one is wanted)
        pass
    if last is None:
        return ""
    level = next((level for level in _LEVELS if text.endswith(level, 0, last.start())), "")
    return level + last.group()


def _last(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.findall(text)
    return found[-1] if found else ""
