"""A reconsideration led through the real pages, each step by who usually takes it, from every way in to the closed file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client
from django.urls import reverse

from guiju.kernel.offices.people import User
from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.registers.oversight.reconsideration.choices import Channel
from guiju.scenarios.walking import Act
from tests.lives import Case
from tests.people import County
from tests.registers.reconsiderations import NEW, OLD, accepted
from tests.shares import each
from tests.web import desk

LIST = "reconsideration"


def fields(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """What one answer is on a form: a field, several of one name, or rows of fields."""
    match value:
        case None | False:
            return
        case True:
            yield name, "on"
        case (str(), bytes()):
            yield name, SimpleUploadedFile(value[0], value[1], "text/plain")
        case [dict(), *_]:
            yield f"{name}-rows", len(value)
            for n, row in enumerate(value):
                for column, told in row.items():
                    yield from fields(f"{name}-{n}-{column}", told)
        case [models.Model(), *_]:
            yield from fields(name, [{"agency": one.pk} for one in value])
        case list():
            yield name, value
        case date():
            yield name, value.isoformat()
        case models.Model():
            yield name, value.pk
        case UUID() | int() | Decimal():
            yield name, str(value)
        case _:
            yield name, value


class OnPages(Case):
    """A walk whose acts are sent from the form of the page, by a client at which the actor sits."""

    def carry_out(self, act: Act) -> None:
        client, data = Client(), self.told(act)
        assert act.actor.user_id is not None, "the system sits at no page"
        client.force_login(User.objects.get(pk=act.actor.user_id), backend=desk.BACKEND)
        if self.record is None:
            path = reverse("open_step", args=[LIST, act.step])
            where = {"agency": self.agency.pk, "region": self.region or self.agency.region_id}
        else:
            path = reverse("take_step", args=[LIST, self.record.pk, act.step])
            where = {"version": self.record.version}
        assert client.get(path).status_code == 200, act.step
        typed = dict(pair for name, value in data.items() for pair in fields(name, value))
        response = client.post(path, {"on": act.on.isoformat(), **where, **typed})
        assert response.status_code == 302, (act.step, desk.words(response)[:3000])
        self.record = self.record or Reconsideration.objects.latest("pk")
        self.record.refresh_from_db()
        assert client.get(reverse("matter", args=[LIST, self.record.pk])).status_code == 200
        columns = {column.name for column in self.model._meta.concrete_fields}
        self.said = {name: told for name, told in self.said.items() if name not in columns}


def walked(county: County, on: date, way: str, **told: Any) -> Any:
    walk = OnPages(county, Reconsideration, county.rng, on, brisk=True)
    walk.follow(way, "", {"receive": told, "hand_in": told}, {})
    return walk.take().record


@pytest.mark.parametrize("channel", each(4, [c for c in Channel if c not in (Channel.PENALTY_AGENCY, Channel.COUNTY)]))
def test_whichever_way_it_came_in_it_is_led_to_its_closed_file(county: County, channel: str) -> None:
    assert walked(county, NEW, "upheld", channel=channel).stage == "closed"


WAYS = ("annulled", "performed", "mediated", "withdrawn", "extended", "suspended", "simplified", "heard_in_public")


@pytest.mark.parametrize("way", each(3, WAYS, begin=2))
def test_every_usual_course_goes_through_the_pages(county: County, way: str) -> None:
    assert walked(county, NEW, way).stage == "closed"


@pytest.mark.parametrize("way", each(2, ["annulled", "upheld"]))
def test_so_does_a_case_of_the_old_text(county: County, way: str) -> None:
    assert walked(county, OLD, way).stage == "closed"


def test_handed_in_at_the_agency_it_is_taken_over_and_led_on(county: County) -> None:
    walk = OnPages(county, Reconsideration, county.rng, NEW, brisk=True)
    walk.follow("handed_in")
    walk.follow("upheld", since="accept")
    assert walk.take().record.stage == "closed"


def test_compensation_letters_and_a_suit_are_told_on_the_pages(county: County) -> None:
    case = OnPages(county, Reconsideration, county.rng, NEW, brisk=True)
    case.follow("annulled", "reply", {"receive": {"compensation_asked": 1000}})
    case.take()
    case.do("hear_opinions").do("approve", proposed="annulled")
    awards = [{"kind": "property", "amount": 600}, {"kind": "distress", "amount": 200}]
    told: dict[str, Any] = {"compensation_awarded": 800, "compensation": awards, "proof_excused": "由被申请人保管"}
    case.do("decide", result="annulled", **told)
    letters = [{"to_agency": f"某局{n}", "faults": "程序", "measures": "改正"} for n in range(2)]
    case.do("opinion_letter", opinion_letters=letters).do("proposal_letter").do("deliver_letter", 1)
    case.do("opinion_report", 1).do("proposal_answer").do("serve").do("carry_out", 5).do("copy_superior")
    case.do("register_suit", 3, sued_over="decision").do("end_suit", 30, suit_outcome="dismissed")
    assert case.do("publish").do("close").record.stage == "closed"


def test_rows_that_several_steps_tell_of_stand_in_one_table_with_all_that_was_told(county: County) -> None:
    """One step adds the letters, others of the same name tell of them: the table has the label and the columns of all."""
    rows = [{"to_agency": to, "faults": "未听取陈述", "measures": "改正"} for to in ("某局", "某委")]
    case = accepted(county, NEW).do("opinion_letter", opinion_letters=rows)
    first = case.record.opinion_letters.get(to_agency="某局")
    case.do("deliver_letter", 1, opinion_letters=[{"id": first.pk, "receiver": "收发室甲"}])
    client = Client()
    by: Any = case.acts[-1].actor.user_id
    client.force_login(User.objects.get(pk=by))
    text = client.get(reverse("matter", args=[LIST, case.record.pk])).content.decode()
    table = text.partition('<section class="card" aria-label="意见书">')[2].partition("</section>")[0]
    for words in ("意见书", "某局", "某委", "未听取陈述", "收发室甲", "签收日期"):
        assert words in table
