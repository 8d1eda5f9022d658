"""What credit information must be before it is entered, shown, repaired, taken down. Each answers with a sentence, or None."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate, Once
from guiju.kernel.keeping import parties
from guiju.kernel.keeping.sight import Use
from guiju.registers.enforcement import authority
from guiju.registers.enforcement.credit_publication.choices import Kind, Withdrawn
from guiju.registers.enforcement.credit_publication.lines import HAVING_ONE, lacking, line
from guiju.registers.enforcement.penalty_case.after_choices import Revocation
from guiju.registers.enforcement.penalty_case.choices import Business, Licence, Outcome, Warned
from guiju.registers.enforcement.penalty_case.imposed import confiscates
from guiju.registers.services.power_item.choices import Kind as Power

REPORT = "enforcement.publish.licence_or_penalty"
LONGEST, SHORTEST, SHORTEST_KEY = (
    "credit.publicity.longest",
    "credit.publicity.shortest",
    "credit.publicity.shortest_key",
)
KEY_FIELDS = ("food", "drug_device", "special_equipment", "emergency", "safety", "fire")
"""Food, drugs, special equipment, safety at work, fire: penalties in them are shown for a year at least."""


def two_kinds(facts: Facts) -> bool:
    """Whether it is one of 双公示, and has a format."""
    return facts["kind"] in HAVING_ONE


def of_penalty(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.PENALTY)


def case_decided(facts: Facts) -> str | None:
    """A penalty of this office that its party has, that stands and is not kept private, of the same party, entered once."""
    case = facts["penalty"]
    facts.look_at([case])
    named = facts.named(case)
    if case.agency_id != facts.record.agency_id:
        return f"{named}不是本机关的案件。"
    if case.outcome != Outcome.PENALISED or case.served_on is None or case.served_on > facts.on:
        return f"{named}到{facts.on}没有已经送达的处罚决定。"
    if (hindered := not_to_be_shown(facts)) is not None:
        return hindered
    if case.party_key and case.party_key != parties.key_of(facts["party"][0]):
        return f"{named}的当事人与所填行政相对人不同。"
    register: Any = type(facts.record)
    others = register._default_manager.filter(penalty=case).exclude(pk=facts.record.pk)
    twin = facts.look_at(others.exclude(stage__in=("discarded", "withdrawn"))[:1])
    return f"{named}已经归集，不能重复归集。" if twin else None


def stands(facts: Facts) -> bool:
    """Whether the decision of the case stands as it was entered: one that was changed since then is entered as changed."""
    case = facts["penalty"]
    if case.revocation == Revocation.CHANGED:
        return bool(facts.asks("penalty") or facts.before("changed_on") == case.revoked_on)
    return case.revoked_on is None


def not_to_be_shown(facts: Facts) -> str | None:
    """A case whose decision does not stand, or that is kept from the public, is not shown to it by another door."""
    case = facts["penalty"]
    facts.look_at([case])
    if not stands(facts) or case.kept_private:
        return f"{facts.named(case)}的决定已被变更、撤销，或者经批准不予公开，不能公示；已经归集的，办理“不予归集”。"
    return "该处罚案件限制查看，解除限制以后才能公示。" if case.restricted else None


def _one_decision(facts: Facts) -> str:
    return f"{facts['decision_number']} {parties.key_of(facts['party'][0])}"


def party_key(facts: Facts) -> str:
    """By it who is listed twice is one."""
    party = facts["party"][0]
    return parties.key_of(party) or parties.name_key_of(party)


def licence(facts: Facts) -> dict[str, Any]:
    facts.note(_one_decision(facts))
    return {"kind": Kind.LICENCE, "party_key": party_key(facts)}


def listing(facts: Facts) -> dict[str, Any]:
    facts.note(_one_decision(facts))
    return {"kind": facts["list"], "party_key": party_key(facts)}


def entered_once(facts: Facts) -> str | None:
    """A licence or a listing of the same party by the same decision is one item, and counts once."""
    register: Any = type(facts.record)
    same = register._default_manager.filter(agency=facts.record.agency_id, decision_number=facts["decision_number"])
    others = same.exclude(pk=facts.record.pk).exclude(stage__in=("discarded", "withdrawn"))
    key, name = parties.key_of(facts["party"][0]), facts["party"][0]["name"]
    if not key:
        return None
    there = parties.Party.objects.filter(register=register.register(), matter_id__in=others.values("pk"), id_key=key)
    stored, taken = others.filter(pk__in=there.values("matter_id"))[:1], facts.taken_with(_one_decision(facts))
    twin = facts.look_at([*stored, *taken])
    return f"{name}的该项信息已经归集为{facts.named(twin[0])}，不能重复归集。" if twin else None


def a_unit(facts: Facts) -> str | None:
    person = facts["party"][0]["kind"] == parties.PERSON
    return "自然人的信息不在这里公示，只归集法人、非法人组织和个体工商户的信息。" if person else None


def fits_format(facts: Facts) -> str | None:
    party = facts.parties[0]
    told = line(lambda name: facts[name], party.plain(Use.GATES), party.document, facts.record.agency.name)
    faults = lacking(facts["kind"], told)
    return f"不符合数据项要求：{'；'.join(faults)}。请先更正。" if faults else None


def of_key_field(facts: Facts) -> bool:
    return bool(of_penalty(facts) and facts["field"] in KEY_FIELDS)


def of_other_field(facts: Facts) -> bool:
    return bool(of_penalty(facts) and facts["field"] not in KEY_FIELDS)


def shortest(facts: Facts) -> date | None:
    """The day up to which a penalty stays published."""
    return facts.due(SHORTEST_KEY if of_key_field(facts) else SHORTEST, facts["decided_on"])


def shown_long_enough(facts: Facts) -> str | None:
    until, first = facts["shown_until"], shortest(facts)
    if until is None:
        return "处罚信息应当填写公示截止期。"
    return f"最短公示至{first}，公示截止期不得早于该日。" if first is not None and until < first else None


def not_too_long(facts: Facts) -> str | None:
    until, last = facts["shown_until"], facts.due(LONGEST, facts["decided_on"])
    over = until is not None and last is not None and until > last
    return f"最长公示至{last}，公示截止期不得晚于该日。" if over else None


def ahead(facts: Facts) -> str | None:
    until = facts["shown_until"]
    return f"公示截止期{until}已经过去。" if until is not None and until <= facts.on else None


def listed_by_law(facts: Facts) -> str | None:
    bare = facts["list"] == Kind.DISHONEST and not (facts["informed"] and facts["basis"])
    return (
        "列入严重失信名单，应当有法律、法规、党中央国务院政策文件的依据，事先告知并听取意见，请写明、确认。"
        if bare
        else None
    )


def repairable(facts: Facts) -> str | None:
    return None if facts["kind"] in (Kind.PENALTY, Kind.DISHONEST) else "许可和守信信息不办理信用修复。"


def put_right(facts: Facts) -> str | None:
    missing = [
        label
        for name, label in (("corrected", "已纠正失信行为、履行义务"), ("promised", "已作出信用承诺"))
        if not facts[name]
    ]
    return f"申请信用修复应当{'、'.join(missing)}，请核实。" if missing else None


def not_annulled(facts: Facts) -> str | None:
    since = facts["annulled_on"]
    return f"决定已于{since}被变更、撤销等，不办理信用修复，应当撤下并公开说明理由。" if since is not None else None


def after_shortest(facts: Facts) -> str | None:
    first = shortest(facts)
    return f"最短公示至{first}，期满方可申请提前终止公示。" if first is not None and facts.on <= first else None


def why_taken_down(facts: Facts) -> str | None:
    why, kind = facts["why_withdrawn"], facts["kind"]
    if why == Withdrawn.ANNULLED and facts["annulled_on"] is None:
        return "处罚决定被变更、撤销、确认违法或者无效的，请先登记；许可的，选择许可被撤销、撤回、注销。"
    if why == Withdrawn.LICENCE_OVER and kind != Kind.LICENCE:
        return "只有许可信息可以因许可被撤销、撤回、注销而撤下。"
    lists = (Kind.HONEST, Kind.DISHONEST)
    return "只有名单信息可以因移出名单而撤下。" if why == Withdrawn.LISTED_NO_MORE and kind not in lists else None


def only_penalties(facts: Facts) -> str | None:
    return None if of_penalty(facts) else "只有处罚信息登记处罚决定被变更、撤销。"


def annulled_in_case(facts: Facts) -> date | None:
    """The day on which the case says that its decision was changed or annulled."""
    case = facts["penalty"]
    facts.look_at([case])
    day: date | None = case.revoked_on
    return day


def of_case(facts: Facts) -> dict[str, Any]:
    """What the case says: kinds and sums of the penalty, in the words of the format."""
    case = facts["penalty"]
    given = {name: getattr(case, name) for name in ("confiscated", "gains_confiscated", "goods_confiscated")}
    kinds = [
        Warned(case.warned).label if case.warned else "",
        "罚款" if case.fine else "",
        "没收违法所得、没收非法财物" if confiscates(given) else "",
        Licence(case.licence).label if case.licence else "",
        Business(case.business).label if case.business else "",
        "行政拘留" if case.detained_days else "",
        "其他" if case.other_penalty else "",
    ]
    return {
        "kind": Kind.PENALTY,
        "field": case.field,
        "document": "行政处罚决定书",
        "decision_number": case.number,
        "decided_on": case.decided_on,
        "changed_on": case.revoked_on,
        "basis": case.basis[:2048],
        "content": as_changed(case),
        "facts_found": f"{case.act}。{case.findings}"[:5000],
        "penalty_kinds": "；".join(kind for kind in kinds if kind),
        "fine": case.fine if case.fine_upheld is None else case.fine_upheld,
        "confiscated": case.confiscated,
    }


def as_changed(case: Any) -> str:
    """What the penalty is, and since when it is another: the case says of a change by how much the fine was lessened."""
    if case.revoked_on is None:
        return str(case.sanction)
    fine = "" if case.fine_upheld is None else f"，罚款变更为{case.fine_upheld}元"
    return f"{case.sanction}（已于{case.revoked_on}变更{fine}）"


def as_entered(name: str) -> Once:
    """What the case said when it was entered: what is corrected in the case later is entered anew."""
    return Once(lambda facts: of_case(facts)[name])


TAKEN = (
    *("kind", "field", "document", "decision_number", "decided_on", "basis", "content", "facts_found"),
    *("penalty_kinds", "fine", "confiscated", "changed_on"),
)
OF_CASE = {**{name: as_entered(name) for name in TAKEN}, "party_key": party_key}


def begun(facts: Facts) -> date:
    """The day of the decision that is shown: of one that was changed, the day of the change."""
    day: date = facts["changed_on"] or facts["decided_on"]
    return day


def was_changed(facts: Facts) -> bool:
    return facts["changed_on"] is not None


def was_not_changed(facts: Facts) -> bool:
    return not was_changed(facts)


def reported(facts: Facts) -> dict[str, Any]:
    """Whether in time: by the limit of the two kinds; lists know none."""
    last = facts.due(REPORT, begun(facts)) if two_kinds(facts) else None
    return {"in_time": last is None or facts.on <= last}


UNIT = Gate("house.credit_unit", a_unit, "party", "行政相对人不是自然人")
CASE = Gate("house.credit_case", case_decided, "penalty", "本机关已经送达、没有被撤销的处罚决定，只归集一次")
ONCE = Gate("house.credit_once", entered_once, "decision_number", "同一决定对同一行政相对人只归集一次")
NOT_ANNULLED = Gate("penalty.publicity.withdraw", not_annulled)
POWER = authority.of_power(Power.LICENCE)
SHOWN = (
    only_if(of_penalty, Gate("house.credit_shown", not_to_be_shown, gist="处罚决定仍然有效，没有限制公开")),
    only_if(two_kinds, Gate("house.credit_format", fits_format, gist="各数据项符合交换格式")),
    only_if(of_other_field, Gate(SHORTEST, shown_long_enough, "shown_until")),
    only_if(of_key_field, Gate(SHORTEST_KEY, shown_long_enough, "shown_until")),
    only_if(of_penalty, Gate(LONGEST, not_too_long, "shown_until")),
    Gate("house.credit_ahead", ahead, "shown_until", "公示截止期没有过去"),
)
REPAIR = (
    Gate("house.credit_repairable", repairable, gist="处罚、严重失信信息"),
    NOT_ANNULLED,
    Gate("credit.repair.conditions", put_right, "corrected"),
    only_if(of_penalty, Gate("credit.repair.after_shortest", after_shortest)),
)
TAKEN_DOWN = Gate("house.credit_withdrawn", why_taken_down, "why_withdrawn", "撤下的原因与信息相符")
