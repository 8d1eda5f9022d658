"""What a register's page says of its course: usual ways, steps, stages, and how what an organ decided is set right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju.kernel.declaring import registry
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import ANY, NEW, Step, names
from guiju.kernel.offices.people import Role
from guiju.registers.reference.table import either, quoted, table, together


def ways(model: Any) -> Iterator[str]:
    life = registry.lives().get(model.register())
    for way in life.ways.values() if life else ():
        yield f"- {way.label}：{' → '.join(model.procedure.steps[name].label for name in way.steps)}"


def steps(model: Any) -> Iterator[str]:
    procedure: Procedure = model.procedure
    rows = (
        [step.label, _since(step, procedure), _to(step, procedure), taken_by(step), _told(step), _paper(step)]
        for step in procedure.declared
    )
    yield from table(("步骤", "从", "到", "谁办", "需要填写", "写成文书"), rows)
    if hints := [f"- {step.label}：{step.help_text}" for step in procedure.declared if step.help_text]:
        yield from ["", *hints]


def _since(step: Step, procedure: Procedure) -> str:
    return together({ANY: "未办结的各阶段"}.get(name) or procedure.stages[name] for name in names(step.since))


def _to(step: Step, procedure: Procedure) -> str:
    return either(procedure.stages[stage] for stage in step.leads_to) or "不变"


def taken_by(step: Step) -> str:
    """Whose people, and in which roles; what the system takes by itself is nobody's."""
    if set(step.by) == {Role.SYSTEM}:
        return "系统自动办理"
    return f"{step.whose}{'、'.join(role.label for role in step.by if role is not Role.SYSTEM)}"


def _told(step: Step) -> str:
    return together(_asked(ask) for ask in step.asked)


def _asked(ask: Ask) -> str:
    if ask.field.required:
        return ask.label
    return f"{ask.label}（{ask.needed.removesuffix('。') or '可不填'}）"


def _paper(step: Step) -> str:
    return step.writes.title if step.writes else ""


def set_right(model: Any) -> Iterator[str]:
    """Decisions that are not corrected, and the acts by which they are set right."""
    by_name = model.procedure.steps
    deciding: dict[tuple[str, ...], list[str]] = {}
    for step in model.procedure.declared:
        if step.decides:
            deciding.setdefault(step.set_right_by, []).append(step.label)
    for acts, labels in deciding.items():
        lawful = f"通过{quoted(by_name[name].label for name in acts)}办理" if acts else "依法补正、变更或者撤销"
        yield f"- {quoted(labels)}所定的内容不得申请更正，应当{lawful}。"


def stages(model: Any) -> Iterator[str]:
    procedure: Procedure = model.procedure
    rows = (
        [label + ("（终结）" if stage in procedure.ends else ""), _next(stage, procedure)]
        for stage, label in procedure.stages.items()
        if stage != NEW
    )
    yield from table(("阶段", "可以办理"), rows)


def _next(stage: str, procedure: Procedure) -> str:
    return together(step.label for step in procedure.declared if step.allows(stage, procedure.ends))
