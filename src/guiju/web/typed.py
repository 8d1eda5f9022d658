"""What somebody has typed is not lost with their session: kept sealed for an hour, and there again after signing in.

A form is kept only if it says whose it is (the tag ``typist``) and comes from a page of this site; it goes back to that person,
on that page, once, as typed and not taken: what a step does is done when they send it themselves. Files are not kept.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from contextlib import suppress
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render

from guiju.kernel.keeping import vault

KEPT, TYPIST = "typed", "typist"
AN_HOUR = 3600
LONGEST = 64 * 1024
"""Bytes, sealed."""
FORMS = {"take_step", "open_step", "ask_correction", "changed_past"}
"""Pages that show what was typed without doing it (what holds ``add`` only shows the form)."""
LOST = "您刚才填写的内容保留在本页，附件请重新选择。核对后再提交。"


def signed(user: Any) -> str:
    """Whose form this is, for a hidden field of it."""
    return signing.dumps(user.pk, salt=TYPIST, compress=False)


def keep(request: HttpRequest) -> bool:
    """Keep the form that was sent, if it says whose it is; whether it was."""
    told = {name: values for name, values in request.POST.lists() if name not in ("csrfmiddlewaretoken", "add")}
    if _typist(told.get(TYPIST, [""])[0]) is None:
        return False
    text = json.dumps({"path": request.get_full_path(), "told": told})
    sealed = _box().encrypt(text.encode()).decode()
    if len(sealed) > LONGEST:
        return False
    request.session[KEPT] = sealed
    if not request.user.is_authenticated:
        request.session.set_expiry(AN_HOUR)
    return True


def bring_back(request: HttpRequest) -> None:
    """On the page that it was typed on, by whom it was typed: the form as it was sent, told but not to be taken."""
    kept = request.session.get(KEPT)
    if not kept or request.method != "GET" or _name(request) not in FORMS:
        return
    try:
        found = json.loads(_box().decrypt(kept.encode(), ttl=AN_HOUR))
    except (InvalidToken, ValueError):
        del request.session[KEPT]
        return
    told = found["told"]
    if found["path"] != request.get_full_path() or _typist(told[TYPIST][0]) != request.user.pk:
        return
    del request.session[KEPT]
    again = QueryDict(mutable=True)
    for name, values in told.items():
        again.setlist(name, values)
    again["add"] = ""  # the form is shown anew with what it tells, as when a row is added to it
    request.FILES  # noqa: B018  (read while this is still a GET: there are none)
    request.method, request.POST = "POST", again  # type: ignore[assignment]
    messages.warning(request, LOST)


def to_sign_in(request: HttpRequest) -> None:
    """Before somebody without a session is led to the door: what they were sending is kept."""
    if kept_to_go_on(request):
        messages.warning(request, "登录已过期，请重新登录。您填写的内容已经保留，登录后可以继续。")


def kept_to_go_on(request: HttpRequest) -> bool:
    """Whether what somebody was sending is kept, for the same page to show it again."""
    return request.method == "POST" and _name(request) in FORMS and keep(request)


def refused(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """A form whose token is that of a session before this one (as when one has signed in anew beside it) comes back filled;
    any other is refused."""
    origin = request.headers.get("Origin", "")
    ours = origin == f"{request.scheme}://{request.get_host()}"
    if ours and request.user.is_authenticated and _name(request) in FORMS and keep(request):
        return redirect(request.get_full_path())
    response = render(request, "403_csrf.html", status=403)
    response.headers["Cache-Control"] = "no-store"
    return response


def _name(request: HttpRequest) -> str:
    return str(request.resolver_match.url_name) if request.resolver_match is not None else ""


def _typist(told: str) -> int | None:
    with suppress(signing.BadSignature):
        return int(signing.loads(told, salt=TYPIST))
    return None


def _box() -> Fernet:
    return Fernet(urlsafe_b64encode(vault.key_for("typed work")))
