"""Evidence and what it proves: gathered, verified, and reported on when the investigation is over (处罚法 arts. 40, 41, 46, 54)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.recordings import recordings
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.actors import HEAD
from guiju.registers.enforcement.penalty_case.choices import Harm, Mitigation
from guiju.registers.enforcement.penalty_case.columns import FactFound, Verification
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.filing_gates import (
    AGE,
    EVIDENCE,
    device_reviewed,
    evidence_lawful,
    evidence_true,
    findings,
    items_exist,
    monitoring_reviewed,
    proved,
)
from guiju.registers.enforcement.penalty_case.limitation_gates import ACT_FOUND, ACT_IN_ORDER, act_found
from guiju.registers.enforcement.penalty_case.preservation import preserved_settled
from guiju.registers.enforcement.penalty_case.recusal import NOT_TAKEN_OFF
from guiju.registers.enforcement.penalty_case.sampling import samples_settled


def found(facts: Facts) -> dict[str, Any]:
    """What the report found proved, all evidence gathered, and which of it was found to be true."""
    true = {row.item: row.true for row in facts.parts("verifications")}
    rows = [{"row": row, "true": true.get(row.item)} for row in facts.parts("evidence")]
    return {"found": findings(facts), "evidence": rows, "circumstances": circumstances(facts)}


def circumstances(facts: Facts) -> str:
    """What the report says of the circumstances; what was not ticked is not said."""
    said = [str(Harm(facts["harm"]).label)] if facts["harm"] else []
    said += [facts.label(name) for name in CIRCUMSTANCES if facts[name]]
    said += [str(Mitigation(facts["mitigation"]).label)] if facts["mitigation"] else []
    return "；".join(said)


CIRCUMSTANCES = ("minor_act", "corrected", "no_fault", "incapable", "suspects_crime")
GATHERING = (
    Step(
        "gather",
        "收集证据",
        since="investigating",
        asks=(
            EVIDENCE,
            asks.maybe(recordings("file", "证据材料")),
        ),
        gates=(
            Gate("penalty.monitoring_device_reviewed", device_reviewed, "evidence"),
            NOT_TAKEN_OFF,
        ),
        by=(Role.OFFICER,),
    ),
    Step(
        "verify",
        "核实证据",
        since="investigating",
        asks=(asks.parts("verifications", "核实情况", Verification, "item", "true", optional=("note",)),),
        gates=(
            Gate("house.items_exist", items_exist, "verifications", "所核实的证据在本案证据之中"),
            NOT_TAKEN_OFF,
        ),
        by=(Role.OFFICER, Role.LEGAL),
    ),
)
REPORTING = (
    Step(
        "conclude",
        "调查终结报告",
        since="investigating",
        to="concluded",
        asks=(
            asks.words("report", "调查报告要点"),
            asks.maybe(asks.parts("facts_found", "认定的事实", FactFound, "words", optional=("items",))),
            *(
                Of.suspects_crime,
                Of.incapable,
                Of.minor_act,
                Of.corrected,
                Of.harm,
                Of.no_fault,
                asks.maybe(Of.mitigation),
                AGE,
                ACT_FOUND,
                Of.public_interest,
                Of.major_rights,
                Of.complex_relations,
                Of.review_by_rule,
            ),
        ),
        sets=lambda facts: proved(facts) | act_found(facts),
        dates=(Of.concluded_on,),
        gates=(
            ACT_IN_ORDER,
            Gate("house.items_exist", items_exist, "facts_found", "所依据的证据在本案证据之中"),
            Gate("penalty.evidence_verified", evidence_true, "facts_found"),
            Gate("penalty.no_illegal_evidence", evidence_lawful, "facts_found"),
            Gate("penalty.monitoring_record_reviewed", monitoring_reviewed, "facts_found"),
            Gate("house.preserved_settled", preserved_settled, "preserved_settled_on", "先行登记保存的证据已经处理"),
            Gate("house.samples_settled", samples_settled, "samples_settled_on", "抽样取证的物品已经处理"),
            NOT_TAKEN_OFF,
        ),
        writes=Writes("investigation_report", "行政处罚案件调查终结报告", also=found),
        by=(Role.OFFICER,),
    ),
    Step(
        "investigate_further",
        "补充调查",
        since=("concluded", "notified"),
        to="investigating",
        asks=(asks.REASON,),
        sets=dict.fromkeys(("concluded_on", "head_reviewed_on", "discussed_on", "notified_on", "notice_received_on")),
        help_text="补充调查后应当重新审查、重新告知。",
        **HEAD,
    ),
)
