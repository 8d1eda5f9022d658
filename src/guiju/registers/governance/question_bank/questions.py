"""The questions of a bank: read from a list that an office makes, kept as one text, one question a line.

The list has a head with 题型, 题目, A, B, C … (选项A does as well) and 答案; 依据 may stand beside. A judgement has no options,
and 正确 or 错误 (对, 错) as its answer. Whatever is wrong is told by its row, all of it at once.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from guiju.kernel.keeping import texts
from guiju.reading import Unreadable, sheet_rows
from guiju.registers.governance.question_bank.choices import Sort

LETTERS = "ABCDEFGH"
MOST, MOST_TOLD = 5_000, 6
LONGEST, LONGEST_OPTION = 600, 300
JUDGED = ("正确", "错误")
TRUE, FALSE = frozenset({"正确", "对", "√", "是", "A"}), frozenset({"错误", "错", "×", "否", "B"})
NEEDED = ("题型", "题目", "答案")
_SORTS = {sort.label: sort for sort in Sort} | {sort.label.removesuffix("题"): sort for sort in Sort}


class NoBank(ValueError):
    """A list that makes no bank; the message says what is wrong and where, in Chinese."""


@dataclass(frozen=True)
class Question:
    """One question. ``answer``: the letters of the right options, in order; of a judgement A is true and B is false."""

    sort: Sort
    stem: str
    options: tuple[str, ...]
    answer: str
    basis: str = ""

    @property
    def lettered(self) -> list[tuple[str, str]]:
        return list(zip(LETTERS, self.options, strict=False))

    @property
    def is_multiple(self) -> bool:
        return self.sort is Sort.MULTIPLE


def written(questions: list[Question]) -> str:
    """The text that a bank keeps, from which a draw is made again."""
    return "".join(json.dumps(astuple(one), ensure_ascii=False) + "\n" for one in questions)


def read(text: str) -> tuple[Question, ...]:
    """The questions of a text that a bank has kept, in their order."""
    told = (json.loads(line) for line in text.splitlines())
    return tuple(Question(Sort(sort), stem, tuple(options), *rest) for sort, stem, options, *rest in told)


def listed(content: bytes) -> list[Question]:
    """The questions of a list as it is handed in. Raises NoBank."""
    try:
        rows = sheet_rows.rows(content)
    except Unreadable as error:
        raise NoBank(str(error)) from error
    places, below = _head(rows)
    found, faults = list[Question](), list[str]()
    for n, row in enumerate(rows[below:], below + 1):
        if not any(row):
            continue
        try:
            found.append(_question({name: texts.cleaned(row[at]) for name, at in places.items() if at < len(row)}))
        except NoBank as error:
            faults.append(f"第{n}行{error}")
    faults += _doubled(found)
    if faults:
        more = f"等{len(faults)}处" if len(faults) > MOST_TOLD else ""
        raise NoBank("；".join(faults[:MOST_TOLD]) + f"{more}。请改正后重新上传。")
    if not 0 < len(found) <= MOST:
        raise NoBank(f"表格中有{len(found)}道题，应当有1至{MOST}道。")
    return found


def _head(rows: sheet_rows.Rows) -> tuple[dict[str, int], int]:
    """Where each column stands, and the number of rows down to the head."""
    for n, row in enumerate(rows[:20], 1):
        names = [re.sub(r"^选项(?=[A-H]$)", "", cell.replace(" ", "")) for cell in row]
        if set(NEEDED) <= set(names):
            return {name: names.index(name) for name in names if name}, n
    raise NoBank(f"没有找到表头：应当有“{'、'.join(NEEDED)}”和选项“A、B、C、D”各列。")


def _question(row: dict[str, str]) -> Question:
    sort = _SORTS.get(row.get("题型", ""))
    if sort is None:
        raise NoBank(f"的题型“{row.get('题型', '')}”不是{'、'.join(Sort.labels)}")
    stem, options = row.get("题目", ""), _options(row)
    if not 0 < len(stem) <= LONGEST:
        raise NoBank(f"没有题目，或者题目超过{LONGEST}字")
    if sort is Sort.JUDGEMENT:
        return Question(sort, stem, JUDGED, _judged(row.get("答案", ""), options), row.get("依据", "")[:LONGEST_OPTION])
    if len(options) < 2 or len(set(options)) < len(options) or max(map(len, options)) > LONGEST_OPTION:
        raise NoBank(f"的选项应当从A起连续填写两个以上，各不相同，每个不超过{LONGEST_OPTION}字")
    answer = _answered(row.get("答案", ""), len(options), sort)
    return Question(sort, stem, options, answer, row.get("依据", "")[:LONGEST_OPTION])


def _options(row: dict[str, str]) -> tuple[str, ...]:
    """The options from A on; one that is left out between others makes none of them."""
    told = [row.get(letter, "") for letter in LETTERS]
    count = next((n for n, option in enumerate(told) if not option), len(told))
    return () if any(told[count:]) else tuple(told[:count])


def _judged(answer: str, options: tuple[str, ...]) -> str:
    if options and options != JUDGED:
        raise NoBank("是判断题，不填选项")
    if answer not in TRUE | FALSE:
        raise NoBank(f"是判断题，答案“{answer}”应当为{'或者'.join(JUDGED)}")
    return "A" if answer in TRUE else "B"


def _answered(told: str, options: int, sort: Sort) -> str:
    answer = re.sub(r"[\s,，、;；]", "", told).upper()
    known = set(LETTERS[:options])
    if not answer or not set(answer) <= known or len(set(answer)) < len(answer):
        raise NoBank(f"的答案“{told}”不在选项{LETTERS[0]}至{LETTERS[options - 1]}之中，或者有重复")
    if (len(answer) > 1) != (sort is Sort.MULTIPLE):
        words = "至少有两个" if sort is Sort.MULTIPLE else "只有一个"
        raise NoBank(f"是{sort.label}，答案应当{words}")
    return "".join(sorted(answer))


def _doubled(found: list[Question]) -> Iterator[str]:
    counts = Counter((one.stem, one.options) for one in found)
    return (f"题目“{stem[:20]}”出现了{count}次" for (stem, _), count in counts.items() if count > 1)
