"""Traces: off unless somebody collects them, told to install what is lacking, and no more in them than in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from guiju.environment import NotUnderstood
from guiju.serving import traces

NUMBER = 0x0AF7651916CD43DD8448EB211C80319C


class Span:
    """What the packages' own span takes from us."""

    def __init__(self, parent: str) -> None:
        self.parent, self.name, self.told = parent, "", dict[str, Any]()

    def update_name(self, name: str) -> None:
        self.name = name

    def set_attributes(self, told: dict[str, Any]) -> None:
        self.told |= told

    def get_span_context(self) -> Any:
        return SimpleNamespace(trace_id=NUMBER)


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> list[Span]:
    opened: list[Span] = []

    @contextmanager
    def around(parent: str) -> Iterator[Span]:
        opened.append(Span(parent))
        yield opened[-1]

    monkeypatch.setattr(traces, "around", around)
    return opened


@pytest.mark.django_db
def test_a_span_tells_the_pattern_and_nothing_that_was_typed(spans: list[Span], client: Client, caplog: Any) -> None:
    caplog.set_level("INFO", "guiju.access")
    answer = client.get("/public/?q=王小明", headers={"traceparent": "00-" + "1" * 32 + "-" + "2" * 16 + "-01"})
    [span] = spans
    assert span.parent == "", "a stranger's word counts for nothing"
    assert span.told["http.route"].startswith("public/") and span.told["http.response.status_code"] == 200
    assert span.told["guiju.request"] == answer["X-Request-ID"]
    assert "王" not in f"{span.name} {span.told}" and "q=" not in f"{span.name} {span.told}"
    [line] = caplog.records
    assert line.told["trace"] == format(NUMBER, "032x")


@pytest.mark.django_db
def test_of_a_proxy_of_ours_the_parent_is_believed(spans: list[Span], client: Client, settings: Any) -> None:
    settings.PROXIES = 1
    parent = "00-" + "1" * 32 + "-" + "2" * 16 + "-01"
    relayed = {"traceparent": parent, "X-Forwarded-For": "203.0.113.7", "X-Request-ID": "a" * 32}
    client.get("/public/", headers=relayed)
    assert [span.parent for span in spans] == [parent]


def test_without_a_collector_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in traces.COLLECTORS:
        monkeypatch.delenv(name, raising=False)
    traces.begin()
    with traces.around("") as span:
        assert traces.tell(span, "", {}) == ""


def test_what_is_lacking_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(traces.COLLECTORS[0], "http://127.0.0.1:4318")
    monkeypatch.setattr(traces, "NEEDED", ("no_such_package.sdk",))
    with pytest.raises(NotUnderstood, match="telemetry"):
        traces.wanted()
