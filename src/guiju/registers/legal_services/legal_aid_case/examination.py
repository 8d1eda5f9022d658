"""审查: papers completed at once, means looked into, aid granted, refused or given first (法律援助法 arts. 41 to 44)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.legal_services.legal_aid_case import articles, ending_gates, gates
from guiju.registers.legal_services.legal_aid_case.application import ANYBODY, PAPERS
from guiju.registers.legal_services.legal_aid_case.choices import Outcome
from guiju.registers.legal_services.legal_aid_case.columns import LegalAidColumns as Of

EXPLANATION = asks.maybe(asks.words("explanation", "情况说明"))
BEFORE_DECISION = ("applied", "lacking", "ahead")


def first_granted(facts: Facts) -> object:
    """Whoever is granted aid again after an objection was granted it when first granted."""
    return facts["granted_on"] or facts.on


def refusal_cited(facts: Facts) -> dict[str, str]:
    return {"cited": articles.of_refusal(facts["refusal"], facts["form"], facts.law_day)}


def condition_cited(facts: Facts) -> dict[str, str]:
    by_law = articles.by_law(facts.law_day)
    return {"condition": articles.of_condition(facts["exempt"], facts["unlimited"]) if by_law else ""}


def urgency_cited(facts: Facts) -> dict[str, str]:
    """The text of 2003 says nothing of aid that comes first."""
    return {"cited": f"{articles.LAW}{articles.URGENCY[facts['urgency']]}" if articles.by_law(facts.law_day) else ""}


STEPS = (
    Step(
        "ask_supplement",
        "通知补充材料",
        since="applied",
        to="lacking",
        asks=(asks.words("missing", "需要补充的材料或者说明"), asks.ahead(Of.supplement_by)),
        gates=(gates.ASKED_ONCE, gates.TIME_TO_SUPPLEMENT),
        writes=Writes("supplement_notice", "补充材料（说明）通知书"),
        decides=(Of.supplement_by, "missing"),
        help_text="需要补充的一次性告知；申请人未按要求补充或者说明的，视为撤回申请。",
    ),
    Step(
        "supplement",
        "补充材料（说明）",
        since="lacking",
        to="applied",
        by=ANYBODY,
        asks=(EXPLANATION, *PAPERS),
        gates=(gates.SUPPLEMENTED,),
    ),
    Step(
        "deem_withdrawn",
        "视为撤回申请",
        since="lacking",
        to="withdrawn",
        by=(Role.SYSTEM,),
        sets={"outcome": Outcome.DEEMED_WITHDRAWN},
    ),
    Step(
        "withdraw",
        "撤回申请",
        since=BEFORE_DECISION,
        to="withdrawn",
        by=ANYBODY,
        asks=(asks.REASON, asks.maybe(asks.upload("withdrawal", "撤回申请书或者笔录"), "在窗口撤回的，应当上传。")),
        sets={"outcome": Outcome.WITHDRAWN},
        gates=(gates.WITHDRAWAL_SHOWN,),
    ),
    Step(
        "examine",
        "提出审查意见",
        since=("applied", "ahead"),
        asks=(
            Of.means,
            asks.maybe(Of.unlimited),
            asks.maybe(Of.exempt),
            asks.maybe(asks.words("pledge", "诚信承诺的内容或者信息查询的结果", longest=1000)),
            asks.words("opinion", "审查意见"),
            asks.maybe(asks.upload("means_check", "核查材料")),
        ),
        dates=(Of.examined_on,),
        gates=gates.MEANS,
        edits=True,
        help_text="不受经济困难条件限制的情形、免予核查的情形以审查认定的为准。",
    ),
    Step(
        "provide_first",
        "决定先行提供法律援助",
        since="applied",
        to="ahead",
        by=(Role.HEAD,),
        asks=(Of.urgency, asks.maybe(asks.ahead(asks.day("period_ends_on", "法定时效或者期限届满日期"))), asks.REASON),
        dates=(Of.provided_first_on,),
        gates=(gates.URGENT,),
        writes=Writes("first_aid", "先行提供法律援助决定书", also=urgency_cited),
        decides=(Of.urgency, "reason"),
        help_text="先行提供的，受援人应当及时补办有关手续、补充有关材料。",
    ),
    Step(
        "complete_papers",
        "补办手续、补充材料",
        since="ahead",
        by=ANYBODY,
        asks=(EXPLANATION, *PAPERS),
        dates=(Of.completed_on,),
        gates=(gates.SUPPLEMENTED,),
    ),
    Step(
        "grant",
        "决定给予法律援助",
        since=("applied", "ordered"),
        to="granted",
        by=(Role.HEAD,),
        asks=(asks.maybe(asks.words("opinion", "决定意见", longest=500)),),
        sets={"granted_on": first_granted, "outcome": "", "refusal": ""},
        gates=(gates.EXAMINED_UNLESS_ORDERED, gates.PAPERS, gates.DECIDED_BY_ANOTHER, ending_gates.REFUSED_BEFORE),
        writes=Writes("grant", "给予法律援助决定书", also=condition_cited),
        decides=("opinion",),
    ),
    Step(
        "confirm",
        "补办后决定给予法律援助",
        since="ahead",
        to="assigned",
        by=(Role.HEAD,),
        asks=(asks.maybe(asks.words("opinion", "决定意见", longest=500)),),
        sets={"granted_on": first_granted},
        gates=(gates.PAPERS_COMPLETED, gates.EXAMINED, gates.SOMEBODY_ASSIGNED, gates.DECIDED_BY_ANOTHER),
        writes=Writes("grant", "给予法律援助决定书", also=condition_cited),
        decides=("opinion",),
    ),
    Step(
        "refuse",
        "决定不予法律援助",
        since=("applied", "ahead"),
        to="refused",
        by=(Role.HEAD,),
        asks=(
            held_by(Of.refusal, "legal_aid.refusal_reasons"),
            held_by(asks.reason("事实和理由"), "legal_aid.refusal_reasons"),
        ),
        sets={"outcome": Outcome.REFUSED},
        dates=(Of.refused_on,),
        gates=(gates.EXAMINED, gates.DECIDED_BY_ANOTHER, *gates.REFUSED_RIGHTLY),
        writes=Writes("refusal", "不予法律援助决定书", also=refusal_cited),
        decides=(Of.refusal, "reason"),
        set_right_by=("grant",),
    ),
)
