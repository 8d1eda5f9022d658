"""What a decision must satisfy.

Administrative Penalty Law (2021): basis and correction Art. 5, 28; who is not penalised Art. 29–33, 37; discretion
Art. 34; transfer Art. 27; on the spot Art. 51, 52; what must have gone before Art. 44, 45, 57, 58, 62–65; the paper
Art. 59.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import parties
from guiju.registers.enforcement.penalty_case.choices import (
    Business,
    Channel,
    Correction,
    Exemption,
    Harm,
    Leniency,
    Mitigation,
    Outcome,
    Verdict,
)
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.filing_gates import about_party, known_of_party
from guiju.registers.enforcement.penalty_case.notice_gates import (
    DETENTION,
    heavier,
    proposed,
    sanction,
    some_penalty,
    told,
)
from guiju.registers.enforcement.penalty_case.time_limit import COUNTED_AGAIN

ON_SPOT = ((date(2021, 7, 15), Decimal(200), Decimal(3000)), (date.min, Decimal(50), Decimal(1000)))
"""The most that may be fined on the spot (2021 Art. 51; 2017 Art. 33): since when, a person, an organisation."""


BROAD_REVIEW_UNTIL = date(2021, 7, 15)
"""Before this day every decision of the ordinary procedure was reviewed (2017 Art. 38 (3)), not only those of Art. 58."""
BREACHES = (Outcome.PENALISED, Outcome.EXEMPT)


def earlier(facts: Facts) -> list[Any]:
    """Decisions to penalise the same party that stand, wherever made."""
    return [row for row in judged(facts) if row.outcome == Outcome.PENALISED]


def judged(facts: Facts) -> list[Any]:
    """Decisions that find the same party to have broken the law, penalised or let off; read once a step."""
    known = facts.worked_out
    if "earlier_decisions" not in known:
        key = known_of_party(facts)["party_key"]
        model: Any = type(facts.record)
        rows = model.objects.filter(party_key=key, outcome__in=BREACHES, revoked_on=None)
        rows = rows.exclude(exemption=Exemption.NOT_ESTABLISHED)
        columns = ("act", "act_on", "decided_on", "fine", "number", "business", "region", "outcome")
        stored = list(rows.exclude(pk=facts.record.pk).only(*columns)) if key else []
        known["earlier_decisions"] = facts.look_at([*stored, *(facts.taken_with(key) if key else ())])
    return list(known["earlier_decisions"])


def age(facts: Facts) -> int | None:
    """Age at the act."""
    years: int | None = known_of_party(facts)["age_at_act"]
    return years


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


def not_a_child(facts: Facts) -> str | None:
    years = age(facts)
    if years is None and known_of_party(facts)["party_kind"] == parties.PERSON:
        return "当事人违法时的年龄没有查明，请核对证件或者填写查明的周岁（普通程序请补充调查）。"
    return f"当事人违法时{years}周岁，不满十四周岁的不予处罚。" if years is not None and years < 14 else None


def lighter_for_youth(facts: Facts) -> str | None:
    years = age(facts)
    if years is None or not 14 <= years < 18 or facts["leniency"] in (Leniency.LIGHTER, Leniency.MITIGATED):
        return None
    return f"当事人违法时{years}周岁，应当从轻或者减轻处罚，请在裁量情节中载明。"


def capable(facts: Facts) -> str | None:
    return "当事人违法时不能辨认或者控制自己的行为，不予处罚。" if facts["incapable"] else None


def not_minor(facts: Facts) -> str | None:
    exempt = facts["minor_act"] and facts["corrected"] and facts["harm"] == Harm.NONE
    return "违法行为轻微并及时改正、没有危害后果的，不予处罚。" if exempt else None


def at_fault(facts: Facts) -> str | None:
    if not facts["no_fault"] or facts["fault_by_law"]:
        return None
    return "当事人有证据足以证明没有主观过错的，不予处罚；法律、行政法规另有规定的，请写明。"


def benchmark_public(facts: Facts) -> str | None:
    unpublished = facts["benchmark"] and not facts["benchmark_published"]
    return f"所适用的裁量基准“{facts['benchmark']}”未向社会公布。" if unpublished else None


def within_benchmark(facts: Facts) -> str | None:
    low, high, fine = facts["benchmark_low"], facts["benchmark_high"], facts["fine"] or Decimal(0)
    if low is not None and high is not None and low > high:
        return f"裁量基准下限{low}元高于上限{high}元，请核对。"
    outside = (low is not None and fine < low) or (high is not None and fine > high)
    if not outside or (facts["outside_reason"] and facts["discussed_on"]):
        return None
    return f"罚款{fine}元不在裁量基准{low}至{high}元之内，应当写明理由并经集体讨论批准。"


def newer_rule_weighed(facts: Facts) -> str | None:
    unweighed = facts["rule_changed"] and not facts["lighter_rule_applied"]
    return "违法后处罚依据有修改的，应当比较并适用处罚较轻或者不认为违法的规定。" if unweighed else None


def facts_clear(facts: Facts) -> str | None:
    return None if facts["facts_proved"] else "违法事实不清或者没有证据支持，不得给予处罚。"


def recusals_decided(facts: Facts) -> str | None:
    return "回避申请尚未由本机关负责人决定。" if facts["recusal_pending"] else None


def crime_transferred(facts: Facts) -> str | None:
    return "案件涉嫌犯罪，应当移送司法机关，不得以处罚代替。" if facts["suspects_crime"] else None


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
    waits = facts["grave_case"] and facts["discussed_on"] is None
    return "情节复杂或者重大违法行为，应当经负责人集体讨论决定。" if waits else None


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
    needs = {"basis": "处罚依据", "remedies": "救济途径和期限"}
    needs |= {"how_to_pay": "履行方式和期限"} if facts["fine"] else {}
    missing = [label for name, label in needs.items() if not facts[name]]
    return f"决定书缺少{'、'.join(missing)}。" if missing else None


def most_on_spot(kind: str, day: date) -> Decimal:
    """The most that a party of this kind may be fined on the spot under the law of ``day``."""
    return next(one if kind == parties.PERSON else unit for since, one, unit in ON_SPOT if since <= day)


def small_penalty(facts: Facts) -> str | None:
    given, most = told(facts), most_on_spot(facts["party"][0]["kind"], facts.law_day)
    other = given["confiscated"] or given["licence"] or given["business"] or given["detained_days"]
    if (given["fine"] or 0) <= most and not other and given["warned"] in ("", None, "warning"):
        return None
    if facts["by_other_law"]:
        return None
    return f"当场处罚限于警告或者{most}元以下罚款；超出的，请按普通程序立案。"


def on_spot_form(facts: Facts) -> str | None:
    hidden = any(not officer["shown"] for officer in facts["officers"])
    undelivered = facts["delivered"] == "no"
    missing = ["出示执法证件"] * hidden + ["将决定书当场交付当事人，或者注明拒收"] * undelivered
    return f"当场处罚应当{'，'.join(missing)}。" if missing else None


def whole_on_spot(facts: Facts) -> str | None:
    parts = {"basis": "依据", "spot_place": "地点", "spot_hour": "时间", "officers_signed": "执法人员签名或者盖章"}
    parts |= {"remedies": "救济途径和期限"} if facts.law_day >= BROAD_REVIEW_UNTIL else {}
    missing = [label for name, label in parts.items() if not facts[name]]
    return f"当场处罚决定书缺少{'、'.join(missing)}。" if missing else None


def told_on_spot(facts: Facts) -> str | None:
    return None if facts["told_orally"] else "作出决定前，应当告知拟处罚内容及事实、理由、依据和陈述、申辩的权利。"


def heard_on_spot(facts: Facts) -> str | None:
    ignored = facts["defence_heard"] == "upheld"
    return "当事人的陈述申辩成立的，应当采纳，不按告知的内容当场处罚。" if ignored else None


def proved_on_spot(facts: Facts) -> str | None:
    return None if facts["evidence"] else "违法事实确凿方可当场处罚，请登记证据。"


def mitigated(facts: Facts) -> str | None:
    lacking = facts["mitigation"] and facts["leniency"] not in (Leniency.LIGHTER, Leniency.MITIGATED)
    return (
        f"有“{Mitigation(facts['mitigation']).label}”情形，应当从轻或者减轻处罚，请在裁量情节中载明。"
        if lacking
        else None
    )


def not_established(facts: Facts) -> str | None:
    wrong = facts["exemption"] == Exemption.NOT_ESTABLISHED and facts["facts_proved"]
    return "调查终结报告认定的违法事实有证据支持，不能以违法事实不能成立为由；请补充调查后重新报告。" if wrong else None


BASES = {
    Exemption.MINOR: ("第三十三条第一款、第五十七条第一款第二项", "第二十七条第二款、第三十八条第一款第二项"),
    Exemption.FIRST: ("第三十三条第一款、第五十七条第一款第二项", ""),
    Exemption.NO_FAULT: ("第三十三条第二款", ""),
    Exemption.CHILD: ("第三十条", "第二十五条"),
    Exemption.INCAPACITY: ("第三十一条", "第二十六条"),
    Exemption.LIMITATION: ("第三十六条", "第二十九条"),
    Exemption.NOT_ESTABLISHED: ("第五十七条第一款第三项", "第三十八条第一款第三项"),
}
"""The article on which each exemption rests: of 2021, and of the text before."""


def exemption_in_law(facts: Facts) -> str | None:
    if facts.law_day >= BROAD_REVIEW_UNTIL or BASES[Exemption(facts["exemption"])][1]:
        return None
    return "该不予处罚的情形自2021年7月15日起施行，不适用于此前的决定。"


def exemption_basis(facts: Facts) -> dict[str, Any]:
    """What the decision not to penalise cites."""
    newer, older = BASES[Exemption(facts["exemption"])]
    article = newer if facts.law_day >= BROAD_REVIEW_UNTIL else older
    return {"articles": f"《中华人民共和国行政处罚法》{article}"}


def exempted(facts: Facts) -> dict[str, Any]:
    facts.note(known_of_party(facts)["party_key"])
    nothing = dict.fromkeys(("fine", "confiscated"))
    return {"outcome": Outcome.EXEMPT, "sanction": "不予行政处罚", **nothing}


def educated(facts: Facts) -> str | None:
    needless = facts["exemption"] == Exemption.NOT_ESTABLISHED
    return None if needless or facts["education"] else "不予处罚的，应当对当事人进行教育并留有记录。"


def guarded(of: str) -> Any:
    """For one ground of exemption: the guardian must have been told."""

    def reason(facts: Facts) -> str | None:
        untold = facts["exemption"] == of and not facts["guardian"]
        return "应当责令监护人加以管教，或者严加看管和治疗。" if untold else None

    return reason


def first_time(facts: Facts) -> str | None:
    if facts["exemption"] != Exemption.FIRST:
        return None
    before = next(iter(judged(facts)), None)
    if before is not None:
        return f"该当事人已有处罚或者不予处罚的记录（{before.number}），不属于初次违法。"
    slight = facts["harm"] in (Harm.NONE, Harm.SLIGHT) and facts["corrected"]
    return None if slight else "首违不罚以危害后果轻微并及时改正为条件，调查终结报告未确认。"


def minor_indeed(facts: Facts) -> str | None:
    if facts["exemption"] != Exemption.MINOR or not_minor(facts) is not None:
        return None
    return "调查终结报告未确认违法行为轻微、及时改正、没有危害后果。"


def faultless_indeed(facts: Facts) -> str | None:
    lacking = facts["exemption"] == Exemption.NO_FAULT and not facts["no_fault"]
    return "调查终结报告未确认有证据足以证明没有主观过错。" if lacking else None


def no_such_age(facts: Facts) -> str | None:
    years = facts["age_at_act"]
    wrong = facts["exemption"] == Exemption.CHILD and (years is None or years >= 14)
    return f"当事人违法时{'年龄不详' if years is None else f'{years}周岁'}，不能适用该情形。" if wrong else None


def decided(facts: Facts) -> dict[str, Any]:
    """The penalty in words, and whether its party, a unit, is penalised or suspended for the first time this year."""
    party, year = known_of_party(facts), facts.on.year
    unit = party["party_kind"] == parties.ORGANISATION
    own = facts.record.region[:6]
    here = [row for row in earlier(facts) if row.decided_on.year == year and row.region[:6] == own] if unit else []
    suspends = facts["business"] == Business.SUSPENDED
    facts.note(party["party_key"])
    return {
        "outcome": Outcome.PENALISED,
        "sanction": sanction(facts),
        "first_of_year": unit and not here,
        "first_suspension": unit and suspends and not any(row.business == Business.SUSPENDED for row in here),
    }


def on_the_spot(facts: Facts) -> dict[str, Any]:
    served = {"summary": True, "served_on": facts.on, "found_on": facts.on, "channel": Channel.ON_SPOT}
    return {**decided(facts), **about_party(facts), **served}


ANY_PENALTY = (
    DETENTION,
    Gate("house.some_penalty", some_penalty, "fine", "至少有一项处罚内容"),
    Gate("penalty.published_basis", basis_published, "basis_published_on"),
    Gate("penalty.order_correction", ordered_to_correct, "correction"),
    Gate("penalty.no_double_fine", fined_once, "fine"),
    Gate("penalty.under_14", not_a_child),
    Gate("penalty.age_14_to_18", lighter_for_youth, "leniency"),
    Gate("penalty.benchmark_published", benchmark_public, "benchmark"),
    Gate("penalty.favourable_new_rule", newer_rule_weighed, "lighter_rule_applied"),
    Gate("penalty.decision_document", paper_complete, "remedies"),
)
ANY_DECISION = (
    Gate("penalty.transfer_crime", crime_transferred),
    Gate("penalty.head_review", head_reviewed, "head_reviewed_on"),
    Gate("penalty.recusal_decided_by_head", recusals_decided, "recusal_pending"),
    COUNTED_AGAIN,
)
REASONED: tuple[Any, ...] = (
    asks.maybe(Of.basis, "决定书应当载明。"),
    asks.maybe(Of.basis_published_on, "应当填写，用以核对依据在违法行为之前公布。"),
    asks.maybe(Of.benchmark),
    asks.yes("benchmark_published", "裁量基准已向社会公布"),
    asks.maybe(Of.leniency, "当事人已满十四周岁不满十八周岁的，应当选择从轻或者减轻。"),
    asks.yes("rule_changed", "违法行为之后处罚依据有修改"),
    asks.yes("lighter_rule_applied", "已适用处罚较轻的规定"),
    asks.maybe(Of.correction, "作出处罚决定时，应当选择。"),
    asks.maybe(asks.ahead(Of.correct_by), "责令限期改正的，应当填写。"),
    asks.maybe(
        asks.words("other_act", "与此前受罚行为不是同一行为的说明", longest=300), "同日行为已受罚款的，应当说明。"
    ),
    asks.maybe(asks.words("how_to_pay", "履行方式和期限", longest=200), "有罚款的，应当载明。"),
    asks.maybe(asks.words("remedies", "救济途径和期限", longest=300), "决定书应当载明。"),
)
