"""Addresses and forms that were once answered with a fault of the server's, and their kin: numbers, days, NUL."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.figures import declared
from guiju.kernel.offices.people import Role, User
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.lives import brought
from tests.people import County
from tests.shares import each
from tests.web import desk

NINES = ("9" * 30, "9" * 6000, "²", "٣", "-1")
DAYS = ("9999-12-31", "0001-01-01")
OF_ALL = [
    *(
        f"/public/catalogue/?on={day}{more}"
        for day in ("9999-12-31", "0001-01-01")
        for more in ("", "&state=expiring", "&state=in_force")
    ),
    "/public/catalogue/documents.json?on=9999-12-31",
    "/public/catalogue/documents.csv?on=9999-12-31",
    *(f"/public/ledger/?before={number}" for number in NINES),
    *(f"/public/catalogue/?after=9999-12-31_{key}" for key in (*NINES, "x")),
    "/public/search/?q=%ed%a0%80",
]
OF_STAFF = [
    *(f"/figures/?year={number}" for number in NINES),
    *(f"/intake/?year=02020{number}" for number in NINES),
    *(f"/intake/?year={number}" for number in NINES),
    *(f"/r/normative_document/?since={day}&until={day}" for day in DAYS),
    *(f"/r/normative_document/?after=9999-12-31_{key}" for key in NINES),
    *(f"/law/?on={day}" for day in DAYS),
]


@pytest.fixture(autouse=True)
def specimen_figures() -> None:
    """The real figures here, not those of the specimen."""


@pytest.fixture
def document(county: County) -> Any:
    return brought(county, NormativeDocument, "publish").record


def answers(client: Client, paths: list[str]) -> dict[str, int]:
    client.raise_request_exception = False
    found = {path[:80]: client.get(path).status_code for path in paths}
    return {path: status for path, status in found.items() if status >= 500}


def test_of_the_public_site(client: Client, document: Any) -> None:
    assert answers(client, OF_ALL) == {}


def test_of_the_workbench(client: Client, bureau: User, document: Any) -> None:
    client.force_login(bureau, backend=desk.BACKEND)
    ledger = reverse("ledger", args=["normative_document", document.pk])
    assert answers(client, OF_STAFF + [f"{ledger}?before={number}" for number in NINES]) == {}


@pytest.mark.parametrize("begin", each(8, range(8)))
def test_every_chart_of_every_figure(client: Client, bureau: User, begin: int) -> None:
    """In CI of every eighth figure; by hand of all."""
    client.force_login(bureau, backend=desk.BACKEND)
    figures = [*declared.figures()][begin::8]
    charts = [reverse("figure_chart", args=[name, kind]) for name in figures for kind in ("agencies", "months")]
    assert answers(client, charts) == {}


@pytest.mark.parametrize("version", ["²", "9" * 30, "9" * 6000, "-1", "", "\0"])
def test_a_version_that_is_none_was_not_read(client: Client, county: County, document: Any, version: str) -> None:
    client.force_login(desk.user(document.agency, *Role, name="all"), backend=desk.BACKEND)
    client.raise_request_exception = False
    steps = [step.name for step in document.procedure.possible(document.stage)]
    for step in steps[:4]:
        path = reverse("take_step", args=["normative_document", document.pk, step])
        assert client.post(path, {"version": version, "on": "9999-12-31"}).status_code < 500
    document.refresh_from_db()
