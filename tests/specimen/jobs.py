"""Jobs of the tests' own, and what they have done."""

from __future__ import annotations

from guiju.kernel.keeping import jobs
from guiju.kernel.keeping.jobs import Job
from guiju.kernel.offices.people import Actor, Agency, Role

DONE: list[int] = []


def may(actor: Actor) -> bool:
    return Role.CLERK in actor.roles


@jobs.job("试办", may=may)
def note(job: Job, agency: int) -> None:
    """Writes outside of its end: to be done again it must find the same."""
    DONE.append(agency)
    job.come(1, 2)
    job.told = {"words": "办了"}


@jobs.job("久办", may=may, queue=jobs.LONG)
def last_long(job: Job, agency: int) -> None:
    """Takes as long as there are records."""
    DONE.append(agency)


@jobs.job("改名", may=may)
def rename(job: Job, agency: int) -> None:
    """Writes together with its end."""
    with job.ending():
        Agency.objects.filter(pk=agency).update(name="改过的名称")
        job.told = {"words": "改了"}


@jobs.job("出错", may=may)
def fall(job: Job, agency: int) -> None:
    with job.ending():
        Agency.objects.filter(pk=agency).update(name="不该留下")
        raise ValueError("张三丰 13812345678")
