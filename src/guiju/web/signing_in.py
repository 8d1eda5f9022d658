"""Signing in and out, and changing one's password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import views
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.messages.views import SuccessMessageMixin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse_lazy

from guiju.kernel.acting import administration
from guiju.web.offices import why_closed


class SignInForm(AuthenticationForm):
    """User name and password, with words for an office."""

    error_messages = {
        "invalid_login": "用户名或者密码不正确，请重新输入。连续多次输错，账号会暂时锁定。",
        "inactive": "该账号已停用，请联系系统管理员。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "用户名"
        self.fields["password"].label = "密码"

    def confirm_login_allowed(self, user: Any) -> None:
        """Only somebody in an office comes in. Said to whoever knows the password, and to nobody else."""
        super().confirm_login_allowed(user)
        if not user.actor.in_office:
            raise ValidationError(why_closed(user), code="no_office")


class SignIn(views.LoginView):
    template_name = "web/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(views.LogoutView):
    """By POST only, so that no link can sign anybody out."""


class ChangePassword(SuccessMessageMixin, views.PasswordChangeView):
    template_name = "web/password.html"
    form_class = PasswordChangeForm
    success_url = reverse_lazy("my_work")
    success_message = "密码已修改。"

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            response = super().form_valid(form)
            administration.note(self.request.user.actor, "修改本人口令")  # type: ignore[union-attr]
        return response
