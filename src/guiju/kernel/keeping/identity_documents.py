"""Kinds of papers by which persons and organisations show who they are, and what is held to of the number of each.

Organisations by the code kinds of the publication of penalties and licences (双公示). Where no rule of a number is certain,
its form alone is held to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from django.db.models import TextChoices

from guiju.kernel.keeping import identifiers
from guiju.kernel.keeping.identifiers import WrongCheck, normal


class Document(TextChoices):
    RESIDENT = "resident", "居民身份证"
    RESIDENT_PERMIT = "permit", "港澳台居民居住证"
    MAINLAND_PASS = "mainland_pass", "港澳居民来往内地通行证"
    TAIWAN_PASS = "taiwan_pass", "台湾居民来往大陆通行证"
    PERMANENT = "permanent", "外国人永久居留身份证"
    PASSPORT = "passport", "护照"
    MILITARY = "military", "军官证、士兵证等军人证件"
    OTHER = "other", "其他证件"
    CREDIT_CODE = "credit_code", "统一社会信用代码"
    REGISTRATION = "registration", "工商注册号"
    ORGANISATION_CODE = "org_code", "组织机构代码"
    TAX = "tax", "税务登记号"
    INSTITUTION = "institution", "事业单位证书号"
    ASSOCIATION = "association", "社会组织登记证号"
    OTHER_CODE = "other_code", "其他登记号码"


_FIRST_OF_ORGANISATIONS = list(Document).index(Document.CREDIT_CODE)
OF_PERSONS = tuple(Document)[:_FIRST_OF_ORGANISATIONS]
OF_ORGANISATIONS = tuple(Document)[_FIRST_OF_ORGANISATIONS:]
WITH_BIRTH = (Document.RESIDENT, Document.RESIDENT_PERMIT, Document.PERMANENT)
"""Whose numbers of 18 characters name the day of birth."""


def _form(pattern: str, words: str) -> Callable[[str], str]:
    """A check of the form alone."""

    def check(text: str) -> str:
        number = re.sub(r"[()]", "", normal(text))
        if not re.fullmatch(pattern, number):
            raise ValueError(words)
        return number

    return check


def _free(label: str, text: str) -> str:
    number = normal(text)
    if not re.fullmatch(r"[0-9A-Z一-龥()〔〕\[\]/.]{4,30}", number) or len(re.findall(r"[0-9A-Z]", number)) < 4:
        what = label if label.endswith(("号", "号码")) else f"{label}号码"
        raise ValueError(f"{what}应为 4 至 30 个字，其中数字或者字母不少于 4 位，不含标点和特殊符号。")
    return number


MAY_BE_CONFIRMED: dict[str, Callable[..., str]] = {
    Document.RESIDENT: identifiers.check_resident_id,
    Document.RESIDENT_PERMIT: identifiers.check_resident_permit,
    Document.PERMANENT: identifiers.check_foreign_permanent_id,
    Document.CREDIT_CODE: identifiers.check_credit_code,
    Document.ORGANISATION_CODE: identifiers.check_organisation_code,
}
"""Numbers with a check character, which a clerk may confirm though it is not right."""
BY_FORM: dict[str, Callable[[str], str]] = {
    Document.MAINLAND_PASS: _form(
        "[HM]([0-9]{8}|[0-9]{10})", "港澳居民来往内地通行证号码应为字母 H 或者 M 加 8 位或者 10 位数字。"
    ),
    Document.TAIWAN_PASS: _form(
        "[0-9]{8}|[0-9]{10}[A-Z]?", "台湾居民来往大陆通行证号码应为 8 位数字，或者旧证的 10 位数字。"
    ),
    Document.PASSPORT: _form("(?=.*[0-9])[0-9A-Z]{5,15}", "护照号码应为 5 至 15 位字母和数字。"),
    Document.REGISTRATION: _form("[0-9]{13}|[0-9]{15}", "工商注册号应为 15 位或者旧的 13 位数字。"),
    Document.TAX: _form("[0-9A-Z]{15,20}", "税务登记号应为 15 至 20 位数字和大写字母。"),
}


def checked_number(document: str, text: str, *, confirmed: bool = False) -> tuple[str, bool]:
    """The number in its normal form, and whether it stands only because somebody confirmed it. Raises ValueError."""
    if check := MAY_BE_CONFIRMED.get(document):
        try:
            return check(text), False
        except WrongCheck:
            return check(text, confirmed=confirmed), True
    check = BY_FORM.get(document) or partial(_free, Document(document).label)
    return check(text), False
