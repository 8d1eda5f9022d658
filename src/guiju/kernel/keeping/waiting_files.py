"""Files that wait for the step that takes them: kept like papers, for as long as they wait.

A register that takes files in by a job has a table of its own of them. No entry vouches for it: nothing has been done yet.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import uuid_utils.compat as uuids
from django.apps import apps
from django.db import models
from django.utils import timezone

from guiju.kernel.keeping.papers import opened
from guiju.kernel.keeping.sight import Use

KEPT = timedelta(days=1)
"""How long it is told what became of a file: its name and title may name somebody, and stand here in clear."""


class WaitingFile(models.Model):
    """``digest``: of the content, while it waits; "" once the step was taken or refused. ``lies_for``: what no step takes, but
    somebody who asked for it, goes after so long in any case."""

    lies_for: timedelta | None = None

    id = models.UUIDField(primary_key=True, default=uuids.uuid7, editable=False)
    at = models.DateTimeField("送交时间", default=timezone.now)
    name = models.CharField("文件名", max_length=200)
    digest = models.CharField("摘要", max_length=64, blank=True)
    job = models.UUIDField("任务编号", null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def content_for(self, use: Use) -> bytes:
        """Its bytes, for a use of the program's own. Raises FileNotFoundError, WrongKey."""
        assert isinstance(use, Use)
        return opened(self.digest)


def kinds() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, WaitingFile)]


def digests() -> set[str]:
    """Of all that still waits."""
    return {digest for kind in kinds() for digest in kind.objects.exclude(digest="").values_list("digest", flat=True)}


def made_before() -> set[str]:
    """Take away the files that were made of the records for whoever asked, so that they are made anew of what stands now; their
    digests."""
    gone: set[str] = set()
    for kind in (kind for kind in kinds() if kind.lies_for is not None):
        there = kind.objects.exclude(digest="")
        gone |= set(there.values_list("digest", flat=True))
        there.delete()
    return gone


def forget(now: datetime) -> None:
    """What became of a file is told no longer; a file that still waits is kept."""
    for kind in kinds():
        kind.objects.filter(at__lt=now - KEPT, digest="").delete()
        if kind.lies_for is not None:
            kind.objects.filter(at__lt=now - kind.lies_for).delete()
