"""What a decision not to penalise must satisfy (行政处罚法 2021 arts. 30, 31, 33, 36, 57(1))."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.registers.enforcement.penalty_case.choices import (
    Exemption,
    Harm,
    Outcome,
)
from guiju.registers.enforcement.penalty_case.decision_gates import BROAD_REVIEW_UNTIL, judged, not_minor
from guiju.registers.enforcement.penalty_case.filing_gates import known_of_party
from guiju.registers.enforcement.penalty_case.remedies import usual_remedies


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
    """What the decision not to penalise cites, and where and until when it may be contested."""
    newer, older = BASES[Exemption(facts["exemption"])]
    article = newer if facts.law_day >= BROAD_REVIEW_UNTIL else older
    return {"articles": f"《中华人民共和国行政处罚法》{article}", "remedies": usual_remedies(facts)}


def exempted(facts: Facts) -> dict[str, Any]:
    facts.note(known_of_party(facts)["party_key"])
    nothing = dict.fromkeys(("fine", "confiscated", "gains_confiscated"))
    nothing |= {"goods_confiscated": False, "other_penalty": ""}
    return {"outcome": Outcome.EXEMPT, "noticed_on": None, "sanction": "不予行政处罚", **nothing}


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
