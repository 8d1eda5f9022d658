"""待我办理: the matters whose usual next step belongs to somebody's office, whether or not a time limit runs for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from guiju.kernel.declaring.registry import lives
from guiju.kernel.declaring.steps import NEW, AgencyOf, At, Step, names
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import visible


@dataclass(frozen=True)
class Awaited:
    """Matters of one register at one stage, and the step that usually comes next there."""

    register: str
    label: str
    stage: str
    stage_label: str
    step: Step
    rows: QuerySet[Any]

    @property
    def key(self) -> str:
        return f"{self.register}.{self.stage}"


def awaiting(actor: Actor, used: Mapping[str, Any]) -> Iterator[Awaited]:
    """What waits for ``actor`` in the registers ``used``, stage by stage; as queries that nobody has asked yet."""
    for name, life in lives().items():
        if (model := used.get(name)) is None:
            continue
        for stage, step_name in life.usual_from_stages().items():
            step = model.procedure.steps[step_name]
            if step.follows or not actor.roles & set(step.by) or NEW in names(step.since):
                continue
            theirs = _theirs(step, actor)
            if theirs is not None:
                rows = visible(actor, model._default_manager.filter(theirs, stage=stage))
                label = str(model._meta.verbose_name)
                yield Awaited(name, label, stage, model.procedure.stages[stage], step, rows)


def _theirs(step: Step, actor: Actor) -> Q | None:
    """Which records the step is theirs on; None where it is on none."""
    found = Q(pk__in=[])
    own = Q(agency_id=actor.agency_id)
    for place in step.places:
        if isinstance(place, AgencyOf):
            found |= Q(**{f"{place.column}__agency_id": actor.agency_id})
        elif isinstance(place, Organ):
            for organ, acts_for in actor.functions:
                if organ is place:
                    found |= Q(agency_id=acts_for) if acts_for is not None else Q(region__startswith=actor.region)
        elif place is At.OWN:
            found |= own
        elif place is At.HANDLER:
            found |= Q(handler_id=actor.agency_id) | (own & Q(handler_id=F("agency_id"))) | (own & Q(handler_id=None))
        elif place is At.OVERSEER and actor.oversees:
            found |= Q(region__startswith=actor.region)
    return found or None
