"""文件审查: what stands before its steps. Each gate answers with a sentence, or None.

Reviews by law are those of laws and rules (立法法 ch. 5); those of normative documents go by the provinces, whose texts are
not at hand. What they have in common stands here as order of the house, what 立法法, 监督法 and 地方组织法 say by article.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, in_order, law_or_house
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.regions import Level
from guiju.law.counting import add_months
from guiju.registers.rulemaking.document_review.choices import Conclusion, Decision, Ground, Kind, Response

GROUNDS, ENDS, REVOKE = "document_review.grounds", "document_review.ends", "document_review.revoke"
ENDED = ("amended", "repealed", "void", "lapsed")
"""Stages of a document whose text holds no more, or is replaced. 重新公布 leaves the text as it was."""
ANSWER_MONTHS = 2
"""立法法 art. 112 gives the makers of regulations two months; a maker of a normative document is given no longer."""


def has_ended(document: Any, on: date) -> bool:
    """Whether its text had come to an end, or another had been published in its place, by a day."""
    return document.stage in ENDED and document.closed_on is not None and document.closed_on <= on


def is_filed(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.FILED)


def in_force(rule: str) -> Callable[[Facts], bool]:
    return lambda facts: facts.rule(rule) is not None


def of_document(facts: Facts) -> bool:
    return facts["document"] is not None


# Examining


def all_answered(facts: Facts) -> str | None:
    waiting = [row.whom for row in facts.parts("inquiries") if row.replied_on is None and row.due_on >= facts.on]
    return f"{'、'.join(waiting)}的回复期限未满，收到回复或者期满以后再提出结论。" if waiting else None


def issues_fit(facts: Facts) -> str | None:
    """What should be changed or ended says which provision, and against which other; what is lawful has no such issue."""
    issues = facts["issues"]
    if facts["conclusion"] == Conclusion.LAWFUL:
        hard = [row["clause"] for row in issues if row["ground"] != Ground.WORDING]
        return f"结论为未发现问题，但{'、'.join(hard)}列有问题，请核对。" if hard else None
    if not issues:
        return "结论认为有问题的，请逐条写明条款和问题。"
    bare = [row["clause"] for row in issues if row["ground"] not in (Ground.WORDING, Ground.UNFIT) and not row["basis"]]
    return f"{'、'.join(bare)}请写明所依据的上位法条款。" if bare else None


def only_wording(facts: Facts) -> str | None:
    unlawful = facts["conclusion"] == Conclusion.UNLAWFUL
    if not unlawful or any(row["ground"] != Ground.WORDING for row in facts["issues"]):
        return None
    return "只有文字、体例问题的，不作不合法的结论。"


def written_where_wrong(facts: Facts) -> str | None:
    if facts["written"] or facts["conclusion"] == Conclusion.LAWFUL:
        return None
    return "审查认为有问题的，应当出具书面意见。"


def something_over(facts: Facts) -> str | None:
    """A review ends by itself where the document does (立法法 art. 112(2)), or whoever sent a draft takes it back."""
    document = facts["document"]
    if facts["kind"] != Kind.FILED or has_ended(document, facts.on):
        return None
    return f"《{document.title}》现为“{document.stage_label}”；文件已经修改、废止、失效的，审查终止。"


# Answering


def to_its_maker(facts: Facts) -> str | None:
    maker, handler = facts["maker"], facts["handler"]
    ours = maker.pk == facts.record.agency_id
    if ours:
        return "本机关制定的文件，意见不另行送达，接收机关不填。" if handler is not None else None
    return None if handler is not None and handler.pk == maker.pk else f"审查意见送达制定（送审）机关{maker}。"


def answered_in_two_months(facts: Facts) -> str | None:
    last = add_months(facts.on, ANSWER_MONTHS)
    return None if facts["answer_by"] <= last else f"反馈期限{facts['answer_by']}超过二个月，最迟为{last}。"


def put_right_how(facts: Facts) -> str | None:
    remedy, by = facts["remedy"], facts["correct_by"]
    if not of_document(facts):
        return None if not remedy and by is None else "送审文件按意见修改后印发，不填纠正方式和期限。"
    if facts["response"] == Response.NONE:
        return None if not remedy and by is None else "不采纳审查意见的，不填纠正方式和期限，在说明中写明理由。"
    return None if remedy and by is not None else "采纳审查意见的，请填写纠正方式和纠正期限。"


def is_put_right(facts: Facts) -> str | None:
    """A document in force is put right when its text holds no more; a draft when its sender has answered."""
    document = facts["document"]
    if document is None or has_ended(document, facts.on):
        return None
    if facts["kind"] == Kind.ABOVE and facts["response"] == Response.NONE:
        return None if facts["checked"] else "没有采纳审查意见的，请写明备案机关作何处理。"
    if facts["response"] == Response.NONE:
        return "制定机关不采纳审查意见；理由成立的办理“撤回审查意见”，不成立的报请政府处理。"
    return f"《{document.title}》现为“{document.stage_label}”，修改、废止或者宣布失效以后才能核实办结。"


def may_be_referred(facts: Facts) -> str | None:
    """The maker declined, or has let its term run out."""
    if facts["kind"] != Kind.FILED:
        return "只有报本级人民政府备案的文件，才能报请本级人民政府处理。"
    if facts.record.stage == "delivered":
        late = facts["answer_by"] is not None and facts.on > facts["answer_by"]
        return None if late else f"反馈期限{facts['answer_by']}未满。"
    if facts["response"] == Response.NONE:
        return None
    late = facts["correct_by"] is not None and facts.on > facts["correct_by"]
    return None if late else f"制定机关采纳意见，纠正期限{facts['correct_by']}未满。"


def may_be_revoked(facts: Facts) -> str | None:
    document = facts["document"]
    if facts["decision"] != Decision.REVOKE or document.stage == "published":
        return None
    return f"《{document.title}》现为“{document.stage_label}”，已无可撤销，请终止审查。"


def decided_by_county(facts: Facts) -> str | None:
    """A document lies where its maker is, whose own government does not decide about it."""
    if len(facts.actor.region) <= Level.COUNTY and facts.actor.agency_id != facts["maker"].pk:
        return None
    return "由县级人民政府决定，制定机关和乡镇不作决定。"


def ours_to_take_back(facts: Facts) -> str | None:
    if facts["kind"] != Kind.ABOVE:
        return None
    return "上级、人大的审查意见由其撤回；已经撤回的，办理“终止审查”。"


def is_public_kind(facts: Facts) -> str | None:
    return None if is_filed(facts) else "只公布备案审查情况，送审文件和上级意见不公布。"


ANSWERED = Gate("house.review_inquiries", all_answered, gist="征求的意见已经回复或者期满")
CONCLUDING = (
    *law_or_house(
        in_force(GROUNDS), GROUNDS, "house.review_grounds", issues_fit, "issues", gist="问题写明条款、类别和依据"
    ),
    Gate("house.review_wording", only_wording, "conclusion", "文字问题不作不合法的结论"),
    Gate("house.review_written", written_where_wrong, "written", "有问题的出具书面意见"),
    ANSWERED,
)
SIGNED = four_eyes("审签人不得是提出审查结论的人员。", "conclude")
OVER = law_or_house(in_force(ENDS), ENDS, "house.review_ends", something_over, gist="文件已经修改、废止或者失效")
DELIVERED = (
    Gate("house.review_to_maker", to_its_maker, "handler", "意见送达制定（送审）机关"),
    Gate("house.review_answer_term", answered_in_two_months, "answer_by", "反馈期限不超过二个月"),
    *in_order("on", "answer_by"),
)
PUT_RIGHT = (
    Gate("house.review_remedy", put_right_how, "remedy", "采纳意见的写明纠正方式和期限"),
    *in_order("on", "correct_by"),
)
CORRECTED = Gate("house.review_corrected", is_put_right, gist="文件已经修改、废止或者失效")
REFERRED = Gate("house.review_referred", may_be_referred, gist="制定机关不采纳或者逾期")
REVOKED = (
    *law_or_house(
        in_force(REVOKE), REVOKE, "house.review_revoke", may_be_revoked, "decision", gist="所撤销的文件尚未终止"
    ),
    Gate("house.review_decided_by", decided_by_county, gist="由县级人民政府决定"),
)
OURS_TO_TAKE_BACK = Gate("house.review_ours", ours_to_take_back, gist="本机关提出的审查意见")
PUBLIC = Gate("house.review_public", is_public_kind, gist="公布的是备案审查")
