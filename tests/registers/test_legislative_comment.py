"""立法意见征集: limits, what each state refuses and lets through, lawful courses, the public's comments, paper, figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role, party_to
from guiju.registers.rulemaking.legislative_comment import LegislativeComment
from guiju.registers.rulemaking.legislative_comment.choices import Answer, Fate, Kind, Source, Weighed
from tests.lives import MONDAY, Case, case
from tests.people import County
from tests.reaching_back import folds_to_itself

Told = dict[str, Any]
Begun = Callable[[County], Case]


def day(days: int) -> date:
    return MONDAY + timedelta(days)


def new(county: County) -> Case:
    return case(county, LegislativeComment)


def received(county: County, **told: Any) -> Case:
    return new(county).do("receive", **{"reply_by": day(45), **told})


def put_to_units(county: County) -> Case:
    return received(county).do("consult_units", 1)


def shown(county: County) -> Case:
    return received(county).do("show", 1)


def told_of(county: County) -> Case:
    return put_to_units(county).do("record_opinions", 1).do("note_answers", 1)


def merged(county: County) -> Case:
    return told_of(county).do("weigh", 1).do("merge", 1)


def replied(county: County, days: int = 1) -> Case:
    return merged(county).do("reply", days)


def unit(name: str, due: date) -> Told:
    return {"units": [{"unit": name, "about": "第二章", "due_on": due}]}


LEFT: Told = {"weighing": [{"nth": 0, "weighed": Weighed.LEFT, "because": ""}]}
Try = tuple[str, str, Told]
STATES: list[tuple[Begun, tuple[str, date] | None, list[Try], tuple[str, Told] | None]] = [
    (
        new,
        None,
        [
            ("house.days_in_order", "receive", {"reply_by": day(-1)}),
            ("field.letter", "receive", {"letter": ""}),
            ("day.future", "receive", {"on": date(2099, 1, 5), "reply_by": date(2099, 2, 5)}),
        ],
        ("receive", {"on": MONDAY, "reply_by": MONDAY}),
    ),
    (
        received,
        ("回复立法征求意见", day(45)),
        [
            ("house.legislative_unit_due", "consult_units", unit("甲局", day(46))),
            ("house.legislative_unit_due", "consult_units", unit("甲局", day(-1))),
            ("house.legislative_unit_once", "consult_units", {"units": unit("甲局", day(9))["units"] * 2}),
            ("house.legislative_shown", "show", {"comment_until": day(46)}),
            ("house.legislative_shown", "show", {"comment_until": MONDAY}),
            ("field.allowed", "show", {"allowed": ""}),
            ("house.legislative_later", "extend", {"reply_by": day(45)}),
            ("stage", "reply", {}),
            ("stage", "close", {}),
        ],
        ("show", {"comment_until": day(45)}),
    ),
    (
        put_to_units,
        ("反馈立法意见", day(11)),
        [
            ("house.legislative_unit_once", "consult_units", {}),
            ("house.legislative_prolonged", "prolong", {"comment_until": day(20)}),
            ("house.legislative_units_heard", "merge", {"on": day(11)}),
            ("house.in_public", "unpublish", {}),
            ("stage", "pass_on", {}),
        ],
        ("merge", {"on": day(12)}),
    ),
    (
        shown,
        None,
        [
            ("house.legislative_not_shown", "show", {}),
            ("house.legislative_prolonged", "prolong", {"comment_until": day(16)}),
            ("house.legislative_shown", "prolong", {"comment_until": day(46)}),
            ("house.legislative_public_heard", "merge", {"on": day(16)}),
        ],
        ("merge", {"on": day(17)}),
    ),
    (
        told_of,
        None,
        [("house.every_row", "merge", {}), ("house.legislative_reasons", "weigh", LEFT)],
        ("weigh", {"weighing": [{"nth": 0, "weighed": Weighed.LEFT, "because": "超出本法规范围"}]}),
    ),
    (merged, None, [("stage", "weigh", {}), ("stage", "feed_back", {})], ("rework", {})),
    (
        replied,
        None,
        [
            ("house.legislative_was_shown", "feed_back", {}),
            ("stage", "reply", {}),
            ("stage", "withdraw", {}),
        ],
        ("tell_fates", {}),
    ),
]
"""Each state with a limit that runs in it, what is refused there and by which rule, and a step that is open all the same."""


@pytest.mark.parametrize(("begun", "limit", "refused", "opened"), STATES)
def test_limits_and_gates_of_each_state(
    county: County, begun: Begun, limit: tuple[str, date] | None, refused: list[Try], opened: tuple[str, Told] | None
) -> None:
    one = begun(county)
    if limit is not None:
        clock = one.words_clock(limit[0])
        assert clock.due_on == limit[1] and clock.running
    on = one.on
    for rule, step, told in refused:
        with pytest.raises(Refused) as caught:
            one.do(step, **told)
        assert rule in caught.value.codes, (rule, caught.value.codes)
        one.on = on
    if opened is not None:
        one.do(opened[0], **opened[1])


COURSES: list[tuple[str, Begun, str]] = [
    ("a unit is asked about something else", lambda c: told_of(c).do("consult_units", 1), "collecting"),
    ("a unit has nothing to say", lambda c: put_to_units(c).do("note_answers", units=nothing()), "collecting"),
    ("asked while the public is asked", lambda c: shown(c).do("consult_units", 1).do("hold_session", 2), "collecting"),
    ("said on the telephone", lambda c: received(c).do("record_opinions").do("weigh").do("merge"), "merged"),
    ("no longer public, merged at once", lambda c: shown(c).do("unpublish", 1).do("merge"), "merged"),
    ("late, and replied to all the same", lambda c: replied(c, 60).do("close"), "closed"),
    ("withdrawn while it is public", lambda c: shown(c).do("withdraw", 3), "withdrawn"),
    ("its fate told after the end", lambda c: replied(c).do("close").do("tell_fates", 90), "closed"),
    ("put off once it is merged", lambda c: merged(c).do("extend", 1).do("reply", 50).do("close"), "closed"),
]
"""Those that no way of its life goes."""


def nothing() -> list[Told]:
    return [{"nth": n, "answer": Answer.NONE} for n in range(2)]


@pytest.mark.parametrize(("course", "stage"), [row[1:] for row in COURSES], ids=[row[0] for row in COURSES])
def test_lawful_courses(county: County, course: Begun, stage: str) -> None:
    one = course(county)
    assert one.record.stage == stage
    assert not verify_records("legislative_comment", [one.record.pk]).faults
    assert folds_to_itself(one.record)


def test_one_letter_is_entered_once_and_who_merges_does_not_sign(county: County) -> None:
    same: Told = {"letter": "法工函第12号", "sender": "市人大常委会", "title": "某市养犬管理条例（草案）"}
    first = received(county, **same)
    with pytest.raises(Refused) as caught:
        received(county, **same)
    assert caught.value.codes == {"house.legislative_once"}
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD)
    first.do("merge", by=both)
    for hand, code in ((both, "house.four_eyes"), (Hand(Role.CLERK), "")):
        with pytest.raises(Refused) as caught:
            first.do("reply", by=hand)
        assert code in {*caught.value.codes, ""}
    first.do("rework").do("withdraw")
    assert received(county, **same).record.stage == "received"
    with pytest.raises(Refused):
        new(county).do("receive", by=county.clerk)


def test_the_public_comments_while_it_is_shown_and_is_answered_by_the_letter(county: County) -> None:
    one = shown(county)
    said = {"opinions": [{"source": Source.PUBLIC, "opinion": "建议明确遛犬时间", "clause": ""}]}
    outside = party_to("legislative_comment", one.record.pk)
    engine.take("record_opinions", one.record, outside, said, day(3))
    with pytest.raises(Refused) as caught:
        engine.take("record_opinions", one.record, outside, said, day(4))
    assert caught.value.codes == {"house.comment_once"}
    one.record.refresh_from_db()
    one.on = day(20)
    with pytest.raises(Refused) as caught:
        one.do("merge")
    assert "house.every_row" in caught.value.codes
    one.do("weigh").do("merge").do("reply").do("feed_back", feedback="关于遛犬时间的意见已经写入回复。")
    text = Paper.objects.get(matter_id=one.record.pk, kind="reply").content_for(Use.READING).decode()
    assert "建议明确遛犬时间" in text and one.record.letter in text
    view = str(PublicRecord.objects.filter(matter_id=one.record.pk).latest("seq").view)
    assert "已经写入回复" in view and "建议明确" not in view


def test_what_is_counted(county: County) -> None:
    """A late one; one added to, counted on its first day; a plan, which is no law; one passed on; an opinion left out."""
    late = replied(county, 60)
    assert not late.record.replied_in_time
    again = replied(county).do("reopen", 300).do("record_opinions").do("weigh", weighing=[weighed(Weighed.MERGED, 1)])
    again.do("merge").do("reply")
    assert again.record.replied_on.year == 2024 and again.record.replied_in_time and again.record.sent == 2
    received(county, kind=Kind.OTHER).do("merge").do("reply")
    received(county).do("pass_on")
    told_of(county).do("weigh", weighing=[weighed(Weighed.LEFT)]).do("merge").do("reply")
    again.do("tell_fates", on=date(2025, 2, 3), fates=[{"nth": n, "fate": fate} for n, fate in enumerate(FATE)])
    compute.refresh()
    wanted = {
        "legislative_comments_handled": 3,
        "legislative_comments_received": 3,
        "legislative_opinions_sent": 3,
        "legislative_opinions_adopted": 0,
    }
    assert compute.values([*wanted], county.bureau.region_id, Period.year(2024)) == wanted
    assert compute.value("legislative_opinions_adopted", county.bureau.region_id, 2025) == 1


FATE = (Fate.PARTLY, Fate.REFUSED)


def weighed(what: Weighed, nth: int = 0) -> Told:
    return {"nth": nth, "weighed": what, "because": "意见相同"}


@pytest.mark.parametrize("course", [lambda county: replied(county).do("reopen", 300), lambda county: received(county)])
def test_after_the_first_reply_or_its_day_others_may_still_be_asked(county: County, course: Begun) -> None:
    here = course(county)
    late = max(here.on, here.record.reply_by) + timedelta(days=1)
    asked = {"unit": "某局", "about": "全文", "due_on": late + timedelta(days=9)}
    here.do("consult_units", on=late, units=[asked])
    here.do("show", on=late, comment_until=late + timedelta(days=9))
