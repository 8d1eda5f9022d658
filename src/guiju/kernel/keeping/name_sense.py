"""Whether a name that stands in a text means the person: 高峰 is a man in 对高峰处以罚款 and none in 用电高峰期间.

Chinese marks no words. The text around is cut into words by the dictionary of jieba (rjieba); where the name is no part of
a longer word, its neighbours decide. In doubt it is the person: what is covered in vain is seen, what is not is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

AROUND = 40
"""So many characters before and after are read."""


class Sense(Enum):
    """What a name means in its place. ``PERSON`` cannot be meant otherwise; the other two are a guess, to be shown."""

    PERSON = "person"
    LIKELY_PERSON = "likely person"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its part of speech, as in jieba: n… nouns, nr persons, vn verbal nouns, v verbs, d adverbs, r pronouns."""

    text: str
    kind: str
    start: int
    end: int

    @property
    def is_noun(self) -> bool:
        return (len(self.text) > 1 and self.kind[0] in "nabtfslikjz") or self.kind == "vn"

    @property
    def is_mark(self) -> bool:
        return not self.text.isalnum()

    @property
    def is_name(self) -> bool:
        """Whether the dictionary knows it as a person; longer ones it takes for persons are mostly none."""
        return self.kind.startswith("nr") and len(self.text) < 4 and not self.text.endswith(PLACES)


NOTHING = Word("", "x", 0, 0)

_BEFORE_A_PERSON = """
司机 老板 邻居 原告 被告 经理 代表 书记 主任 医生 学生 姓名 户名 名叫 签名 同志 同事 朋友 亲属 丈夫 妻子 儿子 女儿 父亲 母亲
职工 民警 律师
向 由 被 将 把 给 跟 让 替 找 责令 通知 告知 询问 传唤 送达 支付 赔偿 要求 殴打 打伤 收到 听取 起诉 追究 认定 处罚 拘留
"""
_AFTER_A_PERSON = """
先生 女士 同志 某 本人 名下 夫妇 夫妻 一家 等人 家中 家 丈夫 妻子 儿子 女儿 父亲 母亲 父母 家属
称 诉 诉称 辩称 述称 说 表示 认为 不服 提出 申请 请求 要求 起诉 上诉 主张 承认 反映 投诉
举报 签订 签收 签字 签名 驾驶 驾车 经营 辩解 否认 同意 拒绝 到场 到庭 出庭 提交 报警 未 不 因 于 在 向 与 将 被 对 已 曾 系 从 把
所有 身份证 住址 户口 电话 手机 房屋 宅基地 工资 账户 年龄 性别
"""
# What makes a time, a place or a body of the word before it, and what a law's title ends in.
_PLACES = """
期间 时段 时期 季节 小区 社区 大道 广场 公园 大厦 派出所 学校 医院 村 镇 乡 县 市 区 路 街 桥 山 河 站 巷 局
"""
_LAWS = """
法 条例 办法 规定 规则 细则
"""
BEFORE_A_PERSON, AFTER_A_PERSON = frozenset(_BEFORE_A_PERSON.split()), frozenset(_AFTER_A_PERSON.split())
PLACES, LAWS = tuple(_PLACES.split()), tuple(_LAWS.split())
PERSONS_END_IN = tuple("人员者户民师")
FUNCTION_WORDS = "cprmuy"


def sense(before: str, name: str, after: str) -> Sense:
    """What ``name`` means between the two texts. Two and three Chinese characters alone can be taken for a word."""
    if not 2 <= len(name) <= 3 or not name.isalpha() or name.isascii():
        return Sense.PERSON
    before, after = before[-AROUND:], after[:AROUND]
    words = _cut(before + name + after)
    start, end = len(before), len(before) + len(name)
    inside = [n for n, word in enumerate(words) if word.start < end and word.end > start]
    left = words[inside[0] - 1] if inside[0] else NOTHING
    touched, rest = [words[n] for n in inside], words[inside[-1] + 1 :]
    if touched[0].start < start or touched[-1].end > end:
        return _within(touched, start, end, left)
    if len(touched) > 1 or (len(name) > 2 and touched[0].is_name):
        return Sense.PERSON
    return Sense.LIKELY_PERSON if _stands_as_person(touched[0], left, rest) else Sense.WORD


def _within(touched: list[Word], start: int, end: int, left: Word) -> Sense:
    """Where words reach beyond the name: a longer word that holds it, or neighbours that use up its characters."""
    if len(touched) == 1:
        (longer,) = touched
        fused = left.is_mark and longer.start == start and longer.kind == "v"
        return Sense.LIKELY_PERSON if longer.is_name or fused else Sense.WORD
    used_up = all(len(word.text) > 1 and (word.start < start or word.end > end) for word in touched)
    return Sense.WORD if used_up else Sense.PERSON


def _stands_as_person(name: Word, left: Word, rest: list[Word]) -> bool:
    right = rest[0] if rest else NOTHING
    if _leads_to_person(left) or right.text in AFTER_A_PERSON:
        return True
    if name.kind[0] in FUNCTION_WORDS:
        return left.is_mark and right.is_mark
    if right.text.startswith(PLACES) or _names_a_law(rest):
        return False
    if left.is_mark or name.is_name:
        return True
    return not (left.is_noun or left.kind[0] in "mrd" or right.is_noun)


def _leads_to_person(left: Word) -> bool:
    is_role = len(left.text) > 1 and left.kind[0] == "n" and left.text.endswith(PERSONS_END_IN)
    return is_role or left.text in BEFORE_A_PERSON


def _names_a_law(rest: list[Word]) -> bool:
    """Whether nouns alone lead from the name to the last word of a law's title: 安全 in 安全生产法, not in 看法."""
    for word in rest:
        if word.text in LAWS or (len(word.text) > 2 and word.text.endswith(LAWS)):
            return True
        if not (word.is_noun or word.kind[0] == "n"):
            return False
    return False


def _cut(text: str) -> list[Word]:
    words, at = [], 0
    for word, kind in _dictionary().tag(text, False):
        words.append(Word(word, kind or "x", at, at + len(word)))
        at += len(word)
    return words


@cache
def _dictionary() -> Any:
    # A tenth of a second and 33 MB, for publishing alone.
    import rjieba

    return rjieba
