"""依据本机关公布的权责清单事项: once an office has published powers of a kind, what it does by one names which."""

from __future__ import annotations

from collections.abc import Callable

from guiju.kernel.declaring.facts import Facts
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind


def of_own_list(kind: Kind, act: str) -> Callable[[Facts], str | None]:
    """Closed without an item of ``kind`` that is the office's own, where it has published any; ``act``: 检查, 强制措施."""

    def reason(facts: Facts) -> str | None:
        item, agency = facts["power"], facts.record.agency
        if item is not None:
            facts.look_at([item])
            if item.kind != kind:
                return f"“{item.title}”是{item.get_kind_display()}事项，请选择{kind.label}事项。"
            return None if item.agency_id == agency.pk else f"“{item.title}”是{item.agency}的事项，请选择本机关的。"
        there = PowerItem.objects.filter(PowerItem.choosable(facts.on), agency=agency, kind=kind)
        return f"本机关已公布{kind.label}事项，请选择本次{act}所依据的一项。" if there.exists() else None

    return reason
