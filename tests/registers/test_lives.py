"""The life of each register: every way can be gone to its end, in every year a law of it has changed."""

import re
from datetime import date
from typing import Any

import pytest

from guiju import documents
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring import registry
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.numbering import Sequence
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from tests.lives import brought
from tests.people import County
from tests.reaching_back import folds_to_itself
from tests.shares import each
from tests.with_postgresql import on_postgresql

pytestmark = pytest.mark.databases

OURS = [name for name, model in registry.registers().items() if model.__module__.startswith("guiju.")]
SINCE = {"simplified": 2024, "converted": 2024, "handed_in": 2024}
"""Ways that a law opened; the others are gone in 2020 as well."""
YEARS = (2024,) if on_postgresql() else (2020, 2024)
"""What the law was in a year is nothing to ask of the second database."""


def in_its_years(nth: int, name: str, way: str) -> list[Any]:
    """In CI every other way is gone, in one of its years, on PostgreSQL every sixth; by hand each in all of them."""
    years = [year for year in YEARS if year >= SINCE.get(way, 0)]
    return each(6 if on_postgresql() else 2 * len(years), [(name, way, year) for year in years], nth)


WAYS = [(name, way) for name in OURS for way in registry.life(name).ways]
GOING = [going for nth, (name, way) in enumerate(WAYS) for going in in_its_years(nth, name, way)]


@pytest.mark.parametrize(("name", "way", "year"), GOING)
def test_every_way_leads_to_its_end(county: County, name: str, way: str, year: int) -> None:
    model, life = registry.register(name), registry.life(name)
    gone = brought(county, model, life.ways[way].steps[-1], date(year, 1, 8), way=way)
    assert [act.step for act in gone.acts] == [step for step in gone.steps() if step not in by_themselves(model)]
    assert gone.record.simulated
    assert verify_records(name, [gone.record.pk]).faults == []
    for paper in Paper.objects.filter(matter_id=gone.record.pk, media_type=MARKUP):
        assert documents.parse(paper.content_for(Use.VERIFYING).decode()).title, (
            "every paper that is written can be shown"
        )
    folded_draws_no_number(model)
    assert [paper.title for paper in Paper.objects.filter(media_type=MARKUP) if prints_a_blank(paper)] == []


def by_themselves(model: type[Record]) -> set[str]:
    """What the system does on the record itself once somebody has acted: no way names it."""
    told = model.procedure.steps.values()
    return {"read"} | {step.name for step in told if step.follows and step.by == (Role.SYSTEM,)}


def prints_a_blank(paper: Paper) -> bool:
    """Whether it says of something that is not told, or no more, that it is "None"."""
    return re.search(r"\bNone\b", paper.content_for(Use.VERIFYING).decode()) is not None


def folded_draws_no_number(model: type[Record]) -> None:
    """Taken again, the acts of every record there is give what stands, and no number is issued a second time."""
    drawn = list(Sequence.objects.order_by("pk").values())
    assert all(folds_to_itself(record) for record in model._default_manager.all())
    assert list(Sequence.objects.order_by("pk").values()) == drawn


@pytest.mark.parametrize("name", OURS)
def test_every_step_of_people_has_a_hand_that_may_take_it(name: str) -> None:
    model, life = registry.register(name), registry.life(name)
    taken = [step for step in model.procedure.declared if step.by != (Role.SYSTEM,)]
    assert [step.name for step in taken if life.hand(step.name).role not in step.by] == []


@pytest.mark.parametrize("name", OURS)
def test_a_life_speaks_of_steps_and_questions_that_there_are(name: str) -> None:
    model, life = registry.register(name), registry.life(name)
    told = [*life.usual.items(), *((stop.step, stop.told) for way in life.ways.values() for stop in way.all)]
    asked = {step.name: {ask.name for ask in step.asked} for step in model.procedure.declared}
    assert [(step, set(usual) - asked[step]) for step, usual in told if set(usual) - asked[step]] == []
