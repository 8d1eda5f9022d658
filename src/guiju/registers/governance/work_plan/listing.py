"""立项、补充、下达交办、督办、办结: a list of tasks from its first draft until each of them is cleared."""

from __future__ import annotations

from collections import Counter
from typing import Any

from guiju.kernel.declaring import asks, rounds, rows
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.numbered import numbered
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import NEW, Point, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.governance.work_plan import gates
from guiju.registers.governance.work_plan.columns import CALLED, PlanArea, PlanItem
from guiju.registers.governance.work_plan.columns import PlanColumns as Of

AREAS = numbered(asks.parts("areas", "方面", PlanArea, "name", least=0), "item")
TOLD = ("what", "unit", "due_on")
ITEMS = numbered(
    asks.parts("items", "任务", PlanItem, *TOLD, optional=("area", "standard", "partners"), ahead=("due_on",), least=0),
    "item",
)
MORE_ITEMS = numbered(
    asks.parts("items", "任务", PlanItem, *TOLD, optional=("area", "standard", "partners"), ahead=("due_on",)), "item"
)
AREAS_STRUCK = rows.of_each("areas_struck", "删去的方面", PlanArea, "struck_because", least=0)
ITEMS_STRUCK = rows.of_each("items_struck", "删去的任务", PlanItem, "struck_because", least=0)
OPEN_STAGES = ("assigned", "returned", "working", "reported", "verified")


def size(facts: Facts) -> dict[str, Any]:
    return {"areas_set": len(gates.standing(facts, "areas")), "tasks_set": len(gates.standing(facts, "items"))}


def listed(facts: Facts) -> dict[str, Any]:
    """The tasks under their areas, as the paper lists them."""
    names = {area.item: area.name for area in gates.standing(facts, "areas")}
    return {"items": [(row, names.get(row.area, "")) for row in gates.standing(facts, "items")]}


def assign(act: Act, told: list[Any]) -> None:
    """Each task becomes a record of the unit that answers for it."""
    names = {area.item: area.name for area in gates.standing(act.facts, "areas")}
    columns = ("item", "what", "standard", "partners", "due_on")
    given = (
        (row.unit, {"plan": act.record, "area": names.get(row.area, ""), **{n: getattr(row, n) for n in columns}})
        for row in told
    )
    act.open_many("assign", CALLED.model, given)


def assign_all(act: Act) -> None:
    assign(act, gates.standing(act.facts, "items"))


def assign_new(act: Act) -> None:
    assign(act, [PlanItem(**row) for row in act.facts["items"]])


def urge(act: Act) -> None:
    data = {name: act.facts[name] for name in ("urge_by", "demand")}
    act.take_many("urge", CALLED.model, ((row, data) for row in gates.overdue(act.facts)))


def results(facts: Facts) -> dict[str, Any]:
    """For the closing paper: by unit how many tasks it had, cleared, cleared in time, dropped; and how many times it was urged."""
    there = list(CALLED.of(facts.record))
    found: dict[str, Counter[str]] = {}
    for row in there:
        counts = found.setdefault(str(row.agency), Counter())
        counts.update(
            due=1,
            cleared=row.stage == "cleared",
            in_time=bool(row.in_time),
            dropped=row.stage == "dropped",
            urged=row.urged,
        )
    return {"units": list(found.items()), "whole": sum(found.values(), Counter())}


ABOUT = (Of.title, Of.kind, Of.subject, Of.of_year, said_before(Of.basis))
STEPS = (
    Step(
        "establish",
        "立项",
        since=NEW,
        to="drafted",
        asks=(*ABOUT, asks.maybe(Of.proposer), *asks.under("政府督查", asks.maybe(Of.designation)), AREAS, ITEMS),
        gates=gates.ESTABLISHED,
        decides=("items",),
        set_right_by=("add", "strike", "add_tasks"),
        help_text="先列方面，任务用方面序号归入；一项任务一个责任单位、一个期限，配合单位写名称。",
    ),
    Step(
        "add",
        "补充方面、任务",
        since="drafted",
        asks=(AREAS, ITEMS),
        gates=(gates.TOLD, *gates.LISTED),
        decides=("items",),
        set_right_by=("add", "strike", "add_tasks"),
    ),
    Step(
        "strike",
        "删去方面、任务",
        since="drafted",
        asks=(AREAS_STRUCK, ITEMS_STRUCK),
        gates=(gates.STRUCK,),
        decides=("areas_struck", "items_struck"),
        set_right_by=("add", "add_tasks"),
    ),
    Step(
        "issue",
        "下达交办",
        since="drafted",
        to="issued",
        by=(Role.HEAD,),
        dates=(Of.issued_on,),
        sets=size,
        gates=(*gates.ISSUED, four_eyes("下达交办的人员不得与立项的人员相同。", "establish", "add")),
        confirms=(Point("government_inspection.decided", gates.inspecting),),
        writes=Writes("tasks", "任务分解表", also=listed),
        then=assign_all,
        help_text="下达以后，每项任务由责任单位签收、办理，期限开始计算。",
    ),
    Step(
        "add_tasks",
        "增加任务",
        since="issued",
        by=(Role.HEAD,),
        asks=(AREAS, MORE_ITEMS, asks.REASON),
        sets=size,
        gates=(*gates.LISTED, gates.WHOLE),
        writes=Writes("tasks", "任务分解表", also=listed),
        then=assign_new,
        decides=("items",),
        set_right_by=("add_tasks",),
        help_text="单位退回、任务调整的，撤销原任务后另行交办。",
    ),
    Step(
        "urge",
        "集中督办",
        since="issued",
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.ahead(asks.day("urge_by", "督办期限")), asks.words("demand", "督办要求", longest=300)),
        gates=(gates.OVERDUE, gates.URGING_AHEAD),
        then=urge,
        help_text="对超过期限尚未报告完成的任务逐项发出督办通知。",
    ),
    Step(
        "close",
        "办结通报",
        since="issued",
        to="closed",
        by=(Role.HEAD,),
        asks=(asks.words("summary", "总体情况"),),
        sets={"outcome": "全部销号"},
        gates=(gates.CLEARED,),
        writes=Writes("result", "任务办结情况通报", also=results),
    ),
    Step(
        "resume",
        "恢复督办",
        since="closed",
        to="issued",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"outcome": ""},
        help_text="办结以后发现任务没有落实的，恢复后逐项办理“重新办理”。",
    ),
    Step(
        "abandon",
        "撤销",
        since=("drafted", "issued"),
        to="abandoned",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"outcome": "已撤销"},
        then=rounds.on_each(
            CALLED, "drop", lambda facts: {"reason": f"任务清单已撤销：{facts['reason']}"[:500]}, *OPEN_STAGES
        ),
        withdraws=True,
    ),
    Step("publish", "公开", since=("issued", "closed"), publishes=True),
    Step("unpublish", "撤回公开", since=("issued", "closed"), withdraws=True, asks=(asks.REASON,)),
)
