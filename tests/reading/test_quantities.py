"""What is a quantity, with its value, unit and precision; and what only looks like one."""

import pytest

from guiju.reading import read

QUANTITIES = [
    ("办理案件39件", 39, "件", "exact"),
    ("受理投诉１０８２件", 1082, "件", "exact"),
    ("印发资料10 余万份(册)", 100_000, "份", "more_than"),
    ("服务群众15万余人次", 150_000, "人次", "more_than"),
    ("涉案金额近1500万元", 15_000_000, "元", "nearly"),
    ("总投资达3.8亿元", 380_000_000, "元", "exact"),
    ("挽回损失两百余万元", 2_000_000, "元", "more_than"),
    ("化解两起重大纠纷", 2, "起", "exact"),
    ("分四批次公布", 4, "批次", "exact"),
    ("累计走访群众近千人次", 1000, "人次", "nearly"),
    ("惠及上万名群众", 10_000, "名", "more_than"),
    ("调解纠纷一千二百余件", 1200, "件", "more_than"),
    ("办结时限压缩到5个工作日", 5, "工作日", "exact"),
    ("审批时间压缩45%以上", 45, "%", "more_than"),
    ("占全部案件的百分之九十", 90, "%", "exact"),
    ("较上年提高2.1个百分点", 2.1, "百分点", "exact"),
    ("平均得分96.5分", 96.5, "分", "exact"),
    ("明确22个方面的任务", 22, "个方面", "exact"),
    ("与12县(市、区)签订协议", 12, "县(市、区)", "exact"),
    ("下乡服务320余场次", 320, "场次", "more_than"),
    ("每周进行一次走访", 1, "次", "exact"),
    ("每年法律服务不少于96小时", 96, "小时", "more_than"),
    ("办理时限不超过10个工作日", 10, "工作日", "less_than"),
    ("企业开办用时1个工作日左右", 1, "工作日", "nearly"),
    ("万人成讼率为45.6件/万人", 45.6, "件/万人", "exact"),
    ("开展检查2174户次", 2174, "户次", "exact"),
    ("整治管网13公里", 13, "公里", "exact"),
    ("人均完成60学时以上", 60, "学时", "more_than"),
    ("检查门店2 415户", 2415, "户", "exact"),
    ("追缴欠款1 206.5万元", 12_065_000, "元", "exact"),
    ("发出倡议书3 100余份", 3100, "份", "more_than"),
    ("接种疫苗31.2万剂次", 312_000, "剂次", "exact"),
    ("抽检货车6.3万辆次", 63_000, "辆次", "exact"),
    ("当场答复群众疑问九个", 9, "个", "exact"),
    ("专职人员约占千分之四", 4, "‰", "exact"),
    ("每月到点值班一两次", 1, "次", "nearly"),
    ("全年约谈七八家", 7, "家", "nearly"),
]

NAMES = [
    "2022年3月15日召开会议",
    "2021—2025年规划实施",
    "2月份至4月份集中开展",
    "截至12月底",
    "二〇二二年十二月三十日",
    "依据国办发〔2018〕118号文件",
    "贯彻《行政处罚法》第四十二条",
    "印发《法治政府建设三年行动方案(2024-2026年)》",
    "落实行政执法“三项制度”",
    "坚持“八五”普法",
    "12345热线平台",
    "开展“4·8”司法日宣传",
    "推行365“不打烊”服务",
    "24小时自助服务区",
    "打造15分钟公共法律服务圈",
    "推行“1+3+N”模式",
    "严格落实10+X责任清单",
    "排名全市第3",
    "连续5年保持第一",
    "联系电话0735-1234567",
    "一村一法律顾问",
    "三级调解网络",
    "进一步规范一体化建设",
    "坚持两个维护",
    "第一、二、三、四次会议精神",
    "第二轮督察",
    "7×24小时不打烊",
    "60岁以上老人",
    "数十家企业受益",
    "庆祝建党100周年",
    "国家安全教育日（4.15）宣传",
    "一是健全机制",
    "两部门联合执法",
    "每周三组织学习",
    "占全省案件的1/4",
    "依据政办函﹝2021﹞7号",
]


@pytest.mark.parametrize(("text", "value", "unit", "precision"), QUANTITIES)
def test_quantities(text: str, value: float, unit: str, precision: str) -> None:
    figures = read(f"今年，{text}，成效明显。").figures
    assert [(figure.value, figure.unit, figure.precision) for figure in figures] == [(value, unit, precision)]


@pytest.mark.parametrize("text", NAMES)
def test_names_dates_and_slogans_are_no_quantities(text: str) -> None:
    assert [figure.text for figure in read(f"今年，{text}，成效明显。").figures] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("分别检查18、20家企业", [(18, "家"), (20, "家")]),
        ("查处问题239件291人", [(239, "件"), (291, "人")]),
        ("实现学时完成率、参考率、合格率3个100%", [(100, "%")] * 3),
        ("答复率、满意度两个100%", [(100, "%")] * 2),
        ("警情、案件同比分别下降12.3%、15.6%", [(12.3, "%"), (15.6, "%")]),
        ("时限由15天缩短至7天", [(15, "天"), (7, "天")]),
    ],
)
def test_shared_units_and_numbers(text: str, values: list[tuple[float, str]]) -> None:
    figures = read(f"全年{text}。").figures
    assert [(figure.value, figure.unit) for figure in figures] == values


def test_a_range_is_one_quantity() -> None:
    (figure,) = read("平均每个乡镇配备5—8名执法人员。").figures
    assert (figure.value, figure.upper, figure.unit) == (5, 8, "名")


def test_a_range_in_wan_scales_both_ends() -> None:
    (figure,) = read("每件补助2-3万元。").figures
    assert (figure.value, figure.upper) == (20_000, 30_000)


@pytest.mark.parametrize(
    ("text", "sign"), [("同比下降19%", -1), ("同比增长8.6%", 1), ("比上年减少12件", -1), ("达到95%", None)]
)
def test_change_on_last_year_has_its_sign(text: str, sign: int | None) -> None:
    (figure,) = read(f"案件总量{text}。").figures
    assert figure.change == sign


def test_spans_count_the_characters_of_the_text_as_given() -> None:
    text = "\ufeff　　全市共受理案件１，２３４件；其中：Ａ类１２件。\r\n另有纠纷 5 起。"
    for figure in read(text).figures:
        assert text[figure.start : figure.end] == figure.text
    assert [figure.text for figure in read(text).figures][-1] == "5 起"
