"""会议: courses of ordinary life that must be open, and unlawful ones that must be closed.

决策条例 arts. 3(2), 25, 30, 31; 地方组织法 2022 art. 78. Days as in ``test_meeting``.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import engine
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Adoption, Conclusion, Decider, Subject
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting.choices import Business, Capacity, Chair, Kind, Topic, Verdict
from guiju.registers.governance.meeting.columns import AgendaItem
from tests.lives import brought
from tests.people import LONG_AGO, County
from tests.reaching_back import folds_to_itself
from tests.registers.documents import a_document
from tests.registers.test_legality_review import SAID
from tests.registers.test_meeting import EARLIER, HELD, MONDAY, Room, d, item, refused, review

RISK = "尚无上位法依据，存在被撤销的风险"


@pytest.fixture
def room(county: County) -> Room:
    brought(county, Meeting, "plan")
    return Room(county)


def member(name: str, capacity: Capacity = Capacity.MEMBER, **told: Any) -> dict[str, Any]:
    return {"name": name, "capacity": capacity, **told}


def text(room: Room, kind: str) -> str:
    return Paper.objects.filter(matter_id=room.record.pk, kind=kind).latest("id").content.decode().replace("\\", "")


def reform(county: County, conclusion: Conclusion = Conclusion.UNLAWFUL) -> LegalityReview:
    sent = {"subject": Subject.DECISION, "decider": Decider.GOVERNMENT, "exploratory": True}
    steps: dict[str, dict[str, Any]] = {"send": sent, "conclude": {"conclusion": conclusion, "risk": RISK}}
    made: LegalityReview = brought(county, LegalityReview, "sign_off", EARLIER, steps=steps).record
    return made


# Whose meeting it is


@pytest.mark.parametrize("kind", [Kind.PLENARY, Kind.EXECUTIVE])
def test_only_a_government_of_a_county_or_above_has_plenary_and_executive_meetings(county: County, kind: Kind) -> None:
    for agency in (county.department, county.township):
        entrust(county.township, Organ.GOVERNMENT, since=LONG_AGO)
        clerk = county.actor(agency, Role.CLERK)
        told = {"title": "会议", "kind": kind, "planned_on": d(11)}
        with refused("县级以上.*第七十八条"):
            engine.take("plan", Meeting, clerk, told, MONDAY)
        engine.take("plan", Meeting, clerk, told | {"kind": Kind.OFFICE}, MONDAY)


@pytest.mark.parametrize("on", [date(2021, 3, 1), date(2024, 3, 4)])
def test_the_head_presides_under_the_older_text_too(room: Room, on: date) -> None:
    room.record = Meeting
    room.take("plan", on, title="常务会议", kind=Kind.EXECUTIVE, planned_on=on).agenda(item("乙"), on=on)
    with refused("由政府主要负责人召集和主持"):
        room.hold(on, chair=Chair.DEPUTY)
    room.hold(on)


@pytest.mark.parametrize("step", ["plan", "put_off"])
def test_no_meeting_is_set_for_a_day_that_is_past(room: Room, step: str) -> None:
    if step == "plan":
        with refused("拟定日期.*早于"):
            room.take("plan", MONDAY, title="会议", kind=Kind.OFFICE, planned_on=d(1))
        return
    room.plan()
    with refused("拟定日期.*早于"):
        room.take("put_off", d(6), planned_on=d(5), reason="公务")


def test_a_meeting_called_at_once_goes_through_on_one_day(room: Room) -> None:
    room.take("plan", HELD, title="紧急会议", kind=Kind.EXECUTIVE, planned_on=HELD)
    urgent = item("抗洪抢险调度", Business.EMERGENCY, stated="超警戒水位，须立即转移群众")
    room.agenda(urgent, on=HELD).hold().resolve(抗洪抢险调度=Verdict.PASSED)
    room.take("issue_minutes", HELD, room.head)
    assert "超警戒水位" in text(room, "minutes")


# What may be put before it


def test_an_emergency_is_put_without_review_only_when_it_is_said_which(room: Room) -> None:
    """决策条例 art. 3(2): it does not bind decisions in an emergency."""
    room.plan()
    with refused("突发事件应急处置.*说明紧急情形"):
        room.agenda(item("应急", Business.EMERGENCY))
    room.agenda(item("应急", Business.EMERGENCY, stated="防汛Ⅱ级响应"))


@pytest.mark.parametrize("conclusion", [Conclusion.UNLAWFUL, Conclusion.CHANGES])
def test_reform_comes_before_the_meeting_with_its_risk_in_the_open(
    room: Room, county: County, conclusion: Conclusion
) -> None:
    found = reform(county, conclusion)
    room.plan()
    with refused("应当向会议明示法律风险.*第二十五条第二款"):
        room.agenda(item("试点", Business.DECISION, review=found))
    room.agenda(item("试点", Business.DECISION, review=found, stated=RISK))
    assert RISK in text(room, "agenda")
    room.hold().resolve(试点={"verdict": Verdict.PASSED, "dissent": "无"}).take("issue_minutes", d(12), room.head)
    assert RISK in text(room, "minutes")


WRONG = [
    (Business.DECISION, Subject.CONTRACT),
    (Business.DECISION, Subject.PROJECT),
    (Business.PROJECT, Subject.CONTRACT),
    (Business.CONTRACT, Subject.OTHER),
    (Business.OTHER, Subject.DECISION),
    (Business.EMERGENCY, Subject.DECISION),
]


@pytest.mark.parametrize(("business", "subject"), WRONG)
def test_a_review_of_another_kind_opens_nothing(
    room: Room, county: County, business: Business, subject: Subject
) -> None:
    room.plan()
    with refused("所选合法性审查的审查事项是"):
        room.agenda(item("甲", business, review=review(county, subject), stated="说明"))


RIGHT = [
    (Business.DECISION, Subject.DECISION),
    (Business.PROJECT, Subject.PROJECT),
    (Business.PROJECT, Subject.LAND),
    (Business.PROJECT, Subject.NEGOTIATION),
    (Business.CONTRACT, Subject.CONTRACT),
    (Business.CONTRACT, Subject.NEGOTIATION),
    (Business.OTHER, Subject.OTHER),
]


@pytest.mark.parametrize(("business", "subject"), RIGHT)
def test_a_review_of_the_same_kind_opens_the_agenda(
    room: Room, county: County, business: Business, subject: Subject
) -> None:
    room.plan().agenda(item("甲", business, review=review(county, subject)))
    assert room.record.stage == "on_agenda"


def test_what_is_put_is_what_was_reviewed(room: Room, county: County) -> None:
    room.plan()
    with refused("与审查通过的稿子一致"):
        room.agenda(item("甲", Business.DECISION, review=review(county), as_reviewed=False))


@pytest.mark.parametrize("again", ["sent again", "closed", "expired"])
def test_an_approval_of_yesterday_does_not_serve_what_came_after(room: Room, county: County, again: str) -> None:
    passed = review(county)
    sender, reviewer = county.actor(county.department, Role.CLERK), county.actor(county.bureau, Role.LEGAL)
    put = item("甲", Business.DECISION, review=passed)
    room.plan()
    if again == "sent again":
        room.agenda(put)
        new = {"new_draft": ("新稿.txt", b"x"), "changes": "价格另定", "wanted_by": d(29)}
        new |= {"basis": "价格法", "procedure_told": "已听证"}
        engine.take("send_again", passed, sender, new, d(8))
        with refused("“甲”未经合法性审查或者审查未通过"):
            room.hold()
    elif again == "closed":
        engine.take("report_adoption", passed, sender, {"adoption": Adoption.ALL, "what_became": "另案办结"}, d(8))
        with refused("“甲”未经合法性审查或者审查未通过"):
            room.agenda(put, on=d(9))
    else:
        engine.take("reconsider", passed, reviewer, {"reason": "限期有效", "wanted_by": d(20)}, d(8))
        said = {**SAID, "conclusion": Conclusion.LAWFUL, "content": "fits", "valid_until": d(10)}
        passed = engine.take("conclude", passed, reviewer, said, d(8))
        signed = {"signed": Conclusion.LAWFUL, "opinion": "同意"}
        passed = engine.take("sign_off", passed, county.actor(county.bureau, Role.HEAD), signed, d(8))
        room.agenda(put | {"review": passed})
        with refused("“甲”未经合法性审查或者审查未通过"):
            room.hold()


def test_what_a_department_reviewed_for_itself_is_not_put_before_the_government(room: Room, county: County) -> None:
    """决策条例 25(1): the department of the government that reviews for it."""
    told: dict[str, dict[str, Any]] = {"send": {"subject": Subject.DECISION, "decider": Decider.AGENCY}}
    own = brought(county, LegalityReview, "sign_off", EARLIER, steps=told).record
    room.plan()
    with refused("不是为提请本级人民政府讨论而作的审查.*第二十五条第一款"):
        room.agenda(item("甲", Business.DECISION, review=own))


def test_a_review_of_another_place_opens_nothing(room: Room, county: County) -> None:
    told: dict[str, dict[str, Any]] = {"send": {"subject": Subject.CONTRACT, "decider": Decider.AGENCY}}
    reviewer = county.actor(county.elsewhere, Role.LEGAL)
    other = brought(county, LegalityReview, "send", EARLIER, steps=told, agency=county.elsewhere).record
    other = engine.take("take_on", other, reviewer, {"reviewers": "李某"}, EARLIER)
    other = engine.take(
        "conclude", other, reviewer, {"conclusion": Conclusion.LAWFUL, **SAID, "content": "fits"}, EARLIER
    )
    signed = {"signed": Conclusion.LAWFUL, "opinion": "同意"}
    other = engine.take("sign_off", other, county.actor(county.elsewhere, Role.HEAD), signed, EARLIER)
    room.plan()
    with refused("不属于本行政区域"):
        room.agenda(item("甲", Business.CONTRACT, review=other))


def test_one_draft_stands_on_an_agenda_once(room: Room, county: County) -> None:
    put = item("甲", Business.DECISION, review=review(county))
    room.plan()
    with refused("已经列入本次会议"):
        room.agenda(put, put | {"title": "乙"})
    room.agenda(put)
    with refused("已经列入本次会议"):
        room.agenda(put)
    first = AgendaItem.objects.get(matter=room.record)
    room.take("strike", d(9), struck=[{"id": first.pk, "struck_because": "补充材料"}]).agenda(put, on=d(10)).hold()


@pytest.mark.parametrize("upto", ["propose", "submit", "publish"])
def test_a_document_under_way_or_already_issued_is_put_under_no_name(room: Room, county: County, upto: str) -> None:
    document = a_document(county, upto)
    room.plan()
    for business in (Business.DOCUMENT, Business.OTHER):
        with refused("尚未通过合法性审核|不再提交审议"):
            room.agenda(item("甲", business, document=document))


def test_a_report_is_heard_and_given_no_verdict(room: Room) -> None:
    room.plan().agenda(item("汇报防汛", Business.REPORT), item("甲")).hold().resolve(甲=Verdict.PASSED)
    report = AgendaItem.objects.get(title="汇报防汛")
    with refused("汇报防汛"):
        room.resolve(汇报防汛=Verdict.PASSED)
    room.take("resolve", HELD, verdicts=[], noted=[{"id": report.pk, "resolved": "压实责任"}], head_last=False)
    room.take("issue_minutes", d(12), room.head)
    minutes = text(room, "minutes")
    assert "会议听取了汇报防汛" in minutes and "压实责任" in minutes and "汇报防汛：" not in minutes
    compute.refresh()
    assert compute.value("agenda_items_deliberated", "431081", 2024) == 1


def test_a_meeting_that_only_hears_reports_comes_to_its_minutes(room: Room) -> None:
    room.plan(Kind.OFFICE).agenda(item("汇报", Business.REPORT)).hold()
    with refused("没有填写"):
        room.take("resolve", HELD, verdicts=[], noted=[], head_last=False)
    room.take("issue_minutes", d(12), room.head)
    assert room.record.stage == "minuted"


# Where it is decided


@pytest.mark.parametrize("kind", [Kind.PARTY, Kind.LEADING, Kind.SPECIAL])
def test_a_decision_is_prepared_elsewhere_and_decided_by_the_government(room: Room, county: County, kind: Kind) -> None:
    """决策条例 arts. 30(1), 31: the party committee is asked before; what it says is no decision of the government."""
    room.plan(kind, topic=Topic.OTHER).agenda(item("甲", Business.DECISION, review=review(county))).hold()
    for verdict in (Verdict.PASSED, Verdict.CHANGED):
        with refused("应当经政府常务会议或者全体会议讨论决定.*第三十条第一款"):
            room.resolve(甲={"verdict": verdict, "dissent": "无"})
    room.resolve(甲={"verdict": Verdict.FORWARDED, "dissent": "无"})


def test_the_reasons_of_a_head_who_differs_from_the_majority_stand_in_the_minutes(room: Room, county: County) -> None:
    room.plan().agenda(item("甲", Business.DECISION, review=review(county))).hold()
    said = {"verdict": Verdict.PASSED, "dissent": "多数建议缓行", "against_majority": "群众期盼迫切"}
    room.resolve(甲=said).take("issue_minutes", d(12), room.head)
    assert "群众期盼迫切" in text(room, "minutes") and "多数建议缓行" in text(room, "minutes")


def test_what_was_postponed_comes_again_with_its_review(room: Room, county: County) -> None:
    put = item("甲", Business.DECISION, review=review(county))
    room.plan().agenda(put).hold().resolve(甲={"verdict": Verdict.POSTPONED, "dissent": "无"})
    second = Room(county)
    second.take("plan", HELD, title="第二次", kind=Kind.EXECUTIVE, planned_on=d(18)).agenda(put, on=d(12)).hold(d(18))
    second.resolve(on=d(18), 甲={"verdict": Verdict.PASSED, "dissent": "无"})


# Who was there


def test_who_is_asked_is_listed_before_and_who_stayed_away_is_told_of_at_the_meeting(room: Room) -> None:
    room.plan().agenda(item("乙"))
    asked = [member("甲县长"), member("乙副县长"), member("丙律师", Capacity.COUNSEL), member("丁", Capacity.DEPUTY)]
    room.take("list_attendees", d(8), attendees=asked)
    assert "甲县长" in text(room, "sign_in_sheet") and "签名" in text(room, "sign_in_sheet")
    away = room.record.attendees.get(name="乙副县长")
    room.hold(due_to_come=3, came=2, absent=[{"id": away.pk, "absent_because": "出差"}])
    assert room.record.counsel_there
    room.take("list_attendees", d(12), attendees=[member("戊", Capacity.CPPCC)]).resolve(乙=Verdict.PASSED, on=d(12))
    room.take("issue_minutes", d(13), room.head)
    minutes = text(room, "minutes")
    assert "出席：甲县长" in minutes and "请假：乙副县长（出差）" in minutes
    assert "法律顾问：丙律师" in minutes and "政协委员：戊" in minutes
    assert folds_to_itself(Meeting.objects.get(pk=room.record.pk))


def test_counsel_who_stayed_away_was_not_there(room: Room) -> None:
    room.plan().agenda(item("乙")).take("list_attendees", d(8), attendees=[member("丙", Capacity.COUNSEL)])
    away = room.record.attendees.get(name="丙")
    room.hold(absent=[{"id": away.pk, "absent_because": "开庭"}])
    assert not room.record.counsel_there


@pytest.mark.parametrize(
    ("attendees", "words"),
    [
        ([member("甲"), member("甲")], "“甲”已经登记"),
        ([member(name) for name in "甲乙丙"], "登记出席的组成人员3人，多于实到2人"),
        (
            [member("甲", absent_because="出差"), member("乙", absent_because="病假")],
            "缺席的组成人员2人，多于应到与实到之差1人",
        ),
        ([member("甲"), member("乙"), member("丙", absent_because="病假"), member("丁", Capacity.CITIZEN)], ""),
    ],
)
def test_those_listed_agree_with_the_numbers(room: Room, attendees: list[dict[str, Any]], words: str) -> None:
    room.plan().agenda(item("乙"))
    if not words:
        room.hold(due_to_come=3, came=2, attendees=attendees)
        return
    with refused(words):
        room.hold(due_to_come=3, came=2, attendees=attendees)


def test_minutes_name_who_presided_and_are_signed_by_another_than_who_wrote_them(room: Room, county: County) -> None:
    both = county.actor(room.government, Role.CLERK, Role.HEAD)
    room.plan().agenda(item("乙")).hold(chair_name="张某")
    rows = [{"id": AgendaItem.objects.get(matter=room.record).pk, "verdict": Verdict.PASSED}]
    room.take("resolve", HELD, both, verdicts=rows, head_last=False)
    with refused("签发纪要的人员不得与记录审议结果的人员相同"):
        room.take("issue_minutes", d(12), both)
    room.take("issue_minutes", d(12), room.head)
    assert "张某" in text(room, "minutes")
