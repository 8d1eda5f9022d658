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
from guiju.kernel.declaring.leading import LeadsTo, leading
from guiju.kernel.declaring.steps import Step
from guiju.kernel.offices.people import Actor
from guiju.web.staff import StaffRequest, model_of, record_of, today

LED_BY = "led_by"
"""The word in an address that says which matter leads to the form, and by which step."""


@dataclass(frozen=True)
class Led:
    """A form of one register come to from a matter of another, by ``step``."""

    record: Any
    step: Step
    given: Mapping[str, Any]


@dataclass(frozen=True)
class Way:
    """From a step's form to the other register's: its ``address``, or why that form is not the actor's to fill in."""

    register: str
    address: str
    why_not: str


def led_to(request: StaffRequest, model: Any, opening: Step) -> Led | None:
    """What the form of ``opening`` was come to from; None where from nothing. Raises Http404 where that leads
    elsewhere, PermissionDenied where the step is not theirs to take."""
    words = request.GET.get(LED_BY, "")
    if not words:
        return None
    register, _, rest = words.partition(".")
    key, _, name = rest.partition(".")
    try:
        record = record_of(request.actor, model_of(register), UUID(key))
    except ValueError:
        raise Http404("转入该登记的事项不存在。") from None
    step = record.procedure.steps.get(name)
    ask = leading(step) if step is not None else None
    if step is None or ask is None or ask.model is not model or ask.opening != opening.name:
        raise Http404("该事项不能转入这一登记。")
    facts = Facts(record, today(), request.actor)
    if (stranger := who(step, facts)) is not None:
        raise PermissionDenied(stranger.words)
    return Led(record, step, ask.carried(facts))


def way_on(actor: Actor, step: Step, record: Any) -> Way | None:
    """The way from a step that leads into another register to the form there; None for any other step."""
    ask = leading(step)
    if ask is None or not record.version:
        return None
    opening = ask.model.procedure.steps[ask.opening]
    stranger = who(opening, Facts(ask.model(agency_id=actor.agency_id, region=actor.region), today(), actor))
    return Way(str(ask.model._meta.verbose_name), _address(ask, step, record), stranger.words if stranger else "")


def _address(ask: LeadsTo, step: Step, record: Any) -> str:
    form = reverse("open_step", args=[ask.model.register(), ask.opening])
    return f"{form}?{LED_BY}={record.register()}.{record.pk}.{step.name}"
