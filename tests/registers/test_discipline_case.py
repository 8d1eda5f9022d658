"""处分和问责: who sees it, who is heard, what terms the law sets, what is asked against a decision; each gate closed and open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.requested import ASK_ERASURE, requests
from guiju.kernel.keeping import ledger
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import sees
from guiju.registers.oversight.audit_project import AuditProject
from guiju.registers.oversight.discipline_case import DisciplineCase
from guiju.registers.oversight.discipline_case.choices import (
    MONTHS,
    Answer,
    PartySanction,
    Rank,
    Result,
    Sanction,
    Status,
    Subject,
    Track,
)
from tests.lives import MONDAY, Case, brought
from tests.people import LONG_AGO, County

NEW_LAW = date(2025, 9, 1)
"""Under 监察法 (2024)."""


def refused(of: Case, step: str, /, **told: Any) -> set[str]:
    with pytest.raises(Refused) as caught:
        of.do(step, **told)
    return set(caught.value.codes)


def lead(county: County, on: date = MONDAY, **told: Any) -> Case:
    if told.get("track") == Track.SUPERVISORY:
        entrust(county.department, Organ.SUPERVISORY, since=LONG_AGO)
    return Case(county, DisciplineCase, county.rng, on).do("take_lead", **told)


def filed(county: County, count: int = 1, on: date = MONDAY, **told: Any) -> Case:
    case = lead(county, on, **told)
    people = [case.telling().person() for _ in range(count)]
    return case.do("file", days=3, person=people, persons=[row() for _ in people]).do("find")


def row(**told: Any) -> dict[str, Any]:
    return {"rank": Rank.TOWNSHIP, "status": Status.CIVIL_SERVANT, "member": True, **told}


def decided(county: County, on: date = MONDAY, **told: Any) -> Case:
    return filed(county, on=on, **told).do("hear").do("decide", days=1).do("serve")


def rows(case: Case, **told: Any) -> list[dict[str, Any]]:
    return [{"id": one.pk, **told} for one in case.record.persons.order_by("item")]


def test_nobody_but_those_who_serve_sees_it(county: County) -> None:
    case = lead(county)
    serving = [county.actor(county.department, role) for role in (Role.DISCIPLINE, Role.HEAD)]
    others = [county.actor(county.department, role) for role in (Role.CLERK, Role.LEGAL, Role.AUDITOR)]
    others += [county.actor(agency, Role.DISCIPLINE) for agency in (county.bureau, county.township, county.elsewhere)]
    assert all(sees(one, case.record) for one in serving)
    assert not any(sees(one, case.record) for one in others)
    entrust(county.bureau, Organ.SUPERVISORY, since=LONG_AGO)
    assert sees(county.actor(county.bureau, Role.DISCIPLINE, name="commission"), case.record)
    assert not sees(county.actor(county.bureau, Role.CLERK, name="its-clerk"), case.record)


def test_what_is_erased_is_asked_for_where_it_came_from_and_names_no_case_there(county: County) -> None:
    """An audit that a lead names is read by many who may not know that there is a case."""
    audit = brought(county, AuditProject, "notify").record
    case = filed(county, gist=f"审计项目{audit.title}中发现的问题", title=audit.title, audit=audit)
    county.erased(case.record, 1)
    [asked] = requests(ledger.history(audit), ASK_ERASURE).values()
    reason = asked.content["told"]["reason"]
    assert case.record.number and case.record.number not in reason and "处分" not in reason


def test_only_the_supervisory_organ_handles_under_its_law(county: County) -> None:
    here = Case(county, DisciplineCase, county.rng, MONDAY)
    assert refused(here, "take_lead", track=Track.SUPERVISORY) == {"house.discipline_organ"}
    assert refused(filed(county), "hand_over") >= {"house.discipline_prosecution"}
    case = filed(county, track=Track.SUPERVISORY).do("hand_over")
    assert case.record.persons.get().handed_on == case.on


def test_a_case_is_filed_by_another_and_names_each_person_once(county: County) -> None:
    case = lead(county)
    both = county.actor(county.department, Role.DISCIPLINE, Role.HEAD, name="both")
    person = case.telling().person()
    assert refused(case, "file", person=[person], persons=[row(), row()]) == {"house.discipline_named"}
    assert refused(case, "file", person=[person, person], persons=[row(), row()]) == {"field.person"}
    own = Case(county, DisciplineCase, county.rng, MONDAY).do("take_lead", by=both)
    assert refused(own, "file", by=both) == {"house.four_eyes"}
    assert refused(case, "file", by=county.actor(county.department, Role.DISCIPLINE)) == {"role"}
    case.do("file")
    assert refused(case, "hear") == {"house.discipline_found"}


@pytest.mark.parametrize(("on", "rule"), [(MONDAY, "discipline.heard"), (date(2018, 3, 5), "house.discipline_heard")])
def test_nobody_is_punished_unheard(county: County, on: date, rule: str) -> None:
    case = filed(county, on=on)
    assert refused(case, "decide") == {rule}
    case.do("decide", decisions=rows(case, result=Result.NONE))
    assert case.record.decided_on is None, "a case in which nobody is dealt with is not counted"


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"result": Result.PUNISHED}, "house.discipline_result"),
        ({"result": Result.LIGHTER}, "house.discipline_result"),
        ({"result": Result.NONE, "measure": "批评教育"}, "house.discipline_result"),
        ({"result": Result.EXEMPTED, "sanction": Sanction.WARNING, "months": 6}, "house.discipline_result"),
        ({"result": Result.PUNISHED, "sanction": Sanction.WARNING, "months": 12}, "discipline.period"),
        ({"result": Result.PUNISHED, "sanction": Sanction.DEMOTION}, "discipline.period"),
        ({"result": Result.PUNISHED, "sanction": Sanction.DISMISSAL, "months": 24}, "discipline.period"),
        ({"result": Result.PUNISHED, "party_sanction": PartySanction.WARNING, "months": 6}, "discipline.period"),
    ],
)
def test_a_decision_says_what_its_kind_has(county: County, told: dict[str, Any], rule: str) -> None:
    case = filed(county).do("hear")
    assert rule in refused(case, "decide", decisions=rows(case, **told))


def test_party_discipline_is_for_members(county: County) -> None:
    case = lead(county)
    case.do("file", persons=[row(member=False)]).do("find").do("hear")
    told = {"result": Result.PUNISHED, "party_sanction": PartySanction.WARNING}
    assert refused(case, "decide", decisions=rows(case, **told)) == {"house.discipline_member"}


@pytest.mark.parametrize("sanction", MONTHS)
def test_a_sanction_is_lifted_when_its_term_is_over(county: County, sanction: str) -> None:
    case = filed(county, on=date(2023, 2, 20)).do("hear")
    told = {"result": Result.PUNISHED, "sanction": sanction, "months": MONTHS[sanction]}
    case.do("decide", on=date(2023, 3, 31), decisions=rows(case, **told)).do("serve")
    last = {6: date(2023, 9, 30), 12: date(2024, 3, 31), 18: date(2024, 9, 30), 24: date(2025, 3, 31)}[MONTHS[sanction]]
    assert case.words_clock("登记处分期满解除").due_on >= last
    assert refused(case, "lift", on=date.fromordinal(last.toordinal() - 1)) == {"discipline.lifted"}
    case.do("lift", on=last)
    assert case.words_clock("登记处分期满解除").met_on == last


@pytest.mark.parametrize(
    ("track", "on", "asks", "rule", "due"),
    [
        (Track.SUPERVISORY, NEW_LAW, date(2025, 10, 9), "discipline.review", date(2025, 11, 10)),
        (Track.SUPERVISORY, MONDAY, date(2024, 4, 8), "discipline.review", date(2024, 5, 8)),
        (Track.APPOINTING, MONDAY, date(2024, 4, 7), "discipline.civil_review", date(2024, 5, 7)),
    ],
)
def test_who_was_punished_asks_in_time_and_is_answered_in_time(
    county: County, track: Track, on: date, asks: date, rule: str, due: date
) -> None:
    """Received on 5 September (a month later are the holidays of October) and 8 March (thirty days later a Sunday that is
    worked)."""
    case = decided(county, on, track=track)
    assert (case.on - on).days == 4
    late = date.fromordinal(asks.toordinal() + 1)
    assert f"{rule}.ask" in refused(case, "object", on=late)
    assert refused(case, "object", on=asks, objections=[{"item": 2, "ground": "-"}]) == {"house.discipline_person"}
    case.do("object", on=asks)
    assert case.clock(rule).due_on == due
    assert refused(case, "object") == {"house.discipline_asked_once"}
    assert refused(case, "close") == {"house.discipline_answered"}
    case.do("answer", days=5)
    assert refused(case, "appeal") == {"house.discipline_answer_received"}, (
        "the time begins when the answer is received"
    )
    assert refused(case, "change") == {"house.discipline_wrong"}
    case.do("receive_answer").do("appeal", days=9)
    if track == Track.SUPERVISORY:
        assert refused(case, "extend_appeal") == {"house.discipline_extend"}
        assert refused(case, "appeal_directly") >= {"house.discipline_direct"}
    else:
        before = case.clock("discipline.appeal").due_on
        assert (case.do("extend_appeal").clock("discipline.appeal").due_on - before).days >= 28
    case.do("settle", days=9).do("close")
    assert not ClockRow.objects.filter(matter_id=case.record.pk, met_on=None).exclude(words="登记处分期满解除").exists()


def test_an_appeal_comes_within_fifteen_days_of_the_answer(county: County) -> None:
    case = decided(county).do("object", days=3).do("answer", days=3).do("receive_answer")
    received = case.on
    assert refused(case, "appeal", on=date.fromordinal(received.toordinal() + 18)) == {"discipline.appeal.ask"}
    case.do("appeal", on=date.fromordinal(received.toordinal() + 15))


def test_what_was_wrong_is_decided_anew_and_is_counted_by_its_new_day(county: County) -> None:
    case = decided(county).do("appeal_directly", days=3)
    told = {"appeal_result": Answer.REVOKED, "appeal_because": "事实不清"}
    case.do("settle", days=9, appeals=[{"id": case.record.objections.get().pk, **told}]).do("change", days=1)
    person = case.record.persons.get()
    assert (person.result, person.months, person.served_on) == ("", None, None)
    assert case.words_clock("登记处分期满解除").stopped_on == case.on
    assert refused(case, "close") >= {"house.discipline_dealt"}
    assert "house.discipline_period" not in refused(case, "decide", decisions=rows(case, result=Result.PUNISHED))
    case.do("decide", decisions=rows(case, result=Result.NONE)).do("close")
    compute.refresh()
    assert compute.value("conduct_case_persons", "431081", 2024) == 0
    assert compute.value("conduct_cases", "431081", 2024) == 1


def test_each_has_a_letter_of_their_own(county: County) -> None:
    case = filed(county, 2)
    case.do("hear").do("decide")
    assert refused(case, "object") == {"house.discipline_told"}
    letters = Paper.objects.filter(matter_id=case.record.pk, kind="decision")
    texts = [one.content_for(Use.VERIFYING).decode() for one in letters.order_by("pk")]
    named = [str(one["name"]) for one in case.acts[1].data["person"]]
    assert [[name in text for name in named] for text in texts] == [[True, False], [False, True]]
    assert all("期间6个月" in text and "三十日" in text for text in texts)
    assert refused(case, "close") == {"discipline.written"}


def test_a_case_without_proof_is_dropped_and_one_with_a_decision_is_not(county: County) -> None:
    told: Any = {"on": NEW_LAW, "track": Track.SUPERVISORY}
    assert filed(county, **told).do("drop").record.stage == "dropped"
    assert refused(filed(county, **told).do("hear").do("decide"), "drop") == {"discipline.dropped"}
    assert refused(filed(county).do("hear").do("decide"), "drop") == {"house.discipline_dropped"}


def test_cases_and_persons_are_counted_apart(county: County) -> None:
    first = filed(county, 3)
    first.do("hear")
    ids = [one["id"] for one in rows(first)]
    kinds: list[dict[str, Any]] = [
        {
            "result": Result.PUNISHED,
            "sanction": Sanction.DEMERIT,
            "months": 12,
            "party_sanction": PartySanction.WARNING,
        },
        {"result": Result.LIGHTER, "measure": "批评教育"},
        {"result": Result.NONE},
    ]
    first.do("decide", decisions=[{"id": pk, **kind} for pk, kind in zip(ids, kinds, strict=True)])
    decided(county)
    decided(county, subject=Subject.INACTION)
    brought(county, DisciplineCase, "set_aside")
    filed(county)
    compute.refresh()
    said = {
        "conduct_cases": 2,
        "conduct_case_persons": 3,
        "discipline_cases_filed": 4,
        "discipline_persons_punished": 3,
    }
    assert {name: compute.value(name, "431081", 2024) for name in said} == said
