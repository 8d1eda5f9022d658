"""What stands before each step of a roundtable. Each gate answers with a sentence, or None.

No statute orders the course of a roundtable: these are rules of good order of the house, but for what only a villagers'
assembly decides.
"""

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row
from guiju.kernel.declaring.steps import Gate
from guiju.registers.disputes.roundtable.choices import Capacity, Conclusion, LedTo, Verdict

NOTICE_DAYS = 3
"""So many days before the meeting its subject is announced, so that residents can come."""


def something_put(facts: Facts) -> str | None:
    put = any(row.stands for row in facts.parts("issues"))
    return None if put else "没有列入的议题，不能确定、召开会议；请补充或者取消。"


def announced_in_time(facts: Facts) -> str | None:
    days = (facts["planned_on"] - facts.on).days
    return None if days >= NOTICE_DAYS else f"会议日期应当在公告{NOTICE_DAYS}日以后，所填相隔{days}日。"


def held_as_announced(facts: Facts) -> str | None:
    planned = facts["planned_on"]
    return None if facts.on == planned else f"公告的会议日期为{planned}，改在{facts.on}召开的，先办理改期。"


def residents_came(facts: Facts) -> str | None:
    there = {row["capacity"] for row in facts["seats"]}
    return None if Capacity.RESIDENT in there and len(there) > 1 else "到会的应当有居民（村民），并有其他各方。"


def counted_once(facts: Facts, told: dict[str, Any], row: None) -> bool:
    return sum((one["capacity"], one["unit"]) == (told["capacity"], told["unit"]) for one in facts["seats"]) == 1


def something_told(facts: Facts) -> str | None:
    return None if facts["conclusions"] or facts["tasks"] else "请填写议题的协商结果，或者补充议定事项。"


def of_an_issue(facts: Facts, told: dict[str, Any], row: None) -> bool:
    """A task carries out what is the meeting's to agree, and residents have not confirmed."""
    found = (issue for issue in facts.parts("issues") if issue.item == told["item"])
    return any(issue.stands and not issue.verdict and not issue.assembly_matter for issue in found)


def tasks_for_what_was_agreed(facts: Facts) -> str | None:
    given = {row.item for row in facts.parts("tasks") if not row.dropped_because}
    bare = [row for row in facts.parts("issues") if row.conclusion == Conclusion.TASKED and row.item not in given]
    return f"{'、'.join(map(str, bare))}：协商结果为议定落实，没有登记议定事项、责任单位和期限。" if bare else None


def done_before_solved(facts: Facts, told: dict[str, Any], issue: Any) -> bool:
    """What was promised is done before residents are asked whether it helped; what only fell away has helped nobody."""
    if issue is None or told["verdict"] != Verdict.SOLVED:
        return True
    given = [row for row in facts.parts("tasks") if row.item == issue.item and not row.dropped_because]
    return all(row.result for row in given) and (bool(given) or issue.conclusion == Conclusion.ANSWERED)


def to_its_organ(facts: Facts, told: dict[str, Any], issue: Any) -> bool:
    """A department, another than the meeting's own agency, is named where it goes to one."""
    if told["led_to"] != LedTo.DEPARTMENT:
        return told["department"] is None
    return told["department"] is not None and told["department"].pk != facts.record.agency_id


def left_to_the_assembly(ask: str, column: str, *others: str) -> Gate:
    """村民委员会组织法 art. 24: a roundtable may talk it over, the assembly decides; so none of ``others`` is told of it."""
    words = "应当提请村民（代表）会议决定，不能由圆桌会、部门代为决定。"
    return each_row(
        "village.assembly_decides",
        ask,
        lambda facts, told, issue: issue is None or not issue.assembly_matter or told[column] not in others,
        words,
    )


PUT = Gate("house.something_put", something_put, gist="有列入的议题")
ANNOUNCED = Gate("house.announced_in_time", announced_in_time, "planned_on", f"会前{NOTICE_DAYS}日公告")
ATTENDED = (
    PUT,
    Gate("house.held_as_announced", held_as_announced, gist="按公告的日期召开"),
    Gate("house.residents_came", residents_came, "seats", "居民和其他各方到会"),
    each_row("house.each_counted_once", "seats", counted_once, "类别、单位重复，请合并人数。", "同类人员合并计数"),
)
AGREEING = (
    each_row(
        "house.task_of_an_issue",
        "tasks",
        of_an_issue,
        "对应的议题不在会议的议题中、已经居民确认，或者应当由村民会议决定。",
        "议定事项对应会议的议题",
    ),
    each_row(
        "house.task_term_ahead",
        "tasks",
        lambda facts, told, row: told["due_on"] > facts.on,
        "的完成期限应当晚于发生日期。",
        "完成期限晚于议定之日",
    ),
)
TOLD = Gate("house.something_agreed", something_told, gist="填写协商结果或者议定事项")
TASKED = Gate("house.tasked", tasks_for_what_was_agreed, gist="议定落实的有事项、责任单位和期限")
DONE = each_row(
    "house.done_before_solved",
    "verdicts",
    done_before_solved,
    "的议定事项尚未完成，或者没有议定落实，不能确认为已解决。",
    "议定事项完成后确认解决",
)
CONCLUDED = left_to_the_assembly("conclusions", "conclusion", Conclusion.ANSWERED, Conclusion.TASKED)
HANDED = (
    each_row(
        "house.department_named",
        "handed",
        to_its_organ,
        "：移交部门办理的，选择本机关以外的部门；其他的不选。",
        "移交部门的写明部门",
    ),
    left_to_the_assembly("handed", "led_to", LedTo.DEPARTMENT),
)
STILL_TO_COME = each_row(
    "house.still_to_come",
    "again",
    lambda facts, told, issue: told["next"].held_on is None or told["next"].held_on > facts.on,
    "：所选的圆桌会已经召开，请选择尚未召开的。",
    "续议的会议尚未召开",
)
