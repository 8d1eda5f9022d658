"""Statements that a step and a matter's page cost, on matters with a long history, in every register.

The registers' own stories are told once more; the first of each batch of steps are taken one by one and counted, each on
a record that has been given a long history before.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.ground import Line
from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role, User
from guiju.scenarios import published, rebuilding
from guiju.scenarios.place import Place
from guiju.web.proving import PROVED

ONE_BY_ONE, HISTORY = 2, 30
NOTE = {"paper": ("说明.txt", "模拟材料，无真实内容。".encode())}
take, take_many = engine.take, engine.take_many


@dataclass
class Counting:
    """Stands in for the engine's two doors while the stories are told."""

    place: Place
    steps: dict[str, dict[str, tuple[int, int]]] = field(default_factory=lambda: defaultdict(dict))
    """Of each register and step the most statements, and the entries written: its own and those it leads to."""

    def take(self, step: str, record: Any, *args: Any, **options: Any) -> Any:
        if not isinstance(record, type):
            self._lengthen(record)
        before = _last_entry()
        with CaptureQueriesContext(connection) as queries:
            done = take(step, record, *args, **options)
        counts = self.steps[done.register()]
        counts[step] = max(counts.get(step, (0, 1)), (len(queries), _last_entry() - before))
        return done

    def take_many(
        self, step: str, model: Any, takings: Iterable[Taking], actor: Any, *, simulated: bool = False
    ) -> list[Any]:
        takings = list(takings)
        done = [
            self.take(
                step, t.record or model, t.actor or actor, t.data, t.on,
                agency=t.agency, region=t.region, simulated=simulated,
            )
            for t in takings[:ONE_BY_ONE]
        ]  # fmt: skip
        rest = takings[ONE_BY_ONE:]
        return done + (take_many(step, model, rest, actor, simulated=simulated) if rest else [])

    def _lengthen(self, record: Any) -> None:
        clerk = self.place.actor(record.agency, Role.CLERK)
        while record.version < HISTORY:
            take("attach", record, clerk, dict(NOTE), record.last_step_on)


def _last_entry() -> int:
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0


def told(place: Place) -> Counting:
    """Rebuild a whole year, counting."""
    year, counting = published.load("zixing-2020"), Counting(place)
    with patch.object(engine, "take", counting.take), patch.object(engine, "take_many", counting.take_many):
        for name in rebuilding.YEARS:
            year_of = import_module(f"guiju.scenarios.years.{name}")
            year_of.simulate(place, year.numbers, random.Random(f"20200/{name}"), lambda what, count: None)
        rebuilding.make_report(place)
    return counting


def pages(place: Place) -> dict[str, list[int]]:
    """Of each register the statements of the page of the record with the longest history, stage by stage."""
    client = signed_in(place.actor(place.bureau, Role.CLERK).user_id)
    counts: dict[str, list[int]] = {}
    for name, model in registers().items():
        for stage in model.procedure.stages:
            record = model._default_manager.filter(stage=stage).order_by("-version").first()
            if record is not None:
                counts.setdefault(name, []).append(_page(client, reverse("matter", args=[name, record.pk])))
    return counts


def _page(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    return len(queries)


def signed_in(user_id: int | None) -> Client:
    """A browser in which the user has signed in."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(pk=user_id), backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[PROVED] = int(time.time())
    session.save()
    return client


def lines(place: Place) -> list[Line]:
    counting = told(place)
    seen = pages(place)
    found = []
    for name, model in registers().items():
        if not (steps := counting.steps[name]):
            continue
        step, (most, entries) = max(steps.items(), key=lambda item: item[1][0] / item[1][1])
        walked = (
            f"{sum(step.name in steps for step in model.procedure.declared)} of {len(model.procedure.declared)} steps"
        )
        cost = f"{most} statements" + (f" for {entries} entries" if entries > 1 else "")
        found.append(Line(f"`{name}`: {walked}, the dearest `{step}`", cost, "≤ 12 an entry", most <= 12 * entries))
        page = max(seen[name])
        found.append(Line(f"`{name}`: page at {len(seen[name])} stages", f"{page} statements", "≤ 15", page <= 15))
    return found
