"""Files that come in: each is kept, then read and received by a job of its own, so that a bad one stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q

from guiju.kernel.keeping import durable, job_states, jobs, papers
from guiju.kernel.keeping.handed_in import LARGEST
from guiju.kernel.offices.people import Actor, Agency
from guiju.reports import older_files
from guiju.reports.receiving import Incoming, filers, hand_in
from guiju.reports.report_filing import ReportFiling

MOST_FILES = 50
PATIENCE = 2.0
"""Seconds that a page waits for its jobs before it shows how far they have come: most reports are read by then."""
BY_TEXT = "由报告自述识别"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the filing, or why it was not received. ``again``: it had been received before; ``waits``: it
    is still to be read, or being read (``begun``); ``refiles``: the filing that it comes again for."""

    name: str
    filing: Any = None
    words: tuple[str, ...] = ()
    again: bool = False
    waits: str = ""
    refiles: UUID | None = None
    begun: bool = False


class UploadForm(forms.Form):
    """Filer, year and title may be left to what each report says of itself; the files may be several."""

    filer = forms.ChoiceField(label="报送机关", required=False)
    year = forms.IntegerField(label="年度", required=False, min_value=2000, max_value=2100)
    title = forms.CharField(label="名称", required=False, max_length=200)

    def __init__(self, given: Any, actor: Actor) -> None:
        super().__init__(given)
        self.agencies = filers(actor)
        choices = [("", BY_TEXT), *((str(agency.pk), agency.name) for agency in self.agencies)]
        field = self.fields["filer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        self.fields["year"].help_text = "留空则用报告写明的年度。"
        self.fields["title"].help_text = "留空则用报告的标题；一次上传多份时不必填写。"

    def chosen(self) -> Agency | None:
        wanted = self.cleaned_data.get("filer")
        return next((agency for agency in self.agencies if str(agency.pk) == wanted), None)


def owing(actor: Actor) -> list[Agency]:
    """Agencies that owe the actor's a report: the departments of its own level, and for each region directly below
    the agency that answers for it (all of the region's, where none is marked so)."""
    if not actor.oversees:
        return list(Agency.objects.filter(pk=actor.agency_id))
    near = Q(region=actor.region) | Q(region__parent=actor.region)
    rows = list(Agency.objects.filter(near).exclude(pk=actor.agency_id).order_by("region_id", "name"))
    answered = {agency.region_id for agency in rows if agency.oversees and agency.region_id != actor.region}
    return [agency for agency in rows if agency.oversees or agency.region_id not in answered]


def receive(actor: Actor, files: Sequence[UploadedFile], form: UploadForm) -> UUID:
    """Hand each file in; the number of the batch. Nothing is raised for a file."""
    batch = uuid4()
    title = form.cleaned_data.get("title", "") if len(files) == 1 else ""
    typed = {"filer": form.chosen(), "year": form.cleaned_data.get("year"), "title": title}
    for place, file in enumerate(files):
        row = Incoming(batch=batch, **_sent(actor, file), **typed)
        if place < MOST_FILES:
            _hand_in(actor, file, row)
        else:
            _refuse(row, f"一次最多上传{MOST_FILES}份，这一份请另行上传。")
    return batch


def refile(actor: Actor, file: UploadedFile, record: ReportFiling, version: int) -> UUID:
    """Hand in the report that was given back and comes again; the number of the batch."""
    row = Incoming(batch=uuid4(), refiles=record, version=version, **_sent(actor, file))
    _hand_in(actor, file, row)
    return row.batch


def _hand_in(actor: Actor, file: UploadedFile, row: Incoming) -> None:
    try:
        hand_in(actor, row, papers.store(_content(file)))
    except ValidationError as error:
        _refuse(row, *error.messages)
    except OSError as error:
        _refuse(row, durable.refused(error) or "文件没有存下，请重新上传。")


def _refuse(row: Incoming, *words: str) -> None:
    row.words = list(words)
    row.save(force_insert=True)


def _sent(actor: Actor, file: UploadedFile) -> dict[str, Any]:
    return {"by_id": actor.user_id, "name": str(file.name)[-200:]}


def _content(file: UploadedFile) -> bytes:
    name = str(file.name)
    if (file.size or 0) > LARGEST:
        raise ValidationError(f"“{name}”超过{LARGEST // 1024 // 1024} MB，请压缩或者分拆后上传。")
    content: bytes = file.read()
    older_files.checked(name, content)
    return content


def outcomes(actor: Actor, batch: UUID, seconds: float = 0) -> list[Outcome]:
    """What has become of each file of a batch that ``actor`` handed in, after waiting for so many seconds at most."""
    asked = Incoming.objects.filter(batch=batch, by_id=actor.user_id).order_by("pk")
    if seconds:
        jobs.ended([row.job for row in asked if row.job is not None], seconds)
    rows = list(asked.select_related("filing"))
    states = job_states.of_several([row.job for row in rows if row.job is not None])
    return [_outcome(row, states.get(row.job or row.pk)) for row in rows]


def _outcome(row: Incoming, job: job_states.State | None) -> Outcome:
    if row.filing is not None or row.words:
        return Outcome(row.name, row.filing, tuple(row.words), row.again, refiles=row.refiles_id)
    if job is not None and not job.ended:
        return Outcome(row.name, waits=job.word, begun=job.begun)
    failed = f"{job.words}（编号{job.number.hex}）" if job is not None else "处理情况已不再保存，请重新上传。"
    return Outcome(row.name, words=(failed,), refiles=row.refiles_id)
