"""Whose report it is: title, region and its level, year, issuer, addressee, date, and the page's catalogue fields."""

import re
from collections import Counter
from dataclasses import dataclass, field

from .numerals import chinese
from .places import level_of, opening, placed

_TITLE = re.compile(r"(?:法治|依法行政|依法治[县市区镇省])[^\n]{0,40}(?:报告|总结|情况|公报|综述)")
# Neighbouring genres: a line that ends as such papers do, and names a place, an agency or a year.
_GENRE = re.compile(
    r"(?:报告|总结|情况|公报|综述|通报|年报|统计表|报表|概况|简报|汇报|要情|分析)(?:\((?:摘要|节选|公开版|全文)\))?$"
)
_FORM = re.compile(r"(?:统计表|报表|年报)$")
_BEARER = re.compile(
    r"(?:19|20)\d\d|[\u4e00-\u9fff]{2}(?:[省市县区镇乡旗州盟]|街道)|(?:局|厅|委员会|办公室|中心|公证处|大队|支队|办事处|法院|检察院)"
)
# 甲县司法局2024年度…, 甲县教育局关于…: the agency that a title begins with.
_TITLED = re.compile(
    r"([\u4e00-\u9fff]{2,24}?(?:人民政府|街道办事处|办事处|委员会|办公室|局|厅|法院|检察院|公证处|中心|大队|支队))"
    r"(?:\s?(?:关于)?\s?(?:19|20)\d\d|\s?关于|上半年|法治|依法|政府信息)"
)
# A PDF may run a title and those it speaks to into one line.
_ADDRESSED = re.compile(
    r"(.{4,60}?(?:报告|总结|情况))\s{0,4}"
    r"([\u4e00-\u9fff、和及]{2,30}(?:人民政府|政府|党委|委员会|司法局|办公室|市委|县委|区委))[:：]"
)
_BODY = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.]")
_YEAR_OF_REPORT = re.compile(r"((?:19|20)\d\d)\s?年")
_OPENING_YEAR = re.compile(
    r"(?:现将|现就|对)[^。\n]{0,12}?((?:19|20)\d\d)年度?[^。\n]{0,40}(?:报告|汇报|公布|总结)如下"
)
_ADDRESSEE = re.compile(
    r"^\s*([\u4e00-\u9fff、和及]{2,40}(?:人民政府|政府|党委|委员会|司法局|办公室|人大常委会|市委|县委|区委))[:：]\s*$",
    re.M,
)
_FIELD = re.compile(
    r"(索引号|主题分类|发布机构|发文机关|生成日期|成文日期|发布日期|发文日期|发布时间|发表日期|日期|来源|文章来源|信息来源|文件编号|"
    r"文号|有效性|公开范围|公开方式|公开时限|作者|(?:浏览|阅读|点击|访问)(?:次数|量|数|人数)?|字体|字号|字体大小|责任编辑|编辑|分享到?|打印|视力保护色|时间|名\s*称|索\s*引\s*号|文\s*号|"
    r"信息分类|发文字号|体裁分类|组配分类|关键词|主题词|审核)\s*[:：】]\s*"
)
_BUTTON = re.compile(r"[\[【](?=\s?(?:字体|大|小|打印|关闭|收藏|纠错))|打印本页|关闭窗口|扫一扫|\s{2,}(?=\[|【)")
_NOT_KEPT = re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|量|数|人数)?|字体|字号|字体大小|分享到?|打印|视力保护色")
_DATE = re.compile(r"((?:19|20)\d\d)\s?[-年/.]\s?(\d{1,2})\s?[-月/.]\s?(\d{1,2})")
_SIGNED = re.compile(r"^\s*((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日\s*$", re.M)
_SPOKEN = "[一二三四五六七八九十]{1,3}"
_SIGNED_SPOKEN = re.compile(rf"^\s*([〇零一二三四五六七八九]{{4}})年({_SPOKEN})月({_SPOKEN})日\s*$", re.M)
_SIGNER = re.compile(r"^\s*([\u4e00-\u9fff]{2,30}(?:人民政府|办事处|委员会|局|厅|办公室|中心|大队|管委会))\s*$", re.M)
_FURNITURE = re.compile(
    r"(?:浏览|阅读|点击|访问)(?:量|次数|数|人数)|字体|字号|扫一扫|扫码|打印本页|关闭窗口|分享到?[:：]|加入收藏|^\s*(?:索\s*引\s*号|名\s+称|文\s+号|标\s+题)\s*[:：]|纠\s?错|无障碍|当前位置|"
    r"您现在所在|索引号|公开范围|公开方式|主题分类|发布机构|发布时间|发表日期|生成日期|责任编辑|ICP备|公网安备|版权所有|主办单位|"
    r"联系电话|邮政编码|网站标识码|来源[:：]|日期[:：]|有效性|上一篇|下一篇|政府网站年度|年度报表"
)
_COUNTED_VISITS = re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|量|数|人数)?\s{0,3}[:：]\s{0,3}[\d,]{1,9}\s?次?")
_HEAD = 1500
_FIRST_WORDS = 120
_LONGEST_FURNITURE = 160
_DATE_FIELDS = ("发布时间", "时间", "发布日期", "发表日期", "日期", "生成日期", "成文日期", "发文日期")
_ISSUER_FIELDS = ("发布机构", "发文机关", "来源", "文章来源", "信息来源")
_AGENCY = re.compile(r"(?:局|厅|委员会|委|办公室|大队|中心|银行|税务|公安|海关|集团|公司|院)$")


@dataclass(slots=True)
class Identity:
    """What the head and foot of a report say about it; empty where they do not."""

    title: str = ""
    region: str = ""
    level: str = ""
    year: int | None = None
    issuer: str = ""
    addressee: str = ""
    date: str | None = None
    opening_year: int | None = None
    fields: dict[str, str] = field(default_factory=dict)
    title_span: tuple[int, int] = (0, 0)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    sure: bool = False  # the title or the issuer names the region; else it is a guess from the text


def identify(text: str, page_fields: dict[str, str]) -> Identity:
    """Reads the identity of a report from its text (uniform glyphs) and the fields of its page."""
    identity = Identity(fields=dict(page_fields))
    lines = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", text[:6000])]
    _title(identity, lines)
    identity.furniture = _furniture(text)
    head = text[: max(identity.title_span[1] + 400, 1200)]
    identity.fields.update((name, value) for name, value in _fields(head) if value and name not in identity.fields)
    if found := _OPENING_YEAR.search(text[:6000]):
        identity.opening_year = int(found[1])
    identity.year = _year(identity, text)
    identity.addressee = found[1] if (found := _ADDRESSEE.search(text[:4000])) else identity.addressee
    _signature(identity, text)
    identity.region, identity.sure = _region(identity, text)
    identity.level = _level(identity, text)
    return identity


def _title(identity: Identity, lines: list[tuple[int, str]]) -> None:
    """The line that bears the name of such a report, or else that of a neighbouring genre."""
    for start, line in lines[:40]:
        addressed = _ADDRESSED.match(line.strip())
        stripped = addressed[1].strip() if addressed else line.strip()
        if _BODY.match(stripped) or "。" in stripped:
            return
        if len(stripped) > 60 or ">" in stripped or stripped.endswith((":", "：")) or _FIELD.match(stripped):
            continue
        ours = _TITLE.search(stripped) is not None
        if ours or (
            not identity.title and _GENRE.search(stripped) and (_BEARER.search(stripped) or _FORM.search(stripped))
        ):
            at = start + line.index(stripped)
            identity.title, identity.title_span = stripped, (at, at + len(stripped))
            identity.addressee = addressed[2] if addressed else ""
            if ours:
                return


def _furniture(text: str) -> list[tuple[int, int]]:
    """Lines of the page that are not the report's: counters, share bars, catalogue fields."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if 1 < len(line) <= _LONGEST_FURNITURE and "。" not in line and _FURNITURE.search(line):
            found.append((at, at + len(line)))
        at += len(line) + 1
    found += [match.span() for match in _COUNTED_VISITS.finditer(text, 0, _HEAD)]  # where lines were joined
    return found


def _fields(head: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in head.split("\n"):
        matches = list(_FIELD.finditer(line)) if len(line) < 300 else []
        for place, match in enumerate(matches):
            end = matches[place + 1].start() if place + 1 < len(matches) else len(line)
            value = _BUTTON.split(line[match.end() : end])[0].strip(" 【】[]\t|")[:60]
            name = re.sub(r"\s", "", match[1])
            if not _NOT_KEPT.fullmatch(name):
                found.append((name, value))
    return found


def _year(identity: Identity, text: str) -> int | None:
    if found := _YEAR_OF_REPORT.search(identity.title):
        return int(found[1])
    if identity.opening_year:
        return identity.opening_year
    if found := _YEAR_OF_REPORT.search(text[:_FIRST_WORDS]):
        return int(found[1])
    years = Counter(re.findall(r"((?:19|20)\d\d)年度", text[:8000]) or re.findall(r"((?:19|20)\d\d)年", text[:8000]))
    return int(years.most_common(1)[0][0]) if years else None


def _signature(identity: Identity, text: str) -> None:
    dates = [identity.fields[name] for name in _DATE_FIELDS if name in identity.fields]
    found = next((match for value in dates if (match := _DATE.search(value))), None)
    signed = list(_SIGNED.finditer(text[-1500:])) or list(_SIGNED_SPOKEN.finditer(text[-1500:]))
    found = found or (signed[-1] if signed else None)
    if found:
        year, month, day = (int(part if part.isascii() else chinese(part) or 0) for part in found.groups())
        identity.date = f"{year:04}-{month:02}-{day:02}"
    signers = _SIGNER.findall(text[-1500:])
    named = [identity.fields[name].split("作者")[0].strip() for name in _ISSUER_FIELDS if identity.fields.get(name)]
    titled = _TITLED.match(identity.title)
    identity.issuer = signers[-1] if signers else named[0] if named else titled[1] if titled else ""


def _region(identity: Identity, text: str) -> tuple[str, bool]:
    """The place the title names; failing that, the issuer's, or the one the text begins with or speaks of most."""
    for source in (identity.title, identity.issuer):
        if place := placed(source):
            return _full_name(place, text), True
    return opening(text), False


def _full_name(place: str, text: str) -> str:
    """青云自治县 is 青云苗族布依族自治县 where the text says so."""
    if place.endswith("自治县") and (
        found := re.search(rf"{re.escape(place[:-3])}[\u4e00-\u9fff]{{2,16}}?自治县", text)
    ):
        return found.group()
    return place


def _level(identity: Identity, text: str) -> str:
    if _AGENCY.search(re.split(r"(?:19|20)\d\d", identity.title)[0]):
        return "部门"
    suffix, level = level_of(identity.region)
    if suffix == "市" and (
        "县级市" in text or re.search(r"市.{0,4}市", identity.region) or "市人民政府" in identity.addressee
    ):
        return "县级市"
    return level
