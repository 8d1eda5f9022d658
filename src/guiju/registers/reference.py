"""The reference page of a register, made from its declaration: steps, who takes them, what they ask, gates, clocks, ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju import law
from guiju.kernel.declaring import registry
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import ANY, NEW, Clock, Step

ACTS = {
    "start": "起算",
    "keep": "补记起算和完成",
    "meet": "完成",
    "pause": "中止",
    "resume": "恢复",
    "extend": "延长",
    "drop": "不再计算",
}


def lines(model: Any) -> Iterator[str]:
    """The page in Markdown, line by line."""
    procedure: Procedure = model.procedure
    yield f"# {model.register()} {model._meta.verbose_name}\n"
    yield "本页由 `guiju registers` 依程序自身的声明生成，有测试核对；说明见 docs/registers。\n"
    yield "## 步骤\n"
    yield "| 步骤 | 从 | 到 | 谁办 | 需要填写 | 文书 |\n| --- | --- | --- | --- | --- | --- |"
    for step in procedure.declared:
        yield "| " + " | ".join(_step(step, procedure)) + " |"
    yield "\n## 关卡与逐项核对\n"
    yield from _rules(procedure)
    yield "## 期限\n"
    yield from _clocks(procedure)
    yield "\n## 常见经过\n"
    yield from _ways(model)


def _ways(model: Any) -> Iterator[str]:
    life = registry.lives().get(model.register())
    for way in life.ways.values() if life else ():
        yield f"- {way.label}：{' → '.join(model.procedure.steps[name].label for name in way.steps)}"


def _step(step: Step, procedure: Procedure) -> list[str]:
    names = (step.since,) if isinstance(step.since, str) else step.since
    since = "、".join({NEW: "新建", ANY: "任一未结阶段"}.get(name) or procedure.stages[name] for name in names)
    who = "、".join(role.label for role in step.by)
    asked = "、".join(_asked(ask) for ask in step.asked) or "—"
    to = procedure.stages[step.to] if step.to else "不变"
    return [
        f"{step.label} `{step.name}`",
        since,
        to,
        f"{step.whose}{who}",
        asked,
        step.writes.title if step.writes else "—",
    ]


def _asked(ask: Ask) -> str:
    if ask.field.required:
        return ask.label
    return f"{ask.label}（{ask.needed.removesuffix('。') or '可不填'}）"


def _rules(procedure: Procedure) -> Iterator[str]:
    rows: dict[tuple[str, str], list[str]] = {}
    for step in procedure.declared:
        for rule, how in [*((g.rule, "关卡") for g in step.gates), *((r, "核对") for r in step.confirms)]:
            rows.setdefault((rule, how), []).append(step.label)
    if not rows:
        yield "无。\n"
        return
    yield "| 规则 | 方式 | 步骤 | 内容 |\n| --- | --- | --- | --- |"
    for (rule, how), steps in rows.items():
        said = _of_the_house(rule, procedure) if rule.startswith("house.") else _gist(rule)
        yield f"| `{rule}` | {how} | {'、'.join(dict.fromkeys(steps))} | {said} |"
    yield ""


def _of_the_house(rule: str, procedure: Procedure) -> str:
    """What a rule of our own asks, as each step that has it says."""
    asked = (gate.gist for step in procedure.declared for gate in step.gates if gate.rule == rule)
    return "办理规范（本平台）：" + "；".join(gist.removesuffix("。") for gist in dict.fromkeys(asked))


def _gist(rule: str) -> str:
    """Each text of the rule with its article, oldest first."""
    said = {f"{text.citation}：{text.gist}" for text in law.versions(rule)}
    return "；".join(sorted(said)).replace("|", "／")


def _clocks(procedure: Procedure) -> Iterator[str]:
    if not procedure.clocks:
        yield "无。"
        return
    yield "| 规则 | 步骤 | 内容 |\n| --- | --- | --- |"
    for clock in {clock.key: clock for clock in procedure.clocks}.values():
        moves = [
            f"{ACTS[act]}：{procedure.steps[name].label}"
            for name, acts in procedure.clocked.items()
            for act, other in acts
            if other.key == clock.key
        ]
        yield f"| {_limit(clock)} | {'；'.join(dict.fromkeys(moves))} | {_said(clock)} |"


def _limit(clock: Clock) -> str:
    return f"`{clock.rule}`" if clock.rule else f"由{clock.source}确定"


def _said(clock: Clock) -> str:
    """What is due; and of which other limit it takes over what has run."""
    said = _gist(clock.rule) if clock.rule else clock.words
    return said + (f"（接续`{clock.continues}`已经过的时间）" if clock.continues else "")
