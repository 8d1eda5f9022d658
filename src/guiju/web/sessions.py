"""A session ends eight hours after its last use, not after sign-in: it is renewed while somebody works.

Renewed every quarter of an hour and not with every page, for a renewal is written to the database.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

USED = "used"
EVERY = 15 * 60


class Renewed:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        used = request.session.get(USED) if request.session.accessed else None
        if used is not None and time.time() - used > EVERY:
            request.session[USED] = int(time.time())
        return response


@receiver(user_logged_in)
def begun(request: HttpRequest, **told: Any) -> None:
    request.session[USED] = int(time.time())
    request.session.set_expiry(None)  # what was typed before sign-in was kept for an hour only
