"""Papers of 行政复议: records, approvals, proofs of service, the closing sheet (findings H5, H6, H10)."""

from __future__ import annotations

from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from tests.people import County
from tests.registers.reconsiderations import (
    NEW,
    OLD,
    ORGAN_HEAD,
    accepted,
    answered,
    decided,
    person,
    received,
)

AWARDS = [{"kind": "property", "amount": 600}, {"kind": "distress", "amount": 200}]


def text(kind: str) -> str:
    return Paper.objects.filter(kind=kind).latest("id").content_for(Use.VERIFYING).decode()


def test_a_hearing_notice_names_hour_and_place(county: County) -> None:
    """Findings H5."""
    accepted(county, NEW).do("call_hearing", hour="下午三时", venue="第二会议室")
    assert "下午三时在第二会议室" in text("hearing_notice")


def test_a_decision_names_claim_answer_evidence_and_result(county: County) -> None:
    """Findings H6."""
    decided(county, NEW, request="撤销该决定")
    for said in ("撤销该决定", "被申请人答复称", "本案证据", "第六十八条", "维持"):
        assert said in text("decision")


def test_what_ends_a_case_tells_of_suits_and_of_a_second_application(county: County) -> None:
    """Findings H10: 2023 art. 34, 74(2)."""
    received(county, NEW, on_the_spot=True).do("refuse")
    assert "应当先申请行政复议（当场作出的行政处罚）" in text("refusal")
    received(county, NEW).do("refuse")
    assert "其他情形" in text("refusal")
    accepted(county, NEW).do("request_withdrawal").do("permit_withdrawal").do("terminate")
    assert "不得再以同一事实和理由" in text("termination")
    assert "法定起诉期限内" in text("termination")
    accepted(county, NEW).do("terminate", ending="criminal", custody=True)
    assert "十五日内" in text("termination")


def test_every_outcome_of_filing_has_its_paper(county: County) -> None:
    received(county, NEW).do("accept")
    received(county, NEW).do("refuse")
    received(county, NEW).do("request_correction", correct_by=None)
    received(county, OLD).do("tell", competent_organ="某市人民政府")
    received(county, NEW).do("transfer", competent_organ="某区人民政府")
    kinds = set(Paper.objects.exclude(kind="letter").values_list("kind", flat=True))
    assert kinds == {"acceptance", "refusal", "correction", "told_elsewhere", "handing_on"}
    assert "第十七条第一款" in text("told_elsewhere")
    assert "某区人民政府" in text("handing_on")


def test_what_is_served_has_its_proof(county: County) -> None:
    case = accepted(county, NEW).do("deliver", notice="acceptance", receiver="张某")
    assert "受理通知书" in text("service")
    case.do("approve_measure", measure="suspend").do("suspend").do("deliver", notice="suspension", receiver="张某").do(
        "approve_measure", measure="resume"
    ).do("resume")
    case.do("deliver", notice="resumption", receiver="张某").do("extend").do(
        "deliver", notice="extension", receiver="张某"
    )
    assert "延期通知书" in text("service")
    case.do("send").do("deliver_copy", receiver="收发室")
    assert "受送达人：资兴市某局" in text("service")
    with pytest.raises(Refused):
        case.do("deliver", notice="hearing", receiver="张某")


def test_the_head_of_the_unit_approves_what_others_have_proposed(county: County) -> None:
    case = accepted(county, NEW).do("approve_measure", measure="suspend", handler_opinion="另案未结", opinion="同意")
    assert "审批事项：中止审理" in text("approval")
    both = county.actor(county.bureau, Role.LEGAL, Role.HEAD)
    other = received(county, NEW).do("accept").do("assign", by=both)
    with pytest.raises(Refused) as caught:
        other.do("approve_measure", measure="suspend", by=both)
    assert caught.value.codes == {"house.four_eyes"}
    assert case.record.stage == "reviewing"


def test_another_handler_is_named_and_approved(county: County) -> None:
    rows: list[dict[str, Any]] = [{"name": "王某甲", "duty": "handler"}, {"name": "李某乙", "duty": "handler"}]
    case = accepted(county, NEW).do("change_handler", handlers=rows, reason="原承办人调离")
    assert (case.record.first_handler, case.record.second_handler) == ("王某甲", "李某乙")
    assert all(row["name"] in text("handler_change") for row in rows)


def test_cases_are_heard_together_that_have_a_respondent_in_common(county: County) -> None:
    case, other = accepted(county, NEW), accepted(county, NEW)
    for wrong in (case.record, accepted(county, NEW, respondent="某委").record, received(county, NEW).record):
        with pytest.raises(Refused) as caught:
            case.do("merge", merged_with=wrong)
        assert caught.value.codes == {"house.heard_together"}
    case.do("merge", merged_with=other.record)
    assert str(other.record.number) in text("joinder")


def test_records_of_inquiry_hearing_and_discussion(county: County) -> None:
    case = answered(county, NEW).do("assign", complex=True)
    case.do("investigate", whom="某村委会", hour="上午九时", venue="村部", findings="现场已拆除")
    case.do("call_hearing").do("hold_hearing", days=14, record="双方质证").do("consult").do("record_advice")
    case.do("deliberate", attended="甲、乙、丙", minutes="一致同意", proposed="annulled")
    assert "某村委会" in text("inquiry_record")
    assert "听证主持人" in text("hearing_record")
    assert "讨论结果：撤销" in text("deliberation")


def test_the_closing_sheet_says_why_it_was_put_right_and_what_is_paid(county: County) -> None:
    told = {
        "defect": "procedure",
        "compensation_awarded": 800,
        "compensation": AWARDS,
        "proof_excused": "由被申请人保管",
    }
    case = decided(county, NEW, "annulled", told, compensation_asked=5000).do("serve")
    case.do("opinion_letter").do("deliver_letter").do("opinion_report", days=3).do("carry_out").do("close")
    for said in ("纠错的原因：违反法定程序", "决定给予800", "行政复议决定书", "审结方式：撤销"):
        assert said in text("closing")


def test_what_nobody_examined_was_not_examined(county: County) -> None:
    """2023 art. 30: accepted because the period lapsed, not because the conditions were found to be met."""
    received(county, NEW).do("deem_accepted", 8)
    assert "视为受理" in text("acceptance")
    assert "经审查" not in text("acceptance")


def test_a_rectification_goes_to_the_respondent_too(county: County) -> None:
    decided(county, NEW).do("rectify", wrong_words="第二号", right_words="第三号", reason="笔误", by=ORGAN_HEAD)
    assert "主送：张某1、资兴市某局" in text("rectification").replace("\\", "")


def test_an_agreement_has_room_for_all_who_sign_it(county: County) -> None:
    """2023 art. 73: signed by every party, the third too."""
    answered(county, NEW, third_party=[person(9)]).do("mediate")
    for said in ("第三人：张某9", "申请人（签名或者盖章）", "被申请人（盖章）", "第三人（签名或者盖章）"):
        assert said in text("mediation").replace("\\", "")


def test_an_extension_names_its_article(county: County) -> None:
    accepted(county, NEW).do("extend")
    assert "第六十二条第一款" in text("extension")
    accepted(county, OLD).do("extend", by=ORGAN_HEAD)
    assert "第三十一条第一款" in text("extension")


def test_the_file_has_an_open_part_and_one_that_stays_within(county: County) -> None:
    """What the organ weighed among its own people lies apart (副卷); what parties may read is the open part (2023 art. 47)."""
    answered(county, NEW).do("deliberate", 1).do("decide").do("serve", 1).do("close", 1)
    opened, within = text("closing").split("副卷目录")
    assert "行政复议决定书" in opened
    assert "被申请人答复书" in opened
    assert "集体讨论" not in opened
    assert "集体讨论" in within
    assert "行政复议决定书" not in within


def test_compensation_is_awarded_by_kind_and_the_kinds_make_up_the_sum(county: County) -> None:
    """国家赔偿法 arts. 33 to 36."""
    told: dict[str, Any] = {"defect": "procedure", "compensation_awarded": 800, "proof_excused": "由被申请人保管"}
    agreed = answered(county, NEW, compensation_asked=5000).do("approve", proposed="annulled")
    for wrong in ([], AWARDS[:1]):
        with pytest.raises(Refused) as refused:
            agreed.do("decide", result="annulled", compensation=wrong, **told)
        assert refused.value.codes == {"house.compensation_by_kind"}
    agreed.do("decide", result="annulled", compensation=AWARDS, **told)
    assert "财产损害600.00元" in text("decision")
    assert "精神损害200.00元" in text("decision")
    agreed.do("serve").do("carry_out").do("close")
    assert "财产损害600.00元" in text("closing")


@pytest.mark.parametrize("paper", ["decision", "mediation", "termination"])
def test_the_paper_that_ends_a_case_says_where_the_parties_live(county: County, paper: str) -> None:
    there = {
        "applicant": [{**person(1), "address": "某市某路1号"}],
        "third_party": [{**person(2), "address": "某县某村"}],
    }
    case = answered(county, NEW, **there)
    if paper == "decision":
        case.do("approve").do("decide")
    elif paper == "mediation":
        case.do("mediate")
    else:
        case.do("request_withdrawal").do("permit_withdrawal").do("terminate")
    said = text(paper).replace("\\", "")  # markup takes what was typed as it stands
    assert "住址：某市某路1号" in said
    assert "住址：某县某村" in said


def test_what_was_upheld_leaves_nothing_to_perform(county: County) -> None:
    case = decided(county, NEW).do("serve")
    with pytest.raises(Refused) as refused:
        case.do("carry_out")
    assert refused.value.codes == {"house.something_to_perform"}
