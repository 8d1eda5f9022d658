"""共同违法: several parties to one unlawful act, each with a decision of their own, served on them and paid by them.

The first case is filed for one of them; for each of the others a case is filed jointly with it (``lead``), under the approval
and the ninety days of the first (处罚法 art. 60: they run from the filing of the case, not of a party), with the evidence
already gathered. From there on every gate, notice, hearing, service, payment and limit is the party's own.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, Gate, Step
from guiju.registers.enforcement.penalty_case.actors import HEAD
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.filing_gates import (
    AGE,
    COMPETENCE,
    DELEGATION,
    EVIDENCE,
    IN_ORDER,
    LIMITATION,
    OTHER_LIMITATION,
    PARTY,
    about_party,
)

ENDED = ("dropped", "not_filed", "handed_over", "referred")


def lead() -> asks.Ask:
    """The first case, of this register itself: its column knows the model once the register is there."""
    return asks.column(apps.get_model("enforcement", "PenaltyCase")._meta.get_field("lead"))


def lead_stands(facts: Facts) -> str | None:
    """A case of one's own, filed, that is not over without a decision and not itself joined to another."""
    first = facts.look_at([facts["lead"]])[0]
    if first.agency_id != facts.record.agency_id or first.lead_id is not None:
        return "同案的首件应当是本机关立案的案件，且不是附随他案立案的案件。"
    if first.filed_on is None or first.filed_on > facts.on or first.stage in ENDED:
        return f"{facts.named(first)}尚未批准立案或者已经终结，不能附随立案。"
    return None


def not_in_the_case(facts: Facts) -> str | None:
    """One party stands in a case once: known by the number, or else by the name."""
    first, party = facts["lead"], about_party(facts)
    others = [first, *facts.look_at(type(first).objects.filter(lead=first).exclude(pk=facts.record.pk))]
    for other in others:
        same = party["party_key"] and other.party_key == party["party_key"]
        named = other.name_key == party["name_key"] and not (other.party_key and party["party_key"])
        if same or named:
            return f"该当事人已在同案{facts.named(other)}中，不得重复立案。"
    return None


def filed_with(facts: Facts) -> dict[str, Any]:
    """What the case has from the first: its day of filing, field and source."""
    first = facts["lead"]
    return {
        **about_party(facts),
        "filed_on": first.filed_on,
        "field": first.field,
        "power": first.power,
        "body": first.body,
        "source": first.source,
    }


def tied(facts: Facts) -> list[tuple[Any, str]]:
    return [(facts["lead"], "共同违法")]


STEPS = (
    Step(
        "file_jointly",
        "对共同违法的当事人立案",
        since=NEW,
        to="investigating",
        asks=(
            lead,
            Of.title,
            Of.act,
            Of.act_on,
            Of.found_on,
            PARTY,
            asks.words("acted", "在共同违法中的行为", longest=500),
            asks.maybe(Of.grave_danger),
            asks.maybe(EVIDENCE),
            AGE,
            *OTHER_LIMITATION,
            *DELEGATION,
        ),
        sets=filed_with,
        gates=(
            Gate("house.lead_case", lead_stands, "lead", "同案的首件是本机关已经立案、没有终结的案件"),
            Gate("house.offender_once", not_in_the_case, "party", "当事人没有在同案中立案"),
            *IN_ORDER,
            *LIMITATION,
            *COMPETENCE,
        ),
        ties=tied,
        help_text="同案数名当事人共用立案批准和办案期限，分别调查认定、告知、决定、送达、执行。沿用首件证据的，在此列明。",
        **HEAD,
    ),
)
