"""Rows on the page of a matter where several steps tell of them under one name; and steps for which no row is left."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.declaring.asks import PartsAsk
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.people import Role, User
from guiju.registers.disputes.roundtable import Roundtable
from guiju.web.gates import offers
from guiju.web.matter import columns_of_rows
from tests.lives import Case
from tests.people import County
from tests.registers.test_roundtable_courses import DOING, DONE, LEFT, begun
from tests.web import desk


def page_of(county: County, table: Case) -> str:
    client = Client()
    clerk = User.objects.get(agency=table.agency, appointments__role=Role.CLERK)
    client.force_login(clerk, backend=desk.BACKEND)
    return desk.words(client.get(reverse("matter", args=["roundtable", table.record.pk])))


def test_what_was_agreed_is_read_on_the_page_and_named_in_the_ledger(county: County) -> None:
    page = page_of(county, begun(county, (*DOING, DONE[0])))
    assert all(words in page for words in ("议定事项", "更换灯具", "物业公司", "完成期限", "已更换", "议题序号"))
    assert page.count(">完成情况<") == 2, (
        "the column, and the entry of the step that told it; not that of what was agreed"
    )


def test_where_nothing_was_agreed_no_empty_table_stands(county: County) -> None:
    assert 'aria-label="议定事项"' not in page_of(county, begun(county, LEFT))


@pytest.mark.parametrize("register", ["roundtable", *[name for name in sorted(registers()) if name != "roundtable"]])
def test_a_page_shows_every_column_that_any_step_tells_of_a_row(register: str) -> None:
    model = registers()[register]
    shown = {part: set(columns) for part, columns in columns_of_rows(model.procedure).items()}
    for step in model.procedure.declared:
        for ask in step.asked:
            if isinstance(ask, PartsAsk):
                assert {*(column.name for column in ask.columns), *ask.dates} <= shown[ask.model]


def test_a_step_for_which_no_row_is_open_is_not_offered_as_open(county: County) -> None:
    table = begun(county, DOING)
    clerk = county.actor(table.agency, Role.CLERK)

    def closed() -> set[str]:
        return {o.step.name for o in offers(Facts(Roundtable.objects.get(), table.on, clerk)) if o.closed}

    told_of_rows = {"report", "drop", "confirm"}
    assert {"reopen", "give_back", "lead_on", "lead_to_dispute", "lead_to_next"} <= closed()
    assert not told_of_rows & closed()
    for move in DONE:
        move.take(table)
    assert told_of_rows <= closed() and "reopen" not in closed()
