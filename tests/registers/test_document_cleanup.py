"""A clean-up campaign: its scope, its verdicts and what they do to the documents."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guiju import documents
from guiju.figures import compute
from guiju.kernel.acting import engine
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import SYSTEM, Role
from guiju.registers.rulemaking.document_cleanup import DocumentCleanup
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.people import County, verified
from tests.reaching_back import asked
from tests.registers.documents import existing

OPENING = {"title": "2021年规范性文件定期清理", "kind": "periodic", "scope": "现存文件", "basis": "清理通知"}
VERDICTS = ("keep_valid", "keep_valid", "order_reissue", "repeal", "declare_void", "declare_void")
STAGES = ["published", "published", "published", "repealed", "void", "void"]
LISTED, ASKED, JUDGED, CLOSED = date(2021, 3, 8), date(2021, 4, 6), date(2021, 6, 1), date(2021, 7, 1)


def row(document: NormativeDocument, verdict: str) -> dict[str, Any]:
    return {"document": document, "verdict": verdict, "reason": "清理意见"}


def campaign(county: County, listed: list[NormativeDocument], *, asked: bool = True) -> DocumentCleanup:
    """A campaign of the bureau over ``listed``, before its verdicts."""
    made: DocumentCleanup = engine.take("open", DocumentCleanup, county.bureau_clerk, OPENING, date(2021, 3, 1))
    if listed:
        rows = [{"document": document} for document in listed]
        engine.take("include", made, county.bureau_clerk, {"documents": rows}, LISTED)
    if asked:
        engine.take("consult", made, county.bureau_clerk, {"opinions": "均已反馈"}, ASKED)
    return made


def judge(county: County, matter: DocumentCleanup, *rows: dict[str, Any]) -> None:
    engine.take("judge", matter, county.bureau_head, {"verdicts": list(rows), "approval": "资政函〔2021〕3号"}, JUDGED)


def test_verdicts_act_on_the_documents_and_are_counted(county: County) -> None:
    listed = [existing(county, n) for n in range(6)]
    matter = campaign(county, listed)
    judge(county, matter, *(row(d, v) for d, v in zip(listed, VERDICTS, strict=True)))
    for document in listed:
        document.refresh_from_db()
    assert [document.stage for document in listed] == STAGES
    assert listed[2].reissue_ordered_on == JUDGED
    engine.take("close", matter, county.bureau_clerk, {}, CLOSED)
    assert (matter.stage, matter.outcome) == ("closed", "清理完毕")
    announced = documents.to_text(documents.parse(Paper.objects.get(kind="cleanup_result").content.decode()))
    assert all(document.title in announced for document in listed)
    assert PublicRecord.objects.filter(matter_id=matter.pk).count() == 1
    compute.refresh()
    names = ("total", "kept_valid", "reissued", "repealed", "declared_void")
    assert [compute.value(f"cleanup_documents_{name}", "431081", 2021) for name in names] == [6, 2, 1, 1, 2]
    assert verified().faults == []


def test_all_of_a_large_campaign_at_once(county: County) -> None:
    """What a verdict costs does not grow with the number of documents; all of them or none."""
    listed = [existing(county, n) for n in range(40)]
    matter = campaign(county, listed)
    rows = [row(document, "declare_void") for document in listed]
    with CaptureQueriesContext(connection) as queries:
        judge(county, matter, *rows)
    assert len(queries) < 40
    assert NormativeDocument.objects.filter(stage="void").count() == 40


def test_what_reaches_back_into_a_campaign_costs_the_same_however_many_documents_it_lists(county: County) -> None:
    counts = []
    for size in (1, 2, 20):  # the first finds people and rules that later ones know
        matter = campaign(county, [existing(county, 100 * size + n) for n in range(size)])
        with CaptureQueriesContext(connection) as queries:
            asked(matter, "include", county.bureau_clerk, on=date(2021, 3, 9))
            engine.take("correct", matter, county.bureau_head, {"request": matter.version})
            engine.take("consult", matter, county.bureau_clerk, {"opinions": "均已反馈"}, date(2021, 3, 10))
        counts.append(len(queries))
    assert counts[1] == counts[2]


def codes(county: County, matter: Any, step: str, told: dict[str, Any], on: date, actor: Any = None) -> set[str]:
    before = Entry.objects.count()
    with pytest.raises(Refused) as caught:
        engine.take(step, matter, actor or county.bureau_clerk, told, on)
    assert Entry.objects.count() == before, "nothing may be written by a refused step"
    found: set[str] = caught.value.codes
    return found


def test_what_may_be_listed(county: County) -> None:
    alive, dead = existing(county, 1), existing(county, 2)
    engine.take("repeal", dead, county.head, {"reason": "另行废止"}, date(2021, 2, 1))
    alien = engine.take(
        "enter_existing",
        NormativeDocument,
        county.actor(county.elsewhere, Role.CLERK),
        {"title": "他区文件", "number": "苏发〔2018〕1号", "subject_class": "01", "issued_on": date(2018, 1, 2)},
        date(2021, 1, 5),
    )
    matter = campaign(county, [alive])
    for document, code in [
        (dead, "house.cleanup_published_only"),
        (alien, "house.cleanup_own_region"),
        (alive, "house.cleanup_listed_once"),
    ]:
        assert codes(county, matter, "include", {"documents": [{"document": document}]}, ASKED) == {code}
    fresh = existing(county, 3)
    twice = {"documents": [{"document": fresh}, {"document": fresh}]}
    assert codes(county, matter, "include", twice, ASKED) == {"house.cleanup_listed_once"}
    assert engine.take("include", matter, county.bureau_clerk, {"documents": [{"document": fresh}]}, ASKED).version == 4


def test_what_may_be_judged(county: County) -> None:
    listed, stranger = existing(county, 1), existing(county, 2)
    matter = campaign(county, [listed])
    kept = {"verdicts": [row(listed, "keep_valid")]}
    head = county.bureau_head
    beyond = {"verdicts": [row(stranger, "keep_valid")]}
    assert codes(county, matter, "judge", beyond, JUDGED, head) == {"house.cleanup_in_scope"}
    twice = {"verdicts": [*kept["verdicts"], row(listed, "repeal")]}
    assert codes(county, matter, "judge", twice, JUDGED, head) == {"house.cleanup_judged_once"}
    judge(county, matter, row(listed, "keep_valid"))
    assert codes(county, matter, "judge", kept, JUDGED, head) == {"house.cleanup_judged_once"}


def test_makers_are_asked_before_a_verdict(county: County) -> None:
    listed = existing(county)
    matter = campaign(county, [listed], asked=False)
    told = {"verdicts": [row(listed, "keep_valid")]}
    assert codes(county, matter, "judge", told, JUDGED, county.bureau_head) == {"house.cleanup_makers_asked"}
    engine.take("consult", matter, county.legal, {"opinions": "均已反馈"}, ASKED)
    judge(county, matter, row(listed, "keep_valid"))


def test_who_lists_does_not_judge(county: County) -> None:
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD, name="both")
    county.bureau_clerk = both
    listed = existing(county)
    matter = campaign(county, [listed])
    assert codes(county, matter, "judge", {"verdicts": [row(listed, "repeal")]}, JUDGED, both) == {"house.four_eyes"}


def test_a_refused_verdict_leaves_everything_as_it_was(county: County) -> None:
    good, over = existing(county, 1), existing(county, 2, expires_on=date(2021, 5, 31))
    matter = campaign(county, [good, over])
    told = {"verdicts": [row(good, "repeal"), row(over, "keep_valid")], "approval": "资政函〔2021〕3号"}
    assert codes(county, matter, "judge", told, JUDGED, county.bureau_head) == {"house.still_running"}
    good.refresh_from_db()
    assert good.stage == "published"


def test_the_lapsed_are_declared_void_only(county: County) -> None:
    over = existing(county, expires_on=date(2021, 2, 1))
    engine.take("lapse", over, SYSTEM, {}, date(2021, 2, 2))
    matter = campaign(county, [over])
    told = {"verdicts": [row(over, "repeal")]}
    assert codes(county, matter, "judge", told, JUDGED, county.bureau_head) == {"house.cleanup_fits_stage"}
    judge(county, matter, row(over, "declare_void"))
    over.refresh_from_db()
    assert over.stage == "void"


def test_a_document_that_ended_meanwhile_gets_the_verdict_it_came_to(county: County) -> None:
    listed = existing(county)
    matter = campaign(county, [listed])
    engine.take("repeal", listed, county.head, {"reason": "另行废止"}, date(2021, 5, 6))
    judge(county, matter, row(listed, "repeal"))
    listed.refresh_from_db()
    assert (listed.stage, listed.closed_on) == ("repealed", date(2021, 5, 6))
    assert engine.take("close", matter, county.bureau_clerk, {}, CLOSED).stage == "closed"


def test_a_campaign_closes_only_when_every_document_has_a_verdict(county: County) -> None:
    listed = [existing(county, n) for n in range(2)]
    matter = campaign(county, listed)
    judge(county, matter, row(listed[0], "keep_valid"))
    assert codes(county, matter, "close", {}, CLOSED) == {"house.cleanup_complete"}
    judge(county, matter, row(listed[1], "keep_valid"))
    assert engine.take("close", matter, county.bureau_clerk, {}, CLOSED).stage == "closed"
    assert codes(county, campaign(county, []), "close", {}, CLOSED) == {"house.cleanup_complete"}


def test_a_closed_campaign_refuses_every_declared_step(county: County) -> None:
    listed = existing(county)
    matter = campaign(county, [listed])
    judge(county, matter, row(listed, "keep_valid"))
    engine.take("close", matter, county.bureau_clerk, {}, CLOSED)
    for step in DocumentCleanup.procedure.declared:
        assert "stage" in codes(county, matter, step.name, {}, CLOSED, SYSTEM)


def test_a_verdict_is_a_decision_and_not_corrected(county: County) -> None:
    """Its document has been repealed by it: only an act on the document sets that right."""
    [document] = listed = [existing(county)]
    matter = campaign(county, listed)
    judge(county, matter, row(document, "repeal"))
    with pytest.raises(Refused, match="所作决定的内容"):
        asked(matter, "judge", county.bureau_clerk, {"verdicts": [row(document, "keep_valid")]})


def test_makers_of_what_is_listed_later_are_asked_too(county: County) -> None:
    """规章制定程序条例 arts. 37, 36: an asking of before says nothing of a document that was not yet in the scope."""
    early, late = existing(county, 1), existing(county, 2)
    matter = campaign(county, [early])
    engine.take("include", matter, county.bureau_clerk, {"documents": [{"document": late}]}, date(2021, 5, 6))
    told = {"verdicts": [row(early, "keep_valid"), row(late, "keep_valid")]}
    assert codes(county, matter, "judge", told, JUDGED, county.bureau_head) == {"house.cleanup_makers_asked"}
    judge(county, matter, row(early, "keep_valid"))
    engine.take("consult", matter, county.bureau_clerk, {"opinions": "均已反馈"}, date(2021, 6, 1))
    judge(county, matter, row(late, "keep_valid"))
    assert engine.take("close", matter, county.bureau_clerk, {}, CLOSED).stage == "closed"


def test_what_was_listed_by_mistake_is_left_out_again(county: County) -> None:
    listed, mistaken = existing(county, 1), existing(county, 2)
    matter: Any = campaign(county, [listed, mistaken])
    [of_listed, of_mistaken] = [matter.scoped.get(document=one) for one in (listed, mistaken)]
    out = {"left_out": [{"id": of_mistaken.pk, "left_because": "不属于规范性文件"}]}
    engine.take("leave_out", matter, county.bureau_clerk, out, ASKED)
    beyond = {"verdicts": [row(mistaken, "keep_valid")]}
    assert codes(county, matter, "judge", beyond, JUDGED, county.bureau_head) == {"house.cleanup_in_scope"}
    judge(county, matter, row(listed, "keep_valid"))
    judged = {"left_out": [{"id": of_listed.pk, "left_because": "不清理"}]}
    assert codes(county, matter, "leave_out", judged, CLOSED) == {"house.cleanup_judged_stays"}
    assert engine.take("close", matter, county.bureau_clerk, {}, CLOSED).stage == "closed"
