"""What a lawful erasure does to what was asked of the erased entry, and to erasures before."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from guiju.kernel.acting import engine
from guiju.kernel.declaring import retelling
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.retelling import ERASED
from guiju.kernel.declaring.steps_of_all import ASK_CORRECTION, ASK_ERASURE, requests
from guiju.kernel.keeping import incoming, ledger, papers
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.registers.care.supervised_person.revoking import was_arrested
from guiju.registers.enforcement.penalty_case.execution_gates import deferrals
from tests import erasing
from tests.lives import brought
from tests.people import County, verified
from tests.web import desk

TITLE = "反映道路积水已久（模拟）"


def emptied(record: Any) -> list[int]:
    return [entry.seq for entry in ledger.history(record) if entry.content.get("redacted")]


def test_a_correction_asked_of_an_erased_entry_is_no_longer_open(county: County) -> None:
    record = desk.accept(county.clerk, desk.petition(county.clerk, TITLE))
    right = {"entry": 1, "on": None, "told": {"title": "另一名称写得很长（模拟）"}}
    record = engine.take("ask_correction", record, county.clerk, {"right": right, "reason": "名称有误"})
    asked = record.version
    record = county.erased(record, 1)
    assert emptied(record) == [1, asked]
    assert requests(ledger.history(record), ASK_CORRECTION) == {}
    with pytest.raises(Refused) as refused:
        engine.take("correct", record, county.head, {"request": asked})
    assert "house.correction_open" in refused.value.codes


def test_an_earlier_erasure_that_says_it_anew_goes_with_it_and_its_request_stays_decided(county: County) -> None:
    record = desk.petition(county.clerk, TITLE)
    record = desk.accept(county.clerk, record)
    record = engine.take("hear", record, county.clerk, {"opinion": "当事人称积水已有三年"})
    first = county.erased(record, 3)
    request, erasure = first.version - 1, first.version
    record = county.erased(first, 1)
    assert emptied(record) == [1, 3, request, erasure]
    assert requests(ledger.history(record), ASK_ERASURE) == {}
    assert verified().sound


SECRET = "病历扫描件所载病情（模拟）"


def attached(county: County, record: Any, name: str = "病历.txt", content: str = SECRET) -> Any:
    return engine.take("attach", record, county.clerk, {"paper": (name, content.encode())})


def key_of(name: str) -> str:
    return Paper.objects.get(title__endswith=name).digest


def test_the_same_file_that_somebody_has_sent_for_a_step_of_theirs_is_still_there_for_it(
    county: County, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    """Else that step would name a paper of which there is nothing."""
    record, other = (
        attached(county, desk.petition(county.clerk, TITLE)),
        desk.petition(county.clerk, "另一诉求（模拟）"),
    )
    content = io.BytesIO(SECRET.encode())
    waiting = incoming.begin(county.head, "病历.txt", len(content.getvalue()))
    incoming.go_on(waiting, 0, content.read)
    with django_capture_on_commit_callbacks(execute=True):
        county.erased(record, 1, goes=[key_of("病历.txt")])
    assert papers.is_there(waiting.digest)
    [there] = incoming.waiting(county.head, [str(waiting.pk)])
    other = engine.take("attach", other, county.clerk, {"paper": there.handed_in})
    assert papers.opened(Paper.objects.get(matter_id=other.pk).digest) == SECRET.encode() and verified().sound


def test_a_file_that_another_entry_handed_in_goes_with_what_it_tells(
    county: County, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    record = attached(county, desk.petition(county.clerk, TITLE))
    handed_in, goes = record.version, key_of("病历.txt")
    with django_capture_on_commit_callbacks(execute=True):
        record = county.erased(record, 1, goes=[goes])
    assert handed_in not in emptied(record), "that something was handed in, by whom and when, stays"
    paper = Paper.objects.get(matter_id=record.pk, seq=handed_in)
    assert (paper.title, paper.digest) == (f"材料{ERASED}", "")
    assert erasing.left({SECRET, "病历.txt"}) == {}
    assert verified().sound


def test_each_file_is_chosen_or_stays_for_a_reason(county: County) -> None:
    record = attached(county, desk.petition(county.clerk, TITLE))
    told = {"entry_seq": 1, "reason": "当事人依法申请删除"}
    with pytest.raises(Refused) as refused:
        engine.take("ask_erasure", record, county.clerk, told)
    assert refused.value.codes == {"house.erasure_files"} and "病历.txt" in str(refused.value)
    with pytest.raises(Refused) as refused:
        engine.take("ask_erasure", record, county.clerk, {**told, "goes": ["0" * 64], "stays_why": "没有"})
    assert refused.value.codes == {"field.goes"}
    record = engine.take("ask_erasure", record, county.clerk, {**told, "stays_why": "与当事人无关"})
    request = record.version
    record = attached(county, record, "后来的.txt", "又一份材料")
    with pytest.raises(Refused) as refused:
        engine.take("redact", record, county.head, {"request": request})
    assert refused.value.codes == {"house.erasure_files"} and "后来的.txt" in str(refused.value)
    record = engine.take("redact", record, county.head, {"request": request, "goes": [key_of("后来的.txt")]})
    assert [paper.digest == "" for paper in Paper.objects.filter(kind="paper").order_by("seq")] == [False, True]


def test_a_file_alone_is_erased_and_a_file_that_bears_the_name_goes_by_itself(county: County) -> None:
    record = attached(county, desk.petition(county.clerk, TITLE))
    record = attached(county, record, f"{TITLE}.txt", "另一份材料")
    record = county.erased(record, None, goes=[key_of("病历.txt")])
    assert emptied(record) == []
    record = county.erased(record, 1)
    assert {paper.digest for paper in Paper.objects.filter(matter_id=record.pk, kind="paper")} == {""}
    assert verified().sound


def test_the_same_file_in_another_matter_is_asked_for_there(county: County) -> None:
    one = attached(county, desk.petition(county.clerk, TITLE))
    other = attached(county, desk.petition(county.clerk, "另一件事（模拟）"))
    county.erased(one, None, goes=[Paper.objects.filter(matter_id=one.pk, kind="paper").get().digest])
    other.refresh_from_db()
    [asked] = requests(ledger.history(other), ASK_ERASURE).values()
    assert asked.actor_id is None and "entry_seq" not in asked.content["told"]
    assert SECRET in str(list(erasing.everything())), "until its own organ has decided"
    engine.take("redact", other, county.head, {"request": asked.seq, "stays_why": "没有其他"})
    assert {paper.digest for paper in Paper.objects.filter(kind="paper")} == {""}
    assert verified().sound


def test_an_act_whose_file_was_erased_is_still_folded_and_put_right(county: County) -> None:
    """The step asked for the file; what is entered late, or put right, folds it once more without."""
    record = brought(county, register("report_filing"), "receive").record
    file = next(one for one in retelling.own(record) if one.seq == 1)
    record = county.erased(record, None, goes=[file.key])
    assert 1 not in emptied(record)
    right = {"entry": 1, "on": None, "told": {"title": "更正后的名称（模拟）"}}
    clerk, head = (county.actor(record.agency, role) for role in (Role.CLERK, Role.HEAD))
    record = engine.take("ask_correction", record, clerk, {"right": right, "reason": "名称有误"})
    record = engine.take("correct", record, head, {"request": record.version})
    assert record.title == "更正后的名称（模拟）" and verified().sound


def test_steps_that_look_back_at_an_erased_act_do_not_fall_over_it(county: County) -> None:
    """Gates and sums read what earlier acts told: of one that was erased nothing."""
    person = brought(county, register("supervised_person"), "decide_arrest", way="watched").record
    person = county.erased(person, person.version)
    assert not was_arrested(Facts(person, person.last_step_on, county.clerk))
    case = brought(county, register("penalty_case"), "defer", way="instalments").record
    case = county.erased(case, case.version)
    [(since, until)] = deferrals(Facts(case, case.last_step_on, county.clerk))
    assert until is not None and since <= until == case.deferred_until


def test_files_of_matters_tied_to_it_are_offered_to_who_sees_them_alone(county: County) -> None:
    file = brought(county, register("reviewed_file"), "pick").record
    above, clerk = file.round, county.actor(file.agency, Role.CLERK)
    file = engine.take("attach", file, clerk, {"paper": ("评查材料.txt", SECRET.encode())})
    stranger = county.actor(county.elsewhere, Role.CLERK)
    seen = [one.label_elsewhere for one in retelling.elsewhere(above, clerk)]
    assert any("评查材料.txt" in label and "受评案卷" in label for label in seen)
    assert [one for one in retelling.elsewhere(above, stranger) if one.record == file] == []


def test_matters_of_one_place_are_not_asked_to_erase_that_they_lie_there(county: County) -> None:
    event = brought(county, register("grid_event"), "close").record
    event = county.erased(event, 1)
    assert "grid" not in set(Entry.objects.filter(step=ASK_ERASURE).values_list("register", flat=True))
