"""制定方案、通知、催办、通报、办结: a round from its plan to its catalogue."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rounds, sheets
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Once, Step, Writes
from guiju.kernel.offices.people import Agency, Role
from guiju.kernel.offices.regions import span
from guiju.registers.enforcement.file_review import rounds_gates as gates
from guiju.registers.enforcement.file_review.choices import Finding, Range
from guiju.registers.enforcement.file_review.columns import CALLED
from guiju.registers.enforcement.file_review.columns import ReviewColumns as Of

UNITS = rounds.units("units", "受评单位", required=False)
PLANNED = (
    Of.title,
    Of.kind,
    Of.closed_from,
    Of.closed_until,
    Of.range,
    asks.maybe(UNITS, "逐家选择的应当勾选。"),
    asks.ahead(Of.lists_by),
    asks.words("basis", "评查依据和要求", longest=1000),
)
SHEET = Gate("house.sheet_there", gates.sheet_is_there, "kind", "有制定方案之日适用的评分表")
PLANNING = (
    Gate("house.review_overseer", gates.overseeing, gist="由统管本行政区域的机关组织评查"),
    Gate("house.review_closed_files", gates.period_in_order, "closed_until", "办结日期的起止先后相符"),
    Gate("house.review_lists_by", gates.lists_after, "lists_by", "报送目录截止日期不早于制定方案之日"),
    Gate("house.review_units", gates.units_told, "units", "有受评单位"),
    rounds.within_reach("units"),
    SHEET,
)
DECIDED = (Of.kind, Of.closed_from, Of.closed_until, Of.range, UNITS, Of.lists_by)


def unit_ids(facts: Facts) -> set[int]:
    """The units of the round by the range, and those ticked; whoever reviews is none of them."""
    low, high = span(facts.record.region)
    there = Agency.objects.filter(region_id__gte=low, region_id__lt=high, oversees=False)
    own, below = there.filter(region_id=facts.record.region), there.exclude(region_id=facts.record.region)
    ranged = {Range.CHOSEN: there.none(), Range.OWN: own, Range.BELOW: below, Range.ALL: there}[facts["range"]]
    ticked = {getattr(unit, "pk", unit) for unit in facts.ever("units") or ()}
    return {*ranged.values_list("pk", flat=True), *ticked} - {facts.record.agency_id}


def kept_sheet(facts: Facts) -> str:
    """The sheet by which the whole round is scored, as it reads when the plan is approved."""
    found = gates.sheet_of(facts)
    assert found is not None, "SHEET is closed without one"
    return found.text


def plan_said(facts: Facts) -> dict[str, Any]:
    text = facts["sheet"]  # none yet where the paper is looked at before the plan is approved
    return {"units": named(unit_ids(facts)), "sheet": sheets.kept(text) if text else gates.sheet_of(facts)}


def due(facts: Facts) -> dict[str, Any]:
    return {"due_on": facts["lists_by"]}


def more_due(facts: Facts) -> dict[str, Any]:
    return {"due_on": facts["due_by"]}


def more_ids(facts: Facts) -> set[int]:
    return {unit.pk for unit in facts["more_units"]}


def circulate_each(act: Act) -> None:
    """Each file goes to its unit with what was found, or is done where nothing was."""
    model: Any = register("reviewed_file")
    told = {"rectify_by": act.facts["rectify_by"]}
    rows = model.objects.filter(round=act.record, stage="settled").select_related("agency", "unit")
    for needs, step in ((Finding.RECTIFY, "circulate"), (Finding.NONE, "conclude")):
        given = [
            (row, {**told, "handler": row.unit} if step == "circulate" else {}) for row in rows.filter(finding=needs)
        ]
        act.take_many(step, model, given)


def catalogue(facts: Facts) -> dict[str, Any]:
    """The files of the round with their scores, by unit, as the notice and the catalogue list them."""
    rows = gates.files(facts).select_related("unit").order_by("unit__region_id", "unit__name", "file_number")
    found = list(rows)
    units: dict[str, list[Any]] = {}
    for row in found:
        units.setdefault(str(row.unit), []).append(row)
    of_grade = {grade: sum(row.grade == grade for row in found) for grade in ("excellent", "qualified", "failed")}
    averages = [
        (unit, len(files), sum(file.points for file in files if file.points is not None) / len(files))
        for unit, files in units.items()
    ]
    return {"files": found, "units": sorted(averages, key=lambda one: -one[2]), **of_grade}


NO_DRAW_WAITS = Gate("house.review_draws", gates.no_draw_waits, gist="固定的目录都已抽取或者作废")
STEPS = (
    Step(
        "plan",
        "制定评查方案",
        since=NEW,
        to="planned",
        asks=PLANNED,
        gates=PLANNING,
        decides=DECIDED,
        set_right_by=("revise", "abandon"),
    ),
    Step(
        "revise",
        "修改方案",
        since="planned",
        asks=PLANNED,
        gates=PLANNING,
        edits=True,
        decides=DECIDED,
        set_right_by=("revise", "abandon"),
        help_text="负责人批准以前可以修改。",
    ),
    Step(
        "approve",
        "批准方案、通知受评单位",
        since="planned",
        to="called",
        by=(Role.HEAD,),
        asks=(asks.maybe(asks.words("opinion", "负责人意见", longest=300)),),
        sets={"sheet": Once(kept_sheet)},
        gates=(four_eyes("批准方案的人员不得与制定方案的人员相同。", "plan", "revise"), SHEET),
        writes=Writes("plan", "案卷评查方案", also=plan_said),
        then=rounds.call(CALLED, "call", unit_ids, due),
    ),
    Step(
        "call_more",
        "增加受评单位",
        since="called",
        asks=(rounds.units("more_units", "增加的单位"), asks.ahead(asks.day("due_by", "报送截止日期")), asks.REASON),
        gates=(
            rounds.within_reach("more_units"),
            Gate("house.review_due_by", gates.due_after, "due_by", "报送截止日期不早于增加之日"),
        ),
        then=rounds.call(CALLED, "call", more_ids, more_due),
    ),
    Step(
        "remind",
        "催办",
        since="called",
        dates=(Of.reminded_on,),
        gates=(Gate("house.review_missing", gates.someone_missing, gist="有单位尚未报送"),),
        then=rounds.on_each(CALLED, "remind", lambda facts: {}, "called"),
    ),
    Step(
        "circulate",
        "通报评查结果",
        since="called",
        to="circulated",
        by=(Role.HEAD,),
        dates=(Of.circulated_on,),
        asks=(
            asks.ahead(Of.rectify_by),
            asks.words("problems", "评查发现的主要问题", longest=2000),
            asks.words("demands", "整改要求", longest=1000),
        ),
        gates=(
            rounds.every_one(CALLED, "每家单位应当报送目录或者准予不报送"),
            Gate("house.review_settled", gates.every_file_settled, gist="每份案卷都有评查意见"),
            NO_DRAW_WAITS,
            Gate("house.review_rectify_by", gates.rectify_after, "rectify_by", "整改期限晚于通报之日"),
            four_eyes("通报评查结果的人员不得与制定方案的人员相同。", "plan", "revise"),
        ),
        writes=Writes("circular", "案卷评查情况通报", also=catalogue),
        then=circulate_each,
        decides=(Of.rectify_by, "problems", "demands"),
    ),
    Step(
        "close",
        "办结",
        since="circulated",
        to="closed",
        asks=(asks.words("summary", "整改总体情况", longest=1000),),
        sets={"outcome": "已办结"},
        gates=(Gate("house.review_all_closed", gates.every_file_closed, gist="每份案卷的整改都已核查"),),
        writes=Writes("catalogue", "案卷评查目录", also=catalogue),
    ),
    Step(
        "reopen",
        "重新督促整改",
        since="closed",
        to="circulated",
        by=(Role.HEAD,),
        asks=(asks.ahead(Of.rectify_by), asks.reason("重新督促整改的理由")),
        sets={"outcome": ""},
        gates=(Gate("house.review_rectify_by", gates.rectify_after, "rectify_by", "整改期限晚于当日"),),
        help_text="回头看发现整改不到位的，先重新督促，再对有关案卷办理“要求继续整改”。",
    ),
    Step("publish", "公开", since=("circulated", "closed"), publishes=True),
    Step("unpublish", "撤回公开", since=("circulated", "closed"), withdraws=True, asks=(asks.REASON,)),
    Step(
        "abandon",
        "撤销评查",
        since=("planned", "called"),
        to="abandoned",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        gates=(Gate("house.review_not_begun", gates.nothing_drawn, gist="还没有案卷纳入评查"), NO_DRAW_WAITS),
        then=rounds.on_each(
            CALLED, "excuse", lambda facts: {"reason": f"评查已撤销：{facts['reason']}"[:500]}, "called"
        ),
    ),
)


def named(keys: set[int]) -> list[str]:
    rows = Agency.objects.filter(pk__in=keys).order_by("region_id", "name")
    return [str(unit) for unit in rows]


CLOCKS = (
    Clock(
        until=Of.rectify_by,
        words="完成整改核查",
        source="评查通报",
        starts=("circulate", "reopen"),
        met_by="close",
    ),
)
