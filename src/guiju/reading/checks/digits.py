"""malformed_number and unit_missing: digits and counters that were damaged or lost."""

import re
from collections.abc import Iterator

from ..lexicon import NOUN_COUNTERS
from ..names import damaged_dates
from ..quantities import Quantity, counter_at
from ..record import Finding
from .subject import Subject, defect, question

_CELLS = 200  # characters in which a row of a table shows itself
_ASK_SOURCE = "对照台账或原始统计表核实这个数。"
_AGAINST = re.compile(r"[，,。；;、:：!?)\n]|$")
_VERB = re.compile(
    r"大力|在|实现|推进|并|和|及|与|等|的|全|已|为|对|同|较|比|占|均|共|其|该|开展|完成|加强|推动|有效|进一步|不断|持续|切实|深入|积极|做到|"
    r"确保|提升|提高|建立|健全|落实|组织|形成|解决|处理|办理|受理|被|由|向|从|于|将|使|让|是|也|又|还|以|按|用"
)
_LOST_YEAR = re.compile(r"(?<![\dA-Za-z.\-—/:〔\[(第])(?:19[89]|20[0-4])\d(?=[\u4e00-\u9fff])")
_NOT_LOST = re.compile(r"[年月日号余多万亿至到和及与版届级]|\s")
_OPEN_TITLE_YEARS = re.compile(r"《[^》\n]{1,40}?(\((?:19|20)\d\d\s?[-—]{1,2}\s?(?:19|20)\d\d\))(?![^《\n]{0,30}》)")
_NO_WHOLE = re.compile(r"\.(?<=[\u4e00-\u9fff]\.)\d{1,2}(?=[%万亿个])")
_YEAR = re.compile(r"(20(?<!\d20)\d\d)年")
_AHEAD = 12  # years


def check(subject: Subject) -> Iterator[Finding]:
    """All damaged digits and lost counters."""
    for quantity in subject.quantities:
        yield from _malformed(subject, quantity)
        yield from _unit(subject, quantity)
    yield from _lost_years(subject)
    for span in damaged_dates(subject.text):
        said = subject.text[slice(*span)]
        yield defect("malformed_number", span, f"日期“{said}”残缺或者历法上没有这一天。", "对照原文补全年、月、日。")
    yield from _far_years(subject)
    for match in _NO_WHOLE.finditer(subject.text):
        message = f"“{match.group()}”的小数点前面没有数字。"
        yield defect("malformed_number", match.span(), message, _ASK_SOURCE)
    for at in subject.torn:
        span = (max(0, at - 2), min(len(subject.text), at + 2))
        yield question("malformed_number", span, "数字被换行拆成两截，已按一个数读。", "在排版中合成一个数。")


def _far_years(subject: Subject) -> Iterator[Finding]:
    """2042年 in a report on 2024: plans reach to the fives, and no further than a score of years."""
    for match in _YEAR.finditer(subject.text):
        ahead = int(match[1]) - (subject.identity.year or int(match[1]))
        if ahead > _AHEAD and (int(match[1]) % 5 or ahead > 2 * _AHEAD):
            message = f"年份“{match.group()}”远在报告年度之后，可能写错了数字。"
            yield defect("malformed_number", match.span(), message, "核对年份。")


def _malformed(subject: Subject, quantity: Quantity) -> Iterator[Finding]:
    text = subject.text
    span, digits = (quantity.start, quantity.end), text[slice(*quantity.digits)]
    if quantity.value is None:
        message = f"数字“{digits}”残缺或混入了别的符号，读不出确定的值。"
        yield defect("malformed_number", span, message, _ASK_SOURCE)
    elif quantity.torn:
        message = f"数字“{digits}”中间混入了空格，已按一个数读。"
        yield defect("malformed_number", span, message, "删去数字中间的空格，并核对数值。")
    elif quantity.numeral:
        return
    elif len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        yield question("malformed_number", span, f"数字“{digits}”以 0 开头，可能缺了前面的数字。", _ASK_SOURCE)
    elif (quantity.unit or "").split("(")[0] in NOUN_COUNTERS and text[quantity.start - 1 : quantity.start] in (
        "。",
        "\n",
    ):
        message = f"句子以“{digits}”开头，前面可能丢了文字，数字也可能不完整。"
        yield question("malformed_number", span, message, _ASK_SOURCE)
    elif quantity.unit == "%" and text[quantity.start - 1 : quantity.start] in ("人", "件", "次", "元", "起", "名"):
        message = f"“{text[span[0] : span[1]]}”与前一个数据之间没有标点，两个数据连在了一起。"
        yield question("malformed_number", span, message, "在两个数据之间补上标点。")


def _unit(subject: Subject, quantity: Quantity) -> Iterator[Finding]:
    text, span = subject.text, (quantity.start, quantity.end)
    digits = text[slice(*quantity.digits)]
    if quantity.unit_lost:
        message = f"“{digits}”后面的计量单位不完整，只剩“({quantity.unit})”。"
        yield defect("unit_missing", span, message, "补上完整的单位，如“家（次）”“户（次）”。")
    elif quantity.unit is None and quantity.cell is None and not quantity.bare and not _in_table(text, quantity.start):
        after = text[quantity.end : quantity.end + 4]
        if text[quantity.end - 1] in "万亿余多" or quantity.value is None:
            return
        plain = bool(_AGAINST.match(after) or _VERB.match(after))
        make = defect if plain else question
        message = f"“{digits}”后面没有计量单位，不知道数的是什么。"
        yield make("unit_missing", span, message, "补上单位（件、项、人等），并核对标点是否缺失。")


def _in_table(text: str, at: int) -> bool:
    """A cell of a table has its unit in the head of its column."""
    before = text[max(0, at - _CELLS) : at].rpartition("\n")[2]
    behind = text[at : at + _CELLS].partition("\n")[0]
    return "\t" in before or "\t" in behind or before.lstrip().startswith("|")


def _lost_years(subject: Subject) -> Iterator[Finding]:
    for match in _LOST_YEAR.finditer(subject.text):
        at = match.end()
        if subject.skip[match.start()] or _NOT_LOST.match(subject.text, at) or counter_at(subject.text, at):
            continue
        message = f"“{match.group()}”后面缺“年”字。"
        yield defect("unit_missing", (match.start(), min(at + 2, len(subject.text))), message, "补上“年”及其后的标点。")
    for match in _OPEN_TITLE_YEARS.finditer(subject.text):
        message = f"文件名称不完整：“{match[1]}”后缺书名号，年份后缺“年”字。"
        yield defect("unit_missing", match.span(1), message, "按文件原名补全。")
