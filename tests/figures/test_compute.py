"""Cells agree with counting by hand, whatever happened in between; only touched months are counted again."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from guiju.figures import compute, declared, freezing, recounting, spread
from guiju.figures.compute import value
from guiju.figures.declared import Count, Distinct, Figure, Norm, PerHead, Reaching
from guiju.figures.models import Cell, Frozen, Watermark
from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.acting.taking import Taking
from tests.people import County
from tests.reaching_back import corrected
from tests.specimen.models import Badge, Finding, Petition

YEAR = Period.year(2024)


def petition(county: County, received_on: date, amount: str | None = None, *, at_township: bool = False) -> Petition:
    data = {"title": "诉求", "received_on": received_on, "amount": amount, "petitioner": {"name": "张三"}}
    if not at_township:
        made: Petition = engine.take("receive", Petition, county.clerk, data, received_on)
        return made
    actor = county.actor(county.township, *county.clerk.roles)
    made = engine.take("receive", Petition, actor, data, received_on)
    return made


def settle(county: County, matter: Petition, outcome: str, on: date) -> None:
    engine.take("accept", matter, county.clerk, {"confirmed": ["reconsideration.accept_conditions"]}, on)
    engine.take("hear", matter, county.clerk, {"opinion": "已听取"}, on)
    engine.take("decide", matter, county.head, {"outcome": outcome}, on)


def told(name: str, year: int, region: str = "431081") -> Decimal | None:
    return compute.recorded([name], region, Period.year(year))[name]


def test_where_nothing_was_recorded_there_is_no_value_and_not_nought(county: County) -> None:
    """pages.md 24: a year in which the register was not kept is no year of nought; one in which it was may be."""
    first = petition(county, date(2024, 1, 10), "100.50")
    engine.take("issue", Badge, county.clerk, {"holder": "甲"}, date(2023, 5, 2))
    compute.refresh()
    assert told("petitions_granted", 2024) == 0, "kept, and none was granted"
    assert told("petitions", 2024, "431081103") == 0, "the county keeps one ledger with its townships"
    assert told("petitions", 2024, "431003") is None
    assert [told("petitions", year) for year in (2023, 2024, 2025)] == [None, 1, None]
    assert [told("badges", year) for year in (2022, 2023, 2025)] == [None, 1, 1], "what stands, stands"
    engine.take("accept", first, county.clerk, {"confirmed": ["reconsideration.accept_conditions"]}, date(2024, 1, 11))
    engine.take(
        "find", first, county.clerk, {"findings": [{"words": "甲", "found_on": date(2025, 2, 1)}]}, date(2025, 2, 1)
    )
    compute.refresh()
    assert [told(name, 2025) for name in ("findings", "petitions")] == [1, 0]


def test_counts_sums_rates_and_durations(county: County) -> None:
    first = petition(county, date(2024, 1, 10), "100.50")
    second = petition(county, date(2024, 3, 10), "9.50")
    petition(county, date(2024, 3, 11), at_township=True)
    petition(county, date(2023, 12, 31))
    settle(county, first, "支持", date(2024, 1, 20))
    settle(county, second, "驳回", date(2024, 3, 14))
    compute.refresh()
    assert value("petitions", "431081", 2024) == 3
    assert value("petitions", "431081103", 2024) == 1
    assert value("petitions", "43", 2024) == 3
    assert value("petitions", "431003", 2024) == 0
    assert value("petitions_granted", "431081", 2024) == 1
    assert value("petition_amount", "431081", 2024) == Decimal("110")
    assert value("petition_days", "431081", 2024) == Decimal("7")
    assert round(value("petitions_granted_rate", "431081", 2024) or 0, 2) == Decimal("33.33")
    assert value("petitions_granted_rate", "431003", 2024) is None
    assert value("petitions_change", "431081", 2024) == 200
    by_month = dict(spread.by_month("petitions", "431081", YEAR))
    assert [by_month[date(2024, month, 1)] for month in (1, 2, 3)] == [1, 0, 2]
    assert spread.by_agency("petitions", "431081", YEAR)[0] == ("资兴市某局", Decimal(2))


def test_stock_is_counted_at_the_end_of_the_period(county: County) -> None:
    one = engine.take("issue", Badge, county.clerk, {"holder": "甲"}, date(2022, 5, 1))
    engine.take("issue", Badge, county.clerk, {"holder": "乙"}, date(2023, 12, 31))
    compute.refresh()
    engine.take("withdraw", one, county.clerk, {"reason": "调离"}, date(2024, 2, 29))
    compute.refresh()
    assert [value("badges", "431081", year) for year in (2021, 2022, 2023, 2024)] == [0, 1, 2, 1]


def test_rows_of_a_record_are_counted_by_their_own_day(county: County) -> None:
    matter = petition(county, date(2024, 1, 10))
    engine.take("accept", matter, county.clerk, {"confirmed": ["reconsideration.accept_conditions"]}, date(2024, 1, 11))
    rows = [{"words": "甲", "found_on": date(2024, 2, 1)}, {"words": "乙", "found_on": date(2025, 2, 1)}]
    engine.take("find", matter, county.clerk, {"findings": rows}, date(2025, 2, 1))
    compute.refresh()
    assert [value("findings", "431081", year) for year in (2024, 2025)] == [1, 1]


def test_a_correction_moves_the_count_to_another_month(county: County) -> None:
    matter = petition(county, date(2024, 1, 10))
    compute.refresh()
    corrected(matter, "receive", county.clerk, county.head, {"received_on": date(2023, 11, 10)})
    compute.refresh()
    assert [value("petitions", "431081", year) for year in (2023, 2024)] == [1, 0]


def test_a_correction_moves_the_count_to_another_region(county: County) -> None:
    matter = petition(county, date(2024, 1, 10))
    compute.refresh()
    assert [value("petitions", region, 2024) for region in ("431081", "431081103")] == [1, 0]
    corrected(matter, "receive", county.clerk, county.head, {"region": "431081103"})
    compute.refresh()
    assert [value("petitions", region, 2024) for region in ("431081", "431081103")] == [1, 1]


def test_only_touched_months_are_counted_again(county: County) -> None:
    for month in range(1, 7):
        petition(county, date(2024, month, 3))
    assert compute.refresh() > 0
    assert compute.refresh() == 0
    kept = set(Cell.objects.filter(month__lt=date(2024, 6, 1)).values_list("pk", flat=True))
    petition(county, date(2024, 6, 4))
    compute.refresh()
    assert kept <= set(Cell.objects.values_list("pk", flat=True))
    assert value("petitions", "431081", 2024) == 7


@pytest.mark.parametrize("seed", range(5))
def test_cells_equal_a_count_by_hand_after_any_history(county: County, seed: int) -> None:
    rng = random.Random(seed)
    matters: list[Petition] = []
    for _ in range(25):
        roll = rng.random()
        day = date(2023, 10, 1) + timedelta(days=rng.randrange(300))
        if roll < 0.6 or not matters:
            matters.append(petition(county, day, str(rng.randrange(1000)), at_township=rng.random() < 0.5))
        elif roll < 0.8:
            matter = rng.choice(matters)
            clerk, head = (county.actor(matter.agency, *who.roles) for who in (county.clerk, county.head))
            if day != matter.received_on:
                corrected(matter, "receive", clerk, head, {"received_on": day}, on=day)
        else:
            compute.refresh()
    compute.refresh()
    for region in ("431081", "431081103"):
        here = [m for m in Petition.objects.all() if m.region.startswith(region)]
        for year in (2023, 2024):
            mine = [m for m in here if m.received_on and m.received_on.year == year]
            assert value("petitions", region, year) == len(mine)
            assert value("petition_amount", region, year) == sum(m.amount or 0 for m in mine)


def test_a_value_costs_one_query_however_many_records(county: County) -> None:
    takings = [
        Taking(
            data={"title": "诉求", "received_on": date(2024, 1, 1), "petitioner": {"name": "张三"}}, on=date(2024, 1, 2)
        )
        for _ in range(200)
    ]
    engine.take_many("receive", Petition, takings, county.clerk)
    compute.refresh()
    with CaptureQueriesContext(connection) as queries:
        assert compute.values(["petitions", "petitions_granted_rate", "badges"], "431081", YEAR)["petitions"] == 200
    assert len(queries) == 1


def test_a_frozen_figure_is_proven_or_says_what_changed(county: County) -> None:
    matters = [petition(county, date(2024, 3, n)) for n in range(1, 5)]
    settle(county, matters[0], "支持", date(2024, 4, 1))
    Frozen.objects.bulk_create(
        freezing.snapshot(matters[0].pk, ["petitions_granted_rate"], "431081", YEAR, date(2025, 1, 5))
    )
    frozen = Frozen.objects.get(figure="petitions_granted_rate")
    assert frozen.value == 25
    assert freezing.prove(frozen).proven
    settle(county, matters[1], "支持", date(2025, 2, 1))
    proof = freezing.prove(frozen)
    assert not proof.proven
    assert proof.value_now == 50
    [changed] = proof.changed
    assert changed.counted_now
    assert changed.steps[-1] == "2025-02-01 决定"


def test_a_frozen_figure_is_not_proven_where_a_record_was_altered_behind_the_ledger(county: County) -> None:
    matter = petition(county, date(2024, 3, 1), "5")
    Frozen.objects.bulk_create(freezing.snapshot(matter.pk, ["petition_amount"], "431081", YEAR, date(2025, 1, 5)))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE specimen_petition SET amount = 500")
    Cell.objects.all().delete()
    proof = freezing.prove(Frozen.objects.get())
    assert not proof.proven
    assert "金额" in proof.faults[0].words


def test_rows_that_two_steps_add_under_two_names_are_counted_by_their_days_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One kind of row, told as one thing by this step and as another by that: the months of both are touched."""
    parts = {**Petition.procedure.parts, "more_findings": Petition.procedure.parts["findings"]}
    monkeypatch.setattr(Petition.procedure, "parts", parts)
    wanted = compute._days_of("petition")
    assert wanted["findings"] == wanted["more_findings"] == {"found_on"}


def test_rows_counted_by_a_day_of_their_record_are_counted_again_when_a_step_tells_of_them(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Items of an agenda count by the day of the meeting, whichever step tells of the item."""
    counted = Count(Finding, on="matter__received_on", where=Q(verdict="属实"))
    concept = declared.figures()["findings"].concept
    monkeypatch.setattr(declared, "_figures", {"judged": Figure("judged", concept, counted)})
    matter = petition(county, date(2024, 1, 10))
    confirmed = {"confirmed": ["reconsideration.accept_conditions"]}
    matter = engine.take("accept", matter, county.clerk, confirmed, date(2024, 1, 11))
    matter = engine.take("find", matter, county.clerk, {"findings": [{"words": "甲"}]}, date(2024, 2, 1))
    compute.refresh()
    assert value("judged", "431081", 2024) == 0
    told = {"verdicts": [{"id": Finding.objects.get().pk, "verdict": "属实"}]}
    engine.take("judge", matter, county.clerk, told, date(2024, 3, 1))
    compute.refresh()
    assert dict(spread.by_month("judged", "431081", YEAR))[date(2024, 1, 1)] == 1


def test_persons_are_counted_once_and_by_what_they_add_up_to(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who attended four times is one person; hours are added up over the period, whichever records they stand in."""
    concept = declared.figures()["findings"].concept
    made: dict[str, declared.Computation] = {
        "told": Distinct(Finding, "words", on="found_on"),
        "twice": Reaching(Finding, "words", "matter__amount", 60, on="found_on"),
        "found": Count(Finding, on="found_on"),
        "each": PerHead("found", "told"),
        "kept": Norm("twice", "told"),
    }
    monkeypatch.setattr(declared, "_figures", {name: Figure(name, concept, one) for name, one in made.items()})
    for amount, words, day in (("40", "甲", 1), ("40", "乙", 2), ("20", "甲", 3), ("19", "乙", 4), ("90", "丙", 30)):
        matter = petition(county, date(2024, 1, 10), amount)
        confirmed = {"confirmed": ["reconsideration.accept_conditions"]}
        matter = engine.take("accept", matter, county.clerk, confirmed, date(2024, 1, 11))
        on = date(2024, 2, day) if day < 30 else date(2025, 1, day)
        engine.take("find", matter, county.clerk, {"findings": [{"words": words, "found_on": on}]}, on)
    compute.refresh()
    assert compute.values(list(made), "431081", YEAR) == {"told": 2, "twice": 1, "found": 4, "each": 2, "kept": 50}
    assert compute.values(["told", "kept"], "431081103", YEAR) == {"told": 0, "kept": None}
    frozen = freezing.snapshot(matter.pk, list(made), "431081", YEAR, date(2025, 3, 5))
    assert {one.figure: one.counted for one in frozen} == {"told": 4, "twice": 4, "found": 4, "each": 0, "kept": 0}


def test_a_cell_that_is_not_what_the_records_give_is_found_and_counted_anew(county: County) -> None:
    """Changed, taken away or added behind everybody's back; a mark that pretends that all is counted."""
    petition(county, date(2024, 1, 10), "100.50")
    assert recounting.astray() == []
    [cell] = Cell.objects.filter(figure="petitions")
    for wrong in ({"value": 7}, {"month": date(2023, 1, 1)}, {"region": "431081103"}, {"agency": county.township}):
        Cell.objects.filter(pk=cell.pk).update(**wrong)
        assert recounting.astray() == ["petitions"], wrong
        recounting.recount()
        assert recounting.astray() == []
        [cell] = Cell.objects.filter(figure="petitions")
    cell.delete()
    assert recounting.astray() == ["petitions"]
    recounting.recount()
    Watermark.objects.update(entry=10**9)
    petition(county, date(2024, 2, 10))
    assert "petitions" in recounting.astray()
    Watermark.objects.update(entry=0)
    Cell.objects.create(
        figure="of no register", agency=county.township, region="431081", month=date(2024, 1, 1), value=1
    )
    assert recounting.astray() == ["of no register"]


def test_what_was_erased_before_it_was_counted_is_counted(county: County) -> None:
    """Its days are told no more by the entry that told them, but by the one that erased it."""
    petition(county, date(2024, 1, 10))
    compute.refresh()
    record = petition(county, date(2024, 5, 10))
    accepted = {"confirmed": ["reconsideration.accept_conditions"]}
    record = engine.take("accept", record, county.clerk, accepted, date(2024, 5, 11))
    engine.take(
        "find", record, county.clerk, {"findings": [{"words": "甲", "found_on": date(2024, 7, 1)}]}, date(2024, 7, 1)
    )
    for seq in (1, 3):
        record = county.erased(record, seq)
    compute.refresh()
    assert [told(name, 2024) for name in ("petitions", "findings")] == [2, 1]
    assert recounting.astray() == []
