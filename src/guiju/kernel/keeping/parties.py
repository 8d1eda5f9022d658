"""Parties to a matter: persons and organisations, encrypted at rest, masked on screen, checked by GB 11643 and GB 32100."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from guiju.kernel.keeping import identifiers, vault

PERSON, ORGANISATION = "person", "organisation"
KINDS = [(PERSON, "公民"), (ORGANISATION, "法人或者其他组织")]
SEALED = ("name", "id_number", "phone", "address")


class Standing(models.Manager["Party"]):
    """The parties as they are held to be: neither corrected since nor only proposed."""

    def get_queryset(self) -> models.QuerySet[Party]:
        return super().get_queryset().filter(standing=True)


class Party(models.Model):
    """One party. Plain text goes in by ``sealed``; ``plain`` opens it, which callers record as a look.

    A correction leaves the row that was (``until_seq``) beside the right one (``since_seq``); ``objects`` are those that
    stand, ``every`` are all.
    """

    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项")
    seq = models.PositiveIntegerField("账簿序号")
    standing = models.BooleanField("现行", default=True)
    since_seq = models.PositiveIntegerField("由更正登记", null=True)
    until_seq = models.PositiveIntegerField("由更正取代", null=True)
    role = models.CharField("身份", max_length=30)
    kind = models.CharField("类别", max_length=12, choices=KINDS)
    masked_name = models.CharField("名称（脱敏）", max_length=100)
    masked_id = models.CharField("证件号码（脱敏）", max_length=30, blank=True)
    name = models.BinaryField("名称（密文）")
    id_number = models.BinaryField("证件号码（密文）", blank=True)
    phone = models.BinaryField("电话（密文）", blank=True)
    address = models.BinaryField("地址（密文）", blank=True)
    id_key = models.CharField("证件指纹", max_length=64, blank=True, db_index=True)
    digest = models.CharField("内容指纹", max_length=64)

    every = models.Manager["Party"]()
    objects = Standing()

    class Meta:
        verbose_name = verbose_name_plural = "当事人"
        indexes = [models.Index(fields=["register", "matter_id"])]

    def __str__(self) -> str:
        return self.masked_name

    def plain(self) -> dict[str, str]:
        """Name, number, phone and address in clear. The caller records the look."""
        return {field: vault.unseal(getattr(self, field)) for field in SEALED}


def checked(given: dict[str, Any]) -> dict[str, str]:
    """One party as given, cleaned: kind, name, id_number, phone, address. Raises ValidationError in the user's words."""
    kind = given.get("kind") or PERSON
    name = str(given.get("name") or "").strip()
    if kind not in (PERSON, ORGANISATION):
        raise ValidationError("当事人类别只能是公民、法人或者其他组织。")
    if not name:
        raise ValidationError("请填写当事人姓名或者名称。")
    if len(name) > 80:
        raise ValidationError("当事人姓名或者名称不得超过80个字。")
    number = str(given.get("id_number") or "").strip()
    phone = str(given.get("phone") or "").strip()
    try:
        if number:
            number = (identifiers.check_resident_id if kind == PERSON else identifiers.check_credit_code)(number)
        if phone:
            phone = identifiers.check_phone(phone)
    except ValueError as error:
        raise ValidationError(f"{name}：{error}") from error
    address = str(given.get("address") or "").strip()[:200]
    return {"kind": kind, "name": name, "id_number": number, "phone": phone, "address": address}


def digest_of(role: str, party: dict[str, str]) -> str:
    return vault.fingerprint("party", role, party["kind"], *(party[field] for field in SEALED))


def sealed(role: str, party: dict[str, str]) -> Party:
    """An unsaved row for a checked party."""
    person = party["kind"] == PERSON
    return Party(
        role=role,
        kind=party["kind"],
        masked_name=identifiers.mask_name(party["name"]) if person else party["name"],
        masked_id=identifiers.mask_id(party["id_number"]) if person else party["id_number"],
        id_key=id_key(party["id_number"]) if party["id_number"] else "",
        digest=digest_of(role, party),
        **{field: vault.seal(party[field]) for field in SEALED},
    )


def redact(record: Any, seq: int) -> None:
    """Take away for good what one step told of parties; that there was a party stays."""
    rows = Party.every.filter(register=record.register(), matter_id=record.pk, seq=seq)
    gone = dict.fromkeys(SEALED, b"")
    rows.update(**gone, masked_name="（已依法删除）", masked_id="", id_key="", digest="")


def id_key(id_number: str) -> str:
    """The fingerprint by which all matters of one person or organisation are found."""
    return vault.fingerprint("id", id_number.upper())
