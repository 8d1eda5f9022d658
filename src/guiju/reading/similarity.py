"""How much of one text stands in another: sentences compared by their shingles of five characters."""

import re
from collections.abc import Iterator
from zlib import crc32

SHINGLE = 5
_SENTENCE = re.compile(r"[^。！？!?\n]{12,600}[。！？!?]?")
_KEPT = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]+")


def sentences(text: str, least: int = 16) -> Iterator[tuple[int, int, str]]:
    """The sentences of at least ``least`` characters: start, end and the characters that matter."""
    for match in _SENTENCE.finditer(text):
        words = "".join(_KEPT.findall(match.group()))
        if len(words) >= least:
            lead = len(match.group()) - len(match.group().lstrip())
            yield match.start() + lead, match.end(), words


def shingles(words: str) -> frozenset[int]:
    """The hashes of all runs of five characters."""
    return frozenset(crc32(words[at : at + SHINGLE].encode()) for at in range(max(1, len(words) - SHINGLE + 1)))


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Jaccard's measure: 1 for the same text, 0 for nothing in common."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of ``one`` that stands in ``other``."""
    return len(one & other) / len(one) if one else 0.0
