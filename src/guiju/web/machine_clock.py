"""For those who look after the machine: a line on every page while its clock cannot be right."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from guiju.kernel.acting import time_told
from guiju.kernel.offices.people import Role


def told(request: HttpRequest) -> dict[str, Any]:
    """``clock_words``: what is wrong with the machine's clock, for administrators; asked only where a page shows it."""
    return {"clock_words": lambda: time_told.reading().words if _looks_after_it(request) else ""}


def _looks_after_it(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated and Role.ADMIN in user.actor.roles
