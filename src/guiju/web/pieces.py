"""Files of any size, piece by piece: the core of tus 1.0 with creation and termination (https://tus.io/protocols/resumable-upload).

POST begins a file of a name and a length, HEAD tells how far it has come, PATCH goes on from there, DELETE takes it back. Whoever
began it goes on with it, from any page or browser. The page's script is ``web/pieces.js``.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.urls import reverse

from guiju.kernel.keeping import incoming, typed
from guiju.kernel.keeping.handed_in import LONGEST_RECORDING
from guiju.kernel.keeping.incoming import A_PIECE, Elsewhere, Incoming
from guiju.web.staff import StaffRequest, staff

VERSION = "1.0.0"
CONTENT = "application/offset+octet-stream"
WORDS = "text/plain; charset=utf-8"


def tus(*methods: str) -> Callable[[Any], Any]:
    """A page of the protocol: it says which version it speaks, and takes these methods."""

    def made(view: Any) -> Any:
        @staff
        @wraps(view)
        def answered(request: StaffRequest, *given: Any, **named: Any) -> HttpResponseBase:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            spoken = request.headers.get("Tus-Resumable") == VERSION
            response: HttpResponseBase = view(request, *given, **named) if spoken else HttpResponse(status=412)
            response["Tus-Resumable"] = response["Tus-Version"] = VERSION
            return response

        vars(answered)["methods"] = methods
        return answered

    return made


@tus("POST")
def begin(request: StaffRequest) -> HttpResponse:
    size = typed.number(request.headers.get("Upload-Length"), most=2**60)
    name = _name(request.headers.get("Upload-Metadata", ""))
    if size is None or not name:
        return _said(400, "没有说明文件的名称和大小。")
    try:
        one = incoming.begin(request.actor, name, size)
    except ValidationError as error:
        return _said(422, error.messages[0])
    response = HttpResponse(status=201)
    response.headers["Location"] = reverse("piece", args=[one.pk])
    return response


def _name(metadata: str) -> str:
    """The file's name among pairs of a key and a value in base 64; "" where there is none."""
    pairs = dict(pair.strip().partition(" ")[::2] for pair in metadata.split(","))
    try:
        return typed.held(base64.b64decode(pairs.get("filename", ""), validate=True).decode())
    except (binascii.Error, UnicodeDecodeError):
        return ""


@tus("HEAD", "PATCH", "DELETE")
def piece(request: StaffRequest, pk: UUID) -> HttpResponse:
    one = incoming.of(request.actor, pk)
    if one is None:
        return _said(404, "没有这份文件：可能已经使用，或者久未续传，已经清除。")
    if request.method == "DELETE":
        incoming.drop(one)
        return HttpResponse(status=204)
    if request.method == "PATCH" and (wrong := _take(request, one)) is not None:
        return wrong
    return _stands(one, 204 if request.method == "PATCH" else 200)


def _take(request: StaffRequest, one: Incoming) -> HttpResponse | None:
    """Take one piece in; what is wrong with it."""
    at = typed.number(request.headers.get("Upload-Offset"), most=LONGEST_RECORDING)
    if request.content_type != CONTENT or at is None:
        return _said(415, f"续传的内容应当标明 {CONTENT} 和起点。")
    if typed.number(request.META.get("CONTENT_LENGTH") or 0, most=A_PIECE) is None:
        return _said(413, f"每次续传不超过{A_PIECE // 2**20} MB。")
    try:
        incoming.go_on(one, at, request.read)
    except Elsewhere:
        return _stands(one, 409)
    except ValidationError as error:
        return _said(422, error.messages[0])
    return None


def _stands(one: Incoming, status: int) -> HttpResponse:
    response = HttpResponse(status=status)
    response["Upload-Offset"], response["Upload-Length"] = str(one.come), str(one.size)
    return response


def _said(status: int, words: str) -> HttpResponse:
    return HttpResponse(words, status=status, content_type=WORDS)
