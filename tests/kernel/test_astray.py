"""What was changed past the program no later act vouches for; whoever has looked into it settles it, and that is entered."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from click.testing import CliRunner
from django.core.exceptions import ValidationError
from django.utils import timezone

from guiju.cli import astray as commands
from guiju.kernel.acting import (
    administered,
    administration,
    astray,
    credentials,
    establishment,
    personnel,
    verification,
)
from guiju.kernel.acting.administration import OF_NO_RECORD
from guiju.kernel.keeping import second_factors
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.second_factors import Kind
from guiju.kernel.offices import passwords
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Actor, Agency, Appointment, Region, Role, User
from tests.people import County, entered

WHY, TODAY = "科室任免通知", timezone.localdate()


@pytest.fixture
def security(county: County) -> Actor:
    return county.actor(county.bureau, Role.SECURITY, name="security")


@pytest.fixture
def zhang(county: County, security: Actor) -> User:
    """One of the department; all that there is stands in the ledger."""
    entered()
    told = User(username="zhang", full_name="张三", agency=county.department)
    made, _ = personnel.open_account(security, WHY, told, [Role.CLERK])
    assert not astray.found()
    return User.objects.get(pk=made.pk)


def last() -> Entry:
    return Entry.objects.filter(register=administration.REGISTER).latest("seq")


def codes() -> list[str]:
    return [one.code for one in astray.found()]


def faults() -> list[str]:
    return [fault.words for fault in verification.verify_since(last().pk).faults]


def department() -> Agency:
    return Agency.objects.get(name="资兴市某局")


ON_ACCOUNT: dict[str, Callable[[Actor, User], object]] = {
    "appoint": lambda by, one: personnel.appoint(by, WHY, one, Role.LEGAL, TODAY),
    "end": lambda by, one: personnel.end_appointment(by, WHY, one, one.appointments.earliest("pk"), TODAY),
    "move": lambda by, one: personnel.move(by, WHY, one, Agency.objects.get(name="某镇人民政府"), [Role.MEDIATOR]),
    "leave": lambda by, one: personnel.leave(by, WHY, one, TODAY),
    "lock": lambda by, one: personnel.lock(by, WHY, one),
    "reset password": lambda by, one: personnel.reset_password(by, WHY, one),
    "own password": lambda by, one: personnel.change_own_password(one, "Guiju-2026-third", None),
    "end sessions": lambda by, one: personnel.end_sessions(by, WHY, one),
    "own factor": lambda by, one: credentials.add(one, Kind.TOTP, {"secret": "s"}, None),
    "bind": lambda by, one: credentials.bind(by, WHY, one, "https://id.example.org", "u-1"),
    "open another": lambda by, one: personnel.open_account(
        by, WHY, User(username="li", full_name="李四", agency=one.agency), [Role.CLERK]
    ),
    "regions": lambda by, one: establishment.load_regions(None, WHY, "代码,名称\n431081,某市\n".encode()),
    "agency": lambda by, one: establishment.rename_agency(None, WHY, department(), "某某局", ""),
    "organ": lambda by, one: establishment.entrust_agency(
        None, WHY, department(), [Organ.URBAN], TODAY, None, None
    ),
}  # fmt: skip


@pytest.mark.parametrize("act", list(ON_ACCOUNT.values()), ids=list(ON_ACCOUNT))
def test_no_act_vouches_for_what_was_changed_before_it(
    zhang: User, security: Actor, act: Callable[..., object]
) -> None:
    """Of the account itself, of what hangs on it, and elsewhere: each stays a finding, whatever the act does to the row."""
    User.objects.filter(pk=zhang.pk).update(email="x@example.org")
    Appointment.objects.filter(user=zhang).update(since=TODAY - timedelta(days=400))
    Appointment.objects.create(user=zhang, role=Role.HEAD, since=TODAY - timedelta(days=9))
    Agency.objects.filter(name="某镇人民政府").update(mark="改")
    Region.objects.filter(code="431003").update(name="改")
    before = {(one.table, one.key) for one in astray.found()}
    assert len(before) == 5
    act(security, User.objects.get(pk=zhang.pk))
    assert {(one.table, one.key) for one in astray.found()} >= before
    assert len(faults()) == 4, "and of what the act did, nothing"


def test_what_an_act_does_beside_it_is_vouched_for(zhang: User, security: Actor) -> None:
    Appointment.objects.filter(user=zhang).update(since=TODAY - timedelta(days=400))
    personnel.leave(security, WHY, zhang, TODAY)
    assert [one.table for one in astray.found()] == ["kernel_appointment"]
    told = {one["table"]: "astray" in one for one in last().content["changed"]}
    assert told == {"kernel_user": False, "kernel_appointment": True}
    [said, *_] = administered.read({zhang.agency_id or 0})
    assert any("此前已在程序以外变更，未予登记" in line for line in said.lines)


def test_nothing_waits_for_an_account_that_is_not_there_yet(county: County, security: Actor, zhang: User) -> None:
    """An office put in place for the key that the next account will get."""
    Appointment.objects.create(user_id=zhang.pk + 1, role=Role.HEAD, since=TODAY)
    told = User(username="li", full_name="李四", agency=county.department)
    made, _ = personnel.open_account(security, WHY, told, [Role.CLERK])
    assert made.pk == zhang.pk + 1
    assert [one.words for one in astray.found()] == [f"用户李四的任职：用户“李四”，角色“负责人”，任职日期“{TODAY}”"]


def test_an_act_that_has_not_looked_first_enters_nothing(zhang: User) -> None:
    with pytest.raises(AssertionError, match=r"administration\.act"):
        administration.note(None, "改")


def test_put_back_as_the_ledger_says(county: County, zhang: User, security: Actor) -> None:
    User.objects.filter(pk=zhang.pk).update(full_name="李四", is_active=False)
    Appointment.objects.filter(user=zhang).delete()
    Appointment.objects.create(user=zhang, role=Role.HEAD, since=TODAY)
    Agency.objects.filter(pk=county.township.pk).update(mark="", oversees=True)
    assert astray.restore(security, "数据库被直接修改", codes()) == 4
    assert not astray.found() and not faults()
    again = User.objects.get(pk=zhang.pk)
    assert (again.full_name, again.is_active, again.actor.roles) == ("张三", True, frozenset({Role.CLERK}))
    assert last().content["told"] == {"words": "恢复在程序以外变更的内容，4项", "why": "数据库被直接修改"}
    assert last().actor_id == security.user_id and len(last().content["changed"]) == 4


def test_what_the_ledger_never_told_is_not_put_back(zhang: User, security: Actor) -> None:
    with_app(zhang)
    User.objects.filter(pk=zhang.pk).update(password="!")
    Authenticator.objects.filter(user=zhang).delete()
    for code in codes():
        with pytest.raises(ValidationError, match="不入账簿"):
            astray.restore(security, "数据库被直接修改", [code])
    assert User.objects.get(pk=zhang.pk).password == "!", "nothing half-written"


def with_app(user: User) -> None:
    credentials.add(user, Kind.TOTP, {"secret": second_factors.sealed_for(user, "JBSWY3DPEHPK3PXP")}, None)


def test_one_that_others_hang_on_is_not_taken_away(zhang: User, security: Actor) -> None:
    added = User.objects.create(username="wang", full_name="王五", agency=zhang.agency)
    Appointment.objects.create(user=added, role=Role.CLERK)
    [account] = [one for one in astray.found() if one.table == "kernel_user"]
    with pytest.raises(ValidationError, match="相连"):
        astray.restore(security, "数据库被直接修改", [account.code])
    assert astray.restore(security, "数据库被直接修改", codes()[::-1]) == 2
    assert not User.objects.filter(username="wang").exists() and not faults()


def test_accepted_once_it_was_looked_into(zhang: User, security: Actor) -> None:
    with_app(zhang)
    passwords.change(zhang, "Guiju-2026-first")
    Authenticator.objects.filter(type=Kind.TOTP).delete()
    User.objects.create(username="wang", full_name="王五", agency=zhang.agency)
    Region.objects.filter(code="431081103").update(name="改")
    there = codes()
    assert astray.accept(security, "升级时由维护人员更改，已核对", there) == len(there) == 5
    assert not astray.found() and not faults()
    assert all(one["accepted"] for one in last().content["changed"])
    [said, *_] = administered.read({zhang.agency_id or 0})
    assert "用户王五" in str(said.told) and str(said.told).count("经查后登记") == 5


def test_only_what_was_looked_at_is_settled(zhang: User, security: Actor) -> None:
    User.objects.filter(pk=zhang.pk).update(email="x@example.org")
    [seen] = codes()
    User.objects.filter(pk=zhang.pk).update(is_superuser=True)
    for act in (astray.accept, astray.restore):
        with pytest.raises(ValidationError, match="在查看以后又有变动"):
            act(security, "已核对", [seen])
        with pytest.raises(ValidationError, match="理由"):
            act(security, " ", codes())


def test_by_a_security_manager_who_oversees_and_never_for_themselves(
    county: County, security: Actor, zhang: User
) -> None:
    User.objects.filter(pk=zhang.pk).update(email="x@example.org")
    for other in (county.actor(county.bureau, Role.ADMIN), county.actor(county.department, Role.SECURITY)):
        entered_before = codes()
        with pytest.raises(ValidationError, match="安全管理员"):
            astray.accept(other, "已核对", entered_before)
    entered()
    Appointment.objects.create(user_id=security.user_id or 0, role=Role.HEAD, since=TODAY)
    for act in (astray.accept, astray.restore):
        with pytest.raises(ValidationError, match="本人"):
            act(security, "已核对", codes())


def test_by_the_commands(zhang: User, security: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "start", lambda: None)

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(commands.astray, list(words))
        return done.exit_code, done.output

    User.objects.filter(pk=zhang.pk).update(full_name="李四")
    [code] = codes()
    assert run("list") == (0, f"{code}  用户李四：姓名“张三”改为“李四”\n共1项与账簿不符。\n")
    settle = (code, "--by", "security", "--why", "数据库被直接修改")
    assert run("accept", "00000000", *settle[1:])[0] == 1
    assert run("restore", *settle) == (0, "已恢复1项。\n")
    assert run("list") == (0, "没有与账簿不符的内容。\n")
    SocialAccount.objects.create(user=zhang, provider="https://id.example.org", uid="u-1")
    assert run("accept", *codes(), *settle[1:]) == (0, "已登记1项。\n")
    User.objects.filter(username="security").update(is_active=False)
    assert "锁定" in run("accept", *codes(), *settle[1:])[1]


def test_what_is_laid_in_is_what_was_made_meanwhile(zhang: User) -> None:
    User.objects.filter(pk=zhang.pk).update(email="x@example.org")
    with administration.laid_in("装入模拟数据"):
        User.objects.create(username="wang", full_name="王五", agency=zhang.agency)
    assert [one.key for one in astray.found()] == [str(zhang.pk)]
    assert last().register in OF_NO_RECORD


def test_an_account_that_no_entry_tells_of_is_called_by_its_name(county: County) -> None:
    """Put in past the program, with its appointment: both lines say whose it is, and the agency by its name alone."""
    entered()
    user = User.objects.create(username="mo", full_name="莫某", agency=county.bureau)
    Appointment.objects.create(user=user, role=Role.HEAD)
    of_user, of_appointment = sorted((one.words for one in astray.found()), key=lambda words: "任职：" in words)
    assert of_user.startswith("用户莫某：") and f"所在机关“{county.bureau.name}”" in of_user
    assert of_appointment.startswith("用户莫某的任职：用户“莫某”")


def test_what_lies_elsewhere_is_settled_there(county: County, zhang: User, security: Actor) -> None:
    """A security manager of one county puts no account of another in order, nor one that was carried off to it."""
    neighbour = county.actor(county.elsewhere, Role.SECURITY, name="neighbour")
    entered()
    User.objects.filter(pk=zhang.pk).update(full_name="李四")
    Appointment.objects.create(user=zhang, role=Role.HEAD, since=TODAY)
    Agency.objects.filter(pk=county.township.pk).update(oversees=True)
    for code in codes():
        with pytest.raises(ValidationError, match="不属于"):
            astray.accept(neighbour, "查明", [code])
    assert astray.restore(security, "数据库被直接修改", codes()) == 3
    User.objects.filter(pk=zhang.pk).update(agency=county.elsewhere)
    for by in (neighbour, security):
        with pytest.raises(ValidationError, match="不属于"):
            astray.accept(by, "查明", codes())
    assert astray.accept(None, "查明", codes()) == 1
