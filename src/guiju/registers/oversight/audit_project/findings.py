"""发现的问题: what steps tell of each: found, dropped, to be put right by a day, done, looked at again, released."""

from __future__ import annotations

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.numbered import numbered
from guiju.registers.oversight.audit_project.columns import AuditFinding, AuditSuggestion

FINDINGS = numbered(
    asks.parts("findings", "发现的问题", AuditFinding, "kind", "what", "basis", optional=("amount",)), "item"
)
MORE_FINDINGS = numbered(
    asks.parts("findings", "改变、补充的问题", AuditFinding, "kind", "what", "basis", optional=("amount",), least=0),
    "item",
)
SUGGESTIONS = asks.parts("suggestions", "审计建议", AuditSuggestion, "words", least=0)
DROPPING = rows.of_each("dropped", "不列入报告的问题", AuditFinding, "dropped_because", least=0)
ORDERING = rows.of_each(
    "terms",
    "整改要求和期限",
    AuditFinding,
    "due_on",
    "demand",
    ahead=("due_on",),
    among=lambda row: row.to_put_right,
    clears=("reset_because",),
)
RESETTING = rows.of_each(
    "terms",
    "重新确定整改要求的问题",
    AuditFinding,
    "reset_because",
    closed_by=("checked", "released_because"),
    among=lambda row: row.due_on is not None,
    clears=("due_on", "demand", "done"),
)
DONE = rows.of_each(
    "done",
    "被审计单位报告的整改情况",
    AuditFinding,
    "done",
    closed_by=("released_because",),
    among=lambda row: row.due_on is not None,
)
CHECKING = rows.of_each(
    "terms",
    "整改到位的问题",
    AuditFinding,
    "checked",
    dates=("rectified_on",),
    closed_by=("released_because",),
    among=lambda row: bool(row.done),
)
RELEASING = rows.of_each(
    "terms",
    "不再要求整改的问题",
    AuditFinding,
    "released_because",
    dates=("released_on",),
    closed_by=("checked",),
    among=lambda row: row.stands,
)
