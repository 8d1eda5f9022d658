"""What a decision must satisfy.

Administrative Penalty Law (2021): basis and correction Art. 5, 28; who is not penalised Art. 29–33, 37; discretion
Art. 34; transfer Art. 27; on the spot Art. 51, 52; what must have gone before Art. 44, 45, 57, 58, 62–65; the paper
Art. 59.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db.models import Q

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import parties
from guiju.registers.enforcement.penalty_case import discretion
from guiju.registers.enforcement.penalty_case.choices import (
    Business,
    Correction,
    Exemption,
    Harm,
    Outcome,
    UnitKind,
    Verdict,
)
from guiju.registers.enforcement.penalty_case.filing_gates import known_of_party
from guiju.registers.enforcement.penalty_case.imposed import IMPOSED_GATES, main_kind, money_imposed
from guiju.registers.enforcement.penalty_case.leniency_gates import LENIENCY_GATES
from guiju.registers.enforcement.penalty_case.notice_gates import (
    CITED,
    DETENTION,
    heavier,
    proposed,
    sanction,
    some_penalty,
    told,
    uncited,
)
from guiju.registers.enforcement.penalty_case.time_limit import COUNTED_AGAIN
from guiju.registers.enforcement.penalty_case.transfer_gates import BEING_TRANSFERRED

BROAD_REVIEW_UNTIL = date(2021, 7, 15)
"""Before this day every decision of the ordinary procedure was reviewed (2017 Art. 38 (3)), not only those of Art. 58."""
OF_OTHERS = (
    *("act", "act_on", "decided_on", "fine", "number", "business", "region", "outcome"),
    *("party_key", "name_key", "unit_kind"),
)
"""What is read of other cases."""
BREACHES = (Outcome.PENALISED, Outcome.EXEMPT)


def earlier(facts: Facts) -> list[Any]:
    """Decisions to penalise the same party that stand, wherever made."""
    return [row for row in judged(facts) if row.outcome == Outcome.PENALISED]


def judged(facts: Facts) -> list[Any]:
    """Decisions that find the same party, known by its number, to have broken the law, penalised or let off."""
    key = known_of_party(facts)["party_key"]
    return [row for row in _alike(facts) if key and row.party_key == key]


def _alike(facts: Facts) -> list[Any]:
    """Standing decisions against a party of the same number, or, where one has none, of the same name; read once a step."""
    known = facts.worked_out
    if "earlier_decisions" not in known:
        party = known_of_party(facts)
        key, name = party["party_key"], party["name_key"]
        model: Any = type(facts.record)
        same = Q(party_key=key) if key else Q(pk__in=())
        named = Q(name_key=name) & (Q(party_key="") if key else Q())
        rows = model.objects.filter(same | named, outcome__in=BREACHES, revoked_on=None)
        rows = rows.exclude(exemption=Exemption.NOT_ESTABLISHED)
        stored = list(rows.exclude(pk=facts.record.pk).only(*OF_OTHERS)) if key or name else []
        together = {row.pk: row for one in (key, name) if one for row in facts.taken_with(one)}
        known["earlier_decisions"] = facts.look_at([*stored, *together.values()])
    return list(known["earlier_decisions"])


def basis_published(facts: Facts) -> str | None:
    published, act_on = facts["basis_published_on"], facts["act_on"]
    lighter = facts["rule_changed"] and facts["lighter_rule_applied"]
    if published is not None and published <= (facts.on if lighter else act_on):
        return None
    return f"处罚依据应当在违法行为发生之日（{act_on}）前已经公布，请核对依据的公布日期。"


def ordered_to_correct(facts: Facts) -> str | None:
    if facts["correction"] == Correction.BY_DATE and (facts["correct_by"] is None or facts["correct_by"] < facts.on):
        return "责令限期改正的，请填写改正期限，期限不得早于决定之日。"
    return None if facts["correction"] else "作出处罚决定时，应当责令当事人改正或者限期改正违法行为。"


def fined_once(facts: Facts) -> str | None:
    if not facts["fine"] or facts["other_act"]:
        return None
    same = next((row for row in earlier(facts) if row.fine and row.act_on == facts["act_on"]), None)
    if same is None:
        return None
    return f"该当事人{same.act_on}的违法行为已由{same.number}决定罚款，同一违法行为不得再罚款；不是同一行为的，请说明。"


def capable(facts: Facts) -> str | None:
    return "当事人违法时不能辨认或者控制自己的行为，不予处罚。" if facts["incapable"] else None


def not_minor(facts: Facts) -> str | None:
    exempt = facts["minor_act"] and facts["corrected"] and facts["harm"] == Harm.NONE
    return "违法行为轻微并及时改正、没有危害后果的，不予处罚。" if exempt else None


def at_fault(facts: Facts) -> str | None:
    if not facts["no_fault"] or facts["fault_by_law"]:
        return None
    return "当事人有证据足以证明没有主观过错的，不予处罚；法律、行政法规另有规定的，请写明。"


def newer_rule_weighed(facts: Facts) -> str | None:
    unweighed = facts["rule_changed"] and not facts["lighter_rule_applied"]
    return "违法后处罚依据有修改的，应当比较并适用处罚较轻或者不认为违法的规定。" if unweighed else None


def facts_clear(facts: Facts) -> str | None:
    return None if facts["facts_proved"] else "违法事实不清或者没有证据支持，不得给予处罚。"


def recusals_decided(facts: Facts) -> str | None:
    return "回避申请尚未由本机关负责人决定。" if facts["recusal_pending"] else None


def crime_transferred(facts: Facts) -> str | None:
    suspected = facts["suspects_crime"] or facts["justice_stage"] in BEING_TRANSFERRED
    return "案件涉嫌犯罪，应当移送司法机关，不得以处罚代替。" if suspected else None


def defence_weighed(facts: Facts) -> str | None:
    defended, reviewed = facts["defended_on"], facts["defence_reviewed_on"]
    waits = defended is not None and (reviewed is None or reviewed < defended)
    if waits:
        return "当事人的陈述申辩尚未复核。"
    return None if defended is None else _taken_up(facts)


def _taken_up(facts: Facts) -> str | None:
    """What a review has upheld shows in the decision: lighter than told, or how else it was taken up."""
    verdict = facts["defence_verdict"]
    if verdict == Verdict.UPHELD and not heavier(proposed(facts), told(facts)):
        return "复核认为陈述申辩成立的，应当采纳：处罚应当轻于告知的内容，或者不予处罚、重新告知。"
    if verdict == Verdict.PART and not (facts["taken_up"] or heavier(proposed(facts), told(facts))):
        return "部分采纳陈述申辩的，请减轻处罚，或者写明怎样采纳。"
    return None


def heard_or_waived(facts: Facts) -> str | None:
    if facts["notified_on"] is None:
        return "尚未告知当事人拟处罚内容及事实、理由、依据。"
    if facts["notice_received_on"] is None:
        return "告知书尚未登记送达当事人。"
    if facts["defended_on"] or facts["waived_on"]:
        return None
    until = facts["defence_until"]
    return None if until is not None and facts.on > until else f"当事人可在{until}前陈述申辩，期限未过，也未明确放弃。"


def basis_as_told(facts: Facts) -> str | None:
    """Art. 44: the party was told the grounds on which it is penalised, and could answer to them."""
    case: Any = facts.record
    if case.notified_on is None:
        return None
    for name in CITED:
        before = getattr(case, name)
        if before and facts[name] and _bare(before) != _bare(facts[name]):
            return f"{facts.label(name)}与告知的（{before}）不同，当事人没有机会陈述申辩，应当重新告知。"
    return None


def _bare(words: str) -> str:
    return re.sub(r"[\W_]", "", words)


def not_heavier(facts: Facts) -> str | None:
    if facts["notified_on"] is None or not heavier(told(facts), proposed(facts)):
        return None
    return f"处罚重于告知的内容（{facts['sanction']}）；有新事实的，请重新告知。"


def hearing_granted(facts: Facts) -> str | None:
    waits = facts["hearing_requested_on"] and not (facts["hearing_held_on"] or facts["hearing_forgone_on"])
    return "当事人已要求听证，尚未举行。" if waits else None


def hearing_time_over(facts: Facts) -> str | None:
    settled = facts["hearing_requested_on"] or facts["hearing_forgone_on"] or not facts["hearing_offered"]
    last = facts.due("penalty.hearing.request", facts["notice_received_on"])
    if settled or last is None or facts.on > last:
        return None
    return f"当事人可在{last}前要求听证，期限未过，也未放弃。"


def after_hearing_record(facts: Facts) -> str | None:
    ignored = facts["hearing_held_on"] and not facts["by_hearing_record"]
    return "经过听证的，应当根据听证笔录作出决定。" if ignored else None


def head_reviewed(facts: Facts) -> str | None:
    reviewed, concluded = facts["head_reviewed_on"], facts["concluded_on"]
    done = reviewed is not None and concluded is not None and reviewed >= concluded
    return None if done else "调查终结后，应当先经本机关负责人审查。"


def discussed(facts: Facts) -> str | None:
    if not facts["grave_case"]:
        return None
    day, heard = facts["discussed_on"], facts["hearing_held_on"]
    if day is None:
        return "情节复杂或者重大违法行为，应当经负责人集体讨论决定。"
    early = heard is not None and day < heard
    return f"听证于{heard}举行，应当在听证之后根据听证笔录集体讨论。" if early else None


def reviewed_since(facts: Facts, day: Any) -> bool:
    """Whether a legality review was passed, not before ``day``."""
    done = facts["legal_reviewed_on"]
    return bool(facts["legal_review_passed"] and done and (day is None or done >= day))


def legality_reviewed(facts: Facts) -> str | None:
    always = facts.law_day < BROAD_REVIEW_UNTIL
    needed = always or facts["public_interest"] or facts["complex_relations"] or facts["review_by_rule"]
    if not needed or reviewed_since(facts, facts["concluded_on"]):
        return None
    return "本案属于应当法制审核的情形，未经审核或者审核未通过，不得作出决定。"


def reviewed_after_hearing(facts: Facts) -> str | None:
    if not (facts["major_rights"] and facts["hearing_held_on"]) or reviewed_since(facts, facts["hearing_held_on"]):
        return None
    return "直接关系重大权益并经过听证的，听证之后应当通过法制审核。"


def paper_complete(facts: Facts) -> str | None:
    needs = {"remedies": "救济途径和期限"}
    needs |= {"how_to_pay": "履行方式和期限"} if facts["fine"] else {}
    missing = uncited(facts) + [label for name, label in needs.items() if not facts[name]]
    return f"决定书缺少{'、'.join(missing)}。" if missing else None


def decided(facts: Facts) -> dict[str, Any]:
    """The penalty in words, and whether its party, an enterprise, is penalised or suspended for the first time this year.

    An enterprise is known by its number, or else by its name.
    """
    party, year = known_of_party(facts), facts.on.year
    unit = party["party_kind"] == parties.ORGANISATION and facts["unit_kind"] == UnitKind.ENTERPRISE
    own = facts.record.region[:6]
    stand = [row for row in _alike(facts) if row.outcome == Outcome.PENALISED and row.unit_kind == UnitKind.ENTERPRISE]
    here = [row for row in stand if row.decided_on.year == year and row.region[:6] == own] if unit else []
    suspends = facts["business"] == Business.SUSPENDED
    case: Any = facts.record
    for key in {party["party_key"], party["name_key"]} - {""}:
        facts.note(key)
    return {
        **discretion.applied(facts),
        "outcome": Outcome.PENALISED,
        "noticed_on": None,
        "sanction": sanction(facts),
        "mitigation": facts["mitigation"] or case.mitigation,
        "main_kind": main_kind(told(facts)),
        "money_imposed": money_imposed(told(facts)),
        "first_of_year": unit and not here,
        "first_suspension": unit and suspends and not any(row.business == Business.SUSPENDED for row in here),
    }


ANY_PENALTY = (
    DETENTION,
    *IMPOSED_GATES,
    Gate("house.some_penalty", some_penalty, "fine", "至少有一项处罚内容"),
    Gate("penalty.published_basis", basis_published, "basis_published_on"),
    Gate("penalty.order_correction", ordered_to_correct, "correction"),
    Gate("penalty.no_double_fine", fined_once, "fine"),
    *LENIENCY_GATES,
    *discretion.GATES,
    discretion.WITHIN,
    Gate("penalty.favourable_new_rule", newer_rule_weighed, "lighter_rule_applied"),
    Gate("penalty.decision_document", paper_complete, "remedies"),
)
ANY_DECISION = (
    Gate("penalty.transfer_crime", crime_transferred),
    Gate("penalty.head_review", head_reviewed, "head_reviewed_on"),
    Gate("penalty.recusal_decided_by_head", recusals_decided, "recusal_pending"),
    COUNTED_AGAIN,
)
