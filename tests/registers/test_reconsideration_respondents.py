"""Several respondents of one case: a delivery, a term, a reply, a late reply and a performance each (2023 art. 19, 48, 70, 77)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from tests.lives import Case
from tests.people import County
from tests.registers.reconsiderations import NEW, OLD, accepted, received

BOTH = ["资兴市某局", "资兴市某委"]
FIRST, SECOND = "1-respondent-0", "1-respondent-1"
REPLY = "reconsideration.reply.ordinary"


def two(county: County, **more: Any) -> Case:
    return accepted(county, NEW, respondent=BOTH, **more).do("send", days=1)


def running(case: Case, rule: str = REPLY) -> dict[str, Any]:
    return {row.whose: row.due_on for row in ClockRow.objects.filter(matter_id=case.record.pk, rule=rule, running=True)}


def refused(case: Case, step: str, **told: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        case.do(step, **told)
    return caught.value


def test_each_has_a_delivery_and_a_term_of_its_own(county: County) -> None:
    """Findings B3: the second receipt was refused and its term never ran."""
    case = two(county).do("deliver_copy", of_respondent=FIRST)
    first = dict(running(case))
    case.do("deliver_copy", days=3, of_respondent=SECOND)
    due = running(case)
    assert due.keys() == {FIRST, SECOND}
    assert due[FIRST] == first[FIRST] < due[SECOND]
    assert case.do("reply", of_respondent=FIRST).record.stage == "reviewing"
    assert running(case).keys() == {SECOND}
    assert {row.of_whom for row in ClockRow.objects.filter(rule=REPLY)} == set(BOTH)


def test_which_of_several_has_to_be_said_and_the_only_one_has_not(county: County) -> None:
    assert refused(two(county), "deliver_copy", of_respondent="").codes >= {"field.of_respondent"}
    case = accepted(county, NEW).do("send").do("deliver_copy")
    assert running(case).keys() == {FIRST}


def test_the_copy_is_delivered_to_each_once(county: County) -> None:
    case = two(county).do("deliver_copy", of_respondent=FIRST)
    assert refused(case, "deliver_copy", of_respondent=FIRST).codes == {"house.sent_before_delivered"}


def test_nothing_is_decided_before_the_last_has_answered_or_let_its_term_run(county: County) -> None:
    case = two(county).do("deliver_copy", of_respondent=FIRST).do("reply", days=2, of_respondent=FIRST)
    case.do("hear_opinions").do("approve")
    told: dict[str, Any] = {"result": "upheld"}
    assert "资兴市某委" in str(refused(case, "decide", **told))
    case.do("deliver_copy", of_respondent=SECOND)
    assert refused(case, "decide", **told).codes == {REPLY}
    assert case.do("decide", days=20, **told).record.outcome == "维持"


def test_one_that_answers_late_is_not_saved_by_its_own_reply(county: County) -> None:
    """Both late: the act counts as without evidence; one in time speaks for the act that they made in common."""
    for days, codes in ((30, {"reconsideration.no_reply_consequence"}), (2, set())):
        case = two(county).do("deliver_copy", of_respondent=FIRST).do("deliver_copy", of_respondent=SECOND)
        case.do("reply", days=days, of_respondent=FIRST).do("reply", days=max(0, 30 - days), of_respondent=SECOND)
        case.do("hear_opinions").do("approve")
        if codes:
            assert refused(case, "decide", result="upheld").codes == codes
        else:
            assert case.do("decide", result="upheld").record.stage == "concluded"


def test_decision_and_notice_name_all_and_what_each_answers(county: County) -> None:
    case = two(county)
    for whose, answer in ((FIRST, "程序合法"), (SECOND, "事实清楚")):
        case.do("deliver_copy", of_respondent=whose).do("reply", of_respondent=whose, answer=answer)
    case.do("hear_opinions").do("approve").do("decide")
    texts = {paper.kind: paper.content_for(Use.VERIFYING).decode() for paper in Paper.objects.all()}
    assert "主送：资兴市某局、资兴市某委" in texts["reply_notice"]
    assert "被申请人：资兴市某局、资兴市某委" in texts["decision"]
    assert "被申请人资兴市某局答复称：程序合法" in texts["decision"]
    assert "被申请人资兴市某委答复称：事实清楚" in texts["decision"]


def test_each_performs_for_itself(county: County) -> None:
    case = two(county, act_kind="complaint")
    for whose in (FIRST, SECOND):
        case.do("deliver_copy", of_respondent=whose).do("reply", of_respondent=whose)
    case.do("hear_opinions").do("approve", proposed="perform").do("decide", result="perform", ordered_term=30).do(
        "serve"
    )
    terms = ClockRow.objects.filter(words="履行行政复议决定", running=True)
    assert set(terms.values_list("whose", flat=True)) == {FIRST, SECOND}
    case.do("carry_out", days=3, of_respondent=FIRST)
    assert refused(case, "close").codes >= {"reconsideration.performance"}
    assert refused(case, "order_compliance", of_respondent=FIRST).codes == {"reconsideration.compliance_order"}
    case.do("order_compliance", days=30, of_respondent=SECOND).do("carry_out", days=2, of_respondent=SECOND)
    assert not ClockRow.objects.filter(running=True).exists()


def test_one_called_in_later_is_sent_a_copy_and_has_its_whole_term(county: County) -> None:
    """2007 regulation art. 22 and 2023 art. 19(2)."""
    case = accepted(county, NEW).do("send").do("deliver_copy").do("join_respondent", days=2, respondent="资兴市某委")
    added = f"{case.record.version}-respondent-0"
    assert refused(case, "deliver_copy", of_respondent=added).codes == {"house.sent_before_delivered"}
    case.do("send").do("deliver_copy", days=1, of_respondent=added)
    assert running(case).keys() == {FIRST, added}
    assert (case.record.respondents, case.record.respondent_level) == ("资兴市某局、资兴市某委", "other")


def test_a_respondent_replaced_has_no_term_any_more_and_its_successor_one_of_its_own(county: County) -> None:
    """2023 art. 19(4): whoever goes on with its powers is the respondent."""
    case = accepted(county, NEW).do("send").do("deliver_copy")
    told: dict[str, Any] = {"respondent": [county.department], "why_new": "abolished"}
    case.do("replace_respondent", days=2, respondent_level="", **told)
    assert running(case) == {}
    assert (case.record.respondents, case.record.respondent_level) == (county.department.name, "county_department")
    case.do("send").do("deliver_copy")
    assert running(case).keys() == {f"{case.record.version - 2}-respondent-0"}


def test_a_case_that_changes_its_track_takes_along_the_term_of_each(county: County) -> None:
    """2023 art. 48, 54, 55: counted from when each has had the copy."""
    case = accepted(county, NEW, respondent=BOTH, amount=100).do("simplify").do("send")
    case.do("deliver_copy", of_respondent=FIRST).do("deliver_copy", days=1, of_respondent=SECOND)
    case.do("reply", of_respondent=FIRST).do("convert", days=2)
    row = ClockRow.objects.get(rule=REPLY, running=True)
    assert row.whose == SECOND
    assert row.started_on == case.on - timedelta(days=2)


def test_an_agency_of_the_installation_is_known_and_another_stands_by_its_name(county: County) -> None:
    received(county, OLD, respondent=[county.department, {"name": "郴州市某局"}])
    linked, named = Party.objects.filter(role="respondent").order_by("place")
    assert (linked.agency, linked.masked_name) == (county.department, county.department.name)
    assert (named.agency, named.masked_name, named.kind) == (None, "郴州市某局", "agency")


def test_each_respondent_has_its_term_from_its_own_receipt(county: County) -> None:
    """2023 art. 75, 77: one has received the decision before the applicant, the other after."""
    case = two(county, act_kind="complaint")
    for whose in (FIRST, SECOND):
        case.do("deliver_copy", of_respondent=whose).do("reply", days=1, of_respondent=whose)
    case.do("hear_opinions").do("approve", proposed="perform").do("decide", result="perform", ordered_term=30)
    first = case.do("deliver_decision", 1, of_respondent=FIRST).on
    case.do("serve", 2)
    second = case.do("deliver_decision", 4, of_respondent=SECOND).on
    rows = {row.whose: row for row in ClockRow.objects.filter(words="履行行政复议决定", stopped_on=None)}
    assert {key: row.started_on for key, row in rows.items()} == {FIRST: first, SECOND: second}
    case.do("carry_out", 5, of_respondent=FIRST)
    assert {row.whose for row in ClockRow.objects.filter(words="履行行政复议决定") if row.running} == {SECOND}
