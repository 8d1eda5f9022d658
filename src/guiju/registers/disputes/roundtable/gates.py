"""What stands before each step of a roundtable. Each gate answers with a sentence, or None.

No statute orders the course of a roundtable: these are rules of good order of the house, but for what only a villagers'
assembly decides.
"""

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.registers.disputes.roundtable.choices import Capacity, Conclusion, LedTo, Verdict

NOTICE_DAYS = 3
"""So many days before the meeting its subject is announced, so that residents can come."""


def something_put(facts: Facts) -> str | None:
    return (
        None if any(row.stands for row in facts.parts("issues")) else "没有列入的议题，不能确定会议；请补充或者取消。"
    )


def announced_in_time(facts: Facts) -> str | None:
    days = (facts["planned_on"] - facts.on).days
    return None if days >= NOTICE_DAYS else f"会议日期应当在公告{NOTICE_DAYS}日以后，所填相隔{days}日。"


def held_as_announced(facts: Facts) -> str | None:
    planned = facts["planned_on"]
    return None if facts.on == planned else f"公告的会议日期为{planned}，改在{facts.on}召开的，先办理改期。"


def residents_came(facts: Facts) -> str | None:
    there = {row["capacity"] for row in facts["seats"]}
    return None if Capacity.RESIDENT in there and len(there) > 1 else "到会的应当有居民（村民），并有其他各方。"


def each_counted_once(facts: Facts) -> str | None:
    told = [(row["capacity"], row["unit"]) for row in facts["seats"]]
    twice = [n for n, one in enumerate(told, 1) if one in told[: n - 1]]
    return f"第{'、'.join(map(str, twice))}项与前面的类别、单位相同，请合并人数。" if twice else None


def something_told(facts: Facts) -> str | None:
    return None if facts["conclusions"] or facts["tasks"] else "请填写议题的协商结果，或者补充议定事项。"


def of_an_issue(facts: Facts) -> str | None:
    """A task carries out what was agreed of an issue that the meeting had before it and the residents have not confirmed."""
    there = {row.item for row in facts.parts("issues") if row.stands and not row.verdict}
    wrong = [n for n, row in enumerate(facts["tasks"], 1) if row["item"] not in there]
    return f"第{'、'.join(map(str, wrong))}项对应的议题不在会议的议题中，或者已经居民确认。" if wrong else None


def term_ahead(facts: Facts) -> str | None:
    wrong = [n for n, row in enumerate(facts["tasks"], 1) if row["due_on"] <= facts.on]
    return f"第{'、'.join(map(str, wrong))}项的完成期限应当晚于{facts.on}。" if wrong else None


def assembly_decides(facts: Facts) -> str | None:
    """村民委员会组织法 art. 24: a roundtable may talk it over, the assembly decides."""
    kept = {row.pk: row for row in facts.parts("issues") if row.assembly_matter}
    told = [kept[row["id"]] for row in facts["conclusions"] if row["id"] in kept and row["conclusion"] == "tasked"]
    return f"{'、'.join(map(str, told))}：应当提请村民（代表）会议决定，圆桌会不能议定落实。" if told else None


def tasks_for_what_was_agreed(facts: Facts) -> str | None:
    given = {row.item for row in facts.parts("tasks") if not row.dropped_because}
    bare = [row for row in facts.parts("issues") if row.conclusion == Conclusion.TASKED and row.item not in given]
    return f"{'、'.join(map(str, bare))}：协商结果为议定落实，没有登记议定事项、责任单位和期限。" if bare else None


def done_before_solved(facts: Facts) -> str | None:
    """What was promised is done before residents are asked whether it helped."""
    undone = {row.item for row in facts.parts("tasks") if not row.result and not row.dropped_because}
    issues = {row.pk: row for row in facts.parts("issues")}
    told = [issues[row["id"]] for row in facts["verdicts"] if row["verdict"] == Verdict.SOLVED and row["id"] in issues]
    apart = (Conclusion.APART, Conclusion.ASSEMBLY)
    wrong = [str(row) for row in told if row.item in undone or row.conclusion in apart]
    return f"{'、'.join(wrong)}：议定事项尚未完成或者未经圆桌会议定，不能确认为已解决。" if wrong else None


def department_named(facts: Facts) -> str | None:
    told = enumerate(facts["handed"], 1)
    wrong = [n for n, row in told if (row["led_to"] == LedTo.DEPARTMENT) != (row["department"] is not None)]
    return f"第{'、'.join(map(str, wrong))}项：移交部门办理的选择部门，其他的不选。" if wrong else None


def one_at_a_time(facts: Facts) -> str | None:
    return None if len(facts["disputed"]) == 1 else "每个议题各转为一件纠纷，请逐项办理。"


PUT = Gate("house.something_put", something_put, gist="有列入的议题")
ANNOUNCED = Gate("house.announced_in_time", announced_in_time, "planned_on", f"会前{NOTICE_DAYS}日公告")
ATTENDED = (
    Gate("house.held_as_announced", held_as_announced, gist="按公告的日期召开"),
    Gate("house.residents_came", residents_came, "seats", "居民和其他各方到会"),
    Gate("house.each_counted_once", each_counted_once, "seats", "同类人员合并计数"),
)
AGREEING = (
    Gate("house.task_of_an_issue", of_an_issue, "tasks", "议定事项对应会议的议题"),
    Gate("house.task_term_ahead", term_ahead, "tasks", "完成期限晚于议定之日"),
)
TOLD = Gate("house.something_agreed", something_told, gist="填写协商结果或者议定事项")
ASSEMBLY = Gate("village.assembly_decides", assembly_decides, "conclusions")
TASKED = Gate("house.tasked", tasks_for_what_was_agreed, gist="议定落实的有事项、责任单位和期限")
DONE = Gate("house.done_before_solved", done_before_solved, "verdicts", "议定事项完成后确认解决")
DEPARTMENT = Gate("house.department_named", department_named, "handed", "移交部门的写明部门")
ONE = Gate("house.one_at_a_time", one_at_a_time, "disputed", "逐项转为纠纷")
