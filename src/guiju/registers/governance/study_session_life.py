"""How study and training usually go: planned, held, attendance told, put away."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.governance.study_session import Kind, Level, StudySession

LAWS = ("宪法", "民法典", "行政处罚法", "行政复议法", "立法法", "行政许可法")
KINDS = (Kind.PARTY_GROUP, Kind.BEFORE_MEETING, Kind.TRAINING, Kind.INTERNAL)


def title(at: Telling) -> str:
    return f"{at.agency.name}{Kind(at['kind']).label}{MARK}"


def laws(at: Telling) -> list[dict[str, Any]]:
    return [{"law": law} for law in at.rng.sample(LAWS, 2)]


def attendances(at: Telling) -> list[dict[str, Any]]:
    return [{"name": at.person()["name"], "unit": f"第{n}科{MARK}", "hours": at["hours"]} for n in range(1, 4)]


HELD = {"topic": f"法治专题{MARK}", "lecturer": f"法律顾问{MARK}", "days": 1, "hours": 4, "came": 30, "laws": laws}
KIND = {"kind": lambda at: at.rng.choice(KINDS), "level": Level.COUNTY, "title": title}

LIFE = Life(
    StudySession,
    keeper=Keeper.DEPARTMENT,
    usual={
        "plan": {**KIND, "planned_on": lambda at: at.day(20)},
        "put_off": {"planned_on": lambda at: at.day(20), "reason": f"另有安排{MARK}"},
        "call_off": {"reason": f"另有安排{MARK}"},
        "register": {**KIND, **HELD},
        "hold": HELD,
        "list_attendance": {"attendances": attendances},
        "put_away": {"papers": lambda at: at.rng.randint(0, 5)},
    },
    ways={
        "usual": Way("登记、归档", "register", "list_attendance" @ days(0, 2), "put_away" @ days(1, 5), share=9),
        "planned": Way(
            "计划、举办",
            *("plan", "hold" @ days(0, after="planned_on"), "list_attendance" @ days(0, 2), "put_away" @ days(1, 5)),
            share=1,
        ),
        "put_off": Way("改期", "plan", "put_off" @ days(1, 5), "hold" @ days(0, after="planned_on")),
        "called_off": Way("取消", "plan", "call_off" @ days(1, 5)),
    },
)
