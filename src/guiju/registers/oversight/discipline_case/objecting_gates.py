"""复审、复核、申诉: within which time they are asked, once against each decision, and what they let an organ change.

监察法 (2024) art. 56; 公务员法 (2018) arts. 95 to 97. Each gate answers with a sentence, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, only_if
from guiju.kernel.declaring.steps import Gate
from guiju.registers.oversight.discipline_case.choices import Answer, Status
from guiju.registers.oversight.discipline_case.gates import ROWS, appointing, each_there, people, supervisory


def person_of(facts: Facts, told: dict[str, Any]) -> Any:
    return next((row for row in people(facts) if row.item == told["item"]), None)


def civil_servant(person: Any) -> bool:
    return person is not None and bool(person.status == Status.CIVIL_SERVANT)


def of_civil_servants(facts: Facts) -> bool:
    """Whether 公务员法 sets the limits of what is asked: in a case of the appointing organ, by one whom that law is for. What
    holds for others is not at hand."""
    there = {row.pk: row.item for row in facts.parts("objections")}
    told = [row for name in ("objections", "appeals") for row in facts.told.get(name) or ()]
    items = {row["item"] if "item" in row else there.get(row["id"]) for row in told}
    return appointing(facts) and any(civil_servant(one) for one in people(facts) if one.item in items)


def known_person(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return person_of(facts, told) is not None


def told_of_it(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """Whoever asks has received the decision."""
    person = person_of(facts, told)
    return person is None or (person.served_on is not None and person.served_on <= facts.on)


def within(rule: str, ask: str, words: str, binds: Callable[[Facts], bool]) -> Gate:
    """A person asks within the time of the law that began when they received the decision."""

    def fits(facts: Facts, told: dict[str, Any], row: Any) -> bool:
        person = person_of(facts, told)
        bound = supervisory(facts) or civil_servant(person)
        last = facts.due(rule, person.served_on) if bound and person is not None else None
        return last is None or facts.on <= last

    return only_if(binds, each_row(rule, ask, fits, words))


def against(facts: Facts, person: Any) -> list[Any]:
    """What was asked against the decision that a person last received."""
    if person is None or person.served_on is None:
        return []
    mine = (one for one in facts.parts("objections") if one.item == person.item)
    return [one for one in mine if (one.asked_on or one.appealed_on) >= person.served_on]


def one_at_a_time(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """Each decision is objected to once by each person."""
    return not against(facts, person_of(facts, told))


def received_after(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return bool(told["received_on"] >= row.answered_on)


def answer_received(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return row.received_on is not None


def after_the_answer(rule: str, words: str, binds: Callable[[Facts], bool]) -> Gate:
    """To the higher organ within the time that began when the answer was received."""

    def fits(facts: Facts, told: dict[str, Any], row: Any) -> bool:
        bound = supervisory(facts) or civil_servant(person_of(facts, {"item": row.item}))
        last = facts.due(rule, row.received_on) if bound else None
        return last is None or facts.on <= last

    return only_if(binds, each_there(rule, "appeals", fits, words))


def appeal_runs(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    last = facts.due("discipline.appeal", row.appealed_on)
    return last is None or facts.on <= last


def found_wrong(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """Only what a review or appeal against the present decision found to be wrong is changed (监察法 art. 56, 公务员法 art. 97)."""
    wrong = (Answer.CHANGED, Answer.REVOKED)
    return any(one.answer in wrong or one.appeal_result in wrong for one in against(facts, row))


def mended(facts: Facts) -> str | None:
    """What was found wrong is put right without delay, and not closed as it stands (监察法 art. 56, 公务员法 art. 97)."""
    left = [str(row) for row in people(facts) if row.result and found_wrong(facts, {}, row)]
    return f"{'、'.join(left[:3])}的处理已被认定有错误，先办理“变更、撤销处理”。" if left else None


MENDED = Gate("house.discipline_mended", mended, gist="被认定有错误的处理已经纠正")
LATE = "的申请期限已过：监察机关的处理为收到之日起一个月，任免机关的处分为知道之日起三十日。"


def asking(ask: str) -> tuple[Gate, ...]:
    """Somebody of this case, told of the decision, in time, and once."""
    return (
        each_row("house.discipline_person", ask, known_person, "的人员序号不在本案。", "人员在本案"),
        each_row("house.discipline_told", ask, told_of_it, "还没有收到处理决定。", "已经收到处理决定"),
        within("discipline.review.ask", ask, LATE, supervisory),
        within("discipline.civil_review.ask", ask, LATE, appointing),
        each_row("house.discipline_asked_once", ask, one_at_a_time, "已经申请过。", "同一决定申请一次"),
    )


OBJECTING = asking("objections")
DIRECT = (
    Gate(
        "house.discipline_direct",
        lambda facts: "对监察机关的处理不服的，先申请复审。" if supervisory(facts) else None,
        gist="任免机关的处分可以直接申诉",
    ),
    *asking("appeals"),
)
APPEALING = (
    each_there(
        "house.discipline_answer_received",
        "appeals",
        answer_received,
        "还没有登记本人收到复审（复核）决定的日期。",
        "已经收到复审（复核）决定",
    ),
    after_the_answer("discipline.recheck.ask", "向上一级监察机关申请复核的一个月已过。", supervisory),
    after_the_answer("discipline.appeal.ask", "提出申诉的十五日已过。", appointing),
)
EXTENDING = (
    Gate(
        "house.discipline_extend",
        lambda facts: "申诉延期只适用于任免机关的处分，监察机关的复核没有延期。" if supervisory(facts) else None,
        gist="任免机关处分的申诉",
    ),
    each_there(
        "house.discipline_extend_runs",
        "appeals",
        appeal_runs,
        "的办理期限已经届满，不能再延长；届满前已经决定延长的，发生日期填决定之日。",
        "申诉的办理期限没有届满",
    ),
)
RECEIVING = (
    each_there(
        "house.discipline_received",
        "received",
        received_after,
        "的收到日期早于复审（复核）决定日期。",
        "收到不早于决定",
    ),
)
CHANGING = (
    each_there("house.discipline_wrong", ROWS, found_wrong, "没有被复审、复核、申诉认定有错误。", "处理已被认定有错误"),
)
