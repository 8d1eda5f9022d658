"""The desk of today: what a visitor of the demo finds in the workbench, years after the rebuilt one.

The stock of the rebuilt year is brought up to date (terms, certificates, documents, what was left open), then a handful
of matters is opened in the last weeks under today's law, at varied stages. Nothing of the rebuilt year's figures moves:
every step is dated later, and none touches what those figures count.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from guiju.figures import compute
from guiju.kernel.acting import administration, nightly
from guiju.scenarios.desk import (
    audits,
    catalogue,
    certificates,
    committees,
    compulsory,
    damages,
    decisions,
    discipline,
    disclosures,
    disputes,
    document_reviews,
    documents,
    duty_reports,
    education,
    education_terms,
    exams,
    file_reviews,
    grid_events,
    hotline,
    inspections,
    left_open,
    legal_aid,
    legal_services,
    legislative_comments,
    litigations,
    meetings,
    outreach,
    penalties,
    powers,
    proposals,
    reconsiderations,
    reports,
    roundtables,
    service_cases,
    supervised,
    supervisions,
    village_counsels,
    visits,
    work_tasks,
)
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.place import Place

STOCK = (left_open, committees, certificates, catalogue, powers, village_counsels, education_terms)
"""What was there already, brought up to ``today``."""
LIVE = (
    disputes,
    grid_events,
    roundtables,
    visits,
    reconsiderations,
    litigations,
    proposals,
    disclosures,
    hotline,
    service_cases,
    discipline,
    penalties,
    inspections,
    compulsory,
    damages,
    audits,
    documents,
    document_reviews,
    legislative_comments,
    meetings,
    decisions,
    legal_aid,
    legal_services,
    outreach,
    education,
    supervised,
    reports,
    file_reviews,
    work_tasks,
    duty_reports,
    exams,
    powers,
    supervisions,
)
"""What is being worked on today."""


def lay(place: Place, today: date, rng: random.Random, tell: Callable[[str, int], None]) -> None:
    """Bring the rebuilt ``place`` up to ``today`` and put matters on its desks. All records are simulated.

    ``today`` is a day from 2025 on that is not to come: earlier days would fall under older texts of the law.
    """
    now = Desk(replace(place, year=today.year), today, rng)
    with administration.laid_in("装入模拟数据"):
        for stock in STOCK:
            tell(stock.TOLD, stock.catch_up(now, place.year))
        for live in LIVE:
            tell(live.TOLD, live.open_matters(now))
        now.play()
    nightly.run(today)
    compute.refresh()
