"""编成报告文件: an annual report set as Word or PDF by a job, for whoever asked; it lies ready for a day.

The figures are brought up to the ledger, the text is compiled of them, the pages are set: together that may take longer than
a page may (docs/decisions/0025-background-work.md). Begun again, it makes the same file, and only the last is kept.
"""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from django.db import models, transaction

from guiju import documents
from guiju.figures import compute
from guiju.kernel.keeping import job_states, jobs, papers
from guiju.kernel.keeping.job_states import State
from guiju.kernel.keeping.jobs import Job
from guiju.kernel.keeping.waiting_files import WaitingFile
from guiju.kernel.offices.people import Actor, User
from guiju.kernel.offices.scope import visible
from guiju.reports.annual_report import AnnualReport
from guiju.reports.compiling import compiled

GONE = "年度报告已不在您的查看范围，没有生成。"
STEPS = ("汇总数据", "编成报告文本", "排版")
SETTING = {"docx": documents.set_as_word, "pdf": documents.set_as_pdf}


class CompiledReport(WaitingFile):
    """One report in one form as somebody asked for it. ``digest``: of the file, once it is there; ``words``: why there is none."""

    lies_for = timedelta(days=1)

    by = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="提出人")
    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="+", verbose_name="年度报告")
    form = models.CharField("格式", max_length=4)
    words = models.CharField("没有生成的原因", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "生成的年度报告文件"

    @property
    def state(self) -> State | None:
        """How its job stands, as long as that is known."""
        return None if self.job is None else job_states.of_several([self.job]).get(self.job)

    @property
    def under_way(self) -> bool:
        return (state := self.state) is not None and not state.ended


def ask(actor: Actor, report: AnnualReport, form: str) -> CompiledReport:
    """The file that ``actor`` asks for, under way: the one that they asked for before and that is not there yet, or a new one."""
    mine = CompiledReport.objects.filter(by_id=actor.user_id, report=report, form=form, digest="", words="")
    latest = mine.exclude(job=None).order_by("-pk").first()
    if latest is not None and latest.under_way:
        return latest
    with transaction.atomic():
        row = CompiledReport(report=report, form=form, name=f"{report.title[:190]}.{form}")
        row.by_id = cast("int", actor.user_id)
        row.job = jobs.ask(compile_report, actor, asked=row.pk)
        row.save(force_insert=True)
    return row


@jobs.job("编成报告文件", may=lambda actor: True)
def compile_report(job: Job, asked: str) -> None:
    """Bring the figures up to the ledger, compile, set. Raises Failed."""
    row = CompiledReport.objects.filter(pk=asked).first()
    if row is None:
        raise jobs.Failed(GONE)
    report = visible(job.actor(), AnnualReport.objects.filter(pk=row.report_id)).first()
    if report is None:
        raise jobs.Failed(GONE)
    job.come(0, len(STEPS))
    compute.refresh()
    job.come(1, len(STEPS))
    document = compiled(report)
    job.come(2, len(STEPS))
    content = b""
    try:
        content = SETTING[row.form](document)
    except (documents.SignMissing, documents.TooHeavy) as error:
        row.words = str(error)[:500]
    row.digest = papers.store(content) if content else ""
    with job.ending():
        row.save()
