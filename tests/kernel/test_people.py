"""Who acts: what an appointment gives, and what none can give."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import SYSTEM, Appointment, Role, User, party_to
from guiju.kernel.offices.scope import sees, visible
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk


def test_nobody_is_appointed_to_be_a_party(county: County) -> None:
    actor = county.actor(county.township, Role.PARTY)
    assert actor.roles == set() and actor.party_to is None and not actor.in_office


def test_a_party_sees_no_list(county: County) -> None:
    party = party_to("petition", uuid4())
    assert not visible(party, Petition.objects.all()).exists()
    assert not sees(party, Petition(agency_id=county.department.pk, region="431081"))
    assert visible(party, Petition.objects.all()).query.is_empty()


def test_nobody_is_appointed_to_be_the_system(county: County) -> None:
    actor = county.actor(county.township, Role.SYSTEM, Role.CLERK)
    assert actor.roles == {Role.CLERK}
    assert not actor.is_system
    assert "agency_id" in str(visible(actor, Petition.objects.all()).query)


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [(-9, None, True), (0, 0, True), (0, None, True), (-9, 0, True), (-9, -1, False), (1, None, False), (1, 9, False)],
)
def test_an_office_is_held_from_its_first_day_to_its_last(
    county: County, since: int, until: int | None, held: bool
) -> None:
    user, today = User.objects.create(username="x", agency=county.department), timezone.localdate()
    left = None if until is None else today + timedelta(days=until)
    Appointment.objects.create(user=user, role=Role.CLERK, since=today + timedelta(days=since), until=left)
    Appointment.objects.create(user=user, role=Role.HEAD, since=today, until=today - timedelta(days=1))
    actor = User.objects.get(pk=user.pk).actor
    assert actor.roles == ({Role.CLERK} if held else set())
    assert actor.in_office == held


def test_who_holds_no_office_sees_nothing_and_moves_nothing(county: County) -> None:
    """Neither of their own agency, nor of the region that it oversees."""
    record = desk.petition(county.clerk)
    for actor in (replace(county.clerk, roles=frozenset()), replace(county.legal, roles=frozenset())):
        assert not visible(actor, Petition.objects.all()).exists()
        assert not sees(actor, record)
        for step, on in (("accept", record), ("receive", Petition)):
            with pytest.raises(Refused) as caught:
                engine.take(step, on, actor, {})
            assert caught.value.codes == {"scope"}
    assert SYSTEM.in_office


def test_an_office_without_an_agency_opens_nothing(county: County) -> None:
    user = User.objects.create(username="lone")
    Appointment.objects.create(user=user, role=Role.HEAD)
    actor = User.objects.get(pk=user.pk).actor
    assert not actor.in_office and not visible(actor, Petition.objects.all()).exists()
