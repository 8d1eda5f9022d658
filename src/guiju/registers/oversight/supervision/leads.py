"""线索: what other registers tell of the units of a round, as numbers, without cases and without persons.

A lead says where to look, not that something was wrong: a limit may have been another's, a lost case rightly defended.
Restricted records are left out, since a small number would tell of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import F, Q

from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import Kept
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.parties import Party
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.registers.oversight.reconsideration.columns import ReconsiderationOpinion
from guiju.registers.oversight.reconsideration.figures import CORRECTED
from guiju.registers.oversight.supervision.choices import Source

ANSWER = "reconsideration.opinion.report"
"""The limit that another organ owes to the organ of reconsideration, on whose desk its clock lies."""
OWED_TO_US = {
    ("reconsideration", "", "限期报送纠正情况"),
    ("reconsideration", "", "答复行政复议建议书"),
    ("supervision", "", "报送整改情况"),
    ("audit_project", "", "整改审计发现的问题"),
    ("audit_project", "audit.unit_opinion", ""),
}
"""Limits that others owe to the organ on whose desk they lie: register, rule, words."""
PUBLISHING = ".publish"
"""What rules of publishing are called by."""

Period = tuple[date, date]
Names = dict[int, str]
"""Units by their keys."""
Counted = Callable[[Names, Period, date], Iterable[int]]
"""The unit of each thing that went wrong in the period, as of a day."""


def lost(units: Names, period: Period, on: date) -> Iterable[int]:
    rows = Litigation.objects.filter(agency__in=units, lost=True, restricted="", ruling_served_on__range=period)
    return rows.values_list("agency_id", flat=True)


def corrected(units: Names, period: Period, on: date) -> Iterable[int]:
    """A respondent is one of this installation, or told by name."""
    by_name = {name: key for key, name in units.items()}
    cases = Reconsideration.objects.filter(result__in=CORRECTED, restricted="", concluded_on__range=period)
    named = Party.objects.filter(register="reconsideration", role="respondent", matter_id__in=cases.values("pk"))
    rows = named.filter(Q(agency__in=units) | Q(masked_name__in=by_name))
    told = {(by_name.get(row.masked_name, row.agency_id), row.matter_id) for row in rows}
    return [unit for unit, _ in told if unit is not None]


def late_on(on: date) -> Q:
    return Q(met_on__gt=F("due_on")) | Q(running=True, due_on__lt=on)


def late_clocks(period: Period, on: date) -> Any:
    return ClockRow.objects.filter(late_on(on), restricted="", due_on__range=period)


def unanswered(units: Names, period: Period, on: date) -> Iterable[int]:
    late = set(late_clocks(period, on).filter(rule=ANSWER).values_list("whose", flat=True))
    by_name = {name: key for key, name in units.items()}
    letters = ReconsiderationOpinion.objects.filter(to_agency__in=by_name, received_on__isnull=False)
    return [by_name[row.to_agency] for row in letters if row.pk.hex in late]


def of_others() -> set[tuple[str, str, str]]:
    """Limits of other organs, which lie on the desk of whoever learnt of them."""
    clocks = ((name, clock) for name, model in registers().items() for clock in model.procedure.clocks)
    return OWED_TO_US | {(name, *clock.key) for name, clock in clocks if isinstance(clock, Kept)}


def late(units: Names, period: Period, on: date) -> Iterable[int]:
    others = of_others()
    rows = late_clocks(period, on).filter(agency__in=units).exclude(Q(rule=ANSWER) | Q(rule__contains=PUBLISHING))
    told = rows.values_list("agency_id", "register", "rule", "words")
    return [agency for agency, *duty in told if tuple(duty) not in others]


def unpublished(units: Names, period: Period, on: date) -> Iterable[int]:
    return list(
        late_clocks(period, on).filter(agency__in=units, rule__contains=PUBLISHING).values_list("agency_id", flat=True)
    )


def missed(units: Names, period: Period, on: date) -> Iterable[int]:
    owed = DutyPeriod.objects.filter(agency__in=units, restricted="", owed=True, over=True, met_on=None)
    return owed.filter(last__range=period).values_list("agency_id", flat=True)


COUNTED: dict[Source, Counted] = {
    Source.LOST: lost,
    Source.CORRECTED: corrected,
    Source.UNANSWERED: unanswered,
    Source.LATE: late,
    Source.UNPUBLISHED: unpublished,
    Source.MISSED: missed,
}


def known(facts: Facts) -> list[dict[str, Any]]:
    """What the registers tell of the units of this round and its period, but for what was taken up before."""
    units = {row.unit_id: str(row.unit) for row in facts.parts("units") if not row.excused_because}
    there = {(row.unit_id, row.source) for row in facts.parts("leads")}
    period = (facts["covers_from"], facts["covers_to"])
    found = [
        {"unit": unit, "source": source.value, "times": times}
        for source, counted in COUNTED.items()
        for unit, times in sorted(Counter(counted(units, period, facts.on)).items())
    ]
    return [one for one in found if (one["unit"], one["source"]) not in there]
