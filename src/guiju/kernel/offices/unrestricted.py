"""Of rows that may be restricted, those that are not, and those that are and are an actor's to work on.

A condition that every list, count and choice of every register carries. Django words its four nested queries anew each time,
which took half of the workbench's; here they are worded as they stand in the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from django.apps import apps
from django.db.models import BooleanField, F, Func
from django.utils import timezone

from guiju.kernel.offices.people import Actor, Role

Test = tuple[str, list[Any]]
"""A condition in SQL, with columns of the row in braces, and its values in order."""


def names_its_register(model: Any) -> bool:
    return any(column.name == "register" for column in model._meta.concrete_fields)


class Unrestricted(Func):
    """True of a row that is not restricted, of one on which the actor took a step in an office that they still hold, unless a
    head shut them out, of one to which a head let them in, as the latest word on it, and to a head of those of their agency, and
    of agencies that have none where their own oversees them."""

    output_field = BooleanField()

    def __init__(self, actor: Actor, model: Any) -> None:
        self.actor, self.model = actor, model
        beside = "register" if names_its_register(model) else "handler_id"
        self.names = {
            "restricted": "restricted",
            "key": "matter_id" if beside == "register" else "pk",
            "agency": "agency_id",
            beside: beside,
        }
        super().__init__(*(F(name) for name in self.names.values()))

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> Test:  # type: ignore[override]
        told = (compiler.compile(column)[0] for column in self.get_source_expressions())
        columns = {"register": f"'{self.model.register()}'"} if "register" not in self.names else {}
        columns |= dict(zip(self.names, told, strict=True))
        tests = [("{restricted} = ''", []), *self._of_heads(connection), *self._of_hands(connection)]
        words = " OR ".join(words for words, _ in tests).format(**columns)
        return f"({words})", [value for _, values in tests for value in values]

    def _of_heads(self, connection: Any) -> Iterator[Test]:
        if Role.HEAD not in self.actor.roles:
            return
        yield "{agency} = %s", [self.actor.agency_id]
        if "handler_id" in self.names:
            yield "{handler_id} = %s", [self.actor.agency_id]
        if self.actor.oversees:
            words, days = _today("held", connection)
            yield (
                f"NOT EXISTS (SELECT 1 FROM {_table('Appointment')} held JOIN {_table('User')} head ON head.id = held.user_id "  # noqa: S608
                f"WHERE head.agency_id = {{agency}} AND head.is_active AND held.role = %s AND {words})",
                [Role.HEAD.value, *days],
            )

    def _of_hands(self, connection: Any) -> Iterator[Test]:
        since, user = self.actor.since, self.actor.user_id
        if since is None:
            return
        of = "{0}.register = {{register}} AND {0}.matter_id = {{key}}"
        said = f"SELECT 1 FROM {_table('Admittance')} {{0}} WHERE {{0}}.user_id = %s AND {of}"  # noqa: S608
        yield (
            f"(EXISTS (SELECT 1 FROM {_table('Entry')} mine WHERE mine.actor_id = %s AND mine.at >= %s AND {of.format('mine')}) "  # noqa: S608
            f"AND NOT EXISTS ({said.format('said')}))",
            [user, _moment(since), user],
        )
        words, days = _today("said", connection)
        later = f"NOT EXISTS ({said.format('later')} AND later.seq > said.seq)"
        yield (
            f"EXISTS ({said.format('said')} AND {words} AND said.since >= %s AND {later})",
            [user, *days, connection.ops.adapt_datefield_value(since), user],
        )


def _table(name: str) -> str:
    return str(apps.get_model("kernel", name)._meta.db_table)


def _today(alias: str, connection: Any) -> Test:
    """What holds from a day to another, both included, and on this one."""
    day = connection.ops.adapt_datefield_value(timezone.localdate())
    return f"{alias}.since <= %s AND ({alias}.until IS NULL OR {alias}.until >= %s)", [day, day]


def _moment(day: date) -> str:
    """The beginning of a day as the ledger writes times."""
    return datetime.combine(day, time(), timezone.get_default_timezone()).astimezone(UTC).isoformat()
