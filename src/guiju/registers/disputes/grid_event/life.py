"""How an event is reported from the field, handled on the spot or by a department, seen by the grid again and closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days, sometimes
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.disputes.grid import Grid
from guiju.registers.disputes.grid_event import GridEvent
from guiju.registers.disputes.grid_event.choices import Kind, Target, Verdict
from guiju.registers.enforcement.penalty_case import PenaltyCase

PLACES = ("东街口", "菜市场北门", "小学门前", "三组水塘边", "河堤路", "老厂宿舍", "文化广场", "村道岔口")


def case_of_theirs(at: Telling) -> Any:
    """A penalty case of the department that has the event, or of the township while none has it."""
    return at.finds(PenaltyCase, replace(at, agency=at["handler"] or at.agency), 1)[0]


def other_kind(at: Telling) -> Kind:
    return Kind.ORDER if at["kind"] == Kind.OTHER else Kind.OTHER


LIFE = Life(
    GridEvent,
    keeper=Keeper.TOWNSHIP,
    usual={
        "report": {
            "kind": Kind.OTHER,
            "grid": lambda at: at.one(Grid),
            "place": lambda at: f"{at.rng.choice(PLACES)}（模拟）",
            "what": f"巡查时发现，情况见照片{MARK}。",
            "latitude": None,
            "longitude": None,
            "datum": "",
        },
        "screen": {
            "grid": lambda at: at.one(Grid),
            "target": lambda at: at.rng.choice([*Target]),
            "visited": lambda at: at.rng.randint(5, 40),
            "found": lambda at: at.rng.choice((0, 0, 0, 1)),
        },
        "handle": {"result": f"当场劝止，已经恢复{MARK}。"},
        "reclassify": {"kind": other_kind},
        "move": {"grid": lambda at: at.one(Grid), "reason": f"发生在该网格{MARK}。"},
        "void": {"reason": f"与已上报的事件重复{MARK}。"},
        "transfer": {
            "handler": lambda at: at.place.department,
            "due_on": lambda at: at.day(10),
            "demand": f"现场查看，依职责处置{MARK}。",
        },
        "send_back": {"reason": f"不属于本部门职责{MARK}。"},
        "take_back": {"reason": f"改由网格处置{MARK}。"},
        "extend": {"due_on": lambda at: at.day(30), "reason": f"需要采购材料{MARK}。"},
        "finish": {"result": f"已经处置到位{MARK}。"},
        "verify": {"verdict": Verdict.GOOD, "seen": f"到现场查看，情况属实{MARK}。"},
        "close": {"told": f"已电话反馈{MARK}。"},
        "reopen": {"reason": f"反映人称没有办好{MARK}。"},
        "lead_to_penalty": {"penalty": case_of_theirs},
    },
    ways={
        "self": Way(
            "网格自行处置", "report", "handle" @ days(0, 2), "verify" @ days(0, 2), "close" @ days(0, 1), share=74
        ),
        "department": Way(
            "划转部门处置",
            *("report", "transfer" @ days(0, 1), sometimes(0.1, "extend" @ days(1, 2))),
            *("finish" @ days(1, 5), "verify" @ days(0, 2), "close" @ days(0, 1)),
            share=19,
        ),
        "sent_back": Way(
            "退回后划转、处置",
            *("report", "transfer" @ days(0, 1), "send_back" @ days(1), "transfer" @ days(1)),
            *("finish" @ days(1, 5), "verify" @ days(0, 2), "close" @ days(0, 1)),
            share=2,
        ),
        "taken_back": Way(
            "收回后自行处置",
            *("report", "transfer" @ days(0, 1), "extend" @ days(1), "take_back" @ days(1), "handle" @ days(0, 1)),
            *("verify" @ days(0, 2), "close" @ days(0, 1)),
        ),
        "not_yet": Way(
            "核查未通过，重新处置",
            *("report", "handle" @ days(0, 2), ("verify" @ days(0, 2)).saying(verdict=Verdict.BAD)),
            *("handle" @ days(1, 2), "verify" @ days(0, 2), "close" @ days(0, 1)),
            share=1,
        ),
        "reclassified": Way(
            "变更类型后划转部门处置",
            *(("report" @ days(0)).saying(kind=Kind.CITY), "reclassify" @ days(0, 1), "transfer" @ days(0, 1)),
            *("finish" @ days(1, 5), "verify" @ days(0, 2), "close" @ days(0, 1)),
            share=1,
        ),
        "reopened": Way(
            "办结后重新办理",
            *("report", "handle" @ days(0, 2), "verify" @ days(0, 2), "close" @ days(0, 1), "reopen" @ days(1, 9)),
            *("handle" @ days(1, 2), "verify" @ days(0, 2), "close" @ days(0, 1)),
        ),
        "to_dispute": Way("转为矛盾纠纷", "report", "lead_to_dispute" @ days(0, 2), share=2),
        "to_penalty": Way(
            "转入行政处罚立案", "report", "transfer" @ days(0, 1), "lead_to_penalty" @ days(1, 4), share=1
        ),
        "screened": Way("排查登记", "screen", share=5),
        "void": Way("误报作废", "report", "void" @ days(0, 1), share=1),
    },
)
