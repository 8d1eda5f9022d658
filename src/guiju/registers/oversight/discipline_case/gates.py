"""处分和问责: what stands before each step. Each gate answers with a sentence, or None.

监察法 (2024) arts. 42, 51, 52, 56; 公务员法 (2018) arts. 61 to 65, 95, 96. 政务处分法 is not at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, four_eyes, law_or_house
from guiju.kernel.declaring.steps import Gate, everywhere
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.law.counting import add_months
from guiju.registers.oversight.discipline_case.choices import DEALT_WITH, MONTHS, Result, Status, Track

PERSON = "person"
ROWS = "decisions"
"""The name under which steps tell of a person's decision, its end and its change: limits of it bear the same."""


Fits = Callable[[Facts, dict[str, Any], Any], bool]


def each_there(rule: str, ask: str, fits: Fits, words: str, gist: str = "") -> Gate:
    """As ``each_row``, of rows that are there: one that is none of this case the admission refuses by itself."""
    return each_row(rule, ask, lambda facts, told, row: row is None or fits(facts, told, row), words, gist)


def supervisory(facts: Facts) -> bool:
    return bool(facts["track"] == Track.SUPERVISORY)


def appointing(facts: Facts) -> bool:
    return not supervisory(facts)


def people(facts: Facts) -> list[Any]:
    return facts.parts("persons")


def right_organ(facts: Facts) -> str | None:
    agency = facts.record.agency
    is_organ = Organ.SUPERVISORY in organs_of(agency.pk, facts.on)
    if supervisory(facts) and not is_organ:
        return f"{agency}在{facts.on}没有登记监察机关的职能，只能选择“{Track.APPOINTING.label}”。"
    return None


def as_many_named(facts: Facts) -> str | None:
    rows, named = len(facts["persons"]), len(facts[PERSON])
    return None if rows == named else f"人员情况{rows}行，姓名{named}人，应当一一对应，次序相同。"


def told_of_facts(facts: Facts) -> str | None:
    return None if facts["found"] else "尚未查明认定的事实和依据，不能告知本人，请先办理“查明事实”。"


def heard_undecided(row: Any) -> bool:
    return row.heard_on is not None and not row.result


def nobody_heard(facts: Facts) -> str | None:
    """Who was told of some facts is not dealt with on others (公务员法 art. 63(2))."""
    heard = [str(row) for row in people(facts) if heard_undecided(row)]
    return f"已经将事实告知{'、'.join(heard[:3])}，事实有变化的，办理“补充、更正事实”。" if heard else None


def person_heard(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """Whoever is dealt with has been told what is held against them, and heard."""
    return row.heard_on is not None or told["result"] == Result.NONE


def fits_result(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """A punishment names its kind, what is milder its manner, and what is none neither."""
    punished, milder = told["sanction"] or told["party_sanction"], told["measure"]
    if told["result"] == Result.PUNISHED:
        return bool(punished)
    return not punished and bool(milder) is (told["result"] in DEALT_WITH)


def of_a_member(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return row.member or not told["party_sanction"]


def as_long_as_the_law_says(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """What the kind of sanction sets; where there is none, or for dismissal, no term (公务员法 art. 64(2))."""
    return bool(told["months"] == MONTHS.get(told["sanction"]))


def ends_on(row: Any) -> date | None:
    """The day on which the term of a sanction is over; None where none runs."""
    return add_months(row.decided_on, row.months) if row.months and row.decided_on else None


def term_over(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    end = ends_on(row)
    return end is not None and facts.on >= end


def decision_there(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return bool(row.decided_on)


def dealt(facts: Facts) -> str | None:
    left = [str(row) for row in people(facts) if not row.result]
    return f"{'、'.join(left[:3])}还没有处理决定。" if left else None


def all_served(facts: Facts) -> str | None:
    left = [str(row) for row in people(facts) if row.result not in ("", Result.NONE) and row.served_on is None]
    return f"{'、'.join(left[:3])}的处理决定还没有书面通知本人。" if left else None


def nothing_asked(facts: Facts) -> str | None:
    left = [
        str(row)
        for row in facts.parts("objections")
        if (row.asked_on and not row.answer) or (row.appealed_on and not row.appeal_result)
    ]
    return f"{'、'.join(left[:3])}还没有处理。" if left else None


def nobody_dealt_with(facts: Facts) -> str | None:
    there = any(row.result and row.result != Result.NONE for row in people(facts))
    return "已经作出处理决定，不能撤销案件；处理错误的，办理“变更、撤销处理”。" if there else None


ORGAN = Gate("house.discipline_organ", right_organ, "track", "监察机关办理的，由监察机关登记")
NAMED = (Gate("house.discipline_named", as_many_named, PERSON, "人员情况与姓名一一对应"),)
FILING = (*NAMED, four_eyes("批准立案的负责人不得是登记线索的人员。", "take_lead"))
NOBODY_HEARD = Gate("house.discipline_untold", nobody_heard, gist="尚未告知本人")
HEARING = (Gate("house.discipline_found", told_of_facts, gist="事实已经查明"),)


def by_law(rule: str, house: str, gate: Gate, binds: Callable[[Facts], bool] = everywhere) -> tuple[Gate, Gate]:
    """The article for whom it binds while it is in force; for all others the house asks the same."""
    return law_or_house(
        lambda facts: binds(facts) and facts.rule(rule) is not None,
        rule,
        house,
        gate.reason,
        gate.field,
        gist=gate.gist,
    )


def _term(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return row.status != Status.CIVIL_SERVANT or as_long_as_the_law_says(facts, told, row)


def _known_kind(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """A term goes with a sanction that has one."""
    return bool(told["sanction"] in MONTHS or told["months"] is None)


DECIDING = (
    *by_law(
        "discipline.heard",
        "house.discipline_heard",
        each_there("", ROWS, person_heard, "还没有告知事实、依据并听取陈述申辩。", "告知并听取陈述申辩"),
        appointing,
    ),
    each_there(
        "house.discipline_result",
        ROWS,
        fits_result,
        "的处理结果与种类不符：给予处分的选择处分种类，问责和其他处理的写明方式，免予、不予处理的都不填。",
        "处理结果与种类相符",
    ),
    each_there("house.discipline_member", ROWS, of_a_member, "不是中共党员，不填党纪处分。", "党纪处分只给予党员"),
    *by_law(
        "discipline.period",
        "house.discipline_period",
        each_there(
            "",
            ROWS,
            _term,
            "的处分期间不合规定：警告六个月，记过十二个月，记大过十八个月，降级、撤职二十四个月，开除和没有处分的不填。",
            "公务员的处分期间合于规定",
        ),
    ),
    each_there("house.discipline_term", ROWS, _known_kind, "没有处分期间，不填月数。", "有期间的处分才填月数"),
    four_eyes("作出决定的负责人不得是听取陈述申辩的人员。", "hear"),
)
LIFTING = by_law(
    "discipline.lifted",
    "house.discipline_lifted",
    each_there("", ROWS, term_over, "的处分期间尚未届满。", "处分期间已经届满"),
)
SERVING = (each_there("house.discipline_decided", "served", decision_there, "还没有处理决定。", "已有处理决定"),)
HANDING = (
    Gate(
        "house.discipline_prosecution",
        lambda facts: None if supervisory(facts) else "移送审查起诉由监察机关办理；本机关发现的，移送监察机关。",
        gist="由监察机关移送人民检察院",
    ),
)
DROPPING = by_law(
    "discipline.dropped",
    "house.discipline_dropped",
    Gate("", nobody_dealt_with, gist="没有作出处理决定"),
    supervisory,
)
CLOSING = (
    Gate("house.discipline_dealt", dealt, gist="每人都有处理决定"),
    *by_law(
        "discipline.written",
        "house.discipline_served",
        Gate("", all_served, gist="处理决定都已书面通知本人"),
        appointing,
    ),
    Gate("house.discipline_answered", nothing_asked, gist="复审、复核、申诉都已处理"),
)
