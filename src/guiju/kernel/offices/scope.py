"""Who may see and who may act: the one place where rows are filtered by actor.

An agency sees and moves its own matters, and sees those that were handed to it. An agency that oversees its region sees
all of the region, and takes there only the steps that a procedure gives to it. What is ``shared`` is seen by every agency
of its region. What is ``served`` is closed to all but those who serve: people of its own agency, and of the organs that
the register names (``Record.serving_organs``), in a role that serves (``Record.serving_roles``), each by dated
appointment; to no overseer, no auditor and no other role. A single record
that was ``restricted`` is open, of those who see it else, to the head of an agency that has it, to whoever has taken a
step on it in an office that they still hold, and to whom a head has let in; not to whom a head keeps out. Where an agency
has no head any more the head of one that oversees it takes that place, so that none is ever closed to all. Auditors see
and take no step. Whoever holds no office sees nothing. The system does what nobody needs to.
Whose office is confined (a grid worker's) sees of all this only what lies on the grounds of their posts, in registers
whose records lie on such a ground (``Record.lies_on``). Who holds another office too sees what that one sees, and takes
the steps of the confined one on their grounds only.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from guiju.kernel.offices.people import Actor, Role
from guiju.kernel.offices.posts import grounds_of
from guiju.kernel.offices.regions import ancestors, contains, span
from guiju.kernel.offices.unrestricted import Unrestricted, names_its_register

M = TypeVar("M", bound=Model)
SERVED = "served"
"""The audience of a register that is closed to all but those who serve."""
RESTRICTED = [("secret", "涉及国家秘密、工作秘密"), ("juvenile", "涉及未成年人"), ("safety", "涉及人身安全")]
"""Why a single record is kept from all but those who work on it (保守国家秘密法 art. 28; 未成年人保护法 arts. 4, 103)."""


@cache
def closed() -> dict[str, Any]:
    """The registers closed to all but those who serve, by name."""
    apps.check_models_ready()
    models: list[Any] = list(apps.get_models())
    return {model.register(): model for model in models if getattr(model, "audience", "") == SERVED}


def visible(actor: Actor, rows: QuerySet[M], *, prefix: str = "") -> QuerySet[M]:
    """``rows`` of a register that ``actor`` may see. ``prefix`` leads to the record where rows hang on one.

    Rows that hang on a record (parts, spells) are seen by whoever sees it. Rows that say of which register their record is
    (limits, flaws, periods of a duty) are held to that register's audience.
    """
    if actor.is_system:
        return rows
    found = _within(actor, rows, prefix)
    if prefix or names_its_register(rows.model) or not restrictable(rows.model):
        return found
    return found.filter(Unrestricted(actor, rows.model))


def restrictable(model: Any) -> bool:
    """Whether a row of ``model`` says that it, or the record it hangs on, is restricted."""
    return any(column.name == "restricted" for column in model._meta.concrete_fields)


def kept_from(actor: Actor, record: Any) -> bool:
    """Whether a record is restricted, and not this actor's to work on."""
    if not record.restricted or actor.is_system:
        return False
    model: Any = type(record)
    return not model._default_manager.filter(Unrestricted(actor, model), pk=record.pk).exists()


def _within(actor: Actor, rows: QuerySet[M], prefix: str) -> QuerySet[M]:
    if not actor.in_office or actor.reads_no_matters:
        return rows.none()
    if actor.confined:
        return _on_their_grounds(actor, rows, prefix)
    model: Any = rows.model
    if not prefix and (record := _hangs_on(model)) is not None:
        return rows.filter(matter__in=visible(actor, record._default_manager.all()).values("pk"))
    audience = getattr(model, "audience", "region")
    if audience == SERVED:
        return rows.filter(_served(actor, model, prefix))
    mine = Q(**{f"{prefix}agency_id": actor.agency_id})
    if getattr(getattr(model, "procedure", None), "hands_over", False):
        mine |= Q(handler_id=actor.agency_id)
    if actor.oversees and audience != "agency":
        low, high = span(actor.region)
        mine |= Q(**{f"{prefix}region__gte": low, f"{prefix}region__lt": high})
    if audience == "shared":
        mine |= Q(**{f"{prefix}region__in": [*ancestors(actor.region), actor.region]})
    return open_to(actor, rows.filter(mine)) if names_its_register(model) else rows.filter(mine)


def _hangs_on(model: Any) -> Any:
    """The register whose records rows of ``model`` hang on by ``matter``; None of records themselves."""
    matter = next((column for column in model._meta.concrete_fields if column.name == "matter"), None)
    return None if matter is None else matter.related_model


def open_to(actor: Actor, rows: QuerySet[M]) -> QuerySet[M]:
    """Of rows that name their register, those of no closed one that ``actor`` does not serve, and of no restricted record
    that is not theirs to work on."""
    if actor.is_system:
        return rows
    shut = Q(register__in=closed())
    for name, model in closed().items():
        shut &= ~(Q(register=name) & _served(actor, model, ""))
    if restrictable(rows.model):
        rows = rows.filter(Unrestricted(actor, rows.model))
    return rows.exclude(shut) if closed() else rows


def _served(actor: Actor, model: Any, prefix: str) -> Q:
    nothing = Q(pk__in=[])
    if not serves(actor, model):
        return nothing
    mine = Q(**{f"{prefix}agency_id": actor.agency_id})
    for organ, acts_for in actor.functions:
        if organ in model.serving_organs:
            low, high = span(actor.region)
            over = (
                {f"{prefix}agency_id": acts_for}
                if acts_for
                else {f"{prefix}region__gte": low, f"{prefix}region__lt": high}
            )
            mine |= Q(**over)
    return mine


def serves(actor: Actor, model: Any) -> bool:
    """Whether ``actor`` may see any record of a register at all: of a closed one those in a role that serves."""
    if actor.is_system or getattr(model, "audience", "") != SERVED:
        return True
    return bool(actor.in_office and actor.roles & model.serving_roles)


def serves_in(actor: Actor, model: Any, region: str) -> bool:
    """Whether ``actor`` would see the records of a region, were there any: of a closed register at their own agency's place,
    and over the region where they are the organ that serves."""
    if not serves(actor, model):
        return False
    if actor.is_system or getattr(model, "audience", "") != SERVED or region == actor.region:
        return True
    served = {organ for organ, acts_for in actor.functions if acts_for is None}
    return bool(served & model.serving_organs) and contains(actor.region, region)


def _on_their_grounds(actor: Actor, rows: QuerySet[M], prefix: str) -> QuerySet[M]:
    ground = getattr(rows.model, "lies_on", "")
    if not ground or not actor.grounds:
        return rows.none()
    return rows.filter(**{f"{prefix}agency_id": actor.agency_id, f"{prefix}{ground}__in": actor.grounds})


def reaches(actor: Actor, model: type[Model]) -> bool:
    """Whether records of a register can be theirs at all: of a closed one only those in a role that serves, to those
    confined only of one whose records lie on a ground."""
    return serves(actor, model) and (not actor.confined or bool(getattr(model, "lies_on", "")))


def sees(actor: Actor, record: Any) -> bool:
    """Whether ``visible`` would keep a record; of one about to be opened, whether they could open such a one."""
    return in_reach(actor, record) and not kept_from(actor, record)


def in_reach(actor: Actor, record: Any) -> bool:
    """Whether they would see a record were it not restricted."""
    if not actor.in_office or actor.reads_no_matters:
        return False
    if actor.is_system:
        return True
    if actor.confined:
        return record.agency_id == actor.agency_id and on_their_ground(actor, record)
    if record.audience == SERVED:
        organs = (actor.is_organ(organ, record.agency_id, record.region) for organ in record.serving_organs)
        return serves(actor, record) and (actor.agency_id == record.agency_id or any(organs))
    if actor.agency_id in (record.agency_id, record.handler_id):
        return True
    if record.audience == "agency":
        return False
    return (actor.oversees and contains(actor.region, record.region)) or (
        record.audience == "shared" and contains(record.region, actor.region)
    )


def on_their_ground(actor: Actor, record: Any) -> bool:
    """Whether a record lies where ``actor`` holds a post; one about to be opened lies nowhere yet."""
    return bool(record.lies_on) and (not record.version or getattr(record, record.lies_on) in actor.grounds)


def off_their_ground(
    actor: Actor, offices: Iterable[Role], record: Any, told: Mapping[str, Any], on: date | None
) -> str:
    """The name of what is told to lie where who is confined in ``offices`` holds no post, now or on the day of what they
    tell; "" where it does not."""
    name = str(record.lies_on).removesuffix("_id")
    ground = told.get(name) if actor.confined_in(offices) and record.lies_on else None
    if ground is None:
        return ""
    then = grounds_of(actor.user_id, on) if on is not None and actor.user_id is not None else actor.grounds
    return "" if ground.pk in actor.grounds & then else name


def sees_persons(actor: Actor, hands: frozenset[Role]) -> bool:
    """Whether full names and numbers may be shown to ``actor``: to the ``hands`` that the records of a register pass
    through, as far as they see the record; everybody else sees persons masked (个人信息保护法 art. 6)."""
    return actor.is_system or bool(actor.roles & hands)
