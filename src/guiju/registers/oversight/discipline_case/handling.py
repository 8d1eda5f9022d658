"""线索、立案、查明、听取、决定、送达、移送、解除、结案: what the organ does (监察法 arts. 42, 51, 52; 公务员法 arts. 61 to 65)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import title_without_names
from guiju.kernel.declaring.numbered import numbered
from guiju.kernel.declaring.steps import NEW, Clock, Point, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.discipline_case import gates, objecting_gates
from guiju.registers.oversight.discipline_case.choices import Result
from guiju.registers.oversight.discipline_case.columns import DisciplineCaseColumns as Of
from guiju.registers.oversight.discipline_case.columns import DisciplinedPerson

STAFF: dict[str, Any] = {"by": (Role.DISCIPLINE,)}
HEAD: dict[str, Any] = {"by": (Role.HEAD,)}
AFTER = ("decided", "closed")
PERSONS = numbered(asks.parts("persons", "人员情况", DisciplinedPerson, "rank", "status", "member"), "item")
NAMES = asks.parties(gates.PERSON, "被调查人", most=200)
DECIDED = ("result", "sanction", "party_sanction", "measure", "months", "decided_on", "served_how", "served_on")
HEARD = rows.of_each(
    "heard", "告知和听取情况", DisciplinedPerson, "defence", dates=("heard_on",), clears=("found_anew",)
)
ANEW = rows.of_each(
    "anew",
    "须重新告知的人员",
    DisciplinedPerson,
    "found_anew",
    among=gates.heard_undecided,
    clears=("defence", "heard_on"),
)
DECISIONS = rows.of_each(
    gates.ROWS,
    "处理决定",
    DisciplinedPerson,
    "result",
    optional=("sanction", "party_sanction", "measure", "months"),
    dates=("decided_on",),
    clears=("changed_because", "served_how", "served_on", "conduct", "lifted_on"),
)
SERVED = rows.of_each(
    "served",
    "书面通知本人",
    DisciplinedPerson,
    "served_how",
    dates=("served_on",),
    among=lambda row: row.result not in ("", Result.NONE),
)
HANDED = rows.of_each("handed", "移送审查起诉的人员", DisciplinedPerson, "handed_to", dates=("handed_on",))
LIFTED = rows.of_each(
    gates.ROWS,
    "处分期满解除",
    DisciplinedPerson,
    "conduct",
    dates=("lifted_on",),
    among=lambda row: bool(row.months),
)
CHANGED = rows.of_each(
    gates.ROWS,
    "变更、撤销处理的人员",
    DisciplinedPerson,
    "changed_because",
    among=lambda row: bool(row.result),
    clears=DECIDED,
)


def first_decided(facts: Facts) -> Any:
    """The day on which somebody was first dealt with; a case in which nobody is stays uncounted."""
    before = facts.before("decided_on")
    if before is not None:
        return before
    return facts.on if any(told["result"] != Result.NONE for told in facts[gates.ROWS]) else None


def decided_anew(facts: Facts) -> bool:
    return facts.past("change") is not None


def letters(facts: Facts) -> dict[str, Any]:
    """Whom a letter is about: the one whose place among the persons named its row has."""
    return {"named": [party for party in facts.parties if party.role == gates.PERSON]}


STEPS = (
    Step(
        "take_lead",
        "登记线索",
        since=NEW,
        to="lead",
        asks=(
            *(Of.title, Of.track, Of.source, Of.subject, Of.gist),
            *asks.under("所涉事项", asks.maybe(Of.audit), asks.maybe(Of.supervision), asks.maybe(Of.suit)),
        ),
        dates=(Of.led_on,),
        gates=(gates.ORGAN,),
        help_text="标题和线索内容不写姓名；立案时另行登记人员，加密保存。",
        **STAFF,
    ),
    Step("set_aside", "线索了结", since="lead", to="set_aside", asks=(asks.REASON,), **HEAD),
    Step(
        "file",
        "批准立案",
        since="lead",
        to="filed",
        asks=(NAMES, PERSONS),
        dates=(Of.filed_on,),
        gates=(*gates.FILING, title_without_names(gates.PERSON)),
        confirms=(Point("discipline.filed", gates.supervisory),),
        help_text="人员情况与姓名的次序相同，此后按序号办理。",
        **HEAD,
    ),
    Step(
        "name_more",
        "增加被调查人",
        since="filed",
        asks=(NAMES, PERSONS),
        gates=(*gates.NAMED, title_without_names(gates.PERSON)),
        **HEAD,
    ),
    Step("find", "查明事实", since="filed", asks=(Of.found,), gates=(gates.NOBODY_HEARD,), **STAFF),
    Step(
        "find_anew",
        "补充、更正事实",
        since="filed",
        asks=(Of.found, ANEW),
        gates=(rows.every(ANEW, "事实有变化的，已经告知的各人都应当重新告知", "house.discipline_told_anew", "anew"),),
        help_text="告知本人以后，核实申辩或者又查明事实的，在此写明；已经告知的人员须重新告知，听取以后才能决定。",
        **STAFF,
    ),
    Step(
        "hear",
        "告知并听取陈述申辩",
        since=("filed", "decided"),
        asks=(HEARD,),
        gates=gates.HEARING,
        help_text="将认定的事实和拟处理的依据告知本人；本人没有意见的，写明“没有意见”。不得因申辩加重处理。",
        **STAFF,
    ),
    Step(
        "decide",
        "作出处理决定",
        since=("filed", *AFTER),
        to="decided",
        asks=(DECISIONS,),
        sets={"decided_on": first_decided},
        gates=gates.DECIDING,
        confirms=(
            Point("discipline.tried", gates.supervisory),
            Point("discipline.once", gates.appointing),
            Point("discipline.not_heavier", decided_anew),
        ),
        writes=Writes("decision", "处理决定书", each=(gates.ROWS,), also=letters),
        decides=(gates.ROWS,),
        set_right_by=("change",),
        **HEAD,
    ),
    Step("serve", "书面通知本人", since=AFTER, asks=(SERVED,), gates=gates.SERVING, **STAFF),
    Step(
        "hand_over",
        "移送审查起诉",
        since=("filed", *AFTER),
        asks=(HANDED,),
        gates=gates.HANDING,
        confirms=("discipline.handed",),
        **HEAD,
    ),
    Step(
        "lift",
        "登记期满解除",
        since=AFTER,
        asks=(LIFTED,),
        gates=gates.LIFTING,
        help_text="处分期间有悔改表现、没有再发生违纪违法行为的，期满自动解除，在此登记；再次违纪违法的另行立案。",
        **STAFF,
    ),
    Step(
        "change",
        "变更、撤销处理",
        since=AFTER,
        to="decided",
        asks=(CHANGED,),
        gates=objecting_gates.CHANGING,
        help_text="原处理不再计算；随后重新办理“作出处理决定”，撤销处理的选择“不予处理”。",
        **HEAD,
    ),
    Step(
        "drop", "撤销案件", since=("filed", "decided"), to="dropped", asks=(asks.REASON,), gates=gates.DROPPING, **HEAD
    ),
    Step("close", "结案", since="decided", to="closed", gates=(*gates.CLOSING, objecting_gates.MENDED), **HEAD),
)
CLOCKS = (
    Clock(
        lasts=DisciplinedPerson.months,
        unit="month",
        words="登记处分期满解除",
        source="处理决定书",
        whose=gates.ROWS,
        starts="decide",
        met_by="lift",
        dropped_by="change",
    ),
)
