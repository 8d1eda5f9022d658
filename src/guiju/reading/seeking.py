"""Many words sought in one text at once: by the two characters they begin with and by their lengths.

The work for a place is one look-up for each length that a word of that beginning has, however many words there are.
"""

import re
from collections.abc import Iterable

_LONG = 100  # characters from which on it pays to have the places sought by a pattern


class Words:
    """Words of two characters and more."""

    __slots__ = ("_firsts", "_lengths", "_may_begin", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) > 1)
        self._firsts = frozenset(word[0] for word in self._words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {pair: tuple(sorted(several, reverse=True)) for pair, several in lengths.items()}
        firsts, seconds = (re.escape("".join({pair[at] for pair in lengths})) for at in (0, 1))
        self._may_begin = re.compile(f"[{firsts}](?=[{seconds}])" if lengths else "(?!)")

    def all(self, text: str) -> list[tuple[int, str]]:
        """Where every word stands, those within others and across their ends too; of one place the longest first."""
        if self._firsts.isdisjoint(text):
            return []
        words, lengths = self._words, self._lengths.get
        short = len(text) < _LONG
        places = range(len(text) - 1) if short else [match.start() for match in self._may_begin.finditer(text)]
        return [
            (at, word)
            for at in places
            if (several := lengths(text[at : at + 2])) is not None
            for length in several
            if (word := text[at : at + length]) in words
        ]

    def found(self, text: str) -> list[tuple[int, str]]:
        """Where the words stand; of those that overlap the first, and of those that begin together the longest."""
        held: list[tuple[int, str]] = []
        end = 0
        for at, word in self.all(text):
            if at >= end:
                held.append((at, word))
                end = at + len(word)
        return held
