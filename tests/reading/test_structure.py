"""Title, place, level, year, dates and sections."""

import pytest

from guiju.reading import read

from .passages import REPORT


def test_who_reports() -> None:
    reading = read(REPORT)
    assert (reading.title, reading.region, reading.level, reading.year) == (
        "安平县2022年法治政府建设年度报告",
        "安平县",
        "县",
        2022,
    )
    assert (reading.issuer, reading.date) == ("安平县人民政府", "2023-02-16")


HEADS = [
    ("南江市东湖区2021年度法治政府建设情况报告", "南江市东湖区", "市辖区", 2021),
    ("平山镇人民政府2023年法治政府建设工作总结", "平山镇", "镇", 2023),
    ("关于河口街道办事处2022年度法治政府建设情况的报告", "河口街道", "街道", 2022),
    ("安平县农业农村局2023年法治政府建设年度报告", "安平县", "部门", 2023),
    ("河西省2020年法治政府建设情况报告", "河西省", "省", 2020),
]


@pytest.mark.parametrize(("title", "region", "level", "year"), HEADS)
def test_titles(title: str, region: str, level: str, year: int) -> None:
    reading = read(f"{title}\n今年各项工作有序推进。\n")
    assert (reading.title, reading.region, reading.level, reading.year) == (title, region, level, year)


def test_a_city_that_reports_to_a_city_is_county_level() -> None:
    reading = read("安平市2022年法治政府建设情况报告\n衡水市人民政府：\n现将有关情况报告如下。\n")
    assert (reading.level, reading.addressee) == ("县级市", "衡水市人民政府")


def test_a_text_without_a_title_is_placed_by_what_it_speaks_of() -> None:
    reading = read(
        "2021年，平山镇坚持依法行政，现将2021年度法治政府建设情况报告如下：\n一、平山镇坚持党的领导。\n平山镇政府依法履职。"
    )
    assert (reading.title, reading.region, reading.level, reading.year) == ("", "平山镇", "镇", 2021)


def test_the_catalogue_fields_of_a_page() -> None:
    text = "索引号: A25110--2022-0003 主题分类: 司法\n发布机构: 东湖区司法局 生成日期: 2022-03-11\n有效性: 有效\n浏览量：332次\n"
    reading = read(text + "南江市东湖区2021年度法治政府建设情况报告\n全年办理案件12件。")
    assert reading.fields["索引号"] == "A25110--2022-0003"
    assert (reading.issuer, reading.date) == ("东湖区司法局", "2022-03-11")
    assert [figure.text for figure in reading.figures] == ["12件"]


def test_a_date_in_chinese_numerals() -> None:
    assert read("工作总结\n今年办理案件12件。\n二〇二二年十二月三十日\n").date == "2022-12-30"


def test_sections_and_their_reach() -> None:
    reading = read(REPORT)
    chapters = [section for section in reading.sections if section.level == 1]
    assert [section.title for section in chapters] == [
        "主要举措和成效",
        "存在的不足和原因",
        "党政主要负责人履行推进法治建设第一责任人职责情况",
        "2023年工作安排",
    ]
    parts = [section for section in reading.sections if section.level == 2]
    assert [section.number for section in parts] == [1, 2, 3, 4, 5, 6]
    assert chapters[0].end == chapters[1].start and parts[-1].end == chapters[1].start
    assert [section.mark for section in reading.sections if section.level == 5] == ["一是", "二是", "三是"]


def test_the_furniture_of_a_page_does_not_run_into_its_fields() -> None:
    head = "柳城县2022年法治政府建设报告\n来源：柳城县司法局 阅读量：96 发布时间：2023-03-02 09:10 字号：[大 中 小]\n"
    reading = read(f"{head}全年办理案件3件。")
    assert reading.fields == {"来源": "柳城县司法局", "发布时间": "2023-03-02 09:10"}
    assert (reading.issuer, reading.date) == ("柳城县司法局", "2023-03-02")
    assert [figure.value for figure in reading.figures] == [3]
    assert [figure.value for figure in read(f"{head.strip()} 全年办理案件3件。").figures] == [3]


TITLED = [
    ("青禾县2024年度法治政府建设情况的报告 市人民政府：", "青禾县2024年度法治政府建设情况的报告", "", "市人民政府"),
    ("青禾县司法局2024年度法治政府建设情况报告", "青禾县司法局2024年度法治政府建设情况报告", "青禾县司法局", ""),
    ("青禾县教育局关于2023年度依法行政工作的报告", "青禾县教育局关于2023年度依法行政工作的报告", "青禾县教育局", ""),
]


@pytest.mark.parametrize(("line", "title", "issuer", "addressee"), TITLED)
def test_a_title_names_who_reports_and_ends_where_others_are_addressed(
    line: str, title: str, issuer: str, addressee: str
) -> None:
    reading = read(f"{line}\n全年办理案件3件。")
    assert (reading.title, reading.issuer, reading.addressee) == (title, issuer, addressee)


def test_a_village_under_contract_is_no_place_that_reports() -> None:
    assert read("2024年，签约村3个，办理案件30件。").region == ""
