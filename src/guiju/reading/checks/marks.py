"""unbalanced_marks: a bracket, quotation or title mark without its other half, where text was lost."""

import re
from collections.abc import Iterator

from ..record import Finding
from .subject import Subject, defect, question

_PAIRS = {"《": "》", "“": "”", "(": ")", "【": "】", "〔": "〕"}
_CLOSES = {close: opening for opening, close in _PAIRS.items()}
_MARK = re.compile(r"[《》“”()【】〔〕\n]")
_ENUMERATED = re.compile(r"[\dA-Za-z①-⑳]$")
_NAMES = {"《": "书名号", "“": "引号", "(": "括号", "【": "括号", "〔": "括号"}


def check(subject: Subject) -> Iterator[Finding]:
    """Marks that are not paired within their paragraph."""
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(subject.text):
        mark, at = match.group(), match.start()
        if subject.skip[at] == 2:
            continue
        if mark == "\n":
            yield from (_lone(subject, *left) for left in stack)
            stack.clear()
        elif mark in _PAIRS:
            if stack and stack[-1][0] == mark and mark == "“":
                yield _lone(subject, *stack.pop())
            stack.append((mark, at))
        elif stack and stack[-1][0] == _CLOSES[mark]:
            stack.pop()
        else:
            yield from _unopened(subject, stack, mark, at)
    yield from (_lone(subject, *left) for left in stack)


def _unopened(subject: Subject, stack: list[tuple[str, int]], mark: str, at: int) -> Iterator[Finding]:
    """A closing mark that does not meet its opening: either that was lost, or one between them was not closed."""
    opening = _CLOSES[mark]
    if opening in [kind for kind, _ in stack]:
        while stack[-1][0] != opening:
            yield _lone(subject, *stack.pop())
        stack.pop()
    elif not (mark == ")" and _ENUMERATED.search(subject.text[max(0, at - 1) : at])):
        yield _lone(subject, mark, at)


def _lone(subject: Subject, mark: str, at: int) -> Finding:
    """A lost title mark or bracket took text with it more often than a lost quotation mark."""
    start, end = max(0, at - 6), min(len(subject.text), at + 7)
    where = subject.text[start:end].replace("\n", " ").strip()
    name = _NAMES[_CLOSES.get(mark, mark)]
    message = f"“{where}”处的{name}“{mark}”不成对，可能丢了文字。"
    # A quotation goes on in the next paragraph where that opens one anew; a lone closing mark may be one of inches.
    following = subject.text.find("\n", at) + 1
    runs_on = mark == "“" and following > 0 and subject.text[following : following + 12].lstrip().startswith("“")
    make = question if name == "引号" and (mark == "”" or runs_on) else defect
    return make("unbalanced_marks", (at, at + 1), message, "对照原稿补全标点和缺失的文字。")
