"""What an entry told in words, and whether something else says the same: by this an erasure finds where it was told again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import orjson

LEAST = 4
_REACHED, _KEY = re.compile(r"\d{5,}|@"), re.compile(r"[0-9a-f]{32,}")


def texts(content: Any) -> Iterable[str]:
    """What an entry told in words: not what it chose from a list, nor days, numbers and keys."""
    for holder in (content, content.get("asks", {}), content.get("corrects", {})):
        for kind in ("set", "told", "parts"):
            yield from _strings(holder.get(kind, {}))


def _strings(said: Any) -> Iterable[str]:
    if isinstance(said, str):
        if _in_words(said):
            yield said
    elif isinstance(said, (dict, list)):
        for one in said.values() if isinstance(said, dict) else said:
            yield from _strings(one)


def spoken(content: Any) -> str:
    return orjson.dumps(content).decode()


def run_together(words: str) -> str:
    """Words however they were parted in lines: a paper sets a text of several in paragraphs, or in one."""
    return "".join(words.split())


def _in_words(said: str) -> bool:
    """Whether it says something in words, or is a number or an address by which somebody is reached."""
    return len(said) > 1 and (not said.isascii() or bool(_REACHED.search(said) and not _KEY.fullmatch(said)))


def is_long(said: str) -> bool:
    """Whether a text says enough that another that holds it is taken to tell of it: “同意” stands everywhere."""
    return len(said.strip()) >= LEAST
