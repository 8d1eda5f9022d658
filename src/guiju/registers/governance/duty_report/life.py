"""How a duty report usually goes: handed in, given, appraised; sent back, given in writing, put right, or excused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days, sometimes
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.governance.duty_report import DutyReport
from guiju.registers.governance.duty_round import DutyRound
from guiju.registers.governance.duty_round.choices import Checked, Finding, Form, Grade, Post


def paper(at: Telling) -> tuple[str, bytes]:
    return f"述法报告{MARK}.txt", f"述法报告{MARK}".encode()


RECTIFIED: dict[str, Any] = {
    "finding": Finding.RECTIFY,
    "problems": f"重大决策程序不够规范{MARK}",
    "rectify_by": lambda at: at.day(60),
}
GIVEN = (
    "call",
    "submit" @ days(3, 20),
    sometimes(0.1, "return" @ days(1, 3), "submit" @ days(1, 5)),
    "speak" @ days(3, 9),
)
FAULTED = ("appraise" @ days(0, 2)).saying(**RECTIFIED)
WRITTEN = ("call" @ days(0)).saying(form=Form.WRITTEN)
AGAIN = ("check" @ days(1, 5)).saying(checked=Checked.AGAIN, rectify_by=lambda at: at.day(30))

LIFE = Life(
    DutyReport,
    keeper=Keeper.BUREAU,
    ready="appraise",
    usual={
        "call": {
            "round": lambda at: at.one(DutyRound),
            "post": Post.GOVERNMENT,
            "form": Form.ON_SPOT,
            "due_on": lambda at: at.day(60),
        },
        "submit": {"reporter": lambda at: at.person()["name"], "report": paper},
        "return": {"redo_by": lambda at: at.day(7), "reason": f"补充依法决策的情况{MARK}"},
        "change_form": {
            "form": lambda at: Form.WRITTEN if at["form"] == Form.ON_SPOT else Form.ON_SPOT,
            "reason": f"会议安排调整{MARK}",
        },
        "put_off": {"due_on": lambda at: at["due_on"] + timedelta(days=10), "reason": f"正在外地培训{MARK}"},
        "excuse": {"reason": f"职务空缺{MARK}"},
        "call_again": {"due_on": lambda at: at.day(20), "reason": f"已经到任{MARK}"},
        "appraise": {
            "good": lambda at: at.rng.randint(20, 30),
            "fair": lambda at: at.rng.randint(0, 9),
            "plain": 0,
            "poor": 0,
            "grade": Grade.GOOD,
            "reason": "",
            "comment": f"履职到位{MARK}",
            "finding": Finding.NONE,
            "problems": "",
        },
        "answer": {"explanation": f"有关情况说明{MARK}"},
        "regrade": {
            "grade": lambda at: Grade.FAIR if at["grade"] == Grade.GOOD else Grade.GOOD,
            "reason": f"经核实有关情况{MARK}",
        },
        "order_rectifying": {"problems": f"重大决策程序不够规范{MARK}", "rectify_by": lambda at: at.day(60)},
        "put_off_rectifying": {
            "rectify_by": lambda at: at["rectify_by"] + timedelta(days=20),
            "reason": f"需要会议研究{MARK}",
        },
        "rectify": {"measures": f"逐项整改{MARK}"},
        "check": {"checked": Checked.DONE, "check_opinion": f"整改到位{MARK}"},
        "waive": {"reason": f"变更等次后无需整改{MARK}"},
    },
    ways={
        "usual": Way("现场述法、评议", *GIVEN, "appraise" @ days(0, 2), share=80),
        "written": Way(
            "书面述法", WRITTEN, "submit" @ days(3, 20), "accept_written" @ days(1, 5), "appraise" @ days(0, 2), share=9
        ),
        "returned": Way(
            "延期、退回修改，改为书面述法",
            *("call", "put_off" @ days(3, 9), "submit" @ days(3, 9), "return" @ days(1, 3), "submit" @ days(1, 5)),
            *("change_form" @ days(0, 2), "accept_written" @ days(1, 3), "appraise" @ days(0, 2)),
            share=2,
        ),
        "rectified": Way(
            "整改",
            *GIVEN,
            FAULTED,
            "put_off_rectifying" @ days(3, 9),
            "rectify" @ days(5, 20),
            AGAIN,
            "rectify" @ days(3, 9),
            "check" @ days(1, 5),
            share=5,
        ),
        "regraded": Way(
            "作出说明，变更等次",
            *GIVEN,
            FAULTED,
            "answer" @ days(1, 3),
            "regrade" @ days(1, 5),
            "waive" @ days(0, 2),
            share=1,
        ),
        "found_later": Way(
            "评议后责成整改",
            *(*GIVEN, "appraise" @ days(0, 2), "order_rectifying" @ days(1, 3), "rectify" @ days(3, 9)),
            "check" @ days(1, 5),
        ),
        "excused": Way("免于述法", "call", "excuse" @ days(3, 9), share=2),
        "called_again": Way(
            "免于述法后恢复",
            "call",
            "excuse" @ days(3, 9),
            "call_again" @ days(3, 9),
            "submit" @ days(3, 9),
            "speak" @ days(1, 5),
            "appraise" @ days(0, 2),
        ),
    },
)
