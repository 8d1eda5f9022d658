"""救济途径和期限, 履行方式和期限: what a decision says of them unless somebody words it otherwise.

处罚法 arts. 52(2), 59(1), 66, 67; 复议法 2023 arts. 20, 23–25; 诉讼法 arts. 45, 46. Where another law sets another limit or
organ (taxes, customs, organs led vertically), the words are changed by hand; that a decision on the spot is reconsidered
first knows no exception.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.people import Agency
from guiju.kernel.offices.regions import Level
from guiju.registers.enforcement.penalty_case.contests import FIRST, reconsidered_first

HOW_TO_PAY = "自收到本决定书之日起十五日内，到指定的银行或者通过电子支付系统缴纳"


def reconsidering(facts: Facts) -> str:
    """The government of the county or above that reconsiders what the agency at hand decides; before 2024 also its superior."""
    agency = Agency.objects.select_related("region").filter(pk=facts.record.agency_id or facts.actor.agency_id).first()
    new = facts.rule(FIRST) is not None
    if agency is None or len(agency.region_id) > Level.COUNTY:
        return "上一级人民政府"
    return f"{agency.region.name}人民政府{'' if new else '或者上一级主管部门'}"


def usual_remedies(facts: Facts) -> str:
    """For a decision at hand. A form that opens a case is that of a decision on the spot."""
    first = facts.rule(FIRST) is not None and not facts.record.version
    apply = f"自收到本决定书之日起六十日内申请行政复议（复议机关为{reconsidering(facts)}）"
    if first:
        return (
            f"不服本决定的，应当先{apply}；对复议决定不服的，可以自收到复议决定书之日起十五日内向人民法院提起行政诉讼"
        )
    return f"不服本决定的，可以{apply}，也可以自收到本决定书之日起六个月内向人民法院提起行政诉讼"


def told_of_reconsideration_first(facts: Facts) -> str | None:
    """复议法 2023 art. 23(2)."""
    words = facts["remedies"]
    if not words or not reconsidered_first(facts) or "先" in words.partition("复议")[0]:
        return None
    return "对当场处罚不服的，应当先申请行政复议，决定书应当这样告知，不得写成可以直接起诉。"


FIRST_TOLD = Gate("reconsideration.mandatory_first_notice", told_of_reconsideration_first, "remedies")
TO_BE_SAID: tuple[Any, ...] = (
    asks.usually(
        asks.maybe(asks.words("how_to_pay", "履行方式和期限", longest=200), "有罚款的，应当载明。"), HOW_TO_PAY
    ),
    asks.usually(asks.maybe(asks.words("remedies", "救济途径和期限", longest=300), "决定书应当载明。"), usual_remedies),
)
