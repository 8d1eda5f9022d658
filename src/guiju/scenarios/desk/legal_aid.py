"""Legal aid on the desk: just applied for, papers awaited from a citizen who follows it by code, to be assigned, objected to."""

from __future__ import annotations

from typing import Any

from guiju.kernel.acting.visiting import phone_of
from guiju.kernel.keeping import doors
from guiju.registers.legal_services.legal_aid_case import LegalAidCase
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办法律援助"
PHONE = "13800138000"
"""A number known to be a specimen: codes sent to it are read on the console."""


def by_telephone(at: Any) -> list[dict[str, str]]:
    return [{**at.person(), "phone": PHONE}]


def open_matters(desk: Desk) -> int:
    """How many matters were put on the desks. One of them a citizen follows with the code that ``query_codes`` tells."""
    centre = desk.place.legal_aid
    waiting = {"ask_supplement": {"supplement_by": desk.ahead(6)}}
    stages: tuple[tuple[str, int, str, dict[str, Any]], ...] = (
        ("apply", 2, "", {}),
        ("ask_supplement", 1, "", {"apply": {"applicant": by_telephone}, **waiting}),
        ("examine", 1, "usual", {}),
        ("grant", 1, "", {}),
        ("take_notice", 1, "", {}),
        ("assign_first", 1, "", {}),
        ("assign", 20, "usual", {"apply": {"applicant": by_telephone}}),
        ("report", 2, "usual", {}),
        ("object", 2, "upheld", {}),
    )
    for upto, ago, way, told in stages:
        desk.stands(LegalAidCase, upto, ago, centre, way=way, told=told)
    return len(stages)


def query_codes() -> list[tuple[str, str]]:
    """The matters that somebody with the specimen's telephone may follow, each with its code; for the demonstration alone."""
    codes = doors.QueryCode.objects.filter(register=LegalAidCase.register(), ended_at=None).order_by("-id")[:60]
    rows = LegalAidCase.objects.in_bulk([code.matter_id for code in codes])
    found = []
    for code in codes:
        record = rows[code.matter_id]
        if record.simulated and record.stage in ("lacking", "assigned") and phone_of(code) == PHONE:
            found.append((f"{record.number} {record.stage_label}", doors.query_code(code.register, code.matter_id, 0)))
    return found
