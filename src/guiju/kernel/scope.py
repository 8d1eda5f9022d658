"""Who may see and who may act: the one place where rows are filtered by actor.

An agency sees and moves its own matters. An agency that oversees its region sees all of the region, and takes there only
the steps that a procedure gives to the bureau. Auditors see and take no step. The system does what nobody needs to.
"""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from guiju.kernel.people import Actor, Role
from guiju.kernel.regions import contains, span

M = TypeVar("M", bound=Model)


def visible(actor: Actor, rows: QuerySet[M], *, prefix: str = "") -> QuerySet[M]:
    """``rows`` of a register that ``actor`` may see. ``prefix`` leads to the record where rows hang on one."""
    if actor.is_system:
        return rows
    if not actor.agency_id:
        return rows.none()
    own = Q(**{f"{prefix}agency_id": actor.agency_id})
    if not actor.oversees or getattr(rows.model, "audience", "region") == "agency":
        return rows.filter(own)
    low, high = span(actor.region)
    return rows.filter(Q(**{f"{prefix}region__gte": low, f"{prefix}region__lt": high}))


def sees(actor: Actor, agency_id: int, region: str, *, audience: str = "region") -> bool:
    """Whether ``visible`` would keep a record of this agency and region."""
    if actor.is_system or (actor.agency_id and agency_id == actor.agency_id):
        return True
    return audience != "agency" and actor.oversees and bool(actor.agency_id) and contains(actor.region, region)


def reads_only(actor: Actor) -> bool:
    return actor.roles <= {Role.AUDITOR}
