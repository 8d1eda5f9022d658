"""The same person and the same act a second time (2023 art. 30(1)(7), 74(2); 2007 regulation art. 28, 38)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.sights import Sight
from guiju.kernel.offices.people import Role
from tests.lives import Case
from tests.people import County
from tests.registers import reconsiderations
from tests.registers.reconsiderations import NEW, OLD, person
from tests.web import desk

SECOND, AGAIN = "reconsideration.no_second_application", "reconsideration.accept_conditions"
LATER = timedelta(days=20)


def of_one_act(build: Any) -> Any:
    return lambda county, day, *told, **more: build(county, day, *told, **{"act_name": "某罚决字1号", **more})


received, accepted = of_one_act(reconsiderations.received), of_one_act(reconsiderations.accepted)
answered, decided = of_one_act(reconsiderations.answered), of_one_act(reconsiderations.decided)


def withdrawn(county: County, day: date, **more: Any) -> Case:
    case: Case = accepted(county, day, **more).do("request_withdrawal").do("permit_withdrawal")
    return case.do("terminate", ending="withdrawn")


def codes(case: Case, **told: Any) -> set[str]:
    with pytest.raises(Refused) as caught:
        case.do("accept", **told)
    return caught.value.codes


@pytest.mark.parametrize("day", [OLD, NEW])
def test_withdrawn_it_is_found_though_nobody_says_so(county: County, day: date) -> None:
    """Findings A7: after withdrawal the same person, act and grounds were accepted again, no question asked."""
    first = withdrawn(county, day)
    case = received(county, day + LATER)
    assert codes(case) == {SECOND}
    assert codes(case, why_again="mended", again_shown="已补正") == {SECOND}
    assert codes(case, why_again="against_will") == {SECOND}
    case.do("accept", why_again="against_will", again_shown="申请人提供的录音证明受胁迫")
    assert case.record.stage == "reviewing"
    assert set(Sight.objects.values_list("seen_id", flat=True)) == {first.record.pk}


def test_the_refusal_names_the_earlier_case(county: County) -> None:
    first = withdrawn(county, NEW)
    with pytest.raises(Refused) as caught:
        received(county, NEW + LATER).do("accept")
    assert first.record.number in str(caught.value)


def test_other_facts_and_reasons_are_not_barred_after_a_withdrawal(county: County) -> None:
    withdrawn(county, NEW)
    case = received(county, NEW + LATER)
    assert case.do("accept", why_again="new_grounds", again_shown="新发现送达程序违法").record.stage == "reviewing"


def test_decided_it_is_not_accepted_again_whatever_the_grounds(county: County) -> None:
    decided(county, NEW)
    case = received(county, NEW + LATER)
    assert codes(case) == {AGAIN}
    assert codes(case, why_again="new_grounds", again_shown="新证据") == {AGAIN}
    assert codes(case, why_again="against_will", again_shown="受胁迫") == {AGAIN}
    assert case.do("accept", why_again="other_act", again_shown="两份决定同名，案由不同").record.stage == "reviewing"


def test_pending_it_is_not_accepted_twice(county: County) -> None:
    answered(county, NEW)
    assert codes(received(county, NEW + LATER)) == {AGAIN}


def test_dismissed_for_a_condition_since_met_it_is_accepted(county: County) -> None:
    """2023 art. 33: the organ found that it should not have been accepted as it then stood."""
    decided(county, NEW, "application_rejected")
    case = received(county, NEW + LATER)
    assert case.do("accept", why_again="mended", again_shown="已更正被申请人").record.stage == "reviewing"


def test_refused_and_never_accepted_it_bars_nothing(county: County) -> None:
    received(county, NEW).do("refuse")
    assert received(county, NEW + LATER).do("accept").record.stage == "reviewing"


def test_another_person_or_another_act_is_no_second_time(county: County) -> None:
    withdrawn(county, NEW)
    assert received(county, NEW + LATER, applicant=[person(2)]).do("accept").record.stage == "reviewing"
    assert received(county, NEW + LATER, act_name="某罚决字2号").do("accept").record.stage == "reviewing"


def test_the_act_is_the_same_however_its_name_is_typed(county: County) -> None:
    withdrawn(county, NEW, act_name="资某罚〔2024〕5号")
    assert codes(received(county, NEW + LATER, act_name="资某罚 [2024] 5号")) == {SECOND}


def test_who_has_left_a_case_in_common_has_withdrawn(county: County) -> None:
    both = accepted(county, NEW, applicant=[person(1), person(2)])
    both.do("leave_applicant", leaving="1-applicant-0")
    assert codes(received(county, NEW + LATER)) == {SECOND}
    assert codes(received(county, NEW + LATER, applicant=[person(2)])) == {AGAIN}


def test_the_page_links_the_earlier_case(county: County, client: Any) -> None:
    """Whoever is to say why it is not barred sees it before anything is typed."""
    first = withdrawn(county, NEW)
    case = received(county, NEW + LATER)
    user = desk.user(county.bureau, Role.LEGAL, name="reviewer")
    client.force_login(user, backend=desk.BACKEND)
    page = client.get(f"/r/reconsideration/{case.record.pk}/do/accept/").content.decode()
    assert f"/r/reconsideration/{first.record.pk}/" in page
