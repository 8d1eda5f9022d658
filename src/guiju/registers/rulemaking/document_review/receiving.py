"""收件、补正、受理: what comes before the bureau, from makers below, from offices that send drafts, from the organs above."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.steps import NEW, Clock, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.document_review import receiving_gates as gates
from guiju.registers.rulemaking.document_review.choices import Conclusion, Kind
from guiju.registers.rulemaking.document_review.columns import DocumentReviewColumns as Of
from guiju.registers.rulemaking.document_review.columns import ReviewIssue

BUREAU: dict[str, Any] = {"by": (Role.CLERK, Role.LEGAL), "at": Organ.JUSTICE}
STAFF = (Role.CLERK, Role.LEGAL)
ISSUES_ABOVE = asks.parts("issues", "指出的问题", ReviewIssue, "clause", "ground", "finding", optional=("basis",))
MISSING = asks.words("missing", "缺少的材料", longest=500)
WHY = asks.reason("不予受理（备案登记）的理由")


def of_document(kind: Kind) -> Any:
    """What a review says of a document that is in force: its title, its maker."""
    return lambda facts: {
        "kind": kind,
        "title": f"{facts['document'].title}"[:200],
        "maker": facts["document"].agency,
    }


def from_above(facts: Facts) -> dict[str, Any]:
    return {**of_document(Kind.ABOVE)(facts), "written": True, "conclusion": Conclusion.CHANGES}


STEPS = (
    Step(
        "receive_filing",
        "登记备案文件",
        since=NEW,
        to="received",
        asks=(
            *(Of.document, Of.origin, asks.maybe(Of.sent_on, "报送备案的，应当填写。")),
            *(Of.complete, Of.reviewed_before),
        ),
        dates=(Of.received_on,),
        sets=of_document(Kind.FILED),
        gates=(gates.OURS, *gates.WITH_US, gates.ANNOUNCED, gates.ORIGIN, gates.PROPOSED, gates.ONCE),
        help_text="备案材料一般包括备案报告、正式文本、起草说明、制定依据和合法性审核意见，以本省规定为准。",
        **BUREAU,
    ),
    Step(
        "receive_draft",
        "登记送审文件",
        since=NEW,
        to="received",
        asks=(Of.title, Of.maker, Of.draft_kind, Of.complete, asks.maybe(asks.upload("draft", "送审稿"))),
        dates=(Of.sent_on, Of.received_on),
        sets={"kind": Kind.DRAFT},
        help_text="行政规范性文件的合法性审核在规范性文件台账办理，合同、重大决策等在合法性审查台账办理，这里不登记。",
        **BUREAU,
    ),
    Step(
        "receive_opinion",
        "登记上级、人大审查意见",
        since=NEW,
        to="concluded",
        asks=(Of.document, Of.reviewer, Of.letter, ISSUES_ABOVE, asks.maybe(asks.upload("opinion", "审查意见原件"))),
        dates=(Of.received_on, Of.registered_on, Of.concluded_on),
        sets=from_above,
        gates=(gates.OURS, *gates.WITH_THEM, gates.ANNOUNCED, gates.LETTER_ONCE),
        help_text="本级人民政府报上级人民政府、本级人大常委会备案的文件，收到其审查意见的在此登记。",
        **BUREAU,
    ),
    Step(
        "ask_papers",
        "通知补充材料",
        since="received",
        to="supplementing",
        by=STAFF,
        asks=(MISSING, asks.ahead(Of.supplement_by)),
        gates=in_order("on", "supplement_by"),
        writes=Writes("supplement", "补充材料通知"),
        decides=("missing", "supplement_by"),
        set_right_by=("add_papers", "refuse"),
    ),
    Step(
        "add_papers",
        "登记补充材料",
        since="supplementing",
        to="received",
        by=STAFF,
        asks=(Of.complete, asks.maybe(asks.words("added", "补充的材料", longest=500))),
        sets=lambda facts: {"supplemented_on": facts.on if facts["complete"] else None},
        help_text="仍不齐全的，可以再次通知补充。",
    ),
    Step(
        "refuse",
        "不予受理（备案登记）",
        since=("received", "supplementing"),
        to="refused",
        by=STAFF,
        asks=(WHY,),
        dates=(Of.refused_on,),
        sets={"outcome": "不予受理（备案登记）"},
        gates=(gates.SUPPLEMENT_OVER,),
        writes=Writes("refusal", "不予受理（备案登记）通知"),
        decides=(WHY,),
        help_text="不是规范性文件、不属于本机关审查、逾期不补充材料的，写明理由；补齐后可以重新登记。",
    ),
    Step(
        "accept",
        "受理（备案登记）",
        since="received",
        to="examining",
        by=STAFF,
        asks=(Of.examiner, asks.ahead(Of.examine_by)),
        dates=(Of.registered_on,),
        gates=(gates.COMPLETE, *in_order("on", "examine_by")),
        help_text="审查期限按本省规定填写。",
    ),
)
CLOCKS = (
    Clock(
        until=Of.supplement_by,
        words="补充备案、送审材料",
        source="补充材料通知",
        starts="ask_papers",
        met_by="add_papers",
        dropped_by="refuse",
    ),
    Clock(
        until=Of.examine_by,
        words="提出审查意见",
        source="受理登记",
        starts="accept",
        extended_by="prolong",
        met_by=("clear", "issue"),
        dropped_by=("transfer", "terminate"),
    ),
)
