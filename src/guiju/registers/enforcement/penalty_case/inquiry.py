"""现场检查、询问: what is seen on the spot and asked of people, and the record made of it (处罚法 arts. 42, 43, 55).

The law asks for a record of every inspection and questioning; that those concerned read and sign it, or that their refusal
is noted, is good order here (of hearings the law says it itself).
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.recordings import recordings
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK
from guiju.registers.enforcement.penalty_case.filing_gates import FEWER, PRESENCE, certificates_shown, officers
from guiju.registers.enforcement.penalty_case.notice_gates import clock_time
from guiju.registers.enforcement.penalty_case.paper_words import officers_named, resting_on
from guiju.registers.enforcement.penalty_case.recusal import NOT_TAKEN_OFF

READ, REFUSED, WITNESSED, UNREAD = "yes", "refused", "witnessed", "no"
CHECKED = [
    (READ, "经核对无误，签名或者盖章"),
    (REFUSED, "拒绝签名或者盖章，已注明"),
    (WITNESSED, "不能签名，由见证人签名"),
    (UNREAD, "没有核对"),
]
STANDING = [
    ("party", "当事人"),
    ("representative", "法定代表人、负责人"),
    ("agent", "受委托人、工作人员"),
    ("witness", "证人、有关人员"),
]


def transcript_made(facts: Facts) -> str | None:
    return None if facts["transcript"] or facts["recording"] else "询问或者检查应当制作笔录。"


def transcript_whole(facts: Facts) -> str | None:
    if not facts["transcript"]:
        return None
    parts = {"place": "地点", "began": "开始时刻", "ended": "结束时刻"}
    missing = [label for name, label in parts.items() if not facts[name]]
    return f"笔录缺少{'、'.join(missing)}；另有笔录的，请上传。" if missing else None


def record_checked(facts: Facts) -> str | None:
    checked = facts["checked"]
    if not facts["transcript"] or checked == READ:
        return None
    if checked in (REFUSED, WITNESSED):
        return None if facts["check_note"] else "拒绝签名或者由见证人签名的，请写明情形和见证人。"
    return "笔录应当交被询问人、被检查人核对签名；拒绝的，应当注明。"


RECORD: tuple[Any, ...] = (
    asks.yes("transcript", "由系统制作笔录"),
    asks.maybe(recordings("recording", "执法记录仪音像或者笔录"), "没有由系统制作笔录的，应当上传。"),
    asks.maybe(asks.words("place", "地点", longest=100), "制作笔录的，应当填写。"),
    asks.maybe(clock_time("began", "开始时刻"), "制作笔录的，应当填写。"),
    asks.maybe(clock_time("ended", "结束时刻"), "制作笔录的，应当填写。"),
    asks.maybe(asks.choice("checked", "笔录核对", CHECKED), "制作笔录的，应当选择。"),
    asks.maybe(
        asks.words("check_note", "拒绝签名的情形、见证人", longest=200), "拒绝签名或者由见证人签名的，应当写明。"
    ),
    asks.yes("recusal_told", "已告知有权申请回避"),
    FEWER,
)
"""What the record of an inquiry says beside what was found."""
RECORDED = (
    *PRESENCE,
    NOT_TAKEN_OFF,
    Gate("penalty.show_certificate", certificates_shown, "officers"),
    Gate("penalty.inquiry_record", transcript_made, "transcript"),
    Gate("penalty.inquiry_record", transcript_whole, "place"),
    Gate("house.record_checked", record_checked, "checked", "笔录经核对签名，或者注明拒绝的情形"),
)


def made_here(facts: Facts) -> bool:
    return bool(facts["transcript"])


CLOCKS = (
    Clock(
        until="questioning_set_for",
        words="接受询问",
        source="询问通知书",
        starts="summon",
        met_by="question",
        dropped_by=("summon", "conclude", "refer", "transfer", "drop"),
    ),
)
SUMMONED = (
    asks.words("summoned", "被询问人", longest=100),
    asks.ahead(asks.day("questioning_set_for", "询问日期")),
    clock_time("questioning_hour", "询问时刻"),
    asks.words("questioning_place", "询问地点", longest=100),
    asks.maybe(asks.words("to_bring", "需要携带的材料", longest=300)),
)
STEPS = (
    Step(
        "investigate",
        "现场检查、勘验",
        since="investigating",
        asks=(
            asks.words("did", "检查、勘验情况"),
            officers(),
            asks.maybe(asks.words("attending", "在场的当事人、有关人员", longest=200)),
            *RECORD,
        ),
        gates=RECORDED,
        writes=Writes("inspection", "现场检查（勘验）笔录", when=made_here, also=officers_named),
        by=(Role.OFFICER,),
    ),
    Step(
        "summon",
        "通知询问",
        since="investigating",
        asks=SUMMONED,
        gates=in_order("on", "questioning_set_for"),
        writes=Writes("questioning_notice", "询问通知书", also=resting_on("penalty.inquiry_record")),
        decides=SUMMONED,
        set_right_by=("summon",),
        **FIELDWORK,
    ),
    Step(
        "question",
        "询问",
        since="investigating",
        asks=(
            asks.words("questioned", "被询问人", longest=100),
            asks.choice("standing_of", "被询问人身份", STANDING),
            asks.maybe(asks.words("questioned_details", "被询问人的证件号码、住址、职务", longest=200)),
            asks.words("answers", "询问和回答", longest=6000),
            officers(),
            *RECORD,
        ),
        gates=RECORDED,
        writes=Writes("questioning", "询问笔录", when=made_here, also=officers_named),
        by=(Role.OFFICER,),
    ),
)
