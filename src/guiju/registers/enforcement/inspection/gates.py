"""What is asked of an inspection before it is made, while it is made and after. Each gate answers with a sentence, or None.

优化营商环境条例 art. 54; 安全生产法 (2021) arts. 65, 67, 68; 行政许可法 art. 61. Where no article speaks of the field, the house
asks the same as good order: two officers with certificates that hold that day, a record that was read and signed.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, in_order, law_or_house
from guiju.kernel.declaring.steps import Gate
from guiju.registers.enforcement import authority, officers_present
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.inspection.choices import Drawn, Grade, ItemResult, Kind, Result, Signed
from guiju.registers.enforcement.inspection.subject import key_of
from guiju.registers.services.power_item.choices import Kind as Power

MARKET = ("market", "food", "drug_device", "special_equipment", "product_quality", "metrology", "price", "advertising")
"""Fields of the supervision of markets (fields_of_administration), of which 条例 art. 54(1) speaks."""
SAFETY = ("emergency", "safety", "fire", "special_equipment")
"""Fields of safety at work, of which 安全生产法 arts. 65 to 70 speak."""


def of_safety(rule: str) -> Any:
    """Whether the article binds: the field is one of safety at work, and its text is in force."""
    return lambda facts: facts["field"] in SAFETY and facts.rule(rule) is not None


def by_chance(facts: Facts) -> str | None:
    """条例 art. 54(1): in the supervision of markets by lot, but for sensitive trades and what was reported."""
    if facts["kind"] == Kind.RANDOM:
        if facts["draw"] or (facts["lot"] and facts["officers_lot"]):
            return None
        return "双随机抽查的，请选择检查对象的抽取和选派检查人员的抽取，在其他平台抽取的填写任务编号。"
    if facts["lot"] or facts["officers_lot"] or facts["draw"]:
        return "选择、填写了随机抽取的，检查类型应当选择“双随机抽查”。"
    if facts["field"] in MARKET and facts["kind"] == Kind.ROUTINE and not facts["sensitive"]:
        return (
            "市场监管领域的日常检查应当通过随机抽取检查对象、随机选派人员的方式进行；属于特殊行业、重点领域的，请注明。"
        )
    return None


def cause_told(facts: Facts) -> str | None:
    if facts["kind"] in (Kind.CAUSED, Kind.SPECIAL) and not facts["cause"]:
        return "专项检查写明部署文件；投诉举报、转办交办、数据监测核查写明线索来源。"
    return None


def checklist_of_field(facts: Facts) -> str | None:
    checklist = facts["checklist"]
    if checklist is None:
        return None
    facts.look_at([checklist])
    return (
        None if checklist.field == facts["field"] else f"“{checklist.title}”是{checklist.get_field_display()}的检查表。"
    )


def drawn_by_lot(facts: Facts) -> str | None:
    """Who is inspected was drawn, in this field, and comes once."""
    lot, listed = facts["lot"], facts["listed"]
    facts.look_at([one for one in (lot, listed, facts["officers_lot"]) if one is not None])
    if lot is None:
        return _as_listed(facts, listed) if listed is not None else None
    if lot.whom != Drawn.SUBJECTS or lot.field != facts["field"] or lot.agency_id != facts.record.agency_id:
        return f"“{lot.title}”不是本机关对该领域检查对象的抽取。"
    if listed is None or listed.pk.hex not in lot.keys:
        return f"请选择“{lot.title}”抽中的检查对象。"
    inspections: Any = type(facts.record)._default_manager
    others = inspections.filter(lot=lot, listed=listed).exclude(pk=facts.record.pk)
    if facts.look_at(others.exclude(stage="called_off")[:1]):
        return f"“{listed.title}”在“{lot.title}”中已经确定检查。"
    return _as_listed(facts, listed)


def _as_listed(facts: Facts, listed: Any) -> str | None:
    same = listed.subject_key == key_of(facts) and listed.field == facts["field"]
    return None if same else f"所填检查对象和领域与名录中的“{listed.title}”不一致。"


def officers_lot_fits(facts: Facts) -> str | None:
    lot = facts["officers_lot"]
    if lot is None or (lot.whom == Drawn.OFFICERS and lot.agency_id == facts.record.agency_id):
        return None
    return f"“{lot.title}”不是本机关对检查人员的抽取。"


def officers_drawn(facts: Facts) -> str | None:
    """Those who were drawn come; for each who may no longer act the next by the same draw."""
    lot = facts["officers_lot"]
    if lot is None:
        return None
    facts.look_at([lot])
    certificates = {one.pk.hex: one for one in EnforcementCertificate.objects.filter(pk__in=lot.keys)}
    facts.look_at([*certificates.values()])
    gone = [key for key in lot.keys if key not in certificates or not certificates[key].holds_on(facts.on)]
    allowed = {*lot.keys, *lot.following("检查人员", lot.keys, len(gone))}
    strange = [str(row["certificate"]) for row in facts["inspectors"] if row["certificate"].pk.hex not in allowed]
    return f"{'、'.join(strange)}不是“{lot.title}”抽中的检查人员，也不是依次替补的。" if strange else None


def joint(facts: Facts) -> bool:
    """Whether other organs inspect together with this one."""
    told = facts["partner"] if facts.asks("partner") else ()
    return bool(told or facts.in_role("partner"))


def others_named(facts: Facts) -> str | None:
    if joint(facts):
        return None if facts["others"] else "联合检查的，请填写其他机关到场的检查人员和证件号码。"
    return "不是联合检查的，不填其他机关的检查人员。" if facts["others"] else None


def two_present(facts: Facts) -> str | None:
    """Two of this organ, or of it and of those that inspect with it."""
    persons = len({row["certificate"].holder_key for row in facts["inspectors"]}) + bool(
        joint(facts) and facts["others"]
    )
    return None if persons >= 2 else f"到场检查人员{persons}人，不得少于两人。"


def record_signed(facts: Facts) -> str | None:
    if facts["signed"] == Signed.YES or facts["sign_note"]:
        return None
    return "拒绝签名或者由其他在场人员签名的，请写明情形和在场人员。"


def items_of_checklist(facts: Facts) -> str | None:
    """Each item that stands in the checklist on that day has one result, and there is a result of no other."""
    checklist, told = facts["checklist"], [row["item"] for row in facts["checked_items"]]
    if checklist is None:
        return "没有选择检查表的，不填检查事项结果。" if told else None
    facts.look_at([checklist])
    asked = {row.item for row in checklist.items.all() if row.holds_on(facts.on)}
    if strange := sorted(set(told) - asked):
        return f"检查表中没有第{'、'.join(map(str, strange))}项。"
    if len(told) != len(set(told)):
        return "同一检查事项填写了两次。"
    missing = sorted(asked - set(told))
    return f"检查表第{'、'.join(map(str, missing))}项没有填写结果；不涉及的也要选择。" if missing else None


def result_fits(facts: Facts) -> str | None:
    unfit = [row["item"] for row in facts["checked_items"] if row["found"] == ItemResult.UNFIT]
    if facts["result"] == Result.FOUND:
        return None if facts["hazards"] else "检查结果为发现问题的，请逐项登记问题。"
    if facts["hazards"]:
        return "登记了问题的，检查结果应当选择“发现问题”。"
    return f"第{'、'.join(map(str, unfit))}项不符合，检查结果应当选择“发现问题”并登记。" if unfit else None


def term_ahead(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return bool(told["due_on"] >= facts.on)


def left(facts: Facts) -> list[Any]:
    """The hazards that are not put right once the step is taken."""
    told = {one["id"] for one in facts["terms"] if "seen" in one} if facts.asks("terms") else set()
    return [row for row in facts.parts("hazards") if row.rectified_on is None and row.pk not in told]


def all_put_right(facts: Facts) -> str | None:
    rows = [row for row in left(facts) if row.passed_on is None]
    return f"还有{len(rows)}处问题没有整改到位、也没有移送（{rows[0]}），复查到位以后才能办结。" if rows else None


def none_stopped(facts: Facts) -> str | None:
    stopped = facts["stopped_on"] is not None and facts["resumed_on"] is None
    return "责令暂停的尚未同意恢复，先办理“同意恢复”。" if stopped else None


def grave(facts: Facts) -> str | None:
    """安全生产法 art. 65(1)(3): a grave hazard that cannot be made safe before or while it is put right."""
    there = any(row.grade == Grade.MAJOR and row.rectified_on is None for row in facts.parts("hazards"))
    return None if there else "没有尚未排除的重大问题，不得责令暂停。"


def grave_put_right(facts: Facts) -> str | None:
    rows = [row for row in facts.parts("hazards") if row.grade == Grade.MAJOR and row.rectified_on is None]
    return f"重大问题“{rows[0]}”没有整改到位，不能同意恢复。" if rows else None


def is_stopped(facts: Facts) -> str | None:
    return None if none_stopped(facts) else "没有责令暂停。"


PLANNED = (
    *law_or_house(
        lambda facts: facts.rule("penalty.random_inspection") is not None,
        "penalty.random_inspection",
        "house.inspection_by_chance",
        by_chance,
        "draw",
        gist="市场监管领域的日常检查随机抽取对象、选派人员",
    ),
    Gate("house.inspection_lot", drawn_by_lot, "listed", "检查对象是抽中的，与名录一致"),
    Gate("house.inspection_officers_lot", officers_lot_fits, "officers_lot", "检查人员的抽取是本机关的"),
    Gate("house.inspection_cause", cause_told, "cause", "专项检查、核查写明事由"),
    authority.of_power(Power.INSPECTION),
    *authority.OF_INSPECTIONS,
    Gate("house.inspection_checklist", checklist_of_field, "checklist", "检查表与检查领域一致"),
)
MADE = (
    Gate(
        "house.inspection_officers", officers_present.certified("inspectors"), "inspectors", "检查人员当日具有执法资格"
    ),
    Gate("house.inspection_officers_drawn", officers_drawn, "inspectors", "检查人员是抽中的或者依次替补的"),
    Gate("house.inspection_joint", others_named, "others", "联合检查的写明其他机关的检查人员"),
    Gate("house.inspection_two", two_present, "inspectors", "检查人员不少于两人"),
    Gate(
        "house.inspection_interested",
        officers_present.none_interested("inspectors", "检查对象"),
        "inspectors",
        "与检查对象有利害关系的回避",
    ),
    *law_or_house(
        of_safety("inspection.certificate_shown"),
        "inspection.certificate_shown",
        "house.inspection_shown",
        officers_present.certificates_shown("inspectors"),
        "inspectors",
        gist="出示执法证件",
    ),
    *law_or_house(
        of_safety("inspection.record_signed"),
        "inspection.record_signed",
        "house.inspection_signed",
        record_signed,
        "signed",
        gist="检查记录经签名，拒绝的注明",
    ),
    Gate("house.inspection_items", items_of_checklist, "checked_items", "检查表的每一事项都有结果"),
    Gate("house.inspection_result", result_fits, "result", "检查结果与所登记的问题一致"),
)
TERMS = each_row("house.inspection_term", "terms", term_ahead, "的整改期限早于责令日期", "整改期限不早于责令日期")
CLOSING = (
    Gate("house.inspection_put_right", all_put_right, gist="问题全部整改到位"),
    Gate("house.inspection_resumed", none_stopped, gist="责令暂停的已同意恢复"),
)
STOPPING = law_or_house(
    of_safety("inspection.stop_major_hazard"),
    "inspection.stop_major_hazard",
    "house.inspection_grave",
    grave,
    gist="有尚未排除的重大问题",
)
RESUMING = (
    Gate("house.inspection_is_stopped", is_stopped, gist="已经责令暂停"),
    *law_or_house(
        of_safety("inspection.resume_after_check"),
        "inspection.resume_after_check",
        "house.inspection_made_safe",
        grave_put_right,
        gist="重大问题已整改到位",
    ),
)
NOT_BEFORE = in_order("on", "planned_on")
