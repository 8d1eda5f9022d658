"""热线诉求: what stands before each step. Each gate answers with a sentence, or None.

Terms of answering are set by local rules that are not at hand: the day and what sets it are told when a request is
dispatched. 消费者权益保护法 (2013) art. 46 alone sets a limit by law.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, title_without_names, words_without_parties
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import ORGAN_LABELS, Organ, organs_of
from guiju.kernel.offices.people import Agency
from guiju.kernel.offices.regions import contains
from guiju.registers.oversight.hotline_case.choices import ANSWERS, Kind, Topic
from guiju.registers.oversight.hotline_case.columns import CALLED

COMPLAINT_RULE = "consumer.complaint"
UNDER_WAY = ("assigned", "returned", "handling")
"""Stages of an order that its agency has not answered."""


def orders(facts: Facts, *stages: str) -> list[Any]:
    """Orders of the present turn: what is done again is not answered by what was answered before."""
    return facts.look_at(CALLED.of(facts.record).filter(stage__in=stages, turn=facts["redone"]))


def consumer_told(facts: Facts) -> str | None:
    if not facts["consumer"]:
        told = facts["merchant"] or facts["disputed"] is not None
        return "不是消费者投诉举报的，不填写经营者和争议金额。" if told else None
    if facts["kind"] not in (Kind.COMPLAINT, Kind.REPORT):
        return "消费者投诉举报的诉求类型为投诉或者举报。"
    return None if facts["merchant"] else "消费者投诉举报的，写明被投诉举报的经营者。"


def recovered_by_consumers(facts: Facts) -> str | None:
    wrong = facts["recovered"] is not None and not facts["consumer"]
    return "不是消费者投诉举报的，不填写挽回经济损失。" if wrong else None


def not_confidential(facts: Facts) -> str | None:
    return "要求保密的和举报（消费者举报除外）先登记受理，再答复。" if kept_apart(facts) else None


def kept_apart(facts: Facts) -> bool:
    """Reports of wrongdoing, and what is asked to be kept secret, are for those who work on it alone. What consumers report
    of a shop is everyday work of the counter."""
    report = facts["kind"] == Kind.REPORT and not facts["consumer"]
    return bool(report or facts["confidential"])


def still_open(facts: Facts) -> str | None:
    """Put right to what is kept apart, a request that everybody of the office reads is restricted first: what restricts it as
    it comes in is worked out once."""
    corrected, case = bool(facts.entries), facts.record
    shut = not corrected or case.restricted or not kept_apart(facts)
    return None if shut else "更正为要求保密的、举报的，先申请并批准“限制查看”，再办理更正。"


def at_market(case: Any, on: date) -> bool:
    """The department that the consumer turned to is the one that keeps the record (消费者权益保护法 art. 46)."""
    return bool(case.consumer) and not case.redone and Organ.MARKET in organs_of(case.agency_id, on)


def received_for_market(facts: Facts) -> bool:
    told = bool(facts["consumer"]) and not facts["redone"]
    return told and Organ.MARKET in organs_of(facts.record.agency_id, facts.on)


def came_on(facts: Facts, case: Any, unit: Agency) -> date:
    """When the department got the complaint that it answers within seven working days: with the first of its orders, however
    often they were taken back; with the request itself where it came to the department that has the line."""
    if at_market(case, facts.on):
        received: date = case.received_on
        return min(facts.on, received)
    others = (
        CALLED.of(case).filter(turn=case.redone, agency=unit, assigned_on__isnull=False).exclude(pk=facts.record.pk)
    )
    days: list[date] = [row.assigned_on for row in facts.look_at(others)]
    return min([facts.on, *days])


def in_time(facts: Facts) -> bool:
    """None of its days has passed: that of the law, that of the request, that of any order; what was late stays late."""
    case: Any = facts.record
    last = facts.due(COMPLAINT_RULE, case.received_on) if at_market(case, facts.on) else None
    days = [day for day in (last, case.due_on if not orders(facts, "answered") else None) if day is not None]
    early = all(row.in_time is not False for row in orders(facts, "answered", "recalled"))
    return case.in_time is not False and early and all(facts.on <= day for day in days)


def answers_for_it(facts: Facts) -> str | None:
    """The lead reaches over the place and has the function that the topic asks for, or is the government of its place."""
    lead, topic = facts["lead"], facts["topic"]
    if not contains(facts.record.region, lead.region_id):
        return f"{lead}不在本行政区域内，应当派给本行政区域内有该职责的单位。"
    wanted, there = set(ANSWERS.get(topic, ())), set(organs_of(lead.pk, facts.on))
    if not wanted or there & {*wanted, Organ.GOVERNMENT}:
        return None
    named = "或者".join(ORGAN_LABELS[organ] for organ in ANSWERS[topic])
    return (
        f"{lead}在{facts.on}没有登记{named}的职能，“{Topic(topic).label}”类诉求派给有此职能的部门，或者属地人民政府。"
    )


def joint_apart(facts: Facts) -> str | None:
    twice = facts["lead"] in facts["joint"]
    return "主办单位不再列为协办单位。" if twice else None


def newly_called(facts: Facts) -> str | None:
    """An agency whose order still runs needs no second one."""
    there = {row.agency_id for row in orders(facts, *UNDER_WAY)}
    again = [str(unit) for unit in facts["joint"] if unit.pk in there]
    return f"{'、'.join(again)}的工单尚在办理，不重复派单；需要催促的，在工单中催办。" if again else None


def lead_is_free(facts: Facts) -> str | None:
    there = [row for row in orders(facts, *UNDER_WAY) if row.is_lead]
    return f"主办单位{there[0].agency}的工单尚未收回，不能改派；先在工单中办理“收回工单”。" if there else None


def term_ahead(facts: Facts) -> str | None:
    return None if facts["due_on"] > facts.on else f"办理期限{facts['due_on']}应当晚于{facts.on}。"


def within_the_law(facts: Facts) -> str | None:
    if not facts["consumer"]:
        return None
    units = [*([facts["lead"]] if facts.asks("lead") else []), *facts["joint"]]
    ends = [facts.due(COMPLAINT_RULE, came_on(facts, facts.record, unit)) for unit in units]
    last = min(
        (day for day in ends if day is not None and day > facts.on), default=None
    )  # what is late is dispatched too
    late = last is not None and facts["due_on"] > last
    return f"消费者投诉自部门收到之日起七个工作日内处理并告知，最迟为{last}。" if late else None


def nothing_runs(facts: Facts) -> str | None:
    rows = orders(facts, *UNDER_WAY)
    if rows:
        return f"{rows[0].agency}的工单尚未反馈或者收回，还不能答复。"
    return None if orders(facts, "answered") else "没有承办单位的反馈；收回后由热线直接答复的，办理“直接答复”。"


def nobody_else_answers(facts: Facts) -> str | None:
    rows = orders(facts, *UNDER_WAY, "answered")
    return f"{rows[0].agency}已经接单，先收回工单，或者在反馈后办理“答复诉求人”。" if rows else None


def another_first(facts: Facts) -> str | None:
    """The first is another's start: of the same office, not itself a repeat or refused, not later than this one."""
    first = facts["first"]
    if first.pk == facts.record.pk:
        return "先前诉求应当是另一件。"
    if first.agency_id != facts.record.agency_id:
        return f"先前诉求由{first.agency}登记，只能并入本机构登记的诉求。"
    if first.stage in ("merged", "declined", "withdrawn"):
        return f"{facts.named(first)}现为“{first.stage_label}”，不能并入。"
    if first.received_on > facts["received_on"]:
        return f"{facts.named(first)}受理在后，应当将其并入本件。"
    if first.stage == "closed" and first.closed_on < facts["received_on"]:
        return f"{facts.named(first)}在本件提出以前已于{first.closed_on}办结，本件应当另行办理。"
    return None


def not_a_first(facts: Facts) -> str | None:
    model: Any = type(facts.record)
    rows = facts.look_at(model._default_manager.filter(first=facts.record.pk, stage="merged")[:1])
    return f"{facts.named(rows[0])}已经并入本件，本件不能再并入其他诉求。" if rows else None


def not_rated_by_self(facts: Facts) -> str | None:
    return "诉求人已经自行评价，以其评价为准。" if facts.before("rated_by") == "self" else None


def heard(facts: Facts) -> str | None:
    if facts["rated_on"] is not None or facts["called_on"] is not None:
        return None
    return "尚未回访，诉求人也没有评价；联系不上的，登记“回访未能联系”。"


def not_dissatisfied(facts: Facts) -> str | None:
    poor = facts["solved"] == "unsolved" and not facts["unsolved_because"]
    return "诉求人表示没有解决的，退回重办；依法不能解决的，写明理由和向诉求人解释的情况。" if poor else None


def identified(facts: Facts) -> str | None:
    return None if facts["identified"] else "补发查询码以前，应当核对诉求人身份。"


OPENED = (
    title_without_names("caller"),
    Gate("house.hotline_consumer", consumer_told, "merchant", "消费者投诉举报写明经营者"),
)
KEPT_APART = Gate("house.hotline_kept_apart", still_open, "confidential", "要求保密的、举报的限制查看")
AT_ONCE = Gate("house.hotline_confidential", not_confidential, "confidential", "要求保密的、举报先登记受理")
RECOVERED = Gate("house.hotline_recovered", recovered_by_consumers, "recovered", "挽回损失的是消费者投诉举报")
LEAD = (
    Gate("house.hotline_duty", answers_for_it, "lead", "主办单位有该类诉求的职责"),
    Gate("house.hotline_joint", joint_apart, "joint", "协办单位不是主办单位"),
)
TERM = (
    Gate("house.hotline_term", term_ahead, "due_on", "办理期限晚于派单之日"),
    Gate(COMPLAINT_RULE, within_the_law, "due_on", holds=lambda facts: bool(facts["consumer"])),
)
TASK = words_without_parties("task", "caller", addresses=lambda facts: bool(facts.record.restricted))
NEWLY = Gate("house.hotline_newly", newly_called, "joint", "没有正在办理的工单")
LEAD_FREE = Gate("house.hotline_lead_free", lead_is_free, "lead", "原主办工单已经收回")
ALL_ANSWERED = Gate("house.hotline_answered", nothing_runs, gist="工单都已经反馈或者收回")
NONE_ELSE = Gate("house.hotline_directly", nobody_else_answers, gist="没有承办单位接单")
MERGING = (
    Gate("house.hotline_first", another_first, "first", "先前诉求在前，本件提出时没有办结"),
    Gate("house.hotline_no_chain", not_a_first, gist="没有其他诉求并入本件"),
)
CALLING = (
    Gate("house.hotline_self_rated", not_rated_by_self, gist="诉求人没有自行评价"),
    four_eyes("答复的人员不得自行回访。", "answer_at_once", "answer_directly", "answer"),
)
HEARD = (
    Gate("house.hotline_heard", heard, gist="已经回访或者评价"),
    Gate("house.hotline_unsolved", not_dissatisfied, "unsolved_because", "没有解决的退回重办，或者写明理由"),
)
IDENTIFIED = Gate("house.hotline_identified", identified, "identified", "核对诉求人身份")
