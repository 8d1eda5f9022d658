"""From what is said to the concept that is meant, by the wordings of the catalogue.

A wording is words parted by spaces: each must stand in the figure's own clause; ``甲|乙`` is either; ``@词`` may stand
in the sentence, ``^词`` in the section; ``!词`` must not stand in the clause. The wording that covers most of what is
said, nearest to the number, wins; the unit must be of a kind with the concept's.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .glyphs import uniform
from .record import ConceptLike

# Units that one thing may be counted in, by kind.
_KINDS = {
    "person": "人 名 位 人次 人份",
    "event": "次 场 场次 期 轮 个 节 堂 课时 班次 件次 户次 家次 课 回 个次",
    "case": "件 起 宗 例 桩 个 条 项 件次 份 单 处 笔 幅 家",
    "paper": "份 册 张 本 篇 幅 条 部 件 块 期 卷 宗",
    "body": "个 家 所 户 家次 户次 处 支 县(市、区) 县 镇 乡 村 社区 街道 间 院 校",
    "place": "处 个 条 公里 件 起 项",
    "money": "元",
    "rate": "%",
    "area": "个方面 项 个 方面 条",
    "time": "小时 学时 课时 天 日 工作日 分钟 个月 年 周",
    "length": "公里 千米 米",
}
_BY_UNIT: dict[str, frozenset[str]] = {}
for _kind, _units in _KINDS.items():
    for _unit in _units.split():
        _BY_UNIT[_unit] = _BY_UNIT.get(_unit, frozenset()) | {_kind}
_PERSONS = frozenset("人名位")
_CASES = frozenset("件起宗例次")


def same_kind(unit: str | None, concept: ConceptLike) -> bool:
    """Whether a figure in ``unit`` may measure a concept: 起 for 件, but not 人 for 件, nor 件 for standing bodies."""
    other = concept.unit
    if unit is None or unit == other:
        return True
    if concept.kind == "change" and {unit, other} == {"%", "百分点"}:
        return True
    if other == "个" and "员" in concept.label:  # 43个网格员 and 43名网格员
        return unit in _PERSONS
    if (unit in _PERSONS) != (other in _PERSONS):
        return {unit, other} <= {"人", "名", "位", "人次", "户"}
    if concept.kind == "stock" and unit in _CASES:
        return other in _CASES or other == "项"
    if other in ("次", "件次") and unit in ("件", "份", "件次"):
        return True
    return bool(_BY_UNIT.get(unit, frozenset()) & _BY_UNIT.get(other, frozenset()))


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a concept. Each group is the words of which one must stand."""

    concept: ConceptLike
    clause: tuple[tuple[str, ...], ...]
    sentence: tuple[tuple[str, ...], ...]
    section: tuple[tuple[str, ...], ...]
    absent: tuple[str, ...]
    further: tuple[tuple[str, ...], ...] = ()  # the groups of the clause behind the first


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the clause: its weight next to the number, and whether the number stands at its end."""

    text: str
    weight: float
    number_follows: bool = True

    def worth(self, start: int, length: int) -> float:
        """What a word at ``start`` weighs: less with every character between it and the number."""
        gap = len(self.text) - start - length if self.number_follows else start
        slope = 90 if self.number_follows else 18
        return self.weight * max(0.35, 1 - gap / slope)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a figure: its clause in pieces, the sentence before and behind, the section, the unit."""

    pieces: tuple[Piece, ...]
    sentence: str
    rest: str
    section: str
    unit: str | None
    norm: bool = False


class Index:
    """The wordings of a catalogue, found by the words they begin with."""

    def __init__(self, concepts: Iterable[ConceptLike]) -> None:
        self._by_word: dict[str, list[Wording]] = defaultdict(list)
        self._fits: dict[str | None, dict[str, bool]] = {}
        words: set[str] = set()
        for concept in concepts:
            for text in concept.wordings:
                wording = _wording(concept, uniform(text))
                for word in wording.clause[0] if wording.clause else ():
                    self._by_word[word].append(wording)
                for group in wording.clause:
                    words.update(group)
                words.update(wording.absent)
        self._short = frozenset(word for word in words if len(word) == 1)
        self._starts: dict[tuple[str, str], list[str]] = {}
        for word in words - self._short:
            self._starts.setdefault((word[0], word[1]), []).append(word)

    def concept(self, context: Context) -> ConceptLike | None:
        """The concept that the words around a figure name, or None."""
        heard = self._heard(context.pieces)
        fits = self._fits.setdefault(context.unit, {})
        best, best_score = None, 0.0
        for word in heard:
            for wording in self._by_word.get(word, ()):
                concept = wording.concept
                fit = fits.get(concept.id)
                if fit is None:
                    fit = fits[concept.id] = same_kind(context.unit, concept)
                if (
                    fit
                    and _all_heard(wording.further, heard)
                    and (score := _score(wording, heard, context)) > best_score
                ):
                    best, best_score = concept, score
        return best

    def _heard(self, pieces: tuple[Piece, ...]) -> dict[str, float]:
        """The words of the catalogue in the clause, each with the weight of its best place."""
        heard: dict[str, float] = {}
        starts, short = self._starts, self._short
        for piece in pieces:
            text, worth = piece.text, piece.worth
            found = [place for place, pair in enumerate(pairwise(text)) if pair in starts]
            words = [
                (word, place)
                for place in found
                for word in starts[text[place], text[place + 1]]
                if text.startswith(word, place)
            ]
            if not short.isdisjoint(text):
                words += [(glyph, place) for place, glyph in enumerate(text) if glyph in short]
            for word, place in words:
                value = worth(place, len(word))
                if value > heard.get(word, 0.0):
                    heard[word] = value
        return heard


def _all_heard(groups: tuple[tuple[str, ...], ...], heard: dict[str, float]) -> bool:
    """Whether a word of each group was heard."""
    return not any(heard.keys().isdisjoint(group) for group in groups)


def _wording(concept: ConceptLike, text: str) -> Wording:
    groups: dict[str, list[tuple[str, ...]]] = {"": [], "@": [], "^": [], "!": []}
    for item in text.split():
        sign = item[0] if item[0] in "@^!" else ""
        groups[sign].append(tuple(item[len(sign) :].split("|")))
    absent = tuple(word for group in groups["!"] for word in group)
    clause = tuple(groups[""])
    return Wording(concept, clause, tuple(groups["@"]), tuple(groups["^"]), absent, clause[1:])


def _score(wording: Wording, heard: dict[str, float], context: Context) -> float:
    total = 0.0
    for group in wording.clause:
        best = 0.0
        for word in group:
            if word in heard:
                best = max(best, len(word) * heard[word])
        if not best:
            return 0.0
        total += best
    for word in wording.absent:
        if heard.get(word, 0.0) >= 0.6:
            return 0.0
    for group in wording.sentence:
        near = max(_nearness(word, context) for word in group)
        if not near:
            return 0.0
        total += near
    for group in wording.section:
        if not any(word in context.section for word in group):
            return 0.0
        total += 0.2
    return total * _fit(wording.concept, context)


def _fit(concept: ConceptLike, context: Context) -> float:
    """The same counter speaks for a concept; a duty speaks for a norm, and against a count."""
    unit = 1.2 if context.unit == concept.unit else 0.9
    return unit * ((1.4 if context.norm else 0.6) if concept.kind == "norm" else (0.8 if context.norm else 1.0))


def _nearness(word: str, context: Context) -> float:
    """Up to 0.6 a character, less the further off the word stands; half as much behind the number."""
    at = context.sentence.rfind(word)
    before = 0.6 / (1 + (len(context.sentence) - at) / 40) if at >= 0 else 0.0
    at = context.rest.find(word)
    behind = 0.3 / (1 + at / 40) if at >= 0 else 0.0
    return len(word) * max(before, behind)
