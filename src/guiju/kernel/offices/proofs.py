"""What is kept beside the second factors of a person, which lie in allauth's table of authenticators.

Who must have one: managers, and whoever may look at personal data in clear (identity authentication of GB/T 22239-2019,
8.1.4.1: two ways of proving who one is, one of them by cryptography).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models

from guiju.home import is_demonstration
from guiju.kernel.offices.people import MANAGERS, Role, User

ASKED_FOR = timedelta(days=1)
"""How long one manager's wish to reset a second factor waits for the other's."""
CODES_KEPT = timedelta(hours=1)


class CodeUsed(models.Model):
    """A code of an authenticator app that was used: no other time is it taken (RFC 6238, 5.2)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    counter = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "用过的动态口令"
        constraints = [models.UniqueConstraint(fields=["user", "counter"], name="code_used_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.at}"


class ResetAsked(models.Model):
    """One security manager wants the second factor of another manager reset; it is done once a second one wants it too."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField("提出时间")

    class Meta:
        verbose_name = verbose_name_plural = "重设二次验证的申请"

    def __str__(self) -> str:
        return f"{self.user_id} {self.at}"


def exempt(user: User) -> bool:
    """Accounts of a demonstration, there alone: whoever looks at it has no telephone at hand that belongs to them."""
    return user.demonstration and is_demonstration()


def must_have(user: User, revealing: frozenset[Role]) -> bool:
    """Whether an account works with a second factor only; ``revealing``: the roles that see personal data in clear."""
    return not exempt(user) and bool(user.actor.roles & (MANAGERS | revealing))


def not_yet(today: date) -> bool:
    """Whether the office has named a day (GUIJU_FACTOR_FROM) that has not come: until then a missing factor is only told."""
    return settings.FACTOR_FROM is not None and today < settings.FACTOR_FROM


def first_day() -> str:
    day = settings.FACTOR_FROM
    return f"{day.year}年{day.month}月{day.day}日" if day is not None else ""


def guessed_at(user: User) -> str:
    """Under what name wrong codes are counted (``offices.guesses``), apart from wrong passwords."""
    return f"second factor of {user.pk}"


def forget(now: datetime) -> None:
    CodeUsed.objects.filter(at__lt=now - CODES_KEPT).delete()
