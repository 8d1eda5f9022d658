"""学法考法: what stands before each step. Each gate answers with a sentence, or None. All are rules of good order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from guiju.kernel.asked import Asked
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import vault
from guiju.kernel.offices.people import User
from guiju.kernel.offices.regions import contains
from guiju.registers.governance.exam import paper
from guiju.registers.governance.exam.columns import ANNULLED, Result

GRACE = 60
"""Seconds after the end of a sitting in which what was sent before it may still arrive."""


def now() -> int:
    return int(timezone.now().timestamp())


def day_of(moment: int) -> Any:
    return datetime.fromtimestamp(moment, timezone.get_current_timezone()).date()


def round_open(facts: Facts) -> str | None:
    led = facts["round"]
    return None if led.stage == "open" else f"“{led.title}”现为“{led.stage_label}”。"


def not_announced(facts: Facts) -> str | None:
    led = facts["round"]
    return None if led.stage in ("open", "settled") else f"“{led.title}”现为“{led.stage_label}”，不再登记成绩。"


def not_annulled(facts: Facts) -> str | None:
    return "组织考试的机关已经取消成绩，不得由单位更正。" if facts.before("outcome") == ANNULLED else None


def held_here(facts: Facts) -> str | None:
    led = facts["round"]
    return f"“{led.title}”在{led.platform}进行，办理“登记其他平台成绩”。" if led.platform else None


def held_elsewhere(facts: Facts) -> str | None:
    led = facts["round"]
    return None if led.platform else f"“{led.title}”在本平台进行，办理“报名”。"


def days_left(facts: Facts) -> str | None:
    last = facts["round"].closes_on
    return None if last is None or last >= facts.on else f"考试日期{last}已经过去，请等待补考。"


def own_unit(facts: Facts) -> str | None:
    """Who is examined belongs to the region of whoever holds the examination."""
    led = facts["round"]
    return None if contains(led.region, facts.record.region) else f"本单位不在“{led.title}”的范围内。"


def account_here(facts: Facts) -> str | None:
    name = facts["account"]
    if not name:
        return None
    holder = User.objects.filter(username=name).first()
    if holder is None or holder.agency_id != facts.record.agency_id or holder.closed_on is not None:
        return f"登录账号“{name}”不是本单位使用中的账号；没有账号的不填，由组织机关登记线下成绩。"
    return None


def _exams() -> Any:
    return register("exam").objects


OF_PERSON = Asked(
    lambda held, key, agency, own: (
        _exams().filter(round=held, person_key=key).exclude(~Q(agency=agency), stage="excused").exclude(pk=own)[:1]
    )
)
"""Whoever has moved is excused where they were, and examined where they are."""
NAMED = Asked(lambda agency, name: User.objects.filter(agency=agency, full_name=name, closed_on=None)[:2])


def holder(facts: Facts) -> User | None:
    """Whose account it is: that which is told; else that of the one person of the unit who bears the name."""
    if account := facts["account"]:
        return User.objects.filter(username=account).first()
    found = NAMED(facts.record.agency_id, facts["name"])
    return found[0] if len(found) == 1 else None


def person_key(facts: Facts) -> str:
    """A person told apart over all rounds of a year, so that nobody counts twice, with an account or without: by a fingerprint,
    which tells nothing and stays where the name is lawfully erased, or all who were erased counted as one."""
    one = None if facts["account"] else holder(facts)
    account = facts["account"] or (one.username if one is not None else "")
    return vault.fingerprint("examined", account or f"{facts.record.agency_id}:{facts['name']}")


def once(facts: Facts) -> str | None:
    key = facts.before("person_key") or person_key(facts)
    found = facts.look_at(OF_PERSON(facts["round"].pk, key, facts.record.agency_id, facts.record.pk))
    return f"{facts['name']}已在本次考试的名单中；同名的写明部门加以区别。" if found else None


def own_sitting(facts: Facts) -> str | None:
    own = facts.before("holder_id")
    return None if own is not None and own == facts.actor.user_id else "只能由本人用自己的账号参加考试。"


def within_days(facts: Facts) -> str | None:
    first, last = facts.before("opens_on"), facts.before("closes_on")
    return None if first <= facts.on <= last else f"本单位的考试日期是{first}至{last}。"


def tries_left(facts: Facts) -> str | None:
    used, most = facts.before("tries_used"), facts["round"].tries
    return None if used < most else f"已经考试{used}次，次数用完。"


def points_reached(facts: Facts) -> str | None:
    has, due = facts.before("study_points"), facts["round"].points_due
    return None if has >= due else f"学习积分{has}分，满{due}分才能考试，请先学习。"


def at_the_moment(name: str) -> Gate:
    """The machine tells the moment by its clock, and it lies on the day of the step; midnight may fall between the two."""

    def reason(facts: Facts) -> str | None:
        moment = facts[name]
        if facts.on in (day_of(moment), day_of(moment + GRACE)):
            return None
        return "答题时刻与发生日期不符，请重新打开页面。"

    return Gate("house.exam_moment", reason, name, "时刻由服务器记录")


def in_time(facts: Facts) -> str | None:
    began, ends, handed = facts.before("began_at"), facts.before("ends_at"), facts["handed_at"]
    if began is None or ends is None or began <= handed <= ends + GRACE:
        return None
    return "答题时间已到，按已经保存的答案计分。"


def answers_of_paper(facts: Facts) -> str | None:
    items = paper.of(facts["round"], facts.before("seed"))
    odd = next(paper.strange(items, facts["answers"]), None)
    return f"答案“{odd}”不在试卷之中，请重新打开页面。" if odd is not None else None


def time_over(facts: Facts) -> str | None:
    ends = facts.before("ends_at")
    return "答题时间还没有结束。" if ends is not None and now() < ends else None


def days_studied(facts: Facts) -> str | None:
    """What counts for the examination is studied in the year of it."""
    year = facts["round"].of_year
    odd = [str(row["studied_on"]) for row in facts["studies"] if row["studied_on"].year != year]
    return f"学习日期{'、'.join(odd[:3])}不在{year}年度内。" if odd else None


def day_has_hours(facts: Facts) -> str | None:
    hours: dict[Any, Any] = {}
    for row in facts.parts("studies"):
        hours[row.studied_on] = hours.get(row.studied_on, 0) + row.hours
    for row in facts["studies"]:
        hours[row["studied_on"]] = hours.get(row["studied_on"], 0) + row["hours"]
    odd = next((day for day, sum_ in hours.items() if sum_ > 24), None)
    return f"{odd}的学时合计超过24。" if odd is not None else None


def not_for_oneself(facts: Facts) -> str | None:
    own = facts.before("holder_id")
    one = holder(facts) if own is None else None
    same = facts.actor.user_id is not None and facts.actor.user_id in (own, one.pk if one is not None else None)
    return "本人的学习和成绩由其他人员登记。" if same else None


def score_fits(facts: Facts) -> str | None:
    result, score = facts["result"], facts["score"]
    if result == Result.MISSED:
        return "缺考的不填成绩。" if score is not None else None
    mark = facts["round"].pass_mark
    if score is None:
        return "参加考试的填写成绩。"
    return (
        None if (score >= mark) == (result == Result.PASSED) else f"合格分数为{mark}分，成绩{score}分与所选结果不符。"
    )


def within_full(facts: Facts) -> str | None:
    full = sum(count * points for count, points in facts["round"].drawn.values())
    return f"成绩{facts['score']}分超过满分{full}分。" if full and facts["score"] > full else None


def later(facts: Facts) -> str | None:
    was = facts.before("closes_on")
    return None if facts["closes_on"] > max(was, facts.on) else f"新的结束日期应当晚于原日期{was}和当日。"


def ahead(facts: Facts) -> str | None:
    return None if facts["closes_on"] >= facts.on else f"结束日期{facts['closes_on']}已经过去。"


def fate(passed: bool, sat: bool) -> Callable[[Facts], str | None]:
    def reason(facts: Facts) -> str | None:
        as_it_is = (bool(facts.before("passed")), facts.before("sat_on") is not None)
        return None if as_it_is == (passed, sat) else "与本人的考试情况不符。"

    return reason


def house(rule: str, reason: Callable[[Facts], str | None], field: str = "", gist: str = "") -> Gate:
    return Gate(f"house.exam_{rule}", reason, field, gist)


ROUND_OPEN = house("round_open", round_open, "round", "考试正在进行")
NOT_ANNOUNCED = house("announced", not_announced, "round", "考试情况尚未通报")
NOT_ANNULLED = house("not_annulled", not_annulled, gist="成绩没有被取消")
HERE = house("here", held_here, "round", "在本平台考试")
ELSEWHERE = house("elsewhere", held_elsewhere, "round", "在其他平台考试")
DAYS_LEFT = house("days_left", days_left, "round", "考试日期没有过去")
OWN_UNIT = house("unit", own_unit, "round", "本单位在考试范围内")
ONCE = house("once", once, "name", "一人一次")
ENLISTED = (OWN_UNIT, house("account", account_here, "account", "账号是本单位的"), ONCE)
BY_ANOTHER = house("not_oneself", not_for_oneself, gist="由其他人员登记")
OWN = house("own", own_sitting, gist="由本人用自己的账号参加")
POINTS_REACHED = house("points_reached", points_reached, gist="学习积分达到开考积分")
BEGUN = (
    OWN,
    ROUND_OPEN,
    HERE,
    house("within_days", within_days, gist="在本单位的考试日期内"),
    house("tries_left", tries_left, gist="考试次数没有用完"),
    POINTS_REACHED,
    at_the_moment("began_at"),
)
HANDED_IN = (
    OWN,
    house("in_time", in_time, "handed_at", "答题时间没有结束"),
    house("answers", answers_of_paper, "answers", "答案属于本人的试卷"),
    at_the_moment("handed_at"),
)
TIME_OVER = house("time_over", time_over, gist="答题时间已经结束")
STUDIED = (
    ROUND_OPEN,
    house("year", days_studied, "studies", "学习日期在考试年度内"),
    house("hours_a_day", day_has_hours, "studies", "一日的学时不超过24"),
    BY_ANOTHER,
)
RESULT = house("result", score_fits, "score", "成绩与结果相符")
RECORDED = (
    ROUND_OPEN,
    HERE,
    house("within_days", within_days, gist="在本单位的考试日期内"),
    house("tries_left", tries_left, gist="考试次数没有用完"),
    POINTS_REACHED,
    house("full", within_full, "score", "成绩不超过满分"),
    BY_ANOTHER,
)
LATER = house("later", later, "closes_on", "新的结束日期晚于原日期")
AHEAD = house("ahead", ahead, "closes_on", "结束日期没有过去")
PASSED = house("passed", fate(True, True), gist="已经合格")
FAILED = house("failed", fate(False, True), gist="参加考试，没有合格")
MISSED = house("missed", fate(False, False), gist="没有参加考试")
