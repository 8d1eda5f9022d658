"""Digits and numerals that are no quantities: dates, years, document numbers, ordinals, names, slogans, titles.

``covered`` marks the stretches that hold names (titles in 《》, short quotations); ``named_at`` says how far a name
that begins at an offset reaches. All patterns are anchored and bounded, so the work grows with the text and no faster.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from .counters import UNIT, UNITS

_TITLE = re.compile(r"《[^《》\n]{1,120}》")
_OPEN_TITLE = re.compile(r"《[^《》\n。，;；\d]{1,60}")
_QUOTE = re.compile(r"“[^“”\n]{1,30}”|\"[^\"\n]{1,30}\"|‘[^‘’\n]{1,30}’")
_LINK = re.compile(r"(?:https?://|www\.)[!-~]{1,300}")

_DATE = re.compile(
    r"(?:"
    r"(?:19|20)\d\d\s?(?:[-—~～至到、和及/]\s?(?:(?:19|20)\d\d|\d\d)\s?){0,4}年(?:度|初|底|末|来|间|代|版|期)?"
    r"(?:\s?\d{1,2}\s?月(?:份|初|底|末|中旬|上旬|下旬)?(?:\s?\d{1,2}\s?[日号])?)?"
    r"|(?:19|20)\d\d\s?[-—~～]{1,2}\s?(?:19|20)\d\d(?!\d)"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?![\d余多件次人万])|(?:19|20)\d\d[-.](?:0?[1-9]|1[0-2])(?![\d万亿%元余多公千米吨人件])"
    r"|\d{1,2}\s?(?:[-—~～至到、和]\s?\d{1,2}\s?){0,6}月(?:份|初|底|末|中旬|上旬|下旬)?"
    r"(?:\s?\d{1,2}\s?(?:[-—~～至到、]\s?\d{1,2}\s?){0,3}[日号])?"
    r"|\d{1,2}(?:\s?[-—~～至、]\s?\d{1,2}){0,3}日(?![益常内]|以内|之内|以上|左右|的?期限)"
    r"|\d{1,2}:\d\d(?::\d\d)?|\d{1,2}[点时](?:\d{1,2}分|整|半|许|前|起|至)|\d{2}时"
    r"|[1-4]季度"
    r")"
)
_CHINESE_DATE = re.compile(
    r"[〇零一二三四五六七八九]{4}年|[一二三四五六七八九十]{1,3}月(?:份|初|底|末|[一二三四五六七八九十]{1,3}[日号])?|"
    r"[一二三四五六七八九十]{1,3}季度|[〇一二三四五六七八九十]{2,3}[日号](?!内|以内)"
)
_CODE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}|"
    r"0\d{2,3}\s?[—–]\s?\d{7,8}|\d{1,11}[×＊*xX]{2,8}\d{0,6}|"
    r"\d{1,3}/\d{1,3}(?![\d年])|\d+\s?[+*×xX]\s?[\dA-Za-z]+(?:\s?[+*×xX]\s?[\dA-Za-z]+)*(?:小时)?|"
    r"\d+(?:\s?:\s?\d+)+|\d+(?![oOlI]{1,3}(?:[.,]?\d|"
    + UNITS
    + r"))(?!k?m[²³])[A-Za-z]{1,12}(?![件次起人个万余%])|\d+(?:-\d+)+(?!\d*[件次起人个家%条项份场户万年天月])"
)
_HOTLINE = re.compile(
    r"(?:12345|12348|12315|12309|12337|12355|12338|12333|12388|12389|12350|12369|12328|12371|12380|12381|12367|12313)"
    r"(?!\d|\s?[余多]?[件次起人条个宗项])|"
    r"1(?:10|14|19|20|22)(?=警|报警|接警|接处警|指挥|急救|热线|平台|联动|法治|服务台)|365(?=[“\"]|天?不?打烊)|"
    r"24小时(?=[^，,。；;]{0,4}(?:自助|不打烊|服务|在线|值班|开放|全天候|政务|热线|办理|值守|运行|受理|监控))"
)
# 2O24年, 202年, 20244年: a year with a letter, short of a digit or with one too many.
_LOST_YEAR = re.compile(
    r"2(?<![\dA-Za-z.]2)(?:[oO]\d\d|0[oOlI]\d|0\d[oOlI]|[oO][oO]\d|0[1-4](?=年[\u4e00-\u9fff\d])|0\d{3}(?=年[\u4e00-\u9fff]))年"
)
_LOST_DATE = re.compile(r"(?:19|20)\d\d(?:\d{1,4}[日号](?!程|常)|\d{1,2}月\d{0,2}[日号]?)")
_WHOLE_DATE = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]")
_MONTH = re.compile(r"(?:19|20)\d\d\s?年\s?(\d{2})\s?月(?!\s?\d{1,2}\s?[日号])")
_ROAD = re.compile(r"\d{1,4}(?=[国省县乡]道)|\d{3,12}(?=(?:电话|热线|号码)(?!诉求|来电))")
_ADDRESS = re.compile(
    r"(?:邮编|邮政编码|电话|传真|手机|联系方式|QQ群?号?|微信号|账号|卡号|代码|编号|邮箱|网址|标识码)\s?(?:[:：为是]\s?)?[\d\-、;；()\s]*$|@[\w.]{0,20}$"
)
_LABELLED = frozenset(":：为是@.-、;；() 编话真机号码箱址")
_MAIL = re.compile(r"\d{1,20}(?:[A-Za-z_.][\w.]{0,30})?@[\w.]{1,40}|\d{1,20}\.(?:com|cn|net|gov|org)\b")
_HEADING = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?=[\u4e00-\u9fff])")
_SAYS_NUMBER = re.compile(r"[达为约近超是比率至到由从增降高低长共计的了\d.(《第]$")
_DOCUMENT = re.compile(r"\s?第?\d{1,5}\s?号")
_MONTH_DAY = re.compile(r"(\d{1,2})([.·])(\d{1,2})(?![\d万亿%‰余多个件次元人家项份公千米倍成亩吨分])")
_DAY_NAME = re.compile(r"[”\"’]|[\u4e00-\u9fff]{0,12}?(?:日|节|宣传|周|月|专案|事故|行动)")
_ORDINALS = re.compile(
    r"第\s?(?:[\d一二三四五六七八九十百]{1,5}[、和及至—-]){0,12}[\d一二三四五六七八九十百]{1,5}[A-Za-z\u4e00-\u9fff]?"
)
_RANKED = re.compile(
    r"(?:排名|位居|位列|跃居|名列)[^，,。；;\d]{0,8}$|[居列]全[^，,。；;\d]{1,3}$|前$|[A-Za-z][-—.]?$|[A-Za-z]\d?[-—]+$|[№#＃]\s?$"
)
_LONGEST = 18
_SLOGAN = re.compile(
    r"三项(?:制度|改革|机制)|[两三四五六七八九]位一体|[八十]项规定|三会一课|一村一|一月一|一户一|一案一|一人一|一企一|"
    r"[两三四五六七八九十]个(?:责任|确立|维护|结合|覆盖|毫不动摇|意识|自信|全面|清单|最严|务必|规定|必须|一|不准|不得|转变|"
    r"同步|统一|到位|零|更加|坚持|围绕|着力|强化|方面|层面|环节|阶段|维度|抓手|关键|重点|突出|聚焦|注重|体系|机制|"
    r"平台建设|中心工作|文明)"
)


def damaged_dates(text: str) -> Iterator[tuple[int, int]]:
    """Dates that lost their 年 or 月, and days that no calendar has."""
    for match in _LOST_DATE.finditer(text):
        if not text[match.start() - 1 : match.start()].isdigit():
            yield match.span()
    yield from (match.span() for match in _LOST_YEAR.finditer(text))
    for match in _MONTH.finditer(text):
        if not 1 <= int(match[1]) <= 12:
            yield match.span()
    for match in _WHOLE_DATE.finditer(text):
        year, month, day = (int(part) for part in match.groups())
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
            yield match.span()


def covered(text: str) -> bytearray:
    """One byte a character: 1 where the character stands in a title, a short quotation, an ordinal or an address."""
    marks = bytearray(len(text))
    for pattern in (_TITLE, _QUOTE, _ORDINALS, _LINK):
        for found in pattern.finditer(text):
            start, end = found.span()
            marks[start:end] = b"\1" * (end - start)
    for found in _OPEN_TITLE.finditer(text):
        if not marks[found.start()]:
            marks[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    return marks


def named_at(text: str, start: int, end: int) -> int:
    """The end of the name that the digits at ``start:end`` belong to; 0 where they may be a quantity."""
    for pattern in (_LOST_DATE, _DATE, _HOTLINE, _CODE, _ROAD, _MAIL):
        if found := pattern.match(text, start):
            return found.end()
    before = text[max(0, start - 14) : start]
    if before.endswith(("〕", "]", "】", ")")) and (found := _DOCUMENT.match(text, start)):
        return found.end()
    counted = end < len(text) and (text[end] in "万亿余多" or UNIT.match(text, end) is not None)
    if _RANKED.search(before) or (
        not counted and before[-1:] in _LABELLED and _ADDRESS.search(text[max(0, start - 24) : start])
    ):
        return end
    if (heading := _HEADING.match(text, start)) and not _SAYS_NUMBER.search(before) and not _counted(text, heading):
        return heading.end()
    if found := _MONTH_DAY.match(text, start):
        is_day = int(found[1]) in range(1, 13) and int(found[3]) in range(1, 32)
        if is_day and (found[2] == "·" or before.endswith(("日(", "节(", "“")) or _DAY_NAME.match(text, found.end())):
            return found.end()
    if end - start > _LONGEST or (end - start >= 7 and _unlabelled(text, end)):
        return end
    return 0


def _counted(text: str, number: re.Match[str]) -> bool:
    """Whether what stands behind a decimal counts or scales it: 1.1万, 2.3倍."""
    return text[number.end()] in "万亿余多千百" or UNIT.match(text, number.end()) is not None


def _unlabelled(text: str, end: int) -> bool:
    """A long run of digits with nothing counted after it: a telephone or register number."""
    if text[end : end + 1] == "\n" and text[end - 8 : end].rstrip("0123456789") in ("", "\n"):
        return False  # a cell: its counter stands elsewhere
    return end == len(text) or not ("\u4e00" <= text[end] <= "\u9fff" or text[end] in "%.,")


def slogan_at(text: str, start: int) -> int:
    """The end of the slogan or date in Chinese numerals at ``start``; 0 where there is none."""
    for pattern in (_CHINESE_DATE, _SLOGAN):
        if found := pattern.match(text, start):
            return found.end()
    return 0
