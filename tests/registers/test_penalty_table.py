"""The yearly table of penalties: each column once, by its own day, the sum of its kinds the whole (国办发〔2018〕118号)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.figures import compute, declared
from guiju.registers.enforcement.penalty_case.choices import MainKind
from guiju.registers.enforcement.penalty_case.imposed import main_kind
from tests.people import make_county
from tests.registers.penalties import DECISION, SEALED, Bench
from tests.registers.test_penalty_enforcement import RECONSIDER, SUE, over

D = Decimal
NOTHING: dict[str, Any] = {
    **dict.fromkeys(("warned", "licence", "business", "other_penalty"), ""),
    **dict.fromkeys(("fine", "confiscated", "gains_confiscated", "detained_days")),
    "goods_confiscated": False,
}


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


def value(figure: str, year: int = 2024) -> Any:
    compute.refresh()
    return compute.value(figure, "431081", year)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"warned": "warning"}, MainKind.WARNING),
        ({"warned": "circular", "fine": D(1)}, MainKind.FINE),
        ({"fine": D(1), "gains_confiscated": D(1)}, MainKind.CONFISCATED),
        ({"goods_confiscated": True}, MainKind.CONFISCATED),
        ({"goods_confiscated": True, "licence": "suspended"}, MainKind.LICENCE_SUSPENDED),
        ({"licence": "downgraded", "business": "restricted"}, MainKind.RESTRICTED),
        ({"licence": "revoked", "business": "barred"}, MainKind.REVOKED),
        ({"licence": "revoked", "detained_days": 5}, MainKind.DETAINED),
        ({"business": "suspended", "fine": D(1)}, MainKind.BUSINESS_SUSPENDED),
        ({"business": "closed"}, MainKind.CLOSED),
        ({"other_penalty": "责令拆除"}, MainKind.OTHER),
        ({"other_penalty": "责令拆除", "warned": "warning"}, MainKind.WARNING),
    ],
)
def test_a_decision_counts_under_its_heaviest_kind(told: dict[str, Any], kind: str) -> None:
    assert main_kind(NOTHING | told) == kind


def decided(bench: Bench, **told: Any) -> Any:
    return bench.decided(notice=told, decision=told)


def test_the_kinds_add_up_to_the_whole_and_the_sum_is_that_of_the_decisions(bench: Bench) -> None:
    decided(bench)
    decided(bench, warned="", fine=D(3000), goods_confiscated=True)  # nobody can fix what the goods are worth
    taken = {"confiscated": D(900), "gains_confiscated": D(400), "goods_confiscated": True}
    bench.decided(notice=taken, decision=taken | {"unlawful_gains": D(400)})
    bench.penalised_on_spot()
    kinds = {kind: value(f"penalties_of_kind_{kind.value}") for kind in MainKind}
    assert {kind: count for kind, count in kinds.items() if count} == {MainKind.FINE: 2, MainKind.CONFISCATED: 2}
    assert sum(kinds.values()) == value("penalty_cases") == 4
    assert (value("penalties_on_the_spot"), value("penalties_ordinary")) == (1, 3)
    assert value("penalty_money_imposed") == 2000 + 3000 + 2000 + 900 + 100
    sanctions = {row.sanction for row in type(bench.filed()).objects.exclude(sanction="")}
    assert "警告；罚款2000元；没收违法所得400元；没收非法财物（价值500元）" in sanctions
    assert "罚款3000元；没收非法财物" in sanctions


def test_what_is_spared_is_summed_apart(bench: Bench) -> None:
    lighter = {"leniency": "mitigated", "mitigation": "remedied", "fine_spared": D(3000)}
    bench.decided(decision=lighter)
    matter = bench.reviewed(conclusion={"minor_act": True, "corrected": True, "harm": "none"})
    told = {"exemption": "minor", "reason": "改正", "education": True, "fine_spared": D(5000), **SEALED}
    bench.take("exempt", matter, date(2024, 4, 10), told)
    assert (value("penalties_mitigated"), value("penalty_sum_mitigated")) == (1, 3000)
    assert (value("penalties_waived"), value("penalty_sum_waived")) == (1, 5000)


def test_a_review_that_sent_a_case_back_is_a_correction(bench: Bench) -> None:
    wanted = {"public_interest": True}
    for n, verdicts in enumerate(((False, True), (True,))):
        matter = bench.notified(conclusion=wanted, act_on=date(2024, 3, 1 + n))
        for passed in verdicts:
            matter = bench.take(
                "legal_review", matter, date(2024, 4, 17), {"legal_review_passed": passed, "opinion": "意见"}
            )
        bench.take("decide", matter, date(2024, 4, 22), DECISION)
    bench.decided()
    assert (value("penalty_legality_reviews"), value("penalty_legality_reviews_corrected")) == (2, 1)


def test_contests_count_apart_by_their_own_days_after_the_case_is_closed_too(bench: Bench) -> None:
    matter = bench.take("publish", bench.served(), date(2024, 4, 24), {"confirmed": ["penalty.confidentiality"]})
    matter = bench.take("pay", matter, date(2024, 4, 25), {"way": "bank", "payments": [{"amount": D(2000)}]})
    matter = bench.closed(matter, date(2024, 4, 26))
    matter = bench.take("contest", matter, date(2024, 5, 6), RECONSIDER)
    matter = bench.take("contest_over", matter, date(2024, 7, 1), over())
    matter = bench.take("contest", matter, date(2024, 7, 10), SUE)
    matter = bench.take("contest_over", matter, date(2025, 1, 15), over("suit", "corrected"))
    assert (value("penalties_reconsidered"), value("penalties_corrected_on_reconsideration")) == (1, 0)
    assert (value("penalties_sued"), value("penalty_suits_lost"), value("penalty_suits_lost", 2025)) == (1, 0, 1)


def test_a_transfer_and_its_acceptance_count_by_their_own_days(bench: Bench) -> None:
    matter = bench.transferred(bench.concluded(), date(2024, 12, 30))
    bench.filed_by_police(matter, date(2025, 1, 2))
    assert (value("penalty_transfers"), value("penalty_transfers_accepted")) == (1, 0)
    assert (value("penalty_transfers", 2025), value("penalty_transfers_accepted", 2025)) == (0, 1)


def test_every_column_says_its_day() -> None:
    figures = declared.figures()
    ours = [
        figures[name] for name in figures if name.startswith(("penalties_of_kind_", "penalty_sum", "penalty_suits"))
    ]
    assert len(ours) == len(MainKind) + 3
    assert all("日期" in figure.concept.definition and "年内" in figure.concept.definition for figure in ours)
