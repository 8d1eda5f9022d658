"""Table three of the yearly report on public information (国办公开办函〔2021〕30号): requests by applicant, ends by outcome.

In every column 本年新收 and 上年结转 come to 办理结果总计 and 结转下年: what was open at the end of the year before, with what was
received, is what ended and what is open. Ends count by the day and outcome of the first, so that a year whose report is out
does not move. Rows and columns of the form stand here, not in the catalogue by which reports are read; its inner cells, an
outcome of one kind of applicant, are not figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from guiju.figures.catalogue import Concept
from guiju.figures.declared import Count, Counted, Figure, StockAt
from guiju.registers.oversight.disclosure_request.choices import SUPPLIED, Applicant, Outcome

RECEIVED, CLOSED, OPEN = (f"disclosure_requests_{name}" for name in ("received", "closed", "open"))


def table(requests: Any) -> Iterator[Figure]:
    """The figures of the table over ``requests``, the register's model, but for those that the catalogue has."""

    def figure(name: str, label: str, definition: str, counted: Counted, whole: str) -> Figure:
        kind = "stock" if isinstance(counted, StockAt) else "count"
        told = (label, "件", kind, definition, requests.register(), "oversight", (), f"<= {whole}")
        return Figure(name, Concept(name, *told), counted)

    for outcome in Outcome:
        if outcome not in SUPPLIED:
            ended = Count(requests, on="ended_on", where=Q(outcome=outcome))
            words = f"年内首次办结、结果为“{outcome.label}”的申请件数"
            yield figure(f"{CLOSED}_{outcome.value}", f"信息公开申请{outcome.label}", words, ended, CLOSED)
    for kind in Applicant:
        theirs, who = Q(applicant_kind=kind), f"{kind.label}的信息公开申请"
        if kind is not Applicant.PERSON:
            taken = Count(requests, on="received_on", where=theirs)
            yield figure(f"{RECEIVED}_{kind.value}", f"{who}收到数", f"年内新收的{who}件数", taken, RECEIVED)
        ended = Count(requests, on="ended_on", where=theirs)
        yield figure(f"{CLOSED}_by_{kind.value}", f"{who}办结数", f"年内首次办结的{who}件数", ended, CLOSED)
        left = StockAt(requests, theirs, since="received_on", until="ended_on")
        yield figure(f"{OPEN}_{kind.value}", f"{who}结转数", f"期末尚未首次办结的{who}件数", left, OPEN)
