"""Events of the last weeks in the grids of the first township: on the grid's desk, with departments, back to be verified."""

from __future__ import annotations

from typing import Any

from guiju.registers.disputes.grid import Grid
from guiju.registers.disputes.grid_event import GridEvent
from guiju.registers.disputes.grid_event.choices import Kind
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk, bring

TOLD = "今日在办网格事件"


def open_matters(desk: Desk) -> int:
    """How many events were put on the desks; one of them is overdue with its department, one came back unhandled."""
    town = desk.place.townships[0]
    urban, safety, market = desk.department("执法局"), desk.department("应急"), desk.department("市场")
    grid = _grid(desk)
    stages: tuple[tuple[str, int, str, Kind, Any], ...] = (
        ("report", 0, "", Kind.FACILITY, None),
        ("report", 1, "", Kind.DISPUTE, None),
        ("handle", 1, "", Kind.CITY, None),
        ("transfer", 2, "", Kind.CITY, urban),
        ("transfer", 12, "", Kind.SAFETY, safety),
        ("send_back", 1, "", Kind.MARKET, market),
        ("finish", 1, "", Kind.SAFETY, safety),
        ("verify", 1, "department", Kind.MARKET, market),
        ("lead_to_dispute", 3, "", Kind.DISPUTE, None),
    )
    for upto, ago, way, kind, department in stages:
        told = {"report": {"kind": kind, "grid": grid}, **({"transfer": {"handler": department}} if department else {})}
        desk.stands(GridEvent, upto, ago, town, way=way, told=told)
    return len(stages)


def _grid(desk: Desk) -> Grid:
    """A grid of this year, in which the grid worker of today holds a post."""
    town, village = desk.place.townships[0], desk.place.villages[0]
    walk = Walk(desk.place, Grid, desk.rng, desk.ago(90), agency=town, region=village.code, brisk=True)
    grid: Grid = bring(walk, "post").record
    return grid
