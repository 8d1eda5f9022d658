"""规则: the catalogue of law as the program holds it: what each rule says, and which register enforces it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from guiju import law
from guiju.kernel.declaring.registry import registers
from guiju.web.staff import StaffRequest, staff, today

SUBJECTS = {
    "compulsory": "行政强制",
    "credit": "信用信息",
    "correction": "社区矫正",
    "decision": "重大行政决策",
    "disclosure": "政府信息公开",
    "drug_rehab": "戒毒",
    "legal_aid": "法律援助",
    "licence": "行政许可",
    "litigation": "行政诉讼",
    "mediation": "人民调解",
    "meeting": "政府会议",
    "notary": "公证",
    "penalty": "行政处罚",
    "petition": "信访",
    "policy": "规范性文件与政策",
    "proposal": "建议提案",
    "reconsideration": "行政复议",
    "services": "政务服务",
}
KINDS = {"gate": "办理条件", "form": "必填内容", "checklist": "核对清单", "clock": "期限"}


@dataclass(frozen=True, slots=True)
class Enforced:
    """Where a rule is carried out: register, in what way, in which steps."""

    register: str
    label: str
    way: str
    steps: tuple[str, ...]


@cache
def enforced() -> dict[str, list[Enforced]]:
    """By rule id, every register that carries it out. Declarations do not change while the program runs."""
    found: dict[str, list[Enforced]] = {}
    for name, model in registers().items():
        for way, rules in model.procedure.rules().items():
            for rule in rules:
                steps = _steps(model.procedure, way, rule)
                found.setdefault(rule, []).append(Enforced(name, str(model._meta.verbose_name), KINDS[way], steps))
    return found


def _steps(procedure: Any, way: str, rule: str) -> tuple[str, ...]:
    """The labels of the steps that hold to a rule, or that start its clock."""
    if way == "gate":
        chosen = [step for step in procedure.declared if any(gate.rule == rule for gate in step.gates)]
    elif way == "form":
        chosen = [step for step in procedure.declared if any(ask.rule == rule for ask in step.asked)]
    elif way == "checklist":
        chosen = [step for step in procedure.declared if rule in step.confirmed_rules]
    else:
        starting = {
            name
            for name, acts in procedure.clocked.items()
            for act, c in acts
            if act in ("start", "keep") and c.rule == rule
        }
        chosen = [step for step in procedure.declared if step.name in starting]
    return tuple(step.label for step in chosen)


def _kind(rule: law.Rule) -> str:
    return "期限" if isinstance(rule, law.Limit) else "条件" if isinstance(rule, law.Gate) else "每年定期"


@staff
def rules(request: StaffRequest) -> HttpResponse:
    """All rules in one list, narrowed by subject and by words of the gist, the law or the article."""
    subject, words = request.GET.get("subject", ""), request.GET.get("q", "").strip()[:60]
    found = []
    for rule_id in law.ids():
        text = _current(rule_id)
        said = f"{text.gist}{text.citation}{text.id}"
        if (not subject or text.subject == subject) and all(word in said for word in words.split()):
            found.append((text, _kind(text), len(law.versions(rule_id)), enforced().get(rule_id, [])))
    context = {
        "rules": found,
        "subjects": [(name, SUBJECTS.get(name, name)) for name in law.subjects()],
        "subject": subject,
        "q": words,
        "total": len(law.ids()),
    }
    return render(request, "web/rules.html", context)


def _current(rule_id: str) -> law.Rule:
    """The text in force today for the whole country, or else the latest."""
    try:
        return law.rule(rule_id, today())
    except law.NotInForce:
        return law.versions(rule_id)[-1]


@staff
def rule(request: StaffRequest, rule_id: str) -> HttpResponse:
    """One rule: its texts from the oldest on, the article where its law is loaded, and who carries it out."""
    try:
        versions = law.versions(rule_id)
    except law.UnknownRule as error:
        raise Http404(str(error)) from None
    current = _current(rule_id)
    told = [(text, text.version_id == current.version_id, law.text(text, text.in_force_from)) for text in versions]
    context = {
        "rule": current,
        "subject": SUBJECTS.get(current.subject, current.subject),
        "kind": _kind(current),
        "versions": told,
        "enforced": enforced().get(rule_id, []),
    }
    return render(request, "web/rule.html", context)
