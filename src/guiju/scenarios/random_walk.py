"""A record taken along lawful steps by chance, as a clerk might who tries whatever the page offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.steps import NEW, Step
from guiju.kernel.declaring.telling import Place
from guiju.kernel.offices.people import Agency, Role, User
from guiju.scenarios.walking import Act, Walk

WAITS = (days(0, 8), days(0, 8), days(0, 8), days(20, 60))
CHATTY = 0.15


class RandomWalk(Walk):
    """A walk that takes what it can: ``acts`` were taken and ``refused`` were not, each in their order."""

    def __init__(self, place: Place, model: type[Record], rng: Random, on: date) -> None:
        super().__init__(place, model, rng, on)
        self.refused: list[tuple[Act, Refused]] = []

    @property
    def offered(self) -> list[Step]:
        """The steps that somebody may be offered at the stage of the record."""
        stage = self.record.stage if self.record else NEW
        possible = self.model.procedure.possible(stage)
        # What notes but attachments are told depends on what stands in the ledger.
        return [s for s in possible if s.by != (Role.SYSTEM,) and (not s.note or s.name == "attach")]

    def attempt(self, step: Step) -> None:
        """Tell what is usual, or what some way tells, and now and then what may be left empty."""
        self.on = self.on if self.record is None else self.day_after(self.rng.choice(WAITS))
        told = self.rng.choice([{}, *(stop.told for stop in self.life.stops(step.name))])
        data = self.life.tells(step, self.telling(CHATTY), told)
        act = Act(step.name, data, self.on, self.actor(step.name))
        try:
            self.carry_out(act)
        except Refused as refused:
            self.refused.append((act, refused))
        else:
            self.acts.append(act)
            self.taken += 1


def random_walk(place: Place, model: type[Record], rng: Random, on: date, steps: int = 12) -> RandomWalk:
    """Open a record on the day ``on`` and attempt so many steps by chance, each by who usually takes it.

    Records of other registers that it needs are brought about (``before``).
    """
    walk = RandomWalk(place, model, rng, on)
    for _ in range(steps):
        if not walk.offered:
            break
        walk.attempt(rng.choice(walk.offered))
    return walk


def again(walk: Walk, place: Place, acts: Sequence[Act] | None = None) -> Walk:
    """The same walk in a place of another database, after what went before it; or ``acts`` of it in another order.

    Records and agencies that were told are told as those that stand for them in the second database; other rows, such as
    one of a record's parts, cannot be. Raises Refused.
    """
    agencies = (place.government, place.bureau, place.department, place.township, place.legal_aid, place.notary)
    return _again(walk, place, acts or walk.acts, {agency.name: agency for agency in agencies})


def _again(walk: Walk, place: Place, acts: Sequence[Act], stands_for: dict[Any, Any]) -> Walk:
    for earlier in walk.before:
        if earlier.record.pk not in stands_for:
            stands_for[earlier.record.pk] = _again(earlier, place, earlier.acts, stands_for).record
    agency = _there(walk.agency, stands_for)
    once_more = Walk(place, walk.model, walk.rng, walk.on, agency=agency, region=walk.region)
    for act in acts:
        _seat(act.data, place, stands_for)
        once_more.carry_out(Act(act.step, _there(act.data, stands_for), act.on, once_more.actor(act.step)))
    return once_more


def _seat(told: Any, place: Place, stands_for: dict[Any, Any]) -> None:
    """Let whoever holds the same office there stand for a person told by their account: those on a ground of theirs are."""
    if isinstance(told, User):
        person = place.actor(stands_for[told.agency.name], Role.GRID)  # type: ignore[union-attr]
        stands_for[told.username] = User.objects.get(pk=str(person.user_id))
    for one in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        _seat(one, place, stands_for)


def _there(told: Any, stands_for: dict[Any, Any]) -> Any:
    """What was told, with the rows of the second database."""
    if isinstance(told, dict):
        return {name: _there(value, stands_for) for name, value in told.items()}
    if isinstance(told, list):
        return [_there(value, stands_for) for value in told]
    if isinstance(told, (Agency, User)):
        return stands_for[told.name if isinstance(told, Agency) else told.username]
    return stands_for.get(told.pk, told) if isinstance(told, Record) else told
