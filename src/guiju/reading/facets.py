"""What may veto a name: unit, stock or flow, change, topic, and every telling word that the concept does not know."""

import re
from collections.abc import Iterable
from functools import cache

from .record import ConceptLike
from .seeking import Words
from .signs import ANYWHERE, FLOWS, HEADS, RECEIVED, SAME_AS, STAGED, STOCKS, rows
from .topics import names as names_topic

# Units that one thing may be counted in.
_KINDS = {
    "person": "人 名 位",
    "times": "次 场 场次 期 轮 节 堂 课时 班次 件次 课 回 个次 批次 批",
    "case": "件 起 宗 例 桩 件次 单 案",
    "paper": "份 册 张 本 篇 幅 部 块 期 卷 宗 套",
    "body": "个 家 所 户 家次 户次 处 支 县(市、区) 县 镇 乡 村 社区 街道 间 院 校 座",
    "place": "处 个 公里 项 起 条",
    "item": "项 条 个",
    "inspected": "家 家次 户 户次 个 次",
    "money": "元",
    "rate": "%",
    "area": "个方面 项 个 方面 条",
    "time": "小时 学时 课时 天 日 工作日 分钟 个月 年 周",
    "length": "公里 千米 米",
    "call": "通 次",
    "machine": "台 套 部 个",
    "strip": "条 幅",
    "video": "部 个 条",
    "board": "块 期 个",
    "land": "平方米 万平方米",
}
_BY_UNIT: dict[str, frozenset[str]] = {}
for _kind, _units in _KINDS.items():
    for _unit in _units.split():
        _BY_UNIT[_unit] = _BY_UNIT.get(_unit, frozenset()) | {_kind}
_ONE_COUNTER = tuple(
    frozenset(row.split()) for row in ("人 名 位", "件 起 宗 例 份", "次 场 场次 期", "家 户 家次 户次")
)
_PERSONS = frozenset("人名位")
_ATTENDANCES = frozenset(("人次", "人", "名", "位"))
_CASES = frozenset("件起宗例桩")
_HEADS = rows(HEADS)
_SIGN, _HEAD, _VERBS = Words(ANYWHERE), Words(_HEADS), Words(FLOWS | STOCKS)
_ACTOR = re.compile(
    r"^[\u4e00-\u9fff“”]{1,16}?(?:中心|工作站|委员会|组织|机构|机关|部门|单位|局|所|队|院|站|室”?)"
    r"(?=共|全年|今年|办理|受理|接待|开展|调解|处理|化解|接听|组织|提供|依法|累计|已|出动|查处|检查|审[查结核理]|作出|派|发|召开)"
)
_SAID_BEFORE = re.compile(r"(?:数量|总数|人数|数|共计?|合计|总计|达到?|为|约|近|超过?|各|有|等|:|：|\s)+$")
_BY_END: dict[str, list[str]] = {}
for _word in sorted(_HEADS, key=len, reverse=True):
    _BY_END.setdefault(_word[-1], []).append(_word)
_ENDS = frozenset("和及与、的等()")
_WAS = re.compile(
    r"[由从](?:上年|去年|上一年|往年)(?:同期)?的?(?=[^，,。；;]*[至到为成]\s?$)"
)  # what it is now is not last year's
_TITLE = re.compile(r"《[^》]*》?")
_RATE = re.compile(r"率(?:分别|均|各|已)?(?:为|达到?|约|近|超过?|提升至|提高到)?$")
_OUGHT = re.compile(r"应当|(?<![反响供适对相])应(?=[述考参出报备审训到检配整公答])")
_PHRASE = 24  # characters before a number in which its head stands
_DENIED = re.compile(r"[不未无]([\u4e00-\u9fff]{2})")
_TELLS = 3  # characters that are no common sign
_ABOUT = re.compile(
    r"涉(?![及嫌案调法])[\u4e00-\u9fff]{1,4}|(?!.?各)[\u4e00-\u9fff]{2}类(?=\s*(?:案件|的|为|占|有)?\s*$)"
)


def same_kind(unit: str | None, concept: ConceptLike) -> bool:
    """Whether a figure in ``unit`` may measure a concept: 起 for 件, but not 个 for 件, nor 人次 for people on a roll."""
    other = concept.unit
    if unit is None or unit == other or unit in concept.also:
        return True
    if concept.kind == "change":
        return {unit, other} <= {"%", "百分点"}
    if other == "个" and "员" in concept.label:  # 43个网格员 and 43名网格员
        return unit in _PERSONS
    if unit in _ATTENDANCES or other in _ATTENDANCES:
        if concept.kind == "stock":
            return unit in _PERSONS and other in _PERSONS
        return unit in _ATTENDANCES and other in _ATTENDANCES
    if {unit, other} == {"件", "份"}:
        return True
    if other in ("次", "件次", "场") and unit in ("件", "份", "件次"):
        return True
    if concept.kind == "stock" and unit in _CASES:
        return other in _CASES or other == "项"
    return bool(_BY_UNIT.get(unit, frozenset()) & _BY_UNIT.get(other, frozenset()))


def counts_alike(unit: str | None, other: str) -> bool:
    """Whether two counters are said of the same things without a difference: 58名 are 58人."""
    return unit == other or any({unit, other} <= alike for alike in _ONE_COUNTER)


def telling(item: str, after: str, clause: str = "") -> tuple[str, ...]:
    """The telling words of a figure's own phrase: what stands before the number, and behind its counter.

    Who acted tells nothing of what was counted; 新增 and 现有 hold for all that the clause lists.
    """
    actor = _ACTOR.match(item)
    item = item[actor.end() :] if actor else item
    item = _TITLE.sub("", item) if "《" in item else item
    item = _WAS.sub("", item) if "年" in item else item
    after = "" if after.startswith("的") else after
    found = [word for _, word in _SIGN.found(item)]
    if _RATE.search(item):  # 死亡率 counts no deaths
        found.append("率")
    if ought := _OUGHT.search(item):  # 应述法 is not 述法
        found.append(ought.group())
    found += [word for _, word in _SIGN.found(after)]
    found += [word for _, word in _VERBS.found(clause)]
    if "涉" in item or "类" in item:
        found += [match.group() for match in _ABOUT.finditer(item)]
    if after:
        heads = ((at + len(word), word) for at, word in _HEAD.found(after))
        found += [word for end, word in heads if end == len(after) or after[end] in _ENDS][:1]
    elif item:
        said = _SAID_BEFORE.sub("", item[-_PHRASE:])
        found += [head for head in _BY_END.get(said[-1:], ()) if said.endswith(head)][:1]
    return tuple(found)


_GENERIC = re.compile(
    "|".join(sorted(ANYWHERE | _HEADS, key=len, reverse=True))
    + "|按期|按时|及时|行政|案件|办理|持证|上岗|其他|处理|率|类|件|度|数|等|政府|工作|群众|现场|网上|线上"
)


@cache
def specific(word: str) -> bool:
    """Whether a word means one thing without a topic: 公平竞争审查 does, 按期办结率 does not."""
    return len(_GENERIC.sub("", word)) >= _TELLS


class Licence:
    """What one concept knows: the telling words that may stand beside it."""

    __slots__ = ("_against", "_denied", "_known", "_staged", "_told", "concept", "topic")

    def __init__(self, concept: ConceptLike, words: Iterable[str]) -> None:
        self.concept = concept
        self.topic = concept.topic
        defined = concept.definition.partition("，")[0].partition("（")[0]
        self._known = f"{concept.label} {' '.join(words)} {defined}"
        self._told: dict[str, bool] = {}
        self._staged = any(word in self._known for word in STAGED)
        self._against: re.Pattern[str] | None = None
        denied = _DENIED.findall(concept.label)
        self._denied = re.compile(f"(?<![不未无])(?:{'|'.join(denied)})") if denied else None

    def beware(self, others: Iterable["Licence"]) -> None:
        """Takes the words of the concepts that this one is mistaken for, where it has them not, as speaking against it."""
        words = {
            word
            for other in others
            for word in other._known.split()[1:]
            if word not in self._known
            and not names_topic(self.topic, (word,))
            and (word in ANYWHERE or word in _HEADS or len(word) > _TELLS)
        }
        self._against = re.compile("|".join(map(re.escape, sorted(words)))) if words else None

    def against(self, phrase: str) -> bool:
        """Whether the phrase has a word of a concept that this one is mistaken for, or affirms what its label denies."""
        return any(pattern is not None and pattern.search(phrase) for pattern in (self._against, self._denied))

    def knows(self, word: str) -> bool:
        """Whether a telling word is one of the concept's, or says the same as one of them."""
        told = self._told.get(word)
        if told is None:
            stem = word[:2] if word[0] == "涉" else word[:1] if word == "应当" else word.removesuffix("类")
            told = stem in self._known or any(same in self._known for same in SAME_AS.get(word, ()))
            self._told[word] = told
        return told

    def allows(self, signs: tuple[str, ...]) -> bool:
        """Whether no telling word speaks against the concept."""
        for sign in signs:
            if self.knows(sign) or (sign in RECEIVED and not self._staged):
                continue
            if sign in FLOWS:
                if self.concept.kind == "stock":
                    return False
            elif sign in STOCKS:
                if self.concept.kind == "count":
                    return False
            else:
                return False
        return True
