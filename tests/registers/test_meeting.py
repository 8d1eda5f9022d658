"""会议: nothing unreviewed comes onto an agenda; each gate closed and open; minutes only when every item has its verdict.

决策条例 arts. 25, 30; 地方组织法 art. 78. 2024-03-04 is a Monday.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute, spread
from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.requested import ASK_RESTRICTION, requests
from guiju.kernel.keeping import ledger
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import SYSTEM, Role
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Conclusion, Decider, Subject
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting.choices import Business, Chair, Kind, Topic, Verdict
from guiju.registers.governance.meeting.columns import AgendaItem
from tests.lives import brought
from tests.people import County
from tests.reaching_back import corrected, folds_to_itself
from tests.registers.documents import a_document

MONDAY, FRIDAY, HELD = date(2024, 3, 4), date(2024, 3, 8), date(2024, 3, 11)
EARLIER = date(2024, 2, 26)


def d(day: int, month: int = 3) -> date:
    return date(2024, month, day)


class Room:
    """One meeting of the government of the county, led step by step."""

    def __init__(self, county: County) -> None:
        self.county = county
        self.government = county.government
        self.clerk = county.actor(self.government, Role.CLERK)
        self.head = county.actor(self.government, Role.HEAD)
        self.record: Any = Meeting

    def take(self, step: str, on: date, actor: Any = None, **told: Any) -> Room:
        self.record = engine.take(step, self.record, actor or self.clerk, told, on)
        return self

    def plan(self, kind: Kind = Kind.EXECUTIVE, **told: Any) -> Room:
        return self.take("plan", MONDAY, title="第一次常务会议", kind=kind, planned_on=d(11), **told)

    def agenda(self, *items: dict[str, Any], on: date = FRIDAY) -> Room:
        return self.take("set_agenda", on, items=list(items))

    def hold(self, on: date = HELD, **told: Any) -> Room:
        return self.take("hold", on, **{"chair": Chair.HEAD, "due_to_come": 9, "came": 8} | told)

    def resolve(self, head_last: bool = True, on: date = HELD, **verdicts: Any) -> Room:
        rows = {item.title: item.pk for item in AgendaItem.objects.filter(matter=self.record)}
        told = [
            {"id": rows[title]} | (said if isinstance(said, dict) else {"verdict": said})
            for title, said in verdicts.items()
        ]
        return self.take("resolve", on, verdicts=told, head_last=head_last)


@pytest.fixture
def room(county: County) -> Room:
    brought(county, Meeting, "plan")  # makes the government of the place
    return Room(county)


def item(title: str, business: Business = Business.OTHER, **told: Any) -> dict[str, Any]:
    rests = bool(told.get("review") or told.get("document"))
    return {"title": title, "business": business, "as_reviewed": rests, **told}


def review(county: County, subject: Subject = Subject.DECISION, begun: date = EARLIER) -> LegalityReview:
    """Concluded on or before 2024-03-08."""
    steps = {"send": {"subject": subject, "decider": Decider.GOVERNMENT}}
    made: LegalityReview = brought(county, LegalityReview, "sign_off", begun, steps=steps).record
    assert begun < made.last_step_on <= d(8)
    return made


def refused(words: str) -> Any:
    return pytest.raises(Refused, match=words)


DECIDED = "未经合法性审查或者审查未通过，不得提交讨论.*第二十五条第二款"


def test_a_decision_without_its_review_comes_onto_no_agenda(room: Room) -> None:
    with refused(f"“票价调整”{DECIDED}"):
        room.plan().agenda(item("票价调整", Business.DECISION))


def test_a_review_under_way_is_none_that_has_passed(room: Room, county: County) -> None:
    sent = {"send": {"subject": Subject.DECISION}}
    under_way = brought(county, LegalityReview, "hear_counsel", EARLIER, steps=sent).record
    with refused(DECIDED):
        room.plan().agenda(item("票价调整", Business.DECISION, review=under_way))


def test_one_that_has_passed_opens_the_agenda_and_not_before_its_day(room: Room, county: County) -> None:
    passed = review(county, begun=MONDAY)
    with refused(DECIDED):
        Room(county).plan().agenda(item("甲", Business.DECISION, review=passed), on=MONDAY)
    room.plan().agenda(item("甲", Business.DECISION, review=passed))
    assert room.record.stage == "on_agenda"


def test_an_agenda_that_bears_the_title_of_what_is_restricted_is_asked_to_be_restricted_too(
    room: Room, county: County
) -> None:
    """Whether the review is restricted after it came onto an agenda or before."""
    passed = review(county)
    room.plan().agenda(item(passed.title, Business.DECISION, review=passed))
    other = Room(county).plan()
    kept = county.restricted(passed)
    other.take("set_agenda", d(11), SYSTEM, items=[item(kept.title, Business.DECISION, review=kept)])
    for one in (room, other):
        asked = requests(ledger.history(one.record), ASK_RESTRICTION)
        assert [kept.title in str(entry.content["told"]) for entry in asked.values()] == [False]


@pytest.mark.parametrize("risk", ["", "尚无上位法依据"])
def test_what_was_found_unlawful_may_come_only_as_reform_with_its_risk_told(
    room: Room, county: County, risk: str
) -> None:
    told = {"send": {"subject": Subject.DECISION, "decider": Decider.GOVERNMENT, "exploratory": bool(risk)}}
    unlawful = {"conclude": {"conclusion": Conclusion.UNLAWFUL, "risk": risk}}
    found = brought(county, LegalityReview, "sign_off", EARLIER, steps={**told, **unlawful}).record
    room.plan()
    if risk:
        room.agenda(item("试点", Business.DECISION, review=found, stated=risk))
        return
    with refused(DECIDED):
        room.agenda(item("试点", Business.DECISION, review=found))


@pytest.mark.parametrize("business", [Business.PROJECT, Business.CONTRACT])
def test_projects_and_contracts_are_reviewed_before_they_are_put(
    room: Room, county: County, business: Business
) -> None:
    room.plan()
    with refused("未经合法性审查或者审查未通过，不列入议程"):
        room.agenda(item("合作协议", business))
    room.agenda(item("合作协议", business, review=review(county, Subject(business))))


@pytest.mark.parametrize(("upto", "open_"), [("submit", False), ("pass_review", True)])
def test_a_normative_document_comes_after_its_own_review(room: Room, county: County, upto: str, open_: bool) -> None:
    document = a_document(county, upto)
    room.plan()
    put = item("扶持措施", Business.DOCUMENT, document=document)
    if open_:
        room.agenda(put)
        return
    with refused("尚未通过合法性审核，不得提交集体审议"):
        room.agenda(put)
    with refused("尚未通过合法性审核"):
        room.agenda(item("扶持措施", Business.DOCUMENT))


def test_what_a_government_decides_goes_before_its_plenary_or_executive_meeting(room: Room, county: County) -> None:
    passed = review(county)
    with refused("应当经政府常务会议或者全体会议讨论.*第三十条第一款"):
        room.plan(Kind.OFFICE).agenda(item("甲", Business.DECISION, review=passed))
    other = Room(county).plan(Kind.PLENARY).agenda(item("甲", Business.DECISION, review=passed))
    assert other.record.stage == "on_agenda"


def test_a_review_taken_up_again_keeps_the_meeting_from_being_held_until_the_item_is_struck(
    room: Room, county: County
) -> None:
    passed = review(county)
    room.plan().agenda(item("甲", Business.DECISION, review=passed), item("乙"))
    again = {"reason": "有误", "wanted_by": d(15)}
    engine.take("reconsider", passed, county.actor(county.bureau, Role.LEGAL), again, d(8))
    with refused(f"“甲”{DECIDED}"):
        room.hold()
    there = AgendaItem.objects.get(title="甲")
    room.take("strike", d(11), struck=[{"id": there.pk, "struck_because": "重新审查"}]).hold()
    assert room.record.stage == "held"


@pytest.mark.parametrize(
    ("kind", "chair", "open_"),
    [
        (Kind.EXECUTIVE, Chair.DEPUTY, False),
        (Kind.EXECUTIVE, Chair.ACTING, True),
        (Kind.PLENARY, Chair.DEPUTY, False),
        (Kind.OFFICE, Chair.DEPUTY, True),
    ],
)
def test_the_head_chairs_the_meetings_of_a_government(room: Room, kind: Kind, chair: Chair, open_: bool) -> None:
    room.plan(kind).agenda(item("乙"))
    if open_:
        room.hold(chair=chair)
        return
    with refused("由政府主要负责人召集和主持.*第七十八条"):
        room.hold(chair=chair)


@pytest.mark.parametrize(("came", "words"), [(4, "应到9人，实到4人，未过半数"), (10, "实到10人多于应到9人"), (5, "")])
def test_a_majority_must_come(room: Room, came: int, words: str) -> None:
    room.plan().agenda(item("乙"))
    if not words:
        room.hold(came=came)
        return
    with refused(words):
        room.hold(came=came)


def test_it_is_held_on_the_day_planned_or_put_off_first(room: Room) -> None:
    room.plan().agenda(item("乙"))
    assert ClockRow.objects.get(words="召开会议", matter_id=room.record.pk).due_on == d(11)
    with refused("会议原定2024-03-11召开"):
        room.hold(d(12))
    room.take("put_off", d(11), planned_on=d(12), reason="公务").hold(d(12))
    assert room.record.held_on == d(12)


def test_without_an_item_nothing_is_held(room: Room) -> None:
    room.plan().agenda(item("乙"))
    only = AgendaItem.objects.get(matter=room.record)
    room.take("strike", d(9), struck=[{"id": only.pk, "struck_because": "再研究"}])
    with refused("议程上没有议题"):
        room.hold()


def test_groups_and_special_meetings_say_their_topic(room: Room) -> None:
    with refused("请选择议题领域"):
        room.plan(Kind.SPECIAL)
    room.plan(Kind.SPECIAL, topic=Topic.RESETTLEMENT)


def test_of_a_decision_dissent_is_recorded_and_the_head_spoke_last(room: Room, county: County) -> None:
    room.plan().agenda(item("甲", Business.DECISION, review=review(county)), item("乙")).hold()
    with refused("请如实载明不同意见.*第三十条第三款"):
        room.resolve(甲=Verdict.PASSED)
    with refused("应当最后发表意见.*第三十条第二款"):
        room.resolve(head_last=False, 甲={"verdict": Verdict.PASSED, "dissent": "无"})
    room.resolve(甲={"verdict": Verdict.PASSED, "dissent": "一人建议缓行"})
    room.resolve(head_last=False, 乙=Verdict.PASSED)


def test_minutes_wait_for_the_verdict_on_every_item_and_are_numbered_by_kind(room: Room, county: County) -> None:
    room.plan().agenda(item("甲"), item("乙")).hold(first_topic="宪法").resolve(甲=Verdict.PASSED)
    with refused("每项议题应当记录审议结果，尚有1项没有：乙"):
        room.take("issue_minutes", d(13), room.head)
    room.resolve(乙={"verdict": Verdict.POSTPONED, "resolved": "补充论证后再议"})
    room.take("issue_minutes", d(13), room.head)
    assert room.record.number == "政府常务会议纪要〔2024〕1号"
    text = Paper.objects.get(matter_id=room.record.pk, kind="minutes").content_for(Use.VERIFYING).decode()
    assert "甲：通过" in text and "补充论证后再议" in text and "宪法" in text and "不同意见" not in text
    other = Room(county).plan(Kind.OFFICE).agenda(item("丙")).hold().resolve(丙=Verdict.PASSED)
    assert other.take("issue_minutes", d(13), room.head).record.number == "机关办公会议纪要〔2024〕1号"


def test_a_verdict_recorded_wrongly_is_corrected_with_the_minutes_made_anew(room: Room) -> None:
    room.plan().agenda(item("甲")).hold().resolve(甲=Verdict.PASSED).take("issue_minutes", d(13), room.head)
    only = AgendaItem.objects.get(matter=room.record)
    right = {"verdicts": [{"id": str(only.pk), "verdict": Verdict.REJECTED}]}
    corrected(room.record, "resolve", room.clerk, room.head, right)
    assert AgendaItem.objects.get(pk=only.pk).verdict == Verdict.REJECTED
    assert Paper.objects.get(matter_id=room.record.pk, kind="minutes").overtaken_by
    assert folds_to_itself(Meeting.objects.get(pk=room.record.pk))
    assert not verify_records("meeting", [room.record.pk]).faults


def test_meetings_and_items_count_by_the_day_of_the_meeting_whenever_they_are_written_up(room: Room) -> None:
    room.plan().agenda(item("甲"), item("乙", Business.REPORT), item("丙")).hold()
    compute.refresh()
    room.resolve(on=d(2, 4), 甲=Verdict.PASSED, 丙=Verdict.REJECTED)
    compute.refresh()
    year = Period.year(2024)
    for name, count in {"executive_meetings": 1, "plenary_meetings": 0, "agenda_items_deliberated": 2}.items():
        assert compute.value(name, "431081", 2024) == count
        assert [month.month for month, n in spread.by_month(name, "431081", year) if n] == ([3] if count else [])
