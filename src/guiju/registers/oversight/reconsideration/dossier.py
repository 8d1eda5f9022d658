"""行政复议案卷: which papers lie in the file of a case, what is handed in for it, and its closing.

档案法 (2020) art. 13, 14: what bears witness to the work is filed. What the law wants in writing and others have made, the
application (2023 art. 22), the authority of an agent (17), the answer of the respondent (48, 54), is handed in as it was
signed; what the steps write lies there by itself, and what a case has never come to is not asked for.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.file import File, Filed
from guiju.kernel.declaring.gates import Holds
from guiju.kernel.declaring.recordings import recordings
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.keeping.parties import GUARDIAN
from guiju.registers.oversight.reconsideration import articles
from guiju.registers.oversight.reconsideration import conclusion_gates as gates
from guiju.registers.oversight.reconsideration.actors import DESK
from guiju.registers.oversight.reconsideration.choices import Channel
from guiju.registers.oversight.reconsideration.filing_gates import before_2024

HAND_IN = "办理“补充卷内材料”上传"
UPLOADS = {
    "letter": "行政复议申请书",
    "identity": "当事人身份证明",
    "authorisation": "授权委托书",
    "paper": "被申请人答复书",
    "proofs": "证据材料",
    "receipt": "签收的送达回证",
    "recording": "听取意见记录、录音录像",
    "appraisal": "鉴定意见、勘验笔录",
    "advice": "行政复议委员会咨询意见",
    "signed_copy": "签署后的调解书",
    "settlement": "和解协议",
    "performance_proof": "履行情况材料",
}
"""What may be handed in for the file at any time before it is closed, by kind of paper."""
UPLOADED = {"recording": recordings}


def in_writing(facts: Facts) -> bool:
    """An oral application is on record in the case itself (2023 art. 22(3))."""
    return bool(facts["channel"] != Channel.ORAL)


def authorised(facts: Facts) -> bool:
    """Somebody acts for a party by written authority (2023 art. 17)."""
    return any(party.capacity not in ("", GUARDIAN) for party in facts.parties)


def done(*steps: str) -> Holds:
    return lambda facts: facts.past(*steps) is not None


FILE = File(
    Filed("决定书、调解书、终止决定书", ("decision", "joint_decision", "mediation", "termination")),
    Filed("补正书", ("rectification",)),
    Filed("签署后的调解书", ("signed_copy",), done("mediate"), HAND_IN),
    Filed("送达回证", ("service", "receipt")),
    Filed("行政复议申请书", ("letter",), in_writing, HAND_IN),
    Filed("身份证明", ("identity",)),
    Filed("授权委托书", ("authorisation",), authorised, HAND_IN),
    Filed("补正通知书", ("correction",)),
    Filed("受理通知书", ("acceptance",)),
    Filed("答复通知书", ("reply_notice",)),
    Filed("被申请人答复书", ("paper",), done("reply"), HAND_IN),
    Filed("证据材料", ("proofs",)),
    Filed("听取意见记录", ("recording",)),
    Filed("听证文书", ("hearing_notice", "hearing_record")),
    Filed("调查笔录", ("inquiry_record",)),
    Filed("鉴定、勘验材料", ("appraisal",), done("begin_appraisal"), HAND_IN),
    Filed("咨询意见", ("advice",), inner=True),
    Filed("规范性文件审查文书", ("maker_notice", "forwarding")),
    Filed("程序事项审批文书", ("approval", "handler_change", "withdrawal_permission"), inner=True),
    Filed("合并审理、分案审理通知书", ("joinder", "separation")),
    Filed("重新审理通知书", ("reopening",)),
    Filed("中止、恢复、延期通知书", ("suspension", "resumption", "extension")),
    Filed("和解协议", ("settlement",)),
    Filed("集体讨论记录", ("deliberation", "record"), inner=True),
    Filed("意见书、建议书和送达回证", ("opinion", "proposal", "letter_service")),
    Filed("履行情况材料", ("performance_proof",)),
    cover="closing",
)
"""The papers of a case in the order in which a file shows them: what was decided first, then how it came about.

What parties and their agents may read is the open part (正卷; 2023 art. 47, 2017 art. 23(2)). What the organ weighed among its
own people, advice, approvals and deliberation, lies apart (副卷): it is neither shown nor copied for them.
"""


def on_cover(facts: Facts) -> dict[str, Any]:
    """The list of contents, and what became of the letters."""
    return {**articles.of_letters(facts), **articles.of_compensation(facts), **FILE.listed(facts)}


def something_filed(facts: Facts) -> str | None:
    return None if any(facts[name] for name in UPLOADS) else "没有上传任何材料。"


STEPS = (
    Step(
        "add_papers",
        "补充卷内材料",
        since=("received", "reviewing", "suspended", "appraising", "concluded", "served"),
        asks=tuple(asks.maybe(UPLOADED.get(name, asks.upload)(name, label)) for name, label in UPLOADS.items()),
        gates=(Gate("house.something_filed", something_filed, gist="上传了至少一份材料"),),
        help_text="纸质材料扫描后上传；同类材料有几份的，分次上传。结案归档后不再补充。",
        **DESK,
    ),
    Step(
        "close",
        "结案归档",
        since="served",
        to="closed",
        gates=(
            Gate("reconsideration.publish", gates.published_like_act),
            Gate("reconsideration.copy_to_superior", gates.superior_told),
            Gate("house.opinion_answered", gates.opinion_answered, gist="意见书已收到纠正情况报告"),
            Gate("reconsideration.performance", gates.carried_out),
            before_2024("mediation_carried_out", gates.mediation_carried_out, gist="履行调解书的情况已经登记"),
            Gate("house.file_complete", FILE.incomplete, gist="案卷中应有的文书齐备"),
        ),
        writes=Writes("closing", "行政复议结案审批表", also=on_cover),
        **DESK,
    ),
)
