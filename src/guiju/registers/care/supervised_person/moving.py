"""请假、变更执行地: leave, and a move to another place, where the thread goes on (社区矫正法 art. 27, 戒毒条例 arts. 19, 22)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, in_order, only_if
from guiju.kernel.declaring.reach import anywhere
from guiju.kernel.declaring.steps import Gate, Point, Step, Writes
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.kernel.offices.regions import Level
from guiju.law.counting import add_months
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import DRUGS, End, Kind
from guiju.registers.care.supervised_person.columns import SupervisedPersonColumns as Of
from guiju.registers.care.supervised_person.receiving import on_list_of

SHORT, LONG = 7, 30
"""So many days may be granted by an office to which this is entrusted, and by the county's agency at a time."""
REGULAR = 6
"""实施办法 art. 29: for so many months somebody may be let go to and fro, at a time."""
WRITTEN_FROM = 3
"""戒毒条例 art. 19(3): away for so many days or more, one reports in writing."""


def of_the_county(facts: Facts) -> bool:
    return any(organ is Organ.JUSTICE for organ, _ in facts.actor.functions)


def days_away(facts: Facts) -> int:
    return int((facts["leave_until"] - facts["leave_from"]).days) + 1


def office_grants_a_week(facts: Facts) -> str | None:
    if not facts["leave_from"] or of_the_county(facts):
        return None
    if facts["leave_regular"]:
        return "经常性跨市、县活动，由县级社区矫正机构负责人批准。"
    if days_away(facts) <= SHORT:
        return None
    return f"外出{days_away(facts)}日，超过{SHORT}日的由县级社区矫正机构负责人批准。"


def a_month_at_most(facts: Facts) -> str | None:
    """实施办法 art. 27(2): longer, and it is the agency above that grants it."""
    many = days_away(facts) if facts["leave_from"] and not facts["leave_regular"] else 0
    if many <= LONG or facts["granted_above"]:
        return None
    return f"外出{many}日，每次批准不超过{LONG}日；确需更久的报上一级社区矫正机构批准，填写其批准。"


def half_a_year_at_most(facts: Facts) -> str | None:
    first, last = facts["leave_from"], facts["leave_until"]
    if not first or not facts["leave_regular"] or last < add_months(first, REGULAR):
        return None
    return f"经常性跨市、县活动一次批准不超过{REGULAR}个月，期满仍需要的，重新申请。"


def later_back(facts: Facts) -> str | None:
    until = facts.record.leave_until  # type: ignore[attr-defined]
    return None if until is None or facts["leave_until"] > until else f"延长后的返回日期应当晚于{until}。"


def before_return_is_due(facts: Facts) -> str | None:
    until = facts.record.leave_until  # type: ignore[attr-defined]
    return None if until is None or facts.on <= until else f"外出至{until}，期满前才可以续假；逾期未归的查明后处理。"


def leave_asked(facts: Facts) -> str | None:
    record: Any = facts.record
    return None if record.leave_from and not record.on_leave else "没有待决定的请假申请。"


def nothing_asked(facts: Facts) -> str | None:
    record: Any = facts.record  # the leave that there is, not the one that is asked for now
    return "已有请假申请或者正在外出，请先办结。" if record.leave_from else None


def away_on_leave(facts: Facts) -> str | None:
    return None if facts["on_leave"] else "没有批准在外的请假。"


def reported_in_writing(facts: Facts) -> str | None:
    """戒毒条例 art. 19(3)."""
    if facts["days"] < WRITTEN_FROM or facts["in_writing"]:
        return None
    return f"离开执行地所在县（市、区）{WRITTEN_FROM}日以上的，应当书面报告。"


def move_asked(facts: Facts) -> str | None:
    return None if facts["moving_to"] else "没有变更执行地的申请。"


def another_agency(facts: Facts) -> str | None:
    same = facts["agency"].pk == facts.record.agency_id
    return "变更后的机关与现在的相同。" if same else None


def that_serves(facts: Facts) -> str | None:
    """社区矫正法 arts. 8, 9, 禁毒法 art. 34: the county's correction agency, or the township to which it is entrusted."""
    agency = facts["agency"]
    if len(agency.region_id) == Level.TOWNSHIP or Organ.JUSTICE in organs_of(agency.pk, facts.on):
        return None
    return f"{agency.name}不办理监管帮教，应当选择司法行政部门或者乡镇（街道）。"


def not_on_their_list(facts: Facts) -> str | None:
    record: Any = facts.record
    return on_list_of(record, facts["agency"], record.person_key, record.kind, "变更后的机关")


def has_moved(facts: Facts) -> str | None:
    last = facts.past("approve_move", "report_anew")
    return None if last is not None and last.step == "approve_move" else "没有批准后尚未报到的变更执行地。"


def by_the_county(facts: Facts) -> str | None:
    """社区矫正法 art. 27(2): the correction agency decides, tells who decided on correction and the new agency, and sends it
    the papers; of drug users the township passes the papers on."""
    if not of_the_county(facts):
        return "社区矫正变更执行地，由县级社区矫正机构负责人批准。"
    if not facts["notified"]:
        return "变更执行地，应当通知决定机关和变更后的社区矫正机构，并向后者抄送法律文书。"
    return None


NOTIFIED = asks.yes("notified", "已经通知决定机关和变更后的机关，并抄送法律文书")
DECIDED: tuple[Gate, ...] = (
    actors.NOT_LOST,
    Gate("house.move_asked", move_asked, "", "有变更执行地的申请"),
    only_if(actors.in_correction, Gate("correction.move_decision", by_the_county, "notified")),
    four_eyes("批准变更执行地的，不得是提出申请的经办人。", "ask_move"),
)


def moved(facts: Facts) -> dict[str, Any]:
    """The record goes along; of drug users the new place signs a new agreement (戒毒条例 art. 22(3))."""
    anew = {"agreed_on": None} if actors.for_drugs(facts) else {}
    return {"region": facts["agency"].region_id, "moving_to": "", **anew, **actors.NO_LEAVE}


ABOVE = asks.maybe(
    asks.words("granted_above", "上一级社区矫正机构的批准（机关、文号）", longest=120),
    f"外出超过{LONG}日的，应当填写。",
)
LENGTHS = (
    Gate("correction.leave_short", office_grants_a_week),
    Gate("correction.leave_long", a_month_at_most, "granted_above"),
)

STEPS = (
    Step(
        "ask_leave",
        "申请请假",
        since="registered",
        asks=(
            asks.ahead(Of.leave_from),
            asks.ahead(Of.leave_until),
            Of.leave_to,
            Of.leave_regular,
            asks.reason("事由（就医、就学、诉讼、家庭或者工作重要事务等）"),
        ),
        gates=(
            actors.only_of("请假", Kind.CORRECTION),
            actors.NOT_LOST,
            Gate("house.no_leave_yet", nothing_asked, "", "没有未办结的请假"),
            *in_order("on", "leave_from", "leave_until"),
            Gate("correction.leave_regular", half_a_year_at_most, "leave_until"),
        ),
        **actors.WORKER,
    ),
    Step(
        "approve_leave",
        "批准请假",
        since="registered",
        asks=(ABOVE,),
        sets={"on_leave": True},
        gates=(
            actors.NOT_LOST,
            Gate("house.leave_asked", leave_asked, "", "有待决定的请假申请"),
            *in_order("on", "leave_from"),
            *LENGTHS,
            four_eyes("批准请假的，不得是提出申请的经办人。", "ask_leave"),
        ),
        confirms=("correction.leave_approval",),
        writes=Writes("leave_permit", "外出批准书"),
        **actors.EITHER_HEAD,
    ),
    Step(
        "refuse_leave",
        "不予批准请假",
        since="registered",
        asks=(asks.REASON,),
        sets=actors.NO_LEAVE,
        gates=(Gate("house.leave_asked", leave_asked, "", "有待决定的请假申请"),),
        **actors.EITHER_HEAD,
    ),
    Step(
        "prolong_leave",
        "批准续假",
        since="registered",
        asks=(asks.ahead(Of.leave_until), asks.reason("不能按期返回的事由"), ABOVE),
        gates=(
            Gate("house.away_on_leave", away_on_leave, "", "经批准正在外出"),
            Gate("house.before_return", before_return_is_due, "", "原定返回日期未过"),
            Gate("house.later_back", later_back, "leave_until", "返回日期推后"),
            Gate("correction.leave_regular", half_a_year_at_most, "leave_until"),
            *LENGTHS,
        ),
        writes=Writes("leave_permit", "外出批准书"),
        help_text="外出的总日数自外出起计算，超过七日、三十日的，批准的机关与请假相同。",
        **actors.EITHER_HEAD,
    ),
    Step(
        "end_leave",
        "销假",
        since="registered",
        sets=actors.NO_LEAVE,
        gates=(Gate("house.away_on_leave", away_on_leave, "", "经批准正在外出"),),
        **actors.WORKER,
    ),
    Step(
        "report_leave",
        "离开报告",
        since="registered",
        asks=(
            asks.number("days", "离开日数", least=1, most=400),
            asks.words("destination", "去往", longest=100),
            asks.yes("in_writing", "已经书面报告"),
        ),
        gates=(
            actors.only_of("离开报告", *DRUGS),
            only_if(actors.for_drugs, Gate("drug_rehab.leave_report", reported_in_writing, "in_writing")),
        ),
        **actors.WORKER,
    ),
    Step(
        "ask_move",
        "申请变更执行地",
        since="registered",
        asks=(Of.moving_to, asks.REASON),
        **actors.WORKER,
    ),
    Step(
        "approve_move",
        "批准变更执行地",
        since="registered",
        asks=(anywhere(Of.agency, "变更后的机关"), asks.words("agreed_by", "新执行地的意见", longest=200), NOTIFIED),
        sets=moved,
        gates=(
            Gate("house.another_agency", another_agency, "agency", "变更后的机关是另一机关"),
            Gate("house.agency_serves", that_serves, "agency", "变更后的机关办理监管帮教"),
            Gate("house.once_on_list", not_on_their_list, "agency", "不在变更后机关的同类名册中"),
            *DECIDED,
        ),
        writes=Writes("move_decision", "变更执行地决定书"),
        decides=(Of.agency,),
        set_right_by=("approve_move",),
        help_text="记录随人转往新执行地的机关，原机关不再看到；在册人数按各自的时段计算。",
        **actors.EITHER_HEAD,
    ),
    Step(
        "move_away",
        "转出",
        since="registered",
        to="ended",
        asks=(
            asks.words("new_place", "变更后的机关", longest=100),
            asks.words("agreed_by", "新执行地的意见", longest=200),
            NOTIFIED,
        ),
        sets={"outcome": End.MOVED, **actors.GONE},
        gates=DECIDED,
        writes=Writes("move_away_decision", "变更执行地决定书"),
        help_text="变更后的机关不使用本系统的，办理转出；使用本系统的，办理“批准变更执行地”。",
        **actors.EITHER_HEAD,
    ),
    Step(
        "refuse_move",
        "不予变更执行地",
        since="registered",
        asks=(asks.REASON,),
        sets={"moving_to": ""},
        gates=(Gate("house.move_asked", move_asked, "", "有变更执行地的申请"),),
        **actors.EITHER_HEAD,
    ),
    Step(
        "report_anew",
        "到新执行地报到",
        since="registered",
        gates=(Gate("house.has_moved", has_moved, "", "已经批准变更执行地，尚未报到"),),
        confirms=(Point("correction.move_documents", actors.in_correction),),
        **actors.COUNTY,
    ),
)
