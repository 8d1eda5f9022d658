"""Who acts: what an appointment gives, and what none can give."""

from datetime import date, timedelta

from guiju.kernel.offices.people import Appointment, Role, User
from guiju.kernel.offices.scope import visible
from tests.people import County
from tests.specimen.models import Petition


def test_nobody_is_appointed_to_be_the_system(county: County) -> None:
    actor = county.actor(county.township, Role.SYSTEM, Role.CLERK)
    assert actor.roles == {Role.CLERK}
    assert not actor.is_system
    assert "agency_id" in str(visible(actor, Petition.objects.all()).query)


def test_an_office_left_gives_no_role(county: County) -> None:
    user = User.objects.create(username="left", agency=county.township)
    today = date.today()
    Appointment.objects.create(user=user, role=Role.HEAD, until=today - timedelta(days=1))
    Appointment.objects.create(user=user, role=Role.CLERK, until=today)
    assert User.objects.get(pk=user.pk).actor.roles == {Role.CLERK}
