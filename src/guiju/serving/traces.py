"""Traces for whoever collects them (OpenTelemetry): a span a request, that tells no more than the journal does.

Off unless OTEL_EXPORTER_OTLP_ENDPOINT names a collector; then the extra ``telemetry`` must be installed. The instrumentation that
OpenTelemetry has for Django is not used: it tells addresses as they were typed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from typing import Any

from guiju.environment import NotUnderstood

COLLECTORS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
NEEDED = ("opentelemetry.sdk.trace", "opentelemetry.exporter.otlp.proto.http")


def _nothing(parent: str) -> AbstractContextManager[Any]:
    return nullcontext()


around: Callable[[str], AbstractContextManager[Any]] = _nothing
"""The span around a request, None where nobody collects; of its parent what a trusted proxy says (traceparent)."""
_provider: Any = None


def wanted() -> bool:
    """Whether a collector is named. Raises NotUnderstood where one is and what would tell it is not installed."""
    if not any(os.environ.get(name) for name in COLLECTORS):
        return False
    try:
        there = all(find_spec(name) for name in NEEDED)
    except ModuleNotFoundError:  # of the package around it
        there = False
    if not there:
        raise NotUnderstood(f"{COLLECTORS[0]} 写明了链路跟踪的接收地址，须先安装：pip install '.[telemetry]'")
    return True


def begin() -> None:
    """In each process that serves, after it was forked: what sends is a thread."""
    global _provider, around
    if not wanted():
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.propagate import extract
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor
    from opentelemetry.trace import SpanKind

    named = {"service.name": os.environ.get("OTEL_SERVICE_NAME") or "guiju"}
    _provider = TracerProvider(resource=Resource.create(named))
    _provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    tracer = _provider.get_tracer("guiju")

    def span(parent: str) -> AbstractContextManager[Any]:
        context = extract({"traceparent": parent} if parent else {})
        opened: AbstractContextManager[Any] = tracer.start_as_current_span("", context=context, kind=SpanKind.SERVER)
        return opened

    around = span


def end() -> None:
    """Send what is left."""
    if _provider is not None:
        _provider.shutdown()


def tell(span: Any, number: str, told: Mapping[str, Any]) -> str:
    """Of a request what it came to; the number of its trace, for the journal."""
    if span is None:
        return ""
    route, status = told.get("route", ""), told["status"]
    span.update_name(f"{told['method']} {route}".strip())
    told_of = {"http.request.method": told["method"], "http.route": route, "http.response.status_code": status}
    span.set_attributes({**told_of, "guiju.request": number, **({"error.type": str(status)} if status >= 500 else {})})
    return format(span.get_span_context().trace_id, "032x")
