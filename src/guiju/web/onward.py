"""Where a step leads: to the record's page, or, where the step has taken it out of the actor's sight, to the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from guiju.kernel.declaring.steps import Step
from guiju.kernel.offices.scope import sees
from guiju.web.staff import StaffRequest


def lead_on(request: StaffRequest, steps: Sequence[Step], record: Any, page: str, list_page: str) -> HttpResponse:
    """Say what was done, and where the matter went; then ``page``, or ``list_page`` where that is not theirs to see."""
    labels = "".join(f"“{step.label}”" for step in steps)
    words = f"{labels}已办理，记入账簿第{record.version}条。" if len(steps) == 1 else f"{labels}已一并办理，记入账簿。"
    if in_sight := sees(request.actor, record):
        messages.success(request, words)
    else:
        went = f"《{record.title}》现由{record.agency}承办，不再属于您的查看范围。"
        messages.success(request, words + went)
    return redirect(page if in_sight else list_page)
