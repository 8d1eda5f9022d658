"""Paging meets each record exactly once, there and back; counts stop at the cap."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.kernel.acting import engine
from guiju.kernel.acting.taking import Taking
from guiju.kernel.finding import paging
from tests.people import County
from tests.specimen.models import Petition

BEGAN = date(2024, 1, 1)


def received(county: County, days: list[int]) -> None:
    """Petitions received so many days after the first of 2024."""
    takings = []
    for n, day in enumerate(BEGAN + timedelta(days=n) for n in days):
        petitioner = [{"kind": "person", "name": "张三丰"}]
        takings.append(Taking(None, {"title": f"诉求{n}", "received_on": day, "petitioner": petitioner}, day))
    engine.take_many("receive", Petition, takings, county.clerk, simulated=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.lists(st.integers(0, 6), min_size=1, max_size=24),
    size=st.integers(1, 7),
    order=st.sampled_from(["last_step_on", "-last_step_on"]),
)
def test_there_and_back_every_record_is_met_once(county: County, days: list[int], size: int, order: str) -> None:
    """Many records of one day are the hard case: the id decides there."""
    before = set(Petition.objects.values_list("pk", flat=True))
    received(county, days)
    rows = Petition.objects.exclude(pk__in=before)
    expected = list(rows.order_by(order, f"{order[: order.find('l')]}pk").values_list("pk", flat=True))

    pages = [paging.page(rows, order, {}, size)]
    while pages[-1].next:
        pages.append(paging.page(rows, order, {"after": pages[-1].next}, size))
    assert [row.pk for page in pages for row in page.rows] == expected
    assert pages[0].previous == ""

    back = [pages[-1]]
    while back[-1].previous:
        back.append(paging.page(rows, order, {"before": back[-1].previous}, size))
    assert [row.pk for page in reversed(back) for row in page.rows] == expected


def test_beyond_the_last_row_there_is_a_way_back(county: County) -> None:
    received(county, [1])
    [only] = Petition.objects.all()
    page = paging.page(Petition.objects.all(), "-last_step_on", {"after": f"{only.last_step_on}_{only.pk}"})
    assert (page.rows, page.next, bool(page.previous)) == ([], "", True)


@pytest.mark.parametrize("way", ["after", "before"])
@pytest.mark.parametrize("place", ["x", "2024-13-01_1", "2024-01-01_notanid", "_", "2024-01-01", "%00"])
def test_a_place_that_is_none_is_the_beginning(county: County, way: str, place: str) -> None:
    received(county, [1])
    page = paging.page(Petition.objects.all(), "-last_step_on", {way: place})
    assert (len(page.rows), page.next, page.previous) == (1, "", "")


def test_counting_stops_at_the_cap(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "CAP", 3)
    received(county, [1, 2, 3])
    assert paging.capped_counts({"a": Petition.objects.all(), "b": Petition.objects.none()}) == {"a": 3, "b": 0}
    received(county, [1, 2, 3])
    assert paging.spoken(paging.capped_counts({"a": Petition.objects.all()})["a"]) == "超过3"


@pytest.mark.django_db
def test_more_counts_than_a_database_takes_in_one_statement(county: County) -> None:
    received(county, [0, 1, 2])
    wanted = {n: Petition.objects.filter(received_on=BEGAN + timedelta(days=n % 4)) for n in range(1001)}
    assert paging.counts(wanted) == {n: int(n % 4 < 3) for n in wanted}
