"""How residents' issues usually come to a roundtable, are talked over, carried out, confirmed, or led on."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places, rows_of
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.roundtable import Roundtable
from guiju.registers.disputes.roundtable.carrying_out import (
    CONFIRMING,
    DROPPING,
    HANDING,
    REOPENING,
    REPORTING,
    RETURNING,
)
from guiju.registers.disputes.roundtable.choices import Capacity, Conclusion, Kind, LedTo, Verdict
from guiju.registers.disputes.roundtable.gathering import STRIKING
from guiju.registers.disputes.roundtable.meeting import CONCLUDING

MATTERS = ("楼道照明损坏", "车辆占用消防通道", "垃圾分类投放点位置", "雨天积水", "健身器材老化", "充电桩不足")
SOLVABLE = (Conclusion.ANSWERED, Conclusion.TASKED)


def issue(at: Telling, **told: Any) -> dict[str, Any]:
    return {
        "what": f"{at.rng.choice(MATTERS)}{MARK}",
        "kind": at.rng.choice([*Kind]),
        "place": f"{at.rng.randint(1, 30)}栋附近",
        "raised_by": f"{at.rng.randint(1, 30)}栋居民代表",
        "assembly_matter": False,
        **told,
    }


def seats(at: Telling) -> list[dict[str, Any]]:
    """Residents, and others beside them."""
    others = (Capacity.CADRE, Capacity.GRID, Capacity.DELEGATE)
    units = [{"capacity": Capacity.DEPARTMENT, "unit": f"有关部门{MARK}", "count": 1}]
    residents = {"capacity": Capacity.RESIDENT, "count": at.rng.randint(5, 15)}
    return [residents, *({"capacity": one, "count": at.rng.randint(1, 3)} for one in others), *units]


def conclusions(at: Telling) -> list[dict[str, Any]]:
    told = [
        (n, Conclusion.TASKED if n == 0 else at.rng.choice(SOLVABLE)) for n in open_places(CONCLUDING, at, "issues")
    ]
    agreed = f"各方同意按此办理{MARK}"
    assembly = {n for n, row in enumerate(_issues(at)) if row}
    return [
        {"nth": n, "conclusion": Conclusion.ASSEMBLY if n in assembly else one, "agreed": agreed} for n, one in told
    ]


def _issues(at: Telling) -> list[bool]:
    """Of each issue whether only the assembly decides it."""
    if at.record is not None:
        return [row.assembly_matter for row in rows_of(CONCLUDING, at.record)]
    return [row["assembly_matter"] for row in at.said["issues"]]


def task(at: Telling, item: int) -> dict[str, Any]:
    return {"item": item, "what": f"现场整改{MARK}", "doer": f"物业公司{MARK}", "due_on": at.day(30)}


def tasks(at: Telling) -> list[dict[str, Any]]:
    """One for each issue that was agreed to be dealt with."""
    return [task(at, row["nth"] + 1) for row in at["conclusions"] if row["conclusion"] == Conclusion.TASKED]


def more(at: Telling) -> list[dict[str, Any]]:
    return [task(at, next((n + 1 for n in open_places(CONFIRMING, at, "issues")), 1))]


def reported(at: Telling) -> list[dict[str, Any]]:
    return [{"nth": n, "result": f"已经完成{MARK}"} for n in open_places(REPORTING, at, "tasks")]


def verdicts(at: Telling) -> list[dict[str, Any]]:
    reached = _reached(at)
    return [
        {
            "nth": n,
            "verdict": Verdict.SOLVED if reached.get(n) in SOLVABLE else Verdict.UNSOLVED,
            "confirmed_by": f"{at.rng.randint(1, 30)}栋居民代表",
        }
        for n in open_places(CONFIRMING, at, "issues")
    ]


def _reached(at: Telling) -> dict[int, str]:
    """What each issue came to, by its place."""
    if at.record is not None:
        return {n: row.conclusion for n, row in enumerate(rows_of(CONCLUDING, at.record))}
    return {row["nth"]: row["conclusion"] for row in at.said["conclusions"]}


def unsolved(at: Telling) -> list[int]:
    if at.record is not None:
        return open_places(HANDING, at)
    return [row["nth"] for row in at.said["verdicts"] if row["verdict"] == Verdict.UNSOLVED]


def handed(at: Telling) -> list[dict[str, Any]]:
    told = {"led_to": LedTo.DEPARTMENT, "demand": f"依职责办理并答复{MARK}", "department": at.place.department}
    return [{"nth": n, **told} for n in unsolved(at)]


def to_assembly(at: Telling) -> list[dict[str, Any]]:
    told = {"led_to": LedTo.ASSEMBLY, "demand": f"提请村民代表会议讨论{MARK}"}
    return [{"nth": n, **told} for n in unsolved(at)]


def gone_back(at: Telling, ask: RowsAsk, told: str, why: str) -> list[dict[str, Any]]:
    """What was told of an issue, and does not hold after all."""
    there = open_places(ask, at) if at.record is not None else [row["nth"] for row in at.said[told]]
    return [{"nth": n, why: f"原问题没有解决{MARK}"} for n in there[:1]]


def apart(at: Telling) -> list[dict[str, Any]]:
    told = {"conclusion": Conclusion.APART, "agreed": f"各方意见不一{MARK}"}
    return [{"nth": n, **told} for n in open_places(CONCLUDING, at, "issues")]


def one(at: Telling) -> list[dict[str, Any]]:
    return [issue(at)]


CALLED = ("collect", "announce" @ days(1, 5))
HELD = ("hold" @ days(0, after="planned_on"),)
AGREED = (*HELD, "agree", "minute" @ days(0, 2))
DONE = ("report" @ days(2, 12), "confirm" @ days(1, 5))
APART = (*HELD, ("agree" @ days(0)).saying(conclusions=apart), "minute" @ days(0, 2), "confirm" @ days(3, 9))
ALONE = (("collect" @ days(0)).saying(issues=one), "announce" @ days(1, 5))
OPEN_TO_ASSEMBLY = ("collect" @ days(0)).saying(issues=lambda at: [issue(at), issue(at, assembly_matter=True)])

LIFE = Life(
    Roundtable,
    keeper=Keeper.TOWNSHIP,
    usual={
        "collect": {
            "community": lambda at: f"{at.agency.region.name}第{at.rng.randint(1, 9)}社区{MARK}",
            "issues": lambda at: [issue(at), issue(at)],
        },
        "add": {"issues": one},
        "strike": {
            "struck": lambda at: [
                {"nth": n, "struck_because": f"已经另行办理{MARK}"} for n in open_places(STRIKING, at, "issues")[:1]
            ]
        },
        "announce": {"planned_on": lambda at: at.day(5), "place": f"居民议事厅{MARK}"},
        "put_off": {
            "planned_on": lambda at: at.day(9),
            "place": f"居民议事厅{MARK}",
            "reason": f"多数居民当日不便{MARK}",
        },
        "call_off": {"reason": f"议题已经另行解决{MARK}"},
        "hold": {"chair": f"社区书记{MARK}", "seats": seats},
        "agree": {"conclusions": conclusions, "tasks": tasks},
        "agree_more": {"tasks": more},
        "drop": {
            "tasks": lambda at: [
                {"nth": n, "dropped_because": f"改由他人办理{MARK}"} for n in open_places(DROPPING, at, "tasks")[:1]
            ]
        },
        "report": {"tasks": reported},
        "confirm": {"verdicts": verdicts},
        "lead_on": {"handed": handed},
        "give_back": {"returned": lambda at: gone_back(at, RETURNING, "handed", "returned")},
        "reopen": {"reopened": lambda at: gone_back(at, REOPENING, "verdicts", "recurred")},
        "lead_to_dispute": {"disputed": lambda at: [{"nth": n, "dispute": at.one(Dispute)} for n in unsolved(at)[:1]]},
        "lead_to_next": {"again": lambda at: [{"nth": n, "next": at.one(Roundtable)} for n in unsolved(at)[:1]]},
    },
    ways={
        "usual": Way("议定、落实、居民确认", *CALLED, *AGREED, *DONE, "close" @ days(0, 2), share=85),
        "public": Way(
            "公开与撤回公开",
            *(*CALLED, *AGREED, *DONE, "close", "publish" @ days(1, 5), "unpublish" @ days(9, 60)),
        ),
        "again": Way(
            "改期，调整议定事项",
            *(*ALONE, "put_off" @ days(1), *AGREED, "drop" @ days(1, 5), "agree_more"),
            *(("report" @ days(2, 9)).saying(tasks=[{"nth": 1, "result": f"已经完成{MARK}"}]), "confirm" @ days(1, 5)),
            "close",
            share=4,
        ),
        "department": Way("未解决，移交部门", *ALONE, *APART, "lead_on" @ days(0, 2), "close", share=3),
        "returned": Way(
            "部门退回，下次续议",
            *(*ALONE, *APART, "lead_on" @ days(0, 2), "give_back" @ days(2, 9), "lead_to_next", "close"),
            share=1,
        ),
        "reopened": Way(
            "办结后反复，重新办理",
            *(*ALONE, *AGREED, *DONE, "close", "reopen" @ days(5, 20), "agree_more" @ days(0, 2)),
            *("report" @ days(2, 9), "confirm" @ days(1, 5), "close"),
            share=1,
        ),
        "dispute": Way("未解决，转为矛盾纠纷", *ALONE, *APART, "lead_to_dispute" @ days(0, 2), "close", share=2),
        "assembly": Way(
            "提请村民会议",
            *(OPEN_TO_ASSEMBLY, "announce" @ days(1, 5), *AGREED, *DONE),
            *(("lead_on" @ days(0, 2)).saying(handed=to_assembly), "close"),
            share=2,
        ),
        "called_off": Way("补充、不列入后取消", "collect", "add" @ days(1), "strike", "call_off" @ days(1, 5), share=2),
    },
    ready="announce",
    stands=lambda record, on: record.held_on is None or record.held_on > on,
)
