"""What stands before each step of a meeting: reviews passed, the right meeting, its chair, a majority, dissent recorded.

Each gate answers with a sentence, or None.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.kernel.offices.people import Agency
from guiju.kernel.offices.regions import Level, contains
from guiju.registers.decisions.legality_review.choices import Decider, Subject
from guiju.registers.governance.meeting.choices import (
    GOVERNMENT,
    PASSING,
    PREPARING,
    SUBJECTS,
    Business,
    Capacity,
    Chair,
    Kind,
    Verdict,
)
from guiju.registers.governance.meeting.columns import AgendaItem

Item = Any
"""A row told (a dict) or one that is there."""
UNREVIEWED = ("proposed", "drafted", "consulting", "consulted", "in_review", "revising", "failed", "abandoned")
"""Stages of a normative document in which it may not be put before a meeting."""


def has_them(agency: Agency, on: date) -> bool:
    """Whether it has plenary and executive meetings (地方组织法 art. 78): governments from the county up do."""
    return Organ.GOVERNMENT in organs_of(agency.pk, on) and len(agency.region_id) <= Level.COUNTY


def of_a_government(facts: Facts) -> str | None:
    """地方组织法 art. 78: departments and townships have no such meetings."""
    agency = facts.record.agency
    if facts["kind"] not in GOVERNMENT or has_them(agency, facts.on):
        return None
    return f"{Kind(facts['kind']).label}是县级以上人民政府的会议，{agency}召开的请选其他会议类型。"


def _of(item: Item, name: str) -> Any:
    return item.get(name) if isinstance(item, dict) else getattr(item, name)


def _put(facts: Facts) -> Iterable[Item]:
    """The items that the step tells, or those that stand on the agenda."""
    if facts.asks("items"):
        return list(facts["items"])
    return [item for item in facts.parts("items") if not item.struck_because]


def _of_business(facts: Facts, *kinds: Business) -> list[Item]:
    return [item for item in _put(facts) if _of(item, "business") in kinds]


def _named(items: Iterable[Item], words: str) -> str | None:
    titles = "、".join(f"“{_of(item, 'title')}”" for item in items)
    return f"{titles}{words}" if titles else None


def _uncleared(facts: Facts, *kinds: Business) -> list[Item]:
    """The items of these kinds whose legality review is not there or had not passed by the day of the step."""
    items = _of_business(facts, *kinds)
    facts.look_at(_of(item, "review") for item in items if _of(item, "review"))
    return [item for item in items if not (_of(item, "review") and _of(item, "review").cleared_by(facts.on))]


def resting_on(facts: Facts) -> list[tuple[Item, Any]]:
    """Items with the reviews they rest on."""
    pairs = [(item, _of(item, "review")) for item in _put(facts) if _of(item, "review")]
    facts.look_at(review for _, review in pairs)
    return pairs


def decisions_reviewed(facts: Facts) -> str | None:
    """决策条例 25(2): not reviewed, or not lawful, is not put before the meeting; reform with its risk stated may be.
    3(2): emergencies are another matter."""
    return _named(_uncleared(facts, Business.DECISION), "未经合法性审查或者审查未通过，不得提交讨论。")


def others_reviewed(facts: Facts) -> str | None:
    needing = _uncleared(facts, Business.PROJECT, Business.CONTRACT)
    resting = [item for item in _uncleared(facts, Business.OTHER) if _of(item, "review")]
    return _named([*needing, *resting], "未经合法性审查或者审查未通过，不列入议程。")


def reviewed_for_the_government(facts: Facts) -> str | None:
    """决策条例 25(1): what its own maker has reviewed has not been reviewed for the government."""
    if facts["kind"] not in GOVERNMENT:
        return None
    own = [item for item, review in resting_on(facts) if review.decider != Decider.GOVERNMENT]
    own = [item for item in own if _of(item, "business") == Business.DECISION]
    return _named(own, "所选的不是为提请本级人民政府讨论而作的审查，应当由政府负责合法性审查的部门审查。")


def reviewed_as_what_it_is(facts: Facts) -> str | None:
    for item, review in resting_on(facts):
        if review.subject not in SUBJECTS.get(Business(_of(item, "business")), ()):
            business, subject = Business(_of(item, "business")).label, Subject(review.subject).label
            return f"“{_of(item, 'title')}”的类别是{business}，所选合法性审查的审查事项是{subject}，不能作为依据。"
    return None


def put_as_reviewed(facts: Facts) -> str | None:
    """An approval is of the draft for which it was given."""
    resting = [item for item in _put(facts) if _of(item, "review") or _of(item, "document")]
    other = [item for item in resting if _of(item, "business") != Business.REPORT and not _of(item, "as_reviewed")]
    return _named(other, "：提交会议的应当与审查通过的稿子一致，请核实后勾选；审查后有实质改动的，先重新送审。")


def risk_in_the_open(facts: Facts) -> str | None:
    """决策条例 25(2), second sentence: the meeting is told of the risk, not only the file."""
    bare = [item for item, review in resting_on(facts) if review.only_with_its_risk and not _of(item, "stated")]
    return _named(bare, "审查没有通过，作为探索性改革提交讨论的，应当向会议明示法律风险。")


def emergency_stated(facts: Facts) -> str | None:
    """决策条例 3(2): why none of its procedure is asked for."""
    bare = [item for item in _of_business(facts, Business.EMERGENCY) if not _of(item, "stated")]
    return _named(bare, "按突发事件应急处置不经合法性审查提交的，请说明紧急情形。")


def of_this_place(facts: Facts) -> str | None:
    linked = [(item, _of(item, name)) for item in _put(facts) for name in ("review", "document")]
    far = [item for item, record in linked if record and not contains(facts.record.region, record.region)]
    return _named(far, "所选的合法性审查或者文件不属于本行政区域。")


def each_put_once(facts: Facts) -> str | None:
    there = [item for item in facts.parts("items") if not item.struck_because]
    told = list(facts["items"]) if facts.asks("items") else []
    seen: set[Any] = set()
    for item in (*there, *told):
        for record in filter(None, (_of(item, "review"), _of(item, "document"))):
            if record.pk in seen:
                return f"“{record.title}”已经列入本次会议的议程，不重复列入。"
            seen.add(record.pk)
    return None


def not_decided_before(facts: Facts) -> str | None:
    """What a meeting of this kind has passed is decided: put again it is another draft, on another approval.

    Reports on how it is carried out may be heard; what was put off, rejected or passed on is open.
    """
    for name, approved in (("review", "opined_on"), ("document", "reviewed_on")):
        resting = [item for item in _put(facts) if _of(item, name) and _of(item, "business") != Business.REPORT]
        known = {_of(item, name).pk: _of(item, name) for item in resting}
        passed = AgendaItem.objects.filter(verdict__in=PASSING, **{f"{name}__in": list(known)})
        alike = passed.filter(matter__agency=facts.record.agency, matter__kind=facts["kind"])
        for item in alike.exclude(matter=facts.record.pk).exclude(business=Business.REPORT).select_related("matter"):
            record: Any = known[getattr(item, f"{name}_id")]
            meeting: Any = item.matter
            since = getattr(record, approved)
            if since is not None and since <= meeting.held_on <= facts.on:
                facts.look_at([meeting])
                return f"“{record.title}”已经{meeting.held_on}的{meeting.get_kind_display()}审议通过；有改动的，重新审查后提交。"
    return None


def _why_not_put(document: Any, facts: Facts) -> str:
    """Why a normative document may not be put before a meeting of the day; "" where it may."""
    passed = document.reviewed_on is not None and document.reviewed_on <= facts.on and document.stage not in UNREVIEWED
    if not passed:
        return "尚未通过合法性审核，不得提交集体审议。"
    issued = document.issued_on is not None and document.issued_on < facts.on
    return f"已于{document.issued_on}印发，不再提交审议。" if issued else ""


def documents_reviewed(facts: Facts) -> str | None:
    if bare := _named([one for one in _of_business(facts, Business.DOCUMENT) if not _of(one, "document")], ""):
        return f"{bare}尚未通过合法性审核，不得提交集体审议：请选择行政规范性文件。"
    items = [item for item in _put(facts) if _of(item, "document") and _of(item, "business") != Business.REPORT]
    facts.look_at(_of(item, "document") for item in items)
    closed = [(item, why) for item in items if (why := _why_not_put(_of(item, "document"), facts))]
    return f"“{_of(closed[0][0], 'title')}”{closed[0][1]}" if closed else None


def before_the_right_meeting(facts: Facts) -> str | None:
    """决策条例 30(1): what a government decides goes before its plenary or executive meeting; others may prepare it."""
    if facts["kind"] in (*GOVERNMENT, *PREPARING):
        return None
    items = [item for item in _of_business(facts, Business.DECISION) if _of(item, "review")]
    wrong = [item for item in items if _of(item, "review").decider == Decider.GOVERNMENT]
    return _named(wrong, "应当经政府常务会议或者全体会议讨论。")


def not_decided_elsewhere(facts: Facts) -> str | None:
    """决策条例 30(1), 31: asked before, a party committee or a leading group decides nothing in the government's place."""
    decided = _passed_by_whom_prepares(facts, Business.DECISION)
    return _named(decided, f"应当经政府常务会议或者全体会议讨论决定，本次会议同意的请选“{Verdict.FORWARDED.label}”。")


def head_presides(facts: Facts) -> str | None:
    """地方组织法 art. 78: the head of the government calls and chairs its plenary and executive meetings."""
    if facts["kind"] not in GOVERNMENT or facts["chair"] != Chair.DEPUTY:
        return None
    return f"{Kind(facts['kind']).label}由政府主要负责人召集和主持。"


def _members(facts: Facts) -> tuple[int, int]:
    """Members listed, by the step and before it, as there and as away."""
    away_now = {row["id"] for row in facts["absent"]} if facts.asks("absent") else set()
    there = [(row.capacity, bool(row.absent_because) or row.pk in away_now) for row in facts.parts("attendees")]
    told = [(row["capacity"], bool(row["absent_because"])) for row in facts["attendees"] or ()]
    away = [gone for capacity, gone in (*there, *told) if capacity == Capacity.MEMBER]
    return away.count(False), away.count(True)


def who_presides_is_there(facts: Facts) -> str | None:
    chair = facts["chair_name"]
    gone = {row["id"] for row in facts["absent"]} if facts.asks("absent") else set()
    away = {row.name for row in facts.parts("attendees") if row.absent_because or row.pk in gone}
    away |= {row["name"] for row in facts["attendees"] or () if row["absent_because"]}
    return f"主持人“{chair}”登记为缺席，请核对。" if chair and chair in away else None


def attendance_adds_up(facts: Facts) -> str | None:
    came, due = facts["came"], facts["due_to_come"]
    if came is None or due is None:
        return None
    here, away = _members(facts)
    if here > came:
        return f"登记出席的组成人员{here}人，多于实到{came}人。"
    return f"登记缺席的组成人员{away}人，多于应到与实到之差{due - came}人。" if away > due - came >= 0 else None


def each_listed_once(facts: Facts) -> str | None:
    seen = {(row.name, row.unit) for row in facts.parts("attendees")}
    for row in facts["attendees"] or ():
        if (row["name"], row["unit"]) in seen:
            return f"“{row['name']}”已经登记，每人只登记一次；同名的请填写单位职务。"
        seen.add((row["name"], row["unit"]))
    return None


def enough_came(facts: Facts) -> str | None:
    came, due = facts["came"], facts["due_to_come"]
    if came > due:
        return f"实到{came}人多于应到{due}人。"
    return None if came * 2 > due else f"应到{due}人，实到{came}人，未过半数。"


def topic_told(facts: Facts) -> str | None:
    wanted = facts["kind"] in (Kind.LEADING, Kind.SPECIAL)
    return "领导小组会议、专题会议请选择议题领域。" if wanted and not facts["topic"] else None


def held_as_planned(facts: Facts) -> str | None:
    planned = facts["planned_on"]
    return None if planned == facts.on else f"会议原定{planned}召开，实际日期不同的，请先办理“改期”。"


def something_on_the_agenda(facts: Facts) -> str | None:
    return None if list(_put(facts)) else "议程上没有议题。"


def _decided(facts: Facts, business: Business = Business.DECISION) -> list[Item]:
    """Items of this kind to which the step gives a verdict."""
    there = {item.pk: item for item in facts.parts("items")}
    told = [(there.get(row["id"]), row) for row in facts["verdicts"]]
    return [{"title": item.title, **row} for item, row in told if item and item.business == business]


def _passed_by_whom_prepares(facts: Facts, business: Business) -> list[Item]:
    preparing = facts["kind"] in PREPARING
    return [row for row in _decided(facts, business) if preparing and row["verdict"] in PASSING]


def documents_passed_by_their_maker(facts: Facts) -> str | None:
    """国办发〔2018〕37号: a document is passed by the meeting of its maker."""
    passed = _passed_by_whom_prepares(facts, Business.DOCUMENT)
    return _named(passed, f"由制定机关的会议审议通过，本次会议同意的请选“{Verdict.FORWARDED.label}”。")


def dissent_recorded(facts: Facts) -> str | None:
    """决策条例 30(3)."""
    bare = [row for row in _decided(facts) if not row["dissent"]]
    return _named(bare, "：请如实载明不同意见；没有的填“无”。")


def something_told(facts: Facts) -> str | None:
    return None if facts["verdicts"] or facts["noted"] else "没有填写审议结果，也没有填写听取汇报的议定事项。"


def head_spoke_last(facts: Facts) -> str | None:
    """决策条例 30(2)."""
    if not _decided(facts) or facts["head_last"]:
        return None
    return (
        "讨论重大行政决策，行政首长应当最后发表意见；拟作决定与多数人意见不一致的，应当在会上说明理由。请核实后勾选。"
    )


REVIEWED = (
    Gate("decision.legality_review", decisions_reviewed, "items"),
    Gate("decision.legality_review", risk_in_the_open, "items"),
    Gate("decision.legality_reviewer", reviewed_for_the_government, "items"),
    Gate("house.reviewed_as_what_it_is", reviewed_as_what_it_is, "items", "所选合法性审查与议题类别相符"),
    Gate("house.put_as_reviewed", put_as_reviewed, "items", "提交会议的与审查通过的稿子一致"),
    Gate("house.emergency_stated", emergency_stated, "items", "应急处置议题说明紧急情形"),
    Gate("house.of_this_place", of_this_place, "items", "所选审查、文件属于本行政区域"),
    Gate("house.not_decided_before", not_decided_before, "items", "同类会议没有审议通过过同一稿"),
    Gate("normative_document.no_review_no_deliberation", documents_reviewed, "items"),
    Gate("house.reviewed_first", others_reviewed, "items", "重大项目、政府合同经合法性审查后列入议程"),
    Gate("decision.collective_discussion", before_the_right_meeting, "items"),
)
ATTENDANCE = (
    Gate("house.each_listed_once", each_listed_once, "attendees", "每人只登记一次"),
    Gate("house.chair_was_there", who_presides_is_there, "attendees", "主持人没有登记为缺席"),
    Gate("house.attendance_adds_up", attendance_adds_up, "attendees", "登记的参会人员与应到、实到人数相符"),
)
