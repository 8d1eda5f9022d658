"""Reports side by side, outliers, reconciliation with the registers, and the shapes they are given out in."""

from collections.abc import Callable

import pytest

from guiju.figures.catalogue import Concept
from guiju.reading import Reading
from guiju.reading.compare import compare, outliers
from guiju.reading.marked import page
from guiju.reading.reconcile import reconcile
from guiju.reading.tables import as_csv, comparison_rows, rows

ReadingOf = Callable[[str], Reading]


def yearly(year: int, applications: int, rate: str = "90%") -> str:
    return f"安平县{year}年法治政府建设情况报告\n全年收到行政复议申请{applications}件。调解纠纷成功率{rate}。\n"


def test_change_on_last_year(reading_of: ReadingOf, catalogue: dict[str, Concept]) -> None:
    comparison = compare([reading_of(yearly(2021, 40)), reading_of(yearly(2022, 50, "92.5%"))], catalogue)
    by_concept = {row.concept: row for row in comparison.rows}
    assert [column.name for column in comparison.columns] == ["安平县2021", "安平县2022"]
    assert by_concept["reconsideration_applications"].values == [40, 50]
    assert by_concept["reconsideration_applications"].changes == {"安平县2022": 25.0}
    assert by_concept["dispute_settlement_rate"].changes == {"安平县2022": 2.5}


@pytest.mark.parametrize(
    ("values", "expected"),
    [([10, 11, 12, 11, 90], [4]), ([10, None, 11, 12, 11, 0.1], [5]), ([1, 2, 90], []), ([5, 5, 5, 5], []), ([], [])],
)
def test_outliers(values: list[float | None], expected: list[int]) -> None:
    assert outliers(values) == expected


def test_reconciliation_says_equal_differs_and_who_is_silent(
    reading_of: ReadingOf, catalogue: dict[str, Concept]
) -> None:
    reading = reading_of("收到行政复议申请32件，受理28件。培育法律明白人1100余名。办理公证101件。调解成功率92.1%。")
    computed = {
        "reconsideration_applications": 32,
        "reconsideration_accepted": 27,
        "legal_advocates": 1128,
        "dispute_settlement_rate": 92.0517,
        "legal_aid_cases": 9,
    }
    verdicts = {line.concept: line.verdict for line in reconcile(reading, computed, catalogue)}
    assert verdicts == {
        "reconsideration_applications": "equal",
        "reconsideration_accepted": "differs",
        "legal_advocates": "equal",
        "dispute_settlement_rate": "equal",
        "notary_cases": "only_report",
        "legal_aid_cases": "only_registers",
    }


def test_csv_cells_are_no_formulas(reading_of: ReadingOf) -> None:
    text = as_csv(rows("=cmd()", reading_of("办理公证101件。")))
    assert text.startswith("'=cmd(),") and "办理公证" in text


def test_comparison_as_rows(reading_of: ReadingOf, catalogue: dict[str, Concept]) -> None:
    table = list(comparison_rows(compare([reading_of(yearly(2021, 40)), reading_of(yearly(2022, 50))], catalogue)))
    assert table[0] == ["指标", "名称", "单位", "安平县2021", "安平县2022", "比上年", "离群"]
    assert ["reconsideration_applications", "行政复议申请数", "件", 40, 50, "安平县2022 +25%", ""] in table


def test_the_page_is_whole_by_itself_and_safe(reading_of: ReadingOf) -> None:
    shown = page(reading_of("<script>alert(1)</script>办理公证101件，“一窗受理”事项214，实现提速。"))
    assert "<script" not in shown and "http" not in shown
    assert '<mark class="count" title="办理公证件数：101件（件次数）">101件</mark>' in shown
    assert 'class="fault"' in shown and "没有计量单位" in shown


def test_the_chart_is_svg(reading_of: ReadingOf, catalogue: dict[str, Concept]) -> None:
    from guiju.reading.chart import svg

    picture = svg(compare([reading_of(yearly(2021, 40)), reading_of(yearly(2022, 50))], catalogue))
    assert picture.startswith("<svg") and "行政复议申请数（件）" in picture
    with pytest.raises(ValueError, match="画不成"):
        svg(compare([reading_of(yearly(2021, 40))], catalogue))
