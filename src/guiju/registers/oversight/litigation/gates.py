"""What steps of a suit are held to (行政诉讼法 2017)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.texts import spellings
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.registers.oversight.litigation.choices import (
    ABOVE,
    APPEALABLE_RULINGS,
    FINAL,
    HANDED_ON,
    HEADS,
    JUDGED,
    LEFT_STANDING,
    LOST,
    OWING,
    SENT_BACK,
    Appellant,
    Attendance,
    Force,
    Handling,
    Instance,
    Outcome,
    Standing,
)

MOST_DEFENDERS = 2


def one_record(facts: Facts) -> str | None:
    """A court's number is of one case: what several are sued in is entered by one of them."""
    numbers = spellings(facts["court_number"])
    found = apps.get_model("oversight", "Litigation").objects.filter(court_number__in=numbers)
    same = facts.look_at(found.filter(court=facts["court"]).exclude(pk=facts.record.pk)[:1])
    if not same:
        return None
    return f"该案号已由{same[0].agency}登记为{facts.named(same[0])}；共同被告的案件登记一次，由作出行政行为的机关登记。"


def co_defendants(facts: Facts) -> str | None:
    """Art. 26(2): the organ that upheld and the organ that acted are sued together."""
    if facts["standing"] == Standing.JOINT and not facts["codefendant"]:
        return "复议机关维持原行政行为的，原机关和复议机关是共同被告，请填写另一共同被告机关。"
    return None


def represented(facts: Facts) -> str | None:
    if facts["handling"] != Handling.REPRESENTED or is_government(facts):
        return None
    return "司法行政部门代表应诉的，被告是本级人民政府，请由人民政府的台账登记；指导部门应诉的，选自行应诉，再办理“指导应诉”。"


def is_government(facts: Facts) -> bool:
    return Organ.GOVERNMENT in organs_of(facts.record.agency_id, facts.on)


def guided_is_anothers(facts: Facts) -> str | None:
    if facts.actor.agency_id == facts.record.agency_id:
        return "本案由本机关自行应诉，不计为指导部门应诉。"
    if facts["handling"] == Handling.REPRESENTED:
        return "本案由司法行政部门代表政府应诉，不计为指导部门应诉。"
    return None


def first_guided(facts: Facts) -> Any:
    return facts["guided_on"] or facts.on


def plaintiffs_counted(facts: Facts) -> str | None:
    told, named = facts["plaintiffs"], len(facts["plaintiff"])
    return f"登记了{named}名原告，人数不得少于{named}。" if told < named else None


def owed_is_lost(facts: Facts) -> str | None:
    return "原审裁判要求本机关履行的，是本机关败诉。" if facts["owed_before"] and not facts["lost_before"] else None


def at_most_two(facts: Facts) -> str | None:
    now = [row for row in facts.parts("defenders") if not row.ended_because]
    if len(now) + len(facts["defenders"]) <= MOST_DEFENDERS:
        return None
    return f"诉讼代理人最多{MOST_DEFENDERS}人，现有{len(now)}人；更换的，先办理“解除委托”。"


def once_answered(facts: Facts) -> str | None:
    return "已经提交过答辩状和证据；另有证据的，办理“延期、补充提供证据”。" if facts["answered_on"] else None


def answered_first(facts: Facts) -> str | None:
    return None if facts["answered_on"] else "请先办理“提交答辩状和证据”。"


def burden_of_proof(facts: Facts) -> str | None:
    if facts["evidence"] or facts["evidence_by"] or facts["instance"] != Instance.FIRST:
        return None
    return "被告对行政行为负有举证责任，请填写证据；经人民法院准许延期提供的，先登记准许。"


def allowed_later(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    received: date | None = facts["received_on"]
    return received is None or told["obtained_on"] <= received


def hearing_told(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return told["attendance"] == Attendance.NOBODY or bool(told["attendee"])


def staff_sent(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """Art. 3(3): a head comes, or whoever is sent in their place; that nobody came is told with its reason."""
    return told["attendance"] in HEADS or bool(told["attendee"] or told["absence"])


def absence_told(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return told["attendance"] in HEADS or bool(told["absence"] and told["explained"])


def absence_only_without(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return told["attendance"] not in HEADS or not told["absence"]


def nobody_alone(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return told["attendance"] != Attendance.NOBODY or not (told["staff"] or told["attendee"])


HEARING = (
    each_row("house.hearing_attendee", "hearings", hearing_told, "没有写明出庭人员的姓名和职务。"),
    each_row(
        "litigation.head_appears",
        "hearings",
        staff_sent,
        "负责人应当出庭；不能出庭的，应当委托相应的工作人员出庭，请填写出庭人员，无人到庭的填写事由。",
    ),
    each_row("litigation.head_absence_explained", "hearings", absence_told, "负责人未出庭，请填写事由和说明。"),
    each_row("house.absence_without_head", "hearings", absence_only_without, "负责人已经出庭，不填写未出庭的事由。"),
    each_row("house.nobody_came", "hearings", nobody_alone, "有人出庭的，不选“无人到庭”。"),
)


def outcome_of_instance(facts: Facts) -> str | None:
    outcome, instance = facts["outcome"], facts["instance"]
    if instance in ABOVE.get(outcome, tuple(Instance)):
        return None
    return f"{Instance(instance).label}没有“{Outcome(outcome).label}”的结案方式，请核对。"


def resumed_first(facts: Facts) -> str | None:
    """A suit at rest may be withdrawn, ended or moved; it is judged once it goes on."""
    resting = facts.before("stage") == "suspended" and facts["outcome"] in JUDGED
    return "本案中止诉讼，判决的先办理“恢复审理”。" if resting else None


def mediable(facts: Facts) -> str | None:
    """Art. 60(1)."""
    mediated = facts["outcome"] == Outcome.MEDIATED
    if mediated and not facts["mediation_ground"]:
        return "行政案件不适用调解；行政赔偿、补偿和行使自由裁量权的案件可以调解，请填写属于哪一种。"
    return "不是调解结案的，不填写可以调解的情形。" if facts["mediation_ground"] and not mediated else None


def withdrawn_for_change(facts: Facts) -> str | None:
    if facts["outcome"] == Outcome.WITHDRAWN_CHANGED and not facts["act_changed_on"]:
        return "因被告改变行为撤诉的，先办理“改变被诉行为”。"
    return None


def compensation_lost(facts: Facts) -> str | None:
    fits = facts["outcome"] in (*LOST, Outcome.MEDIATED, *LEFT_STANDING, Outcome.WITHDRAWN_CHANGED)
    return None if fits or not facts["compensation"] else "该结案方式没有赔偿、补偿的金额。"


def lost(facts: Facts) -> bool:
    outcome = facts["outcome"]
    return outcome in LOST or bool(outcome in LEFT_STANDING and facts["lost_before"])


def owed(facts: Facts) -> bool:
    """Whether the organ has something to do: as judged now, or as judged below and left standing; or money is to be paid."""
    outcome = facts["outcome"]
    below = outcome in LEFT_STANDING and facts["owed_before"]
    return outcome in OWING or below or bool(facts["compensation"])


def appealable(facts: Facts) -> bool:
    return bool(facts["instance"] == Instance.FIRST or facts["tried_as_first"])


def force(facts: Facts) -> Force:
    """Arts. 85, 89: of the first instance in effect once its days of appeal are over; of the second, as it is served."""
    if facts["outcome"] in HANDED_ON:
        return Force.HANDED_ON
    return Force.AWAITED if appealable(facts) and facts["outcome"] not in FINAL else Force.IN_FORCE


def judged_first(facts: Facts) -> bool:
    return bool(appealable(facts) and facts["outcome"] in JUDGED)


def ruled_first(facts: Facts) -> bool:
    return appealable(facts) and facts["outcome"] in APPEALABLE_RULINGS


def may_appeal(facts: Facts) -> str | None:
    last = _last_day(facts)
    if facts["appellant"] != Appellant.OTHERS and last is not None and facts.on > last:
        return f"本机关的上诉期至{last}届满，裁判已经发生法律效力；其他当事人上诉的，上诉人选“原告或者第三人”。"
    return None


def appealed_once(facts: Facts) -> str | None:
    """Who has appealed has; the other side may still in its own days."""
    if facts.before("stage") != "appealed" or facts["appellant"] == facts.before("appellant"):
        return "该方已经登记上诉。" if facts.before("stage") == "appealed" else None
    return None if facts["appellant"] == Appellant.BOTH else "已有一方上诉，另一方也上诉的，上诉人选“双方”。"


def _last_day(facts: Facts) -> date | None:
    clocks = (facts.clock(rule) for rule in ("litigation.appeal.judgment", "litigation.appeal.ruling"))
    return next((clock.due_on for clock in clocks if clock is not None), None)


def past_appeal(facts: Facts) -> str | None:
    last = _last_day(facts) if appealable(facts) else None
    if last is None or facts.on > last:
        return None
    return f"上诉期至{last}，届满而各方均不上诉的，裁判才发生法律效力。"


def handed_on(facts: Facts) -> str | None:
    return None if facts["outcome"] in SENT_BACK else "本案不是发回重审或者移送其他法院的。"


def performance_told(facts: Facts) -> str | None:
    """As a ruling takes effect, or at once with it."""
    if facts.asks("outcome"):
        due, may = owed(facts) and force(facts) == Force.IN_FORCE, owed(facts)
    else:
        due = may = facts["owed"]
    if due and not facts["perform_by"]:
        return "裁判要求本机关履行，请填写履行期限；裁判没有写明期限的，填写本机关确定的期限。"
    return "裁判没有要求本机关履行，不填写履行期限。" if facts["perform_by"] and not may else None


def owes(facts: Facts) -> str | None:
    return None if facts["owed"] else "裁判没有要求本机关履行。"


def performed(facts: Facts) -> str | None:
    return "裁判确定的义务尚未履行，请先办理“登记履行”。" if facts["owed"] and not facts["performed_on"] else None


ONE_RECORD_A_CASE = Gate("house.one_record_a_case", one_record, "court_number", "一个案号登记一次")
CO_DEFENDANTS = Gate("litigation.co_defendants", co_defendants, "codefendant")
REPRESENTED = Gate("house.represented_government", represented, "handling", "代表应诉的，被告是本级人民政府")
PLAINTIFFS = Gate("house.plaintiffs_counted", plaintiffs_counted, "plaintiffs", "原告人数不少于登记的原告")
OWED_IS_LOST = Gate("house.owed_is_lost", owed_is_lost, "lost_before", "需要履行的是败诉")
GUIDED_IS_ANOTHERS = Gate("house.guided_is_anothers", guided_is_anothers, gist="代表应诉的不计为指导")
AT_MOST_TWO = Gate("litigation.two_agents", at_most_two, "defenders")
ONCE_ANSWERED = Gate("house.answered_once", once_answered, gist="答辩状提交一次")
ANSWERED_FIRST = Gate("house.answered_first", answered_first, gist="先提交答辩状")
BURDEN_OF_PROOF = Gate("litigation.burden_of_proof", burden_of_proof, "evidence")
NOT_COLLECTED_NOW = each_row(
    "litigation.no_self_collection",
    "evidence",
    allowed_later,
    "在收到起诉状副本以后取得；诉讼中被告不得自行向原告、第三人和证人收集证据。",
)
RULING = (
    Gate("house.resumed_first", resumed_first, "outcome", "中止的先恢复审理"),
    Gate("house.outcome_of_instance", outcome_of_instance, "outcome", "结案方式与审级相符"),
    Gate("litigation.mediation_scope", mediable, "mediation_ground"),
    Gate("house.withdrawn_for_change", withdrawn_for_change, "outcome", "改变行为已经登记"),
    Gate("house.compensation_lost", compensation_lost, "compensation", "金额与结案方式相符"),
)
APPEALED_ONCE = Gate("house.appealed_once", appealed_once, "appellant", "一方上诉登记一次")
MAY_APPEAL = Gate("house.appeal_open", may_appeal, "appellant", "本机关上诉的在上诉期内")
PAST_APPEAL = Gate("house.past_appeal", past_appeal, "on", "上诉期已经届满")
PERFORMANCE_TOLD = Gate("house.performance_told", performance_told, "perform_by", "需要履行的有期限")
OWES = Gate("house.owes", owes, gist="裁判要求履行")
PERFORMED = Gate("house.performed", performed, gist="需要履行的已经履行")
HANDED_ON_BY_COURT = Gate("house.handed_on_by_court", handed_on, gist="发回重审或者移送的")
