"""集体审议 of a normative document: at which meeting on record it was passed, and when words may stand for one.

国办发〔2018〕37号; 规章制定程序条例 art. 27(2) with art. 36. The document's days stand in ``documents``: deliberated on 2021-03-15.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.sights import Sight
from guiju.kernel.offices.people import Agency
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting.choices import Business, Kind, Topic, Verdict
from guiju.registers.governance.meeting.columns import AgendaItem
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.scenarios.walking import Walk
from tests.lives import brought, case
from tests.people import County
from tests.reaching_back import corrected, folds_to_itself
from tests.registers.documents import DAYS, a_document
from tests.registers.test_document_gates import OF_A_GOVERNMENT, SMALL

ON = DAYS["deliberate"]
WORDS: dict[str, Any] = {"meeting": "局务会议", "unregistered": "审议时会议尚未登记"}
DELIBERATED, ON_RECORD = "normative_document.collective_deliberation", "house.meeting_on_record"


def ready(county: County, agency: Agency | None = None, **told: dict[str, Any]) -> NormativeDocument:
    """A document that may go before the meeting."""
    if agency is None:
        return a_document(county, "review_competition", **SMALL)
    steps: dict[str, dict[str, Any]] = {
        "propose": {"concerns_market": False},
        "consult": {"consultation_until": date(2021, 2, 19)},
        **told,
    }
    made: NormativeDocument = brought(
        county, NormativeDocument, "review_competition", days=DAYS, steps=steps, agency=agency
    ).record
    return made


def meeting(
    county: County,
    document: NormativeDocument | None,
    verdict: str = Verdict.PASSED,
    *,
    on: date = ON,
    kind: Kind = Kind.OFFICE,
    agency: Agency | None = None,
    upto: str = "resolve",
) -> Any:
    """One held on a day, with the document on its agenda (or another item) and this said to it."""
    item: dict[str, Any] = {"title": "审议文件", "business": Business.OTHER}
    if document is not None:
        item |= {"business": Business.DOCUMENT, "document": document, "as_reviewed": True}
    told: dict[str, dict[str, Any]] = {
        "plan": {"kind": kind, "topic": Topic.OTHER if kind == Kind.SPECIAL else "", "planned_on": on},
        "set_agenda": {"items": [item]},
        "hold": {},
        "resolve": {"verdicts": [{"nth": 0, "verdict": verdict, "dissent": "无"}], "noted": []},
    }
    walk = Walk(county, Meeting, county.rng, on, agency=agency or county.department, brisk=True)
    for step, said in told.items():
        walk.then(step, on=on, **said)
        if step == upto:
            break
    return walk.take().record


def deliberate(document: NormativeDocument, county: County, on: date = ON, **told: Any) -> NormativeDocument:
    made: NormativeDocument = engine.take("deliberate", document, county.head, told, on)
    return made


@pytest.mark.parametrize("verdict", [Verdict.PASSED, Verdict.CHANGED])
def test_a_meeting_that_passed_it_that_day_opens_the_way_to_the_signature(county: County, verdict: Verdict) -> None:
    document = ready(county)
    met = meeting(county, document, verdict)
    document = deliberate(document, county, at_meeting=met)
    assert (document.stage, document.deliberated_on, document.meeting_kind) == ("deliberated", ON, "office")
    assert Sight.objects.filter(seen_register="meeting", seen_id=met.pk).exists(), "who corrects the meeting is told"
    assert folds_to_itself(document) and not verify_records("normative_document", [document.pk]).faults


def test_the_meeting_of_the_government_over_its_maker_passes_it_too(county: County) -> None:
    document = ready(county)
    met = meeting(county, document, kind=Kind.EXECUTIVE, agency=county.government)
    assert deliberate(document, county, at_meeting=met).meeting_kind == "standing"


NOT_THERE = [
    ({"on": date(2021, 3, 12)}, "于2021-03-12召开，不是2021-03-15"),
    ({"document": False}, "的议程上没有该文件"),
    ({"verdict": Verdict.POSTPONED}, "审议结果是“暂缓，再次研究”"),
    ({"verdict": Verdict.REJECTED}, "审议结果是“不予通过”"),
    ({"verdict": Verdict.FORWARDED}, "审议结果是“原则同意，提请审议”"),
    ({"upto": "hold"}, "尚未记录对该文件的审议结果"),
    ({"upto": "set_agenda"}, "已排议程"),
    ({"kind": Kind.PARTY, "verdict": Verdict.FORWARDED}, "不代替制定机关的会议审议"),
    ({"kind": Kind.SPECIAL, "verdict": Verdict.FORWARDED}, "不代替制定机关的会议审议"),
    ({"agency": "bureau"}, "是资兴市司法局的会议，不是制定机关资兴市某局的"),
]


@pytest.mark.parametrize(("other", "words"), NOT_THERE)
def test_any_other_meeting_opens_nothing(county: County, other: dict[str, Any], words: str) -> None:
    document = ready(county)
    told = dict(other)
    about = None if told.pop("document", True) is False else document
    if "agency" in told:
        told["agency"] = getattr(county, told["agency"])
    with pytest.raises(Refused, match=words) as caught:
        deliberate(document, county, at_meeting=meeting(county, about, **told))
    assert caught.value.codes == {DELIBERATED}


def test_an_item_struck_at_the_meeting_was_not_passed(county: County) -> None:
    document = ready(county)
    met = meeting(county, document, upto="hold")
    row = AgendaItem.objects.get(matter=met)
    engine.take("strike", met, county.clerk, {"struck": [{"id": row.pk, "struck_because": "未及审议"}]}, ON)
    with pytest.raises(Refused, match="的议程上没有该文件"):
        deliberate(document, county, at_meeting=met)


def test_a_meeting_found_inquorate_afterwards_passed_nothing(county: County) -> None:
    document = ready(county)
    met = meeting(county, document)
    corrected(met, "hold", county.clerk, county.head, {"due_to_come": 30, "came": 15}, so_happened=True)
    with pytest.raises(Refused, match="应到30人，实到15人，未过半数"):
        deliberate(document, county, at_meeting=Meeting.objects.get(pk=met.pk))


def test_a_preparing_meeting_passes_no_document(county: County) -> None:
    document = ready(county)
    with pytest.raises(Refused, match="由制定机关的会议审议通过，本次会议同意的请选“原则同意，提请审议”") as caught:
        meeting(county, document, kind=Kind.PARTY)
    assert caught.value.codes == {DELIBERATED}


def test_what_was_sent_back_is_passed_anew(county: County) -> None:
    """Another text has another review: that a meeting passed the one before says nothing of it."""
    document = ready(county)
    document = deliberate(document, county, at_meeting=meeting(county, document))
    walk = Walk(county, NormativeDocument, county.rng, date(2021, 3, 16), record=document, brisk=True)
    walk.then("send_back").then("submit").then("pass_review", on=date(2021, 3, 29)).take()
    document = walk.record
    with pytest.raises(Refused, match="于2021-03-15召开，不是2021-03-30"):
        deliberate(document, county, date(2021, 3, 30), at_meeting=Meeting.objects.get())
    again = meeting(county, document, on=date(2021, 3, 30))
    assert deliberate(document, county, date(2021, 3, 30), at_meeting=again).stage == "deliberated"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (WORDS, ""),
        ({}, "请选择审议该文件的会议"),
        ({"meeting": "局务会议"}, "请说明会议没有登记的原因"),
        ({"unregistered": "遗失"}, "请选择审议该文件的会议"),
    ],
)
def test_words_stand_for_a_meeting_of_before_the_register(county: County, told: dict[str, Any], words: str) -> None:
    document = ready(county)
    if not words:
        assert deliberate(document, county, **told).stage == "deliberated"
        return
    with pytest.raises(Refused, match=words) as caught:
        deliberate(document, county, **told)
    assert caught.value.codes == {ON_RECORD}


def test_one_or_the_other_is_told(county: County) -> None:
    document = ready(county)
    met = meeting(county, document)
    with pytest.raises(Refused, match="不再填写会议名称"):
        deliberate(document, county, at_meeting=met, **WORDS)


@pytest.mark.parametrize(("on", "open_"), [(date(2021, 3, 12), False), (ON, False), (date(2021, 3, 16), True)])
def test_words_end_where_the_agency_begins_to_keep_its_meetings(county: County, on: date, open_: bool) -> None:
    document = ready(county)
    meeting(county, None, on=on)
    if open_:
        assert deliberate(document, county, **WORDS).stage == "deliberated"
        return
    with pytest.raises(Refused, match=f"自{on}起登记会议"):
        deliberate(document, county, **WORDS)
    assert deliberate(document, county, at_meeting=meeting(county, document)).stage == "deliberated"


def test_todays_work_is_never_told_in_words(county: County) -> None:
    """Whatever is deliberated from the day on which the document was entered here could be put on record."""
    today = timezone.localdate()
    urgent = {"concerns_market": False, "emergency": True}
    begun = case(county, NormativeDocument, today, at_once=True)
    begun.follow("emergency", "pass_review", {"propose": urgent}).take()
    document = begun.record
    assert document.last_step_on == today
    with pytest.raises(Refused, match=f"文件自{today}起在本平台办理，此后的审议应当先登记会议"):
        deliberate(document, county, today, **WORDS)
    assert deliberate(document, county, today, at_meeting=meeting(county, document, on=today)).stage == "deliberated"


@pytest.mark.parametrize(("kind", "open_"), [(Kind.OFFICE, False), (Kind.EXECUTIVE, True), (Kind.PLENARY, True)])
def test_a_county_governments_document_is_passed_by_its_own_meeting(county: County, kind: Kind, open_: bool) -> None:
    told = {step: OF_A_GOVERNMENT[step] for step in ("end_consultation", "submit")}
    document = ready(county, county.government, **told)
    met = meeting(county, document, kind=kind, agency=county.government)
    head = Walk(county, NormativeDocument, county.rng, ON, record=document).actor("deliberate")
    if open_:
        assert engine.take("deliberate", document, head, {"at_meeting": met}, ON).stage == "deliberated"
        return
    with pytest.raises(Refused, match="由政府常务会议或者全体会议审议通过") as caught:
        engine.take("deliberate", document, head, {"at_meeting": met}, ON)
    assert caught.value.codes == {"normative_document.meeting"}


def test_a_life_goes_the_whole_way(county: County) -> None:
    gone = brought(county, NormativeDocument, "deliberate", date(2024, 3, 4), way="on_record")
    met = Meeting.objects.get()
    assert gone.record.deliberated_on == met.held_on and met.items.get().document == gone.record
