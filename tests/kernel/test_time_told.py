"""A clock of the machine that was set back, or ran far ahead for a moment: noticed at the next entry, and nothing locked."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guiju.cli import ledger as commands
from guiju.kernel.acting import administration, engine, nightly, time_told
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.machine_clock import TimeSeen
from tests.kernel.test_engine import CONFIRMED, RECEIVED
from tests.people import County, acts_entered, entered
from tests.specimen.models import Petition

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(day: str, hour: int = 10, minute: int = 0) -> time_machine.travel:
    moment = datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=SHANGHAI)
    return time_machine.travel(moment, tick=False)


def today() -> date:
    return timezone.localdate()


def receive(county: County, on: date | None = None) -> Any:
    on = on or today()
    return engine.take("receive", Petition, county.clerk, {**RECEIVED, "received_on": on}, on)


def hear(county: County, matter: Any, on: date | None = None) -> Any:
    return engine.take("hear", matter, county.clerk, {"opinion": "已听取"}, on)


def marks() -> list[Any]:
    """What each act's entry says of the clock, oldest first."""
    entries = Entry.objects.exclude(register__in=administration.OF_NO_RECORD).select_related("payload").order_by("id")
    return [(entry.content.get("clock") or {}).get("state") for entry in entries]


def test_an_ordinary_day_says_nothing(county: County) -> None:
    with at("2026-11-20"):
        receive(county)
    with at("2026-12-04"):  # a fortnight without an entry is no jump
        receive(county)
    assert marks() == [None, None]
    assert time_told.Reading(None, datetime.now(SHANGHAI)).state == ""


@pytest.mark.parametrize(
    ("then", "state"),
    [
        (("2026-11-20", 9, 57), "back"),
        (("2026-11-20", 9, 59), None),  # clocks of two machines, and corrections over the net, differ by moments
        (("2020-01-01", 0, 0), "back"),
        (("2026-12-05", 9, 0), None),
        (("2026-12-05", 11, 0), "ahead"),
        (("2037-01-01", 0, 0), "ahead"),
    ],
)
def test_what_is_noticed_against_the_last_entry(county: County, then: tuple[str, int, int], state: str | None) -> None:
    with at("2026-11-20"):
        receive(county)
    with at(*then):
        receive(county)
    assert marks() == [None, state]


def test_a_moment_far_ahead_locks_no_matter(county: County) -> None:
    """Two steps taken in 2037 by the clock: both say so; back in 2026 the matter goes on as if nothing had been."""
    with at("2026-11-20"):
        matter = receive(county)
    with at("2037-01-01"):
        matter = engine.take("accept", matter, county.clerk, CONFIRMED)
        matter = hear(county, matter)
        assert matter.last_step_on == date(2037, 1, 1)
    with at("2026-11-20", 10, 5):
        matter = hear(county, matter)
        assert (matter.last_step_on, marks()) == (date(2026, 11, 20), [None, "ahead", "ahead", None])
        receive(county)
        with pytest.raises(Refused) as caught:
            hear(county, matter, date(2026, 11, 21))
        assert caught.value.codes == {"day.future"}
    last = Entry.objects.get(seq=3, matter_id=matter.pk)
    assert last.content["clock"]["seen"].startswith("2026-11-20T02:00"), "against the last time that was trusted"


def test_a_clock_set_back_takes_the_day_of_the_last_entry(county: County) -> None:
    with at("2026-11-20"):
        matter = engine.take("accept", receive(county), county.clerk, CONFIRMED)
    with at("2026-11-18"):
        assert time_told.latest_day() == date(2026, 11, 20)
        matter = hear(county, matter, date(2026, 11, 20))
        with pytest.raises(Refused) as caught:
            hear(county, matter, date(2026, 11, 21))
        assert caught.value.codes == {"day.future"}
    assert marks()[-1] == "back"


def test_a_time_that_a_person_has_confirmed_is_trusted_from_then_on(county: County) -> None:
    with at("2026-11-20"):
        receive(county)
    with at("2027-03-01"):  # the office was closed for three months
        receive(county)
        assert time_told.reading().state == "ahead"
        time_told.trust(confirmed=True)
        assert time_told.reading().state == ""
        receive(county)
    with at("2027-03-02"):
        receive(county)
    assert marks() == [None, "ahead", None, None]


@pytest.mark.parametrize(
    ("passed", "clock", "statements"),
    [
        (0, 0, 0),
        (599, 599, 0),
        (600, 600, 1),  # asked anew every ten minutes: another machine may have written
        (60, 240, 1),  # the clock has moved, time has not
        (60, -90, 1),
        (60, 170, 0),
    ],
)
def test_the_database_is_asked_only_where_the_clock_leaves_the_time(
    county: County, monkeypatch: pytest.MonkeyPatch, passed: int, clock: int, statements: int
) -> None:
    with at("2026-11-20"):
        receive(county)
        began = time.monotonic()
        assert time_told.noticed() is None
    monkeypatch.setattr(time, "monotonic", lambda: began + passed)
    then = datetime(2026, 11, 20, 10, tzinfo=SHANGHAI) + timedelta(seconds=clock)
    with time_machine.travel(then, tick=False), CaptureQueriesContext(connection) as queries:
        time_told.noticed()
    assert len(queries) == statements


# --- the night -------------------------------------------------------------------------------------------------------


def overdue(county: County) -> Any:
    with at("2026-09-01"):
        return engine.take("accept", receive(county), county.clerk, CONFIRMED)


def test_the_night_does_nothing_by_a_clock_that_has_jumped(county: County) -> None:
    overdue(county)
    with at("2037-01-01"):
        with pytest.raises(time_told.ClockAhead, match=r"2037-01-01.*超前.*--date 2037-01-01"):
            nightly.run(today())
        assert acts_entered().count() == 2 and not TimeSeen.objects.exists()
        assert nightly.run(today(), confirmed=True).overdue == 1
        assert nightly.run(today()).overdue == 0, "confirmed once"


def test_the_command_says_so_in_one_line_and_does_not_end_well(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guiju.cli.ledger.start", lambda: None)
    overdue(county)
    entered()
    with at("2037-01-01"):
        refused = CliRunner().invoke(commands.nightly, [])
        assert (refused.exit_code, len(refused.output.strip().splitlines())) == (1, 1)
        assert "guiju nightly --date 2037-01-01" in refused.output
        done = CliRunner().invoke(commands.nightly, ["--date", "2037-01-01"])
        assert (done.exit_code, "逾期登记1项" in done.output) == (0, True)
    with at("2026-09-02"):
        back = CliRunner().invoke(commands.nightly, [])
        assert "撤回登记在今天以后的逾期1项" in back.output


def test_a_night_by_a_clock_set_back_hides_nothing(county: County) -> None:
    with at("2026-11-20"):
        receive(county)
    with at("2026-11-18"):
        nightly.run(today())
        assert time_told.reading().state == "back"
        nightly.run(today(), confirmed=True)
        assert time_told.reading().state == "", "a person has said that it is the 18th"


def test_a_night_in_a_quiet_office_is_evidence_of_the_time(county: County) -> None:
    overdue(county)
    for day in ("2026-09-14", "2026-09-28", "2026-10-12", "2026-10-26"):
        with at(day):
            nightly.run(today())
    assert TimeSeen.objects.count() == 1, "the last one is enough"


def test_notes_of_a_day_to_come_are_taken_back(county: County) -> None:
    matter = overdue(county)
    with at("2037-01-01"):
        nightly.run(today(), confirmed=True)
    [row] = ClockRow.objects.exclude(noted_overdue_on=None)
    assert row.noted_overdue_on == date(2037, 1, 1)
    with at("2026-09-02"):
        done = nightly.run(today())
        assert (done.taken_back, done.overdue, done.ahead) == (1, 0, 0)
        row.refresh_from_db()
        assert row.noted_overdue_on is None
        entry = Entry.objects.latest("id")
        assert (entry.step, entry.on, entry.actor_id) == ("take_back_note", date(2026, 9, 2), None)
        matter.refresh_from_db()
        assert hear(county, matter).last_step_on == date(2026, 9, 2)
        assert nightly.run(today()).taken_back == 0
    for day in ("2026-09-16", "2026-09-30", "2026-10-14", "2026-10-28"):
        with at(day):
            assert nightly.run(today()).overdue == 0
    with at("2026-11-05"):
        assert nightly.run(today()).overdue == 1, "and noted anew when its day has come"


def test_what_people_did_on_a_day_to_come_is_counted_for_them(county: County) -> None:
    with at("2026-11-20"):
        matter = engine.take("accept", receive(county), county.clerk, CONFIRMED)
    with at("2037-01-01"):
        hear(county, matter)
    with at("2026-11-21"):
        assert nightly.run(today()).ahead == 1
