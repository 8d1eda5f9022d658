"""What a figure measures: its concept, phrase, kind, and the whole it is part of."""

from collections.abc import Callable

import pytest

from guiju.reading import Reading

from .passages import REPORT

ReadingOf = Callable[[str], Reading]

SAID = [
    ("全县共收到行政复议申请32件", "reconsideration_applications"),
    ("收到行政复议申请32件，受理28件", "reconsideration_accepted"),
    ("收到行政复议申请32件，受理28件，审结25件", "reconsideration_closed"),
    ("发生行政诉讼案件41件，开庭审理30件", "litigation_heard"),
    ("受理行政诉讼案件41件，审结36件", "litigation_closed"),
    ("行政机关负责人出庭应诉率达100%", "head_appearance_rate"),
    ("制定行政规范性文件12件", "normative_documents_issued"),
    ("全县235个人民调解委员会发挥作用", "mediation_committees"),
    ("排查矛盾纠纷1250起，调解成功1200起", "disputes_settled"),
    ("现有持证行政执法人员320名", "enforcement_certificate_holders"),
    ("有17人通过考试获得执法证", "officers_certified"),
    ("发放普法宣传资料5万余份", "leaflets_distributed"),
    ("培育“法律明白人”1128名", "legal_advocates"),
    ("全市配备法治副校长162名", "school_vice_principals"),
    ("办理人大代表建议52件", "npc_suggestions_handled"),
    ("办理人大代表建议52件、政协提案61件", "cppcc_proposals_handled"),
    ("受理12345热线工单2140件", "hotline_cases_accepted"),
    ("在册社区矫正对象19人", "community_correction_registered"),
    ("召开政府常务会议26次", "executive_meetings"),
    ("企业开办时间压缩至0.5个工作日", "business_startup_time"),
    ("办理公证101件", "notary_cases"),
    ("本区30个行政执法单位共作出行政处罚决定640件", "penalty_cases"),
    ("排查矛盾纠纷88起，化解86起", "disputes_settled"),
    ("调解纠纷88起，成功86起", "disputes_settled"),
    ("行政应诉14件，其中一审9件、二审5件，已判决11件", "litigation_closed"),
    ("移送公安机关6件、9人", "persons_transferred_to_justice"),
    ("现有专职网格员52名", "grid_managers"),
    ("信访总量同比下降3.2个百分点", "petition_decrease_rate"),
    ("省级民主法治示范村4个、市级12个", "model_villages"),
    ("查处作风问题5起，处理8人", "conduct_case_persons"),
    ("执法队15人，其中持证12人", "enforcement_certificate_holders"),
    ("承接下放行政权力事项31项", "power_items_taken_over"),
    ("12328热线受理来电700件", None),
    ("拆除违法建筑23处", "illegal_buildings"),
    ("建成法治文化广场18个", "law_culture_squares"),
]


@pytest.mark.parametrize(("text", "concept"), SAID)
def test_concept_of_the_last_figure(reading_of: ReadingOf, text: str, concept: str | None) -> None:
    assert reading_of(f"今年，{text}。").figures[-1].concept == concept


def test_what_a_body_did_is_counted_by_the_next_number(reading_of: ReadingOf) -> None:
    bodies, cases = reading_of("本区30个行政执法单位办理行政处罚案件640件。").figures
    assert (bodies.concept, cases.concept) == ("enforcement_bodies", "penalty_cases")


def test_a_list_that_adds_up_to_its_whole_is_complete(reading_of: ReadingOf) -> None:
    reading = reading_of("行政应诉14件，其中一审9件、二审5件，已判决11件，败诉1件。")
    assert [figure.part_of for figure in reading.figures] == [None, 0, 0, None, None]
    assert not [finding for finding in reading.findings if finding.severity == "defect"]


def test_a_cell_takes_its_unit_from_its_row_or_the_head_of_its_column(reading_of: ReadingOf) -> None:
    table = "项目\t单位\t本年\n立案\t件\t140\n罚款\t万元\t38.5\n\n部门\t检查（次）\n城管\t75\n"
    said = [(figure.value, figure.unit, figure.precision) for figure in reading_of(table).figures]
    assert said == [(140, "件", "exact"), (385_000, "元", "exact"), (75, "次", "exact")]


def test_a_text_without_a_catalogue_has_phrases_and_no_concepts() -> None:
    from guiju.reading import read

    (figure,) = read("全县共收到行政复议申请32件。").figures
    assert (figure.concept, figure.phrase) == (None, "收到行政复议申请")


def test_one_percentage_said_of_two_rates(reading_of: ReadingOf) -> None:
    figures = reading_of("规范性文件备案及时率、合格率达到100%。").figures
    assert [figure.concept for figure in figures] == [
        "normative_document_filing_on_time_rate",
        "normative_document_filing_pass_rate",
    ]
    assert figures[0].start == figures[1].start


def test_parts_know_their_whole(reading_of: ReadingOf) -> None:
    figures = reading_of("建立调委会180个，其中村调委会150个，社区调委会30个，专职调解员20人。").figures
    assert [figure.part_of for figure in figures] == [None, 0, 0, None]


def test_a_bracket_behind_a_figure_holds_its_parts(reading_of: ReadingOf) -> None:
    figures = reading_of("下放事项163项（乡镇105项，村级58项）到基层。").figures
    assert [figure.part_of for figure in figures] == [None, 0, 0]


def test_names_and_numbers_said_respectively(reading_of: ReadingOf) -> None:
    figures = reading_of("人大代表建议、政协提案分别为52件、61件。").figures
    assert [figure.concept for figure in figures] == ["npc_suggestions_handled", "cppcc_proposals_handled"]


def test_a_former_value_is_not_the_figure(reading_of: ReadingOf) -> None:
    figures = reading_of("企业开办时间由3个工作日压缩至1个工作日。").figures
    assert [figure.concept for figure in figures] == [None, "business_startup_time"]


def test_the_whole_report(reading_of: ReadingOf) -> None:
    reading = reading_of(REPORT)
    concepts = {figure.concept: figure.value for figure in reading.figures if figure.concept}
    expected = {
        "plenary_meetings": 3,
        "executive_meetings": 18,
        "duty_report_coverage": 100,
        "exam_participants": 2316,
        "online_available_item_rate": 98.6,
        "off_hours_service_cases": 12_000,
        "comprehensive_service_windows": 16,
        "business_startup_time": 0.5,
        "normative_documents_issued": 12,
        "cleanup_documents_total": 86,
        "cleanup_documents_declared_void": 12,
        "government_contract_reviews": 145,
        "enforcement_certificate_holders": 1036,
        "officers_certified": 58,
        "hazards_found": 640,
        "hazards_rectified": 608,
        "penalty_cases_product_quality": 74,
        "file_reviews": 120,
        "file_review_units": 24,
        "reconsideration_mediated": 6,
        "disputes_found": 1250,
        "dispute_settlement_rate": 96,
        "dispute_amount_involved": 8_600_000,
        "mediation_committees_trade": 5,
        "legal_aid_cases": 412,
        "concentrated_outreach_events": 180,
        "people_reached": 120_000,
        "legal_advocate_backbones": 360,
        "criminal_alerts_decrease_rate": 12.3,
    }
    assert {name: concepts.get(name) for name in expected} == expected
    assert all(reading.text[figure.start : figure.end] == figure.text for figure in reading.figures)
