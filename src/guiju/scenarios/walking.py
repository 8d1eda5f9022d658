"""Records on their way: a life's steps with their days and data, taken through the engine one by one or in bulk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.acting.taking import Taking
from guiju.kernel.declaring import registry
from guiju.kernel.declaring.life import AT_ONCE, Hand, Life, Span, Way
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.steps import At, Whose, names
from guiju.kernel.declaring.telling import Place, Telling, WhenThere, with_ids
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import SYSTEM, Actor, Agency, Role, party_to

Told = Mapping[str, Mapping[str, Any]]
"""What steps tell otherwise than usual, by step."""
AS_USUAL: Told = {}
BEFORE = timedelta(days=400)
"""How long before the day they are needed records of other registers are brought about."""


@dataclass(frozen=True, slots=True)
class Act:
    """One step with what it tells, its day and who takes it."""

    step: str
    data: dict[str, Any]
    on: date
    actor: Actor


class Walk:
    """One record on its way: acts are planned, then taken. All that is taken is marked as simulated.

    ``brisk``: always after the shortest wait, without detours. ``until``: what would fall later is left undone.
    ``organs``: who acts as an organ here, if not those of the place.
    """

    def __init__(
        self,
        place: Place,
        model: type[Record],
        rng: Random,
        on: date,
        *,
        agency: Agency | None = None,
        region: str = "",
        record: Any = None,
        brisk: bool = False,
        until: date = date.max,
        organs: Mapping[Whose, Agency] = {},
    ) -> None:
        self.place, self.model, self.rng, self.on = place, model, rng, on
        self.life = registry.life(model.register())
        self.record, self.brisk, self.until = record, brisk, until
        self.agency: Agency = agency or (record.agency if record else getattr(place, self.life.keeper))
        self.region = region or self.agency.region_id
        self.organs = organs
        self.acts: list[Act] = []
        self.taken = 0
        self.said: dict[str, Any] = {}
        self.over = False
        self.before: list[Walk] = []

    def then(self, step: str, wait: Span = AT_ONCE, *, on: date | None = None, **told: Any) -> Walk:
        """Plan ``step``: on a day, or after a wait; told as usual but for ``told``."""
        self.on = on or self.day_after(wait)
        self.over = self.over or self.on > self.until
        if not self.over:
            self.plan(step, told)
        return self

    def plan(self, step: str, told: Mapping[str, Any], by: Actor | None = None) -> None:
        """Plan ``step`` for the day on which the walk stands, by who usually takes it or ``by`` another."""
        declared = self.model.procedure.steps[step]
        data = self.life.tells(declared, self.telling(), told)
        actor = by or self.actor(step)  # before what the step sets: whoever hands a record back has it until then
        fixed = {} if callable(declared.sets) else {n: v for n, v in declared.sets.items() if not callable(v)}
        self.said = self.said | data | fixed | {dated.name: self.on for dated in declared.dated}
        self.acts.append(Act(step, data, self.on, actor))

    def follow(
        self, way: Way | str, upto: str = "", told: Told = AS_USUAL, instead: Mapping[str, str] = {}, *, since: str = ""
    ) -> Walk:
        """Plan a way, to its end or as far as the step ``upto``; all of it, or what comes after ``since``.

        ``instead`` names steps taken in place of the way's own.
        """
        way = self.life.ways[way] if isinstance(way, str) else way
        stops = way.drawn(None if self.brisk else self.rng, self.telling)
        if since:
            next(stop for stop in stops if stop.step == since)
        for stop in stops:
            step = instead.get(stop.step, stop.step)
            self.then(step, stop.wait, **{**stop.told, **told.get(step, {})})
            if upto in (step, stop.step):
                break
        return self

    def take(self) -> Walk:
        """Take what is planned and not yet taken, one by one. Raises Refused."""
        for act in self.acts[self.taken :]:
            self.carry_out(act)
            self.taken += 1
        return self

    def carry_out(self, act: Act) -> None:
        """Take one act. What the record itself then says is no longer looked up in what was told. Raises Refused."""
        where: dict[str, Any] = {"agency": self.agency, "region": self.region, "simulated": True}
        data = self.told(act)
        where |= {"after": follows_from(self.model, act.step)}
        self.record = engine.take(act.step, self.record or self.model, act.actor, data, act.on, **where)
        columns = {column.name for column in self.model._meta.concrete_fields}
        self.said = {name: value for name, value in self.said.items() if name not in columns}

    def told(self, act: Act) -> dict[str, Any]:
        """What an act tells, once its record is where it is taken."""
        told_now = {name: one for name, one in act.data.items() if not isinstance(one, WhenThere)}
        at = replace(self.telling(), on=act.on, told=told_now, leads=lambda *led: self._led(*led).record)
        data = {name: one.tell(at) if isinstance(one, WhenThere) else one for name, one in act.data.items()}
        return with_ids(self.model.procedure.steps[act.step], [(self.record, data)])[0]

    def telling(self, chatty: float = 0) -> Telling:
        """What the life may look at on the day on which the walk now stands."""
        where = (self.place, self.agency, self.rng, self.on, self._find, self.record, self.said)
        return Telling(*where, chatty=chatty, leads=self._lead_before)

    def actor(self, step: str) -> Actor:
        """Who usually takes ``step`` here."""
        return self.person(self.life.hand(step))

    def person(self, hand: Hand) -> Actor:
        """Whoever is that hand here."""
        if hand.role is Role.SYSTEM:
            return SYSTEM
        if (
            hand.role is Role.PARTY and self.record is not None
        ):  # who came in by the door of this record, and of no other
            return party_to(self.model.register(), self.record.pk)
        return self.place.actor(self.organs.get(hand.at) or self._agency_of(hand.at), hand.role)

    def _agency_of(self, whose: Whose) -> Agency:
        match whose:
            case At.OWN:
                return self.agency
            case At.ANY:
                return self.place.department
            case At.HANDLER:
                handler: Agency | None = self.telling()["handler"]
                return handler or self.agency
            case Organ.GOVERNMENT:
                return self.place.government
        return self.place.bureau

    def day_after(self, wait: Span) -> date:
        """The day so long after the one on which the walk stands."""
        since = self.telling()[wait.after] if wait.after else None
        return wait.ends(max(self.on, since or self.on), None if self.brisk else self.rng)

    def _lead_before(self, model: type[Record], telling: Telling, steps: Told) -> Any:
        """Led while a way is planned: one that the record needs before it is there, as one that is found."""
        other = self._led(model, telling, steps)
        self.before += [*other.before, other]
        return other.record

    def _led(self, model: type[Record], telling: Telling, steps: Told) -> Walk:
        other = Walk(self.place, model, self.rng, telling.on, agency=telling.agency, brisk=True)
        for step, told in steps.items():
            other.then(step, on=telling.on, **told)
        return other.take()

    def _find(self, model: type[Record], telling: Telling, count: int) -> list[Any]:
        there = standing(model, telling.agency, telling.on)[:count]
        for _ in range(count - len(there)):
            made = Walk(self.place, model, self.rng, telling.on - BEFORE, agency=telling.agency, brisk=True)
            there.append(bring(made, made.life.ready).record)
            self.before += [*made.before, made]
        return there


def follows_from(model: type[Record], step: str) -> str:
    """Of a step that only follows, one from which it does: a walk leads one record, without the other that it hangs on."""
    told = names(model.procedure.steps[step].follows)
    return "" if not told else told[0] if "." in told[0] else f"{model.register()}.{told[0]}"


def bring(walk: Walk, upto: str, told: Told = AS_USUAL) -> Walk:
    """Open a record and take it on the first way that leads there, as far as the step ``upto``."""
    return walk.follow(walk.life.way_to(upto), upto, told).take()


def standing(model: Any, agency: Agency, on: date) -> list[Any]:
    """The records of ``agency`` that on that day may serve another register, oldest first."""
    life: Life = registry.life(model.register())
    there = {model.ended: None, f"{model.began}__lte": on}
    rows = model.objects.filter(agency=agency, **there).order_by(model.began, "pk")
    return [row for row in rows if life.stands(row, on)]


def play(walks: Iterable[Walk]) -> None:
    """Take what is planned for many records of one register in bulk: always the step most of them come to next."""
    waiting = [walk for walk in walks if walk.taken < len(walk.acts)]
    while waiting:
        step = Counter(walk.acts[walk.taken].step for walk in waiting).most_common(1)[0][0]
        ready = [walk for walk in waiting if walk.acts[walk.taken].step == step]
        _take_together(step, sorted(ready, key=lambda walk: walk.acts[walk.taken].on))
        waiting = [walk for walk in waiting if walk.taken < len(walk.acts)]


def _take_together(step: str, walks: Sequence[Walk]) -> None:
    acts = [walk.acts[walk.taken] for walk in walks]
    told = with_ids(
        walks[0].model.procedure.steps[step], [(walk.record, act.data) for walk, act in zip(walks, acts, strict=True)]
    )
    takings = [
        Taking(
            walk.record,
            data,
            act.on,
            walk.agency,
            walk.region,
            act.actor,
            after=follows_from(walk.model, step),
        )
        for walk, act, data in zip(walks, acts, told, strict=True)
    ]
    done = engine.take_many(step, walks[0].model, takings, acts[0].actor, simulated=True)
    for walk, record in zip(walks, done, strict=True):
        walk.record = record
        walk.taken += 1
