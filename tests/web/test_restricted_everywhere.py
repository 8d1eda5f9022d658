"""Restricted matters of every register: no address tells a stranger of one, in its title, its number, its key or by counting.

Made from the table of addresses and from all registers, so that what comes later is tried on its first day. In CI one
address of each name by a fixed seed; more by hand:
``pytest tests/web/test_restricted_everywhere.py --requests 1000 --seed 7 -p no:logging``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from guiju.cli import main
from guiju.figures import compute, declared
from guiju.figures.period import Period
from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.people import Role, User
from guiju.kernel.offices.scope import sees
from tests.addresses import addresses
from tests.shares import each
from tests.web import desk
from tests.web.house import House, seated, standing

pytestmark = pytest.mark.django_db
STRANGERS = (("government", Role.HEAD), ("own", Role.LEGAL))
"""Who oversees the county, and somebody of the very agency who has had no hand in it."""


@pytest.fixture(autouse=True)
def specimen_figures() -> None:
    """The real figures here, not those of the specimen."""


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    with django_db_blocker.unblock(), standing() as house:
        assert house.county.government.pk
        for records in house.records.values():
            first = type(records[0])._default_manager.get(pk=records[0].pk)
            records[0] = house.county.restricted(first)
        compute.refresh()
        yield house


def hidden(house: House) -> list[Any]:
    return [records[0] for records in house.records.values()]


def telling(house: House, records: list[Any]) -> set[str]:
    """What nobody else may read of them: keys and numbers, and titles that no other record bears. The records of a round's units
    begin their titles with that of the round, and are restricted one by one."""
    kept = [record.pk for record in records]
    rows = [model._default_manager.exclude(pk__in=kept) for model in registers().values()]
    others = {title for found in rows for title in found.values_list("title", flat=True)}
    said = {word for record in records for word in (str(record.pk), record.number, record.title)}
    return {word for word in said if word and not any(word in other for other in others)}


def asked_of(house: House, request: pytest.FixtureRequest) -> list[str]:
    """One address of each name in the table's order, or by hand more, drawn by the seed."""
    figures = [name for name, figure in declared.figures().items() if figure.listed][:6]
    table, many = addresses(house.all_records, figures), request.config.getoption("--requests")
    rng = Random(request.config.getoption("--seed"))
    paths = rng.sample(list(table), len(table))
    return paths[:many] if many else list({table[path]: path for path in sorted(paths, key=table.__getitem__)}.values())


@pytest.mark.parametrize(("place", "role"), each(2, STRANGERS, begin=1))
def test_no_address_tells_a_stranger_of_one(
    house: House, place: str, role: Role, request: pytest.FixtureRequest
) -> None:
    agency = house.county.department if place == "own" else getattr(house.county, place)
    client = seated(agency, role)
    user = client.session["_auth_user_id"]
    actor = User.objects.get(pk=user).actor
    kept = [record for record in hidden(house) if not sees(actor, record)]
    assert len(kept) > 10, "most are out of sight"
    words, faults = telling(house, kept), []
    for path in asked_of(house, request):
        told = _body(client, path).replace(path, "")
        faults += [f"{path}: {word}" for word in words if word in told]
    assert faults == []


def _body(client: Client, path: str) -> str:
    response = client.get(path)
    if response.status_code != 200:
        return ""
    return b"".join(response).decode(errors="replace") if response.streaming else desk.words(response)


def counted(year: int, **more: str) -> dict[str, int]:
    """How many records of each register began in a year, counted by hand."""
    where = {"region__startswith": "431081", **more}
    rows = {
        name: model._default_manager.filter(**where, **{f"{model.began}__year": year})
        for name, model in registers().items()
    }
    return {f"{name}_records": found.count() for name, found in rows.items()}


@pytest.mark.parametrize("year", [2024, 2025])
def test_no_figure_counts_one_and_a_report_counts_all(house: House, year: int) -> None:
    for whole, by_hand in ((False, counted(year, restricted="")), (True, counted(year))):
        found = compute.values(declared.figures(), "431081", Period.year(year), whole=whole)
        assert {name: found[name] for name in by_hand} == by_hand
    assert counted(2024) != counted(2024, restricted="")


def test_the_command_counts_none(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guiju.cli.figures.start", lambda: None)
    ran = CliRunner().invoke(main, ["figures", "--region", "431081", "--year", "2024", "--json"])
    told = {row["id"]: row["value"] for row in json.loads(ran.output)}
    by_hand = counted(2024, restricted="")
    told = {name: told[name] for name in by_hand if told[name] is not None}
    assert len(told) > 5 and told == {name: by_hand[name] for name in told}
