"""What a command loads beside a running server (rules, notices, texts) is used without a restart."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from guiju import law


class FreshLaw:
    """Once a request: some microseconds where nothing changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        law.refresh_if_changed()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        law.refresh_if_changed()
        return self.get_response(request)
