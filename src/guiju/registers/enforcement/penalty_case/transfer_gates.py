"""What the transfer of a suspected crime must satisfy (移送规定 2020 arts. 3–13; 处罚法 arts. 27, 35)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.deadlines import within
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, only_if
from guiju.kernel.declaring.steps import Gate
from guiju.registers.enforcement.enforcement_certificate import CertificateKind
from guiju.registers.enforcement.penalty_case.after_choices import JusticeResult, JusticeStage
from guiju.registers.enforcement.penalty_case.standing import standing

LETTER, REPORT, GOODS, TESTS, OTHERS = "letter", "report", "goods", "tests", "others"
MATERIALS = [
    (LETTER, "涉嫌犯罪案件移送书"),
    (REPORT, "涉嫌犯罪案件情况的调查报告"),
    (GOODS, "涉案物品清单"),
    (TESTS, "有关检验报告或者鉴定结论"),
    (OTHERS, "其他有关涉嫌犯罪的材料"),
]
FILED, DECLINED = "filed", "declined"
BEING_TRANSFERRED = (JusticeStage.GROUP, JusticeStage.REPORTED, JusticeStage.APPROVED)


def at_justice(*stages: JusticeStage) -> Gate:
    return standing("house.at_justice", "justice_stage", "移送案件", *stages)


def group_of_two(facts: Facts) -> str | None:
    """移送规定 art. 5(1): two officers of one's own at least, whose certificates hold."""
    rows = facts["group_members"]
    lacking = [
        str(row["certificate"])
        for row in rows
        if not row["certificate"].holds_on(facts.on)
        or row["certificate"].kind != CertificateKind.ENFORCEMENT
        or row["certificate"].agency_id != facts.record.agency_id
    ]
    if lacking:
        return f"{'、'.join(lacking)}在{facts.on}不具有本机关有效的行政执法资格。"
    persons = {row["certificate"].holder_key for row in rows}
    return None if len(persons) >= 2 else f"专案组应当由两名以上行政执法人员组成，现为{len(persons)}人。"


def by_the_chief(facts: Facts) -> str | None:
    if not facts["chief"]:
        return "移送应当由正职负责人或者主持工作的负责人审批。"
    bare = facts["approval"] == "no" and not facts["refusal_reason"]
    return "不批准移送的，应当将理由记录在案。" if bare else None


def papers_whole(facts: Facts) -> str | None:
    """移送规定 art. 6: tests where there were any, goods where there are any."""
    told, listed = facts["materials"], facts.parts("listed_goods")
    if bool(listed) == bool(facts["no_goods"]):
        return "报请移送时登记了涉案物品清单的，应当随案移送清单；没有登记的，请注明没有涉案物品。"
    needed = [LETTER, REPORT, *([] if facts["no_goods"] else [GOODS]), *([] if facts["no_tests"] else [TESTS])]
    missing = [label for code, label in MATERIALS if code in needed and code not in told]
    return f"移送材料缺少{'、'.join(missing)}；没有物品、没有检验鉴定的，请注明。" if missing else None


def goods_gone(facts: Facts) -> str | None:
    """移送规定 art. 12."""
    return None if facts["goods_handed_over_on"] else "公安机关立案后，应当移交涉案物品和其他材料，尚未登记移交。"


def no_fine_again(facts: Facts) -> str | None:
    """处罚法 art. 35(2): who was fined by a court and not by the agency is not fined any more."""
    barred = facts["justice_result"] == JusticeResult.SENTENCED_FINE and facts["fine"]
    return "人民法院已经判处罚金，此前没有给予罚款的，不再给予罚款。" if barred else None


def may_be_set_off(facts: Facts) -> str | None:
    if facts["justice_result"] != JusticeResult.SENTENCED_FINE:
        return "没有登记人民法院判处罚金的结果，不能登记折抵。"
    most = facts["fine"] or 0
    return None if facts["set_off"] <= most else f"折抵的罚款不得超过已经给予的罚款{most}元。"


def was_rechecked(facts: Facts) -> bool:
    """Whether the police have upheld on recheck what they declined."""
    return bool(facts["recheck_upheld_on"])


def materials_sent(facts: Facts) -> dict[str, Any]:
    """The list of materials as the letter prints it."""
    return {"materials": [label for code, label in MATERIALS if code in facts["materials"]]}


def reviewed(facts: Facts) -> dict[str, Any]:
    """What the police, or the procuratorate's supervision, have decided: filed, or not for good."""
    if facts["result"] == FILED:
        return {"justice_stage": JusticeStage.FILED, "justice_accepted_on": facts.on}
    return {"justice_stage": JusticeStage.UPHELD, "recheck_upheld_on": facts.on}


def supervised(facts: Facts) -> dict[str, Any]:
    if facts["result"] == FILED:
        return {"justice_stage": JusticeStage.FILED, "justice_accepted_on": facts.on}
    return {"justice_stage": JusticeStage.CLOSED}


SENT_ANEW: dict[str, Any] = {
    "justice_stage": JusticeStage.SENT,
    "police_received_on": None,
    "police_declined_on": None,
    "recheck_upheld_on": None,
    "goods_handed_over_on": None,
    "justice_result": "",
}
NOT_THE_REPORTER = four_eyes("批准移送的负责人不得为专案组报告人。", "report_transfer")
IN_THREE_DAYS = within("penalty.transfer.recheck", "police_declined_on")
SUPERVISION_IN_THREE_DAYS = only_if(was_rechecked, within("penalty.transfer.supervision", "recheck_upheld_on"))
GROUP = Gate("penalty.transfer_group", group_of_two, "group_members")
CHIEF = Gate("penalty.transfer_chief", by_the_chief, "chief")
PAPERS = Gate("penalty.transfer_papers", papers_whole, "materials")
NO_FINE_AGAIN = Gate("penalty.no_fine_after_sentence", no_fine_again, "fine")
SET_OFF = Gate("penalty.set_off", may_be_set_off, "set_off")
GOODS_GONE = Gate("penalty.transfer.goods", goods_gone, "goods_handed_over_on")
