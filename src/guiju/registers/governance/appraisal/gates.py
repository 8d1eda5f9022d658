"""考核: what stands before each step of a round. Each gate answers with a sentence, or None. All are rules of good order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.regions import Level
from guiju.registers.governance.appraisal.choices import Kind
from guiju.registers.governance.appraisal.columns import CALLED
from guiju.registers.governance.indicators import feeding, system

OBJECTING = timedelta(days=5)
"""So long a unit has to object before ranks are told: good order of the house."""


def overseeing(facts: Facts) -> str | None:
    agency = facts.record.agency
    return None if agency.oversees else f"{agency}不统管本行政区域，不能组织对其他机关的考核。"


def year_of_the_day(facts: Facts) -> str | None:
    years = (facts.on.year - 1, facts.on.year)
    return None if facts["of_year"] in years else f"考核年度应当是{years[0]}年或者{years[1]}年。"


def once_a_year(facts: Facts) -> str | None:
    model: Any = type(facts.record)
    there = model.objects.filter(agency=facts.record.agency_id, of_year=facts["of_year"], kind=facts["kind"])
    found = facts.look_at(there.exclude(stage="abandoned").exclude(pk=facts.record.pk)[:1])
    return f"{facts.named(found[0])}已经部署，漏通知的单位办理“增加考核单位”。" if found else None


def of_its_kind(units: str) -> Gate:
    """Townships are appraised by the system for townships, so that those ranked together are measured alike."""

    def reason(facts: Facts) -> str | None:
        wants = facts["kind"] == Kind.TOWNSHIP
        wrong = [str(unit) for unit in facts[units] if (len(unit.region_id) > Level.COUNTY) is not wants]
        return f"{'、'.join(wrong[:3])}不是{Kind(facts['kind']).label}，用另一考核。" if wrong else None

    return Gate("house.appraisal_kind", reason, units, "考核单位与考核对象相符")


def not_the_holder(units: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        own = facts.record.agency
        return f"{own}组织本次考核，不考核自己。" if own.pk in {unit.pk for unit in facts[units]} else None

    return Gate("house.appraisal_holder", reason, units, "组织机关不考核自己")


def system_there(facts: Facts) -> str | None:
    found = chosen(facts)
    if found is None:
        return system.lacking()
    return "".join(feeding.faults(found)[:3]) or None


def chosen(facts: Facts) -> system.System | None:
    """The system in force on the last day of the year appraised; of a round that has begun, the one that it keeps."""
    if kept := facts.before("system"):
        return system.kept(kept)
    return system.on(facts["kind"], date(facts["of_year"], 12, 31))


def due_ahead(name: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        return None if facts[name] > facts.on else f"自评期限{facts[name]}应当晚于{facts.on}。"

    return Gate("house.appraisal_due", reason, name, "自评期限晚于通知之日")


def year_over(facts: Facts) -> str | None:
    """What is still to happen in the year would be missing for ever."""
    last = date(facts["of_year"], 12, 31)
    return None if facts.on > last else f"考核年度到{last}结束，以后才能冻结数据。"


def objections_heard(facts: Facts) -> str | None:
    rows = facts.look_at(CALLED.of(facts.record).filter(objected_on__isnull=False, heard_on=None))
    names = "、".join(str(row.agency) for row in rows[:3])
    return f"{names}的申诉尚未复核。" if rows else None


def time_to_object(facts: Facts) -> str | None:
    """Who has just been told a score can still object to it."""
    rows = CALLED.of(facts.record).filter(stage="verified", objected_on=None)
    late = facts.look_at(rows.filter(concluded_on__gt=facts.on - OBJECTING))
    names = "、".join(str(row.agency) for row in late[:3])
    return f"{names}核定得分未满{OBJECTING.days}日，单位还可以申诉。" if late else None


BEGUN = (
    Gate("house.appraisal_overseer", overseeing, gist="由统管本行政区域的机关组织"),
    Gate("house.appraisal_year", year_of_the_day, "of_year", "考核年度为当年或者上一年"),
    Gate("house.appraisal_once", once_a_year, "of_year", "同一对象一个年度考核一次"),
    Gate("house.appraisal_system", system_there, "kind", "有适用的指标体系"),
    of_its_kind("units"),
    not_the_holder("units"),
    due_ahead("due_on"),
)
YEAR_OVER = Gate("house.appraisal_year_over", year_over, gist="考核年度已经结束")
HEARD = (
    Gate("house.appraisal_heard", objections_heard, gist="申诉都已复核"),
    Gate("house.appraisal_time_to_object", time_to_object, gist=f"核定得分满{OBJECTING.days}日"),
)
