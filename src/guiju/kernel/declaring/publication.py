"""Publication: what the public sees of a matter, taken down as it was published, with what must stay hidden hidden.

A register lists what it shows; everything else stays in. Persons who are parties appear by their masked name, in whatever
text they are named. Withdrawal keeps the record and gives the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

from guiju.kernel.declaring.matters import Record
from guiju.kernel.keeping import digests
from guiju.kernel.keeping.parties import PERSON, Party


class PublicRecord(models.Model):
    """One publication of one matter: the redacted view as the public got it."""

    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项")
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
class Publication:
    """What a register publishes: its columns by name, and the roles of parties whose masked names are shown.

    ``hides``: columns shown only with the words in them struck out that the publishing clerk names (secrets, privacy);
    the title, which every list shows, is always one of them. ``named``: roles whose names are public by office.
    """

    shows: tuple[str, ...]
    parties: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    struck: str = "■■"

    def view(self, record: Record, parties: list[Party], strike: list[str]) -> Pairs:
        """Pairs of label and text, in the order declared."""
        covers = self.covers(parties)
        pairs: Pairs = []
        for name in self.shows:
            text = covered(self._text(record, name), covers)
            if name in self.hides or name == "title":
                for words in strike:
                    text = text.replace(words, self.struck)
            if text:
                column: Any = record._meta.get_field(name)
                pairs.append([str(column.verbose_name), text])
        for role in self.parties:
            names = "、".join(party.masked_name for party in parties if party.role == role)
            if names:
                pairs.append([record.procedure.party_label(role), names])
        return pairs

    def title(self, record: Record, parties: list[Party], strike: list[str]) -> str:
        """The title as every public list shows it."""
        title = covered(record.title, self.covers(parties))
        for words in strike:
            title = title.replace(words, self.struck)
        return title

    def covers(self, parties: list[Party]) -> dict[str, str]:
        """What must not be read of the parties who are persons, each with what stands in its place."""
        covers: dict[str, str] = {}
        for party in parties:
            if party.kind != PERSON:
                continue
            told = party.plain()
            covers |= {told["id_number"]: party.masked_id, told["phone"]: self.struck, told["address"]: self.struck}
            if party.role not in self.named:
                covers[told["name"]] = party.masked_name
        return {words: cover for words, cover in covers.items() if len(words) > 1}

    def _text(self, record: Record, name: str) -> str:
        display = getattr(record, f"get_{name}_display", None)
        value: Any = display() if display else getattr(record, name)
        if isinstance(value, bool):
            return "是" if value else "否"
        return "" if value in (None, "") else str(digests.plain(value) if not hasattr(value, "pk") else value)


def covered(text: str, covers: dict[str, str]) -> str:
    """``text`` with all that ``covers`` names replaced."""
    # The longer first: a name may stand within an address.
    for words in sorted(covers, key=len, reverse=True):
        text = text.replace(words, covers[words])
    return text


def publish(record: Record, parties: list[Party], strike: list[str]) -> PublicRecord:
    publication = record.procedure.publication
    assert publication is not None
    assert record.published_on is not None
    return PublicRecord(
        register=record.register(),
        matter_id=record.pk,
        number=record.number,
        title=publication.title(record, parties, strike),
        agency_name=record.agency.name,
        region=record.region,
        published_on=record.published_on,
        view=publication.view(record, parties, strike),
    )
