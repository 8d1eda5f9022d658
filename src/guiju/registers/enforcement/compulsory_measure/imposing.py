"""报请批准、实施、当场实施、现场笔录: a measure is approved before it is imposed; what cannot wait is approved within a day after.

行政强制法 arts. 5, 17 to 20, 22 to 24, 29 to 31; 优化营商环境条例 art. 14(2).
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, only_if, title_without_names
from guiju.kernel.declaring.recordings import recordings
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import NEW, Gate, Point, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.enforcement import authority
from guiju.registers.enforcement.compulsory_measure import gates
from guiju.registers.enforcement.compulsory_measure.choices import Presence, Signed
from guiju.registers.enforcement.compulsory_measure.columns import CompulsoryMeasureColumns as Of
from guiju.registers.enforcement.compulsory_measure.columns import HeldThing, OfficerOnSite
from guiju.registers.enforcement.penalty_case.notice_gates import clock_time
from guiju.registers.enforcement.penalty_case.paper_words import holders
from guiju.registers.enforcement.penalty_case.remedies import reconsidering

FIELDWORK: dict[str, Any] = {"by": (Role.OFFICER, Role.CLERK)}
HEAD: dict[str, Any] = {"by": (Role.HEAD,)}


def same_day(facts: Facts) -> str | None:
    day = facts["imposed_on"]
    return None if facts.on == day else f"现场笔录在实施时制作，发生日期应当为{day}；当日制作而后补登的，照当日登记。"


def not_recorded(facts: Facts) -> str | None:
    day = facts.before("scene_recorded_on")
    return f"现场笔录已于{day}登记，有误的办理更正。" if day else None


def recorded(facts: Facts) -> str | None:
    return None if facts["scene_recorded_on"] else "尚未登记现场笔录，请先办理“现场笔录”。"


def signed_as_present(facts: Facts) -> str | None:
    """Art. 18(8), (9)."""
    signed, there = facts["signed"], facts["presence"]
    if (signed == Signed.WITNESS) != (there == Presence.WITNESS):
        return f"签名情况与“{Presence(there).label}”不符。"
    return None if signed != Signed.REFUSED or facts["sign_note"] else "当事人拒绝签名的，应当在笔录中注明情形。"


def usual_remedies(facts: Facts) -> str:
    return (
        f"不服本决定的，可以自收到本决定书之日起六十日内申请行政复议（复议机关为{reconsidering(facts)}），"
        "也可以自收到本决定书之日起六个月内向人民法院提起行政诉讼"
    )


def who_imposed(facts: Facts) -> dict[str, Any]:
    """``officers``: those who imposed it, by name and number; of the step, or as they stand on record."""
    told = facts["officers_on_site"] if facts.asks("officers_on_site") else ()
    there = [row["certificate"] for row in told] or [row.certificate for row in facts.parts("officers_on_site")]
    names = holders(there)
    return {"officers": "、".join(f"{names[one.pk]}（执法证号{one.number}）" for one in there)}


def presence_told(facts: Facts) -> str | None:
    return None if facts["presence"] or gates.of_money(facts) else "请选择当事人是否到场。"


RECORDED = Gate("compulsory.scene_record", recorded, "scene_recorded_on")


def at_the_scene(facts: Facts) -> dict[str, Any]:
    return who_imposed(facts) | {name: facts.ever(name) for name in ("began", "witness", "statement")}


def approved(facts: Facts) -> str | None:
    """Art. 18(1)."""
    day = facts["approved_on"]
    return None if day is not None and day <= facts.on else "实施前须向本机关负责人报告并经批准。"


WHAT: tuple[Any, ...] = (
    Of.title,
    Of.kind,
    Of.field,
    asks.maybe(Of.power, "本机关已公布行政强制事项的，应当选择。"),
    asks.parties("party", "当事人", most=1),
    asks.maybe(Of.penalty),
    Of.ground,
    said_before(Of.basis),
    Of.basis_level,
    asks.maybe(Of.involved, "冻结的，应当填写。"),
)
CONFIRMED: tuple[str | Point, ...] = (
    "compulsory.non_coercive_first",
    Point("compulsory.seizure_scope", gates.of_goods),
    Point("compulsory.market_entity_limits", lambda facts: facts["kind"] in gates.DURATION),
)
KEPT_WELL = (Point("compulsory.custody", gates.of_goods),)
OF_WHAT = (*gates.ASKED, fields_of_administration.OF_ITS_DAY, title_without_names("party"))
IMPOSED: tuple[Any, ...] = (
    asks.parts("officers_on_site", "执法人员", OfficerOnSite, "certificate", "shown", optional=("interested",)),
    Of.place,
    clock_time("began", "实施时刻"),
    asks.maybe(Of.term, "有期限的措施应当填写。"),
    asks.maybe(Of.other_term_law, "超过三十日或者限制人身自由的，应当填写。"),
    asks.usually(asks.maybe(asks.words("remedies", "救济途径和期限", longest=300), "决定书应当载明。"), usual_remedies),
    asks.maybe(asks.words("party_address", "当事人地址", longest=200), "没有登记地址的，应当填写。"),
    *asks.under(
        "当事人、见证人",
        asks.maybe(Of.presence, "冻结以外的措施，应当选择。"),
        asks.maybe(asks.words("how_called", "通知当事人到场的方式", longest=200), "当事人不到场的，应当填写。"),
        asks.maybe(asks.words("witness", "见证人", longest=100), "当事人不到场的，应当填写。"),
        asks.yes("told_rights", "已当场告知理由、依据和权利、救济途径", help_text="当事人到场的，应当确认。"),
        asks.maybe(asks.words("statement", "当事人的陈述和申辩", longest=1000), "当事人到场的，应当填写。"),
        asks.maybe(asks.words("family", "告知、通知家属的情况", longest=300), "限制人身自由的，应当填写。"),
    ),
    *asks.under(
        "查封、扣押的",
        asks.parts("things", "查封、扣押清单", HeldThing, "name", "quantity", optional=("details",), least=0),
        asks.maybe(asks.words("keeping", "保管地点和保管人", longest=200)),
        asks.yes("handed", "决定书和清单已当场交付", help_text="当事人到场的，应当确认。"),
    ),
    *asks.under(
        "冻结的",
        asks.maybe(Of.frozen, "冻结的，应当填写。"),
        asks.maybe(asks.words("bank", "收到冻结通知书的金融机构", longest=100), "冻结的，应当填写。"),
        asks.maybe(asks.words("account", "冻结的账号", longest=100), "冻结的，应当填写。"),
    ),
    asks.yes("free_of_others", "没有被其他国家机关查封、冻结", help_text="查封、扣押、冻结的，应当确认。"),
    asks.maybe(recordings("recording", "执法记录仪音像")),
)
HELD_TO = (
    Gate("house.measure_presence", presence_told, "presence", "写明当事人是否到场"),
    *gates.OFFICERS,
    *gates.ON_THE_SPOT,
    *gates.WHAT_IS_HELD,
)

DECISION = Writes("decision", "行政强制措施决定书", also=who_imposed)
DECIDES: dict[str, Any] = {
    "decides": (Of.term, Of.other_term_law, Of.frozen, "remedies"),
    "set_right_by": ("extend", "end"),
}
STEPS = (
    Step(
        "ask",
        "报请批准",
        since=NEW,
        to="asked",
        asks=WHAT,
        gates=OF_WHAT,
        confirms=CONFIRMED,
        **FIELDWORK,
    ),
    Step(
        "approve",
        "批准",
        since="asked",
        to="approved",
        asks=(asks.words("opinion", "负责人意见", longest=300),),
        dates=(Of.approved_on,),
        gates=(four_eyes("批准强制措施的负责人不得为报请人。", "ask"),),
        **HEAD,
    ),
    Step("decline", "不予批准", since="asked", to="declined", asks=(asks.REASON,), **HEAD),
    Step(
        "forgo",
        "不再实施",
        since=("asked", "approved"),
        to="forgone",
        asks=(asks.REASON,),
        help_text="情节显著轻微、没有明显社会危害，或者情况已经变化的，可以不采取。",
        **FIELDWORK,
    ),
    Step(
        "impose",
        "实施强制措施",
        since="approved",
        to="imposed",
        asks=IMPOSED,
        dates=(Of.imposed_on,),
        gates=(Gate("compulsory.head_approval", approved, "approved_on"), authority.STILL_LISTED, *HELD_TO),
        confirms=KEPT_WELL,
        writes=DECISION,
        by=(Role.OFFICER,),
        help_text="随后办理“现场笔录”。",
        **DECIDES,
    ),
    Step(
        "impose_at_once",
        "当场实施强制措施",
        since=NEW,
        to="unapproved",
        asks=(*WHAT, asks.words("why_at_once", "情况紧急的事由", longest=300), *IMPOSED),
        sets={"urgent": True},
        dates=(Of.imposed_on,),
        gates=(*OF_WHAT, *HELD_TO),
        confirms=(*CONFIRMED, *KEPT_WELL),
        writes=DECISION,
        by=(Role.OFFICER,),
        help_text="二十四小时内向负责人报告并补办批准；限制人身自由的，返回机关后立即报告。",
        **DECIDES,
    ),
    Step(
        "record_scene",
        "现场笔录",
        since=("imposed", "unapproved", "to_lift"),
        asks=(
            asks.words("seen", "现场情况和实施经过", longest=3000),
            clock_time("finished", "结束时刻"),
            asks.maybe(asks.choice("signed", "笔录签名", Signed.choices), "冻结以外的措施，应当选择。"),
            asks.maybe(asks.words("sign_note", "拒绝签名的情形", longest=200), "拒绝签名的，应当写明。"),
        ),
        dates=(Of.scene_recorded_on,),
        gates=(
            Gate("house.measure_recorded_once", not_recorded, gist="现场笔录尚未登记"),
            Gate("house.measure_today", same_day, gist="现场笔录在实施当日制作"),
            only_if(gates.face_to_face, Gate("compulsory.scene_record_signed", signed_as_present, "signed")),
        ),
        writes=Writes("scene_record", "现场笔录", also=at_the_scene),
        by=(Role.OFFICER,),
    ),
    Step(
        "approve_after",
        "补办批准",
        since="unapproved",
        to="imposed",
        asks=(asks.words("opinion", "负责人意见", longest=300),),
        dates=(Of.approved_on,),
        gates=(four_eyes("补办批准的负责人不得为当场实施的人员。", "impose_at_once"),),
        **HEAD,
    ),
    Step(
        "disapprove",
        "不同意当场实施",
        since="unapproved",
        to="to_lift",
        asks=(asks.REASON,),
        dates=(Of.disapproved_on,),
        help_text="应当立即解除：随即办理“解除、处理完毕”。",
        **HEAD,
    ),
)
