"""Reconsiderations on the days and with the results that these tests ask for; all else as their life tells it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from guiju import law
from guiju.kernel.declaring.life import Hand
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.reconsideration import Reconsideration
from tests.lives import Case, case
from tests.people import County

OLD, NEW = date(2020, 9, 1), date(2024, 9, 2)
"""A day of receipt under each law: a Tuesday, a Monday."""
ACTS = count(100)
"""Each application of its own act, unless a test says which: the same act a second time is another matter."""
ORGAN_HEAD = Hand(Role.HEAD)
"""The head of the organ that decides; the bureau's is the head of the unit."""


def person(n: int) -> dict[str, str]:
    return {"kind": "person", "name": f"张某{n}", "id_number": make_resident_id("431081", date(1980, 1, 1), n)}


def application(received: date, **more: Any) -> dict[str, Any]:
    """An application made in time; ``more`` overrides. The act was made before it was known, whatever day that was."""
    known = more.get("act_known_on") or received - timedelta(days=15)
    return {
        "title": "张某不服罚款决定案（模拟）",
        "channel": "in_person",
        "applicant": [person(1)],
        "respondent": "资兴市某局",
        "respondent_level": "county_department",
        "respondent_kind": "lower",
        "act_kind": "penalty",
        "field": "public_security",
        "act_name": f"某罚决字{next(ACTS)}号",
        "act_public": False,
        "act_made_on": min(known, received - timedelta(days=20)),
        "act_known_on": received - timedelta(days=15),
        "duty_requested_on": None,
        "duty_term_on": None,
        **more,
    }


def staff(duty: str, count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"name": f"{duty}{n}", "duty": duty, **more} for n in range(count)]


def proof(giver: str, **more: Any) -> list[dict[str, Any]]:
    return [{"name": "笔录", "kind": "document", "given_by": giver, **more}]


PANEL = [*staff("presider", 1), *staff("panel", 2), *staff("recorder", 1)]


def blank(county: County, on: date) -> Case:
    return case(county, Reconsideration, on)


def received(county: County, on: date, **more: Any) -> Case:
    return blank(county, on).do("receive", **application(on, **more))


def accepted(county: County, on: date, **more: Any) -> Case:
    """Accepted on the day after receipt, with its handlers."""
    return received(county, on, **more).do("accept", days=1).do("assign")


def answered(county: County, on: date, **more: Any) -> Case:
    """The respondent has answered with evidence in time, the parties have been heard."""
    begun = accepted(county, on, **more).do("send", days=1).do("deliver_copy", days=1)
    return begun.do("reply", days=5).do("hear_opinions")


def decided(county: County, on: date, result: str = "upheld", told: dict[str, Any] | None = None, **more: Any) -> Case:
    agreed = answered(county, on, **more).do("approve", days=10, proposed=result)
    return agreed.do("decide", days=1, result=result, **(told or {}))


def served(county: County, on: date, result: str = "upheld", told: dict[str, Any] | None = None, **more: Any) -> Case:
    return decided(county, on, result, told, **more).do("serve", days=2)


def approved(case: Case, *measures: str) -> Case:
    """With the form for what the head of the unit approves first."""
    for measure in measures:
        case.do("approve_measure", measure=measure)
    return case


def suspended(county: County, on: date, ground: str = "other_case", **more: Any) -> Case:
    return approved(accepted(county, on, **more), "suspend").do("suspend", days=1, suspension=ground, reason=None)


def last_day(rule: str, start: date) -> date:
    """The due day by the text of the start's own day, for comparison by eye in tables."""
    return law.due(law.limit(f"reconsideration.{rule}", start), start).day
