"""A report that was handed in becomes a filing: read, recognised as whose and of which year, and taken by a step.

By a job, for reading may take a minute (docs/decisions/0025-background-work.md); in the name of whoever handed it in.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.finding.choosing import within
from guiju.kernel.keeping import digests, jobs
from guiju.kernel.keeping.jobs import Job
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.keeping.waiting_files import WaitingFile
from guiju.kernel.offices.people import Actor, Agency, User
from guiju.kernel.offices.scope import visible
from guiju.reading import Unreadable
from guiju.reports import older_files
from guiju.reports.report_filing import ReportFiling, reading_of

MOST_AGENCIES = 400
GONE = "文件已不在本机，请重新上传。"


class Incoming(WaitingFile):
    """One report as somebody handed it in. ``batch``: what was handed in together; ``refiles``: the filing that is owed, or
    was given back and comes again, as of ``version``; ``filing``, ``words``: what became of it, or why nothing did; ``handed``: the
    digest of what was handed in, also once it was made over."""

    batch = models.UUIDField("批次", db_index=True)
    by = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="送交人")
    filer = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="+", verbose_name="报送机关")
    year = models.PositiveSmallIntegerField("年度", null=True)
    title = models.CharField("名称", max_length=200, blank=True)
    refiles = models.ForeignKey(ReportFiling, models.CASCADE, null=True, related_name="+", verbose_name="重新报送")
    version = models.PositiveIntegerField("账簿序号", default=0)
    filing = models.ForeignKey(ReportFiling, models.CASCADE, null=True, related_name="+", verbose_name="报送")
    handed = models.CharField("原件摘要", max_length=64, blank=True, db_index=True)
    again = models.BooleanField("此前已收到", default=False)
    words = models.JSONField("没有收下的原因", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "待读的报告"


def hand_in(actor: Actor, incoming: Incoming, content_digest: str) -> None:
    """Keep what was handed in, and ask for it to be read."""
    with transaction.atomic():
        incoming.digest = incoming.handed = content_digest
        incoming.job = jobs.ask(receive, actor, incoming=incoming.pk)
        incoming.save(force_insert=True)


@jobs.job("读报告", may=lambda actor: True)
def receive(job: Job, incoming: str) -> None:
    """Read a report that was handed in and take the step; whether the step is theirs to take, the engine asks."""
    actor, row = job.actor(), Incoming.objects.filter(pk=incoming).select_related("filer__region", "refiles").first()
    if row is None:
        raise jobs.Failed(GONE)
    told: dict[str, Any] = {}
    try:
        told = _told(actor, row, *older_files.as_of_today(row.name, row.content_for(Use.READING)))
    except (Unreadable, ValidationError) as error:
        row.words = _why_not(row, error)
    except FileNotFoundError:
        row.words = [GONE]
    with job.ending():
        if told:
            _take(actor, row, told)
        row.digest = ""
        row.save()


def _take(actor: Actor, row: Incoming, told: dict[str, Any]) -> None:
    try:
        if row.refiles is not None:
            row.refiles.version = row.version
            step = "hand_in" if row.refiles.stage == "owed" else "refile"
            row.filing = engine.take(step, row.refiles, actor, told, timezone.localdate())
        elif (before := _before(actor, row, told["file"][1])) is not None:
            row.filing, row.again = before, True
        elif (owed := _owed(actor, told)) is not None:
            row.filing = engine.take("hand_in", owed, actor, {"file": told["file"]}, timezone.localdate())
        else:
            region = told["filer"].region_id
            row.filing = engine.take("receive", ReportFiling, actor, told, timezone.localdate(), region=region)
    except Refused as refused:
        row.words = [str(reason) for reason in refused.reasons]


def _why_not(row: Incoming, error: Unreadable | ValidationError) -> list[str]:
    return [f"“{row.name}”不能收：{error}"] if isinstance(error, Unreadable) else error.messages


def _before(actor: Actor, row: Incoming, content: bytes) -> Any:
    """The filing in scope that this very file already made, so that a page sent twice makes no second one. An older file is
    made over into other bytes each time: it is known by what was handed in."""
    same = Paper.objects.filter(register="report_filing", kind="file", digest=digests.of(content))
    sent = Incoming.objects.filter(handed=row.handed).exclude(filing=None)
    alike = Q(pk__in=same.values("matter_id")) | Q(pk__in=sent.values("filing_id"))
    return visible(actor, ReportFiling.objects.filter(alike)).first()


def _owed(actor: Actor, told: dict[str, Any]) -> Any:
    """The record by which the report is owed, where its agency was called to it."""
    called = ReportFiling.objects.filter(stage="owed", filer=told["filer"], year=told["year"])
    return visible(actor, called).first()


def _told(actor: Actor, row: Incoming, name: str, content: bytes) -> dict[str, Any]:
    """What the step asks for: what was typed, else what the report says of itself. Raises Unreadable, ValidationError."""
    said = reading_of(content, row.refiles)
    file = (name, content)
    if row.refiles is not None:
        return {"file": file}
    filer = row.filer or _filer(said, filers(actor))
    year, title = row.year or said.year, row.title or said.title.strip() or PurePath(row.name).stem
    missing = [label for label, value in (("报送机关", filer), ("年度", year)) if value is None]
    if missing:
        raise ValidationError(f"未能从报告中认出{'和'.join(missing)}，请选定后重新上传这一份。")
    return {"title": " ".join(title.split())[:200], "filer": filer, "year": year, "file": file}


def filers(actor: Actor) -> list[Agency]:
    """Agencies whose reports the actor may take in: those of the region they oversee; otherwise their own."""
    rows = Agency.objects.select_related("region")
    if not actor.oversees:
        return list(rows.filter(pk=actor.agency_id))
    return list(within(rows, actor)[:MOST_AGENCIES])


def _filer(said: Any, agencies: Sequence[Agency]) -> Agency | None:
    """The agency a report names as its own: by its name, else as the only one of the region it speaks of."""
    head = f"{said.issuer} {said.title}"
    if named := [agency for agency in agencies if agency.name in head]:
        return max(named, key=lambda agency: len(agency.name))
    local = [agency for agency in agencies if said.region and agency.region.name == said.region]
    return local[0] if len(local) == 1 else None
