"""What departments sent of a rebuilt year: each number that was published, at the end of the year, confirmed by another."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.people import Agency
from guiju.registers.statistics.reported_statistic import ReportedStatistic, sent
from guiju.registers.statistics.reported_statistic.sent import Period
from guiju.scenarios.place import Place
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
POLICE = {"criminal", "telecom", "police", "gangs", "gang", "surveillance", "smart", "bravery"}
"""First words of what the police send; the office sends all else."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Send what the year printed of these figures, and nothing of what it did not."""
    told = {name: numbers[name] for name in sent.concepts() if name in numbers}
    walks = [_walk(place, rng, name, value) for name, value in told.items()]
    play(walks)
    tell("部门报送的统计数据", len(walks))


def _walk(place: Place, rng: random.Random, name: str, value: float) -> Walk:
    """A year's number is known on its last day."""
    on, exact = date(place.year, 12, 31), Decimal(str(value))
    whole = sent.concepts()[name].kind in sent.WHOLE_KINDS
    walk = Walk(place, ReportedStatistic, rng, on, agency=_owner(place, name))
    told: dict[str, Any] = {"concept": name, "period": Period.YEAR, "of_year": place.year, "source": f"部门年报{MARK}"}
    walk.then("send", **told, value=round(exact) if whole else exact)
    return walk.then("confirm")


def _owner(place: Place, name: str) -> Agency:
    police = (one for one in place.departments if "公安" in one.name)
    return next(police, place.office) if name.split("_")[0] in POLICE else place.office
