"""解除、处理、移送、救济、公开: how a measure comes to its end (行政强制法 arts. 8, 21, 27, 28, 33)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, only_if
from guiju.kernel.declaring.rows import every, of_each
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.registers.enforcement.compulsory_measure import gates
from guiju.registers.enforcement.compulsory_measure.choices import Contested, Fate, Why
from guiju.registers.enforcement.compulsory_measure.columns import CompulsoryMeasureColumns as Of
from guiju.registers.enforcement.compulsory_measure.columns import HeldThing
from guiju.registers.enforcement.compulsory_measure.holding import IMPOSING, NOT_ANNULLED, OWN_TERM
from guiju.registers.enforcement.compulsory_measure.imposing import FIELDWORK, RECORDED
from guiju.registers.enforcement.standing_annulled import annulled_on, not_annulled, publishing

SETTLING = of_each(
    "things", "各项财物的处理", HeldThing, "fate", optional=("fate_note",), dates=("settled_on",), least=1
)
SETTLING_ALL = replace(SETTLING, least=0)
HARMLESS = (Why.NO_OFFENCE, Why.UNRELATED, Why.DISAPPROVED, Why.ANNULLED)
AFTER = ("imposed", "to_lift", "ended", "transferred")
STANDS = not_annulled(Contested.ANNULLED)
TAKEN = (Fate.CONFISCATED, Fate.DESTROYED)


def taken(facts: Facts) -> bool:
    return any(row["fate"] in TAKEN for row in facts["things"])


def decided(facts: Facts) -> str | None:
    """Art. 27: what is confiscated or destroyed is so by a decision; nothing is of whom no offence was found."""
    if taken(facts) and facts["why_ended"] in HARMLESS:
        return f"解除的情形为“{Why(facts['why_ended']).label}”的，不得没收、销毁财物。"
    needed = taken(facts) or facts["why_ended"] == Why.DECIDED
    return (
        "没收、销毁财物或者因已经作出处理决定而解除的，请填写处理决定的文号。"
        if needed and not facts["decision"]
        else None
    )


def sold_explained(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return told["fate"] != Fate.SOLD or bool(told["fate_note"])


def as_disapproved(facts: Facts) -> str | None:
    """Art. 19, second sentence; nobody else says it of a measure that was approved."""
    at_once = facts.record.stage == "to_lift"
    if at_once == (facts["why_ended"] == Why.DISAPPROVED):
        return None
    word = Why.DISAPPROVED.label
    return f"负责人不同意的，解除的情形应当选择“{word}”。" if at_once else f"该措施已经负责人批准，不能选择“{word}”。"


def expired(facts: Facts) -> str | None:
    """Who says that the term is over says so of a term that is over."""
    if facts["why_ended"] != Why.EXPIRED:
        return None
    rows = [row for row in facts.clocks if row.running and row.duty in TERMS]
    ends = [row.due_on for row in rows if row.due_on is not None]
    if len(ends) < len(rows):
        return "检测、鉴定期间不计入期限，期限尚未届满。"
    last = min(ends, default=None)
    return f"期限至{last}届满，届满前不能以期限届满为由解除。" if last is not None and facts.on < last else None


def annulled(facts: Facts) -> str | None:
    """Who says that another organ has annulled it has that result on record, and who has it on record says so."""
    told, since = facts["why_ended"] == Why.ANNULLED, annulled_on(facts, Contested.ANNULLED)
    if told == (since is not None):
        return None
    if since is not None:
        return f"措施已于{since}被{Contested.ANNULLED.label}，解除的情形应当选择“{Why.ANNULLED.label}”。"
    return f"选择“{Why.ANNULLED.label}”的，请先登记复议、诉讼终结，结果为“{Contested.ANNULLED.label}”。"


def part_of_it(facts: Facts) -> str | None:
    """What has been freed so far: more than before, less than all."""
    if not gates.of_money(facts):
        return "只有冻结的款项按数额部分解除。"
    before, now, frozen = facts.before("unfrozen") or 0, facts["unfrozen"], facts["frozen"]
    if before < now < frozen:
        return None
    return f"累计解除的数额应当大于此前的{before}元、小于冻结的{frozen}元；全部解除的，办理“解除、处理完毕”。"


def bank_told(facts: Facts) -> str | None:
    lacking = not facts["bank_told"] or not facts["party_told"]
    return "解除冻结应当及时通知金融机构和当事人，请通知以后登记。" if lacking else None


def party_told(facts: Facts) -> str | None:
    return None if facts["party_told"] else "解除、处理的决定应当告知当事人，财物立即退还，请确认。"


def handed_with_goods(facts: Facts) -> str | None:
    whole = facts["with_goods"] and facts["party_told"]
    return None if whole else "移送案件应当将查封、扣押、冻结的财物一并移送，并书面告知当事人。"


def contested(facts: Facts) -> str | None:
    on = facts["contested_on"] is not None and facts["contest_over_on"] is None
    return None if on else "没有正在进行的复议、诉讼。"


def not_contested(facts: Facts) -> str | None:
    return "复议、诉讼尚未终结，请先登记其终结。" if contested(facts) is None else None


def settled(facts: Facts) -> dict[str, Any]:
    lines = [(row, Fate(told["fate"]).label, told["fate_note"]) for row, told in SETTLING.lines(facts)]
    return {"why": Why(facts["why_ended"]).label, "lines": lines}


TERMS = {
    ("compulsory.seizure.duration", ""),
    ("compulsory.freeze.duration", ""),
    ("", OWN_TERM),
}
EACH = (
    Gate("compulsory.decide_in_term", decided, "decision"),
    each_row(
        "compulsory.return_at_once",
        "things",
        sold_explained,
        "拍卖、变卖的，请写明价款和退还情况；明显低于市场价格造成损失的，写明补偿",
    ),
    only_if(gates.face_to_face, Gate("compulsory.return_at_once", party_told, "party_told")),
)
WHY_IT_ENDS = (
    Gate("house.measure_disapproved", as_disapproved, "why_ended", "解除的情形与审批相符"),
    Gate("house.measure_expired", expired, "why_ended", "以期限届满解除的，期限已经届满"),
    Gate("house.measure_annulled", annulled, "why_ended", "以被撤销、确认违法解除的，复议、诉讼已有这一结果"),
)
WHY = (
    asks.maybe(asks.words("decision", "处理决定的文号", longest=100), "没收、销毁或者已经作出处理决定的，应当填写。"),
    asks.yes("party_told", "已告知当事人，应当退还的已退还", help_text="应当确认。"),
)
STEPS = (
    Step(
        "release_part",
        "部分解除、处理",
        since="imposed",
        asks=(Of.why_ended, SETTLING, *WHY),
        gates=(*EACH, *WHY_IT_ENDS),
        writes=Writes("release", "部分解除强制措施决定书", also=settled),
        help_text="全部处理完毕的，办理“解除、处理完毕”。",
        **FIELDWORK,
    ),
    Step(
        "unfreeze_part",
        "部分解除冻结",
        since="imposed",
        asks=(
            Of.unfrozen,
            Of.why_ended,
            asks.yes("party_told", "已通知当事人", help_text="应当确认。"),
            asks.yes("bank_told", "已通知金融机构解除冻结", help_text="应当确认。"),
        ),
        gates=(
            Gate("house.measure_unfrozen", part_of_it, "unfrozen", "解除的是冻结数额的一部分"),
            Gate("compulsory.release_freeze", bank_told, "bank_told"),
            *WHY_IT_ENDS,
        ),
        writes=Writes("unfreezing", "部分解除冻结决定书", also=lambda facts: {"why": Why(facts["why_ended"]).label}),
        **FIELDWORK,
    ),
    Step(
        "end",
        "解除、处理完毕",
        since=("imposed", "to_lift"),
        to="ended",
        asks=(
            Of.why_ended,
            SETTLING_ALL,
            *WHY,
            asks.yes("bank_told", "已通知金融机构解除冻结", help_text="冻结的，应当确认。"),
        ),
        sets={"testing_since": None},
        dates=(Of.ended_on,),
        gates=(
            every(SETTLING_ALL, "清单中的每一项都要填写处理", "compulsory.release_seizure", "things"),
            *EACH,
            only_if(gates.of_money, Gate("compulsory.release_freeze", bank_told, "bank_told")),
            *WHY_IT_ENDS,
            RECORDED,
        ),
        writes=Writes("release", "解除强制措施决定书", also=settled),
        **FIELDWORK,
    ),
    Step(
        "transfer",
        "移送司法机关",
        since="imposed",
        to="transferred",
        asks=(
            asks.agencies("receiver", "接收机关", most=1),
            asks.words("letter", "移送案件的文书号", longest=100),
            asks.yes("with_goods", "查封、扣押、冻结的财物一并移送", help_text="应当确认。"),
            asks.yes("party_told", "已书面告知当事人", help_text="应当确认。"),
        ),
        dates=(Of.ended_on,),
        gates=(Gate("compulsory.transfer_with_goods", handed_with_goods, "with_goods"), NOT_ANNULLED, RECORDED),
        writes=Writes("transfer", "财物移送告知书"),
        help_text="违法行为涉嫌犯罪、案件移送司法机关的。",
        **FIELDWORK,
    ),
    Step(
        "contest",
        "登记复议、诉讼",
        since=AFTER,
        asks=(Of.contest_kind, asks.words("note", "受理机关和案号", longest=200)),
        sets={"contest_result": "", "contest_over_on": None},
        dates=(Of.contested_on,),
        gates=(Gate("house.measure_contested_once", not_contested, gist="没有正在进行的复议、诉讼"),),
        **FIELDWORK,
    ),
    Step(
        "contest_over",
        "登记复议、诉讼终结",
        since=AFTER,
        asks=(Of.contest_result, asks.words("note", "文书和结果说明", longest=200)),
        dates=(Of.contest_over_on,),
        gates=(Gate("house.measure_contested", contested, gist="复议、诉讼正在进行"),),
        help_text="措施被撤销或者确认违法的，随即解除；造成损害的依法赔偿。",
        **FIELDWORK,
    ),
    Step("publish", "公开决定信息", since=AFTER, publishes=True, gates=(RECORDED, STANDS), **FIELDWORK),
    Step("unpublish", "撤回公开", since=AFTER, withdraws=True, asks=(asks.REASON,), **FIELDWORK),
)
CLOCKS = (
    Clock(
        until=Of.disapproved_on,
        words="立即解除",
        source="行政强制法第十九条",
        starts="disapprove",
        met_by="end",
    ),
    Clock(
        until=Of.contest_over_on,
        words="解除被撤销的措施",
        source="行政强制法第八条、第二十八条",
        starts="contest_over",
        met_by="end",
        when=lambda facts: facts.record.stage == "imposed" and facts["contest_result"] == Contested.ANNULLED,
    ),
    *publishing(IMPOSING, "imposed_on", Contested.ANNULLED, "disapprove"),
)
