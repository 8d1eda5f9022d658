"""By what people prove who they are, beside the password: second factors, and the account at a provider that is bound to theirs.

Whoever sets up or takes away their own does so after proving anew that it is they (the pages see to it); a lost one is reset
by the security manager. As with people and roles, each act is one transaction and one entry.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.utils import timezone

from guiju.kernel.acting import administration
from guiju.kernel.acting.administered_rows import about
from guiju.kernel.acting.personnel import on_account
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import second_factors
from guiju.kernel.keeping.second_factors import LABELS, Kind
from guiju.kernel.offices import guesses, moments, proofs, sessions
from guiju.kernel.offices.people import MANAGERS, Actor, Role, User
from guiju.kernel.offices.proofs import ASKED_FOR, ResetAsked

MOST = 8
"""Passkeys of one person."""
APART = timedelta(days=30)
"""So long an account is taken for that of whoever has changed it, where two have to agree."""


def revealing() -> frozenset[Role]:
    """The roles that see personal data in clear in some register."""
    return frozenset(role for model in registers().values() for role in model.procedure.hands)


def must_have(user: User) -> bool:
    return proofs.must_have(user, revealing())


def add(user: User, kind: str, data: dict[str, Any], session: str | None) -> list[str]:
    """A second factor of one's own; an app's takes the place of the one before. Sessions in which it was not proved end.

    Gives the codes for an emergency, where there were none yet.
    """
    with administration.act(about(user)):
        there = second_factors.of(User.objects.select_for_update(of=("self",)).get(pk=user.pk))
        if kind == Kind.TOTP:
            there.filter(type=kind).delete()
        elif there.count() >= MOST:
            raise ValidationError(f"最多登记{MOST}个通行密钥，请先删除不用的。")
        Authenticator.objects.create(user=user, type=kind, data=data)
        sessions.end(user.pk, but=session)
        codes = [] if second_factors.codes_left(user) else _new_codes(user)
        administration.note(user.actor, f"设置本人的二次验证：{LABELS[kind]}", "本人设置")
    return codes


def renew_codes(user: User, session: str | None) -> list[str]:
    """New codes for an emergency; those before are worth nothing any more, nor are sessions elsewhere, in which one of them may
    have been used."""
    if not second_factors.of(user).exists():
        raise ValidationError("请先设置动态口令或者通行密钥。")
    with administration.act(about(user)):
        codes = _new_codes(user)
        sessions.end(user.pk, but=session)
        administration.note(user.actor, "重新生成本人的恢复码", "本人设置")
    return codes


def _new_codes(user: User) -> list[str]:
    data, codes = second_factors.fresh_codes(user)
    Authenticator.objects.update_or_create(user=user, type=Kind.RECOVERY_CODES, defaults={"data": data})
    return codes


def remove(user: User, pk: int, session: str | None) -> None:
    """One of one's own, with the sessions elsewhere, in which it may have been proved; whoever must have one keeps the last."""
    with administration.act(about(user)):
        there = second_factors.of(User.objects.select_for_update(of=("self",)).get(pk=user.pk))
        gone = there.filter(pk=pk).first()
        if gone is None:
            raise ValidationError("没有这一项，可能已经删除。")
        gone.delete()
        if not there.exists():
            if must_have(user):
                raise ValidationError("您的角色须有二次验证，这是最后一项：请先设置另一项，再删除它。")
            Authenticator.objects.filter(user=user).delete()
        sessions.end(user.pk, but=session)
        administration.note(user.actor, f"删除本人的二次验证：{second_factors.label(gone)}", "本人删除")


def proved(user: User, typed: str) -> bool:
    """Whether a code proves that it is they; one for an emergency is used up, which is entered."""
    with administration.act(about(user)):
        kind = second_factors.used(user, typed)
        if kind == Kind.RECOVERY_CODES:
            administration.note(user.actor, "使用恢复码登录", "本人使用")
    return bool(kind)


@on_account
def reset_factors(by: Actor | None, why: str, user: User) -> bool:
    """Take the second factor away from somebody who has lost it; whether it is done.

    Of a manager it takes two security managers: one alone could else act as the one who audits them. Whether somebody is
    one is told by all offices they ever held, for the one who asks could end them first.
    """
    if not Authenticator.objects.filter(user=user).exists():
        raise ValidationError(f"{user}没有设置二次验证，不必重设。")
    if by is not None and user.appointments.filter(role__in=MANAGERS).exists():
        assert by.user_id is not None  # whoever manages people has signed in
        now = timezone.now()
        ResetAsked.objects.filter(user=user).exclude(at__range=moments.lately(ASKED_FOR)).delete()
        asked = ResetAsked.objects.filter(user=user).first()
        if asked is None:
            ResetAsked(user=user, by_id=by.user_id, at=now).save(force_insert=True)
            administration.note(by, f"提出重设二次验证：{user}", why)
            return False
        if asked.by_id == by.user_id:
            raise ValidationError(
                "您已提出重设，须由另一名安全管理员在一日内同意；本机关没有的，由统管机关的安全管理员同意。"
            )
        if _of_one_hand(asked.by_id, by.user_id):
            raise ValidationError(
                f"您与提出重设的安全管理员，{APART.days}日内有一方的账号由另一方开立或者变更过，不能由您同意："
                "由其他安全管理员同意；没有的，由系统维护人员在服务器上用 guiju reset-factor 办理。"
            )
    forget_factors(user)
    administration.note(by, f"重设二次验证：{user}", why)
    return True


def _of_one_hand(asker: int, granter: int) -> bool:
    """Whether one of the two has lately opened the other's account, appointed it or given it a password: then two names may be
    one person."""
    since = timezone.now() - APART
    pairs = ((asker, granter), (granter, asker))
    return any(administration.has_changed(by, user, since) for by, user in pairs)


def forget_factors(user: User) -> None:
    """In a transaction that notes it."""
    ResetAsked.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    guesses.unlock(proofs.guessed_at(user))
    sessions.end(user.pk)


@on_account
def bind(by: Actor | None, why: str, user: User, provider: str, subject: str) -> None:
    """The account at a provider by which somebody signs in. A manager's is bound by themselves: it is as good as their password."""
    if by is not None and user.appointments.filter(role__in=MANAGERS).exists():
        raise ValidationError("系统管理员、安全管理员、监督人员的统一认证账号，由本人登录后自行绑定。")
    _bind(user, provider, subject)
    administration.note(by, f"绑定统一认证账号：{user}", why)


def bind_own(user: User, provider: str, subject: str) -> None:
    with administration.act(about(user)):
        _bind(user, provider, subject)
        administration.note(user.actor, "绑定本人的统一认证账号", "本人绑定")


def _bind(user: User, provider: str, subject: str) -> None:
    subject = subject.strip()
    if not provider or not subject or len(subject) > 190 or len(provider) > 200:
        raise ValidationError("请填写对方系统中的账号标识，不超过190个字符。")
    if user.closed_on is not None:
        raise ValidationError("该账号已经注销。")
    if SocialAccount.objects.filter(user=user, provider=provider).exists():
        raise ValidationError(f"{user}已经绑定统一认证账号，请先解除。")
    if SocialAccount.objects.filter(provider=provider, uid=subject).exists():
        raise ValidationError("这个统一认证账号已经绑定另一个账号。")
    SocialAccount.objects.create(user=user, provider=provider, uid=subject)


@on_account
def unbind(by: Actor | None, why: str, user: User) -> None:
    _unbind(user)
    administration.note(by, f"解除绑定统一认证账号：{user}", why)


def unbind_own(user: User) -> None:
    with administration.act(about(user)):
        _unbind(user)
        administration.note(user.actor, "解除绑定本人的统一认证账号", "本人解除")


def _unbind(user: User) -> None:
    if not SocialAccount.objects.filter(user=user).delete()[0]:
        raise ValidationError(f"{user}没有绑定统一认证账号。")
    sessions.end_elsewhere(user.pk)
