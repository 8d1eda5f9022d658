"""The words a procedure is written in: a ``Step`` leads from stages to a stage; a ``Gate`` is a precondition with its rule;
a ``Clock`` is a time limit that runs; a ``Lapse`` is a step that the system takes by itself.

Buttons, forms, process charts, help pages, the API and tests are made from these values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from django.db import models

from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.asks import Ask, Asked, Marked, as_ask, name_of
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.offered import Offered, On, on_every_record
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role

NEW = "new"
"""The stage before the first step."""
ANY = "any"
"""Any stage but the ends."""
ALIKE = "house.choice_alike"
"""The gate of every choice that goes with another (``asks.alike``)."""


class At(Enum):
    """Whose people take a step, where it is not an ``Organ`` that the law names: the record's own agency's, those of the
    agency that has it now (``Record.handler``), of whoever oversees its region, or anyone's who sees the record."""

    OWN = "own"
    HANDLER = "handler"
    OVERSEER = "overseer"
    ANY = "any"

    @property
    def label(self) -> str:
        return {
            "own": "承办机关",
            "handler": "现经办机关",
            "overseer": "统管本行政区域的机关",
            "any": "看得到该事项的机关",
        }[self.value]


@dataclass(frozen=True)
class AgencyOf:
    """Whose people take a step: those of the agency of the record that ``column`` names, called ``label`` in words. What a unit
    owes to a round is put off by the agency that holds the round, not by whoever else looks over the region."""

    column: str
    label: str


Whose = At | Organ | AgencyOf


def everywhere(facts: Facts) -> bool:
    return True


@dataclass(frozen=True)
class Gate:
    """A precondition: ``reason`` says in a clerk's words why it is closed, or None. ``field`` is what to look at.

    ``rule`` is an id of the rule catalogue (the gate holds only where a text of it is in force), or, beginning with
    ``house.``, a rule of good order of our own, which says in ``gist`` what it asks. ``holds``: for which matters.
    What the gate looks at it says by looking: what is not told yet raises ``Untold``, and the gate waits.
    """

    rule: str
    reason: Callable[[Facts], str | None]
    field: str = ""
    gist: str = ""
    holds: Callable[[Facts], bool] = everywhere

    @property
    def is_law(self) -> bool:
        return not self.rule.startswith("house.")


@dataclass(frozen=True)
class Point:
    """A rule put to the actor to be confirmed where it ``holds``: which limit is told depends on what the matter is."""

    rule: str
    holds: Callable[[Facts], bool] = everywhere


@dataclass(frozen=True)
class Writes:
    """An official document that a step writes from ``papers/<template>.md`` beside the register's file.

    The template knows ``matter``, ``told``, ``on``, ``law_day``, ``agency``, ``parties``, ``agents`` (who act for them), ``facts``
    and what ``also`` adds. Where there is one for ``each`` of the rows that these asks add or tell of (letters to several organs,
    records of several sessions), it knows its ``row``, and its head the number of its own."""

    template: str
    title: str
    when: Callable[[Facts], bool] | None = None
    also: Callable[[Facts], dict[str, Any]] | None = None
    each: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clock:
    """A time limit: of a ``rule``, or set by people, who name a day (``until``) or a term (``lasts``).

    rule            id in the catalogue; a rule not in force on the day of the law starts no clock
    starts          steps that start it; a limit that runs is not started again by a step taken twice
    until           column, or ask of the starting step, with the last day that somebody sets
    lasts, unit     the same with the length of a term; its unit, one of ``law.rules.UNITS`` or where that is told
    words, source   of a limit set by people: what is to be done by then, and what sets it (补充材料, 补正通知书; or a column)
    counted_from    column or ask with day zero (without it the step's day)
    met_by, dropped_by, extended_by   steps that meet it, end it unmet, or lengthen it
    meets           a step of ``met_by`` meets it only if this holds: an appeal of another takes nobody's days away
    pauses          pairs of steps: the first interrupts it (once, also where several pairs begin with it), the second
                    lets it run on with what is left
    continues       the rule, or the words, of the limit whose start, interruptions and extensions it takes over where there
                    was one (or the first of several): the same duty on another track, not one begun before its own day zero
    when            starts only if this holds
    whose           the ask that says for which of several it runs, each with a limit of its own: of the parties, whom a step
                    names (``asks.whose``), or of rows, which it adds (``asks.parts``) or tells of (``rows.of_each``); of a row
                    all that the clock names is what the row says. A step that does not ask starts those it ``continues``, or
                    one for each, and moves all
    """

    rule: str = ""
    starts: str | tuple[str, ...] = ()
    met_by: str | tuple[str, ...] = ()
    counted_from: str = ""
    pauses: tuple[tuple[str, str], ...] = ()
    extended_by: str = ""
    dropped_by: str | tuple[str, ...] = ()
    when: Callable[[Facts], bool] | None = None
    meets: Callable[[Facts], bool] | None = None
    until: Any = ""
    lasts: Any = ""
    unit: Any = ""
    words: str = ""
    source: Any = ""
    continues: str | tuple[str, ...] = ""
    whose: str = ""

    def __post_init__(self) -> None:
        if bool(self.rule) + bool(self.until) + bool(self.lasts) != 1:
            raise ValueError(f"{self.rule or self.words}: a clock has a rule, a last day or a term, and one of them")
        if not self.rule and not (self.words and self.source):
            raise ValueError(f"{self.words or self.source}: a limit set by people says what is due and what sets it")
        if bool(self.lasts) != bool(self.unit) or (self.until and self.pauses):
            raise ValueError(f"{self.words}: a term states its unit; a day that somebody sets is not interrupted")

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the other limits of its register, as ``ClockRow.duty`` does."""
        return self.rule, self.words


@dataclass(frozen=True)
class Kept(Clock):
    """A limit that is over when we learn of it: one step tells since when it ran and when it was met.

    met_from        column or ask with the day on which it was met, empty where it still runs (without it the step's day)
    """

    met_from: str = ""


def names(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given


@dataclass(frozen=True)
class Once:
    """A column's value worked out when the step is taken and never again: a number drawn, a snapshot of figures.

    Late entries and corrections leave it as it was issued.
    """

    value: Callable[[Facts], Any]

    def __call__(self, facts: Facts) -> Any:
        return self.value(facts)


@dataclass(frozen=True)
class Fork:
    """Where a step leads by what it was told: ``Fork(conclusion, {PASSED: "passed", RETURNED: "drafting"})``.

    ``told`` is a choice, an ask or a column, also one that the step ``sets``: where more than what it was told says so. What
    leads nowhere stays where it is.
    """

    told: Any
    stages: dict[str, str]

    def stage(self, told: Mapping[str, Any]) -> str | None:
        return self.stages.get(told[name_of(self.told)])


@dataclass(frozen=True)
class Step:
    """One lawful act.

    to        the stage it leads to, or a ``Fork`` of several; None stays
    by        roles that may take it
    at        whose people take it (``Whose``): one place, or several of which any may
    asks      columns and other things the actor tells
    sets      columns set to fixed values (or to what a function of the facts says), or one function for all of them
    dates     columns set to the day of the step
    gates     preconditions the engine holds it to
    confirms  rules put to the actor as a checklist, some for some matters only (``Point``); each in force must be confirmed
    ties      other records that it ties this one to, each with the relation in words
    keeps     rows that stand beside the record from then on; then: further effects in the same transaction
    prepares  works on what was told before the transaction: what takes seconds, while nobody waits for the database
    decides   what an organ decides or tells a party by it (asks, or names): set right by the acts in ``set_right_by`` alone
    edits     what the record says stands in its form, to be edited; else a form asks for new facts and is empty
    note      says something of the record without being an act in its course: it has no place among the days
    follows   the steps (``register.step`` of another register) whose ``then`` takes this one; nobody takes it by itself
    sealed    stages in which nobody reads what it told: two who judge apart, until both have
    holds     the column naming the record under which it acts: locked meanwhile, so that of two the second sees the first
    offered   where a page offers it (``Offered``), and on which records (``offered_on``)
    """

    name: str
    label: str
    since: str | tuple[str, ...] = ANY
    to: str | Fork | None = None
    by: tuple[Role, ...] = (Role.CLERK,)
    at: Whose | tuple[Whose, ...] = At.OWN
    asks: tuple[Asked | Marked, ...] = ()
    sets: dict[str, Any] | Callable[[Facts], dict[str, Any]] = field(default_factory=dict)
    dates: tuple[Any, ...] = ()
    gates: tuple[Gate, ...] = ()
    confirms: tuple[str | Point, ...] = ()
    writes: Writes | None = None
    publishes: bool = False
    withdraws: bool = False
    ties: Callable[[Facts], list[tuple[Any, str]]] | None = None
    keeps: Callable[[Facts], list[Any]] | None = None
    then: Callable[[Act], None] | None = None
    prepares: Callable[[Mapping[str, Any]], None] | None = None
    help_text: str = ""
    decides: tuple[Any, ...] = ()
    set_right_by: tuple[str, ...] = ()
    edits: bool = False
    note: bool = False
    follows: str | tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    holds: Any = None
    offered: Offered = Offered.BUTTON
    offered_on: On = on_every_record

    @cached_property
    def places(self) -> tuple[Whose, ...]:
        return self.at if isinstance(self.at, tuple) else (self.at,)

    @property
    def whose(self) -> str:
        """Whose people take it, in words."""
        return "或者".join(place.label for place in self.places)

    @cached_property
    def leads_to(self) -> tuple[str, ...]:
        """Every stage to which it may lead."""
        if isinstance(self.to, Fork):
            return tuple(dict.fromkeys(self.to.stages.values()))
        return () if self.to is None else (self.to,)

    def leads(self, told: Mapping[str, Any]) -> str | None:
        """The stage to which it leads, told this; None where it stays."""
        return self.to.stage(told) if isinstance(self.to, Fork) else self.to

    @property
    def has_form(self) -> bool:
        """Whether a person may ask for its form: it is not the system's, follows from no other and has no page of its own."""
        return set(self.by) != {Role.SYSTEM} and not self.follows and self.offered is not Offered.OWN_PAGE

    @cached_property
    def asked(self) -> tuple[Ask, ...]:
        return tuple(as_ask(asked) for asked in self.asks)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """What is to be confirmed, and for which matters."""
        return tuple(Point(point) if isinstance(point, str) else point for point in self.confirms)

    @property
    def confirmed_rules(self) -> tuple[str, ...]:
        return tuple(point.rule for point in self.points)

    @cached_property
    def held_to(self) -> tuple[Gate, ...]:
        """Its preconditions, and those that follow: a choice that goes with another, something public that is withdrawn."""
        undoes = self.withdraws and self.to is None and not (self.sets or self.dates)
        return (*self.gates, *(_alike(ask) for ask in self.asked if ask.alike), *((IN_PUBLIC,) if undoes else ()))

    @cached_property
    def dated(self) -> tuple[Ask, ...]:
        """The columns that get the day of the step."""
        return tuple(as_ask(dated) for dated in self.dates)

    @cached_property
    def decided_columns(self) -> frozenset[str]:
        return frozenset(name_of(decided) for decided in self.decides)

    def allows(self, stage: str, ends: tuple[str, ...]) -> bool:
        """Whether the step may be taken from ``stage``."""
        since = names(self.since)
        return stage in since or (ANY in since and stage not in ends and stage != NEW)


def _alike(ask: Ask) -> Gate:
    """Closed to a row that differs from what is told with it, or from the record, in a column of ``ask.alike``."""

    def reason(facts: Facts) -> str | None:
        row = facts[ask.name]
        if row is None:
            return None
        wrong = [
            f"的{column.verbose_name}是“{theirs}”，不是“{ours}”"
            for column in map(row._meta.get_field, ask.alike)
            if (ours := facts[column.name]) is not None and (theirs := getattr(row, column.name)) != ours
        ]
        return f"所选{ask.label}“{row.title}”{'，'.join(wrong)}。" if wrong else None

    return Gate(ALIKE, reason, ask.name, f"所选{ask.label}与一并填写或者已经登记的内容相符")


def _in_public(facts: Facts) -> str | None:
    """Closed where nothing is public. Looked at by the record: a publication that was withdrawn is public no more."""
    record = facts.record
    return None if record.published_on is not None and record.withdrawn_on is None else "没有公开的内容，无可撤回。"


IN_PUBLIC = Gate("house.in_public", _in_public, gist="内容已经公开，尚未撤回")


@dataclass(frozen=True)
class Lapse:
    """A step the system takes by itself once a day where ``due(today)`` selects the record: an expiry, say."""

    step: str
    due: Callable[[date], models.Q]
