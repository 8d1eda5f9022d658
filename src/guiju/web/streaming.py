"""A kept file given out piece by piece, whole or a range of it (RFC 9110 section 14): a player seeks, a broken download goes on.

The server reads as fast as the line takes it and holds no thread meanwhile (``wsgi.file_wrapper``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

from guiju.kernel.keeping import typed
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sealed_files import PIECE, Opened

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def span(asked: str, size: int) -> tuple[int, int] | None:
    """From where to where (excluded) somebody asks for; all of it where they ask for several or for nothing that can be read.
    None where there is nothing of what they ask for."""
    found = RANGE.fullmatch(asked.replace(" ", ""))
    if found is None or not (found[1] or found[2]):
        return 0, size
    first, last = (typed.number(one, most=10**18) for one in found.groups())
    if first is None:
        return (max(0, size - (last or 0)), size) if last and size else None
    if last is not None and last < first:
        return 0, size
    return (first, size if last is None else min(last + 1, size)) if first < size else None


def given_out(request: HttpRequest, paper: Paper, name: str, bit: Callable[[int, int], Opened]) -> HttpResponseBase:
    """The file of which ``bit`` opens a bit, as a download that runs nowhere; a player on a page of ours reads it by ranges."""
    mark = f'"{paper.digest}"'
    ours = request.headers.get("If-Range", mark) == mark
    found = span(request.headers.get("Range", "") if ours else "", paper.size)
    if found is None:
        response: HttpResponseBase = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{paper.size}"
        return response
    start, end = found
    file = bit(start, end)
    response = FileResponse(file, content_type=paper.media_type)
    response.block_size = PIECE
    if (start, end) != (0, paper.size):
        response.status_code = 206
        response["Content-Range"] = f"bytes {start}-{end - 1}/{paper.size}"
    response["Accept-Ranges"], response["ETag"] = "bytes", mark
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
