"""What a register's page says of the law: the conditions that its steps are held to, and the time limits that run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guiju import law
from guiju.kernel.declaring.asks import PartyAsk, as_ask
from guiju.kernel.declaring.duties import Duty
from guiju.kernel.declaring.duties_met import Added, Elsewhere
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import Clock, Gate, names
from guiju.law.rules import spoken
from guiju.registers.reference.table import table, together

CHECKED, ASKED, CONFIRMED = "程序核对", "表单必填", "办理人确认"
MOVES = {"pause": "中止", "resume": "恢复", "extend": "延长", "drop": "不再计算"}


def conditions(model: Any) -> Iterator[str]:
    """A row for each condition, in the order of the steps; those of good order of our own come last."""
    held: dict[tuple[bool, str, str], list[str]] = {}
    for step in model.procedure.declared:
        asked = [(not gate.is_law, _gate(gate), CHECKED) for gate in step.held_to]
        asked += [(False, _texts(ask.rule), ASKED) for ask in step.asked if ask.rule]
        for condition in [*asked, *((False, _texts(rule), CONFIRMED) for rule in step.confirmed_rules)]:
            held.setdefault(condition, []).append(step.label)
    in_order = sorted(held.items(), key=lambda item: item[0][0])
    yield from table(
        ("步骤", "条件和依据", "怎样核对"), ([together(steps), said, how] for (_, said, how), steps in in_order)
    )


def _gate(gate: Gate) -> str:
    return _texts(gate.rule) if gate.is_law else f"{gate.gist.removesuffix('。')}（本平台办理规范）"


def _texts(rule: str) -> str:
    """What each text of a rule asks for, and where it stands; from when to when it holds, where there are several."""
    texts = law.versions(rule)
    return "；".join(f"{text.gist}（{text.citation}{_held(text) if len(texts) > 1 else ''}）" for text in texts)


def _held(text: law.Rule) -> str:
    if text.in_force_to is None:
        return f"，{text.in_force_from}起"
    return f"，{text.in_force_to}止"


def clocks(model: Any) -> Iterator[str]:
    procedure: Procedure = model.procedure
    by_key: dict[tuple[str, str], list[Clock]] = {}
    for clock in procedure.clocks:
        by_key.setdefault(clock.key, []).append(clock)
    rows = (
        [_limit(running[0], procedure), _starts(running, procedure), *_moved(running, procedure)]
        for running in by_key.values()
    )
    yield from table(("期限和依据", "起算", "完成", "中止、延长等"), rows)


def duties(model: Any) -> Iterator[str]:
    """What is due in every period, and for whom."""
    procedure: Procedure = model.procedure
    rows = (
        [f"{duty.every.value}{duty.words}", _texts(duty.rule), _meets(duty, procedure), _holding(duty, model)]
        for duty in procedure.duties
    )
    yield from table(("应当办理", "依据", "由什么履行", "何时负有职责"), rows)


def _meets(duty: Duty, procedure: Procedure) -> str:
    if isinstance(duty.met_by, Elsewhere):
        return f"“{registers()[duty.met_by.register]._meta.verbose_name}”台账的记录"
    if isinstance(duty.met_by, Added):
        return f"登记的“{duty.met_by.rows._meta.verbose_name}”" + (
            f"，满{duty.met_by.least}{duty.met_by.unit}" if duty.met_by.summed else ""
        )
    return "、".join(f"“{procedure.steps[name].label}”" for name in names(duty.met_by))


def _holding(duty: Duty, model: Any) -> str:
    """How the record must stand, in words."""
    return "；".join(_so(model, column, wanted) for column, wanted in duty.while_.items())


def _so(model: Any, column: str, wanted: Any) -> str:
    among = wanted if isinstance(wanted, tuple) else (wanted,)
    if column == "stage":
        return f"阶段为{'、'.join(model.procedure.stages[stage] for stage in among)}"
    field = model._meta.get_field(column)
    choices = dict(field.flatchoices or ())
    said = "或者".join("无" if one == "" else "是" if one is True else str(choices.get(one, one)) for one in among)
    return f"{field.verbose_name}：{said}"


def _limit(clock: Clock, procedure: Procedure) -> str:
    """What is due; and of which other limit it takes over what has run."""
    said = f"{_texts(clock.rule)}{_longer(clock.rule)}" if clock.rule else f"{clock.words}（由{_source(clock)}确定）"
    if clock.whose:
        said += f"；各{_holder(procedure, clock.whose)}分别计算"
    if not clock.continues:
        return said
    cited = "、".join(_cited(name) for name in names(clock.continues))
    return f"{said}；接续{cited}的期限已经过的时间"


def _holder(procedure: Procedure, whose: str) -> str:
    """Of whom, or of what, each has a limit of its own."""
    ask = procedure.whose[whose]
    return procedure.party_label(ask.roles[0]) if isinstance(ask, PartyAsk) else ask.label


def _source(clock: Clock) -> str:
    return clock.source if isinstance(clock.source, str) else f"“{as_ask(clock.source).label}”"


def _cited(continued: str) -> str:
    """A limit by its articles; one that people set by its words."""
    try:
        return "、".join(str(text.citation) for text in law.versions(continued))
    except law.UnknownRule:
        return f"“{continued}”"


def _longer(rule: str) -> str:
    """By how much it may be extended, where a figure is set."""
    limits = (text for text in law.versions(rule) if isinstance(text, law.Limit))
    by = {
        spoken(limit.extension.length, limit.extension.unit)
        for limit in limits
        if limit.extension and limit.extension.length
    }
    return f"；可以延长{'、'.join(sorted(by))}" if by else ""


def _starts(running: Iterable[Clock], procedure: Procedure) -> str:
    return together(_start(clock, procedure) for clock in running)


def _start(clock: Clock, procedure: Procedure) -> str:
    """The steps that start it; day zero where that is a column, or what a step asks, and not worked out."""
    labels = {field.name: str(field.verbose_name) for field in procedure.model._meta.fields}
    labels |= {ask.name: ask.label for step in procedure.declared for ask in step.asked}
    since = labels.get(clock.counted_from)
    return _steps(names(clock.starts), procedure) + (f"（自{since}算起）" if since else "")


def _moved(running: list[Clock], procedure: Procedure) -> tuple[str, str]:
    """The steps that meet a limit, and those that interrupt, lengthen or end it."""
    by_act: dict[str, list[str]] = {}
    for name, acts in procedure.clocked.items():
        for act, clock in acts:
            if clock.key == running[0].key:
                by_act.setdefault(act, []).append(name)
    moves = (f"{said}：{_steps(by_act[act], procedure)}" for act, said in MOVES.items() if act in by_act)
    met = [*by_act.get("meet", ()), *by_act.get("keep", ())]
    return _steps(met, procedure), "。".join(moves)


def _steps(found: Iterable[str], procedure: Procedure) -> str:
    return together(procedure.steps[name].label for name in found)
