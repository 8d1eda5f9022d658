"""A year's clean-up, rebuilt through the engine: older documents, campaigns, verdicts, and what was republished."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from guiju import law
from guiju.kernel.acting import engine
from guiju.kernel.offices.people import SYSTEM, Role
from guiju.registers.rulemaking.document_cleanup import DocumentCleanup, Verdict
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_gates import ORDINARY, PROVISIONAL, is_provisional
from guiju.scenarios.document_titles import OLD_KINDS, titles
from guiju.scenarios.normative_document import maker
from guiju.scenarios.place import Place, after, working_day

Progress = Callable[[str, int], None]
Judged = tuple[NormativeDocument, Verdict]

FIGURES = {
    Verdict.KEPT: "cleanup_documents_kept_valid",
    Verdict.REISSUED: "cleanup_documents_reissued",
    Verdict.REPEALED: "cleanup_documents_repealed",
    Verdict.VOID: "cleanup_documents_declared_void",
}
SHARES = {Verdict.REISSUED: 0.05, Verdict.REPEALED: 0.05, Verdict.VOID: 0.2}
ISSUED_YEARS_AGO = {Verdict.KEPT: (1, 3), Verdict.REISSUED: (3, 4), Verdict.REPEALED: (2, 4), Verdict.VOID: (6, 12)}
REASONS = {
    Verdict.KEPT: "内容合法适当，仍需执行（模拟）",
    Verdict.REISSUED: "有效期将满，仍需执行（模拟）",
    Verdict.REPEALED: "依据已经修改（模拟）",
    Verdict.VOID: "有效期已满或者任务已经完成（模拟）",
}


def goals(numbers: dict[str, float]) -> dict[Verdict, int]:
    """How many documents get which verdict: as published; what is absent by plausible shares of the total."""
    known = {verdict: int(numbers[name]) for verdict, name in FIGURES.items() if name in numbers}
    total = int(numbers.get("cleanup_documents_total", 30 if not known else sum(known.values())))
    for verdict, share in SHARES.items():
        known.setdefault(verdict, min(int(total * share), max(total - sum(known.values()), 0)))
    known.setdefault(Verdict.KEPT, max(total - sum(known.values()), 0))
    return known


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Progress) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers`` (by figure id)."""
    verdicts = [verdict for verdict, count in goals(numbers).items() for _ in range(count)]
    rng.shuffle(verdicts)
    judged = list(zip(_catalogue(place, rng, verdicts), verdicts, strict=True))
    step("存量规范性文件", len(judged))
    special = len(judged) // 5 if len(judged) >= 50 else 0
    ordered: list[Judged] = []
    for kind, group in (("special", judged[:special]), ("periodic", judged[special:])):
        if group:
            ordered += _campaign(place, rng, kind, group)
    _reissue(place, rng, [document for document, verdict in ordered if verdict is Verdict.REISSUED])
    step("规范性文件清理", len(judged))


def _catalogue(place: Place, rng: random.Random, verdicts: list[Verdict]) -> list[NormativeDocument]:
    """The older documents, entered by their makers early in the year; those past their term lapse by themselves."""
    named = zip(titles(OLD_KINDS, rng), verdicts, strict=False)
    takings = [_entry(place, rng, n, *title, verdict) for n, (title, verdict) in enumerate(named, 1)]
    documents = engine.take_many(
        "enter_existing", NormativeDocument, takings, place.actor(place.bureau, Role.CLERK), simulated=True
    )
    over = [document for document in documents if document.expires_on and document.expires_on <= document.last_step_on]
    lapses = [engine.Taking(document, {}, document.last_step_on + timedelta(days=1)) for document in over]
    if lapses:
        engine.take_many("lapse", NormativeDocument, lapses, SYSTEM, simulated=True)
    return documents


def _entry(place: Place, rng: random.Random, n: int, title: str, subject: str, verdict: Verdict) -> engine.Taking:
    agency = maker(place, rng)
    least, most = (1, 1) if is_provisional(title) and verdict is not Verdict.VOID else ISSUED_YEARS_AGO[verdict]
    year = place.year - rng.randint(least, most)
    issued = working_day(rng, date(year, 1, 10), date(year, 12, 20))
    begins = issued + timedelta(days=rng.choice((0, 7, 30)))
    told = {
        "title": f"{agency.region.name}{title}",
        "number": f"{agency.mark or agency.name}发〔{year}〕{n}号",
        "subject_class": subject,
        "issued_on": issued,
        "announced_on": issued + timedelta(days=3),
        "effective_on": begins,
        "expires_on": _last_day(title, begins, agency.region_id),
    }
    on = working_day(rng, date(place.year, 1, 4), date(place.year, 2, 25))
    return engine.Taking(None, told, on, agency, actor=place.actor(agency, Role.CLERK))


def _last_day(title: str, begins: date, region: str) -> date | None:
    """The longest term of the province; None where it has no such rule."""
    try:
        return law.due(law.limit(PROVISIONAL if is_provisional(title) else ORDINARY, begins, region), begins).day
    except law.NotInForce:
        return None


def _campaign(place: Place, rng: random.Random, kind: str, judged: list[Judged]) -> list[Judged]:
    """One campaign from its opening in March to its announcement in November, its verdicts in three rounds."""
    year, clerk, head = place.year, place.actor(place.bureau, Role.CLERK), place.actor(place.bureau, Role.HEAD)
    name = {"periodic": "规范性文件定期清理", "special": "规范性文件专项清理"}[kind]
    told = {
        "title": f"{year}年{name}",
        "kind": kind,
        "scope": "现存规范性文件（模拟）",
        "basis": "清理工作通知（模拟）",
    }

    def take(step: str, record: Any, actor: Any, told: dict[str, Any], on: date) -> Any:
        return engine.take(step, record, actor, told, on, agency=place.bureau, simulated=True)

    campaign = take("open", DocumentCleanup, clerk, told, working_day(rng, date(year, 3, 1), date(year, 3, 20)))
    listed = {"documents": [{"document": document} for document, _ in judged]}
    take("include", campaign, clerk, listed, working_day(rng, date(year, 3, 25), date(year, 4, 20)))
    asked = {"opinions": "制定机关均已反馈（模拟）"}
    take("consult", campaign, clerk, asked, working_day(rng, date(year, 5, 6), date(year, 5, 28)))
    for n, month in enumerate((6, 8, 10)):
        if part := judged[n::3]:
            on = working_day(rng, date(year, month, 8), date(year, month, 28))
            take("judge", campaign, head, {"verdicts": _rows(part)}, on)
    take("close", campaign, clerk, {}, working_day(rng, date(year, 11, 2), date(year, 11, 20)))
    return judged


def _rows(judged: Sequence[Judged]) -> list[dict[str, Any]]:
    return [{"document": document, "verdict": verdict, "reason": REASONS[verdict]} for document, verdict in judged]


def _reissue(place: Place, rng: random.Random, documents: list[NormativeDocument]) -> None:
    """The makers publish again, before the year ends, what a campaign told them to, and file it."""
    now = NormativeDocument.objects.filter(pk__in=[document.pk for document in documents]).select_related("agency")
    last = date(place.year, 12, 10)
    for document in now:
        assert document.reissue_ordered_on is not None
        on = working_day(rng, after(document.reissue_ordered_on, 5), last)
        told = {"renewed_from": on + timedelta(days=1), "renewed_until": None}
        engine.take("renew", document, place.actor(document.agency, Role.HEAD), told, on, simulated=True)
        new = document.successors.get()
        filed = {"filed_with": "上一级人民政府（模拟）"}
        engine.take(
            "file", new, place.actor(document.agency, Role.CLERK), filed, on + timedelta(days=7), simulated=True
        )
