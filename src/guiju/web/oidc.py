"""Signing on by OpenID Connect: the code flow with state, nonce and PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636; RFC 9207).

The way to the provider and back is allauth's; its token is believed here and nowhere else: signed by a key that the issuer
publishes, by an algorithm with a public key, of this issuer, for us, for this one visit, not over.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.core.internal.deferred import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache

from guiju.kernel.offices.origins import over_tls
from guiju.web import sign_on
from guiju.web.sign_on import NotVouched

KEY = "oidc"
SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
CLAIMS = ["iss", "sub", "aud", "exp", "iat", "nonce"]
LEEWAY = 60
"""Seconds by which two clocks may differ."""
TOLD_FOR = 300
"""Seconds that what the provider says of itself is kept."""
AMISS = "统一身份认证没有成功，请重新登录。多次不成功的，请联系系统管理员。"
log = logging.getLogger("guiju.sign_on")
View = Callable[[HttpRequest], HttpResponse]


class Adapter(OpenIDConnectOAuth2Adapter):
    """allauth's way to a provider, of the one that the settings name."""

    def get_provider(self) -> OpenIDConnectProvider:
        of = {"server_url": settings.OIDC_ISSUER.rstrip("/"), "oauth_pkce_enabled": True}
        named = SocialApp(
            provider="openid_connect",
            provider_id=KEY,
            name=KEY,
            client_id=settings.OIDC_CLIENT,
            secret=settings.OIDC_SECRET,
            settings=of,
        )
        return OpenIDConnectProvider(self.request, app=named)

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself, under its own name and over TLS. Raises NotVouched."""
        kept = cache.get(f"{KEY}:{settings.OIDC_ISSUER}")
        if kept is None:
            kept = super().openid_config
            ends = [kept.get(name, "") for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
            if kept.get("issuer") != settings.OIDC_ISSUER or not all(map(over_tls, ends)):
                raise NotVouched("统一身份认证的地址不符合要求，请联系系统管理员。")
            cache.set(f"{KEY}:{settings.OIDC_ISSUER}", kept, TOLD_FOR)
        return dict(kept)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return request.build_absolute_uri(reverse("oidc_back"))


def _believing(view: View) -> View:
    """What goes amiss on the way is said in one sentence, which tells nobody what it was."""

    @wraps(view)
    def seen(request: HttpRequest) -> HttpResponse:
        sign_on.way(KEY)
        try:
            return view(request)
        except NotVouched as why:
            return sign_on.turned_away(request, why)
        except (OAuth2Error, OSError, ValueError, KeyError, TypeError, jwt.PyJWTError) as error:
            # An answer that gives no token may quote what was sent: only that it gave none is told.
            log.warning("OpenID Connect: %s", "no token" if isinstance(error, OAuth2Error) else repr(error))
            return sign_on.turned_away(request, NotVouched(AMISS))

    guarded: View = never_cache(seen)
    return guarded


@_believing
def start(request: HttpRequest) -> HttpResponse:
    adapter = Adapter(request, KEY)
    provider = adapter.get_provider()
    proof = provider.get_pkce_params()
    nonce = secrets.token_urlsafe(24)
    told = {"nonce": nonce, "verifier": proof.pop("code_verifier"), "onward": sign_on.onward(request), "bind": None}
    if "bind" in request.GET and request.user.is_authenticated:
        told["bind"] = request.user.pk
    client = adapter.get_client(request, provider.app)
    sign_on.for_an_hour(request)
    client.state = statekit.stash_state(request, provider_id=KEY, state=told)
    claim, _, wanted = settings.OIDC_FACTOR.partition("=")
    more = {"acr_values": wanted} if claim == "acr" else {}
    asked = {**proof, "code_challenge": proof["code_challenge"].decode(), "nonce": nonce, **more}
    return redirect(client.get_redirect_url(adapter.authorize_url, ["openid", "profile"], asked))


@_believing
def back(request: HttpRequest) -> HttpResponse:
    """They come back from the provider with a code, which we change for a token by ourselves."""
    told = statekit.unstash_state(request, state_id=request.GET.get("state", ""), provider_id=KEY)
    if told is None:
        raise NotVouched("登录已经过期或者不是从本页开始的，请重新登录。")
    code = request.GET.get("code", "")
    if not code or request.GET.get("iss", settings.OIDC_ISSUER) != settings.OIDC_ISSUER:
        raise NotVouched(AMISS)
    adapter = Adapter(request, KEY)
    client = adapter.get_client(request, adapter.get_provider().app)
    answer = client.get_access_token(code, pkce_code_verifier=told["verifier"])
    claims = believed(answer.get("id_token", ""), told["nonce"], adapter.openid_config["jwks_uri"])
    way = sign_on.way(KEY)
    session = sign_on.called(way, str(claims.get("sid") or secrets.token_hex(16)))
    return sign_on.vouched(request, way, claims["sub"], told, proved=_proved(claims), session=session)


def believed(token: str, nonce: str, keys_at: str) -> dict[str, Any]:
    """What an ID token says, once all that it must be is seen to. Raises NotVouched, PyJWTError, RequestException, ValueError."""
    named = jwt.get_unverified_header(token)
    if named.get("alg") not in SIGNED_BY:
        raise NotVouched(AMISS)
    with get_adapter().get_requests_session() as session:
        answer = session.get(keys_at)
        answer.raise_for_status()
    keys = jwt.PyJWKSet.from_dict(answer.json())
    [key] = keys.keys if "kid" not in named else [keys[named["kid"]]]
    claims: dict[str, Any] = jwt.decode(
        token,
        key.key,
        algorithms=[named["alg"]],
        audience=settings.OIDC_CLIENT,
        issuer=settings.OIDC_ISSUER,
        leeway=LEEWAY,
        options={"require": CLAIMS},
    )
    of_others = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if of_others else settings.OIDC_CLIENT) != settings.OIDC_CLIENT:
        raise NotVouched(AMISS)
    if (
        not constant_time_compare(str(claims["nonce"]), nonce)
        or not isinstance(claims["sub"], str)
        or not claims["sub"]
    ):
        raise NotVouched(AMISS)
    return claims


def _proved(claims: dict[str, Any]) -> bool:
    """Whether the token says what, by the office, says that a second factor was asked for."""
    claim, _, wanted = settings.OIDC_FACTOR.partition("=")
    said = claims.get(claim, []) if wanted else []
    return bool(set(wanted.split()) & set(said if isinstance(said, list) else [said]))


@_believing
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out at the provider too, where it says how (OpenID Connect RP-Initiated Logout 1.0)."""
    end = Adapter(request, KEY).openid_config.get("end_session_endpoint", "")
    if not over_tls(end):
        raise NotVouched("统一身份认证没有提供退出的地址，请关闭浏览器，或者到该系统中退出。")
    here = request.build_absolute_uri(reverse("sign_in"))
    return redirect(f"{end}?{urlencode({'client_id': settings.OIDC_CLIENT, 'post_logout_redirect_uri': here})}")
