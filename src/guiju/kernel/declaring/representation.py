"""Who acts for another: the steps by which agents are named and dismissed, and a gate for those too young to act alone.

民法典 art. 17, 18 (of age at 18; at 16 who lives on their own work), 23 (guardians act for them), 161 to 165 (agency by
written authority), 173 (it ends). How many may act for one party is ``acting.admission.MOST_AGENTS``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.parties import GUARDIAN, born_on
from guiju.kernel.keeping.sight import Use

AGENT = "agent"
OF_AGE, OF_AGE_BY_WORK = 18, 16
OWN_WORK = asks.yes("own_work", "未成年当事人已满十六周岁，以自己的劳动收入为主要生活来源")


def agents_of(*roles: str) -> asks.PartiesAsk:
    """Agents and guardians named together with those for whom they act."""
    return asks.agents(AGENT, "代理人（含法定代理人）", *roles)


def agent_steps(*roles: str, since: Any, **taken: Any) -> tuple[Step, ...]:
    """Naming an agent for parties in ``roles``, and the end of it."""
    return (
        Step(
            "appoint_agent",
            "委托代理人",
            since=since,
            asks=(
                asks.agents(AGENT, "代理人（含法定代理人）", *roles, least=1),
                asks.maybe(asks.upload("authorisation", "授权委托书"), "委托代理的，应当提交。"),
            ),
            help_text="每名当事人可以委托一至二名代理人，代理事项、权限和期限按授权委托书填写。",
            **taken,
        ),
        Step(
            "end_agency",
            "代理终止",
            since=since,
            asks=(asks.leaver("ending_agent", "代理终止的代理人", AGENT), asks.REASON),
            **taken,
        ),
    )


def minors_represented(*roles: str) -> Gate:
    """Closed while somebody in ``roles`` whose number says that they are under age has no guardian who acts for them."""

    def reason(facts: Facts) -> str | None:
        guarded = {agent["acts_for"] for agent in _told(facts, AGENT) if agent["capacity"] == GUARDIAN}
        age = OF_AGE_BY_WORK if facts.asks(OWN_WORK.name) and facts[OWN_WORK.name] else OF_AGE
        people = [party for role in roles for party in _told(facts, role)]
        alone = [p["name"] for p in people if younger(p, age, facts.on) and not guarded & {"", p["name"]}]
        if not alone:
            return None
        who = "、".join(map(mask_name, alone))
        return f"{who}未满{age}周岁，应当由其监护人作为法定代理人代为办理，请先登记法定代理人。"

    return Gate("house.minors_represented", reason, gist="未成年的当事人有法定代理人")


def _told(facts: Facts, role: str) -> Iterator[dict[str, Any]]:
    """Those in a role, who take part already or are told of now. Raises Untold while the form has still to tell of them."""
    yield from (facts[role] or ()) if facts.asks(role) else ()
    yield from (party.told(Use.GATES) for party in facts.parties if party.role == role)


def younger(party: dict[str, Any], age: int, on: date) -> bool:
    """Whether they are under ``age`` on a day; not known without a number that names the day of birth."""
    born = born_on(party)
    return born is not None and (on.year - born.year, on.month, on.day) < (age, born.month, born.day)
