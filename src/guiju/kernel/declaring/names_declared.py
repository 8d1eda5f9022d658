"""Every step and stage that a procedure or a life names is declared: a limit met by no step would run for ever, unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from guiju.kernel.declaring.steps import ANY, names

Named = tuple[str, str, Any]
"""Where a name stands, the name, and the names that there are."""


class Misspelt(ValueError):
    """A name was given to what is not there."""


def hold(named: Iterable[Named]) -> None:
    """Raises Misspelt, with all that is wrong."""
    wrong = [_said(where, name, known) for where, name, known in named if name not in known]
    if wrong:
        raise Misspelt("; ".join(wrong))


def hold_to_its_names(procedure: Any) -> None:
    """Raises Misspelt where a procedure names steps or stages that it does not declare, or a step as another is named already."""
    hold(_named(procedure))
    hidden = [step.name for step in procedure.declared if procedure.steps[step.name] is not step]
    if hidden:
        raise Misspelt(f"steps {', '.join(hidden)}: another has this name, declared twice or of every register")


def hold_to_its_papers(procedure: Any) -> None:
    """Raises Misspelt where a file or a door names papers that no step writes or asks for. What steps ask is known once all models
    are there."""
    if procedure.file is not None:
        hold(("file:", kind, procedure.papers) for kind in sorted(procedure.file.kinds))
    if procedure.door is not None:
        hold(("door:", kind, procedure.papers) for kind in sorted(procedure.door.papers))


def _said(where: str, name: str, known: Any) -> str:
    near = get_close_matches(name, known, 1)
    return f"{where} names {name!r}, which is none of {', '.join(known)}" + (f"; {near[0]!r}?" if near else "")


def _named(procedure: Any) -> Iterator[Named]:
    steps, stages = procedure.steps, procedure.stages
    for step in procedure.declared:
        said = {"since": names(step.since), "to": step.leads_to, "sealed": step.sealed}
        yield from (
            (f"step {step.name}, {how}:", stage, (*stages, ANY)) for how, told in said.items() for stage in told
        )
        own = tuple(name for name in names(step.follows) if "." not in name)  # steps of others are not known here
        said = {"set_right_by": step.set_right_by, "follows": own}
        yield from ((f"step {step.name}, {how}:", name, steps) for how, told in said.items() for name in told)
    yield from (("ends:", stage, stages) for stage in procedure.ends)
    yield from _of_clocks(procedure)
    yield from _of_duties(procedure)
    yield from ((f"numbering {numbering.series}, at:", numbering.at, steps) for numbering in procedure.numbering)
    yield from (("lapse:", lapse.step, steps) for lapse in procedure.lapses)
    yield from (("door:", name, steps) for name in _of_door(procedure.door))
    if procedure.comments is not None:
        yield ("comments, step:", procedure.comments.step, steps)
        yield ("comments, stage:", procedure.comments.stage, stages)


def _of_door(door: Any) -> tuple[str, ...]:
    return (*door.gives, *door.tells) if door is not None else ()


def _of_clocks(procedure: Any) -> Iterator[Named]:
    for clock in procedure.clocks:
        said = {how: names(getattr(clock, how)) for how in ("starts", "met_by", "dropped_by", "extended_by")}
        said["pauses"] = tuple(name for pair in clock.pauses for name in pair)
        told = ((how, name) for how, given in said.items() for name in given if name)
        yield from ((f"clock {clock.rule or clock.words}, {how}:", name, procedure.steps) for how, name in told)


def _of_duties(procedure: Any) -> Iterator[Named]:
    for duty in procedure.duties:
        met_by = duty.met_by if isinstance(duty.met_by, (str, tuple)) else ()
        yield from ((f"duty {duty.key}, met_by:", name, procedure.steps) for name in names(met_by))
        stage = duty.while_.get("stage", ())
        yield from ((f"duty {duty.key}, while:", name, procedure.stages) for name in names(stage))
        if duty.through and "stage" not in duty.while_:
            raise ValueError(f"duty {duty.key}: what holds through a day holds in a stage")
