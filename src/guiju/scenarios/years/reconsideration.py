"""The reconsiderations of a rebuilt year: refused, decided in time or late, mediated, withdrawn, sent on, open."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from typing import Any

from guiju.kernel.offices.people import Agency
from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.registers.oversight.reconsideration.choices import ActKind, Respondent, Result
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import AS_USUAL, Told, Walk, play

RESULTS = (
    *(Result.UPHELD, Result.ANNULLED, Result.UPHELD, Result.UNLAWFUL, Result.UPHELD),
    *(Result.APPLICATION_REJECTED, Result.CHANGED, Result.PARTLY_ANNULLED, Result.UPHELD),
)

OF_ACTS = {Result.UPHELD, Result.CHANGED, Result.ANNULLED, Result.PARTLY_ANNULLED}


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
    """The cases of the year, so that their figures equal ``numbers``; a township decides none (行政复议法2023第二十四条)."""
    if not place.is_county:
        return
    walks = Cases(place, rng).walks(totals(numbers))
    step("办理行政复议案件", len(walks))
    play(walks)


Season = tuple[tuple[int, int], tuple[int, int]]
SPRING: Season = ((1, 6), (8, 20))
AUTUMN: Season = ((10, 26), (12, 8))
ANY_TIME: Season = ((1, 6), (11, 20))


@dataclass
class Cases:
    """Cases on their way in one place."""

    place: Place
    rng: random.Random

    def walks(self, made: Totals) -> list[Walk]:
        results = cycle(RESULTS)
        turned_away = ["given_up" if n % 3 == 1 else "refused" for n in range(made.applications - made.accepted)]
        walks = [self.case(way, ANY_TIME) for way in turned_away]
        accepted = [self.case("transferred", SPRING) for _ in range(made.transferred)]
        accepted += [self._open(at_rest=n % 4 == 3) for n in range(made.open)]
        accepted += [self.case(way, SPRING, ending_in(next(results))) for way in _ways(made)]
        for walk in accepted[made.entered :]:
            walk.acts = [act for act in walk.acts if act.step != "enter_platform"]
        return [*walks, *accepted]

    def case(self, way: str, season: Season, told: Told = AS_USUAL, upto: str = "") -> Walk:
        """Received in the season, against a department or, more rarely, a township."""
        first, last = (date(self.place.year, *day) for day in season)
        on, end = working_day(self.rng, first, last), date(self.place.year, 12, 31)
        among = self.place.departments if self.rng.random() < 0.8 else self.place.townships
        receive = {**against(self.rng.choice(among), self.place.departments), **told.get("receive", {})}
        return Walk(self.place, Reconsideration, self.rng, on, until=end).follow(
            way, upto, {**told, "receive": receive}
        )

    def _open(self, *, at_rest: bool) -> Walk:
        """Not yet concluded at the end of the year."""
        return self.case("at_rest", AUTUMN) if at_rest else self.case("upheld", AUTUMN, upto="hear_opinions")


def against(agency: Agency, departments: list[Agency]) -> dict[str, Any]:
    kind = Respondent.DEPARTMENT if agency in departments else Respondent.LOWER
    return {"respondent": [agency], "respondent_kind": kind}


def ending_in(result: Result) -> Told:
    """What leads to a result: only an act that was made is upheld, changed or annulled."""
    made = {"receive": {"act_kind": ActKind.PENALTY}} if result in OF_ACTS else {}
    return {**made, "approve": {"proposed": result}}


def _ways(made: Totals) -> list[str]:
    """How the concluded cases end: as many late and as many mediated as published, some withdrawn, extended, at rest."""
    on_time = made.closed - made.late
    mediated = min(made.mediated, on_time)
    late = ["mediated_late"] * (made.mediated - mediated)
    late += ["late"] * (made.late - len(late))
    rest = on_time - mediated
    decided = ["extended" if n % 5 == 3 else "suspended" if n % 7 == 5 else "upheld" for n in range(rest - rest // 6)]
    return [*late, *["mediated"] * mediated, *["withdrawn"] * (rest // 6), *decided]
