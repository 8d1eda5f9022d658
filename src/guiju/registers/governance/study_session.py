"""学法与培训: study, lectures and trainings, with who attended, for how many hours, which laws were studied.

Whether each officer came to the hours that are asked of them in a year is a figure over all sessions.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from guiju.figures.declared import (
    Among,
    Count,
    Distinct,
    Norm,
    PerHead,
    Ratio,
    Reaching,
    StockAt,
    Sum,
    Total,
    declare,
    say,
)
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.enforcement_certificate import ENFORCING, CertificateKind, EnforcementCertificate

HOURS_A_YEAR = 60
"""So many hours of training a year are asked of each enforcement officer (国办发〔2023〕27号, from memory)."""
HOURS_A_DAY = 12


class Kind(models.TextChoices):
    PARTY_GROUP = "party_group", "党委（党组）集体学习"
    BEFORE_MEETING = "before_meeting", "会前学法"
    SEMINAR = "seminar", "专题学习研讨"
    LECTURE = "lecture", "习近平法治思想专题讲座"
    TRAINING = "training", "法治专题培训"
    OFFICERS = "officers", "行政执法人员培训"
    INTERNAL = "internal", "执法单位内部学习"
    MEDIATION = "mediation", "人民调解业务指导和培训"
    ADVOCATES = "advocates", "法律明白人培训"
    COURT = "court", "旁听庭审"
    OATH = "oath", "宪法宣誓"


class Level(models.TextChoices):
    PROVINCE = "province", "省级组织"
    CITY = "city", "市级组织"
    COUNTY = "county", "县级组织"
    OWN = "own", "本单位组织"


class StudiedLaw(Part):
    """所学法律法规: a law, regulation or rule that a session studied."""

    matter = models.ForeignKey("governance.StudySession", models.PROTECT, related_name="laws")
    law = models.CharField("法律法规名称", max_length=100)

    def __str__(self) -> str:
        return self.law


class Attendance(Part):
    """参加人员: a person who attended, and for how many hours. An officer is named by the certificate."""

    matter = models.ForeignKey("governance.StudySession", models.PROTECT, related_name="attendances")
    officer = models.ForeignKey(
        EnforcementCertificate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="执法人员"
    )
    name = models.CharField("姓名（非执法人员）", max_length=40, blank=True)
    unit = models.CharField("单位", max_length=80, blank=True)
    hours = models.DecimalField("学时", max_digits=5, decimal_places=1, validators=within(0, 200))

    def __str__(self) -> str:
        return self.name or str(self.officer)


LONG_NAME = re.compile(r"[《》〈〉]|^中华人民共和国|[（(〔\[].*(\d{4}|修正|修订|修改)")


def law_names(facts: Facts) -> str | None:
    """One name for one law: without brackets, the name of the state and the year of its text, so that it counts once."""
    told = [row["law"] for row in facts["laws"] or ()]
    if odd := [law for law in told if LONG_NAME.search(law)]:
        return f"“{'、'.join(odd)}”请写简称，不带书名号、“中华人民共和国”和版本年份，以便同一部只计一次。"
    twice = sorted({law for law in told if told.count(law) > 1})
    return f"“{'、'.join(twice)}”填写了不止一次。" if twice else None


def laws_told(facts: Facts) -> str | None:
    return "会前学法请填写所学的法律法规。" if facts["kind"] == Kind.BEFORE_MEETING and not facts["laws"] else None


def level_told(facts: Facts) -> str | None:
    if facts["kind"] != Kind.OFFICERS:
        return None
    if facts["level"] == Level.OWN:
        return f"本单位自行组织的业务学习，类型请选“{Kind.INTERNAL.label}”。"
    return None if facts["level"] else "行政执法人员培训请选择组织层级。"


def hours_fit(facts: Facts) -> str | None:
    days = facts["days"]
    return f"{days}天的学时不超过{days * HOURS_A_DAY}。" if facts["hours"] > days * HOURS_A_DAY else None


def _who(officer: EnforcementCertificate | None, name: str, unit: str) -> tuple[str, str, str]:
    """An officer is the holder, whichever certificate was chosen; anybody else the name in a unit."""
    return (officer.holder_key or str(officer.pk), "", "") if officer else ("", name, unit)


def officers_certified(facts: Facts) -> str | None:
    """Who is counted as an officer was one on the day: whoever has no certificate yet, or no more, is named."""
    held, told = facts["held_on"], enumerate(facts["attendances"], 1)
    others = [n for n, row in told if row["officer"] and not _certified(row["officer"], held)]
    return f"第{'、'.join(map(str, others))}项在{held}没有行政执法证，请改填姓名，不计入执法人员。" if others else None


def _certified(officer: EnforcementCertificate, day: date) -> bool:
    """Suspended ones too: they are trained before they are let back."""
    if officer.kind != CertificateKind.ENFORCEMENT or officer.issued_on is None or officer.issued_on > day:
        return False
    return officer.left_on is None or officer.left_on > day


def each_named_once(facts: Facts) -> str | None:
    there = [_who(row.officer, row.name, row.unit) for row in facts.parts("attendances")]
    told = [_who(row["officer"], row["name"], row["unit"]) for row in facts["attendances"]]
    bare = [n for n, row in enumerate(facts["attendances"], 1) if not row["officer"] and not row["name"]]
    both = [n for n, row in enumerate(facts["attendances"], 1) if row["officer"] and row["name"]]
    if bare or both:
        words = "请选择执法人员或者填写姓名" if bare else "执法人员不再填写姓名"
        return f"第{'、'.join(map(str, bare or both))}项：{words}。"
    seen = set(there)
    twice = []
    for n, one in enumerate(told, 1):
        if one in seen:
            twice.append(n)
        seen.add(one)
    return f"第{'、'.join(map(str, twice))}项已经登记过，每人只登记一次。" if twice else None


def no_more_than_came(facts: Facts) -> str | None:
    listed, came = len(facts.parts("attendances")) + len(facts["attendances"]), facts["came"]
    return f"参加人数为{came}人，逐人登记的已有{listed}人。" if listed > came else None


def no_longer_than_it_took(facts: Facts) -> str | None:
    longest = facts["hours"]
    over = [n for n, row in enumerate(facts["attendances"], 1) if row["hours"] > longest]
    return f"第{'、'.join(map(str, over))}项的学时超过本次的{float(longest):g}学时。" if over else None


def trained(facts: Facts) -> dict[str, Any]:
    """All who are listed after this step."""
    told = facts["attendances"] if facts.asks("attendances") else ()
    return {
        "attendances": [*facts.parts("attendances"), *(Attendance(**row) for row in told)],
        "laws": facts.parts("laws"),
    }


def no_more_than_the_day_has(facts: Facts) -> str | None:
    """An officer's hours of all sessions that began that day, whoever held them: they add up to what a year asks for."""
    session: Any = facts.record
    listed = [(n, row["officer"]) for n, row in enumerate(facts["attendances"], 1) if row["officer"]]
    told = {officer.holder_key: n for n, officer in listed if officer.holder_key}
    elsewhere = Attendance.objects.filter(matter__held_on=session.held_on, officer__holder_key__in=list(told))
    others = elsewhere.exclude(matter=session.pk).values_list("officer__holder_key", "matter__days", "hours")
    heard: dict[str, list[tuple[int, Any]]] = {}
    for key, days, hours in others:
        heard.setdefault(key, []).append((days, hours))
    for key, before in heard.items():
        longest = max(session.days, *(days for days, _ in before))
        total = facts["attendances"][told[key] - 1]["hours"] + sum(hours for _, hours in before)
        if total > longest * HOURS_A_DAY:
            words = f"的学时合计{float(total):g}，超过{longest}天的{longest * HOURS_A_DAY}学时"
            return f"第{told[key]}项在{session.held_on}{words}，请与同日举办的其他学习培训核对。"
    return None


RECORD = Writes("training_record", "学习培训登记表", when=lambda facts: facts.record.stage == "kept", also=trained)
LEVEL = Gate("house.level_told", level_told, "level", "行政执法人员培训选择组织层级，本单位组织的选内部学习")
NOT_PAST = in_order("on", "planned_on")
HOLDING = (
    Gate("house.laws_told", laws_told, "laws", "会前学法填写所学法律法规"),
    Gate("house.law_names", law_names, "laws", "法律法规写简称"),
    Gate("house.hours_fit", hours_fit, "hours", "学时与天数相符"),
)


class StudySession(Matter):
    """学法与培训: planned, held, who attended told, put away."""

    kind = models.CharField("类型", max_length=16, choices=Kind.choices)
    level = models.CharField("组织层级", max_length=10, choices=Level.choices, blank=True)
    planned_on = models.DateField("计划日期", null=True, blank=True)
    held_on = models.DateField("举办日期", null=True, blank=True)
    topic = models.CharField("学习内容", max_length=200, blank=True)
    lecturer = models.CharField("主讲人", max_length=80, blank=True)
    days = models.PositiveSmallIntegerField("天数", default=1, validators=within(1, 90))
    hours = models.DecimalField(
        "学时", max_digits=5, decimal_places=1, null=True, blank=True, validators=within(0, 900)
    )
    came = models.PositiveIntegerField("参加人数", null=True, blank=True, validators=within(1, 10**6))
    papers = models.PositiveIntegerField("研讨材料和心得体会篇数", default=0)

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "学法与培训"

    HELD = (
        asks.maybe(topic),
        asks.maybe(lecturer),
        days,
        hours,
        came,
        asks.parts("laws", "所学法律法规", StudiedLaw, "law", least=0),
    )
    procedure = Procedure(
        Step(
            "plan",
            "列入计划",
            since=NEW,
            to="planned",
            asks=(Matter.title, kind, asks.maybe(level), asks.ahead(planned_on)),
            gates=(LEVEL, *NOT_PAST),
        ),
        Step(
            "put_off",
            "改期",
            since="planned",
            asks=(asks.ahead(planned_on), asks.REASON),
            gates=NOT_PAST,
        ),
        Step("call_off", "取消", since="planned", to="called_off", asks=(asks.REASON,)),
        Step(
            "register",
            "登记已举办的",
            since=NEW,
            to="held",
            asks=(Matter.title, kind, asks.maybe(level, "行政执法人员培训应当选择。"), *HELD),
            dates=(held_on,),
            gates=(LEVEL, *HOLDING),
        ),
        Step("hold", "举办", since="planned", to="held", asks=HELD, dates=(held_on,), gates=HOLDING),
        Step(
            "list_attendance",
            "登记参加人员",
            since=("held", "kept"),
            by=(Role.CLERK, Role.OFFICER, Role.MEDIATOR),
            asks=(asks.parts("attendances", "参加人员", Attendance, "hours", optional=("officer", "name", "unit")),),
            gates=(
                Gate("house.each_named_once", each_named_once, "attendances", "每人只登记一次"),
                Gate("house.officers_certified", officers_certified, "attendances", "执法人员在举办之日持有执法证"),
                Gate("house.no_more_than_came", no_more_than_came, "attendances", "逐人登记的不多于参加人数"),
                Gate("house.no_longer_than_it_took", no_longer_than_it_took, "attendances", "每人学时不多于本次学时"),
                Gate(
                    "house.hours_of_a_day", no_more_than_the_day_has, "attendances", "同日各次学习的学时合计不超过一天"
                ),
            ),
            writes=RECORD,
            help_text="归档后补到的签到也在此登记，登记表重新制作。",
        ),
        Step(
            "put_away",
            "归档",
            since="held",
            to="kept",
            asks=(
                papers,
                asks.maybe(asks.upload("record", "学习记录")),
                asks.maybe(asks.upload("sign_in", "签到表")),
            ),
            writes=RECORD,
        ),
        stages={"planned": "已计划", "held": "已举办", "kept": "已归档", "called_off": "已取消"},
        ends=("kept", "called_off"),
        clocks=(
            Clock(
                until=planned_on,
                words="举办",
                source="学习培训计划",
                starts="plan",
                extended_by="put_off",
                met_by="hold",
                dropped_by="call_off",
            ),
        ),
    )


HELD_IN_YEAR = "matter__held_on"
OFFICER = Q(officer__isnull=False, hours__gt=0)
"""Who came for no hour at all, to an oath say, was not trained by it."""
IN_POST = Among(StockAt(EnforcementCertificate, where=ENFORCING, since="issued_on"), "holder_key")
"""A certificate is exchanged, its holder stays the same."""
COUNTED = {
    "party_group_study_sessions": Kind.PARTY_GROUP,
    "study_seminars_held": Kind.SEMINAR,
    "special_lectures_held": Kind.LECTURE,
    "law_trainings": Kind.TRAINING,
    "officer_internal_study_sessions": Kind.INTERNAL,
    "mediation_trainings": Kind.MEDIATION,
    "legal_advocate_trainings": Kind.ADVOCATES,
}
declare(
    **{name: Count(StudySession, on="held_on", where=Q(kind=kind)) for name, kind in COUNTED.items()},
    special_lecture_attendance=Sum(StudySession, "came", on="held_on", where=Q(kind=Kind.LECTURE)),
    study_papers_collected=Sum(StudySession, "papers", on="held_on"),
    laws_studied=Distinct(StudiedLaw, "law", on=HELD_IN_YEAR, where=Q(matter__kind=Kind.BEFORE_MEETING)),
    officer_trainings=Count(StudySession, on="held_on", where=Q(kind=Kind.OFFICERS) & ~Q(level=Level.OWN)),
    officer_training_days=Sum(StudySession, "days", on="held_on", where=Q(kind=Kind.OFFICERS)),
    officers_trained=Distinct(Attendance, "officer__holder_key", on=HELD_IN_YEAR, where=OFFICER),
    officers_in_post_trained=Distinct(Attendance, "officer__holder_key", on=HELD_IN_YEAR, where=OFFICER, among=IN_POST),
    officers_with_full_hours=Reaching(
        Attendance, "officer__holder_key", "hours", HOURS_A_YEAR, on=HELD_IN_YEAR, where=OFFICER, among=IN_POST
    ),
    officer_hours_studied=Sum(Attendance, "hours", on=HELD_IN_YEAR, where=OFFICER),
    officer_hours_in_post=Total(
        Attendance, "officer__holder_key", "hours", on=HELD_IN_YEAR, where=OFFICER, among=IN_POST
    ),
    officer_training_hours_average=PerHead("officer_hours_in_post", "enforcement_certificate_holders"),
    officer_training_hours_per_person=Norm("officers_with_full_hours", "enforcement_certificate_holders"),
    officer_training_coverage=Ratio("officers_in_post_trained", "enforcement_certificate_holders"),
)
say(
    "governance",
    "党委（党组）集体学习法治{party_group_study_sessions}，专题学习研讨{study_seminars_held}，"
    "举办习近平法治思想专题讲座{special_lectures_held}、参加{special_lecture_attendance}，会前学法{laws_studied}。",
    "举办法治专题培训{law_trainings}、行政执法人员培训{officer_trainings}、执法单位内部学习{officer_internal_study_sessions}，"
    "执法人员培训覆盖率{officer_training_coverage}。",
)
