"""生态环境损害赔偿: what the office sets is a limit, what is agreed is in numbers, what is owed is paid and restored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.damage_compensation import DamageCompensation
from guiju.registers.enforcement.damage_compensation.choices import (
    Assessment,
    Confirmation,
    Failed,
    FirstRuling,
    Judgment,
    Loss,
    Restorable,
    Terminated,
)
from guiju.registers.governance.indicators import feeding
from tests.lives import Case, brought
from tests.people import County
from tests.registers.test_appraisal import refused

MONDAY = date(2025, 3, 3)
OWED = Decimal("19999.50")


def upto(county: County, step: str, **told: Any) -> Case:
    return brought(county, DamageCompensation, step, MONDAY, **told)


@pytest.mark.parametrize(
    ("step", "told", "rule"),
    [
        ("take_clue", {"check_by": MONDAY}, "house.damage_check_ahead"),
        ("take_clue", {"source_number": ""}, "house.damage_source"),
        ("file", {"known_on": None}, "house.damage_known"),
        ("find_obligor", {"known_on": date(2025, 1, 1)}, "house.days_in_order"),
        ("assess", {"losses": [{"kind": Loss.RESTORING, "amount": 1}] * 2}, "house.damage_loss_once"),
        ("agree", {"owed": None, "restores": False}, "house.damage_owed"),
        ("agree", {"restores": False}, "house.damage_less"),
        ("agree", {"perform_by": MONDAY}, "house.damage_perform_ahead"),
        ("apply_confirmation", {"jointly": False}, "damage.confirm.joint"),
        ("pay", {"payments": [{"amount": OWED + Decimal("0.01"), "voucher": "1"}]}, "house.damage_paid"),
        ("restore", {"restored_area": None}, "house.damage_how_much"),
    ],
)
def test_what_cannot_be_is_refused(county: County, step: str, told: dict[str, Any], rule: str) -> None:
    with pytest.raises(Refused) as refusal:
        upto(county, step, steps={step: told})
    assert {one.code for one in refusal.value.reasons} == {rule}


def test_a_claim_is_consulted_on_once_the_loss_is_assessed_by_who_was_asked_and_somebody_owes(county: County) -> None:
    nobody: dict[str, Any] = {"take_clue": {"obligor": [], "title": "某河段受损"}, "file": {"known_on": None}}
    led = upto(county, "file", steps=nobody)
    assert led.record.known_on is None
    refused("house.damage_entrusted", led.do, "assess", 5)
    led.do("assess", assessment=Assessment.SIMPLE)
    assert led.record.loss == Decimal("100000.00"), "the sum of what was told, to the cent"
    refused("house.damage_obligor", led.do, "invite", 1)
    led.do("find_obligor", 1).do("invite", 1)
    assert led.clock("damage.limitation").due_on == date(2028, 3, 13), (
        "three years from the day on which both were known"
    )
    assert not led.clock("damage.limitation").running, "whoever asks for it has interrupted it"
    refused("house.damage_talked", led.do, "agree")
    refused("house.damage_talk_later", led.do, "put_off_talk", talk_by=led.record.talk_by)
    for failed in (Failed.NO_AGREEMENT, Failed.TIME):
        refused("house.damage_failed", led.do, "fail", failed=failed)
    led.do("talk", 1).do("talk", 1)
    assert led.record.talk_count == 2
    led.do("fail", 1, failed=Failed.NO_AGREEMENT)
    assert led.clock("damage.limitation_again").running


def test_what_cannot_be_restored_is_not_agreed_to_be(county: County) -> None:
    led = upto(county, "talk", steps={"assess": {"restorable": Restorable.NOT}})
    refused("house.damage_restorable", led.do, "agree", 1)
    led.do("agree", 1, restores=False, why_less="义务人无力支付全部")
    assert (led.record.owed, led.record.stage) == (OWED, "performing")


@pytest.mark.parametrize(
    ("mediated", "days", "rule"), [(True, 31, "damage.confirm.apply"), (True, 30, ""), (False, 60, "")]
)
def test_thirty_days_bind_what_a_mediating_body_brought_about(
    county: County, mediated: bool, days: int, rule: str
) -> None:
    led = upto(county, "agree", mediated=mediated, days={"agree": date(2025, 4, 16)})
    if rule:
        refused(rule, led.do, "apply_confirmation", days)
    else:
        assert led.do("apply_confirmation", days).record.stage == "confirming"


def test_a_court_that_has_accepted_confirms_within_its_time_or_refuses_and_all_begins_again(county: County) -> None:
    led = upto(county, "apply_confirmation", days={"apply_confirmation": date(2025, 4, 21)})
    refused("house.damage_court_accepted", led.do, "court_confirms")
    led.do("court_accepts", on=date(2025, 5, 1))
    assert led.clock("damage.confirm.decide").due_on == date(2025, 6, 3), "thirty days end on the eve of a holiday"
    refused("house.damage_court_not_accepted", led.do, "court_accepts")
    led.do("court_refuses", 5)
    gone = (led.record.agreed_on, led.record.owed, led.record.restores, led.record.perform_by)
    assert gone == (None, None, False, None) and led.record.confirmation == Confirmation.REFUSED
    assert led.do("agree", 1).record.confirmation == ""


def test_what_is_confirmed_is_enforced_and_neither_sued_for_nor_agreed_anew(county: County) -> None:
    led = upto(county, "court_confirms")
    after = led.record.perform_by.toordinal() - led.on.toordinal() + 1
    refused("damage.confirm.enforce", led.do, "enforce", 1)
    refused("house.damage_terminated", led.do, "terminate", terminated=Terminated.NOTHING)
    refused("house.damage_unconfirmed", led.do, "sue", after)
    refused("house.damage_unconfirmed", led.do, "agree_anew")
    assert led.do("enforce").do("terminate", 30, terminated=Terminated.NOTHING).record.stage == "terminated"


def test_an_agreement_is_sued_on_only_once_it_is_broken(county: County) -> None:
    led = upto(county, "agree")
    refused("damage.confirm.enforce", led.do, "enforce", 1)
    refused("house.damage_breached", led.do, "sue")
    led.do("sue", 120)
    refused("house.damage_ruled", led.do, "court_rules", 5, owed=None, restores=False)
    refused("house.damage_ruled", led.do, "court_rules", owed=OWED, perform_by=None)
    led.do("court_rules", judgment=Judgment.WITHDRAWN, owed=None, perform_by=None)
    assert led.record.stage == "failed"


def test_a_claim_ends_once_all_is_paid_and_what_was_restored_is_good(county: County) -> None:
    led = upto(county, "agree")
    refused("house.damage_restored", led.do, "check_restored", 1)
    led.do("pay", 1, payments=[{"amount": OWED - 1, "voucher": "1"}]).do("restore", 1)
    with pytest.raises(Refused) as refusal:
        led.do("close")
    assert {one.code for one in refusal.value.reasons} == {"house.damage_all_paid", "damage.restored_checked"}
    refused("house.damage_nothing_paid", led.do, "agree_anew")
    led.do("check_restored", 1, check_passed=False).do("pay", payments=[{"amount": 1, "voucher": "2"}])
    refused("damage.restored_checked", led.do, "close")
    led.do("restore", 5).do("check_restored", 1).do("close", 1)
    assert (led.record.paid, led.record.outcome, led.record.stage) == (OWED, "赔偿完成", "closed")
    assert not led.words_clock("履行赔偿义务").running

    def said(name: str) -> Decimal | None:
        return feeding.of_unit(name, county.department, Period.year(2025)).value

    told = ("damage_claims_filed", "damage_agreements", "damage_suits", "damage_compensation_completed")
    assert [said(name) for name in told] == [1, 1, 0, 1]
    assert (said("damage_compensation_amount"), said("damage_restored_area")) == (OWED, Decimal("1200.5"))


def test_who_restored_does_not_say_that_it_is_good_nor_who_talked_agree(county: County) -> None:
    led = upto(county, "restore", way="usual")
    oneself = county.actor(led.record.agency, Role.OFFICER)
    told = {"check_passed": True, "checked_by": "-", "effect": "-", "check_report": ("甲.txt", b"-")}
    with pytest.raises(Refused, match="不得是登记修复完成的人员"):
        engine.take("check_restored", led.record, oneself, told, led.on)


def test_a_name_stands_neither_in_the_title_nor_before_the_public(county: County) -> None:
    person = {"kind": "person", "name": "欧阳明轩"}
    with pytest.raises(Refused, match="不得写当事人全名"):
        upto(county, "take_clue", obligor=[person], title="欧阳明轩倾倒废渣")
    led = upto(county, "publish", obligor=[person], title="欧阳某某倾倒废渣", agreement_gist="欧阳明轩支付费用")
    view = str(PublicRecord.objects.get(matter_id=led.record.pk).view)
    assert "明轩" not in view and "支付费用" in view


def test_what_is_owed_may_come_in_while_a_court_looks_at_the_agreement(county: County) -> None:
    led = (
        upto(county, "apply_confirmation").do("pay", 1).do("restore", 1).do("court_accepts", 1).do("court_confirms", 1)
    )
    led.do("check_restored", 1).do("close", 1)
    assert led.record.stage == "closed"


def test_another_who_owes_may_be_found_while_one_talks_and_a_loss_assessed_again(county: County) -> None:
    led = upto(county, "talk").do("find_obligor", 1)
    assert len(_obligors(led)) == 2
    led.do("assess_again", 1)
    assert (led.record.loss, led.words_clock("磋商").running) == (None, False)
    led.do("entrust", 1).do("assess", 1, losses=[{"kind": Loss.RESTORING, "amount": 1}])
    assert (led.record.stage, led.record.loss) == ("assessed", Decimal(1))


def _obligors(led: Case) -> list[Party]:
    return list(Party.objects.filter(matter_id=led.record.pk, role="obligor", left_seq=None))


def test_what_passed_is_not_assessed_again(county: County) -> None:
    led = brought(county, DamageCompensation, "check_restored")
    assert led.record.check_passed
    with pytest.raises(Refused) as caught:
        led.do("check_restored", 400)
    assert "house.damage_assessed_once" in caught.value.codes


def test_what_is_performed_is_neither_sued_for_nor_enforced(county: County) -> None:
    """民事诉讼法 (2023) art. 206: who refuses, or has not performed the whole."""
    led = upto(county, "agree").do("pay", 1).do("restore", 1).do("check_restored", 1)
    refused("house.damage_breached", led.do, "sue", 120)
    confirmed = upto(county, "court_confirms").do("pay", 1).do("restore", 1).do("check_restored", 1)
    refused("damage.confirm.enforce", confirmed.do, "enforce", 120)


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"judgment": Judgment.LOST}, "house.damage_ruled"),
        ({"perform_by": date(2025, 3, 3)}, "house.damage_perform_ahead"),
        ({"judgment": Judgment.KEPT}, "house.damage_ruled_agreed"),
    ],
)
def test_a_judgment_says_what_is_owed_where_there_is_any_and_by_a_day_ahead(
    county: County, told: dict[str, Any], rule: str
) -> None:
    refused(rule, upto(county, "sue").do, "court_rules", 20, **told)


def test_a_suit_withdrawn_over_an_agreement_goes_on_under_it_and_what_came_in_meanwhile_counts(county: County) -> None:
    led = upto(county, "agree").do("sue", 120).do("pay", 1)
    refused("house.damage_owed_paid", led.do, "court_rules", 1, owed=OWED - 1)
    led.do("court_rules", 1, judgment=Judgment.KEPT, owed=OWED, restores=False, perform_by=date(2026, 1, 5))
    refused("damage.confirm.enforce", led.do, "enforce", 365)
    led.do("close")
    assert (led.record.paid, led.record.stage) == (OWED, "closed")


def test_the_limitation_runs_whenever_nobody_asks(county: County) -> None:
    """民法典 arts. 188, 195: from the day of performance of what was agreed, and again from the end of a suit."""
    led = upto(county, "talk").do("find_obligor", 1)
    assert led.clock("damage.limitation").running
    led.do("agree", 1, perform_by=date(2025, 6, 10))
    assert not led.clock("damage.limitation").running, "who agrees to perform has interrupted it"
    agreed = led.clock("damage.limitation_agreed")
    assert (agreed.started_on, agreed.due_on) == (led.record.perform_by, date(2028, 6, 12)), "the 10th is a Saturday"
    led.do("put_off_perform", 1)
    put_off = led.clock("damage.limitation_agreed")
    assert (put_off.started_on, put_off.running) == (led.record.perform_by, True) and put_off.pk != agreed.pk
    led.do("sue", 120)
    assert not led.clock("damage.limitation_agreed").running
    led.do("court_rules", 20, judgment=Judgment.WITHDRAWN, owed=None, perform_by=None)
    again = led.clock("damage.limitation_again")
    assert (again.started_on, again.running) == (led.on, True)
    led.do("assess_again", 1)
    assert led.clock("damage.limitation_again").running, "assessing asks nobody for anything"


def test_who_may_have_it_enforced_has_two_years(county: County) -> None:
    """民事诉讼法 (2023) art. 250: from the last day for performing."""
    led = upto(county, "court_confirms")
    assert led.clock("damage.enforce.apply").started_on == led.record.perform_by
    led.do("enforce", 120)
    assert not led.clock("damage.enforce.apply").running


def test_thirty_days_to_ask_for_confirmation_are_watched(county: County) -> None:
    led = upto(county, "agree", mediated=True, days={"agree": date(2025, 4, 16)})
    assert led.clock("damage.confirm.apply").due_on == date(2025, 5, 16)
    led.do("apply_confirmation", 30)
    assert not led.clock("damage.confirm.apply").running


def test_who_agrees_has_talked_of_the_loss_as_it_was_assessed_last(county: County) -> None:
    led = upto(county, "talk").do("assess_again", 1).do("entrust").do("assess", 1).do("invite", 1)
    refused("house.damage_talked", led.do, "agree", 1)
    refused("house.damage_failed", led.do, "fail", failed=Failed.NO_AGREEMENT)


def test_what_was_filed_agreed_on_and_sued_for_stays_in_its_year_however_it_went_on(county: County) -> None:
    led = upto(county, "agree", days={"take_clue": date(2025, 11, 3)})
    days = (led.record.filed_on, led.record.first_agreed_on)
    led.do("agree_anew", 1).do("assess_again", 1).do("hand_on", 60).do("take_back", 1).do("file", 1)
    assert (led.record.filed_on, led.record.first_agreed_on) == days
    sued = upto(county, "sue")
    first = sued.record.sued_on
    sued.do("court_rules", 300, judgment=Judgment.WITHDRAWN, owed=None, restores=False, perform_by=None)
    assert sued.do("sue", 30).record.sued_on == first


def test_what_was_restored_well_is_not_restored_into_another_year(county: County) -> None:
    led = upto(county, "check_restored")
    refused("house.damage_assessed_once", led.do, "restore", 300)


def test_what_a_court_found_nothing_for_is_taken_up_again(county: County) -> None:
    led = upto(county, "court_confirms").do("enforce", 120).do("terminate", 30, terminated=Terminated.NOTHING)
    led.do("resume", 60).do("pay", 1)
    assert (led.record.paid, led.record.closed_on, led.record.outcome) == (OWED, None, "")
    led.do("terminate", terminated=Terminated.OTHER)
    refused("house.damage_resumed", led.do, "resume")


def test_the_public_is_not_told_that_a_restoration_failed_which_nobody_has_looked_at(county: County) -> None:
    led = upto(county, "agree").do("publish", 1)
    view = dict(PublicRecord.objects.get(matter_id=led.record.pk).view)
    assert "修复效果评估合格" not in view
    led.do("apply_confirmation", 1).do("unpublish", 1)
    assert led.record.withdrawn_on == led.on


@pytest.mark.parametrize(("ruling", "days"), [(FirstRuling.JUDGMENT, 15), (FirstRuling.RULING, 10)])
def test_a_judgment_of_the_first_instance_has_effect_once_nobody_may_appeal(
    county: County, ruling: FirstRuling, days: int
) -> None:
    """民事诉讼法 (2023) art. 171."""
    led = upto(county, "sue").do("judge", on=date(2025, 6, 9), first_ruling=ruling)
    rule = f"damage.appeal.{ruling}"
    assert led.clock(rule).due_on == date(2025, 6, 9 + days)
    refused(rule, led.do, "court_rules", days)
    led.on = date(2025, 6, 9)
    refused(rule, led.do, "appeal", days + 1, by_us=True)
    led.on = date(2025, 6, 9)
    other = upto(county, "sue").do("judge", on=date(2025, 6, 9), first_ruling=ruling)
    other.do("appeal", days, by_us=True).do("court_rules", 60)
    assert not other.clock(rule).running
    led.do("appeal", days + 3, by_us=False).do("court_rules", 60)
    assert led.record.stage == "performing"


def test_a_judgment_that_nobody_appealed_has_effect_the_day_after(county: County) -> None:
    led = upto(county, "sue").do("judge", on=date(2025, 6, 9)).do("court_rules", 16, perform_by=date(2025, 8, 1))
    assert not led.clock("damage.appeal.judgment").running
