"""Courses of 网格 and 网格事件 told act by act: who, what, on which day of March 2024, and what is not as usual.

``do("worker", "report", 4)`` is an act on the event (of a grid: ``of="first"``); grids, people and agencies are told by the
names that ``Ground`` knows them by. All courses share one ground; what one does is taken back after it, with its test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.declaring.matters import Record
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Actor, Agency, Region, Role, User
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.grid import Grid
from guiju.registers.disputes.grid_event import GridEvent
from guiju.registers.enforcement.penalty_case import PenaltyCase
from tests.lives import brought
from tests.people import LONG_AGO, make_county
from tests.registers.grid_events import Town, d

USUAL: dict[str, dict[str, Any]] = {
    "report": {"kind": "city", "grid": "first", "place": "东街口", "what": "占道堆放杂物"},
    "screen": {"grid": "first", "target": "all", "found": 0},
    "handle": {"result": "劝离"},
    "reclassify": {"kind": "city"},
    "move": {"grid": "second", "reason": "位于该网格"},
    "void": {"reason": "重复上报"},
    "transfer": {"handler": "urban", "due_on": 12, "demand": "清理"},
    "send_back": {"reason": "不属于本部门职责"},
    "take_back": {"reason": "改由网格处置"},
    "extend": {"due_on": 20, "reason": "需要采购"},
    "finish": {"result": "已经清理"},
    "verify": {"verdict": "good", "seen": "到现场查看"},
    "close": {},
    "reopen": {"reason": "反映人称没有办好"},
    "lead_to_dispute": {"dispute": "dispute"},
    "lead_to_penalty": {"penalty": "case"},
    "set_up": {"title": "第三网格", "code": "431081103009", "sort": "general"},
    "redraw": {"title": "第一网格", "code": "43108110300001", "sort": "general"},
    "dissolve": {"reason": "合并"},
}
OPENING = {"report": GridEvent, "screen": GridEvent, "set_up": Grid}


@dataclass(frozen=True)
class Act:
    by: str
    step: str
    on: Any
    told: Mapping[str, Any]
    of: str


def do(by: str, step: str, on: Any, *, of: str = "event", **told: Any) -> Act:
    return Act(by, step, on, told, of)


def posted(by: str, grid: str, on: Any, name: str, *, kind: str = "worker", holder: str = "") -> Act:
    return do(by, "post", on, of=grid, posts=[{"kind": kind, "name": name, "holder": holder or None}])


def left(grid: str, on: Any, *names: str) -> Act:
    """Those named leave their posts; without names, everybody."""
    return do("clerk", "relieve", on, of=grid, ended=names)


@dataclass
class Ground:
    """A town with two grids, what courses name in it, and the records that they open."""

    town: Town
    agencies: dict[str, Agency]
    known: dict[str, Record] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        county, agencies = self.town.county, self.agencies
        if name in SEATS:
            place, *roles = SEATS[name]
            return county.actor(agencies[str(place)], *(Role(role) for role in roles), name=name)
        return self.town.acting(name)

    def record(self, name: str) -> Any:
        if name not in self.known:
            of: dict[str, tuple[type[Record], str, str]] = {
                "dispute": (Dispute, "find", "town"),
                "theirs": (Dispute, "find", "justice"),
            }
            of |= {"case": (PenaltyCase, "file", "urban"), "own_case": (PenaltyCase, "file", "town")}
            model, upto, agency = of[name]
            self.known[name] = brought(self.town.county, model, upto, d(3), agency=self.agencies[agency]).record
        return self.known[name]

    def meant(self, name: str, value: Any) -> Any:
        """What is told by name: a grid, an agency, a day, somebody's account."""
        if name in ("grid", "parent", "dispute", "penalty") and isinstance(value, str):
            return self.record(value)
        if name in ("since", "due_on") and isinstance(value, (int, tuple)):
            return day(value)
        return self.agencies.get(value, value) if name == "handler" else value

    def again(self) -> Ground:
        """As it was before anything happened, for another course."""
        return Ground(self.town, self.agencies, dict(self.known))

    def take(self, act: Act) -> None:
        told = {name: self.meant(name, value) for name, value in {**USUAL.get(act.step, {}), **act.told}.items()}
        actor, on = self.actor(act.by), day(act.on)
        region = told.pop("region", "")
        record: Any
        if act.step in OPENING:
            record = OPENING[act.step]
        else:
            held = self.record(act.of)
            record = type(held)._default_manager.get(pk=held.pk)
        if act.step == "post":
            told["posts"] = [row | {"holder": self.account(row["holder"])} for row in told["posts"]]
        if act.step == "relieve":
            rows = [post for post in record.posts.filter(until=None) if not told["ended"] or post.name in told["ended"]]
            told["ended"] = [{"id": post.pk, "left_because": "调整"} for post in rows]
        done = engine.take(act.step, record, actor, told, on, region=region)
        self.known[act.of] = done

    def account(self, name: str | None) -> User | None:
        return User.objects.get(pk=str(self.actor(name).user_id)) if name else None


SEATS = {
    "clerk": ("town", "clerk"),
    "head": ("town", "head"),
    "mediator": ("town", "mediator"),
    "squad": ("town", "officer"),
    "auditor": ("town", "auditor"),
    "both": ("town", "grid", "mediator"),
    "urban": ("urban", "clerk"),
    "urban_officer": ("urban", "officer"),
    "urban_head": ("urban", "head"),
    "market": ("market", "clerk"),
    "justice": ("justice", "clerk"),
    "neighbour": ("neighbour", "clerk"),
    "far": ("far", "clerk"),
}
"""Who acts besides the workers of the grids: of which agency, in which offices."""


def day(told: Any) -> date:
    """A day of March 2024; of another month as ``(day, month)``, of another year a date."""
    return told if isinstance(told, date) else d(*told) if isinstance(told, tuple) else d(told)


def made() -> Ground:
    county = make_county()
    town = Town(county)
    Region.objects.create(code="431081104", name="邻镇", parent_id="431081")
    agency = Agency.objects.create
    agencies = {
        "town": county.township,
        "urban": county.department,
        "justice": county.bureau,
        "far": county.elsewhere,
        "market": agency(name="资兴市市场监督管理局", region_id="431081", mark="资市监"),
        "neighbour": agency(name="邻镇人民政府", region_id="431081104", mark="邻镇"),
    }
    entrust(agencies["market"], Organ.MARKET, since=LONG_AGO)
    entrust(agencies["far"], Organ.URBAN, since=LONG_AGO)
    return Ground(town, agencies, {"first": town.first, "second": town.second})
