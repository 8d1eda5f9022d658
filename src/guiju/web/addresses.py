"""Addresses that nobody types: one that holds a NUL is refused at the door, for no database keeps that character."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest


class WithoutNul:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("网址中有不能识别的字符。", content_type="text/plain; charset=utf-8")
        return self.get_response(request)
