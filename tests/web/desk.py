"""A desk to sit at: users of two agencies, and simulated petitions at several stages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Actor, Agency, Appointment, Role, User
from tests.people import County
from tests.specimen.models import Petition

BACKEND = "django.contrib.auth.backends.ModelBackend"
PASSWORD = "Guiju-2026-test"
PERSON = {"kind": "person", "name": "张三丰", "id_number": "", "phone": "13812345678"}


def user(agency: Agency, *roles: Role, name: str) -> User:
    made = User.objects.create_user(username=name, password=PASSWORD, full_name=name, agency=agency)
    Appointment.objects.bulk_create([Appointment(user=made, role=role) for role in roles])
    return User.objects.get(pk=made.pk)


def petition(actor: Actor, title: str = "反映道路积水（模拟）", on: date | None = None, **more: Any) -> Petition:
    """A simulated petition, received ``on``."""
    on = on or timezone.localdate() - timedelta(days=3)
    told = {"title": title, "received_on": on, "petitioner": [PERSON], **more}
    record: Petition = engine.take("receive", Petition, actor, told, on, simulated=True)
    return record


def accept(actor: Actor, record: Petition, on: date | None = None) -> Petition:
    confirmed = ["reconsideration.accept_conditions"]
    accepted: Petition = engine.take("accept", record, actor, {"confirmed": confirmed}, on or record.last_step_on)
    return accepted


def decided(county: County, title: str = "已决定的诉求（模拟）", on: date | None = None) -> Petition:
    """A petition that went all the way."""
    record = accept(county.clerk, petition(county.clerk, title, on))
    engine.take("hear", record, county.clerk, {"opinion": "听取了意见"}, record.last_step_on)
    done: Petition = engine.take("decide", record, county.head, {"outcome": "支持"}, record.last_step_on)
    return done


def words(response: Any) -> str:
    """The page as text."""
    return str(response.content.decode())
