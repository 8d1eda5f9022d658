"""Published penalties: a person is masked wherever named, a unit is named, a withdrawn decision leaves no content."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.offices.people import Role
from tests.people import make_county
from tests.reaching_back import corrected, folds_to_itself
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
    bench.take(
        "revoke",
        case,
        date(2024, 6, 3),
        {"revoked_on": date(2024, 6, 3), "revocation": "annulled", "reason": "复议机关撤销"},
    )
    bench.take("withdraw", case, date(2024, 6, 4), {"reason": "决定已被撤销"})
    text = page(case, 410)
    assert "决定已被撤销" in text
    assert "2024年6月4日" in text
    assert "某某餐饮店" not in text
    assert "某某餐饮店" not in Client().get("/public/penalty_case/").content.decode()


def test_what_was_published_says_that_it_was_corrected(bench: Bench) -> None:
    """law.md D15, pages.md 1: the portal follows a correction, and says so."""
    case = penalty(bench, title="某某餐饮店占道经营案", party=bench.shop())
    assert "已更正" not in page(case)
    clerk, head = bench.officer, bench.county.head
    corrected(case, "penalise_on_spot", clerk, head, {"act": "占用人行道经营"})
    text = page(case)
    assert "已更正" in text and "占用人行道经营" in text


@pytest.mark.parametrize("late", [False, True])
def test_the_public_sees_what_a_decision_should_have_read(bench: Bench, late: bool) -> None:
    """What was struck out stays so, and the entry that sets right proves what is shown."""
    case = bench.penalised_on_spot(title="某某餐饮店占道经营案", party=bench.shop())
    case = bench.take("publish", case, date(2024, 5, 8), {**PUBLISH, "strike": ["占道"]})
    told = {"wrong_words": "一百元", "right_words": "二百元", "fine": Decimal(200), "reason": "计算错误"}
    if late:
        case = bench.take("carry_out", case, date(2024, 5, 20), {"how": "已改正"})
    case = bench.take("rectify", case, date(2024, 5, 10), told, bench.county.actor(case.agency, Role.LEGAL))
    text = page(case)
    assert "罚款200元" in text and "罚款100元" not in text and "已更正，更正日期" in text
    assert "■■经营" in text and "占道" not in text
    assert folds_to_itself(case)
    corrected(case, "penalise_on_spot", bench.officer, bench.county.head, {"act": "占道堆放"})
    assert "占道" not in page(case)


def test_what_sets_nothing_shown_right_publishes_nothing(bench: Bench) -> None:
    case = penalty(bench)
    bench.take(
        "revoke",
        case,
        date(2024, 6, 3),
        {"revoked_on": date(2024, 6, 3), "revocation": "annulled", "reason": "复议机关撤销"},
    )
    assert PublicRecord.objects.get(matter_id=case.pk).corrected_on is None
