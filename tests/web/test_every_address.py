"""Every address of the table, whoever asks: none answers with a fault of the server's, and none tells of what lies outside.

In CI a sample; the whole by hand: ``pytest tests/web/test_every_address.py --requests 100000 --seed 7``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from guiju.figures import declared
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.people import OFFICES, Role
from guiju.registers.legal_services.legal_aid_case import LegalAidCase
from guiju.web.staff import today
from tests import fuzzing
from tests.addresses import addresses, patterns
from tests.lives import brought
from tests.portal import test_door
from tests.web.house import House, around, may_see, standing
from tests.web.test_doors import OPEN_TO_ALL

pytestmark = pytest.mark.django_db
REQUESTS = 150
"""Of the fuzz in CI: about a quarter of a minute of one core."""
PROBES = 250
"""Of the matrix in CI."""
UUID_IN = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def specimen_figures() -> None:
    """The real figures here, not those of the specimen."""


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    with django_db_blocker.unblock(), standing() as house:
        yield house


@pytest.fixture(autouse=True)
def _who_was_seated_goes_with_the_test(house: House) -> Iterator[None]:
    yield
    house.seats.clear()


@pytest.fixture
def visitor(house: House, settings: Any) -> Client:
    """A citizen who has come in by the door."""
    settings.DOOR_SENDER = f"{test_door.__name__}.Phones"
    case = brought(house.county, LegalAidCase, "apply", on=timezone.localdate(), applicant=[test_door.PERSON])
    client = Client(raise_request_exception=False)
    assert test_door.come_in(client, test_door.code_of(case)).status_code == 302
    return client


def test_no_request_is_answered_with_a_fault(
    house: House, visitor: Client, pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    county = house.county
    seats = {
        "anonymous": Client(raise_request_exception=False),
        "visitor": visitor,
        "bureau, all roles": house.seat(county.bureau, *Role),
        "department, all roles": house.seat(county.department, *Role),
        "township, all roles": house.seat(county.township, *Role),
        "legal aid, clerk": house.seat(county.legal_aid, Role.CLERK),
        "elsewhere, head": house.seat(county.elsewhere, Role.HEAD),
        "no office": house.seat(county.department),
    }
    there = addresses(house.all_records, list(declared.figures())[:12])
    for record in house.all_records:
        of = [record.register(), record.pk]
        there |= {reverse("take_step", args=[*of, step]): "take_step" for step in record.procedure.steps}
        openings = [step.name for step in record.procedure.openings]
        there |= {reverse("open_step", args=[of[0], step]): "open_step" for step in openings}
    assert set(there.values()) == {name for name, _ in patterns()} | {"portal:nowhere"}
    named = {county.bureau: "bureau", county.department: "department", county.township: "township"}
    own = {str(record.pk): f"{named.get(record.agency, 'bureau')}, all roles" for record in house.all_records}
    theirs = {
        path: own.get(pk, "bureau, all roles") for path in there for pk in [_key_in(path)] if "/public/" not in path
    }
    fuzz = fuzzing.Fuzz(Random(pytestconfig.getoption("seed")), seats, [*there], theirs)
    fuzz.run(pytestconfig.getoption("requests") or REQUESTS)
    with capsys.disabled():
        if pytestconfig.getoption("requests"):
            print(f"\n{fuzz.sent} requests, {len(there)} addresses, answers {dict(sorted(fuzz.answers.items()))}")
    assert "\n".join(fuzzing.said(fuzz.faults)) == ""


def _key_in(path: str) -> str:
    found = UUID_IN.search(path)
    return found[0] if found else ""


SEATS = (*OFFICES, None)
"""Every role that somebody may be given, and who has none."""
NO_OFFICE = {Role.SYSTEM, Role.PARTY}
"""The machine signs in nowhere; a party has the door alone (``tests/portal/test_door.py``)."""
SHOWN = {"matter", "ledger"}
"""Pages that whoever sees a record sees."""
UNSEEN = {404, 405}
OF_AN_ACCOUNT = {"password"}
"""What needs an account and no office."""


@dataclass(frozen=True)
class Probe:
    """One request of the matrix: who, where from, what, how. ``record`` is None for a room that is of no record."""

    place: str
    role: Role | None
    name: str
    path: str
    method: str
    record: Any

    @property
    def inside(self) -> bool:
        return not self.name.startswith("portal:")


def test_every_role_is_in_the_matrix() -> None:
    assert {*SEATS} - {None} | NO_OFFICE == {*Role}


def words_of(record: Any) -> set[str]:
    """What tells of a record: its keys, its number, its title where nobody else could be called so."""
    return {word for word in (str(record.pk), record.pk.hex, record.number, record.title) if len(word) > 5}


def targets(house: House) -> list[tuple[str, str, Any]]:
    """Every address filled in with every record: its name, its path, and the record that it is of."""
    found = {}
    for record in house.all_records:
        for path, name in addresses([record], ["disputes_settled"]).items():
            if name not in OPEN_TO_ALL:
                found[path] = (name, path, record if str(record.pk) in path else None)
    return [*found.values()]


def sample(there: list[tuple[str, str, Any]], places: list[str], most: int, rng: Random) -> list[Probe]:
    """One of each kind (which address, how, in office or not), then more as they fall."""
    one_of_each = {(name, record is None): (name, path, record) for name, path, record in rng.sample(there, len(there))}
    kinds = product(one_of_each.values(), ("GET", "POST"), (rng.choice(OFFICES), None))
    drawn = [(rng.choice(places), role, *target, method) for target, method, role in kinds]
    while len(drawn) < most:
        drawn.append((rng.choice(places), rng.choice(SEATS), *rng.choice(there), rng.choice(("GET", "POST"))))
    return [Probe(place, role, name, path, method, record) for place, role, name, path, record, method in drawn]


def test_nobody_reads_or_moves_what_lies_outside(
    house: House, pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    """The oracle is the rule of scope written anew (``house.may_see``); no page of whatever address holds a word of a record
    that its reader may not see and that was never published."""
    agencies, rng = around(house.county), Random(pytestconfig.getoption("seed"))
    published = set(PublicRecord.objects.values_list("matter_id", flat=True))
    there_is = [one for model in registers().values() for one in model._default_manager.all()]  # those beside them too
    words = {record.pk: words_of(record) for record in there_is}
    # A document and its review bear one title: what was published of the one is no secret of the other.
    told_to_all = {word for pk, of_it in words.items() if pk in published for word in of_it}
    hidden: dict[Any, set[str]] = {}
    faults, stranger = [], Client(raise_request_exception=False)
    there = targets(house)
    tried = sample(there, [*agencies], pytestconfig.getoption("requests") or PROBES, rng)
    for probe in tried:
        agency, record = agencies[probe.place], probe.record
        seat = (agency.pk, probe.role)
        if seat not in hidden:
            seen = [one for one in there_is if may_see(agency, probe.role, one)]
            known = {word for one in seen for word in words[one.pk]} | told_to_all
            said = "\n".join(known)  # what one sees may name what one does not: a unit's review is called by the round
            lies_outside = {word for one in there_is if one not in seen for word in words[one.pk]}
            hidden[seat] = {word for word in lies_outside if word not in said}
        client = house.seat(agency, *[probe.role] if probe.role else [])
        told = {"on": today().isoformat(), "version": str(record.version) if record else "0", "why": "有事要看"}
        with transaction.atomic():
            response = client.generic(probe.method, probe.path, urlencode(told), content_type=FORM)
            page = b"".join(response) if response.streaming else response.content
            moved = record and type(record)._default_manager.get(pk=record.pk).version != record.version
            transaction.set_rollback(True)
        status, may = response.status_code, record is not None and may_see(agency, probe.role, record)
        if probe.inside and probe.role is None:
            right = status == (200 if probe.name in OF_AN_ACCOUNT else 403)
        elif probe.inside and record is not None and not may:
            right = status in UNSEEN and not moved
        else:
            right = status == 200 if may and probe.name in SHOWN and probe.method == "GET" else status < 500
        text = page.decode(errors="replace").replace(probe.path, "")
        leaks = [word for word in hidden[seat] if word in text]
        if leaks or not right:
            faults.append(
                f"{probe.place} {probe.role} {probe.method} {probe.path} [{probe.name}]: {status}, {leaks[:3]}"
            )
        if probe.inside and rng.random() < 0.1:
            response = stranger.generic(probe.method, probe.path, urlencode(told), content_type=FORM)
            if response.status_code != 302 or not response["Location"].startswith(reverse("sign_in")):
                faults.append(f"anonymous {probe.method} {probe.path}: {response.status_code}")
    if pytestconfig.getoption("requests"):
        with capsys.disabled():
            print(
                f"\n{len(tried)} of {len(there) * len(agencies) * len(SEATS) * 2} of the matrix, {len(faults)} faults"
            )
    assert "\n".join(faults) == ""
