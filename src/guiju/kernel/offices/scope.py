"""Who may see and who may act: the one place where rows are filtered by actor.

An agency sees and moves its own matters, and sees those that were handed to it. An agency that oversees its region sees
all of the region, and takes there only the steps that a procedure gives to it. What is ``shared`` is seen by every agency
of its region. Auditors see and take no step. Whoever holds no office sees nothing. The system does what nobody needs to.
"""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from guiju.kernel.offices.people import Actor, Role
from guiju.kernel.offices.regions import ancestors, contains, span

M = TypeVar("M", bound=Model)


def visible(actor: Actor, rows: QuerySet[M], *, prefix: str = "") -> QuerySet[M]:
    """``rows`` of a register that ``actor`` may see. ``prefix`` leads to the record where rows hang on one."""
    if actor.is_system:
        return rows
    if not actor.in_office:
        return rows.none()
    audience = getattr(rows.model, "audience", "region")
    mine = Q(**{f"{prefix}agency_id": actor.agency_id})
    if getattr(getattr(rows.model, "procedure", None), "hands_over", False):
        mine |= Q(handler_id=actor.agency_id)
    if actor.oversees and audience != "agency":
        low, high = span(actor.region)
        mine |= Q(**{f"{prefix}region__gte": low, f"{prefix}region__lt": high})
    if audience == "shared":
        mine |= Q(**{f"{prefix}region__in": [*ancestors(actor.region), actor.region]})
    return rows.filter(mine)


def sees(actor: Actor, agency_id: int, region: str, *, audience: str = "region", handler_id: int | None = None) -> bool:
    """Whether ``visible`` would keep a record of this agency and region, handed to that handler."""
    if not actor.in_office:
        return False
    if actor.is_system or actor.agency_id in (agency_id, handler_id):
        return True
    if audience == "agency":
        return False
    return (actor.oversees and contains(actor.region, region)) or (
        audience == "shared" and contains(region, actor.region)
    )


def sees_persons(actor: Actor, hands: frozenset[Role]) -> bool:
    """Whether full names and numbers may be shown to ``actor``: to the ``hands`` that the records of a register pass
    through, as far as they see the record; everybody else sees persons masked (个人信息保护法 art. 6)."""
    return actor.is_system or bool(actor.roles & hands)
