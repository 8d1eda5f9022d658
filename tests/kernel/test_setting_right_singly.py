"""A number is put right by two persons, and nothing is withdrawn that nobody has published."""

from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Actor, Role
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk

DAY = date(2024, 4, 2)


def refused(step: str, record: Any, actor: Actor, told: dict[str, Any]) -> set[str]:
    with pytest.raises(Refused) as caught:
        engine.take(step, record, actor, told, DAY)
    return caught.value.codes


def numbered(county: County) -> Petition:
    return desk.accept(county.clerk, desk.petition(county.clerk, on=date(2024, 4, 1)), DAY)


def test_another_number_is_asked_for_by_one_and_approved_by_another(county: County) -> None:
    both = county.actor(county.department, Role.CLERK, Role.HEAD, name="一人两职")
    record = numbered(county)
    asked = engine.take("ask_renumber", record, both, {"new_number": "资某诉〔2024〕9号", "reason": "编错"}, DAY)
    assert asked.number == record.number != "资某诉〔2024〕9号"
    assert refused("renumber", asked, both, {"request": asked.version}) == {"house.four_eyes"}
    done = engine.take("renumber", asked, county.head, {"request": asked.version}, DAY)
    assert done.number == "资某诉〔2024〕9号"
    assert refused("renumber", done, county.head, {"request": asked.version}) == {"house.correction_open"}
    engine.take("hear", done, county.clerk, {"opinion": "意见"}, DAY)
    assert Petition.objects.get().number == "资某诉〔2024〕9号"


def test_a_number_in_use_is_neither_asked_for_nor_approved(county: County) -> None:
    record, other = numbered(county), numbered(county)
    told = {"new_number": other.number, "reason": "编错"}
    assert refused("ask_renumber", record, county.clerk, told) == {"house.number_free"}
    asked = engine.take("ask_renumber", record, county.clerk, {**told, "new_number": "资某诉〔2024〕3号"}, DAY)
    third = numbered(county)
    assert third.number == "资某诉〔2024〕3号"
    assert refused("renumber", asked, county.head, {"request": asked.version}) == {"house.correction_open"}


def test_a_request_may_be_refused(county: County) -> None:
    asked = engine.take("ask_renumber", numbered(county), county.clerk, {"new_number": "x9", "reason": "编错"}, DAY)
    done = engine.take("refuse_correction", asked, county.head, {"request": asked.version, "reason": "没有编错"}, DAY)
    assert refused("renumber", done, county.head, {"request": asked.version}) == {"house.correction_open"}


def test_what_was_never_published_or_is_withdrawn_cannot_be_withdrawn(county: County) -> None:
    record: Any = desk.decided(county, on=date(2024, 4, 1))
    why = {"reason": "有误"}
    assert refused("withdraw", record, county.clerk, why) == {"house.in_public"}
    record = engine.take("publish", record, county.clerk, {}, DAY)
    record = engine.take("withdraw", record, county.clerk, why, DAY)
    assert record.withdrawn_on == DAY
    assert refused("withdraw", record, county.clerk, why) == {"house.in_public"}
