"""A restricted record changes hands: it is never closed to all, and never open to whoever has left the work on it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from guiju.kernel.acting import engine, personnel
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Actor, Appointment, Role, User
from guiju.kernel.offices.scope import sees, visible
from tests.people import LONG_AGO, County, verified
from tests.specimen.models import Petition
from tests.web import desk


@pytest.fixture
def record(county: County) -> Any:
    for actor in (county.clerk, county.head):
        Appointment.objects.filter(user=_person(actor)).update(since=LONG_AGO)
    made = desk.petition(_again(county.clerk))
    told = {"restriction": "juvenile", "reason": "涉及未成年人，限制查看"}
    made = engine.take("ask_restriction", made, _again(county.clerk), told)
    return engine.take("restrict", made, _again(county.head), {"request": made.version})


def _person(actor: Actor) -> User:
    return User.objects.get(pk=str(actor.user_id))


def _again(actor: Actor) -> Actor:
    return _person(actor).actor


def _sees(actor: Actor, record: Any) -> bool:
    """By both ways, which must agree."""
    found = sees(actor, record)
    assert visible(actor, Petition.objects.all()).filter(pk=record.pk).exists() == found
    return found


def let_in(county: County, record: Any, whom: Actor, **told: Any) -> Any:
    person = _person(whom)
    return engine.take("let_in", record, _again(county.head), {"person": person, "reason": "接手办理", **told})


def test_a_colleague_is_let_in_for_some_days_and_kept_out_again(county: County, record: Any) -> None:
    colleague = county.actor(county.department, Role.CLERK, name="接手人")
    assert not _sees(colleague, record)
    today = timezone.localdate()
    record = let_in(county, record, colleague, until=today + timedelta(days=3))
    assert _sees(_again(colleague), record)
    engine.take("accept", record, _again(colleague), {"confirmed": ["reconsideration.accept_conditions"]})
    person = _person(colleague)
    record = engine.take("keep_out", record, _again(county.head), {"person": person, "reason": "不再办理"})
    assert not _sees(_again(colleague), record), "not even by what they have done meanwhile"
    record = let_in(county, record, colleague)
    assert _sees(_again(colleague), record)
    assert verified().sound


def test_the_days_are_over_by_themselves(county: County, record: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    colleague = county.actor(county.department, Role.CLERK, name="接手人")
    today = timezone.localdate()
    record = let_in(county, record, colleague, until=today)
    assert _sees(_again(colleague), record)
    monkeypatch.setattr(timezone, "localdate", lambda *_: today + timedelta(days=1))
    assert not _sees(_again(colleague), record)


def test_who_has_left_the_work_sees_it_no_more(county: County, record: Any) -> None:
    """Whoever took steps on it and holds another office since: an auditor now, or of the bureau that oversees the county."""
    clerk = _again(county.clerk)
    assert _sees(clerk, record)
    user, before = _person(clerk), timezone.localdate() - timedelta(days=1)
    user.appointments.update(until=before)
    assert not _sees(_again(clerk), record), "no office at all"
    Appointment.objects.create(user=user, role=Role.AUDITOR, since=timezone.localdate() + timedelta(days=1))
    tomorrow = User.objects.get(pk=user.pk).acting(timezone.localdate() + timedelta(days=1))
    assert not _sees(tomorrow, record)
    user.appointments.all().delete()
    Appointment.objects.create(user=user, role=Role.CLERK, since=LONG_AGO)
    personnel.move(None, "工作调动", user, county.bureau, [Role.LEGAL])
    moved = User.objects.get(pk=user.pk)
    moved.appointments.filter(role=Role.LEGAL).update(since=timezone.localdate() + timedelta(days=1))
    assert not _sees(moved.acting(timezone.localdate() + timedelta(days=1)), record)


def test_it_is_never_closed_to_all(county: County, record: Any) -> None:
    """With the only head gone the head of who oversees the agency takes the place, and lets in who goes on."""
    overseer = county.bureau_head
    assert not _sees(overseer, record)
    _person(county.head).appointments.update(until=timezone.localdate() - timedelta(days=1))
    assert _sees(_again(overseer), record)
    colleague = county.actor(county.department, Role.CLERK, name="接手人")
    person = _person(colleague)
    record = engine.take("let_in", record, _again(overseer), {"person": person, "reason": "原负责人离任"})
    assert _sees(_again(colleague), record)
    county.actor(county.department, Role.HEAD, name="新任负责人")
    assert not _sees(_again(overseer), record) or overseer.user_id in _takers(record)
    assert _sees(county.actor(county.department, Role.HEAD, name="新任负责人"), record)


def _takers(record: Any) -> set[int]:
    from guiju.kernel.keeping import ledger

    return {entry.actor_id for entry in ledger.history(record) if entry.actor_id}


def test_nobody_is_let_in_who_would_not_see_it_else(county: County, record: Any) -> None:
    stranger = county.actor(county.elsewhere, Role.CLERK, name="外县人员")
    with pytest.raises(Refused) as refused:
        let_in(county, record, stranger)
    assert "house.would_see" in refused.value.codes
    with pytest.raises(Refused) as past:
        let_in(county, record, county.clerk, until=timezone.localdate() - timedelta(days=1))
    assert "house.not_over_yet" in past.value.codes
    with pytest.raises(Refused) as role:
        person = _person(county.clerk)
        engine.take("let_in", record, _again(county.clerk), {"person": person, "reason": "本人需要"})
    assert "role" in role.value.codes
    with pytest.raises(Refused) as own:
        person = _person(county.head)
        engine.take("keep_out", record, _again(county.head), {"person": person, "reason": "试一试"})
    assert "house.not_oneself" in own.value.codes


def test_of_what_is_not_restricted_nobody_is_let_in(county: County) -> None:
    petition = desk.petition(county.clerk)
    with pytest.raises(Refused) as refused:
        let_in(county, petition, county.clerk)
    assert "house.restricted_now" in refused.value.codes


def test_of_two_offices_the_one_that_ended_takes_along_what_was_done_in_it(county: County, record: Any) -> None:
    """Whoever goes on as a clerk was a legal officer too until yesterday: in which of the two they did it nobody knows, and
    the head lets in who goes on."""
    both = county.actor(county.department, Role.CLERK, Role.LEGAL, name="兼任")
    person, today = _person(both), timezone.localdate()
    person.appointments.update(since=LONG_AGO)
    record = let_in(county, record, both)
    engine.take("accept", record, _again(both), {"confirmed": ["reconsideration.accept_conditions"]})
    assert _sees(_again(both), record)
    person.appointments.filter(role=Role.LEGAL).update(until=today)
    tomorrow = User.objects.get(pk=person.pk).acting(today + timedelta(days=1))
    assert tomorrow.roles == {Role.CLERK} and not _sees(tomorrow, record)
    Appointment.objects.create(user=person, role=Role.LEGAL, since=today + timedelta(days=1))
    renewed = User.objects.get(pk=person.pk).acting(today + timedelta(days=1))
    assert renewed.since == LONG_AGO, "an office that goes on by another appointment has not ended"
