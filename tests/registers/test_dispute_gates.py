"""Each gate of a dispute closed, with the article it names, and open when what it asks for is there."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guiju import law
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.steps import ALIKE
from guiju.kernel.keeping.identifiers import make_credit_code
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute.confirmation_gates import OWED_MATERIALS
from tests.lives import MONDAY, Case
from tests.people import County
from tests.reaching_back import asked
from tests.registers.disputes import EARLY, about_to_be_found, appointed, established, person, told

Told = dict[str, Any]

# rule, where the dispute stands, step, told when closed, told when open; article it cites
DATA_GATES: list[tuple[str, str, str, Told, Told, str]] = [
    ("mediation.oral_agreement_record", "hold_session", "agree_orally", {"terms": ""}, {}, "第二十八条"),
    ("mediation.agreement_effective", "agree_in_writing", "sign", {"signed_by_parties": False}, {}, "第二十九条第二款"),
    (
        "mediation.agreement_effective",
        "agree_in_writing",
        "sign",
        {"signed_by_mediator": False},
        {},
        "第二十九条第二款",
    ),
    ("mediation.agreement_effective", "agree_in_writing", "sign", {"sealed": False}, {}, "第二十九条第二款"),
    ("mediation.failed_inform", "hold_session", "fail", {"informed_of": []}, {}, "第二十六条"),
    ("mediation.confirm_joint", "sign", "apply_confirmation", {"jointly": False}, {}, "第二百零五条"),
    ("mediation.confirm_excluded", "sign", "apply_confirmation", {"subject": "marriage"}, {}, "第四条第二款"),
    ("mediation.confirm_excluded", "sign", "apply_confirmation", {"subject": "adoption"}, {}, "第四条第二款"),
    ("mediation.confirm_excluded", "sign", "apply_confirmation", {"subject": "status"}, {}, "第四条第二款"),
    ("mediation.confirm_materials", "sign", "apply_confirmation", {"materials": ["application"]}, {}, "第三条"),
    (
        *("mediation.confirm_materials", "sign", "apply_confirmation", {"by_agent": True}),
        *({"by_agent": True, "materials": [*OWED_MATERIALS, "authority"]}, "第三条"),
    ),
    (
        *("mediation.invite_consent", "begin", "hold_session"),
        {"sessions": [{"held_on": MONDAY, "summary": "调解", "guests": "某邻居"}]},
        {"sessions": [{"held_on": MONDAY, "summary": "调解", "guests": "某邻居", "consented": True}]},
        "第二十条",
    ),
    (
        *("house.invite_consent", "begin by an agency", "hold_session"),
        {"sessions": [{"held_on": MONDAY, "summary": "调解", "guests": "某邻居"}]},
        {},
        "",
    ),
    ("house.oral_agreement_record", "hold_session by an agency", "agree_orally", {"terms": ""}, {}, ""),
    (
        *("house.session_day", "begin", "hold_session"),
        {"sessions": [{"held_on": MONDAY - timedelta(days=1), "summary": "调解"}]},
        {},
        "",
    ),
    (
        *("house.other_kind", "accept", "begin_other"),
        {"mediation_kind": "people"},
        {"mediation_kind": "judicial"},
        "",
    ),
    *(
        (
            "house.days_in_order",
            "hold_session",
            step,
            {"perform_by": MONDAY - timedelta(days=1)},
            {"perform_by": MONDAY},
            "",
        )
        for step in ("agree_orally", "agree_in_writing")
    ),
    (
        *("house.days_in_order", "court_confirms", "challenge"),
        *({"known_on": MONDAY - timedelta(days=1)}, {"known_on": MONDAY}, ""),
    ),
    (
        *("house.signed_before_due", "agree_in_writing", "sign"),
        *({"on": MONDAY + timedelta(days=61)}, {"on": MONDAY + timedelta(days=61), "late_because": "已当场履行"}, ""),
    ),
    ("house.agreement_effective", "agree_in_writing by an agency", "sign", {"sealed": False}, {}, ""),
    ("mediation.oral_by_wish", "hold_session", "agree_orally", {"no_writing": False}, {}, "第二十八条"),
    ("house.oral_by_wish", "hold_session by an agency", "agree_orally", {"no_writing": False}, {}, ""),
    ("house.administrative_kind", "accept", "begin_other", {"administrative_kind": ""}, {}, ""),
    ("house.administrative_kind", "accept", "begin_other", {"administrative_kind": "discretion"}, {}, ""),
    (
        *("house.administrative_kind", "accept", "begin_other"),
        *({"mediation_kind": "judicial", "administrative_kind": "land"}, {"mediation_kind": "judicial"}, ""),
    ),
    ("house.administrative_phase", "accept", "begin_other", {"phase": "litigation"}, {}, ""),
    ("house.performed_amount", "sign", "follow_up", {"performance": "none", "performed_amount": 1}, {}, ""),
    ("house.still_a_day", "sign", "change_agreement", {"perform_by": None}, {}, ""),
    ("house.something_filed", "find", "add_papers", {}, {"evidence": ("照片.txt", "模拟".encode())}, ""),
    ("mediation.confirm_excluded_rights", "sign", "apply_confirmation", {"subject": "rights"}, {}, "第三百五十七条"),
    (
        *("mediation.confirm_excluded_rights", "sign", "apply_confirmation", {"subject": "other_procedure"}, {}),
        "第三百五十七条",
    ),
    ("mediation.confirm_court", "sign", "apply_confirmation", {"jurisdiction": "invited"}, {}, "第二百零五条"),
    ("house.failed_inform", "hold_session by an agency", "fail", {"informed_of": []}, {}, ""),
]

# confirmed points: leaving any out closes the step
CHECKLISTS = [
    ("accept", "begin", "mediation.no_block_of_rights"),
    ("accept", "begin", "mediation.free"),
    ("hold_session", "agree_in_writing", "mediation.agreement_content"),
    ("sign", "apply_confirmation", "mediation.confirm_refused"),
    ("sign", "apply_confirmation", "mediation.confirm_free"),
]

# rule, where the dispute stands, what closes the gate, step, what opens it
Act = Callable[[Case], Any]
RISKY = {"sessions": [{"held_on": MONDAY, "summary": "扬言报复", "risk": True}]}


def nothing(dispute: Case) -> None:
    """Needs nothing."""


STATE_GATES: list[tuple[str, str, Act, str, Act]] = [
    ("mediation.voluntary", "accept", lambda d: d.do("refuse"), "begin", lambda d: d.do("consent")),
    (
        "house.voluntary",
        "hold_session by an agency",
        lambda d: d.do("refuse"),
        "hold_session",
        lambda d: d.do("consent"),
    ),
    ("mediation.voluntary", "agree_in_writing", lambda d: d.do("refuse"), "sign", lambda d: d.do("consent")),
    ("mediation.voluntary", "hold_session", lambda d: d.do("refuse"), "agree_orally", lambda d: d.do("consent")),
    ("mediation.voluntary", "hold_session", lambda d: d.do("refuse"), "agree_in_writing", lambda d: d.do("consent")),
    *(
        (
            "mediation.escalation_report",
            "begin",
            lambda d: d.do("hold_session", **RISKY),
            step,
            lambda d: d.do("report_risk"),
        )
        for step in ("hold_session", "agree_orally", "agree_in_writing", "fail", "withdraw_application")
    ),
    ("mediation.archive", "begin", nothing, "agree_orally", lambda d: d.do("hold_session")),
    ("mediation.archive", "begin", nothing, "agree_in_writing", lambda d: d.do("hold_session")),
    ("mediation.archive", "begin", nothing, "fail", lambda d: d.do("hold_session")),
    (
        *("house.escalation_report", "begin by an agency", lambda d: d.do("hold_session", **RISKY), "agree_orally"),
        lambda d: d.do("report_risk"),
    ),
    ("house.record_first", "begin by an agency", nothing, "agree_orally", lambda d: d.do("hold_session")),
    ("house.follow_up", "agree_orally by an agency", nothing, "perform", lambda d: d.do("follow_up")),
    ("mediation.follow_up", "sign", nothing, "perform", lambda d: d.do("follow_up")),
    (
        *("house.wholly_performed", "sign", lambda d: d.do("follow_up", performance="none"), "perform"),
        lambda d: d.do("follow_up"),
    ),
    ("house.agreement_broken", "sign", nothing, "lead_on", lambda d: d.do("follow_up", performance="none")),
    ("house.averted_after_report", "hold_session", nothing, "avert", lambda d: d.do("report_risk")),
    ("house.sued_before", "sign", nothing, "judge", lambda d: d.do("sue")),
    ("house.refused_before", "accept", nothing, "consent", lambda d: d.do("refuse")),
    ("house.court_accepted", "apply_confirmation", nothing, "court_confirms", lambda d: d.do("court_accepts")),
    ("house.court_accepted", "apply_confirmation", nothing, "court_refuses", lambda d: d.do("court_accepts")),
    ("house.challenged", "court_confirms", nothing, "court_revokes", lambda d: d.do("challenge")),
    ("house.challenged", "court_confirms", nothing, "court_revokes", lambda d: d.do("object")),
    ("house.challenged", "court_confirms", nothing, "court_dismisses", lambda d: d.do("object")),
    (
        *("house.challenged", "court_confirms", lambda d: d.do("object").do("court_dismisses")),
        *("court_revokes", lambda d: d.do("challenge")),
    ),
]


def refusal(dispute: Case, step: str, told: Told | None = None, days: int = 0) -> Refused:
    """The step refused, with nothing written."""
    before = Entry.objects.filter(register="dispute").count()
    stands = Dispute.objects.values().get()
    with pytest.raises(Refused) as caught:
        dispute.do(step, days=days, **(told or {}))
    assert Entry.objects.filter(register="dispute").count() == before
    assert Dispute.objects.values().get() == stands
    return caught.value


@pytest.mark.parametrize(("rule", "upto", "step", "closed", "opened", "article"), DATA_GATES)
def test_a_gate_on_what_is_told(
    county: County, rule: str, upto: str, step: str, closed: Told, opened: Told, article: str
) -> None:
    dispute = told(county, upto)
    refused = refusal(dispute, step, closed)
    assert refused.codes == {rule}
    assert article in str(refused)
    assert dispute.do(step, **opened).steps()[-1] == step


@pytest.mark.parametrize(("rule", "upto", "closing", "step", "opening"), STATE_GATES)
def test_a_gate_on_how_the_dispute_stands(
    county: County, rule: str, upto: str, closing: Act, step: str, opening: Act
) -> None:
    dispute = told(county, upto)
    closing(dispute)
    refused = refusal(dispute, step)
    assert rule in refused.codes
    opening(dispute)
    assert dispute.do(step).steps()[-1] == step


@pytest.mark.parametrize(("upto", "step", "rule"), CHECKLISTS)
def test_a_point_left_unconfirmed_closes_the_step(county: County, upto: str, step: str, rule: str) -> None:
    dispute = told(county, upto)
    ticked = [other for other in Dispute.procedure.steps[step].confirmed_rules if other != rule]
    assert refusal(dispute, step, {"confirmed": ticked}).codes == {rule}
    dispute.do(step)
    [entry] = Entry.objects.filter(step=step)
    assert rule in entry.content["confirmed"]


# a Monday in March; the thirtieth day after it is a Wednesday in April, but 4 April 2012 is Qingming: the fifth, then
@pytest.mark.parametrize(
    ("on", "last", "article"),
    [
        (date(2012, 3, 5), date(2012, 4, 5), "第三十三条第一款"),
        (date(2013, 3, 4), date(2013, 4, 3), "民事诉讼法》(2012修正)第一百九十四条"),
        (date(2022, 3, 7), date(2022, 4, 6), "民事诉讼法》(2021修正)第二百零一条"),
        (date(2024, 3, 4), date(2024, 4, 3), "民事诉讼法》(2023修正)第二百零五条"),
    ],
)
def test_confirmation_is_applied_for_within_thirty_days(county: County, on: date, last: date, article: str) -> None:
    dispute = told(county, "sign", on)
    assert law.due(law.limit("mediation.confirm.apply", on), on).day == last
    with pytest.raises(Refused) as caught:
        dispute.do("apply_confirmation", on=last + timedelta(days=1))
    assert caught.value.codes == {"mediation.confirm.apply"}
    assert article in str(caught.value)
    assert dispute.do("apply_confirmation", on=last).record.stage == "confirming"


@pytest.mark.parametrize(
    ("on", "last", "article"),
    [  # a year under the text of 2011, six months since 2015
        (date(2013, 3, 4), date(2014, 3, 4), "第十条"),
        (date(2024, 3, 4), date(2024, 9, 4), "第三百七十四条第二款"),
    ],
)
def test_a_third_party_has_its_time_from_knowing(county: County, on: date, last: date, article: str) -> None:
    dispute = told(county, "court_confirms", on)
    with pytest.raises(Refused) as caught:
        dispute.do("challenge", on=last + timedelta(days=1), known_on=on)
    assert caught.value.codes == {"mediation.confirm.revoke_by_third_party"}
    assert article in str(caught.value)
    dispute.do("challenge", on=last, known_on=on)


def test_a_party_has_fifteen_days_from_receiving_the_ruling(county: County) -> None:
    """民诉法解释 (2015) art. 374(2); the rules of 2011 knew no objection of a party."""
    dispute = told(county, "court_confirms")
    received = MONDAY + timedelta(days=2)
    with pytest.raises(Refused) as caught:
        dispute.do("object", on=MONDAY + timedelta(days=18), received_on=received)
    assert caught.value.codes == {"mediation.confirm.objection"}
    assert "第三百七十四条第二款" in str(caught.value)
    dispute.on = MONDAY
    assert refusal(dispute, "object", {"received_on": MONDAY - timedelta(days=1)}).codes == {"house.days_in_order"}
    dispute.do("object", on=MONDAY + timedelta(days=15), received_on=received).do("court_revokes", days=9)
    assert dispute.record.confirmation == "revoked"


# day, told, rule that is closed or none: which court is asked
COURTS: list[tuple[date, Told, str]] = [
    (date(2012, 3, 5), {"jurisdiction": "domicile"}, "mediation.confirm_court"),
    (date(2020, 3, 2), {"jurisdiction": "domicile"}, "mediation.confirm_court"),
    (date(2020, 3, 2), {"jurisdiction": "organisation"}, ""),
    (date(2022, 3, 7), {"jurisdiction": "domicile"}, ""),
    (MONDAY, {"jurisdiction": "domicile"}, ""),
    (MONDAY, {"jurisdiction": "place"}, ""),
    (MONDAY, {"jurisdiction": "intermediate"}, ""),
    (MONDAY, {"jurisdiction": "invited"}, "mediation.confirm_court"),
]


@pytest.mark.parametrize(("on", "told_", "rule"), COURTS)
def test_the_court_is_the_one_that_the_law_of_the_day_names(county: County, on: date, told_: Told, rule: str) -> None:
    dispute = told(county, "sign", on)
    if not rule:
        dispute.do("apply_confirmation", **told_)
        return
    assert refusal(dispute, "apply_confirmation", told_).codes == {rule}


def test_a_dispute_that_a_court_handed_over_goes_back_to_that_court(county: County) -> None:
    dispute = told(county, "sign", source="handed_over", hand_over="court")
    for other in ("organisation", "domicile", "intermediate"):
        assert refusal(dispute, "apply_confirmation", {"jurisdiction": other}).codes == {"mediation.confirm_court"}
    dispute.do("apply_confirmation", jurisdiction="invited")


def test_what_a_court_has_mediated_needs_no_confirmation(county: County) -> None:
    judicial: Told = {"mediation_kind": "judicial", "administrative_kind": ""}
    dispute = told(county, "accept").do("begin_other", **judicial).do("hold_session").do("agree_in_writing").do("sign")
    assert refusal(dispute, "apply_confirmation").codes == {"mediation.confirm_organisation"}
    outside = told(county, "accept").do("begin_other").do("hold_session").do("agree_in_writing").do("sign")
    outside.do("apply_confirmation")


AGENCY = {"kind": "organisation", "name": "某市自然资源局", "id_number": make_credit_code("11", "431081", 7)}
AGENCY_BY_NAME = {"kind": "organisation", "name": "某镇人民政府"}


def test_an_agreement_on_an_administrative_dispute_is_no_civil_case(county: County) -> None:
    dispute = told(county, "find", opposite=AGENCY, nature="administrative").do("accept")
    dispute.do("begin_other").do("hold_session").do("agree_in_writing").do("sign")
    assert "mediation.confirm_excluded" in refusal(dispute, "apply_confirmation").codes


@pytest.mark.parametrize("agency", [AGENCY, AGENCY_BY_NAME])
def test_a_government_is_a_party_to_people_mediation_only_as_an_equal(county: County, agency: Told) -> None:
    """人民调解法 art. 2: asked about; refused where it is no equal, and led on or mediated by an agency."""
    dispute = told(county, "accept", opposite=agency)
    refused = refusal(dispute, "begin")
    assert refused.codes == {"mediation.civil_only"}
    assert "第二条" in str(refused)
    dispute.do("begin", equal_footing=True)


def test_before_2011_too_a_committee_mediated_among_people(county: County) -> None:
    dispute = told(county, "accept", EARLY, opposite=AGENCY, nature="administrative")
    assert "人民调解委员会组织条例》(1989)第五条第一款" in str(refusal(dispute, "begin"))


def test_an_administrative_dispute_is_no_dispute_among_people(county: County) -> None:
    dispute = told(county, "accept", opposite=AGENCY, nature="administrative")
    assert refusal(dispute, "begin", {"equal_footing": True}).codes == {"mediation.civil_only"}
    assert refusal(dispute, "begin_other", {"phase": ""}).codes == {"house.administrative_phase"}
    assert dispute.do("begin_other").record.phase == "reconsideration"


def test_an_administrative_dispute_has_an_organ_on_one_side(county: County) -> None:
    dispute = about_to_be_found(county)
    assert refusal_of_opening(dispute, nature="administrative") == {"house.administrative_with_organ"}
    dispute.do("find", opposite=AGENCY, nature="administrative")


def refusal_of_opening(dispute: Case, **told_: Any) -> set[str]:
    with pytest.raises(Refused) as caught:
        dispute.do("find", **told_)
    return set(caught.value.codes)


def test_a_suit_over_an_agreement_supposes_that_there_is_one(county: County) -> None:
    """人民调解法 art. 32."""
    assert refusal(told(county, "lead_on"), "sue").codes == {"house.agreement_in_force"}
    dispute = told(county, "sign").do("sue", days=40).do("judge", days=60, suit_result="changed")
    assert (dispute.record.sued_on, dispute.record.suit_result) == (MONDAY + timedelta(days=40), "changed")


def test_the_court_extends_what_it_has_accepted(county: County) -> None:
    dispute = told(county, "apply_confirmation")
    assert refusal(dispute, "court_extends", {"extension_length": 9}).codes == {"house.court_accepted"}
    dispute.do("court_accepts")
    assert refusal(dispute, "court_extends").codes == {"house.extended_by"}
    dispute.do("court_extends", extension_length=9)


def test_only_a_confirmed_agreement_can_be_challenged(county: County) -> None:
    assert refusal(told(county, "sign"), "challenge").codes == {"house.confirmed_before"}


def test_what_the_court_has_confirmed_is_not_changed_by_the_parties(county: County) -> None:
    assert refusal(told(county, "court_confirms"), "change_agreement").codes == {"house.agreement_not_confirmed"}


def test_an_agreement_is_confirmed_once(county: County) -> None:
    assert refusal(told(county, "court_confirms"), "apply_confirmation").codes == {"house.confirmed_once"}


def test_the_court_accepts_once_and_then_declines_no_more(county: County) -> None:
    dispute = told(county, "court_accepts")
    assert refusal(dispute, "court_accepts").codes == {"house.court_not_yet_accepted"}
    assert refusal(dispute, "court_declines").codes == {"house.court_not_yet_accepted"}


def test_a_dispute_is_filed_once(county: County) -> None:
    dispute = told(county, "perform").do("archive")
    assert refusal(dispute, "archive").codes == {"house.archive_once"}
    assert refusal(dispute, "add_papers", {"evidence": ("照片.txt", b"x")}).codes == {"house.archive_once"}


def test_a_mediator_must_be_on_the_roll_on_the_day(county: County) -> None:
    dispute = told(county, "accept")
    clerk, committee = county.actor(county.township, Role.CLERK), established(county)
    gone = engine.take("leave", appointed(county, committee), clerk, {"leaving": "resigned"}, MONDAY)
    refused = refusal(dispute, "begin", {"mediator": gone})
    assert refused.codes == {"mediation.mediator_qualified"}
    assert "第十四条" in str(refused)
    coming = appointed(county, committee, 2, MONDAY + timedelta(days=1))
    assert refusal(dispute, "begin", {"mediator": coming}).codes == {"mediation.mediator_qualified"}
    assert dispute.do("begin", days=1, mediator=coming).record.mediator == coming


def test_a_new_mediator_must_be_on_the_roll_too(county: County) -> None:
    dispute = told(county, "hold_session")
    clerk = county.actor(county.township, Role.CLERK)
    committee = dispute.record.committee
    other = appointed(county, committee, 2)
    gone = engine.take("leave", other, clerk, {"leaving": "term"}, MONDAY)
    assert refusal(dispute, "change_mediator", {"mediator": gone}).codes == {"mediation.mediator_qualified"}
    third = appointed(county, committee, 3)
    assert dispute.do("change_mediator", mediator=third).record.mediator == third


def test_nobody_mediates_a_dispute_of_their_own(county: County) -> None:
    dispute = told(county, "accept")
    mediator = appointed(county, established(county), 11)
    assert refusal(dispute, "begin", {"mediator": mediator}).codes == {"house.mediator_impartial"}


def test_the_mediator_is_one_of_the_committee(county: County) -> None:
    dispute = told(county, "accept")
    mediator = appointed(county, established(county))
    other = established(county, title="某村人民调解委员会", kind="village")
    assert refusal(dispute, "begin", {"mediator": mediator, "committee": other}).codes == {ALIKE}


def test_a_committee_dissolved_mediates_no_more(county: County) -> None:
    dispute = told(county, "accept")
    clerk = county.actor(county.township, Role.CLERK)
    gone = engine.take("dissolve", established(county), clerk, {"reason": "合并"}, MONDAY)
    mediator = appointed(county, established(county, title="某村人民调解委员会", kind="village"))
    refused = refusal(dispute, "begin", {"mediator": mediator, "committee": gone})
    assert refused.codes == {"house.committee_in_being", ALIKE}


def test_who_has_left_the_roll_mediates_no_more(county: County) -> None:
    """人民调解法 arts. 13, 14: the dispute goes on with another."""
    dispute = told(county, "hold_session")
    leaving = {"leaving": "resigned"}
    engine.take("leave", dispute.record.mediator, county.actor(county.township, Role.CLERK), leaving, MONDAY)
    dispute.record.refresh_from_db()
    for step in ("hold_session", "agree_orally", "agree_in_writing"):
        refused = refusal(dispute, step)
        assert refused.codes == {"mediation.mediator_qualified"}, step
    dispute.do("change_mediator", mediator=appointed(county, dispute.record.committee, 9)).do("hold_session")


def test_a_key_dispute_keeps_its_leader(county: County) -> None:
    """The step that makes a dispute a key one names the leader; no correction takes the name away."""
    dispute = told(county, "accept").do("designate_key")
    head = county.actor(county.township, Role.HEAD)
    with pytest.raises(Refused) as caught:
        asked(dispute.record, "designate_key", head, {"leader": ""})
    assert caught.value.codes == {"field.leader"}


@pytest.mark.parametrize(
    ("told_", "rule"),
    [
        ({"title": "王某11与李某纠纷", "applicant": person(11)}, "house.title_without_names"),
        ({"source": "handed_over", "hand_over": ""}, "house.hand_over"),
        ({"source": "screening", "hand_over": "court"}, "house.hand_over"),
        ({"source": "handed_over", "hand_over": "police"}, None),
        ({"applicant": [{**person(11), "id_number": person(11)["id_number"][:17] + "?"}]}, "field.applicant"),
    ],
)
def test_registration(county: County, told_: Told, rule: str | None) -> None:
    dispute = about_to_be_found(county)
    if rule is None:
        assert dispute.do("find", **told_).record.hand_over == "police"
        return
    with pytest.raises(Refused) as caught:
        dispute.do("find", **told_)
    assert caught.value.codes == {rule}
    assert not Dispute.objects.exists()


TOLD = (
    "test_dispute.py",
    "test_dispute_file.py",
    "test_dispute_courses.py",
    "test_dispute_labour_and_land.py",
    "test_dispute_suits.py",
    "test_dispute_gates.py",
    "test_representation.py",
)


def test_every_gate_of_a_dispute_is_tested_here() -> None:
    tests = "".join((Path(__file__).parent / name).read_text() for name in TOLD)
    gates = {gate.rule for step in Dispute.procedure.declared for gate in step.gates}
    assert {rule for rule in gates if f'"{rule}"' not in tests} == set()
