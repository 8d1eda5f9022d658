"""Random walks over every register: whatever is tried is done or refused in words, and what is done holds together."""

import re
from datetime import date
from random import Random
from typing import Any

import pytest
from django.db import transaction

from guiju.figures import compute
from guiju.figures.models import Cell, Watermark
from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring import registry
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.steps import names
from guiju.kernel.keeping.ledger import Entry
from guiju.scenarios.random_walk import RandomWalk, again, random_walk
from guiju.scenarios.walking import follows_from
from tests.people import County, make_county
from tests.registers.test_lives import by_themselves
from tests.shares import each
from tests.with_postgresql import on_postgresql

pytestmark = pytest.mark.databases

OURS = [name for name, model in registry.registers().items() if model.__module__.startswith("guiju.")]
SEEDS = (2,) if on_postgresql() else (0, 1)
"""Each database walks its own; both rounds together begin under each of the days below."""
STEPS = 18
BEGINS = (date(2020, 3, 2), date(2023, 11, 6), date(2024, 3, 4))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
MACHINE = re.compile(r"\b[a-z]+_[a-z_]+\b|<[A-Z]|None|Traceback")


def walked(county: County, name: str, seed: int) -> RandomWalk:
    rng = Random(f"{name}/{seed}")
    return random_walk(county, registry.register(name), rng, BEGINS[seed % len(BEGINS)], STEPS)


WALKS = [walk for nth, name in enumerate(OURS) for walk in each(3, [(name, seed) for seed in SEEDS], nth)]
"""In CI a walk of two registers in three, one of its seeds, on PostgreSQL of every third; by hand each."""


@pytest.mark.parametrize(("name", "seed"), WALKS)
def test_what_is_tried_is_done_or_refused_in_words(county: County, name: str, seed: int) -> None:
    walk = walked(county, name, seed)
    assert walk.acts or walk.refused
    for _, refused in walk.refused:
        for reason in refused.reasons:
            assert CHINESE.search(reason.words), reason
            assert not MACHINE.search(reason.words), reason
    if walk.record is not None:
        assert [act.step for act in walk.acts] == [
            s for s in steps(walk.record) if s not in by_themselves(type(walk.record))
        ]
    for one in (*walk.before, walk):
        if one.record is not None:
            assert verify_records(one.model.register(), [one.record.pk]).faults == []
    ended_refuses_all_but_its_own(walk)


def steps(record: Any) -> list[str]:
    return list(Entry.objects.filter(matter_id=record.pk).order_by("seq").values_list("step", flat=True))


def ended_refuses_all_but_its_own(walk: RandomWalk) -> None:
    """What has ended takes only steps declared for that end."""
    procedure = walk.model.procedure
    if walk.record is None or walk.record.stage not in procedure.ends:
        return
    assert getattr(walk.record, walk.model.ended) is not None
    for step in procedure.declared:
        if walk.record.stage in names(step.since):
            continue
        with pytest.raises(Refused) as caught, transaction.atomic():
            after = follows_from(walk.model, step.name)
            engine.take(step.name, walk.record, walk.actor(step.name), {}, walk.on, after=after)
        assert "stage" in caught.value.codes, step.name


@pytest.mark.parametrize("name", each(6 if on_postgresql() else 2, OURS))
def test_what_is_counted_is_what_is_counted_anew(county: County, name: str) -> None:
    for seed in SEEDS:
        walked(county, name, seed)
        compute.refresh()
    step_by_step = cells()
    Cell.objects.all().delete()
    Watermark.objects.all().delete()
    compute.refresh()
    assert cells() == step_by_step


def cells() -> set[tuple[Any, ...]]:
    """What is kept of every figure, but cells that have come to nothing: a count anew has none."""
    kept = Cell.objects.exclude(value=0)
    return {*kept.values_list("figure", "agency", "region", "month", "restricted", "value")}


@pytest.mark.parametrize("name", each(6 if on_postgresql() else 3, OURS, begin=1))
def test_a_walk_can_be_taken_again_in_another_database(db: None, name: str) -> None:
    with transaction.atomic():
        walk = walked(make_county(), name, 1)
        stage = walk.record.stage if walk.record else ""
        transaction.set_rollback(True)
    # A figure read from a report is a row of the first database alone.
    acts = [act for act in walk.acts if act.step not in ("correct_measure", "correct_value", "strike_figure")]
    once_more = again(walk, make_county(), acts)
    assert (once_more.record.stage if once_more.record else "") == stage
