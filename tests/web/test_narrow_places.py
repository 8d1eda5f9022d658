"""Counts of a place below the county point at people: they are read by whoever oversees it, and by the agencies of that place."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from guiju.figures import declared
from guiju.kernel.offices.people import Agency, Region, Role
from tests.people import County
from tests.web import desk

VILLAGE = "431081103201"


@pytest.mark.parametrize(
    ("whose", "role", "region", "may"),
    [
        ("department", Role.CLERK, "431081", True),
        ("department", Role.CLERK, "431081103", False),
        ("department", Role.HEAD, VILLAGE, False),
        ("department", Role.AUDITOR, "431081103", False),
        ("township", Role.CLERK, "431081103", True),
        ("township", Role.MEDIATOR, VILLAGE, False),
        ("bureau", Role.CLERK, "431081103", True),
        ("bureau", Role.AUDITOR, VILLAGE, True),
    ],
)
def test_counts_below_the_county_are_for_that_place(
    client: Client, county: County, whose: str, role: Role, region: str, may: bool
) -> None:
    Region.objects.create(code=VILLAGE, name="某村", parent_id="431081103")
    agency: Agency = getattr(county, whose)
    client.force_login(desk.user(agency, role, name="看数据的人"), backend=desk.BACKEND)
    figure = next(name for name, one in declared.figures().items() if one.listed and not one.is_derived)
    addresses = [
        ("figures", []),
        ("figure", [figure]),
        ("figure_records", [figure]),
        ("figure_chart", [figure, "months"]),
    ]
    for name, args in addresses:
        answer = client.get(reverse(name, args=args), {"region": region})
        assert (answer.status_code != 403) == may, name
    offered = desk.words(client.get(reverse("figures")))
    assert may or f'value="{region}"' not in offered
