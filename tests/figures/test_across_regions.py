"""What pages tell of regions one above the other: nobody can work out from it a number that is kept back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from guiju.figures import across_regions, compute, declared, withholding
from guiju.figures.across_regions import Place
from guiju.figures.models import Cell
from guiju.figures.period import Period
from tests.people import make_county

NAME = "petitions"
SIZES = (0, 1, 2, 3, 4, 4, 5, 7, 9, 12)


@pytest.fixture(autouse=True)
def a_closed_register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(withholding, "of_closed", lambda concept: concept == declared.figure(NAME).concept)


def place(own: int, below: list[Place]) -> Place:
    total = own + sum(int(one.values[NAME] or 0) for one in below)
    return Place({NAME: Decimal(total)}, below)


def drawn(rng: random.Random, once: bool = False) -> Place:
    """A province of one to three cities of one to three counties, some matters recorded at the cities themselves. ``once``: of
    persons, of whom some were counted in two places, and once above both."""
    cities = [
        met(rng, once, rng.choice((0, 0, 0, 2, 6)), [place(rng.choice(SIZES), []) for _ in range(rng.randint(1, 3))])
        for _ in range(rng.randint(1, 3))
    ]
    return met(rng, once, rng.choice((0, 0, 3)), cities)


def met(rng: random.Random, once: bool, own: int, below: list[Place]) -> Place:
    there = place(own, below)
    numbers = [int(one.values[NAME] or 0) for one in below] + [own]
    twice = rng.choice((0, 1, 1, 2, 4)) if once else 0
    return Place({NAME: Decimal(max(*numbers, sum(numbers) - twice))}, there.below)


def all_of(top: Place) -> Iterator[Place]:
    yield top
    for one in top.below:
        yield from all_of(one)


def own_of(one: Place) -> int:
    return int(one.values[NAME] or 0) - sum(int(below.values[NAME] or 0) for below in one.below)


def solutions(top: Place, once: bool = False) -> list[tuple[int, ...]]:
    """All that whoever reads every page may think of the numbers that no page tells: a county's that is kept back is at
    least one and no more than is kept back, what was recorded at a city itself may be nothing."""
    told = [one for one in all_of(top) if NAME not in across_regions.hidden_in(one)]
    leaves = list(all_of(top))
    unknown = [leaf for leaf in leaves if leaf.below or leaf not in told]
    least = [0 if leaf.below else 1 for leaf in unknown]
    known = {id(leaf): own_of(leaf) for leaf in leaves if not any(leaf is one for one in unknown)}
    most = [max(own_of(leaf) + 2, 4) if leaf.below else withholding.LEAST - 1 for leaf in unknown]
    found = []
    for guess in product(*(range(low, high + 1) for low, high in zip(least, most, strict=True))):
        said = known | {id(leaf): number for leaf, number in zip(unknown, guess, strict=True)}
        if all(could_be(one, said, once) for one in told if one.below):
            found.append(tuple(said[id(leaf)] for leaf in unknown if 0 < own_of(leaf) < withholding.LEAST))
    return found


def could_be(one: Place, said: dict[int, int], once: bool) -> bool:
    """Whether what is told of a place may come of the numbers below it: their sum, or of persons what they may be together."""
    numbers = [said[id(leaf)] for leaf in all_of(one)]
    value = int(one.values[NAME] or 0)
    return max(numbers) <= value <= sum(numbers) if once else sum(numbers) == value


@pytest.mark.parametrize("once", [False, True])
def test_no_number_kept_back_is_solved_by_those_around_it(once: bool) -> None:
    rng, tried = random.Random(11), 0
    while tried < 40:
        top = drawn(rng, once)
        if sum(1 for one in all_of(top) if one.below or NAME in across_regions.hidden_in(one)) > 5:
            continue  # too many to try each
        tried += 1
        found = solutions(top, once)
        assert found, "what is told contradicts itself, and shows nothing"
        for numbers in zip(*found, strict=True):
            assert len(set(numbers)) > 1, [(int(one.values[NAME] or 0), len(one.below)) for one in all_of(top)]


def test_parts_kept_back_are_not_told_by_their_sum() -> None:
    concept, rng = declared.figure(NAME).concept, random.Random(12)
    for _ in range(300):
        numbers = [Decimal(rng.choice(SIZES)) for _ in range(rng.randint(2, 6))]
        told = withholding.parts(enumerate(numbers), concept)
        few = [numbers[n] for n, value in told if value is None]
        assert all(value is None or not withholding.small(value, concept) for _, value in told)
        others = [value for _, value in told if value]
        most = (withholding.LEAST - 1) * len(few)
        assert not few or not others or (len(few) > 1 and len(few) < sum(few) != most), numbers


def test_one_county_is_not_told_by_the_sum_of_its_city() -> None:
    city = place(0, [place(n, []) for n in (3, 9, 12)])
    assert NAME in across_regions.hidden_in(city)
    assert NAME in across_regions.hidden_in(place(0, [city, place(0, [place(30, [])])])), "nor by that of the province"


def test_sums_that_tell_of_nobody_are_told() -> None:
    for numbers in ((9, 12), (3, 4, 9), (0, 6)):
        assert across_regions.hidden_in(place(0, [place(n, []) for n in numbers])) == set(), numbers
    for numbers in ((1, 1, 9), (4, 4, 9), (4, 9)):
        assert NAME in across_regions.hidden_in(place(0, [place(n, []) for n in numbers])), numbers


def test_months_and_agencies_of_a_closed_register_are_told_in_the_county_alone() -> None:
    concept = declared.figure(NAME).concept
    told = [region for region in ("43", "4310", "431081", "431081103") if withholding.parts_told_of(region, concept)]
    assert told == ["431081"]


def one_by_one(region: str, period: Period) -> Place:
    """The tree of a region told anew: each place asked by itself, and what lies right below it by its codes."""
    codes = set(Cell.objects.filter(region__startswith=region).values_list("region", flat=True))
    length = {2: 4, 4: 6}.get(len(region), 0)
    below = sorted({code[:length] for code in codes if length and len(code) >= length})
    return Place(compute.recorded([NAME], region, period), [one_by_one(code, period) for code in below])


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_the_tree_of_all_places_at_once_is_that_of_each_by_itself(seed: int) -> None:
    rng, agency = random.Random(seed), make_county().bureau
    regions = ["43", "4310", "4311", "431081", "431082", "431103", "431081103", "44", "4401"]
    for region in rng.sample(regions, rng.randint(3, 9)):
        for month in rng.sample(range(1, 13), 3):
            on = date(rng.choice((2023, 2024)), month, 1)
            Cell.objects.create(figure=NAME, agency=agency, region=region, month=on, value=rng.choice(SIZES))
    for region, year in product(("43", "4310", "44"), (2023, 2024)):
        period = Period.year(year)
        assert across_regions._place(region, [NAME], period) == one_by_one(region, period)
