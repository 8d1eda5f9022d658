"""A year of normative documents, rebuilt through the engine: made, reviewed, published, filed; some late or open."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Agency, Role
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.scenarios.document_titles import NEW_KINDS, titles
from guiju.scenarios.place import Place, after, working_day

CONFIRMED: dict[str, Any] = {"confirmed": ["normative_document.forbidden_content"]}
BUREAU = {"fail_review", "ask_changes", "pass_review", "register", "publish"}
ORDER = (
    *("propose", "draft", "consult", "record_opinions", "end_consultation", "waive_consultation"),
    *("submit", "fail_review", "redraft", "submit", "ask_changes", "revise", "pass_review"),
    *("review_competition", "deliberate", "sign", "register", "publish", "file"),
)
Progress = Callable[[str, int], None]


@dataclass
class Act:
    step: str
    on: date
    role: Role
    told: dict[str, Any]


@dataclass
class Way:
    """One document's life: its acts still to come, and its record once opened."""

    agency: Agency
    acts: deque[Act] = field(default_factory=deque)
    record: NormativeDocument | None = None

    def add(self, step: str, on: date, role: Role = Role.CLERK, **told: Any) -> None:
        self.acts.append(Act(step, on, role, told))

    @property
    def last_on(self) -> date:
        return self.acts[-1].on


@dataclass(frozen=True)
class Goals:
    """How many documents get how far in the year."""

    issued: int
    published: int
    filed: int
    filed_in_time: int
    reviewed: int
    submitted: int

    @classmethod
    def of(cls, numbers: dict[str, float]) -> Goals:
        """From published values; what is absent is plausible. Later steps never outnumber earlier ones."""
        issued = int(numbers.get("normative_documents_issued", 12))
        rate = numbers.get("normative_document_unification_rate", 100)
        published = min(int(numbers.get("normative_documents_published", round(issued * rate / 100))), issued)
        filed = min(int(numbers.get("normative_documents_filed", published)), published)
        in_time = int(numbers.get("normative_documents_filed_on_time", filed - filed // 20))
        reviewed = max(int(numbers.get("normative_document_review_opinions", issued + 1)), issued)
        submitted = max(int(numbers.get("normative_documents_submitted_for_review", reviewed + 1)), reviewed)
        return cls(issued, published, filed, min(in_time, filed), reviewed, submitted)

    def last_steps(self) -> Iterator[tuple[str, bool]]:
        """For each document the step at which its year ends, and whether its filing is in time."""
        yield from (("file", n < self.filed_in_time) for n in range(self.filed))
        yield from [("publish", True)] * (self.published - self.filed)
        yield from [("sign", True)] * (self.issued - self.published)
        yield from [("review", True)] * (self.reviewed - self.issued)
        yield from [("submit", True)] * (self.submitted - self.reviewed)
        yield from [("consult", True), ("draft", True)]


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Progress) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers`` (by figure id)."""
    named = titles(NEW_KINDS, rng)
    ways = [_way(place, rng, *next(named), last, in_time) for last, in_time in Goals.of(numbers).last_steps()]
    for name in ORDER:
        taken = sorted((way for way in ways if way.acts and way.acts[0].step == name), key=lambda way: way.acts[0].on)
        if taken:
            _take(place, name, taken)
    step("行政规范性文件", len(ways))


def _take(place: Place, name: str, ways: list[Way]) -> None:
    acts = [way.acts.popleft() for way in ways]
    takings = []
    for way, act in zip(ways, acts, strict=True):
        actor = place.actor(place.bureau if name in BUREAU else way.agency, act.role)
        takings.append(engine.Taking(way.record, act.told, act.on, way.agency, actor=actor))
    records = engine.take_many(name, NormativeDocument, takings, place.actor(place.bureau, Role.CLERK), simulated=True)
    for way, record in zip(ways, records, strict=True):
        way.record = record


def maker(place: Place, rng: random.Random) -> Agency:
    """Departments make most documents, the government some, townships few."""
    among = [place.departments or [place.government], [place.government], place.townships or [place.government]]
    return rng.choice(rng.choices(among, weights=(6, 3, 1))[0])


def _way(place: Place, rng: random.Random, title: str, subject: str, last: str, in_time: bool) -> Way:
    """A life that fits into the year, tried from different days of opening."""
    agency, first = maker(place, rng), date(place.year, 1, 2)
    for latest in (10, 8, 6, 4, 3, 2, 1):
        for _ in range(10):
            opened = working_day(rng, first, date(place.year, latest, 25))
            way = _lived(Way(agency), rng, f"{agency.region.name}{title}", subject, last, in_time, opened)
            if way.last_on <= date(place.year, 12, 31):
                return way
    raise ValueError(f"{place.year}年内排不下一件规范性文件的制定过程。")


def _lived(way: Way, rng: random.Random, title: str, subject: str, last: str, in_time: bool, opened: date) -> Way:
    market, emergency = rng.random() < 0.4, rng.random() < 0.06
    told: dict[str, Any] = {"title": title, "subject_class": subject, "concerns_market": market, "emergency": emergency}
    way.add("propose", opened, **told, basis="上级有关规定（模拟）", need="规范和加强相关工作（模拟）")
    way.add("draft", after(opened, rng.randint(3, 12)), **CONFIRMED)
    if last == "draft":
        return way
    if emergency and not market:
        way.add("waive_consultation", way.last_on, Role.HEAD, waiver_ground="emergency", reason="应急需要（模拟）")
    else:
        _consult(way, rng, market, finished=last != "consult")
    if last != "consult":
        _review(way, rng, emergency, finished=last != "submit")
    if last in ("sign", "publish", "file"):
        _decide(way, rng, market)
    if last in ("publish", "file"):
        _unify(way, rng)
    if last == "file":
        days = rng.randint(2, 14) if in_time else rng.randint(26, 32)
        way.add("file", way.last_on + timedelta(days=days), filed_with="上一级人民政府（模拟）")
    return way


def _consult(way: Way, rng: random.Random, market: bool, *, finished: bool) -> None:
    began = after(way.last_on, rng.randint(1, 3))
    until = began + timedelta(days=30 if market else rng.randint(7, 20))
    way.add("consult", began, consultation_until=until, contact="来信、电子邮件（模拟）")
    if rng.random() < 0.6:
        heard = [_opinion(rng) for _ in range(rng.randint(1, 4))]
        way.add("record_opinions", min(after(began, 3), until), opinions=heard)
    if finished:
        way.add("end_consultation", after(until, rng.randint(1, 2)), feedback="意见已逐条研究（模拟）")


def _opinion(rng: random.Random) -> dict[str, str]:
    source = rng.choice(("public", "enterprise", "association", "agency", "expert"))
    adoption = rng.choice(("adopted", "adopted", "partly", "refused"))
    return {
        "source": source,
        "opinion": "对条文的修改建议（模拟）",
        "adoption": adoption,
        "reply": "已说明理由（模拟）",
    }


def _review(way: Way, rng: random.Random, emergency: bool, *, finished: bool) -> None:
    way.add("submit", after(way.last_on, rng.randint(1, 4)), explanation="起草说明（模拟）")
    if finished and rng.random() < 0.07:
        way.add("fail_review", _reviewed(way, rng, emergency), Role.LEGAL, opinion="超越制定权限（模拟）")
        way.add("redraft", after(way.last_on, 2), reason="按审核意见重新起草（模拟）")
        way.add("submit", after(way.last_on, rng.randint(3, 6)), explanation="起草说明（模拟）")
    if not finished:
        return
    if rng.random() < 0.3:
        way.add("ask_changes", _reviewed(way, rng, emergency), Role.LEGAL, opinion="部分条文需要修改（模拟）")
        way.add("revise", after(way.last_on, rng.randint(1, 3)), revision="已按意见修改（模拟）", **CONFIRMED)
    else:
        opinion: dict[str, Any] = {"opinion": "内容合法（模拟）", **CONFIRMED}
        way.add("pass_review", _reviewed(way, rng, emergency), Role.LEGAL, **opinion)


def _reviewed(way: Way, rng: random.Random, emergency: bool) -> date:
    """Within the review's limit, save one in twenty; at once in an emergency."""
    days = rng.randint(1, 2) if emergency else rng.randint(16, 18) if rng.random() < 0.05 else rng.randint(6, 13)
    return after(way.last_on, days)


def _decide(way: Way, rng: random.Random, market: bool) -> None:
    if market:
        passed: dict[str, Any] = {"fair_competition": "passed", "competition_opinion": "不排除、限制竞争（模拟）"}
        way.add("review_competition", after(way.last_on, rng.randint(0, 2)), **passed)
    way.add("deliberate", after(way.last_on, rng.randint(2, 6)), Role.HEAD, meeting="集体审议会议（模拟）")
    text = ("正式文本.txt", f"{way.acts[0].told['title']}\n本文本为模拟数据。".encode())
    way.add("sign", after(way.last_on, rng.randint(1, 3)), Role.HEAD, text=text)


def _unify(way: Way, rng: random.Random) -> None:
    way.add("register", after(way.last_on, rng.randint(0, 3)), Role.LEGAL)
    on = after(way.last_on, rng.randint(1, 3))
    way.add("publish", on, effective_on=on + timedelta(days=rng.choice((0, 1, 15, 30))), summary="模拟文件")
