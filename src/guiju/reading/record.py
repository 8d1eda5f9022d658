"""What a reading consists of. Every span counts characters of the text as given: ``text[start:end]``."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Protocol

Severity = Literal["defect", "question"]


class ConceptLike(Protocol):
    """What the reader needs of a catalogue entry."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def wordings(self) -> tuple[str, ...]: ...
    @property
    def relation(self) -> str | None: ...
    @property
    def definition(self) -> str: ...
    @property
    def topic(self) -> str: ...
    @property
    def whole(self) -> str: ...
    @property
    def unlike(self) -> tuple[str, ...]: ...
    @property
    def also(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that comes into question for a figure, and the words that speak for it."""

    concept: str
    words: tuple[str, ...]


@dataclass(slots=True)
class Figure:
    """One printed quantity and what it measures.

    ``value`` is in ``unit`` with 万 and 亿 expanded, rates in percent, None where the digits are damaged; ``upper``
    is the other end of a range. ``precision``: exact, more_than (余), less_than (不足), nearly (近), malformed.
    ``kind``: count, sum, stock, ratio, duration, change, norm. ``change`` is +1 or -1 where the text says so.
    ``part_of`` is the index, in the reading's figures, of the whole that 其中 points to. ``said`` are the words that
    gave the concept; ``candidates`` the concepts that fit, best first, that which was given before those that fit less.
    ``by_machine``: its signs were recognised in a picture.
    """

    start: int
    end: int
    text: str
    value: int | float | None
    unit: str | None
    precision: str = "exact"
    kind: str = "count"
    concept: str | None = None
    label: str | None = None
    phrase: str = ""
    subject: str = ""
    scope: str = ""
    upper: int | float | None = None
    change: int | None = None
    part_of: int | None = None
    sentence: tuple[int, int] = (0, 0)
    said: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    by_machine: bool = False

    @property
    def others(self) -> tuple[Candidate, ...]:
        """The candidates that were not chosen."""
        return self.candidates[1:] if self.concept else self.candidates


@dataclass(slots=True)
class Finding:
    """What is wrong (defect) or should be asked (question), and what would settle it."""

    kind: str
    severity: Severity
    start: int
    end: int
    message: str
    settles: str
    others: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Check:
    """Arithmetic that was tried: the formula with its numbers, and whether it holds."""

    kind: str
    formula: str
    holds: bool
    spans: list[tuple[int, int]]


@dataclass(slots=True)
class Section:
    """A numbered part: ``level`` 1 for 一、, 2 for （一）, 3 for 1., 4 for 一是."""

    level: int
    number: int
    mark: str
    title: str
    start: int
    end: int


@dataclass(slots=True)
class Note:
    """Something of the file that was not read, or was read otherwise than it stands there, and where in the text."""

    message: str
    places: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """A report read: its figures, findings and checks, and what is known about the report itself. ``notes``: what of the
    file was not read; ``unread``: its pages without text."""

    text: str
    title: str = ""
    region: str = ""
    level: str = ""
    year: int | None = None
    issuer: str = ""
    addressee: str = ""
    date: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Plain values for JSON; the text itself is left out."""
        shown = asdict(self)
        del shown["text"]
        return shown
