"""Text as it is kept: without what nobody can see, and without what no database, document or page can hold.

Zero-width and bidirectional signs, control signs, halves of surrogate pairs and noncharacters go. What writing needs
stays: variation selectors after their character (rare forms of an ideograph), joiners within Arabic and Mongolian script,
private-use characters, full-width punctuation. Composed and decomposed letters become one (Unicode NFC, never NFKC).
"""

from __future__ import annotations

import re
import unicodedata

SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters that are drawn: number signs of Arabic, Syriac and Kaithi."""
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
"""Characters that are drawn as nothing, though Unicode counts them as letters, marks or symbols."""
JOINERS = "\u180e\u200c\u200d"
JOINED = "\u0600-\u08ff\u1800-\u180d\u180f-\u18af"
SELECTORS = "\ufe00-\ufe02\U000e0100-\U000e01ef"
"""Those that tell forms of an ideograph; the others tell how a sign is drawn, and make no other name."""
FORMS_OF_SIGNS = frozenset(map(chr, range(0xFE03, 0xFE10)))

BREAK = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
AROUND_BREAK = re.compile(r"[ \t]*\n[ \t\n]*|\t")
ORDINARY = re.compile(r"[ -~·—‘’“”…、-〗一-鿿！-～]*")
"""Nearly all that is typed: of this nothing goes and nothing is composed, whatever stands beside it."""
STRAY_JOINER = re.compile(f"(?<![{JOINED}])[{JOINERS}]|[{JOINERS}](?![{JOINED}])")
STRAY_SELECTOR = re.compile(rf"(?:^|(?<=\s))[{SELECTORS}]+|(?<=[{SELECTORS}])[{SELECTORS}]+")


def spellings(number: str) -> list[str]:
    """A number as people type it, with the brackets of either width: for finding what is entered already."""
    half = unicodedata.normalize("NFKC", "".join(number.split()))
    return sorted({number, half, half.replace("(", "（").replace(")", "）")})


class Unseen(dict[int, int | None]):
    """For ``str.translate``: what becomes of a character, worked out when it is first met."""

    def __missing__(self, code: int) -> int | None:
        return self.setdefault(code, None if _goes(chr(code)) else code)


def _goes(character: str) -> bool:
    if character in FILLERS or character in FORMS_OF_SIGNS:
        return True
    if character in SEEN or character in JOINERS or character in "\n\t":
        return False
    code, category = ord(character), unicodedata.category(character)
    return category in ("Cf", "Cc", "Cs") or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


UNSEEN = Unseen()


def cleaned(text: str, *, lines: bool = False) -> str:
    """``text`` as it is kept; in one line unless it may have ``lines``. Cleaning twice is cleaning once."""
    if ORDINARY.fullmatch(text):
        return text.strip()
    text = BREAK.sub("\n", text).translate(UNSEEN)
    text = STRAY_JOINER.sub("", text)
    if not lines:
        text = AROUND_BREAK.sub(" ", text)
    text = STRAY_SELECTOR.sub("", text.strip())
    return unicodedata.normalize("NFC", text).strip()
