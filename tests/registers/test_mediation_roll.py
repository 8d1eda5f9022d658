"""Committees and mediators: who may be one, for how long, and how many there are."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju import law
from guiju.figures.compute import refresh, value
from guiju.kernel.acting import change, engine
from guiju.kernel.acting.admission import gate_states
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.people import SYSTEM, Actor, Role
from guiju.registers import coverage
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediation_committee.columns import CommitteeMember
from guiju.registers.disputes.mediation_committee.gates import a_minority, a_woman, three_to_nine
from guiju.registers.disputes.mediator import Mediator, MediatorSpell
from tests.lives import MONDAY, brought
from tests.people import County, acts_entered
from tests.registers.disputes import EARLY, appointed, established, members, person, told

DAY = date(2023, 1, 30)
SURE = {"confirmed": ["mediation.committee_elected"]}
TRAINED = {"confirmed": ["mediation.training"]}
Told = dict[str, Any]


def clerk(county: County) -> Actor:
    return county.actor(county.township, Role.CLERK)


def assessed(county: County, committee: MediationCommittee, met: bool, on: date) -> MediationCommittee:
    sure = {"confirmed": ["mediation.institutions", "mediation.conditions"]}
    told = {"standardized": met, "score": 90 if met else 60, **sure}
    result: MediationCommittee = engine.take("assess", committee, county.legal, told, on)
    return result


@pytest.mark.parametrize(
    ("told", "rule", "article"),
    [
        ({"members": members("m", "f")}, "mediation.committee_size", "第八条第二款"),
        ({"members": members(*"mffffffff")}, None, ""),
        ({"members": members(*"mfffffffff")}, "mediation.committee_size", "第八条第二款"),
        ({"members": members("m", "f", "m", chairs=2)}, "mediation.committee_size", "第八条第二款"),
        ({"members": members("m", "f", "m", chairs=0)}, "mediation.committee_size", "第八条第二款"),
        ({"members": [*members("m", "f"), *members("m", chairs=0)]}, "mediation.committee_size", "第八条第二款"),
        ({"members": members("m", "m", "m")}, "mediation.committee_women", "第八条第三款"),
        ({"members": members("m", "f", "m"), "multi_ethnic": True}, "mediation.committee_minorities", "第八条第三款"),
        ({"members": members("m", "f", "m", minority=True), "multi_ethnic": True}, None, ""),
        ({"elected_on": DAY + timedelta(days=1)}, "field.elected_on", ""),
        ({"elected_on": DAY}, None, ""),
    ],
)
def test_who_makes_up_a_committee(county: County, told: Told, rule: str | None, article: str) -> None:
    if rule is None:
        assert established(county, DAY, **told).members_total == len(told.get("members", [1, 2, 3]))
        return
    with pytest.raises(Refused) as caught:
        established(county, DAY, **told)
    assert caught.value.codes == {rule}
    assert article in str(caught.value)
    assert not MediationCommittee.objects.exists()
    assert not acts_entered().exists()


@given(
    st.lists(st.tuples(st.sampled_from(["female", "male"]), st.booleans(), st.booleans()), max_size=12), st.booleans()
)
def test_any_composition_is_lawful_or_not(rows: list[tuple[str, bool, bool]], multi_ethnic: bool) -> None:
    """Three to nine, one chair, a woman, and a member of a minority where several peoples live."""
    told = [
        {"name": f"委员{n}", "sex": sex, "chair": chair, "minority": minority}
        for n, (sex, chair, minority) in enumerate(rows)
    ]
    facts: Any = Facts(MediationCommittee(multi_ethnic=multi_ethnic), DAY, SYSTEM, {"members": told})
    size = 3 <= len(rows) <= 9 and sum(chair for _, chair, _ in rows) == 1
    people = any(sex == "female" for sex, *_ in rows) and (not multi_ethnic or any(row[2] for row in rows))
    assert (three_to_nine(facts) is None) == size
    assert (a_woman(facts) is None and a_minority(facts) is None) == people


def test_before_2011_the_regulations_of_1989_ask_for_no_woman(county: County) -> None:
    """人民调解委员会组织条例 (1989) art. 3: three to nine, one chair, minorities, three years."""
    for wrong, rule, more in (
        (members("m", "m"), "mediation.committee_size", {}),
        (members("m", "m", "m"), "mediation.committee_minorities", {"multi_ethnic": True}),
    ):
        with pytest.raises(Refused) as caught:
            established(county, EARLY, members=wrong, **more)
        assert caught.value.codes == {rule}
        assert "人民调解委员会组织条例》(1989)第三条" in str(caught.value)
    assert established(county, EARLY, members=members("m", "m", "m")).women_total == 0
    assert ClockRow.objects.get().due_on == date(2013, 5, 31)


def test_a_committee_is_registered_once_and_its_place_is_free_after_it_is_dissolved(county: County) -> None:
    committee = established(county, DAY)
    with pytest.raises(Refused) as caught:
        established(county, DAY)
    assert caught.value.codes == {"house.committee_once"}
    engine.take("dissolve", committee, clerk(county), {"reason": "撤并"}, DAY)
    assert established(county, DAY).stage == "active"


@pytest.mark.parametrize(("late", "in_time"), [(0, True), (1, False)])
def test_a_term_lasts_three_years(county: County, late: int, in_time: bool) -> None:
    committee = established(county, DAY)
    clock = ClockRow.objects.get(rule="mediation.committee.term")
    assert clock.due_on == date(2026, 1, 29) == law.due(law.limit("mediation.committee.term", DAY), DAY).day
    on = date(2026, 1, 29) + timedelta(days=late)
    again = engine.take(
        "re_elect",
        committee,
        clerk(county),
        {"elected_on": on, "members": members("f", "m", "m", "m", "m"), **SURE},
        on,
    )
    clock.refresh_from_db()
    assert clock.in_time is in_time
    assert (again.members_total, again.women_total, again.elected_on) == (5, 1, on)
    running = ClockRow.objects.get(running=True)
    assert running.due_on == date(2029, 1, 28) + timedelta(days=late)
    assert CommitteeMember.objects.count() == 3 + 5


def test_an_adjustment_leaves_the_term_as_it_is(county: County) -> None:
    committee = established(county, DAY)
    told = {"members": members("f", "f", "f"), "reason": "一名委员去世", **SURE}
    assert engine.take("adjust", committee, clerk(county), told, MONDAY).women_total == 3
    assert ClockRow.objects.get().due_on == date(2026, 1, 29)
    bad = {"members": members("m", "m", "m"), "reason": "调整", **SURE}
    with pytest.raises(Refused) as caught:
        engine.take("adjust", committee, clerk(county), bad, MONDAY)
    assert caught.value.codes == {"mediation.committee_women"}


def test_a_new_term_begins_later_than_the_old(county: County) -> None:
    committee = established(county, DAY)
    told = {"elected_on": DAY, "members": members("f", "m", "m"), **SURE}
    with pytest.raises(Refused) as caught:
        engine.take("re_elect", committee, clerk(county), told, MONDAY)
    assert caught.value.codes == {"house.elected_later"}


def test_a_dissolved_committee_has_no_term_and_takes_no_step(county: County) -> None:
    committee = engine.take("dissolve", established(county, DAY), clerk(county), {"reason": "撤并"}, MONDAY)
    assert not ClockRow.objects.filter(running=True).exists()
    for step in MediationCommittee.procedure.declared:
        if "dissolved" in step.since:
            continue
        actor = county.legal if step.name == "assess" else clerk(county)
        with pytest.raises(Refused) as caught:
            engine.take(step.name, committee, actor, {}, MONDAY)
        assert "stage" in caught.value.codes, step.name


def test_the_standard_is_assessed_by_the_bureau(county: County) -> None:
    committee = established(county, DAY)
    with pytest.raises(Refused) as caught:
        engine.take("assess", committee, clerk(county), {"meets_standard": True, "score": 90}, MONDAY)
    assert caught.value.codes == {"agency"}
    first = assessed(county, committee, True, date(2023, 6, 1))
    assert first.standardized_on == date(2023, 6, 1)
    again = assessed(county, first, True, date(2023, 7, 3))
    assert again.standardized_on == date(2023, 6, 1), "kept since the first day"
    lost = assessed(county, again, False, date(2024, 6, 3))
    assert (lost.standardized, lost.standardized_on) == (False, None)


def test_how_many_committees_and_how_many_to_standard(county: County) -> None:
    one, two, three = (established(county, DAY, title=f"第{n}村调委会", kind="village") for n in "一二三")
    established(county, DAY, title="某社区调委会", kind="community")
    town = established(county, DAY)
    assessed(county, one, True, date(2023, 6, 1))
    lost = assessed(county, two, True, date(2023, 6, 1))
    assessed(county, lost, False, date(2024, 2, 1))
    assessed(county, town, True, date(2023, 6, 1))
    gone = assessed(county, three, True, date(2023, 6, 1))
    engine.take("dissolve", gone, clerk(county), {"reason": "并村"}, date(2024, 5, 6))
    refresh()
    expected = {
        "mediation_committees": (5, 4),
        "mediation_committees_village": (3, 2),
        "mediation_committees_community": (1, 1),
        "mediation_committees_township": (1, 1),
        "mediation_committees_village_and_community": (4, 3),
        "standardized_mediation_committees": (3, 1),
        "mediation_committee_standardization_rate": (75, Decimal(100) / 3),
    }
    for name, (in_2023, in_2024) in expected.items():
        assert value(name, "431081", 2023) == in_2023, name
        assert value(name, "431081", 2024) == pytest.approx(in_2024), name


@pytest.mark.parametrize(
    ("born", "on", "open_"),
    [
        (date(2006, 3, 4), date(2024, 3, 4), True),  # eighteen that day
        (date(2006, 3, 5), date(2024, 3, 4), False),
        (date(2004, 2, 29), date(2022, 2, 28), False),
        (date(2004, 2, 29), date(2022, 3, 1), True),
    ],
)
def test_a_mediator_is_of_age(county: County, born: date, on: date, open_: bool) -> None:
    committee = established(county, date(2020, 1, 6))
    told: Told = {"person": person(5, born)}
    if open_:
        assert appointed(county, committee, on=on, **told).title == "王某5"
        return
    with pytest.raises(Refused) as caught:
        appointed(county, committee, on=on, **told)
    assert caught.value.codes == {"mediation.mediator_qualified"}
    assert "第十四条第一款" in str(caught.value)
    assert not Mediator.objects.exists()


@pytest.mark.parametrize("number", [{}, {"document": "passport", "id_number": "E12345678"}])
def test_a_mediator_whose_number_names_no_birth_cannot_be_shown_to_be_of_age(county: County, number: Told) -> None:
    committee = established(county, DAY)
    with pytest.raises(Refused) as caught:
        appointed(county, committee, person={"name": "王某", **number})
    assert caught.value.codes == {"mediation.mediator_qualified"}


def test_qualities_no_record_shows_are_confirmed_by_a_person(county: County) -> None:
    committee = established(county, DAY)
    with pytest.raises(Refused) as caught:
        appointed(county, committee, confirmed=[])
    assert caught.value.codes == {"mediation.mediator_qualified"}


def test_one_person_stands_once_on_the_roll_of_a_committee(county: County) -> None:
    committee = established(county, DAY)
    mediator = appointed(county, committee)
    with pytest.raises(Refused) as caught:
        appointed(county, committee)
    assert caught.value.codes == {"house.mediator_once"}
    engine.take("leave", mediator, clerk(county), {"leaving": "resigned"}, MONDAY)
    assert appointed(county, committee, on=MONDAY).stage == "serving"


def test_no_mediator_is_appointed_by_a_committee_that_is_gone(county: County) -> None:
    other = established(county, DAY, title="某社区调委会", kind="community")
    mediator = appointed(county, other)
    committee = engine.take("dissolve", established(county, DAY), clerk(county), {"reason": "撤并"}, MONDAY)
    with pytest.raises(Refused) as caught:
        appointed(county, committee, 2, MONDAY)
    assert caught.value.codes == {"house.committee_in_being"}
    with pytest.raises(Refused) as caught:
        engine.take(
            "change", mediator, clerk(county), {"committee": committee, "sort": "engaged", "full_time": True}, MONDAY
        )
    assert caught.value.codes == {"house.committee_in_being"}


def test_a_committee_goes_when_its_roll_is_empty_and_its_disputes_are_in_other_hands(county: County) -> None:
    committee = established(county, DAY)
    mediator = appointed(county, committee)
    dispute = told(county, "accept").do("begin", committee=committee, mediator=mediator)
    for words in ("在册调解员1名", "正在调解的纠纷1件"):
        with pytest.raises(Refused, match=words) as caught:
            engine.take("dissolve", committee, clerk(county), {"reason": "撤并"}, MONDAY)
        assert caught.value.codes == {"house.nothing_left_open"}
        if mediator.left_on is None:
            mediator = engine.take("leave", mediator, clerk(county), {"leaving": "term"}, MONDAY)
    dispute.do("withdraw_application")
    assert engine.take("dissolve", committee, clerk(county), {"reason": "撤并"}, MONDAY).stage == "dissolved"


def test_a_mediator_is_trained_assessed_changed_and_leaves(county: County) -> None:
    committee = established(county, DAY)
    mediator = appointed(county, committee)
    days = [{"held_on": date(2023, 5, 8), "topic": "业务", "hours": 8}]
    later = [{**days[0], "held_on": date(2023, 5, day)} for day in (9, 10)]
    mediator = engine.take("train", mediator, clerk(county), {"trainings": days, **TRAINED}, date(2023, 5, 9))
    mediator = engine.take("train", mediator, county.bureau_clerk, {"trainings": later, **TRAINED}, date(2023, 6, 9))
    assert mediator.training_hours == 24
    for wrong, code in ((date(2023, 7, 4), "field.trainings"), (date(2023, 1, 1), "house.trained_by_then")):
        told = {"trainings": [{"held_on": wrong, "topic": "业务", "hours": 8}], **TRAINED}
        with pytest.raises(Refused) as caught:
            engine.take("train", mediator, clerk(county), told, date(2023, 7, 3))
        assert caught.value.codes == {code}
    mediator = engine.take("assess", mediator, clerk(county), {"grade": "good"}, date(2023, 12, 1))
    mediator = engine.take(
        "change",
        mediator,
        clerk(county),
        {"committee": committee, "sort": "engaged", "full_time": True},
        date(2024, 1, 8),
    )
    with pytest.raises(Refused) as caught:
        engine.take("leave", mediator, clerk(county), {"leaving": "dismissed"}, date(2024, 9, 2))
    assert caught.value.codes == {"mediation.removal"}
    mediator = engine.take(
        "leave", mediator, clerk(county), {"leaving": "dismissed", "misconduct": ["gain"]}, date(2024, 9, 2)
    )
    there = MediatorSpell.objects.filter(full_time=True).values_list("full_time_since", "entered_on", "left_on")
    assert list(there) == [(date(2024, 1, 8), date(2024, 1, 8), date(2024, 9, 2))]
    for step in Mediator.procedure.declared:
        with pytest.raises(Refused) as caught:
            engine.take(step.name, mediator, clerk(county), {}, date(2024, 9, 2))
        assert "stage" in caught.value.codes, step.name
    assert verify_records("mediator", [mediator.pk]).faults == []


def test_how_many_mediators_there_are(county: County) -> None:
    committee = established(county, DAY)
    old = appointed(county, committee, 1, full_time=True)
    appointed(county, committee, 2)
    appointed(county, committee, 3, MONDAY, full_time=True)
    later = appointed(county, committee, 4, MONDAY)
    engine.take(
        "change", later, clerk(county), {"committee": committee, "sort": "engaged", "full_time": True}, date(2024, 4, 1)
    )
    engine.take(
        "change", old, clerk(county), {"committee": committee, "sort": "engaged", "full_time": False}, date(2024, 4, 1)
    )
    refresh()
    expected = {"mediators": (2, 4), "mediators_full_time": (1, 2), "full_time_mediators_added": (1, 2)}
    for name, (in_2023, in_2024) in expected.items():
        assert value(name, "431081", 2023) == in_2023, name
        assert value(name, "431081", 2024) == in_2024, name


def test_citizens_see_committee_and_mediator_but_no_identity_number(county: County) -> None:
    committee = engine.take("publish", established(county, DAY), clerk(county), {}, DAY)
    mediator = engine.take("publish", appointed(county, committee), clerk(county), {}, DAY)
    shown = {row.register: dict(row.view) for row in PublicRecord.objects.all()}
    assert shown["mediation_committee"]["主任"] == "赵某0"
    assert shown["mediator"]["专职"] == "否"
    assert person(1)["id_number"] not in str(shown)
    assert person(1)["id_number"].encode() not in bytes(Party.objects.get().id_number)
    engine.take("unpublish", mediator, clerk(county), {"reason": "本人要求"}, MONDAY)
    assert not Mediator.objects.public().exists()


NOTHING_TO = {
    "unpublish": ["没有公开的内容，无可撤回。"],
    "let_in": ["该事项没有限制查看，不必办理。"],
    "keep_out": ["该事项没有限制查看，不必办理。"],
}


def test_a_page_can_show_every_gate_before_anything_is_told(county: County) -> None:
    committee = established(county, DAY)
    mediator = appointed(county, established(county, DAY, title="某社区调委会"))
    blanks = (change.blank(model, county.township, "431081103", DAY, False) for model in (MediationCommittee, Mediator))
    for record in (committee, mediator, *blanks):
        for step in record.procedure.possible(record.stage):
            reasons = [state.reason for state in gate_states(step, Facts(record, DAY, clerk(county)))]
            assert [reason for reason in reasons if reason] == NOTHING_TO.get(step.name, []), step.name


def test_every_rule_of_mediation_is_carried_out_here() -> None:
    """By a gate, a checklist or a clock; what cannot be stands with its reason in this chapter's list."""
    said = coverage.carried_out()
    rules = {text.id for text in law.catalogue() if text.subject == "mediation"}
    assert {"mediation.committee.term", "mediation.mediator_qualified"} <= rules
    ways = {rule: {one.how for one in said[rule]} for rule in rules}
    assert all(found & {"gate", "checklist", "clock", "not_applicable"} for found in ways.values()), ways
    assert sum("not_applicable" in found for found in ways.values()) == 9


def test_a_trade_committee_says_in_what_it_mediates(county: County) -> None:
    for wrong in ({"kind": "trade", "trade_field": ""}, {"kind": "village", "trade_field": "medical"}):
        with pytest.raises(Refused) as caught:
            established(county, DAY, **wrong)
        assert caught.value.codes == {"house.committee_field"}
    assert established(county, DAY, kind="trade", trade_field="medical").trade_field == "medical"


def test_rounds_of_screening_are_counted_with_what_they_found(county: County) -> None:
    committee = established(county, DAY)
    early = {"screenings": [{"held_on": DAY - timedelta(days=1), "scope": "全村", "found": 1}]}
    with pytest.raises(Refused) as caught:
        engine.take("screen", committee, clerk(county), early, MONDAY)
    assert caught.value.codes == {"house.screened_by_then"}
    rounds = [{"held_on": DAY, "scope": "全村", "found": 2}, {"held_on": date(2024, 2, 1), "scope": "全村", "found": 0}]
    committee = engine.take("screen", committee, clerk(county), {"screenings": rounds}, MONDAY)
    engine.take("describe", committee, clerk(county), {"small_groups": 4}, MONDAY)
    refresh()
    assert [value("committee_screenings", "431081", year) for year in (2023, 2024)] == [1, 1]
    assert [value("committee_screenings_found", "431081", year) for year in (2023, 2024)] == [2, 0]


def test_who_is_registered_as_a_member_is_one(county: County) -> None:
    """人民调解法 art. 13: a member of the committee, or engaged by it."""
    committee = established(county, DAY)
    with pytest.raises(Refused) as caught:
        appointed(county, committee, sort="member")
    assert caught.value.codes == {"mediation.mediator_source"}
    chair = {**person(1), "name": "赵某0"}
    assert appointed(county, committee, person=chair, sort="member").sort == "member"


def test_sex_and_year_of_birth_are_read_from_the_number(county: County) -> None:
    committee = established(county, DAY)
    assert [(m.sex, m.birth_year) for m in (appointed(county, committee, 1), appointed(county, committee, 2))] == [
        ("male", 1980),
        ("female", 1980),
    ]


def test_mediators_by_what_they_are(county: County) -> None:
    committee = established(county, DAY)
    plain = appointed(county, committee, 2, education="junior", ethnic_group="汉族", paid="subsidy", station="")
    appointed(county, committee, 1, education="bachelor", ethnic_group="瑶族", paid="government", station="court")
    engine.take(
        "train", plain, clerk(county), {"trainings": [{"held_on": DAY, "topic": "业务", "hours": 8}], **TRAINED}, DAY
    )
    refresh()
    names = ("women", "minority", "college", "government_paid", "stationed")
    assert [value(f"mediators_{name}", "431081", 2023) for name in names] == [1] * 5
    assert value("mediator_trainings", "431081", 2023) == 1
    engine.take("describe", plain, clerk(county), {"education": "college", "station": "police"}, DAY)
    refresh()
    assert [value(f"mediators_{name}", "431081", 2023) for name in ("college", "stationed")] == [2, 2]


def test_a_mediator_who_erred_is_admonished_before_being_removed(county: County) -> None:
    """人民调解法 art. 15."""
    mediator = appointed(county, established(county, DAY))
    told = {"misconduct": ["insult"], "correction": "已批评教育"}
    with pytest.raises(Refused) as caught:
        engine.take("admonish", mediator, clerk(county), told, MONDAY)
    assert caught.value.codes == {"mediation.admonition"}
    told |= {"confirmed": ["mediation.admonition"]}
    mediator = engine.take("admonish", mediator, clerk(county), told, MONDAY)
    assert (mediator.admonished_on, mediator.stage) == (MONDAY, "serving")


def test_who_moves_to_another_committee_is_its_member_or_engaged_by_it(county: County) -> None:
    committee = established(county, DAY)
    mediator = appointed(county, committee, person={**person(1), "name": "赵某0"}, sort="member")
    stranger = {"committee": established(county, DAY, title="某村调委会", members=CHEN), "full_time": False}
    with pytest.raises(Refused) as caught:
        engine.take("change", mediator, clerk(county), {"sort": "member", **stranger}, MONDAY)
    assert caught.value.codes == {"mediation.mediator_source"}
    moved = engine.take("change", mediator, clerk(county), {"sort": "engaged", **stranger}, MONDAY)
    assert (moved.sort, moved.committee.title) == ("engaged", "某村调委会")


CHEN = [{"name": f"陈某{n}", "sex": "female", "chair": n == 0, "minority": False} for n in range(3)]


def test_a_committee_may_be_renamed_but_not_to_another_name_that_is_taken(county: County) -> None:
    committee = established(county, DAY)
    established(county, DAY, title="某社区调委会")
    with pytest.raises(Refused) as caught:
        engine.take(
            "rename", committee, clerk(county), {"title": "某社区调委会", "kind": "township", "reason": "合并"}, MONDAY
        )
    assert caught.value.codes == {"house.committee_once"}
    renamed = engine.take(
        "rename", committee, clerk(county), {"title": "某镇联合调委会", "kind": "township", "reason": "合并"}, MONDAY
    )
    assert renamed.title == "某镇联合调委会"


def test_who_changes_to_a_committee_is_not_on_its_roll_twice(county: County) -> None:
    here, there = established(county), established(county, title="另一调委会")
    appointed(county, here, 3)
    mediator = appointed(county, there, 3)
    told = {"committee": here, "sort": "engaged", "full_time": False}
    with pytest.raises(Refused) as caught:
        engine.take("change", mediator, clerk(county), told, MONDAY)
    assert caught.value.codes == {"house.mediator_once"}
    engine.take("change", mediator, clerk(county), {**told, "committee": there, "full_time": True}, MONDAY)


def renewed(county: County, committee: MediationCommittee, names: list[str], on: date = MONDAY) -> MediationCommittee:
    new = [{"name": name, "sex": "female", "chair": n == 0, "minority": False} for n, name in enumerate(names)]
    told = {"elected_on": on, "members": new, **SURE}
    result: MediationCommittee = engine.take("re_elect", committee, clerk(county), told, on)
    return result


def test_a_member_of_an_earlier_composition_is_none(county: County) -> None:
    """人民调解法 art. 13."""
    committee = established(county, DAY)
    committee = renewed(county, committee, ["陈某0", "陈某1", "陈某2"])
    chair = {**person(1), "name": "赵某0"}
    with pytest.raises(Refused) as caught:
        appointed(county, committee, person=chair, sort="member", on=MONDAY)
    assert caught.value.codes == {"mediation.mediator_source"}
    assert "第十三条" in str(caught.value)
    assert appointed(county, committee, person={**person(2), "name": "陈某0"}, sort="member", on=MONDAY).pk
    # What was entered late belongs to the composition of its day.
    assert appointed(county, committee, person=chair, sort="member", on=DAY).pk


@pytest.mark.parametrize("step", ["re_elect", "adjust"])
def test_who_is_a_member_no_more_leaves_the_roll_or_is_engaged(county: County, step: str) -> None:
    """Or the figures of mediators would count who is none."""
    committee = established(county, DAY)
    mediator = appointed(county, committee, person={**person(1), "name": "赵某0"}, sort="member")
    stays = appointed(county, committee, 2)
    new = [{"name": f"陈某{n}", "sex": "female", "chair": n == 0, "minority": False} for n in range(3)]
    told = {"members": new, **SURE, **({"elected_on": MONDAY} if step == "re_elect" else {"reason": "调整"})}
    with pytest.raises(Refused) as caught:
        engine.take(step, committee, clerk(county), told, MONDAY)
    assert caught.value.codes == {"mediation.mediator_source"}
    assert "赵" in str(caught.value) and "王" not in str(caught.value)
    engine.take(
        "change", mediator, clerk(county), {"committee": committee, "sort": "engaged", "full_time": False}, MONDAY
    )
    engine.take(step, committee, clerk(county), told, MONDAY)
    assert stays.stage == "serving"


def test_a_village_becomes_a_community_and_its_committee_goes_with_it(county: County) -> None:
    """The years in which it was a village's count it so."""
    committee: Any = established(county, DAY, kind="village")
    told = {"title": committee.title, "kind": "community", "reason": "村改社区"}
    committee = engine.take("rename", committee, clerk(county), told, date(2024, 5, 6))
    refresh()
    for kind, expected in (("village", [1, 0]), ("community", [0, 1])):
        assert [value(f"mediation_committees_{kind}", "431081", year) for year in (2023, 2024)] == expected
    with pytest.raises(Refused) as caught:
        engine.take("rename", committee, clerk(county), {**told, "kind": "trade"}, date(2024, 6, 6))
    assert caught.value.codes == {"house.committee_field"}


def test_a_chair_is_no_deputy(county: County) -> None:
    """人民调解法 art. 8(2)."""
    first, *rest = members("m", "f", "m")
    with pytest.raises(Refused) as caught:
        established(county, DAY, members=[{**first, "deputy": True}, *rest])
    assert caught.value.codes == {"mediation.committee_size"}
    established(county, DAY, members=[first, *({**one, "deputy": True} for one in rest)])


def test_a_mediator_is_a_citizen(county: County) -> None:
    """人民调解法 art. 14(1): a grown citizen, whom the card of a foreigner does not make."""
    committee = established(county, DAY)
    with pytest.raises(Refused) as caught:
        appointed(county, committee, person={**person(1), "document": "permanent", "id_number": "USA310200123456"})
    assert caught.value.codes == {"mediation.mediator_qualified"}
    assert "公民" in str(caught.value)


def test_a_county_keeps_the_roll_of_its_own_committees(county: County) -> None:
    """人民调解法 art. 10."""
    usual: Told = {"title": "外地调委会", "elected_on": DAY, "members": members("m", "f", "m")}
    alien = brought(county, MediationCommittee, "establish", DAY, agency=county.elsewhere, **usual).record
    here = appointed(county, established(county, DAY))
    with pytest.raises(Refused) as caught:
        appointed(county, alien, 2)
    assert caught.value.codes == {"house.committee_of_county"}
    told = {"committee": alien, "sort": "engaged", "full_time": False}
    with pytest.raises(Refused) as caught:
        engine.take("change", here, clerk(county), told, MONDAY)
    assert caught.value.codes == {"house.committee_of_county"}
