"""Names that no wording foresaw: by the concept that lies nearest, the list, the whole and the organ that reports."""

from collections.abc import Callable

import pytest

from guiju.reading import Reading

ReadingOf = Callable[[str], Reading]

# a passage, and the concepts of its figures in order ("" where none fits)
PASSAGES = [
    # a label is said in other words, or in part where what stands around it says the rest
    ("信用工作。归集信用信息30万条，其中许可3万条、处罚1万条。",
     "credit_records_collected credit_permit_records credit_penalty_records"),
    ("现有网格员80名，其中专职50名、兼职30名。", "grid_managers  grid_managers_part_time"),
    ("空气质量优良330天。", "air_good_days"),
    # what comes later in the paragraph says of what it speaks
    ("设立受理点9个，线上申请20件，均为行政复议便民举措。",
     "reconsideration_reception_points reconsideration_online_applications"),
    # another says far more of the phrase than the wording that was heard
    ("12345热线受理诉求300件，转办工单280件。", "hotline_cases_accepted hotline_orders_dispatched"),
    ("县门户网站发布政府信息300条。", "disclosure_website_items"),
    # a list of kinds outranks what each may mean by itself
    ("涉及行政处罚40件、行政确认8件、行政征收3件、行政强制5件。",
     "reconsideration_penalty reconsideration_confirmation reconsideration_levy reconsideration_compulsion"),
    # what words tell of two things is the kind of the whole before it
    ("共清理规范性文件50件，其中：继续有效的规范性文件38件；重新公布的规范性文件2件；废止的规范性文件4件，宣布失效的规范性文件6件。",
     "cleanup_documents_total cleanup_documents_kept_valid cleanup_documents_reissued cleanup_documents_repealed "
     "cleanup_documents_declared_void"),
    # a comma within a number ends no clause
    ("网格员上报事件由1,250件增至1,300件。", " grid_events_reported"),
    # nothing said plainly: a step alone, a rate of anybody's, another counter
    ("合格30人。", ""),
    ("满意率95%。", ""),
    ("开展案卷评查9次。", ""),
    ("主动公开信息90条，其中不予公开信息3条。", "disclosure_items_published "),
]  # fmt: skip


@pytest.mark.parametrize(("text", "concepts"), PASSAGES)
def test_a_phrase_that_no_wording_foresaw(reading_of: ReadingOf, text: str, concepts: str) -> None:
    assert [figure.concept or "" for figure in reading_of(f"2024年，{text}").figures] == concepts.split(" ")


@pytest.mark.parametrize(
    ("title", "text", "concept"),
    [
        ("甲县应急管理局2024年工作总结", "罚款3万元。", "safety_fines"),
        ("甲县2024年工作总结", "罚款3万元。", "penalty_fines"),
        ("甲县生态环境局2024年工作总结", "发现问题30个，整改28个。", "environment_problems_rectified"),
        ("甲县城市管理局2024年工作总结", "执法检查发现问题30个，整改28个。", "problems_rectified"),
        ("甲县卫生健康局2024年工作总结", "监督检查300户次。", "inspections_health"),
    ],
)
def test_the_organ_that_reports_outranks_what_is_general(
    reading_of: ReadingOf, title: str, text: str, concept: str
) -> None:
    assert reading_of(f"{title}\n{text}").figures[-1].concept == concept


def test_a_part_is_a_kind_of_its_whole(reading_of: ReadingOf) -> None:
    figures = reading_of("现有公证员20名，其中助理8名；全年接待群众信访总量400件，其中重复150件、初次250件。").figures
    assert [figure.concept for figure in figures if figure.part_of is not None] == [
        "notary_assistants",
        "petition_repeated",
        "petition_first_time",
    ]


def test_what_only_one_of_a_topic_counts_is_not_explained_by_it(reading_of: ReadingOf) -> None:
    (figure,) = reading_of("受理行政诉讼30件。").figures
    assert figure.concept != "litigation_lost"


def test_the_words_of_the_phrase_speak_for_the_nearest(reading_of: ReadingOf) -> None:
    (figure,) = reading_of("空气质量优良330天。").figures
    assert figure.said == ("空气质量优良",)
    assert figure.candidates[0].words == figure.said
