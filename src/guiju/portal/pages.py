"""What every public page shares: read-only, the place it speaks for, where the reader stands, how it refuses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guiju.kernel.offices.people import Agency, Region
from guiju.kernel.offices.regions import ancestors, contains

View = Callable[..., HttpResponseBase]
PAGE = 20
"""Rows of a list that stand on one page."""
Trail = Sequence[tuple[str, str]]
"""当前位置: labels with their addresses, from the front page down to the page above this one."""


class NotNow(Exception):
    """Something is public but cannot be made at present; the sentence says what to do instead."""


def place() -> str:
    """The region this installation answers for: the narrowest that holds all overseeing agencies; empty before set-up."""
    overseen = set(Agency.objects.filter(oversees=True).values_list("region_id", flat=True))
    one = next(iter(overseen), "")
    above = (*ancestors(one), one) if one else ()
    around = [code for code in above if all(contains(code, other) for other in overseen)]
    return Region.objects.filter(pk__in=around[-1:]).values_list("name", flat=True).first() or ""


def page(
    request: HttpRequest, template: str, *, title: str, trail: Trail = (), status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the public site."""
    context |= {"title": title, "trail": trail, "place": place()}
    return render(request, f"portal/{template}.html", context, status=status)


def public_page(view: View) -> View:
    """A view that only reads and says in the public design what is not there."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **named)
        except Http404 as error:
            words = str(error) or "没有这一页，或者这一内容没有公开。"
            return page(request, "refusal", title="没有找到", status=404, words=words)
        except NotNow as error:
            return page(request, "refusal", title="暂时不能提供", status=503, words=str(error))

    return require_safe(shown)


@public_page
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any address under /public/ that leads nowhere."""
    raise Http404
