"""二次验证: by what one proves oneself beside the password, set up and taken away by each for themselves."""

from __future__ import annotations

import re
from typing import Any

from allauth.mfa.totp.internal.auth import generate_totp_secret
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from guiju.kernel.acting import credentials
from guiju.kernel.keeping import second_factors, typed
from guiju.kernel.keeping.second_factors import Kind, Sealing
from guiju.kernel.offices import proofs
from guiju.web import passkeys, proving, sign_on
from guiju.web.staff import StaffRequest, before_proof

NEW_APP = "new app"
"""Under this name a session keeps the secret that an app is to learn, sealed, until the app has shown that it knows it."""
DRAWN = re.compile(r'viewBox="0 0 (\d+) \d+".* d="([^"]+)"', re.DOTALL)


class AppForm(forms.Form):
    code = forms.CharField(label="手机上显示的6位数字", max_length=20)

    def __init__(self, secret: str, told: Any = None) -> None:
        super().__init__(told)
        self.secret = secret
        self.fields["code"].widget.attrs.update({"autocomplete": "one-time-code", "inputmode": "numeric"})

    def clean_code(self) -> int:
        counter = second_factors.counter_of(self.secret, typed.digits(self.cleaned_data["code"]))
        if counter is None:
            raise ValidationError("验证码不正确。请核对手机的时间是否准确，再输入新显示的6位数字。")
        return counter


class PasskeyForm(forms.Form):
    name = forms.CharField(label="名称", max_length=30, help_text="例如“办公电脑”“蓝色密钥”，便于日后辨认")
    credential = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


@before_proof
def own_proofs(request: StaffRequest) -> HttpResponse:
    user = request.user
    there = [(second_factors.label(one), second_factors.LABELS[one.type], one) for one in second_factors.of(user)]
    told = {
        "factors": there,
        "has_app": any(one.type == Kind.TOTP for *_, one in there),
        "codes": second_factors.codes_left(user),
        "must": credentials.must_have(user),
        "first_day": proofs.first_day(),
        "exempt": proofs.exempt(user),
        "passkeys": passkeys.usable(request),
        "ways": sign_on.ways(),
        "bound": sign_on.bound(user),
    }
    return render(request, "web/own_proofs.html", told)


@before_proof
def app(request: StaffRequest) -> HttpResponse:
    """An app learns a secret by a picture or by hand, and shows that it has."""
    if (first := proving.stale(request, proving.LATELY)) is not None:
        return first
    user = request.user
    secret = second_factors.opened_for(user, request.session.get(NEW_APP, ""))
    if not secret:
        secret = generate_totp_secret()
        request.session[NEW_APP] = second_factors.sealed_for(user, secret)
    form = AppForm(secret, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and second_factors.first_time(user, form.cleaned_data["code"]):
        sealed = request.session.pop(NEW_APP)
        return _added(request, credentials.add(user, Kind.TOTP, {"secret": sealed}, request.session.session_key))
    size, drawn = _picture(Sealing().build_totp_url(user, secret))
    spoken = " ".join(re.findall(".{1,4}", secret))
    told = {"form": form, "size": size, "drawn": drawn, "secret": spoken, "username": user.username}
    return render(request, "web/proof_app.html", told)


def _picture(address: str) -> tuple[str, str]:
    """The side and the path of the square that a telephone reads."""
    found = DRAWN.search(Sealing().build_totp_svg(address))
    assert found is not None
    return found[1], found[2]


@before_proof
def passkey(request: StaffRequest) -> HttpResponse:
    if not passkeys.usable(request):
        raise Http404("通行密钥要经 HTTPS、用域名访问才能使用。")
    if (first := proving.stale(request, proving.LATELY)) is not None:
        return first
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            data = {"name": form.cleaned_data["name"], "credential": passkeys.added(form.cleaned_data["credential"])}
            codes = credentials.add(request.user, Kind.WEBAUTHN, data, request.session.session_key)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _added(request, codes)
    told = {"form": form, "options": passkeys.options_to_add(request.user)}
    return render(request, "web/proof_passkey.html", told)


def _added(request: StaffRequest, codes: list[str]) -> HttpResponse:
    proving.note(request)
    messages.success(request, "二次验证已设置，下次登录时使用。其他地方的登录已结束。")
    return _once(request, codes) if codes else redirect("own_proofs")


def _once(request: StaffRequest, codes: list[str]) -> HttpResponse:
    shown = [f"{code[:4]} {code[4:]}" for code in codes]
    return render(request, "web/proof_codes.html", {"codes": shown})


@before_proof
@require_POST
def act_on_proofs(request: StaffRequest, act: str) -> HttpResponse:
    if act not in ("codes", "remove", "unbind"):
        raise Http404("没有这项操作。")
    if (first := proving.stale(request, proving.LATELY)) is not None:
        return first
    user, here = request.user, request.session.session_key
    try:
        if act == "codes":
            return _once(request, credentials.renew_codes(user, here))
        if act == "remove":
            credentials.remove(user, typed.number(request.POST.get("factor")) or 0, here)
            messages.success(request, "已删除，其他地方的登录已结束。")
        else:
            credentials.unbind_own(user)
            messages.success(request, "已解除绑定。")
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("own_proofs")
