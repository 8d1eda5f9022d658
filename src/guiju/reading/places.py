"""Names of administrative places: where one begins a title or a text, and of which level it is."""

import re
from collections import Counter

_NAMES_OF_LEVEL = {
    "省": ("省", "自治区", "特别行政区"),
    "市": ("市", "自治州", "地区", "州", "盟"),
    "县": ("县", "自治县", "旗"),
    "市辖区": ("区", "新区"),
    "开发区": ("开发区", "高新区", "经开区"),
    "镇": ("镇",),
    "乡": ("乡",),
    "街道": ("街道", "街办"),
    "村": ("村",),
}
_LEVELS = {suffix: level for level, suffixes in _NAMES_OF_LEVEL.items() for suffix in suffixes}
_SUFFIXES = sorted(_LEVELS, key=len, reverse=True)
# What follows makes the sign part of another word: 市场, 城市管理, 区域, 乡镇, 县级.
_OTHERWISE = {
    "省": "级直委长内",
    "市": "场政民容直级长域内委区",
    "县": "级直域委长内区市",
    "区": "域划级直长块间内委",
    "镇": "级长域内办",
    "乡": "镇村级土贤音亲情里",
    "村": "级民居委务里",
    "州": "际",
    "旗": "帜舰",
    "盟": "约友",
}
# 红旗街道 and 东区街道 are one name each.
_NAME = re.compile(rf"[\u4e00-\u9fff]{{1,10}}?(?:[旗州区市县](?=街道|镇))?(?P<sign>{'|'.join(_SUFFIXES)})")
# No name of a place has these in it: 以区县, 全市, 城市, 在区委.
_NEVER = re.compile(
    r"[的了]|^[我该各每从被按据是于在对以由向因经]|^[全本][省市县区镇乡州旗盟村]$|^[全本]街道$|^两[县区市]$|"
    r"人民|政府|城市|办公|委员|党委|工作|行政|法治|依法|年度|月份|公安|中心|城乡|社区服务|关于|受理|办理|收到|开展|召开|热线|检查|组织|"
    r"[区县市]委|[区县市]级|群众|企业|全面|信访|平台|签约|示范|试点"
)
_DATED = re.compile(
    r"(?:关于|中共|\s|[《“【]|(?:19|20)\d\d\s?年?(?:度|第?[一二三四]季度|上半年|下半年|前[一二三]季度)?|\d{1,2}(?:[-—至]\d{1,2})?月(?:份)?|"
    r"今年(?:以来)?|上半年|下半年|一年来|近年来|第?[一二三四]季度|截至[^，,]{2,12}|[，,、])*"
)
_SEAT = re.compile(r"(?:人民政府|政府|党工委|委员会)?")
_LOW = ("街道", "街办", "镇", "乡", "村")
_SAID = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,5}(?:街道|镇|乡|县|区|市|旗|州|省))"
    r"(?=坚持|紧紧|深入|认真|全面|人民政府|党委|始终|严格|司法|政府|按照|各级|在)"
)
_OFFICE = re.compile(r"[局厅]|委(?!员会)")
_LINES = 4
_FAR = 20000


def level_of(region: str) -> tuple[str, str]:
    """The sign that a name ends with, and the level that it says."""
    suffix = next((suffix for suffix in _SUFFIXES if region.endswith(suffix)), "")
    return suffix, _LEVELS.get(suffix, "")


def placed(source: str) -> str:
    """The administrative names that a title begins with, behind its year: 南江市东湖区 of 南江市东湖区人民政府."""
    dated = _DATED.match(source)
    start = at = dated.end() if dated else 0
    while name := _name(source, at):
        at = name.end()
    seat = _SEAT.match(source, at)
    if at > start and seat and seat.group() and (low := _name(source, seat.end())) and low["sign"] in _LOW:
        return low.group()  # 甲区人民政府乙街道办事处 is the street's
    return source[start:at]


def _name(source: str, at: int) -> re.Match[str] | None:
    """The name of a place at an offset."""
    match = _NAME.match(source, at)
    if match is None or len(match.group()) <= len(match["sign"]) or _NEVER.search(match.group()):
        return None
    following = source[match.end() : match.end() + 1]
    if _OFFICE.match(source, match.end()):  # 农业农村局 is no village
        return None
    if following and following in _OTHERWISE.get(match["sign"], "") and not _agency(source, match.end()):
        return None
    return match


def _agency(source: str, at: int) -> bool:
    """市委员会, 市政务服务: the place's own agency, no other word."""
    return source.startswith(("委员会", "政务", "政府", "政数", "场监督管理局", "民政", "市场监", "市政", "区划"), at)


def opening(text: str) -> str:
    """The place that the first lines begin with, or that the text speaks of most."""
    for line in text[:1500].split("\n")[:_LINES]:
        place = placed(line.strip())
        if len(place) > 2:
            return place
    named = Counter(match[1] for match in _SAID.finditer(text[:_FAR]) if not _NEVER.search(match[1]))
    return named.most_common(1)[0][0] if named else ""
