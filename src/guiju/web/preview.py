"""公开预览: what a publishing step is about to show, with what is covered in it, before it is taken.

Names that are common words are found by a guess: each such place is shown with its surroundings, and the clerk decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from guiju.asking.step_form import StepForm
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.publication import Shown, decided_before
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.keeping import digests, looking
from guiju.kernel.keeping.covering import stands_in

AROUND = 12
CHANGED = "公开的内容在预览之后有改动，请核对下面的预览，再次办理。"


@dataclass(frozen=True)
class Doubt:
    """A place where a name may be a common word, as ``column.start``, with some of the text around it."""

    at: str
    label: str
    before: str
    words: str
    after: str
    covered: bool
    turned: bool


@dataclass(frozen=True)
class Preview:
    """``coming_back``: words that the publication before had struck out and that this one would show."""

    columns: list[Shown]
    roles: list[list[str]]
    doubts: list[Doubt]
    not_found: list[str]
    coming_back: list[str]

    @property
    def seal(self) -> str:
        """A digest of what is shown: what is published must be what was looked at."""
        shown = [[column.label, column.published] for column in self.columns] + self.roles
        return digests.of(digests.canonical({"shown": shown}).encode())


def preview(step: Any, facts: Facts, form: StepForm) -> Preview | None:
    """The publication as it stands with what the form says; None where the step publishes nothing, or changes first
    what it publishes."""
    publication = facts.procedure.publication
    if not step.publishes or publication is None or step.asks or step.sets or step.dates:
        return None
    record, parties, before = facts.record, facts.parties, decided_before(facts.record)
    strike, turned = publication.as_before(record, parties, before, form.struck, form.turned)
    columns = publication.texts(record, parties, strike, turned)
    doubts = [doubt for shown in columns for doubt in _doubts(shown, turned)]
    struck = [shown.text for shown in columns if publication.strikes(shown.column)]
    not_found = [words for words in strike if not any(stands_in(words, text) for text in struck)]
    shown = [column.published for column in columns if publication.strikes(column.column)]
    coming_back = [words for words in before.strike if any(stands_in(words, text) for text in shown)]
    return Preview(columns, publication.named_by_role(record, parties), doubts, not_found, coming_back)


def _doubts(shown: Shown, turned: list[str]) -> Iterator[Doubt]:
    for place in shown.places:
        if place.open:
            at = f"{shown.column}.{place.start}"
            before = shown.text[max(0, place.start - AROUND) : place.start]
            after = shown.text[place.end : place.end + AROUND]
            words = shown.text[place.start : place.end]
            yield Doubt(at, shown.label, before, words, after, place.covered, at in turned)


def hold_to(step: Any, facts: Facts, form: StepForm, typed: QueryDict) -> None:
    """Refuse to publish anything but what the form has shown. Raises Refused."""
    if not (seen := typed.get("previewed")) or typed.get("version") != str(facts.record.version):
        return  # sent by no form, or from a record that has changed since: the engine says so
    now = preview(step, facts, form)
    if now is not None and now.seal != seen:
        raise Refused(step.label, [Reason("preview", CHANGED, "preview")])


def look(facts: Facts, shown: Preview | None) -> None:
    """Doubts tell which words are a party's name: that is a look at sealed data."""
    if shown is not None and shown.doubts:
        looking.at(facts.actor, facts.record, "公开预览中的当事人姓名")
