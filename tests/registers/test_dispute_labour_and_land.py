"""What laws of their own ask of some disputes: labour and contracted land in writing, limits by what a dispute is over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.figures.compute import refresh, value
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.identifiers import make_credit_code
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from tests.lives import MONDAY, Case
from tests.people import County
from tests.registers.disputes import told

AGENCY = {"kind": "organisation", "name": "某市自然资源局", "id_number": make_credit_code("11", "431081", 7)}
OF_ADMINISTRATION: dict[str, Any] = {"nature": "administrative", "opposite": AGENCY}


def refusal(dispute: Case, step: str, **given: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        dispute.do(step, **given)
    return caught.value


def test_a_labour_dispute_is_agreed_upon_in_writing(county: County) -> None:
    """劳动争议调解仲裁法 art. 14(1)."""
    dispute = told(county, "hold_session", kind="labour")
    closed = refusal(dispute, "agree_orally")
    assert closed.codes == {"mediation.labour_written"}
    assert "第十四条第一款" in str(closed)
    dispute.do("agree_in_writing").do("sign")
    told(county, "hold_session", kind="contract").do("agree_orally")


def test_before_the_law_on_labour_disputes_they_might_be_agreed_upon_orally(county: County) -> None:
    told(county, "hold_session", date(2008, 4, 28), kind="labour").do("agree_orally")


def test_what_a_township_mediates_over_contracted_land_is_in_writing(county: County) -> None:
    """农村土地承包经营纠纷调解仲裁法 art. 10(1)."""
    dispute = told(county, "hold_session by an agency", kind="land", administrative_kind="land")
    assert refusal(dispute, "agree_orally").codes == {"mediation.land_written"}
    dispute.do("agree_in_writing").do("sign")


@pytest.mark.parametrize(
    ("kind", "on", "last"),
    [
        ("labour", date(2024, 3, 4), date(2024, 3, 19)),
        ("labour", date(2024, 3, 1), date(2024, 3, 18)),  # the fifteenth day is a Saturday
        ("contract", date(2024, 3, 4), None),
        ("labour", date(2008, 4, 28), None),
    ],
)
def test_fifteen_days_from_the_application_arbitration_is_open(
    county: County, kind: str, on: date, last: date | None
) -> None:
    """劳动争议调解仲裁法 art. 14(3)."""
    dispute = told(county, "find", on, kind=kind, source="on_the_spot", hand_over="")
    found = [clock for clock in _clocks(dispute) if clock.rule == "mediation.labour_fifteen_days"]
    assert [clock.due_on for clock in found] == ([last] if last else [])


def _clocks(dispute: Case) -> list[Any]:
    return list(ClockRow.objects.filter(matter_id=dispute.record.pk))


def test_what_nobody_applied_for_runs_no_fifteen_days(county: County) -> None:
    assert not _clocks(told(county, "find", kind="labour", source="screening", hand_over=""))


def test_an_agreement_meets_the_fifteen_days_and_a_failure_ends_them(county: County) -> None:
    came: dict[str, Any] = {"kind": "labour", "source": "phone", "hand_over": ""}
    for step, met in (("sign", True), ("fail", False)):
        clock = told(county, step, **came).clock("mediation.labour_fifteen_days")
        assert (clock.running, clock.met_on is not None) == (False, met)


LIMITS = [
    ({"kind": "contract"}, {"mediation.limitation"}, "三年"),
    ({"kind": "labour"}, {"mediation.limitation_labour"}, "一年"),
    ({"kind": "land"}, {"mediation.limitation", "mediation.limitation_land"}, "二年"),
]


@pytest.mark.parametrize(("told_", "rules", "printed"), LIMITS)
def test_parties_are_told_of_the_limit_that_runs_for_them(
    county: County, told_: dict[str, Any], rules: set[str], printed: str
) -> None:
    dispute = told(county, "hold_session", **told_)
    assert refusal(dispute, "fail", confirmed=[]).codes == rules
    dispute.do("fail", confirmed=[*rules])
    notice = Paper.objects.get(kind="failure_notice").content_for(Use.VERIFYING).decode()
    assert printed in notice
    assert ("三年" in notice) == ("mediation.limitation" in rules)


def test_against_an_agency_the_limits_of_reconsideration_and_suit_are_told(county: County) -> None:
    """行政复议法 (2023) art. 20(1), 行政诉讼法 art. 46(1)."""
    dispute = told(county, "hold_session by an agency", **OF_ADMINISTRATION)
    owed = {"mediation.limit_reconsideration", "mediation.limit_suit"}
    assert refusal(dispute, "fail", confirmed=[]).codes == owed
    dispute.do("fail")
    notice = Paper.objects.get(kind="failure_notice").content_for(Use.VERIFYING).decode()
    assert [words in notice for words in ("六十日", "六个月", "三年")] == [True, True, False]


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("family", "mediation.family_not_arbitrated"),
        ("expropriation", "mediation.expropriation_not_arbitrated"),
    ],
)
def test_what_is_not_arbitrated_is_led_to_no_arbitration(county: County, kind: str, rule: str) -> None:
    """仲裁法 art. 3(1); 农村土地承包经营纠纷调解仲裁法 art. 2(3)."""
    dispute = told(county, "hold_session", kind=kind)
    assert refusal(dispute, "fail", informed_of=["court", "arbitration"]).codes == {rule}
    dispute.do("fail", informed_of=["court"])
    assert refusal(dispute, "lead_on", led_to="arbitration").codes == {rule}
    dispute.do("lead_on", led_to="court")


def test_wholly_performed_what_was_agreed_is_performed(county: County) -> None:
    told(county, "sign").do("follow_up", performed_amount=None).do("perform")
    told(county, "sign").do("follow_up", performed_amount=Decimal(5000)).do("perform")
    told(county, "hold_session").do("agree_orally", agreed_amount=None).do(
        "follow_up", performed_amount=Decimal(30)
    ).do("perform")
    refresh()
    assert value("dispute_amount_performed", "431081", 2024) == 10030


def test_after_a_refusal_of_a_later_year_nothing_moves_in_the_year_of_the_agreement(county: County) -> None:
    """Settled jointly by people's mediation in December; refused in January, mediated anew by an agency."""
    dispute = told(county, "accept", date(2023, 12, 20)).do("begin", joint=True).do("hold_session")
    dispute.do("agree_in_writing").do("sign").do("apply_confirmation").do("court_accepts")
    dispute.do("court_refuses", days=15, ground="unclear").do("fail").do("mediate_again").do("begin_other", joint=False)
    told(county, "agree_orally")
    refresh()
    figures = ("people_mediation_settled", "disputes_mediated_by_joint_mediation", "administrative_mediation_settled")
    assert [value(name, "431081", 2023) or 0 for name in figures] == [1, 1, 0]


def test_a_confirmation_revoked_and_asked_for_anew_stays_in_its_year(county: County) -> None:
    dispute = told(county, "court_confirms", date(2023, 12, 20)).do("challenge", days=15, known_on=date(2023, 12, 21))
    dispute.do("court_revokes").do("change_agreement", perform_by=date(2024, 9, 1)).do("apply_confirmation")
    told(county, "court_confirms", MONDAY)
    refresh()
    assert [value("dispute_agreements_confirmed", "431081", year) for year in (2023, 2024)] == [1, 1]
