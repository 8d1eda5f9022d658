"""失去联系、查找、查找到: looked for at once, the police told where nobody finds them, dealt with when found.

社区矫正法 art. 30; 实施办法 arts. 38 and 46. Of those whom no such article binds the same is a rule of good order.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import law_or_house, only_if
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import ON_TRIAL, Away
from guiju.registers.care.supervised_person.managing import AT_HOME

LOST_MONTH = "correction.lost_month"


class Means(models.TextChoices):
    """How somebody is looked for (社区矫正法 art. 26(1))."""

    CALLS = "calls", "通信联络"
    DATA = "data", "信息化核查"
    VISIT = "visit", "实地查访"


class Found(models.TextChoices):
    """区别情形 (社区矫正法 art. 30): on what the handling depends."""

    EXCUSED = "excused", "有正当理由，恢复监管"
    STRAYED = "strayed", "无正当理由脱离监管，恢复监管"
    REFUSES = "refuses", "查明下落，拒绝接受监督管理"
    HELD = "held", "被依法限制人身自由"


def searched_at_once(facts: Facts) -> str | None:
    return None if facts["searching"] else "失去联系的，应当立即组织查找，组织后登记。"


def told_of_search(facts: Facts) -> str | None:
    return None if facts["procuratorate_told"] else "组织查找的情况，应当及时通报人民检察院。"


def is_lost(facts: Facts) -> str | None:
    return None if facts["away"] == Away.LOST else f"该人员没有登记为“{Away.LOST.label}”。"


def after_reception(facts: Facts) -> str | None:
    begun = facts["effective_on"]
    last = facts["last_contact"]
    return None if last >= begun else f"最后取得联系的日期{last}早于生效（释放、解除）日期{begun}，请核对。"


def on_trial(facts: Facts) -> bool:
    return facts["measure"] in ON_TRIAL and facts["revocation_on"] is None


def beyond_a_month(facts: Facts) -> bool:
    """Out of reach for more than a month of the term, and not found (实施办法 arts. 46, 47)."""
    if facts["away"] != Away.LOST or facts["measure"] not in ON_TRIAL:
        return False
    month, ends = facts.due(LOST_MONTH, facts["away_since"]), facts["term_ends"]
    return month is not None and (facts.on if ends is None else min(facts.on, ends)) > month


def means_said(facts: Facts) -> dict[str, str]:
    return {"means": "、".join(Means(one).label for one in facts["means"])}


def back(facts: Facts) -> dict[str, Any]:
    if facts["found"] == Found.HELD:
        return {"away": Away.DETAINED, "away_since": facts.on}
    return {"away": "", "away_since": None}


LOST = Gate("house.lost", is_lost, "", "登记为失去联系")
STEPS = (
    Step(
        "lose",
        "失去联系",
        since=("received", "registered"),
        asks=(
            asks.day("last_contact", "最后取得联系（应当报到）的日期"),
            asks.words("known", "发现失去联系的情形", longest=500),
            asks.yes("searching", "已经立即组织查找"),
        ),
        sets={"away": Away.LOST, "away_since": lambda facts: facts["last_contact"]},
        gates=(
            AT_HOME,
            *law_or_house(
                actors.in_correction,
                "correction.search",
                "house.searched",
                searched_at_once,
                "searching",
                gist="已经立即组织查找",
            ),
            Gate("house.contact_in_order", after_reception, "last_contact", "最后取得联系不早于生效（释放、解除）"),
        ),
        help_text="联系不上的当日登记并查找；失去联系期间不计走访。查找不到的，办理“查找不到，通知公安机关”。",
        **actors.COUNTY,
    ),
    Step(
        "call_police",
        "查找不到，通知公安机关",
        since=("received", "registered", "expired"),
        asks=(
            asks.several("means", "已经采取的查找方式", Means.choices),
            asks.words("result", "查找情况", longest=500),
            asks.words("police", "通知的公安机关", longest=100),
            asks.yes("procuratorate_told", "已经将查找情况通报人民检察院"),
        ),
        gates=(
            LOST,
            only_if(actors.in_correction, Gate("correction.search_told", told_of_search, "procuratorate_told")),
        ),
        writes=Writes("search_notice", "协助查找通知书", also=means_said),
        **actors.COUNTY,
    ),
    Step(
        "find",
        "查找到",
        since=("received", "registered", "expired"),
        asks=(
            asks.words("where", "查找到的地点和经过", longest=500),
            asks.choice("found", "查找到的情形", Found.choices),
            asks.words("handling", "处理意见", longest=500),
        ),
        sets=back,
        gates=(LOST,),
        help_text="需要训诫、警告、提请处罚或者提请撤销、收监的，随后办理相应步骤。",
        **actors.COUNTY,
    ),
)
