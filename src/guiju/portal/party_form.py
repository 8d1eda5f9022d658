"""A step as a party takes it: the very form of the workbench, of today, taken by the engine in their name."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from guiju.asking.step_form import StepForm
from guiju.kernel.acting.admission import checklist, gate_states
from guiju.kernel.acting.visiting import actor_of
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping import typed
from guiju.kernel.keeping.doors import Visit


class PartyForm:
    """The form of one step on the record of a visit, and what has been typed in it.

    ``sent``: whether the step is to be taken, and not another row to be added.
    """

    def __init__(self, request: HttpRequest, visit: Visit, step: Step, record: Any) -> None:
        self.step, self.record, self.actor = step, record, actor_of(visit)
        typed = request.POST if request.method == "POST" else None
        self.sent = typed is not None and "add" not in typed
        self.version = typed.get("version", "") if typed is not None else ""
        self.ticked = typed.getlist("confirmed") if typed is not None else []
        self.form = StepForm(step, record, self.actor, typed, request.FILES if typed is not None else None)
        self.reasons: list[Reason] = []

    def refuse(self, reasons: list[Reason]) -> None:
        self.reasons = self.form.put(reasons)

    def as_read(self) -> Any:
        """The record of the version that the form was made from."""
        read = copy(self.record)
        read.version = typed.version(self.version)
        return read

    def shown(self) -> dict[str, Any]:
        """What the template of the page needs to know."""
        facts = Facts(self.record, timezone.localdate(), self.actor)
        groups = {group.ask.name: group.anchor for group in self.form.groups}
        return {
            "public": True,
            "step": self.step,
            "record": self.record,
            "form": self.form,
            "reasons": [(reason, groups.get(reason.field, "")) for reason in self.reasons],
            "version": self.version or self.record.version,
            "rules": [(rule, rule.id in self.ticked) for rule in checklist(self.step, facts)],
        }


def closed(step: Step, facts: Facts) -> list[str]:
    """Why a step cannot be taken as things stand, before anything is told."""
    return [state.reason for state in gate_states(step, facts) if state.reason]
