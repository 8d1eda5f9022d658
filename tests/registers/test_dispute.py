"""What becomes of a dispute from the day it is found: every way through, its ledger, clocks, papers and figures."""

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from guiju import documents
from guiju.figures.compute import refresh, value
from guiju.kernel.acting import engine
from guiju.kernel.acting.admission import gate_states
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute, other_ways
from guiju.registers.disputes.dispute.file import ENDS
from guiju.registers.disputes.dispute.life import LIFE
from guiju.scenarios.random_walk import RandomWalk
from tests.lives import MONDAY, Case
from tests.people import County
from tests.reaching_back import asked
from tests.registers.disputes import EARLY, told
from tests.specimen.models import Petition

STAGES = (
    *("find", "accept", "refuse", "begin", "hold_session", "agree_in_writing", "sign", "agree_orally"),
    *("apply_confirmation", "court_accepts", "court_confirms", "fail", "perform", "lead_on", "withdraw_application"),
    *(f"{step} by an agency" for step in ("begin", "hold_session", "agree_in_writing", "agree_orally", "perform")),
)


def papers(dispute: Case) -> list[str]:
    return list(Paper.objects.filter(matter_id=dispute.record.pk).order_by("id").values_list("kind", flat=True))


def computed(*names: str) -> list[Decimal | None]:
    refresh()
    return [value(name, "431081", 2024) for name in names]


def test_settled_in_writing_confirmed_performed_and_filed(county: County) -> None:
    dispute = (
        told(county, "court_confirms", terms="一次付清").do("follow_up", days=20).do("perform").do("archive", days=1)
    )
    matter = dispute.record
    assert matter.number == "某镇调〔2024〕1号"
    assert (matter.stage, matter.outcome, matter.confirmation) == ("performed", "settled", "confirmed")
    assert (matter.effective_on, matter.closed_on) == (MONDAY, MONDAY + timedelta(days=20))
    assert (matter.mediation_kind, matter.agreed_amount) == ("people", Decimal("5000"))
    assert papers(dispute) == [
        *("identity", "registration", "rights_notice", "session_record", "agreement_written", "signed_copy"),
        *("confirmation_application", "decision", "visit_record", "file_cover"),
    ]
    assert "一次付清" in Paper.objects.get(kind="agreement_written").content.decode()
    assert (
        dispute.clock("mediation.confirm.accept").in_time is dispute.clock("mediation.confirm.decide").in_time is True
    )
    assert dispute.steps() == [*LIFE.ways["confirmed"].steps, "archive"]


def test_settled_by_word_of_mouth(county: County) -> None:
    dispute = told(county, "agree_orally", terms="一方当场道歉")
    assert (dispute.record.agreement_form, dispute.record.effective_on) == ("oral", MONDAY)
    assert "一方当场道歉" in Paper.objects.get(kind="agreement_oral").content.decode()
    assert dispute.do("follow_up", days=3).do("perform").record.performed_on == date(2024, 3, 7)


@pytest.mark.parametrize(
    ("upto", "step", "kind"),
    [
        ("hold_session", "agree_orally", "agreement_oral"),
        ("hold_session", "agree_in_writing", "agreement_written"),
        ("hold_session by an agency", "agree_in_writing", "agreement_written"),
        ("sign", "apply_confirmation", "confirmation_application"),
        ("hold_session", "fail", "failure_notice"),
        ("find", "report_risk", "risk_report"),
    ],
)
def test_papers_name_the_parties_and_print_what_was_typed(county: County, upto: str, step: str, kind: str) -> None:
    typed = {"agree_orally": "terms", "agree_in_writing": "terms", "fail": "reason", "report_risk": "report"}
    said: dict[str, Any] = {typed[step]: "**甲**|乙[丙](丁)"} if step in typed else {}
    dispute = told(county, upto).do(step, **said)
    paper = Paper.objects.get(kind=kind)
    document = documents.parse(paper.content.decode())
    printed = documents.to_text(document)
    assert "王某11" in printed
    assert "王某12" in printed
    assert step not in typed or "**甲**|乙[丙](丁)" in printed
    assert document.signed_on == dispute.on


def test_failed_disputes_are_led_on_and_never_simply_closed(county: County) -> None:
    dispute = told(county, "fail", kind="contract")
    assert "failed" not in ENDS
    assert (dispute.record.closed_on, papers(dispute)[-1]) == (None, "failure_notice")
    notice = Paper.objects.get(kind="failure_notice").content.decode()
    assert "仲裁" in notice
    assert "诉讼" in notice
    assert "行政复议" not in notice
    matter = dispute.do("lead_on", days=2, led_to="court").record
    assert (matter.stage, matter.outcome, matter.led_to) == ("led_on", "failed", "court")
    assert matter.closed_on == date(2024, 3, 6)


def test_led_on_to_a_matter_of_the_house_it_is_tied_to_it(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_ways, "targets", lambda: [Petition])
    begun = {"title": "某诉求", "received_on": MONDAY, "petitioner": {"name": "王某"}}
    petition = engine.take("receive", Petition, county.clerk, begun, MONDAY)
    confirmed = {"confirmed": ["reconsideration.accept_conditions"]}
    petition = engine.take("accept", petition, county.clerk, confirmed, MONDAY)
    agency = {"kind": "organisation", "name": "某市自然资源局"}
    dispute = told(county, "fail by an agency", opposite=agency, nature="administrative")
    with pytest.raises(Refused) as caught:
        dispute.do("lead_on", led_to="reconsideration", target_number="没有这个号")
    assert caught.value.codes == {"house.target_found"}
    dispute.do("lead_on", led_to="reconsideration", target_number=petition.number)
    [link] = Link.objects.all()
    assert (link.matter_id, link.to_id, link.kind) == (dispute.record.pk, petition.pk, "led_on")


def test_a_refusal_stops_mediation_until_the_party_comes_back(county: County) -> None:
    dispute = told(county, "refuse")
    with pytest.raises(Refused) as caught:
        dispute.do("begin")
    assert "第十七条" in str(caught.value)
    dispute.do("consent", days=1).do("begin").do("hold_session").do("agree_orally")
    assert dispute.record.outcome == "settled"


def test_a_refused_dispute_needs_no_record_of_mediation_to_fail(county: County) -> None:
    dispute = told(county, "refuse").do("fail").do("lead_on")
    assert (dispute.record.outcome, dispute.record.began_on) == ("failed", None)


def test_what_mediation_is_not_for_is_led_on_at_once(county: County) -> None:
    assert told(county, "find").do("lead_on").record.outcome == "not_mediated"


def test_an_agreement_the_court_does_not_confirm_may_be_made_anew(county: County) -> None:
    dispute = told(county, "court_accepts").do("court_refuses", days=5)
    matter = dispute.record
    assert (matter.stage, matter.outcome, matter.effective_on) == ("mediating", "", None)
    dispute.do("agree_in_writing", days=3).do("sign", days=1).do("apply_confirmation")
    assert dispute.record.effective_on == date(2024, 3, 13)
    assert dispute.clock("mediation.confirm.accept").running


def test_a_confirmation_may_be_revoked_for_a_third_party(county: County) -> None:
    dispute = told(county, "court_confirms").do("challenge", days=30).do("court_revokes", days=30)
    assert (dispute.record.confirmation, dispute.record.stage) == ("revoked", "agreed")


def test_a_broken_agreement_is_led_to_court_and_stays_settled(county: County) -> None:
    dispute = told(county, "sign").do("follow_up", days=40, performance="partial")
    matter = dispute.do("lead_on", days=1, led_to="court").record
    assert (matter.stage, matter.outcome, matter.led_to) == ("led_on", "settled", "court")


def test_a_key_dispute_leaves_a_full_trace(county: County) -> None:
    dispute = told(county, "accept").do("designate_key").do("begin")
    with pytest.raises(Refused) as caught:
        dispute.do("hold_session", recording=None)
    assert caught.value.codes == {"house.key_recording"}
    dispute.do("hold_session")
    with pytest.raises(Refused) as caught:
        dispute.do("agree_orally")
    assert caught.value.codes == {"house.key_written"}
    dispute.do("agree_in_writing").do("sign")
    assert papers(dispute)[3:] == ["recording", "session_record", "agreement_written", "signed_copy"]


def test_parties_are_sealed_and_nothing_is_public(county: County) -> None:
    dispute = told(county, "sign")
    rows = Party.objects.filter(matter_id=dispute.record.pk).order_by("id")
    assert [(row.role, row.masked_name) for row in rows] == [("applicant", "王***"), ("opposite", "王***")]
    assert Dispute.procedure.publication is None
    assert not any(step.publishes for step in Dispute.procedure.declared)


def test_an_administrative_mediation_is_held_to_good_order_not_to_the_law_of_people_mediation(county: County) -> None:
    dispute = told(county, "hold_session by an agency")
    with pytest.raises(Refused) as caught:
        dispute.do("agree_orally", terms="")
    assert caught.value.codes == {"house.oral_agreement_record"}
    assert dispute.do("agree_orally").record.mediation_kind == "administrative"


def test_before_2011_only_what_the_regulations_of_1989_ask_binds(county: County) -> None:
    """人民调解委员会组织条例 arts. 6(2), 8(2): of free will, with a record; not the thirty days of 人民调解法 art. 33."""
    dispute = told(county, "refuse", EARLY)
    with pytest.raises(Refused, match="人民调解委员会组织条例"):
        dispute.do("begin")
    dispute.do("consent").do("begin")
    with pytest.raises(Refused, match="第八条第二款"):
        dispute.do("agree_orally")
    dispute.do("hold_session").do("agree_orally", terms="", no_writing=False)
    assert dispute.record.outcome == "settled"
    assert dispute.do("apply_confirmation", days=90).record.stage == "confirming"


@pytest.mark.parametrize("upto", STAGES)
def test_a_page_can_show_every_gate_before_anything_is_told(county: County, upto: str) -> None:
    dispute = told(county, upto)
    for step in Dispute.procedure.possible(dispute.record.stage):
        for state in gate_states(step, Facts(dispute.record, dispute.on, dispute.actor(step.name))):
            assert state.reason is None or state.reason.endswith(("。", "”")), (step.name, state.gate.rule)


SUITS = {"sue", "judge", "avert"}
OBJECTIONS = {"challenge", "object", "court_dismisses", "court_revokes"}
CLOSED = ("perform", "lead_on", "withdraw_application")


@pytest.mark.parametrize("upto", CLOSED)
def test_a_closed_dispute_refuses_every_step_but_filing(county: County, upto: str) -> None:
    dispute = told(county, upto)
    after = {"withdraw_application": set(), "lead_on": SUITS, "perform": {*SUITS, *OBJECTIONS}}[upto]
    for step in Dispute.procedure.declared:
        if step.name in {"archive", "add_papers", *after}:
            continue
        with pytest.raises(Refused) as caught:
            engine.take(step.name, dispute.record, dispute.actor(step.name), {}, dispute.on)
        assert "stage" in caught.value.codes, step.name


@pytest.mark.parametrize(
    ("rule", "upto", "met_by", "due"),
    [
        # applied on Monday 4 March: seventh day Monday 11; accepted the same day: thirtieth day Wednesday 3 April
        ("mediation.confirm.accept", "apply_confirmation", "court_accepts", date(2024, 3, 11)),
        ("mediation.confirm.accept", "apply_confirmation", "court_declines", date(2024, 3, 11)),
        ("mediation.confirm.decide", "court_accepts", "court_confirms", date(2024, 4, 3)),
        ("mediation.confirm.decide", "court_accepts", "court_refuses", date(2024, 4, 3)),
    ],
)
def test_the_court_is_in_time_on_the_last_day_and_late_a_day_after(
    county: County, rule: str, upto: str, met_by: str, due: date
) -> None:
    for late in (0, 1):
        dispute = told(county, upto)
        assert dispute.clock(rule).due_on == due
        dispute.do(met_by, days=(due - MONDAY).days + late)
        assert dispute.clock(rule).in_time is (late == 0)


@pytest.mark.parametrize(
    ("on", "accept_by", "decide_by"),
    [
        (date(2012, 3, 5), date(2012, 3, 8), date(2012, 3, 20)),  # 司法确认规定 arts. 4, 5: three days, fifteen days
        (date(2013, 3, 4), date(2013, 3, 11), date(2013, 4, 3)),  # 民事诉讼法 since 2013: seven and thirty
        (date(2022, 3, 7), date(2022, 3, 14), date(2022, 4, 6)),
    ],
)
def test_the_court_has_the_time_of_the_law_of_its_day(
    county: County, on: date, accept_by: date, decide_by: date
) -> None:
    dispute = told(county, "apply_confirmation", on)
    assert dispute.clock("mediation.confirm.accept").due_on == accept_by
    assert dispute.do("court_accepts").clock("mediation.confirm.decide").due_on == decide_by


def test_the_court_extends_once_by_what_its_head_allows(county: County) -> None:
    """民事诉讼法 (2023) art. 187 sets no length; 司法确认规定 art. 5(1) set ten days."""
    dispute = told(county, "court_accepts")
    with pytest.raises(Refused, match="填写院长批准延长的日数"):
        dispute.do("court_extends", extension_length=None)
    dispute.do("court_extends", days=10, extension_length=20)
    assert dispute.clock("mediation.confirm.decide").due_on == date(2024, 4, 23)
    with pytest.raises(Refused) as caught:
        dispute.do("court_extends", extension_length=20)
    assert caught.value.codes == {"house.extended_once"}
    assert dispute.do("court_confirms", days=40).clock("mediation.confirm.decide").in_time
    earlier = told(county, "court_accepts", date(2012, 3, 5))
    with pytest.raises(Refused, match="不另填日数"):
        earlier.do("court_extends", extension_length=20)
    assert earlier.do("court_extends").clock("mediation.confirm.decide").due_on == date(2012, 3, 30)


@pytest.mark.parametrize(
    ("rule", "upto"),
    [("mediation.confirm.accept", "apply_confirmation"), ("mediation.confirm.decide", "court_accepts")],
)
def test_a_withdrawn_application_leaves_no_clock_running(county: County, rule: str, upto: str) -> None:
    clock = told(county, upto).do("withdraw_confirmation", days=1).clock(rule)
    assert (clock.running, clock.in_time) == (False, None)


def performing(dispute: Case) -> ClockRow:
    return ClockRow.objects.filter(words="履行调解协议", matter_id=dispute.record.pk).latest("id")


@pytest.mark.parametrize(("late", "in_time"), [(0, True), (1, False)])
def test_the_day_agreed_for_performance_is_a_clock(county: County, late: int, in_time: bool) -> None:
    """人民调解法 art. 31: an agreement binds; the day that it names lights a lamp like the law's."""
    dispute = told(county, "agree_in_writing", perform_by=MONDAY + timedelta(days=30))
    assert not ClockRow.objects.filter(words="履行调解协议").exists(), "not before it is in force"
    dispute.do("sign")
    row = performing(dispute)
    assert (row.due_on, row.basis) == (MONDAY + timedelta(days=30), "由调解协议确定的期限")
    assert row.overdue(MONDAY + timedelta(days=31))
    dispute.do("follow_up", days=30 + late).do("perform")
    assert performing(dispute).in_time is in_time


def test_an_agreement_refused_by_the_court_takes_its_day_along(county: County) -> None:
    refused = told(county, "court_accepts").do("court_refuses", days=1)
    assert not performing(refused).running
    refused.do("hold_session").do("agree_orally", perform_by=refused.on + timedelta(days=5))
    assert performing(refused).running


def test_an_agreement_that_was_broken_is_waited_for_no_more(county: County) -> None:
    broken = told(county, "sign").do("follow_up", performance="none").do("lead_on")
    assert not performing(broken).running


def test_what_was_agreed_is_changed_by_both_and_never_corrected(county: County) -> None:
    """人民调解法 art. 31: an agreement binds both; its sum and day are no slip that a clerk puts right."""
    dispute = told(county, "sign")
    with pytest.raises(Refused, match="变更调解协议"):
        asked(
            dispute.record,
            "agree_in_writing",
            county.actor(county.township, Role.MEDIATOR),
            {"agreed_amount": Decimal(9)},
        )
    later = MONDAY + timedelta(days=60)
    with pytest.raises(Refused, match="当事人"):
        dispute.do("change_agreement", perform_by=later, signed_by_parties=False)
    dispute.do("change_agreement", perform_by=later, agreed_amount=Decimal(4500))
    assert (dispute.record.agreed_amount, performing(dispute).due_on) == (Decimal(4500), later)
    assert "agreement_change" in papers(dispute)
    assert dispute.do("follow_up", days=55).do("perform").record.stage == "performed"
    assert performing(dispute).in_time


def test_an_agreement_without_a_day_may_be_given_one(county: County) -> None:
    dispute = told(county, "agree_orally").do("change_agreement", perform_by=MONDAY + timedelta(days=9))
    assert performing(dispute).due_on == MONDAY + timedelta(days=9)


def test_what_is_performed_at_once_names_no_day(county: County) -> None:
    told(county, "agree_orally")
    assert not ClockRow.objects.exclude(words="").exists()


def test_clocks_of_the_court_start_only_under_the_rules_of_2011(county: County) -> None:
    dispute = told(county, "apply_confirmation", date(2011, 3, 29))
    assert dispute.record.stage == "confirming"
    with pytest.raises(Exception, match="ClockRow"):
        dispute.clock("mediation.confirm.accept")


def test_figures_of_a_handful(county: County) -> None:
    told(county, "perform")
    others: list[tuple[str, dict[str, Any]]] = [
        ("sign", {"joint": True, "kind": "death"}),
        ("fail", {"joint": True}),
        ("hold_session by an agency", {}),
        ("withdraw_application", {}),
        ("find", {}),
    ]
    for upto, changed in others:
        told(county, upto, **changed)
    assert computed("disputes_found", "disputes_handled", "disputes_settled") == [6, 5, 2]
    assert computed("disputes_mediated_by_joint_mediation", "abnormal_death_disputes_resolved") == [1, 1]
    assert computed("administrative_mediation_cases", "people_mediation_cases") == [1, 3]
    assert computed("dispute_amount_involved") == [4 * 5000]
    assert value("dispute_settlement_rate", "431081", 2024) == pytest.approx(Decimal(200) / 6)
    assert value("disputes_found", "431081", 2023) == 0


@pytest.mark.parametrize("seed", range(6))
def test_no_lawful_walk_breaks_what_always_holds(county: County, seed: int) -> None:
    walk = RandomWalk(county, Dispute, random.Random(seed), MONDAY)
    for _ in range(60):
        walk.attempt(walk.rng.choice(walk.offered))
        _holds(Dispute.objects.get(), walk.taken)
    assert verify_records("dispute", [walk.record.pk]).faults == []


def _holds(matter: Any, taken: int) -> None:
    procedure = Dispute.procedure
    assert matter.version == taken
    assert matter.stage in procedure.stages
    assert (matter.closed_on is not None) == (matter.stage in ENDS)
    assert (matter.stage == "led_on") == bool(matter.led_to)
    assert (matter.effective_on is not None) <= (matter.outcome == "settled")
    assert (matter.outcome == "settled") <= (matter.began_on is not None and bool(matter.agreement_form))
    assert matter.stage != "performed" or matter.performance == "full"
    assert matter.archived_on is None or matter.stage in ENDS


def test_what_is_settled_over_the_new_year_moves_no_year_that_is_over(county: County) -> None:
    """Found in December, settled in January: settled in the year of the agreement, in no rate of the year before."""
    told(county, "hold_session", date(2023, 12, 20)).do("agree_orally", days=30)
    told(county, "agree_orally", date(2024, 3, 4))
    refresh()
    assert [value("disputes_settled", "431081", year) for year in (2023, 2024)] == [0, 2]
    assert [value("dispute_settlement_rate", "431081", year) for year in (2023, 2024)] == [0, 100]


def test_a_court_that_refuses_a_year_later_takes_nothing_from_the_year_before(county: County) -> None:
    told(county, "sign", date(2023, 12, 20)).do("apply_confirmation").do("court_accepts").do("court_refuses", days=15)
    told(county, "court_accepts").do("court_refuses", days=5)
    refresh()
    assert [value("disputes_settled", "431081", year) or 0 for year in (2023, 2024)] == [1, 0]


def test_a_disputed_agreement_goes_to_court_without_a_visit(county: County) -> None:
    """人民调解法 art. 32: performance or content in dispute."""
    dispute = told(county, "sign")
    with pytest.raises(Refused, match="争议"):
        dispute.do("lead_on")
    assert dispute.do("lead_on", disputed=True, led_to="court").record.led_to == "court"


def test_mediation_that_never_began_fails_without_a_record_of_it(county: County) -> None:
    assert told(county, "accept").do("fail", reason="对方当事人下落不明").record.outcome == "failed"


def test_parties_who_agree_again_go_on_in_the_same_record(county: County) -> None:
    dispute = told(county, "fail").do("mediate_again", days=3, reason="双方同意再调").do("begin").do("hold_session")
    assert dispute.do("agree_orally").record.outcome == "settled"
    refresh()
    assert value("disputes_found", "431081", 2024) == 1


def test_refused_before_it_was_accepted_it_is_failed_not_outside_mediation(county: County) -> None:
    assert told(county, "find").do("refuse").do("lead_on").record.outcome == "failed"


def test_who_tries_again_in_another_year_moves_nothing_of_the_first(county: County) -> None:
    """Begun and failed in December, by agreement of both begun anew in January, by an agency."""
    dispute = told(county, "fail", date(2023, 12, 20))
    dispute.do("mediate_again", days=20).do("begin_other").do("hold_session").do("agree_in_writing").do("sign")
    told(county, "agree_orally")
    refresh()
    years = (2023, 2024)
    assert [value("people_mediation_cases", "431081", year) for year in years] == [1, 1]
    assert [value("dispute_amount_involved", "431081", year) for year in years] == [5000, 5000]
    assert [value("administrative_mediation_settled", "431081", year) or 0 for year in years] == [0, 1]


def test_an_agreement_changed_a_year_later_leaves_the_sum_of_the_year_before(county: County) -> None:
    dispute = told(county, "agree_orally", date(2023, 12, 20))
    dispute.do("change_agreement", days=30, perform_by=date(2024, 3, 1), agreed_amount=Decimal(100))
    told(county, "sign")
    refresh()
    years = (2023, 2024)
    assert [value("dispute_amount_agreed", "431081", year) for year in years] == [5000, 5000]
    assert [value("dispute_agreements_oral", "431081", year) or 0 for year in years] == [1, 0]
    assert [value("dispute_agreements_written", "431081", year) or 0 for year in years] == [0, 1]


def test_by_whom_disputes_came_adds_up_to_those_handled(county: County) -> None:
    told(county, "accept", source="screening", hand_over="", people=2, difficult=True)
    told(county, "accept", source="phone", hand_over="", people=3)
    told(county, "accept", source="handed_over", hand_over="procuracy", people=40)
    refresh()
    came = ("disputes_on_own_motion", "disputes_on_application", "disputes_handed_over")
    assert [value(name, "431081", 2024) for name in came] == [1, 1, 1]
    assert value("disputes_handled", "431081", 2024) == 3
    assert value("people_in_disputes", "431081", 2024) == 45
    assert [value(name, "431081", 2024) for name in ("disputes_of_three_or_more", "disputes_difficult")] == [2, 1]


def test_what_an_agency_mediates_is_counted_by_its_kinds(county: County) -> None:
    """T11: all = civil + administrative; settled = oral + written among them."""
    agency = {"kind": "organisation", "name": "某市自然资源局"}
    told(county, "sign by an agency", people=5)
    told(county, "agree_orally by an agency", people=2)
    told(county, "begin by an agency", opposite=agency, nature="administrative", people=3)
    refresh()
    names = [
        f"administrative_mediation_{name}" for name in ("cases", "civil", "of_administration", "settled", "people")
    ]
    assert [value(name, "431081", 2024) for name in names] == [3, 2, 1, 2, 10]
    assert value("administrative_mediation_amount_settled", "431081", 2024) == 10000


def test_what_became_of_agreements_is_counted_on_its_day(county: County) -> None:
    told(county, "court_confirms", date(2023, 12, 28))
    told(county, "sign", date(2023, 12, 28)).do("sue", days=30).do("judge", days=30)
    told(county, "perform", date(2023, 12, 28)).do("sue", days=30).do("sue", days=400)
    averted = told(county, "begin").do("report_risk").do("avert", averted="suicide", averted_people=3)
    with pytest.raises(Refused) as caught:
        averted.do("avert")
    assert caught.value.codes == {"house.averted_once"}
    refresh()
    for name, in_2023, in_2024 in (
        ("dispute_agreements_confirmed", 1, 0),
        ("dispute_agreements_performed", 1, 0),
        ("dispute_amount_performed", 5000, 0),
        ("dispute_agreements_sued", 0, 2),
        ("disputes_averted", 0, 1),
        ("people_spared_by_mediation", 0, 3),
    ):
        assert [value(name, "431081", year) or 0 for year in (2023, 2024)] == [in_2023, in_2024], name
