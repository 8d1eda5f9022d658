"""Publication: what the public sees of a matter, taken down as it was published, with what must stay hidden hidden.

A register lists what it shows; everything else stays in. Persons who are parties appear by their masked name, in whatever
text they are named. Withdrawal keeps the record and gives the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.published_before import Before, Decided
from guiju.kernel.keeping import digests
from guiju.kernel.keeping.covering import Hidden, Kind, Place, as_shown, covered, hidden_of, pieces, places
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sealed import Sealed, kept_in, opened_from
from guiju.kernel.keeping.vouching import Vouched

__all__ = ["PublicRecord", "Publication", "Shown", "covered", "publish"]


class PublicRecord(Vouched):
    """One publication of one matter: the redacted view as the public got it."""

    keyed = ("seq",)
    unvouched = frozenset({"restricted"})  # as its record is (``whereabouts``)

    seq = models.PositiveIntegerField("账簿序号")
    number = models.CharField("编号", max_length=80, blank=True)
    title = models.CharField("名称", max_length=200)
    agency_name = models.CharField("发布机构", max_length=100)
    region = models.CharField("行政区划", max_length=12)
    published_on = models.DateField("公开日期")
    withdrawn_on = models.DateField("撤回日期", null=True)
    withdrawn_why = models.CharField("撤回理由", max_length=500, blank=True)
    view = models.JSONField("公开内容")
    corrected_on = models.DateField("更正日期", null=True)
    restricted = models.CharField("限制查看", max_length=12, blank=True)
    decided = Sealed("公开时隐去的内容（密文）", beside=("register", "matter_id", "seq"), blank=True, default=b"")

    class Meta:
        verbose_name = verbose_name_plural = "公开信息"
        indexes = [
            models.Index(fields=["register", "matter_id"]),
            models.Index(fields=["register", "published_on", "id"], name="published_latest"),
            models.Index(fields=["published_on", "id"], name="published_latest_of_all"),
        ]

    def __str__(self) -> str:
        return self.title


Pairs = list[list[str]]
"""What is shown of a record: pairs of label and text."""


@dataclass(frozen=True)
class Shown:
    """One column as it is to be published: its text, and the places in it of what must stay hidden."""

    column: str
    label: str
    text: str
    places: list[Place]

    @property
    def published(self) -> str:
        return as_shown(self.text, self.places)

    @property
    def pieces(self) -> Iterator[tuple[str, Place | None]]:
        """The text cut at its places."""
        return pieces(self.text, self.places)


ARROW = "→"
"""Between two steps of a process that one column tells: 立案（执法大队，7个工作日）→决定（负责人）."""


@dataclass(frozen=True)
class Publication:
    """What a register publishes: its columns by name, and the roles of parties whose masked names are shown.

    ``hides``: columns shown only with the words in them struck out that the publishing clerk names (secrets, privacy);
    the title, which every list shows, is always one of them. ``named``: roles whose names are public by office.
    ``versions``: its records make up a list, which stays readable as it stood on any day; no register whose records name persons.
    ``charted``: columns that tell the steps of a process with ``ARROW`` between them, which pages draw too.
    """

    shows: tuple[str, ...]
    parties: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    versions: bool = False
    charted: tuple[str, ...] = ()

    def labels_charted(self, model: type[Record]) -> set[str]:
        """How the columns that are drawn are called where they are published."""
        return {str(model._meta.get_field(name).verbose_name) for name in self.charted}  # type: ignore[union-attr]

    def view(self, record: Record, parties: list[Party], strike: Sequence[str], turned: Collection[str] = ()) -> Pairs:
        """Pairs of label and text, in the order declared. ``strike``: words to strike out; ``turned``: places, as
        ``column.start``, where the clerk decided of a name that is a common word otherwise than was guessed."""
        pairs = [[shown.label, shown.published] for shown in self.shown(record, parties, strike, turned)]
        return pairs + self.named_by_role(record, parties)

    def named_by_role(self, record: Record, parties: list[Party]) -> Pairs:
        """Each role with the masked names of its parties."""
        roles = [(role, [party.masked_name for party in parties if party.role == role]) for role in self.parties]
        return [[record.procedure.party_label(role), "、".join(names)] for role, names in roles if names]

    def shown(
        self, record: Record, parties: list[Party], strike: Sequence[str], turned: Collection[str] = ()
    ) -> list[Shown]:
        """The columns that are not empty."""
        covers = self.covers(parties)
        columns = [self._column(record, name, covers, strike, turned) for name in self.shows]
        return [shown for shown in columns if shown.text]

    def shown_title(
        self, record: Record, parties: list[Party], strike: Sequence[str], turned: Collection[str] = ()
    ) -> Shown:
        """The title, which lists show whatever the columns are."""
        return self._column(record, "title", self.covers(parties), strike, turned)

    def texts(
        self, record: Record, parties: list[Party], strike: Sequence[str], turned: Collection[str] = ()
    ) -> list[Shown]:
        """All that is shown: the columns, and the title before them where it is none of them."""
        title = [] if "title" in self.shows else [self.shown_title(record, parties, strike, turned)]
        return title + self.shown(record, parties, strike, turned)

    def as_before(
        self,
        record: Record,
        parties: list[Party],
        before: Before,
        strike: Sequence[str] | None,
        turned: Collection[str] | None,
    ) -> tuple[list[str], list[str]]:
        """What the clerk says of words and places; where nothing is said (None), what was decided before holds."""
        struck = before.strike if strike is None else list(strike)
        if turned is None:
            shown = self.texts(record, parties, struck) if before.texts else []
            turned = {at for text in shown for at in before.turned(text.column, text.text, text.places)}
        return struck, sorted(turned)

    def strikes(self, column: str) -> bool:
        """Whether words are struck out of a column."""
        return column in self.hides or column == "title"

    def covers(self, parties: list[Party]) -> list[Hidden]:
        """What must not be read of the parties, each with what stands in its place."""
        return hidden_of(parties, self.named)

    def _column(
        self, record: Record, name: str, covers: list[Hidden], strike: Sequence[str], turned: Collection[str]
    ) -> Shown:
        column: Any = record._meta.get_field(name)
        text = self._text(record, name)
        struck = [Hidden(Kind.WORDS, words) for words in strike if words.strip()]
        hidden = [*covers, *struck] if self.strikes(name) else covers
        starts = {at.removeprefix(f"{name}.") for at in turned}
        return Shown(name, str(column.verbose_name), text, places(text, hidden, starts))

    def _text(self, record: Record, name: str) -> str:
        display = getattr(record, f"get_{name}_display", None)
        value: Any = display() if display else getattr(record, name)
        if isinstance(value, bool):
            return "是" if value else "否"
        return "" if value in (None, "") else str(digests.plain(value) if not hasattr(value, "pk") else value)


def decided_before(record: Record) -> Before:
    """What was decided of the latest publication; nothing where there was none."""
    if record.published_on is None:
        return Before()
    shown = PublicRecord.objects.filter(register=record.register(), matter_id=record.pk).order_by("-id").first()
    if shown is None:
        return Before()
    bound = {"register": shown.register, "matter_id": shown.matter_id, "seq": shown.seq}
    return Before.read(opened_from(PublicRecord, "decided", shown.decided, **bound))


def publish(
    record: Record, seq: int, parties: list[Party], strike: Sequence[str], turned: Collection[str] = ()
) -> PublicRecord:
    publication = record.procedure.publication
    assert publication is not None
    assert record.published_on is not None
    texts = publication.texts(record, parties, strike, turned)
    title = next((shown.published for shown in texts if shown.column == "title"), "")
    columns = [[shown.label, shown.published] for shown in texts if shown.column in publication.shows]
    hidden = {
        text.column: Decided(text.text, [(p.start, p.end, p.covered) for p in text.places])
        for text in texts
        if text.places
    }
    bound = {"register": record.register(), "matter_id": record.pk, "seq": seq}
    return PublicRecord(
        **bound,
        decided=kept_in(PublicRecord, "decided", Before(list(strike), hidden).told(), **bound),
        number=record.number,
        title=title[:200],
        agency_name=record.agency.name,
        region=record.region,
        restricted=record.restricted,
        published_on=record.published_on,
        view=columns + publication.named_by_role(record, parties),
    )
