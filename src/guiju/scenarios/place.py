"""The place in which a year is rebuilt: its agencies, villages and people, made once, marked as simulated."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.contrib.auth.hashers import make_password

from guiju import law
from guiju.kernel.asked import Asked
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import CONFINED, Actor, Agency, Appointment, Region, Role, User

LONG_AGO = date(1990, 1, 1)
NAMED_SO = Asked(lambda username: User.objects.filter(username=username))
NAMED = (
    ("公安", Organ.POLICE), ("应急", Organ.EMERGENCY), ("安全生产", Organ.EMERGENCY), ("环境", Organ.ECOLOGY),
    ("城市管理", Organ.URBAN), ("执法局", Organ.URBAN), ("市场监督", Organ.MARKET), ("人力资源", Organ.LABOUR),
    ("民政", Organ.CIVIL_AFFAIRS), ("住房", Organ.HOUSING),
)  # fmt: skip
"""What a department is by the law, as a word of its name tells."""


@dataclass
class Place:
    """A county, a district or one township in one year. Every agency has one person for each role that it needs.

    Of a township ``bureau`` is that of the county above it; its own government is its one department.
    """

    code: str
    year: int
    government: Agency
    bureau: Agency
    departments: list[Agency]
    townships: list[Agency]
    _actors: dict[tuple[int, Role], Actor] = field(default_factory=dict)

    @property
    def department(self) -> Agency:
        """The first of the departments; the bureau where there is none."""
        return next(iter(self.departments), self.bureau)

    @property
    def township(self) -> Agency:
        """The first of the townships; the bureau where there is none."""
        return next(iter(self.townships), self.bureau)

    @cached_property
    def legal_aid(self) -> Agency:
        """The legal aid centre that the justice bureau has set up (法律援助法第十二条), made on first use."""
        region = self.bureau.region
        centre, made = Agency.objects.get_or_create(
            name=f"{region.name}法律援助中心", region=region, defaults={"mark": self.bureau.mark.removesuffix("司")}
        )
        if made:
            entrust(centre, Organ.LEGAL_AID, since=LONG_AGO)
        return centre

    @cached_property
    def notary(self) -> Agency:
        """The notary office of the county (公证法第七条), made on first use."""
        region = self.bureau.region
        office, made = Agency.objects.get_or_create(
            name=f"{region.name}公证处", region=region, defaults={"mark": self.bureau.mark.removesuffix("司")}
        )
        if made:
            entrust(office, Organ.NOTARY, since=LONG_AGO)
        return office

    @property
    def is_county(self) -> bool:
        """Whether it is a county or a district, and not one township."""
        return self.bureau.region_id == self.code

    @property
    def office(self) -> Agency:
        """Who keeps what is nobody else's: the justice bureau of a county, the government of a township."""
        return self.bureau if self.is_county else self.government

    def entrusted(self) -> Place:
        """The same place, its agencies the organs that laws name."""
        entrust(self.government, Organ.GOVERNMENT, since=LONG_AGO)
        entrust(self.bureau, Organ.JUSTICE, since=LONG_AGO)
        entrust(self.bureau, Organ.RECONSIDERATION, since=LONG_AGO, acts_for=self.government)
        for agency in self.departments:
            entrust(agency, *(organ for word, organ in NAMED if word in agency.name), since=LONG_AGO)
        return self

    def actor(self, agency: Agency, role: Role) -> Actor:
        """The person of ``agency`` in ``role``, appointed on first use."""
        key = (agency.pk, role)
        if key not in self._actors:
            there = NAMED_SO(f"sim-{agency.pk}-{role}")
            self._actors[key] = (there[0] if there else self._appointed(agency, role)).actor
        if role in CONFINED:  # where they may go changes with every post they take: read anew each time
            return User.objects.get(pk=str(self._actors[key].user_id)).actor
        return self._actors[key]

    def _appointed(self, agency: Agency, role: Role) -> User:
        user = User.objects.create(
            username=f"sim-{agency.pk}-{role}",
            full_name=f"{agency.name}{role.label}（模拟）",
            agency_id=agency.pk,
            password=make_password(None),
        )
        Appointment.objects.create(user=user, role=role, since=date(self.year - 1, 1, 1))
        return user

    def seat(self, user: User, role: Role) -> None:
        """From now on ``user`` is the person of their agency in ``role``."""
        assert user.agency_id is not None
        self._actors[(user.agency_id, role)] = User.objects.get(pk=user.pk).actor

    @cached_property
    def villages(self) -> list[Region]:
        """Villages and communities, by code."""
        return list(Region.objects.filter(parent__in=[agency.region_id for agency in self.townships]).order_by("code"))

    def agency_of(self, village: Region) -> Agency:
        """The township that a village belongs to."""
        return next(agency for agency in self.townships if agency.region_id == village.parent_id)


def working_day(rng: random.Random, first: date, last: date) -> date:
    """A working day from ``first`` to ``last`` by chance; ``first`` where there is none."""
    days = (last - first).days
    for _ in range(50):
        day = first + timedelta(days=rng.randint(0, max(days, 0)))
        if law.days.is_working_day(day):
            return day
    return first
