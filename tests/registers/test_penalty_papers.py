"""What a party may rely on being in each paper of a case, and in the file: 处罚法 arts. 44, 52, 55–59, 61, 64, 66, 72.

Each row brings a case to the step that writes the paper; its words must stand in it, and no blank is printed as a fact.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju import documents
from guiju.documents.markup import parse
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.closing import FILE
from guiju.registers.enforcement.penalty_case.life import LIFE
from guiju.registers.enforcement.penalty_case.made_up import RECORD
from tests.lives import brought
from tests.paper_texts import markup_of, text_of
from tests.people import make_county
from tests.registers import test_penalty_decision_gates as later
from tests.registers import test_penalty_enforcement as afterwards
from tests.registers import test_penalty_gates as earlier
from tests.registers import test_penalty_paper_gates as gates
from tests.registers import test_penalty_transfer as justice
from tests.registers.penalties import DECISION, HEARD, LEADERS, REPORT, SERVED, STANDARD, Bench, person
from tests.registers.test_penalty_lives import exempted

DAY = gates.DAY
PARTY = "某某餐饮店，统一社会信用代码92431081"
ADDRESS = "住所：东江街道1号"
OFFICERS = ("王五（执法证号资某执证〔2020〕1号）", "王五（执法证号资某执证〔2020〕2号）")
REMEDIES = ("六十日内申请行政复议", "六个月内")


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


def filed(b: Bench) -> Any:
    matter = b.take("review_filing", b.filed(), date(2024, 3, 4), {"review_opinion": "建议立案"}, gates.reviewed_by(b))
    return b.take("approve_filing", matter, date(2024, 3, 5), STANDARD)


def reported(b: Bench) -> Any:
    return b.concluded(conclusion={"corrected": True, "harm": "slight", "report": "建议警告并罚款"})


def charged(b: Bench) -> Any:
    return b.take("add_surcharge", b.served(), date(2024, 5, 20), {"surcharge": Decimal(720)})


def deferred(b: Bench) -> Any:
    matter = b.take("request_deferral", b.served(), date(2024, 4, 25), {"reason": "停业三个月"})
    return b.take("defer", matter, date(2024, 4, 26), {"deferred_until": date(2024, 6, 28), "reason": "每月一期"})


def discussed(b: Bench) -> Any:
    return b.take("discuss", b.concluded(), date(2024, 4, 9), LEADERS | {"views": "张局长：同意。\n李局长：同意。"})


SETTLED = ("settle_preserved", DAY, lambda b: b.settling("seized", measure_number="资某扣〔2024〕3号"))
ORDER = {**gates.ORDER, "correction": "by_date", "correct_by": date(2024, 3, 20)}
SUMMON = {**gates.SUMMON, "questioning_set_for": date(2024, 3, 8), "to_bring": "营业执照"}
LEGAL = {"legal_review_passed": False, "opinion": "证据不足，退回补充", "looked_into": ["facts", "procedure"]}
ASKED = {**gates.ASKED, **RECORD, "questioned_details": "店主"}
PAPERS: list[tuple[str, Callable[[Bench], Any], tuple[str, ...]]] = [
    (
        "filing",
        filed,
        (
            PARTY,
            ADDRESS,
            "承办人意见\t建议立案（",
            "审核意见\t建议立案（",
            "负责人意见\t符合立案条件，准予立案（",
            "2024年3月5日",
        ),
    ),
    (
        "inspection",
        lambda b: b.brought("investigate"),
        (PARTY, *OFFICERS, "9:30至10:40", "已出示执法证件", "有权申请回避", "核对无误", "签名或者盖章"),
    ),
    (
        "questioning_notice",
        gates.then(gates.APPROVED, ("summon", DAY, SUMMON)),
        ("第五十五条第二款", "2024年3月8日9:00", "本机关询问室", "营业执照", "有权拒绝", "申请回避"),
    ),
    (
        "questioning",
        gates.then(gates.APPROVED, ("question", DAY, gates.by(ASKED))),
        ("李四（当事人）", "店主", *OFFICERS, "问：是否办证？\n答：没有。", "核对无误"),
    ),
    ("sampling", gates.SAMPLED, (PARTY, "第五十六条", "火腿肠\t2根", "店内货架", *OFFICERS, "核对无误")),
    (
        "sampling_disposal",
        gates.then(gates.SAMPLED, ("settle_samples", DAY, gates.RESULT)),
        ("2024年3月6日", "结果：合格", "返还", "火腿肠\t2根"),
    ),
    (
        "preservation_notice",
        gates.KEPT,
        (PARTY, "第五十六条", "可能灭失", "2024年3月6日批准", "七个工作日", "不得销毁或者转移", "账册\t3册", *OFFICERS),
    ),
    (
        "preservation_disposal",
        gates.then(gates.KEPT, SETTLED),
        ("第五十六条", "账册\t3册", "转为查封、扣押，见资某扣〔2024〕3号"),
    ),
    (
        "investigation_report",
        reported,
        (PARTY, ADDRESS, "违法事实（模拟）（证据1、2）", "勘验笔录、现场笔录", "属实", "已及时改正", "建议警告并罚款"),
    ),
    (
        "case_review",
        lambda b: b.reviewed(grave_case=True),
        ("承办人意见\t", "负责人意见\t", "集体讨论决定", "2024年4月9日"),
    ),
    (
        "legal_review",
        gates.then(lambda b: b.concluded(), ("legal_review", date(2024, 4, 9), LEGAL)),
        ("审核未通过", "证据不足", "程序是否合法", "第五十八条第一款", "2024年4月9日"),
    ),
    (
        "discussion",
        discussed,
        (
            "第五十七条第二款",
            "参加讨论的负责人（3人）\t甲某（局长）",
            "会议室",
            "张局长：同意。\n李局长：同意。",
            "同意",
        ),
    ),
    (
        "notice",
        earlier.offered,
        (PARTY, "第四十四条", "警告；罚款2000元", "2024年4月19日以前（含当日）", "要求举行听证", "五个工作日"),
    ),
    (
        "hearing_notice",
        earlier.called,
        ("第六十四条第二项", "2024年4月29日9:30", "会议室", "赵六", "一至二人代理", "申请回避", "不需要缴纳费用"),
    ),
    (
        "hearing_record",
        earlier.held,
        (
            PARTY,
            "2024年4月29日9:30",
            "赵六（非本案调查人员）",
            "公开",
            HEARD["accusation"],
            HEARD["reply"],
            "核对无误",
            "签字或者盖章",
        ),
    ),
    (
        "hearing_report",
        gates.then(earlier.held, ("report_hearing", gates.HEARING_DAY, gates.HELD)),
        ("警告；罚款2000元", "可以处罚", "赵六"),
    ),
    (
        "decision",
        lambda b: b.decided(),
        (
            PARTY,
            ADDRESS,
            "未公示许可证",
            "模拟依据第十条",
            "没有陈述申辩",
            "责令立即改正",
            "十五日内",
            *REMEDIES,
            "资兴市某局",
            "2024年4月22日",
        ),
    ),
    (
        "on_spot_decision",
        lambda b: b.penalised_on_spot(),
        (
            "李四，居民身份证号码",
            "2024年5月6日10:20",
            "违法行为现场",
            "罚款100元",
            *OFFICERS,
            "执法人员签名或者盖章",
            *("应当先", REMEDIES[0], "十五日内"),
        ),
    ),
    ("no_penalty", exempted, ("李四", "违法行为轻微", "第三十三条第一款", "勘验笔录、现场笔录", *REMEDIES)),
    (
        "correction_order",
        gates.then(gates.APPROVED, ("order_correction", DAY, ORDER)),
        (PARTY, "第二十八条第一款", "某法第三十条", "2024年3月20日以前（含当日）", "公示许可证", *REMEDIES),
    ),
    (
        "service",
        gates.then(gates.DECIDED, ("serve", gates.SERVED_ON, gates.LEFT)),
        (PARTY, "留置送达", "2024年4月23日", "拒绝签收", "社区干部赵六", "行政处罚决定书（资某罚〔2024〕1号）"),
    ),
    (
        "announcement",
        gates.then(gates.DECIDED, ("announce", gates.SERVED_ON, gates.ANNOUNCE)),
        ("某某餐饮店", "民事诉讼法》第九十五条第一款", "行政处罚决定书（资某罚〔2024〕1号）", "经过30日", "罚款2000元"),
    ),
    (
        "service_address",
        gates.then(gates.DECIDED, ("confirm_address", date(2024, 4, 22), gates.ADDRESS)),
        (PARTY, "东江街道1号后门", "同意以传真、电子邮件等方式送达：a@b.cn", "第六十一条第二款"),
    ),
    (
        "notice_service",
        gates.then(gates.UNDER_WAY, ("notice_received", date(2024, 4, 12), gates.LEFT_NOTICE)),
        (PARTY, "行政处罚告知书（资某罚〔2024〕1号告）", "留置送达", "2024年4月12日", "社区干部赵六"),
    ),
    (
        "deferral",
        deferred,
        ("罚款2000元", "2024年4月25日申请", "停业三个月", "第六十六条第二款", "2024年6月28日以前", "每月一期"),
    ),
    (
        "surcharge",
        charged,
        ("罚款2000元", "2024年5月8日以前缴纳", "第七十二条第一款第一项", "加处罚款720元", *REMEDIES),
    ),
    (
        "referral",
        gates.then(gates.APPROVED, ("refer", DAY, {**gates.REFER, "receiver": "苏仙区某局"})),
        ("苏仙区某局：", PARTY, "不在本机关管辖区域", "行为发生在苏仙区", "函告"),
    ),
    ("demand", afterwards.OUT, ("某某餐饮店", "缴纳罚款（含加处罚款）2000元", "2024年5月31日以前", "陈述和申辩")),
    (
        "execution_decision",
        afterwards.then(afterwards.GIVEN, afterwards.DECIDE_OWN),
        (PARTY, ADDRESS, "经催告仍不缴纳", "某法第四十条", "六月三日划拨", "六十日内申请复议"),
    ),
    (
        "court_application",
        afterwards.APPLIED,
        ("某市人民法院", PARTY, ADDRESS, "罚款2000元", "2024年5月10日送达催告书", "没有申请行政复议", "负责人签名"),
    ),
    ("transfer_report", justice.WITH_GOODS, (PARTY, ADDRESS, "某罪", "过期食品，30箱，本机关仓库")),
    ("transfer_letter", justice.OUT, (PARTY, ADDRESS, "某市公安局", "2024年4月10日批准", "涉嫌犯罪", "回执")),
    ("closing_report", gates.then(gates.DONE, gates.REPORTED), ("已缴2000元", "已经履行，建议结案")),
    (
        "closing",
        gates.then(gates.DONE, gates.REPORTED, ("close", date(2024, 4, 28), {"closing_opinion": "同意归档"})),
        ("承办人意见\t已经履行", "负责人意见\t同意结案。同意归档（", "2024年4月28日", "已缴2000元"),
    ),
]


@pytest.mark.parametrize(("kind", "given", "words"), PAPERS, ids=[kind for kind, _, _ in PAPERS])
def test_a_paper_says_what_a_party_may_rely_on(
    bench: Bench, kind: str, given: Callable[[Bench], Any], words: tuple[str, ...]
) -> None:
    given(bench)
    text = text_of(kind)
    assert [one for one in words if one not in text] == []
    assert not any(blank in text for blank in ("None", "未填写", "（）", "，，", "：，"))
    paper = parse(markup_of(kind))
    assert paper.issuer == "资兴市某局" and paper.signed_on is not None and paper.number


def test_every_paper_of_the_register_is_in_the_table() -> None:
    written = {step.writes.template for step in PenaltyCase.procedure.declared if step.writes}
    assert written - {kind for kind, _, _ in PAPERS} == {"rectification", "contents", "joint_notice", "joint_decision"}


@pytest.mark.parametrize("way", LIFE.ways)
def test_no_way_prints_a_blank_as_a_fact(bench: Bench, way: str) -> None:
    brought(bench.county, PenaltyCase, LIFE.ways[way].steps[-1], way=way)
    for paper in Paper.objects.filter(media_type=MARKUP):
        document = parse(paper.content_for(Use.VERIFYING).decode())
        assert document.title == paper.title
        text = documents.to_text(document)
        assert not any(blank in text for blank in ("None", "未填写", "（）", "，，", "：，", "：\t")), text


def test_what_is_not_known_of_a_party_leaves_no_commas(bench: Bench) -> None:
    """A party with neither number nor address stands in the form by name alone."""
    matter = bench.filed(party={"kind": "organisation", "name": "流动摊点"})
    bench.take("approve_filing", matter, date(2024, 3, 5), STANDARD)
    assert "当事人\t流动摊点\n" in text_of("filing")


def test_an_approval_form_has_no_row_for_an_opinion_that_nobody_gave(bench: Bench) -> None:
    bench.approved()
    text = text_of("filing")
    assert "审核意见" not in text and "承办人意见" in text and "负责人意见" in text


def test_a_paper_of_before_2021_names_the_articles_of_its_day(bench: Bench) -> None:
    """2017 art. 37(2); from memory. Seven days were days of the calendar."""
    day = date(2020, 6, 1)
    steps = {"file": bench.filing(day, confirmed=[]), "preserve": {"officers": bench.present()}}
    brought(bench.county, PenaltyCase, "preserve", day, way="preserved", steps=steps)
    text = text_of("preservation_notice")
    assert "第三十七条第二款" in text and "七日内作出处理决定" in text and "工作日" not in text


# --- what the findings asked for (law.md H1, H3, H5, H7, H12) ----------------------------------------------------


def test_h1_a_decision_on_the_spot_says_when_where_and_by_whom(bench: Bench) -> None:
    bench.penalised_on_spot(spot_hour="8:05", spot_place="城东市场门口")
    text = text_of("on_spot_decision")
    assert "2024年5月6日8:05，城东市场门口" in text and "执法人员签名或者盖章：" in text


def test_h3_an_order_to_correct_by_a_day_names_the_day(bench: Bench) -> None:
    bench.decided(decision={"correction": "by_date", "correct_by": date(2024, 5, 20)})
    assert "限2024年5月20日以前改正" in text_of("decision")


def test_h5_both_papers_of_a_hearing_name_its_hour(bench: Bench) -> None:
    earlier.held(bench)
    assert "2024年4月29日9:30" in text_of("hearing_notice") and "2024年4月29日9:30" in text_of("hearing_record")


def test_h7_not_to_penalise_is_reasoned_and_open_to_challenge(bench: Bench) -> None:
    exempted(bench)
    text = text_of("no_penalty")
    assert all(one in text for one in ("第三十三条第一款", "证据1为", *REMEDIES))


def test_h12_the_last_day_of_the_defence_is_counted_in(bench: Bench) -> None:
    bench.notified()
    assert "2024年4月19日以前（含当日）" in text_of("notice")


def test_a_decision_says_how_the_defence_was_met(bench: Bench) -> None:
    matter = bench.take("waive_defence", bench.notified(), date(2024, 4, 11), {"waiver": "书面"})
    bench.take("decide", matter, date(2024, 4, 12), DECISION)
    assert "明确放弃陈述申辩" in text_of("decision")
    matter = later.then(later.NOTED, later.DEFEND, later.WEIGH)(bench)
    bench.take("decide", matter, date(2024, 4, 22), DECISION)
    assert "2024年4月12日陈述申辩，本机关逐项复核：不成立" in text_of("decision")


# --- the file ---------------------------------------------------------------------------------------------------


def archived(b: Bench) -> Any:
    matter = later.then(gates.DONE, gates.REPORTED, ("close", date(2024, 4, 28), {}))(b)
    return b.take("file_away", matter, date(2024, 4, 29), {"retention": "30", "volume_number": "2024-17"})


def test_a_file_names_its_papers_in_their_order(bench: Bench) -> None:
    archived(bench)
    text = text_of("contents")
    order = [
        *("行政处罚决定书", "送达回证", "立案审批表", "现场检查（勘验）笔录", "行政处罚案件调查终结报告"),
        *("行政处罚案件审查审批表", "行政处罚告知书", "行政处罚案件结案报告", "行政处罚案件结案审批表"),
    ]
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line][1:]
    assert [row[2] for row in rows] == order
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(order) + 1)]
    assert "2024-17" in text and "30年" in text


def test_the_list_names_each_paper_by_the_number_it_bears(bench: Bench) -> None:
    archived(bench)
    assert "\t资某罚〔2024〕1号告\t行政处罚告知书\t" in text_of("contents")
    assert Paper.objects.get(kind="notice").number == parse(markup_of("notice")).number


def test_every_kind_of_paper_has_its_place_in_the_file() -> None:
    written = {step.writes.template for step in PenaltyCase.procedure.declared if step.writes}
    assert written - FILE.kinds == set()


def test_a_file_without_its_hearing_report_is_not_closed(bench: Bench) -> None:
    matter = later.then(
        earlier.held,
        ("waive_defence", date(2024, 4, 29), {"waiver": "当场"}),
        ("decide", date(2024, 5, 6), DECISION | {"by_hearing_record": True}),
        ("serve", date(2024, 5, 7), SERVED),
        ("publish", date(2024, 5, 8), {"confirmed": ["penalty.confidentiality"]}),
        ("pay", date(2024, 5, 9), {"way": "bank", "payments": [{"amount": 2000}]}),
        ("report_closing", date(2024, 5, 10), REPORT),
    )(bench)
    with pytest.raises(Refused) as refused:
        bench.take("close", matter, date(2024, 5, 13), {})
    assert refused.value.codes == {"house.file_complete"} and "听证报告" in str(refused.value)


def test_a_colleague_of_who_was_taken_off_goes_on(bench: Bench) -> None:
    matter = gates.OFF_THE_CASE(bench)
    other = bench.county.actor(bench.county.department, Role.OFFICER, name="赵六")
    assert bench.take("gather", matter, DAY, gates.ITEM, other).stage == "investigating"


def test_a_decision_against_a_person_names_the_document_and_where_they_live(bench: Bench) -> None:
    bench.decided(party=person())
    assert "居民身份证号码" in text_of("decision") and "住址：东江街道2号" in text_of("decision")
