"""集体审议: at which meeting the document was passed (国办发〔2018〕37号; 规章制定程序条例 art. 27(2) with art. 36).

The meeting is a record of its own register: held that day, with the document on its agenda and passed there. What was
deliberated before meetings were kept in the register is told in words, with the reason; today's work never is.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Ask, RowField
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.registers.rulemaking.normative_document.choices import Meeting
from guiju.registers.rulemaking.normative_document.columns import DocumentColumns as Of

KINDS = {"executive": Meeting.STANDING, "plenary": Meeting.PLENARY, "office": Meeting.OFFICE}
"""As which meeting of the maker one of the register of meetings decides; others only prepare."""


def _meetings() -> Any:
    return apps.get_model("governance", "Meeting")._default_manager.all()


def at_meeting() -> Ask:
    """The choice of a meeting on record: its register comes after this one, and is known once both are made."""
    return Ask("at_meeting", RowField(_meetings(), label="审议会议"), elsewhere=True)


ASKS = (
    asks.maybe(at_meeting, "议程上列有本文件、当日召开的会议。"),
    *asks.under(
        "会议没有登记在本平台的",
        asks.maybe(
            asks.words("meeting", "会议名称", longest=100), "只用于文件进入本平台以前、会议尚未登记时已经审议的。"
        ),
        asks.maybe(asks.words("unregistered", "会议没有登记的原因", longest=200), "填写会议名称的，应当说明。"),
        asks.maybe(Of.meeting_kind, "县级以上人民政府制定的文件应当填写。"),
    ),
)


def kind(facts: Facts) -> str:
    """The kind of the meeting: of the one chosen, or as told."""
    meeting = facts["at_meeting"]
    return str(facts["meeting_kind"] if meeting is None else KINDS.get(meeting.kind, ""))


def _told_once(facts: Facts) -> str | None:
    if facts["at_meeting"] is None or not (facts["meeting"] or facts["unregistered"]):
        return None
    return "已经选择会议记录的，不再填写会议名称和没有登记的原因。"


def _passed_there(facts: Facts) -> str | None:
    meeting = facts["at_meeting"]
    if meeting is None:
        return None
    facts.look_at([meeting])
    why = meeting.why_not_passed(facts.record, facts.on)
    return f"“{meeting.title}”{why}。" if why else None


def _on_record(facts: Facts) -> str | None:
    """Words serve for what was before the register; nothing that could have been put on record is told in words."""
    if facts["at_meeting"] is not None:
        return None
    if not facts["meeting"]:
        return "请选择审议该文件的会议。"
    if not facts["unregistered"]:
        return "填写会议名称的，请说明会议没有登记的原因。"
    begun = facts.history[0].entered_on
    if facts.on >= begun:
        return f"文件自{begun}起在本平台办理，此后的审议应当先登记会议，再选择该会议。"
    kept = _meetings().filter(agency=facts.record.agency, held_on__lte=facts.on).order_by("held_on").first()
    if kept is None:
        return None
    facts.look_at([kept])
    return f"{kept.agency}自{kept.held_on}起登记会议，此后的审议应当选择会议记录；没有登记的，请先补录该次会议。"


GATES = (
    Gate("house.meeting_on_record", _on_record, "at_meeting", "选择审议该文件的会议，登记会议以前审议的写明原因"),
    Gate("house.meeting_told_once", _told_once, "meeting", "会议记录和会议名称只填一项"),
    Gate("normative_document.collective_deliberation", _passed_there, "at_meeting"),
)
