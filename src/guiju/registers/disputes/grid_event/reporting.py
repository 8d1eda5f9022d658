"""上报、自行处置、排查: what the grid does itself, from a telephone in the field; and what its township voids."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.photos import photos
from guiju.kernel.declaring.position import WHOLE, position
from guiju.kernel.declaring.steps import NEW, Step
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.grid import Grid
from guiju.registers.disputes.grid_event.choices import Handled, Kind, Target
from guiju.registers.disputes.grid_event.columns import GridEventColumns as Of
from guiju.registers.disputes.grid_event.gates import ANOTHER_GRID, ANOTHER_KIND, GRID_IN_BEING

FIELD = (Role.GRID, Role.CLERK)
"""Those who are out there; and, for what was told by telephone, the clerk."""


def own_grid(facts: Facts) -> Any:
    """The grid of a worker who has but one."""
    return next(iter(facts.actor.grounds)) if len(facts.actor.grounds) == 1 else None


def titled(facts: Facts) -> str:
    return f"{facts['place']}{Kind(facts['kind']).label}"


def screening(facts: Facts) -> str:
    return f"{facts['grid'].title}{Target(facts['target']).label}矛盾纠纷排查"


def lies(facts: Facts) -> str:
    """Where it happened: an event lies in the region of its grid."""
    grid: Grid = facts["grid"]
    return grid.region


GRID = asks.usually(Of.grid, own_grid)
STEPS = (
    Step(
        "report",
        "上报",
        since=NEW,
        to="reported",
        by=FIELD,
        asks=(Of.kind, GRID, Of.place, Of.what, asks.maybe(photos("photos")), *position(Of)),
        sets={"title": titled, "region": lies},
        dates=(Of.reported_on,),
        gates=(GRID_IN_BEING, WHOLE),
        help_text="事件情况不写当事人姓名和电话；需要调解的，由经办人转为矛盾纠纷后登记当事人。",
    ),
    Step(
        "screen",
        "矛盾纠纷排查登记",
        since=NEW,
        to="screened",
        by=FIELD,
        asks=(GRID, Of.target, asks.maybe(Of.visited), Of.found),
        sets={"title": screening, "region": lies},
        dates=(Of.screened_on,),
        gates=(GRID_IN_BEING,),
        help_text="一次排查登记一条；发现的纠纷另行上报或者登记。",
    ),
    Step(
        "handle",
        "自行处置完毕",
        since="reported",
        to="handled",
        by=FIELD,
        asks=(Of.result, asks.maybe(photos("photos_after", "处置后照片"))),
        sets={"handled_by": Handled.GRID},
        dates=(Of.handled_on,),
    ),
    Step(
        "reclassify",
        "变更事件类型",
        since="reported",
        by=FIELD,
        asks=(Of.kind,),
        sets={"title": titled},
        gates=(ANOTHER_KIND,),
        help_text="事件类型决定可以划转的部门；上报时选错的，在处置、划转以前变更。",
    ),
    Step(
        "move",
        "变更网格",
        since=("reported", "transferred", "handled", "verified"),
        asks=(Of.grid, asks.REASON),
        sets={"region": lies},
        gates=(GRID_IN_BEING, ANOTHER_GRID),
        help_text="发生在本机关另一网格，或者网格合并、拆分、撤销的，改由所选网格办理、核查。",
    ),
    Step(
        "void",
        "误报作废",
        since=("reported", "handled", "verified", "closed", "screened"),
        to="voided",
        asks=(asks.REASON,),
        help_text="重复上报、重复登记、情况不实的，写明理由作废，不计入上报数、排查次数。部门正在处置的，先收回。",
    ),
)
