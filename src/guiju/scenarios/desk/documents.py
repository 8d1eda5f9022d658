"""Normative documents in the making: in consultation, before the legality review, to be registered, to be filed."""

from __future__ import annotations

from typing import Any

from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.life import AT_A_MEETING
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办规范性文件"
FOR_BUSINESSES: dict[str, dict[str, Any]] = {
    "propose": {"concerns_market": True},
    "consult": {"consultation_until": lambda at: at.day(35)},
    "deliberate": AT_A_MEETING,
}


def open_matters(desk: Desk) -> int:
    """How many documents were put on the desks. All of them touch businesses."""
    consulting = desk.stands(NormativeDocument, "consult", 10, desk.department("市场"), told=FOR_BUSINESSES)
    consulting.then("record_opinions", on=desk.ago(4))
    later = (
        ("submit", 8, desk.department("农业")),
        ("sign", 4, desk.place.government),
        ("publish", 4, desk.place.bureau),
        ("publish", 14, desk.department("交通")),
    )
    for upto, ago, agency in later:
        desk.stands(NormativeDocument, upto, ago, agency, told=FOR_BUSINESSES)
    return 1 + len(later)
