"""Reading in a process of its own (``guiju.bounded``): what came from outside is never read within the server.

A small file that takes longer than ``SECONDS`` or more than ``MEGABYTES`` is none that an office program made; a large one
may take in proportion.
"""

from __future__ import annotations

import hashlib
import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar

from guiju import bounded

from .loading import Loaded, Unread, Unreadable, load, ocr, office
from .record import ConceptLike, Reading

T = TypeVar("T")


def make_ready() -> None:
    """What readers need, in the process from which they are forked: in each fork anew it would take a second, and in the
    server, where nothing is read, it would take as long at each start."""
    loading = ("loading.html", "loading.pdf", "loading.spreadsheet", "loading.word")
    for name in ("openpyxl", "pdfplumber", *(f"guiju.reading.{own}" for own in ("reader", *loading))):
        import_module(name)


SMALL = 200 * 1024
SECONDS, MOST_SECONDS = 5, 60
"""Of the processor, for a file of up to ``SMALL`` and for one of any size: a PDF of 300 pages takes some 30."""
MEGABYTES, MOST_MEGABYTES = 200, 1000


class Kept(Generic[T]):
    """The latest few results by what they are of, refusals too: what several ask for is worked out once."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, threading.Lock()
        self._results: OrderedDict[str, T | Unreadable] = OrderedDict()

    def of(self, key: str, work: Callable[[], T]) -> T:
        with self._lock:
            found = self._results.get(key)
        if found is None:
            try:
                found = work()
            except Unreadable as error:
                found = error
        with self._lock:
            self._results[key] = found
            self._results.move_to_end(key)
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        if isinstance(found, Unreadable):
            raise found
        return found


_TEXTS, _READINGS = Kept[str](most=24), Kept[Reading](most=8)


def text(content: bytes) -> str:
    """The text of a file (``load``). Raises Unreadable, also where it ran into a bound."""
    return text_of(hashlib.sha256(content).hexdigest(), lambda: content)


def text_of(digest: str, content: Callable[[], bytes]) -> str:
    """The same of a file known by its digest, which is fetched only where it was not read lately."""
    return _TEXTS.of(digest, lambda: _with_pictures(_load, content()).text)


def reading(content: bytes, catalogue: Mapping[str, ConceptLike], earlier: Sequence[str] = ()) -> Reading:
    """A report read (``read``): done ahead of a transaction, it is found done within. Raises Unreadable."""
    beside = dict(catalogue), tuple(earlier)
    key = hashlib.sha256(pickle.dumps(beside) + content).hexdigest()
    return _READINGS.of(key, lambda: _with_pictures(_read, content, *beside))


def _with_pictures(function: Callable[..., Loaded | Reading], content: bytes, *given: object) -> Any:
    """What ``function`` makes of a file, of an older one made over, of pages without text by what is recognised in them:
    each is work of its own with its own bounds."""
    content = office.modern(content)
    refused = made = None
    try:
        made = within_bounds(function, content, {}, *given)
        unread = made.unread
    except Unread as error:
        refused, unread = error, error.pages
    if found := ocr.recognised(content, unread):
        return within_bounds(function, content, found, *given)
    if refused is not None:
        raise refused
    return made


def _load(content: bytes, recognised: Mapping[int, str]) -> Loaded:
    return load(content, recognised)


def _read(
    content: bytes, recognised: Mapping[int, str], catalogue: Mapping[str, ConceptLike], earlier: Sequence[str]
) -> Reading:
    from .reader import read

    return read(content, catalogue=catalogue, earlier=earlier, recognised=recognised)


def within_bounds(function: Callable[..., T], content: bytes, *given: object) -> T:
    """What ``function(content, *given)`` gives, within the bounds of a file of this size. Raises Unreadable."""
    times = max(1.0, len(content) / SMALL)
    seconds = min(MOST_SECONDS, int(SECONDS + times - 1))
    megabytes = min(MOST_MEGABYTES, int(MEGABYTES + 10 * (times - 1)))
    try:
        return bounded.run(function, content, *given, seconds=seconds, megabytes=megabytes)
    except bounded.Exceeded as stopped:
        limits = {"time": f"（{seconds}秒）", "memory": f"（{megabytes} MB）"}.get(stopped.bound, "")
        raise Unreadable(f"文件读不了：{stopped}{limits}；请用 Word 或 WPS 打开后另存，或者拆分后再读。") from stopped
