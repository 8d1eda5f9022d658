"""Passwords are hashed a few at once: guessers wait for one another and leave the machine to the office."""

from __future__ import annotations

import os
from threading import BoundedSemaphore

from django.contrib.auth.hashers import PBKDF2PasswordHasher

AT_ONCE = max(1, (os.cpu_count() or 1) // 2)
PATIENCE = 10.0
"""Seconds that somebody waits for their turn."""

_turns = BoundedSemaphore(AT_ONCE)


class TooBusy(Exception):
    """More is asked for than is done at once; the sentence says when to come again."""

    after = 10
    """Seconds."""

    def __str__(self) -> str:
        return f"登录的人较多，请{self.after}秒后再试。"


class FewAtOnce(PBKDF2PasswordHasher):
    """Django's usual hash, AT_ONCE at a time. Raises TooBusy."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        if not _turns.acquire(timeout=PATIENCE):
            raise TooBusy
        try:
            return super().encode(password, salt, iterations)
        finally:
            _turns.release()
