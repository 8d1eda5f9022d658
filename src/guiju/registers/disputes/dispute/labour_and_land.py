"""What laws of their own ask of disputes over labour and over contracted land, and which limits run on after mediation.

劳动争议调解仲裁法 (2007) arts. 10, 14, 27; 农村土地承包经营纠纷调解仲裁法 (2009) arts. 2, 10, 18; 民法典 art. 188; 行政复议法
(2023) art. 20; 行政诉讼法 (2017) art. 46.
"""

from __future__ import annotations

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock, Gate, Point
from guiju.registers.disputes.dispute.choices import AdministrativeKind, Kind, Nature, Source


def labour(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.LABOUR and facts["nature"] == Nature.CIVIL)


def land(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.LAND and facts["nature"] == Nature.CIVIL)


def of_administration(facts: Facts) -> bool:
    return bool(facts["nature"] == Nature.ADMINISTRATIVE)


def civil(facts: Facts) -> bool:
    """What the general limit of three years runs for: labour has one of its own."""
    return not labour(facts) and not of_administration(facts)


def applied_for(facts: Facts) -> bool:
    """Labour disputes that somebody asked to be mediated: nobody applies for what a screening finds."""
    return labour(facts) and facts["source"] != Source.SCREENING


def labour_in_writing(facts: Facts) -> str | None:
    """劳动争议调解仲裁法 art. 14(1)."""
    return "劳动争议达成协议的，应当制作调解协议书，请办理“拟订调解协议书”。" if labour(facts) else None


def land_in_writing(facts: Facts) -> str | None:
    """农村土地承包经营纠纷调解仲裁法 art. 10(1): where a village or a township mediates by that law."""
    if facts["administrative_kind"] != AdministrativeKind.LAND:
        return None
    return "农村土地承包经营纠纷达成协议的，应当制作调解协议书，请办理“拟订调解协议书”。"


IN_WRITING = (
    Gate("mediation.labour_written", labour_in_writing, "kind"),
    Gate("mediation.land_written", land_in_writing, "administrative_kind"),
)
LIMITS = (
    Point("mediation.limitation", civil),
    Point("mediation.limitation_labour", labour),
    Point("mediation.limitation_land", land),
    Point("mediation.limit_reconsideration", of_administration),
    Point("mediation.limit_suit", of_administration),
)
"""Within what time a party must go another way, by what the dispute is over."""
CLOCKS = (
    Clock(
        "mediation.labour_fifteen_days",
        starts="find",
        met_by="sign",
        dropped_by=("fail", "lead_on", "withdraw_application"),
        when=applied_for,
    ),
)


def limits_told(facts: Facts) -> list[str]:
    """The limits that parties are told of, with their articles."""
    rules = [facts.rule(point.rule) for point in LIMITS if point.holds(facts)]
    return [f"{rule.gist.removeprefix('已告知当事人：')}（{rule.citation}）" for rule in rules if rule is not None]
