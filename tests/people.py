"""Agencies and actors for tests: a county with its justice bureau, a department, a township."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

from guiju.kernel.acting import administration, astray, engine, verification
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.organs import Function, Organ, entrust
from guiju.kernel.offices.people import Actor, Agency, Appointment, Region, Role, User

LONG_AGO = date(1990, 1, 1)
OTHERS_STAY = "经逐份核对，其余材料不载有同一内容"


@dataclass
class County:
    """资兴市 with three agencies; ``actor(agency, *roles)`` gives a person of one."""

    bureau: Agency
    department: Agency
    township: Agency
    elsewhere: Agency

    def actor(self, agency: Agency, *roles: Role, name: str = "") -> Actor:
        """Somebody of ``agency`` with these roles, in the offices they now hold; made and appointed when first asked for."""
        name = name or f"{agency.pk}-{'-'.join(roles)}"
        user, made = User.objects.get_or_create(username=name, defaults={"full_name": name, "agency": agency})
        if made:
            Appointment.objects.bulk_create([Appointment(user=user, role=role) for role in roles])
        return user.actor

    def erased(self, record: Any, seq: int | None, on: date | None = None, goes: Sequence[str] = ()) -> Any:
        """``record`` once what its entry ``seq`` told was lawfully erased, and the files and publications of ``goes`` with it:
        asked for by one, granted by the head of its agency."""
        asker, head = (
            self.actor(record.agency, Role.CLERK, Role.CORRECTION, Role.DISCIPLINE),
            self.actor(record.agency, Role.HEAD),
        )
        told = {"entry_seq": seq, "goes": list(goes), "stays_why": OTHERS_STAY, "reason": "当事人依法申请删除"}
        record = engine.take("ask_erasure", record, asker, told, on)
        return engine.take("redact", record, head, {"request": record.version}, on)

    def restricted(self, record: Any, kind: str = "juvenile") -> Any:
        """``record`` once it is restricted, or with ``none`` open again: asked for by one, decided on by the head of its agency."""
        asker, head = (
            self.actor(record.agency, Role.CLERK, Role.CORRECTION, Role.DISCIPLINE),
            self.actor(record.agency, Role.HEAD),
        )
        told = {"restriction": kind, "reason": "涉及未成年人，限制查看"}
        record = engine.take("ask_restriction", record, asker, told)
        return engine.take("restrict", record, head, {"request": record.version})

    @cached_property
    def rng(self) -> Random:
        """The chance of all that is made up here: the same in every run, never the same twice in one."""
        return Random(431081)

    @cached_property
    def government(self) -> Agency:
        """The government of the county, made on first use."""
        made, new = Agency.objects.get_or_create(
            name="资兴市人民政府", region_id="431081", mark="资政", defaults={"oversees": True}
        )
        if new:
            entrust(made, Organ.GOVERNMENT, since=LONG_AGO)
        return made

    @cached_property
    def legal_aid(self) -> Agency:
        """The legal aid centre of the county, made on first use."""
        made, new = Agency.objects.get_or_create(name="资兴市法律援助中心", region_id="431081", mark="资")
        if new:
            entrust(made, Organ.LEGAL_AID, since=LONG_AGO)
        return made

    @cached_property
    def notary(self) -> Agency:
        """The notary office of the county, made on first use."""
        made, new = Agency.objects.get_or_create(name="资兴市公证处", region_id="431081", mark="资")
        if new:
            entrust(made, Organ.NOTARY, since=LONG_AGO)
        return made

    @cached_property
    def clerk(self) -> Actor:
        return self.actor(self.department, Role.CLERK)

    @cached_property
    def head(self) -> Actor:
        return self.actor(self.department, Role.HEAD)

    @cached_property
    def officer(self) -> Actor:
        return self.actor(self.department, Role.OFFICER)

    @cached_property
    def legal(self) -> Actor:
        """A legal reviewer of the justice bureau, which oversees the county."""
        return self.actor(self.bureau, Role.LEGAL)

    @cached_property
    def bureau_clerk(self) -> Actor:
        return self.actor(self.bureau, Role.CLERK)

    @cached_property
    def bureau_head(self) -> Actor:
        return self.actor(self.bureau, Role.HEAD)


def acts_entered() -> Any:
    """The entries that are acts on records: looks and refusals are in the ledger too."""
    return Entry.objects.exclude(register__in=administration.OF_NO_RECORD)


def entered() -> None:
    """Enter in the ledger what a test has made of people and agencies by no act of administration."""
    if codes := [one.code for one in astray.found()]:
        astray.accept(None, "测试", codes)


def verified() -> verification.Report:
    """What a verification finds once the people and agencies that a test has set up are entered in the ledger."""
    entered()
    return verification.verify()


def make_county() -> County:
    codes = {"43": "湖南省", "4310": "郴州市", "431081": "资兴市", "431081103": "某镇", "431003": "苏仙区"}
    above = {code: max((p for p in codes if code != p and code.startswith(p)), key=len, default=None) for code in codes}
    Region.objects.bulk_create(Region(code=code, name=name, parent_id=above[code]) for code, name in codes.items())
    county = County(
        bureau=Agency(name="资兴市司法局", region_id="431081", mark="资司", oversees=True),
        department=Agency(name="资兴市某局", region_id="431081", mark="资某"),
        township=Agency(name="某镇人民政府", region_id="431081103", mark="某镇"),
        elsewhere=Agency(name="苏仙区司法局", region_id="431003", mark="苏司", oversees=True),
    )
    Agency.objects.bulk_create([county.bureau, county.department, county.township, county.elsewhere])
    Function.objects.bulk_create(
        Function(agency=bureau, organ=organ, since=LONG_AGO)
        for bureau in (county.bureau, county.elsewhere)
        for organ in (Organ.JUSTICE, Organ.RECONSIDERATION)
    )
    return county
