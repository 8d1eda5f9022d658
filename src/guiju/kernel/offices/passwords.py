"""What a password must be, in the office's own words (identity authentication of GB/T 22239-2019, 8.1.4.1: hard to guess,
changed from time to time), and those used before."""

from __future__ import annotations

import secrets
import string
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

KINDS_AT_LEAST, SIGNS_AT_LEAST = 3, 5
REMEMBERED = 5
"""How many passwords, the present one among them, cannot be chosen again."""


class FormerPassword(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="former_passwords")
    password = models.CharField("口令", max_length=128)
    set_at = models.DateTimeField("停用时间")

    class Meta:
        verbose_name = verbose_name_plural = "曾用口令"

    def __str__(self) -> str:
        return f"{self.user} {self.set_at}"


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"密码长度不足，至少{self.min_length}个字符。"

    def get_help_text(self) -> str:
        return f"密码至少{self.min_length}个字符。"


class OfSeveralKinds:
    """Three of the four kinds of signs, and not a few signs over and over."""

    def validate(self, password: str, user: Any = None) -> None:
        kinds = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isascii() or sign in string.punctuation)
        if sum(any(map(kind, password)) for kind in kinds) < KINDS_AT_LEAST:
            raise ValidationError("密码的字符种类太少：小写字母、大写字母、数字、符号，至少要有三种。", code="kinds")
        if len(set(password)) < SIGNS_AT_LEAST:
            raise ValidationError(f"密码重复太多：至少要有{SIGNS_AT_LEAST}个不同的字符。", code="repeated")

    def get_help_text(self) -> str:
        return "密码要有小写字母、大写字母、数字、符号中的至少三种。"


class WithoutNames:
    """Neither the agency nor its owner in any part: their names, three signs of the agency's, two of a Chinese name's."""

    def validate(self, password: str, user: Any = None) -> None:
        typed = password.casefold()
        for words, what in _names(user):
            if any(part in typed or part[::-1] in typed for part in words):
                raise ValidationError(f"密码中不能有{what}或者其中一部分。", code="names")

    def get_help_text(self) -> str:
        return "密码中不能有用户名、本人姓名、所在机关名称或者其中一部分。"


def _names(user: Any) -> list[tuple[set[str], str]]:
    agency = getattr(user, "agency", None)
    told = (
        (getattr(user, "username", ""), 4, "用户名"),
        (getattr(user, "full_name", ""), 2, "本人姓名"),
        (agency.name if agency is not None else "", 3, "所在机关名称"),
        (agency.mark if agency is not None else "", 2, "机关代字"),
    )
    return [(_parts(name.casefold(), length), what) for name, length, what in told]


def _parts(name: str, length: int) -> set[str]:
    """All runs of so many signs; a shorter name of three and more (of two, where it is no Latin one) is one run itself."""
    runs = {name[at : at + length] for at in range(len(name) - length + 1)}
    return runs or ({name} if len(name) >= 3 else set())


class NotUsedBefore:
    def validate(self, password: str, user: Any = None) -> None:
        if user is None or user.pk is None:
            return
        used = user.former_passwords.order_by("-set_at", "-pk").values_list("password", flat=True)[: REMEMBERED - 1]
        if any(check_password(password, old) for old in (user.password, *used) if old):
            raise ValidationError(f"不能使用最近{REMEMBERED}次用过的密码。", code="used")

    def get_help_text(self) -> str:
        return f"密码不能与最近{REMEMBERED}次用过的相同。"


def change(user: Any, password: str, *, must_change: bool = False) -> None:
    """Set a password that was found fit, keeping the digest of the one before. In a transaction that notes it."""
    if user.password:
        user.former_passwords.create(password=user.password, set_at=timezone.now())
    kept = user.former_passwords.order_by("-set_at", "-pk").values_list("pk", flat=True)[: REMEMBERED - 1]
    user.former_passwords.exclude(pk__in=list(kept)).delete()
    user.set_password(password)
    user.must_change = must_change
    user.save(update_fields=["password", "password_set_at", "must_change"])


def once() -> str:
    """A password for once: four groups of signs that nobody takes for one another."""
    signs = "abcdefghjkmnpqrstuvwxyz23456789"
    return (
        "-".join("".join(secrets.choice(signs) for _ in range(4)) for _ in range(4)) + f"-{secrets.randbelow(90) + 10}"
    )
