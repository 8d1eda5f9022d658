"""One act as the step page asks for it: its day, its place among the acts of that day, its form and its conditions.

A page may ask for several, which are entered at once: what is lawful only together, found out late.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict

from guiju.asking.row_choice import RowChoice
from guiju.asking.step_form import StepForm
from guiju.kernel.acting.admission import checklist, what
from guiju.kernel.acting.foreseeing import in_their_places
from guiju.kernel.acting.refolding import Entered
from guiju.kernel.declaring.facts import Batch, Facts
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping import typed
from guiju.web.gates import Shown, enterable, look
from guiju.web.names import Named, named
from guiju.web.staff import StaffRequest, today

MOST_ADDED = 9


class ActForm:
    """``n``: the mark of an act that was added to the page; 0 is the one the page is for. ``facts``: what it finds
    (``look_around``)."""

    facts: Facts

    def __init__(
        self, request: StaffRequest, step: Step, record: Any, n: int = 0, given: Mapping[str, Any] | None = None
    ) -> None:
        typed: QueryDict | None = request.POST if request.method == "POST" else None
        self.step, self.record, self.n, self.actor = step, record, n, request.actor
        files = request.FILES if typed is not None else None
        self.form = StepForm(step, record, request.actor, typed, files, f"act{n}" if n else "", given or request.GET)

    @cached_property
    def names(self) -> dict[str, str]:
        """What the page calls what every act is asked."""
        return {name: self.form.key(name) for name in ("on", "ahead_of", "confirmed")}

    @property
    def on(self) -> str:
        """The day as typed; today where none was."""
        return self._typed("on") or today().isoformat()

    @property
    def day(self) -> date | None:
        """The day; None where what was typed is none."""
        return typed.day(self.form.typed.get(self.names["on"])) if self.form.typed is not None else today()

    @property
    def ahead_of(self) -> str:
        return self._typed("ahead_of")

    @property
    def ticked(self) -> list[str]:
        return self.form.typed.getlist(self.names["confirmed"]) if self.form.typed is not None else []

    def _typed(self, name: str) -> str:
        return self.form.typed.get(self.names[name], "") if self.form.typed is not None else ""

    def entered(self, place: int) -> Entered:
        told = self.form.told() if self.form.typed is not None else {}
        return Entered(self.step, self.day or today(), self.actor, told, place)

    @property
    def of_the_day(self) -> list[tuple[str, str]]:
        """The acts of the same day, by their entries: this one may have come ahead of one of them."""
        if self.step.note or not self.record.version:
            return []
        deeds = [deed for deed in Batch([self.record]).course(self.record) if deed.on == self.day]
        steps = self.record.procedure.steps
        return [(str(deed.seq), f"第{deed.seq}条“{steps[deed.step].label}”") for deed in deeds]

    @property
    def offered(self) -> dict[str, Any]:
        """What the form says before anything is typed: sent as it is, it would tell this. An empty or unticked field says
        nothing yet, and of a row out of the actor's reach nothing is said."""
        said: dict[str, Any] = {}
        for group in self.form.groups if self.form.typed is None else ():
            bound = group.fields[0] if group.kind == "field" else None
            if bound is None or (value := bound.initial) in (None, "", False, []):
                continue
            with suppress(ValidationError):
                said[group.ask.name] = group.ask.clean(_chosen(bound, value))
        return said

    @property
    def gates(self) -> list[Shown]:
        return look(self.step, self.facts)

    @property
    def found(self) -> list[Named]:
        """Other matters that its gates have found, as far as the actor may see them; asked once they have looked."""
        return [*named(self.actor, self.facts.looked_at).values()]

    @property
    def checklist(self) -> list[Any]:
        return checklist(self.step, self.facts)

    def anchor(self, reason: Reason) -> str:
        """The id of what a reason is about on the page; "" where it is not on it."""
        group = next((group for group in self.form.groups if group.ask.name == reason.field), None)
        if group is not None and (group.fields or group.rows):
            return (group.kind in ("field", "upload") and group.fields[0].id_for_label) or group.anchor
        if reason.field == "confirmed":
            return f"checklist{self.n or ''}"
        return f"id_{self.names[reason.field]}" if reason.field in self.names else ""


def _chosen(bound: BoundField, value: Any) -> Any:
    return bound.field.row(bound.field.prepare_value(value)) if isinstance(bound.field, RowChoice) else value


def acts_of(request: StaffRequest, step: Step, record: Any, given: Mapping[str, Any] | None = None) -> list[ActForm]:
    """The act that the page is for, and those that were added to it. ``given``: what the form of the first says already."""
    acts = [ActForm(request, step, record, given=given)]
    choices = {choice.name: choice for choice in joining(request, step, record)}
    return acts + [ActForm(request, choices[name], record, n) for n, name in _added(request.POST) if name in choices]


def joining(request: StaffRequest, step: Step, record: Any) -> list[Step]:
    """The steps that the actor may enter together with ``step``. A note needs no company; what is published is looked at
    as it is published, with nothing else changed beside it."""
    if not record.version or step.note or step.publishes:
        return []
    found = enterable(Facts(record, today(), request.actor))
    return [other for other in found if not other.publishes]


def _added(sent: QueryDict) -> Iterator[tuple[int, str]]:
    """Mark and step of each act added: ``3.resume``; of what the button pressed adds or takes out too."""
    wanted = (re.fullmatch(r"([1-9][0-9]?)\.(\w+)", act) for act in sent.getlist("act")[:MOST_ADDED])
    marks = {typed.number(found[1]) or 0: found[2] for found in wanted if found is not None}
    pressed = sent.get("add", "")
    if pressed == "act" and len(marks) < MOST_ADDED:
        marks[max(marks, default=0) + 1] = sent.get("another", "")
    yield from ((n, name) for n, name in marks.items() if pressed != f"without-{n}")


def look_around(acts: Sequence[ActForm], record: Any, *, told: bool = False) -> None:
    """Find out what each act finds: the record as it is, or as it was and will be on its day; and what was
    ``told``, or what the form already says by itself."""
    _look(acts, record)
    for act in acts:
        act.facts.told = what(act.step, act.form.told(), act.day)[0] if told else act.offered


def _look(acts: Sequence[ActForm], record: Any) -> None:
    [first, *added] = acts
    late = first.day is not None and record.version and not first.step.note and first.day < record.last_step_on
    if not added and not late and not first.ahead_of:
        first.facts = Facts(record, first.day or today(), first.actor)
        return
    found = in_their_places(record, [act.entered(place) for place, act in enumerate(acts)], Batch([record]))
    for act, facts in zip(acts, found, strict=True):
        act.facts = facts
