"""What stands before each step of a normative document: 国办发〔2018〕37号 and 115号, 优化营商环境条例
articles 62 to 64, and the rules of the provinces on the term. Each gate answers with a sentence, or None.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju import law
from guiju.kernel.declaring.deadlines import not_before
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, only_if
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.regions import Level
from guiju.kernel.offices.scope import sees
from guiju.law.counting import add_months
from guiju.registers.rulemaking.normative_document.choices import (
    FairCompetition,
    Origin,
    ReviewAdoption,
    ReviewResult,
    WaiverGround,
)

ORDINARY, PROVISIONAL = "normative_document.validity.ordinary", "normative_document.validity.provisional"
REVIEW, FILING = "normative_document.legality_review", "normative_document.filing"
EVALUATION = "normative_document.evaluate_before_expiry"
COMMENT = "decision.normative_comment.minimum"


def is_provisional(title: str) -> bool:
    """Whether the name marks the document as 暂行 or 试行, which shortens its term."""
    return "暂行" in title or "试行" in title


def longest_term(facts: Facts, title: str, effective_on: date | None) -> date | None:
    """The last day that the province's rule allows; None where no rule of the region is in force."""
    return facts.due(PROVISIONAL if is_provisional(title) else ORDINARY, effective_on)


# Proposal and consultation


def replaced_is_live(facts: Facts) -> str | None:
    old = facts["replaces"]
    if old is None or old.stage == "published":
        return None
    return f"拟修改的《{old.title}》当前为“{old.stage_label}”，不是已公布且尚未终止的文件。"


def replaced_is_ours(facts: Facts) -> str | None:
    old = facts["replaces"]
    if old is None or sees(facts.actor, old):
        return None
    return f"《{old.title}》不属于本机关或者本行政区域。"


def consulted_long_enough(facts: Facts) -> str | None:
    if not facts["concerns_market"]:
        return None
    until, last = facts["consultation_until"], facts.due(COMMENT, facts.on)
    if last is None or until >= last or facts["shortened_because"]:
        return None
    return f"文件涉及经营主体，征求意见一般至少到{last}，拟定的截止日期为{until}；确需缩短的，请写明理由。"


def waiver_is_lawful(facts: Facts) -> str | None:
    if not facts["concerns_market"] or facts["waiver_ground"] == WaiverGround.SECRET:
        return None
    return "文件涉及经营主体，除依法需要保密外应当公开征求意见。"


def urgent_from_the_start(facts: Facts) -> str | None:
    if facts["waiver_ground"] != WaiverGround.EMERGENCY or facts["emergency"]:
        return None
    return "立项时没有列为应对突发事件等紧急情况，请先更正立项内容，或者选择其他情形。"


def only_prolonged(facts: Facts) -> str | None:
    document: Any = facts.record
    until, before = facts["consultation_until"], document.consultation_until
    return None if before is None or until > before else f"征求意见期限只能延长：原截止日期为{before}。"


def period_not_over(facts: Facts) -> str | None:
    until = facts["consultation_until"]
    return f"征求意见截止日期为{until}，期满后方可结束。" if until is not None and facts.on < until else None


def ends_after_it_begins(facts: Facts) -> str | None:
    until = facts["consultation_until"]
    return f"截止日期{until}应当晚于开始日期{facts.on}。" if until <= facts.on else None


def refusals_have_reasons(facts: Facts) -> str | None:
    bare = [n for n, row in enumerate(facts["opinions"], 1) if row["adoption"] == "refused" and not row["reply"]]
    return f"第{'、'.join(map(str, bare))}项意见不予采纳，请写明理由。" if bare else None


# Review


def review_passed(facts: Facts) -> str | None:
    result, stage = facts["review_result"], facts.record.stage
    if not result:
        return "文件尚未通过合法性审核，不得提交集体审议。"
    if result == ReviewResult.FAILED:
        return "文件经审核不合法，不得提交集体审议；修改后应当重新送审。"
    return "审核要求修改，请先办理“按审核意见修改”。" if stage == "revising" else None


def review_passed_for_market(facts: Facts) -> str | None:
    return review_passed(facts) if facts["concerns_market"] else None


def competition_reviewed(facts: Facts) -> str | None:
    if not facts["concerns_market"]:
        return None
    result = facts["fair_competition"]
    if not result:
        return "文件与经营主体的生产经营密切相关，尚未经公平竞争审查。"
    if result == FairCompetition.FAILED:
        return "公平竞争审查未通过，不得出台。"
    looked = facts.past("review_competition")
    changed = looked is not None and any(deed.step == "revise" for deed in facts.since(looked))
    return "文件在公平竞争审查之后又作了修改，应当再次审查。" if changed else None


def right_reviewer(facts: Facts) -> str | None:
    """What a government issues its own people do not review (国办发〔2018〕115号); departments and townships have theirs."""
    maker = facts.record.agency
    own = facts.actor.agency_id == maker.pk
    if not own or len(maker.region_id) > Level.COUNTY or (Organ.GOVERNMENT, None) not in facts.actor.functions:
        return None
    return f"{maker.name}的文件由本级司法行政部门审核，不由制定机关自行审核。"


def unadopted_explained(facts: Facts) -> str | None:
    left = facts["review_adoption"] in (ReviewAdoption.PARTLY, ReviewAdoption.NONE)
    if not left or facts["unadopted"]:
        return None
    return "审核意见没有完全采纳，提请审议时应当详细说明理由和依据。"


# Publication, filing, term


def term_gate(rule: str) -> Gate:
    """The last day told may not lie beyond the province's longest term for this kind of name."""

    def reason(facts: Facts) -> str | None:
        told, title = facts["expires_on"], facts["title"]
        if told is None or is_provisional(title) != (rule == PROVISIONAL):
            return None
        last = facts.due(rule, facts["effective_on"])
        return f"有效期最长至{last}，所填届满日期为{told}。" if last is not None and told > last else None

    return Gate(rule, reason, "expires_on")


TERM = (term_gate(ORDINARY), term_gate(PROVISIONAL))


def kept_secret(facts: Facts) -> bool:
    """Whether the draft was kept from the public for secrecy."""
    return bool(facts["waiver_ground"] == WaiverGround.SECRET)


def looked_at_for_secrecy(facts: Facts) -> str | None:
    if facts["secrecy_review"]:
        return None
    return "草案曾因依法需要保密而没有公开征求意见，公布前应当经过保密审查，请填写审查结论；仍需保密的不得公布。"


def begins_after_publication(facts: Facts) -> str | None:
    begins = facts["effective_on"]
    return f"施行日期{begins}早于公布日期{facts.on}。" if begins < facts.on else None


def ends_after_beginning(facts: Facts) -> str | None:
    begins, ends = facts["effective_on"], facts["expires_on"]
    return f"届满日期{ends}早于施行日期{begins}。" if begins and ends and ends < begins else None


def filed_once(facts: Facts) -> str | None:
    return f"本件已于{facts['filed_on']}报送备案。" if facts["filed_on"] else None


def made_in_the_house(facts: Facts) -> str | None:
    return "本件为补录的存量文件，不在此报送备案。" if facts["origin"] == Origin.EXISTING else None


def issued_before_this_year(facts: Facts) -> str | None:
    issued = facts["issued_on"]
    if issued.year < facts.on.year:
        return None
    return f"印发日期为{issued}；本年制定的文件应当从“立项”起逐步办理。"


# Evaluation, renewal, clean-up


def evaluated_in_its_last_months(facts: Facts) -> str | None:
    rule, ends = facts.rule(EVALUATION), facts["expires_on"]
    if rule is None or ends is None:
        return None
    first = law.latest(rule, ends).day
    return f"有效期至{ends}，{first}起方可评估。" if facts.on < first else None


def _recent(day: date | None, on: date) -> bool:
    """Whether what was found on a day still speaks of the document as it stands."""
    return day is not None and add_months(day, 12) >= on


def renewed_without_gap(facts: Facts) -> str | None:
    begins, ends = facts["renewed_from"], facts["expires_on"]
    if ends is None or begins <= ends + timedelta(days=1):
        return None
    return f"重新公布后的施行日期{begins}应当不晚于原有效期届满的次日（有效期至{ends}）。"


def renewed_on_evaluation(facts: Facts) -> str | None:
    document: Any = facts.record
    if _recent(document.reissue_ordered_on, facts.on):
        return None
    if _recent(document.evaluated_on, facts.on) and document.evaluation == "keep":
        return None
    return "重新公布前一年以内应当完成评估，且结论为继续执行（或者由清理决定重新公布）。"


def renewed_as_it_stands(facts: Facts) -> str | None:
    if not facts["changed"]:
        return None
    return "内容有修改的，应当另行立项（填写“修改哪一文件”）并经合法性审核。"


def still_running(facts: Facts) -> str | None:
    ends = facts["expires_on"]
    return f"《{facts.record.title}》的有效期已于{ends}届满。" if ends is not None and ends < facts.on else None


def ended_by_whom_may(facts: Facts) -> str | None:
    """Its maker and the government over it end a document; who acts for them names what they approved."""
    actor, maker = facts.actor, facts.record.agency_id
    if actor.is_system or actor.agency_id == maker or actor.is_organ(Organ.GOVERNMENT, maker, facts.record.region):
        return None
    if facts["approval"]:
        return None
    return "文件由制定机关或者有权改变、撤销它的政府决定废止、宣布失效；为其办理的，请填写批准机关和批准文件。"


def was_published(facts: Facts) -> str | None:
    if facts["announced_on"]:
        return None
    return f"《{facts.record.title}》没有公布记录，不能作为行政管理依据，不得认定继续有效。"


def comes_from_renewal(facts: Facts) -> str | None:
    old = facts["predecessor"]
    if old.stage == "renewed" and old.last_step_on == facts.on and not old.successors.exists():
        return None
    return "重新公布的文件应当由原文件的“重新公布”步骤产生。"


REVIEW_TIME = only_if(lambda facts: not facts["emergency"], not_before(REVIEW, "submitted_on"))
COMMENT_TIME = only_if(
    lambda facts: bool(facts["concerns_market"]) and not facts["shortened_because"],
    not_before(COMMENT, "consultation_from"),
)
NOT_THE_DRAFTER = four_eyes("起草、送审人员不得审核同一文件。", "propose", "draft", "submit", "revise")
