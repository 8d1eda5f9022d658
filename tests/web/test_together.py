"""Acts that are lawful only together are entered from one page; the order of acts of one day can be told."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import User
from guiju.web.staff import today
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk

DAY = timedelta(days=1)


@pytest.fixture
def record(county: County, clerk: User) -> Petition:
    """Received and accepted a week ago; somebody was heard yesterday."""
    record = desk.accept(clerk.actor, desk.petition(clerk.actor, on=today() - 7 * DAY))
    heard: Petition = engine.take("hear", record, clerk.actor, {"opinion": "已听取"}, today() - DAY)
    return heard


def at(record: Petition, step: str) -> str:
    return reverse("take_step", args=["petition", record.pk, step])


def typed(record: Petition, on: int, **more: str) -> dict[str, Any]:
    """What was typed into a form, ``on`` so many days before the last act."""
    return {"on": (record.last_step_on - on * DAY).isoformat(), "version": str(record.version), **more}


def both(record: Petition, since: int = 4, until: int = 2, **more: str) -> dict[str, Any]:
    day = (record.last_step_on - until * DAY).isoformat()
    return {**typed(record, since, reason="等待鉴定"), "act": "1.resume", "act1-on": day, **more}


def acts(record: Petition) -> list[str]:
    return list(Entry.objects.filter(matter_id=record.pk).order_by("seq").values_list("step", flat=True))


def named(page: str, name: str) -> bool:
    return f'name="{name}"' in page


def test_an_act_refused_for_want_of_another_is_entered_with_it(at_desk: Client, record: Petition) -> None:
    refused = at_desk.post(at(record, "suspend"), typed(record, 4, reason="等待鉴定"))
    page = desk.words(refused)
    assert refused.status_code == 422 and "之前的阶段为“中止”" in page
    assert re.search(r"<details[^>]* open[^>]*><summary>与其他步骤一并办理", page)

    page = desk.words(
        at_desk.post(at(record, "suspend"), typed(record, 4, reason="等待鉴定", add="act", another="resume"))
    )
    assert "等待鉴定</textarea>" in page or 'value="等待鉴定"' in page
    assert named(page, "act1-on") and 'name="act" value="1.resume"' in page and "一并办理：恢复" in page
    assert "aria-invalid" not in page and acts(record) == ["receive", "accept", "hear"]

    done = at_desk.post(at(record, "suspend"), both(record))
    assert done["Location"] == reverse("matter", args=["petition", record.pk])
    assert "“中止”“恢复”已一并办理" in desk.words(at_desk.get(done["Location"]))
    assert acts(record) == ["receive", "accept", "hear", "suspend", "resume"]


def test_what_is_wrong_with_either_stands_beside_it_and_nothing_typed_is_lost(
    at_desk: Client, record: Petition
) -> None:
    wrong = both(record, act="1.find") | {"act1-findings-rows": "1", "act1-findings-0-words": "长" * 21}
    refused = at_desk.post(at(record, "suspend"), {**wrong, "reason": "", "on": "", "act1-on": "2999-01-01"})
    page = desk.words(refused)
    assert refused.status_code == 422
    for anchor in ("id_on", "id_reason", "id_act1-on", "ask-act1-findings"):
        assert f'href="#{anchor}"' in page and f'id="{anchor}"' in page, anchor
    assert f'value="{"长" * 21}"' in page and 'value="2999-01-01"' in page
    assert "查明：" in page, "the summary says which act is meant"
    assert acts(record) == ["receive", "accept", "hear"]


def test_a_day_out_of_order_is_said_beside_the_act_that_has_it(at_desk: Client, record: Petition) -> None:
    page = desk.words(at_desk.post(at(record, "suspend"), both(record, since=2, until=4)))
    assert 'href="#id_act1-on"' in page and "“恢复”" in page and acts(record) == ["receive", "accept", "hear"]


def test_several_of_one_kind_are_told_apart_and_one_is_taken_out(at_desk: Client, record: Petition) -> None:
    three = {**both(record), "act": ["1.resume", "3.suspend"], "act3-reason": "再次等待", "act3-on": "2024-01-01"}
    page = desk.words(at_desk.post(at(record, "suspend"), {**three, "add": "act", "another": "resume"}))
    assert named(page, "act4-on") and "再次等待" in page
    page = desk.words(at_desk.post(at(record, "suspend"), {**three, "add": "without-1"}))
    assert not named(page, "act1-on") and named(page, "act3-on") and "再次等待" in page


def test_conditions_of_all_stand_in_the_order_of_their_days(at_desk: Client, record: Petition) -> None:
    page = desk.words(
        at_desk.post(at(record, "suspend"), {**both(record, act="1.accept"), "act1-on": "2024-01-01", "add": "day"})
    )
    conditions = page[page.index('id="conditions"') :]
    assert conditions.index("受理") < conditions.index("中止")


@pytest.mark.parametrize(
    "forged", ["1.decide", "1.nothing", "x", "1.receive", "1.note_overdue", "1.publish", "9999.find"]
)
def test_what_is_not_the_clerks_to_add_is_not_added(at_desk: Client, record: Petition, forged: str) -> None:
    page = desk.words(at_desk.post(at(record, "suspend"), both(record, act=forged, add="day")))
    assert not named(page, "act1-on") and not named(page, "act9999-on")


@pytest.mark.parametrize(("step", "offered"), [("suspend", True), ("attach", False), ("publish", False)])
def test_notes_and_publications_are_taken_by_themselves(
    at_desk: Client, county: County, record: Petition, step: str, offered: bool
) -> None:
    record = record if step != "publish" else desk.decided(county)
    page = desk.words(at_desk.get(at(record, step)))
    assert ("与其他步骤一并办理" in page) is offered
    assert '<option value="publish"' not in page and '<option value="decide"' not in page


def test_nothing_is_added_to_a_record_about_to_be_opened(at_desk: Client) -> None:
    assert "与其他步骤一并办理" not in desk.words(at_desk.get("/r/petition/new/receive/"))


def test_a_record_that_moved_on_takes_none_of_them(at_desk: Client, record: Petition, clerk: User) -> None:
    stale = both(record)
    engine.take("find", record, clerk.actor, {"findings": [{"words": "属实"}]})
    page = desk.words(at_desk.post(at(record, "suspend"), stale))
    assert "已被他人办理" in page and "重新打开该事项" in page and acts(record)[-1] == "find"


def test_the_order_of_one_day_is_asked_only_where_there_is_another_act_on_it(at_desk: Client, record: Petition) -> None:
    record = engine.take("suspend", record, record_clerk(record), {"reason": "等待"}, record.last_step_on)
    quiet = desk.words(at_desk.post(at(record, "find"), typed(record, 2, add="day")))
    assert not named(quiet, "ahead_of")
    page = desk.words(at_desk.post(at(record, "find"), typed(record, 0, add="day")))
    assert named(page, "ahead_of") and "第4条“中止”" in page and "第3条“听取意见”" in page

    told = {"findings-rows": "1", "findings-0-words": "属实"}
    refused = desk.words(at_desk.post(at(record, "find"), typed(record, 0, **told)))
    assert "阶段为“中止”" in refused and named(refused, "ahead_of")
    kept = desk.words(at_desk.post(at(record, "find"), typed(record, 0, **told, ahead_of="4", add="findings")))
    assert re.search(r'<option value="4" selected', kept)
    assert at_desk.post(at(record, "find"), typed(record, 0, **told, ahead_of="4")).status_code == 302
    assert "同日先于第4条" in desk.words(at_desk.get(reverse("matter", args=["petition", record.pk])))


@pytest.mark.parametrize("forged", ["x", "99", "1", "9" * 30])
def test_an_order_that_cannot_be_is_refused(at_desk: Client, record: Petition, forged: str) -> None:
    told = {"findings-rows": "1", "findings-0-words": "属实"}
    page = desk.words(at_desk.post(at(record, "find"), typed(record, 0, **told, ahead_of=forged)))
    assert "同日办理的步骤中选择" in page and acts(record)[-1] == "hear"


def test_an_upload_is_read_however_often_it_is_looked_at(
    client: Client, county: County, head: User, clerk: User, record: Petition
) -> None:
    """A decision of an earlier day with its file, looked at in its place and taken."""
    client.force_login(head, backend=desk.BACKEND)
    file = SimpleUploadedFile("决定书.txt", "决定".encode())
    done = client.post(at(record, "decide"), {**typed(record, 0), "outcome": "支持", "file": file})
    assert done.status_code == 302 and acts(record)[-1] == "decide"


def record_clerk(record: Petition) -> Any:
    return User.objects.get(username="clerk").actor
