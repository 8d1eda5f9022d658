"""任务清单: what stands before each step. Each gate answers with a sentence, or None.

No law says how tasks are listed and followed up: these are rules of good order, but for what 政府督查工作条例 asks of 政府督查.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from guiju.kernel.declaring import rounds
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.kernel.offices.regions import Level, contains
from guiju.registers.governance.work_plan.choices import PROPOSED, Kind
from guiju.registers.governance.work_plan.columns import CALLED, PlanArea, PlanItem


def standing(facts: Facts, name: str) -> list[Any]:
    """The areas or tasks on the list, those told now among them with the numbers they get, but for those struck, now or
    before."""
    model: Any = {"areas": PlanArea, "items": PlanItem}[name]
    there = facts.parts(name)
    numbers = count(1 + max((row.item for row in there), default=0))
    told = [model(**{"item": next(numbers), **row}) for row in facts[name]] if facts.asks(name) else []
    gone = {row["id"] for row in facts[f"{name}_struck"]} if facts.asks(f"{name}_struck") else set()
    return [row for row in (*there, *told) if not row.struck_because and row.pk not in gone]


def inspecting(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.INSPECTION)


def designated(facts: Facts) -> str | None:
    """政府督查 is of governments of the county and above (政府督查工作条例 art. 2)."""
    agency = facts.record.agency
    of_government = Organ.GOVERNMENT in organs_of(agency.pk, facts.on) and len(agency.region_id) <= Level.COUNTY
    if of_government or facts["designation"]:
        return None
    return f"{agency}不是县级以上人民政府；经本级人民政府指定开展督查的，写明指定的文件，没有指定的选择其他任务来源。"


def proposer_told(facts: Facts) -> str | None:
    if facts["kind"] not in PROPOSED or facts["proposer"]:
        return None
    return f"任务来源为{Kind(facts['kind']).label}的，写明交办的领导、会议或者机关。"


def reaches(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """An agency that oversees the region gives tasks to all within it; any other to itself alone."""
    agency, unit = facts.record.agency, told["unit"]
    return unit.pk == agency.pk or (agency.oversees and contains(agency.region_id, unit.region_id))


def in_an_area(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """A task of the year's points lies under one of its areas; any other may."""
    if told["area"] is None:
        return bool(facts["kind"] != Kind.POINTS)
    return told["area"] in {area.item for area in standing(facts, "areas")}


def something_set(facts: Facts) -> str | None:
    return None if standing(facts, "items") else "没有任务，不能下达；请补充任务。"


def no_area_bare(facts: Facts) -> str | None:
    """What is counted as 方面 holds a task; what a task lies under is there."""
    areas = {area.item: area for area in standing(facts, "areas")}
    used = {row.area for row in standing(facts, "items") if row.area is not None}
    if bare := [str(area) for item, area in areas.items() if item not in used]:
        return f"方面“{'、'.join(bare[:3])}”没有任务，请补充任务或者删去。"
    if lost := sorted(used - areas.keys()):
        return f"第{'、'.join(map(str, lost[:3]))}方面已经删去，所属任务请一并删去或者另行补充。"
    return None


def still_ahead(facts: Facts) -> str | None:
    """What was listed while its day was to come is not issued after it."""
    late = [str(row) for row in standing(facts, "items") if row.due_on <= facts.on]
    return f"任务“{'、'.join(late[:3])}”的完成期限不晚于下达之日，请删去后另行补充。" if late else None


def something_told(facts: Facts) -> str | None:
    return None if facts["areas"] or facts["items"] else "请填写方面或者任务。"


def something_struck(facts: Facts) -> str | None:
    return None if facts["areas_struck"] or facts["items_struck"] else "请填写删去的方面或者任务的理由。"


def some_overdue(facts: Facts) -> str | None:
    return None if facts.look_at(overdue(facts)) else "没有超过期限尚未报告完成、也没有督办的任务。"


def overdue(facts: Facts) -> list[Any]:
    """Tasks past their day that nobody has reported done, but for those whose last urging still gives them time."""
    late = CALLED.of(facts.record).filter(stage__in=("assigned", "working"), due_on__lt=facts.on)
    return [row for row in late if all(day is None or day < facts.on for day in (row.urge_by, row.redo_by))]


def urging_ahead(facts: Facts) -> str | None:
    day = facts["urge_by"]
    return None if day > facts.on else f"督办期限{day}应当晚于{facts.on}。"


LISTED = (
    each_row(
        "house.task_reached", "items", reaches, "的责任单位不归本机关督办。", "统管本行政区域的机关向其他单位交办"
    ),
    each_row("house.task_in_an_area", "items", in_an_area, "没有写明表中的方面序号。", "工作要点的任务归入某一方面"),
    each_row(
        "house.task_due_ahead",
        "items",
        lambda facts, told, row: told["due_on"] > facts.on,
        "的完成期限应当晚于发生日期。",
        "完成期限晚于登记之日",
    ),
)
TOLD = Gate("house.plan_told", something_told, gist="填写方面或者任务")
STRUCK = Gate("house.plan_struck", something_struck, gist="填写删去的方面或者任务")
ESTABLISHED = (
    Gate("government_inspection.designated", designated, "designation", holds=inspecting),
    Gate("house.task_proposer", proposer_told, "proposer", "会议、批示、督查交办的写明交办人"),
    *LISTED,
)
WHOLE = Gate("house.plan_areas", no_area_bare, gist="每个方面都有任务，任务的方面没有删去")
ISSUED = (
    Gate("house.plan_tasks", something_set, gist="有任务"),
    WHOLE,
    Gate("house.plan_still_ahead", still_ahead, gist="各项任务的完成期限晚于下达之日"),
)
CLEARED = rounds.every_one(CALLED, "每项任务应当销号或者撤销", "house.plan_cleared")
OVERDUE = Gate("house.plan_overdue", some_overdue, gist="有超过期限、没有在督办期限内的任务")
URGING_AHEAD = Gate("house.urging_ahead", urging_ahead, "urge_by", "督办期限晚于督办之日")
