"""职权依据和执法主体: what an act of enforcement rests on stood in the published lists on its day.

行政处罚法 (2021) arts. 17, 19, 38(1), 39; before it (2017) arts. 15, 17. That offices keep lists and act by them is good
order: who has published none is asked for nothing; who has is held to it from the day of the first publication on, and is
not let off by taking all off again.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists

from guiju.kernel.asked import Asked
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import Reason
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.people import Agency
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.authority_columns import WithAuthority as Of
from guiju.registers.enforcement.enforcement_body import EnforcementBody
from guiju.registers.enforcement.enforcement_body.columns import Kind, Power
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind as PowerKind

POWER = asks.maybe(Of.power, "本机关已公布该类事项的，应当选择。")
BODY = asks.maybe(Of.body, "本机关已有公告的执法主体的，应当选择。")

LISTED = "已公布权责清单、执法主体的"
BOTH = asks.under(LISTED, POWER, BODY)


def _name(field: str) -> str:
    return fields_of_administration.fields()[field].name


def _published(agency: int, kind: str, on: date) -> Any:
    items = PowerItem.objects.filter(agency=agency, kind=kind, listed_on__lte=on)
    bodies = EnforcementBody.objects.filter(agency=agency, announced_on__lte=on).exclude(kind=Kind.ENTRUSTED)
    return Agency.objects.filter(pk=agency).values_list(Exists(items), Exists(bodies))


PUBLISHED = Asked(_published)


def _ever(facts: Facts, kind: PowerKind | None) -> tuple[bool, bool]:
    """Whether the office has published any item of this kind by the day, and any body that acts in its own name: asked for
    together, once a step, by the gate that comes first."""
    key = "published by the office"
    if key not in facts.worked_out or (kind and facts.worked_out[key][0] != kind):
        [found] = PUBLISHED(facts.record.agency_id, kind or "", facts.on)
        facts.worked_out[key] = (kind, found)
    there: tuple[bool, bool] = facts.worked_out[key][1]
    return there


def _in_list(item: Any, kind: PowerKind, facts: Facts) -> str | None:
    """Why the item is not one that this act may rest on."""
    if item.kind != kind:
        return f"“{item.title}”是{item.get_kind_display()}事项，请选择{kind.label}事项。"
    if item.agency_id != facts.record.agency_id:
        return f"“{item.title}”是{item.agency}的事项，请选择本机关的。"
    if not item.listed_by(facts.on):
        return f"“{item.title}”{item.why_not(facts.on)}，请选择当日在清单中的事项。"
    if not fields_of_administration.covers(item.field, facts["field"], facts.on):
        return f"“{item.title}”属于{_name(item.field)}领域，这里填写的领域是{_name(facts['field'])}，请核对。"
    return None


def listed(kind: PowerKind, *, needed: bool) -> Reason:
    """An item of one's own list, of this kind and field, that stands in it on the day; ``needed`` once any was published."""

    def reason(facts: Facts) -> str | None:
        item = facts["power"]
        if item is not None:
            facts.look_at([item])
            return _in_list(item, kind, facts)
        if not needed or not _ever(facts, kind)[0]:
            return None
        return f"本机关已公布{kind.label}事项，请选择所依据的一项。"

    return reason


def announced(facts: Facts) -> str | None:
    """A body of one's own that acts in its own name and is announced that day; asked for once any was."""
    body, on = facts["body"], facts.on
    if body is None:
        return "本机关已有公告的执法主体，请选择以其名义执法的一个。" if _ever(facts, None)[1] else None
    facts.look_at([body])
    if body.agency_id != facts.record.agency_id:
        return f"“{body.title}”是{body.agency}申报的执法主体，请选择本机关的。"
    if body.kind == Kind.ENTRUSTED:
        return f"“{body.title}”是受委托组织，以委托机关的名义执法，请选择委托机关。"
    return None if body.announced_by(on) else f"“{body.title}”{body.why_not(on)}，请选择当日已公告的执法主体。"


def holds(body: EnforcementBody, kind: Power, field: str, on: date) -> bool:
    """Whether the powers registered of a body take in this kind of act in this field on the day."""
    there = [row for row in body.powers.filter(kind=kind, since__lte=on) if row.until is None or on < row.until]
    return any(fields_of_administration.covers(row.field, field, on) for row in there)


def competent(kind: Power) -> Reason:
    def reason(facts: Facts) -> str | None:
        body, field, on = facts["body"], facts["field"], facts.on
        if body is None or holds(body, kind, field, on):
            return None
        return (
            f"“{body.title}”在{on}没有公告{_name(field)}领域的{kind.label}职权，请核对主体和领域，或者先办理增加职权。"
        )

    return reason


def delegate_announced(facts: Facts) -> str | None:
    """Who acts in another's name is announced too, as entrusted by the body chosen, for this kind of act and field."""
    body, name, on = facts["body"], facts["delegate"], facts.on
    if body is None or not name:
        return None
    bodies = EnforcementBody.objects.filter(EnforcementBody.choosable(on), entruster=body, title=name)
    found = facts.look_at(bodies.filter(kind=Kind.ENTRUSTED, entrusted_until__gte=on)[:1])
    if found and holds(found[0], Power.PENALTY, facts["field"], on):
        return None
    return f"“{name}”在{on}不是“{body.title}”委托并公告的处罚主体，请按公告填写全称，没有公告的先申报、公告。"


def still_listed(facts: Facts) -> str | None:
    """What was planned on an item is not done once the item has left the list."""
    item = facts["power"]
    if item is None or item.listed_by(facts.on):
        return None
    return f"“{item.title}”{item.why_not(facts.on)}，请取消后依据在清单中的事项另行确定。"


def still_announced(facts: Facts) -> str | None:
    return announced(facts) if facts["body"] is not None else None


def of_power(kind: PowerKind, *, needed: bool = True) -> Gate:
    return Gate("house.power_listed", listed(kind, needed=needed), "power", f"依据本机关当日公布的{kind.label}事项")


ANNOUNCED = Gate("house.body_announced", announced, "body", "执法主体当日已公告")
DELEGATE = Gate("house.delegate_announced", delegate_announced, "delegate", "受委托组织当日已公告")
OF_PENALTIES = (ANNOUNCED, Gate("penalty.competent_body", competent(Power.PENALTY), "body"))
OF_INSPECTIONS = (
    ANNOUNCED,
    Gate("house.body_competent", competent(Power.INSPECTION), "body", "执法主体有该领域的检查职权"),
)
STILL_LISTED = Gate("house.power_listed", still_listed, "power", "所依据的事项当日仍在清单中")
STILL = (
    STILL_LISTED,
    Gate("house.body_announced", still_announced, "body", "执法主体当日仍在公告名单上"),
)
