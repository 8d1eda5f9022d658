"""The list of powers and the bodies of enforcement today: a benchmark that cases rest on, changes to be reviewed and carried
out, a body to be checked, a round in which offices go through their lists."""

from __future__ import annotations

from guiju.registers.enforcement.enforcement_body import EnforcementBody
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind
from guiju.registers.services.power_list_review import PowerListReview
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk, play

TOLD = "权责清单和行政执法主体"
WEIGHED = 150
"""So many working days ago the market regulator published its benchmarks: before any case that is on its desk."""


def catch_up(desk: Desk, year: int) -> int:
    """The powers to penalise of the market regulator have their benchmarks; how many."""
    items = PowerItem.objects.filter(agency=desk.department("市场"), kind=Kind.PENALTY, stage="listed")
    on = desk.ago(WEIGHED)
    walks = [Walk(desk.place, PowerItem, desk.rng, on, record=one, brisk=True).then("set_benchmark") for one in items]
    play(walks)
    return len(walks)


def open_matters(desk: Desk) -> int:
    """How many matters were put on the desks."""
    market, urban, health = (desk.department(word) for word in ("市场", "城市", "卫生"))
    confirmed = {"propose": {"kind": Kind.CONFIRMATION}}
    for upto, ago, agency, way in (
        ("propose", 2, market, "usual"),
        ("review", 1, health, "usual"),
        ("propose_change", 3, urban, "changed"),
        # Five of the twenty working days are left to carry out what was ordered from above.
        ("receive_order", 15, health, "ordered"),
    ):
        desk.stands(PowerItem, upto, ago, agency, way=way, told=confirmed)
    desk.stands(EnforcementBody, "propose", 2, health)
    desk.stands(EnforcementBody, "check", 1, urban)
    called = desk.walk(PowerListReview, desk.ago(6), desk.place.bureau)
    called.then("call", units=[market, urban, health], due_on=desk.ahead(12))
    return 7
