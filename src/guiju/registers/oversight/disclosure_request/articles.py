"""On which article each outcome rests, for the letter of reply (政府信息公开条例 2019)."""

from __future__ import annotations

from datetime import date

from guiju.kernel.declaring.facts import Facts
from guiju.registers.oversight.disclosure_request.choices import NotHeld, Outcome, Supply

REGULATION = "《中华人民共和国政府信息公开条例》"
OF_OUTCOME = {
    Outcome.PARTLY: "第三十七条",
    Outcome.SECRET: "第十四条、第三十六条第三项",
    Outcome.FORBIDDEN: "第十四条、第三十六条第三项",
    Outcome.SAFETY: "第十四条、第三十六条第三项",
    Outcome.THIRD_PARTY: "第十五条、第三十二条、第三十六条第三项",
    Outcome.INTERNAL: "第十六条第一款、第三十六条第三项",
    Outcome.PROCESS: "第十六条第二款、第三十六条第三项",
    Outcome.CASE_FILE: "第十六条第二款、第三十六条第三项",
    Outcome.INQUIRY: "第三十六条第七项",
    Outcome.TO_MAKE: "第三十八条",
    Outcome.UNCLEAR: "第二十九条第二款、第三十条",
    Outcome.PETITION: "第三十九条第一款",
    Outcome.REPEATED: "第三十六条第六项",
    Outcome.PUBLISHED_WORK: "第三十九条第二款",
    Outcome.EXCESSIVE: "第三十五条",
}
OF_SUPPLY = {
    Supply.PROVIDED: "第三十六条第二项",
    Supply.WHERE: "第三十六条第二项",
    Supply.ALREADY: "第三十六条第一项",
}
OF_NOT_HELD = {NotHeld.NONE: "第三十六条第四项", NotHeld.OTHER_ORGAN: "第三十六条第五项"}
RECONSIDERED_FIRST_FROM = date(2024, 1, 1)
"""行政复议法 (2023) art. 23(1)(4): who is refused information applies for reconsideration before they sue."""


def cited(facts: Facts) -> dict[str, object]:
    """The article of the outcome told, "" where none names it; whether reconsideration comes first."""
    outcome = facts["outcome"] if facts.asks("outcome") else facts["new_outcome"]
    article = OF_OUTCOME.get(outcome, "")
    if outcome == Outcome.GRANTED:
        article = OF_SUPPLY[facts["supply"]]
    elif outcome == Outcome.NOT_HELD:
        article = OF_NOT_HELD[facts["not_held"]]
    label = Outcome(outcome).label
    first = facts.on >= RECONSIDERED_FIRST_FROM
    return {"cited": f"{REGULATION}{article}" if article else "", "outcome_told": label, "first": first}
