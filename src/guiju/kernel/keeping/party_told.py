"""What is told of a party, checked and brought into the form in which it is kept."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError

from guiju.kernel.keeping import identifiers, phones, typed
from guiju.kernel.keeping.identity_documents import Document, checked_number
from guiju.kernel.keeping.parties import (
    AGENCY,
    CAPACITIES,
    DOCUMENTS,
    GUARDIAN,
    KINDS,
    LONGEST_AUTHORITY,
    PARTICULARS,
    PERSON,
    SEALED,
    USUAL,
)
from guiju.kernel.keeping.spellings import DOTS
from guiju.kernel.keeping.texts import cleaned
from guiju.kernel.offices.people import Agency

CONFIRMATION = "经核对，证件号码确实如此"
_LONGEST_NAME, _LONGEST_ADDRESS, _LONGEST_GROUP = 80, 200, 20


def is_blank(given: dict[str, Any]) -> bool:
    """Whether nothing is told of a party; its kind, kind of document and an unticked box alone tell nothing."""
    told = (value for field, value in given.items() if field in (*SEALED, "agency", "agency_id"))
    return not any(cleaned(str(value or "")) for value in told)


def checked(given: dict[str, Any], *, agent: bool = False) -> dict[str, Any]:
    """One party as given, cleaned: kind, document, id_confirmed, name, id_number, phone, address, ethnic_group, domicile,
    and of an ``agent`` acts_for, capacity, authority.

    ``document`` defaults to what is usual for the kind and is empty where there is no number. ``id_confirmed``: somebody
    confirms that the number is as the document shows it, though its check character is not right; kept only where it
    mattered. Raises ValidationError in the user's words.
    """
    kind = given.get("kind") or PERSON
    if kind not in DOCUMENTS:
        raise ValidationError("当事人类别只能是自然人、法人或者其他组织。")
    name = name_as_kept(str(given.get("name") or ""), kind)
    if not name:
        raise ValidationError("请填写当事人姓名或者名称。")
    if len(name) > _LONGEST_NAME:
        raise ValidationError(f"当事人姓名或者名称不得超过{_LONGEST_NAME}个字。")
    phone = cleaned(str(given.get("phone") or ""))
    address = cleaned(str(given.get("address") or ""))
    # What is refused is kept in the second log, where no full name may stand.
    who = identifiers.mask_name(name) if kind == PERSON else name
    if len(address) > _LONGEST_ADDRESS:
        raise ValidationError(f"{who}：地址不得超过{_LONGEST_ADDRESS}个字。")
    try:
        number = _number(kind, given)
        phone = phones.check_phone(phone) if phone else ""
    except ValueError as error:
        raise ValidationError(f"{who}：{error}") from error
    acting = _acting(given, who) if agent else NOT_ACTING
    return {
        "kind": kind,
        "agency_id": None,
        "name": name,
        **number,
        "phone": phone,
        "address": address,
        **acting,
        **_particulars(given, kind, who),
    }


def _particulars(given: dict[str, Any], kind: str, who: str) -> dict[str, str]:
    """Of a person the ethnic group and where they are registered. Raises ValidationError."""
    group, domicile = (cleaned(str(given.get(name) or "")) for name in PARTICULARS)
    if kind != PERSON and (group or domicile):
        raise ValidationError(f"{who}：法人或者其他组织不填民族、户籍地。")
    if len(group) > _LONGEST_GROUP or len(domicile) > _LONGEST_ADDRESS:
        raise ValidationError(f"{who}：民族不得超过{_LONGEST_GROUP}个字，户籍地不得超过{_LONGEST_ADDRESS}个字。")
    return {"ethnic_group": group, "domicile": domicile}


NOT_ACTING = {"acts_for": "", "capacity": "", "authority": ""}


def checked_agency(given: Any) -> dict[str, Any]:
    """An agency as a party: one of this installation (itself or ``{"agency": …}``), or another by its name. Keys as ``checked``.

    Raises ValidationError.
    """
    given = given if isinstance(given, dict) else {"agency": given} if isinstance(given, Agency) else {"name": given}
    agency = given.get("agency") or given.get("agency_id")
    if agency and not isinstance(agency, Agency):
        agency = Agency.objects.filter(pk=typed.number(agency) or 0).first()
        if agency is None:
            raise ValidationError("没有这个机关，请重新选择，或者填写机关全称。")
    name = agency.name if agency else name_as_kept(str(given.get("name") or ""), AGENCY)
    if not name:
        raise ValidationError("请选择机关，或者填写机关全称。")
    if len(name) > _LONGEST_NAME:
        raise ValidationError(f"机关名称不得超过{_LONGEST_NAME}个字。")
    nothing = {"document": "", "id_number": "", "id_confirmed": False, "phone": "", "address": "", **NOT_ACTING}
    nothing |= dict.fromkeys(PARTICULARS, "")
    return {"kind": AGENCY, "agency_id": agency.pk if agency else None, "name": name, **nothing}


def _acting(given: dict[str, Any], who: str) -> dict[str, str]:
    """For whom an agent acts, as what, and how far. Raises ValidationError."""
    capacity = str(given.get("capacity") or "")
    authority = cleaned(str(given.get("authority") or ""))
    if capacity not in dict(CAPACITIES):
        raise ValidationError(f"{who}：请选择代理身份。")
    if capacity != GUARDIAN and not authority:
        raise ValidationError(f"{who}：请填写授权委托书载明的代理事项、权限和期限。")
    if len(authority) > LONGEST_AUTHORITY:
        raise ValidationError(f"{who}：代理权限不得超过{LONGEST_AUTHORITY}个字。")
    acts_for = name_as_kept(str(given.get("acts_for") or ""), PERSON)
    return {"acts_for": acts_for, "capacity": capacity, "authority": authority}


def _number(kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """The number with its document. Raises ValueError."""
    number = cleaned(str(given.get("id_number") or ""))
    if not number:
        return {"document": "", "id_number": "", "id_confirmed": False}
    document = _document(kind, str(given.get("document") or USUAL))
    try:
        number, stands_on_word = checked_number(document, number, confirmed=bool(given.get("id_confirmed")))
    except identifiers.WrongCheck as error:
        raise identifiers.WrongCheck(f"{error}证件上确实如此的，请勾选“{CONFIRMATION}”。") from error
    if document == Document.RESIDENT and number[:2] in ("81", "82", "83"):
        raise ValueError(f"{number[:2]} 开头的是港澳台居民居住证号码，请改选证件种类。")
    return {"document": document, "id_number": number, "id_confirmed": stands_on_word}


def _document(kind: str, named: str) -> str:
    if named == USUAL:
        return str(DOCUMENTS[kind][0])
    if named not in DOCUMENTS[kind]:
        whose = "、".join(str(document.label) for document in DOCUMENTS[kind])
        raise ValueError(f"{dict(KINDS)[kind]}的证件种类应为：{whose}。")
    return named


def awaits_confirmation(given: dict[str, Any]) -> bool:
    """Whether the number given is wrong in nothing but its check character."""
    try:
        return bool(_number(given.get("kind") or PERSON, {**given, "id_confirmed": True})["id_confirmed"])
    except (ValueError, KeyError):
        return False


def name_as_kept(typed: str, kind: str) -> str:
    """A name in one form: no invisible signs, one space between words, none within a Chinese name of two characters
    (李　四), ``·`` between the parts of a person's name whichever dot was typed."""
    name = re.sub(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]", lambda wide: _narrow(wide[0]), cleaned(typed))
    name = re.sub(r"\s+", " ", name)
    if kind != PERSON:
        return name
    name = re.sub(rf"(?<=[㐀-鿿𠀀-𱍏]) ?[{re.escape(DOTS)}] ?(?=[㐀-鿿𠀀-𱍏])", "·", name)
    return re.sub(r"^([㐀-鿿𠀀-𱍏]) (?=[㐀-鿿𠀀-𱍏]$)", r"\1", name)


def _narrow(wide: str) -> str:
    return unicodedata.normalize("NFKC", wide)
