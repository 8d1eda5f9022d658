"""考核奖惩、电子定位、减刑: what somebody's conduct leads to (社区矫正法 arts. 28, 29, 33)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.law.counting import add_months
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import DeviceGround, Kind
from guiju.registers.care.supervised_person.columns import SupervisedPersonColumns as Of

ONLY_CORRECTION = actors.only_of("考核奖惩", Kind.CORRECTION)
MONTHS = 6
"""实施办法 art. 33: so long in correction before a commendation."""
DEVICE_TERM = "correction.monitor.electronic_device"


def one_more(column: str) -> dict[str, Any]:
    return {column: lambda facts: facts[column] + 1}


def deserved(facts: Facts) -> str | None:
    record: Any = facts.record
    first = add_months(record.reported_on, MONTHS)
    if facts.on < first:
        return f"接受社区矫正未满{MONTHS}个月，{first}起才可以表扬。"
    return "期间受过训诫、警告，不得表扬。" if record.admonitions or record.warnings else None


def stopped_or_reported(facts: Facts) -> str | None:
    """社区矫正法 art. 31."""
    return None if facts["stopped"] or facts["police"] else "制止无效的，应当立即通知公安机关到场处置，填写公安机关。"


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


def reduction_copied(facts: Facts) -> str | None:
    """社区矫正法 art. 33(1)."""
    return None if facts["copied"] else "减刑建议书应当抄送同级人民检察院。"


def reduction_asked(facts: Facts) -> str | None:
    last = facts.past("propose_reduction", "rule_reduction", "refuse_reduction")
    return None if last is not None and last.step == "propose_reduction" else "没有待裁定的减刑建议。"


def no_reduction_asked(facts: Facts) -> str | None:
    return "已经提请减刑，尚未裁定。" if reduction_asked(facts) is None else None


def earlier_end(facts: Facts) -> str | None:
    record: Any = facts.record
    was, ends = record.term_ends, facts["term_ends"]
    if was is not None and ends >= was:
        return f"减刑后的期满日期应当早于{was}。"
    return None if ends > record.effective_on else f"减刑后的期满日期应当晚于生效日期{record.effective_on}。"


REDUCTION_ASKED = Gate("house.reduction_asked", reduction_asked, "", "已经提请减刑")

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
        "stop_breach",
        "当场制止",
        since="registered",
        asks=(
            asks.words("breach_seen", "正在实施的违反规定（禁止令）的行为", longest=500),
            asks.yes("stopped", "制止有效"),
            asks.maybe(asks.words("police", "通知到场的公安机关", longest=100), "制止无效的，应当填写。"),
        ),
        gates=(
            ONLY_CORRECTION,
            actors.NOT_LOST,
            only_if(actors.in_correction, Gate("correction.stop_breach", stopped_or_reported, "police")),
        ),
        **actors.COUNTY,
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
        "propose_reduction",
        "提请减刑",
        since="registered",
        asks=(
            asks.REASON,
            asks.words("court", "中级以上人民法院", longest=100),
            asks.yes("copied", "减刑建议书已经抄送同级人民检察院"),
        ),
        gates=(
            ONLY_CORRECTION,
            Gate("house.no_reduction_yet", no_reduction_asked, "", "没有尚未裁定的减刑建议"),
            Gate("correction.reduction_proposal", reduction_copied, "copied"),
        ),
        **actors.COUNTY,
    ),
    Step(
        "refuse_reduction",
        "裁定不予减刑",
        since=("registered", "expired"),
        asks=(asks.words("ruled_by", "裁定机关和文书号", longest=120),),
        gates=(REDUCTION_ASKED,),
        **actors.COUNTY,
    ),
    Step(
        "rule_reduction",
        "减刑裁定",
        since="registered",
        asks=(asks.ahead(Of.term_ends), asks.words("ruled_by", "裁定机关和文书号", longest=120)),
        gates=(
            REDUCTION_ASKED,
            Gate("house.earlier_end", earlier_end, "term_ends", "期满日期提前"),
        ),
        **actors.COUNTY,
    ),
)
