"""接收、报到、登记: papers come in, the person reports, is registered and told.

社区矫正法 arts. 20 to 22; 戒毒条例 arts. 13 to 16 and 38.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order, only_if
from guiju.kernel.declaring.steps import NEW, Gate, Point, Step, Writes
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.parties import born_on, key_of, sex_of
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import DRUG_USERS, DRUGS, OUTSIDE_PRISON, Kind, Series
from guiju.registers.care.supervised_person.columns import SupervisedPersonColumns as Of

ADULT = 18
TREATMENT_TERM, RECOVERY_TERM = "drug_rehab.community.duration", "drug_rehab.recovery.duration"


def person(facts: Facts) -> dict[str, Any]:
    told: dict[str, Any] = facts["person"][0]
    return told


def under_age(told: dict[str, Any], on: date) -> bool:
    born = born_on(told)
    return born is not None and on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < ADULT


def is_minor(facts: Facts) -> bool:
    """By the day of birth that the document says; where it says none, by what is told."""
    told = person(facts)
    return under_age(told, facts.on) if born_on(told) is not None else bool(facts["minor"])


def entered(facts: Facts) -> dict[str, Any]:
    """What the number of the document says; lists show the person masked."""
    told = person(facts)
    born, minor = born_on(told), is_minor(facts)
    return {
        "title": mask_name(told["name"]),
        "person_key": key_of(told),
        "birth_year": born.year if born else None,
        "sex": sex_of(told) or facts["sex"],
        "minor": minor,
        "series": Series.MINOR if minor else Series.DRUGS if facts["kind"] in DRUG_USERS else facts["kind"],
    }


def measure_told(facts: Facts) -> str | None:
    if (facts["kind"] == Kind.CORRECTION) == bool(facts["measure"]):
        return None
    return "社区矫正对象应当选择矫正类别；其他人员不选。"


def term_told(facts: Facts) -> str | None:
    """Only the term of community treatment, and of those only watched, follows from the law (戒毒条例 art. 14(2))."""
    if facts["kind"] in (Kind.TREATMENT, Kind.CONTROLLED):
        return "社区戒毒的期限由报到之日起算，登记吸毒人员没有期限，不填写期满日期。" if facts["term_ends"] else None
    if facts["term_ends"] is None:
        return "应当填写期满日期。"
    return None if facts["term_ends"] > facts["effective_on"] else "期满日期应当晚于生效（释放、解除）日期。"


def served_told(facts: Facts) -> str | None:
    """社区矫正法 art. 21(2), (3), 戒毒条例 arts. 14, 38: the days in which they are to come are counted from it."""
    if facts["measure"] not in OUTSIDE_PRISON and facts["kind"] not in DRUGS:
        return None
    return None if facts["served_on"] else "移送、报到的期限自收到决定书之日起算，应当填写收到决定书日期。"


def sex_told(facts: Facts) -> str | None:
    """社区矫正法 art. 25(2) asks for a woman in a woman's group: whose document does not say it tells it."""
    return None if sex_of(person(facts)) or facts["sex"] else "证件号码不能看出性别的，应当选择性别。"


def within_three_years(facts: Facts) -> str | None:
    """戒毒条例 art. 37(1): community recovery of no more than three years."""
    longest = facts.due(RECOVERY_TERM, facts["effective_on"])
    ends = facts["term_ends"]
    return None if longest is None or ends is None or ends <= longest else f"社区康复不超过3年，期满不得晚于{longest}。"


def guardian_told(facts: Facts) -> str | None:
    """社区矫正法 art. 53: minors have somebody who answers for them."""
    if not is_minor(facts) or facts["guardian"]:
        return None
    return "未成年人应当登记监护人；没有监护人的，登记履行监护职责的机构。"


def not_on_list(facts: Facts) -> str | None:
    """Nobody is twice on the list of one place for one thing; what other places have is not asked here."""
    record: Any = facts.record
    return on_list_of(record, record.agency, key_of(person(facts)), facts["kind"], "本机关")


def on_list_of(record: Any, agency: Any, key: str, kind: str, whose: str) -> str | None:
    same = type(record).objects.filter(person_key=key, kind=kind, agency=agency, left_on=None)
    return f"该人员已在{whose}同类名册中。" if key and same.exclude(pk=record.pk).exists() else None


def checked_and_told(facts: Facts) -> str | None:
    """社区矫正法 art. 22."""
    if not facts["checked"]:
        return "接收社区矫正对象，应当核对法律文书、核实身份、建立档案。"
    return None if facts["announced"] else "接收社区矫正对象，应当宣告犯罪事实、矫正期限和应当遵守的规定。"


def not_before_strangers(facts: Facts) -> str | None:
    if facts["announced_openly"]:
        return "对未成年人的宣告不公开进行。"
    return None if facts["guardian_present"] else "对未成年人宣告，监护人应当在场。"


def three_years(facts: Facts) -> dict[str, Any]:
    """The term of community treatment runs from the day of reporting (戒毒条例 art. 14(2))."""
    if facts["kind"] != Kind.TREATMENT:
        return {}
    due = facts.due(TREATMENT_TERM, facts.on)
    return {"term_ends": due if due is not None else facts.on + timedelta(days=3 * 365)}


STEPS = (
    Step(
        "receive",
        "接收",
        since=NEW,
        to="received",
        asks=(
            asks.parties("person", "本人", most=1),
            asks.maybe(asks.parties("guardian", "监护人", most=2), "未成年人应当登记监护人。"),
            asks.maybe(Of.sex, "证件号码看不出的，应当选择。"),
            Of.minor,
            Of.kind,
            asks.maybe(Of.measure, "社区矫正对象应当选择。"),
            Of.decided_by,
            Of.document_number,
            Of.effective_on,
            asks.maybe(Of.served_on, "暂予监外执行、社区戒毒、社区康复的，应当填写。"),
            asks.maybe(Of.notified_on),
            asks.maybe(Of.documents_on),
            asks.maybe(asks.ahead(Of.term_ends), "社区戒毒、动态管控以外的，应当填写。"),
        ),
        sets=entered,
        gates=(
            Gate("house.measure_told", measure_told, "measure", "社区矫正对象选择矫正类别，其他人员不选"),
            Gate("house.term_told", term_told, "term_ends", "填写期满日期，社区戒毒和动态管控的除外"),
            only_if(actors.in_recovery, Gate(RECOVERY_TERM, within_three_years, "term_ends")),
            Gate("house.served_told", served_told, "served_on", "期限自收到决定书起算的，填写收到日期"),
            Gate("house.sex_told", sex_told, "sex", "证件号码看不出性别的，选择性别"),
            Gate("house.guardian_told", guardian_told, "guardian", "未成年人登记监护人"),
            Gate("house.once_on_list", not_on_list, "person", "不在本机关同类名册中"),
            *in_order("effective_on", "notified_on", "on"),
        ),
        confirms=(Point("drug_rehab.community_decision", actors.in_treatment),),
        help_text="台账名称只显示遮盖后的姓名；谁打开过这名人员的页面，均有记录。",
        **actors.WORKER,
    ),
    Step(
        "summon",
        "通知报到",
        since="received",
        asks=(
            asks.ahead(asks.day("come_by", "应当报到的最后日期")),
            asks.words("bring", "应当携带的材料", longest=200),
        ),
        gates=in_order("on", "come_by"),
        writes=Writes("report_notice", "报到通知书"),
        **actors.WORKER,
    ),
    Step(
        "register",
        "报到登记",
        since="received",
        to="registered",
        asks=(
            asks.yes("checked", "已经核对法律文书、核实身份、建立档案"),
            asks.yes("announced", "已经宣告（告知）犯罪事实、期限和应当遵守的规定"),
            asks.yes("announced_openly", "宣告公开进行"),
            asks.yes("guardian_present", "监护人在场"),
            asks.maybe(asks.words("late_because", "逾期报到的原因", longest=200)),
        ),
        sets=three_years,
        dates=(Of.reported_on,),
        gates=(
            actors.NOT_LOST,
            only_if(actors.in_correction, Gate("correction.intake", checked_and_told, "announced")),
            only_if(
                lambda facts: actors.in_correction(facts) and actors.a_minor(facts),
                Gate("correction.minor_announcement", not_before_strangers, "announced_openly"),
            ),
        ),
        confirms=(Point("correction.forward_documents", actors.in_correction),),
        writes=Writes("announcement", "社区矫正宣告书", when=actors.in_correction),
        **actors.WORKER,
    ),
)
