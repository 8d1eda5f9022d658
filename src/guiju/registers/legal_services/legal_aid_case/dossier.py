"""法律援助案卷: which papers lie in the file, and which must be there before the matter is closed (法律援助法 art. 50)."""

from __future__ import annotations

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.file import File, Filed
from guiju.kernel.declaring.steps import Gate
from guiju.registers.legal_services.legal_aid_case.choices import Form, Source

HAND_IN = "办理“补充卷内材料”上传"
UPLOADS = {
    "identity": "身份证明、代理权证明",
    "means_papers": "经济困难证明或者免予核查的材料",
    "case_papers": "案件材料",
    "authorisation": "委托书、辩护（代理）手续",
    "meeting_record": "会见、谈话笔录",
    "reading_record": "阅卷、调查取证材料",
    "opinion_paper": "辩护词、代理词或者法律意见",
    "documents": "法律文书副本或者复印件",
    "case_report": "办理情况报告",
    "other_papers": "其他材料",
}


def applied(facts: Facts) -> bool:
    return bool(facts["source"] != Source.NOTICE)


def notified(facts: Facts) -> bool:
    return bool(facts["source"] == Source.NOTICE)


def forwarded(facts: Facts) -> bool:
    return bool(facts["source"] == Source.FORWARDED)


def advanced(facts: Facts) -> bool:
    return facts["provided_first_on"] is not None


def in_court(facts: Facts) -> bool:
    return bool(facts["form"] in (Form.DEFENCE, Form.CRIMINAL_AGENCY, Form.SUIT))


FILE = File(
    Filed("申请表、受理回执", ("receipt", "notice_receipt"), lambda facts: True),
    Filed("通知辩护（代理）公函", ("notice",), notified),
    Filed("转交的申请书", ("forwarded_application",), forwarded),
    Filed("身份证明", ("identity",), applied, HAND_IN),
    Filed("经济状况材料", ("means_papers", "means_check")),
    Filed("补充材料通知书", ("supplement_notice",)),
    Filed("先行提供决定书", ("first_aid",), advanced),
    Filed("给予法律援助决定书", ("grant",), applied),
    Filed("指派通知书", ("assignment",), lambda facts: True),
    Filed("委托书、辩护（代理）手续", ("authorisation",), lambda facts: True, HAND_IN),
    Filed("案件材料", ("case_papers",)),
    Filed("会见、谈话笔录", ("meeting_record",)),
    Filed("阅卷、调查取证材料", ("reading_record",)),
    Filed("辩护词、代理词或者法律意见", ("opinion_paper",), in_court, HAND_IN),
    Filed("法律文书副本", ("documents",)),
    Filed("办理情况报告", ("case_report",), lambda facts: True),
    Filed("不予援助、终止决定书", ("refusal", "termination")),
    Filed("异议审查决定书", ("objection_decision",)),
    cover="closing",
)


def something_filed(facts: Facts) -> str | None:
    return None if any(facts[name] for name in UPLOADS) else "没有上传任何材料。"


SOMETHING_FILED = Gate("house.something_filed", something_filed, gist="上传了至少一份材料")
COMPLETE = Gate("house.file_complete", FILE.incomplete, gist="应当入卷的材料齐全")
