"""For whoever watches over the machine: /health/ (alive), /ready/ (can work), /metrics (how much, how fast).

Answered before anything else, so that neither a host name nor a redirect nor a session stands between. None of them tells
a secret, a path or a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hmac import compare_digest

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from guiju.kernel.acting import condition
from guiju.kernel.keeping import job_states
from guiju.kernel.offices.origins import at_the_machine
from guiju.serving import counts


class Watched:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = ANSWERS.get(request.path.rstrip("/"))
        if answer is None:
            return self.get_response(request)
        response = answer(request) if request.method in ("GET", "HEAD") else HttpResponseNotAllowed(["GET", "HEAD"])
        response.headers["Cache-Control"] = "no-store"
        return response


def _health(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"alive": True})


def _ready(request: HttpRequest) -> HttpResponse:
    found = {one.name: one.well for one in condition.needed()}
    ready = all(found.values())
    if found["database"]:  # told, but no reason to send nobody here: another process may be the worker
        found["jobs"] = job_states.counts().oldest < condition.WAITS_LONG
    return JsonResponse({"ready": ready, **found}, status=200 if ready else 503)


def _metrics(request: HttpRequest) -> HttpResponse:
    token, given = settings.METRICS_TOKEN, request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not at_the_machine(request) and not (token and compare_digest(given.encode(), token.encode())):
        return HttpResponse(status=404)
    text = "\n".join([*counts.lines(), *_condition(), ""])
    return HttpResponse(text, content_type="text/plain; version=0.0.4; charset=utf-8")


def _condition() -> Iterator[str]:
    yield "# TYPE guiju_well gauge"
    needed = condition.needed()
    for one in needed:
        yield f'guiju_well{{of="{one.name}"}} {int(one.well)}'
    yield "# TYPE guiju_disk_free_bytes gauge"
    yield f"guiju_disk_free_bytes {condition.disk().free}"
    if all(one.well for one in needed if one.name == "database"):
        yield from _jobs(job_states.counts())
    yield "# TYPE guiju_last_done_timestamp_seconds gauge"
    for name, done in condition.last_done().items():
        if done is not None:
            yield f'guiju_last_done_timestamp_seconds{{what="{name}"}} {done.at.timestamp():.0f}'


def _jobs(found: job_states.Counts) -> Iterator[str]:
    yield "# TYPE guiju_jobs gauge"
    for state in ("waiting", "running", "failed"):
        yield f'guiju_jobs{{state="{state}"}} {getattr(found, state)}'
    yield "# TYPE guiju_oldest_job_waits_seconds gauge"
    yield f"guiju_oldest_job_waits_seconds {found.oldest:.0f}"


ANSWERS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/health": _health,
    "/ready": _ready,
    "/metrics": _metrics,
}
