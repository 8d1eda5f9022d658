"""What an item of the list of powers must have, and how its parts are said in one column. Gates answer with a sentence, or None."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, only_if
from guiju.kernel.declaring.publication import ARROW
from guiju.kernel.declaring.steps import Gate, Point
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.texts import spellings
from guiju.registers.services.power_item.choices import Change, Kind, Origin, Phase, TextLevel
from guiju.registers.services.power_item.columns import tier_in_words

CARRY_OUT = "power_item.carry_out_cancellation"
ABLE = {
    Kind.LICENCE: (
        *(TextLevel.LAW, TextLevel.STATE_REGULATION, TextLevel.LOCAL_REGULATION),
        *(TextLevel.STATE_DECISION, TextLevel.PROVINCIAL_RULE),
    ),
    Kind.COMPULSORY: (TextLevel.LAW, TextLevel.STATE_REGULATION, TextLevel.LOCAL_REGULATION),
    Kind.PENALTY: tuple(level for level in TextLevel if level != TextLevel.STATE_DECISION),
}
"""Texts that may set up a power of a kind; of the other kinds no law says it (行政许可法 arts. 14 to 17; 行政强制法 art. 10;
行政处罚法 2021 arts. 10 to 14, 16). A text below them may stand beside one that may: it says how the power is used."""


def of_basis(row: Any) -> str:
    return f"《{row['law']}》{row['article']}"


def of_duty(row: Any) -> str:
    return f"{Phase(row['phase']).label}：{row['duty']}（追责情形：{row['accountability']}）"


def of_step(row: Any) -> str:
    term = f"，{row['days']}个工作日" if row["days"] else ""
    return f"{row['name']}（{row['done_by']}{term}）"


def of_tier(row: Any) -> str:
    return tier_in_words(row["facts"], row["outcome"], row["least"], row["most"])


SAID: dict[str, tuple[str, Callable[[Any], str], str]] = {
    "bases": ("basis_named", of_basis, "；"),
    "duties": ("duties_named", of_duty, "；"),
    "process": ("process_named", of_step, ARROW),
    "tiers": ("tiers_named", of_tier, "；"),
}
"""By ask the column that says its rows to the public, how one is said, and what stands between two."""


def said(facts: Facts) -> dict[str, Any]:
    """The columns of those parts that the step tells anew; of the others, what was said holds on."""
    told = {name: facts[name] for name in SAID if facts.asks(name) and facts[name]}
    return {
        column: between.join(of(row) for row in told[name])
        for name, (column, of, between) in SAID.items()
        if name in told
    }


def said_in_full(facts: Facts) -> str | None:
    """The rows of a part, said in one column, fit into it: nothing is cut off the list that the public reads."""
    for column, words in said(facts).items():
        most = facts.record._meta.get_field(column).max_length  # type: ignore[union-attr]
        if most is not None and len(words) > most:
            return f"“{facts.label(column)}”合计{len(words)}字，最多{most}字，请精简各行的文字。"
    return None


def listed(facts: Facts) -> dict[str, Any]:
    """Onto the list, or in a new version."""
    record: Any = facts.record
    return {**said(facts), "listed": True, "change": "", "edition": record.edition + 1}


def leaves(facts: Facts) -> dict[str, Any]:
    """Off the list; of what was ordered from above, whether in time."""
    last = facts.due(CARRY_OUT, facts["ordered_on"])
    return {"listed": False, "carried_in_time": None if last is None else facts.on <= last}


def has_duties(facts: Facts) -> str | None:
    told = facts.asks("duties") and facts["duties"]
    if told or facts["duties_named"]:
        return None
    return "没有责任事项，不得公布：请先办理“修改完善”，逐环节填写责任内容和追责情形。"


def code_of_its_own(facts: Facts) -> str | None:
    register: Any = type(facts.record)
    codes = spellings(facts["code"])
    twins = register.objects.filter(register.lasting(facts.on), code__in=codes, agency=facts.record.agency_id)
    twin = facts.look_at(twins.exclude(pk=facts.record.pk)[:1])
    return f"编码{facts['code']}已由本机关的“{twin[0].title}”使用。" if twin else None


def says_whence(facts: Facts) -> str | None:
    if facts["origin"] == Origin.FIRST or facts["source"]:
        return None
    return f"由来为“{Origin(facts['origin']).label}”的，应当填写依据文件。"


def taken_over(facts: Facts) -> str | None:
    """What is taken over was handed down to this very office, is of the same kind, and is taken over by it once."""
    item: Any = facts["taken_from"]
    if item is None:
        return None
    facts.look_at([item])
    if facts["origin"] != Origin.TAKEN_OVER:
        return "选择了承接自哪一项的，由来应当选择“承接”。"
    if item.stage != "handed_down" or item.left_on > facts.on:
        return f"“{item.title}”在{facts.on}没有下放（{item.stage_label}），不能承接。"
    handed = Party.objects.filter(register=item.register(), matter_id=item.pk, role="receiver", left_seq=None)
    if not handed.filter(agency=facts.record.agency_id).exists():
        return f"“{item.title}”下放的承接单位不包括本机关，请核对。"
    if item.kind != facts["kind"]:
        return f"“{item.title}”是{item.get_kind_display()}事项，承接的事项类别应当相同。"
    twins = item.taken_over_as.filter(type(item).lasting(facts.on), agency=facts.record.agency_id)
    twin = facts.look_at(twins.exclude(pk=facts.record.pk)[:1])
    return f"本机关已以“{twin[0].title}”承接该事项。" if twin else None


def set_up_by_one_able(facts: Facts) -> str | None:
    kind, told = facts["kind"], facts["bases"]
    able = ABLE.get(kind)
    if not told or able is None or any(row["level"] in able for row in told):
        return None
    names = "、".join(TextLevel(level).label for level in able)
    return f"所填依据的效力层级都不能设定{Kind(kind).label}，至少有一条应当是{names}。"


def range_in_order(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    least, most = told["least"], told["most"]
    return (least is None) if most is None else (least or 0) <= most


def ordered_from_above(facts: Facts) -> str | None:
    if facts["change"] in (Change.CANCELLED, Change.HANDED_DOWN):
        return None
    return "上级文件取消、下放的办理本步骤；变更请办理“提出调整”。"


def ordered_by_then(facts: Facts) -> str | None:
    day, listed_on = facts["ordered_on"], facts["listed_on"]
    return f"收到日期{day}早于本事项公布日期{listed_on}。" if listed_on and day < listed_on else None


def meant(change: Change) -> Gate:
    """Closed to an act that is not the change which was reviewed, or ordered from above."""

    def reason(facts: Facts) -> str | None:
        asked = facts["change"]
        if asked == change:
            return None
        return f"本事项经审核或者上级决定的调整是“{Change(asked).label if asked else '无'}”，不是“{change.label}”。"

    return Gate("house.power_change_as_reviewed", reason, "change", "按审核通过或者上级决定的调整办理")


DUTIES = Gate("house.power_item_duties", has_duties, "duties", "有责任事项")
CODE_ONCE = Gate("house.power_code_once", code_of_its_own, "code", "编码不与本机关在册的其他事项相同")
WHENCE = Gate("house.power_item_source", says_whence, "source", "新增、承接的填写依据文件")
SET_BY = {
    Kind.LICENCE: "licence.set_by_text",
    Kind.COMPULSORY: "compulsory.set_by_text",
    Kind.PENALTY: "penalty.set_by_text",
}
"""The article that says which texts may set up a power of a kind."""


def under(rule: str, kind: Kind) -> Callable[[Facts], bool]:
    """Whether the article speaks of the item, and its text is in force."""
    return lambda facts: facts["kind"] == kind and facts.rule(rule) is not None


def under_none(facts: Facts) -> bool:
    return not any(under(rule, kind)(facts) for kind, rule in SET_BY.items())


FROM_ABOVE = Gate("house.power_taken_over", taken_over, "taken_from", "承接的是下放给本机关的同类事项")
BASIS = (
    *(only_if(under(rule, kind), Gate(rule, set_up_by_one_able, "bases")) for kind, rule in SET_BY.items()),
    only_if(under_none, Gate("house.power_set_up", set_up_by_one_able, "bases", "至少一条依据可以设定该类职权")),
)
LIMITS = tuple(
    Point(rule, under(rule, kind))
    for kind, rules in {
        Kind.LICENCE: ("licence.limits_by_text", "licence.no_more_by_detail"),
        Kind.COMPULSORY: (
            *("compulsory.measures_by_text", "compulsory.no_wider_by_detail"),
            "compulsory.own_power",
        ),
        Kind.PENALTY: ("penalty.kinds_by_text",),
    }.items()
    for rule in rules
)
"""How far each text may go: no program reads it in a list, so whoever reviews the item confirms it."""
IN_FULL = Gate("house.power_item_length", said_in_full, gist="各行合计不超过公布栏目的字数")
RANGES = each_row(
    "house.discretion_range", "tiers", range_in_order, "的罚款下限高于上限或者没有上限", "罚款下限不高于上限"
)
