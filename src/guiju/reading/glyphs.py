"""One glyph for each thing said in several: full-width digits, brackets and signs, changed one for one.

The text keeps its length, so an offset into the changed text is an offset into the text as given.
"""

import re

_FULL_WIDTH = {0xFF01 + step: chr(0x21 + step) for step in range(94)}
# A full-width comma parts clauses; a half-width one may group thousands. They are not the same sign.
_KEPT = frozenset(map(ord, "，；："))
_OTHERS = {
    "\u3000": " ",
    "\u00a0": " ",
    "\ufeff": " ",
    "﹪": "%",
    "○": "〇",
    "–": "—",
    "―": "—",
    "﹣": "-",
    "−": "-",
    "∶": ":",
    "・": "·",
    "•": "·",
    "‧": "·",
    "〖": "【",
    "〗": "】",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "﹝": "〔",
    "﹞": "〕",
    "［": "[",
    "］": "]",
}
_TABLE = {chr(code): glyph for code, glyph in _FULL_WIDTH.items() if code not in _KEPT} | _OTHERS
_CHANGED = re.compile(f"[{re.escape(''.join(_TABLE))}]")


def uniform(text: str) -> str:
    """The text with every glyph in its usual form, of the same length."""
    # Few characters change: finding those is several times as fast as asking a table for each.
    return _CHANGED.sub(lambda found: _TABLE[found.group()], text)
