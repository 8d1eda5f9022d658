"""What every register may rely on when something is found out late: folding gives the record, a correction and its reversal
give what was, an act entered late stands as if it had been entered in order, and what was decided is not corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django import forms

from guiju.figures import compute, declared
from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.declaring.asks import Ask, PartiesAsk, PartsAsk, UploadAsk
from guiju.kernel.declaring.facts import Batch
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Actor, Role
from guiju.scenarios.random_walk import RandomWalk
from tests.people import County
from tests.reaching_back import asked, folds_to_itself, standing
from tests.registers.penalties import Bench
from tests.registers.test_random_walks import OURS, SEEDS, walked
from tests.shares import each

DAY = timedelta(days=1)
EVERY = [(name, seed) for name in OURS for seed in SEEDS]
WALKS, OTHER_WALKS = (each(5, EVERY, begin) for begin in (0, 2))
"""In CI a fifth of the walks, for each test another; by hand each."""


def acts(walk: RandomWalk) -> list[Any]:
    return Batch([walk.record]).course(walk.record) if walk.record is not None else []


def hands(county: County, record: Any) -> tuple[Actor, Actor]:
    """Who asks for a correction, and who approves it."""
    agency = record.agency
    clerk, head = (county.actor(agency, role, name=f"hand-{agency.pk}-{role}") for role in (Role.CLERK, Role.HEAD))
    return clerk, head


def figures(year: int) -> dict[str, Any]:
    compute.refresh()
    return dict(compute.values(declared.figures(), "431081", Period.year(year)))


Right = dict[str, Any]
"""What a correction puts right: the entry, what it was told, the day it happened on."""


@pytest.mark.parametrize(("name", "seed"), WALKS)
def test_what_is_corrected_and_corrected_back_gives_what_was(county: County, name: str, seed: int) -> None:
    """Some days, some values and the place: columns, rows, parties, limits, and the figures of the years; folding
    gives the record all the way. But for number, marks and version. What is refused has written nothing."""
    walk = walked(county, name, seed)
    for one in (*walk.before, walk):
        assert one.record is None or folds_to_itself(one.record)
    if walk.record is None:
        return
    rng, taken = Random(seed), acts(walk)
    years = {deed.on.year for deed in taken}
    before, counted = standing(walk.record), [figures(year) for year in years]
    for there, back in (
        *days(taken, rng),
        *values(walk, taken, rng),
        *(place(walk, taken) if seed == SEEDS[0] else ()),
    ):
        record = type(walk.record)._default_manager.get(pk=walk.record.pk)
        try:
            corrected(county, record, there)
        except Refused:
            assert standing(record) == before, there
            continue
        corrected(county, record, back)
        assert standing(record) == before, there
    assert [figures(year) for year in years] == counted


def corrected(county: County, record: Any, right: Right) -> None:
    clerk, head = hands(county, record)
    asked = engine.take(
        "ask_correction", type(record)._default_manager.get(pk=record.pk), clerk, {"right": right, "reason": "录入有误"}
    )
    done = engine.take("correct", asked, head, {"request": asked.version, "so_happened": True})
    assert folds_to_itself(done), right


def days(taken: Sequence[Any], rng: Random) -> Iterator[tuple[Right, Right]]:
    """Of some acts another day, and back."""
    for deed in rng.sample(taken, min(3, len(taken))):
        there = deed.on - rng.randrange(1, 4) * DAY
        yield ({"entry": deed.seq, "told": {}, "on": there}, {"entry": deed.seq, "told": {}, "on": deed.on})


def values(walk: RandomWalk, taken: Sequence[Any], rng: Random) -> Iterator[tuple[Right, Right]]:
    """Of some acts another value, column or not, and back: what follows from it follows there and back (trouble.md F2)."""
    told = [(deed, ask, value) for deed in taken for ask in told_plainly(walk, deed) if (value := another(ask, deed))]
    for deed, ask, (was, now) in rng.sample(told, min(4, len(told))):
        yield ({"entry": deed.seq, "told": {ask.name: now}}, {"entry": deed.seq, "told": {ask.name: was}})


def place(walk: RandomWalk, taken: Sequence[Any]) -> Iterator[tuple[Right, Right]]:
    """Another place in the county, and back."""
    opening, here = taken[0].seq, walk.record.region
    there = next(code for code in ("431081103", "431081") if code != here)
    yield ({"entry": opening, "told": {"region": there}}, {"entry": opening, "told": {"region": here}})


def told_plainly(walk: RandomWalk, deed: Any) -> list[Ask]:
    """What an act was told of one value, and may be corrected."""
    step = walk.model.procedure.steps[deed.step]
    kinds = (PartiesAsk, PartsAsk, UploadAsk)
    return [ask for ask in step.asked if not isinstance(ask, kinds) and ask.name not in step.decided_columns]


def another(ask: Ask, deed: Any) -> tuple[Any, Any] | None:
    """What the act was told, and something else that it might have been; None where there is nothing else."""
    content = deed.content
    was = content.get("told", {}).get(ask.name, content.get("set", {}).get(ask.name) if ask.column else None)
    match ask.field:
        case forms.BooleanField():
            return bool(was), not was
        case forms.ChoiceField() if isinstance(was, str):
            choices: Any = ask.field.choices
            others = [value for value, _ in choices if value not in ("", was)]
            return (was, others[0]) if others else None
        case forms.DateField() if was:
            return was, (date.fromisoformat(was) - DAY).isoformat()
        case forms.IntegerField() | forms.DecimalField() if was is not None:
            return was, float(was) + 1 if "." in str(was) else int(was) + 1
        case forms.CharField() if was:
            return was, f"{was}更"
    return None


@pytest.mark.parametrize(("name", "seed"), OTHER_WALKS)
def test_an_act_left_out_and_entered_late_stands_as_if_in_order(county: County, name: str, seed: int) -> None:
    """The last act but one that can be left out: what came after it is taken first, then it is entered at its day."""
    walk = walked(county, name, seed)
    if walk.record is None or len(walk.acts) < 3:
        return
    in_order = standing(walk.record)
    place = len(walk.acts) - 2
    late = RandomWalk(county, walk.model, Random(seed), walk.on)
    try:
        for act in (*walk.acts[:place], *walk.acts[place + 1 :], walk.acts[place]):
            late.carry_out(act)
    except Refused:
        return  # what came after depends on it, or one such record exists already
    assert folds_to_itself(late.record)
    same = ("columns", "rows", "clocks")
    mine, theirs = ({part: _comparable(found[part]) for part in same} for found in (standing(late.record), in_order))
    assert mine == theirs


OWN = {
    "title",
    "agency",
    "region",
    "holder_key",
    "person_key",
    "party_key",
    "index_number",
    "registration_number",
    "reading",
    *("frame", "frame_size", "frame_digest", "commitment", "secret", "seed", "drawn", "drawn_count"),  # of a draw
}


def _comparable(told: Any) -> Any:
    return {name: value for name, value in told.items() if name not in OWN} if isinstance(told, dict) else told


# 行政处罚 (law.md D15, security.md H6): what was found by those who held it against the law and by those who attacked it.


@pytest.fixture
def bench(county: County) -> Bench:
    return Bench(county)


@pytest.fixture
def served(bench: Bench) -> Any:
    return bench.served()


@pytest.mark.parametrize(
    "told", [{"fine": "200000"}, {"fine": "999999"}, {"detained_days": "15"}, {"confiscated": "1"}]
)
def test_what_a_penalty_decision_says_is_not_corrected(bench: Bench, served: Any, told: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        asked(served, "decide", bench.county.officer, told)
    assert refused.value.codes == {"decided"}
    assert "“补正处罚决定书”、“登记决定被变更、撤销”" in str(refused.value)


def test_a_slip_in_a_decision_is_set_right_by_a_paper_beside_it(bench: Bench, served: Any) -> None:
    told = {"wrong_words": "罚款二千元", "right_words": "罚款一千九百元", "fine": "1900", "reason": "计算错误"}
    matter = engine.take("rectify", served, bench.county.actor(served.agency, Role.LEGAL, name="rectifier"), told)
    assert matter.fine == 1900 and matter.sanction == "警告；罚款1900元" and matter.confiscated == served.confiscated
    paper = Paper.objects.get(matter_id=matter.pk, kind="rectification")
    assert "罚款一千九百元" in paper.content_for(Use.VERIFYING).decode()
    assert folds_to_itself(matter)


@pytest.mark.parametrize(
    ("on_spot", "fine", "rule"),
    [
        (False, "200000", "penalty.no_decision_without_notice"),
        (False, "2000.01", "penalty.no_decision_without_notice"),
        (True, "200.01", "penalty.summary_conditions"),
        (True, "200", ""),
    ],
)
def test_a_slip_set_right_goes_no_further_than_the_party_was_told(
    bench: Bench, on_spot: bool, fine: str, rule: str
) -> None:
    """处罚法 62, 51: more than that is another decision, and the paper beside the first is no way round its gates."""
    matter = bench.penalised_on_spot() if on_spot else bench.served()
    legal = bench.county.actor(matter.agency, Role.LEGAL, name="rectifier")
    told = {"wrong_words": "原文", "right_words": "改为", "fine": fine, "reason": "计算错误"}
    if not rule:
        assert engine.take("rectify", matter, legal, told).fine == 200
        return
    with pytest.raises(Refused) as refused:
        engine.take("rectify", matter, legal, told)
    assert refused.value.codes == {rule}


def test_a_day_of_the_act_that_lets_the_limitation_run_out_closes_the_gates_of_the_case(
    bench: Bench, served: Any
) -> None:
    """An act of 2011: two years had run (行政处罚法 art. 36); the approver is told which step, by which article."""
    clerk, head = hands(bench.county, served)
    asked(served, "file", clerk, {"act_on": date(2011, 1, 1)})
    with pytest.raises(Refused) as refused:
        engine.take("correct", served, head, {"request": served.version})
    assert "penalty.limitation.ordinary" in refused.value.codes and "行政处罚法" in str(refused.value)


def test_nobody_corrects_alone(bench: Bench, served: Any) -> None:
    _, head = hands(bench.county, served)
    asked(served, "file", head, {"found_on": served.found_on - DAY})
    with pytest.raises(Refused) as refused:
        engine.take("correct", served, head, {"request": served.version})
    assert refused.value.codes == {"house.four_eyes"}
