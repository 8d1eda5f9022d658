"""Whether a step may be taken: by this actor, from this stage, on this day, with this data, through these gates.

Every reason against it is collected before anything is refused: of fields, of law and of the checklist in one round. A gate
that looks at a field which is wrong waits for it; what the field lacks has been said.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from guiju.kernel.acting import time_told
from guiju.kernel.acting.amounts import too_much
from guiju.kernel.declaring.asks import Ask, PartiesAsk, PartsAsk, PartyAsk
from guiju.kernel.declaring.facts import Facts, Untold
from guiju.kernel.declaring.leading import LeadsTo
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.restriction_steps import TELLS, tells_of_restricted
from guiju.kernel.declaring.retelling import GoesAsk
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.steps import NEW, AgencyOf, At, Gate, Point, Step, Whose, names
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.parties import PERSON, key_of
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Actor, Role
from guiju.kernel.offices.scope import off_their_ground, on_their_ground, sees

MOST_AGENTS = 2
"""So many may act for one party."""


@dataclass(slots=True)
class GateState:
    """A gate as it stands: ``rule`` is its version in force (None: no text in force, or a house rule).

    ``holds``: whether it concerns this matter on this day. ``waits_for``: the labels of what it looks at and is not told;
    ``may_lack``: those of them that the step can do without.
    """

    gate: Gate
    rule: Any | None
    reason: str | None = None
    waits_for: tuple[str, ...] = ()
    may_lack: tuple[str, ...] = ()
    holds: bool = True

    def as_reason(self) -> Reason:
        citation = str(self.rule.citation) if self.rule is not None else ""
        return Reason(self.gate.rule, self.reason or "", self.gate.field, citation)


@dataclass(slots=True)
class Admission:
    """The outcome: cleaned data, reasons against, and the rule versions that were held to or confirmed."""

    told: dict[str, Any] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)


def who(step: Step, facts: Facts) -> Reason | None:
    """Why this actor may not take this step; None where they may. What follows from a step is of whoever took that one."""
    actor, record = facts.actor, facts.record
    if step.follows:
        return None if follows(step, facts) else Reason("follows", f"“{step.label}”随相应步骤自动办理，不单独办理。")
    if actor.is_system:
        return None
    if actor.party_to is not None:
        return _of_party(step, facts)
    if not sees(actor, record):
        return Reason("scope", "该事项不在您的办理范围内。")
    if not actor.roles & set(step.by):
        return Reason("role", f"“{step.label}”应当由{_those_of(step)}办理，您没有这一角色。")
    if actor.confined_in(step.by) and not on_their_ground(actor, record):
        return Reason("scope", f"该事项不在您任职的范围以内，不能由您办理“{step.label}”。")
    if not any(stands(place, actor, record) for place in step.places):
        return Reason("agency", f"“{step.label}”应当由{step.whose}办理。")
    return None


def follows(step: Step, facts: Facts) -> bool:
    """Whether a step that only follows comes from one that it follows from."""
    register = facts.record.register()
    return facts.after in {name if "." in name else f"{register}.{name}" for name in names(step.follows)}


def _of_party(step: Step, facts: Facts) -> Reason | None:
    """A party acts on their own record, by the steps declared for them; of any other record they learn nothing."""
    if facts.actor.party_to != (facts.record.register(), facts.record.pk):
        return Reason("scope", "该事项不在您的办理范围内。")
    if Role.PARTY not in step.by:
        return Reason("role", f"“{step.label}”由办理机关办理，不能在这里办理。")
    return None


def _those_of(step: Step) -> str:
    return "、".join(role.label for role in step.by)


def stands(place: Whose, actor: Actor, record: Record) -> bool:
    """Whether ``actor``, who sees the record, is of the agency that a step belongs to."""
    match place:
        case At.OWN:
            return actor.agency_id == record.agency_id
        case At.HANDLER:
            return actor.agency_id == record.desk_id
        case At.OVERSEER:
            return actor.oversees
        case At.ANY:
            return True
        case AgencyOf():
            other = getattr(record, place.column, None)
            return other is not None and actor.agency_id == other.agency_id
        case Organ():
            return actor.is_organ(place, record.agency_id, record.region)


def whence(step: Step, facts: Facts) -> list[Reason]:
    """Why the step cannot follow from the stage."""
    record = facts.record
    stage = record.stage if record.version else NEW
    if step.publishes and record.restricted:
        return [Reason("restricted", f"该事项限制查看，不能办理“{step.label}”；解除限制以后才能公开。")]
    if step.publishes and record.version and tells_of_restricted(record):
        return [TELLS]
    if step.allows(stage, record.procedure.ends):
        return []
    here = record.procedure.stages.get(stage, stage)
    return [Reason("stage", f"当前阶段为“{here}”，不能办理“{step.label}”。")]


def when(facts: Facts) -> list[Reason]:
    """Why the step cannot be of that day."""
    day = facts.day
    if day is None:
        return [Reason("field.on", "“发生日期”：请填写日期，例如 2026-03-05。", "on")]
    if day > timezone.localdate() and day > time_told.latest_day():
        return [Reason("day.future", f"发生日期{day}晚于今天。", "on")]
    return []


def what(step: Step, given: dict[str, Any], on: date | None) -> tuple[dict[str, Any], list[Reason]]:
    """The data cleaned, and what is wrong with it, field by field. ``on`` is the day by which it has happened."""
    told: dict[str, Any] = {}
    reasons = too_much(step, given)
    if reasons:
        return told, reasons
    for ask in step.asked:
        try:
            value = ask.clean(given.get(ask.name))
            if on is not None and (late := ask.too_late(value, on)):
                raise ValidationError(late)
            told[ask.name] = value
        except ValidationError as error:
            words = f"“{ask.label}”：{'；'.join(error.messages)}"
            reasons.append(Reason(f"field.{ask.name}", words, ask.name))
    unknown = set(given) - {ask.name for ask in step.asked} - {"confirmed", "strike", "turned", "ahead_of"}
    for name in sorted(unknown):
        reasons.append(Reason(f"field.{name}", f"“{step.label}”不接收“{name}”这一项。", name))
    return told, reasons


def _by_law(reason: Reason, step: Step, facts: Facts) -> Reason:
    """What is missing or wrong, with the rule in force that asks for it."""
    asking = (ask.rule for ask in step.asked if ask.name == reason.field and ask.rule)
    found = next((rule for rule in map(facts.rule, asking) if rule is not None), None)
    return reason if found is None else replace(reason, code=found.id, citation=str(found.citation))


def by_itself(step: Step, facts: Facts, given: dict[str, Any]) -> list[Reason]:
    """What is wrong with a step's day and its data, whatever comes before it."""
    return [*when(facts), *what(step, given, facts.day)[1]]


def the_only_ones(step: Step, facts: Facts) -> dict[str, str]:
    """By ask, the only party whom one can mean that was left open; nobody where there are several."""
    left_open = (ask for ask in step.asked if isinstance(ask, PartyAsk) and ask.or_the_only)
    there = {ask.name: list(facts.in_role(*ask.roles)) for ask in left_open if not facts.told.get(ask.name)}
    return {name: keys[0] for name, keys in there.items() if len(keys) == 1}


def taking_part(step: Step, facts: Facts) -> list[Reason]:
    """Why parties or rows named cannot be meant: one who takes no part, whom an agent does not act for, a row told of before,
    ground on which the actor holds no post."""
    reasons = []
    if name := off_their_ground(facts.actor, step.by, facts.record, facts.told, facts.day):
        words = f"“{facts.told[name].title}”不是您任职的范围，您只办理本人任职范围以内的事项。"
        reasons.append(Reason("scope", words, name))
    for ask in step.asked:
        if ask.name not in facts.told:
            continue
        handed = facts.told["handler"] if ask.column and ask.name == "handler" else None
        if handed is not None and handed.pk == facts.record.desk_id:
            words = f"“{ask.label}”：该事项现在就由{handed}经办。"
            reasons.append(Reason("field.handler", words, "handler"))
        if isinstance(ask, PartyAsk):
            if not facts.told[ask.name] and not ask.field.required and not ask.or_the_only:
                continue
            party = facts.party(ask.name)
            if party is None or party.role not in ask.roles:
                reasons.append(Reason(f"field.{ask.name}", f"“{ask.label}”：请从现有当事人中选择。", ask.name))
        elif isinstance(ask, PartiesAsk):
            reasons += _acting_for(ask, facts) if ask.acting_for else _twice(ask, facts)
        elif isinstance(ask, (RowsAsk, LeadsTo, GoesAsk)):
            reasons += ask.cannot_be_meant(facts)
    return reasons


def _twice(ask: PartiesAsk, facts: Facts) -> list[Reason]:
    """Nobody is a party twice in one role: known by the number of their document."""
    keys = [party.id_key for party in facts.parties if party.role == ask.name and party.id_key]
    twice = []
    for told in facts.told[ask.name] or ():
        if (key := key_of(told)) and key in keys:
            twice.append(mask_name(told["name"]) if told["kind"] == PERSON else told["name"])
        keys.append(key)
    words = f"“{ask.label}”：{'、'.join(twice)}已经登记，同一{ask.label}不重复登记。"
    return [Reason(f"field.{ask.name}", words, ask.name)] if twice else []


def _acting_for(ask: PartiesAsk, facts: Facts) -> list[Reason]:
    """Agents act for somebody who takes part, and for each of them at most two (行政复议法 art. 17(1), 行政处罚法 art. 64(5))."""
    there = [party for role in ask.acting_for for party in facts.told.get(role) or ()]
    names = [party["name"] for party in there]
    names += [party.plain(Use.GATES)["name"] for party in facts.parties if party.role in ask.acting_for]
    acting = [agent["acts_for"] for agent in facts.told[ask.name]]
    before = [party.plain(Use.GATES)["acts_for"] for party in facts.parties if party.role == ask.name]
    wrong = [name for name in acting if name and name not in names]
    words = [f"“{ask.label}”：所代理的“{mask_name(name)}”不是本案当事人。" for name in wrong]
    for name in dict.fromkeys(name for name in acting if name in names):
        if [*acting, *before].count(name) > MOST_AGENTS:
            words.append(f"“{ask.label}”：每名当事人的代理人不得超过{MOST_AGENTS}名。")
    if not names and acting:
        words.append(f"“{ask.label}”：没有可以代理的当事人。")
    if not any(acting) and len(acting) + len(before) > MOST_AGENTS * max(len(names), 1):
        words.append(f"“{ask.label}”：每名当事人的代理人不得超过{MOST_AGENTS}名。")
    return [Reason(f"field.{ask.name}", one, ask.name) for one in words]


def out_of_sight(ask: Ask, told: Any, actor: Actor, stood: str = "") -> list[Reason]:
    """Why a record chosen cannot be: ``actor`` does not see it, so no form has offered it to them. ``stood``: what the entry
    says that is being put right; a record whose key it names may stay."""
    cells = [(ask, told)]
    if isinstance(ask, PartsAsk):
        cells = [(column, row.get(column.name)) for row in told or () for column in ask.columns]
    chosen = [
        (one, row) for one, row in cells if isinstance(row, Record) and not one.elsewhere and not sees(actor, row)
    ]
    hidden = [one for one, row in chosen if row.pk.hex not in stood]
    words = [f"“{one.label}”：没有这一项，或者它不在您的查看范围内，请从列表中选择。" for one in hidden]
    return [Reason(f"field.{ask.name}", one, ask.name) for one in dict.fromkeys(words)]


def gate_states(step: Step, facts: Facts) -> list[GateState]:
    """Every gate of a step as it stands for these facts. A gate of a law not in force that day stands open."""
    asking = facts.asking(step.asked)
    return [_state(gate, asking) for gate in step.held_to]


def _state(gate: Gate, facts: Facts) -> GateState:
    rule = facts.rule(gate.rule) if gate.is_law else None
    if gate.is_law and rule is None:
        return GateState(gate, None, holds=False)
    try:
        if not gate.holds(facts):
            return GateState(gate, rule, holds=False)
        return GateState(gate, rule, gate.reason(facts))
    except Untold as untold:
        names = dict.fromkeys((untold.name, *([gate.field] if facts.awaits(gate.field) else [])))
        waits_for, may_lack = map(facts.label, names), map(facts.label, filter(facts.may_be_left_open, names))
        return GateState(gate, rule, waits_for=tuple(waits_for), may_lack=tuple(may_lack))


def checklist(step: Step, facts: Facts) -> list[Any]:
    """The rules in force that the actor has to confirm for this matter. Which it is may hang on what is not told yet: such
    a rule is put to them once it is."""
    asking = facts.asking(step.asked)
    return [rule for point in step.points if (rule := facts.rule(point.rule)) is not None and _concerns(point, asking)]


def _concerns(point: Point, facts: Facts) -> bool:
    try:
        return point.holds(facts)
    except Untold:
        return False


def admit(step: Step, facts: Facts, given: dict[str, Any]) -> Admission:
    """Hold a step to everything. Who comes first: a stranger learns nothing of the rest; and what cannot follow from the
    stage is not looked at further."""
    if (stranger := who(step, facts)) is not None:
        return Admission(reasons=[stranger])
    misplaced, undated = whence(step, facts), when(facts)
    if undated:
        facts.day = None
    told, wrong = what(step, given, facts.day)
    wrong = [_by_law(reason, step, facts) for reason in wrong]
    admission = Admission(told, misplaced + undated + wrong)
    if misplaced:
        return admission
    facts.told = told
    told |= the_only_ones(step, facts)
    admission.reasons += taking_part(step, facts)
    _gates(step, facts, admission)
    if not facts.after:  # what follows from another act names what that one was held to, or has found by itself
        said = {reason.field for reason in admission.reasons}  # a gate says better why it cannot be
        asked = (ask for ask in step.asked if ask.name not in said)
        admission.reasons += [one for ask in asked for one in out_of_sight(ask, told.get(ask.name), facts.actor)]
    _checklist(step, facts, admission, set(given.get("confirmed") or ()))
    return admission


def _gates(step: Step, facts: Facts, admission: Admission) -> None:
    for state in gate_states(step, facts):
        if state.reason is not None:
            admission.reasons.append(state.as_reason())
        elif state.rule is not None and state.holds and not state.waits_for:
            admission.passed.append(state.rule.version_id)


def _checklist(step: Step, facts: Facts, admission: Admission, ticked: set[str]) -> None:
    for rule in checklist(step, facts):
        if rule.id in ticked or facts.actor.is_system:
            admission.confirmed.append(rule.version_id)
        else:
            words = f"请逐项核对并确认：{rule.gist}"
            admission.reasons.append(Reason(rule.id, words, "confirmed", str(rule.citation)))
