"""Many words sought in one text at once: by the two characters they begin with, many times as fast as one pattern."""

from collections.abc import Iterable
from itertools import pairwise


class Words:
    """Words of two characters and more."""

    def __init__(self, words: Iterable[str]) -> None:
        self._begin: dict[tuple[str, str], list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            if len(word) > 1:
                self._begin.setdefault((word[0], word[1]), []).append(word)

    def found(self, text: str) -> list[tuple[int, str]]:
        """Where the words stand; of those that overlap the first, and of those that begin together the longest."""
        begin = self._begin
        places = [place for place, pair in enumerate(pairwise(text)) if pair in begin]
        held: list[tuple[int, str]] = []
        end = 0
        for at in places:
            if at >= end:
                for word in begin[text[at], text[at + 1]]:
                    if text.startswith(word, at):
                        held.append((at, word))
                        end = at + len(word)
                        break
        return held
