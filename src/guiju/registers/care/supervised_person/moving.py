"""变更执行地、转出: a move to another place, where the thread goes on (社区矫正法 art. 27(2), 戒毒条例 art. 22)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, only_if
from guiju.kernel.declaring.reach import anywhere
from guiju.kernel.declaring.steps import Gate, Point, Step, Writes
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.kernel.offices.regions import Level
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import End
from guiju.registers.care.supervised_person.columns import SupervisedPersonColumns as Of
from guiju.registers.care.supervised_person.receiving import on_list_of


def move_asked(facts: Facts) -> str | None:
    return None if facts["moving_to"] else "没有变更执行地的申请。"


def no_move_asked(facts: Facts) -> str | None:
    record: Any = facts.record
    return "已有变更执行地的申请，请先办结。" if record.moving_to else None


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
    if not actors.of_the_county(facts):
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


STEPS = (
    Step(
        "ask_move",
        "申请变更执行地",
        since="registered",
        asks=(Of.moving_to, asks.REASON),
        gates=(Gate("house.no_move_yet", no_move_asked, "", "没有未办结的变更执行地申请"),),
        **actors.WORKER,
    ),
    Step(
        "withdraw_move",
        "撤回变更执行地申请",
        since="registered",
        asks=(asks.REASON,),
        sets={"moving_to": ""},
        gates=(Gate("house.move_asked", move_asked, "", "有变更执行地的申请"),),
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
