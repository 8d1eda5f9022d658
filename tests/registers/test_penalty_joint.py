"""共同违法 (E6): several parties to one act, each with notice, decision, service, payment and limits of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.identifiers import make_credit_code
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.made_up import EVIDENCE, RECORD
from tests.people import make_county
from tests.registers.penalties import CONCLUSION, DAYS, DECISION, NOTICE, SEALED, SERVED, SHOP, Bench, person
from tests.registers.penalty_gate_rows import Row, check

D = Decimal
ON = date(2024, 3, 18)
Steps = tuple[tuple[str, date, dict[str, Any]], ...]


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


def joined(b: Bench, lead: Any, **told: Any) -> dict[str, Any]:
    usual = {
        "lead": lead,
        "title": "李某共同经营案",
        "act": "共同经营",
        "party": person(),
        "acted": "出资",
        "evidence": EVIDENCE,
    }
    return {**usual, "act_on": date(2024, 3, 1), "found_on": date(2024, 3, 15), **told}


def lead_and(b: Bench, **told: Any) -> dict[str, Any]:
    return joined(b, b.approved(party=SHOP), **told)


def without_number(b: Bench) -> dict[str, Any]:
    """The lead's own party again, told without its code."""
    return lead_and(b, party={"kind": "organisation", "name": SHOP["name"]})


def of_a_joined_one(b: Bench) -> dict[str, Any]:
    first = b.take("file_jointly", PenaltyCase, ON, lead_and(b))
    return joined(b, first, party=b.shop())


def not_filed(b: Bench) -> dict[str, Any]:
    return joined(b, b.filed())


def referred(b: Bench) -> dict[str, Any]:
    """The lead lies with another organ by now."""
    told = {"receiver": "苏仙区某局", "referral_ground": "place", "reason": "行为发生在苏仙区"}
    return joined(b, b.take("refer", b.approved(party=SHOP), date(2024, 3, 7), told))


SIX_MONTHS = {"limitation_months": 6, "limitation_law": "某法"}
ENTRUSTED = {"delegate": "某执法队", "delegation": "委1号", "delegation_published": True, "delegate_fit": True}


def row(rule: str, bad: Any, good: Any = lead_and) -> Row:
    def told(made: Any) -> Any:
        return made if callable(made) else lambda b: lead_and(b, **made)

    return Row("file_jointly", rule, ON, lambda b: PenaltyCase, told(bad), told(good))


ROWS = [
    row("house.lead_case", not_filed),
    row("house.lead_case", referred),
    row("house.lead_case", of_a_joined_one, lambda b: lead_and(b, party=b.shop())),
    row("house.offender_once", {"party": SHOP}),
    row("house.offender_once", without_number),
    row("house.days_in_order", {"found_on": date(2024, 2, 29)}),
    row("penalty.limitation.ordinary", {"act_on": date(2022, 3, 14)}, {"act_on": date(2022, 3, 15)}),
    row(
        "penalty.limitation.ordinary",
        {"act_on": date(2023, 9, 14), **SIX_MONTHS},
        {"act_on": date(2023, 9, 15), **SIX_MONTHS},
    ),
    row(
        "penalty.limitation.life_health_finance",
        {"act_on": date(2019, 3, 14), "grave_danger": True},
        {"act_on": date(2019, 3, 15), "grave_danger": True},
    ),
    row("penalty.delegation_written", ENTRUSTED | {"delegation": ""}, ENTRUSTED),
    row("penalty.delegation_content", ENTRUSTED | {"delegation_published": False}, ENTRUSTED),
    row("penalty.delegate_fit", ENTRUSTED | {"delegate_fit": False}, ENTRUSTED),
    row("penalty.no_subdelegation", {"delegated_on": True}),
    Row(
        "file_jointly",
        "penalty.township_powers",
        ON,
        lambda b: PenaltyCase,
        lead_and,
        lead_and,
        bad_by=lambda b: b.county.actor(b.county.township, Role.HEAD),
        also=("house.lead_case",),
    ),
]


def up_to_notice(b: Bench, matter: Any) -> Any:
    for step, on, told in to_notice(b):
        matter = b.take(step, matter, on, told)
    return matter


def to_notice(b: Bench) -> Steps:
    return (
        ("investigate", date(2024, 3, 19), {"did": "询问", "officers": b.present(), **RECORD}),
        ("verify", date(2024, 3, 19), {"verifications": [{"item": n, "true": True} for n in (1, 2)]}),
        ("conclude", DAYS["conclude"], CONCLUSION),
        ("head_review", DAYS["head_review"], {"opinion": "同意"}),
    )


TOGETHER: dict[str, Any] = NOTICE | {"notice_jointly": True, "sent": True, "defence_until": date(2024, 4, 26)}
DECIDED_ON, ONE_DECISION = date(2024, 4, 29), {"decision_jointly": True}


@dataclass
class Two:
    """The first case and a partner's, brought to the same point, the fines their own."""

    bench: Bench
    lead: Any
    partner: Any

    def take(self, step: str, on: date, told: dict[str, Any], fines: tuple[int, int] | None = None) -> Two:
        of = ({"fine": D(fines[0])}, {"fine": D(fines[1])}) if fines else ({}, {})
        self.lead = self.bench.take(step, self.lead, on, told | of[0])
        self.partner = self.bench.take(step, self.partner, on, told | of[1])
        return self


def reviewed_both(b: Bench) -> Two:
    lead = b.reviewed(party=b.shop())
    other = b.take("file_jointly", PenaltyCase, ON, joined(b, lead, party=b.passer_by()))
    return Two(b, lead, up_to_notice(b, other))


def notified_both(b: Bench) -> Two:
    return reviewed_both(b).take("notify", DAYS["notify"], TOGETHER, (2000, 1000))


def received_both(b: Bench) -> Two:
    both = notified_both(b)
    both.lead = b.take("notify_jointly", both.lead, DAYS["notify"])
    both.partner.refresh_from_db()
    return both.take("notice_received", date(2024, 4, 11), {"notice_channel": "post"})


def decided_both(b: Bench) -> Two:
    return received_both(b).take("decide", DECIDED_ON, DECISION | ONE_DECISION, (2000, 1000))


def written_both(b: Bench) -> Two:
    both = decided_both(b)
    both.lead = b.take("decide_jointly", both.lead, DECIDED_ON, SEALED)
    both.partner.refresh_from_db()
    return both


NOT_ALONE = NOTICE | {"defence_until": date(2024, 4, 26), "notice_jointly": True, "sent": True}
ROWS += [
    Row(
        "notify",
        "house.joint_case",
        DAYS["notify"],
        lambda b: reviewed_both(b).lead,
        NOT_ALONE,
        NOT_ALONE,
        lambda b: b.reviewed(),
    ),
    Row(
        "notify",
        "house.shared_notice_sent",
        DAYS["notify"],
        lambda b: reviewed_both(b).lead,
        TOGETHER | {"sent": False},
        TOGETHER,
    ),
    Row(
        "notify_jointly",
        "house.sharing",
        DAYS["notify"],
        lambda b: notified_both(b).lead,
        bad_given=lambda b: b.notified(),
    ),
    Row(
        "notify_jointly",
        "house.sharing",
        DAYS["notify"],
        lambda b: notified_both(b).lead,
        bad_given=lambda b: notified_both(b).partner,
    ),
    Row(
        *("notice_received", "house.shared_paper_written", date(2024, 4, 12)),
        lambda b: b.notified(notice={"sent": True}),
        *({"notice_channel": "post"}, {"notice_channel": "post"}, lambda b: notified_both(b).partner),
    ),
    Row(
        *("decide", "house.joint_case", DECIDED_ON, lambda b: received_both(b).lead),
        *(DECISION | ONE_DECISION, DECISION | ONE_DECISION, lambda b: b.notified()),
    ),
    Row(
        "decide_jointly",
        "house.sharing",
        DECIDED_ON,
        lambda b: decided_both(b).lead,
        SEALED,
        SEALED,
        lambda b: b.decided(),
    ),
    Row(
        "serve",
        "house.shared_paper_written",
        DECIDED_ON,
        lambda b: written_both(b).partner,
        SERVED,
        SERVED,
        lambda b: decided_both(b).partner,
    ),
]


def test_one_paper_for_all_offenders_names_each_with_their_own_amount(bench: Bench) -> None:
    """处罚法 arts. 44, 59: told and decided for each, written once, served on each; no paper beside it."""
    both = written_both(bench).take("serve", date(2024, 4, 30), SERVED)
    assert (both.lead.stage, both.partner.stage) == ("served", "served")
    [decision] = Paper.objects.filter(title="行政处罚决定书")
    [notice] = Paper.objects.filter(title="行政处罚告知书")
    assert (decision.kind, notice.kind, decision.matter_id) == ("joint_decision", "joint_notice", both.lead.pk)
    for paper, word in ((decision, "处罚决定："), (notice, "拟处罚内容：")):
        shop, partner = paper.content_for(Use.VERIFYING).decode().split("2．当事人")
        assert "某某餐饮店" in shop and "罚款2000元" in shop and word in shop
        assert "李四" in partner and "罚款1000元" in partner and both.partner.number in partner
        assert "None" not in shop + partner


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.rule}-{n}" for n, row in enumerate(ROWS)])
def test_closed_then_open(bench: Bench, row: Row) -> None:
    check(bench, row)


def to_service(b: Bench, matter: Any, fine: Decimal) -> Any:
    """The rest of the ordinary procedure for one of them, the penalty its own."""
    steps: Steps = (
        *to_notice(b),
        ("notify", DAYS["notify"], NOTICE | {"fine": fine}),
        ("decide", DAYS["decide"], DECISION | {"fine": fine}),
        ("serve", DAYS["serve"], SERVED),
    )
    for step, on, told in steps:
        matter = b.take(step, matter, on, told)
    return matter


def test_each_offender_has_a_decision_of_their_own(bench: Bench) -> None:
    lead = bench.approved(party=SHOP)
    partner = bench.take("file_jointly", PenaltyCase, ON, joined(bench, lead))
    other = {"kind": "organisation", "name": "某某商贸行", "id_number": make_credit_code("92", "431081", 5)}
    other["address"] = "东江街道3号"
    third = bench.take("file_jointly", PenaltyCase, ON, joined(bench, lead, party=other))
    assert len({lead.number, partner.number, third.number}) == 3
    due = {ClockRow.objects.get(matter_id=one.pk, rule="penalty.decide.ordinary").due_on for one in (partner, third)}
    assert due == {date(2024, 6, 3)}, "the ninety days of the first case, filed on 03-05"
    partner = to_service(bench, partner, D(1000))
    third = to_service(bench, third, D(3000))
    texts = [paper.content_for(Use.VERIFYING).decode() for paper in Paper.objects.filter(title="行政处罚决定书")]
    assert [("李四" in text, "罚款1000元" in text) for text in texts] == [(True, True), (False, False)]
    partner = bench.take("pay", partner, date(2024, 5, 6), {"way": "bank", "payments": [{"amount": D(1000)}]})
    assert (partner.paid, third.paid, third.stage) == (1000, None, "served")
    assert list(lead.joint_cases.order_by("id")) == [partner, third]
