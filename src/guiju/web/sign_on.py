"""Signing on by a provider that the office names: OpenID Connect or CAS, both ending at the one door (``entering``).

Whom a provider vouches for is found by what was bound to their account once, never by a name or a mail address; no account
is made. The first time, its owner binds it while signed in, or the security manager does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme

from guiju.kernel.acting import credentials
from guiju.kernel.offices.people import User
from guiju.kernel.offices.sessions import ELSEWHERE
from guiju.web import entering, proving, typed
from guiju.web.staff import StaffRequest, staff

VOUCHED = "vouched"
"""Under this name a session keeps for whom a provider has vouched, until its owner has said that they bind it."""


class NotVouched(Exception):
    """A provider does not vouch for who stands at the door, in words."""


@dataclass(frozen=True)
class Way:
    """``key``: its address here; ``provider``: what bindings name it by, so that another one's subjects are other people."""

    key: str
    name: str
    provider: str


def ways() -> list[Way]:
    """The providers that the office has named."""
    found = []
    if settings.OIDC_ISSUER:
        found.append(Way("oidc", "统一身份认证", settings.OIDC_ISSUER))
    if settings.CAS_SERVER_URL:
        found.append(Way("cas", "统一身份认证（CAS）", settings.CAS_SERVER_URL))
    return found


def way(key: str) -> Way:
    """Raises Http404 where the office has named none."""
    found = next((one for one in ways() if one.key == key), None)
    if found is None:
        raise Http404("本系统没有启用这种登录方式。")
    return found


def called(way: Way, session: str) -> str:
    """What we call a session of theirs: found again by it, told by nobody."""
    return f"{way.key}:{salted_hmac('guiju.sign_on', session, algorithm='sha256').hexdigest()}"


def came_by(request: HttpRequest) -> Way | None:
    """The provider that vouched for this session."""
    told = request.session.get(ELSEWHERE, "")
    return next((one for one in ways() if told.startswith(f"{one.key}:")), None)


def onward(request: HttpRequest) -> str:
    told = request.GET.get("next", "")
    return told if url_has_allowed_host_and_scheme(told, {request.get_host()}, request.is_secure()) else "/"


def for_an_hour(request: HttpRequest) -> None:
    """What a session of nobody keeps of somebody who was sent to a provider, no longer."""
    if not request.user.is_authenticated:
        request.session.set_expiry(typed.AN_HOUR)


def bound(user: User) -> list[tuple[Way, str]]:
    subjects = dict(SocialAccount.objects.filter(user=user).values_list("provider", "uid"))
    return [(one, subjects[one.provider]) for one in ways() if one.provider in subjects]


def vouched(
    request: HttpRequest, way: Way, subject: str, told: dict[str, Any], *, proved: bool, session: str
) -> HttpResponse:
    """A provider says who it is. ``told``: what was asked when they were sent there."""
    if told.get("bind") is not None:
        if not request.user.is_authenticated or request.user.pk != told["bind"]:
            raise NotVouched("登录已经变化，请重新登录后再绑定。")
        request.session[VOUCHED] = [way.key, subject]
        return redirect("bind_own")
    found = SocialAccount.objects.filter(provider=way.provider, uid=subject).select_related("user").first()
    if found is None:
        raise NotVouched(
            f"您在{way.name}中的账号还没有与本系统的账号绑定。请先用用户名和密码登录，在“二次验证”中绑定，或者请安全管理员绑定。"
        )
    if why := entering.closed_to(found.user):
        raise NotVouched(why)
    return entering.enter(request, found.user, told["onward"], proved=proved, elsewhere=session)


def turned_away(request: HttpRequest, why: Exception) -> HttpResponse:
    messages.error(request, str(why))
    return redirect("own_proofs" if request.user.is_authenticated else "sign_in")


@staff
def bind_own(request: StaffRequest) -> HttpResponse:
    """Its owner sees whom the provider vouched for, and says that it is they."""
    key, subject = request.session.get(VOUCHED, ("", ""))
    if not subject:
        return redirect("own_proofs")
    chosen = way(key)
    if (first := proving.stale(request, proving.LATELY)) is not None:
        return first
    if request.method != "POST":
        return render(request, "web/bind_own.html", {"way": chosen, "subject": subject})
    del request.session[VOUCHED]
    try:
        credentials.bind_own(request.user, chosen.provider, subject)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, f"已绑定，以后可以用{chosen.name}登录。")
    return redirect("own_proofs")
