"""On which article a paper rests, by the text of the case (2023; 2017 with the regulation of 2007)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.registers.oversight.reconsideration import respondents
from guiju.registers.oversight.reconsideration.choices import (
    Damage,
    Defect,
    Duty,
    Ending,
    Measure,
    Notice,
    Result,
    Suspension,
    UnlawfulGround,
)
from guiju.registers.oversight.reconsideration.filing_gates import of_2023

LAW_2023 = "《中华人民共和国行政复议法》（2023年修订）"
LAW_2017 = "《中华人民共和国行政复议法》（2017年修正）"
REGULATION = "《中华人民共和国行政复议法实施条例》"
LETTERS = {"opinion_letters": "行政复议意见书", "proposal_letters": "行政复议建议书"}
NUMERALS = "一二三四五六七八九十"

DEFECTS_2023 = {Defect.FACTS: 1, Defect.PROCEDURE: 2, Defect.BASIS: 3, Defect.POWERS: 4}
DEFECTS_2017 = {Defect.FACTS: 1, Defect.BASIS: 2, Defect.PROCEDURE: 3, Defect.POWERS: 4, Defect.UNREASONABLE: 5}
CHANGED_2023 = {Defect.UNREASONABLE: 1, Defect.BASIS: 2, Defect.FACTS: 3}
UNLAWFUL_2023 = {
    UnlawfulGround.HARM: "第一款第一项",
    UnlawfulGround.SLIGHT: "第一款第二项",
    UnlawfulGround.NOTHING_LEFT: "第二款第一项",
    UnlawfulGround.CHANGED: "第二款第二项",
    UnlawfulGround.POINTLESS: "第二款第三项",
}
PLAIN_2023 = {
    Result.UPHELD: "第六十八条",
    Result.PERFORM: "第六十六条",
    Result.VOID: "第六十七条",
    Result.CLAIM_REJECTED: "第六十九条",
    Result.AGREEMENT: "第七十一条",
    Result.APPLICATION_REJECTED: "第三十三条",
}
SUSPENSIONS_2023 = {ground: n for n, ground in enumerate(Suspension, 1)}
SUSPENSIONS_2007 = {
    Suspension.DEATH: 1,
    Suspension.INCAPACITY: 2,
    Suspension.DISSOLVED: 3,
    Suspension.MISSING: 4,
    Suspension.FORCE_MAJEURE: 5,
    Suspension.INTERPRETATION: 6,
    Suspension.OTHER_CASE: 7,
}
ENDINGS_2023 = {Ending.WITHDRAWN: 1, Ending.SETTLED: 1, Ending.DEATH: 2, Ending.DISSOLVED: 3, Ending.CRIMINAL: 4}
ENDINGS_2007 = {Ending.WITHDRAWN: 1, Ending.DEATH: 2, Ending.DISSOLVED: 3, Ending.SETTLED: 4, Ending.CRIMINAL: 5}


def _item(article: str, n: int | None) -> str:
    return f"{article}第{NUMERALS[n - 1]}项" if n else article


def of_decision(facts: Facts) -> dict[str, Any]:
    """``article`` of the result, with what the respondent answered and the evidence on file."""
    there = facts.in_role(respondents.RESPONDENT)
    evidence = [f"{row.get_given_by_display()}提供的{row.name}" for row in facts.parts("evidence")]
    replies = [(there[whose].masked_name, respondents.acts_of(facts, whose, "reply")) for whose in there]
    answers = [(name, deeds[-1].content.get("told", {}).get("answer")) for name, deeds in replies if deeds]
    awards = _awards((row["kind"], row["amount"]) for row in facts["compensation"])
    return {"article": decided(facts), "answers": answers, "proofs": "；".join(evidence), "awards": awards}


def of_compensation(facts: Facts) -> dict[str, Any]:
    return {"awards": _awards((row.kind, row.amount) for row in facts.parts("compensation"))}


def _awards(rows: Iterable[tuple[str, Decimal]]) -> str:
    return "、".join(f"{Damage(kind).label}{amount:.2f}元" for kind, amount in rows)


def decided(facts: Facts) -> str:
    """The article on which the result rests."""
    result, defect = Result(facts["result"]), facts["defect"]
    if not of_2023(facts):
        return _decided_2017(result, defect)
    if result in (Result.ANNULLED, Result.PARTLY_ANNULLED):
        return LAW_2023 + _item("第六十四条第一款", DEFECTS_2023.get(defect))
    if result == Result.CHANGED:
        return LAW_2023 + _item("第六十三条第一款", CHANGED_2023.get(defect))
    if result == Result.UNLAWFUL:
        return LAW_2023 + "第六十五条" + UNLAWFUL_2023[facts["unlawful_ground"]]
    return LAW_2023 + PLAIN_2023[result]


def _decided_2017(result: Result, defect: str) -> str:
    if result == Result.CLAIM_REJECTED:
        return REGULATION + "第四十八条第一款第一项"
    if result == Result.APPLICATION_REJECTED:
        return REGULATION + "第四十八条第一款第二项"
    if result in (Result.UPHELD, Result.PERFORM):
        return LAW_2017 + _item("第二十八条第一款", 1 if result == Result.UPHELD else 2)
    which = DEFECTS_2017.get(Defect(defect)) if defect else None
    return f"{LAW_2017}第二十八条第一款第三项" + (f"第{which}目" if which else "")


def of_service(facts: Facts) -> dict[str, Any]:
    """What is served, and on whom: a maker, an organ, or the parties."""
    return {"notice": Notice(facts["notice"]).label, "addressee": facts["receiver"]}


def of_copy(facts: Facts) -> dict[str, Any]:
    party = facts.party(respondents.OF_RESPONDENT)
    assert party is not None  # admission names one
    return {"notice": "行政复议申请书副本、行政复议答复通知书", "addressee": party.masked_name}


def of_decision_served(facts: Facts) -> dict[str, Any]:
    """On a respondent who is named, else on the applicants and whoever received it with them."""
    paper = {Result.MEDIATED: "行政复议调解书", Result.TERMINATED: "行政复议终止决定书"}
    party = facts.party(respondents.OF_RESPONDENT) if facts.asks(respondents.OF_RESPONDENT) else None
    notice = paper.get(Result(facts["result"]), "行政复议决定书")
    return {"notice": notice, "addressee": party.masked_name if party is not None else "各方当事人"}


def of_hearing(facts: Facts) -> dict[str, Any]:
    for row in facts["panel"]:
        row["duty_label"] = Duty(row["duty"]).label
    return {}


def of_measure(facts: Facts) -> dict[str, Any]:
    return {"measure": Measure(facts["measure"]).label}


def of_deliberation(facts: Facts) -> dict[str, Any]:
    return {"proposed": Result(facts["proposed"]).label}


def of_letters(facts: Facts) -> dict[str, Any]:
    """What became of them."""
    letters = [row for name in LETTERS for row in facts.parts(name)]
    said = [f"{row.to_agency}（{row.answered_on}回复）" if row.answered_on else row.to_agency for row in letters]
    return {"letters": "；".join(said)}


def of_suspension(facts: Facts) -> dict[str, Any]:
    new, ground = of_2023(facts), Suspension(facts["suspension"])
    if new:
        return {"article": LAW_2023 + _item("第三十九条第一款", SUSPENSIONS_2023[ground])}
    if ground == Suspension.DOCUMENT:
        return {"article": LAW_2017 + ("第二十六条" if facts["incidental"] else "第二十七条")}
    return {"article": REGULATION + _item("第四十一条第一款", SUSPENSIONS_2007.get(ground, 8))}


def of_extension(facts: Facts) -> dict[str, Any]:
    return {"article": f"{LAW_2023}第六十二条第一款" if of_2023(facts) else f"{LAW_2017}第三十一条第一款"}


def of_ending(facts: Facts) -> dict[str, Any]:
    new, ending = of_2023(facts), Ending(facts["ending"])
    if new:
        return {"article": LAW_2023 + _item("第四十一条", ENDINGS_2023.get(ending, 5))}
    if ending == Ending.LONG_SUSPENDED:
        return {"article": REGULATION + "第四十二条第二款"}
    return {"article": REGULATION + _item("第四十二条第一款", ENDINGS_2007[ending])}


def of_refusal(facts: Facts) -> dict[str, Any]:
    return {"article": f"{LAW_2023}第三十条第二款" if of_2023(facts) else f"{LAW_2017}第十七条第一款"}


def of_reopening(facts: Facts) -> dict[str, Any]:
    """Why a case is reviewed anew: by a superior's order (2023 art. 35; 2007 regulation art. 48(2)), by a judgment."""
    by_court = facts["wherefore"] == "judgment"
    superior = f"{LAW_2023}第三十五条" if of_2023(facts) else f"{REGULATION}第四十八条第二款"
    return {"article": "《中华人民共和国行政诉讼法》第七十条" if by_court else superior, "judged": by_court}
