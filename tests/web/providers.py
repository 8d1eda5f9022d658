"""Small providers of sign-on that tests run on this machine: one of OpenID Connect, one of CAS 3.0."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "guiju", "a secret of the office"
Answer = tuple[int, str, bytes]


def asked(address: str) -> dict[str, str]:
    """What an address asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@contextmanager
def served(answer: Callable[[str, dict[str, str]], Answer]) -> Iterator[str]:
    """Answers at an address of this machine, as long as it is needed; the address."""

    class Handler(BaseHTTPRequestHandler):
        def _answered(self, told: dict[str, str]) -> None:
            status, kind, body = answer(urlsplit(self.path).path, told)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self._answered(asked(self.path))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answered({name: values[0] for name, values in parse_qs(body).items()})

        def log_message(self, *told: Any) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@dataclass
class Oidc:
    """``twist``: what becomes of the claims; ``sign``: how a token is made of them."""

    issuer: str = ""
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    twist: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
    sign: Callable[[dict[str, Any]], str] | None = None
    refused: list[str] = field(default_factory=list)

    def agree(self, address: str, **claims: Any) -> dict[str, str]:
        """Somebody whom we sent there signs in and agrees: what their browser brings back."""
        told = asked(address)
        assert (
            told["response_type"] == "code" and told["code_challenge_method"] == "S256" and told["client_id"] == CLIENT
        )
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**told, "claims": json.dumps(claims)}
        return {"code": code, "state": told["state"], "iss": self.issuer}

    def answer(self, path: str, told: dict[str, str]) -> Answer:
        if path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
            said = {"issuer": self.issuer, **{name: f"{self.issuer}/{end}" for name, end in ends.items()}}
            return self._said(said | {"end_session_endpoint": f"{self.issuer}/leave"})
        if path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
            return self._said({"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]})
        return self._token(told)

    def _token(self, told: dict[str, str]) -> Answer:
        of = self.codes.pop(told.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(told.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        right = of is not None and (of["code_challenge"], of["redirect_uri"]) == (proof.decode(), told["redirect_uri"])
        if of is None or not right or told.get("client_secret") != SECRET:
            self.refused.append("code")
            return 400, "application/json", b'{"error": "invalid_grant"}'
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": of["nonce"]}
        claims = self.twist({**claims, **json.loads(of["claims"])})
        return self._said({"access_token": "x", "token_type": "Bearer", "id_token": (self.sign or self.signed)(claims)})

    def signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode(claims, self.key, "RS256", headers={"kid": "one"})

    @staticmethod
    def _said(said: Any) -> Answer:
        return 200, "application/json", json.dumps(said).encode()


@dataclass
class Cas:
    """Tickets are for one service and one visit."""

    tickets: dict[str, tuple[str, str]] = field(default_factory=dict)

    def agree(self, address: str, user: str) -> str:
        """Somebody whom we sent there signs in: where their browser goes back to, with a ticket."""
        service, ticket = asked(address)["service"], f"ST-{secrets.token_hex(12)}"
        self.tickets[ticket] = (service, user)
        return f"{service}&ticket={ticket}"

    def answer(self, path: str, told: dict[str, str]) -> Answer:
        assert path == "/cas/p3/serviceValidate", path
        service, user = self.tickets.pop(told["ticket"], ("", ""))
        said = f"<cas:authenticationSuccess><cas:user>{escape(user)}</cas:user></cas:authenticationSuccess>"
        if not service or service != told["service"]:
            said = '<cas:authenticationFailure code="INVALID_TICKET">no</cas:authenticationFailure>'
        body = f'<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">{said}</cas:serviceResponse>'
        return 200, "text/xml", body.encode()


def logout_request(ticket: str) -> str:
    """What a CAS server posts when somebody has signed out there."""
    names = 'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><samlp:LogoutRequest {names} ID="1" Version="2.0" '
        f'IssueInstant="2026-11-27T00:00:00Z"><saml:NameID>@NOT_USED@</saml:NameID>'
        f"<samlp:SessionIndex>{escape(ticket)}</samlp:SessionIndex></samlp:LogoutRequest>"
    )
