"""文件审查: what stands before a document is taken in: whose it is, whether it was filed, whether its papers are there.

Each gate answers with a sentence, or None.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import law_or_house
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.kernel.offices.regions import Level
from guiju.kernel.offices.scope import sees
from guiju.registers.rulemaking.document_review.choices import Kind, Origin
from guiju.registers.rulemaking.document_review.gates import in_force
from guiju.registers.rulemaking.normative_document.choices import Origin as Source


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
    return len(document.agency.region_id) == Level.COUNTY and Organ.GOVERNMENT in organs_of(document.agency_id, on)


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
