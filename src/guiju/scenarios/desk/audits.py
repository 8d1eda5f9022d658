"""Audits: the unit's answer is awaited, and what was found is to be put right in two days."""

from __future__ import annotations

from guiju.registers.oversight.audit_project import AuditProject
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办审计项目"


def open_matters(desk: Desk) -> int:
    """How many audits were put on the desks."""
    agency = desk.department("审计")
    desk.stands(AuditProject, "consult", 4, agency)
    soon = {"order": {"terms": [{"nth": n, "due_on": desk.ahead(2), "demand": "收回资金（模拟）"} for n in range(2)]}}
    desk.stands(AuditProject, "order", 30, agency, told=soon)
    return 2
