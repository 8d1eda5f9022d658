"""What an application says, and what follows from it: who, against whose act, when known, what is asked."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import title_without_names
from guiju.kernel.declaring.representation import agents_of
from guiju.kernel.declaring.steps import Gate
from guiju.registers import fields_of_administration
from guiju.registers.oversight.reconsideration import filing_gates as gates
from guiju.registers.oversight.reconsideration import respondents
from guiju.registers.oversight.reconsideration.choices import ActKind, MandatoryFirst
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.jurisdiction import RECEIVES
from guiju.registers.oversight.reconsideration.respondents import LEVEL, RESPONDENT

OF_DOCUMENT = "一并申请审查规范性文件的，应当填写。"
MASKED = title_without_names("applicant", "third_party")

APPLICATION = (
    Of.title,
    Of.channel,
    Of.applied_on,
    asks.parties("applicant", "申请人", most=200),
    asks.maybe(Of.applicants, "人数众多、未逐一登记的，填写总人数；不填的，按登记的申请人计算。"),
    Of.enterprise,
    asks.maybe(asks.parties("representative", "代表人")),
    asks.maybe(asks.parties("third_party", "第三人")),
    agents_of("applicant", "third_party"),
    asks.agencies(RESPONDENT, "被申请人"),
    LEVEL,
    Of.respondent_kind,
    Of.act_kind,
    Of.field,
    Of.act_name,
    Of.on_the_spot,
    Of.by_camera,
    asks.maybe(Of.mandatory_first),
    Of.act_public,
    asks.maybe(Of.act_made_on, "不履行法定职责的，明确拒绝的填写拒绝之日，没有答复的不填写。"),
    asks.maybe(Of.act_known_on, "除不履行法定职责的外，受理前应当登记。"),
    Of.not_informed,
    asks.maybe(Of.rights_known_on, "未告知复议权利、机关和期限的，知道的日期应当登记。"),
    Of.real_estate,
    asks.maybe(Of.longer_term),
    asks.maybe(Of.longer_term_law),
    asks.maybe(Of.shorter_term),
    asks.maybe(Of.shorter_term_law),
    asks.maybe(Of.hindered_from),
    asks.maybe(Of.hindered_to),
    asks.maybe(Of.duty_requested_on, "不履行法定职责而没有履责期限的，受理前应当登记。"),
    asks.maybe(asks.ahead(Of.duty_term_on), "不履行法定职责而有履责期限的，受理前应当登记。"),
    Of.urgent,
    Of.request,
    asks.maybe(Of.amount),
    asks.maybe(Of.compensation_asked, "一并请求行政赔偿的，应当填写。"),
    Of.withdrawn_before,
    Of.acts,
    Of.suit_pending,
    Of.incidental,
    asks.maybe(Of.document_name, OF_DOCUMENT),
    asks.maybe(Of.document_kind, OF_DOCUMENT),
)

CORRECTABLE = (
    *("respondent_kind", "act_kind", "act_name", "request"),
    *("act_made_on", "act_known_on", "rights_known_on", "duty_requested_on", "duty_term_on"),
)
"""What an application may lack or have wrong (2023 art. 31; 2007 regulation art. 19, 22, 29)."""
CORRECTED = tuple(asks.maybe(getattr(Of, name)) for name in CORRECTABLE)


def how_many(facts: Facts) -> int:
    return int(facts["applicants"] or len(facts["applicant"]))


def first_to_be_reviewed(facts: Facts) -> str:
    """2023 art. 23 s. 1 (1), (3): what follows from the act itself; (2), (4) and (5) are told."""
    if facts["act_kind"] == ActKind.PENALTY and facts["on_the_spot"]:
        return MandatoryFirst.ON_THE_SPOT
    return MandatoryFirst.INACTION if facts["act_kind"] == ActKind.INACTION else facts["mandatory_first"]


OPENED: dict[str, Any] = {
    **respondents.SETS,
    "organ_level": respondents.organ_level,
    "applicants": how_many,
    "mandatory_first": first_to_be_reviewed,
}
LAWFUL = (
    RECEIVES,
    MASKED,
    fields_of_administration.OF_ITS_DAY,
    Gate("house.applicants_counted", gates.counted, "applicants", "申请人人数不少于逐一登记的申请人"),
    *respondents.IN_ORDER,
    *(
        Gate("house.law_named", gates.law_named(term), f"{term}_law", "法律另定期限的，写明该法律")
        for term in ("longer_term", "shorter_term")
    ),
    *gates.DAYS_IN_ORDER,
)
"""What every application is held to as it comes in."""
