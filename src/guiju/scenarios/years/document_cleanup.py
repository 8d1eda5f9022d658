"""A year's clean-up, rebuilt through the engine: older documents, campaigns, verdicts, and what was republished."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from guiju import law
from guiju.kernel.declaring.life import days, later
from guiju.registers.rulemaking.document_cleanup import DocumentCleanup, Verdict
from guiju.registers.rulemaking.document_cleanup_life import verdict
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.gates import ORDINARY, PROVISIONAL, is_provisional
from guiju.registers.rulemaking.normative_document.titles import OLD_KINDS, titles
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play
from guiju.scenarios.years.normative_document import maker

Progress = Callable[[str, int], None]
Judged = tuple[NormativeDocument, Verdict]
Kind = DocumentCleanup.Kind

FIGURES = {
    Verdict.KEPT: "cleanup_documents_kept_valid",
    Verdict.REISSUED: "cleanup_documents_reissued",
    Verdict.REPEALED: "cleanup_documents_repealed",
    Verdict.VOID: "cleanup_documents_declared_void",
}
SHARES = {Verdict.REISSUED: 0.05, Verdict.REPEALED: 0.05, Verdict.VOID: 0.2}
ISSUED_YEARS_AGO = {Verdict.KEPT: (1, 3), Verdict.REISSUED: (3, 4), Verdict.REPEALED: (2, 4), Verdict.VOID: (6, 12)}


def goals(numbers: dict[str, float]) -> dict[Verdict, int]:
    """How many documents get which verdict: as published; what is absent by plausible shares of the total."""
    known = {one: int(numbers[name]) for one, name in FIGURES.items() if name in numbers}
    total = int(numbers.get("cleanup_documents_total", 30 if not known else sum(known.values())))
    for one, share in SHARES.items():
        known.setdefault(one, min(int(total * share), max(total - sum(known.values()), 0)))
    known.setdefault(Verdict.KEPT, max(total - sum(known.values()), 0))
    return known


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Progress) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers`` (by figure id)."""
    verdicts = [one for one, count in goals(numbers).items() for _ in range(count)]
    rng.shuffle(verdicts)
    judged = list(zip(_catalogue(place, rng, verdicts), verdicts, strict=True))
    step("存量规范性文件", len(judged))
    special = len(judged) // 5 if len(judged) >= 50 else 0
    for kind, group in ((Kind.SPECIAL, judged[:special]), (Kind.PERIODIC, judged[special:])):
        if group:
            _campaign(place, rng, kind, group)
    _reissue(place, rng, [document for document, verdict in judged if verdict is Verdict.REISSUED])
    step("规范性文件清理", len(judged))


def _catalogue(place: Place, rng: random.Random, verdicts: list[Verdict]) -> list[NormativeDocument]:
    """The older documents, entered by their makers early in the year; those past their term lapse by themselves."""
    named = zip(titles(OLD_KINDS, rng), verdicts, strict=False)
    walks = [_entered(place, rng, *title, verdict) for title, verdict in named]
    for walk in walks:
        lasts = walk.said["expires_on"]
        if lasts and lasts <= walk.on:
            walk.then("lapse", on=walk.on + timedelta(days=1))
    play(walks)
    return [walk.record for walk in walks]


def _entered(place: Place, rng: random.Random, title: str, subject: str, verdict: Verdict) -> Walk:
    agency = maker(place, rng)
    least, most = (1, 1) if is_provisional(title) and verdict is not Verdict.VOID else ISSUED_YEARS_AGO[verdict]
    year = place.year - rng.randint(least, most)
    issued = working_day(rng, date(year, 1, 10), date(year, 12, 20))
    begins = issued + timedelta(days=rng.choice((0, 7, 30)))
    told: dict[str, Any] = {
        "title": f"{agency.region.name}{title}",
        "subject_class": subject,
        "issued_on": issued,
        "effective_on": begins,
        "expires_on": longest_term(title, begins, agency.region_id),
    }
    on = working_day(rng, date(place.year, 1, 4), date(place.year, 2, 25))
    return Walk(place, NormativeDocument, rng, on, agency=agency).then("enter_existing", **told)


def longest_term(title: str, begins: date, region: str) -> date | None:
    """The last day that the rule of the province allows; None where it has none."""
    try:
        return law.due(law.limit(PROVISIONAL if is_provisional(title) else ORDINARY, begins, region), begins).day
    except law.NotInForce:
        return None


def _campaign(place: Place, rng: random.Random, kind: Kind, judged: list[Judged]) -> None:
    """One campaign, opened in March, its verdicts in three rounds."""
    rounds = iter([judged[n::3] for n in range(3)])
    told: dict[str, dict[str, Any]] = {
        "open": {"kind": kind},
        "include": {"documents": [{"document": document} for document, _ in judged]},
        "judge": {"verdicts": lambda at: [verdict(*one) for one in next(rounds)]},
    }
    opened = working_day(rng, date(place.year, 3, 1), date(place.year, 3, 20))
    way = "in_rounds" if len(judged) >= 3 else "usual"
    Walk(place, DocumentCleanup, rng, opened, agency=place.office).follow(way, told=told).take()


def _reissue(place: Place, rng: random.Random, documents: list[NormativeDocument]) -> None:
    """The makers publish again, before the year ends, what a campaign told them to, and file it."""
    now = NormativeDocument.objects.filter(pk__in=[document.pk for document in documents]).select_related("agency")
    last = date(place.year, 12, 10)
    for document in now:
        assert document.reissue_ordered_on is not None
        on = working_day(rng, later(document.reissue_ordered_on, 5), last)
        Walk(place, NormativeDocument, rng, on, record=document).then("renew").take()
        Walk(place, NormativeDocument, rng, on, record=document.successors.get()).then("file", days(2, 5)).take()
