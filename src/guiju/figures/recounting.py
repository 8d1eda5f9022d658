"""Cells counted anew from the records: to see whether they are right, or to make them right."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import transaction

from guiju.figures import compute
from guiju.figures.models import Cell, Watermark
from guiju.kernel.keeping import jobs
from guiju.kernel.keeping.jobs import Job
from guiju.kernel.offices.people import Actor, Role


def astray() -> list[str]:
    """The figures of which some cell is not what the records give, once they are up to the ledger: all counted anew."""
    compute.refresh()
    known = {key for series in compute.all_series() for key in compute.cell_keys(series).values()}
    wrong = set(Cell.objects.exclude(figure__in=known).values_list("figure", flat=True))
    for series in compute.all_series():
        keys = compute.cell_keys(series).values()
        kept = {_told(cell) for cell in Cell.objects.filter(figure__in=keys)}
        wrong |= {told[0] for told in kept ^ {_told(cell) for cell in compute.counted_cells(series, None)}}
    return sorted({name.removeprefix("-") for name in wrong})


def _told(cell: Cell) -> tuple[Any, ...]:
    value = Decimal(cell.value).quantize(Decimal("0.0001"))
    return cell.figure, cell.agency_id, cell.region, cell.month, value


def may_recount(actor: Actor) -> bool:
    return Role.ADMIN in actor.roles


def recount() -> int:
    """Count all cells anew; how many there are. All of them, or as they were."""
    with transaction.atomic():
        Watermark.objects.all().delete()
        Cell.objects.all().delete()
        return compute.refresh()


@jobs.job("数据重新汇总", may=may_recount, queue=jobs.LONG)
def recounted(job: Job) -> None:
    with job.ending():
        job.told = {"words": f"已重新汇总{recount()}个数据单元"}
