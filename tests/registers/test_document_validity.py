"""Live validity: what a reader of the public catalogue is told on a day, by the record and by the database alike."""

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures.compute import refresh, value
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import SYSTEM
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.validity import Validity, days_left, validity
from tests.people import County
from tests.registers.documents import a_document, existing


def plain(**columns: Any) -> NormativeDocument:
    return NormativeDocument(**{"stage": "published", "announced_on": date(2020, 3, 2), **columns})


BEGUN = {"effective_on": date(2020, 4, 1), "expires_on": date(2025, 4, 1)}


@pytest.mark.parametrize(
    ("columns", "on", "shown", "left"),
    [
        ({"announced_on": None}, date(2020, 3, 2), "尚未公布", None),
        (BEGUN, date(2020, 3, 1), "尚未公布", None),
        (BEGUN, date(2020, 3, 2), "尚未施行", None),
        (BEGUN, date(2020, 3, 31), "尚未施行", None),
        (BEGUN, date(2020, 4, 1), "现行有效", 1826),
        (BEGUN, date(2024, 9, 30), "现行有效", 183),
        (BEGUN, date(2024, 10, 1), "即将到期", 182),
        (BEGUN, date(2025, 4, 1), "即将到期", 0),
        (BEGUN, date(2025, 4, 2), "失效", None),
        ({}, date(2040, 1, 1), "现行有效", None),
        ({**BEGUN, "stage": "repealed", "closed_on": date(2021, 6, 1)}, date(2021, 5, 31), "现行有效", 1401),
        ({**BEGUN, "stage": "repealed", "closed_on": date(2021, 6, 1)}, date(2021, 6, 1), "废止", None),
        ({**BEGUN, "stage": "amended", "closed_on": date(2021, 6, 1)}, date(2021, 6, 1), "废止", None),
        ({**BEGUN, "stage": "void", "closed_on": date(2021, 6, 1)}, date(2021, 6, 1), "失效", None),
        ({**BEGUN, "stage": "renewed", "closed_on": date(2021, 6, 1)}, date(2021, 6, 1), "失效", None),
    ],
)
def test_validity_on_a_day(columns: dict[str, Any], on: date, shown: str, left: int | None) -> None:
    document = plain(**columns)
    assert (validity(document, on).label, days_left(document, on)) == (shown, left)


def documents_of_every_kind(county: County) -> None:
    """Documents in every state, the last step on 2026-04-02."""
    a_document(county, "submit")
    a_document(county, "file")
    existing(county, 1, expires_on=date(2021, 9, 1))
    existing(county, 2, effective_on=None)
    existing(county, 3, announced_on=None)
    engine.take("repeal", existing(county, 4), county.head, {"reason": "清理"}, date(2021, 6, 1))
    engine.take("declare_void", existing(county, 5), county.head, {"reason": "清理"}, date(2021, 6, 1))
    engine.take("supersede", existing(county, 6), SYSTEM, {"reason": "取代"}, date(2021, 6, 1))
    ordered = existing(county, 7, expires_on=date(2021, 12, 1))
    engine.take("order_reissue", ordered, county.head, {"reason": "清理"}, date(2021, 6, 1))
    engine.take("renew", ordered, county.head, {"renewed_from": date(2021, 7, 1)}, date(2021, 6, 2))
    engine.take("lapse", existing(county, 8, expires_on=date(2026, 4, 1)), SYSTEM, {}, date(2026, 4, 2))


DAYS = [
    date(2018, 5, 2),
    date(2018, 5, 3),
    date(2018, 5, 31),
    date(2018, 6, 1),
    *(date(2021, 3, 1) + timedelta(days=n) for n in range(0, 400, 7)),
    *(date(2025, 9, 25) + timedelta(days=n) for n in range(0, 200, 3)),
    date(2026, 4, 1),
    date(2026, 4, 2),
    date(2031, 7, 2),
]


def test_the_database_answers_as_the_record_does(county: County) -> None:
    documents_of_every_kind(county)
    everything = list(NormativeDocument.objects.all())
    seen = set()
    for day in DAYS:
        told = {document.pk: validity(document, day) for document in everything}
        for wanted in Validity:
            found = {document.pk for document in NormativeDocument.objects.with_validity(wanted, day)}
            assert found == {pk for pk, shown in told.items() if shown is wanted}, (day, wanted)
        running = {pk for pk, shown in told.items() if shown in (Validity.IN_FORCE, Validity.EXPIRING)}
        assert {document.pk for document in NormativeDocument.objects.in_force_on(day)} == running
        seen |= set(told.values())
    assert seen == set(Validity)


def test_a_renewed_document_holds_until_the_eve_of_the_new_text(county: County) -> None:
    """Renewed on 5 January from 1 April: no day on which neither text is in force."""
    old = existing(county, 1, expires_on=date(2026, 3, 31))
    engine.take("order_reissue", old, county.head, {"reason": "清理"}, date(2026, 1, 4))
    engine.take("renew", old, county.head, {"renewed_from": date(2026, 4, 1)}, date(2026, 1, 5))
    new = NormativeDocument.objects.get(predecessor=old)
    for day in (date(2026, 1, 6), date(2026, 3, 31)):
        assert (validity(old, day), validity(new, day)) == (Validity.EXPIRING, Validity.PENDING)
        assert [one.pk for one in NormativeDocument.objects.in_force_on(day)] == [old.pk]
    assert days_left(old, date(2026, 3, 30)) == 1
    assert validity(old, date(2026, 4, 1)) is Validity.LAPSED
    assert validity(new, date(2026, 4, 1)) is Validity.IN_FORCE


def test_a_replaced_document_holds_until_the_eve_of_the_new_text(county: County) -> None:
    old = existing(county, 1)
    a_document(county, "publish", propose={"replaces": old})
    old.refresh_from_db()
    assert validity(old, date(2021, 3, 31)) is Validity.IN_FORCE
    assert validity(old, date(2021, 4, 1)) is Validity.REPEALED


def test_the_figures_at_a_date_are_what_a_reader_is_told_that_day(county: County) -> None:
    """政府信息公开工作年度报告, table 2: in force at the end of a year, and what went out of force in it."""
    documents_of_every_kind(county)
    refresh()
    everything = list(NormativeDocument.objects.all())
    running, there = {Validity.IN_FORCE, Validity.EXPIRING}, dict[int, int]()
    gone = {Validity.REPEALED: "withdrawn", Validity.LAPSED: "out_of_force"}
    for year in range(2017, 2033):
        told = [(validity(one, date(year - 1, 12, 31)), validity(one, date(year, 12, 31))) for one in everything]
        there[year] = sum(now in running for _, now in told)
        assert value("normative_documents_in_force", "431081", year) == there[year], year
        for ended, name in gone.items():
            fell = sum(now is ended and before is not ended for before, now in told)
            assert value(f"normative_documents_{name}", "431081", year) == fell, (year, name)
    assert max(there.values()) > 2 > there[2032] > 0


def test_no_end_of_a_later_year_moves_what_was_in_force_before(county: County) -> None:
    document = existing(county, 1, expires_on=date(2024, 6, 30))
    held = {}
    for step in ("", "repeal"):
        if step:
            engine.take(step, document, county.head, {"reason": "清理"}, date(2023, 5, 4))
        refresh()
        held[step] = [value("normative_documents_in_force", "431081", year) for year in range(2017, 2026)]
    assert held == {"": [0, 1, 1, 1, 1, 1, 1, 0, 0], "repeal": [0, 1, 1, 1, 1, 1, 0, 0, 0]}
    with pytest.raises(Refused) as caught:
        engine.take(
            "repeal",
            existing(county, 2, expires_on=date(2023, 6, 30)),
            county.head,
            {"reason": "清理"},
            date(2024, 1, 3),
        )
    assert caught.value.codes == {"house.still_running"}


def test_what_is_repealed_before_it_begins_was_never_in_force(county: County) -> None:
    document = existing(county, 1, effective_on=date(2025, 6, 1))
    engine.take("repeal", document, county.head, {"reason": "清理"}, date(2023, 5, 4))
    refresh()
    assert [value("normative_documents_in_force", "431081", year) for year in (2022, 2023, 2025, 2026)] == [0] * 4
