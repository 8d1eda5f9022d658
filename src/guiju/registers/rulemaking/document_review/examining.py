"""审查: asking others, finding, signing, ending; what another organ must handle goes to it (立法法 art. 115, 监督法 art. 44)."""

from __future__ import annotations

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.deadlines import while_it_runs
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.document_review import gates
from guiju.registers.rulemaking.document_review.choices import Conclusion
from guiju.registers.rulemaking.document_review.columns import DocumentReviewColumns as Of
from guiju.registers.rulemaking.document_review.columns import ReviewInquiry, ReviewIssue
from guiju.registers.rulemaking.document_review.receiving import STAFF

INQUIRIES = asks.parts("inquiries", "征求的意见", ReviewInquiry, "whom", "question", "due_on", ahead=("due_on",))
REPLIES = rows.of_each("inquiries", "收到的回复", ReviewInquiry, "reply", dates=("replied_on",))
ISSUES = asks.parts("issues", "发现的问题", ReviewIssue, "clause", "ground", "finding", optional=("basis",), least=0)
OPINION = asks.words("opinion", "审查意见", longest=4000)
TO_ORGAN = asks.words("organ", "移送的机关", longest=80)


def inquiry_ahead(facts: Facts) -> str | None:
    late = [row["whom"] for row in facts["inquiries"] if row["due_on"] < facts.on]
    return f"{'、'.join(late)}的回复期限早于{facts.on}。" if late else None


def later(facts: Facts) -> str | None:
    was = facts.before("examine_by")
    return None if facts["examine_by"] > max(was, facts.on) else f"新的审查期限应当晚于原期限{was}和当日。"


def as_found(lawful: bool, words: str) -> Gate:
    """The head signs what was found: that nothing is wrong, or an opinion."""

    def reason(facts: Facts) -> str | None:
        return None if (facts["conclusion"] == Conclusion.LAWFUL) is lawful else words

    return Gate("house.review_signed_as_found", reason, gist="按所提出的审查结论审签")


def found(facts: Facts) -> dict[str, object]:
    """The issues of the last conclusion, for the paper: those before it were sent back."""
    last = facts.past("conclude")
    issues = [row for row in facts.parts("issues") if last is not None and row.seq == last.seq]
    return {"issues": issues, "opinion": facts.ever("opinion")}


STEPS = (
    Step(
        "inquire",
        "征求意见、要求说明",
        since="examining",
        by=STAFF,
        asks=(INQUIRIES,),
        gates=(Gate("house.review_inquiry_ahead", inquiry_ahead, "inquiries", "回复期限不早于当日"),),
        help_text="向制定机关了解情况、征求有关部门和专家意见，逐件写明对象、内容和回复期限。",
    ),
    Step("note_replies", "登记回复", since=("examining", "signing"), by=STAFF, asks=(REPLIES,)),
    Step(
        "prolong",
        "延长审查期限",
        since=("examining", "signing"),
        by=(Role.HEAD,),
        asks=(asks.ahead(Of.examine_by), asks.REASON),
        gates=(while_it_runs(Of.examine_by), Gate("house.review_later", later, "examine_by", "新的审查期限晚于原期限")),
    ),
    Step(
        "transfer",
        "移送有权机关",
        since=("received", "examining"),
        to="transferred",
        by=STAFF,
        asks=(TO_ORGAN, asks.REASON),
        sets=lambda facts: {"outcome": f"移送{facts['organ']}"},
        confirms=("document_review.transfer",),
        writes=Writes("transfer", "移送函"),
        decides=(TO_ORGAN, asks.REASON),
    ),
    Step(
        "conclude",
        "提出审查结论",
        since="examining",
        to="signing",
        by=(Role.LEGAL,),
        asks=(Of.conclusion, Of.written, ISSUES, asks.maybe(OPINION)),
        gates=gates.CONCLUDING,
        decides=(Of.conclusion, Of.written, ISSUES, OPINION),
        set_right_by=("rework", "take_back"),
        help_text="对照上位法逐条审查权限、内容和程序。没有问题的可以不出具书面意见。",
    ),
    Step(
        "clear",
        "审签：未发现问题",
        since="signing",
        to="cleared",
        by=(Role.HEAD,),
        dates=(Of.concluded_on,),
        sets={"outcome": "未发现问题"},
        gates=(gates.SIGNED, as_found(True, "审查结论认为有问题的，请签发审查意见书，或者退回重新研究。")),
        writes=Writes("opinion", "审查意见书", when=lambda facts: bool(facts["written"]), also=found),
    ),
    Step(
        "issue",
        "签发审查意见书",
        since="signing",
        to="concluded",
        by=(Role.HEAD,),
        dates=(Of.concluded_on,),
        gates=(gates.SIGNED, as_found(False, "审查结论为未发现问题的，办理“审签：未发现问题”。")),
        writes=Writes("opinion", "审查意见书", also=found),
    ),
    Step("rework", "退回重新研究", since="signing", to="examining", by=(Role.HEAD,), asks=(asks.REASON,)),
    Step(
        "terminate",
        "终止审查",
        since=("received", "supplementing", "examining", "signing", "concluded", "delivered", "answered"),
        to="terminated",
        by=STAFF,
        asks=(asks.REASON,),
        sets={"outcome": "终止审查"},
        gates=gates.OVER,
        help_text="审查期间文件已经修改、废止、失效，或者送审单位、备案机关撤回的，终止审查。",
    ),
)
CLOCKS = (
    Clock(
        until="due_on",
        words="回复征求意见",
        source="征求意见函",
        starts="inquire",
        met_by="note_replies",
        dropped_by=("conclude", "transfer", "terminate"),
        whose="inquiries",
    ),
)
