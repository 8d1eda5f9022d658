"""One name or number however it is written: a text folded to what counts, with the way back to its characters.

Folding takes away width, case, accents, invisible signs and what stands between the characters. Traditional forms,
homophones and spoken descriptions are not folded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from guiju.kernel.keeping.texts import FILLERS

DOTS = "·.•‧∙⋅・･．﹒ꞏ⸱᛫●"
"""The dot between the parts of a foreign or minority name, as input methods give it; the first is the right one."""
DASHES = "-‐‑‒–—―−－﹣﹘"
JOINTS = frozenset(f"{DOTS}{DASHES}_'’‘`´＇")
"""What may stand between the characters of one name, besides spaces."""
NUMERALS = dict(zip("〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖", "000123456789123456789", strict=True))
CROSSES = dict.fromkeys("×✕Χχхх", "x")
"""What is typed for the check digit X."""

Fold = Callable[[str], str]


class Folded:
    """A text folded character by character."""

    def __init__(self, text: str, fold: Fold) -> None:
        kept = [(at, sign) for at, character in enumerate(text) for sign in fold(character)]
        self.source = text
        self.text = "".join(sign for _, sign in kept)
        self._at = [at for at, _ in kept]

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Every place of ``words`` (folded alike), overlapping ones too, as a stretch of the source."""
        start = self.text.find(words) if words else -1
        while start >= 0:
            yield self._at[start], self._at[start + len(words) - 1] + 1
            start = self.text.find(words, start + 1)


def folded(text: str, fold: Fold) -> str:
    return "".join(map(fold, text))


@cache
def by_letters(character: str) -> str:
    """Letters and digits alone, in small letters without accents."""
    return "".join(sign for sign in _plain(character) if sign.isalnum())


@cache
def by_digits(character: str) -> str:
    """As ``by_letters``, with Chinese numerals as digits and every kind of cross as x: for numbers."""
    return NUMERALS.get(character) or CROSSES.get(character) or by_letters(character)


@cache
def by_name(character: str) -> str:
    """All but spaces and what may stand between the characters of one name; other marks stay and part two names."""
    return "".join(sign for sign in _plain(character) if not sign.isspace() and sign not in JOINTS)


@cache
def by_joined_digits(character: str) -> str:
    """As ``by_name``, with Chinese numerals as digits: for numbers that nobody has named, so that those of a list stay apart."""
    return NUMERALS.get(character) or by_name(character)


@cache
def by_sight(character: str) -> str:
    """All that is seen, spaces as one kind: for reading what stands around a name."""
    return "".join(" " if sign.isspace() else sign for sign in _plain(character))


def _plain(character: str) -> str:
    if character in FILLERS:
        return ""
    signs = unicodedata.normalize("NFKD", character).casefold()
    return "".join(sign for sign in signs if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)


_UNSEEN = frozenset(("Mn", "Me", "Mc", "Cf", "Cc", "Cs"))
