"""What stands around a quantity: its clause in pieces, its sentence and section, the topics spoken of, who acted and where."""

import re
from bisect import bisect_right
from typing import NamedTuple

from .context import Context, Piece
from .facets import telling
from .quantities import Quantity
from .signs import GOES_ON
from .structure import Layout
from .topics import Topics, topic_words

_REACH = 70
_AHEAD = 34
_NEAR = 120
_WIDE = 260
_CLOSE = 14
_SECTION = 600
_REST = 90
_HEADLINE = 60
_BACK = 4  # clauses
_LISTED = 0.45
_CARRIED = 0.65
_STOP = re.compile(r"[，；;。：:\n!?！？]|,(?!\d{3})|\((?=其中|含|包括)")
_SOFT = re.compile(r"集中的有|主要有|主要是|包括|等方面|过程中|基础上|[，；;。：:、\n]|,(?!\d{3})|\((?=其中|含|包括)")
_RATE_NAME = re.compile(r"[\u4e00-\u9fff]{0,2}[率度]")
_SCOPE = re.compile(r"全[市县区镇省乡]|我[市县区镇乡]|全街道|区本级|市本级|县本级|本级|各乡镇|城区")
_AGENT = re.compile(
    r"人民政府|司法局|司法所|法律援助中心|公证处|法律顾问|网格员|调委会|公安局|检察院|法院|"
    r"市场监管局|应急管理局|综合执法局|综合行政执法队|法治副校长|志愿者|信访局|行政审批局|政务服务中心"
)
_DOES = re.compile(r"办理|受理|作出|排查|开展|调处|召开|实现每|现有|共有|配备|共?调解(?!员|委|组|室|中心|协会|平台)")
_LEVELS = ("市", "县", "街道", "社区", "区", "镇", "村")
_NORM = re.compile(r"每(?:周|月|季度|年|人|半年|村|季|名)|不少于|不低于|不得|以上执法|日内|至少")
_JOINS = re.compile(r"[和及与、或]$")
_ASIDE = re.compile(r"\((?:含|包括|其中)[^()]{1,20}\)|\([^()]{1,12}\)$")
# What says nothing by itself of what is counted.
_EMPTY = re.compile(
    r"(?:其中|同比|环比|[比较]?上[年月]同期|[比较](?:上年|去年|上月)|下降|上升|增长|减少|增加|提高|降低|全[市县区镇省乡]|我[市县区镇]|"
    r"共计?|累计|合计|总计|分别|均|已|全部?|今年|全年|有|达到?|为|是|约|近|了|等|各|件数|数量|总数|数|人数|以上|左右|参加|参与|人次|面积|"
    r"[只仅现]有|目前|本级|[^\u4e00-\u9fff%A-Za-z])*+"
)


_STEPS = "|".join(sorted(GOES_ON, key=len, reverse=True))
# What is done next with what was counted before, and says nothing of what that is.
_GOES_ON = re.compile(
    rf"(?:[，,、；;\s]|{_STEPS}|全年|今年|累计|已|均|都|其中|全部|共|当场|立即|按期|按时|及时|限期|督促|责令|实际|其余|尚有|还有|未|并|到位|完成|"
    r"予以|实现|达到?|为|率|数)+"
)
_DONE = re.compile(rf"应当|应该|应(?!急)|实际|不予|予以|部分|未|{_STEPS}")


_TOTAL = re.compile(r"[，,；;、\s]*(?:以上|全部)?(?:合计|总计|共计)(?:为|达)?")


class Mention(NamedTuple):
    """A word of the text and where it stands."""

    start: int
    end: int
    words: str


class Background:
    """What is found once in a text for all its quantities: topics, who acts and of which place it speaks."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text, self.layout, self.topics = text, layout, Topics(text)
        first, line, _ = text[:_HEADLINE].partition("\n")
        self.headline = first if line and "。" not in first else ""
        self._agents = _mentions(_AGENT, text)
        self._scopes = _mentions(_SCOPE, text)

    def agent(self, low: int, high: int) -> str:
        """Who acted, as the text last names them between two offsets, with the level before the name: 县司法局."""
        last = _last(self._agents, low, high)
        if last is None:
            return ""
        level = next((level for level in _LEVELS if self.text.endswith(level, low, last.start)), "")
        return level + last.words

    def scope(self, low: int, high: int) -> str:
        """Of which place the text last speaks between two offsets: 全县."""
        last = _last(self._scopes, low, high)
        return last.words if last else ""


class Around:
    """The clause, sentence and section around one quantity."""

    def __init__(
        self, background: Background, quantity: Quantity, free_from: int, following: int, earlier: "Around | None"
    ) -> None:
        text = background.text
        self.text, self.quantity, self._background = text, quantity, background
        self._told: tuple[str, ...] | None = None
        self.sentence = background.layout.sentence(quantity.start)
        self.after = _behind(text, quantity.end, following)
        # 制定规章3件、文件8件: the verb before a list holds for all of it.
        listed = text[max(self.sentence[0], free_from - _REACH) : free_from] if text.startswith("、", free_from) else ""
        self.listed = listed[_last_end(_STOP, listed) :]
        self._look_back(max(self.sentence[0], free_from, quantity.start - _REACH))
        follows = earlier is not None and earlier.sentence == self.sentence
        self.total = (
            earlier is not None
            and follows
            and earlier.quantity.unit == quantity.unit
            and _TOTAL.fullmatch(self.before) is not None
        )
        if free_from and not self._own_start and not says(self.before + self.after):
            # 培训8场，620人次: what was counted before says of what
            self._look_back(max(self.sentence[0], quantity.start - _REACH))
        own = self.before[self._own_start :] + self.after
        self.step = _GOES_ON.fullmatch(own) is not None
        self.goes_on = follows and self.step
        kept = earlier if follows and (self.goes_on or quantity.unit == "%") else None
        self.noun: str = kept.noun if kept else _noun(own)
        self._wide = max(background.layout.before(self.sentence[0]), quantity.start - _WIDE)

    def _look_back(self, start: int) -> None:
        """Takes what stands from an offset to the number, in clauses and list items."""
        before = self.text[start : self.quantity.start]
        if "(" in before:
            before = _ASIDE.sub(lambda aside: " " * len(aside.group()), before)
        self.before = before
        self._clause_start = _last_end(_STOP, before)
        self.clause = before[self._clause_start :]
        self._item_start = self._clause_start + _last_end(_SOFT, self.clause)
        self._own_start = self._begins()

    def _begins(self) -> int:
        """Where the figure's own phrase begins: with its list item, or further back where that says nothing by itself."""
        if says(self.before[self._item_start :]) or says(self.after):
            return self._item_start
        starts = [match.end() for match in _STOP.finditer(self.before)]
        return next((start for start in reversed(starts[-_BACK:]) if says(self.before[start:])), 0)

    @property
    def subject(self) -> str:
        """Who acted."""
        return self._background.agent(max(self._wide, self.quantity.start - _NEAR), self.quantity.start)

    @property
    def scope(self) -> str:
        """Of which place it speaks."""
        return self._background.scope(max(self._wide, self.quantity.start - _NEAR), self.quantity.start)

    @property
    def norm(self) -> bool:
        """Whether the figure says what is asked."""
        here = self.before[-24:] + self.text[self.quantity.start : self.quantity.end] + self.after[:4]
        return _NORM.search(here) is not None

    @property
    def asked_before(self) -> bool:
        """Whether what stands before the number says that it is asked, or a limit."""
        return _NORM.search(self.before[-20:]) is not None or self.after.startswith("内")

    def pieces(self, name: str | None) -> tuple[Piece, ...]:
        """The clause in pieces: a list item nearest the number weighs most, an earlier clause least."""
        before, clause_start, item_start = self.before, self._clause_start, self._item_start
        if name is not None:
            return (Piece(name, 1.2, own=True), Piece(_RATE_NAME.sub("", self.clause), 0.55))
        # 29家部门和13个乡镇: what stands between belongs to the number before.
        joined = clause_start == 0 and before != "" and _JOINS.search(before) is not None
        own = 0.4 if joined and self.after else 1.0
        reach = self._own_start
        pieces = (
            (before[item_start:], own, True, reach <= item_start),
            (self.after, 0.95, False, True),
            (before[clause_start:item_start], own * 0.75, True, reach <= clause_start),
            (before[:clause_start], 0.5, True, reach < clause_start),
            (self.listed, _LISTED, True, False),
            (self.noun if self.goes_on else "", _CARRIED, True, False),
        )
        return tuple(Piece(*piece) for piece in pieces if piece[0])

    def context(self, name: str | None) -> Context:
        """What the catalogue is asked with."""
        text, topics = self.text, self._background.topics
        start, end = self.quantity.start, self.quantity.end
        limit = min(self.sentence[1], end + _REST)
        stop = _STOP.search(text, end, limit)
        first = start - len(self.before) + min(self._clause_start, self._own_start)
        last = end + len(self.after)
        return Context(
            self.pieces(name), text[self._wide : start], text[end : stop.start() if stop else limit],
            text[max(0, start - _SECTION) : start], self.quantity.unit, self.norm,
            lambda: self._signs(name), lambda: self._said(name),
            topics.within(first, last) | topics.before(first) | topics.prevailing(start), topics.reigning(last),
            self.quantity.change, self._background.headline, self.noun, topics.organ, self.step,
        )  # fmt: skip

    def _own(self, name: str | None) -> str:
        return self.before[self._own_start :] if name is None else name

    def _signs(self, name: str | None) -> tuple[str, ...]:
        if name is not None:
            return telling(name, self.after)
        if self._told is None:
            self._told = self._own_signs()
        return self._told

    def _own_signs(self) -> tuple[str, ...]:
        told = telling(self._own(None), self.after, self.listed + self.clause)
        carried = telling(self.noun, "") if self.goes_on else ()
        return (*told, *(sign for sign in carried if sign.startswith("涉")))

    def _said(self, name: str | None) -> tuple[str, ...]:
        if name is not None:
            return topic_words(name)
        start, end = self.quantity.start, self.quantity.end
        near = max(start - _CLOSE, start - len(self._own(name)))
        return self._background.topics.words(near, end + len(self.after))


def says(text: str) -> bool:
    """Whether a phrase has a word of its own: 其中 and 共计 have none."""
    empty = _EMPTY.match(text)
    return empty is None or empty.end() < len(text)


def _noun(phrase: str) -> str:
    """The thing of a phrase without what was done with it; 案件 alone says nothing."""
    noun = _DONE.sub("", phrase)
    return noun if says(noun.replace("案件", "")) else ""


def _behind(text: str, end: int, following: int) -> str:
    """The words behind the counter that belong to it: 个调委会, 名职工."""
    if text.startswith((")", "和", "及", "与", "以及"), end):  # what joins the next number is its own
        return ""
    limit = min(following, end + _AHEAD)
    stop = _SOFT.search(text, end, limit)
    after = text[end : stop.start() if stop else limit]
    if verb := _DOES.search(after, 2):  # 27个执法部门办理…: what they did is counted by the next number
        after = after[: verb.start()]
    bracket = after.find("(")
    return after[:bracket] if bracket >= 0 and ")" not in after[bracket:] else after


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; 0 where there is none."""
    end = 0
    for match in pattern.finditer(text):
        end = match.end()
    return end


def _mentions(pattern: re.Pattern[str], text: str) -> list[Mention]:
    return [Mention(*match.span(), match.group()) for match in pattern.finditer(text)]


def _last(mentions: list[Mention], low: int, high: int) -> Mention | None:
    """The last that stands wholly between two offsets."""
    place = bisect_right(mentions, high, key=lambda mention: mention.end) - 1
    return mentions[place] if place >= 0 and mentions[place].start >= low else None
