"""What is a defect and what only looks like one, by classes: each true one beside sound passages that resemble it."""

from collections.abc import Callable

import pytest

from guiju.reading import Reading

ReadingOf = Callable[[str], Reading]

# kind of the defect, passages with one, passages with none
CLASSES = [
    (
        "sum_mismatch",  # all parts are told, and one was counted wrongly
        [
            "共有调解员500名，其中专职100名、兼职390名。",
            "办理公证800件，其中国内600件、涉外150件、涉港澳台40件。",
            "处罚案件900件，其中简易程序300件、普通程序590件。",
            "审结98件，其中维持60、撤销10、驳回15、终止12件。",
            "优良天数330天，其中优、良分别为130天、190天。",
            "甲镇5件、乙镇7件、丙镇9件，总计22件。",
            "办理复议30件、调解200件、裁决5件，合计240件。",
        ],
        [
            "共有调解员500名，其中专职100名、兼职400名。",
            "共有调委会230个，其中村180个、社区25个、乡镇15个。",
            "发放资料10.2万份，其中手册5.1万份、折页3万份、海报1.5万份、单页5000份。",
            "公证230件，其中国内200件、涉外30件，合计230件。",
            "受理案件300件，其中劳动80件、交通90件、医疗等60件。",
        ],
    ),
    (
        "arithmetic_mismatch",
        [
            "发现隐患300处，罚款2万元，涉及企业40家，整改280处，整改率95.3%。",
            "应述法45人，实际述法43人，述法率97.6%。",
            "受理案件120件，较上年的100件增长30%。",
            "办结90件（上年为100件），同比下降20%。",
            "受理案件120件，其中涉企30件，占受理总数的35%。",
            "审结200件，调解和解50件，占审结总数的28%。",
            "监测365天，优良330天，占比91.4%。",
            "应述45人，实际述43人，覆盖率98.6%。",
            "受理80件，比上年的100件下降25%。",
            "受理80件，与上年的100件相比下降25%。",
            "由100件降到80件，降幅25%。",
        ],
        [
            "发现隐患300处，罚款2万元，涉及企业40家，整改280处，整改率93.3%。",
            "抽检食品600批次，不合格12批次，合格率98%。",
            "受理案件120件，较上年的100件增长20%。",
            "发现问题275个，责令改正231个，当场整改198个，整改率94.5%。",
            "应述法45人，实际述法43人，述法率95.6%。",
            "配备调解员52名，司法所26个，覆盖率100%。",
            "新建中心14个，配备人员42个，完成率100%。",
        ],
    ),
    (
        "missing_number",
        [
            "现有公证员人；办理公证300件。",
            "完成信用修复件；归集信用信息200条。",
            "现有执业律师名；办理案件300件。",
            "全年罚款万元，办理案件30件。",
            "办理案件300件，同比增长，结案290件。",
            "设立窗口个，进驻事项30项。",
            "延期审理件，审结20件。",
            "限制被执行人名，执结30件。",
            "办结率为，受理20件。",
        ],
        [
            "案件数量同比下降，办理案件30件。",
            "评为优秀等次；办理信访件30件。",
            "追回工资3万元，办理案件30件。",
        ],
    ),
    (
        "malformed_number",
        ["受理案件l5件。", "检查2O批。", "抽检12,4件。", "办理1， 286件。", "罚款12,4万元。", "2022年13月，受理3件。"],
        [
            "受理案件15件，办结12件。",
            "电话：0735—3322110，手机138××××1234。",
            "全年办理1,286件。",
            "甲、乙分别为101，98件。",
        ],
    ),
    (
        "inconsistent_repeat",
        ["一、基本情况。全县现有人民调解员1234名。\n二、队伍建设。全县共有人民调解员1324名。"],
        ["一、基本情况。全县现有人民调解员1234名。\n二、队伍建设。全县共有人民调解员1234名。"],
    ),
    ("unit_missing", [], ["万车死亡率1.2，办理案件30件。", "审结98件，其中维持60、撤销10、驳回15、终止13件。"]),
]


@pytest.mark.parametrize(("kind", "faulty", "sound"), CLASSES, ids=[kind for kind, _, _ in CLASSES])
def test_true_defects_are_told_and_what_resembles_them_is_not(
    reading_of: ReadingOf, kind: str, faulty: list[str], sound: list[str]
) -> None:
    def told(text: str) -> list[str]:
        return [finding.kind for finding in reading_of(f"今年，{text}").findings if finding.severity == "defect"]

    assert [text for text in faulty if told(text) != [kind]] == []
    assert [(text, told(text)) for text in sound if told(text)] == []
