"""Files that come in: each is read and received by a step of its own, so that a bad one stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.utils import timezone

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.finding.choosing import within
from guiju.kernel.keeping import digests
from guiju.kernel.keeping.handed_in import LARGEST, checked_upload
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Actor, Agency
from guiju.kernel.offices.scope import visible
from guiju.reading import Unreadable
from guiju.reports.report_filing import ReportFiling, reading_of

MOST_FILES = 50
MOST_AGENCIES = 400
BY_TEXT = "由报告自述识别"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the filing, or why it was not received. ``again``: it had been received before."""

    name: str
    filing: Any = None
    words: tuple[str, ...] = ()
    again: bool = False


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


def filers(actor: Actor) -> list[Agency]:
    """Agencies whose reports the actor may take in: those of the region they oversee; otherwise their own."""
    rows = Agency.objects.select_related("region")
    if not actor.oversees:
        return list(rows.filter(pk=actor.agency_id))
    return list(within(rows, actor)[:MOST_AGENCIES])


def owing(actor: Actor) -> list[Agency]:
    """Agencies that owe the actor's a report: the departments of its own level, and for each region directly below
    the agency that answers for it (all of the region's, where none is marked so)."""
    if not actor.oversees:
        return list(Agency.objects.filter(pk=actor.agency_id))
    near = Q(region=actor.region) | Q(region__parent=actor.region)
    rows = list(Agency.objects.filter(near).exclude(pk=actor.agency_id).order_by("region_id", "name"))
    answered = {agency.region_id for agency in rows if agency.oversees and agency.region_id != actor.region}
    return [agency for agency in rows if agency.oversees or agency.region_id not in answered]


def receive(actor: Actor, files: Sequence[UploadedFile], form: UploadForm) -> list[Outcome]:
    """Each file received, or the reasons why not. Nothing is raised for a file."""
    outcomes = [_receive(actor, file, form, alone=len(files) == 1) for file in files[:MOST_FILES]]
    left = [
        Outcome(str(file.name), words=(f"一次最多上传{MOST_FILES}份，这一份请另行上传。",))
        for file in files[MOST_FILES:]
    ]
    return outcomes + left


def _receive(actor: Actor, file: UploadedFile, form: UploadForm, *, alone: bool) -> Outcome:
    name = str(file.name)
    try:
        content = _content(file, name)
        if (before := _before(actor, content)) is not None:
            return Outcome(name, before, again=True)
        told = _told(name, content, form, alone)
        region = told["filer"].region_id
        filing = engine.take("receive", ReportFiling, actor, told, timezone.localdate(), region=region)
    except (Unreadable, OSError) as error:
        return Outcome(name, words=(f"“{name}”不能收：{error}",) if isinstance(error, Unreadable) else (str(error),))
    except ValidationError as error:
        return Outcome(name, words=tuple(error.messages))
    except Refused as refused:
        return Outcome(name, words=tuple(str(reason) for reason in refused.reasons))
    return Outcome(name, filing)


def _content(file: UploadedFile, name: str) -> bytes:
    if (file.size or 0) > LARGEST:
        raise ValidationError(f"“{name}”超过{LARGEST // 1024 // 1024} MB，请压缩或者分拆后上传。")
    content: bytes = file.read()
    checked_upload(name, content)
    return content


def _before(actor: Actor, content: bytes) -> Any:
    """The filing in scope that this very file already made, so that a page sent twice makes no second one."""
    same = Paper.objects.filter(register="report_filing", kind="file", digest=digests.of(content))
    return visible(actor, ReportFiling.objects.filter(pk__in=same.values("matter_id"))).first()


def _told(name: str, content: bytes, form: UploadForm, alone: bool) -> dict[str, Any]:
    """What the step asks for: what was typed, else what the report says of itself. Raises ValidationError."""
    filer, year = form.chosen(), form.cleaned_data.get("year")
    title = form.cleaned_data.get("title", "") if alone else ""
    if filer is None or year is None or not title:
        said = reading_of(content)
        filer = filer or _filer(said, form.agencies)
        year, title = year or said.year, title or said.title.strip() or PurePath(name).stem
    missing = [label for label, value in (("报送机关", filer), ("年度", year)) if value is None]
    if missing:
        raise ValidationError(f"未能从报告中认出{'和'.join(missing)}，请选定后重新上传这一份。")
    return {"title": " ".join(title.split())[:200], "filer": filer, "year": year, "file": (name, content)}


def _filer(said: Any, agencies: Sequence[Agency]) -> Agency | None:
    """The agency a report names as its own: by its name, else as the only one of the region it speaks of."""
    head = f"{said.issuer} {said.title}"
    if named := [agency for agency in agencies if agency.name in head]:
        return max(named, key=lambda agency: len(agency.name))
    local = [agency for agency in agencies if said.region and agency.region.name == said.region]
    return local[0] if len(local) == 1 else None
