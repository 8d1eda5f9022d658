"""Who takes part in a dispute: parties who join, leave or take the place of another; agents; whom none of them may be."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.representation import AGENT, agent_steps, agents_of
from guiju.kernel.declaring.steps import Gate, Step
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.parties import key_of
from guiju.registers.disputes.dispute.mediation import BEFORE_AGREEMENT, MEDIATES

SIDES = ("applicant", "opposite")
APPLICANT = asks.parties("applicant", "申请人（一方当事人）", particulars=True)
OPPOSITE = asks.parties("opposite", "对方当事人", particulars=True)
AGENTS = agents_of(*SIDES)
JOINS = "加入该方的填写。"


def _told(facts: Facts, *roles: str) -> Iterator[tuple[str, str]]:
    """Name and fingerprint of those told of now in these roles, as far as the step asks for them."""
    for role in roles:
        for party in (facts[role] or ()) if facts.asks(role) else ():
            yield party["name"], key_of(party)


def nobody_on_both(facts: Facts) -> str | None:
    """A dispute has two sides, and nobody stands on both. (Twice on one side nobody stands in any register.)"""
    for side, other in (SIDES, SIDES[::-1]):
        there = {party.id_key for party in facts.parties if party.role == other}
        there |= {key for _, key in _told(facts, other)}
        both = next((name for name, key in _told(facts, side) if key and key in there), None)
        if both:
            return f"{mask_name(both)}同时是双方当事人。"
    return None


def as_many_people(facts: Facts) -> str | None:
    people, told = facts["people"], len(list(_told(facts, *SIDES)))
    return None if people is None or people >= told else f"涉及人数{people}人，少于所登记的当事人{told}名。"


def not_the_mediator(facts: Facts) -> str | None:
    """A mediator of the dispute becomes neither a party nor anybody's agent."""
    leading = [facts["mediator"]] if facts["mediator"] is not None else []
    mediating = {one.person_key for one in [*leading, *(row.mediator for row in facts.parts("others"))]} - {""}
    who = next((name for name, key in _told(facts, *SIDES, AGENT) if key in mediating), None)
    return f"{mask_name(who)}是本纠纷的调解员，请先更换调解员。" if who else None


def somebody_joins(facts: Facts) -> str | None:
    return None if any(_told(facts, *SIDES)) else "请至少填写一名加入的当事人。"


def others_remain(facts: Facts) -> str | None:
    party = facts.party("leaving")
    if party is None or sum(other.role == party.role for other in facts.parties) > 1:
        return None
    return "该方只有这一名当事人；不再调解的，请办理撤回申请、调解不成或者当事人的承受。"


def succeeds_on_one_side(facts: Facts) -> str | None:
    """Who takes a party's place stands on that side."""
    party = facts.party("succeeded")
    if party is None:
        return None
    other = next(side for side in SIDES if side != party.role)
    if list(_told(facts, party.role)) and not list(_told(facts, other)):
        return None
    return f"请在“{facts.procedure.party_label(party.role)}”一栏填写承受人，另一栏不填。"


NOBODY_ON_BOTH = Gate("house.nobody_on_both", nobody_on_both, "applicant", "同一人不同时是双方当事人")
AS_MANY = Gate("house.as_many_people", as_many_people, "people", "涉及人数不少于当事人名数")
NOT_THE_MEDIATOR = Gate("house.mediator_no_party", not_the_mediator, "mediator", "本纠纷的调解员不作当事人、代理人")
OPEN = ("found", *BEFORE_AGREEMENT)
BOUND = (*OPEN, "agreed", "confirming")
"""While parties may die or be represented: an agreement binds heirs, and an agent goes to court for a party."""
STEPS = (
    Step(
        "join_party",
        "当事人加入",
        since=OPEN,
        by=MEDIATES,
        asks=(asks.maybe(APPLICANT, JOINS), asks.maybe(OPPOSITE, JOINS), AGENTS, asks.REASON),
        gates=(
            Gate("house.somebody_joins", somebody_joins, "opposite", "填写了加入的当事人"),
            NOBODY_ON_BOTH,
            NOT_THE_MEDIATOR,
        ),
        help_text="与纠纷有利害关系的人（例如共同责任人、承保的保险公司）一并调解的，登记其加入哪一方。",
    ),
    Step(
        "leave_party",
        "当事人退出",
        since=OPEN,
        by=MEDIATES,
        asks=(asks.leaver("leaving", "退出的当事人", *SIDES), asks.REASON),
        gates=(Gate("house.others_remain", others_remain, "leaving", "该方仍有其他当事人"),),
    ),
    Step(
        "succeed",
        "当事人的承受",
        since=BOUND,
        by=MEDIATES,
        asks=(
            asks.leaver("succeeded", "死亡或者终止的当事人", *SIDES),
            asks.maybe(APPLICANT, "承受人在该方的填写。"),
            asks.maybe(OPPOSITE, "承受人在该方的填写。"),
            asks.REASON,
        ),
        gates=(
            Gate("house.succeeds_on_one_side", succeeds_on_one_side, "succeeded", "承受人填写在被承受人一方"),
            NOBODY_ON_BOTH,
            NOT_THE_MEDIATOR,
        ),
        help_text="公民死亡的，由继承人承受；法人或者其他组织终止的，由承受其权利义务的单位承受。",
    ),
    *agent_steps(*SIDES, since=BOUND, by=MEDIATES, gates=(NOT_THE_MEDIATOR,)),
)
