"""What must hold while a case is heard: who handles it, on which track, with what evidence, how long."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.course import Deed
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import Reason
from guiju.kernel.keeping.clocks import ClockRow, Interval
from guiju.kernel.keeping.parties import ORGANISATION, PERSON
from guiju.registers.oversight.reconsideration.choices import (
    ActKind,
    Duty,
    GivenBy,
    HearingGround,
    Measure,
    Secret,
    StayGround,
    SummaryGround,
    Suspension,
    Track,
)
from guiju.registers.oversight.reconsideration.filing_gates import of_2023, of_old_text
from guiju.registers.oversight.reconsideration.respondents import OF_RESPONDENT, acts_of

TEXT_2023_YEAR = 2024
BY_LAW = "作出行政复议决定"
"""What is due within a term below sixty days that a law sets (2023 art. 62(1), 2017 art. 31(1))."""
AS_ORDERED = "依照责令、判决作出行政复议决定"
"""What is due by the day that a superior or a court has set (2023 art. 35; 行政诉讼法 art. 70)."""


def _who(row: dict[str, Any]) -> tuple[str, str]:
    """Two may bear one name; their cards tell them apart."""
    return row["name"], row["work_card"] or ""


def _doing(rows: list[dict[str, Any]], duty: Duty) -> int:
    """How many people do it; one who is told of twice is one."""
    return len({_who(row) for row in rows if row["duty"] == duty})


def doing_two_things(rows: list[dict[str, Any]]) -> str | None:
    """At one hearing nobody is two of those whom the law tells apart."""
    people = [_who(row) for row in rows]
    return next((name for name, card in people if people.count((name, card)) > 1), None)


# Staff.
def two_handlers(facts: Facts) -> str | None:
    count = _doing(facts["handlers"], Duty.HANDLER)
    return None if count >= 2 else f"承办人应当有2名以上行政复议人员，现登记{count}名。"


def staff_qualified(facts: Facts) -> str | None:
    for row in facts["handlers"]:
        if not row["first_time"]:
            continue
        if not row["qualified_on"] or row["qualified_on"] > facts.on:
            return f"{row['name']}初次从事行政复议，应当已取得法律职业资格。"
        if of_2023(facts) and (not row["trained_on"] or row["trained_on"] > facts.on):
            return f"{row['name']}初次从事行政复议，应当已参加统一职前培训。"
    return None


def handler_assigned(facts: Facts) -> str | None:
    return None if facts.past("assign") else "尚未指定行政复议人员承办。"


def two_investigators(facts: Facts) -> str | None:
    count = _doing(facts["investigators"], Duty.INVESTIGATOR)
    if count < 2:
        return f"调查取证的行政复议人员不得少于2人，现登记{count}人。"
    return None if facts["cards_shown"] else "调查取证应当出示行政复议工作证件。"


# Track (2023 art. 53 to 55).
def summary_known(facts: Facts) -> str | None:
    return None if of_2023(facts) else "该申请在2024年1月1日前收到，适用的法律没有简易程序。"


def summary_fits(facts: Facts) -> str | None:
    if facts["complex"]:
        return "该案已认定为重大、疑难、复杂，不适用简易程序。"
    if len(facts["clear"]) < 3:
        return "适用简易程序，应当认定事实清楚、权利义务关系明确、争议不大。"
    ground, kind = facts["summary_ground"], facts["act_kind"]
    if ground == SummaryGround.DISCLOSURE and kind != ActKind.DISCLOSURE:
        return "该案登记的行政行为种类不是政府信息公开。"
    if ground == SummaryGround.WARNING and kind not in (ActKind.PENALTY, ActKind.OTHER):
        return "该案登记的行政行为种类不是警告或者通报批评。"
    if ground == SummaryGround.ON_THE_SPOT and not facts["on_the_spot"]:
        return "该案没有登记为当场作出的行政行为。"
    return None


def summary_amount(facts: Facts) -> str | None:
    if facts["summary_ground"] != SummaryGround.AMOUNT:
        return None
    amount = facts["amount"]
    if amount is None:
        return "以涉及款额适用简易程序的，应当登记款额。"
    return f"涉及款额{amount}元，超过三千元。" if amount > 3000 else None


def summary_consent(facts: Facts) -> str | None:
    if facts["summary_ground"] != SummaryGround.CONSENT or facts["all_consent"]:
        return None
    return "不属于法定四类案件的，须当事人各方同意适用简易程序。"


def not_yet_sent(facts: Facts) -> str | None:
    return f"申请书副本已于{facts['sent_on']}发送，不能再改用简易程序。" if facts["sent_on"] else None


def head_of_unit(facts: Facts) -> str | None:
    return None if facts["approval"] else "简易程序转为普通程序，应当写明复议机构负责人的批准意见。"


def on_summary(facts: Facts) -> str | None:
    return None if facts["track"] == Track.SUMMARY else "该案没有适用简易程序。"


# Evidence (2023 art. 43 to 47; 2017 art. 23, 24).
def given_by_respondent(facts: Facts) -> str | None:
    others = [row["name"] for row in facts["evidence"] if row["given_by"] != GivenBy.RESPONDENT]
    return f"本步骤只登记被申请人的证据：{'、'.join(others)}。" if others else None


def given_by_others(facts: Facts) -> str | None:
    own = [row["name"] for row in facts["evidence"] if row["given_by"] == GivenBy.RESPONDENT]
    return f"被申请人的证据请在“被申请人答复”或者“被申请人补充证据”中登记：{'、'.join(own)}。" if own else None


def not_self_collected(facts: Facts) -> str | None:
    began = facts["accepted_on"]
    late = [
        row["name"]
        for row in facts["evidence"]
        if row["given_by"] == GivenBy.RESPONDENT and row["obtained_on"] and began and row["obtained_on"] > began
    ]
    return f"受理（{began}）之后自行收集的，不作为依据，不予登记：{'、'.join(late)}。" if late else None


def supplement_allowed(facts: Facts) -> str | None:
    if not facts["new_ground"]:
        return "申请人或者第三人没有提出行为作出时未提出的理由或者证据，被申请人不能补充证据。"
    if not acts_of(facts, facts[OF_RESPONDENT], "reply"):
        return "该被申请人尚未答复；没有依法答复、举证的，不能以补充证据代替。"
    return None if facts["unit_consents"] else "补充证据须经行政复议机构同意。"


def is_stayed(facts: Facts) -> str | None:
    return None if facts["stayed"] else "该案没有停止执行。"


def consulted(facts: Facts) -> str | None:
    return None if facts.past("consult") else "尚未提请行政复议委员会咨询。"


SETTLED_BY = {
    Suspension.DEATH: ("succeed", "leave_applicant"),
    Suspension.DISSOLVED: ("succeed", "leave_applicant"),
    Suspension.INCAPACITY: ("appoint_agent",),
}
"""What shows that the cause is gone: somebody has come in the place of the applicant, or acts for them."""


def cause_gone(facts: Facts) -> str | None:
    """2023 art. 39(1)(1), (2), (4), (9), (2): resumed once the cause is gone."""
    ground = Suspension(facts["suspension"])
    if ground == Suspension.DOCUMENT and not facts["verdict"]:
        return "因附带审查或者依据审查中止的，审查有结论后才恢复审理。"
    steps, rested = SETTLED_BY.get(ground), facts.past("suspend")
    if not steps or rested is None or any(deed.step in steps for deed in facts.since(rested)):
        return None
    due = "或者".join(f"“{facts.procedure.steps[step].label}”" for step in steps)
    return f"因“{ground.label}”中止的，请先办理{due}；没有人参加的，依法终止。"


def file_shown(facts: Facts) -> str | None:
    if facts["granted"]:
        return None
    if not facts["secret"]:
        return "不同意查阅、复制的，应当写明属于哪一种法定例外。"
    old_text = of_old_text(facts)
    return "该案适用的法律未列这一例外。" if old_text and facts["secret"] == Secret.SAFETY else None


# Hearing (2023 art. 50, 51; 2007 regulation art. 33).
def hearing_lawful_before_2024(facts: Facts) -> str | None:
    if not facts["complex"]:
        return "听证限于重大、复杂的案件；请先在“指定承办人”中认定。"
    asked = facts["hearing_ground"] in (HearingGround.REQUESTED, HearingGround.NEEDED)
    return None if asked else "应当由申请人提出要求，或者由复议机构认为必要。"


def hearing_called(facts: Facts) -> str | None:
    return None if facts["hearing_on"] else "尚未通知听证。"


def hearing_composed(facts: Facts) -> str | None:
    if twice := doing_two_things(facts["panel"]):
        return f"听证的主持人、听证员、记录员不能是同一人，{twice}登记了两次。"
    counts = [_doing(facts["panel"], duty) for duty in (Duty.PRESIDER, Duty.PANEL, Duty.RECORDER)]
    if counts[0] == 1 and counts[1] >= 2 and counts[2] == 1:
        return None
    return "听证应当有主持人1名、听证员2名以上、记录员1名，现登记{}名、{}名、{}名。".format(*counts)


def head_attends(facts: Facts) -> str | None:
    if facts["head_present"] or (facts["absence_reason"] and facts["delegated"]):
        return None
    return "被申请人的负责人未参加听证的，应当说明理由并委托相应的工作人员参加。"


def on_the_day_set(facts: Facts) -> str | None:
    day = facts["hearing_on"]
    return f"听证定于{day}举行，与发生日期不符；改期的应当另行通知。" if day and day != facts.on else None


# Rest, extension, stay.
def suspension_told(facts: Facts) -> str | None:
    if not facts["parties_told"]:
        return "中止、恢复审理应当书面告知当事人。"
    return "其他情形应当写明具体原因。" if facts["suspension"] == Suspension.OTHER and not facts["reason"] else None


def resumption_told(facts: Facts) -> str | None:
    return None if facts["parties_told"] else "中止、恢复审理应当书面告知当事人。"


def approved_for(measure: Measure) -> Reason:
    """Approved on the form since the case last rested or went on: each rest has an approval of its own."""

    def reason(facts: Facts) -> str | None:
        last = facts.past("suspend", "resume")
        deeds = facts.since(last) if last is not None else facts.history
        if any(deed.step == "approve_measure" and deed.content["told"].get("measure") == measure for deed in deeds):
            return None
        return f"请先由行政复议机构的负责人办理“程序事项审批”，审批事项选择“{measure.label}”。"

    return reason


OF_PERSONS = {Suspension.DEATH, Suspension.INCAPACITY, Suspension.MISSING}


def applicants(facts: Facts, kind: str) -> bool:
    """Whether a person, or an organisation, is among the applicants."""
    return any(party.role == "applicant" and party.kind == kind for party in facts.parties)


def ground_of_suspension(facts: Facts) -> str | None:
    """2023 art. 39 s. 1, 2007 regulation art. 41 s. 1: each ground with what it rests on."""
    ground = facts["suspension"]
    if ground in OF_PERSONS and not applicants(facts, PERSON):
        return "申请人中没有自然人，不能以此为由中止。"
    if ground == Suspension.DISSOLVED and not applicants(facts, ORGANISATION):
        return "申请人中没有法人或者其他组织，不能以此为由中止。"
    if ground == Suspension.DOCUMENT and not (facts["incidental"] or facts["basis_questioned_on"]):
        return "该案没有附带审查，也没有认为依据不合法。"
    return _consent_to_mediate(facts) if ground == Suspension.MEDIATION else None


def _consent_to_mediate(facts: Facts) -> str | None:
    if of_old_text(facts):
        return "该案适用的法律没有以调解、和解为由中止的规定。"
    return None if facts["both_consent"] else "以调解、和解为由中止的，须申请人和被申请人同意。"


def since_reopened(facts: Facts, *steps: str) -> Deed | None:
    """The latest of ``steps`` in the review that goes on: what was permitted or told in one set aside is over."""
    last = facts.past(*steps, "order_anew")
    return None if last is None or last.step == "order_anew" else last


def deciding_clock(facts: Facts) -> ClockRow | None:
    """The clock of the decision: of the summary track or of the ordinary one, or the one that a law has set, if sooner.

    Reviewed anew, it is the one that runs since, or the day that the order has set.
    """
    track = "summary" if facts["track"] == Track.SUMMARY else "ordinary"
    anew = facts["reopened_on"]
    rows = (facts.clock(name) for name in (f"reconsideration.decide.{track}", BY_LAW, AS_ORDERED))
    own = (row for row in rows if row is not None and (anew is None or row.started_on >= anew))
    return min(own, key=lambda row: row.due_on or date.max, default=None)


def extension_allowed(facts: Facts) -> str | None:
    rule, clock = facts.rule("reconsideration.extension_approval"), deciding_clock(facts)
    if facts["track"] == Track.SUMMARY:
        return "适用简易程序的案件没有延期的规定；不宜适用的可以转为普通程序。"
    of_organ = facts.actor.agency_id == facts.record.agency_id
    if rule is not None and rule.in_force_from.year < TEXT_2023_YEAR and not of_organ:
        return "该案适用的法律要求由复议机关（不只是复议机构）的负责人批准延期。"
    if clock is None or clock.due_on is None:
        return "审理期限没有在计算，无需延期。"
    if facts.on > clock.due_on:
        return f"审理期限已于{clock.due_on}届满，不能再延期。"
    return None if facts["parties_told"] else "延期应当告知当事人。"


def extension_length(facts: Facts) -> str | None:
    clock, limit = deciding_clock(facts), facts.rule("reconsideration.decide.ordinary")
    if clock is None or limit is None:
        return None
    most = limit.extension.length or 0
    used = sum(span.length for span in clock.spans if span.kind == Interval.EXTENSION)
    asked = facts["extension_length"]
    return f"延期最多{most}日，此前已延{used}日，本次不得超过{most - used}日。" if used + asked > most else None


def stay_grounded(facts: Facts) -> str | None:
    ground = facts["stay_ground"]
    if ground == StayGround.REQUESTED and not facts["asked_by"]:
        return "依申请停止执行的，应当写明由谁申请。"
    return (
        "依法停止执行的，应当写明法律、法规、规章的条款。"
        if ground == StayGround.STATUTE and not facts["basis"]
        else None
    )
