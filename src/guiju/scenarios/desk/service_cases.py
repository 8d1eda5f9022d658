"""Items and cases of public services today: to be reviewed, revised, under way; a poor rating to call back."""

from __future__ import annotations

from guiju.kernel.offices.people import party_to
from guiju.registers.services.service_case import ServiceCase
from guiju.registers.services.service_case.choices import Level
from guiju.registers.services.service_item import ServiceItem
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk

TOLD = "今日在办政务服务"


def open_matters(desk: Desk) -> int:
    """How many matters were put on the desks."""
    market, health = (desk.department(word) for word in ("市场", "卫生"))
    desk.stands(ServiceItem, "draft", 2, market)
    desk.stands(ServiceItem, "propose_change", 1, health, way="revised")
    Walk(desk.place, ServiceItem, desk.rng, desk.ago(40), agency=market, brisk=True).follow("usual").take()
    desk.stands(ServiceCase, "receive", 1, market)
    desk.stands(ServiceCase, "examine", 1, market)
    _rated_poor(desk)
    return 6


def _rated_poor(desk: Desk) -> None:
    """One done a few days ago, which who applied is not content with."""
    market = desk.department("市场")
    done = Walk(desk.place, ServiceCase, desk.rng, desk.ago(9), agency=market, brisk=True).follow("usual").take()
    rating = Walk(desk.place, ServiceCase, desk.rng, desk.ago(2), record=done.record, brisk=True)
    rating.plan("rate", {"level": Level.POOR}, by=party_to("service_case", done.record.pk))
    rating.take()
