"""开始考试、交卷、时间到、登记线下成绩: one sitting after another, each timed and marked by the machine; the best one counts.

A sitting begins and ends with an entry; what is answered in between is only kept (``KeptAnswers``). Both are taken by the page of
the sitting alone, which tells the moments by the server's clock.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.offered import Offered
from guiju.kernel.declaring.steps import Clock, Lapse, Once, Step
from guiju.kernel.offices.people import Role
from guiju.registers.governance.exam import gates, paper
from guiju.registers.governance.exam.columns import ExamColumns as Of
from guiju.registers.governance.exam.columns import KeptAnswers
from guiju.registers.governance.exam.enlisting import HOLDER, SCORE, STAFF

EXAMINED = (Role.OFFICER, Role.CLERK, Role.LEGAL, Role.HEAD, Role.MEDIATOR, Role.CORRECTION)
ANSWERS = asks.maybe(asks.words("answers", "答案", longest=paper.LONGEST))


def begun(facts: Facts) -> dict[str, Any]:
    led, tries = facts["round"], facts.before("tries_used") + 1
    return {
        "tries_used": tries,
        "seed": Once(lambda facts: paper.seed(facts.record, facts["round"], tries)),
        "ends_at": facts["began_at"] + led.minutes * 60,
        "handed_at": None,
        "answers": "",
    }


def keep(act: Act) -> None:
    exam = act.record
    told = {"person": exam.holder_id, "attempt": exam.tries_used, "ends_at": exam.ends_at, "answers": "", "seat": ""}
    KeptAnswers.objects.update_or_create(exam=exam.pk, defaults=told)


def forget(act: Act) -> None:
    KeptAnswers.objects.filter(exam=act.record.pk).delete()


def scored(facts: Facts, score: int, **more: Any) -> dict[str, Any]:
    best = max(score, facts.before("best_score") or 0)
    return {
        "last_score": score,
        "best_score": best,
        "passed": best >= facts["round"].pass_mark,
        "sat_on": facts.before("sat_on") or facts.on,
        **more,
    }


def handed_in(facts: Facts) -> dict[str, Any]:
    items = paper.of(facts["round"], facts.before("seed"))
    return scored(facts, paper.score(items, facts["answers"]), answers=facts["answers"])


def kept(facts: Facts) -> str:
    """What was kept when the time was over; nothing where nothing was, or of another try."""
    if "kept" not in facts.worked_out:
        rows = KeptAnswers.objects.filter(exam=facts.record.pk, attempt=facts.before("tries_used"))
        facts.worked_out["kept"] = rows.values_list("answers", flat=True).first() or ""
    told: str = facts.worked_out["kept"]
    return told


def score_of_kept(facts: Facts) -> int:
    return paper.score(paper.of(facts["round"], facts.before("seed")), kept(facts))


def ran_out(facts: Facts) -> dict[str, Any]:
    return {
        "answers": Once(kept),
        "last_score": Once(score_of_kept),
        "best_score": Once(lambda facts: scored(facts, score_of_kept(facts))["best_score"]),
        "passed": Once(lambda facts: scored(facts, score_of_kept(facts))["passed"]),
        "sat_on": facts.before("sat_on") or facts.on,
        "handed_at": facts.before("ends_at"),
    }


def recorded(facts: Facts) -> dict[str, Any]:
    return scored(facts, facts["score"], tries_used=facts.before("tries_used") + 1)


STEPS = (
    Step(
        "begin",
        "开始考试",
        since="called",
        to="sitting",
        by=EXAMINED,
        asks=(Of.began_at,),
        sets=begun,
        gates=gates.BEGUN,
        then=keep,
        decides=(Of.began_at,),
        set_right_by=("annul",),
        offered=Offered.OWN_PAGE,
    ),
    Step(
        "hand_in",
        "交卷",
        since="sitting",
        to="called",
        by=EXAMINED,
        asks=(ANSWERS, Of.handed_at),
        sets=handed_in,
        gates=gates.HANDED_IN,
        then=forget,
        decides=(ANSWERS, Of.handed_at),
        set_right_by=("annul",),
        sealed=("called", "sitting"),
        offered=Offered.OWN_PAGE,
    ),
    Step(
        "run_out",
        "时间到，自动交卷",
        since="sitting",
        to="called",
        by=(Role.SYSTEM,),
        sets=ran_out,
        gates=(gates.TIME_OVER,),
        then=forget,
    ),
    Step(
        "record",
        "登记线下成绩",
        since="called",
        by=STAFF,
        at=HOLDER,
        asks=(SCORE, asks.maybe(asks.upload("sheet", "答题卡或者成绩单"))),
        sets=recorded,
        gates=gates.RECORDED,
        decides=(SCORE,),
        set_right_by=("annul",),
        help_text="没有登录账号、使用纸质试卷的，由组织机关登记。",
    ),
)
LAPSES = (Lapse("run_out", lambda today: Q(stage="sitting", ends_at__lt=gates.now())),)
CLOCKS = (
    Clock(
        until=Of.closes_on,
        words="参加考试",
        source="考试通知",
        starts=("call", "enlist", "call_again", "make_up"),
        extended_by="put_off",
        met_by=("hand_in", "run_out", "record"),
        dropped_by=("excuse", "miss"),
    ),
)
