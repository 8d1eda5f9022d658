"""Who is signed in: each session knows whose it is, since when, from where and by what, so that it can be seen and ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as InTheDatabase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from guiju.kernel.offices import origins

BEGAN = "signed_in"
"""Under this name a session keeps when and from where it was begun."""
ELSEWHERE = "elsewhere"
"""And under this one, where somebody else said who it is, the digest of what that one calls it."""


class SignedIn(AbstractBaseSession):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    began = models.DateTimeField("登录时间", null=True)
    address = models.CharField("登录地址", max_length=45, blank=True)
    browser = models.CharField("浏览器", max_length=40, blank=True)
    elsewhere = models.CharField("统一认证的登录", max_length=80, blank=True, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "登录"

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        return SessionStore


class SessionStore(InTheDatabase):
    @classmethod
    def get_model_class(cls) -> type[Any]:
        return SignedIn

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        made: Any = super().create_model_instance(data)
        began, made.address, made.browser = data.get(BEGAN, ("", "", ""))
        made.user_id, made.elsewhere = data.get("_auth_user_id"), data.get(ELSEWHERE, "")
        made.began = datetime.fromisoformat(began) if began else None
        return made


def begin(request: HttpRequest, elsewhere: str = "") -> None:
    """Keep with the session that has just begun when and from where it did, and who else knows of it."""
    if elsewhere:
        request.session[ELSEWHERE] = elsewhere
    told = _browser(request.META.get("HTTP_USER_AGENT", ""))
    request.session[BEGAN] = (timezone.now().isoformat(), origins.address(request)[:45], told)


def _browser(agent: str) -> str:
    """What people call the browser and the machine; what neither list knows is told by no name."""
    browsers = {"Edg": "Edge", "QQBrowser": "QQ浏览器", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
    machines = {"Windows": "Windows", "Android": "安卓", "iPhone": "iPhone", "HarmonyOS": "鸿蒙", "Linux": "Linux"}
    named = [next((name for sign, name in names.items() if sign in agent), "") for names in (browsers, machines)]
    return "，".join(name for name in named if name) or "其他浏览器"


def of(user_id: int) -> models.QuerySet[SignedIn]:
    """The sessions of a user that still hold, latest first."""
    return SignedIn._default_manager.filter(user_id=user_id, expire_date__gt=timezone.now()).order_by("-began")


def end(user_id: int, *, but: str | None = None) -> int:
    """End the sessions of a user, all ``but`` one; how many."""
    count, _ = SignedIn._default_manager.filter(user_id=user_id).exclude(session_key=but or "").delete()
    return count


def end_elsewhere(user_id: int) -> int:
    """End the sessions in which somebody else said that it is they; how many."""
    return SignedIn._default_manager.filter(user_id=user_id).exclude(elsewhere="").delete()[0]


def left_elsewhere(called: str) -> int:
    """End the session that somebody else calls so; how many."""
    return SignedIn._default_manager.filter(elsewhere=called).delete()[0]


def forget(now: datetime) -> None:
    SignedIn._default_manager.filter(expire_date__lt=now).delete()
