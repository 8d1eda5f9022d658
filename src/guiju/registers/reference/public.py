"""What a register's page says of its publication: what is shown, of which persons, what may be struck out, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju.kernel.declaring.publication import Publication
from guiju.registers.reference.table import quoted


def publication(model: Any) -> Iterator[str]:
    shown: Publication | None = model.procedure.publication
    if shown is None:
        return
    yield f"- 公开：{'、'.join([*_columns(model, shown.shows), *_parties(model, shown)])}。"
    yield f"- 公开时可以逐词遮盖：{'、'.join(_columns(model, dict.fromkeys(('title', *shown.hides))))}。"
    comes = quoted(step.label for step in model.procedure.declared if step.publishes)
    goes = quoted(step.label for step in model.procedure.declared if step.withdraws)
    yield f"- 办理{comes}时公开" + (f"，办理{goes}时撤回。" if goes else "。")


def _columns(model: Any, names: Any) -> list[str]:
    return [str(model._meta.get_field(name).verbose_name) for name in names]


def _parties(model: Any, shown: Publication) -> list[str]:
    """Roles whose names are public by office are shown in full."""
    labels = {role: model.procedure.party_label(role) for role in shown.parties}
    return [label if role in shown.named else f"{label}（自然人只显示脱敏姓名）" for role, label in labels.items()]
