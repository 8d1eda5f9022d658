"""Planted defects of every kind are found where they stand; their sound twins are not."""

from collections.abc import Callable

import pytest

from guiju.reading import Reading, read

from .passages import REPORT

ReadingOf = Callable[[str], Reading]

# kind, a text with the fault, the words the finding must overlap, the same text without the fault
DEFECTS = [
    ("malformed_number", "涉案总金额1206.3.5万元。", "1206.3.5", "涉案总金额1206.3万元。"),
    ("malformed_number", "全年办理案件1O8件。", "1O8", "全年办理案件108件。"),
    ("malformed_number", "回访满意率10O%。", "10O%", "回访满意率100%。"),
    ("malformed_number", "查办案件2,07件。", "2,07", "查办案件2,070件。"),
    ("missing_number", "举办“板凳说法”活动 次，到场群众90人。", "活动 次", "举办“板凳说法”活动 5次，到场群众90人。"),
    ("missing_number", "全区仅有名公职律师。", "有名", "全区仅有3名公职律师。"),
    (
        "ordinal_sequence",
        "要求：1.摸清底数；2.逐户走访；4.销号管理。",
        "4.",
        "要求：1.摸清底数；2.逐户走访；3.销号管理。",
    ),
    ("malformed_number", "按时办结率98.%。", "98.%", "按时办结率98%。"),
    ("missing_number", "不动产登记可在个工作日内办结。", "个工作日", "不动产登记可在3个工作日内办结。"),
    ("missing_number", "群众满意率达%。", "率达", "群众满意率达98%。"),
    ("missing_number", "发放资料余份，反响良好。", "余份", "发放资料800余份，反响良好。"),
    ("missing_number", "培训覆盖率达到，效果明显。", "率达到", "培训覆盖率达到90%，效果明显。"),
    ("missing_number", "全年召开会议次，研究问题。", "会议次", "全年召开会议6次，研究问题。"),
    ("missing_number", "涉及金额万元，全部兑现。", "万元", "涉及金额35万元，全部兑现。"),
    ("missing_number", "受理案件30件，审结件，其余在办。", "审结件", "受理案件30件，审结28件，其余在办。"),
    (
        "missing_number",
        "印发手册800本，悬挂横幅标语条，制作展板6块。",
        "标语条",
        "印发手册800本，悬挂横幅标语60条，制作展板6块。",
    ),
    ("missing_number", "现有社区矫正对象19人，其中重点人员人。", "人员人", "现有社区矫正对象19人，其中重点人员1人。"),
    ("missing_number", "全镇个调委会共受理纠纷915件。", "全镇个", "全镇19个调委会共受理纠纷915件。"),
    ("unit_missing", "梳理公共服务清单612大力推进改革。", "612", "梳理公共服务清单612项，大力推进改革。"),
    ("unit_missing", "“一窗受理”事项214，实现提速。", "214", "“一窗受理”事项214项，实现提速。"),
    ("unit_missing", "开展专项检查1731(次)。", "1731", "开展专项检查1731次。"),
    ("unit_missing", "2022安平县坚持依法行政。", "2022", "2022年安平县坚持依法行政。"),
    (
        "ordinal_sequence",
        "一是抓学习。二是抓考核。五是抓落实。三是抓督查。",
        "五是",
        "一是抓学习。二是抓考核。三是抓落实。",
    ),
    (
        "ordinal_sequence",
        "一、总体情况\n二、主要做法\n四、存在问题\n",
        "四、",
        "一、总体情况\n二、主要做法\n三、存在问题\n",
    ),
    ("ordinal_sequence", "(一)学习。\n(二)宣传。\n(二)执法。\n", "(二)执法", "(一)学习。\n(二)宣传。\n(三)执法。\n"),
    (
        "ordinal_sequence",
        "1、抓学习。\n2深入推进改革。\n3、抓落实。\n",
        "2深入",
        "1、抓学习。\n2、深入推进改革。\n3、抓落实。\n",
    ),
    (
        "sum_mismatch",
        "建立调委会186个，其中村调委会155个，社区调委会10个，乡镇调委会10个，街道调委会3个，行业调委会9个。",
        "186个",
        "建立调委会186个，其中村调委会155个，社区调委会10个，乡镇调委会10个，街道调委会3个，行业调委会8个。",
    ),
    ("sum_mismatch", "下放事项163项（乡镇115项，村级58项）。", "163项", "下放事项163项（乡镇105项，村级58项）。"),
    (
        "sum_mismatch",
        "行政调解120件、人民调解300件、司法调解50件，合计480件。",
        "480件",
        "行政调解120件、人民调解300件，合计420件。",
    ),
    (
        "arithmetic_mismatch",
        "排查纠纷1082起，调解成功996起，调解成功率95.1%。",
        "95.1%",
        "排查纠纷1082起，调解成功996起，调解成功率92.1%。",
    ),
    (
        "arithmetic_mismatch",
        "参加考试326人，合格311人，合格率85.4%。",
        "85.4%",
        "参加考试326人，合格311人，合格率95.4%。",
    ),
    ("arithmetic_mismatch", "信访量由120件下降到90件，同比下降35%。", "35%", "信访量由120件下降到90件，同比下降25%。"),
    ("part_exceeds_whole", "年度绿化任务完成率110%。", "110%", "年度绿化任务完成率100%。"),
    ("part_exceeds_whole", "培养明白人313人，其中骨干670人。", "670人", "培养明白人3313人，其中骨干670人。"),
    ("part_exceeds_whole", "收到行政复议申请17件，受理19件。", "19件", "收到行政复议申请19件，受理17件。"),
    (
        "unbalanced_marks",
        "认真落实《法治政府建设实施纲要，成效明显。",
        "《",
        "认真落实《法治政府建设实施纲要》，成效明显。",
    ),
    ("unbalanced_marks", "村(社区法律顾问进村服务。", "(", "村(社区)法律顾问进村服务。"),
    (
        "inconsistent_repeat",
        "全县现有人民调解委员会180个。加强队伍建设。\n目前全县现有人民调解委员会176个。",
        "176个",
        "全县现有人民调解委员会180个。加强队伍建设。\n目前全县现有人民调解委员会180个。",
    ),
]


def places(text: str, reading: Reading, kind: str) -> list[tuple[int, int]]:
    return [
        (finding.start, finding.end)
        for finding in reading.findings
        if finding.kind == kind and finding.severity == "defect"
    ]


@pytest.mark.parametrize(("kind", "text", "where", "sound"), DEFECTS)
def test_a_planted_defect_is_found_at_its_place(
    reading_of: ReadingOf, kind: str, text: str, where: str, sound: str
) -> None:
    at = text.rindex(where)
    found = places(text, reading_of(text), kind)
    assert any(start < at + len(where) and at < end for start, end in found), found


@pytest.mark.parametrize(("kind", "text", "where", "sound"), DEFECTS)
def test_the_sound_twin_raises_nothing(reading_of: ReadingOf, kind: str, text: str, where: str, sound: str) -> None:
    assert [finding for finding in reading_of(sound).findings if finding.severity == "defect"] == []


def test_a_sound_report_has_no_defect(reading_of: ReadingOf) -> None:
    assert [finding.message for finding in reading_of(REPORT).findings if finding.severity == "defect"] == []


def test_every_finding_says_what_would_settle_it(reading_of: ReadingOf) -> None:
    for kind, text, _, _ in DEFECTS:
        for finding in reading_of(text).findings:
            assert finding.message.endswith("。") and finding.settles.endswith("。"), kind


def test_checks_that_hold_keep_their_arithmetic(reading_of: ReadingOf) -> None:
    formulas = [check.formula for check in reading_of(REPORT).checks if check.holds]
    assert "61 + 4 + 9 + 12 = 86（总数 86）" in formulas
    assert "1200 ÷ 1250 = 96.00%（所写 96%）" in formulas
    assert "6件 ≤ 25件" in formulas


def test_a_rate_that_no_whole_base_gives_is_asked_about(reading_of: ReadingOf) -> None:
    (finding,) = [
        found
        for found in reading_of("组织规范化达182个，规范率达84.6%。").findings
        if found.kind == "arithmetic_mismatch"
    ]
    assert finding.severity == "question" and "截去尾数" in finding.message


def test_a_rate_impossible_even_when_cut_is_a_defect(reading_of: ReadingOf) -> None:
    kinds = [(found.kind, found.severity) for found in reading_of("组织规范化达7个，规范率达84.6%。").findings]
    assert ("arithmetic_mismatch", "defect") in kinds


def test_stages_of_a_case_are_no_parts_to_be_added(reading_of: ReadingOf) -> None:
    reading = reading_of("收到行政复议申请17件。其中立案受理的案件15件，已审结15件。")
    assert [finding.kind for finding in reading.findings] == []


SOUND_NUMBERING = [
    "1.2022年开展检查12次。\n2.3月份组织宣传5场。\n3.12345热线受理工单30件。\n",
    "一、总体情况\n(一)学习。\n1.学习4次。\n2.培训2次。\n(二)宣传。\n3.宣传5场。\n二、问题\n",
    "主要问题：一是力量不足；二是意识不强。原因：一是投入少；二是培训少；三是考核少。",
    "一是抓学习。包括：一是党委学，二是干部学。二是抓考核。三是抓落实。",
    "2楼大厅设立窗口6个。",
]


@pytest.mark.parametrize("text", SOUND_NUMBERING)
def test_sound_numbering_of_many_kinds(reading_of: ReadingOf, text: str) -> None:
    found = [finding.message for finding in reading_of(text).findings if finding.kind == "ordinal_sequence"]
    assert found == []


def test_examples_from_a_whole_are_a_question_not_a_defect(reading_of: ReadingOf) -> None:
    reading = reading_of("查处违法案件107件，其中食品44件，药械类4件。")
    assert [(finding.kind, finding.severity) for finding in reading.findings] == [("sum_mismatch", "question")]


PASSAGE = "重大事项提交集体讨论前须经合法性审查，未经审查或者审查不通过的一律不得上会。"


def test_a_passage_twice_word_for_word(reading_of: ReadingOf) -> None:
    text = f"(一)决策。{PASSAGE}\n(二)文件。加强管理。{PASSAGE}\n"
    (finding,) = [found for found in reading_of(text).findings if found.kind == "inconsistent_repeat"]
    assert text[finding.start : finding.end] == PASSAGE
    assert [text[start:end] for start, end in finding.others] == [PASSAGE]


WORDS = "办理条件、专项事项、案卷文件、各项要件、家庭纠纷、企业家、手册名册、定期分期、层次、现场、个人个案、名单名录"


def test_words_that_end_in_a_counter_have_lost_no_number(reading_of: ReadingOf) -> None:
    reading = reading_of(f"全年处理信访案件30件，涉及{WORDS}，共有名录、全市项目、开展场所检查，其中个别案件。")
    assert [finding.message for finding in reading.findings] == []


def test_a_report_after_its_day(reading_of: ReadingOf) -> None:
    late = REPORT.replace("发布时间：2023-02-16", "发布时间：2023-05-16")
    assert "late_report" in [finding.kind for finding in reading_of(late).findings if finding.severity == "defect"]


@pytest.mark.parametrize(
    ("part", "cut"),
    [("不足和原因", ("二、存在的不足和原因", "三、党政")), ("下一年度", ("四、2023年工作安排", "安平县人民政府\n"))],
)
def test_a_part_of_the_2019_rule_missing(reading_of: ReadingOf, part: str, cut: tuple[str, str]) -> None:
    start = REPORT.index(cut[0])
    text = REPORT[:start] + REPORT[REPORT.index(cut[1], start) :]
    messages = [finding.message for finding in reading_of(text).findings if finding.kind == "missing_part"]
    assert len(messages) == 1 and part in messages[0]


def test_text_of_another_year_or_place(reading_of: ReadingOf) -> None:
    other_year = reading_of(REPORT.replace("现将2022年度", "现将2021年度"))
    assert ("reused_text", "defect") in [(finding.kind, finding.severity) for finding in other_year.findings]
    other_place = reading_of(REPORT.replace("一是执法力量", "一是我区执法力量"))
    assert "reused_text" in [finding.kind for finding in other_place.findings]


def test_text_taken_from_an_earlier_report() -> None:
    earlier = (
        "我们坚持问题导向，严格落实行政执法公示制度、全过程记录制度和重大决定法制审核制度，规范执法行为。\n其他内容。"
    )
    text = "今年以来，各项工作有序推进，成绩明显。\n" + earlier.replace("规范执法行为", "规范了执法行为")
    (finding,) = [found for found in read(text, earlier=[earlier]).findings if found.kind == "reused_text"]
    assert text[finding.start : finding.end].startswith("我们坚持问题导向")
    assert not list(read(text, earlier=["毫不相干的一份旧报告，讲的是别的事情和别的地方。"]).findings)


@pytest.mark.parametrize(
    "text",
    [
        "全年研究解决难题七个。接待群众30人次。",
        "累计接种疫苗31.2万剂次，覆盖18个村。",
        "排查矛盾纠纷88起，化解86起，化解率97.7%。",
        "力争明年矛盾纠纷化解率达到98%以上。",
        "县里12个执法单位办理处罚案件70件，比上年多6件。",
    ],
)
def test_sound_sentences_raise_nothing(reading_of: ReadingOf, text: str) -> None:
    assert reading_of(text).findings == []
