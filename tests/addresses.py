"""Every address of the table, filled in with records: what tests over all addresses are made from.

They ask Django which addresses there are, so that one that is added later is tried on its first day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter
from django.urls.resolvers import RoutePattern

from guiju.kernel.declaring.matters import Record
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper

OF_A_RECORD = frozenset({"pk", "matter", "register"})
"""What an address asks for where it is of a record, or of the register of one."""
NOWHERE = "/public/nowhere/at/all"
"""Of the one address that is no route: all that leads nowhere on the public site."""
FORMS = {"paper_id": ["html", "docx", "original"], "number": ["html", "docx", "pdf"]}


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named address there is, with the converters of what it asks for."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            space = f"{one.namespace}:" if one.namespace else ""
            yield from patterns(one, prefix + space)
        elif isinstance(one, URLPattern) and one.name and isinstance(one.pattern, RoutePattern):
            yield prefix + one.name, dict(one.pattern.converters)


def addresses(records: Iterable[Record], figures: Iterable[str] = (), *, papers: int = 2) -> dict[str, str]:
    """Every address filled in with each of the records, wherever it asks for something of theirs; with its name."""
    there, table, found = list(records), list(patterns()), {NOWHERE: "portal:nowhere"}
    for n, record in enumerate(there):
        known = told_of(record, figures if n == 0 else (), papers)
        for name, asked in table:
            if n == 0 or OF_A_RECORD & asked.keys():
                found |= {reverse(name, kwargs=told): name for told in fillings(record, name, asked, known)}
    return found


def told_of(record: Record, figures: Iterable[str] = (), papers: int = 2) -> dict[str, list[Any]]:
    """What a record has to fill in; what is not there is asked for all the same."""
    of = {"register": record.register(), "matter_id": record.pk}
    return {
        "register": [record.register()],
        "pk": [record.pk],
        "step": [step.name for step in record.procedure.possible(record.stage)][:2] or ["void"],
        "opening": [step.name for step in record.procedure.openings] or ["none"],
        "seq": [1],
        "paper_id": list(Paper.objects.filter(**of).order_by("pk").values_list("pk", flat=True)[:papers]) or [0],
        "clock_id": list(ClockRow.objects.filter(**of).order_by("pk").values_list("pk", flat=True)[:1]) or [0],
        "figure_id": list(figures),
        "kind": ["months", "agencies"],
        "others": ["last"],
        "head_id": [1],
        "rule_id": ["supervised_person.visits"],
    }


def fillings(record: Record, name: str, asked: dict[str, Any], known: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """The ways to fill in one address with what is ``known`` of a record."""
    forms = next((forms for what, forms in FORMS.items() if what in asked), ["html", "csv"])
    here = known | {"form": forms, "step": known["step" if "pk" in asked else "opening"]}
    ways: list[dict[str, Any]] = [{}]
    for what, converter in asked.items():
        usual = {UUIDConverter: record.pk, IntConverter: 1}.get(type(converter), "x")
        ways = [{**way, what: value} for way in ways for value in here.get(what, [usual])]
    yield from ways
