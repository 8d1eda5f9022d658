"""统计数据: one owner and one number a period, a new version for each correction, breaks told, no number where none was sent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.figures import compute, freezing, series
from guiju.figures.period import Period
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Agency, Role
from guiju.registers.statistics.reported_statistic import ReportedStatistic
from tests.lives import Case, case
from tests.people import County
from tests.reaching_back import folds_to_itself

MARCH = date(2025, 3, 3)
CAMERAS = "surveillance_cameras"


def sent(county: County, on: date = MARCH, agency: Agency | None = None, **told: Any) -> Case:
    usual: dict[str, Any] = {"concept": CAMERAS, "of_year": 2024, "value": Decimal(7000), "definition": "公共视频监控"}
    return case(county, ReportedStatistic, on, agency=agency).do("send", **{**usual, **told})


def refusal(walk: Any) -> set[str]:
    with pytest.raises(Refused) as refused:
        walk()
    return {one.code for one in refused.value.reasons}


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"nth": 1}, "house.statistic_nth"),
        ({"period": "quarter"}, "house.statistic_nth"),
        ({"period": "quarter", "nth": 5}, "house.statistic_nth"),
        ({"of_year": 2025}, "house.statistic_over"),
        ({"period": "quarter", "of_year": 2025, "nth": 1}, "house.statistic_over"),
        ({"value": Decimal("7000.5")}, "house.statistic_value"),
        ({"value": Decimal(-1)}, "house.statistic_value"),
        ({"concept": "vaccination_task_completion_rate", "value": Decimal("-0.1")}, "house.statistic_value"),
        ({"change": "扩大范围"}, "house.statistic_break"),
    ],
)
def test_a_number_fits_its_concept_and_its_period(county: County, told: dict[str, Any], rule: str) -> None:
    assert refusal(lambda: sent(county, **told)) == {rule}


def test_one_owner_sends_one_number_and_another_confirms_it(county: County) -> None:
    one = sent(county)
    assert refusal(lambda: sent(county)) == {"house.statistic_once"}
    for agency in (county.bureau, county.township):
        assert "house.statistic_owner" in refusal(lambda at=agency: sent(county, agency=at))
    assert "house.statistic_owner" in refusal(lambda: sent(county, agency=county.township, period="month", nth=3))
    sent(county, agency=county.bureau, of_year=2021)
    both = county.actor(county.department, Role.CLERK, Role.HEAD)
    own = sent(county, of_year=2023)
    mine = case(county, ReportedStatistic, MARCH).do("send", by=both, concept=CAMERAS, of_year=2022)
    assert refusal(lambda: mine.do("confirm", by=both)) == {"house.four_eyes"}
    assert refusal(lambda: own.do("confirm", truthful=False)) == {"house.statistic_truthful"}
    assert one.do("confirm", 1).record.stage == "confirmed" and folds_to_itself(one.record)
    assert sent(county, period="quarter", nth=4).record.title == "2024年第4季度视频监控探头数"


def test_a_correction_is_a_new_version_and_what_it_replaces_stays(county: County) -> None:
    one = sent(county)
    early = case(county, ReportedStatistic, MARCH)
    assert refusal(lambda: early.do("send_anew", previous=one.record)) == {"house.statistic_previous"}
    one.do("confirm", 1)
    [frozen] = freezing.snapshot(one.record.pk, [CAMERAS], "431081", Period.year(2024), MARCH)
    told: dict[str, Any] = {"previous": one.record, "value": Decimal(7393), "definition": "公共视频监控"}
    anew = case(county, ReportedStatistic, date(2025, 3, 10)).do("send_anew", **told)
    twice = case(county, ReportedStatistic, date(2025, 3, 10))
    assert refusal(lambda: twice.do("send_anew", **told)) == {"house.statistic_previous"}
    assert compute.value(CAMERAS, "431081", 2024) == 7000, "until it is confirmed the old one stands"
    anew.do("confirm", 1)
    one.record.refresh_from_db()
    assert (one.record.stage, anew.record.edition, anew.record.of_year) == ("superseded", 2, 2024)
    assert compute.value(CAMERAS, "431081", 2024) == 7393
    assert folds_to_itself(one.record) and folds_to_itself(anew.record)
    proof = freezing.prove(frozen)
    assert not proof.proven and {row.title for row in proof.changed} == {one.record.title, anew.record.title}


def test_what_nobody_sent_is_no_number_and_rates_of_several_are_nobodys(county: County) -> None:
    rate = "vaccination_task_completion_rate"
    for place in (county.department, county.elsewhere):
        sent(county, agency=place, concept=rate, value=Decimal(90), definition="全程接种").do("confirm")
        sent(county, agency=place).do("confirm")
    names = [CAMERAS, rate]
    assert compute.values(names, "431081", Period.year(2024)) == {CAMERAS: 7000, rate: 90}
    assert compute.values(names, "4310", Period.year(2024)) == {CAMERAS: 14000, rate: None}
    assert compute.values(names, "431081", Period.year(2023)) == {CAMERAS: None, rate: None}


def test_a_series_shows_where_the_definition_broke(county: County) -> None:
    sent(county, of_year=2022).do("confirm")
    other: dict[str, Any] = {"definition": "公共和社会视频监控", "value": Decimal(9000)}
    assert refusal(lambda: sent(county, of_year=2023, **other)) == {"house.statistic_break"}
    sent(county, of_year=2023, change="自2023年起包括社会单位自建", **other).do("confirm")
    sent(county, of_year=2024, **other)
    told = series.of(CAMERAS, "431081", 2024)
    assert [(point.year, int(point.value), bool(point.why)) for point in told] == [
        (2022, 7000, False),
        (2023, 9000, True),
    ]
