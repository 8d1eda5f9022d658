"""法律援助: the preconditions of how it ends, by the text in force on the day: report, termination, objection, resumption."""

from __future__ import annotations

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.people import Role
from guiju.registers.legal_services.legal_aid_case import articles
from guiju.registers.legal_services.legal_aid_case.choices import IN_WRITING


def ground_of_text(facts: Facts) -> str | None:
    """The text of 2003 knows four grounds, that of 2021 eight."""
    if articles.by_law(facts.law_day) or facts["ground"] in articles.GROUNDS_2003:
        return None
    return "《法律援助条例》第二十三条没有这一终止事由。"


GROUND = Gate("legal_aid.termination_grounds", ground_of_text, "ground")


def report_there(facts: Facts) -> str | None:
    """Whoever helped until aid was ended hands in the report of what was done, and is paid for it."""
    if facts["reported_on"] or any(paper.kind == "case_report" for paper in facts.papers):
        return None
    return "承办人员尚未报告办理情况；援助终止的，请办理“补充卷内材料”上传办理情况报告。"


def documents_there(facts: Facts) -> str | None:
    """With the report come copies of the documents in which the matter ended, where it ended in writing."""
    if facts["ending"] not in IN_WRITING or any(paper.kind == "documents" for paper in facts.papers):
        return None
    return "承办人员还应当提交法律文书的副本或者复印件，请办理“补充卷内材料”上传。"


CLOSING_REPORT = Gate("legal_aid.closing_report", report_there)
DOCUMENTS = Gate("legal_aid.closing_report", documents_there)


def paid_once(facts: Facts) -> str | None:
    return f"补贴已于{facts['paid_on']}支付。" if facts["paid_on"] else None


PAID_ONCE = Gate("house.paid_once", paid_once, gist="补贴尚未支付")


def own_score(facts: Facts) -> str | None:
    """What the recipient has said of the service themselves nobody says otherwise for them."""
    said = facts.past("score")
    if said is None or facts.actor.party_to is not None or said.content.get("role") != Role.PARTY:
        return None
    return f"受援人已于{said.on}自行评价，工作人员不得代为改动。"


OWN_SCORE = Gate("house.own_score", own_score, "satisfaction", "不改动受援人自己的评价")


def objected_to_refusal(facts: Facts) -> bool:
    """Whether what is or was objected to is a refusal; else it is a termination."""
    decided = facts.past("refuse", "terminate")
    return decided is not None and decided.step == "refuse"


def objected_to_termination(facts: Facts) -> bool:
    return not objected_to_refusal(facts)


def refused_before(facts: Facts) -> str | None:
    if facts.record.stage == "ordered" and not objected_to_refusal(facts):
        return "司法行政部门责令改正的是终止决定，请办理“恢复法律援助”。"
    return None


def terminated_before(facts: Facts) -> str | None:
    if facts.record.stage == "ordered" and objected_to_refusal(facts):
        return "司法行政部门责令改正的是不予援助决定，请办理“决定给予法律援助”。"
    return None


def granted_before(facts: Facts) -> str | None:
    if facts["granted_on"] or objected_to_refusal(facts):
        return None
    return "终止时是先行提供、尚未决定给予，请办理“恢复先行提供”。"


def not_granted_before(facts: Facts) -> str | None:
    return "终止前已经决定给予法律援助，请办理“恢复法律援助”。" if facts["granted_on"] else None


GRANTED_BEFORE = Gate("house.resumed_as_granted", granted_before, gist="恢复的是已经决定给予的援助")
NOT_GRANTED_BEFORE = Gate("house.resumed_as_first", not_granted_before, gist="恢复的是先行提供的援助")
REFUSED_BEFORE = Gate("house.set_right_refusal", refused_before, gist="改正的是所责令的决定")
TERMINATED_BEFORE = Gate("house.set_right_termination", terminated_before, gist="改正的是所责令的决定")
