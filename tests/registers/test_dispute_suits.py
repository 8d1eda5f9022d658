"""Courses of agreements before a court: sued over, confirmed, enforced, undone. What may be goes, what may not is refused.

人民调解法 arts. 31 to 33; 民事诉讼法 (2023) arts. 205, 206; 司法确认规定 (2011).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from tests.lives import MONDAY, Case
from tests.people import County
from tests.registers.disputes import told

Told = dict[str, Any]
LATER = MONDAY + timedelta(days=60)


def sued(c: County, *, upto: str = "sign") -> Case:
    return told(c, upto).do("sue", 10)


def undone(c: County, result: str = "void") -> Case:
    return sued(c).do("annul", 30, suit_result=result)


LAWFUL: dict[str, tuple[Callable[[County], Case], str]] = {
    "sued, upheld, performed": (
        lambda c: sued(c).do("judge", 30, suit_result="upheld").do("follow_up").do("perform"),
        "performed",
    ),
    "sued, withdrawn, confirmed jointly": (
        lambda c: sued(c).do("judge", 5, suit_result="settled").do("apply_confirmation"),
        "confirming",
    ),
    "found void, agreed upon anew": (
        lambda c: undone(c).do("agree_in_writing", perform_by=LATER).do("sign").do("follow_up").do("perform"),
        "performed",
    ),
    "annulled, then no agreement": (lambda c: undone(c, "annulled").do("fail").do("lead_on", led_to="court"), "led_on"),
    "found void, agreed anew and confirmed": (
        lambda c: undone(c).do("agree_in_writing", perform_by=LATER).do("sign").do("apply_confirmation"),
        "confirming",
    ),
    "sued again over the agreement made anew": (
        lambda c: (
            undone(c).do("agree_in_writing", perform_by=LATER).do("sign").do("sue", 9).do("judge", suit_result="upheld")
        ),
        "agreed",
    ),
    "annulled after it was performed": (
        lambda c: told(c, "perform").do("sue", 20).do("judge", 30, suit_result="annulled"),
        "performed",
    ),
    "found void after it was led to court": (
        lambda c: (
            told(c, "sign")
            .do("follow_up", performance="none")
            .do("lead_on", led_to="court")
            .do("sue", 3)
            .do("judge", 30, suit_result="void")
        ),
        "led_on",
    ),
    "confirmed, revoked, then sued over": (
        lambda c: told(c, "court_confirms").do("challenge", 9, known_on=MONDAY).do("court_revokes", 9).do("sue", 9),
        "agreed",
    ),
    "changed by both while it is before the court": (
        lambda c: sued(c).do("change_agreement", perform_by=LATER).do("judge", suit_result="settled").do("follow_up"),
        "agreed",
    ),
    "not confirmed, mediated on": (
        lambda c: (
            told(c, "court_accepts").do("court_refuses", ground="unclear").do("agree_in_writing", perform_by=LATER)
        ),
        "drafted",
    ),
}

# where it stands, step, what is told, the rule that refuses
UNLAWFUL: dict[str, tuple[Callable[[County], Case], str, Told, str]] = {
    "performed though it was found void": (undone, "perform", {}, "stage"),
    "visited though it was annulled": (lambda c: undone(c, "annulled"), "follow_up", {}, "stage"),
    "changed though it was found void": (undone, "change_agreement", {"perform_by": LATER}, "stage"),
    "confirmed though it was found void": (undone, "apply_confirmation", {}, "stage"),
    "sued over though it was found void": (undone, "sue", {}, "stage"),
    "confirmed while a suit is pending": (sued, "apply_confirmation", {}, "house.no_suit_pending"),
    "void, and left as if it stood": (sued, "judge", {"suit_result": "void"}, "house.stands_after_suit"),
    "judged twice": (
        lambda c: sued(c).do("judge", suit_result="upheld"),
        *("judge", {"suit_result": "changed"}, "house.suit_pending"),
    ),
    "undone after it was upheld, with no other suit": (
        lambda c: sued(c).do("judge", suit_result="upheld"),
        *("annul", {"suit_result": "void"}, "house.suit_pending"),
    ),
    "undone though nobody has sued": (lambda c: told(c, "sign"), "annul", {"suit_result": "void"}, "house.sued_before"),
    "undone with a result that leaves it": (sued, "annul", {"suit_result": "upheld"}, "field.suit_result"),
    "enforced once the confirmation is revoked": (
        lambda c: (
            told(c, "court_confirms")
            .do("challenge", 9, known_on=MONDAY)
            .do("court_revokes", 9)
            .do("follow_up", performance="none")
        ),
        *("lead_on", {"led_to": "enforcement"}, "mediation.enforcement"),
    ),
    "objected to when it is revoked already": (
        lambda c: told(c, "court_confirms").do("challenge", 9, known_on=MONDAY).do("court_revokes"),
        *("object", {}, "house.confirmed_before"),
    ),
    "changed though confirmed": (
        lambda c: told(c, "court_confirms"),
        *("change_agreement", {"perform_by": LATER}, "house.agreement_not_confirmed"),
    ),
}


@pytest.mark.parametrize(("course", "stage"), LAWFUL.values(), ids=LAWFUL)
def test_a_lawful_course_goes_its_way(county: County, course: Callable[[County], Case], stage: str) -> None:
    assert course(county).record.stage == stage


@pytest.mark.parametrize(("stands", "step", "given", "rule"), UNLAWFUL.values(), ids=UNLAWFUL)
def test_an_unlawful_one_is_refused(
    county: County, stands: Callable[[County], Case], step: str, given: Told, rule: str
) -> None:
    dispute = stands(county)
    with pytest.raises(Refused) as caught:
        dispute.do(step, **given)
    assert caught.value.codes == {rule}


def test_what_a_court_has_undone_is_waited_for_no_more_and_not_settled(county: County) -> None:
    """Of the year that runs; one that is over has been reported."""
    dispute = undone(county)
    clock = dispute.words_clock("履行调解协议")
    assert (clock.running, dispute.record.effective_on, dispute.record.settled_on) == (False, None, None)
    late = told(county, "sign").do("sue", 300).do("annul", 30, suit_result="void")
    assert late.record.settled_on == MONDAY
