"""Guessing at passwords is bounded, and nobody can use the bound to keep somebody else out.

A try counts before it is made and is taken back when it was right, so that many at once are counted too; a refused one counts
not at all, so that nobody prolongs a refusal. A browser in which somebody has signed in before bears a mark: its misses are
counted by themselves, and those of strangers do not touch it. Names are kept as digests: people type passwords there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from guiju.kernel.offices import moments

WINDOW = timedelta(minutes=15)


class Bound(Enum):
    """What is counted within ``WINDOW``, and how many misses it bears."""

    BROWSER = 8
    HERE = 7
    NAME = 40
    ADDRESS = 60


class Miss(models.Model):
    """A wrong password. ``browser``: the mark of one that is known for the name, "" of a stranger's."""

    name = models.CharField(max_length=64)
    address = models.CharField(max_length=45)
    browser = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "登录失败"
        indexes = [models.Index(fields=["name", "at"]), models.Index(fields=["address", "at"])]

    def __str__(self) -> str:
        return f"{self.address} {self.at}"


@dataclass(frozen=True)
class Try:
    """One try at the password of ``name``."""

    name: str
    address: str
    browser: str = ""

    def counted(self) -> dict[Bound, models.QuerySet[Miss]]:
        recent = Miss.objects.filter(at__range=moments.lately(WINDOW))
        mine = recent.filter(name=digest(self.name))
        if self.browser:
            return {Bound.BROWSER: mine.filter(browser=self.browser)}
        strangers = mine.filter(browser="")
        return {
            Bound.HERE: strangers.filter(address=self.address),
            Bound.NAME: strangers,
            Bound.ADDRESS: recent.filter(address=self.address, browser=""),
        }

    def begin(self, most: dict[Bound, int] | None = None) -> Bound | None:
        """Count this try; the bound that refuses it, where one does."""
        made = Miss.objects.create(
            name=digest(self.name), address=self.address, browser=self.browser, at=timezone.now()
        )
        for bound, rows in self.counted().items():
            if rows.count() > (most or {}).get(bound, bound.value):
                made.delete()
                return bound
        return None

    def succeed(self) -> None:
        """What was missed before on the same way counts no more."""
        where = {"browser": self.browser} if self.browser else {"browser": "", "address": self.address}
        Miss.objects.filter(name=digest(self.name), **where).delete()


def digest(name: str) -> str:
    return salted_hmac("guiju.guesses", name.strip().casefold(), algorithm="sha256").hexdigest()


def unlock(name: str) -> int:
    """Let all misses at a name be forgotten; how many there were."""
    return Miss.objects.filter(name=digest(name)).delete()[0]


def forget(now: datetime) -> None:
    Miss.objects.filter(at__lt=now - WINDOW).delete()
