"""分配、评分、汇总: two reviewers score apart, their sheets are opened together; a third or a talk where they differ."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, sheets
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.file_review import file_gates as gates
from guiju.registers.enforcement.file_review import scores
from guiju.registers.enforcement.file_review.choices import Seat
from guiju.registers.enforcement.file_review.file_columns import ReviewedFileColumns as Of

SCORES = tuple(f"score_{seat}" for seat in Seat)


def scoring(seat: Seat, since: str, sealed: tuple[str, ...] = (), *gated: Gate, **more: Any) -> Step:
    """One reviewer's sheet; what it says nobody reads before the other's is there."""
    told = sheets.deductions(f"{seat}_deductions", f"{seat.label}扣分", scores.SHEETS_OF[seat], gates.sheet)
    return Step(
        f"score_{seat}",
        f"登记{seat.label}评分",
        since=since,
        by=(Role.CLERK, Role.LEGAL, Role.OFFICER),
        asks=(told, asks.maybe(asks.words(f"{seat}_opinion", "综合评价", longest=500))),
        dates=(getattr(Of, f"{seat}_on"),),
        gates=(
            gates.scored_once(seat),
            gates.own_sheet(seat),
            gates.serving(seat),
            sheets.fits(told.name, gates.sheet),
            *gated,
        ),
        sealed=sealed,
        help_text="没有扣分的不填扣分项。",
        **more,
    )


REVIEWERS = (asks.yes("no_interest", "评查员与受评单位、当事人没有利害关系"),)


def no_interest(facts: Facts) -> str | None:
    return None if facts["no_interest"] else "请核实评查员与受评单位、当事人没有利害关系后勾选。"


def another_is_wanted(facts: Facts) -> str | None:
    """One way out of a difference, taken once: a score is not looked for until it pleases."""
    if not facts["differ"]:
        return "两份评分差异没有超过规定分差，不需要第三人评分或者合议。"
    if facts["discussed_on"] is not None:
        return f"已于{facts['discussed_on']}合议。"
    if facts["third_on"] is not None and not facts["set_aside"]:
        return f"第三评查员已于{facts['third_on']}评分，得分已经确定。"
    return None


def failed_stays(facts: Facts) -> str | None:
    if facts["vetoed"] or not scores.all_failed(facts):
        return None
    return "两名评查员都认定触及否决项的，合议不得认定没有触及。"


def given(facts: Facts) -> str | None:
    seat = Seat(facts["set_aside"])
    if facts[f"{seat}_on"] is None:
        return f"{seat.label}尚未评分，请改派其他评查员。"
    was = facts.before("set_aside")
    return f"{Seat(was).label}的评分已经作废，请合议确定得分。" if was else None


NO_INTEREST = Gate("house.reviewer_no_interest", no_interest, "no_interest", "评查员没有利害关系")

WANTED = Gate("house.file_differ", another_is_wanted, gist="评分差异过大，尚未由第三人评分或者合议")
STEPS = (
    Step(
        "assign",
        "分配评查员",
        since=("drawn", "assigned"),
        to="assigned",
        asks=(Of.first, Of.second, *REVIEWERS),
        gates=(
            gates.each_another("first", "second"),
            gates.serving("first", "second"),
            gates.recused("first", "second"),
            NO_INTEREST,
            Gate("house.sheet_stays", gates.scores_stand, "first", "已经评分的不改派"),
        ),
        decides=(Of.first, Of.second),
        set_right_by=("assign", "recuse"),
    ),
    scoring(Seat.FIRST, "assigned", ("assigned",)),
    scoring(Seat.SECOND, "assigned", ("assigned",)),
    Step(
        "compare",
        "启封、汇总评分",
        since="assigned",
        to="compared",
        sets=scores.put_together,
        gates=(Gate("house.both_scored", gates.both_scored, gist="两名评查员都已评分"),),
        writes=Writes("score_sheet", "案卷评查评分表", also=scores.lines),
    ),
    Step(
        "name_third",
        "指定第三评查员",
        since="compared",
        asks=(Of.third, *REVIEWERS),
        gates=(
            WANTED,
            Gate("house.third_stands", gates.third_stands, "third", "第三评查员尚未评分"),
            gates.each_another("first", "second", "third"),
            gates.serving("third"),
            gates.recused("third"),
            NO_INTEREST,
        ),
        decides=(Of.third,),
        set_right_by=("name_third", "recuse"),
    ),
    scoring(Seat.THIRD, "compared", (), WANTED, sets=lambda facts: scores.put_together(facts, Seat.THIRD)),
    Step(
        "discuss",
        "合议",
        since="compared",
        asks=(Of.points, Of.vetoed, asks.words("minutes", "合议情况和理由")),
        dates=(Of.discussed_on,),
        sets=lambda facts: gates.graded(facts, facts["points"], facts["vetoed"]),
        gates=(
            WANTED,
            Gate("house.points_full", gates.within_full, "points", "得分不超过满分"),
            Gate("house.failed_stays", failed_stays, "vetoed", "各评查员都认定触及否决项的，不得改变"),
        ),
    ),
    Step(
        "recuse",
        "评查员回避、评分作废",
        since=("compared", "settled"),
        to="compared",
        by=(Role.HEAD,),
        asks=(Of.set_aside, asks.reason("应当回避的事由")),
        sets=lambda facts: {"discussed_on": None, "settled_on": None, "finding": "", **scores.put_together(facts)},
        gates=(Gate("house.sheet_given", given, "set_aside", "该评查员已经评分，没有其他评分作废"),),
        help_text="启封后发现评查员有利害关系的，其评分不计；余下的评分不足或者差异过大的，由第三人评分或者合议。",
    ),
    Step(
        "settle",
        "出具评查意见",
        since=("compared", "settled"),
        to="settled",
        by=(Role.HEAD,),
        asks=(Of.finding, asks.words("opinion", "评查意见")),
        dates=(Of.settled_on,),
        gates=(
            Gate("house.difference_settled", gates.difference_settled, gist="评分差异过大的已由第三人评分或者合议"),
            *gates.FAILED_IS_RECTIFIED,
            four_eyes("出具评查意见的人员不得登记过该案卷的评分。", *SCORES),
        ),
        writes=Writes("opinion", "案卷评查意见", also=scores.lines),
        decides=(Of.finding, "opinion"),
        set_right_by=("settle", "hear", "waive"),
        help_text="通报以前可以重新出具。",
    ),
)
