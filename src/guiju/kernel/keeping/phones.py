"""Telephone numbers of parties, checked and brought to one form; what numbers exist is known by phonenumbers."""

import re
import unicodedata

import phonenumbers
from phonenumbers import PhoneNumber

from guiju.kernel.keeping.spellings import DASHES
from guiju.kernel.keeping.texts import cleaned

WANTED = "联系电话应为 11 位手机号码，或带区号的固定电话（如 0735-3322110）；境外和港澳台号码以“+”和区号开头（如 +852 91234567）。"
_MAINLAND = 86
# Wider than the ranges handed out so far: new ones are opened faster than libraries learn of them.
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_ABROAD = re.compile(r"\+[0-9 ]+", re.ASCII)
_EXTENSION = re.compile(r"(?:转|分机|EXT\.?|(?<=\d{7})-)-?(\d{1,6})$", re.ASCII)


def check_phone(text: str) -> str:
    """``13812345678``, ``0735-3322110``, ``400-812-3456``, ``+852 91234567``; ``-8001`` after any of them an extension.

    Short numbers of services (12345) are nobody's own. Raises ValueError.
    """
    typed = re.sub(rf"[{re.escape(DASHES)}]", "-", unicodedata.normalize("NFKC", cleaned(text)))
    typed = re.sub(r"\s+", "", typed).upper()
    number, extension = _EXTENSION.sub("", typed), _EXTENSION.search(typed)
    if re.fullmatch(r"[0-9]{3,6}", number.replace("-", "")):
        raise ValueError(f"“{number}”是热线、服务号码，不是当事人的联系电话；请填写手机号码或者带区号的固定电话。")
    told = _spoken(_parsed(number))
    return f"{told}-{extension[1]}" if extension else told


def mobile(phone: str) -> bool:
    """Whether a number, as ``check_phone`` gives it, is a mobile one of the mainland, without an extension."""
    return _MOBILE.fullmatch(phone) is not None


def takes_messages(phone: str) -> bool:
    """Whether a message may reach it: a mobile number, or one from outside the mainland, of which this cannot be told."""
    return mobile(phone) or _ABROAD.fullmatch(phone) is not None


def _parsed(number: str) -> PhoneNumber:
    # The library would read letters as the keys that bear them.
    if re.fullmatch(r"\+?[0-9()-]+", number):
        try:
            return phonenumbers.parse(number, "CN")
        except phonenumbers.NumberParseException:
            pass
    raise ValueError(WANTED)


def _spoken(parsed: PhoneNumber) -> str:
    national = phonenumbers.national_significant_number(parsed)
    if parsed.country_code != _MAINLAND:
        if not phonenumbers.is_possible_number(parsed):
            raise ValueError(WANTED)
        return f"+{parsed.country_code} {national}"
    if _MOBILE.fullmatch(national):
        return national
    if not phonenumbers.is_valid_number(parsed):
        raise ValueError(WANTED)
    area = phonenumbers.length_of_geographical_area_code(parsed)
    if area:
        return f"0{national[:area]}-{national[area:]}"
    return f"{national[:3]}-{national[3:6]}-{national[6:]}"
