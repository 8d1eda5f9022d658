"""Each way through a penalty case: steps, clocks, papers, publication, figures."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guiju.documents.markup import parse
from guiju.figures import compute, declared
from guiju.kernel.acting import engine
from guiju.kernel.acting.taking import Taking
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.sight import Use
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.execution_gates import gaps
from guiju.registers.enforcement.penalty_case.made_up import RECORD
from tests.lives import brought
from tests.people import make_county
from tests.registers.penalties import ALL_RIGHTS, BACK, DECISION, HEARD, LEADERS, SEALED, SERVED, SHOP, Bench, person

PUBLISH = {"confirmed": ["penalty.confidentiality"]}


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


def value(figure: str, region: str, year: int) -> Any:
    """The figure after the cells have been brought up to the ledger."""
    compute.refresh()
    return compute.value(figure, region, year)


def clocks(matter: Any) -> dict[str, tuple[date | None, bool | None]]:
    return {row.rule: (row.due_on, row.in_time) for row in ClockRow.objects.filter(matter_id=matter.pk)}


def paid(bench: Bench, matter: Any, on: date, amount: Decimal = Decimal(2000)) -> Any:
    return bench.take("pay", matter, on, {"way": "bank", "payments": [{"amount": amount}]})


def test_an_ordinary_case_to_its_archive(bench: Bench) -> None:
    matter = bench.served()
    assert (matter.outcome, matter.sanction, matter.number) == ("予以处罚", "警告；罚款2000元", "资某罚〔2024〕1号")
    matter = bench.take("publish", matter, date(2024, 4, 24), {**PUBLISH, "strike": ["某某餐饮店"]})
    matter = paid(bench, matter, date(2024, 5, 6))
    matter = bench.closed(matter, date(2024, 5, 7))
    assert (matter.stage, matter.closed_on) == ("closed", date(2024, 5, 7))
    assert clocks(matter) == {
        "penalty.decide.ordinary": (date(2024, 6, 3), True),
        "penalty.serve.decision": (date(2024, 4, 30), True),
        "penalty.fine.pay": (date(2024, 5, 8), True),
        "compulsory.court.apply": (date(2025, 1, 23), None),
        "enforcement.publish.licence_or_penalty": (date(2024, 4, 30), True),
    }
    titles = list(Paper.objects.filter(media_type=MARKUP).order_by("id").values_list("title", flat=True))
    assert titles == [
        *("立案审批表", "现场检查（勘验）笔录", "行政处罚案件调查终结报告", "行政处罚案件审查审批表"),
        *("行政处罚告知书", "行政处罚决定书", "送达回证", "行政处罚案件结案报告", "行政处罚案件结案审批表"),
    ]
    [public] = PublicRecord.objects.all()
    assert public.title == "■■未公示许可证案"
    assert ["处罚内容", "警告；罚款2000元"] in public.view
    assert value("penalty_cases", "431081", 2024) == 1
    assert value("penalty_cases_food", "431081", 2024) == 1
    assert value("penalty_cases_drug_device", "431081", 2024) == 0
    assert value("penalty_cases_key_fields", "431081", 2024) == 1
    assert value("penalty_cases_health", "431081", 2024) == 0
    assert value("enterprises_penalised", "431081", 2024) == 1
    assert gaps(Facts(matter, date(2024, 5, 7), bench.head)) == []


def test_every_paper_of_a_case_is_readable_markup(bench: Bench) -> None:
    bench.served()
    heard(bench)
    bench.penalised_on_spot()
    exempted(bench)
    for paper in Paper.objects.filter(media_type=MARKUP):
        document = parse(paper.content_for(Use.VERIFYING).decode())
        assert document.title == paper.title
        assert document.issuer == "资兴市某局"
        assert "None" not in paper.content_for(Use.VERIFYING).decode()


def test_a_decision_states_facts_evidence_and_remedies(bench: Bench) -> None:
    bench.decided(conclusion={"facts_found": [{"words": "未公示食品经营许可证", "items": "1、2"}]})
    text = Paper.objects.get(title="行政处罚决定书").content_for(Use.VERIFYING).decode()
    for words in (
        "未公示食品经营许可证（证据1、2）",
        "证据1为勘验笔录、现场笔录",
        "罚款2000元",
        "六十日内申请行政复议",
    ):
        assert words in text


def heard(bench: Bench, **decision: Any) -> Any:
    """A suspension of business with a hearing, a legality review and a collective discussion."""
    grave = {"business": "suspended", "warned": "", "fine": Decimal(20000)}
    matter = bench.notified(
        conclusion={"major_rights": True, "public_interest": True},
        notice={**grave, "rights": ALL_RIGHTS},
        grave_case=True,
        title="某某化工厂未落实整改案",
        field="safety",
        act_on=date(2024, 3, 1),
    )
    matter = bench.take("request_hearing", matter, date(2024, 4, 17))
    matter = bench.take(
        "call_hearing",
        matter,
        date(2024, 4, 18),
        {"hearing_set_for": date(2024, 4, 29), "hearing_hour": "9:30", "hearing_place": "会议室", "host": "赵六"},
    )
    matter = bench.take("defend", matter, date(2024, 4, 19), {"defence": "已经整改"})
    matter = bench.take(
        "review_defence", matter, date(2024, 4, 19), {"defence_verdict": "denied", "reason": "整改不到位"}
    )
    matter = bench.take("hold_hearing", matter, date(2024, 4, 29), HEARD)
    matter = bench.take("report_hearing", matter, date(2024, 4, 29), {"hearing_opinion": "可以处罚"})
    matter = bench.take("legal_review", matter, date(2024, 4, 30), {"legal_review_passed": True, "opinion": "合法"})
    matter = bench.take("discuss", matter, date(2024, 5, 6), LEADERS)
    told = DECISION | grave | {"by_hearing_record": True} | decision
    return bench.take("decide", matter, date(2024, 5, 7), told)


def test_a_hearing_a_review_and_a_discussion(bench: Bench) -> None:
    matter = heard(bench)
    assert matter.sanction == "责令停产停业；罚款20000元"
    assert value("enterprises_ordered_to_suspend", "431081", 2024) == 1


def exempted(bench: Bench, **more: Any) -> Any:
    conclusion = {"minor_act": True, "corrected": True, "harm": "none"}
    matter = bench.reviewed(conclusion=conclusion, party=person(), act_on=date(2024, 3, 2))
    told = {"exemption": "minor", "reason": "当场改正", "education": True, **SEALED} | more
    return bench.take("exempt", matter, date(2024, 4, 10), told)


def test_a_case_without_penalty_is_closed_too(bench: Bench) -> None:
    matter = exempted(bench)
    assert (matter.outcome, matter.stage) == ("不予处罚", "decided")
    matter = bench.take("serve", matter, date(2024, 4, 10), {"channel": "on_spot"})
    matter = bench.take("keep_private", matter, date(2024, 4, 11), {"reason": "涉及个人"})
    matter = bench.closed(matter, date(2024, 4, 12))
    assert matter.stage == "closed"
    assert value("penalty_cases", "431081", 2024) == 0


def test_on_the_spot(bench: Bench) -> None:
    matter = bench.penalised_on_spot()
    assert (matter.stage, matter.number, matter.served_on) == ("served", "资某当罚〔2024〕1号", date(2024, 5, 6))
    cash = {"cash_ground": "small", "payments": [{"amount": Decimal(100), "receipt": "湘财 0012"}]}
    matter = bench.take("collect", matter, date(2024, 5, 6), cash)
    matter = bench.take("hand_in", matter, date(2024, 5, 8))
    matter = bench.take("deposit", matter, date(2024, 5, 13), actor=bench.county.clerk)
    matter = bench.take("report_on_spot", matter, date(2024, 5, 13))
    matter = bench.take("publish", matter, date(2024, 5, 15), PUBLISH)
    matter = bench.take("close", matter, date(2024, 5, 15))
    assert clocks(matter) == {
        "penalty.fine.pay": (date(2024, 5, 21), True),
        "compulsory.court.apply": (date(2024, 10, 8), None),
        "penalty.fine.onsite_hand_in": (date(2024, 5, 8), True),
        "penalty.fine.onsite_deposit": (date(2024, 5, 10), False),
        "enforcement.publish.licence_or_penalty": (date(2024, 5, 14), False),
    }


def test_a_crime_goes_to_the_judiciary_and_may_come_back(bench: Bench) -> None:
    matter = bench.concluded(conclusion={"suspects_crime": True})
    matter = bench.transferred(matter, date(2024, 4, 9), persons_transferred=3)
    assert value("persons_transferred_to_justice", "431081", 2024) == 3
    matter = bench.take("police_receive", matter, date(2024, 4, 9), {"signed_by": "值班民警"})
    matter = bench.take("police_decline", matter, date(2024, 4, 12), {"reason": "没有犯罪事实"})
    back = bench.take("take_back", matter, date(2024, 5, 6), BACK)
    assert (back.stage, back.suspects_crime) == ("concluded", False)
    matter = bench.filed_by_police(bench.transferred(back, date(2024, 5, 7)), date(2024, 5, 8))
    matter = bench.take("hand_over_goods", matter, date(2024, 5, 8), {"handed_over": "案卷"})
    matter = bench.take("hand_over", matter, date(2024, 5, 8), {"receipt": "已立案侦查"})
    assert (matter.stage, matter.outcome) == ("handed_over", "移送司法机关")


def test_a_revoked_decision_is_withdrawn_from_the_public(bench: Bench) -> None:
    matter = bench.take("publish", bench.served(), date(2024, 4, 24), PUBLISH)
    revoked = {"revoked_on": date(2024, 6, 3), "revocation": "annulled", "reason": "复议撤销"}
    matter = bench.take("revoke", matter, date(2024, 6, 4), revoked)
    matter = bench.take("withdraw", matter, date(2024, 6, 6), {"reason": "决定已被复议机关撤销"})
    assert clocks(matter)["penalty.publicity.withdraw"] == (date(2024, 6, 6), True)
    assert PenaltyCase.objects.public().count() == 0
    assert PublicRecord.objects.get().withdrawn_why == "决定已被复议机关撤销"


def of_2020(bench: Bench, upto: str, **told: Any) -> Any:
    """A case under the text that held until 2021-07-14."""
    filing = bench.filing(YEAR_2020["file"], party=person(), confirmed=[])
    told = {"file": filing, "notify": {"fine": Decimal(500)}, "decide": {"fine": Decimal(500)}, **told}
    return brought(bench.county, PenaltyCase, upto, days=YEAR_2020, steps=told, way="unpaid").record


YEAR_2020 = {
    **dict.fromkeys(("file", "approve_filing", "investigate", "gather", "verify", "conclude"), date(2020, 6, 1)),
    **dict.fromkeys(("head_review", "legal_review", "notify"), date(2020, 6, 2)),
    "decide": date(2020, 6, 12),
}


def refusals(bench: Bench, step: str, matter: Any, on: date, told: dict[str, Any]) -> set[str]:
    with pytest.raises(Refused) as refused:
        bench.take(step, matter, on, told)
    return refused.value.codes


def test_a_case_of_2020_is_held_to_the_text_of_2017(bench: Bench) -> None:
    """Basis, notice, defence, review of every decision, facts: duties older than 2021."""
    matter = of_2020(bench, "conclude", conclude={"facts_found": []})
    wanted = {
        *("published_basis", "order_correction", "decision_document", "head_review", "facts_proved"),
        *("no_decision_without_notice", "legal_review"),
    }
    bare = {"fine": Decimal(500), "confirmed": ["penalty.decision_seal"]}
    assert refusals(bench, "decide", matter, date(2020, 6, 2), bare) == {f"penalty.{name}" for name in wanted}
    decided = of_2020(bench, "decide")
    assert clocks(decided)["penalty.serve.decision"] == (date(2020, 6, 19), None)
    assert "penalty.decide.ordinary" not in clocks(decided), "the ninety days came with the text of 2021"


@pytest.mark.parametrize(("party", "most"), [("passer_by", 50), ("shop", 1000)])
def test_on_the_spot_the_older_sums_hold_until_the_text_of_2021(bench: Bench, party: str, most: int) -> None:
    last, first = date(2021, 7, 14), date(2021, 7, 15)
    told = bench.on_spot(last, party=getattr(bench, party)(), fine=Decimal(most + 1))
    assert refusals(bench, "penalise_on_spot", PenaltyCase, last, told) == {"penalty.summary_conditions"}
    bench.take("penalise_on_spot", PenaltyCase, last, told | {"fine": Decimal(most)})
    bench.take(
        "penalise_on_spot",
        PenaltyCase,
        first,
        bench.on_spot(first, party=getattr(bench, party)(), fine=Decimal(most + 1)),
    )


def test_five_years_of_danger_came_with_the_text_of_2021(bench: Bench) -> None:
    told = bench.filing(date(2020, 6, 1), act_on=date(2018, 5, 31), grave_danger=True, confirmed=[])
    assert refusals(bench, "file", PenaltyCase, date(2020, 6, 1), told) == {"penalty.limitation.ordinary"}


def test_who_was_let_off_once_is_no_first_offender(bench: Bench) -> None:
    first = {"conclusion": {"minor_act": True, "corrected": True, "harm": "slight"}, "party": person()}
    told = {"exemption": "first", "reason": "首违", "education": True, **SEALED}
    bench.take("exempt", bench.reviewed(**first), date(2024, 4, 10), told)
    again = bench.reviewed(**first)
    assert refusals(bench, "exempt", again, date(2024, 4, 10), told) == {"penalty.first_offence_exempt"}


def test_facts_that_cannot_be_established_are_no_breach(bench: Bench) -> None:
    told = {"exemption": "unfounded", "reason": "不能证明", **SEALED}
    assert refusals(bench, "exempt", bench.reviewed(), date(2024, 4, 10), told) == {"penalty.not_established_exempt"}
    bench.take("exempt", bench.reviewed(conclusion={"facts_found": []}), date(2024, 4, 10), told)
    text = Paper.objects.get(title="不予行政处罚决定书").content_for(Use.VERIFYING).decode()
    assert "不能成立" in text and "第五十七条第一款第三项" in text and "存在下列行为" not in text


def test_an_officer_taken_off_the_case_stays_off(bench: Bench) -> None:
    day = date(2024, 3, 6)
    matter = bench.take("request_recusal", bench.approved(), day, {"whom": "王五", "reason": "系亲属"})
    off = {"recused": "yes", "reason": "系亲属", "recused_officers": [{"certificate": bench.certificates[0]}]}
    matter = bench.take("decide_recusal", matter, day, off)
    told = {"did": "检查", "officers": bench.present(), **RECORD}
    assert refusals(bench, "investigate", matter, date(2024, 3, 9), told) == {"penalty.recusal"}


def test_few_statements_to_decide_and_to_publish(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # each gate is asked once, as in earnest
    matter = bench.notified()
    head, officer = bench.head, bench.officer
    with CaptureQueriesContext(connection) as queries:
        matter = bench.take("decide", matter, date(2024, 4, 22), DECISION, head)
    # one more than others: whether the office acts by lists is asked for what no list said
    assert len(queries) <= 13, [query["sql"][:120] for query in queries]
    matter = bench.take("serve", matter, date(2024, 4, 23), SERVED)
    with CaptureQueriesContext(connection) as queries:
        bench.take("publish", matter, date(2024, 4, 23), PUBLISH, officer)
    assert len(queries) <= 12, [query["sql"][:120] for query in queries]


def test_a_unit_counts_once_a_year(bench: Bench) -> None:
    bench.decided(party=SHOP)
    bench.decided(party=SHOP, act_on=date(2024, 3, 1))
    bench.penalised_on_spot()
    assert value("penalty_cases", "431081", 2024) == 3
    assert value("enterprises_penalised", "431081", 2024) == 1


def test_an_enterprise_without_a_number_counts_once_by_its_name(bench: Bench) -> None:
    """I5: the same works told with its code, without it, and another of another name."""
    works = {"kind": "organisation", "name": "某某化工有限公司", "address": "工业大道1号"}
    bench.decided(party=works)
    bench.decided(party=works, act_on=date(2024, 3, 1))
    bench.decided(party={**works, "id_number": SHOP["id_number"]}, act_on=date(2024, 3, 2))
    bench.decided(party={**works, "name": "某某食品有限公司"}, act_on=date(2024, 3, 3))
    assert value("penalty_cases", "431081", 2024) == 4
    assert value("enterprises_penalised", "431081", 2024) == 2


@pytest.mark.parametrize("kind", ["sole_trader", "cooperative", "organ", "institution", "social", "committee", "other"])
def test_what_is_no_enterprise_is_not_counted_as_one(bench: Bench, kind: str) -> None:
    """I5: a village committee is no enterprise; nor does it take the place of one of the same name."""
    village = {"kind": "organisation", "name": "某某村", "address": "某某村1组"}
    bench.decided(party=village, decision={"unit_kind": kind})
    assert value("enterprises_penalised", "431081", 2024) == 0
    bench.decided(party=village, act_on=date(2024, 3, 1))
    assert value("enterprises_penalised", "431081", 2024) == 1


def test_a_name_alone_proves_no_second_offence(bench: Bench) -> None:
    """处罚法 arts. 29, 33(1): who has no number may be another of the same name."""
    works = {"kind": "organisation", "name": "某某化工有限公司", "address": "工业大道1号"}
    bench.decided(party=works)
    assert bench.decided(party=works).stage == "decided"


def test_nothing_is_public_before_its_party_has_it(bench: Bench) -> None:
    """D14; 处罚法 arts. 48, 61."""
    assert refusals(bench, "publish", bench.decided(), date(2024, 4, 22), PUBLISH) == {"stage"}
    assert bench.take("publish", bench.served(), date(2024, 4, 23), PUBLISH).published_on == date(2024, 4, 23)


def test_what_a_decision_counts_as_is_said_once_and_for_all(bench: Bench) -> None:
    """I6: by its day; annulled later it stays counted, without a penalty it never was."""
    matter = bench.served()
    bench.take(
        "revoke", matter, date(2024, 6, 4), {"revoked_on": date(2024, 6, 3), "revocation": "annulled", "reason": "复议"}
    )
    exempted(bench)
    assert value("penalty_cases", "431081", 2024) == 1
    definition = declared.figure("penalty_cases").concept.definition
    assert all(words in definition for words in ("按决定日期", "被变更、撤销", "不含不予处罚"))


def test_decisions_taken_together_know_of_each_other(bench: Bench) -> None:
    matters = [bench.notified(party=SHOP, act_on=day) for day in (date(2024, 3, 1), date(2024, 3, 4))]
    twin = bench.notified(party=SHOP)
    on = date(2024, 4, 22)
    with pytest.raises(Refused) as refused:
        engine.take_many("decide", PenaltyCase, [Taking(one, DECISION, on) for one in [*matters, twin]], bench.head)
    assert refused.value.codes == {"penalty.no_double_fine"}
    engine.take_many("decide", PenaltyCase, [Taking(one, DECISION, on) for one in matters], bench.head)
    assert value("penalty_cases", "431081", 2024) == 2
    assert value("enterprises_penalised", "431081", 2024) == 1


def test_nothing_but_hashes_and_masks_of_persons_stands_in_the_ledger(bench: Bench) -> None:
    matter = bench.penalised_on_spot(party=person())
    body = Entry.objects.select_related("payload").get(matter_id=matter.pk).payload.body
    assert person()["id_number"] not in body
    assert matter.age_at_act == 44


@pytest.mark.parametrize(
    "given",
    [{"document": "passport", "id_number": "E12345678"}, {"document": "permanent", "id_number": "USA310200123456"}],
)
def test_a_party_from_abroad_is_penalised_and_found_again(bench: Bench, given: dict[str, str]) -> None:
    party = {"kind": "person", "name": "Ann Lee", **given}
    assert bench.penalised_on_spot(party=party, age_found=40).age_at_act == 40
    with pytest.raises(Refused) as refused:
        bench.penalised_on_spot(party={**party, "id_number": f" {given['id_number'].lower()}\u200b"}, age_found=40)
    assert refused.value.codes == {"penalty.no_double_fine"}
