"""What is handed in, looked at and kept ahead of the transaction: nobody waits at the database for somebody's large file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError

from guiju.kernel.declaring.asks import UploadAsk
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping import papers
from guiju.kernel.keeping.handed_in import HandedIn


def stored(step: Step, data: dict[str, Any]) -> dict[str, Any]:
    """The same data with its files on the disk; a file that may not come in stays as it is, for the step to say so.

    What a step that is refused has stored, the night takes away (``keeping.tidying``).
    """
    found = dict(data)
    for ask in step.asked:
        if isinstance(ask, UploadAsk) and data.get(ask.name):
            with suppress(ValidationError):
                files = [_stored(file) for file in ask.files(ask.clean(data[ask.name]))]
                found[ask.name] = files if ask.many else files[0]
    return found


def _stored(file: HandedIn) -> HandedIn:
    return file if file.digest else replace(file, digest=papers.store(file.content()))
