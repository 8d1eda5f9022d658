"""One glyph for each thing said in several: full-width digits, brackets and signs, changed one for one.

The text keeps its length, so an offset into the changed text is an offset into the text as given.
"""

_FULL_WIDTH = {0xFF01 + step: chr(0x21 + step) for step in range(94)}
# A full-width comma parts clauses; a half-width one may group thousands. They are not the same sign.
_KEPT = {ord("，"): "，", ord("；"): "；", ord("："): "："}
_OTHERS = {
    "\u3000": " ",
    "\u00a0": " ",
    "\ufeff": " ",
    "﹪": "%",
    "○": "〇",
    "—": "—",
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
_TABLE = str.maketrans(_FULL_WIDTH | _KEPT | str.maketrans(_OTHERS))


def uniform(text: str) -> str:
    """The text with every glyph in its usual form, of the same length."""
    return text.translate(_TABLE)
