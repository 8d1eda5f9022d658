"""结案、立卷: the report on a case that is over, the head's consent, and the file with its list of contents (处罚法 art. 47)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.file import File, Filed
from guiju.kernel.declaring.gates import four_eyes, only_if
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK
from guiju.registers.enforcement.penalty_case.choices import Outcome
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.paper_words import Asked, approval

RETENTION = [("permanent", "永久"), ("30", "30年"), ("10", "10年")]
ENDED = ("closed", "handed_over", "dropped", "referred", "not_filed")


def ordinary(facts: Facts) -> bool:
    return not facts["summary"]


def filed_itself(facts: Facts) -> bool:
    """A joint offender's case rests on the approval of the first (``joint``)."""
    return bool(ordinary(facts) and facts["lead"] is None)


def penalised(facts: Facts) -> bool:
    return bool(ordinary(facts) and facts["outcome"] == Outcome.PENALISED)


def papers_here(jointly: str) -> Any:
    """Whether the notice, or decision, lies in this file: a paper shared with others lies in the file of the first case."""
    return lambda facts: penalised(facts) and (facts["lead"] is None or not facts[jointly])


def let_off(facts: Facts) -> bool:
    return bool(facts["outcome"] == Outcome.EXEMPT)


def since(name: str) -> Any:
    """Whether the day in a column has come: the paper that was made then is owed."""
    return lambda facts: facts[name] is not None


FILE = File(
    Filed("处罚决定书", ("decision", "joint_decision"), papers_here("decision_jointly")),
    Filed("当场处罚决定书", ("on_spot_decision",), lambda facts: bool(facts["summary"])),
    Filed("不予处罚决定书", ("no_penalty",), let_off),
    Filed("补正书", ("rectification",)),
    Filed("送达地址确认书", ("service_address",)),
    Filed("送达公告", ("announcement",)),
    Filed("送达回证", ("service", "receipt"), lambda facts: bool(ordinary(facts) and facts["served_on"])),
    Filed("立案审批表", ("filing",), filed_itself),
    Filed("案件移送函", ("referral",), since("referred_on")),
    Filed("现场检查（勘验）笔录", ("inspection", "recording")),
    Filed("询问通知书、询问笔录", ("questioning_notice", "questioning")),
    Filed("证据材料", ("file",)),
    Filed("抽样取证文书", ("sampling", "sampling_disposal")),
    Filed("先行登记保存文书", ("preservation_notice", "preservation_disposal")),
    Filed("责令改正通知书", ("correction_order",)),
    Filed("调查终结报告", ("investigation_report",), since("concluded_on")),
    Filed("案件审查意见", ("case_review",), since("head_reviewed_on")),
    Filed("法制审核意见书", ("legal_review",), since("legal_reviewed_on")),
    Filed("集体讨论记录", ("discussion", "minutes"), since("discussed_on")),
    Filed("行政处罚告知书", ("notice", "joint_notice"), papers_here("notice_jointly")),
    Filed("告知书送达回证", ("notice_service",)),
    Filed("听证通知书", ("hearing_notice",), since("hearing_held_on")),
    Filed("听证笔录", ("hearing_record",), since("hearing_held_on")),
    Filed("听证报告", ("hearing_report",), since("hearing_held_on"), "由听证主持人办理“听证报告”"),
    Filed("延期、分期缴纳批准书", ("deferral",), since("deferred_until")),
    Filed("加处罚款决定书", ("surcharge",), since("surcharge")),
    Filed("履行催告书", ("demand",), since("demanded_on")),
    Filed("强制执行决定书", ("execution_decision",)),
    Filed("强制执行申请书", ("court_application",)),
    Filed("涉嫌犯罪案件移送书、调查报告", ("transfer_letter", "transfer_report")),
    Filed("执行材料", ("proof",)),
    Filed("结案报告", ("closing_report",), ordinary, "办理“申请结案”"),
    Filed("结案审批表", ("closing",)),
    cover="contents",
)
"""The papers of a case in the order in which a file shows them: what was decided first, then how it came about."""


CLOSING_OPINION = asks.maybe(asks.words("closing_opinion", "负责人意见", longest=300))
APPROVED = approval(
    Asked("负责人意见", "close", "closing_opinion", "同意结案"),
    Asked("承办人意见", "report_closing", "closing_report"),
)
CLOSED = (
    Gate("house.file_complete", FILE.incomplete, gist="案卷中应有的文书齐备"),
    only_if(ordinary, four_eyes("批准结案的人员不得与申请结案的人员相同。", "report_closing")),
)
REPORTING = (
    Step(
        "report_closing",
        "申请结案",
        since=("decided", "served"),
        asks=(asks.words("closing_report", "结案理由和承办人意见"),),
        dates=(Of.closing_asked_on,),
        writes=Writes("closing_report", "行政处罚案件结案报告"),
        **FIELDWORK,
    ),
)
FILING_AWAY = (
    Step(
        "file_away",
        "立卷",
        since=ENDED,
        asks=(
            asks.choice("retention", "保管期限", RETENTION),
            asks.maybe(asks.words("volume_number", "案卷号", longest=60)),
        ),
        writes=Writes("contents", "卷内文件目录", also=FILE.listed),
        by=(Role.CLERK, Role.OFFICER),
        help_text="结案后又有文书入卷的，重新立卷。",
    ),
)
