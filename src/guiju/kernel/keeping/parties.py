"""Parties to a matter: persons and organisations, encrypted at rest, masked on screen, known by their documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models

from guiju.kernel.keeping import identifiers, vault
from guiju.kernel.keeping.identity_documents import OF_ORGANISATIONS, OF_PERSONS, WITH_BIRTH, Document
from guiju.kernel.keeping.sealed import Sealed, kept_in, opened_from
from guiju.kernel.keeping.sight import Sight, Use, hold, worded_for
from guiju.kernel.keeping.vouching import Vouched
from guiju.kernel.offices.people import Agency

PERSON, ORGANISATION, AGENCY = "person", "organisation", "agency"
KINDS = [(PERSON, "自然人"), (ORGANISATION, "法人或者其他组织")]
ALL_KINDS = [*KINDS, (AGENCY, "行政机关")]
"""Whom an agency deals with, and agencies that are parties themselves: to a reconsideration, a suit, a mediation."""
SEALED = ("name", "id_number", "phone", "address", "acts_for", "ethnic_group", "domicile")
BESIDE = ("digest",)
"""What is sealed of a party is bound to who they are told to be: in the row of another it does not open."""
PARTICULARS = ("ethnic_group", "domicile")
"""What only some registers ask of a person: the forms of mediation have them."""
CAPACITIES = [
    ("guardian", "法定代理人（监护人）"),
    ("lawyer", "律师"),
    ("legal_worker", "基层法律服务工作者"),
    ("relative", "近亲属"),
    ("staff", "工作人员"),
    ("other", "其他公民"),
]
"""In what capacity somebody acts for another; a guardian by law, all others by written authority."""
GUARDIAN = "guardian"
LONGEST_AUTHORITY = 200
PLAIN = ("kind", "agency_id", "document", "id_confirmed", "capacity", "authority")
USUAL = "usual"
"""The document that nearly all have: a person the resident identity card, an organisation the social credit code."""
DOCUMENTS = {PERSON: OF_PERSONS, ORGANISATION: OF_ORGANISATIONS}


class Standing(models.Manager["Party"]):
    """The parties as they are held to have been told: neither corrected since nor only proposed."""

    def get_queryset(self) -> models.QuerySet[Party]:
        return super().get_queryset().filter(standing=True)


class TakingPart(Standing):
    """Those of them who have not left the matter since."""

    def get_queryset(self) -> models.QuerySet[Party]:
        return super().get_queryset().filter(left_seq=None)


class Party(Vouched):
    """One party. Plain text goes in by ``sealed``; ``plain`` opens it for a look or a use.

    A correction leaves the row that was (``until_seq``) beside the right one (``since_seq``). ``objects`` are those who
    take part, ``told_of`` those who have left the matter too, ``every`` are all rows.

    An agent or guardian is a party of a role of their own: ``acts_for`` names whom (all of that side without it), with
    ``capacity`` and, unless by law, the scope of their ``authority``.

    An agency as a party is known by its name, which is no secret; ``agency`` where it is one of this installation.
    """

    keyed = ("seq", "role", "place", "since_seq")
    unvouched = frozenset(SEALED)  # what they tell has its own digest, which is vouched for

    seq = models.PositiveIntegerField("账簿序号")
    standing = models.BooleanField("现行", default=True)
    since_seq = models.PositiveIntegerField("由更正登记", null=True)
    until_seq = models.PositiveIntegerField("由更正取代", null=True)
    place = models.PositiveSmallIntegerField("序次", default=0, help_text="同一条账簿记录、同一身份中的第几名")
    left_seq = models.PositiveIntegerField("由此退出", null=True)
    role = models.CharField("身份", max_length=30)
    kind = models.CharField("类别", max_length=12, choices=ALL_KINDS)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="本平台的机关"
    )
    document = models.CharField("证件种类", max_length=16, choices=Document, blank=True)
    id_confirmed = models.BooleanField("证件号码校验码不符，经核对确实如此", default=False)
    masked_name = models.CharField("名称（脱敏）", max_length=100)
    masked_id = models.CharField("证件号码（脱敏）", max_length=30, blank=True)
    name = Sealed("名称（密文）", beside=BESIDE)
    id_number = Sealed("证件号码（密文）", beside=BESIDE, blank=True)
    phone = Sealed("电话（密文）", beside=BESIDE, blank=True)
    address = Sealed("地址（密文）", beside=BESIDE, blank=True)
    acts_for = Sealed("代理何人（密文）", beside=BESIDE, blank=True)
    ethnic_group = Sealed("民族（密文）", beside=BESIDE, blank=True)
    domicile = Sealed("户籍地（密文）", beside=BESIDE, blank=True)
    capacity = models.CharField("代理身份", max_length=16, choices=CAPACITIES, blank=True)
    authority = models.CharField("代理权限", max_length=LONGEST_AUTHORITY, blank=True)
    id_key = models.CharField("证件指纹", max_length=64, blank=True, db_index=True)
    digest = models.CharField("内容指纹", max_length=64)

    every = models.Manager["Party"]()
    told_of = Standing()
    objects = TakingPart()

    class Meta:
        verbose_name = verbose_name_plural = "当事人"
        indexes = [models.Index(fields=["register", "matter_id"])]

    def __str__(self) -> str:
        return self.masked_name

    if TYPE_CHECKING:

        def plain(self, by: Sight | Use) -> dict[str, str]:
            """For type checkers: a look or a use is always told."""

    else:

        def plain(self, by: Sight | Use | None = None) -> dict[str, str]:
            """Name, number, phone and address in clear, for a look that was kept or a use of the program's own. The templates
            of papers, which can hand out nothing, ask while a paper is worded."""
            return self._opened(by or worded_for())

    def _opened(self, by: Sight | Use) -> dict[str, str]:
        hold(by, self.register, self.matter_id)
        return {name: opened_from(Party, name, getattr(self, name), digest=self.digest) for name in SEALED}

    def told(self, by: Sight | Use) -> dict[str, Any]:
        """The party as ``checked`` gave it."""
        plain = {name: getattr(self, name) for name in PLAIN}
        return {**plain, **self.plain(by)}

    @property
    def number_label(self) -> str:
        """How official papers name the number: 居民身份证号码, 统一社会信用代码."""
        if not self.document:
            return "证件号码"
        label = Document(self.document).label
        return label if self.kind == ORGANISATION else f"{label}号码"


def keyed(told_of: Iterable[Party]) -> dict[str, Party]:
    """Parties by the key under which a step names one of them: ``entry-role-place``, the same whatever is corrected."""
    return {f"{party.seq}-{party.role}-{party.place}": party for party in told_of}


def nameable(record: Any, roles: Collection[str]) -> dict[str, Party]:
    """Those who take part in a record in these roles, by the key under which a step names one of them: one query."""
    there = Party.objects.filter(register=record.register(), matter_id=record.pk, role__in=roles).order_by("id")
    return keyed(there)


def placed(rows: list[Party], stood: list[Party]) -> None:
    """Give rows told in place of others their places: who was there keeps theirs, who is put right takes that of who they
    were told to be."""
    places = {party.digest: party.place for party in stood}
    taken = {places[row.digest] for row in rows if row.digest in places}
    free = (n for n in range(len(rows) + len(stood)) if n not in taken)
    for row in rows:
        row.place = places[row.digest] if row.digest in places else next(free)


def digest_of(role: str, party: dict[str, Any]) -> str:
    told = (*(str(party[field]) for field in PLAIN), *(party.get(field, "") for field in SEALED))
    return vault.fingerprint("party", role, *told)


def as_told(row: Mapping[str, Any], by: Use) -> bool:
    """Whether what is sealed in a row, by its columns, is what its digest was made of. Of who was erased nothing is left."""
    hold(by, row["register"], row["matter_id"])
    digest = row["digest"]
    try:
        plain = {name: opened_from(Party, name, row[name], digest=digest) if row[name] else "" for name in SEALED}
    except vault.WrongKey:
        return False
    if not digest:
        return not any(plain.values())
    again = digest_of(row["role"], {**row, **plain, "id_confirmed": bool(row["id_confirmed"])})
    return bool(again == digest)


def sealed(role: str, party: dict[str, Any]) -> Party:
    """An unsaved row for a checked party."""
    person, digest = party["kind"] == PERSON, digest_of(role, party)
    return Party(
        role=role,
        kind=party["kind"],
        agency_id=party["agency_id"],
        document=party["document"],
        id_confirmed=party["id_confirmed"],
        capacity=party["capacity"],
        authority=party["authority"],
        masked_name=identifiers.mask_name(party["name"]) if person else party["name"],
        masked_id=identifiers.mask_id(party["id_number"]) if person else party["id_number"],
        id_key=key_of(party),
        digest=digest,
        **{name: kept_in(Party, name, party.get(name, ""), digest=digest) for name in SEALED},
    )


def id_key(id_number: str, document: str = Document.RESIDENT) -> str:
    """The fingerprint by which all matters of one person or organisation are found, however the number is typed.

    Numbers of 18 characters are unique in the whole country; all others only among documents of their kind.
    """
    number = identifiers.normal(id_number)
    return vault.fingerprint("id", *(() if len(number) == 18 else (document,)), number)


def key_of(party: dict[str, Any]) -> str:
    """The fingerprint of a checked party; empty where there is no number."""
    return id_key(party["id_number"], party["document"]) if party["id_number"] else ""


def name_key_of(party: dict[str, Any]) -> str:
    """The fingerprint of a checked party's name: by it figures count once who has no number. It proves no identity."""
    return vault.fingerprint("name", party["kind"], party["name"])


def born_on(party: dict[str, Any]) -> date | None:
    """The day of birth that a checked party's number names; None where it names none."""
    number = party["id_number"]
    return identifiers.birth_date(number) if party["document"] in WITH_BIRTH and len(number) == 18 else None


def sex_of(party: dict[str, Any]) -> str | None:
    """``female`` or ``male`` as a checked party's number says; None where it says nothing of it."""
    number = party["id_number"]
    if party["document"] not in WITH_BIRTH or len(number) != 18:
        return None
    return "male" if int(number[16]) % 2 else "female"
