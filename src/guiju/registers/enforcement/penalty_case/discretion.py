"""裁量: the tier of the benchmark that stands with the item, its range, and what is asked for outside it (处罚法 art. 34).

An item with a published benchmark has tiers: facts, what follows from them, the range of a fine. The case picks one by its
place; name and range come from it. Where the item has none, an office tells benchmark and range by hand, as before.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils import timezone

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.picked import picked
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import Gate
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.notice_gates import as_proposed
from guiju.registers.services.power_item.columns import DiscretionTier, holding

FOLDED = "适用裁量基准的"
Range = tuple[Decimal | None, Decimal | None]


def tiers(facts: Facts) -> list[DiscretionTier]:
    """The tiers of the item chosen that hold on the day, in the order of the benchmark; none where it has no benchmark. Read
    once a step: many gates ask for them."""
    item = facts["power"]
    if item is None:
        return []
    key = f"tiers of {item.pk}"
    if key not in facts.worked_out:
        facts.worked_out[key] = holding(DiscretionTier, item.pk, facts.on)
    found: list[DiscretionTier] = facts.worked_out[key]
    return found


def offered(facts: Facts) -> list[tuple[int, str]]:
    """What a form offers on a case that names its item: each tier by its place, with what it says."""
    item = facts.record.power  # type: ignore[attr-defined]
    there = [] if item is None else holding(DiscretionTier, item.pk, facts.day or timezone.localdate())
    return [(n, f"第{n}档：{tier}") for n, tier in enumerate(there, 1)]


def chosen(facts: Facts) -> DiscretionTier | None:
    place, there = facts["tier"], tiers(facts) if facts["tier"] else []
    return there[place - 1] if place and place <= len(there) else None


def _listed(there: list[DiscretionTier]) -> str:
    return "；".join(f"第{n}档：{tier}" for n, tier in enumerate(there, 1))


def tier_there(facts: Facts) -> str | None:
    if not facts["tier"] or chosen(facts) is not None:
        return None
    there = tiers(facts)
    return (
        f"没有第{facts['tier']}档，请从中选择：{_listed(there)}。"
        if there
        else "所依据的事项没有公布裁量基准，不填裁量阶次。"
    )


def tier_chosen(facts: Facts) -> str | None:
    """Where the item has a benchmark, a decision says which of its tiers the facts fall into."""
    if facts["tier"]:
        return tier_there(facts)
    there = tiers(facts)
    return f"“{facts['power'].title}”已公布裁量基准，请按查明的情节选择阶次：{_listed(there)}。" if there else None


def told_range(facts: Facts) -> Range:
    return (facts["benchmark_low"], facts["benchmark_high"]) if facts.asks("benchmark_low") else (None, None)


def range_of(facts: Facts) -> Range:
    """From the tier, else as told; a tier that names no fine sets none."""
    tier = chosen(facts)
    if tier is None:
        return told_range(facts)
    return (None, None) if tier.most is None else (tier.least or Decimal(0), tier.most)


def as_published(facts: Facts) -> str | None:
    """What is told beside a tier is what the tier says."""
    tier, told = chosen(facts), told_range(facts)
    if tier is None:
        return None
    named = facts["benchmark"] not in ("", facts["power"].benchmark)
    if not named and all(mine in (None, theirs) for mine, theirs in zip(told, range_of(facts), strict=True)):
        return None
    return f"已选择裁量阶次的，基准和幅度以公布的为准（{facts['power'].benchmark}：{tier}），请不另填写。"


def tier_as_told(facts: Facts) -> str | None:
    """Another tier than the notice named rests on other facts: the party answers to them first, unless it is fined less."""
    before, fined = facts.before("tier"), facts.before("fine") or Decimal(0)
    if before is None or facts["tier"] in (None, before) or (facts["fine"] or Decimal(0)) < fined:
        return None
    return f"裁量阶次与告知的（{facts.before('tier_words')}）不同而罚款没有减轻，当事人没有机会陈述申辩，应当重新告知。"


def benchmark_public(facts: Facts) -> str | None:
    """A benchmark of the list is public; of another, whoever applies it says so."""
    unpublished = facts["benchmark"] and not facts["benchmark_published"] and chosen(facts) is None
    return f"所适用的裁量基准“{facts['benchmark']}”未向社会公布。" if unpublished else None


def within_benchmark(facts: Facts) -> str | None:
    (low, high), fine = range_of(facts), facts["fine"] or Decimal(0)
    if low is not None and high is not None and low > high:
        return f"裁量基准下限{low}元高于上限{high}元，请核对。"
    if not _outside(fine, low, high) or _approved(facts):
        return None
    words = f"罚款{fine.normalize():f}元不在裁量基准{_bounds(low, high)}之内"
    if not facts.asks("outside_reason"):
        return f"{words}，不当场处罚，请按普通程序办理。"
    return f"{words}，应当写明理由，并在调查终结以后经集体讨论批准。"


def _outside(fine: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    return (low is not None and fine < low) or (high is not None and fine > high)


def _bounds(low: Decimal | None, high: Decimal | None) -> str:
    return "".join(f"{one.normalize():f}元以{side}" for one, side in ((low, "上"), (high, "下")) if one is not None)


def _approved(facts: Facts) -> bool:
    """Written, and discussed on the facts as they were found last."""
    if not facts.asks("outside_reason") or not facts["outside_reason"]:
        return False
    discussed, concluded = facts["discussed_on"], facts["concluded_on"]
    return discussed is not None and (concluded is None or discussed >= concluded)


def proposed(facts: Facts) -> dict[str, Any]:
    """The tier that a notice proposes, in words; "" for none."""
    tier = chosen(facts)
    return {"tier_words": "" if tier is None else str(tier)}


def applied(facts: Facts) -> dict[str, Any]:
    """What a decision says of its tier: name and range of the benchmark, and the tier in words; as told where none is chosen."""
    if chosen(facts) is None:
        return proposed(facts)
    low, high = range_of(facts)
    said = {"benchmark": facts["power"].benchmark, **proposed(facts)}
    return {**said, "benchmark_low": low, "benchmark_high": high}


TIER = asks.under(FOLDED, as_proposed(picked(Of.tier, offered), "所依据的事项已公布裁量基准的，作出决定时应当选择。"))
BENCHMARK = asks.under(
    FOLDED, asks.maybe(said_before(Of.benchmark)), asks.yes("benchmark_published", "裁量基准已向社会公布")
)
RANGE = asks.under(
    FOLDED,
    asks.maybe(Of.benchmark_low),
    asks.maybe(Of.benchmark_high),
    asks.maybe(asks.words("outside_reason", "超出裁量基准的理由", longest=500), "罚款在裁量基准之外的，应当写明。"),
)
THERE = Gate("house.discretion_tier", tier_there, "tier", "裁量阶次是所依据事项公布的")
AS_TOLD = Gate("penalty.notify_before_decision", tier_as_told, "tier")
GATES = (
    Gate("house.discretion_tier", tier_chosen, "tier", "所依据的事项已公布裁量基准的，选择裁量阶次"),
    Gate("house.benchmark_as_published", as_published, "benchmark", "基准和幅度与所选阶次一致"),
    Gate("penalty.benchmark_published", benchmark_public, "benchmark"),
)
WITHIN = Gate("house.within_benchmark", within_benchmark, "fine", "罚款在裁量基准之内，或者经集体讨论写明理由")
