"""Items of public services today: one to be reviewed, one whose revision is to be published."""

from __future__ import annotations

from guiju.registers.services.service_item import ServiceItem
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办政务服务"


def open_matters(desk: Desk) -> int:
    """How many matters were put on the desks."""
    market, health = (desk.department(word) for word in ("市场", "卫生"))
    desk.stands(ServiceItem, "draft", 2, market)
    desk.stands(ServiceItem, "propose_change", 1, health, way="revised")
    return 2
