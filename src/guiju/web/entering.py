"""The one door: whoever proved a password, or was vouched for elsewhere, proves a second factor before any session is theirs."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache

from guiju.home import is_demonstration
from guiju.kernel.acting import credentials
from guiju.kernel.keeping import second_factors
from guiju.kernel.offices import moments, origins, proofs, sessions
from guiju.kernel.offices.guesses import Bound, Try
from guiju.kernel.offices.people import User
from guiju.web import known, passkeys, proving
from guiju.web.offices import why_closed
from guiju.web.staff import StaffRequest, before_proof

PENDING, PATIENCE = "entering", 600
"""Under this name a session that is nobody's keeps who is about to enter, for so many seconds."""
MOST = {Bound.BROWSER: 5, Bound.HERE: 5, Bound.NAME: 10}
"""Wrong codes within ``guesses.WINDOW``: of a million codes three are right at a time."""
REFUSED = "二次验证连续输错次数过多。登录过该账号的电脑和手机另行计数，不受他人影响。"


def enter(request: HttpRequest, user: User, onward: str, *, proved: bool = False, elsewhere: str = "") -> HttpResponse:
    """``proved``: whoever vouched for them has asked for a second factor; ``elsewhere``: what their session is called there."""
    if proved or proofs.exempt(user) or not second_factors.of(user).exists():
        return _begin(request, user, onward, proved=proved, elsewhere=elsewhere)
    request.session.cycle_key()
    request.session[PENDING] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "at": int(time.time()),
        "onward": onward,
        "elsewhere": elsewhere,
    }
    return redirect("second_step")


def _begin(request: HttpRequest, user: User, onward: str, *, proved: bool, elsewhere: str) -> HttpResponse:
    request.session.pop(PENDING, None)
    login(request, user)
    sessions.begin(request, elsewhere)
    if proved:
        proving.note(request)
    elif proofs.not_yet(localdate()) and credentials.must_have(user):
        messages.warning(request, f"自{proofs.first_day()}起，您的角色须有二次验证才能办理，请在“二次验证”中及早设置。")
    return known.mark(request, redirect(onward), user.username)


def _pending(request: HttpRequest) -> User | None:
    """Who is about to enter: still as they were when they proved the first half, and not too long ago."""
    told = request.session.get(PENDING)
    if request.user.is_authenticated or not told or not moments.is_lately(told["at"], PATIENCE):
        return None
    user = User.objects.filter(pk=told["user"], is_active=True).first()
    if user is None or not constant_time_compare(user.get_session_auth_hash(), told["hash"]):
        return None
    return user if user.actor.in_office else None


class Proof(forms.Form):
    """A code, or what a passkey answered."""

    code = forms.CharField(label="验证码", max_length=20, required=False)
    credential = forms.CharField(max_length=20_000, required=False, widget=forms.HiddenInput)
    refused = False

    def __init__(self, request: HttpRequest, user: User, told: Any = None) -> None:
        super().__init__(told)
        self.request, self.user = request, user
        self.fields["code"].widget.attrs.update(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        code, credential = told.get("code", ""), told.get("credential", "")
        if not code and not credential:
            raise ValidationError("请输入验证码，或者使用通行密钥。")
        marked = known.known_to(self.request, self.user.username)
        guess = Try(proofs.guessed_at(self.user), origins.address(self.request), marked)
        self.refused = guess.begin(MOST) is not None
        if self.refused:
            raise ValidationError(REFUSED)
        right = passkeys.proves(self.user, credential) if credential else credentials.proved(self.user, code)
        if not right:
            raise ValidationError(
                "通行密钥没有通过验证，请再试。"
                if credential
                else "验证码不正确，或者已经用过。请输入手机上新显示的6位数字。"
            )
        guess.succeed()
        return told


def _asked(request: HttpRequest, user: User, **more: Any) -> Proof | HttpResponse:
    """The proof that was given; or the page that asks for it."""
    form = Proof(request, user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return form
    if form.refused:
        return render(request, "web/locked.html", {"why": REFUSED, "minutes": known.MINUTES, "codes": True}, status=429)
    kinds = set(second_factors.of(user).values_list("type", flat=True))
    keys = second_factors.Kind.WEBAUTHN in kinds
    told = {
        "form": form,
        "by_code": second_factors.Kind.TOTP in kinds,
        "options": passkeys.options_to_prove(user) if keys else "",
        **more,
    }
    return render(request, "web/second_step.html", told)


@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """The second factor of somebody who is about to enter."""
    user = _pending(request)
    if user is None:
        with suppress(KeyError):
            del request.session[PENDING]
            messages.info(request, "等待时间过长，请重新登录。")
        return redirect("sign_in")
    answer = _asked(request, user)
    if isinstance(answer, HttpResponse):
        return answer
    told = request.session[PENDING]
    return _begin(request, user, told["onward"], proved=True, elsewhere=told["elsewhere"])


@before_proof
def prove_again(request: StaffRequest) -> HttpResponse:
    """The second factor once more, of somebody who is in: before what must not be done at a desk that was left open."""
    onward = request.POST.get("next") or request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure()):
        onward = "/"
    if not second_factors.of(request.user).exists():
        return redirect("own_proofs")
    answer = _asked(request, request.user, onward=onward)
    if isinstance(answer, HttpResponse):
        return answer
    proving.note(request)
    return redirect(onward)


def closed_to(user: User) -> str:
    """Why somebody who has said who they are does not come in all the same; "" where they do."""
    if not user.is_active:
        return "该账号已停用，请联系安全管理员。"
    if user.demonstration and not is_demonstration():
        return "演示账号只能在演示环境中使用。"
    return "" if user.actor.in_office else why_closed(user)
