"""查询进度: a citizen comes in with the query code of a record and a one-time code sent to their telephone.

The visit has a cookie of its own, apart from the sessions of staff, for these pages alone; it is soon over.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from guiju.kernel.acting import visiting
from guiju.kernel.acting.visiting import NotLetIn, TooOften
from guiju.kernel.keeping.doors import Visit
from guiju.kernel.offices.origins import address
from guiju.portal.pages import NotNow, View, page

COOKIE = "guiju_visit"
LONGEST_CODE = 40


class VisitRequest(HttpRequest):
    """A request of somebody who has come in."""

    visit: Visit


def door_page(view: View) -> View:
    """A page that no proxy keeps, and that says in the public design what is refused or is not there."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **named)
        except TooOften as error:
            return page(request, "refusal", title="请稍后再试", status=429, words=str(error), quiet=True)
        except NotNow as error:
            return page(request, "refusal", title="暂时不能提供", status=503, words=str(error), quiet=True)
        except Http404 as error:
            words = str(error) or "没有这一页。"
            return page(request, "refusal", title="没有找到", status=404, words=words, quiet=True)

    guarded: View = never_cache(require_http_methods(["GET", "HEAD", "POST"])(shown))
    return guarded


def inside(view: Callable[..., HttpResponseBase]) -> View:
    """A page for those who have come in; others are led to the door."""

    @door_page
    @wraps(view)
    def shown(request: VisitRequest, *args: Any, **named: Any) -> HttpResponseBase:
        found = visiting.visit(request.COOKIES.get(COOKIE, ""))
        if found is None:
            return forget(redirect(f"{reverse('portal:door')}?over=1"))
        request.visit = found
        return view(request, *args, **named)

    return shown


def remember(response: HttpResponse, token: str) -> HttpResponse:
    """Give the visitor the token of their visit."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(visiting.LONGEST.total_seconds()),
        path=reverse("portal:door"),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, path=reverse("portal:door"), samesite="Strict")
    return response


@door_page
def door(request: HttpRequest) -> HttpResponse:
    """The query code is asked for. Whatever is typed, the next page asks for the one-time code."""
    typed = request.POST.get("code", "").strip()[:LONGEST_CODE]
    if request.method == "POST" and typed:
        return remember(redirect("portal:door_code"), visiting.ask(typed, address(request)))
    wrong = "请填写查询码。" if request.method == "POST" else ""
    over = "over" in request.GET
    return page(request, "door", title="查询进度", wrong=wrong, over=over, status=422 if wrong else 200)


@door_page
def one_time(request: HttpRequest) -> HttpResponse:
    """The one-time code is asked for; with it the visitor comes in."""
    token, wrong = request.COOKIES.get(COOKIE, ""), ""
    if not token:
        return redirect("portal:door")
    if request.method == "POST":
        try:
            token = visiting.enter(token, request.POST.get("one_time", "")[:12], address(request))
        except NotLetIn as error:
            wrong = str(error)
        else:
            found = visiting.visit(token)
            to = "portal:door_matter" if found is not None and found.query_code is not None else "portal:door_form"
            return remember(redirect(to), token)
    trail = [("查询进度", reverse("portal:door"))]
    return page(request, "door_code", title="填写验证码", trail=trail, wrong=wrong, status=422 if wrong else 200)


@door_page
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    visiting.leave(request.COOKIES.get(COOKIE, ""))
    return forget(redirect("portal:door"))
