"""Whether the person at the desk has proved twice who they are: in this session at all, and lately enough for what they ask."""

from __future__ import annotations

import time
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.acting import credentials
from guiju.kernel.keeping import second_factors
from guiju.kernel.keeping.looking import ProofWanted
from guiju.kernel.offices import moments, proofs
from guiju.kernel.offices.people import User
from guiju.kernel.offices.sessions import BEGAN
from guiju.web import typed

PROVED = "proved"
"""Under this name a session keeps when its second factor was last proved, in seconds."""
LATELY = 15 * 60
"""For changing by what one proves oneself, and for each way out of sealed data (``keeping.looking``)."""


def note(request: HttpRequest) -> None:
    request.session[PROVED] = int(time.time())


def wanting(request: HttpRequest) -> HttpResponse | None:
    """Where somebody goes first whose session lacks what their account has or must have; None where nothing is wanting."""
    user = request.user
    assert isinstance(user, User)
    if PROVED in request.session or proofs.exempt(user):
        return None
    if second_factors.of(user).exists():
        return _again(request)
    if not credentials.must_have(user) or proofs.not_yet(timezone.localdate()):
        return None
    return redirect("own_proofs")


def stale(request: HttpRequest, age: int) -> HttpResponse | None:
    """Where somebody goes first who has not proved within ``age`` seconds that it is they: by their second factor, or where they
    have none by signing in."""
    if _proved_within(request, age):
        return None
    if second_factors.of(_person(request)).exists():
        messages.info(request, "为确认是您本人，请再验证一次。")
        return _again(request)
    onward = reverse("own_proofs") if request.method == "POST" else request.get_full_path()
    logout(request)
    messages.info(request, "为确认是您本人，请重新登录后再办理。")
    return redirect(f"{reverse('sign_in')}?{urlencode({'next': onward})}")


def stale_form(request: HttpRequest) -> HttpResponse | None:
    """The same before a page that shows a form again as it was typed: what somebody was sending is kept."""
    if _proved_within(request, LATELY):
        return None
    kept = typed.kept_to_go_on(request)
    if not second_factors.of(_person(request)).exists():
        return stale(request, LATELY)
    messages.info(request, "为确认是您本人，请再验证一次。")
    return _again(request, request.get_full_path() if kept else "")


def over(request: HttpRequest) -> bool:
    """Whether the second factor was proved too long ago for reading personal data in clear. Who has proved none in this session
    has none (``wanting``), in the days of grace or because a provider asks for it, and cannot be asked here."""
    user, proved = request.user, request.session.get(PROVED)
    assert isinstance(user, User)
    return proved is not None and not moments.is_lately(proved, LATELY) and not proofs.exempt(user)


def before_a_look(request: HttpRequest, wanted: ProofWanted) -> HttpResponse:
    """To the second factor, and from there on to what was asked for: the page, the form as it was typed, or the matter."""
    messages.info(request, "查看个人信息以前，请再验证一次。")
    if request.method == "GET" or typed.kept_to_go_on(request):
        return _again(request, request.get_full_path())
    return _again(request, reverse("matter", args=[wanted.register, wanted.matter_id]) if wanted.matter_id else "")


def _again(request: HttpRequest, onward: str = "") -> HttpResponse:
    onward = onward or (request.get_full_path() if request.method == "GET" else reverse("my_work"))
    return redirect(f"{reverse('prove_again')}?{urlencode({'next': onward})}")


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _proved_within(request: HttpRequest, age: int) -> bool:
    proved = (request.session.get(PROVED, 0), _began(request))
    return any(moments.is_lately(moment, age) for moment in proved) or proofs.exempt(_person(request))


def _began(request: HttpRequest) -> float:
    told = request.session.get(BEGAN)
    return datetime.fromisoformat(told[0]).timestamp() if told else 0
