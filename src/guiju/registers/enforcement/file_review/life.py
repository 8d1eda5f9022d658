"""How a round usually goes: planned, its units called, files drawn, scored by two, circulated, put right."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days, sometimes
from guiju.kernel.declaring.sheets import kept
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.keeping.lots import Size
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.file_review.choices import Checked, FileKind, Finding, Heard, Range, Sort
from guiju.registers.enforcement.file_review.drawing import FileDraw
from guiju.registers.enforcement.file_review.file import ReviewedFile
from guiju.registers.enforcement.file_review.reviewer import FileReviewer
from guiju.registers.enforcement.file_review.unit import ReviewedUnit

REVIEWER = Life(
    FileReviewer,
    keeper=Keeper.BUREAU,
    stands=FileReviewer.serves_on,
    usual={
        "enter": {"person": lambda at: [at.person()], "sort": Sort.LAWYER, "firm": f"某律师事务所{MARK}"},
        "revoke": {"reason": f"执业机构变更{MARK}"},
    },
    ways={
        "usual": Way("列入名单", "enter", share=9),
        "revoked": Way("移出名单", "enter", "revoke" @ days(60, 200), share=1),
    },
)


def year_before(at: Telling) -> dict[str, date]:
    return {"closed_from": date(at.on.year - 1, 1, 1), "closed_until": date(at.on.year - 1, 12, 31)}


PLANNED = ("plan", "approve" @ days(2, 5))

ROUND = Life(
    FileReview,
    keeper=Keeper.BUREAU,
    ready="approve",
    stands=lambda review, on: review.stage == "called" and not review.draws.filter(stage="frozen").exists(),
    usual={
        "plan": {
            "title": lambda at: f"{at.on.year}年行政执法案卷评查{MARK}",
            "kind": FileKind.LICENCE,
            "closed_from": lambda at: year_before(at)["closed_from"],
            "closed_until": lambda at: year_before(at)["closed_until"],
            "range": Range.CHOSEN,
            "units": lambda at: [at.place.department, at.place.township],
            "lists_by": lambda at: at.day(20),
            "basis": f"年度行政执法监督计划{MARK}",
        },
        "approve": {"opinion": f"同意{MARK}"},
        "call_more": {
            "more_units": lambda at: [at.place.township],
            "due_by": lambda at: at.day(20),
            "reason": f"扩大评查范围{MARK}",
        },
        "circulate": {
            "rectify_by": lambda at: at.day(30),
            "problems": f"文书不规范、证据不完整{MARK}",
            "demands": f"举一反三，逐项整改{MARK}",
        },
        "close": {"summary": f"各单位均已整改{MARK}"},
        "revise": {"title": lambda at: f"{at.on.year}年行政执法案卷评查（修改）{MARK}"},
        "reopen": {"rectify_by": lambda at: at.day(30), "reason": f"回头看发现整改不到位{MARK}"},
        "unpublish": {"reason": f"内容有误{MARK}"},
        "abandon": {"reason": f"并入专项督察{MARK}"},
    },
    ways={
        "usual": Way("通知受评单位", *PLANNED, sometimes(0.5, "remind" @ days(5, 9)), share=9),
        "more": Way("增加单位并催办", *PLANNED, "remind" @ days(5, 9), "call_more" @ days(1, 3)),
        "abandoned": Way("撤销", *PLANNED, "abandon" @ days(3, 9)),
    },
)


def files(at: Telling) -> list[dict[str, Any]]:
    review = at["round"]
    first, last = review.closed_from, review.closed_until
    said = f"〔{last.year}〕{at.rng.randrange(10_000):04d}"
    length = (last - first).days
    return [
        {"number": f"模拟许可{said}-{n}号", "closed_on": first + timedelta(days=at.rng.randint(0, length))}
        for n in range(1, at.rng.randint(3, 6))
    ]


UNIT = Life(
    ReviewedUnit,
    keeper=Keeper.BUREAU,
    ready="give",
    stands=lambda unit, on: False,  # a list serves the one draw that comes next
    usual={
        "call": {"round": lambda at: at.one(FileReview), "due_on": lambda at: at["round"].lists_by},
        "give": {"listed": files},
        "add": {"listed": files, "reason": f"漏报{MARK}"},
        "strike": {"struck": lambda at: [{"nth": 0, "struck_because": f"误报{MARK}"}]},
        "put_off": {"due_on": lambda at: at["due_on"] + timedelta(days=10), "reason": f"案卷较多{MARK}"},
        "excuse": {"reason": f"本期间没有办结的案卷{MARK}"},
    },
    ways={
        "usual": Way("报送目录", "call", "give" @ days(2, 10), share=8),
        "late": Way(
            "延期、催办后报送", "call", "put_off" @ days(3, 6), "remind" @ days(5, 9), "give" @ days(2, 5), share=1
        ),
        "added": Way(
            "补报、撤回误报的", "call", "give" @ days(2, 10), sometimes(0.9, "add" @ days(1, 3), "strike" @ days(0, 2))
        ),
        "excused": Way("准予不报送", "call", "excuse" @ days(3, 9), share=1),
    },
)


def given(at: Telling) -> FileReview:
    """A round of which some unit has given its list, and the day for it has passed."""
    review: FileReview = at.one(ReviewedUnit).round
    return review


DRAW = Life(
    FileDraw,
    keeper=Keeper.BUREAU,
    usual={
        "freeze": {
            "round": given,
            "title": lambda at: f"{at['round'].title}第一批抽取",
            "source": f"次周公布的公开摇奖号码{MARK}",
            "number_on": lambda at: at.day(3),
            "size": Size.EACH,
            "amount": 2,
        },
        "draw": {
            "public_number": lambda at: f"{at.rng.randrange(10**6):06d} {at.rng.randrange(100):02d}",
            "number_again": lambda at: at["public_number"],
        },
        "void": {"no_number": False, "reason": f"公开数字的来源有误{MARK}"},
    },
    ways={
        "usual": Way("固定目录后抽取", "freeze", "draw" @ days(0, after="number_on"), share=9),
        "void": Way("作废", "freeze", "void" @ days(0, 1, within=2), share=1),
    },
)


def another(*seats: str) -> Any:
    """A reviewer who sits in none of these seats."""

    def told(at: Telling) -> FileReviewer:
        sitting = {at[seat] for seat in seats}
        found: FileReviewer = next(one for one in at.some(FileReviewer, len(seats) + 1) if one not in sitting)
        return found

    return told


def taken_off(most: int) -> Any:
    """So many items at most, a part of the points of each, never those that fail the file."""

    def told(at: Telling) -> list[dict[str, Any]]:
        minor = [item for item in kept(at["round"].sheet).items if not item.veto]
        items = at.rng.sample(minor, at.rng.randint(0, most))
        return [
            {"item": item.code, "points": Decimal(at.rng.randint(1, 4)), "why": f"材料不完整{MARK}"} for item in items
        ]

    return told


def all_of(points: int) -> Any:
    """So many items failed wholly: far from what the other reviewer found."""

    def told(at: Telling) -> list[dict[str, Any]]:
        minor = [item for item in kept(at["round"].sheet).items if not item.veto][:points]
        return [{"item": item.code, "points": item.points, "why": f"缺少材料{MARK}"} for item in minor]

    return told


PICKED = ("pick", "assign" @ days(0, 2))
SCORED = ("score_first" @ days(1, 5), "score_second" @ days(0, 3), "compare" @ days(0, 2))
PUT_RIGHT = ("circulate" @ days(1, 5), "rectify" @ days(5, 15))
APART = (
    *(("score_first" @ days(1, 5)).saying(first_deductions=all_of(3)), "score_second" @ days(0, 3)),
    "compare" @ days(0, 2),
)

FILE = Life(
    ReviewedFile,
    keeper=Keeper.BUREAU,
    by=Role.CLERK,
    hands={"score_second": Hand(Role.LEGAL), "score_third": Hand(Role.OFFICER)},
    usual={
        "pick": {
            "round": lambda at: at.one(FileReview),
            "unit": lambda at: at.place.department,
            "file_number": lambda at: f"模拟许可〔{at.on.year - 1}〕{at.rng.randrange(100_000):05d}号",
            "reason": f"群众投诉反映的案卷{MARK}",
        },
        "assign": {
            "no_interest": True,
            "first": another(),
            "second": another("first"),
        },
        "name_third": {"no_interest": True, "third": another("first", "second")},
        "score_first": {"first_deductions": taken_off(2)},
        "score_second": {"second_deductions": taken_off(2)},
        "score_third": {"third_deductions": taken_off(2)},
        "discuss": {"points": Decimal(80), "vetoed": False, "minutes": f"经合议，采纳第一评查员意见{MARK}"},
        "settle": {"finding": Finding.RECTIFY, "opinion": f"文书制作有瑕疵，应当改进{MARK}"},
        "circulate": {"handler": lambda at: at["unit"], "rectify_by": lambda at: at.day(30)},
        "put_off": {"rectify_by": lambda at: at["rectify_by"] + timedelta(days=15), "reason": f"整改需要时间{MARK}"},
        "object": {"grounds": f"扣分理由与案卷记载不符{MARK}"},
        "hear": {"heard": Heard.KEPT, "points": None, "vetoed": False, "heard_opinion": f"扣分有依据{MARK}"},
        "waive": {"reason": f"受评单位撤销{MARK}"},
        "rectify": {"measures": f"已补充材料，完善文书{MARK}"},
        "check": {"checked": Checked.DONE, "check_opinion": f"整改到位{MARK}", "rectify_by": None},
        "replace": {"reason": f"案件正在行政复议{MARK}"},
    },
    ways={
        "usual": Way(
            "评查、整改、核查", *PICKED, *SCORED, "settle" @ days(1, 3), *PUT_RIGHT, "check" @ days(1, 5), share=6
        ),
        "fine": Way(
            "无需整改",
            *(*PICKED, *SCORED, ("settle" @ days(1, 3)).saying(finding=Finding.NONE), "conclude" @ days(1, 5)),
            share=3,
        ),
        "third": Way(
            "差异过大，第三人评分",
            *(*PICKED, *APART, "name_third" @ days(0, 2), "score_third" @ days(1, 3), "settle" @ days(1, 3)),
            *(*PUT_RIGHT, "check" @ days(1, 5)),
            share=1,
        ),
        "discussed": Way(
            "差异过大，合议",
            *(*PICKED, *APART, "discuss" @ days(1, 3), "settle" @ days(1, 3), "circulate" @ days(1, 5)),
            *("put_off" @ days(5, 9), "rectify" @ days(5, 9)),
            ("check" @ days(1, 5)).saying(checked=Checked.AGAIN, rectify_by=lambda at: at.day(20)),
            *("rectify" @ days(5, 9), "check" @ days(1, 5)),
            share=1,
        ),
        "objected": Way(
            "申请复核，维持后整改",
            *(*PICKED, *SCORED, "settle" @ days(1, 3), "circulate" @ days(1, 5), "object" @ days(1, 3)),
            *("hear" @ days(2, 5), "rectify" @ days(2, 5), "check" @ days(1, 5)),
        ),
        "waived": Way(
            "终止整改", *PICKED, *SCORED, "settle" @ days(1, 3), "circulate" @ days(1, 5), "waive" @ days(5, 15)
        ),
        "replaced": Way("更换案卷", "pick", "replace" @ days(1, 3)),
    },
)
LIVES = (REVIEWER, ROUND, UNIT, DRAW, FILE)
