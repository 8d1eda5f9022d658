"""The reconsiderations of a rebuilt year: refused, decided in time or late, mediated, withdrawn, sent on, open."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice

from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.declaring.steps import At
from guiju.kernel.offices.people import Actor, Role
from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.registers.oversight.reconsideration.choices import Result
from guiju.scenarios import reconsideration_cases as cases
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.reconsideration_cases import Tale

RESULTS = (
    *(Result.UPHELD, Result.ANNULLED, Result.UPHELD, Result.UNLAWFUL, Result.UPHELD),
    *(Result.APPLICATION_REJECTED, Result.CHANGED, Result.PARTLY_ANNULLED, Result.UPHELD),
)


@dataclass(frozen=True)
class Totals:
    """How many cases went which way; the counted figures of the year follow."""

    applications: int
    accepted: int
    closed: int
    late: int
    mediated: int
    transferred: int
    entered: int

    @property
    def open(self) -> int:
        return self.accepted - self.closed - self.transferred


def totals(numbers: dict[str, float]) -> Totals:
    """From the published figures; what is not published is taken plausibly. Raises ValueError where they contradict."""

    def told(name: str, otherwise: int) -> int:
        return int(numbers.get(f"reconsideration_{name}", otherwise))

    accepted = told("accepted", told("applications", 20) * 9 // 10)
    transferred = told("transferred", 0)
    closed = told("closed", accepted - transferred)
    on_time = round(closed * numbers.get("reconsideration_on_time_rate", 100) / 100)
    made = Totals(
        applications=told("applications", accepted + max(1, accepted // 8)),
        accepted=accepted,
        closed=closed,
        late=closed - told("closed_on_time", on_time),
        mediated=told("mediated", closed // 8),
        transferred=transferred,
        entered=round(accepted * numbers.get("reconsideration_online_entry_rate", 100) / 100),
    )
    if made.applications < accepted or made.open < 0 or made.late < 0 or made.mediated > closed:
        raise ValueError("行政复议的各项数据互相矛盾：受理不得多于申请，审结与移送之和不得多于受理。")
    return made


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Callable[[str, int], None]) -> None:
    """The cases of the year, so that their figures equal ``numbers``."""
    tales = _tales(place, totals(numbers), rng)
    tales.sort(key=lambda tale: tale.received)
    step("办理行政复议案件", len(tales))
    _play(place, tales)


def _tales(place: Place, made: Totals, rng: random.Random) -> list[Tale]:
    def tale(first: tuple[int, int], last: tuple[int, int]) -> Tale:
        received = working_day(rng, date(place.year, *first), date(place.year, *last))
        return Tale(place, rng, received, date(place.year, 12, 31))

    def spring() -> Tale:
        return tale((1, 6), (8, 20))

    ways = [cases.given_up if n % 3 == 1 else cases.refused for n in range(made.applications - made.accepted)]
    tales = [way(tale((1, 6), (11, 20))) for way in ways]
    tales += [cases.transferred(spring()) for _ in range(made.transferred)]
    tales += [_open(tale((10, 26), (12, 8)), n) for n in range(made.open)]
    results = cycle(RESULTS)
    ends = [("late", next(results)) for _ in range(made.late)]
    on_time = made.closed - made.late
    late_mediated = max(0, made.mediated - on_time)
    ends[:late_mediated] = [("late", Result.MEDIATED)] * late_mediated
    ends += [("on_time", Result.MEDIATED)] * (made.mediated - late_mediated)
    rest = made.closed - len(ends)
    ends += [("on_time", Result.TERMINATED)] * (rest // 6)
    ends += [("on_time", result) for result in islice(results, rest - rest // 6)]
    tales += [_ended(spring(), when, result, n) for n, (when, result) in enumerate(ends)]
    _leave_unentered([tale for tale in tales if tale.has("accept")][made.entered :])
    return tales


def _leave_unentered(tales: list[Tale]) -> None:
    for tale in tales:
        tale.steps = [told for told in tale.steps if told[0] != "enter_platform"]


def _open(tale: Tale, n: int) -> Tale:
    """Not yet concluded at the end of the year."""
    return cases.suspended(cases.answered(tale), 0) if n % 4 == 3 else cases.answered(tale)


def _ended(tale: Tale, when: str, result: Result, n: int) -> Tale:
    cases.answered(tale)
    if when == "late":
        day = cases.late_day(tale)
    elif n % 5 == 3:
        day = cases.beyond_first_limit(cases.extended(tale))
    else:
        day = cases.on_time_day(cases.suspended(tale, 9) if n % 7 == 5 else tale)
    if result == Result.MEDIATED:
        return cases.mediated(tale, day)
    return cases.withdrawn(tale, day) if result == Result.TERMINATED else cases.decided(tale, result, day)


def _play(place: Place, tales: list[Tale]) -> None:
    """Take the tales' steps in bulk: always the step that most of them come to next."""
    records: list[Reconsideration | None] = [None] * len(tales)
    at = [0] * len(tales)
    while waiting := [n for n, tale in enumerate(tales) if at[n] < len(tale.steps)]:
        step = Counter(tales[n].steps[at[n]][0] for n in waiting).most_common(1)[0][0]
        ready = [n for n in waiting if tales[n].steps[at[n]][0] == step]
        takings = [_taking(place, records[n], tales[n].steps[at[n]]) for n in ready]
        done = engine.take_many(step, Reconsideration, takings, who(place, step), simulated=True)
        for n, record in zip(ready, done, strict=True):
            records[n], at[n] = record, at[n] + 1


def _taking(place: Place, record: Reconsideration | None, told: tuple[str, date, dict[str, object]]) -> Taking:
    _, on, data = told
    return Taking(record, data, on, agency=place.government)


def who(place: Place, step: str) -> Actor:
    """The person who takes ``step``: of the bureau, or of the organ where the law asks for its head."""
    declared = Reconsideration.procedure.steps[step]
    if Role.LEGAL in declared.by:
        return place.actor(place.bureau, Role.LEGAL)
    # Under the text of 2017 it is the head of the organ who extends; under that of 2023 either head may.
    of_organ = declared.at is At.OWN or step == "extend"
    return place.actor(place.government if of_organ else place.bureau, Role.HEAD)
