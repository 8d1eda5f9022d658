"""Inspections of the market regulator and others: to be made, put right by tomorrow, stopped, published, drawn by lot."""

from __future__ import annotations

from guiju.registers.enforcement.inspection import Inspection
from guiju.registers.enforcement.inspection.checklist import InspectionChecklist
from guiju.registers.enforcement.inspection.choices import Drawn, Kind
from guiju.registers.enforcement.inspection.drawing import InspectionDraw
from guiju.registers.enforcement.inspection.life import FOUND, GRAVE
from guiju.registers.enforcement.inspection.subject import InspectedSubject
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办行政检查"


def open_matters(desk: Desk) -> int:
    """How many inspections and checklists were put on the desks."""
    market, safety = desk.department("市场"), desk.department("应急")
    by_lot = {"field": "market", "kind": Kind.RANDOM, "checklist": None}
    grave = {"field": "safety", "kind": Kind.SPECIAL, "checklist": None}
    desk.stands(InspectionChecklist, "publish", 60, market, told={"draft": {"field": "market"}})
    desk.stands(Inspection, "plan", 1, market, told={"plan": {**by_lot, "planned_on": desk.ahead(2)}})
    soon = {"order": {"terms": [{"nth": 0, "due_on": desk.ahead(1), "measure": "立即更换（模拟）"}]}}
    desk.stands(Inspection, "order", 15, market, way="put_right", told={"plan": by_lot, "hold": FOUND, **soon})
    desk.stands(Inspection, "order", 3, safety, way="stopped", told={"plan": grave, "hold": GRAVE})
    desk.stands(Inspection, "publish", 6, market, told={"plan": by_lot})
    for ago in (40, 39, 38, 37):
        desk.stands(InspectedSubject, "enter", ago, market, told={"enter": {"field": "market"}})
    earlier = {"whom": Drawn.SUBJECTS, "field": "market", "title": "本季度双随机抽查（模拟）"}
    desk.stands(InspectionDraw, "draw", 19, market, told={"freeze": earlier})
    frozen = {**earlier, "number_on": desk.ahead(2), "title": "下季度双随机抽查（模拟）"}
    desk.stands(InspectionDraw, "freeze", 1, market, told={"freeze": frozen})
    return 11
