"""A register's life, told once beside it: what its steps usually tell, who takes them, which ways its records go.

Tests, random walks, rebuilt years, the desk of today and help draw on it. What it tells is made up, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from typing import Any

from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.names_declared import Named, hold
from guiju.kernel.declaring.steps import At, Step, Whose
from guiju.kernel.declaring.telling import Telling, made_up
from guiju.kernel.offices.people import Role
from guiju.law.days import calendar


class Keeper(StrEnum):
    """Whose register it usually is; the names of a place's agencies."""

    GOVERNMENT = "government"
    BUREAU = "bureau"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    LEGAL_AID = "legal_aid"
    NOTARY = "notary"


def later(day: date, working_days: int) -> date:
    """The working day so many working days after ``day``; ``day`` itself for none. Raises LawError."""
    return calendar().forward(day, working_days) if working_days else day


@dataclass(frozen=True)
class Span:
    """Working days since the step before, or since the day last told as ``after`` where that is later.

    ``within``: never more than so many days, whatever holidays lie between.
    """

    least: int
    most: int
    after: str = ""
    within: int = 400

    def __rmatmul__(self, step: str) -> Stop:
        """``"grant" @ days(2, 6)``."""
        return Stop(step, self)

    def ends(self, since: date, rng: Random | None) -> date:
        """The day by chance on which a wait is over; after the shortest wait without it."""
        count = self.least if rng is None else rng.randint(self.least, self.most)
        return min(later(since, count), since + timedelta(days=self.within))


def days(least: int, most: int | None = None, *, after: str = "", within: int = 400) -> Span:
    return Span(least, least if most is None else most, after, within)


AT_ONCE = Span(0, 0)


@dataclass(frozen=True)
class Stop:
    """A step on a way, and how long after the one before it is usually taken."""

    step: str
    wait: Span = AT_ONCE
    told: Mapping[str, Any] = field(default_factory=dict)

    def saying(self, **told: Any) -> Stop:
        """What is told otherwise than usual at this stop."""
        return replace(self, told=told)


@dataclass(frozen=True)
class Detour:
    """Stops that some records make: those drawn by ``chance``, or those for which it ``holds``."""

    stops: tuple[Stop, ...]
    chance: float = 0
    holds: Callable[[Telling], bool] | None = None

    def made(self, rng: Random | None, telling: Callable[[], Telling]) -> bool:
        """Whether a record makes it; without chance none is made by chance."""
        return self.holds(telling()) if self.holds else rng is not None and rng.random() < self.chance


def sometimes(chance: float, *stops: str | Stop) -> Detour:
    return Detour(tuple(_stop(stop) for stop in stops), chance)


def where(holds: Callable[[Telling], bool], *stops: str | Stop) -> Detour:
    return Detour(tuple(_stop(stop) for stop in stops), holds=holds)


def _stop(stop: str | Stop) -> Stop:
    return Stop(stop) if isinstance(stop, str) else stop


def _of(stop: Stop | Detour) -> tuple[Stop, ...]:
    return (stop,) if isinstance(stop, Stop) else stop.stops


class Way:
    """One way a record goes, named by its ``label``. ``share``: of records that go any way by chance."""

    def __init__(self, label: str, *stops: str | Stop | Detour, share: float = 0) -> None:
        self.label, self.share = label, share
        self.stops = tuple(stop if isinstance(stop, Detour) else _stop(stop) for stop in stops)

    @property
    def steps(self) -> list[str]:
        """The steps of this way in order, without those made by chance."""
        return [stop.step for stop in self.all]

    @property
    def all(self) -> list[Stop]:
        """All stops but those made by chance."""
        return [one for stop in self.stops for one in _of(stop) if isinstance(stop, Stop) or stop.holds]

    def drawn(self, rng: Random | None, telling: Callable[[], Telling]) -> Iterator[Stop]:
        """The stops of one record, of which ``telling`` says what was told so far."""
        for stop in self.stops:
            if isinstance(stop, Stop) or stop.made(rng, telling):
                yield from _of(stop)


@dataclass(frozen=True)
class Hand:
    """Who takes a step: in which role, and of which agency (``Step.at``)."""

    role: Role
    at: Whose = At.OWN


Usual = Mapping[str, Any]
"""What a step tells by name: a value, or a function of the telling; in order, so that later ones see earlier ones."""


class Life:
    """The life of one register. Raises Misspelt where it names steps that there are not.

    keeper  whose register it usually is
    usual   what a step tells where nothing else is said, by step; the rest is made up from the questions
    ways    by name, the usual one first
    by      the role that takes each step it may take; else the first that the step names
    either  whose people take the steps that they and others may
    hands   who takes a step, where that does not say it
    ready   the step after which a record may serve another register, and ``stands`` whether it does on a day
    """

    def __init__(
        self,
        model: type[Record],
        *,
        keeper: Keeper,
        usual: Mapping[str, Usual],
        ways: Mapping[str, Way],
        by: Role | None = None,
        either: Whose = At.OWN,
        hands: Mapping[str, Hand] = {},
        ready: str = "",
        stands: Callable[[Any, date], bool] = lambda record, on: True,
    ) -> None:
        self.model, self.keeper, self.usual, self.ways = model, keeper, usual, ways
        self.by, self.either, self.hands = by, either, hands
        self.ready, self.stands = ready or next(iter(ways.values())).steps[0], stands
        hold(self._named())

    def _named(self) -> Iterator[Named]:
        register, steps = self.model.register(), self.model.procedure.steps
        yield from ((f"life of {register}, usual:", name, steps) for name in self.usual)
        yield from ((f"life of {register}, hands:", name, steps) for name in self.hands)
        yield (f"life of {register}, ready:", self.ready, steps)
        for key, way in self.ways.items():
            stops = (one for stop in way.stops for one in _of(stop))
            yield from ((f"life of {register}, way {key}:", stop.step, steps) for stop in stops)

    def hand(self, name: str) -> Hand:
        """Who usually takes a step."""
        if name in self.hands:
            return self.hands[name]
        step = self.model.procedure.steps[name]
        role = self.by if self.by is not None and self.by in step.by else step.by[0]
        return Hand(role, self.either if self.either in step.places else step.places[0])

    def way_to(self, step: str) -> Way:
        """The first way on which ``step`` lies. Raises KeyError where none does."""
        found = next((way for way in self.ways.values() if step in way.steps), None)
        if found is None:
            raise KeyError(f"{self.model.register()}: no way leads to “{step}”")
        return found

    def usually_after(self, acts: Sequence[str]) -> list[str]:
        """The steps that usually follow the last of ``acts`` that lies on a way, the most usual first; none where the usual
        way comes to rest with it."""
        for act in reversed(acts):
            if self.rests_at and act == next(iter(self.ways.values())).steps[-1]:
                return []
            ways = (zip(way.steps, way.steps[1:], strict=False) for way in self.ways.values())
            if found := [onward for way in ways for here, onward in way if here == act]:
                return list(dict.fromkeys(found))
        return []

    def usual_from_stages(self) -> dict[str, str]:
        """For each stage at which a record waits for somebody, the step that usually leads on. Where a record usually comes
        to rest (a valid certificate, a committee in being), or is at an end that an objection may yet open, it waits for
        nobody."""
        steps, ends = self.model.procedure.steps, self.model.procedure.ends
        usual: dict[str, str] = {}
        for way in self.ways.values():
            stage = ""
            for name in way.steps:
                onward = steps[name].leads_to
                if not onward or onward == (stage,):
                    continue
                # Between two stops the system may have taken a step of its own.
                if stage and stage not in ends and steps[name].allows(stage, ends):
                    usual.setdefault(stage, name)
                stage = onward[0]
        usual.pop(self.rests_at, None)
        return usual

    @property
    def rests_at(self) -> str:
        """The stage in which the usual way leaves a record; "" where that is an end."""
        steps, ends = self.model.procedure.steps, self.model.procedure.ends
        led = [steps[name].leads_to for name in next(iter(self.ways.values())).steps]
        last = [onward[0] for onward in led if onward][-1]
        return "" if last in ends else last

    def stops(self, step: str) -> list[Stop]:
        """All stops at ``step``, on any way, without those made by chance."""
        return [stop for way in self.ways.values() for stop in way.all if stop.step == step]

    def draw(self, rng: Random, *among: str) -> str:
        """The name of one of the ways ``among`` by their shares."""
        return rng.choices(among, [self.ways[name].share for name in among])[0]

    def tells(self, step: Step, telling: Telling, given: Mapping[str, Any]) -> dict[str, Any]:
        """What ``step`` tells: as ``given``, else as usual, else made up; every rule put to the actor is confirmed."""
        told = telling.told
        told.update({name: value for name, value in given.items() if not callable(value)})
        for name, value in {**self.usual.get(step.name, {}), **given}.items():
            if name not in told:
                told[name] = value(telling) if callable(value) else value
        for ask in step.asked:
            if ask.name not in told and (made := made_up(ask, telling)) not in (None, []):
                told[ask.name] = made
        if step.confirms:
            told.setdefault("confirmed", [*step.confirmed_rules])
        return told
