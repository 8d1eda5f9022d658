"""Led into another register: the link on a matter's step to the other form, and on that form what it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from guiju.kernel.acting.admission import who
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.leading import EachLeadsTo, LeadsTo, leading
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping import typed
from guiju.kernel.offices.people import Actor
from guiju.web.staff import StaffRequest, model_of, record_of, today

LED_BY = "led_by"
"""The word in an address that says which matter leads to the form, by which step, and which of its rows, where rows lead:
``register.key.step`` or ``register.key.step.row``."""


@dataclass(frozen=True)
class Led:
    """A form of one register come to from a matter of another, by ``step``; ``row``: for which of its rows, where rows lead."""

    record: Any
    step: Step
    row: Any
    given: Mapping[str, Any]

    @property
    def key(self) -> UUID | None:
        return self.row.pk if self.row is not None else None


@dataclass(frozen=True)
class Way:
    """From a step's form to the other register's: its addresses, each for what leads there ("" for the matter as a whole), or
    why that form is not the actor's to fill in."""

    register: str
    doors: tuple[tuple[str, str], ...]
    why_not: str


def led_to(request: StaffRequest, model: Any, opening: Step) -> Led | None:
    """What the form of ``opening`` was come to from; None where from nothing. Raises Http404 where that leads
    elsewhere, PermissionDenied where the step is not theirs to take."""
    words = request.GET.get(LED_BY, "")
    if not words:
        return None
    register, _, rest = words.partition(".")
    key, _, rest = rest.partition(".")
    name, _, of_row = rest.partition(".")
    if (pk := typed.uuid(key)) is None:
        raise Http404("转入该登记的事项不存在。")
    record = record_of(request.actor, model_of(register), pk)
    step = record.procedure.steps.get(name)
    ask = leading(step) if step is not None else None
    if step is None or ask is None or ask.other is not model or ask.opening != opening.name:
        raise Http404("该事项不能转入这一登记。")
    facts = Facts(record, today(), request.actor)
    if (stranger := who(step, facts)) is not None:
        raise PermissionDenied(stranger.words)
    row = next((row for row in ask.rows(facts) if _key(row) == of_row), Ellipsis)
    if row is Ellipsis:
        raise Http404("该项不能转入这一登记，或者已经转入。")
    return Led(record, step, row, ask.carried(facts, row))


def _key(row: Any) -> str:
    return str(row.pk) if row is not None else ""


def way_on(actor: Actor, step: Step, record: Any) -> Way | None:
    """The way from a step that leads into another register to the form there; None for any other step."""
    ask = leading(step)
    if ask is None or not record.version:
        return None
    opening = ask.other.procedure.steps[ask.opening]
    stranger = who(opening, Facts(ask.other(agency_id=actor.agency_id, region=actor.region), today(), actor))
    rows = ask.rows(Facts(record, today(), actor))
    doors = tuple((str(row or ""), _address(ask, step, record, row)) for row in rows)
    return Way(str(ask.other._meta.verbose_name), doors, stranger.words if stranger else "")


def _address(ask: LeadsTo | EachLeadsTo, step: Step, record: Any, row: Any) -> str:
    form = reverse("open_step", args=[ask.other.register(), ask.opening])
    leading_there = [record.register(), record.pk, step.name, *([row.pk] if row is not None else [])]
    return f"{form}?{LED_BY}={'.'.join(map(str, leading_there))}"
