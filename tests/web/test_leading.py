"""From an event to the other register's form, filled in; photographs on the page; the short form of a grid worker."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from guiju.kernel.declaring.leading import leading
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role, User
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.grid_event import GridEvent
from guiju.registers.disputes.grid_event.choices import Kind
from guiju.web.leading import way_on
from tests.kernel.test_photographs import picture
from tests.people import County
from tests.registers.grid_events import Event, Town
from tests.registers.test_roundtable_courses import APART, MINUTE, TWO, UNSOLVED, agree, begun, confirm
from tests.web import desk

PERSON = {"kind": "person", "document": "resident", "id_number": "", "phone": "", "address": ""}


@pytest.fixture
def town(county: County) -> Town:
    return Town(county)


@pytest.fixture
def event(town: Town) -> Event:
    return town.report(kind=Kind.DISPUTE)


def sitting(actor: Any) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id), backend=desk.BACKEND)
    return client


def form_of(event: Event) -> str:
    return f"{reverse('open_step', args=['dispute', 'find'])}?led_by=grid_event.{event.record.pk}.lead_to_dispute"


def typed(**more: str) -> dict[str, str]:
    parties = {
        f"{role}-0-{key}": value
        for role, name in (("applicant", "张三"), ("opposite", "李四"))
        for key, value in {**PERSON, "name": name}.items()
    }
    rows = {"applicant-rows": "1", "opposite-rows": "1", "agent-rows": "0"}
    told = {"title": "张某与李某邻里纠纷", "source": "screening", "nature": "civil", "kind": "neighbours"}
    return {"on": "2024-03-05", "version": "0", "level": "village", **told, **rows, **parties, **more}


def test_the_step_leads_to_the_other_form_and_that_is_filled_in(town: Town, event: Event) -> None:
    client = sitting(town.clerk)
    page = desk.words(client.get(reverse("take_step", args=["grid_event", event.record.pk, "lead_to_dispute"])))
    assert "新登记矛盾纠纷" in page and form_of(event) in page
    form = desk.words(client.get(form_of(event)))
    assert f'value="{event.record.title}"' in form and '<option value="screening" selected' in form
    assert "由“" in form and "转为矛盾纠纷" in form


def test_both_are_registered_together_and_linked(town: Town, event: Event) -> None:
    client = sitting(town.clerk)
    sent = client.post(form_of(event), typed())
    assert sent.status_code == 302, desk.words(sent)[:3000]
    event.record.refresh_from_db()
    found = Dispute.objects.get()
    assert (event.record.stage, event.record.dispute) == ("led_on", found) and Link.objects.count() == 1
    pages = [desk.words(client.get(reverse("matter", args=[one.register(), one.pk]))) for one in (found, event.record)]
    assert "来自：转为矛盾纠纷" in pages[0] and found.title in pages[1]


def test_what_the_other_register_refuses_is_said_on_its_form_and_nothing_is_written(town: Town, event: Event) -> None:
    client = sitting(town.clerk)
    sent = client.post(form_of(event), typed(**{"applicant-0-name": ""}))
    assert sent.status_code == 422 and "没有写入任何内容" in desk.words(sent)
    event.record.refresh_from_db()
    assert event.record.stage == "reported" and not Dispute.objects.exists()


@pytest.mark.parametrize("led_by", ["grid_event", "no_such.x.y", "grid_event.{pk}.transfer", "grid_event.{pk}.none"])
def test_an_address_that_leads_from_nowhere_finds_nothing(town: Town, event: Event, led_by: str) -> None:
    address = reverse("open_step", args=["dispute", "find"])
    found = sitting(town.clerk).get(address, {"led_by": led_by.format(pk=event.record.pk)})
    assert found.status_code == 404


def test_who_may_not_open_the_other_is_told_why(town: Town, event: Event) -> None:
    step = GridEvent.procedure.steps["lead_to_dispute"]
    head = town.county.actor(town.county.township, Role.HEAD)
    open_, shut = (way_on(actor, step, event.record) for actor in (town.clerk, head))
    assert open_ is not None and shut is not None and (open_.register, open_.why_not) == ("矛盾纠纷", "")
    assert "您没有这一角色" in shut.why_not
    assert way_on(town.clerk, GridEvent.procedure.steps["void"], event.record) is None


def test_the_department_goes_on_from_its_own_desk_and_who_may_not_lead_on_has_no_form(town: Town, event: Event) -> None:
    transferred = town.report().transfer().record
    address = reverse("take_step", args=["grid_event", transferred.pk, "lead_to_penalty"])
    assert "新登记行政处罚" in desk.words(sitting(town.theirs).get(address))
    stranger = town.county.actor(town.county.department, Role.CLERK, name="stranger")
    assert sitting(stranger).get(form_of(event)).status_code == 404
    assert sitting(town.county.bureau_clerk).get(form_of(event)).status_code == 403


def test_what_leads_into_another_register_asks_for_nothing_else() -> None:
    """The other register's form is all that is filled in; and the step is taken with what that form opened."""
    found = [
        (model, step, ask)
        for model in registers().values()
        for step in model.procedure.declared
        if (ask := leading(step))
    ]
    assert {step.name for _, step, _ in found} >= {"lead_to_dispute", "lead_to_penalty"}
    for _, step, ask in found:
        assert [one.name for one in step.asked if one.field.required] == [ask.name]
        assert ask.opening in {opening.name for opening in ask.other.procedure.openings}


def test_a_worker_s_form_is_short_and_takes_photographs(town: Town) -> None:
    client = sitting(town.worker)
    address = reverse("open_step", args=["grid_event", "report"])
    page = desk.words(client.get(address))
    assert 'name="region"' not in page and 'name="agency"' not in page
    assert f'<option value="{town.first.pk}" selected' in page and str(town.second.pk) not in page
    assert "multiple" in page and 'accept="image/jpeg,image/png"' in page
    taken = picture()
    told = {"on": "2024-03-04", "version": "0", "kind": "city", "grid": str(town.first.pk), "place": "东街口"}
    position = {"latitude": "25.973512", "longitude": "113.205611", "datum": "wgs84"}
    files = {"photos": [SimpleUploadedFile(f"{n}.jpg", taken) for n in "甲乙"]}
    sent = client.post(address, {**told, **position, "what": "占道堆放", **files})
    assert sent.status_code == 302, desk.words(sent)[:3000]
    event = GridEvent.objects.get()
    kept = list(Paper.objects.filter(matter_id=event.pk))
    assert [paper.title for paper in kept] == ["现场照片：甲.jpg", "现场照片：乙.jpg"] and kept[0].content == taken
    shown = desk.words(client.get(reverse("matter", args=["grid_event", event.pk])))
    assert "25.973512" in shown and "WGS-84" in shown and shown.count("/small/") == 2
    for form in ("small", "original"):
        given = client.get(reverse("paper", args=["grid_event", event.pk, kept[0].pk, form]))
        assert given.status_code == 200 and b"Telephone" not in given.content and given.content[:2] == b"\xff\xd8"
    assert given["Content-Disposition"].startswith("attachment")


def rounded(county: County) -> Any:
    """A roundtable with two issues left unsolved, and the rows."""
    table = begun(county, (*TWO, agree(APART, APART), MINUTE, confirm(UNSOLVED, UNSOLVED)))
    return table, list(table.record.issues.order_by("item"))


def test_each_row_has_a_way_of_its_own_to_the_other_form(town: Town) -> None:
    table, (first, second) = rounded(town.county)
    client = sitting(town.clerk)
    page = desk.words(client.get(reverse("take_step", args=["roundtable", table.record.pk, "lead_to_dispute"])))
    forms = [f"led_by=roundtable.{table.record.pk}.lead_to_dispute.{row.pk}" for row in (first, second)]
    assert all(one in page for one in forms) and f"{second}：" in page
    form = f"{reverse('open_step', args=['dispute', 'find'])}?{forms[1]}"
    assert f'value="{second.what}"' in desk.words(client.get(form))
    title = {"on": table.on.isoformat(), "title": second.what}
    sent = client.post(form, {**typed(), **title})
    assert sent.status_code == 302, desk.words(sent)[:3000]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.dispute, second.dispute, second.led_on) == (None, Dispute.objects.get(), table.on)
    assert client.get(form).status_code == 404, "it has been led on"
    assert client.get(form.replace(str(second.pk), "")).status_code == 404, "no row leads there"


def test_the_other_form_is_filled_in_with_rows_too(town: Town) -> None:
    table, (first, _) = rounded(town.county)
    led_by = f"roundtable.{table.record.pk}.lead_to_next.{first.pk}"
    form = f"{reverse('open_step', args=['roundtable', 'collect'])}?led_by={led_by}"
    client = sitting(town.clerk)
    page = client.get(form).context["form"].form
    said = {name: page[name].value() for name in page.fields}
    assert said["community"] == table.record.community and said["issues-0-raised_by"] == first.raised_by
    assert (
        client.post(form, {"on": table.on.isoformat(), "version": "0", "issues-rows": "1", **said}).status_code == 302
    )
    first.refresh_from_db()
    assert first.next.issues.get().what == first.what
    assert client.get(reverse("matter", args=["roundtable", first.next.pk])).status_code == 200
