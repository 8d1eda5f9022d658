"""Many words sought in one text at once: by the two characters they begin with, many times as fast as one pattern."""

import re
from collections.abc import Iterable


class Words:
    """Words of two characters and more."""

    def __init__(self, words: Iterable[str]) -> None:
        self._begin: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            if len(word) > 1:
                self._begin.setdefault(word[:2], []).append(word)
        firsts, seconds = (re.escape("".join({pair[at] for pair in self._begin})) for at in (0, 1))
        self._may_begin = re.compile(f"[{firsts}](?=[{seconds}])")

    def found(self, text: str) -> list[tuple[int, str]]:
        """Where the words stand; of those that overlap the first, and of those that begin together the longest."""
        held: list[tuple[int, str]] = []
        end = 0
        for match in self._may_begin.finditer(text):
            at = match.start()
            words = self._begin.get(text[at : at + 2]) if at >= end else None
            for word in words or ():
                if text.startswith(word, at):
                    held.append((at, word))
                    end = at + len(word)
                    break
        return held
