"""What has been answered since this process began, as Prometheus reads it (text format 0.0.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from threading import Lock

BOUNDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds."""


class _UnderWay:
    """How many requests are being answered."""

    def __init__(self) -> None:
        self.now = 0

    def __enter__(self) -> None:
        with _lock:
            self.now += 1

    def __exit__(self, *error: object) -> None:
        with _lock:
            self.now -= 1


_lock = Lock()
_requests: Counter[tuple[str, int]] = Counter()
_within: Counter[float] = Counter()
_seconds = 0.0
under_way = _UnderWay()


def answered(method: str, status: int, took: float) -> None:
    global _seconds
    with _lock:
        _requests[method if method in ("GET", "HEAD", "POST") else "OTHER", status] += 1
        _seconds += took
        for bound in BOUNDS:
            if took <= bound:
                _within[bound] += 1


def lines() -> Iterator[str]:
    """The counts, a measure a line."""
    with _lock:
        requests, within, seconds = dict(_requests), dict(_within), _seconds
    yield "# TYPE guiju_requests_total counter"
    for (method, status), count in sorted(requests.items()):
        yield f'guiju_requests_total{{method="{method}",status="{status}"}} {count}'
    yield "# TYPE guiju_request_seconds histogram"
    for bound in BOUNDS:
        yield f'guiju_request_seconds_bucket{{le="{bound}"}} {within.get(bound, 0)}'
    total = sum(requests.values())
    yield f'guiju_request_seconds_bucket{{le="+Inf"}} {total}'
    yield f"guiju_request_seconds_sum {seconds:.6f}"
    yield f"guiju_request_seconds_count {total}"
    yield "# TYPE guiju_requests_under_way gauge"
    yield f"guiju_requests_under_way {under_way.now}"
