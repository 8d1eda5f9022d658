"""What stands before each step of an event: the grid in being, a department that answers for it, the grid's own eyes.

Each gate answers with a sentence, or None. No law says so: these are rules of good order of the house.
"""

from __future__ import annotations

from datetime import timedelta

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import ORGAN_LABELS, organs_of
from guiju.kernel.offices.regions import contains
from guiju.registers.disputes.grid_event.choices import ANSWERS, Handled, Kind

A_YEAR = timedelta(days=366)


def grid_in_being(facts: Facts) -> str | None:
    grid = facts["grid"]
    if not grid.serves_on(facts.on):
        return f"网格“{grid.title}”在{facts.on}不在册。"
    if grid.agency_id != facts.record.agency_id:
        return f"网格“{grid.title}”由{grid.agency}管理，应当由其登记。"
    return None


def another_kind(facts: Facts) -> str | None:
    same = facts["kind"] == facts.before("kind")
    return f"该事件现在就是“{Kind(facts['kind']).label}”类。" if same else None


def another_grid(facts: Facts) -> str | None:
    """The grid to which an event is moved is not the one that has it."""
    grid = facts["grid"]
    return f"该事件现在就在网格“{grid.title}”。" if grid.pk == facts.before("grid_id") else None


def answers_for_it(facts: Facts) -> str | None:
    """The department reaches over where it happened and has, on the day, the function that the kind of event asks for."""
    wanted, department = ANSWERS.get(facts["kind"], ()), facts["handler"]
    if not contains(department.region_id, facts.record.region):
        return f"事件不在{department}的管辖区域，应当划转对当地有管辖权的部门。"
    if not wanted or set(wanted) & organs_of(department.pk, facts.on):
        return None
    organs = "或者".join(ORGAN_LABELS[organ] for organ in wanted)
    kind = Kind(facts["kind"]).label
    return f"{department}在{facts.on}没有登记{organs}的职能，“{kind}”类事件应当划转有此职能的部门。"


def term_ahead(facts: Facts) -> str | None:
    return None if facts["due_on"] > facts.on else f"处置期限{facts['due_on']}应当晚于划转（延长）之日{facts.on}。"


def term_within_a_year(facts: Facts) -> str | None:
    """Events are a matter of days; whose term lies years ahead mistook the year. It may be lengthened again and again."""
    latest = facts.on + A_YEAR
    if facts["due_on"] <= latest:
        return None
    return f"处置期限{facts['due_on']}距{facts.on}超过一年，请核对年份；确需更长时间的，在届满以前逐次延长。"


def later_than_before(facts: Facts) -> str | None:
    before = facts.before("due_on")
    told = facts["due_on"]
    return f"延长后的期限应当晚于原定的{before}。" if before is not None and told <= before else None


def term_not_over(facts: Facts) -> str | None:
    """A limit that has run out is not lengthened: late is late, and the lamp says so."""
    due = facts.before("due_on")
    over = due is not None and facts.on > due
    return f"处置期限{due}已经届满，不能再延长；请督促部门尽快处置，或者收回。" if over else None


def not_by_who_handled_it(facts: Facts) -> str | None:
    """Where a department handled it, nobody verifies their own work."""
    if facts["handled_by"] != Handled.DEPARTMENT or not facts.took_part("finish"):
        return None
    return "由部门处置的，处置完毕的经办人员不得自行核查。"


GRID_IN_BEING = Gate("house.grid_in_being", grid_in_being, "grid", "网格在册，由登记的机关管理")
ANOTHER_KIND = Gate("house.another_kind", another_kind, "kind", "变更为另一类型")
ANOTHER_GRID = Gate("house.another_grid", another_grid, "grid", "变更到另一网格")
ANSWERS_FOR_IT = Gate(
    "house.department_answers", answers_for_it, "handler", "划转的部门对当地有管辖权，有该类事件的职能"
)
TERM_AHEAD = Gate("house.term_ahead", term_ahead, "due_on", "处置期限晚于划转之日")
WITHIN_A_YEAR = Gate("house.term_within_a_year", term_within_a_year, "due_on", "处置期限在一年以内")
LATER = Gate("house.later_than_before", later_than_before, "due_on", "延长后的期限晚于原定期限")
NOT_OVER = Gate("house.term_not_over", term_not_over, gist="在处置期限届满以前延长")
OTHER_EYES = Gate("house.verified_by_others", not_by_who_handled_it, gist="部门处置的，处置人员不自行核查")
