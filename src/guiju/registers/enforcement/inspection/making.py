"""确定检查、现场检查: planned, or entered as it was made; with the checklist's items, and what was found."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import title_without_names
from guiju.kernel.declaring.recordings import recordings
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import NEW, Fork, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.enforcement import authority
from guiju.registers.enforcement.inspection import gates
from guiju.registers.enforcement.inspection.choices import Result, Signed
from guiju.registers.enforcement.inspection.columns import CheckedItem, Hazard, Inspector
from guiju.registers.enforcement.inspection.columns import InspectionColumns as Of
from guiju.registers.enforcement.inspection.subject import SUBJECT, key_of

PARTNER = "partner"
FIELDWORK: dict[str, Any] = {"by": (Role.OFFICER, Role.CLERK)}
WHAT: tuple[Any, ...] = (
    Of.title,
    Of.kind,
    Of.field,
    authority.POWER,
    authority.BODY,
    asks.maybe(Of.checklist),
    Of.subject_kind,
    asks.parties(SUBJECT, "检查对象", most=1),
    asks.maybe(Of.sensitive),
    asks.maybe(Of.cause, "专项检查、核查的，应当填写。"),
    asks.maybe(Of.lot, "双随机抽查的，应当选择。"),
    asks.maybe(Of.listed, "按本平台的抽取检查的，应当选择。"),
    asks.maybe(Of.officers_lot),
    asks.maybe(Of.draw, "在其他平台抽取的，应当填写。"),
    asks.agencies(PARTNER, "联合检查的机关", least=0),
)
OF_WHAT = (*gates.PLANNED, fields_of_administration.OF_ITS_DAY, title_without_names(SUBJECT))
FOUND: tuple[Any, ...] = (
    asks.parts("inspectors", "检查人员", Inspector, "certificate", "shown", optional=("interested",)),
    asks.maybe(asks.words("others", "其他机关的检查人员和证件号码", longest=200), "联合检查的，应当填写。"),
    asks.words("did", "检查情况", longest=2000),
    asks.parts("checked_items", "检查事项结果", CheckedItem, "item", "found", optional=("note",), least=0),
    Of.result,
    asks.parts("hazards", "问题隐患", Hazard, "kind", "grade", "where", "what", dates=("found_on",), least=0),
    asks.words("attending", "检查对象在场人员及职务", longest=100),
    asks.choice("signed", "检查记录签名", Signed.choices),
    asks.maybe(asks.words("sign_note", "拒绝签名的情形、在场人员", longest=200), "没有由负责人签名的，应当写明。"),
    asks.maybe(recordings("recording", "执法记录仪音像")),
)
STAGE = Fork(Of.result, {Result.CLEAN: "checked", Result.FOUND: "found"})


COUNTED: dict[str, Any] = {
    "officers": lambda facts: (
        len({row["certificate"].holder_key for row in facts["inspectors"]}) + bool(facts["others"])
    ),
    "found": lambda facts: len(facts["hazards"]),
    "left": lambda facts: len(facts["hazards"]),
}


def recorded(facts: Facts) -> dict[str, Any]:
    """What the record of the inspection says beside what was told."""
    checklist = facts["checklist"]
    asked = {row.item: row.what for row in checklist.items.all()} if checklist is not None else {}
    return {
        "inspectors": "、".join(str(row["certificate"]) for row in facts["inspectors"]),
        "items": [
            {"what": f"{row['item']}. {asked.get(row['item'], '')}", "found": found, "note": row["note"]}
            for row in facts["checked_items"]
            for found in [CheckedItem(found=row["found"]).get_found_display()]
        ],
        "hazards": [
            {
                "where": row["where"],
                "what": row["what"],
                "kind": kind.get_kind_display(),
                "grade": kind.get_grade_display(),
            }
            for row in facts["hazards"]
            for kind in [Hazard(kind=row["kind"], grade=row["grade"])]
        ],
        "partners": "、".join(party.masked_name for party in facts.in_role(PARTNER).values()),
    }


RECORD = Writes("record", "行政检查记录", also=recorded)
STEPS = (
    Step(
        "plan",
        "确定检查",
        since=NEW,
        to="planned",
        asks=(*WHAT, asks.ahead(Of.planned_on), said_before(Of.place)),
        sets={"subject_key": key_of},
        gates=(*OF_WHAT, *gates.NOT_BEFORE),
        help_text="同一检查对象的多个检查事项合并为一次；几个部门都要检查的，联合检查。",
        **FIELDWORK,
    ),
    Step(
        "put_off",
        "改期",
        since="planned",
        asks=(asks.ahead(Of.planned_on), asks.REASON),
        gates=gates.NOT_BEFORE,
        **FIELDWORK,
    ),
    Step("call_off", "取消", since="planned", to="called_off", asks=(asks.REASON,), **FIELDWORK),
    Step(
        "hold",
        "现场检查",
        since="planned",
        to=STAGE,
        asks=(Of.place, *FOUND),
        sets=COUNTED,
        dates=(Of.held_on,),
        gates=(*authority.STILL, *gates.MADE),
        writes=RECORD,
        by=(Role.OFFICER,),
        help_text="问题一处一行；当场改正的，当日办理“责令限期整改”和“复查”。",
    ),
    Step(
        "register",
        "登记已经开展的检查",
        since=NEW,
        to=STAGE,
        asks=(*WHAT, said_before(Of.place), *FOUND),
        sets={"subject_key": key_of, **COUNTED},
        dates=(Of.held_on,),
        gates=(*OF_WHAT, *gates.MADE),
        writes=RECORD,
        by=(Role.OFFICER,),
    ),
)
