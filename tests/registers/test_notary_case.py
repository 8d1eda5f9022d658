"""公证: by a notary office, in person where the law says, told and examined, in fifteen working days; reviewed by its fault."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import visible
from guiju.registers.legal_services.notary_case import NotaryCase
from guiju.registers.legal_services.notary_case.choices import Fault, Kind, Reach, Reviewer, Venue
from tests.lives import Case, case
from tests.people import County

MONDAY = date(2024, 3, 4)
DUE = "notary.issue.ordinary"
AGENT = {"capacity": "lawyer", "authority": "代为申请"}
NOT_GOOD = {"truth": False}


def begun(county: County, *steps: str, **told: Any) -> Case:
    made = case(county, NotaryCase, MONDAY).do("apply", **told)
    for step in steps:
        made.do(step)
    return made


def refused(made: Case, step: str, days: int = 0, **told: Any) -> set[str]:
    day = made.on
    with pytest.raises(Refused) as refusal:
        made.do(step, days, **told)
    made.on = day
    return {one.code for one in refusal.value.reasons}


def test_only_a_notary_office_certifies_and_only_its_people_see(county: County) -> None:
    elsewhere = case(county, NotaryCase, MONDAY, agency=county.bureau)
    assert refused(elsewhere, "apply") == {"house.notary_office"}
    made = begun(county)
    for agency, sees in ((county.bureau, 0), (county.government, 0), (county.notary, 1)):
        actor = county.actor(agency, Role.HEAD)
        assert visible(actor, NotaryCase.objects.all()).count() == sees
    assert made.record.title.endswith("公证（模拟）")


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"kind": Kind.WILL}, "notary.in_person_matters"),
        ({"kind": Kind.LIVING}, "notary.in_person_matters"),
        ({"kind": Kind.ADOPTION}, "notary.in_person_matters"),
        ({"kind": Kind.INHERITANCE}, ""),
    ],
)
def test_some_matters_are_applied_for_in_person(county: County, told: dict[str, Any], rule: str) -> None:
    made = case(county, NotaryCase, MONDAY)
    agent = [{**made.telling().person(), **AGENT}]
    if rule:
        assert refused(made, "apply", agent=agent, **told) == {rule}
        # An agent who is named once it is applied for opens no way round it.
        applied = made.do("apply", **told).do("appoint_agent", agent=agent)
        assert refused(applied, "accept") == {rule}
    else:
        made.do("apply", agent=agent, **told).do("accept")


@pytest.mark.parametrize(
    ("applied", "venue", "rule"),
    [
        ({"immovable": True, "kind": Kind.INHERITANCE}, Venue.HOME, "notary.venue"),
        ({"immovable": True, "kind": Kind.ENTRUSTMENT}, Venue.HOME, ""),
        ({"immovable": False}, Venue.IMMOVABLE, "notary.venue"),
        ({"immovable": True, "kind": Kind.INHERITANCE}, Venue.IMMOVABLE, ""),
    ],
)
def test_what_concerns_immovables_is_certified_where_they_lie(
    county: County, applied: dict[str, Any], venue: Venue, rule: str
) -> None:
    made = begun(county, **applied)
    if rule:
        assert refused(made, "accept", venue=venue) == {rule}
    else:
        assert made.do("accept", venue=venue).clock(DUE).due_on == date(2024, 3, 25)
    used = case(county, NotaryCase, MONDAY)
    assert refused(used, "apply", reach=Reach.FOREIGN, used_in="") == {"house.notary_used_in"}


def test_what_does_not_count_into_the_fifteen_working_days(county: County) -> None:
    made = begun(county, "accept", "inform")
    assert made.clock(DUE).due_on == date(2024, 3, 25)
    made.do("ask_papers", 1).do("take_papers", 7)
    after_papers = made.clock(DUE).due_on
    made.do("begin_verifying", 1).do("end_verifying", 7)
    after_verifying = made.clock(DUE).due_on
    made.do("suspend").do("resume", 7)
    assert date(2024, 3, 25) < after_papers < after_verifying < made.clock(DUE).due_on
    made.do("examine").do("charge").do("approve").do("issue")
    assert not made.clock(DUE).running


def test_nothing_is_approved_before_it_was_told_examined_and_verified(county: County) -> None:
    made = begun(county, "accept")
    assert refused(made, "approve") == {"notary.inform_meaning", "notary.examined"}
    made.do("inform")
    assert refused(made, "examine", **NOT_GOOD) == {"notary.examined"}
    made.do("examine", to_verify=True)
    assert refused(made, "approve") == {"notary.verification"}
    made.do("begin_verifying").do("end_verifying", 2)
    assert refused(made, "approve") == {"notary.examined"}
    both = county.actor(county.notary, Role.CLERK, Role.HEAD, name="一人两职")
    made.do("examine", by=both)
    assert refused(made, "approve", by=both) == {"house.four_eyes"}
    made.do("approve")
    assert refused(made, "issue") == {"house.notary_charged"}
    made.do("charge", fee=0)
    assert refused(made, "issue", signed=False) == {"notary.signed_sealed"}
    assert refused(made, "issue", sealed=False) == {"notary.signed_sealed"}
    made.do("issue", certificate="（2024）某证民字第7号")
    twin = begun(county, "accept", "inform", "examine", "charge", "approve")
    assert refused(twin, "issue", certificate="(2024)某证民字第7号") == {"house.notary_number_once"}


def test_who_is_entitled_to_legal_aid_pays_less(county: County) -> None:
    made = begun(county, "accept", aid_eligible=True)
    assert refused(made, "charge", fee=200) == {"notary.fee_waived"}
    made.do("charge", fee=100, waived=100)
    assert refused(made, "refuse", refusal="elsewhere") == {"notary.refusal_grounds"}


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ({"fault": Fault.NONE, "wrong": "", "reason": "核对无误"}, "upheld"),
        ({"fault": Fault.OTHER, "wrong": "日期"}, "corrected"),
        ({"fault": Fault.CONTENT, "wrong": "事实不符"}, "revoked"),
    ],
)
def test_a_review_ends_as_the_fault_says(county: County, told: dict[str, Any], stage: str) -> None:
    made = begun(county, "accept", "inform", "examine", "charge", "approve", "issue", "deliver")
    assert refused(made, "ask_review", 30, reviewer=Reviewer.INTERESTED) == {"house.notary_interested"}
    made.do("ask_review", 30, reviewer=Reviewer.OWN)
    assert refused(made, "withdraw_review") == {"house.notary_own_finding"}
    other = {**told, "wrong": "" if told["wrong"] else "日期"}
    assert "notary.review_result" in refused(made, "decide_review", **other)
    if stage == "upheld":
        assert refused(made, "decide_review", **{**told, "reason": ""}) == {"house.notary_own_review"}
    handled = county.actor(county.notary, Role.HEAD, name="别人")
    assert made.do("decide_review", 9, by=handled, **told).record.stage == stage
    if stage == "revoked":
        assert refused(made, "announce", confirmed=[]) == {"notary.revocation_announced"}
        assert made.do("announce", 2).record.stage == "void"


def test_a_refusal_is_taken_back_and_the_term_still_runs_from_acceptance(county: County) -> None:
    made = begun(county, "accept", "inform")
    made.do("refuse", 2, by=Hand(Role.HEAD))
    assert "第三十一条第六项" in Paper.objects.get(kind="refusal").content_for(Use.VERIFYING).decode()
    made.do("reopen", 2)
    assert made.clock(DUE).running and made.clock(DUE).due_on == date(2024, 3, 25)


def test_matters_are_counted_by_acceptance_certificates_by_issue(county: County) -> None:
    made = (
        begun(county, reach=Reach.FOREIGN, kind=Kind.ENTRUSTMENT).do("accept").do("inform").do("visit").do("visit", 1)
    )
    made.do("examine").do("charge", fee=50, waived=150).do("approve").do("issue")
    begun(county, "accept", kind=Kind.WILL).do("withdraw")
    begun(county)
    compute.refresh()
    wanted = {
        "notary_cases": 2,
        "notary_cases_foreign": 1,
        "notary_entrustments": 1,
        "notary_certificates_issued": 1,
        "notary_home_services": 2,
        "notary_fees": 50,
        "notary_fees_waived": 150,
        "notary_cases_free": 1,
    }
    assert {name: compute.value(name, "431081", 2024) for name in wanted} == wanted
