"""Many words sought in one text at once: by the two characters they begin with and by their lengths.

The work for a place is one look-up for each length that a word of that beginning has, however many words there are.
"""

from collections.abc import Iterable


class Words:
    """Words of two characters and more."""

    __slots__ = ("_firsts", "_lengths", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) > 1)
        self._firsts = frozenset(word[0] for word in self._words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {pair: tuple(sorted(several, reverse=True)) for pair, several in lengths.items()}

    def all(self, text: str) -> list[tuple[int, str]]:
        """Where every word stands, those within others and across their ends too; of one place the longest first."""
        if self._firsts.isdisjoint(text):
            return []
        words, lengths = self._words, self._lengths.get
        return [
            (at, word)
            for at in range(len(text) - 1)
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
