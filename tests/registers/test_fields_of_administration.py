"""The fields of administration: the rows of the form, what they became in 2018, and what cases of them are counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.figures import compute
from guiju.kernel.declaring.matters import Record
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.fields_of_administration import (
    OF_ITS_DAY,
    counted_in,
    fields,
    key_fields,
    row_of,
)
from guiju.registers.oversight.reconsideration import Reconsideration
from tests.people import make_county
from tests.registers.penalties import Bench

BEFORE, AFTER = date(2018, 12, 31), date(2019, 1, 1)
FIELDS = st.sampled_from(sorted(fields()))
DAYS = st.dates(date(2010, 1, 1), date(2030, 1, 1))


def test_before_the_reform_the_rows_are_those_of_the_form() -> None:
    rows = {row_of(name, BEFORE) for name, field in fields().items() if field.since <= BEFORE}
    assert sorted(fields()[row].line or 0 for row in rows) == list(range(1, 47))
    lines = [field.line for field in fields().values() if field.line is not None]
    assert sorted(lines) == list(range(1, 47)), "each line stands once"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("industry_commerce", "market"),
        ("quality", "market"),
        ("food", "market"),
        ("special_equipment", "market"),
        ("price", "market"),
        ("family_planning", "health"),
        ("safety", "emergency"),
        ("land", "natural_resources"),
        ("labour", "social_security"),
        ("banking", "financial_supervision"),
        ("public_security", "public_security"),
        ("urban", "other"),
    ],
)
def test_what_a_field_counts_as_since_the_reform(old: str, new: str) -> None:
    assert row_of(old, AFTER) == new
    assert old in counted_in(new)


@given(FIELDS, DAYS)
def test_whatever_may_be_told_counts_in_a_row_of_that_day(name: str, on: date) -> None:
    field = fields()[name]
    if field.since <= on:
        row = fields()[row_of(name, on)]
        assert row.since <= on <= row.until
        assert not row.wider(on)


@given(FIELDS)
def test_a_field_that_ends_becomes_one_of_the_day_after(name: str) -> None:
    field = fields()[name]
    assert (field.until == date.max) == (not field.becomes)
    if field.becomes:
        became = fields()[field.becomes]
        assert became.since <= field.until + timedelta(days=1) <= became.until
        assert field.label.endswith(f"（至{field.until.year}年）")


def test_key_fields_are_fields_of_market_supervision() -> None:
    assert {row_of(name, AFTER) for name in key_fields()} == {"market"}
    assert "market" not in key_fields(), "what is told no more finely is no key field"


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (PenaltyCase, "file"),
        (PenaltyCase, "penalise_on_spot"),
        (Reconsideration, "receive"),
        (Reconsideration, "hand_in"),
    ],
)
def test_where_a_case_begins_its_field_is_asked_for(model: type[Record], name: str) -> None:
    step = model.procedure.steps[name]
    [ask] = [ask for ask in step.asked if ask.name == "field"]
    assert ask.field.required
    assert OF_ITS_DAY in step.gates


@pytest.mark.django_db
def test_cases_are_counted_by_field_fine_ones_with_the_wide() -> None:
    bench = Bench(make_county())
    for field in ("public_health", "health", "price", "market"):
        bench.penalised_on_spot(field=field)
    compute.refresh()
    counted = {
        name: compute.value(f"penalty_cases_{name}", "431081", 2024) for name in ("health", "key_fields", "food")
    }
    assert counted == {"health": 2, "key_fields": 1, "food": 0}
