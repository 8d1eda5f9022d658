"""What an installation says of itself in environment variables: understood, or refused in words; never guessed.

Somebody who writes GUIJU_HTTPS=true wants TLS: to take it for "no" would serve without, and say nothing.
"""

import os

CHOICES = {
    "GUIJU_HTTPS": ("0", "1"),
    "GUIJU_DEBUG": ("0", "1"),
    "GUIJU_DIGEST": ("sha256", "sm3"),
    "GUIJU_SIGNATURE": ("ed25519", "sm2"),
}
"""What each may say; the first holds where it says nothing."""


class NotUnderstood(Exception):
    """A variable says what it cannot say."""


def chosen(name: str) -> str:
    """What a variable of CHOICES says. Raises NotUnderstood."""
    choices = CHOICES[name]
    said = os.environ.get(name) or choices[0]
    if said not in choices:
        raise NotUnderstood(f"环境变量 {name} 只能是{'或者'.join(choices)}，现为“{said}”：请改正后再运行")
    return said


def whole(name: str) -> int:
    """A whole number from 0 to 99; 0 where nothing is said. Raises NotUnderstood."""
    said = os.environ.get(name) or "0"
    if not (said.isascii() and said.isdigit() and len(said) < 3):
        raise NotUnderstood(f"环境变量 {name} 应当是0至99的整数，现为“{said}”：请改正后再运行")
    return int(said)
