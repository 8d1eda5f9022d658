"""村（社区）法律顾问: what stands before each step. Each gate answers with a sentence, or None.

律师法 (2017) arts. 25, 29. That each village has counsel who serves so many hours stands in local texts that are not at hand
(``village_counsel.hours``, not confirmed); the rest is good order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q

from guiju.kernel.declaring.duties import MONTH, QUARTER
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row
from guiju.kernel.declaring.steps import Gate
from guiju.registers.legal_services.village_counsel.choices import AWAY, Grade, Profession, Quarter, Service
from guiju.registers.legal_services.village_counsel.columns import VillageCounselSpell, VillageService, quarter_of

HOURS, LECTURES = 8, 1
"""Hours a month and lectures a quarter that local texts ask for (``village_counsel.hours``)."""
MONTH_AFTER = timedelta(days=32)


def village_once(facts: Facts) -> str | None:
    villages: Any = type(facts.record)
    named = villages.objects.filter(villages.lasting(facts.on), agency=facts.record.agency_id, title=facts["title"])
    there = named.filter(region=facts.record.region).exclude(pk=facts.record.pk)
    return "本机关已有同名的村（社区）在册，请勿重复登记。" if facts.look_at(there[:1]) else None


def by_contract(facts: Facts) -> str | None:
    """律师法 art. 25(1): a lawyer comes by a contract with the firm."""
    lacking = [facts.label(name) for name in ("firm", "contract") if not facts[name]]
    return f"律师由律师事务所统一接受委托，请填写{'、'.join(lacking)}。" if lacking else None


def contract_of_others(facts: Facts) -> str | None:
    return None if facts["contract"] else "请上传与执业机构或者本人签订的服务协议。"


def ends_after(facts: Facts) -> str | None:
    begins, until = facts.before("term_until") or facts.on, facts["term_until"]
    return None if until > begins else f"聘期截止{until}应当晚于{begins}。"


def within_term(facts: Facts) -> str | None:
    """律师法 art. 29: as was agreed; what was done in the term may be entered late by its own day."""
    last = facts["term_until"]
    return (
        None if last is None or facts.on <= last else f"服务日期{facts.on}已过聘期（至{last}）；续聘的，先办理“续聘”。"
    )


def minutes(told: str) -> int:
    """Minutes since midnight of ``09:30``."""
    hour, minute = told.split(":")
    return int(hour) * 60 + int(minute)


def span_fits(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    long = minutes(told["ends"]) - minutes(told["begins"])
    return bool(0 < told["hours"] * 60 <= long)


def came_to_something(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """A lecture has hearers, publicity reaches somebody; papers and disputes are counted."""
    asked = {
        Service.LECTURE: ("audience",),
        Service.OUTREACH: ("audience", "leaflets"),
        Service.DRAFTING: ("contracts", "rules", "opinions"),
    }
    return any(told[name] for name in asked.get(told["kind"], ())) or told["kind"] not in asked


def proved(facts: Facts) -> str | None:
    on_site = any(row["kind"] not in AWAY for row in facts["services"])
    if not on_site or facts["photos"] or facts["sheet"]:
        return None
    return "到村（社区）的服务，请上传现场照片或者签到、工作记录。"


def _times(rows: Iterable[Any]) -> list[tuple[int, int, str]]:
    return [(minutes(row.begins), minutes(row.ends), row.place) for row in rows]


def _served_by(facts: Facts) -> Any:
    """The villages that had the same counsel on the day, whoever they have now."""
    spells = VillageCounselSpell.objects.filter(entered_on__lte=facts.on, licence=facts["licence"])
    return spells.filter(Q(left_on=None) | Q(left_on__gt=facts.on)).values("matter")


def nowhere_else(facts: Facts) -> str | None:
    """Whoever serves several villages is in one of them at a time."""
    villages: Any = type(facts.record)
    told = [VillageService(**row) for row in facts["services"]]
    mine = [row for row in facts.parts("services") if row.served_on == facts.on and not row.struck_because]
    rows = VillageService.objects.filter(served_on=facts.on, struck_because="").exclude(matter=facts.record.pk)
    others = rows.filter(matter__in=_served_by(facts)).order_by("pk")
    facts.look_at(villages.objects.filter(pk__in=others.values("matter")))
    there = [*_times(mine), *_times(others)]
    for row in told:
        begins, ends = minutes(row.begins), minutes(row.ends)
        clash = next((one for one in there if begins < one[1] and one[0] < ends), None)
        if clash is not None:
            return f"{facts.on}{row.begins}至{row.ends}与已经登记的服务（{clash[2]}）时间重叠，同一法律顾问不能同时在两处。"
        there.append((begins, ends, row.place))
    return None


def quarter_began(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """A quarter is looked back on: it is over, and somebody was engaged in it."""
    first, last = quarter_of(told)
    return last < facts.on and engaged_in(facts, first, last) > 0


def engaged_in(facts: Facts, first: date, last: date) -> int:
    """On how many days from ``first`` to ``last`` the village had counsel, as its course says."""
    days, since = 0, None
    for deed in facts.history:
        if deed.step == "engage":
            since = deed.on
        elif deed.step in ("dismiss", "expire") and since is not None:
            days += _overlap(since, deed.on - timedelta(days=1), first, last)
            since = None
    return days + (_overlap(since, facts.on, first, last) if since is not None else 0)


def _overlap(since: date, until: date, first: date, last: date) -> int:
    return max(0, (min(until, last) - max(since, first)).days + 1)


def said_once(name: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        there = {(row.year, row.quarter) for row in facts.parts(name)}
        told = [(row["year"], int(row["quarter"])) for row in facts[name]]
        twice = next((one for n, one in enumerate(told) if one in there or one in told[:n]), None)
        return f"{twice[0]}年{Quarter(twice[1]).label}已经登记。" if twice else None

    return Gate("house.village_quarter_once", reason, name, "每个季度登记一次")


def rated_by_village(facts: Facts) -> str | None:
    rated = {(row.year, row.quarter) for row in facts.parts("ratings")}
    lacking = next((row for row in facts["assessments"] if (row["year"], int(row["quarter"])) not in rated), None)
    if lacking is None:
        return None
    return f"{lacking['year']}年{Quarter(lacking['quarter']).label}还没有村（社区）评议，先办理“村（社区）评议”。"


def shortfalls(facts: Facts, told: dict[str, Any]) -> list[str]:
    """What is short of the norm in a quarter, in words: hours in months wholly in a term, the lecture of a quarter half so."""
    rows = [row for row in facts.parts("services") if not row.struck_because]
    first, last = quarter_of(told)
    words = []
    for begins, ends in MONTH.between(first, last):
        done = sum((row.hours for row in rows if begins <= row.served_on <= ends), Decimal(0))
        if engaged_in(facts, begins, ends) * 2 > (ends - begins).days and done < HOURS:
            words.append(f"{begins.month}月服务{done.normalize():f}小时")
    held = sum(row.kind == Service.LECTURE and first <= row.served_on <= last for row in rows)
    if engaged_in(facts, first, last) * 2 > (last - first).days and held < LECTURES:
        words.append("没有举办法治讲座")
    return words


def graded_by_norm(facts: Facts) -> str | None:
    """Who fell short is not excellent."""
    for row in facts["assessments"]:
        short = shortfalls(facts, row)
        if short and row["grade"] == Grade.EXCELLENT:
            return f"{row['year']}年{Quarter(row['quarter']).label}{'、'.join(short)}，未达到每月八小时、每季度一课，不得评为优秀。"
    return None


def passed_last(facts: Facts) -> str | None:
    began = facts.past("engage")
    since = began.on if began is not None else facts.on
    rows = [row for row in facts.parts("assessments") if row.assessed_on >= since]
    last = max(rows, key=lambda row: (row.year, row.quarter), default=None)
    if last is None or last.grade != Grade.UNQUALIFIED:
        return None
    return f"{last}考核不合格，不再续聘；期满或者解聘后另聘。"


def first_assessment(facts: Facts) -> dict[str, Any]:
    """A quarter is assessed by the end of the month after it; the first is one that was served for half of its days."""
    first, last = QUARTER.around(facts.on)
    short = ((last - facts.on).days + 1) * 2 < (last - first).days + 1
    return {"assess_by": _month_after(QUARTER.around(last + timedelta(days=1))[1] if short else last)}


def next_assessment(facts: Facts) -> dict[str, Any]:
    """Of whoever serves still; who has gone owes nothing more."""
    if facts.record.stage != "engaged":
        return {}
    quarters = [quarter_of(row)[1] for row in facts["assessments"]]
    quarters += [quarter_of({"year": row.year, "quarter": row.quarter})[1] for row in facts.parts("assessments")]
    return {"assess_by": _month_after(QUARTER.around(max(quarters) + timedelta(days=1))[1])}


def _month_after(quarter_ends: date) -> date:
    return MONTH.around(quarter_ends + timedelta(days=1))[1]


def of_a_lawyer(facts: Facts) -> bool:
    return bool(facts["profession"] == Profession.LAWYER)


def of_another(facts: Facts) -> bool:
    return not of_a_lawyer(facts)


VILLAGE_ONCE = Gate("house.village_once", village_once, "title", "同一机关没有同名的村（社区）在册")
CONTRACT = (
    Gate("counsel.contract_with_firm", by_contract, "firm", holds=of_a_lawyer),
    Gate("house.village_contract", contract_of_others, "contract", "有服务协议", holds=of_another),
)
TERM = Gate("house.village_term", ends_after, "term_until", "聘期截止日期晚于开始日期")
SERVING = (
    Gate("counsel.within_contract", within_term, "on"),
    each_row("house.village_hours", "services", span_fits, "的小时数应当大于零，不多于起止时间之间的时长。"),
    each_row("house.village_results", "services", came_to_something, "应当填写人次、份数或者条数。"),
    Gate("house.village_proved", proved, "photos", "到村服务有照片或者记录"),
    Gate("house.village_elsewhere", nowhere_else, "services", "同一法律顾问的服务时间不重叠"),
)
RATING = (
    each_row("house.village_quarter", "ratings", quarter_began, "的季度尚未结束，或者当季没有在聘的法律顾问。"),
    said_once("ratings"),
)
ASSESSING = (
    each_row("house.village_quarter", "assessments", quarter_began, "的季度尚未结束，或者当季没有在聘的法律顾问。"),
    said_once("assessments"),
    Gate("house.village_rated", rated_by_village, "assessments", "村（社区）已经评议"),
    Gate("village_counsel.hours", graded_by_norm, "assessments"),
)
PASSED = Gate("house.village_passed", passed_last, gist="最近一次季度考核不是不合格")
