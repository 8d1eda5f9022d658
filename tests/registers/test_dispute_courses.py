"""Courses of ordinary life that a dispute may take, and unlawful ones that it may not, found by telling them to the engine."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from guiju import documents
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.identifiers import make_credit_code
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.mediator import Mediator
from tests.lives import MONDAY, Case, brought
from tests.people import County
from tests.registers.disputes import about_to_be_found, appointed, established, person, told

Told = dict[str, Any]
AGENCY = {"kind": "organisation", "name": "某市自然资源局", "id_number": make_credit_code("11", "431081", 7)}
INSURER = {"kind": "organisation", "name": "某保险公司"}
SCAN = ("扫描件.txt", "模拟扫描件。".encode())
TOMORROW = MONDAY + timedelta(days=1)


def handed_on(county: County) -> Case:
    """To the committee of a trade, which takes over with a mediator of its own."""
    trade = established(county, title="某市医疗纠纷人民调解委员会", kind="trade", trade_field="medical")
    dispute = told(county, "hold_session").do("transfer", committee=trade, mediator=appointed(county, trade, 8))
    assert dispute.record.mediation_kind == "trade"
    return dispute.do("hold_session", days=2).do("agree_orally")


def by_two(county: County) -> Case:
    committee = established(county)
    two: Told = {"mediator": appointed(county, committee, 5), "others": [{"mediator": appointed(county, committee, 6)}]}
    dispute = told(county, "accept").do("begin", committee=committee, **two).do("hold_session")
    printed = documents.to_text(
        documents.parse(Paper.objects.get(kind="session_record").content_for(Use.VERIFYING).decode())
    )
    assert "王某5、王某6" in printed
    return dispute


def left_by_one(county: County) -> Case:
    dispute = told(county, "hold_session", opposite=[person(12), person(13)])
    dispute.do("leave_party", leaving="1-opposite-1")
    with pytest.raises(Refused) as caught:
        dispute.do("leave_party", leaving="1-opposite-0")
    assert caught.value.codes == {"house.others_remain"}
    return dispute.do("agree_orally")


def succeeded(county: County) -> Case:
    """A party dies while the agreement is performed: the heir stands on that side."""
    dispute = told(county, "sign")
    heir: Told = {"succeeded": "1-opposite-0", "reason": "死亡"}
    with pytest.raises(Refused) as caught:
        dispute.do("succeed", applicant=[person(14)], **heir)
    assert caught.value.codes == {"house.succeeds_on_one_side"}
    return dispute.do("succeed", opposite=[person(14)], **heir).do("follow_up").do("perform")


LAWFUL: dict[str, Callable[[County], Case]] = {
    "handed to another committee": handed_on,
    "two mediators": by_two,
    "an insurer joins": lambda c: told(c, "hold_session").do("join_party", opposite=[INSURER]).do("agree_orally"),
    "one of two leaves": left_by_one,
    "an heir": succeeded,
    "partly, then in full": lambda c: (
        told(c, "sign")
        .do("follow_up", days=5, performance="partial", performed_amount=Decimal(1000))
        .do("follow_up", days=5, performance="full", performed_amount=Decimal(5000))
        .do("perform")
    ),
    "the rest is waived": lambda c: (
        told(c, "sign")
        .do("follow_up", performance="partial", performed_amount=Decimal(4000))
        .do("change_agreement", agreed_amount=Decimal(4000), perform_by=TOMORROW)
        .do("follow_up", performed_amount=Decimal(4000))
        .do("perform")
    ),
    "oral, then in writing": lambda c: (
        told(c, "agree_orally").do("change_agreement", perform_by=TOMORROW).do("follow_up").do("perform").do("archive")
    ),
    "another court": lambda c: (
        told(c, "apply_confirmation")
        .do("court_declines", days=2)
        .do("apply_confirmation", days=1, jurisdiction="domicile")
        .do("court_accepts")
        .do("court_confirms")
    ),
    "an agency buys": lambda c: (
        told(c, "accept", opposite=AGENCY, kind="contract")
        .do("begin", equal_footing=True)
        .do("hold_session")
        .do("agree_in_writing")
        .do("sign")
        .do("apply_confirmation")
    ),
    "visited while the court examines": lambda c: (
        told(c, "court_accepts").do("follow_up", days=3).do("court_confirms", days=3).do("perform")
    ),
    "an heir before the court": lambda c: told(c, "apply_confirmation").do(
        "succeed", succeeded="1-opposite-0", opposite=[person(14)], reason="死亡"
    ),
    "no day is agreed": lambda c: (
        told(c, "hold_session").do("agree_in_writing", perform_by=None).do("sign").do("follow_up").do("perform")
    ),
    "no day was agreed and none is now": lambda c: (
        told(c, "agree_orally").do("change_agreement", perform_by=None).do("follow_up").do("perform")
    ),
    "paid at the table, signed later": lambda c: (
        told(c, "hold_session")
        .do("agree_in_writing", perform_by=MONDAY)
        .do("sign", days=2, late_because="拟订当日已经当场履行")
        .do("follow_up")
        .do("perform")
    ),
    "not signed in time, agreed upon anew": lambda c: (
        told(c, "hold_session")
        .do("agree_in_writing", perform_by=MONDAY)
        .do("mediate_on", days=2)
        .do("agree_in_writing", perform_by=MONDAY + timedelta(days=9))
        .do("sign", days=1)
    ),
    "confirmed, not kept, enforced": lambda c: (
        told(c, "court_confirms").do("follow_up", performance="none").do("lead_on", led_to="enforcement")
    ),
    "an objection is dismissed": lambda c: (
        told(c, "court_confirms").do("object", days=9).do("court_dismisses", days=9).do("follow_up").do("perform")
    ),
    "changed late, confirmed by the court": lambda c: (
        told(c, "agree_orally")
        .do("change_agreement", days=25, perform_by=MONDAY + timedelta(days=60))
        .do("apply_confirmation", days=30)
    ),
    "sued after the file is closed": lambda c: told(c, "perform").do("archive").do("sue", days=20),
    "the file grows late": lambda c: told(c, "lead_on").do("add_papers", days=200, statement=SCAN).do("archive"),
}


@pytest.mark.parametrize("course", LAWFUL)
def test_a_lawful_course_can_be_taken(county: County, course: str) -> None:
    LAWFUL[course](county)


def labour(county: County, upto: str) -> Case:
    return told(county, upto, kind="labour")


# where it stands, step, what is told, the rule that refuses
UNLAWFUL: dict[str, tuple[Callable[[County], Case], str, Told, str]] = {
    "against oneself": (
        about_to_be_found,
        "find",
        {"applicant": person(11), "opposite": person(11)},
        "house.nobody_on_both",
    ),
    "twice on one side": (about_to_be_found, "find", {"opposite": [person(12)] * 2}, "field.opposite"),
    "joins the other side too": (
        *(lambda c: told(c, "hold_session"), "join_party"),
        *({"opposite": [person(11)]}, "house.nobody_on_both"),
    ),
    "nobody joins": (lambda c: told(c, "hold_session"), "join_party", {}, "house.somebody_joins"),
    "fewer people than parties": (
        *(about_to_be_found, "find"),
        *({"people": 2, "opposite": [person(12), person(13)]}, "house.as_many_people"),
    ),
    "in full for a part": (
        *(lambda c: told(c, "sign"), "follow_up"),
        *({"performance": "full", "performed_amount": Decimal(100)}, "house.performed_amount"),
    ),
    "a part that is the whole": (
        *(lambda c: told(c, "sign"), "follow_up"),
        *({"performance": "partial", "performed_amount": Decimal(5000)}, "house.performed_amount"),
    ),
    "with an agency, to adjudication": (
        *(lambda c: told(c, "find", opposite=AGENCY, nature="administrative"), "lead_on"),
        *({"led_to": "adjudication"}, "house.way_of_nature"),
    ),
    "on what was visited before the court refused": (
        lambda c: (
            told(c, "follow_up")
            .do("apply_confirmation")
            .do("court_accepts")
            .do("court_refuses", ground="unclear")
            .do("agree_in_writing")
            .do("sign")
        ),
        *("perform", {}, "mediation.follow_up"),
    ),
    "among people, to reconsideration": (
        *(lambda c: told(c, "fail", kind="neighbours"), "lead_on"),
        *({"led_to": "reconsideration"}, "house.way_of_nature"),
    ),
    "with an agency, to arbitration": (
        *(lambda c: told(c, "find", opposite=AGENCY, nature="administrative"), "lead_on"),
        *({"led_to": "arbitration"}, "house.way_of_nature"),
    ),
    "labour, to court at once": (
        *(lambda c: labour(c, "fail"), "lead_on"),
        *({"led_to": "court"}, "mediation.labour_arbitration"),
    ),
    "labour, told of the court alone": (
        *(lambda c: labour(c, "hold_session"), "fail"),
        *({"informed_of": ["court"]}, "mediation.labour_arbitration"),
    ),
    "changed to less than was paid": (
        lambda c: told(c, "sign").do("follow_up", performance="partial", performed_amount=Decimal(4000)),
        *("change_agreement", {"agreed_amount": Decimal(10)}, "house.below_what_is_paid"),
    ),
    "signed when it should have been kept already": (
        *(lambda c: told(c, "hold_session").do("agree_in_writing", perform_by=MONDAY), "sign"),
        *({"on": TOMORROW}, "house.signed_before_due"),
    ),
    "revoked though the objection was dismissed": (
        *(lambda c: told(c, "court_confirms").do("object").do("court_dismisses"), "court_revokes"),
        *({}, "house.challenged"),
    ),
    "sued though the court has confirmed it": (lambda c: told(c, "court_confirms"), "sue", {}, "mediation.enforcement"),
    "to court though the court has confirmed it": (
        *(lambda c: told(c, "court_confirms").do("follow_up", performance="none"), "lead_on"),
        *({"led_to": "court"}, "mediation.enforcement"),
    ),
    "enforced though no court has confirmed it": (
        *(lambda c: told(c, "sign").do("follow_up", performance="none"), "lead_on"),
        *({"led_to": "enforcement"}, "mediation.enforcement"),
    ),
    "inquired before it was found": (
        *(lambda c: told(c, "begin"), "inquire"),
        *({"inquired_on": date(2024, 2, 1)}, "house.days_in_order"),
    ),
    "changed where no committee mediates": (
        *(lambda c: told(c, "begin by an agency"), "change_mediator"),
        *({"reason": "换人"}, "house.peoples_mediation"),
    ),
}


@pytest.mark.parametrize("course", UNLAWFUL)
def test_an_unlawful_course_is_refused(county: County, course: str) -> None:
    stands, step, given, rule = UNLAWFUL[course]
    dispute = stands(county)
    with pytest.raises(Refused) as caught:
        dispute.do(step, **given)
    assert caught.value.codes == {rule}


def test_labour_with_an_agreement_may_go_to_court(county: County) -> None:
    dispute = labour(county, "sign").do("follow_up", performance="none")
    assert dispute.do("lead_on", led_to="court").record.led_to == "court"


def test_a_mediator_becomes_neither_party_nor_agent(county: County) -> None:
    dispute = told(county, "hold_session")
    mediator = {**Party.objects.get(matter_id=dispute.record.mediator_id).told(Use.VERIFYING)}
    agent = {**mediator, "capacity": "relative", "authority": "代为调解", "acts_for": "王某11"}
    tried: dict[str, Told] = {"appoint_agent": {"agent": [agent]}, "join_party": {"opposite": [mediator]}}
    for step, given in tried.items():
        with pytest.raises(Refused) as caught:
            dispute.do(step, **given)
        assert caught.value.codes == {"house.mediator_no_party"}, step


def test_who_mediates_beside_another_is_on_the_roll_and_no_other_than_one(county: County) -> None:
    """人民调解法 arts. 14, 19."""
    committee = established(county)
    first, other = appointed(county, committee, 5), appointed(county, committee, 6)
    gone = engine.take(
        "leave", appointed(county, committee, 7), county.actor(county.township, Role.CLERK), LEFT, MONDAY
    )
    party: Mediator = appointed(county, committee, 12)
    dispute = told(county, "accept")
    for wrong in (first, gone, party):
        with pytest.raises(Refused) as caught:
            dispute.do("begin", committee=committee, mediator=first, others=[{"mediator": wrong}])
        assert caught.value.codes == {"mediation.mediators_named"}
        assert "第十九条" in str(caught.value)
    dispute.do("begin", committee=committee, mediator=first, others=[{"mediator": other}])


LEFT = {"leaving": "resigned"}


def test_what_a_court_mediates_is_told_without_a_confirmation(county: County) -> None:
    """A rebuilt year draws who mediates apart from the way."""
    instead = {"begin": "begin_other"}
    for kind, confirmed in (("judicial", False), ("administrative", True)):
        way = brought(county, Dispute, "perform", way="confirmed", instead=instead, mediation_kind=kind)
        assert ("apply_confirmation" in way.steps()) is confirmed


UNSAID: Told = {"applicant": [{"kind": "person", "name": "王某11"}], "amount": None, "people": None}


def test_a_blank_is_printed_as_a_line_to_fill_in(county: County) -> None:
    """Nothing is said of a party of whom nothing was told, least of all to a court."""
    told(county, "agree_orally", agreed_amount=None)
    told(county, "apply_confirmation", **UNSAID).do("follow_up")
    printed = {paper.kind: paper.content_for(Use.VERIFYING).decode() for paper in Paper.objects.order_by("pk")}
    assert "电话＿" in printed["confirmation_application"]
    assert "涉及人数 | ＿" in printed["registration"]
    for kind, text in printed.items():
        assert "未填写" not in text and "不涉及" not in text, kind
    documents.parse(printed["confirmation_application"])
