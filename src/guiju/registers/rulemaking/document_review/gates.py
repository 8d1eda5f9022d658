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
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.kernel.offices.scope import sees
from guiju.law.counting import add_months
from guiju.registers.rulemaking.document_review.choices import Conclusion, Decision, Ground, Kind, Origin, Response
from guiju.registers.rulemaking.normative_document.choices import Origin as Source

GROUNDS, ENDS, REVOKE = "document_review.grounds", "document_review.ends", "document_review.revoke"
COUNTY_CODE = 6
"""The length of a county's code."""
ENDED = ("amended", "repealed", "void", "lapsed")
"""Stages of a document whose text holds no more, or is replaced. 重新公布 leaves the text as it was."""
ANSWER_MONTHS = 2
"""立法法 art. 112 gives the makers of regulations two months; a maker of a normative document is given no longer."""


def is_filed(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.FILED)


def in_force(rule: str) -> Callable[[Facts], bool]:
    return lambda facts: facts.rule(rule) is not None


def of_document(facts: Facts) -> bool:
    return facts["document"] is not None


# Receiving


def published(facts: Facts) -> str | None:
    document = facts["document"]
    if document.announced_on is not None and document.announced_on <= facts.on:
        return None
    return f"《{document.title}》到{facts.on}尚未公布，公布前的审核在规范性文件台账办理。"


def within_sight(facts: Facts) -> str | None:
    document = facts["document"]
    return None if sees(facts.actor, document) else f"《{document.title}》不属于本行政区域。"


def of_government(document: Any, on: date) -> bool:
    """Whether a county government made it."""
    return len(document.agency.region_id) == COUNTY_CODE and Organ.GOVERNMENT in organs_of(document.agency_id, on)


def filed_with_us(facts: Facts) -> str | None:
    document = facts["document"]
    if not of_government(document, facts.on):
        return None
    return "本级人民政府的文件报上一级人民政府和本级人大常委会备案，由其审查；收到审查意见的，办理“登记上级、人大审查意见”。"


def filed_above(facts: Facts) -> str | None:
    document = facts["document"]
    return (
        None
        if of_government(document, facts.on)
        else f"《{document.title}》不是县级人民政府的文件，报本级人民政府备案。"
    )


def origin_fits(facts: Facts) -> str | None:
    """What is filed was filed, on that day; what was not filed was not, and its term is over."""
    document, origin, sent = facts["document"], facts["origin"], facts["sent_on"]
    if origin != Origin.FILED:
        return _not_filed(facts) if sent is None else "制定机关没有报送备案的，不填报送日期。"
    if sent is None:
        return "报送备案的，请填写报送日期。"
    if document.origin != Source.EXISTING and document.filed_on != sent:
        told = f"登记的报送备案日期为{document.filed_on}" if document.filed_on else "尚未登记“报送备案”"
        return f"《{document.title}》{told}，请由制定机关办理或者核对。"
    return None if document.announced_on <= sent else f"报送日期{sent}早于文件公布日期{document.announced_on}。"


def _not_filed(facts: Facts) -> str | None:
    document = facts["document"]
    if facts["origin"] != Origin.UNFILED:
        return None
    if document.filed_on is not None:
        return f"《{document.title}》已于{document.filed_on}报送备案，不属于应报未报。"
    due = document.filing_counted_on
    return f"《{document.title}》的报送备案期限到{due}，尚未届满。" if due is not None and facts.on <= due else None


def proposed(facts: Facts) -> str | None:
    document = facts["document"]
    if facts["origin"] != Origin.PROPOSAL or facts.look_at(document.proposals.filter(received_on__lte=facts.on)[:1]):
        return None
    return f"《{document.title}》没有登记审查建议，请先在规范性文件台账登记。"


def reviewed_once(facts: Facts) -> str | None:
    """Filed once, it is taken in once, and taken in anew once it was refused. Whatever the reason, one review at a time."""
    model: Any = type(facts.record)
    same = model._default_manager.filter(document=facts["document"], kind=Kind.FILED).exclude(pk=facts.record.pk)
    found = facts.look_at(same.filter(closed_on=None)[:1])
    if found:
        return f"该文件正在审查（{facts.named(found[0])}），不重复登记。"
    if facts["origin"] != Origin.FILED:
        return None
    found = facts.look_at(same.filter(origin=Origin.FILED).exclude(stage="refused")[:1])
    return f"该文件已经报送备案并审查（{facts.named(found[0])}）。" if found else None


def told_once(facts: Facts) -> str | None:
    model: Any = type(facts.record)
    rows = model._default_manager.filter(kind=Kind.ABOVE, document=facts["document"], letter=facts["letter"])
    found = facts.look_at(rows.exclude(pk=facts.record.pk)[:1])
    return f"该审查意见已登记为{facts.named(found[0])}。" if found else None


def papers_complete(facts: Facts) -> str | None:
    if facts["complete"] or facts["supplemented_on"] is not None:
        return None
    return "材料不齐，请先“通知补充材料”；逾期不补的，可以不予受理（备案登记）。"


def time_to_supplement_over(facts: Facts) -> str | None:
    last = facts["supplement_by"]
    if facts.record.stage != "supplementing" or facts.on > last:
        return None
    return f"补充材料期限到{last}，期满仍不补充的，才能不予受理（备案登记）。"


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
    if document is None or document.stage in ENDED:
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
    if document is None or document.stage in ENDED:
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


def is_public_kind(facts: Facts) -> str | None:
    return None if is_filed(facts) else "只公布备案审查情况，送审文件和上级意见不公布。"


ANNOUNCED = Gate("house.review_published", published, "document", "文件已经公布")
OURS = Gate("house.review_in_region", within_sight, "document", "文件属于本行政区域")
WITH_US = law_or_house(
    in_force("document_review.filed_with"),
    "document_review.filed_with",
    "house.review_filed_here",
    filed_with_us,
    "document",
    gist="报本级政府备案的文件",
)
WITH_THEM = law_or_house(
    in_force("document_review.filed_with"),
    "document_review.filed_with",
    "house.review_filed_above",
    filed_above,
    "document",
    gist="报上级和人大备案的文件",
)
ORIGIN = Gate("house.review_origin", origin_fits, "sent_on", "审查缘由、报送日期与文件的备案情况相符")
PROPOSED = Gate("house.review_proposed", proposed, "origin", "审查建议已经登记")
ONCE = Gate("house.review_once", reviewed_once, "document", "同一文件不重复登记")
LETTER_ONCE = Gate("house.review_letter_once", told_once, "letter", "同一意见登记一次")
COMPLETE = Gate("house.review_papers", papers_complete, gist="材料齐全或者已经补齐")
SUPPLEMENT_OVER = Gate("house.review_supplement_over", time_to_supplement_over, gist="补充材料的期限已满")
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
REVOKED = law_or_house(
    in_force(REVOKE), REVOKE, "house.review_revoke", may_be_revoked, "decision", gist="所撤销的文件尚未终止"
)
PUBLIC = Gate("house.review_public", is_public_kind, gist="公布的是备案审查")
