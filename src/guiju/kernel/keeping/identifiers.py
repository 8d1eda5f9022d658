"""Numbers that identify people and organisations: checked, made for simulations, masked for the public.

Every ``check_…`` returns the number in its normal form (half-width, upper case, no spaces, dashes or invisible signs) or
raises ValueError with a Chinese sentence that names the kind of number, the place in it and the standard; it never repeats
the whole number. ``WrongCheck``: nothing is wrong but the check character, and some numbers in force are so; with
``confirmed`` it is let pass. Every ``mask_…`` leaves enough to recognise one's own matter, not enough to identify others,
and never fails. Check characters are computed by python-stdnum.
"""

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from stdnum.cn import ric, uscc

from guiju.kernel.keeping.spellings import DASHES, DOTS
from guiju.kernel.keeping.texts import cleaned
from guiju.kernel.offices.regions import PROVINCES

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_COMPOUND_SURNAMES = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台
皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘
子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐
段干 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 第五 完颜 纳兰 叶赫 爱新觉罗
"""


class WrongCheck(ValueError):
    """Only the check character is not the one that the standard makes of the rest."""


def check_resident_id(text: str, *, today: date | None = None, confirmed: bool = False) -> str:
    """A resident identity number of 18 characters, GB 11643-1999: province, real day of birth, check digit MOD 11-2.

    ``today`` is the last day of birth allowed, by default the day in Asia/Shanghai. The 15-digit numbers of before 1999
    are refused: they name no century and ceased to be used on 2013-01-01 (Resident Identity Card Law).
    """
    number = normal(text)
    if re.fullmatch(r"[0-9]{15}", number):
        raise ValueError("居民身份证号为 15 位旧号码，已停止使用；请填写 18 位公民身份号码。")
    _eighteen("居民身份证号", number)
    if number[:2] not in PROVINCES:
        hint = "；以 9 开头的是外国人永久居留身份证号码，请改选证件种类" if number[0] == "9" else ""
        raise ValueError(f"居民身份证号第 1 至 2 位“{number[:2]}”不是省级行政区划代码（GB/T 2260）{hint}。")
    _check_eighteen("居民身份证号", number, today, confirmed)
    return number


def check_resident_permit(text: str, *, confirmed: bool = False) -> str:
    """The number of a residence permit for Hong Kong, Macao and Taiwan residents: as a resident's, from 81, 82 or 83."""
    number = normal(text)
    _eighteen("港澳台居民居住证号码", number)
    if number[:2] not in ("81", "82", "83"):
        raise ValueError(f"港澳台居民居住证号码以 81、82 或者 83 开头，现为“{number[:2]}”。")
    _check_eighteen("港澳台居民居住证号码", number, None, confirmed)
    return number


def check_foreign_permanent_id(text: str, *, confirmed: bool = False) -> str:
    """The number of a foreigner's permanent residence card, either form.

    Cards since December 2023: 9, province, country by three digits, day of birth, check digit as GB 11643. Cards before:
    three letters and twelve digits, whose inner rules are not held to here.
    """
    number = normal(text)
    if re.fullmatch(r"[A-Z]{3}[0-9]{12}", number):
        return number
    if not number.startswith("9"):
        raise ValueError("外国人永久居留身份证号码应为以 9 开头的 18 位号码，或者 3 位字母加 12 位数字的旧号码。")
    _eighteen("外国人永久居留身份证号码", number)
    if number[1:3] not in PROVINCES:
        raise ValueError(f"外国人永久居留身份证号码第 2 至 3 位“{number[1:3]}”不是省级行政区划代码（GB/T 2260）。")
    _check_eighteen("外国人永久居留身份证号码", number, None, confirmed)
    return number


def make_resident_id(region: str, birth: date, serial: int) -> str:
    """A well-formed number for tests and simulations: six-digit region, day of birth, serial 0–999 (odd for men)."""
    if not re.fullmatch(r"[0-9]{6}", region) or region[:2] not in PROVINCES:
        raise ValueError(f"行政区划代码“{region}”应为 6 位数字，且前两位为省级代码。")
    if not 0 <= serial <= 999:
        raise ValueError(f"顺序码应在 0 至 999 之间，现为 {serial}。")
    head = f"{region}{birth:%Y%m%d}{serial:03d}"
    return head + ric.calc_check_digit(head + "0")


def birth_date(resident_id: str) -> date:
    """The day of birth in a checked number of 18 characters."""
    return date(int(resident_id[6:10]), int(resident_id[10:12]), int(resident_id[12:14]))


def check_credit_code(text: str, *, confirmed: bool = False) -> str:
    """A unified social credit code of 18 characters, GB 32100-2015: alphabet, region, check character MOD 31.

    The inner organisation code (places 9–17, GB 11714) is not checked too: some in force were issued with a wrong one.
    """
    code = normal(text)
    if len(code) != 18:
        raise ValueError(f"统一社会信用代码应为 18 位，现为 {len(code)} 位（GB 32100-2015）。")
    for place, character in enumerate(code, 1):
        if character not in _CREDIT_ALPHABET:
            hint = "，不使用字母 I、O、S、V、Z" if character in "IOSVZ" else ""
            raise ValueError(f"统一社会信用代码第 {place} 位“{character}”无效{hint}（GB 32100-2015）。")
    if not re.fullmatch(r"[0-9]{6}", code[2:8]) or code[2:4] not in PROVINCES | {"10"}:
        raise ValueError(f"统一社会信用代码第 3 至 8 位“{code[2:8]}”不是登记管理机关的行政区划代码（GB 32100-2015）。")
    if (wanted := _credit_check(code[:17])) != code[17] and not confirmed:
        raise WrongCheck(f"统一社会信用代码的校验码应为 {wanted}，现为“{code[17]}”；请逐位核对（GB 32100-2015）。")
    return code


def check_organisation_code(text: str, *, confirmed: bool = False) -> str:
    """An organisation code of 9 characters, GB 11714-1997, which social credit codes replaced: check character MOD 11."""
    code = normal(text)
    if not re.fullmatch(r"[0-9A-Z]{8}[0-9X]", code):
        raise ValueError("组织机构代码应为 9 位：8 位数字或者大写字母，加 1 位校验码（GB 11714-1997）。")
    if (wanted := _organisation_check(code[:8])) != code[8] and not confirmed:
        raise WrongCheck(f"组织机构代码的校验码应为 {wanted}，现为“{code[8]}”；请逐位核对（GB 11714-1997）。")
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
    head = f"{kind}{region}{body}{_organisation_check(body)}"
    return check_credit_code(head + _credit_check(head))


def mask_name(name: str) -> str:
    """张三丰 → 张**, 欧阳修 → 欧阳*; else the first character, the spaces and the dots between parts stay."""
    name = name.strip()
    kept = next((size for size in (4, 2) if len(name) > size and name[:size] in _COMPOUND_SURNAMES.split()), 1)
    return name[:kept] + re.sub(rf"[^\s{re.escape(DOTS)}]", "*", name[kept:])


def mask_id(number: str) -> str:
    """43108119900101123X → 431081********123X; a number of another length keeps at most two characters at each end."""
    number = number.strip()
    if len(number) == 18:
        return number[:6] + "*" * 8 + number[14:]
    kept = min(2, len(number) // 4)
    return number[:kept] + "*" * (len(number) - 2 * kept) + number[len(number) - kept :]


def normal(text: str) -> str:
    """A number as it is kept, whatever way it was typed."""
    shown = unicodedata.normalize("NFKC", cleaned(text))
    return re.sub(rf"[\s{re.escape(DASHES)}]+", "", shown).upper()


def _eighteen(what: str, number: str) -> None:
    if len(number) != 18:
        raise ValueError(f"{what}应为 18 位，现为 {len(number)} 位（GB 11643-1999）。")
    for place, character in enumerate(number[:17], 1):
        if character not in "0123456789":
            raise ValueError(f"{what}第 {place} 位“{character}”不是数字（GB 11643-1999）。")


def _check_eighteen(what: str, number: str, today: date | None, confirmed: bool) -> None:
    """The day of birth and the check digit, which all numbers of this build have in the same places."""
    _check_birth(what, number, today or _today())
    if (wanted := ric.calc_check_digit(number[:17] + "0")) == number[17]:
        return
    possible = number[17] in "0123456789X"
    if not (possible and confirmed):
        error = WrongCheck if possible else ValueError
        raise error(f"{what}的校验码应为 {wanted}，现为“{number[17]}”；请逐位核对（GB 11643-1999）。")


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def _check_birth(what: str, number: str, today: date) -> None:
    try:
        birth = birth_date(number)
    except ValueError:
        raise ValueError(f"{what}第 7 至 14 位“{number[6:14]}”：出生日期不存在（GB 11643-1999）。") from None
    if birth > today:
        raise ValueError(f"{what}第 7 至 14 位“{number[6:14]}”：出生日期晚于今天。")
    if birth.year < 1880:
        raise ValueError(f"{what}第 7 至 14 位“{number[6:14]}”：出生年份过早，请核对。")


def _organisation_check(body: str) -> str:
    """The check character of 8 characters by GB 11714; letters count from 10."""
    total = sum(weight * int(character, 36) for weight, character in zip(_ORGANISATION_WEIGHTS, body, strict=True))
    return "0X987654321"[total % 11]


def _credit_check(head: str) -> str:
    """The check character of 17 characters, weights 3^(place-1) mod 31."""
    return uscc.calc_check_digit(head)
