"""调解卷宗: which papers lie in the file of a dispute, what is handed in for it, and its closing.

人民调解法 (2010) art. 27: registration, records and agreement are filed together; the order and the rest of the papers are those
of the file that offices keep. What this dispute has never come to is not asked for.
"""

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.file import File, Filed
from guiju.kernel.declaring.recordings import recordings
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.keeping.parties import GUARDIAN
from guiju.registers.disputes.dispute import gates
from guiju.registers.disputes.dispute.choices import Confirmation, Form, Outcome
from guiju.registers.disputes.dispute.columns import DisputeColumns as Of
from guiju.registers.disputes.dispute.mediation import BEFORE_AGREEMENT, MEDIATES

ENDS = ("performed", "led_on", "withdrawn")
HAND_IN = "办理“补充卷内材料”上传"
UPLOADS = {
    "application": "调解申请书",
    "identity": "当事人身份证明",
    "authorisation": "授权委托书",
    "rights_receipt": "签收的权利义务告知书",
    "inquiry": "调查笔录",
    "evidence": "证据材料",
    "recording": "笔录扫描件或者录音录像",
    "signed_copy": "签署后的协议书",
    "decision": "司法确认裁定书（决定书）",
    "proof": "履行凭证",
    "statement": "情况说明",
}
"""What may be handed in for the file at any time before it is closed, by kind of paper."""
UPLOADED = {"recording": recordings}


def accepted(facts: Facts) -> bool:
    return facts["accepted_on"] is not None


def begun(facts: Facts) -> bool:
    return facts["began_on"] is not None


def heard(facts: Facts) -> bool:
    return facts.past("hold_session") is not None


def written(facts: Facts) -> bool:
    return bool(facts["agreement_form"] == Form.WRITTEN)


def oral(facts: Facts) -> bool:
    return bool(facts["agreement_form"] == Form.ORAL)


def confirmed(facts: Facts) -> bool:
    return bool(facts["confirmation"] == Confirmation.CONFIRMED)


def failed(facts: Facts) -> bool:
    return facts["outcome"] == Outcome.FAILED and facts.past("fail") is not None


def authorised(facts: Facts) -> bool:
    """Somebody acts for a party by written authority (民法典 art. 165)."""
    return any(party.capacity not in ("", GUARDIAN) for party in facts.parties)


def visited(facts: Facts) -> bool:
    return facts["followed_up_on"] is not None


FILE = File(
    Filed("申请书或者受理登记表", ("application", "registration"), accepted, HAND_IN),
    Filed("权利义务告知书", ("rights_notice", "rights_receipt"), begun, HAND_IN),
    Filed("身份证明", ("identity",), begun, HAND_IN),
    Filed("授权委托书", ("authorisation",), authorised, HAND_IN),
    Filed("调查记录", ("inquiry_record", "inquiry")),
    Filed("证据材料", ("evidence",)),
    Filed("调解记录", ("session_record", "recording"), heard, HAND_IN),
    Filed("口头协议登记表", ("agreement_oral",), oral),
    Filed("协议书文稿", ("agreement_written", "agreement_change")),
    Filed("签署后的协议书", ("signed_copy",), written, HAND_IN, of=("agreement_written", "agreement_change")),
    Filed("终止调解告知书", ("failure_notice",), failed),
    Filed("司法确认材料", ("confirmation_application",)),
    Filed("司法确认裁定书（决定书）", ("decision",), confirmed, HAND_IN),
    Filed("回访记录", ("visit_record",), visited),
    Filed("履行凭证", ("proof",)),
    Filed("情况说明", ("statement", "risk_report")),
    cover="file_cover",
)


def something_filed(facts: Facts) -> str | None:
    return None if any(facts[name] for name in UPLOADS) else "没有上传任何材料。"


def not_archived(facts: Facts) -> str | None:
    return f"已于{facts['archived_on']}归档。" if facts["archived_on"] else None


NOT_ARCHIVED = Gate("house.archive_once", not_archived, gist="尚未归档")
COMPLETE = gates.binding("mediation.archive", "house.archive", FILE.incomplete, gist="应当归档的材料齐全")
STEPS = (
    Step(
        "add_papers",
        "补充卷内材料",
        since=("found", *BEFORE_AGREEMENT, "agreed", "confirming", "failed", *ENDS),
        by=MEDIATES,
        asks=tuple(asks.maybe(UPLOADED.get(name, asks.upload)(name, label)) for name, label in UPLOADS.items()),
        gates=(Gate("house.something_filed", something_filed, gist="上传了至少一份材料"), NOT_ARCHIVED),
        help_text="纸质材料扫描后上传；同类材料有几份的，分次上传。",
    ),
    Step(
        "archive",
        "立卷归档",
        since=ENDS,
        by=MEDIATES,
        asks=(Of.retention,),
        dates=(Of.archived_on,),
        gates=(*COMPLETE, NOT_ARCHIVED),
        writes=Writes("file_cover", "卷宗封面、卷内目录和备考表", also=FILE.listed),
        help_text="封面、目录和备考表（封底）随归档写成；归档后不再补充材料。",
    ),
)
