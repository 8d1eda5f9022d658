"""法律援助: due days by law and day, what the system does by itself, figures, who may decide; 2024-03-04 is a Monday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju import law
from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import nightly
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.registers.legal_services.legal_aid_case import LegalAidCase, articles
from guiju.registers.legal_services.legal_aid_case import choices as terms
from tests.lives import MONDAY, Case, brought, case
from tests.people import County

OLD = date(2021, 3, 1)


def d(text: str) -> date:
    return date.fromisoformat(text)


# rule, day from which it is counted, law, last day
DAYS = [
    ("legal_aid.decide.ordinary", "2024-03-04", "2024-03-11"),
    ("legal_aid.decide.ordinary", "2024-09-24", "2024-10-08"),  # 1 to 7 October is a holiday
    ("legal_aid.assign.ordinary", "2024-03-04", "2024-03-07"),
    ("legal_aid.assign.ordinary", "2024-03-07", "2024-03-11"),  # a Sunday moves to Monday
    ("legal_aid.assign.criminal", "2024-03-04", "2024-03-07"),
    ("legal_aid.notify.criminal", "2024-03-01", "2024-03-04"),
    ("legal_aid.objection.review", "2024-03-04", "2024-03-11"),  # the fifth day is a Saturday
    ("legal_aid.objection.review", "2021-03-01", "2021-03-08"),  # five working days under the regulation
    ("legal_aid.forward.detained", "2024-03-04", "2024-03-05"),
    ("legal_aid.forward.detained", "2021-03-01", "2021-03-02"),
    ("legal_aid.forward.duty_lawyer", "2024-03-08", "2024-03-09"),  # hours run through a weekend
]


@pytest.mark.parametrize(("rule", "since", "due"), DAYS)
def test_a_limit_ends_on_its_day(rule: str, since: str, due: str) -> None:
    start = d(since)
    assert law.due(law.limit(rule, start), start).day == d(due)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("legal_aid.decide.ordinary", "2021-12-31"),
        ("legal_aid.assign.ordinary", "2021-12-31"),
        ("legal_aid.notify.criminal", "2021-12-31"),
        ("legal_aid.court.send_appointment", "2022-01-01"),
        ("legal_aid.court.reply_appointment", "2022-01-01"),
    ],
)
def test_a_limit_runs_under_its_own_text_only(rule: str, day: str) -> None:
    with pytest.raises(law.NotInForce):
        law.limit(rule, d(day))


def running(it: Case) -> dict[str, Any]:
    rows = ClockRow.objects.filter(matter_id=it.record.pk)
    return {row.rule or row.words: (row.due_on, row.met_on) for row in rows}


def test_an_application_is_decided_within_seven_days_whatever_was_completed(county: County) -> None:
    """The law does not say that the time for completing papers is left out: it runs on."""
    it = brought(county, LegalAidCase, "ask_supplement", MONDAY, at_once=True)
    assert running(it)["legal_aid.decide.ordinary"] == (d("2024-03-11"), None)
    assert running(it)["补充材料或者作出说明"] == (MONDAY + timedelta(days=7), None)
    it.do("supplement", 3).do("examine", 1).do("grant", 1)
    assert running(it)["legal_aid.decide.ordinary"] == (d("2024-03-11"), d("2024-03-09"))
    assert running(it)["legal_aid.assign.ordinary"] == (d("2024-03-12"), None)
    it.do("assign")
    assert running(it)["legal_aid.assign.ordinary"][1] == d("2024-03-09")


def test_who_completes_nothing_is_held_to_have_withdrawn(county: County) -> None:
    it = brought(county, LegalAidCase, "ask_supplement", MONDAY, at_once=True)
    nightly.run(MONDAY + timedelta(days=7))
    it.record.refresh_from_db()
    assert it.record.stage == "lacking", "the last day is the applicant's"
    nightly.run(MONDAY + timedelta(days=8))
    it.record.refresh_from_db()
    assert (it.record.stage, it.record.outcome) == ("withdrawn", "deemed_withdrawn")
    assert not ClockRow.objects.filter(matter_id=it.record.pk, running=True).exists()


@pytest.mark.parametrize(
    ("found", "late"), [("2024-03-04", False), ("2024-03-01", False), ("2024-02-27", True), (None, False)]
)
def test_a_notice_tells_whether_it_came_in_time(county: County, found: str | None, late: bool) -> None:
    """The limit of another organ is over as we learn of it: kept or broken, it is on record and counted."""
    it = case(county, LegalAidCase).do("take_notice", found_on=found and d(found))
    clocks = running(it)
    assert it.record.notice_late is late and ("legal_aid.notify.criminal" in clocks) == bool(found)
    if found:
        row = it.clock("legal_aid.notify.criminal")
        assert row.met_on == MONDAY and row.overdue(MONDAY) is late
    assert clocks["legal_aid.assign.criminal"] == (d("2024-03-07"), None)


def test_what_may_be_notified_and_need_not_be_has_no_limit(county: County) -> None:
    it = case(county, LegalAidCase).do("take_notice", notice_ground="ordinary", found_on=d("2024-02-01"))
    assert running(it) == {} and not it.record.notice_late


def test_before_2022_a_court_is_answered_three_days_before_its_hearing(county: County) -> None:
    it = case(county, LegalAidCase, OLD).do("take_notice", hearing_on=d("2021-03-20"), found_on=None)
    clocks = running(it)
    assert clocks["legal_aid.court.send_appointment"] == (d("2021-03-10"), OLD)
    assert clocks["legal_aid.court.reply_appointment"] == (d("2021-03-17"), None)
    it.do("assign", 2)
    assert running(it)["legal_aid.court.reply_appointment"][1] == d("2021-03-03")
    late = case(county, LegalAidCase, OLD).do("take_notice", hearing_on=d("2021-03-09"), found_on=None)
    assert late.clock("legal_aid.court.send_appointment").overdue(OLD)


@pytest.mark.parametrize(
    ("who", "rule"), [("place", "legal_aid.forward.detained"), ("duty_lawyer", "legal_aid.forward.duty_lawyer")]
)
def test_an_application_is_handed_on_within_a_day(county: County, who: str, rule: str) -> None:
    it = case(county, LegalAidCase).do("take_forwarded", forwarder=who, handed_in_on=d("2024-03-02"))
    assert it.clock(rule).overdue(MONDAY)
    assert {one for one in running(it) if one.startswith("legal_aid.forward")} == {rule}


def test_an_objection_to_a_termination_had_no_limit_before_2022(county: County) -> None:
    old = brought(county, LegalAidCase, "terminate", OLD, way="terminated", at_once=True).do("object")
    assert "legal_aid.objection.review" not in running(old)
    now = brought(county, LegalAidCase, "terminate", MONDAY, way="terminated", at_once=True).do("object")
    assert running(now)["legal_aid.objection.review"] == (d("2024-03-11"), None)
    now.do("decide_objection", 2)
    assert now.record.stage == "upheld" and now.record.closed_on == d("2024-03-06")


def test_the_bureau_decides_an_objection_and_nobody_else(county: County) -> None:
    it = brought(county, LegalAidCase, "object", MONDAY, way="upheld", at_once=True)
    for head in (county.actor(county.legal_aid, Role.HEAD), county.actor(county.government, Role.HEAD)):
        with pytest.raises(Refused) as caught:
            it.do("decide_objection", by=head)
        assert caught.value.codes <= {"agency", "scope"}
    it.do("decide_objection")
    paper = Paper.objects.get(matter_id=it.record.pk, kind="objection_decision").content_for(Use.VERIFYING).decode()
    assert "落款：资兴市司法局" in paper and "不予法律援助决定" in paper


CITED: list[tuple[Any, Any]] = [
    (terms.Ground, articles.GROUNDS),
    (terms.Refusal, articles.REFUSALS),
    (terms.Urgency, articles.URGENCY),
    (terms.Unlimited, articles.UNLIMITED),
    (terms.Exempt, articles.EXEMPT),
    (terms.NoticeGround, articles.NOTICES),
]


@pytest.mark.parametrize(("choices", "cited"), CITED)
def test_every_choice_rests_on_an_article(choices: Any, cited: Any) -> None:
    assert set(cited) == set(choices)


@pytest.mark.parametrize(
    ("cited", "article"),
    [
        (articles.of_ground("asked", MONDAY), "《中华人民共和国法律援助法》第四十八条第一款第七项"),
        (articles.of_ground("asked", OLD), "《法律援助条例》第二十三条第四项"),
        (articles.of_refusal("out_of_scope", "suit", MONDAY), "《中华人民共和国法律援助法》第三十一条"),
        (articles.of_refusal("has_counsel", "defence", MONDAY), "《中华人民共和国法律援助法》第二十四条"),
        (articles.of_refusal("not_entitled", "criminal_agency", MONDAY), f"{articles.LAW}第二十九条、第四十条"),
        (articles.of_refusal("out_of_scope", "non_suit", OLD), "《法律援助条例》第十条"),
        (articles.of_refusal("out_of_scope", "defence", OLD), "《法律援助条例》第十一条"),
        (articles.of_notice("treatment", MONDAY), "《中华人民共和国法律援助法》第二十八条"),
        (articles.of_notice("absentia", MONDAY), "《中华人民共和国法律援助法》第二十五条第一款第六项"),
        (articles.of_notice("minor", OLD), "《法律援助条例》第十二条第二款"),
        (articles.of_condition("migrant", ""), "第四十二条第三项"),
        (articles.of_condition("migrant", "acquitted"), "第三十二条第三项"),
    ],
)
def test_an_article_is_that_of_the_text(cited: str, article: str) -> None:
    assert cited == article


def test_papers_name_the_text_of_their_day(county: County) -> None:
    for on, words in ((MONDAY, "《中华人民共和国法律援助法》第三十八条"), (OLD, "《法律援助条例》第十四条、第十五条")):
        it = brought(county, LegalAidCase, "examine", on, at_once=True, way="usual").do("refuse", refusal="elsewhere")
        assert words in Paper.objects.get(matter_id=it.record.pk, kind="refusal").content_for(Use.VERIFYING).decode()


def test_before_2022_aid_that_came_first_cites_no_law_to_come(county: County) -> None:
    for on, cited in ((MONDAY, True), (OLD, False)):
        it = brought(county, LegalAidCase, "provide_first", on, at_once=True)
        paper = Paper.objects.get(matter_id=it.record.pk, kind="first_aid").content_for(Use.VERIFYING).decode()
        assert ("《中华人民共和国法律援助法》第四十四条第一款" in paper) is cited


def test_papers_name_to_whom_they_go(county: County) -> None:
    """And the assignment whom the lawyer is to help, and who notified (法律援助法 art. 36)."""
    people = [{"kind": "person", "name": "李大牛"}, {"kind": "person", "name": "张三"}]
    ways = {"ordered": "grant", "terminated": "terminate", "supplemented": "supplement"}
    for way, upto in {**ways, "refused": "refuse", "upheld": "decide_objection", "ahead": "provide_first"}.items():
        it = brought(county, LegalAidCase, upto, MONDAY, way=way, at_once=True, applicant=people, people=2)
        for paper in Paper.objects.filter(matter_id=it.record.pk, media_type=MARKUP):
            assert "李大牛、" in paper.content_for(Use.VERIFYING).decode(), paper.kind
    it = brought(county, LegalAidCase, "assign", MONDAY, way="notified", at_once=True, applicant=people, people=2)
    told = Paper.objects.get(matter_id=it.record.pk, kind="assignment").content_for(Use.VERIFYING).decode()
    assert "| 受援人 | 李大牛、张三 |" in told and "送受援人和人民法院" in told and it.record.notice_number in told


def test_a_notice_without_a_limit_is_neither_in_time_nor_late(county: County) -> None:
    for told in (
        {"notice_ground": "ordinary", "found_on": d("2024-01-02")},
        {"found_on": d("2024-02-01")},
        {"found_on": MONDAY},
    ):
        case(county, LegalAidCase).do("take_notice", **told)
    case(county, LegalAidCase, OLD).do("take_notice", found_on=OLD)
    compute.refresh()
    names = ["legal_aid_notices_dated", "legal_aid_notices_in_time"]
    assert list(compute.values(names, "431081", Period.year(2024)).values()) == [2, 1]
    assert list(compute.values(names, "431081", Period.year(2021)).values()) == [0, 0]


def test_what_is_counted(county: County) -> None:
    wages = {
        "subject": "wages",
        "people": 5,
        "groups": [{"group": "migrant", "people": 5}, {"group": "woman", "people": 2}],
    }
    it = brought(county, LegalAidCase, "pay_subsidy", MONDAY, way="usual", at_once=True, steps={"apply": wages})
    it.do("score", satisfaction="not")
    brought(county, LegalAidCase, "refuse", MONDAY, at_once=True)
    case(county, LegalAidCase).do("take_notice", found_on=d("2024-02-01"))
    case(county, LegalAidCase).do("take_notice", found_on=MONDAY)
    compute.refresh()
    names = (
        *("legal_aid_cases", "legal_aid_applications", "legal_aid_notices", "legal_aid_granted", "legal_aid_refused"),
        *("legal_aid_people", "legal_aid_people_migrant", "legal_aid_people_woman", "wage_arrears_workers_aided"),
        *("legal_aid_closed", "legal_aid_notices_in_time_rate", "legal_aid_satisfaction_rate"),
    )
    values = compute.values(names, "431081", Period.year(2024))
    assert [values[name] for name in names] == [4, 2, 2, 3, 1, 7, 5, 2, 5, 1, 50, 0]
    assert (
        it.record.recovered
        == compute.values(["legal_aid_recovered"], "431081", Period.year(2024))["legal_aid_recovered"]
    )
