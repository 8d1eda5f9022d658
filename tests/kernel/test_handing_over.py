"""A record that is handed to another agency stays its own's: both see it, one has it to work on, and for how long is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.handling import Handling
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping import ledger
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Actor, Role, User
from guiju.kernel.offices.scope import visible
from tests.kernel.test_engine import accepted
from tests.people import County
from tests.reaching_back import folds_to_itself
from tests.specimen.models import Petition
from tests.tampering import undone


@pytest.fixture(autouse=True)
def _as_on_a_day_in_june() -> Iterator[None]:
    with time_machine.travel("2024-06-03 10:00 +0800", tick=True):
        yield


@pytest.fixture
def theirs(county: County) -> Actor:
    return county.actor(county.township, Role.CLERK)


def take(step: str, matter: Any, actor: Actor, on: str, **told: Any) -> Any:
    return engine.take(step, matter, actor, told, date.fromisoformat(f"2024-{on}"))


def passed_on(county: County, on: str = "03-05") -> Any:
    return take("pass_on", accepted(county), county.clerk, on, handler=county.township, reason="由镇里办理")


def spans(matter: Any) -> list[tuple[str, date, date | None]]:
    rows = Handling.objects.filter(matter_id=matter.pk).order_by("since")
    return [(str(row.agency), row.since, row.until) for row in rows]


def test_both_see_it_and_only_who_has_it_answers(county: County, theirs: Actor) -> None:
    matter = accepted(county)
    assert not visible(theirs, Petition.objects.all()).exists()
    matter = take("pass_on", matter, county.clerk, "03-05", handler=county.township, reason="由镇里办理")
    for actor in (theirs, county.clerk, county.legal):
        assert visible(actor, Petition.objects.all()).count() == 1
    with pytest.raises(Refused, match="应当由现经办机关办理"):
        take("answer", matter, county.clerk, "03-06", answer="已办")
    matter = take("answer", matter, theirs, "03-06", answer="已办")
    matter = take("pass_back", matter, theirs, "03-08")
    assert matter.handler is None and not visible(theirs, Petition.objects.all()).exists()
    take("answer", matter, county.clerk, "03-09", answer="自行答复")
    assert not verify_records("petition", [matter.pk]).faults and folds_to_itself(matter)


def test_a_step_of_its_own_agency_is_not_the_handler_s(county: County, theirs: Actor) -> None:
    with pytest.raises(Refused, match="承办机关"):
        take("hear", passed_on(county), theirs, "03-06", opinion="已听取")


def test_limits_lie_on_the_desk_of_who_has_it(county: County) -> None:
    matter = passed_on(county)
    running = ClockRow.objects.filter(running=True, matter_id=matter.pk)
    assert {row.agency_id for row in running} == {county.township.pk}
    take("take_back", matter, county.clerk, "03-06")
    assert {row.agency_id for row in running.all()} == {county.department.pk}


def test_how_long_each_had_it_is_known_and_a_figure(county: County, theirs: Actor) -> None:
    matter = take("pass_back", passed_on(county), theirs, "03-15")
    matter = take("pass_on", matter, county.clerk, "03-20", handler=county.bureau, reason="请司法局办理")
    township, bureau = spans(matter)
    assert township == ("某镇人民政府", date(2024, 3, 5), date(2024, 3, 15))
    assert bureau == ("资兴市司法局", date(2024, 3, 20), None)
    compute.refresh()
    assert compute.values(["petition_handling_days"], "431081", Period.year(2024)) == {"petition_handling_days": 10}


def test_an_end_ends_the_handling(county: County) -> None:
    matter = take("hear", passed_on(county), county.clerk, "03-06", opinion="已听取")
    take("decide", matter, county.head, "03-11", outcome="支持")
    assert spans(matter) == [("某镇人民政府", date(2024, 3, 5), date(2024, 3, 11))]


def test_handed_over_on_a_day_before_the_last_act_it_was_had_since_then(county: County) -> None:
    matter = take("find", accepted(county), county.clerk, "03-12", findings=[{"words": "属实"}])
    matter = take("pass_on", matter, county.clerk, "03-06", handler=county.township, reason="由镇里办理")
    assert spans(matter) == [("某镇人民政府", date(2024, 3, 6), None)]
    assert not verify_records("petition", [matter.pk]).faults and folds_to_itself(matter)


def test_it_is_not_handed_to_who_has_it(county: County) -> None:
    with pytest.raises(Refused, match="现在就由"):
        take("pass_on", accepted(county), county.clerk, "03-05", handler=county.department, reason="误")
    with pytest.raises(Refused, match="现在就由"):
        take("pass_on", passed_on(county), county.clerk, "03-06", handler=county.township, reason="误")


def test_pages_say_who_has_it_and_lead_nobody_astray(county: County, theirs: Actor) -> None:
    matter, client = passed_on(county), Client()
    client.force_login(User.objects.get(username=theirs.name))
    page = client.get(reverse("matter", args=["petition", matter.pk])).content.decode()
    assert "现经办机关" in page and "某镇人民政府" in page
    form = client.get(reverse("take_step", args=["petition", matter.pk, "pass_back"]))
    sent = client.post(
        reverse("take_step", args=["petition", matter.pk, "pass_back"]),
        {"on": "2024-06-03", "version": str(matter.version)},
    )
    assert (form.status_code, sent.status_code) == (200, 302), sent.content.decode()[:500]
    after = client.get(sent.headers["Location"], follow=True)
    assert after.status_code == 200
    figure = client.get(reverse("figure", args=["petition_handling_days"]), {"region": "431081103", "year": "2024"})
    assert figure.status_code == 200


def test_many_handed_over_at_once_cost_what_one_costs(county: County) -> None:
    def statements(count: int) -> int:
        records = [accepted(county) for _ in range(count)]
        told = {"handler": county.township, "reason": "由镇里办理"}
        takings = [engine.Taking(record, told, date(2024, 3, 5)) for record in records]
        with CaptureQueriesContext(connection) as queries:
            engine.take_many("pass_on", Petition, takings, county.clerk)
        for record in records:
            assert spans(record) == [(str(county.township), date(2024, 3, 5), None)]
        return len(queries)

    assert statements(20) - statements(2) <= 2


@pytest.mark.parametrize("tampering", [lambda rows: rows.update(until=None), lambda rows: rows.delete()])
def test_a_handling_tampered_with_is_found(county: County, theirs: Actor, tampering: Callable[[Any], Any]) -> None:
    matter = take("pass_back", passed_on(county), theirs, "03-20")
    handed = [deed.seq for deed in ledger.history(matter) if deed.step == "pass_on"]
    for erased in (None, *handed):  # one of which the handing over itself was erased, is as safe as any
        matter = county.erased(matter, erased) if erased else matter
        assert verify_records("petition", [matter.pk]).faults == []
        with undone():
            tampering(Handling.objects.filter(matter_id=matter.pk))
            assert [fault.kind for fault in verify_records("petition", [matter.pk]).faults] == ["row"], erased
