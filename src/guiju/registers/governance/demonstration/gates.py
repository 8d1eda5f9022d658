"""示范创建: what stands before each step. Each gate answers with a sentence, or None. All are rules of good order.

What a title needs (points, satisfaction, sites) stands in the indicator system, as the organ that names has set it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row
from guiju.kernel.declaring.steps import Gate
from guiju.registers.governance.demonstration.choices import Conclusion, Kind
from guiju.registers.governance.indicators import feeding, system
from guiju.registers.governance.indicators.choices import NamedAt
from guiju.registers.governance.titles import gates as titles
from guiju.registers.governance.titles.choices import HELD

HUNDRED = 100


def fits_kind(facts: Facts) -> str | None:
    kind, agency = Kind(facts["kind"]), facts.record.agency
    return None if kind.fits(agency) else f"{agency}不能申报“{kind.label}”示范，请核对创建类型。"


def above_oneself(facts: Facts) -> str | None:
    """A county is named by whoever stands above it."""
    own = facts["kind"] == Kind.COUNTY and facts["level"] == NamedAt.COUNTY
    return "县（市、区）由上级命名，请选择市级以上的命名层级。" if own else None


def year_of_the_day(facts: Facts) -> str | None:
    years = (facts.on.year, facts.on.year + 1)
    return None if facts["of_year"] in years else f"申报年度应当是{years[0]}年或者{years[1]}年。"


def figures_over(facts: Facts) -> str | None:
    """What is still to happen in the year would be missing for ever."""
    last = date(facts["figures_of"], 12, 31)
    return None if facts.on > last else f"数据年度到{last}才结束，请选择已经结束的年度。"


def alike(facts: Facts) -> Any:
    """Other applications of the same applicant for the same title."""
    model: Any = type(facts.record)
    same = {name: facts[name] for name in ("kind", "project", "level")}
    there = model.objects.filter(agency=facts.record.agency_id, **same)
    return there.exclude(pk=facts.record.pk)


def not_twice(facts: Facts) -> str | None:
    running = Q(of_year=facts["of_year"], closed_on=None) & ~Q(stage__in=HELD)
    found = facts.look_at(alike(facts).filter(running)[:1])
    return f"{facts.named(found[0])}正在办理，不重复申报。" if found else None


def not_held(facts: Facts) -> str | None:
    """A title that ends in the year applied for may be applied for again."""
    last = date(facts["of_year"], 12, 31)
    found = facts.look_at(alike(facts).filter(stage__in=HELD, valid_until__gt=last)[:1])
    return f"{facts.named(found[0])}的称号到{found[0].valid_until}才期满，有效期内不重复申报。" if found else None


def system_there(facts: Facts) -> str | None:
    found = chosen(facts)
    return system.lacking() if found is None else "".join(feeding.faults(found)[:3]) or None


def chosen(facts: Facts) -> system.System | None:
    return system.on(facts["kind"], facts.on, facts["level"])


def naming(facts: Facts) -> system.Naming:
    """What the system of this application asks for a title."""
    found = system.kept(facts.before("system")).naming
    assert found is not None, "a system for a demonstration says when it names"
    return found


def due_ahead(facts: Facts) -> str | None:
    return None if facts["due_on"] > facts.on else f"材料报送期限{facts['due_on']}应当晚于{facts.on}。"


def places_seen(facts: Facts) -> dict[str, Any]:
    """Each place that was looked at, once, as it was found the last time."""
    rows: list[Any] = sorted(facts.parts("samples"), key=lambda row: (row.sampled_on, row.seq))
    return {row.place.strip(): row for row in rows}


def sampled_enough(facts: Facts) -> str | None:
    there, needed = len(places_seen(facts)), naming(facts).sites
    return f"实地抽查了{there}处，指标体系要求不少于{needed}处。" if there < needed else None


def surveyed(facts: Facts) -> str | None:
    return None if facts["satisfaction"] is not None else "尚未登记第三方满意度测评。"


def not_surveyed_yet(facts: Facts) -> str | None:
    day = facts.before("surveyed_on")
    return f"已于{day}登记满意度测评，有误的办理更正。" if day else None


def third_party(facts: Facts) -> str | None:
    organs = (str(facts.record.agency), facts["named_by"])
    return "满意度由申报单位、命名机关以外的第三方测评。" if facts["surveyed_by"] in organs else None


def falls_short(facts: Facts, points: Any) -> list[str]:
    """In what an application falls short of a title."""
    asked, full = naming(facts), facts.before("full_points")
    wrong = [place for place, row in places_seen(facts).items() if not row.as_told]
    return [
        words
        for holds, words in (
            (points * HUNDRED < asked.points_from * full, f"得分{points}分不足满分{full}分的{asked.points_from}%"),
            (
                facts["satisfaction"] < asked.satisfaction_from,
                f"满意度{facts['satisfaction']}%低于{asked.satisfaction_from}%",
            ),
            (bool(wrong), f"抽查的{'、'.join(wrong[:3])}与申报材料不符"),
        )
        if holds
    ]


def passes_as_measured(points: Any) -> Gate:
    def reason(facts: Facts) -> str | None:
        if facts["conclusion"] != Conclusion.PASSED or facts["satisfaction"] is None:
            return None
        short = falls_short(facts, points(facts))
        return f"{'；'.join(short)}，不能拟命名。" if short else None

    return Gate("house.demonstration_passes", reason, "conclusion", "得分、满意度、抽查情况达到指标体系的命名条件")


def says_why_not(facts: Facts) -> str | None:
    lacks = facts["conclusion"] == Conclusion.FAILED and not facts["why_not"]
    return "不符合命名条件的，写明理由。" if lacks else None


def later(facts: Facts) -> str | None:
    was, due = facts.before("due_on"), facts["due_on"]
    return None if due > max(was, facts.on) else f"新的报送期限应当晚于原期限{was}和当日。"


def truthful(facts: Facts) -> str | None:
    return None if facts["truthful"] else "请申报单位负责人核对材料，确认真实。"


def two_go(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return len({name.strip() for name in told["inspectors"].split("、")} - {""}) > 1


APPLIED = (
    Gate("house.demonstration_kind", fits_kind, "kind", "创建类型与申报单位相符"),
    Gate("house.demonstration_above", above_oneself, "level", "县（市、区）由上级命名"),
    Gate("house.demonstration_year", year_of_the_day, "of_year", "申报年度为当年或者下一年"),
    Gate("house.demonstration_figures", figures_over, "figures_of", "数据年度已经结束"),
    Gate("house.demonstration_once", not_twice, "of_year", "同一年度没有同类申报正在办理"),
    Gate("house.demonstration_held", not_held, "of_year", "没有仍在有效期内的同类称号"),
    Gate("house.demonstration_system", system_there, "kind", "有适用的指标体系"),
    Gate("house.demonstration_due", due_ahead, "due_on", "材料报送期限晚于申报之日"),
)
ONCE, HELD_ONCE, DUE_AHEAD = APPLIED[4], APPLIED[5], APPLIED[-1]
TRUTHFUL = Gate("house.demonstration_truthful", truthful, "truthful", "材料真实")
LATER = Gate("house.demonstration_later", later, "due_on", "新的报送期限晚于原期限")
TWO_GO = each_row("house.demonstration_two", "samples", two_go, "的抽查人员少于两人", "实地抽查的不少于两人")
REVIEWER = titles.REVIEWER
SURVEYED = (
    Gate("house.demonstration_survey_once", not_surveyed_yet, gist="满意度测评登记一次"),
    Gate("house.demonstration_third_party", third_party, "surveyed_by", "满意度由第三方测评"),
)
CONCLUDED = (
    Gate("house.demonstration_sites", sampled_enough, gist="实地抽查达到规定处数"),
    Gate("house.demonstration_surveyed", surveyed, "satisfaction", "已经测评满意度"),
    Gate("house.demonstration_why_not", says_why_not, "why_not", "不符合条件的写明理由"),
)
