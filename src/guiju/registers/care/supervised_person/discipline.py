"""考核奖惩、电子定位、提请撤销: (社区矫正法 arts. 28, 29, 33, 46–49)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Fork, Gate, Step, Writes
from guiju.law.counting import add_months
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import OUTSIDE_PRISON, DeviceGround, End, Kind, Ruling
from guiju.registers.care.supervised_person.columns import SupervisedPersonColumns as Of

ONLY_CORRECTION = actors.only_of("考核奖惩", Kind.CORRECTION)
MONTHS = 6
DEVICE_TERM = "correction.monitor.electronic_device"
"""实施办法 art. 33: so long in correction before a commendation."""


def one_more(column: str) -> dict[str, Any]:
    return {column: lambda facts: facts[column] + 1}


def deserved(facts: Facts) -> str | None:
    record: Any = facts.record
    first = add_months(record.reported_on, MONTHS)
    if facts.on < first:
        return f"接受社区矫正未满{MONTHS}个月，{first}起才可以表扬。"
    return "期间受过训诫、警告，不得表扬。" if record.admonitions or record.warnings else None


def ground_there(facts: Facts) -> str | None:
    """社区矫正法 art. 29(1): what the ground rests on stands in this record. Of a revocation it is enough that it is meant to be
    proposed (拟提请, item 5)."""
    record: Any = facts.record
    ground = facts["device_ground"]
    lacking = {
        DeviceGround.SILENT: not record.warnings and "没有登记“警告”",
        DeviceGround.PENALISED: not record.penalised and "没有登记“治安管理处罚”",
    }.get(ground)
    return f"使用电子定位装置的情形是“{DeviceGround(ground).label}”，但本记录{lacking}。" if lacking else None


def no_device(facts: Facts) -> str | None:
    return "已经在使用电子定位装置。" if facts["device"] else None


def term_of_device_ends(facts: Facts) -> str | None:
    """社区矫正法 art. 29(2): prolonged when the term is at its end and after an assessment, three months at a time."""
    due = next((row.due_on for row in facts.clocks if row.rule == DEVICE_TERM and row.running), None)
    first = None if due is None else add_months(due, -1)
    if first is None or facts.on >= first:
        return None
    return f"电子定位的期限至{due}，临近届满（{first}起）经评估才可以延长，每次不超过三个月。"


def wears_device(facts: Facts) -> str | None:
    return None if facts["device"] else "没有使用电子定位装置。"


def proposed_well(facts: Facts) -> str | None:
    """社区矫正法 arts. 46(3), 49(1): reasons, evidence, and a copy to the procuratorate."""
    return None if facts["copied"] else "建议书应当抄送人民检察院。"


def proposed(facts: Facts) -> str | None:
    return None if facts["revocation_on"] else "没有提请撤销、收监的建议。"


def not_proposed(facts: Facts) -> str | None:
    return "已经提请撤销、收监，尚未裁定。" if facts["revocation_on"] else None


def heard(facts: Facts) -> str | None:
    """社区矫正法 art. 48(2)."""
    if facts["ruling"] != Ruling.REVOKED or facts["person_heard"]:
        return None
    return "撤销缓刑、假释的，应当听取对象的申辩及其委托的律师的意见。"


def by_court(facts: Facts) -> bool:
    return facts["measure"] not in OUTSIDE_PRISON


def outside_prison(facts: Facts) -> bool:
    return facts["measure"] in OUTSIDE_PRISON


def reduction_copied(facts: Facts) -> str | None:
    """社区矫正法 art. 33(1)."""
    return None if facts["copied"] else "减刑建议书应当抄送同级人民检察院。"


def reduction_asked(facts: Facts) -> str | None:
    last = facts.past("propose_reduction", "rule_reduction")
    return None if last is not None and last.step == "propose_reduction" else "没有待裁定的减刑建议。"


def earlier_end(facts: Facts) -> str | None:
    record: Any = facts.record
    was = record.term_ends
    return None if was is None or facts["term_ends"] < was else f"减刑后的期满日期应当早于{was}。"


def arrest_asked(facts: Facts) -> str | None:
    last = facts.past("propose_arrest", "decide_arrest")
    return None if last is not None and last.step == "propose_arrest" else "没有待决定的逮捕提请。"


PENDING = ("registered", "expired")
"""What was proposed within the term is ruled on after it as well."""
RULED = Gate("house.revocation_proposed", proposed, "", "已经提请撤销、收监")

STEPS = (
    Step(
        "commend",
        "表扬",
        since="registered",
        asks=(asks.REASON,),
        sets=one_more("commended"),
        gates=(ONLY_CORRECTION, only_if(actors.in_correction, Gate("correction.commendation", deserved))),
        **actors.HEAD,
    ),
    Step(
        "admonish",
        "训诫",
        since="registered",
        asks=(asks.REASON,),
        sets=one_more("admonitions"),
        gates=(ONLY_CORRECTION,),
        confirms=("correction.commend_and_punish",),
        **actors.EITHER_HEAD,
    ),
    Step(
        "warn",
        "警告",
        since="registered",
        asks=(asks.reason("违反规定的事实"), asks.words("provision", "所违反的规定", longest=200)),
        sets=one_more("warnings"),
        gates=(ONLY_CORRECTION,),
        confirms=("correction.commend_and_punish",),
        writes=Writes("warning", "警告决定书"),
        decides=("reason", "provision"),
        set_right_by=("withdraw_warning",),
        **actors.COUNTY_HEAD,
    ),
    Step(
        "withdraw_warning",
        "撤销警告",
        since="registered",
        asks=(asks.REASON,),
        sets={"warnings": lambda facts: facts["warnings"] - 1},
        gates=(
            Gate(
                "house.warned",
                lambda facts: None if facts["warnings"] else "没有可以撤销的警告。",
                "",
                "受过警告",
            ),
        ),
        **actors.COUNTY_HEAD,
    ),
    Step(
        "penalised",
        "治安管理处罚",
        since="registered",
        asks=(asks.words("penalty", "处罚决定", longest=200),),
        sets={"penalised": True},
        gates=(ONLY_CORRECTION,),
        **actors.WORKER,
    ),
    Step(
        "fit_device",
        "使用电子定位装置",
        since="registered",
        asks=(Of.device_ground, asks.REASON),
        sets={"device": True},
        gates=(
            ONLY_CORRECTION,
            Gate("house.no_device", no_device, "", "没有在使用"),
            Gate("correction.device_approval", ground_there, "device_ground"),
        ),
        confirms=("correction.device_data",),
        **actors.COUNTY_HEAD,
    ),
    Step(
        "prolong_device",
        "延长电子定位",
        since="registered",
        asks=(asks.reason("评估意见"),),
        gates=(
            Gate("house.wears_device", wears_device, "", "正在使用电子定位装置"),
            Gate(DEVICE_TERM, term_of_device_ends),
        ),
        **actors.COUNTY_HEAD,
    ),
    Step(
        "remove_device",
        "解除电子定位",
        since="registered",
        asks=(asks.REASON,),
        sets={"device": False},
        gates=(Gate("house.wears_device", wears_device, "", "正在使用电子定位装置"),),
        **actors.WORKER,
    ),
    Step(
        "propose_revocation",
        "提请撤销、收监",
        since="registered",
        asks=(
            asks.reason("提请的理由"),
            asks.words("evidence", "证据材料", longest=500),
            asks.words("to_whom", "提请的机关", longest=100),
            asks.yes("copied", "建议书已经抄送人民检察院"),
        ),
        dates=(Of.revocation_on,),
        gates=(
            ONLY_CORRECTION,
            Gate("house.no_revocation_yet", not_proposed, "", "没有尚未裁定的提请"),
            Gate("correction.revoke_proposal", proposed_well, "copied"),
        ),
        writes=Writes(
            "revocation_proposal",
            "撤销（收监）建议书",
            also=lambda facts: {"outside": facts["measure"] in OUTSIDE_PRISON},
        ),
        **actors.COUNTY,
    ),
    Step(
        "propose_arrest",
        "提请逮捕",
        since=PENDING,
        asks=(asks.reason("可能逃跑或者发生社会危险的情形"),),
        gates=(RULED,),
        **actors.COUNTY,
    ),
    Step(
        "decide_arrest",
        "逮捕决定",
        since=PENDING,
        asks=(asks.yes("arrested", "决定逮捕"),),
        gates=(Gate("house.arrest_asked", arrest_asked, "", "已经提请逮捕"),),
        **actors.COUNTY,
    ),
    Step(
        "rule_revocation",
        "撤销、收监的裁定",
        since=PENDING,
        to=Fork("ruling", {Ruling.REVOKED: "ended"}),
        asks=(
            asks.choice("ruling", "裁定（决定）结果", Ruling.choices),
            asks.yes("person_heard", "已经听取申辩和律师意见"),
            asks.words("ruled_by", "裁定（决定）机关和文书号", longest=120),
        ),
        sets=lambda facts: {
            "revocation_on": None,
            **({"outcome": End.REVOKED, "device": False} if facts["ruling"] == Ruling.REVOKED else {}),
        },
        gates=(
            RULED,
            only_if(by_court, Gate("correction.revoke_hearing", heard, "person_heard")),
        ),
        **actors.COUNTY,
    ),
    Step(
        "propose_reduction",
        "提请减刑",
        since="registered",
        asks=(
            asks.REASON,
            asks.words("court", "中级以上人民法院", longest=100),
            asks.yes("copied", "减刑建议书已经抄送同级人民检察院"),
        ),
        gates=(ONLY_CORRECTION, Gate("correction.reduction_proposal", reduction_copied, "copied")),
        **actors.COUNTY,
    ),
    Step(
        "rule_reduction",
        "减刑裁定",
        since="registered",
        asks=(asks.ahead(Of.term_ends), asks.words("ruled_by", "裁定机关和文书号", longest=120)),
        gates=(
            Gate("house.reduction_asked", reduction_asked, "", "已经提请减刑"),
            Gate("house.earlier_end", earlier_end, "term_ends", "期满日期提前"),
        ),
        **actors.COUNTY,
    ),
)
