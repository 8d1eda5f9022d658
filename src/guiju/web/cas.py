"""Signing on by CAS (protocol 3.0): a ticket for this one visit, and signing out when the server says so.

The client is python-cas, by django-cas-ng. Its views would take a user name for the account of that name, and read what the
server posts without care; ours do neither.
"""

from __future__ import annotations

import re
import secrets
import time
from urllib.parse import urlencode

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django_cas_ng.utils import get_cas_client
from lxml import etree

from guiju.kernel.offices import moments, sessions
from guiju.web import sign_on
from guiju.web.sign_on import NotVouched

KEY, STATE, PATIENCE = "cas", "cas", 600
TICKET = re.compile(r"ST-[\x21-\x7e]{1,250}")
INDEX = "{urn:oasis:names:tc:SAML:2.0:protocol}SessionIndex"
AMISS = "统一身份认证没有成功，请重新登录。多次不成功的，请联系系统管理员。"


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    sign_on.way(KEY)
    state = secrets.token_urlsafe(24)
    own = request.user.pk if "bind" in request.GET and request.user.is_authenticated else None
    sign_on.for_an_hour(request)
    request.session[STATE] = {"state": state, "at": int(time.time()), "onward": sign_on.onward(request), "bind": own}
    return redirect(get_cas_client(_service(request, state)).get_login_url())


def _service(request: HttpRequest, state: str) -> str:
    """Where the server sends them back to. What is said there is part of what the ticket is for, so no other ticket fits."""
    return f"{request.build_absolute_uri(reverse('cas_back'))}?{urlencode({'state': state})}"


@csrf_exempt
@never_cache
def back(request: HttpRequest) -> HttpResponse:
    """They come back with a ticket; or the server itself posts that a session is over."""
    sign_on.way(KEY)
    if request.method == "POST":
        return _over(request)
    try:
        return _in(request)
    except NotVouched as why:
        return sign_on.turned_away(request, why)


def _in(request: HttpRequest) -> HttpResponse:
    told = request.session.pop(STATE, None)
    state, ticket = request.GET.get("state", ""), request.GET.get("ticket", "")
    if told is None or not moments.is_lately(told["at"], PATIENCE) or not constant_time_compare(told["state"], state):
        raise NotVouched("登录已经过期或者不是从本页开始的，请重新登录。")
    if not TICKET.fullmatch(ticket):
        raise NotVouched(AMISS)
    client = get_cas_client(_service(request, state))
    client.session = get_adapter().get_requests_session()
    try:
        subject, _, _ = client.verify_ticket(ticket)
    except (OSError, SyntaxError, ValueError, IndexError, AttributeError):  # no answer, or none of a CAS server's
        subject = None
    if not subject or not subject.strip():
        raise NotVouched(AMISS)
    way = sign_on.way(KEY)
    session = sign_on.called(way, ticket)
    return sign_on.vouched(request, way, subject.strip(), told, proved=settings.CAS_FACTOR, session=session)


def _over(request: HttpRequest) -> HttpResponse:
    """Single logout: whoever knows the ticket of a session may end it, which is what the protocol asks; of one at a time."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(request.POST.get("logoutRequest", "").encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return HttpResponse(status=400)
    if (index := next(root.iter(INDEX), None)) is not None:
        sessions.left_elsewhere(sign_on.called(sign_on.way(KEY), index.text or ""))
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out at the server too."""
    sign_on.way(KEY)
    return redirect(get_cas_client().get_logout_url(request.build_absolute_uri(reverse("sign_in"))))
