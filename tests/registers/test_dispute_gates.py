"""Each gate of a dispute closed, with the article it names, and open when what it asks for is there."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guiju import law
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute_gates import FILE, OWED_MATERIALS
from tests.people import County
from tests.reaching_back import asked
from tests.registers.dispute_stories import MONDAY, Case, appointed, case, established, person, told

Told = dict[str, Any]

# rule, where the dispute stands, step, told when closed, told when open; article it cites
DATA_GATES: list[tuple[str, str, str, Told, Told, str]] = [
    ("mediation.oral_agreement_record", "mediating", "agree_orally", {"terms": ""}, {}, "第二十八条"),
    ("mediation.agreement_effective", "drafted", "sign", {"signed_by_parties": False}, {}, "第二十九条第二款"),
    ("mediation.agreement_effective", "drafted", "sign", {"signed_by_mediator": False}, {}, "第二十九条第二款"),
    ("mediation.agreement_effective", "drafted", "sign", {"sealed": False}, {}, "第二十九条第二款"),
    ("mediation.failed_inform", "mediating", "fail", {"informed_of": []}, {}, "第二十六条"),
    ("mediation.confirm_joint", "agreed", "apply_confirmation", {"jointly": False}, {}, "第三十三条"),
    ("mediation.confirm_excluded", "agreed", "apply_confirmation", {"subject": "marriage"}, {}, "第四条第二款"),
    ("mediation.confirm_excluded", "agreed", "apply_confirmation", {"subject": "adoption"}, {}, "第四条第二款"),
    ("mediation.confirm_excluded", "agreed", "apply_confirmation", {"subject": "status"}, {}, "第四条第二款"),
    ("mediation.confirm_materials", "agreed", "apply_confirmation", {"materials": ["application"]}, {}, "第三条"),
    (
        *("mediation.confirm_materials", "agreed", "apply_confirmation", {"by_agent": True}),
        *({"by_agent": True, "materials": [*OWED_MATERIALS, "authority"]}, "第三条"),
    ),
    ("mediation.archive", "performed", "archive", {"filed": ["registration", "records"]}, {}, "第二十七条"),
    ("mediation.archive", "led on", "archive", {"filed": ["registration", "records"]}, {}, "第二十七条"),
    ("mediation.archive", "withdrawn", "archive", {"filed": ["notice"]}, {"filed": ["registration"]}, "第二十七条"),
    (
        *("mediation.invite_consent", "begun", "hold_session"),
        {"sessions": [{"held_on": MONDAY, "summary": "调解", "guests": "某邻居"}]},
        {"sessions": [{"held_on": MONDAY, "summary": "调解", "guests": "某邻居", "consented": True}]},
        "第二十条",
    ),
    (
        *("house.invite_consent", "begun by an agency", "hold_session"),
        {"sessions": [{"held_on": MONDAY, "summary": "调解", "guests": "某邻居"}]},
        {},
        "",
    ),
    ("house.oral_agreement_record", "mediated by an agency", "agree_orally", {"terms": ""}, {}, ""),
    ("house.archive", "performed by an agency", "archive", {"filed": ["registration"]}, {}, ""),
    (
        *("house.session_day", "begun", "hold_session"),
        {"sessions": [{"held_on": MONDAY - timedelta(days=1), "summary": "调解"}]},
        {},
        "",
    ),
    (
        *("house.other_kind", "accepted", "begin_other"),
        {"mediation_kind": "people"},
        {"mediation_kind": "judicial"},
        "",
    ),
    *(
        ("house.days_in_order", story, step, {"perform_by": MONDAY - timedelta(days=1)}, {"perform_by": MONDAY}, "")
        for story, step in (("mediating", "agree_orally"), ("mediating", "agree_in_writing"))
    ),
    (
        *("house.days_in_order", "confirmed", "challenge"),
        *({"known_on": MONDAY - timedelta(days=1)}, {"known_on": MONDAY}, ""),
    ),
    ("house.agreement_effective", "drafted by an agency", "sign", {"sealed": False}, {}, ""),
    ("house.failed_inform", "mediated by an agency", "fail", {"informed_of": []}, {}, ""),
]

# confirmed points: leaving any out closes the step
CHECKLISTS = [
    ("accepted", "begin", "mediation.no_block_of_rights"),
    ("accepted", "begin", "mediation.free"),
    ("mediating", "agree_in_writing", "mediation.agreement_content"),
    ("agreed", "apply_confirmation", "mediation.confirm_refused"),
    ("agreed", "apply_confirmation", "mediation.confirm_free"),
]

# rule, where the dispute stands, what closes the gate, step, what opens it
Act = Callable[[Case], Any]
RISKY = {"sessions": [{"held_on": MONDAY, "summary": "扬言报复", "risk": True}]}


def nothing(dispute: Case) -> None:
    """Needs nothing."""


STATE_GATES: list[tuple[str, str, Act, str, Act]] = [
    ("mediation.voluntary", "accepted", lambda d: d.do("refuse"), "begin", lambda d: d.do("consent")),
    ("house.voluntary", "mediated by an agency", lambda d: d.do("refuse"), "hold_session", lambda d: d.do("consent")),
    ("mediation.voluntary", "drafted", lambda d: d.do("refuse"), "sign", lambda d: d.do("consent")),
    ("mediation.voluntary", "mediating", lambda d: d.do("refuse"), "agree_orally", lambda d: d.do("consent")),
    ("mediation.voluntary", "mediating", lambda d: d.do("refuse"), "agree_in_writing", lambda d: d.do("consent")),
    *(
        (
            "mediation.escalation_report",
            "begun",
            lambda d: d.do("hold_session", **RISKY),
            step,
            lambda d: d.do("report_risk"),
        )
        for step in ("hold_session", "agree_orally", "agree_in_writing", "fail", "withdraw_application")
    ),
    ("mediation.archive", "begun", nothing, "agree_orally", lambda d: d.do("hold_session")),
    ("mediation.archive", "begun", nothing, "agree_in_writing", lambda d: d.do("hold_session")),
    ("mediation.archive", "begun", nothing, "fail", lambda d: d.do("hold_session")),
    (
        *("house.escalation_report", "begun by an agency", lambda d: d.do("hold_session", **RISKY), "agree_orally"),
        lambda d: d.do("report_risk"),
    ),
    ("house.record_first", "begun by an agency", nothing, "agree_orally", lambda d: d.do("hold_session")),
    ("house.follow_up", "agreed by an agency", nothing, "perform", lambda d: d.do("follow_up")),
    ("mediation.follow_up", "agreed", nothing, "perform", lambda d: d.do("follow_up")),
    (
        *("house.wholly_performed", "agreed", lambda d: d.do("follow_up", performance="none"), "perform"),
        lambda d: d.do("follow_up"),
    ),
    ("house.agreement_broken", "agreed", nothing, "lead_on", lambda d: d.do("follow_up", performance="none")),
    ("house.refused_before", "accepted", nothing, "consent", lambda d: d.do("refuse")),
    ("house.court_accepted", "applied", nothing, "court_confirms", lambda d: d.do("court_accepts")),
    ("house.court_accepted", "applied", nothing, "court_refuses", lambda d: d.do("court_accepts")),
    ("house.court_accepted", "applied", nothing, "court_extends", lambda d: d.do("court_accepts")),
    ("house.challenged", "confirmed", nothing, "court_revokes", lambda d: d.do("challenge")),
]


def refusal(dispute: Case, step: str, told: Told | None = None, days: int = 0) -> Refused:
    """The step refused, with nothing written."""
    before = Entry.objects.count()
    stands = Dispute.objects.values().get()
    with pytest.raises(Refused) as caught:
        dispute.do(step, days=days, **(told or {}))
    assert Entry.objects.count() == before
    assert Dispute.objects.values().get() == stands
    return caught.value


@pytest.mark.parametrize(("rule", "story", "step", "closed", "opened", "article"), DATA_GATES)
def test_a_gate_on_what_is_told(
    county: County, rule: str, story: str, step: str, closed: Told, opened: Told, article: str
) -> None:
    dispute = told(county, story)
    refused = refusal(dispute, step, closed)
    assert refused.codes == {rule}
    assert article in str(refused)
    assert dispute.do(step, **opened).steps()[-1] == step


@pytest.mark.parametrize(("rule", "story", "closing", "step", "opening"), STATE_GATES)
def test_a_gate_on_how_the_dispute_stands(
    county: County, rule: str, story: str, closing: Act, step: str, opening: Act
) -> None:
    dispute = told(county, story)
    closing(dispute)
    refused = refusal(dispute, step)
    assert rule in refused.codes
    opening(dispute)
    assert dispute.do(step).steps()[-1] == step


@pytest.mark.parametrize(("story", "step", "rule"), CHECKLISTS)
def test_a_point_left_unconfirmed_closes_the_step(county: County, story: str, step: str, rule: str) -> None:
    dispute = told(county, story)
    ticked = [other for other in dispute.usual(step)["confirmed"] if other != rule]
    assert refusal(dispute, step, {"confirmed": ticked}).codes == {rule}
    dispute.do(step)
    [entry] = Entry.objects.filter(step=step)
    assert rule in entry.content["confirmed"]


@pytest.mark.parametrize(
    ("days", "open_"), [(0, True), (30, True), (31, False), (90, False)]
)  # from Monday 4 March, the thirtieth day is Wednesday 3 April 2024
def test_confirmation_is_applied_for_within_thirty_days(county: County, days: int, open_: bool) -> None:
    dispute = told(county, "agreed")
    assert law.due(law.limit("mediation.confirm.apply", MONDAY), MONDAY).day == date(2024, 4, 3)
    if open_:
        assert dispute.do("apply_confirmation", days=days).matter.stage == "confirming"
        return
    refused = refusal(dispute, "apply_confirmation", days=days)
    assert refused.codes == {"mediation.confirm.apply"}
    assert "第三十三条" in str(refused)


@pytest.mark.parametrize(("known", "open_"), [(date(2024, 3, 5), True), (date(2024, 3, 4), False)])
def test_a_third_party_has_a_year_from_knowing(county: County, known: date, open_: bool) -> None:
    """On Wednesday 5 March 2025 a year since 5 March 2024 ends; a year since 4 March 2024 has ended."""
    dispute = told(county, "confirmed")
    days = (date(2025, 3, 5) - MONDAY).days
    if open_:
        dispute.do("challenge", days=days, known_on=known)
        return
    refused = refusal(dispute, "challenge", {"known_on": known}, days)
    assert refused.codes == {"mediation.confirm.revoke_by_third_party"}
    assert "第十条" in str(refused)


def test_only_a_confirmed_agreement_can_be_challenged(county: County) -> None:
    assert refusal(told(county, "agreed"), "challenge").codes == {"house.confirmed_before"}


def test_an_agreement_is_confirmed_once(county: County) -> None:
    assert refusal(told(county, "confirmed"), "apply_confirmation").codes == {"house.confirmed_once"}


def test_the_court_accepts_once_and_then_declines_no_more(county: County) -> None:
    dispute = told(county, "with the court")
    assert refusal(dispute, "court_accepts").codes == {"house.court_not_yet_accepted"}
    assert refusal(dispute, "court_declines").codes == {"house.court_not_yet_accepted"}


def test_a_dispute_is_filed_once(county: County) -> None:
    dispute = told(county, "performed").do("archive", filed=[*FILE])
    assert refusal(dispute, "archive").codes == {"house.archive_once"}


def test_a_mediator_must_be_on_the_roll_on_the_day(county: County) -> None:
    dispute = told(county, "accepted")
    clerk = county.actor(county.township, Role.CLERK)
    gone = engine.take("leave", dispute.mediator, clerk, {"leaving": "resigned"}, MONDAY)
    dispute.mediator = gone
    refused = refusal(dispute, "begin")
    assert refused.codes == {"mediation.mediator_qualified"}
    assert "第十四条" in str(refused)
    dispute.mediator = appointed(county, dispute.committee, 2, MONDAY + timedelta(days=1))
    assert refusal(dispute, "begin").codes == {"mediation.mediator_qualified"}
    dispute.on = MONDAY + timedelta(days=1)
    assert dispute.do("begin").matter.mediator == dispute.mediator


def test_a_new_mediator_must_be_on_the_roll_too(county: County) -> None:
    dispute = told(county, "mediating")
    clerk = county.actor(county.township, Role.CLERK)
    other = appointed(county, dispute.committee, 2)
    gone = engine.take("leave", other, clerk, {"leaving": "term"}, MONDAY)
    assert refusal(dispute, "change_mediator", {"mediator": gone}).codes == {"mediation.mediator_qualified"}
    third = appointed(county, dispute.committee, 3)
    assert dispute.do("change_mediator", mediator=third).matter.mediator == third


def test_nobody_mediates_a_dispute_of_their_own(county: County) -> None:
    dispute = case(county)
    dispute.mediator = appointed(county, dispute.committee, 11)
    dispute.do("find").do("accept")
    assert refusal(dispute, "begin").codes == {"house.mediator_impartial"}


def test_the_mediator_is_one_of_the_committee(county: County) -> None:
    dispute = told(county, "accepted")
    other = established(county, title="某村人民调解委员会", kind="village")
    assert refusal(dispute, "begin", {"committee": other}).codes == {"house.mediator_of_committee"}


def test_a_committee_dissolved_mediates_no_more(county: County) -> None:
    dispute = told(county, "accepted")
    clerk = county.actor(county.township, Role.CLERK)
    dispute.committee = engine.take("dissolve", dispute.committee, clerk, {"reason": "合并"}, MONDAY)
    assert refusal(dispute, "begin").codes == {"house.committee_in_being"}


def test_a_key_dispute_keeps_its_leader(county: County) -> None:
    """The step that makes a dispute a key one names the leader; no correction takes the name away."""
    dispute = told(county, "accepted").do("designate_key")
    head = county.actor(county.township, Role.HEAD)
    with pytest.raises(Refused) as caught:
        asked(dispute.matter, "designate_key", head, {"leader": ""})
    assert caught.value.codes == {"field.leader"}


@pytest.mark.parametrize(
    ("told_", "rule"),
    [
        ({"title": "王某11与李某纠纷"}, "house.title_without_names"),
        ({"source": "handed_over"}, "house.hand_over"),
        ({"hand_over": "court"}, "house.hand_over"),
        ({"source": "handed_over", "hand_over": "police"}, None),
        ({"applicant": [{**person(11), "id_number": person(11)["id_number"][:17] + "?"}]}, "field.applicant"),
    ],
)
def test_registration(county: County, told_: Told, rule: str | None) -> None:
    dispute = case(county)
    if rule is None:
        assert dispute.do("find", **told_).matter.hand_over == "police"
        return
    with pytest.raises(Refused) as caught:
        dispute.do("find", **told_)
    assert caught.value.codes == {rule}
    assert not Dispute.objects.exists()


def test_every_gate_of_a_dispute_is_tested_here() -> None:
    tests = "".join((Path(__file__).parent / name).read_text() for name in ("test_dispute.py", "test_dispute_gates.py"))
    gates = {gate.rule for step in Dispute.procedure.declared for gate in step.gates}
    assert {rule for rule in gates if f'"{rule}"' not in tests} == set()
