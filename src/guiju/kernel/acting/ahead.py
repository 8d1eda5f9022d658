"""What is done ahead of the transaction, so that nobody waits at the database for it: files kept, offices' papers filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from guiju.kernel.acting import office_papers
from guiju.kernel.declaring.asks import UploadAsk
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping import papers
from guiju.kernel.keeping.handed_in import HandedIn

R = TypeVar("R")
ROUNDS = 3
"""What a paper says may have changed while it was made, as the next number of a series; so often it is made anew."""


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


class _NotYet(Exception):
    """Papers are to be made before this can stand."""


def whole(work: Callable[[], R], records: Iterable[Any] = ()) -> R:
    """What ``work`` does, in one transaction. Where it wants papers of offices' own templates, it is taken back, they are made
    outside of any transaction, and it is done again. ``records`` it brings up to date: they are put back too."""
    if office_papers.under_way():
        with transaction.atomic():
            return work()
    stood = [(record, dict(vars(record))) for record in records]
    with office_papers.ahead() as ahead:
        for _ in range(ROUNDS):
            with suppress(_NotYet), transaction.atomic():
                done = work()
                if ahead.wanted:
                    raise _NotYet
                return done
            for record, as_it_was in stood:
                record.__dict__.clear()
                record.__dict__.update(as_it_was)
            ahead.make()
        ahead.is_over = True
        with transaction.atomic():
            return work()
