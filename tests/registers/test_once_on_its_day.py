"""What is listed once is so on every day: an act entered late is held to what stood on its day, not to what stands today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from tests.lives import MONDAY, brought
from tests.people import County
from tests.registers.disputes import appointed, established, person

LATER = MONDAY + timedelta(days=3)


def take(county: County, step: str, record: Any, on: Any = LATER, **told: Any) -> Any:
    return engine.take(step, record, county.actor(record.agency, Role.CLERK), told, on)


def committee_again(county: County) -> None:
    """A committee of the same name, of a day on which the one since dissolved was there."""
    take(county, "dissolve", established(county, MONDAY), reason="撤并")
    established(county, MONDAY + timedelta(days=1))


def mediator_again(county: County) -> None:
    committee = established(county)
    take(county, "leave", appointed(county, committee, on=MONDAY), leaving="transferred")
    appointed(county, committee, on=MONDAY + timedelta(days=1))


def dissolved_with_a_mediator(county: County) -> None:
    committee = established(county)
    take(county, "leave", appointed(county, committee, on=MONDAY), leaving="transferred")
    take(county, "dissolve", committee, MONDAY + timedelta(days=1), reason="撤并")


def certificate_again(county: County) -> None:
    told: dict[str, Any] = {"holder": person(9), "kind": "enforcement"}
    first = brought(county, EnforcementCertificate, "apply", MONDAY, **told).record
    take(county, "take_back", first, reason="调离")
    brought(county, EnforcementCertificate, "apply", MONDAY + timedelta(days=1), **told)


@pytest.mark.parametrize(
    ("course", "words"),
    [
        (committee_again, "已有同名调委会在册"),
        (mediator_again, "已在该调委会的调解员名册中"),
        (dissolved_with_a_mediator, "尚有在册调解员1名"),
        (certificate_again, "一人一证"),
    ],
)
def test_an_act_entered_late_is_held_to_its_day(county: County, course: Callable[[County], None], words: str) -> None:
    with pytest.raises(Refused, match=words):
        course(county)
