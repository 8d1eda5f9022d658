"""How a task usually goes: signed for, worked on, reported with its evidence, verified, cleared; or put off, urged, sent back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days, sometimes
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.kernel.offices.people import Role
from guiju.registers.governance.work_plan import WorkPlan
from guiju.registers.governance.work_plan.choices import PROPOSED
from guiju.registers.governance.work_task import WorkTask
from guiju.registers.governance.work_task.choices import Manner, Satisfaction, Verdict
from guiju.registers.governance.work_task.doing import HOLDER, PART_DONE, PART_DROPPED


def parts(at: Telling) -> list[dict[str, Any]]:
    return [{"what": f"起草文本{MARK}", "doer": f"某科室{MARK}", "due_on": at.day(20)} for _ in range(2)]


def open_parts(at: Telling, ask: RowsAsk) -> list[int]:
    return open_places(ask, at) if at.record is not None else list(range(len(at.said["split"])))


def done(at: Telling) -> list[dict[str, Any]]:
    return [{"nth": n, "result": f"已经完成{MARK}"} for n in open_parts(at, PART_DONE)]


def proof(at: Telling) -> tuple[str, bytes]:
    return f"佐证材料{MARK}.txt", f"完成情况{MARK}".encode()


def satisfaction(at: Telling) -> str:
    return Satisfaction.GOOD if at["kind"] in PROPOSED else ""


SIGNED = ("assign", "sign" @ days(1, 3))
REPORTED = (*SIGNED, sometimes(0.4, "progress" @ days(5, 15)), "report" @ days(5, 30))
CLEARED = ("verify" @ days(1, 5), "clear" @ days(1, 3))
LEFT = ("finish_part" @ days(2, 9)).saying(split=[{"nth": 1, "result": f"已经完成{MARK}"}])
AGAIN = ("verify" @ days(1, 5)).saying(verdict=Verdict.AGAIN, redo_by=lambda at: at.day(15))

LIFE = Life(
    WorkTask,
    keeper=Keeper.BUREAU,
    ready="clear",
    hands={"verify": Hand(Role.LEGAL, HOLDER)},
    usual={
        "assign": {
            "plan": lambda at: at.one(WorkPlan),
            "item": 1,
            "what": f"修订工作制度{MARK}",
            "area": f"督办事项{MARK}",
            "due_on": lambda at: at.day(120),
        },
        "send_back": {"reason": f"不属于本单位职责{MARK}"},
        "insist": {"reason": f"依职责由该单位办理{MARK}"},
        "split": {"split": parts},
        "finish_part": {"split": done},
        "drop_part": {
            "split": lambda at: [
                {"nth": n, "dropped_because": f"并入另一项{MARK}"} for n in open_parts(at, PART_DROPPED)[:1]
            ]
        },
        "progress": {"percent": lambda at: max(at["percent"] or 0, 50), "situation": f"正在办理{MARK}"},
        "ask_delay": {"wanted_on": lambda at: at["due_on"] + timedelta(days=30), "reason": f"需要征求意见{MARK}"},
        "put_off": {"due_on": lambda at: at["due_on"] + timedelta(days=30), "reason": f"同意{MARK}"},
        "refuse_delay": {"reason": f"期限已经从宽{MARK}"},
        "report": {"result": f"已经完成并公开{MARK}", "proof": proof},
        "take_back": {"reason": f"材料不全{MARK}"},
        "urge": {"urge_by": lambda at: at.day(15), "demand": f"抓紧办理{MARK}"},
        "verify": {"manner": Manner.PAPERS, "verdict": Verdict.DONE, "opinion": f"材料属实{MARK}"},
        "prolong": {
            "redo_by": lambda at: (at["redo_by"] or at.on) + timedelta(days=10),
            "reason": f"等待会议研究{MARK}",
        },
        "clear": {"satisfaction": satisfaction},
        "reopen": {"redo_by": lambda at: at.day(20), "reason": f"回头看没有落实{MARK}"},
        "drop": {"reason": f"任务调整{MARK}"},
    },
    ways={
        "usual": Way("签收、报告、核查、销号", *REPORTED, *CLEARED, share=80),
        "split": Way(
            "分解办理",
            *(*SIGNED, "split" @ days(0, 2), "drop_part" @ days(1, 5), LEFT),
            *("progress" @ days(1, 3), "report" @ days(1, 9), *CLEARED),
            share=8,
        ),
        "late": Way(
            "逾期后督办",
            *("assign", ("sign" @ days(1, 3)), ("urge" @ days(3, 6, after="due_on"))),
            *("report" @ days(2, 6), *CLEARED),
            share=3,
        ),
        "put_off": Way(
            "延期",
            *SIGNED,
            "ask_delay" @ days(5, 20),
            "put_off" @ days(1, 5),
            "report" @ days(5, 30),
            *CLEARED,
            share=4,
        ),
        "not_put_off": Way(
            "不予延期", *SIGNED, "ask_delay" @ days(5, 20), "refuse_delay" @ days(1, 5), "report" @ days(1, 9), *CLEARED
        ),
        "again": Way(
            "撤回报告，核查退回，重新办理",
            *(*SIGNED, "report" @ days(5, 20), "take_back" @ days(0, 1), "report" @ days(1, 3), AGAIN),
            *("prolong" @ days(1, 3), "report" @ days(3, 8), *CLEARED),
            share=2,
        ),
        "reopened": Way(
            "销号后重新办理", *REPORTED, *CLEARED, "reopen" @ days(10, 30), "report" @ days(3, 9), *CLEARED, share=1
        ),
        "insisted": Way(
            "退回后维持交办",
            "assign",
            "send_back" @ days(1, 3),
            "insist" @ days(1, 3),
            "sign" @ days(1),
            "report" @ days(5, 20),
            *CLEARED,
        ),
        "dropped": Way("退回后撤销", "assign", "send_back" @ days(1, 3), "drop" @ days(1, 5), share=2),
    },
)
