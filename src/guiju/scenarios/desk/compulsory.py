"""Compulsory measures and enforcements, and what is shown of decisions: to be approved, held, demanded, agreed, reported."""

from __future__ import annotations

from guiju.registers.enforcement.compulsory_execution import CompulsoryExecution
from guiju.registers.enforcement.compulsory_measure import CompulsoryMeasure
from guiju.registers.enforcement.credit_publication import CreditPublication
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办行政强制和信用信息公示"


def open_matters(desk: Desk) -> int:
    """How many of them were put on the desks."""
    market, city = desk.department("市场"), desk.department("城")
    desk.stands(CompulsoryMeasure, "ask", 0, market)
    desk.stands(CompulsoryMeasure, "publish", 12, market)
    until = {"test": {"test_until": desk.ahead(4)}}
    desk.stands(CompulsoryMeasure, "test", 3, market, way="tested", told=until)
    desk.stands(CompulsoryMeasure, "approve_after", 1, market, way="at_once")
    soon = {"demand": {"demand_until": desk.ahead(5)}}
    desk.stands(CompulsoryExecution, "serve_demand", 4, city, told=soon)
    desk.stands(CompulsoryExecution, "agree", 5, city, way="agreed")
    desk.stands(CompulsoryExecution, "court_accepts", 3, city, way="by_court")
    desk.stands(CreditPublication, "enter_licence", 1, market)
    desk.stands(CreditPublication, "report", 6, market)
    return 9
