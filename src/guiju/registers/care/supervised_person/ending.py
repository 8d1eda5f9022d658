"""解除、终止: the term runs out by itself; release with its certificate; ended otherwise (社区矫正法 arts. 44, 45, 51,
戒毒条例 arts. 7, 23, 24, 40)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate, Lapse, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import DRUGS, RELEASED, TERMINATED, Away, End, Kind
from guiju.registers.care.supervised_person.losing import beyond_a_month

ABSTINENT = "drug_rehab.control.lift_after_abstinence"


def due(on: date) -> Q:
    """The day after the last of the term; community treatment rests while somebody is held (戒毒条例 art. 24(2))."""
    return Q(stage="registered", term_ends__lt=on) & ~Q(kind__in=DRUGS, away=Away.DETAINED)


def served(facts: Facts) -> str | None:
    """社区矫正法 art. 44: at the end of the term or by pardon."""
    ends = facts["term_ends"]
    if facts["outcome"] == End.PARDONED or ends is None or facts.on >= ends:
        return None
    return f"矫正期至{ends}届满，期满前除赦免外不得解除。"


def told_all(facts: Facts) -> str | None:
    """社区矫正法 art. 44."""
    return None if facts["notified"] else "解除社区矫正，应当通知决定机关、所在地的人民检察院、公安机关。"


def nothing_to_revoke(facts: Facts) -> str | None:
    """实施办法 art. 53: of whom there is nothing for which correction would be revoked."""
    record: Any = facts.record
    if facts["outcome"] != End.EXPIRED:
        return None
    if record.revocation_on is not None:
        return "已经提请撤销、收监，裁定（决定）前不办理期满解除。"
    if not beyond_a_month(facts):
        return None
    return "期间脱离监管超过一个月、尚未查找到的，应当提请撤销，不办理期满解除。"


def of_its_kind(facts: Facts) -> str | None:
    if facts["outcome"] == End.PARDONED and facts["kind"] != Kind.CORRECTION:
        return "“赦免”只用于社区矫正对象。"
    if (facts["outcome"] == End.CLEAN) == (facts["kind"] == Kind.CONTROLLED):
        return None
    return "“戒断三年未复吸”只用于登记吸毒人员；登记吸毒人员只能因此不再管控。"


def three_years_clean(facts: Facts) -> str | None:
    """戒毒条例 art. 7(2)."""
    first = facts.due(ABSTINENT, facts["abstinent_since"])
    if facts["abstinent_since"] is None:
        return "应当填写戒断的日期。"
    return None if first is None or facts.on >= first else f"戒断满三年的日期是{first}，此前不得解除管控。"


def not_too_early(facts: Facts) -> str | None:
    ends = facts["term_ends"]
    return None if ends is None or facts.on >= ends or facts["outcome"] != End.EXPIRED else f"{ends}才期满。"


def lawful_end(facts: Facts) -> str | None:
    """社区矫正法 art. 45; a move to another place is no end of it, and is decided (art. 27(2))."""
    record: Any = facts.record
    if facts["outcome"] == End.MOVED:
        return None if record.stage == "received" else "在册的社区矫正对象迁往其他地区，办理“申请变更执行地”和“转出”。"
    if facts["outcome"] == End.REVOKED and record.revocation_on is not None:
        return "已经提请撤销、收监，办理“裁定撤销（决定收监）”。"
    if facts["outcome"] in (End.REVOKED, End.DIED):
        return None
    return f"“{End(facts['outcome']).label}”不是社区矫正终止的情形；被撤销、收监的，办理“裁定撤销（决定收监）”。"


def lawful_end_of_treatment(facts: Facts) -> str | None:
    """戒毒条例 art. 24(1)."""
    if facts["outcome"] in (End.IMPRISONED, End.ISOLATED, End.DIED, End.MOVED):
        return None
    return f"“{End(facts['outcome']).label}”不是社区戒毒、社区康复终止的情形。"


def told_of_death(facts: Facts) -> str | None:
    """社区矫正法 art. 51."""
    if facts["outcome"] != End.DIED or facts["notified"]:
        return None
    return "社区矫正对象死亡的，应当通知决定机关、所在地的人民检察院、公安机关。"


def never_revoked(facts: Facts) -> str | None:
    return f"“{End.REVOKED.label}”只用于社区矫正对象。" if facts["outcome"] == End.REVOKED else None


def choices(*ends: End) -> list[tuple[str, str]]:
    return [(end.value, end.label) for end in ends]


STEPS = (
    Step("expire", "期满", since="registered", to="expired", by=(Role.SYSTEM,)),
    Step(
        "release",
        "解除",
        since=("registered", "expired"),
        to="ended",
        by=(Role.CORRECTION, Role.HEAD),
        asks=(
            asks.choice("outcome", "解除的情形", choices(*RELEASED)),
            asks.maybe(asks.day("abstinent_since", "戒断日期"), "登记吸毒人员应当填写。"),
            asks.yes("notified", "已经通知决定机关、人民检察院、公安机关"),
            asks.words("summary", "期间表现", longest=500),
        ),
        sets={"outcome": lambda facts: facts["outcome"], **actors.GONE},
        gates=(
            only_if(
                actors.in_correction,
                Gate("correction.release", lambda facts: served(facts) or told_all(facts), "outcome"),
            ),
            only_if(actors.in_correction, Gate("correction.release_clear", nothing_to_revoke, "outcome")),
            Gate("house.end_of_kind", of_its_kind, "outcome", "解除的情形与人员类别相符"),
            only_if(actors.controlled, Gate(ABSTINENT, three_years_clean, "abstinent_since")),
            only_if(
                lambda facts: not actors.in_correction(facts),
                Gate("house.term_over", not_too_early, "outcome", "期限已经届满"),
            ),
        ),
        writes=Writes("release_certificate", "解除社区矫正证明书", when=actors.in_correction),
    ),
    Step(
        "terminate",
        "终止",
        since=("received", "registered", "expired"),
        to="ended",
        by=(Role.CORRECTION, Role.HEAD),
        asks=(
            asks.choice("outcome", "终止的情形", choices(*TERMINATED)),
            asks.words("proof", "依据的文书或者材料", longest=200),
            asks.yes("notified", "社区矫正对象死亡的，已经通知决定机关、人民检察院、公安机关"),
        ),
        sets={"outcome": lambda facts: facts["outcome"], **actors.GONE},
        gates=(
            only_if(actors.in_correction, Gate("correction.end_grounds", lawful_end, "outcome")),
            only_if(actors.in_correction, Gate("correction.death_notice", told_of_death, "notified")),
            only_if(
                lambda facts: not actors.in_correction(facts),
                Gate("house.end_of_kind", never_revoked, "outcome", "终止的情形与人员类别相符"),
            ),
            only_if(actors.for_drugs, Gate("drug_rehab.community_end", lawful_end_of_treatment, "outcome")),
        ),
        help_text="在册的社区矫正对象迁居的，办理“申请变更执行地”；其他人员迁往本系统以外的，选择“迁往其他地区”。",
    ),
)
LAPSES = (Lapse("expire", due),)
