"""统计数据: what stands before a number is sent and confirmed. Each gate answers with a sentence, or None.

All are rules of good order: one owner, one number for a period, a definition that is told, a new version for each correction.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.regions import ancestors, span
from guiju.registers.statistics.reported_statistic import sent
from guiju.registers.statistics.reported_statistic.sent import Period

UNDER_WAY = ("sent", "returned")
STANDING = "confirmed"


def which(facts: Facts) -> dict[str, Any]:
    """Of what it is: as told, or that of the version which it corrects."""
    told = facts["previous"] if facts.asks("previous") else None
    columns = ("concept", "period", "of_year", "nth")
    return {name: getattr(told, name) if told is not None else facts[name] for name in columns}


def _days(facts: Facts) -> Any:
    of = which(facts)
    return Period(of["period"]).days(of["of_year"], of["nth"] or 1)


def described(facts: Facts) -> dict[str, Any]:
    """Title, unit, days and edition that follow from what was told."""
    of = which(facts)
    concept, (first, last) = sent.concepts()[of["concept"]], _days(facts)
    edition = facts["previous"].edition + 1 if facts.asks("previous") else 1
    again = f"（第{edition}版）" if edition > 1 else ""
    named = Period(of["period"]).named(of["of_year"], of["nth"] or 1)
    days = {"first": first, "last": last, "unit": concept.unit, "edition": edition}
    return {**of, **days, "title": f"{named}{concept.label}{again}"}


def nth_fits(facts: Facts) -> str | None:
    period, nth = Period(facts["period"]), facts["nth"]
    if period is Period.YEAR:
        return "全年（年末）数据不填写第几。" if nth is not None else None
    most = period.in_a_year
    return None if nth is not None and nth <= most else f"{period.label}数据填写第几，1至{most}。"


def period_over(facts: Facts) -> str | None:
    if nth_fits(facts) is not None:
        return None  # said by its own gate
    _, last = _days(facts)
    return None if facts.on >= last else f"统计期间到{last}才结束。"


def value_fits(facts: Facts) -> str | None:
    """A rate may be above a hundred: of a task more than all was done."""
    concept, value = sent.concepts().get(which(facts)["concept"]), facts["value"]
    if concept is None:
        return "该统计项目已不在数据目录中，不再报送。"
    if value < 0 and concept.kind != "change":
        return f"{concept.label}不能为负数。"
    whole = concept.kind not in sent.WHOLE_KINDS or value == value.to_integral_value()
    return None if whole else f"{concept.label}应当为整数。"


def alike(facts: Facts) -> Any:
    """Other numbers of the same concept that stand or are under way, in this place, around it or within it."""
    record = facts.record
    low, high = span(record.region)
    overlapping = Q(region__gte=low, region__lt=high) | Q(region__in=ancestors(record.region))
    model: Any = type(record)
    there = model.objects.filter(overlapping, concept=which(facts)["concept"])
    return there.filter(stage__in=(*UNDER_WAY, STANDING)).exclude(pk=record.pk)


def one_owner(facts: Facts) -> str | None:
    """Numbers of two owners would be added up, or contradict each other. For another period a new owner may send."""
    if nth_fits(facts) is not None:
        return None
    first, last = _days(facts)
    others = alike(facts).exclude(agency=facts.record.agency_id).filter(first__lte=last, last__gte=first)
    found = facts.look_at(others[:1])
    return f"该统计项目在此期间已由{found[0].agency}报送，由其一家负责。" if found else None


def told_once(facts: Facts) -> str | None:
    """No two numbers of one period; of another length they may stand beside it."""
    if nth_fits(facts) is not None:
        return None
    first, last = _days(facts)
    same = alike(facts).filter(period=which(facts)["period"], first=first, last=last, region=facts.record.region)
    found = facts.look_at(same[:1])
    return f"{facts.named(found[0])}已经报送；更正的，办理“更正（新版本）”。" if found else None


def before_it(facts: Facts) -> Any:
    """The number of the period before it in the series, as confirmed."""
    first, _ = _days(facts)
    same = alike(facts).filter(stage=STANDING, period=which(facts)["period"], region=facts.record.region)
    return same.filter(last__lt=first).order_by("-last").first()


def break_explained(facts: Facts) -> str | None:
    """A definition that is not that of the period before is a break in the series, and says why."""
    if not facts.asks("previous") and nth_fits(facts) is not None:
        return None
    earlier = before_it(facts)
    facts.look_at([earlier] if earlier is not None else [])
    differs = earlier is not None and earlier.definition != facts["definition"]
    if differs and not facts["change"]:
        return f"口径与{facts.named(earlier)}的不同，请说明变化；没有变化的，照原口径填写：{earlier.definition}"
    return "口径没有变化的，不填写变化说明。" if facts["change"] and not differs else None


def previous_stands(facts: Facts) -> str | None:
    """Only what stands is corrected, by its owner, once at a time."""
    told, model = facts["previous"], type(facts.record)
    facts.look_at([told])
    if told.stage != STANDING:
        return f"{facts.named(told)}现为“{told.stage_label}”，只更正已确认的数据。"
    if told.agency_id != facts.record.agency_id or told.region != facts.record.region:
        return f"{facts.named(told)}由{told.agency}报送，由其更正。"
    there: Any = model
    found = facts.look_at(there.objects.filter(previous=told, stage__in=UNDER_WAY).exclude(pk=facts.record.pk)[:1])
    return f"{facts.named(found[0])}正在办理。" if found else None


def corrects_what_stands(facts: Facts) -> bool:
    return bool(facts["previous"].stage == STANDING)


def still_to_replace(facts: Facts) -> str | None:
    record: Any = facts.record
    old = record.previous
    if old is None:
        return None
    facts.look_at([old])
    return None if old.stage == STANDING else f"{facts.named(old)}已为“{old.stage_label}”，不能再被本版本替换。"


TRUTHFUL = Gate(
    "house.statistic_truthful",
    lambda facts: None if facts["truthful"] else "请核对来源材料，确认数据真实。",
    "truthful",
    "数据真实",
)
VALUE = Gate("house.statistic_value", value_fits, "value", "数值与统计项目相符")
BREAK = Gate("house.statistic_break", break_explained, "change", "口径与上期不同的说明变化")
SENT = (
    Gate("house.statistic_nth", nth_fits, "nth", "期间填写完整"),
    Gate("house.statistic_over", period_over, "of_year", "统计期间已经结束"),
    VALUE,
    Gate("house.statistic_owner", one_owner, "concept", "一个统计项目由一家机关报送"),
    Gate("house.statistic_once", told_once, "of_year", "同一期间只有一个数据"),
    BREAK,
)
ANEW = (
    Gate("house.statistic_previous", previous_stands, "previous", "更正的是本机关已确认的数据"),
    only_if(corrects_what_stands, VALUE),
    only_if(corrects_what_stands, BREAK),
)
REPLACES = Gate("house.statistic_replaces", still_to_replace, gist="被更正的版本仍是已确认的数据")
