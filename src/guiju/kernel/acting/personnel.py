"""People and their roles: an account opened, somebody appointed, moved, let go; locks, passwords, sessions.

One set of acts behind the pages and the commands. Each is one transaction and one entry that says who did it and why. What is
not allowed raises ValidationError in words. ``by`` None is the command line, where the machine's keeper stands outside the offices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from guiju.kernel.acting import administration
from guiju.kernel.acting.administered_rows import about
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.typed import FIRST_DAY, LAST_DAY
from guiju.kernel.offices import guesses, passwords, posts, proofs, sessions
from guiju.kernel.offices.people import MANAGERS, Actor, Agency, Appointment, Role, User
from guiju.kernel.offices.regions import span

P = ParamSpec("P")
R = TypeVar("R")


def agencies_of(actor: Actor) -> QuerySet[Agency]:
    """The agencies whose people somebody manages, or reads of: those of the region that their agency oversees, or their own."""
    if actor.is_system:
        return Agency.objects.all()
    low, high = span(actor.region)
    mine = Q(region_id__gte=low, region_id__lt=high) if actor.oversees else Q(pk=actor.agency_id)
    return Agency.objects.filter(mine)


def people_of(actor: Actor) -> QuerySet[User]:
    return User.objects.filter(agency__in=agencies_of(actor)).select_related("agency")


def on_account(
    act: Callable[Concatenate[Actor | None, str, User, P], R],
) -> Callable[Concatenate[Actor | None, str, User, P], R]:
    """An act on an account: with a reason, on a row that is locked meanwhile, of another person, of one's own ground."""

    @wraps(act)
    def taken(by: Actor | None, why: str, user: User, /, *args: P.args, **named: P.kwargs) -> R:
        with administration.act(about(user)):
            return act(by, _reason(why), _held(by, user), *args, **named)

    return taken


def _reason(why: str) -> str:
    if not why.strip():
        raise ValidationError("请说明理由：变更账号和任职，都要在管理记录中写明为什么。")
    return why.strip()[:500]


def _held(by: Actor | None, user: User) -> User:
    found = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if by is not None:
        _manages(by, found.agency_id)
        if by.user_id == found.pk:
            raise ValidationError("本人的账号和任职，由其他安全管理员变更。")
    return found


def of_these_centuries(*days: date | None) -> None:
    """Raises ValidationError for a day that nobody means: it is reckoned with on every page of whoever holds the office."""
    for day in days:
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise ValidationError(f"日期{day}的年份有误，请核对：应当在{FIRST_DAY.year}年至{LAST_DAY.year}年之间。")


def at_the_desk(by: Actor) -> None:
    """Raises ValidationError where it is long since somebody proved that it is they: at a desk left open nobody is given an
    office, a password or a way in."""
    if by.proof_over:
        raise ValidationError("为确认是您本人，请先按本页的提示再验证一次，再提交；已填写的内容不变。")


def _manages(by: Actor, agency_id: int | None) -> None:
    at_the_desk(by)
    if Role.SECURITY not in by.roles or agency_id not in agencies_of(by).values_list("pk", flat=True):
        raise ValidationError("该机关的人员不由您管理：账号和任职由本机关或者统管机关的安全管理员变更。")


def open_account(
    by: Actor | None, why: str, told: User, roles: Iterable[Role], password: str = "", since: date | None = None
) -> tuple[User, str]:
    """An account for somebody new, appointed to ``roles``; with the password for once where none is given."""
    why, once = _reason(why), password or passwords.once()
    if by is not None:
        _manages(by, told.agency_id)
    if told.agency is None or told.agency.dissolved_on is not None:
        raise ValidationError("账号要有所在机关，已撤销的机关不再开立账号。")
    told.full_clean(exclude=["password"])
    if User.objects.filter(username__iexact=told.username).exists():
        raise ValidationError(f"用户名“{told.username}”已有（不区分大小写），请换一个。")
    if password:
        validate_password(password, told)
    told.set_password(once)
    told.must_change = not password
    with administration.act(about(told)):
        told.save()
        for role in dict.fromkeys(roles):
            _appoint(told, Role(role), since or timezone.localdate(), None)
        administration.note(by, f"开立账号：{told}", why)
    return told, "" if password else once


@on_account
def appoint(by: Actor | None, why: str, user: User, role: Role, since: date, until: date | None = None) -> None:
    if user.closed_on is not None:
        raise ValidationError("该账号已经注销，不能再任职；重新到岗的，请另开账号。")
    _appoint(user, Role(role), since, until)
    administration.note(by, f"任职：{user}任{Role(role).label}", why)


def _appoint(user: User, role: Role, since: date, until: date | None) -> None:
    of_these_centuries(since, until)
    if until is not None and until < since:
        raise ValidationError("离任日期早于任职日期，请核对。")
    held = user.appointments.filter(Q(until=None) | Q(until__gte=since))
    beside = {
        Role(other) for other in (held.filter(since__lte=until) if until else held).values_list("role", flat=True)
    }
    if role in beside:
        raise ValidationError(f"{user}在这段时间已任{role.label}，不必重复任职。")
    apart(beside | {role})
    if role in MANAGERS:  # bound before, perhaps by the one who appoints: a manager's is bound by its owner alone
        SocialAccount.objects.filter(user=user).delete()
    Appointment.objects.create(user=user, role=role, since=since, until=until)


def apart(roles: Iterable[Role]) -> None:
    """Whether offices may be held together. Raises ValidationError."""
    held = set(roles)
    managing = sorted(role.label for role in held & MANAGERS)
    if managing and len(held) > 1:
        others = "、".join(sorted(role.label for role in held - MANAGERS))
        raise ValidationError(
            f"{'、'.join(managing)}{f'与{others}' if others else ''}不能由一人同时担任：系统管理员、安全管理员、监督人员（审计）"
            "各由不同的人专任，不兼其他角色。"
        )


@on_account
def end_appointment(by: Actor | None, why: str, user: User, appointment: Appointment, until: date) -> None:
    """``until``: the last day of the office."""
    of_these_centuries(until)
    held = user.appointments.get(pk=appointment.pk)
    if until < held.since:
        raise ValidationError(f"离任日期不能早于任职日期{held.since}。")
    if held.until is not None and until > held.until:
        raise ValidationError(f"该任职到{held.until}为止，不能用结束任职来延长：继续任职的，请另行任命。")
    held.until = until
    held.save(update_fields=["until"])
    administration.note(by, f"离任：{user}任{Role(held.role).label}至{until}", why)


@on_account
def move(by: Actor | None, why: str, user: User, agency: Agency, roles: Iterable[Role]) -> None:
    """From today on somebody is of another agency: all offices in the one before end yesterday."""
    if by is not None:
        _manages(by, agency.pk)
    if user.closed_on is not None or agency.dissolved_on is not None:
        raise ValidationError("账号已经注销或者机关已经撤销，不能调动。")
    if agency.pk == user.agency_id:
        raise ValidationError(f"{user}已在{agency}。")
    today = timezone.localdate()
    _end_all(user, today - timedelta(days=1))
    user.agency = agency
    user.save(update_fields=["agency"])
    for role in dict.fromkeys(roles):
        _appoint(user, Role(role), today, None)
    sessions.end(user.pk)
    administration.note(by, f"调动：{user}到{agency}", why)


def _end_all(user: User, last: date) -> None:
    """No office beyond a day; one that had not begun by then is not taken up at all."""
    user.appointments.filter(since__gt=last).delete()
    user.appointments.filter(Q(until=None) | Q(until__gt=last)).update(until=last)


@on_account
def leave(by: Actor | None, why: str, user: User, last: date) -> None:
    """Somebody has left: no office after the ``last`` day, no session, the account closed for good."""
    of_these_centuries(last)
    if last > timezone.localdate():
        raise ValidationError("离职日期不能晚于今天：尚未离职的，先登记各项任职的离任日期。")
    _end_all(user, last)
    user.is_active, user.closed_on = False, last
    user.save(update_fields=["is_active", "closed_on"])
    for proof in (Authenticator, SocialAccount):
        proof.objects.filter(user=user).delete()
    sessions.end(user.pk)
    administration.note(by, f"离职注销：{user}", why)


@on_account
def lock(by: Actor | None, why: str, user: User) -> None:
    if not user.is_active:
        raise ValidationError("该账号已经锁定或者注销。")
    user.is_active = False
    user.save(update_fields=["is_active"])
    sessions.end(user.pk)
    administration.note(by, f"锁定账号：{user}", why)


@on_account
def unlock(by: Actor | None, why: str, user: User) -> None:
    """Take a lock off, and forget the wrong passwords and codes typed for it."""
    if user.closed_on is not None:
        raise ValidationError("该账号已经注销，不再启用；重新到岗的，请另开账号。")
    for guessed_at in (user.username, proofs.guessed_at(user)):
        guesses.unlock(guessed_at)
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    administration.note(by, f"解除锁定：{user}", why, always=True)


@on_account
def reset_password(by: Actor | None, why: str, user: User) -> str:
    """A password for once, to be told to its owner, who changes it when they first sign in."""
    if user.closed_on is not None:
        raise ValidationError("该账号已经注销，不再启用。")
    made = passwords.once()
    passwords.change(user, made, must_change=True)
    guesses.unlock(user.username)
    sessions.end(user.pk)
    administration.note(by, f"重设口令：{user}", why)
    return made


@on_account
def end_sessions(by: Actor | None, why: str, user: User) -> int:
    count = sessions.end(user.pk)
    administration.note(by, f"结束登录：{user}，{count}处", why, always=True)
    return count


def change_own_password(user: User, password: str, session: str | None) -> None:
    """By its owner, who has proved the old one; their other sessions end."""
    with administration.act(about(user)):
        passwords.change(user, password)
        sessions.end(user.pk, but=session)
        administration.note(user.actor, "修改本人口令", "本人修改")


def end_own_sessions(user: User, session: str | None) -> int:
    """All sessions of one's own but the one that asks."""
    with administration.act():
        count = sessions.end(user.pk, but=session)
        if count:
            administration.note(user.actor, f"结束本人在其他地方的登录，{count}处", "本人结束", always=True)
    return count


def open_work(user: User) -> dict[str, int]:
    """What somebody leaves to hand over, by the name of the register: open records on which they took the last step, and
    posts that they hold on a piece of ground. Counted only: who manages people does not read matters."""
    found: dict[str, int] = {}
    for name, model in registers().items():
        mine = Entry.objects.filter(register=name, actor_id=user.pk, matter_id=OuterRef("pk"), seq=OuterRef("version"))
        rows = model._default_manager.filter(Exists(mine)).exclude(stage__in=model.procedure.ends)
        if count := rows.count():
            found[str(model._meta.verbose_name)] = count
    if held := len(posts.grounds_of(user.pk, timezone.localdate())):
        found["网格等岗位"] = held
    return found


def remove_demonstration(by: Actor | None, why: str) -> int:
    """Close the accounts of a demonstration that stand where there is none; how many."""
    found: Any = User.objects.filter(demonstration=True, closed_on=None)
    gone = list(found)
    with administration.act(about(*gone)):
        for user in gone:
            _end_all(user, timezone.localdate() - timedelta(days=1))
            user.is_active, user.closed_on = False, timezone.localdate()
            user.set_unusable_password()
            user.save(update_fields=["is_active", "closed_on", "password", "password_set_at"])
            sessions.end(user.pk)
        if gone:
            administration.note(by, f"注销演示账号，{len(gone)}个", _reason(why))
    return len(gone)
