"""Numbers that identify people and organisations: checked, made for simulations, masked for the public.

Every ``check_…`` returns the number in its normal form (half-width, upper case, no spaces) or raises ValueError with a
Chinese sentence that names the kind of number, the place in it and the standard; it never repeats the whole number.
Every ``mask_…`` leaves enough to recognise one's own matter, not enough to identify others, and never fails.
"""

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from guiju.kernel.offices.regions import PROVINCES

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_COMPOUND_SURNAMES = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台
皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘
子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐
段干 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 第五 完颜 纳兰 叶赫 爱新觉罗
"""
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})-?([2-9]\d{6,7})(?:(?:-|转|EXT\.?)(\d{1,6}))?", re.ASCII)
_SERVICE = re.compile(r"(400|800)-?(\d{3})-?(\d{4})|(1\d{2,4}|9\d{4,5})", re.ASCII)


def check_resident_id(text: str, *, today: date | None = None) -> str:
    """A resident identity number of 18 characters, GB 11643-1999: province, real day of birth, check digit MOD 11-2.

    ``today`` is the last day of birth allowed, by default the day in Asia/Shanghai. The 15-digit numbers of before 1999
    are refused: they name no century and ceased to be used on 2013-01-01 (Resident Identity Card Law).
    """
    number = _normal(text)
    if re.fullmatch(r"[0-9]{15}", number):
        raise ValueError("居民身份证号为 15 位旧号码，已停止使用；请填写 18 位公民身份号码。")
    if len(number) != 18:
        raise ValueError(f"居民身份证号应为 18 位，现为 {len(number)} 位（GB 11643-1999）。")
    for place, character in enumerate(number[:17], 1):
        if character not in "0123456789":
            raise ValueError(f"居民身份证号第 {place} 位“{character}”不是数字（GB 11643-1999）。")
    if number[:2] not in PROVINCES:
        raise ValueError(f"居民身份证号第 1 至 2 位“{number[:2]}”不是省级行政区划代码（GB/T 2260）。")
    _check_birth(number, today or _today())
    if (wanted := _id_check(number[:17])) != number[17]:
        raise ValueError(f"居民身份证号的校验码应为 {wanted}，现为“{number[17]}”；请逐位核对（GB 11643-1999）。")
    return number


def make_resident_id(region: str, birth: date, serial: int) -> str:
    """A well-formed number for tests and simulations: six-digit region, day of birth, serial 0–999 (odd for men)."""
    if not re.fullmatch(r"[0-9]{6}", region) or region[:2] not in PROVINCES:
        raise ValueError(f"行政区划代码“{region}”应为 6 位数字，且前两位为省级代码。")
    if not 0 <= serial <= 999:
        raise ValueError(f"顺序码应在 0 至 999 之间，现为 {serial}。")
    head = f"{region}{birth:%Y%m%d}{serial:03d}"
    return head + _id_check(head)


def birth_date(resident_id: str) -> date:
    """The day of birth in a checked resident identity number."""
    return date(int(resident_id[6:10]), int(resident_id[10:12]), int(resident_id[12:14]))


def check_credit_code(text: str) -> str:
    """A unified social credit code of 18 characters, GB 32100-2015: alphabet, region, check character MOD 31.

    The inner organisation code (places 9–17, GB 11714) is not checked too: some in force were issued with a wrong one.
    """
    code = _normal(text)
    if len(code) != 18:
        raise ValueError(f"统一社会信用代码应为 18 位，现为 {len(code)} 位（GB 32100-2015）。")
    for place, character in enumerate(code, 1):
        if character not in _CREDIT_ALPHABET:
            hint = "，不使用字母 I、O、S、V、Z" if character in "IOSVZ" else ""
            raise ValueError(f"统一社会信用代码第 {place} 位“{character}”无效{hint}（GB 32100-2015）。")
    if not re.fullmatch(r"[0-9]{6}", code[2:8]) or code[2:4] not in PROVINCES | {"10"}:
        raise ValueError(f"统一社会信用代码第 3 至 8 位“{code[2:8]}”不是登记管理机关的行政区划代码（GB 32100-2015）。")
    if (wanted := _credit_check(code[:17])) != code[17]:
        raise ValueError(f"统一社会信用代码的校验码应为 {wanted}，现为“{code[17]}”；请逐位核对（GB 32100-2015）。")
    return code


def make_credit_code(kind: str, region: str, serial: int) -> str:
    """A well-formed code for tests and simulations.

    ``kind`` is the registering department and the class (``11`` state organ, ``12`` public institution, ``91``
    enterprise); ``region`` six digits; ``serial`` 0–99999999, completed to an organisation code by GB 11714.
    """
    if not (len(kind) == 2 and set(kind) <= set(_CREDIT_ALPHABET)):
        raise ValueError(f"登记管理部门和机构类别代码“{kind}”应为两位（GB 32100-2015）。")
    if not re.fullmatch(r"[0-9]{6}", region):
        raise ValueError(f"行政区划代码“{region}”应为 6 位数字。")
    if not 0 <= serial <= 99_999_999:
        raise ValueError(f"主体标识码的序号应在 0 至 99999999 之间，现为 {serial}。")
    body = f"{serial:08d}"
    remainder = sum(weight * int(digit) for weight, digit in zip(_ORGANISATION_WEIGHTS, body, strict=True)) % 11
    head = f"{kind}{region}{body}{'0X987654321'[remainder]}"
    return check_credit_code(head + _credit_check(head))


def check_phone(text: str) -> str:
    """A mobile number, a landline with area code (``0735-3322110``, ``…-8001`` an extension) or a service number."""
    number = re.sub(r"^(\+|00)86-?", "", _normal(text).replace("(", "").replace(")", "-"))
    compact = number.replace("-", "")
    if _MOBILE.fullmatch(compact):
        return compact
    if landline := _LANDLINE.fullmatch(number):
        return "-".join(part for part in landline.groups() if part)
    if service := _SERVICE.fullmatch(number):
        return "-".join(part for part in service.groups() if part)
    raise ValueError("联系电话应为 11 位手机号码，或带区号的固定电话（如 0735-3322110）。")


def mask_name(name: str) -> str:
    """张三丰 → 张**, 欧阳修 → 欧阳*; else the first character, the spaces and the dots between parts stay."""
    name = name.strip()
    kept = next((size for size in (4, 2) if len(name) > size and name[:size] in _COMPOUND_SURNAMES.split()), 1)
    return name[:kept] + re.sub(r"[^\s·•・.]", "*", name[kept:])


def mask_id(number: str) -> str:
    """43108119900101123X → 431081********123X; a number of another length keeps at most two characters at each end."""
    number = number.strip()
    if len(number) == 18:
        return number[:6] + "*" * 8 + number[14:]
    kept = min(2, len(number) // 4)
    return number[:kept] + "*" * (len(number) - 2 * kept) + number[len(number) - kept :]


def _normal(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def _check_birth(number: str, today: date) -> None:
    try:
        birth = birth_date(number)
    except ValueError:
        raise ValueError(f"居民身份证号第 7 至 14 位“{number[6:14]}”：出生日期不存在（GB 11643-1999）。") from None
    if birth > today:
        raise ValueError(f"居民身份证号第 7 至 14 位“{number[6:14]}”：出生日期晚于今天。")
    if birth.year < 1880:
        raise ValueError(f"居民身份证号第 7 至 14 位“{number[6:14]}”：出生年份过早，请核对。")


def _id_check(head: str) -> str:
    """The check character of 17 digits by ISO 7064 MOD 11-2."""
    return _ID_CHECKS[sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, head, strict=True)) % 11]


def _credit_check(head: str) -> str:
    """The check character of 17 characters, weights 3^(place-1) mod 31."""
    total = sum(pow(3, place, 31) * _CREDIT_ALPHABET.index(character) for place, character in enumerate(head))
    return _CREDIT_ALPHABET[-total % 31]
