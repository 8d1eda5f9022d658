"""Persons on the list, led along their courses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.acting import nightly
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.offices.people import Actor, Agency, Appointment, Role, User
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.web.staff import today
from tests.lives import Case, brought
from tests.people import County

Told = dict[str, Any]
Stop = tuple[str, int, Told]
"""A step, so many days after the last, and what it tells; ``night`` is a day on which only the night runs."""

CAME = date(2024, 3, 4)


def d(month: int, day: int, year: int = 2024) -> date:
    return date(year, month, day)


def listed(county: County, way: str = "usual", **told: Any) -> Case:
    upto = "receive" if told.pop("waiting", False) else "register"
    return brought(county, SupervisedPerson, upto, CAME, way=way, at_once=True, **told)


def lead(person: Case, *stops: Stop) -> Case:
    for step, days, told in stops:
        if step == "night":
            person.on += timedelta(days=days)
            nightly.run(person.on)
            person.record.refresh_from_db()
        else:
            person.do(step, days, **told)
    return person


def leave(first: date, last: date, **told: Any) -> Told:
    return {"leave_from": first, "leave_until": last, "leave_to": "邻县", "reason": "就医", **told}


def appointed(agency: Agency, name: str, since: date, until: date | None = None) -> Actor:
    user = User.objects.create(username=name, full_name=name, agency=agency)
    Appointment.objects.create(user=user, role=Role.CORRECTION, since=since, until=until)
    return User.objects.get(pk=user.pk).acting(today())


def key_person(county: County) -> Case:
    return listed(county).do("mark_key", on=d(3, 11))


def weeks(person: Case, upto: date) -> list[date | None]:
    """On which day each week since the mark and before ``upto`` was kept."""
    nightly.run(upto)
    rows = DutyPeriod.objects.filter(matter_id=person.record.pk, first__lt=upto).order_by("first")
    return [row.met_on for row in rows]
