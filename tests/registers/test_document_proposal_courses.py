"""Courses of proposals for review as they happen: received while the text holds, answered each by itself, by whom may.

规章制定程序条例 arts. 35, 36.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import SYSTEM, Actor, Role
from guiju.registers.rulemaking.normative_document.columns import ReviewProposal
from tests.people import County
from tests.reaching_back import corrected
from tests.registers.documents import a_document, existing

MARCH, APRIL, MAY, JUNE, JULY = (date(2023, month, 6) for month in range(3, 8))
LATER = {"reason": "由新文件取代", "superseded_on": JUNE}


class Letters:
    """A document and the letters about it, by their numbers."""

    def __init__(self, county: County, **told: Any) -> None:
        self.county, self.document = county, existing(county, **told)

    def take(self, step: str, told: dict[str, Any], on: date, by: Actor | None = None) -> Letters:
        engine.take(step, self.document, by or self.county.head, told, on)
        return self

    def gets(self, *which: int, on: date = APRIL, came: date | None = None, by: Actor | None = None) -> Letters:
        told = {"proposals": [letter(n, came or on) for n in which]}
        return self.take("receive_proposal", told, on, by or self.county.clerk)

    def answers(self, *which: int, on: date = MAY, by: Actor | None = None, **told: Any) -> Letters:
        rows = [{"id": self.row(n).pk, "finding": "lawful", "reply": "理由见说明。", **told} for n in which]
        said = {"proposals_answered": rows, "confirmed": ["normative_document.review_proposal"]}
        return self.take("answer_proposal", said, on, by or self.county.legal)

    def row(self, n: int) -> Any:
        return ReviewProposal.objects.get(letter=f"第{n}件")

    def replaced(self, on: date = APRIL) -> Letters:
        return self.take("supersede", LATER, on, SYSTEM)

    def righted(self, step: str, told: dict[str, Any]) -> Letters:
        corrected(self.document, step, self.county.clerk, self.county.head, told)
        return self

    def relettered(self, n: int, to: int) -> Letters:
        """The number of the n-th letter, read wrongly, put right."""
        return self.righted("receive_proposal", {"proposals": [{**letter(to, APRIL), "id": str(self.row(n).pk)}]})


def letter(n: int, on: date) -> dict[str, Any]:
    told = {"clauses": "第三条", "grounds": "没有法律依据", "proposer": "citizen"}
    return {"received_on": on, "letter": f"第{n}件", **told}


def legal_of(agency: str) -> Callable[[Letters], Actor]:
    return lambda s: s.county.actor(getattr(s.county, agency), Role.LEGAL, name=agency)


Course = Callable[[Letters], Any]
# the course, and how many of the letters have an answer
LAWFUL: dict[str, tuple[Course, int]] = {
    "received and answered on one day": (lambda s: s.gets(1).answers(1, on=APRIL), 1),
    "several at once, each answered": (lambda s: s.gets(1, 2).answers(1, 2), 2),
    "several at once, answered apart": (lambda s: s.gets(1, 2).answers(2).answers(1, on=JUNE), 2),
    "one waits": (lambda s: s.gets(1).gets(2).answers(1), 1),
    "entered some days after it came": (lambda s: s.gets(1, came=MARCH).answers(1), 1),
    "entered after the next": (lambda s: s.gets(2, on=MAY).gets(1, on=APRIL).answers(1, on=JUNE), 1),
    "a text that will be replaced is reviewed until then": (
        lambda s: s.replaced().gets(1, on=MAY).answers(1, on=JULY),
        1,
    ),
    "entered when it is replaced, come before": (
        lambda s: s.replaced().gets(1, on=JULY, came=MAY).answers(1, on=JULY),
        1,
    ),
    "answered though it was repealed since": (
        lambda s: s.gets(1).take("repeal", {"reason": "清理"}, MAY).answers(1, on=JUNE, finding="repeal"),
        1,
    ),
    "the number of a letter put right": (lambda s: s.gets(1).relettered(1, 3).answers(3), 1),
    "answered by the bureau for a document of the government": (
        lambda s: s.gets(1).answers(1, by=legal_of("bureau")(s)),
        1,
    ),
}
UNLAWFUL: dict[str, tuple[Course, Course, str]] = {
    "came when the text was replaced": (
        lambda s: s.replaced(),
        *(lambda s: s.gets(1, on=JULY), "house.proposal_while_in_force"),
    ),
    "came on the day on which the next one began": (
        lambda s: s.replaced(),
        *(lambda s: s.gets(1, on=JULY, came=JUNE), "house.proposal_while_in_force"),
    ),
    "came after the last day of its term": (
        lambda s: s,
        *(lambda s: s.gets(1, on=JULY), "house.proposal_while_in_force"),
    ),
    "comes tomorrow": (lambda s: s, lambda s: s.gets(1, came=JUNE), "field.proposals"),
    "about a draft": (lambda s: about_a_draft(s), lambda s: s.gets(1), "stage"),
    "received elsewhere": (lambda s: s, lambda s: s.gets(1, by=legal_of("elsewhere")(s)), "scope"),
    "answered by a clerk": (lambda s: s.gets(1), lambda s: s.answers(1, by=s.county.clerk), "role"),
    "answered with nothing": (lambda s: s.gets(1), lambda s: s.answers(1, reply=""), "field.proposals_answered"),
    "answered twice": (lambda s: s.gets(1).answers(1), lambda s: s.answers(1), "field.proposals_answered"),
    "answered on a day before it was entered": (
        lambda s: s.gets(1),
        *(lambda s: s.answers(1, on=MARCH), "field.proposals_answered"),
    ),
    "an answer corrected": (
        lambda s: s.gets(1).answers(1),
        lambda s: s.righted("answer_proposal", {"proposals_answered": [{"id": str(s.row(1).pk), "finding": "change"}]}),
        "decided",
    ),
    "a number put right into that of another letter": (
        lambda s: s.gets(2).gets(1),
        *(lambda s: s.relettered(1, 2), "house.proposal_once"),
    ),
}


def about_a_draft(letters: Letters) -> Letters:
    letters.document = a_document(letters.county, "draft")
    return letters


@pytest.mark.parametrize(("course", "answered"), LAWFUL.values(), ids=LAWFUL)
def test_a_lawful_course_goes_its_way(county: County, course: Course, answered: int) -> None:
    course(Letters(county))
    assert ReviewProposal.objects.filter(answered_on__isnull=False).count() == answered


@pytest.mark.parametrize(("before", "wrong", "code"), UNLAWFUL.values(), ids=UNLAWFUL)
def test_an_unlawful_one_is_refused(county: County, before: Course, wrong: Course, code: str) -> None:
    ends = {"expires_on": date(2023, 6, 30)} if code == "house.proposal_while_in_force" else {}
    letters = before(Letters(county, **ends))
    with pytest.raises(Refused) as caught:
        wrong(letters)
    assert code in caught.value.codes
