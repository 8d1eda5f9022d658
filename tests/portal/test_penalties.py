"""Published penalties: a person is masked wherever named, a unit is named, a withdrawn decision leaves no content."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.keeping.identifiers import mask_name
from tests.people import make_county
from tests.registers.penalties import Bench

PUBLISH = {"confirmed": ["penalty.confidentiality"]}


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


def penalty(bench: Bench, **told: Any) -> Any:
    case = bench.penalised_on_spot(**told)
    return bench.take("publish", case, date(2024, 5, 8), PUBLISH)


def page(case: Any, status: int = 200) -> str:
    answer = Client().get(reverse("portal:record", args=["penalty_case", case.pk]))
    assert answer.status_code == status
    return answer.content.decode()


def test_a_person_is_masked_in_title_and_text_though_nobody_struck_the_name(bench: Bench) -> None:
    case = penalty(bench, title="李四占道经营案", act="李四占道经营")
    listed = Client().get("/public/penalty_case/").content.decode()
    for text in (page(case), listed, Client().get("/public/").content.decode()):
        assert f"{mask_name('李四')}占道经营案" in text
        assert "李四" not in text
    assert "没有找到" in Client().get("/public/search/?q=李四").content.decode().replace("“李四”", "")


def test_a_unit_is_named_with_the_decision(bench: Bench) -> None:
    text = page(penalty(bench, title="某某餐饮店占道经营案", party=bench.shop()))
    for said in ("某某餐饮店", "占道经营", "100", "2024-05-06"):
        assert said in text


def test_a_revoked_decision_is_withdrawn_with_its_reason_and_without_its_content(bench: Bench) -> None:
    case = penalty(bench, title="某某餐饮店占道经营案", party=bench.shop())
    bench.take("revoke", case, date(2024, 6, 3), {"revoked_on": date(2024, 6, 3), "reason": "复议机关撤销"})
    bench.take("withdraw", case, date(2024, 6, 4), {"reason": "决定已被撤销"})
    text = page(case, 410)
    assert "决定已被撤销" in text
    assert "2024年6月4日" in text
    assert "某某餐饮店" not in text
    assert "某某餐饮店" not in Client().get("/public/penalty_case/").content.decode()
