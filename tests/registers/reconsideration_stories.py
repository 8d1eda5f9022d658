"""A reconsideration told step by step, for tests. All persons are made up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from guiju import law
from guiju.kernel.acting import engine
from guiju.kernel.declaring.steps import At
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.offices.people import SYSTEM, Actor, Agency, Role
from guiju.registers.oversight.reconsideration import Reconsideration
from tests.people import County

OLD, NEW = date(2020, 9, 1), date(2024, 9, 2)
"""A day of receipt under each law: a Tuesday, a Monday."""
CONDITIONS = ["parties", "interest", "request", "period", "scope", "jurisdiction", "once"]
NO_FEE = {"confirmed": ["reconsideration.no_fee"]}


def person(n: int) -> dict[str, str]:
    return {"kind": "person", "name": f"张某{n}", "id_number": make_resident_id("431081", date(1980, 1, 1), n)}


def application(received: date, **more: Any) -> dict[str, Any]:
    """An application made in time; ``more`` overrides. The act was made before it was known, whatever day that was."""
    known = more.get("act_known_on") or received - timedelta(days=15)
    return {
        "title": "张某不服罚款决定案（模拟）",
        "channel": "in_person",
        "applied_on": received,
        "applicant": [person(1)],
        "respondent": "资兴市某局",
        "respondent_kind": "lower",
        "act_kind": "penalty",
        "act_name": "某罚决字1号",
        "act_made_on": min(known, received - timedelta(days=20)),
        "act_known_on": received - timedelta(days=15),
        "request": "撤销罚款决定",
        "acts": 1,
        **more,
    }


def staff(duty: str, count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"name": f"{duty}{n}", "duty": duty, **more} for n in range(count)]


def proof(giver: str, **more: Any) -> list[dict[str, Any]]:
    return [{"name": "笔录", "kind": "document", "given_by": giver, **more}]


PANEL = [*staff("presider", 1), *staff("panel", 2), *staff("recorder", 1)]
# What each step is told when a test does not say otherwise.
USUAL: dict[str, dict[str, Any]] = {
    "accept": {"conditions": CONDITIONS, **NO_FEE},
    "assign": {"handlers": staff("handler", 2)},
    "deliver": {"notice": "copy", "receiver": "李某"},
    "reply": {"answer": "事实清楚，应予维持", "evidence": proof("respondent")},
    "hear_opinions": {"heard_by": "phone", "opinions": "请求撤销"},
    "approve": {"proposed": "upheld", "opinion": "同意"},
    "decide": {"result": "upheld", "found": "事实清楚，证据确凿", "holding": "维持某罚决字1号", "sealed": True},
    "serve": {"service": "直接送达，当日签收"},
    "request_correction": {"missing": "身份证明"},
    "submit_correction": {"acts": 1},
    "suspend": {"suspension": "other_case", "parties_told": True},
    "resume": {"parties_told": True},
    "extend": {"reason": "案情复杂", "extension_length": 30, "parties_told": True},
    "call_hearing": {"hearing_ground": "hard", "venue": "会议室", "issues": "事实"},
    "hold_hearing": {"panel": PANEL, "head_present": True, "record": "各方陈述"},
    "simplify": {"summary_ground": "amount", "clear": ["facts", "relations", "dispute"]},
    "mediate": {
        "found": "罚款过重",
        "agreement": "罚款减半",
        "discretionary": True,
        "willing": True,
        "harmless": True,
        "signed": True,
        "sealed": True,
    },
    "request_withdrawal": {"reason": "自愿撤回"},
    "permit_withdrawal": {"reason": "出于自愿"},
    "terminate": {"ending": "withdrawn", "found": "申请人自愿撤回"},
    "opinion_letter": {"to_agency": "资兴市某局", "faults": "送达不规范", "measures": "规范送达"},
    "opinion_report": {"measures": "已整改"},
    "question_basis": {"basis": "某办法第三条"},
    "notify_maker": {"maker": "某局", "clauses": "第三条"},
    "maker_reply": {"answer": "合法"},
    "forward_document": {"organ": "郴州市人民政府"},
    "document_result": {"verdict": "lawful", "findings": "合法"},
    "investigate": {"investigators": staff("investigator", 2), "cards_shown": True, "findings": "属实"},
    "consult": {"questions": "定性"},
    "record_advice": {"advice": "应予撤销"},
    "refuse": {"unmet": ["period"], "reason": "超过申请期限"},
    "transfer": {"competent_organ": "郴州市人民政府", "reason": "属其管辖"},
    "negotiate": {"organs": "郴州市某局"},
    "settle_jurisdiction": {"settled_by": "协商由本机关受理"},
    "redo": {"new_act": "某罚决字2号"},
    "carry_out": {"performance": "已履行"},
    "copy_superior": {"superior": "郴州市某局"},
    "begin_appraisal": {"appraisal": "expert", "reason": "笔迹鉴定"},
    "extend_correction": {"reason": "路途遥远", "extension_length": 5},
    "supplement": {"new_ground": True, "unit_consents": True, "evidence": proof("respondent")},
    "submit_evidence": {"evidence": proof("applicant")},
    "join": {"third_party": [person(9)]},
    "show_file": {"reader": "张某", "granted": True},
    "review_on_paper": {"reason": "申请人联系不上"},
    "stay": {"stay_ground": "organ"},
    "lift_stay": {"reason": "理由消失"},
    "convert": {"approval": "同意转为普通程序"},
    "fail_mediation": {"reason": "分歧过大"},
    "deliberate": {"proposed": "upheld", "minutes": "一致同意"},
    "order_compliance": {"comply_by": date(2024, 12, 1), "reason": "未退款"},
    "unpublish": {"reason": "决定被撤销"},
}


@dataclass
class Case:
    """One case with the people who work on it; ``do`` takes a step as whoever may take it."""

    county: County
    matter: Any = Reconsideration
    on: date = OLD
    government: Agency = field(init=False)

    def __post_init__(self) -> None:
        self.government, _ = Agency.objects.get_or_create(name="资兴市人民政府", region_id="431081", mark="资政")

    @cached_property
    def organ_head(self) -> Actor:
        return self.county.actor(self.government, Role.HEAD)

    def who(self, step: str) -> Actor:
        declared = Reconsideration.procedure.steps[step]
        if declared.by == (Role.SYSTEM,):
            return SYSTEM
        if declared.by[0] is Role.HEAD:
            return self.organ_head if declared.at is At.OWN else self.county.bureau_head
        return self.county.legal if Role.LEGAL in declared.by else self.county.bureau_clerk

    def do(self, step: str, /, days: int = 0, by: Actor | None = None, by_organ: bool = False, **data: Any) -> Case:
        """Take ``step`` as many days later than the last; told what is usual, or what the test says."""
        self.on += timedelta(days=days)
        by = self.organ_head if by_organ else by
        told = {**USUAL.get(step, {}), **data}
        self.matter = engine.take(step, self.matter, by or self.who(step), told, self.on, agency=self.government)
        return self

    def clock(self, rule: str) -> Any:
        from guiju.kernel.keeping.clocks import ClockRow

        return ClockRow.objects.filter(rule=f"reconsideration.{rule}", matter_id=self.matter.pk).latest("id")

    def words_clock(self, words: str) -> Any:
        """The latest clock of a limit that people set."""
        from guiju.kernel.keeping.clocks import ClockRow

        return ClockRow.objects.filter(words=words, matter_id=self.matter.pk).latest("id")

    def steps(self) -> list[str]:
        from guiju.kernel.keeping.ledger import Entry

        entries = Entry.objects.filter(matter_id=self.matter.pk).order_by("seq")
        return list(entries.values_list("step", flat=True))


def received(county: County, on: date, **more: Any) -> Case:
    return Case(county, on=on).do("receive", **application(on, **more))


def accepted(county: County, on: date, **more: Any) -> Case:
    """Accepted on the day after receipt, with its handlers."""
    return received(county, on, **more).do("accept", days=1).do("assign")


def answered(county: County, on: date, **more: Any) -> Case:
    """The respondent has answered with evidence in time, the parties have been heard."""
    case = accepted(county, on, **more).do("send", days=1).do("deliver", days=1)
    return case.do("reply", days=5).do("hear_opinions")


def decided(county: County, on: date, result: str = "upheld", told: dict[str, Any] | None = None, **more: Any) -> Case:
    case = answered(county, on, **more).do("approve", days=10, proposed=result)
    return case.do("decide", days=1, result=result, **(told or {}))


def last_day(rule: str, start: date) -> date:
    """The due day by the text of the start's own day, for comparison by eye in tables."""
    return law.due(law.limit(f"reconsideration.{rule}", start), start).day


def suspended(county: County, on: date, ground: str = "other_case", **more: Any) -> Case:
    return accepted(county, on, **more).do("suspend", days=1, suspension=ground)


def served(county: County, on: date, result: str = "upheld", told: dict[str, Any] | None = None, **more: Any) -> Case:
    return decided(county, on, result, told, **more).do("serve", days=2)
