"""Accounts have a life: opened, appointed, moved, let go, locked; each an entry with who and why, and three managers apart."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from click import ClickException
from django.core.exceptions import ValidationError
from django.utils import timezone

from guiju.cli.starting import no_demonstration_accounts
from guiju.kernel.acting import administration, credentials, establishment, nightly, personnel
from guiju.kernel.keeping import second_factors, vouching
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.second_factors import Kind
from guiju.kernel.offices import guesses
from guiju.kernel.offices.guesses import Miss
from guiju.kernel.offices.organs import Function, Organ
from guiju.kernel.offices.people import MANAGERS, Actor, Agency, Appointment, Role, User
from guiju.kernel.offices.proofs import ResetAsked
from guiju.kernel.offices.sessions import SignedIn
from tests.people import County, entered

WHY = "科室任免通知"
TODAY = timezone.localdate()


@pytest.fixture
def security(county: County) -> Actor:
    """The security manager of the bureau that oversees the county; all that there is stands in the ledger."""
    made = county.actor(county.bureau, Role.SECURITY, name="security")
    entered()
    return made


@pytest.fixture
def zhang(county: County, security: Actor) -> User:
    told = User(username="zhang", full_name="张三", agency=county.department)
    made, _ = personnel.open_account(security, WHY, told, [Role.CLERK])
    return User.objects.get(pk=made.pk)


def again(user: User) -> User:
    return User.objects.get(pk=user.pk)


def last() -> Entry:
    return Entry.objects.filter(register=administration.REGISTER).latest("seq")


def signed_in(user: User) -> None:
    SignedIn.objects.create(session_key=f"k{user.pk}", user=user, expire_date=timezone.now() + timedelta(hours=1))


def test_an_account_is_opened_with_a_password_for_once(county: County, security: Actor) -> None:
    told = User(username="li", full_name="李四", agency=county.department)
    made, once = personnel.open_account(security, WHY, told, [Role.CLERK, Role.LEGAL])
    assert again(made).check_password(once)
    assert again(made).must_change
    assert again(made).actor.roles == {Role.CLERK, Role.LEGAL}
    assert last().actor_id == security.user_id
    assert last().content["told"] == {"words": "开立账号：李四", "why": WHY}
    assert once not in str(last().content)


def test_appointed_and_ended_from_a_day(zhang: User, security: Actor) -> None:
    personnel.appoint(security, WHY, zhang, Role.LEGAL, TODAY - timedelta(days=3))
    held = zhang.appointments.get(role=Role.LEGAL)
    personnel.end_appointment(security, WHY, zhang, held, TODAY - timedelta(days=1))
    assert again(zhang).actor.roles == {Role.CLERK}
    assert again(zhang).acting(TODAY - timedelta(days=1)).roles == {Role.LEGAL}
    with pytest.raises(ValidationError, match="早于任职日期"):
        personnel.end_appointment(security, WHY, zhang, held, TODAY - timedelta(days=9))


def test_moved_to_another_agency(county: County, zhang: User, security: Actor) -> None:
    Appointment.objects.filter(user=zhang).update(since=date(2020, 1, 1))
    signed_in(zhang)
    personnel.move(security, WHY, zhang, county.township, [Role.MEDIATOR])
    assert again(zhang).actor.agency_id == county.township.pk
    assert again(zhang).actor.roles == {Role.MEDIATOR}
    assert zhang.appointments.get(role=Role.CLERK).until == TODAY - timedelta(days=1)
    assert not SignedIn.objects.filter(user=zhang).exists()


def test_who_leaves_holds_nothing_any_more(zhang: User, security: Actor) -> None:
    personnel.appoint(security, WHY, zhang, Role.LEGAL, TODAY + timedelta(days=30))
    signed_in(zhang)
    personnel.leave(security, WHY, zhang, TODAY)
    gone = again(zhang)
    assert not gone.is_active
    assert list(gone.appointments.values_list("role", "until")) == [("clerk", TODAY)]
    assert not SignedIn.objects.filter(user=zhang).exists()
    for act in (personnel.unlock, personnel.reset_password):
        with pytest.raises(ValidationError, match="注销"):
            act(security, WHY, gone)
    with pytest.raises(ValidationError, match="注销"):
        personnel.appoint(security, WHY, gone, Role.CLERK, TODAY)


def test_locked_and_unlocked(zhang: User, security: Actor) -> None:
    signed_in(zhang)
    personnel.lock(security, WHY, zhang)
    assert not again(zhang).is_active
    assert not SignedIn.objects.filter(user=zhang).exists()
    personnel.unlock(security, WHY, zhang)
    assert again(zhang).is_active
    assert "解除锁定" in last().content["told"]["words"]


def test_a_password_is_reset_for_once(zhang: User, security: Actor) -> None:
    signed_in(zhang)
    once = personnel.reset_password(security, WHY, zhang)
    assert again(zhang).check_password(once)
    assert again(zhang).password_due
    assert not SignedIn.objects.filter(user=zhang).exists()


def test_nobody_changes_their_own(county: County, security: Actor) -> None:
    own = User.objects.get(username="security")
    for act in (personnel.lock, personnel.unlock, personnel.reset_password, personnel.end_sessions):
        with pytest.raises(ValidationError, match="本人"):
            act(security, WHY, own)
    with pytest.raises(ValidationError, match="本人"):
        personnel.appoint(security, WHY, own, Role.HEAD, TODAY)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECURITY])
def test_only_the_security_manager_manages_people(county: County, zhang: User, role: Role) -> None:
    with pytest.raises(ValidationError, match="安全管理员"):
        personnel.lock(county.actor(county.bureau, role, name=f"a {role}"), WHY, zhang)


def test_nor_those_of_another_ground(county: County, zhang: User) -> None:
    for agency in (county.township, county.elsewhere):
        with pytest.raises(ValidationError, match="不由您管理"):
            personnel.lock(county.actor(agency, Role.SECURITY), WHY, zhang)
    own = county.actor(county.department, Role.SECURITY)
    with pytest.raises(ValidationError, match="不由您管理"):
        personnel.move(own, WHY, zhang, county.township, [Role.CLERK])


def test_an_act_needs_a_reason(zhang: User, security: Actor) -> None:
    with pytest.raises(ValidationError, match="理由"):
        personnel.lock(security, " ", zhang)


@pytest.mark.parametrize("manager", sorted(MANAGERS))
@pytest.mark.parametrize("other", [Role.CLERK, Role.HEAD, *sorted(MANAGERS)])
def test_three_managers_apart(county: County, security: Actor, manager: Role, other: Role) -> None:
    if manager == other:
        return
    told = User(username="both", full_name="某人", agency=county.department)
    with pytest.raises(ValidationError, match="不能由一人同时担任"):
        personnel.open_account(security, WHY, told, [other, manager])
    for first, second in ((manager, other), (other, manager)):
        told = User(username=f"both-{first}", full_name="某人", agency=county.department)
        made, _ = personnel.open_account(security, WHY, told, [first])
        with pytest.raises(ValidationError, match="不能由一人同时担任"):
            personnel.appoint(security, WHY, made, second, TODAY + timedelta(days=9))


def test_one_after_the_other_is_allowed(zhang: User, security: Actor) -> None:
    personnel.end_appointment(security, WHY, zhang, zhang.appointments.get(), TODAY)
    personnel.appoint(security, WHY, zhang, Role.AUDITOR, TODAY + timedelta(days=1))


def test_agencies_have_a_life(county: County) -> None:
    admin = county.actor(county.bureau, Role.ADMIN)
    told = Agency(name="某某综合行政执法局", region_id="431081", mark="某综")
    made, new = establishment.register_agency(admin, WHY, told)
    assert new
    establishment.rename_agency(admin, WHY, made, "某某执法局", "某执")
    establishment.entrust_agency(admin, WHY, made, [Organ.URBAN], date(2020, 1, 1), None, None)
    person, _ = personnel.open_account(None, WHY, User(username="w", full_name="王五", agency=made), [Role.CLERK])
    with pytest.raises(ValidationError, match="还有1个账号"):
        establishment.dissolve_agency(admin, WHY, made, TODAY)
    personnel.leave(None, WHY, person, TODAY)
    establishment.dissolve_agency(admin, WHY, made, TODAY)
    assert Agency.objects.get(pk=made.pk).dissolved_on == TODAY
    assert Function.objects.get(agency=made).until == TODAY
    with pytest.raises(ValidationError, match="系统管理员"):
        establishment.rename_agency(county.actor(county.bureau, Role.SECURITY), WHY, made, "别名", "")
    with pytest.raises(ValidationError, match="撤销"):
        personnel.open_account(None, WHY, User(username="x", full_name="赵六", agency=made), [Role.CLERK])


def test_the_ledger_vouches_for_all_of_it(zhang: User, security: Actor) -> None:
    personnel.reset_password(security, WHY, zhang)
    personnel.leave(security, WHY, zhang, TODAY)
    said = vouching.Said()
    for entry in Entry.objects.filter(register=administration.REGISTER).order_by("seq"):
        vouching.fold(said, entry.content.get("rows", {}))
    assert administration.otherwise(said) == {}
    User.objects.filter(pk=zhang.pk).update(is_active=True)
    assert [str(zhang.pk)] in administration.otherwise(said).values()


def test_no_office_is_lengthened_by_ending_it(zhang: User, security: Actor) -> None:
    """Ended, followed by another that may not stand beside it, and then "ended" anew at a later day."""
    held = zhang.appointments.get()
    personnel.end_appointment(security, WHY, zhang, held, TODAY)
    personnel.appoint(security, WHY, zhang, Role.AUDITOR, TODAY + timedelta(days=1))
    with pytest.raises(ValidationError, match="不能用结束任职来延长"):
        personnel.end_appointment(security, WHY, zhang, held, TODAY + timedelta(days=400))
    assert again(zhang).acting(TODAY + timedelta(days=2)).roles == {Role.AUDITOR}
    personnel.end_appointment(security, WHY, zhang, held, TODAY)


def test_names_that_differ_in_case_alone_are_one_name(county: County, zhang: User, security: Actor) -> None:
    told = User(username="Zhang", full_name="张三丰", agency=county.department)
    with pytest.raises(ValidationError, match="不区分大小写"):
        personnel.open_account(security, WHY, told, [Role.CLERK])


def test_a_locked_account_of_a_demonstration_is_closed_too(zhang: User) -> None:
    """Locked while the program starts, unlocked afterwards: everybody would know its password."""
    User.objects.filter(pk=zhang.pk).update(demonstration=True, is_active=False)
    with pytest.raises(ClickException, match="1个演示账号"):
        no_demonstration_accounts()
    assert personnel.remove_demonstration(None, WHY) == 1
    no_demonstration_accounts()
    with pytest.raises(ValidationError, match="注销"):
        personnel.unlock(None, WHY, zhang)


def test_ending_no_session_enters_nothing(zhang: User) -> None:
    before = Entry.objects.count()
    assert personnel.end_own_sessions(zhang, None) == 0
    assert Entry.objects.count() == before


def with_app(user: User) -> None:
    credentials.add(user, Kind.TOTP, {"secret": second_factors.sealed_for(user, "JBSWY3DPEHPK3PXP")}, None)


def test_a_lost_second_factor_is_reset(zhang: User, security: Actor) -> None:
    with pytest.raises(ValidationError, match="不必重设"):
        credentials.reset_factors(security, WHY, zhang)
    with_app(zhang)
    signed_in(zhang)
    assert credentials.reset_factors(security, WHY, zhang)
    assert not Authenticator.objects.exists() and not SignedIn.objects.filter(user=zhang).exists()
    assert last().content["told"]["words"] == "重设二次验证：张三"
    with pytest.raises(ValidationError, match="不由您管理"):
        credentials.reset_factors(replace(security, region="431003", agency_id=0), WHY, zhang)
    with pytest.raises(ValidationError, match="本人"):
        credentials.reset_factors(security, WHY, User.objects.get(username="security"))


@pytest.mark.parametrize("first", [True, False])
def test_not_by_one_under_two_names(county: County, security: Actor, first: bool) -> None:
    """A security manager opens a second account of that office, and agrees with themselves by it, in either order."""
    county.actor(county.bureau, Role.AUDITOR, name="m")
    managed = User.objects.get(username="m")
    with_app(managed)
    told = User(username="second", full_name="另一名", agency=county.bureau)
    second = personnel.open_account(security, WHY, told, [Role.SECURITY])[0].actor
    one, two = (security, second) if first else (second, security)
    assert not credentials.reset_factors(one, WHY, managed)
    with pytest.raises(ValidationError, match="30日内"):
        credentials.reset_factors(two, WHY, managed)
    assert Authenticator.objects.filter(user=managed).exists()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert not credentials.reset_factors(one, WHY, managed)
        assert credentials.reset_factors(two, WHY, managed)


@pytest.mark.parametrize("manager", sorted(MANAGERS))
def test_that_of_a_manager_by_two(county: County, security: Actor, manager: Role) -> None:
    """One alone could else sign in as the one who audits them, also by ending the office first."""
    county.actor(county.bureau, manager, name="m")
    other, managed = county.actor(county.bureau, Role.SECURITY, name="other"), User.objects.get(username="m")
    with_app(managed)
    personnel.end_appointment(security, WHY, managed, managed.appointments.get(), TODAY)
    assert not credentials.reset_factors(security, WHY, managed)
    with pytest.raises(ValidationError, match="另一名安全管理员"):
        credentials.reset_factors(security, WHY, managed)
    assert Authenticator.objects.filter(user=managed).exists()
    ResetAsked.objects.update(at=timezone.now() - timedelta(days=2))
    assert not credentials.reset_factors(other, WHY, managed), "the first wish is too old: this is one anew"
    assert credentials.reset_factors(security, WHY, managed)
    assert not Authenticator.objects.filter(user=managed).exists()
    words = [entry.content["told"]["words"] for entry in Entry.objects.filter(register="administration")]
    assert words.count("提出重设二次验证：m") == 2 and words.count("重设二次验证：m") == 1


def test_the_ledger_vouches_for_what_proves(zhang: User, security: Actor) -> None:
    with_app(zhang)
    credentials.bind(security, WHY, zhang, "https://id.example.org", "u-1")
    said = vouching.Said()
    for entry in Entry.objects.filter(register=administration.REGISTER).order_by("seq"):
        vouching.fold(said, entry.content.get("rows", {}))
    assert administration.otherwise(said) == {}
    SocialAccount.objects.update(uid="u-2")
    Authenticator.objects.filter(type=Kind.TOTP).update(data={"secret": "another"})
    assert administration.otherwise(said).keys() == {Authenticator, SocialAccount}


def test_who_leaves_proves_nothing_any_more(zhang: User, security: Actor) -> None:
    with_app(zhang)
    credentials.bind(security, WHY, zhang, "https://id.example.org", "u-1")
    personnel.leave(security, WHY, zhang, TODAY)
    assert not Authenticator.objects.exists() and not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        "代码,名称\n431082,某市\n".encode("gbk"),
        "代码;名称\n431082;某市\n".encode(),
        "代码\t名称\n431082\t某市\n".encode(),
        "代码，名称\n431082，某市\n".encode("utf-8-sig"),
        "代码；名称\n４３１０８２；某市\n".encode("gbk"),
    ],
)
def test_regions_by_file_as_offices_make_it(county: County, content: bytes) -> None:
    assert establishment.load_regions(None, WHY, content) == 1


@pytest.mark.parametrize(("content", "said"), [(b"\xff\xff\xff", "编码"), ("代码,名称\n".encode(), "没有行政区划")])
def test_a_file_that_tells_nothing_is_refused_in_words(county: County, content: bytes, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        establishment.load_regions(None, WHY, content)


def test_the_night_forgets_what_is_over(zhang: User) -> None:
    now = timezone.now()
    for name, age in (("old", timedelta(hours=1)), ("new", timedelta(minutes=1))):
        Miss.objects.create(name=guesses.digest(name), address="203.0.113.9", at=now - age)
        SignedIn.objects.create(session_key=name, user=zhang, expire_date=now + timedelta(minutes=30) - age)
    nightly.run(timezone.localdate(), confirmed=True)
    assert [miss.name for miss in Miss.objects.all()] == [guesses.digest("new")]
    assert [one.session_key for one in SignedIn.objects.all()] == ["new"]


def test_a_command_of_an_account_without_a_name_is_entered_by_its_number(
    zhang: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 2_000_000_007)
    personnel.lock(None, WHY, zhang)
    assert last().content["told"]["account"] == "2000000007"
