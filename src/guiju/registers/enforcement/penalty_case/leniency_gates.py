"""从轻、减轻: who must be penalised more lightly, and who may be penalised below the range.

处罚法 2021 arts. 30–32; 2017 arts. 25, 27.
Within its range a penalty may be light for any circumstance of the case (art. 5); below it only where a text says so.
"""

from __future__ import annotations

from datetime import date

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import parties
from guiju.registers.enforcement.penalty_case.choices import Leniency, Mitigation
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.filing_gates import known_of_party

LESS = (Leniency.LIGHTER, Leniency.MITIGATED)
SINCE_2021 = (Mitigation.CONFESSED, Mitigation.DIMINISHED)
"""Grounds that the text of 2017 does not have."""
NEWER = date(2021, 7, 15)


def age(facts: Facts) -> int | None:
    """Age at the act."""
    years: int | None = known_of_party(facts)["age_at_act"]
    return years


def young(facts: Facts) -> bool:
    years = age(facts)
    return years is not None and 14 <= years < 18


def not_a_child(facts: Facts) -> str | None:
    years = age(facts)
    if years is None and known_of_party(facts)["party_kind"] == parties.PERSON:
        return "当事人违法时的年龄没有查明，请核对证件或者填写查明的周岁（普通程序请补充调查）。"
    return f"当事人违法时{years}周岁，不满十四周岁的不予处罚。" if years is not None and years < 14 else None


def lighter_for_youth(facts: Facts) -> str | None:
    if not young(facts) or facts["leniency"] in LESS:
        return None
    return f"当事人违法时{age(facts)}周岁，应当从轻或者减轻处罚，请在裁量情节中载明。"


def grounds(facts: Facts) -> list[Mitigation]:
    """The grounds that the report has found and that are told now, as far as the law of the day knows them."""
    named = {getattr(facts.record, "mitigation", ""), facts["mitigation"]} - {""}
    old = facts.law_day < NEWER
    return [ground for ground in Mitigation if ground in named and not (old and ground in SINCE_2021)]


def mitigated(facts: Facts) -> str | None:
    due = [ground.label for ground in grounds(facts) if ground != Mitigation.DIMINISHED]
    if not due or facts["leniency"] in LESS:
        return None
    return f"有“{due[0]}”情形，应当从轻或者减轻处罚，请在裁量情节中载明。"


def below_the_range_for_a_ground(facts: Facts) -> str | None:
    if facts["leniency"] != Leniency.MITIGATED or young(facts):
        return None
    found = grounds(facts)
    if not found:
        return "减轻处罚应当有法定情形，请在“从轻、减轻的情形”中选择；没有法定情形的，在法定幅度以内处罚。"
    unnamed = found == [Mitigation.BY_RULE] and not facts["mitigation_rule"]
    return "依法律、法规、规章规定的其他情形减轻的，请写明该规定及条、款、项。" if unnamed else None


GROUND = asks.under(
    "从轻、减轻处罚的，派出机构、内设机构办理的",
    asks.usually(
        asks.maybe(Of.mitigation, "减轻处罚的，应当选择；不满十八周岁的除外。"),
        lambda facts: facts.record.mitigation or None,
    ),
    asks.maybe(
        asks.words("mitigation_rule", "规定该情形的法律、法规、规章及条、款、项", longest=200),
        "依其他规定减轻的，应当写明。",
    ),
    asks.maybe(Of.fine_spared, "减轻处罚的，应当填写。"),
    asks.maybe(Of.executing_body),
)
LENIENCY_GATES = (
    Gate("penalty.under_14", not_a_child),
    Gate("penalty.age_14_to_18", lighter_for_youth, "leniency"),
    Gate("penalty.mitigation_due", mitigated, "leniency"),
    Gate("penalty.mitigation_ground", below_the_range_for_a_ground, "mitigation"),
)
