"""What a decision on the spot must satisfy (行政处罚法 2021 arts. 44, 45, 51, 52; 2017 arts. 33, 34)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.keeping import parties
from guiju.registers.enforcement.penalty_case.choices import (
    Channel,
)
from guiju.registers.enforcement.penalty_case.contests import open_to_contest
from guiju.registers.enforcement.penalty_case.decision_gates import BROAD_REVIEW_UNTIL, decided
from guiju.registers.enforcement.penalty_case.filing_gates import about_party
from guiju.registers.enforcement.penalty_case.imposed import confiscates
from guiju.registers.enforcement.penalty_case.notice_gates import told

ON_SPOT = ((date(2021, 7, 15), Decimal(200), Decimal(3000)), (date.min, Decimal(50), Decimal(1000)))
"""The most that may be fined on the spot (2021 Art. 51; 2017 Art. 33): since when, a person, an organisation."""


def most_on_spot(kind: str, day: date) -> Decimal:
    """The most that a party of this kind may be fined on the spot under the law of ``day``."""
    return next(one if kind == parties.PERSON else unit for since, one, unit in ON_SPOT if since <= day)


def small_penalty(facts: Facts) -> str | None:
    given, most = told(facts), most_on_spot(facts["party"][0]["kind"], facts.law_day)
    other = (
        confiscates(given) or given["other_penalty"] or given["licence"] or given["business"] or given["detained_days"]
    )
    if (given["fine"] or 0) <= most and not other and given["warned"] in ("", None, "warning"):
        return None
    if facts["by_other_law"]:
        return None
    return f"当场处罚限于警告或者{most}元以下罚款；超出的，请按普通程序立案。"


def on_spot_form(facts: Facts) -> str | None:
    hidden = any(not officer["shown"] for officer in facts["officers"])
    undelivered = facts["delivered"] == "no"
    missing = ["出示执法证件"] * hidden + ["将决定书当场交付当事人，或者注明拒收"] * undelivered
    return f"当场处罚应当{'，'.join(missing)}。" if missing else None


def whole_on_spot(facts: Facts) -> str | None:
    parts = {"spot_place": "地点", "spot_hour": "时间", "officers_signed": "执法人员签名或者盖章"}
    parts |= {"remedies": "救济途径和期限"} if facts.law_day >= BROAD_REVIEW_UNTIL else {}
    missing = [label for name, label in parts.items() if not facts[name]]
    return f"当场处罚决定书缺少{'、'.join(missing)}。" if missing else None


def told_on_spot(facts: Facts) -> str | None:
    return None if facts["told_orally"] else "作出决定前，应当告知拟处罚内容及事实、理由、依据和陈述、申辩的权利。"


def heard_on_spot(facts: Facts) -> str | None:
    ignored = facts["defence_heard"] == "upheld"
    return "当事人的陈述申辩成立的，应当采纳，不按告知的内容当场处罚。" if ignored else None


def proved_on_spot(facts: Facts) -> str | None:
    return None if facts["evidence"] else "违法事实确凿方可当场处罚，请登记证据。"


def on_the_spot(facts: Facts) -> dict[str, Any]:
    served = {"summary": True, "served_on": facts.on, "found_on": facts.on, "channel": Channel.ON_SPOT}
    served |= {"contest_ends_on": open_to_contest(facts, facts.on)}
    return {**decided(facts), **about_party(facts), **served}
