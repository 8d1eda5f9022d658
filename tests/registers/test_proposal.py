"""建议提案: days of each limit, gates closed and open, lawful courses, unlawful ones, what is counted, what the public reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.proposal import Proposal
from guiju.registers.oversight.proposal.choices import Kind, Rating, Result
from tests.lives import MONDAY, Case, case
from tests.people import County
from tests.reaching_back import folds_to_itself

Told = dict[str, Any]
Begun = Callable[[County], Case]
LAST = date(2024, 6, 4)
"""Three months from Monday, 4 March 2024."""


def new(county: County) -> Case:
    return case(county, Proposal)


def assigned(county: County, on: date = MONDAY, **told: Any) -> Case:
    return new(county).do("assign", on=on, **{"kind": Kind.DEPUTY, **told})


def handling(county: County, **told: Any) -> Case:
    return assigned(county, **told).do("take_up", 1)


def replied(county: County, **told: Any) -> Case:
    return handling(county).do("contact", 5).do("reply", 5, **told)


def again(county: County) -> Case:
    return replied(county).do("rate", 3, satisfaction=Rating.DISSATISFIED)


def joint(county: County) -> Case:
    return handling(county, joint=[{"agency": county.department}]).do("contact", 5)


LIMITS: list[tuple[str, Told, date, date]] = [
    ("proposal.reply.ordinary", {}, MONDAY, LAST),
    ("proposal.reply.complex", {"complex": True}, MONDAY, date(2024, 9, 4)),
    ("proposal.reply.ordinary", {}, date(2025, 3, 10), date(2025, 6, 10)),
    ("proposal.reply.ordinary", {}, date(2025, 3, 11), date(2025, 6, 11)),
    ("proposal.reply.ordinary", {}, date(2024, 7, 1), date(2024, 10, 8)),
    ("答复政协提案", {"kind": Kind.CPPCC, "reply_by": date(2024, 5, 10)}, MONDAY, date(2024, 5, 10)),
]
"""Under the text of 2015 and that of 2025; 1 October is a holiday, and work begins again on the 8th."""


@pytest.mark.parametrize(("rule", "told", "on", "due"), LIMITS)
def test_limits_end_on_their_days(county: County, rule: str, told: Told, on: date, due: date) -> None:
    begun = assigned(county, on, **told)
    clock = begun.words_clock(rule) if told.get("reply_by") else begun.clock(rule)
    assert clock.due_on == due


DATED = {"result": Result.SOLVING, "promised_by": date(2024, 9, 2)}
GATES: list[tuple[str, Begun, str, Told, Told | None]] = [
    ("house.reply_day", new, "assign", {"kind": Kind.CPPCC, "reply_by": None}, {"kind": Kind.CPPCC, "reply_by": LAST}),
    ("house.reply_day", new, "assign", {"kind": Kind.DEPUTY, "reply_by": LAST}, {"kind": Kind.DEPUTY}),
    ("proposal.consult_deputy", handling, "reply", {}, None),
    (
        "house.consult_member",
        lambda c: handling(c, kind=Kind.CPPCC, reply_by=LAST),
        "reply",
        {},
        None,
    ),
    ("proposal.consult_deputy", again, "reply_again", {}, None),
    ("house.all_opinions", joint, "reply", {}, None),
    ("house.joint_unit", joint, "join", {"opinions": [{"unit": "不相干的局", "opinion": "同意"}]}, {}),
    ("house.promise_dated", lambda c: handling(c).do("contact"), "reply", {"result": Result.SOLVING}, DATED),
    ("house.promise_dated", lambda c: handling(c).do("contact"), "reply", {"promised_by": LAST}, DATED),
    ("house.not_yet_complex", lambda c: assigned(c, complex=True), "deem_complex", {}, None),
    ("house.not_yet_complex", lambda c: assigned(c, kind=Kind.CPPCC, reply_by=LAST), "deem_complex", {}, None),
    ("house.longer_for_cppcc", assigned, "extend", {}, None),
    (
        "house.proposal_not_over",
        lambda c: assigned(c, kind=Kind.CPPCC, reply_by=LAST),
        "extend",
        {"on": LAST + timedelta(1), "reply_by": LAST + timedelta(9)},
        {"on": LAST, "reply_by": LAST + timedelta(9)},
    ),
    (
        "house.longer_for_cppcc",
        lambda c: assigned(c, kind=Kind.CPPCC, reply_by=LAST),
        "extend",
        {"reply_by": LAST},
        {"reply_by": LAST + timedelta(1)},
    ),
    ("house.promised", replied, "fulfil", {}, None),
    ("house.heard_back", lambda c: again(c).do("contact").do("reply_again"), "close", {}, None),
    ("house.heard_back", replied, "close", {}, {"unrated_because": "两次征询未反馈"}),
    ("house.days_in_order", new, "assign", {"kind": Kind.CPPCC, "reply_by": MONDAY - timedelta(1)}, None),
]


@pytest.mark.parametrize(("rule", "begun", "step", "closed", "opened"), GATES)
def test_each_gate_closed_and_open(
    county: County, rule: str, begun: Begun, step: str, closed: Told, opened: Told | None
) -> None:
    one = begun(county)
    with pytest.raises(Refused) as caught:
        one.do(step, **closed)
    assert rule in caught.value.codes
    if opened is not None:
        one.do(step, **opened)


def test_what_is_deemed_complex_has_six_months_from_the_day_it_was_assigned(county: County) -> None:
    one = handling(county).do("deem_complex", 30)
    assert one.clock("proposal.reply.complex").due_on == date(2024, 9, 4)
    assert not one.clock("proposal.reply.ordinary").running
    assert one.do("contact").do("reply", on=date(2024, 9, 4)).record.replied_in_time


def test_what_is_put_off_is_due_on_the_later_day(county: County) -> None:
    one = handling(county, kind=Kind.CPPCC, reply_by=LAST).do("extend", 9, reply_by=date(2024, 7, 5))
    assert one.words_clock("答复政协提案").due_on == date(2024, 7, 5)


def test_one_is_entered_once_until_it_is_returned(county: County) -> None:
    same: Told = {"session": "二次会议", "proposal_number": "12"}
    first = assigned(county, **same)
    with pytest.raises(Refused, match="登记一次"):
        assigned(county, **{**same, "proposal_number": "１２ "})
    assigned(county, **same, kind=Kind.CPPCC, reply_by=LAST)
    first.do("return", 2)
    assert assigned(county, **same).record.stage == "assigned"


COURSES: list[tuple[str, Begun, str]] = [
    (
        "handled again, found good",
        lambda c: again(c).do("contact", 1).do("reply_again", 2).do("rate", 3).do("close"),
        "closed",
    ),
    (
        "found bad twice",
        lambda c: again(c).do("contact", 1).do("reply_again", 2).do("rate", 3, satisfaction=Rating.DISSATISFIED),
        "again",
    ),
    (
        "put right before it is rated",
        lambda c: replied(c).do("contact", 1).do("reply_again", 1, result=Result.NOTED),
        "replied",
    ),
    ("joint", lambda c: joint(c).do("join", 4).do("reply", 1), "replied"),
    (
        "promised and kept after the end",
        lambda c: replied(c, **DATED).do("rate", 2).do("close").do("fulfil", 60),
        "closed",
    ),
    ("promised, then solved", lambda c: replied(c, **DATED).do("fulfil", 9).do("rate", 1).do("close"), "closed"),
    ("contacted before it is taken up", lambda c: assigned(c).do("contact").do("take_up").do("reply"), "replied"),
    ("returned", lambda c: assigned(c).do("return", 1), "returned"),
    (
        "silent after the second reply",
        lambda c: again(c).do("contact").do("reply_again").do("close", 30, unrated_because="未反馈"),
        "closed",
    ),
    ("withdrawn", lambda c: handling(c).do("withdraw", 1), "withdrawn"),
    ("silent", lambda c: replied(c).do("close", 30, unrated_because="未反馈"), "closed"),
    ("public, then told anew", lambda c: replied(c).do("publish").do("contact").do("reply_again"), "replied"),
]


@pytest.mark.parametrize(("course", "stage"), [row[1:] for row in COURSES], ids=[row[0] for row in COURSES])
def test_lawful_courses(county: County, course: Begun, stage: str) -> None:
    one = course(county)
    assert one.record.stage == stage
    assert not verify_records("proposal", [one.record.pk]).faults
    assert folds_to_itself(one.record)


UNLAWFUL: list[tuple[str, Begun, str, Told, str]] = [
    ("replied without being taken up", assigned, "reply", {}, "stage"),
    ("returned once it is taken up", handling, "return", {}, "stage"),
    ("closed though found bad", again, "close", {}, "stage"),
    ("rated before the reply", handling, "rate", {}, "stage"),
    (
        "promised for yesterday",
        lambda c: handling(c).do("contact"),
        "reply",
        {**DATED, "promised_by": MONDAY},
        "house.days_in_order",
    ),
    ("replied anew after the end", lambda c: replied(c).do("rate").do("close"), "reply_again", {}, "stage"),
    ("without a proposer", new, "assign", {"proposer": []}, "field.proposer"),
    ("assigned tomorrow", new, "assign", {"kind": Kind.DEPUTY, "on": date(2099, 1, 5)}, "day.future"),
    ("returned without a word", assigned, "return", {"reason": ""}, "field.reason"),
    ("closed twice", lambda c: replied(c).do("rate").do("close"), "close", {}, "stage"),
]


@pytest.mark.parametrize(
    ("begun", "step", "told", "code"), [row[1:] for row in UNLAWFUL], ids=[row[0] for row in UNLAWFUL]
)
def test_unlawful_courses(county: County, begun: Begun, step: str, told: Told, code: str) -> None:
    one = begun(county)
    with pytest.raises(Refused) as caught:
        one.do(step, **told)
    assert code in caught.value.codes


def test_a_clerk_signs_no_reply(county: County) -> None:
    with pytest.raises(Refused):
        handling(county).do("contact").do("reply", by=Hand(Role.CLERK))


def test_the_reply_names_whom_it_answers(county: County) -> None:
    one = replied(county, reply="已经修好。")
    text = Paper.objects.get(matter_id=one.record.pk, kind="reply").content_for(Use.READING).decode()
    assert "已经修好" in text and one.record.session in text
    assert one.record.published_on is None


def test_rates_have_one_cohort(county: County) -> None:
    """In time on the last day, late on the day after; a second reply makes nothing late; what is returned was not taken on."""
    handling(county).do("contact", 5).do("reply", on=LAST).do("rate", 1).do("close")
    late = handling(county).do("contact", 5).do("reply", on=LAST + timedelta(1))
    late.do("rate", 1, satisfaction=Rating.BASICALLY).do("close")
    again(county).do("contact").do("reply_again", on=date(2024, 8, 1))
    assigned(county).do("return", 1)
    handling(county, kind=Kind.CPPCC, reply_by=LAST)
    compute.refresh()
    wanted = ["proposals_taken_on", "proposals_replied_in_time", "proposal_reply_rate", "npc_suggestions_handled"]
    wanted += ["cppcc_proposals_handled", "proposals_replied", "proposals_satisfied"]
    found = compute.values(wanted, county.department.region_id, Period.year(2024))
    assert [found[name] for name in wanted] == [4, 2, 50, 2, 0, 3, 1]


def test_what_is_late_is_not_made_timely_by_deeming_it_complex(county: County) -> None:
    """代表法 (2025) art. 51(2): six months are for what is complex, not for what is late."""
    begun = handling(county)
    begun.on = LAST + timedelta(days=1)
    with pytest.raises(Refused) as caught:
        begun.do("deem_complex")
    assert "house.proposal_not_over" in caught.value.codes
    begun.on = LAST
    begun.do("deem_complex")
    assert begun.clock("proposal.reply.complex").due_on == date(2024, 9, 4)


def test_who_gives_no_opinion_keeps_no_reply_back(county: County) -> None:
    """The reply is the lead organ's, and has a term of the law: it waits for nobody without end."""
    begun = joint(county)
    begun.do("go_without", 20, opinions=[{"unit": county.department.name, "missing_because": "两次催办未复"}])
    with pytest.raises(Refused):
        begun.do("go_without", opinions=[{"unit": "别的单位", "missing_because": "未复"}])
    assert begun.do("reply", 5).record.stage == "replied"


def test_a_rating_that_comes_after_the_end_is_entered(county: County) -> None:
    """Who did not answer when asked may still: what is found bad is handled again, and is rated once."""
    late = replied(county).do("close", 30, unrated_because="两次征询未反馈").do("rate_late", 20)
    assert (late.record.stage, late.record.satisfaction, late.record.rated_on) == ("closed", Rating.SATISFIED, late.on)
    with pytest.raises(Refused) as caught:
        late.do("rate_late", 1)
    assert "house.rated_once" in caught.value.codes
    bad = replied(county).do("close", 30, unrated_because="两次征询未反馈")
    assert bad.do("rate_late", 20, satisfaction=Rating.DISSATISFIED).record.stage == "again"
