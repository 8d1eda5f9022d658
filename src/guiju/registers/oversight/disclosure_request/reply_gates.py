"""What a reply is held to, by its outcome (政府信息公开条例 2019 arts. 13 to 17, 29, 32, 35 to 40, 43)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Gate, Point
from guiju.kernel.keeping.parties import Party
from guiju.registers.oversight.disclosure_request import consulting_gates as consulting
from guiju.registers.oversight.disclosure_request.choices import (
    KEPT_BY_LAW,
    OTHERWISE,
    REFUSED,
    SUPPLIED,
    NotHeld,
    Outcome,
    Review,
    Supply,
)

Reason = Callable[[Facts, str], str | None]


def outcome_of(facts: Facts) -> str:
    """What is told now: of the first reply, or of one made anew."""
    return str(facts["new_outcome"] if facts.asks("new_outcome") else facts["outcome"])


def by_outcome(rule: str, reason: Reason, field: str = "", gist: str = "") -> Gate:
    return Gate(rule, lambda facts: reason(facts, outcome_of(facts)), field, gist)


def among(*outcomes: str) -> Callable[[Facts], bool]:
    return lambda facts: outcome_of(facts) in outcomes


def reviewed(facts: Facts, outcome: str) -> str | None:
    """After whatever was corrected or said since."""
    if outcome not in SUPPLIED or facts["supply"] == Supply.ALREADY:
        return None
    last = facts.past("review_release", "submit_correction", "resume", "redo", *consulting.ANSWERS)
    if last is not None and last.step == "review_release":
        return None
    return "公开以前应当审查，请先办理“公开审查”；审查后又有补正、意见的，重新审查。"


def as_reviewed(facts: Facts, outcome: str) -> str | None:
    if outcome not in SUPPLIED or facts["supply"] == Supply.ALREADY or not facts["review"]:
        return None
    review = Review(facts["review"])
    fits = review is Review.OPEN or (review is Review.PARTLY and outcome == Outcome.PARTLY)
    return None if fits else f"公开审查的意见是“{review.label}”，不能{Outcome(outcome).label}。"


def ground_of_law(facts: Facts, outcome: str) -> str | None:
    if outcome not in KEPT_BY_LAW or facts["legal_ground"]:
        return None
    return "请写明定密依据、禁止公开的法律或者行政法规条款，或者会危及什么安全。"


def reasoned(facts: Facts, outcome: str) -> str | None:
    if outcome == Outcome.GRANTED or facts["reason"]:
        return None
    return f"答复“{Outcome(outcome).label}”的，应当说明理由。"


def way_told(facts: Facts, outcome: str) -> str | None:
    if outcome in SUPPLIED:
        if not facts["supply"]:
            return "请选择公开的方式：提供，告知获取途径，或者告知已经主动公开。"
        return "请写明获取该信息的方式、途径（和时间）。" if _where_needed(facts) else None
    return "没有公开信息的，不填写公开的方式、提供形式。" if facts["supply"] or facts["form_given"] else None


def _where_needed(facts: Facts) -> bool:
    return facts["supply"] != Supply.PROVIDED and not facts["where"]


def not_there(facts: Facts, outcome: str) -> str | None:
    if outcome != Outcome.NOT_HELD:
        return "只有本机关不掌握的，填写不掌握的情形。" if facts["not_held"] else None
    if facts["not_held"] == NotHeld.NONE:
        return None if facts["search"] else "答复信息不存在的，请写明检索的范围、方式和结果。"
    if facts["not_held"] == NotHeld.OTHER_ORGAN:
        known = facts["competent_organ"] or facts["organ_unknown"]
        return None if known else "请写明负责公开的机关名称和联系方式；不能确定的，勾选“不能确定负责公开的机关”。"
    return "请选择不掌握的情形：经检索没有，或者由其他机关负责公开。"


def repeats(facts: Facts, outcome: str) -> str | None:
    """The same applicant has had an answer on the same from the same organ; one from before this register shows it."""
    number = facts["earlier_number"]
    if outcome != Outcome.REPEATED:
        return "只有重复申请的，填写此前已经答复的申请编号。" if number else None
    if not number:
        return "请填写此前已经答复的申请编号。"
    register: Any = type(facts.record)
    alike = register.objects.filter(agency_id=facts.record.agency_id, number=number).exclude(pk=facts.record.pk)
    found = facts.look_at(alike[:1])
    if not found:
        return None if facts["earlier_reply"] else "本机关的台账没有该编号的申请；不在本台账的，请上传此前的答复书。"
    earlier: Any = found[0]
    if earlier.ended_on is None or earlier.ended_on > facts.on:
        return "此前的申请尚未答复，不属于重复申请。"
    if not _replied_to(earlier):
        return "此前的申请已经撤回或者不再处理，没有作出答复，不属于重复申请。"
    return None if _same_applicant(facts, earlier) else "此前的申请不是同一申请人提出的，不属于重复申请。"


def _replied_to(earlier: Any) -> bool:
    """Art. 36(6): whether it ended in a reply, at first or when it was made anew."""
    silent = earlier.stage == "withdrawn" or earlier.outcome in (Outcome.NOT_CORRECTED, Outcome.UNPAID)
    return not silent or earlier.answered_again_on is not None


def _same_applicant(facts: Facts, earlier: Any) -> bool:
    """By the fingerprint of their document, else by the name as lists show it."""
    theirs = Party.told_of.filter(register=earlier.register(), matter_id=earlier.pk, role="applicant")
    keys = {party.id_key or party.masked_name for party in theirs}
    return any((party.id_key or party.masked_name) in keys for party in facts.parties if party.role == "applicant")


def still_unclear(facts: Facts, outcome: str) -> str | None:
    if outcome != Outcome.UNCLEAR or facts.past("submit_correction", "resume"):
        return None
    return "申请内容不明确的，先告知补正；补正以后仍不明确的，才可以这样答复。"


def excess_explained(facts: Facts, outcome: str) -> str | None:
    if outcome != Outcome.EXCESSIVE:
        return None
    if not facts.past("ask_reasons"):
        return "数量、频次明显超过合理范围的，先要求申请人说明理由，理由不合理的才可以不予处理。"
    over = facts["explain_by"] is not None and facts["explain_by"] < facts.on
    return None if facts.past("explain") or over else f"申请人可以在{facts['explain_by']}前说明理由，期限尚未届满。"


def told_elsewhere(facts: Facts, outcome: str) -> str | None:
    if outcome != Outcome.PUBLISHED_WORK or facts["where"]:
        return None
    return "要求提供公开出版物的，请写明获取的途径。"


def form_as_wanted(facts: Facts, outcome: str) -> str | None:
    if outcome not in SUPPLIED or facts["supply"] != Supply.PROVIDED:
        return None
    if not facts["form_given"]:
        return "请选择实际提供形式。"
    if facts["form_given"] == facts["wanted"] or facts["why_other_form"]:
        return None
    return "没有按申请人要求的形式提供的，请说明会危及信息载体安全或者公开成本过高的情况。"


def helped(facts: Facts, outcome: str) -> str | None:
    if not facts["needs_help"] or outcome not in SUPPLIED or facts["help"]:
        return None
    return "申请人有阅读困难或者视听障碍，请写明提供了什么帮助。"


def known_applicant(facts: Facts, outcome: str) -> str | None:
    """Who asks, and how to reach them: what a request must tell by the time something goes out to them."""
    if outcome not in SUPPLIED:
        return None
    nameless = [party.masked_name for party in facts.parties if party.role == "applicant" and not party.id_key]
    shown = any(paper.kind in ("identity", "correction_papers") for paper in facts.papers)
    return f"{'、'.join(nameless)}没有提交身份证明，请先补充。" if nameless and not shown else None


def of_a_reply(facts: Facts, outcome: str) -> str | None:
    if outcome not in OTHERWISE or outcome == Outcome.OTHER:
        return None
    return "申请人逾期不补正、不缴费的，由系统到期登记，不作答复。"


REPLIED = (
    by_outcome("house.reply_outcome", of_a_reply, gist="结果可以由答复告知"),
    consulting.NONE_WAITED_FOR,
    by_outcome("disclosure.request_content", known_applicant),
    by_outcome("disclosure.review_before_release", reviewed),
    by_outcome("house.as_reviewed", as_reviewed, gist="与公开审查的意见相符"),
    by_outcome("disclosure.state_secret", ground_of_law, "legal_ground"),
    by_outcome("disclosure.third_party_rights", consulting.rights_kept),
    by_outcome("disclosure.third_party_consult", consulting.third_parties_asked),
    by_outcome("disclosure.refusal_reasons", reasoned, "reason"),
    by_outcome("disclosure.reply_kinds", way_told, "supply"),
    by_outcome("disclosure.reply_kinds", not_there, "not_held"),
    by_outcome("disclosure.reply_kinds", repeats, "earlier_number"),
    by_outcome("house.still_unclear", still_unclear, gist="补正以后仍不明确"),
    by_outcome("disclosure.excessive_requests", excess_explained),
    by_outcome("disclosure.publications", told_elsewhere, "where"),
    by_outcome("disclosure.form_of_supply", form_as_wanted, "form_given"),
    by_outcome("disclosure.assistance", helped, "help"),
    four_eyes("公开审查的人和签发答复的人不得为同一人。", "review_release"),
)
POINTS = (
    Point("disclosure.separable_part", among(*REFUSED)),
    Point("disclosure.internal_information", among(Outcome.INTERNAL, Outcome.PROCESS, Outcome.CASE_FILE)),
    Point("disclosure.existing_only", among(Outcome.TO_MAKE)),
    Point("disclosure.not_a_request", among(Outcome.PETITION)),
)
