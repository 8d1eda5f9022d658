"""学法考试: what stands before each step. Each gate answers with a sentence, or None. All are rules of good order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.registers.governance.exam_round.columns import CALLED
from guiju.registers.governance.question_bank.choices import Sort

OPEN = ("called", "sitting")
COUNTS = {Sort.SINGLE: "singles", Sort.MULTIPLE: "multiples", Sort.JUDGEMENT: "judgements"}
POINTS = {Sort.SINGLE: "single_points", Sort.MULTIPLE: "multiple_points", Sort.JUDGEMENT: "judgement_points"}


def overseeing(facts: Facts) -> str | None:
    agency = facts.record.agency
    return None if agency.oversees else f"{agency}不统管本行政区域，不能组织其他机关的考试。"


def year_of_the_day(facts: Facts) -> str | None:
    years = (facts["opens_on"].year, facts["closes_on"].year)
    return None if facts["of_year"] in years else f"考试年度应当是{years[0]}年，与考试日期一致。"


def days_in_order(opens: str, closes: str) -> Gate:
    """An examination lies ahead of the day on which people are told of it, and ends after it begins."""

    def reason(facts: Facts) -> str | None:
        first, last = facts[opens], facts[closes]
        if first < facts.on:
            return f"开始日期{first}早于通知之日{facts.on}。"
        return None if first <= last else f"结束日期{last}早于开始日期{first}。"

    return Gate("house.exam_days", reason, closes, "考试日期在通知以后，先开始后结束")


def here_or_elsewhere(facts: Facts) -> str | None:
    if bool(facts["platform"]) != (facts["bank"] is not None):
        return None
    return "在本平台考试的选择题库，在其他平台考试的写明平台，二者选一。"


def bank_in_use(facts: Facts) -> str | None:
    bank = facts["bank"]
    why = bank.why_not(facts.on) if bank is not None else ""
    return f"题库“{bank.title}”{why}，请选择部署之日使用中的题库。" if why else None


def paper_fits(facts: Facts) -> str | None:
    """The paper can be drawn from the bank, and its points reach the mark that is asked for."""
    if facts["bank"] is None:
        return None
    lacking = [
        f"{sort.label}只有{there}道"
        for sort, name in COUNTS.items()
        if facts[name] > (there := getattr(facts["bank"], name))
    ]
    if lacking:
        return f"题库中{'、'.join(lacking)}，不够抽取。"
    worthless = [sort.label for sort, name in COUNTS.items() if bool(facts[name]) != bool(facts[POINTS[sort]])]
    if worthless:
        return f"{'、'.join(worthless)}的题数和每题分值应当都填写，不考的都填0。"
    full = sum(facts[name] * facts[POINTS[sort]] for sort, name in COUNTS.items())
    if not full:
        return "请填写抽取的题数和每题分值。"
    return None if facts["pass_mark"] <= full else f"合格分数{facts['pass_mark']}高于满分{full}。"


def points_reachable(facts: Facts) -> str | None:
    """So many points can be come by between now and the last day."""
    due, a_day = facts["points_due"], facts["points_a_day"]
    if not due:
        return None
    if not a_day:
        return "要求开考积分的，填写每日积分上限。"
    least = -(-due // a_day)
    days = (facts["closes_on"] - facts.on).days + 1
    return f"每日至多{a_day}分，积满{due}分至少要{least}天，到结束日期只有{days}天。" if least > days else None


def others_called(facts: Facts) -> str | None:
    there = {row.agency_id for row in facts.look_at(CALLED.of(facts.record))}
    return (
        None
        if {unit.pk for unit in facts["more_units"]} - there
        else "所选单位的人员都已经通知，补充人员由单位办理“报名”。"
    )


def held_here(facts: Facts) -> str | None:
    platform = facts.before("platform")
    return f"本次考试在{platform}进行，成绩由各单位登记。" if platform else None


def over_for_all(facts: Facts) -> str | None:
    """Nobody is cut off: everyone has had their days, or has used up their tries, or has passed."""
    led: Any = facts.record
    spent = Q(stage="called") & (Q(passed=True) | Q(tries_used__gte=led.tries))
    waiting = (
        CALLED.of(led).filter(stage__in=OPEN).exclude(spent).filter(Q(closes_on__gte=facts.on) | Q(stage="sitting"))
    )
    rows = facts.look_at(waiting[:4])
    if not rows:
        return None
    names = "、".join(f"{row.agency}{row.name}" for row in rows[:3])
    return f"{names}{'等' if len(rows) > 3 else ''}的考试时间尚未结束。"


def someone_there(facts: Facts) -> str | None:
    return None if facts.look_at(CALLED.of(facts.record)[:1]) else "还没有任何应考人员。"


def someone_to_make_up(facts: Facts) -> str | None:
    there = facts.look_at(CALLED.of(facts.record).filter(stage__in=("failed", "missed"))[:1])
    return None if there else "没有未合格或者缺考的人员，不需要补考。"


def nobody_sat(facts: Facts) -> str | None:
    rows = facts.look_at(CALLED.of(facts.record).filter(Q(sat_on__isnull=False) | Q(stage="sitting"))[:1])
    return f"{rows[0].name}等已经参加考试，应当结束考试并通报，不得撤销。" if rows else None


def settled_for_all(facts: Facts) -> str | None:
    rows = facts.look_at(CALLED.of(facts.record).filter(stage__in=OPEN)[:1])
    return f"{rows[0].name}等的考试还没有结束，请先办理“结束考试”。" if rows else None


def own(rule: str, reason: Callable[[Facts], str | None], field: str = "", gist: str = "") -> Gate:
    return Gate(f"house.exam_{rule}", reason, field, gist)


OVERSEER = own("overseer", overseeing, gist="由统管本行政区域的机关组织")
RULES: tuple[Any, ...] = (
    own("year", year_of_the_day, "of_year", "考试年度与考试日期一致"),
    own("where", here_or_elsewhere, "bank", "选择题库或者写明其他平台"),
    own("bank", bank_in_use, "bank", "题库正在使用"),
    own("paper", paper_fits, "bank", "题数、分值与题库和合格分数相符"),
    own("points", points_reachable, "points_due", "结束以前可以积满开考积分"),
)
OTHERS = own("others", others_called, "more_units", "有尚未通知的单位")
HELD_HERE = own("held_here", held_here, gist="在本平台考试")
OVER = own("over", over_for_all, gist="每人的考试时间已经结束、已经合格或者次数用完")
SOMEONE = own("someone", someone_there, gist="有应考人员")
TO_MAKE_UP = own("to_make_up", someone_to_make_up, gist="有未合格或者缺考的人员")
NOBODY_SAT = own("nobody_sat", nobody_sat, gist="还没有人参加考试")
SETTLED = own("settled", settled_for_all, gist="各人的考试都已结束")
