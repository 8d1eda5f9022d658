"""What happens by itself overnight: overdue is noted once, a holiday notice moves running clocks and says so."""

from collections.abc import Iterator
from datetime import date

import pytest
import yaml

from guiju import law
from guiju.home import home
from guiju.kernel.acting import engine, nightly
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from tests.kernel.test_engine import CONFIRMED, RECEIVED, accepted
from tests.people import County
from tests.specimen.models import Petition


def test_overdue_is_noted_once_the_day_after(county: County) -> None:
    accepted(county)
    [clock] = ClockRow.objects.filter(running=True)
    assert clock.due_on == date(2024, 5, 6)
    assert nightly.note_overdue(date(2024, 5, 6)) == 0
    assert nightly.note_overdue(date(2024, 5, 7)) == 1
    assert nightly.note_overdue(date(2024, 5, 8)) == 0
    clock.refresh_from_db()
    assert clock.noted_overdue_on == date(2024, 5, 7)
    entry = Entry.objects.latest("id")
    assert (entry.step, entry.actor_id) == ("note_overdue", None)
    assert "第六十二条" in entry.content["told"]["reason"]


@pytest.fixture
def notice() -> Iterator[None]:
    """A notice that makes the week of the due day a holiday."""
    folder = home() / "calendar"
    folder.mkdir(exist_ok=True)
    path = folder / "2024.yaml"
    days = [date(2024, 5, day).isoformat() for day in (1, 2, 3, 6, 7, 8)]
    path.write_text(yaml.safe_dump({"year": 2024, "source": "试验", "holidays": days, "workdays": []}))
    law.refresh()
    yield
    path.unlink()
    law.refresh()


def test_a_notice_that_comes_later_moves_running_clocks_with_an_entry(
    county: County, request: pytest.FixtureRequest
) -> None:
    accepted(county)
    assert nightly.recount(date(2024, 4, 1)) == 0
    request.getfixturevalue("notice")
    assert nightly.recount(date(2024, 4, 1)) == 1
    [clock] = ClockRow.objects.filter(running=True)
    assert (clock.first_due_on, clock.due_on) == (date(2024, 5, 6), date(2024, 5, 9))
    entry = Entry.objects.latest("id")
    assert entry.step == "recount"
    assert entry.content["clocks"][0]["due"] == "2024-05-09"
    assert nightly.recount(date(2024, 4, 1)) == 0


def test_a_year_without_notice_is_provisional(county: County) -> None:
    far = {**RECEIVED, "received_on": date(2024, 3, 1)}
    matter = engine.take("receive", Petition, county.clerk, far, date(2024, 3, 1))
    engine.take("accept", matter, county.clerk, CONFIRMED, date(2024, 3, 4))
    assert not ClockRow.objects.filter(provisional=True).exists()
    limit = law.limit("reconsideration.accept.review", date(2098, 1, 1))
    assert law.due(limit, date(2098, 3, 3)).provisional
