"""What an application is held to as it comes in. Gates answer with a sentence, or None."""

from __future__ import annotations

from typing import Any

from guiju import law
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.representation import minors_represented
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.parties import Party, key_of
from guiju.kernel.keeping.sight import Use
from guiju.registers.services.service_case.choices import Channel, Request
from guiju.registers.services.service_item.choices import Kind

FALSE, FRAUD = "licence.reapply.after_false_material", "licence.reapply.after_fraud"
TELL, RENEW = "licence.accept.correction_notice", "licence.renew.apply"
OPEN = ("booked", "received", "lacking", "examining", "special", "hearing")
LICENSED = ("granted", "delivered")


def of_its_item(facts: Facts) -> dict[str, Any]:
    """What the item says on the day of the application, and, of a licence, by when it must be said what is missing."""
    item, earlier = facts["item"], facts["earlier"]
    legal, promised = item.legal_days, item.promised_days
    licence = item.kind == Kind.LICENCE
    return {
        "title": item.title,
        "is_licence": licence,
        "is_bundle": item.kind == Kind.BUNDLE,
        "legal_days": legal,
        "promised_days": promised,
        "saved_days": None if legal is None else legal - promised,
        "term_basis": item.term_basis,
        "renewing_until": earlier.valid_until if facts["request"] == Request.RENEWAL and earlier else None,
        "tell_by": facts.due(TELL, facts.on) if licence else None,
    }


def item_listed(facts: Facts) -> str | None:
    item = facts["item"]
    facts.look_at([item])
    if item.kind == Kind.INTERMEDIARY:
        return f"“{item.title}”是中介服务事项，由中介服务机构办理。"
    if item.agency_id != facts.record.agency_id:
        return f"“{item.title}”是{item.agency}的事项，请选择本机关的。"
    return None if item.listed_by(facts.on) else f"“{item.title}”{item.why_not(facts.on)}。"


def power_listed(facts: Facts) -> str | None:
    """What its item rests on stands in the list of powers on the very day: what was cancelled is not done any more."""
    power = facts["item"].power
    if power is None or power.listed_by(facts.on):
        return None
    facts.look_at([power])
    return f"对应的权责清单事项“{power.title}”{power.why_not(facts.on)}，不得办理。"


def channel_offered(facts: Facts) -> str | None:
    item, channel = facts["item"], facts["channel"]
    offered = {
        Channel.ONLINE: item.online,
        Channel.APPOINTMENT: item.by_appointment,
        Channel.OFF_HOURS: item.off_hours,
        Channel.LOCAL: bool(item.delegated),
        Channel.ACROSS: item.across,
    }
    return None if offered.get(channel, True) else f"“{item.title}”的办事指南没有“{Channel(channel).label}”的方式。"


def earlier_fits(facts: Facts) -> str | None:
    """Arts. 49, 50: a change or a renewal is asked by who holds the licence, of the organ that granted it, while it stands."""
    earlier: Any = facts["earlier"]
    if facts["request"] == Request.NEW:
        return "新办的不选择原办件。" if earlier is not None else None
    if earlier is None:
        return "变更、延续的，应当选择原办件。"
    facts.look_at([earlier])
    if earlier.agency_id != facts.record.agency_id or earlier.item_id != facts["item"].pk:
        return f"{facts.named(earlier)}不是本机关同一事项的办件。"
    if earlier.stage not in LICENSED:
        return f"{facts.named(earlier)}现为“{earlier.stage_label}”，不能变更、延续。"
    if earlier.valid_until is not None and earlier.valid_until < facts.on:
        return f"{facts.named(earlier)}的有效期已于{earlier.valid_until}届满，应当新办。"
    open_ = earlier.later.filter(stage__in=OPEN, request=facts["request"]).exclude(pk=facts.record.pk)
    if facts.look_at(open_[:1]):
        return f"{facts.named(earlier)}已有同类申请在办，不重复申请。"
    return None if keys_of(earlier) & told_keys(facts) else f"{facts.named(earlier)}不是同一申请人的办件。"


def keys_of(case: Any) -> set[str]:
    """Its applicants by the fingerprint of their documents, or their names as lists show them."""
    rows = Party.objects.filter(register=case.register(), matter_id=case.pk, role="applicant", left_seq=None)
    return {row.id_key or row.masked_name for row in rows} | {
        row.told(Use.GATES)["name"] for row in rows if not row.id_key
    }


def told_keys(facts: Facts) -> set[str]:
    return {key_of(one) or one["name"] for one in facts["applicant"]}


def renewal_in_time(facts: Facts) -> str | None:
    """Thirty days before the licence runs out, unless another law, regulation or rule says otherwise, which is named."""
    earlier = facts["earlier"]
    if facts["request"] != Request.RENEWAL or earlier is None or facts["late_basis"]:
        return None
    if earlier.valid_until is None:
        return "原许可没有有效期，不需要延续。"
    limit = facts.rule(RENEW)
    last = None if limit is None else law.latest(limit, earlier.valid_until).day
    if last is None or facts.on <= last:
        return None
    return f"原许可{earlier.valid_until}届满，至迟应当在{last}提出延续；法律、法规、规章另有规定的，写明依据。"


def not_barred(rule: str) -> Gate:
    """Closed to who was refused for false statements, or lost the licence for fraud, until the time is over (arts. 78, 79)."""

    def reason(facts: Facts) -> str | None:
        register: Any = type(facts.record)
        rows = register.objects.filter(item=facts["item"].pk, barred_by=rule, barred_until__gt=facts.on)
        for one in rows.exclude(pk=facts.record.pk):
            if keys_of(one) & told_keys(facts):
                facts.look_at([one])
                return f"申请人在{one.barred_until}以前不得再次申请该许可（见{facts.named(one)}）。"
        return None

    return only_if(lambda facts: facts["item"].safety, Gate(rule, reason, "applicant"))


def booked_ahead(facts: Facts) -> str | None:
    return None if facts["booked_for"] >= facts.on else "预约的日期不能早于今天。"


def at_once(facts: Facts) -> str | None:
    item = facts["item"]
    if item.kind == Kind.BUNDLE:
        return "“一件事”先受理，由各机关分别办理。"
    return None if item.at_once or item.kind == Kind.LICENCE else f"“{item.title}”不是即办件，请先登记申请。"


def came_as_booked(facts: Facts) -> str | None:
    early = facts["booked_for"] is not None and facts.on < facts["booked_for"]
    return f"预约的日期为{facts['booked_for']}，提前来的请先改约。" if early else None


ITEM = (
    only_if(lambda facts: facts["item"].kind == Kind.LICENCE, Gate("licence.list_only", power_listed, "item")),
    Gate("services.guide_published", item_listed, "item"),
)
OPENING = (
    *ITEM,
    Gate("house.channel_offered", channel_offered, "channel", "办事指南有这一申请方式"),
    Gate("house.earlier_case", earlier_fits, "earlier", "变更、延续的是同一申请人的有效许可"),
    Gate(RENEW, renewal_in_time, "earlier"),
    not_barred(FALSE),
    not_barred(FRAUD),
    minors_represented("applicant"),
)
BOOKED = Gate("house.booked_ahead", booked_ahead, "booked_for", "预约的日期在今天以后")
COME = Gate("house.come_as_booked", came_as_booked, gist="不早于预约的日期")
AT_ONCE = Gate("house.done_at_once", at_once, "item", "即办件，或者能够当场决定的许可")
