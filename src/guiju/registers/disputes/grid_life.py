"""The life of a grid: set up, its posts taken, now and then one of them left; seldom dissolved."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.offices.people import Role, User
from guiju.kernel.offices.posts import held_on
from guiju.registers.disputes.grid import Grid, Sort
from guiju.registers.disputes.grid_posts import WORKER


def code(at: Telling) -> str:
    return f"{at.agency.region_id.ljust(12, '0')}{at.rng.randint(1, 10**8 - 1):08d}"


def worker(at: Telling) -> dict[str, Any]:
    """The grid worker of the agency, who signs in."""
    user = User.objects.select_related("agency").get(pk=str(at.place.actor(at.agency, Role.GRID).user_id))
    return {"kind": WORKER, "name": at.person()["name"], "holder": user}


def worked_in(grid: Grid, on: date) -> bool:
    """Whether somebody who signs in works there."""
    return grid.serves_on(on) and grid.posts.filter(held_on(on), holder__isnull=False).exists()


def crew(at: Telling) -> list[dict[str, Any]]:
    """A chief, the worker, and a lawyer who does not sign in."""
    chief = {"kind": "chief", "name": at.person()["name"]}
    return [worker(at), chief, {"kind": "lawyer", "name": at.person()["name"], "unit": f"律师事务所{MARK}"}]


def left(*nth: int) -> Any:
    return lambda at: [{"nth": n, "left_because": f"岗位调整{MARK}"} for n in nth]


LIFE = Life(
    Grid,
    keeper=Keeper.TOWNSHIP,
    usual={
        "set_up": {
            "title": lambda at: f"第{at.rng.randint(1, 999)}网格{MARK}",
            "code": code,
            "sort": Sort.GENERAL,
            "parent": None,
            "households": lambda at: at.rng.randint(200, 500),
        },
        "post": {"posts": crew},
        "relieve": {"ended": left(1)},
        "redraw": {
            "title": lambda at: at["title"],
            "code": lambda at: at["code"],
            "sort": Sort.GENERAL,
            "parent": None,
        },
        "dissolve": {"reason": f"与相邻网格合并{MARK}。"},
    },
    ways={
        "usual": Way("在册", "set_up", "post" @ days(0, 5), share=9),
        "changed": Way(
            "人员离岗、网格调整", "set_up", "post" @ days(0, 5), "relieve" @ days(20, 60), "redraw" @ days(0, 20)
        ),
        "dissolved": Way(
            "撤销",
            *("set_up", "post" @ days(0, 5)),
            *(("relieve" @ days(20, 60)).saying(ended=left(0, 1, 2)), "dissolve" @ days(0, 10)),
        ),
    },
    ready="post",
    stands=worked_in,
)
