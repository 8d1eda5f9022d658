"""行政应诉: days of each limit, gates closed and open, lawful courses, unlawful ones, what is counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import nightly
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.leading import leading
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.litigation.choices import Absence, Appellant, Attendance, Handling, Outcome, Standing
from guiju.registers.oversight.litigation.life import WITHOUT_HEAD, hearing
from guiju.registers.oversight.reconsideration import Reconsideration
from tests.lives import MONDAY, Case, brought, case
from tests.people import County
from tests.reaching_back import folds_to_itself

Told = dict[str, Any]
UNHEADED: Told = {**WITHOUT_HEAD}
Begun = Callable[[County], Case]


def summoned(county: County, **told: Any) -> Case:
    return case(county, Litigation).do("summon", on=MONDAY, **told)


def of_government(county: County, **told: Any) -> Case:
    return case(county, Litigation, agency=county.government).do("summon", on=MONDAY, **told)


def answered(county: County) -> Case:
    return summoned(county).do("defend", 3)


def ruled(outcome: Outcome = Outcome.DISMISSED, **told: Any) -> Begun:
    return lambda county: answered(county).do("hear", 20).do("rule", 10, outcome=outcome, **told)


def second(**told: Any) -> Begun:
    return lambda county: case(county, Litigation).do("take_appeal", on=MONDAY, **told)


def item(on: date) -> list[Told]:
    return [{**evidence_row, "obtained_on": on}]


evidence_row: Told = {"name": "送达回证", "kind": "document"}
TWO = [{"name": f"代理人{n}", "capacity": "staff", "unit": "法规科", "powers": "一般代理"} for n in range(2)]
STAFF: Told = {"attendance": Attendance.STAFF, "attendee": "科长"}

LIMITS: list[tuple[str, Begun, date]] = [
    ("litigation.defend.submit", summoned, date(2024, 3, 19)),
    ("litigation.appeal.answer", second(), date(2024, 3, 19)),
    ("litigation.appeal.judgment", ruled(), date(2024, 4, 22)),
    ("litigation.appeal.ruling", ruled(Outcome.REJECTED), date(2024, 4, 16)),
]
"""Rule, course, and its last day: summoned on 4 March, served on 6 April 2024; 21 April is a Sunday."""


@pytest.mark.parametrize(("rule", "begun", "due"), LIMITS, ids=[row[0] for row in LIMITS])
def test_limits_end_on_their_days(county: County, rule: str, begun: Begun, due: date) -> None:
    assert begun(county).clock(rule).due_on == due


def test_none_runs_for_an_answer_to_an_appeal_of_our_own(county: County) -> None:
    begun = second(appealed_by_us=True)(county)
    assert not ClockRow.objects.filter(matter_id=begun.record.pk).exists()


ABOVE_SUNDAY = date(2024, 4, 22)
GATES: list[tuple[str, Begun, str, Told, Told]] = [
    (
        "litigation.co_defendants",
        lambda c: case(c, Litigation),
        "summon",
        {"standing": Standing.JOINT},
        {"standing": Standing.DIRECT},
    ),
    ("house.represented_government", lambda c: case(c, Litigation), "summon", {"handling": Handling.REPRESENTED}, {}),
    (
        "house.plaintiffs_counted",
        lambda c: case(c, Litigation),
        "summon",
        {
            "plaintiffs": 1,
            "plaintiff": [{"kind": "person", "name": n} for n in ("张三丰", "李四光")],
            "title": "张某等诉本机关一案",
        },
        {"plaintiffs": 2},
    ),
    (
        "house.owed_is_lost",
        lambda c: case(c, Litigation),
        "take_appeal",
        {"owed_before": True},
        {"owed_before": True, "lost_before": True},
    ),
    (
        "litigation.two_agents",
        lambda c: summoned(c).do("entrust"),
        "entrust",
        {"defenders": TWO},
        {"defenders": TWO[:1]},
    ),
    ("litigation.burden_of_proof", summoned, "defend", {"evidence": []}, {}),
    (
        "litigation.no_self_collection",
        summoned,
        "defend",
        {"days": 3, "evidence": item(MONDAY + timedelta(1))},
        {"evidence": item(MONDAY)},
    ),
    ("house.answered_once", answered, "defend", {}, {}),
    ("house.answered_first", summoned, "add_evidence", {}, {}),
    ("litigation.head_appears", answered, "hear", {"hearings": [{"attendance": Attendance.STAFF}]}, WITHOUT_HEAD),
    (
        "litigation.head_absence_explained",
        answered,
        "hear",
        {"hearings": [STAFF]},
        {"hearings": [{**STAFF, "absence": Absence.DUTY, "explained": "防汛"}]},
    ),
    ("house.hearing_attendee", answered, "hear", {"hearings": [{"attendance": Attendance.CHIEF}]}, {}),
    (
        "house.absence_without_head",
        answered,
        "hear",
        {"hearings": [hearing(Attendance.CHIEF, absence=Absence.DUTY, explained="防汛")]},
        {},
    ),
    (
        "house.nobody_came",
        answered,
        "hear",
        {"hearings": [{**STAFF, "attendance": Attendance.NOBODY, "absence": Absence.NONE, "explained": "漏看传票"}]},
        {"hearings": [{"attendance": Attendance.NOBODY, "absence": Absence.NONE, "explained": "漏看传票"}]},
    ),
    ("house.outcome_of_instance", answered, "rule", {"outcome": Outcome.UPHELD}, {}),
    (
        "litigation.mediation_scope",
        answered,
        "rule",
        {"outcome": Outcome.MEDIATED},
        {"outcome": Outcome.MEDIATED, "mediation_ground": "discretion"},
    ),
    ("litigation.mediation_scope", answered, "rule", {"mediation_ground": "discretion"}, {}),
    ("house.withdrawn_for_change", answered, "rule", {"outcome": Outcome.WITHDRAWN_CHANGED}, {}),
    ("house.compensation_lost", answered, "rule", {"compensation": 500}, {}),
    (
        "house.performance_told",
        answered,
        "rule",
        {"outcome": Outcome.MEDIATED, "mediation_ground": "compensation", "compensation": 9},
        {},
    ),
    (
        "house.performance_told",
        ruled(Outcome.PERFORM),
        "take_effect",
        {"days": 20},
        {"days": 20, "perform_by": date(2024, 6, 3)},
    ),
    ("house.performance_told", ruled(), "take_effect", {"days": 20, "perform_by": date(2024, 6, 3)}, {"days": 20}),
    ("house.past_appeal", ruled(), "take_effect", {"on": ABOVE_SUNDAY}, {"on": ABOVE_SUNDAY + timedelta(1)}),
    (
        "house.appeal_open",
        ruled(),
        "appeal",
        {"on": ABOVE_SUNDAY + timedelta(1), "appellant": Appellant.DEFENDANT},
        {"on": ABOVE_SUNDAY, "appellant": Appellant.DEFENDANT},
    ),
    ("house.owes", lambda c: ruled()(c).do("take_effect", 20), "perform", {}, {}),
    (
        "house.performed",
        lambda c: ruled(Outcome.PAY)(c).do("take_effect", 20, perform_by=date(2024, 6, 3)),
        "close",
        {},
        {},
    ),
    ("house.handed_on_by_court", lambda c: ruled()(c).do("take_effect", 20).do("close"), "go_back", {}, {}),
    (
        "house.reply_ahead",
        answered,
        "be_advised",
        {
            "advice": [
                {
                    "adviser": "court",
                    "organ": "某法院",
                    "document_number": "1",
                    "content": "规范送达",
                    "reply_by": MONDAY,
                }
            ]
        },
        {},
    ),
]
"""Gate, course, step, what closes it, what opens it beside what is usual."""
ONLY_CLOSED = {
    *("house.answered_once", "house.answered_first", "house.owes", "house.performed", "house.handed_on_by_court"),
    "house.withdrawn_for_change",
}
"""What opens by another step, or never again."""


@pytest.mark.parametrize(
    ("rule", "begun", "step", "closed", "opened"), GATES, ids=[f"{r[0]}-{n}" for n, r in enumerate(GATES)]
)
def test_each_gate_closed_and_open(
    county: County, rule: str, begun: Begun, step: str, closed: Told, opened: Told
) -> None:
    suit = begun(county)
    before = suit.on
    with pytest.raises(Refused) as caught:
        suit.do(step, **closed)
    assert rule in caught.value.codes
    if rule not in ONLY_CLOSED:
        suit.on = before
        suit.do(step, **opened)


def test_one_case_is_entered_once(county: County) -> None:
    first = of_government(county, handling=Handling.REPRESENTED, court="某县法院", court_number="（2024）行初1号")
    with pytest.raises(Refused, match="登记一次"):
        summoned(county, court="某县法院", court_number="（2024）行初1号")
    summoned(county, court="另一法院", court_number="（2024）行初1号")
    assert first.record.number


def test_the_bureau_guides_others_but_not_itself(county: County) -> None:
    guided = summoned(county).do("guide", 1).do("guide", 5)
    assert guided.record.guided_on == MONDAY + timedelta(1)
    with pytest.raises(Refused, match="不计为指导"):
        of_government(county, handling=Handling.REPRESENTED).do("guide", 1)
    with pytest.raises(Refused):
        summoned(county).do("guide", 1, by=Hand(Role.CLERK))


def change(suit: Case) -> Case:
    return suit.do("change_act", 2).do("rule", 5, outcome=Outcome.WITHDRAWN_CHANGED, settled=True).do("close")


def rest(suit: Case) -> Case:
    """Suspended before it was answered; answered when the court goes on."""
    return suit.do("suspend", 2).do("resume", 40).do("defend", 1).do("hear", 9)


def hear_again(suit: Case) -> Case:
    return suit.do("defend", 2).do("hear", 9, **UNHEADED).do("hear", 9)


def advise_afterwards(suit: Case) -> Case:
    suit = suit.do("defend", 2).do("rule", 9, outcome=Outcome.WITHDRAWN).do("close")
    return suit.do("be_advised", 20).do("answer_advice", 30).do("exchange", 1)


def replace_agent(suit: Case) -> Case:
    return suit.do("entrust", defenders=TWO).do("dismiss_defender", 1).do("entrust", 1)


def heard_unanswered(suit: Case) -> Case:
    """A late answer is the court's to weigh."""
    return suit.do("hear", 30).do("defend", 1).do("rule", 20, outcome=Outcome.ANNULLED)


def answered_late(suit: Case) -> Case:
    return (
        suit.do("delay_evidence", 2, evidence_by=date(2024, 4, 30)).do("defend", 20, evidence=[]).do("add_evidence", 5)
    )


COURSES: list[tuple[str, Callable[[Case], Case], str]] = [
    ("changed its act", change, "closed"),
    ("rested before the answer", rest, "heard"),
    ("a head came the second time", hear_again, "heard"),
    ("advice after the end", advise_afterwards, "closed"),
    ("another agent", replace_agent, "summoned"),
    ("heard before the answer", heard_unanswered, "ruled"),
    ("evidence later", answered_late, "answered"),
    ("moved to another court", lambda s: s.do("rule", 3, outcome=Outcome.MOVED), "closed"),
    ("both appealed", lambda s: s.do("hear", 9).do("rule", 9).do("appeal", 9, appellant=Appellant.BOTH), "appealed"),
    ("stay", lambda s: s.do("stay", 2), "summoned"),
]


@pytest.mark.parametrize(("course", "stage"), [row[1:] for row in COURSES], ids=[row[0] for row in COURSES])
def test_lawful_courses(county: County, course: Callable[[Case], Case], stage: str) -> None:
    suit = course(summoned(county))
    assert suit.record.stage == stage
    assert not verify_records("litigation", [suit.record.pk]).faults
    assert folds_to_itself(suit.record)


def test_an_appeal_goes_on_as_a_case_that_knows_who_lost(county: County) -> None:
    """What was lost below and left standing is lost, and what it demands is owed."""
    below = ruled(Outcome.PERFORM)(county).do("appeal", 5, appellant=Appellant.DEFENDANT)
    above = case(county, Litigation).do(
        "take_appeal", on=below.on, lost_before=True, owed_before=True, appealed_by_us=True
    )
    below.do("go_up", 3, went_on=above.record)
    assert below.record.went_on == above.record
    above.do("rule", 40, outcome=Outcome.UPHELD, perform_by=date(2024, 8, 1))
    assert (above.record.stage, above.record.lost, above.record.owed) == ("effective", True, True)
    assert above.words_clock("履行生效裁判").due_on == date(2024, 8, 1)
    assert above.do("perform", 5).do("close").record.stage == "closed"


def test_the_days_of_an_appeal_run_out_by_themselves(county: County) -> None:
    """The last day is 22 April for a judgment, 16 April for a ruling; what others have appealed may still be entered."""
    judged, rejected = ruled()(county), ruled(Outcome.REJECTED)(county)
    nightly.run(date(2024, 4, 17))
    nightly.run(date(2024, 4, 22))
    stages = [type(one.record).objects.get(pk=one.record.pk).stage for one in (judged, rejected)]
    assert stages == ["ruled", "unappealed"]
    nightly.run(date(2024, 4, 23))
    judged.record.refresh_from_db()
    assert judged.record.stage == "unappealed" and not judged.clock("litigation.appeal.judgment").running
    assert judged.do("appeal", on=date(2024, 4, 25), appellant=Appellant.OTHERS).record.stage == "appealed"


UNLAWFUL: list[tuple[str, Begun, str, Told, str]] = [
    ("closed before it is in effect", ruled(), "close", {}, "stage"),
    (
        "appeal against the second instance",
        lambda c: second()(c).do("rule", 9, outcome=Outcome.ANNULLED),
        "appeal",
        {},
        "stage",
    ),
    ("heard after the judgment", ruled(), "hear", {}, "stage"),
    ("ruled before it came", summoned, "rule", {"ruled_on": MONDAY - timedelta(1)}, "house.days_in_order"),
    ("ruled tomorrow", summoned, "rule", {"ruled_on": MONDAY + timedelta(1)}, "field.ruled_on"),
    ("heard while at rest", lambda c: answered(c).do("suspend"), "hear", {}, "stage"),
    ("taken back from the end", lambda c: ruled(Outcome.WITHDRAWN)(c).do("close"), "defend", {}, "stage"),
    (
        "full name in the title",
        lambda c: case(c, Litigation),
        "summon",
        {"plaintiff": [{"kind": "person", "name": "欧阳小明"}], "title": "欧阳小明诉本机关"},
        "house.title_without_names",
    ),
    (
        "filed after it came",
        lambda c: case(c, Litigation),
        "summon",
        {"filed_on": MONDAY + timedelta(1)},
        "field.filed_on",
    ),
    ("negative damages", summoned, "rule", {"compensation": -1}, "field.compensation"),
    ("evidence without leave", answered, "add_evidence", {"confirmed": []}, "litigation.supplement_permission"),
    (
        "redone alike",
        lambda c: ruled(Outcome.ANNULLED_REDO)(c).do("take_effect", 20, perform_by=date(2024, 6, 3)),
        "perform",
        {"confirmed": []},
        "litigation.no_same_act",
    ),
    ("stayed for no ground of the law", summoned, "stay", {"stay_ground": ""}, "litigation.stay_execution"),
    (
        "answered twice to one letter",
        lambda c: answered(c).do("be_advised").do("answer_advice"),
        "answer_advice",
        {},
        "field.advice",
    ),
    ("ended by a retrial's word", summoned, "rule", {"outcome": Outcome.NO_RETRIAL}, "house.outcome_of_instance"),
    ("term before the day", summoned, "delay_evidence", {"evidence_by": MONDAY - timedelta(1)}, "house.days_in_order"),
]


@pytest.mark.parametrize(
    ("begun", "step", "told", "code"), [row[1:] for row in UNLAWFUL], ids=[row[0] for row in UNLAWFUL]
)
def test_unlawful_courses(county: County, begun: Begun, step: str, told: Told, code: str) -> None:
    suit = begun(county)
    with pytest.raises(Refused) as caught:
        suit.do(step, **told)
    assert code in caught.value.codes


def test_papers_say_what_courts_want_in_them(county: County) -> None:
    suit = summoned(county).do("entrust", 1).do("defend", 2).do("hear", 9, **UNHEADED)
    papers = {
        paper.kind: paper.content_for(Use.READING).decode() for paper in Paper.objects.filter(matter_id=suit.record.pk)
    }
    assert {"authority", "defence", "absence"} <= papers.keys()
    assert all(suit.record.court_number in papers[kind] for kind in ("authority", "defence", "absence"))
    assert "履行他人不能代替的公务" in papers["absence"] and "现场笔录" in papers["defence"]


def test_each_instance_is_counted_once_with_its_own_head(county: County) -> None:
    ruled(Outcome.PERFORM)(county)
    answered(county).do("hear", 9, **UNHEADED)
    of_government(county, handling=Handling.REPRESENTED)
    summoned(county).do("guide", 1)
    second()(county).do("be_advised", 1).do("answer_advice", 99)
    compute.refresh()
    names = [
        *("cases", "first_instance", "second_instance", "heard", "closed", "lost", "open"),
        *("cases_handled_by_justice_bureau", "cases_guided_by_justice_bureau"),
    ]
    wanted = [f"litigation_{name}" for name in names] + ["head_appearances", "head_appearance_rate"]
    wanted += ["judicial_suggestions_received", "judicial_suggestions_answered"]
    found = compute.values(wanted, county.department.region_id, Period.year(2024))
    assert [found[name] for name in wanted] == [5, 4, 1, 2, 1, 1, 4, 1, 1, 1, 50, 1, 0]


def test_only_its_own_people_and_the_bureau_lead_it(county: County) -> None:
    suit = summoned(county)
    with pytest.raises(Refused):
        suit.do("defend", by=Hand(Role.HEAD))
    with pytest.raises(Refused):
        suit.do("defend", by=Hand(Role.CLERK, Organ.GOVERNMENT))
    assert suit.do("defend", by=Hand(Role.LEGAL, Organ.JUSTICE)).record.stage == "answered"


def test_the_bureau_enters_and_defends_what_its_government_is_sued_in(county: County) -> None:
    bureau = Hand(Role.CLERK, Organ.JUSTICE)
    suit = case(county, Litigation, agency=county.government)
    suit.do("summon", on=MONDAY, by=bureau, handling=Handling.REPRESENTED).do("defend", 3, by=bureau)
    assert (suit.record.agency, suit.record.stage) == (county.government, "answered")


def test_a_reconsideration_leads_into_the_suit_over_it(county: County) -> None:
    """Who upheld is sued with the maker; the suit is chosen, and must be of the organ that decided."""
    decided = brought(county, Reconsideration, "serve", way="sued")
    ours = case(county, Litigation, agency=decided.record.agency).do("summon", on=decided.on)
    with pytest.raises(Refused) as caught:
        decided.do("lead_to_suit", litigation=ours.record)
    assert "house.sued_first" in caught.value.codes
    decided = brought(county, Reconsideration, "register_suit", way="sued")
    carried = leading(Reconsideration.procedure.steps["lead_to_suit"])
    assert carried is not None
    told = carried.carried(Facts(decided.record, decided.on, county.clerk))
    assert told["standing"] == Standing.JOINT and told["court_number"] == decided.record.suit_number
    with pytest.raises(Refused, match="承办"):
        decided.do("lead_to_suit", litigation=summoned(county).record)
    ours = case(county, Litigation, agency=decided.record.agency).do("summon", on=decided.on)
    assert decided.do("lead_to_suit", litigation=ours.record).record.litigation == ours.record
