"""Signing in and out, changing one's password, one's own sessions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash, views
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy

from guiju.home import is_demonstration
from guiju.kernel.acting import personnel
from guiju.kernel.offices import origins, sessions
from guiju.kernel.offices.guesses import Bound, Try
from guiju.kernel.offices.people import ONCE_FOR
from guiju.web import entering, sign_on
from guiju.web.known import MINUTES, known_to
from guiju.web.staff import StaffRequest, staff

OLD_PASSWORDS = 5
"""How often the old password may be guessed wrong in one session."""
REFUSED = {
    Bound.BROWSER: f"该账号在本机上{MINUTES}分钟内已输错密码{Bound.BROWSER.value}次。",
    Bound.HERE: f"该账号从您所在的网络地址{MINUTES}分钟内已输错密码{Bound.HERE.value}次。",
    Bound.NAME: f"有人从多处试猜该账号的密码，{MINUTES}分钟内已输错{Bound.NAME.value}次。登录过该账号的电脑和手机不受影响。",
    Bound.ADDRESS: f"从您所在的网络地址{MINUTES}分钟内已输错密码{Bound.ADDRESS.value}次。登录过的电脑和手机不受影响。",
}


class SignInForm(AuthenticationForm):
    """User name and password, with words for an office."""

    error_messages = {
        "invalid_login": "用户名或者密码不正确，请重新输入。连续多次输错，账号会暂时锁定。",
        "inactive": "该账号已停用，请联系安全管理员。",
    }
    refused: Bound | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "用户名"
        self.fields["password"].label = "密码"

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username") or ""
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        request: Any = self.request
        guess = Try(name, origins.address(request), known_to(request, name))
        self.refused = guess.begin()
        if self.refused is not None:
            raise ValidationError(REFUSED[self.refused], code="refused")
        cleaned = super().clean()
        guess.succeed()
        return cleaned

    def confirm_login_allowed(self, user: Any) -> None:
        """Only somebody in an office comes in. Said to whoever knows the password, and to nobody else."""
        super().confirm_login_allowed(user)
        if user.lapsed:
            raise ValidationError(f"一次性口令已过{ONCE_FOR.days}日，不能再用，请联系安全管理员重设。", code="lapsed")
        if why := entering.closed_to(user):
            raise ValidationError(why, code="no_office")


class SignIn(views.LoginView):
    template_name = "web/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        return entering.enter(self.request, form.get_user(), self.get_success_url())

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        return super().get_context_data(**told, ways=sign_on.ways(), demonstration=is_demonstration())

    def form_invalid(self, form: Any) -> HttpResponse:
        if form.refused is None:
            return super().form_invalid(form)
        words = {"why": REFUSED[form.refused], "minutes": MINUTES, "name": form.cleaned_data.get("username", "")}
        return render(self.request, "web/locked.html", words, status=429)


class SignOut(views.LogoutView):
    """By POST only, so that no link can sign anybody out. Who came in by a provider is asked whether to leave that too."""

    def post(self, request: HttpRequest, *args: Any, **told: Any) -> HttpResponse:
        way = sign_on.came_by(request)
        response = super().post(request, *args, **told)
        return response if way is None else redirect(f"{reverse('sign_in')}?left={way.key}")


class ChangeForm(PasswordChangeForm):
    """The old password cannot be guessed at in a session that somebody left open: it ends."""

    given_up = False

    def clean_old_password(self) -> str:
        guess = Try(f"old password of {self.user.pk}", f"user {self.user.pk}")
        if guess.begin({Bound.HERE: OLD_PASSWORDS, Bound.NAME: OLD_PASSWORDS, Bound.ADDRESS: OLD_PASSWORDS}):
            self.given_up = True
            raise ValidationError("原密码输错次数过多。", code="refused")
        old: str = super().clean_old_password()
        guess.succeed()
        return old


class ChangePassword(views.PasswordChangeView):
    template_name = "web/password.html"
    form_class = ChangeForm
    success_url = reverse_lazy("my_work")

    def form_valid(self, form: Any) -> HttpResponse:
        user: Any = self.request.user
        personnel.change_own_password(user, form.cleaned_data["new_password1"], self.request.session.session_key)
        update_session_auth_hash(self.request, user)
        messages.success(self.request, "密码已修改。")
        return redirect(self.get_success_url())

    def form_invalid(self, form: Any) -> HttpResponse:
        if not form.given_up:
            return super().form_invalid(form)
        logout(self.request)
        messages.error(self.request, f"原密码输错次数过多，已退出登录。请{MINUTES}分钟后再修改密码。")
        return redirect("sign_in")


@staff
def own_sessions(request: StaffRequest) -> HttpResponse:
    """Where one is signed in; the others can be ended."""
    user = request.user
    if request.method == "POST":
        count = personnel.end_own_sessions(user, request.session.session_key)
        messages.success(request, f"已结束其他{count}处登录。" if count else "没有其他登录。")
        return redirect("own_sessions")
    return render(request, "web/own_sessions.html", {"rows": sessions.of(user.pk), "here": request.session.session_key})
