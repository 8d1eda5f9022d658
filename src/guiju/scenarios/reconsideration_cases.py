"""One simulated reconsideration as a row of steps with their days, from its application to one of its ends.

Days are chosen inside the limits of the law of the day of receipt, so the same tale serves any year.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from guiju import law
from guiju.kernel.keeping.identifiers import make_credit_code
from guiju.registers.oversight.reconsideration.choices import AGAINST_ACT, ActKind, Condition, Result
from guiju.scenarios.place import Place, after, working_day
from guiju.scenarios.simulated_people import masked, name, person

NEW_TEXT = date(2024, 1, 1)
KINDS = (
    (ActKind.PENALTY, "行政处罚决定", "撤销该行政处罚决定"),
    (ActKind.PENALTY, "道路交通违法处罚决定", "撤销该处罚决定"),
    (ActKind.INJURY, "工伤认定决定", "撤销该工伤认定决定，责令重新认定"),
    (ActKind.DISCLOSURE, "政府信息公开答复", "撤销该答复，责令重新答复"),
    (ActKind.RESOURCE, "山林权属处理决定", "撤销该处理决定"),
    (ActKind.LICENCE, "不予许可决定", "撤销该决定，责令依法许可"),
    (ActKind.INACTION, "未处理投诉举报", "责令依法履行职责"),
)


@dataclass
class Tale:
    """The steps of one case so far, and the day of the last. What would fall after ``end`` is left untold."""

    place: Place
    rng: random.Random
    received: date
    end: date
    on: date = field(init=False)
    steps: list[tuple[str, date, dict[str, Any]]] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.on = self.received

    @property
    def is_new(self) -> bool:
        """Whether the text of 2023 governs."""
        return self.received >= NEW_TEXT

    def then(self, step: str, on: date | None = None, **told: Any) -> Tale:
        self.on = max(self.on, on or self.on)
        if self.on <= self.end:
            self.steps.append((step, self.on, told))
        return self

    def has(self, step: str) -> bool:
        return any(name == step for name, _, _ in self.steps)

    def due(self, rule: str, start: date) -> date:
        return law.due(law.limit(f"reconsideration.{rule}", self.received), start).day

    def between(self, first: date, last: date) -> date:
        """A working day from ``first`` to ``last``, both included."""
        return working_day(self.rng, first, max(first, last))

    def within(self, rule: str) -> date:
        """A working day from now on within a limit that starts now."""
        return self.between(self.on, self.due(rule, self.on))


def received(tale: Tale) -> Tale:
    """The application: a person or an enterprise against an act of a department or a township."""
    rng, place = tale.rng, tale.place
    respondent = rng.choice(place.departments if rng.random() < 0.8 else place.townships)
    kind, act, request = rng.choice(KINDS)
    applicant = _enterprise(rng, place) if rng.random() < 0.2 else person(rng, place.code)
    who = applicant["name"] if applicant["kind"] == "organisation" else masked(applicant)
    known = tale.received - timedelta(days=rng.randint(5, 50))
    tale.told = {
        "title": f"{who}不服{respondent.name}{act}案（模拟）",
        "channel": rng.choice(("in_person", "in_person", "post", "online", "oral")),
        "applied_on": tale.received,
        "applicant": [applicant],
        "respondent": respondent.name,
        "respondent_kind": "department" if respondent in place.departments else "lower",
        "act_kind": kind,
        "act_name": f"{act}（模拟第{rng.randint(1, 300)}号）",
        "act_public": kind == ActKind.PENALTY,
        "request": request,
        "acts": 1,
        **_days(kind, known, rng),
    }
    return tale.then("receive", **tale.told, **_spoken(tale.told))


def _enterprise(rng: random.Random, place: Place) -> dict[str, str]:
    mark, trade = rng.choice(("恒丰", "宏达", "金源", "东江")), rng.choice(("建材", "商贸", "运输"))
    title = f"{place.bureau.region.name}{mark}{trade}有限公司"
    number = make_credit_code("91", place.code, rng.randint(1, 99_999_999))
    return {"kind": "organisation", "name": f"{title}（模拟）", "id_number": number}


def _days(kind: ActKind, known: date, rng: random.Random) -> dict[str, date]:
    if kind == ActKind.INACTION:
        return {"duty_requested_on": known - timedelta(days=61), "duty_term_on": known}
    return {"act_made_on": known - timedelta(days=rng.randint(0, 7)), "act_known_on": known}


def _spoken(told: dict[str, Any]) -> dict[str, Any]:
    oral = told["channel"] == "oral"
    return {"oral_record": f"申请人口述：请求{told['request']}。", "record_signed": True} if oral else {}


def refused(tale: Tale) -> Tale:
    reason = "申请人与该行政行为没有利害关系。"
    return received(tale).then("refuse", tale.within("accept.review"), unmet=["interest"], reason=reason)


def given_up(tale: Tale) -> Tale:
    """Asked to complete the papers, and never heard of again."""
    told = {} if tale.is_new else {"correct_by": after(tale.received, 10)}
    received(tale).then("request_correction", missing="身份证明和被申请行为的材料", **told)
    tale.then("deliver", after(tale.on, 2), notice="correction", receiver="申请人")
    return tale.then("waive", after(max(_correction_due(tale), told.get("correct_by", tale.on)), 1))


def _correction_due(tale: Tale) -> date:
    return tale.due("accept.correction_submit", tale.on) if tale.is_new else tale.on


def accepted(tale: Tale, on: date | None = None) -> Tale:
    """Accepted ``on`` a day, or on some day within the review period."""
    tale_rng = tale.rng
    received(tale).then(
        "accept", on or tale.within("accept.review"), conditions=Condition.values, confirmed=["reconsideration.no_fee"]
    )
    rows = [{"name": name(tale_rng), "duty": "handler", "work_card": f"复议{n:03d}（模拟）"} for n in (1, 2)]
    return tale.then("enter_platform").then("assign", handlers=rows)


def accepted_on(tale: Tale) -> date:
    """The day from which the limit for deciding runs: of receipt under the old text."""
    return next(on for step, on, _ in tale.steps if step == "accept") if tale.is_new else tale.received


def transferred(tale: Tale) -> Tale:
    organ, why = "上一级行政复议机关（模拟）", "案件需要由上级行政复议机关审理。"
    return accepted(tale).then("transfer", after(tale.on, 3), competent_organ=organ, reason=why)


def answered(tale: Tale, on: date | None = None) -> Tale:
    """Accepted (``on`` a day), the copy sent and received, the respondent's answer with evidence, the parties heard."""
    accepted(tale, on)
    sent = tale.between(tale.on, tale.due("serve_application.ordinary", accepted_on(tale)))
    tale.then("send", sent).then("deliver", after(tale.on, 1), notice="copy", receiver="被申请人收发室")
    first = after(tale.on, 1)
    evidence = [
        {"name": "当事人询问笔录", "kind": "statement", "given_by": "respondent"},
        {"name": "现场检查笔录", "kind": "record", "given_by": "respondent"},
    ]
    answer = "认为行为认定事实清楚、程序合法，请求维持。"
    tale.then("reply", tale.between(first, tale.due("reply.ordinary", tale.on)), answer=answer, evidence=evidence)
    return tale.then(
        "hear_opinions", after(tale.on, 2), heard_by=tale.rng.choice(("in_person", "phone")), opinions="坚持申请意见。"
    )


def _deciding_due(tale: Tale) -> date:
    return tale.due("decide.ordinary", accepted_on(tale))


def on_time_day(tale: Tale) -> date:
    first, last = after(tale.on, 3), min(_deciding_due(tale), tale.end)
    return tale.between(first, last)


def late_day(tale: Tale) -> date:
    return after(_deciding_due(tale), tale.rng.randint(2, 8))


def decided(tale: Tale, result: Result, day: date) -> Tale:
    """Approved by the head of the organ a little before, decided on ``day``, then served and closed."""
    tale.then("approve", tale.between(tale.on, day), proposed=result, opinion="同意承办意见。")
    against = {"defect": tale.rng.choice(("facts", "procedure"))} if result in AGAINST_ACT else {}
    holding = f"{result.label}：“{tale.told['act_name']}”（模拟）。"
    tale.then(
        "decide", day, result=result, found="经审查查明的事实和理由（模拟）。", holding=holding, sealed=True, **against
    )
    return _closed(tale, result)


def mediated(tale: Tale, day: date) -> Tale:
    yes = dict.fromkeys(("discretionary", "willing", "harmless", "signed", "sealed"), True)
    tale.then(
        "mediate", day, found="双方对裁量幅度有争议（模拟）。", agreement="双方就履行方式达成一致（模拟）。", **yes
    )
    return _closed(tale, Result.MEDIATED)


def withdrawn(tale: Tale, day: date) -> Tale:
    asked = tale.between(tale.on, day)
    tale.then("request_withdrawal", asked, reason="经释明，申请人自愿撤回。")
    tale.then("permit_withdrawal", day, reason="撤回出于自愿，予以准许。")
    tale.then("terminate", ending="withdrawn", found="申请人自愿撤回行政复议申请，予以准许（模拟）。")
    return _closed(tale, Result.TERMINATED)


def suspended(tale: Tale, days: int) -> Tale:
    """At rest for so many days; 0 for a case still at rest."""
    told = {"reason": "需以另一未结案件的结果为依据。", "parties_told": True}
    tale.then("suspend", after(tale.on, 2), suspension="other_case", **told)
    return tale.then("resume", tale.on + timedelta(days=days), parties_told=True) if days else tale


def extended(tale: Tale) -> Tale:
    """Extended by 30 days shortly before the limit."""
    day = tale.between(after(tale.on, 3), _deciding_due(tale))
    return tale.then("extend", day, reason="案情复杂，需进一步核实证据。", extension_length=30, parties_told=True)


def beyond_first_limit(tale: Tale) -> date:
    limit = law.limit("reconsideration.decide.ordinary", tale.received)
    last = law.due(limit, accepted_on(tale), extended=True).day
    return tale.between(_deciding_due(tale) + timedelta(days=1), last)


def _closed(tale: Tale, result: Result) -> Tale:
    tale.then("serve", after(tale.on, tale.rng.randint(1, 4)), service="直接送达并由受送达人签收。")
    is_decision = result not in (Result.MEDIATED, Result.TERMINATED)
    if is_decision and tale.told["respondent_kind"] == "department":
        tale.then("copy_superior", after(tale.on, 1), superior="上一级主管部门（模拟）")
    if is_decision and tale.told["act_public"]:
        tale.then("publish", after(tale.on, 3))
    if result in AGAINST_ACT:
        tale.then("carry_out", after(tale.on, tale.rng.randint(5, 20)), performance="被申请人已按决定履行。")
    return tale.then("close", after(tale.on, 5))
