"""Inputs of each class that once went wrong, in words of our own: names that do not fit, findings that are none, numerals."""

from collections.abc import Callable

import pytest

from guiju.figures.catalogue import Concept
from guiju.reading import Reading, read

ReadingOf = Callable[[str], Reading]

# text, the words of the figure, its concept or None
NAMED = [
    ("设立法律援助工作站12个", "12个", "legal_aid_stations"),
    ("全县审结行政复议案件95件", "95件", "reconsideration_closed"),
    ("涉林行政复议案件7件", "7件", None),
    ("12345热线受理诉求800件，不满意率2.1%", "2.1%", "hotline_dissatisfaction_rate"),
    ("主动公开信息90条，其中不予公开信息3条", "3条", None),
    ("新增专职网格员6名", "6名", None),
    ("对社区矫正对象开展心理辅导40人次", "40人次", None),
    ("开展行政执法培训3场，参训人员150人次", "150人次", "officers_trained"),
    ("行政复议结案30件，以调解方式结案12件", "12件", "reconsideration_mediated"),
    ("收到行政複議申請44件", "44件", "reconsideration_applications"),
    ("赠阅普法读本3000册", "3000册", "leaflets_distributed"),
    ("12329热线受理来电500件", "500件", None),
]


@pytest.mark.parametrize(("text", "words", "concept"), NAMED)
def test_a_name_is_given_only_when_it_fits(reading_of: ReadingOf, text: str, words: str, concept: str | None) -> None:
    assert [figure.concept for figure in reading_of(f"今年，{text}。").figures if figure.text == words] == [concept]


def test_a_cell_with_its_unit_is_named_by_row_and_head(reading_of: ReadingOf) -> None:
    figures = reading_of(TABLES[3][0]).figures
    assert [figure.phrase for figure in figures[:2]] == ["甲局 行政复议申请", "甲局 罚款"]
    assert [figure.concept for figure in figures] == ["reconsideration_applications", "penalty_fines"] * 2


def test_where_two_fit_alike_none_is_given_and_both_are_told(reading_of: ReadingOf) -> None:
    several = [figure for figure in reading_of("收到建议书3份。").figures if len(figure.candidates) > 1]
    assert [figure.concept for figure in several] == [None]


def test_the_words_that_gave_a_name_are_told(reading_of: ReadingOf) -> None:
    (figure,) = reading_of("全年发放宣传资料3万份。").figures
    assert figure.said == ("发放宣传资料",)


def test_the_catalogue_holds_what_such_offices_report(catalogue: dict[str, Concept]) -> None:
    assert len(catalogue) >= 600
    for concept in catalogue.values():
        assert {concept.whole, *concept.unlike} - {""} <= catalogue.keys(), concept.id


VALUES = [
    ("办理事项2万3000件", 23_000, "件"),
    ("惠及群众18万5千人", 185_000, "人"),
    ("走访1千零8户", 1008, "户"),
    ("差错率万分之二", 2, "‱"),
    ("占三分之一", 33.33, "%"),
    ("罚款叁拾伍万元整", 350_000, "元"),
    ("案件数同比增长-4.5%", -4.5, "%"),
    ("卅二件积案", 32, "件"),
    ("建成調解室36個", 36, "个"),
    ("追回工资约52万，按期发放", 520_000, "元"),
    ("设备寿命延长1.5年", 1.5, "年"),
    ("命制考题240题", 240, "题"),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES)
def test_numerals_as_people_write_them(text: str, value: float, unit: str) -> None:
    assert [(figure.value, figure.unit) for figure in read(f"全年{text}。").figures] == [(value, unit)]


NO_FIGURES = [
    "抽查汽车零件企业",
    "赴五台县、七台河市、九户村调研",
    "张三名下房产",
    "邮编：422000，邮箱：sfj@163.com",
    "沿205县道巡查",
    "1.2来访情况",
    "统计期为202411日至2024630日",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_only_looks_like_a_number_is_left_alone(text: str) -> None:
    assert [figure.text for figure in read(f"本次{text}。").figures] == []


TABLES = [
    ("办件情况\n\n受理数\n\n办结数\n\n530\n\n512\n", [(530, None), (512, None)]),
    ("单位：件\n立案\n47\n结案\n45\n", [(47, "件"), (45, "件")]),
    (
        "| 种类 | 数量（宗） | 罚没金额（万元） |\n| --- | --- | --- |\n| 警告 | 30 | 1.5 |\n",
        [(30, "宗"), (15_000, "元")],
    ),
    (
        "| 部门 | 行政复议申请 | 罚款 |\n| --- | --- | --- |\n| 甲局 | 36件 | 3.5万元 |\n| 乙局 | 30件 | 2万余元 |\n",
        [(36, "件"), (35_000, "元"), (30, "件"), (20_000, "元")],
    ),
    ("单位：件、万元\n指标\t数量\n处罚案件\t36\n罚没金额\t3.5\n", [(36, "件"), (3.5, None)]),
    ("全年受理申请\n2034567\n件。", [(2_034_567, "件")]),
    ("全年受理申请15\n32件。", [(1532, "件")]),
    ("审结86件，其中\n— 4 —\n维持50件、撤销6件。", [(86, "件"), (50, "件"), (6, "件")]),
    ("發(fā)放資料2萬份", [(20_000, "份")]),
]


@pytest.mark.parametrize(("text", "figures"), TABLES)
def test_tables_and_torn_lines(text: str, figures: list[tuple[float, str | None]]) -> None:
    reading = read(text)
    assert [(figure.value, figure.unit) for figure in reading.figures] == figures
    assert [finding.message for finding in reading.findings if finding.severity == "defect"] == []
    assert all(text[figure.start : figure.end] == figure.text for figure in reading.figures)


SOUND = [
    "评为良好等次，办理案件30件。",
    "整治停车场、农贸市场，查处9起。",
    "建成示范性达标所，受理案件12件。",
    "办理援助案件90件，其中残疾人20件、妇女50件、农民工40件。",
    "接听来电500件，其中直接解答300件，回访400件。",
    "（三）执法。查处案件9件。",
    "败诉案件8件，下降2件；负责人出庭60件，败诉率3.1%。",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_passages_raise_no_defect(reading_of: ReadingOf, text: str) -> None:
    assert [finding.message for finding in reading_of(text).findings if finding.severity == "defect"] == []


FAULTY = [
    ("县财政拨付万元专项经费。", "missing_number"),
    ("受理申请11 30件。", "malformed_number"),
    ("截至2024年4月31日，办理案件5件。", "malformed_number"),
    ("审结案件200件（含结转），其中纠错（含撤销）30件，纠错率约9.5%。", "arithmetic_mismatch"),
    ("协管员90人，其中在编40人（含借调8人）、聘用60人。", "sum_mismatch"),
]


@pytest.mark.parametrize(("text", "kind"), FAULTY)
def test_true_defects_are_seen(reading_of: ReadingOf, text: str, kind: str) -> None:
    assert kind in [finding.kind for finding in reading_of(text).findings if finding.severity == "defect"]


WHOSE = [
    ("青禾市城市管理局2022年度法治政府建设情况报告\n处罚8宗。", "青禾市", 2022),
    ("甲山区人民政府云石街道办事处关于2023年度法治政府建设情况的报告\n我街道办理8件。", "云石街道", 2023),
    ("2024年，红旗街道深入推进依法行政，办理8件。", "红旗街道", 2024),
    ("和平区信访局2021年工作总结\n受理8件。", "和平区", 2021),
    ("嘉谷关市2020年行政执法统计年报\n处罚8件。", "嘉谷关市", 2020),
    ("以区县政府为被申请人的案件8件。", "", None),
]


@pytest.mark.parametrize(("text", "region", "year"), WHOSE)
def test_whose_report_it_is(text: str, region: str, year: int | None) -> None:
    reading = read(text)
    assert (reading.region, reading.year) == (region, year)
    assert [finding.message for finding in reading.findings if finding.kind == "reused_text"] == []
