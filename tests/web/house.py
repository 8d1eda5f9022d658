"""A county with records of every register, and somebody in every seat: what the tests over all pages walk about in.

Made once for a file; each test takes back what it writes.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.test import Client

from guiju.kernel.declaring.matters import Record
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import CONFINED, Agency, Role
from guiju.web.proving import PROVED
from tests.people import LONG_AGO, County, make_county
from tests.web import desk
from tests.web.records import some_records


@dataclass
class House:
    """A county, records of all its registers, and a client for each seat, made on first use."""

    county: County
    records: dict[str, list[Record]]
    seats: dict[tuple[int, str], Client] = field(default_factory=dict)
    led: dict[Any, int] = field(default_factory=dict)
    sent: set[Any] = field(default_factory=set)
    whole: bool = False
    """Whether every seat walks every record, by hand; in CI all seats together do."""

    def agency(self, place: str, record: Any) -> Agency:
        agency: Agency = record.agency if place == "own" else getattr(self.county, place)
        return agency

    def seat(self, agency: Agency, *roles: Role) -> Client:
        key = (agency.pk, "-".join(roles))
        if key not in self.seats:
            self.seats[key] = seated(agency, *roles)
        return self.seats[key]

    @property
    def all_records(self) -> list[Any]:
        return [record for records in self.records.values() for record in records]


@contextmanager
def standing() -> Iterator[House]:
    """The house, as long as it stands; nothing of it is kept."""
    with transaction.atomic():
        county = make_county()
        yield House(county, some_records(county))
        transaction.set_rollback(True)


def seated(agency: Agency, *roles: Role) -> Client:
    """A client at which somebody of the agency sits in these roles alone, who has just proved twice who
    they are. A fault is answered as in earnest, with 500."""
    client = Client(raise_request_exception=False)
    user = desk.user(agency, *roles, name=f"{agency.pk}-{'-'.join(roles) or 'nobody'}-seat")
    client.force_login(user, backend=desk.BACKEND)
    session = client.session
    session[PROVED] = int(time.time())
    session.save()
    return client


def around(county: County) -> dict[str, Agency]:
    """Agencies around a county from which nothing, or all, is seen: above it, beside it, below it and within."""
    above = Agency.objects.create(name="郴州市司法局", region_id="4310", mark="郴司", oversees=True)
    entrust(above, Organ.JUSTICE, Organ.RECONSIDERATION, since=LONG_AGO)
    beside = Agency.objects.create(name="资兴市另一局", region_id="431081", mark="资另")
    return {
        "department": county.department,
        "bureau": county.bureau,
        "township": county.township,
        "elsewhere": county.elsewhere,
        "prefecture": above,
        "beside": beside,
    }


BLIND = frozenset({Role.SECURITY})
"""Who manages people reads no matters."""


def may_see(agency: Agency, role: Role | None, record: Any) -> bool:
    """Whether a seat may see a record, by the words of the rule (``offices.scope``), told anew: what is one's own, what was
    handed to one, what lies below one who oversees, what is shared; of what is closed, what one serves. Nobody who sits
    in this house holds a post on any ground."""
    if role is None or role in CONFINED or role in BLIND:
        return False
    own = agency.pk == record.agency_id
    below = record.region.startswith(agency.region_id)
    if record.audience == "served":
        organs = {Organ(function.organ) for function in agency.functions.all()}
        return role in record.serving_roles and (own or (below and bool(organs & record.serving_organs)))
    if own or (agency.pk == record.handler_id and record.procedure.hands_over):
        return True
    if record.audience == "shared" and agency.region_id.startswith(record.region):
        return True
    return agency.oversees and below and record.audience != "agency"
