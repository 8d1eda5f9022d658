"""Courses of committees and mediators as they happen, lawful and unlawful, found by trying the roll against the law."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju import documents
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Agency, Region, Role
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediator import Mediator
from tests.lives import MONDAY, brought
from tests.people import County
from tests.registers.disputes import EARLY, appointed, established, members, person

DAY = date(2023, 1, 30)
ELECTED = {"confirmed": ["mediation.committee_elected"]}
CHAIR = {**person(1), "name": "赵某0"}
OTHER_CHAIR = {**person(3), "name": "赵某0"}
"""Another man of the same name."""
WOMEN = [{"name": f"陈某{n}", "sex": "female", "chair": n == 0} for n in range(3)]


def taken(county: County, step: str, record: Any, on: date = MONDAY, **told: Any) -> Any:
    return engine.take(step, record, county.actor(county.township, Role.CLERK), told, on)


def codes(take: Any) -> set[str]:
    with pytest.raises(Refused) as caught:
        take()
    found: set[str] = caught.value.codes
    return found


def tail(who: dict[str, str]) -> str:
    return who["id_number"][-4:]


def township(name: str, code: str) -> Agency:
    Region.objects.get_or_create(code=code, defaults={"name": name, "parent_id": code[:6]})
    made: Agency = Agency.objects.get_or_create(name=f"{name}人民政府", region_id=code, mark=name[:1])[0]
    return made


# Who is a member (人民调解法 art. 13)


def test_a_member_is_known_by_the_number_where_it_is_told(county: County) -> None:
    told = members("m", "f", "m")
    told[0]["id_tail"] = tail(CHAIR)
    committee = established(county, DAY, members=told)
    alien = codes(lambda: appointed(county, committee, person=OTHER_CHAIR, sort="member"))
    assert alien == {"mediation.mediator_source"}
    assert appointed(county, committee, person=CHAIR, sort="member").sort == "member"


def test_two_members_of_one_name_are_told_apart_by_their_numbers(county: County) -> None:
    first, woman, _ = members("m", "f", "m")
    same = {**first, "chair": False}
    assert codes(lambda: established(county, DAY, members=[first, same, woman])) == {"mediation.committee_size"}
    both = [{**first, "id_tail": tail(CHAIR)}, {**same, "id_tail": tail(OTHER_CHAIR)}, woman]
    committee = established(county, DAY, members=both)
    for one in (CHAIR, OTHER_CHAIR):
        appointed(county, committee, person=one, sort="member")
    gone = [{**first, "id_tail": tail(CHAIR)}, woman, {"name": "钱某", "sex": "male"}]
    adjusted: dict[str, Any] = {"members": gone, "reason": "补选", **ELECTED}
    assert codes(lambda: taken(county, "adjust", committee, **adjusted)) == {"mediation.mediator_source"}


def test_one_member_is_one_mediator(county: County) -> None:
    committee = established(county, DAY)
    appointed(county, committee, person=CHAIR, sort="member")
    again = codes(lambda: appointed(county, committee, person=OTHER_CHAIR, sort="member"))
    assert again == {"mediation.mediator_source"}
    assert appointed(county, committee, person=OTHER_CHAIR).sort == "engaged"


def test_a_woman_is_not_the_man_of_her_name(county: County) -> None:
    committee = established(county, DAY)
    woman = {**person(2), "name": "赵某0"}
    assert codes(lambda: appointed(county, committee, person=woman, sort="member")) == {"mediation.mediator_source"}
    mediator = appointed(county, committee, person=CHAIR, sort="member")
    new = [{**WOMEN[0], "name": "赵某0"}, *WOMEN[1:]]
    told: dict[str, Any] = {"elected_on": MONDAY, "members": new, **ELECTED}
    assert codes(lambda: taken(county, "re_elect", committee, **told)) == {"mediation.mediator_source"}
    taken(county, "leave", mediator, leaving="term")
    assert taken(county, "re_elect", committee, **told).chair == "赵某0"


# Elected, for three years (art. 9)


def test_who_comes_in_by_an_adjustment_is_elected_too(county: County) -> None:
    """人民调解法 art. 9(1); 人民调解委员会组织条例 (1989) art. 3(4): by those who elected the member that is gone."""
    for day, on in ((DAY, MONDAY), (EARLY, EARLY + timedelta(days=30))):
        committee = established(county, day, title=f"{day}调委会", members=members("m", "f", "m"))
        told: dict[str, Any] = {"members": WOMEN, "reason": "补选"}
        assert codes(lambda c=committee, o=on, t=told: taken(county, "adjust", c, o, **t)) == {
            "mediation.committee_elected"
        }
        assert taken(county, "adjust", committee, on, **told, **ELECTED).chair == "陈某0"


@pytest.mark.parametrize(("elected", "lawful"), [(date(2020, 1, 30), False), (date(2020, 1, 31), True)])
def test_a_committee_whose_term_is_over_is_not_registered_as_one(county: County, elected: date, lawful: bool) -> None:
    if lawful:
        assert established(county, DAY, elected_on=elected).stage == "active"
        return
    assert codes(lambda: established(county, DAY, elected_on=elected)) == {"mediation.committee.term"}
    committee = established(county, date(2019, 6, 3), elected_on=date(2019, 6, 3))
    told = {"elected_on": elected, "members": WOMEN, **ELECTED}
    assert codes(lambda: taken(county, "re_elect", committee, DAY, **told)) == {"mediation.committee.term"}
    assert taken(county, "re_elect", committee, elected, **told).elected_on == elected, "entered on its own day"


# The bureau tells the court (art. 10)


def test_the_bureau_tells_the_court_of_every_committee_and_every_change(county: County) -> None:
    """人民调解法 art. 10: a duty of the county's justice bureau, of which no township may confirm that it was done."""
    committee: Any = established(county, DAY)
    court: dict[str, Any] = {"court": "资兴市人民法院"}
    assert committee.court_owed
    assert codes(lambda: taken(county, "inform_court", committee, **court)) == {"agency"}
    committee = engine.take("inform_court", committee, county.bureau_clerk, court, MONDAY)
    assert (committee.court_owed, committee.court_told_on) == (False, MONDAY)
    letter = documents.to_text(documents.parse(Paper.objects.get(kind="court_notice").content.decode()))
    assert "资兴市人民法院" in letter and committee.title in letter and "赵某0" in letter
    nothing_new = codes(lambda: engine.take("inform_court", committee, county.bureau_clerk, court, MONDAY))
    assert nothing_new == {"mediation.court_told"}
    for step, told in (
        ("adjust", {"members": members("m", "f", "m", "m"), "reason": "补选", **ELECTED}),
        ("rename", {"title": "某镇联合调委会", "kind": "township", "reason": "合并"}),
        ("re_elect", {"elected_on": MONDAY, "members": WOMEN, **ELECTED}),
        ("dissolve", {"reason": "撤并"}),
    ):
        committee = taken(county, step, committee, **told)
        assert committee.court_owed, step
        committee = engine.take("inform_court", committee, county.bureau_clerk, court, MONDAY)
    assert committee.stage == "dissolved"


def test_before_2011_no_court_was_told(county: County) -> None:
    committee: Any = established(county, EARLY)
    assert not committee.court_owed


# What is public ends with what it was public for


def test_the_page_of_who_is_gone_may_be_taken_back(county: County) -> None:
    """个人信息保护法 art. 47(1)(1): once its purpose is over, what was shown of a person is taken back."""
    committee = established(county, DAY)
    mediator = taken(county, "leave", taken(county, "publish", appointed(county, committee)), leaving="resigned")
    assert not Mediator.objects.public().filter(pk=mediator.pk).exists()
    committee = taken(county, "dissolve", taken(county, "publish", committee), reason="撤并")
    assert not MediationCommittee.objects.public().filter(pk=committee.pk).exists()


# Mediators


def test_a_township_keeps_the_roll_of_its_own_committees(county: County) -> None:
    """Whose committee it is looks after its mediators; the bureau may for all of the county (art. 14(2))."""
    b = township("乙镇", "431081104")
    theirs = brought(county, MediationCommittee, "establish", DAY, agency=b, title="乙镇调委会", members=WOMEN).record
    assert codes(lambda: appointed(county, theirs)) == {"house.committee_of_county"}
    mediator = appointed(county, established(county, DAY))
    move = {"committee": theirs, "sort": "engaged", "full_time": False}
    assert codes(lambda: taken(county, "change", mediator, **move)) == {"house.committee_of_county"}
    taken(county, "leave", mediator, leaving="transferred")
    for agency in (b, county.bureau):
        told = {"committee": theirs, "sort": "engaged", "person": person(agency.pk)}
        assert brought(county, Mediator, "appoint", MONDAY, agency=agency, **told).record.committee == theirs


@pytest.mark.parametrize(
    ("document", "number", "born", "lawful"),
    [
        ("mainland_pass", "H12345678", date(2005, 1, 30), True),
        ("mainland_pass", "H12345678", date(2005, 1, 31), False),
        ("mainland_pass", "H12345678", None, False),
        ("military", "军字第1234567号", date(1980, 3, 1), True),
        ("permanent", "USA310200123456", date(1980, 3, 1), False),
        ("resident", person(1)["id_number"], date(1981, 1, 1), False),
    ],
)
def test_who_has_no_number_that_names_it_tells_the_day_of_birth(
    county: County, document: str, number: str, born: date | None, lawful: bool
) -> None:
    """人民调解法 art. 14(1): a grown citizen, as a soldier or a resident of Hong Kong is too."""
    who = {"kind": "person", "name": "王某", "document": document, "id_number": number}
    told: dict[str, Any] = {"person": who, "born_on": born}
    committee = established(county, DAY)
    if not lawful:
        assert codes(lambda: appointed(county, committee, **told)) == {"mediation.mediator_qualified"}
        return
    assert born is not None
    assert appointed(county, committee, **told).birth_year == born.year


def test_who_is_engaged_no_longer_need_not_have_erred(county: County) -> None:
    """人民调解法 art. 15 has grounds for removal; an engagement may end without one."""
    committee = established(county, DAY)
    assert codes(lambda: taken(county, "leave", appointed(county, committee), leaving="dismissed")) == {
        "mediation.removal"
    }
    unfit = taken(county, "leave", appointed(county, committee, 2), leaving="ended")
    assert (unfit.stage, unfit.get_leaving_display()) == ("left", "不再聘任（没有违反行为规范）")
    blamed: dict[str, Any] = {"leaving": "died", "misconduct": ["gain"]}
    assert codes(lambda: taken(county, "leave", appointed(county, committee, 3), **blamed)) == {"mediation.removal"}


def test_who_was_removed_is_a_member_only_by_a_new_election(county: County) -> None:
    """人民调解法 art. 15: those who elected a member remove them; the composition of before makes them none again."""
    committee = established(county, DAY)
    mediator = appointed(county, committee, person=CHAIR, sort="member")
    taken(county, "leave", mediator, leaving="dismissed", misconduct=["gain"])
    tuesday = MONDAY + timedelta(days=1)
    back = codes(lambda: appointed(county, committee, person=CHAIR, sort="member", on=tuesday))
    assert back == {"mediation.removal"}
    told = {"elected_on": tuesday, "members": members("m", "f", "m"), **ELECTED}
    committee = taken(county, "re_elect", committee, tuesday, **told)
    assert appointed(county, committee, person=CHAIR, sort="member", on=tuesday).stage == "serving"


@pytest.mark.parametrize(
    ("row", "lawful"),
    [
        ({}, False),
        ({"chosen_on": DAY}, False),
        ({"chosen_on": MONDAY + timedelta(days=1)}, True),
        ({"id_tail": tail(OTHER_CHAIR)}, True),
        ({"id_tail": tail(CHAIR)}, False),
    ],
)
@pytest.mark.parametrize("left_out_first", [False, True])
def test_an_adjustment_makes_whom_they_removed_no_member_again(
    county: County, left_out_first: bool, row: dict[str, Any], lawful: bool
) -> None:
    """人民调解法 arts. 9(1), 15: but a by-election after it does, and who only bears the name is another."""
    committee = established(county, DAY)
    taken(
        county,
        "leave",
        appointed(county, committee, person=CHAIR, sort="member"),
        leaving="dismissed",
        misconduct=["gain"],
    )
    tuesday = MONDAY + timedelta(days=1)
    if left_out_first:
        committee = taken(county, "adjust", committee, tuesday, members=WOMEN, reason="罢免", **ELECTED)
    first, *others = members("m", "f", "m")
    told: dict[str, Any] = {"members": [{**first, **row}, *others], "reason": "补选", **ELECTED}
    if lawful:
        committee = taken(county, "adjust", committee, tuesday, **told)
        told["members"][0].pop("chosen_on", None)
        assert taken(county, "adjust", committee, tuesday, **told).chair == "赵某0"
    else:
        assert codes(lambda: taken(county, "adjust", committee, tuesday, **told)) == {"mediation.removal"}


def test_an_election_before_the_removal_does_not_undo_it(county: County) -> None:
    """Registered after it, as it may be: what was elected on Monday was removed on Tuesday."""
    committee = established(county, DAY)
    mediator = appointed(county, committee, person=CHAIR, sort="member")
    tuesday = MONDAY + timedelta(days=1)
    taken(county, "leave", mediator, tuesday, leaving="dismissed", misconduct=["gain"])
    told: dict[str, Any] = {"elected_on": MONDAY, "members": members("m", "f", "m"), **ELECTED}
    assert codes(lambda: taken(county, "re_elect", committee, tuesday, **told)) == {"mediation.removal"}


def test_a_round_and_a_training_are_counted_once(county: County) -> None:
    committee: Any = established(county, DAY)
    round_held = {"held_on": MONDAY, "scope": "某村", "found": 3}
    twice = codes(lambda: taken(county, "screen", committee, screenings=[round_held, {**round_held, "found": 2}]))
    assert twice == {"house.screened_once"}
    committee = taken(county, "screen", committee, screenings=[round_held, {**round_held, "scope": "乙村"}])
    assert codes(lambda: taken(county, "screen", committee, screenings=[round_held])) == {"house.screened_once"}
    mediator: Any = appointed(county, committee)
    training = {"held_on": MONDAY, "topic": "业务", "hours": 8}
    told: dict[str, Any] = {"trainings": [training], "confirmed": ["mediation.training"]}
    mediator = taken(county, "train", mediator, **told)
    assert codes(lambda: taken(county, "train", mediator, **told)) == {"house.trained_once"}
    assert mediator.training_hours == 8
