"""How much one step may write: rows, words, files. Whoever tells more is told so before any of it is looked at.

The bounds hold for every step of every register, whoever takes it: a form has far fewer rows, what a program tells (a report
that was read, a round over many units) must keep to them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guiju.kernel.declaring.asks import UploadAsk
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping.handed_in import LARGEST, HandedIn

MOST_ROWS = 3000
"""A report with the figures of a whole province has some 1,500."""
MOST_WORDS = 2_000_000
"""Signs of all that is told in words: a decision of 1,000 pages."""
MOST_FILES = 60
MOST_BYTES = 6 * LARGEST
"""Of files that come with the step; recordings that came in before it are counted as they come in (``keeping.incoming``)."""


def too_much(step: Step, given: Mapping[str, Any]) -> list[Reason]:
    """Why a step may not be told this; by field."""
    reasons = []
    files = [file for ask in step.asked if isinstance(ask, UploadAsk) for file in _listed(given.get(ask.name))]
    rows = {ask.name: len(_listed(given.get(ask.name))) for ask in step.asked if not isinstance(ask, UploadAsk)}
    if sum(rows.values()) > MOST_ROWS:
        name = max(rows, key=rows.__getitem__)
        words = f"本步共填写{sum(rows.values())}项，一次不得超过{MOST_ROWS}项，请分次办理。"
        reasons.append(Reason("much.rows", words, name))
    elif sum(_words(value) for value in given.values()) > MOST_WORDS:
        name = max(given, key=lambda name: _words(given[name]))
        reasons.append(
            Reason("much.words", f"本步填写的文字一次不得超过{MOST_WORDS}字，请精简或者作为附件上传。", name)
        )
    if len(files) > MOST_FILES or sum(map(_bytes, files)) > MOST_BYTES:
        words = f"本步上传的文件一次不得超过{MOST_FILES}份、{MOST_BYTES // 2**20} MB，请分次上传。"
        reasons.append(Reason("much.files", words, next(ask.name for ask in step.asked if isinstance(ask, UploadAsk))))
    return reasons


def _listed(value: Any) -> list[Any]:
    """What an ask was told several of; a file is ``(name, bytes)``, and one alone."""
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, tuple | HandedIn) or hasattr(value, "read") else []


def _words(value: Any) -> int:
    return sum(map(len, _texts(value)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _bytes(file: Any) -> int:
    """Of a file that comes with the step; one that came in before is counted already."""
    if isinstance(file, HandedIn):
        return 0 if file.is_recording else file.size
    return len(file[1]) if isinstance(file, tuple) else int(file.size or 0)
