"""Publications as the public may meet them: the latest of each matter, named only as its register allows.

A register that declares no publication has no page here, whatever stands in its table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.registry import registers
from guiju.kernel.finding.search import parts
from guiju.kernel.keeping.ledger import Entry


def publishing() -> dict[str, type[Record]]:
    """The registers that publish, by name."""
    return {name: model for name, model in registers().items() if model.procedure.publication is not None}


def label(register: str) -> str:
    return str(registers()[register]._meta.verbose_name)


def shows(register: str, column: str) -> bool:
    """Whether a register's publication lists ``column``; its title may name a person and is public only then."""
    publication = registers()[register].procedure.publication
    return publication is not None and column in publication.shows


def latest() -> QuerySet[PublicRecord]:
    """The last publication of each matter that was not restricted since, withdrawn or not: an earlier one may
    show what a later one strikes out."""
    later = PublicRecord.objects.filter(
        register=OuterRef("register"), matter_id=OuterRef("matter_id"), id__gt=OuterRef("id")
    )
    return PublicRecord.objects.filter(~Exists(later), register__in=list(publishing()), restricted="")


def live() -> QuerySet[PublicRecord]:
    """What stands published."""
    return latest().filter(withdrawn_on=None)


COVERED = "■"
"""What stands in place of a word that was struck out."""


def keeps_versions(register: str) -> bool:
    """Whether the list of a register can be read as of any day."""
    publication = registers()[register].procedure.publication
    return publication is not None and publication.versions


def charted(register: str) -> set[str]:
    """The labels of what pages draw as the steps of a process."""
    publication, model = registers()[register].procedure.publication, registers()[register]
    return set() if publication is None else publication.labels_charted(model)


def as_listed(register: str, day: date) -> QuerySet[PublicRecord]:
    """The list of a register that keeps versions, as it stood on ``day``: of each record what was published last by then and
    was not withdrawn by then. What was wrong and has been put right since stands right; what has been struck out of a title
    since is not shown as it was before."""
    same = PublicRecord.objects.filter(register=register, matter_id=OuterRef("matter_id"))
    after = Q(published_on__gt=OuterRef("published_on")) | Q(
        published_on=OuterRef("published_on"), id__gt=OuterRef("id")
    )
    later = same.filter(after, published_on__lte=day)
    struck = same.filter(after, title__contains=COVERED)
    there = PublicRecord.objects.filter(~Exists(later), ~Exists(struck), register=register, restricted="")
    return there.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=day), published_on__lte=day)


def struck_since(row: PublicRecord) -> bool:
    """Whether a later publication of the same record has words struck out: an earlier one may show them."""
    later = PublicRecord.objects.filter(
        register=row.register, matter_id=row.matter_id, published_on__gte=row.published_on
    )
    views = later.exclude(pk=row.pk).values_list("view", flat=True)
    return any(COVERED in text for view in views for _, text in view)


def matching(words: str) -> Q:
    """Publications whose number or title holds each of the ``words``, where these are shown."""
    titled = [name for name in publishing() if shows(name, "title")]
    numbered = [name for name in publishing() if shows(name, "number")]
    found = Q()
    for part in parts(words):
        found &= Q(register__in=titled, title__icontains=part) | Q(register__in=numbered, number__icontains=part)
    return found


@dataclass(frozen=True)
class Line:
    """One publication as a list shows it."""

    row: PublicRecord
    simulated: bool
    state: Any = None
    """Of a document whether it is in force, where the list says so."""

    @property
    def name(self) -> str:
        return named(self.row)

    @property
    def number(self) -> str:
        return self.row.number if shows(self.row.register, "number") else ""

    @property
    def register_label(self) -> str:
        return label(self.row.register)


def named(row: PublicRecord) -> str:
    """The title where the register shows it, else the number, else what kind of record it is."""
    if shows(row.register, "title"):
        return row.title
    return row.number if row.number and shows(row.register, "number") else label(row.register)


def called(register: str, matter: UUID) -> str:
    """What a record is called where it stands published, with the words struck out that were; "" where it does not."""
    shown = live().filter(register=register, matter_id=matter).first()
    return "" if shown is None else named(shown)


def lines(rows: Iterable[PublicRecord]) -> list[Line]:
    """Rows for a list, simulated ones marked: one query a register among them."""
    rows = list(rows)
    found: set[tuple[str, UUID]] = set()
    for register in {row.register for row in rows}:
        ids = [row.matter_id for row in rows if row.register == register]
        simulated = registers()[register].objects.filter(pk__in=ids, simulated=True)
        found |= {(register, pk) for pk in simulated.values_list("pk", flat=True)}
    return [Line(row, (row.register, row.matter_id) in found) for row in rows]


def digest(row: PublicRecord) -> str:
    """The digest of the ledger entry by which it was published, for a proof; empty where there is none."""
    entry = Entry.objects.filter(register=row.register, matter_id=row.matter_id, seq=row.seq)
    return entry.values_list("digest", flat=True).first() or ""
