"""What those confined to their ground see of the workbench: their own grids, and nothing by any side door."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.grid_event.choices import Kind
from guiju.web.act_form import ActForm
from guiju.web.gates import LATER
from tests.kernel.test_photographs import picture
from tests.lives import brought
from tests.people import County
from tests.registers.grid_events import Town, d
from tests.web import desk
from tests.web.test_leading import sitting


@pytest.fixture
def town(county: County) -> Town:
    return Town(county)


def page(client: Any, name: str, *args: Any, **asked: str) -> Any:
    return client.get(reverse(name, args=args), asked)


def test_nothing_of_another_grid_by_any_address(town: Town) -> None:
    theirs = town.report(photos=[SimpleUploadedFile("甲.jpg", picture())]).record
    [photo] = Paper.objects.filter(matter_id=theirs.pk)
    client, here = sitting(town.other), ("grid_event", theirs.pk)
    for name, *more in (
        ("matter",),
        ("ledger",),
        ("take_step", "handle"),
        ("ask_correction", 1),
        ("step_proof", 1),
        ("paper", photo.pk, "small"),
        ("paper", photo.pk, "original"),
    ):
        assert page(client, name, *here, *more).status_code in (403, 404), name
    assert page(client, "matter", "grid", town.first.pk).status_code == 404
    for words in (theirs.number, theirs.title, "东街口"):
        assert str(theirs.pk) not in desk.words(page(client, "register_list", "grid_event", q=words))
    form = desk.words(page(client, "open_step", "grid_event", "report", grid=str(town.first.pk)))
    assert town.first.title not in form and str(town.first.pk) not in form.replace(f"grid={town.first.pk}", "")


def test_a_worker_s_home_and_registers_are_those_of_the_grid(town: Town) -> None:
    town.report()
    client = sitting(town.worker)
    for name in ("my_work", "register_index"):
        shown = desk.words(page(client, name))
        listed = {one for one in registers() if f'href="{reverse("register_list", args=[one])}"' in shown}
        assert listed == {"grid", "grid_event"}
        assert reverse("figures") not in shown and reverse("intake") not in shown
    assert page(client, "figures").status_code == 403
    assert page(client, "figure", "petitions").status_code == 403
    assert page(client, "figure_records", "petitions").status_code == 403
    clerks = desk.words(page(sitting(town.clerk), "my_work"))
    assert reverse("register_list", args=["dispute"]) in clerks and reverse("figures") in clerks


def test_of_a_dispute_that_an_event_led_to_a_worker_reads_the_number_only(town: Town) -> None:
    event = town.report(kind=Kind.DISPUTE)
    dispute = brought(town.county, Dispute, "find", d(1), agency=town.county.township).record
    event.take("lead_to_dispute", town.clerk, d(5), dispute=dispute)
    client = sitting(town.worker)
    for name in ("matter", "ledger"):
        shown = desk.words(page(client, name, "grid_event", event.record.pk))
        assert dispute.title not in shown and "不在您的查看范围内" in shown
    assert dispute.title in desk.words(page(sitting(town.clerk), "matter", "grid_event", event.record.pk))


def test_what_the_form_has_chosen_already_is_not_waited_for(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The only grid of a worker stands in the form: the gate that looks at it has been seen, open or closed."""
    seen: list[ActForm] = []
    made = ActForm.__init__

    def noted(self: ActForm, *args: Any, **more: Any) -> None:
        made(self, *args, **more)
        seen.append(self)

    monkeypatch.setattr(ActForm, "__init__", noted)
    shown = desk.words(page(sitting(town.worker), "open_step", "grid_event", "report"))
    [act] = seen
    states = {gate.stands.gate.rule: gate for gate in act.gates}
    assert states["house.grid_in_being"].state != LATER, states["house.grid_in_being"].why
    assert "待填：网格" not in shown and "待填：北纬（度）（选填）" in shown
    clerk = desk.words(page(sitting(town.clerk), "open_step", "grid_event", "report"))
    assert "待填：网格" in clerk


def test_who_wrote_a_paper_reads_it_though_the_record_has_gone_back(town: Town) -> None:
    """The department prints and signs its receipt; of the event it sees nothing more, and nobody else sees the receipt."""
    event = town.report().transfer().finish()
    by_step = {paper.kind: paper for paper in Paper.objects.filter(matter_id=event.record.pk)}
    here = ("grid_event", event.record.pk)
    theirs, receipt = sitting(town.theirs), by_step["receipt"]
    gone = theirs.get(reverse("matter", args=here), follow=True)
    assert "网格事件处置回执" in desk.words(gone) and reverse("paper", args=[*here, receipt.pk, "html"]) in desk.words(
        gone
    )
    assert page(theirs, "paper", *here, receipt.pk, "html").status_code == 200
    assert page(theirs, "paper", *here, by_step["handing_over"].pk, "html").status_code == 302
    other = town.county.actor(town.county.department, Role.CLERK, name="colleague")
    assert page(sitting(other), "paper", *here, receipt.pk, "html").status_code == 404
    assert page(sitting(town.other), "paper", *here, receipt.pk, "html").status_code == 404
