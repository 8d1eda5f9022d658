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
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute.gates import FILE, OWED_MATERIALS
from tests.lives import MONDAY, Case
from tests.people import County
from tests.reaching_back import asked
from tests.registers.disputes import about_to_be_found, appointed, established, person, told

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
    ("mediation.confirm_joint", "sign", "apply_confirmation", {"jointly": False}, {}, "第三十三条"),
    ("mediation.confirm_excluded", "sign", "apply_confirmation", {"subject": "marriage"}, {}, "第四条第二款"),
    ("mediation.confirm_excluded", "sign", "apply_confirmation", {"subject": "adoption"}, {}, "第四条第二款"),
    ("mediation.confirm_excluded", "sign", "apply_confirmation", {"subject": "status"}, {}, "第四条第二款"),
    ("mediation.confirm_materials", "sign", "apply_confirmation", {"materials": ["application"]}, {}, "第三条"),
    (
        *("mediation.confirm_materials", "sign", "apply_confirmation", {"by_agent": True}),
        *({"by_agent": True, "materials": [*OWED_MATERIALS, "authority"]}, "第三条"),
    ),
    ("mediation.archive", "perform", "archive", {"filed": ["registration", "records"]}, {}, "第二十七条"),
    ("mediation.archive", "lead_on", "archive", {"filed": ["registration", "records"]}, {}, "第二十七条"),
    (
        "mediation.archive",
        "withdraw_application",
        "archive",
        {"filed": ["notice"]},
        {"filed": ["registration"]},
        "第二十七条",
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
    ("house.archive", "perform by an agency", "archive", {"filed": ["registration"]}, {}, ""),
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
    ("house.agreement_effective", "agree_in_writing by an agency", "sign", {"sealed": False}, {}, ""),
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
    ("house.refused_before", "accept", nothing, "consent", lambda d: d.do("refuse")),
    ("house.court_accepted", "apply_confirmation", nothing, "court_confirms", lambda d: d.do("court_accepts")),
    ("house.court_accepted", "apply_confirmation", nothing, "court_refuses", lambda d: d.do("court_accepts")),
    ("house.court_accepted", "apply_confirmation", nothing, "court_extends", lambda d: d.do("court_accepts")),
    ("house.challenged", "court_confirms", nothing, "court_revokes", lambda d: d.do("challenge")),
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
    ticked = [other for other in Dispute.procedure.steps[step].confirms if other != rule]
    assert refusal(dispute, step, {"confirmed": ticked}).codes == {rule}
    dispute.do(step)
    [entry] = Entry.objects.filter(step=step)
    assert rule in entry.content["confirmed"]


@pytest.mark.parametrize(
    ("days", "open_"), [(0, True), (30, True), (31, False), (90, False)]
)  # from Monday 4 March, the thirtieth day is Wednesday 3 April 2024
def test_confirmation_is_applied_for_within_thirty_days(county: County, days: int, open_: bool) -> None:
    dispute = told(county, "sign")
    assert law.due(law.limit("mediation.confirm.apply", MONDAY), MONDAY).day == date(2024, 4, 3)
    if open_:
        assert dispute.do("apply_confirmation", days=days).record.stage == "confirming"
        return
    refused = refusal(dispute, "apply_confirmation", days=days)
    assert refused.codes == {"mediation.confirm.apply"}
    assert "第三十三条" in str(refused)


@pytest.mark.parametrize(("known", "open_"), [(date(2024, 3, 5), True), (date(2024, 3, 4), False)])
def test_a_third_party_has_a_year_from_knowing(county: County, known: date, open_: bool) -> None:
    """On Wednesday 5 March 2025 a year since 5 March 2024 ends; a year since 4 March 2024 has ended."""
    dispute = told(county, "court_confirms")
    days = (date(2025, 3, 5) - MONDAY).days
    if open_:
        dispute.do("challenge", days=days, known_on=known)
        return
    refused = refusal(dispute, "challenge", {"known_on": known}, days)
    assert refused.codes == {"mediation.confirm.revoke_by_third_party"}
    assert "第十条" in str(refused)


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
    dispute = told(county, "perform").do("archive", filed=[*FILE])
    assert refusal(dispute, "archive").codes == {"house.archive_once"}


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
    mediator = appointed(county, established(county))
    engine.take("dissolve", mediator.committee, clerk, {"reason": "合并"}, MONDAY)
    assert refusal(dispute, "begin", {"mediator": mediator, "committee": mediator.committee}).codes == {
        "house.committee_in_being"
    }


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


TOLD = ("test_dispute.py", "test_dispute_gates.py", "test_representation.py")


def test_every_gate_of_a_dispute_is_tested_here() -> None:
    tests = "".join((Path(__file__).parent / name).read_text() for name in TOLD)
    gates = {gate.rule for step in Dispute.procedure.declared for gate in step.gates}
    assert {rule for rule in gates if f'"{rule}"' not in tests} == set()
