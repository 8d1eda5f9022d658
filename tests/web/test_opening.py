"""新登记: every opening step is offered to whom it belongs, and opens a record of the agency and the place chosen."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.people import Agency, Role, User
from guiju.web.staff import today
from tests.people import County
from tests.specimen.models import Badge, Petition
from tests.web import desk

OPENINGS = {
    "petition": ["receive"],
    "errand": ["send", "send_by_kind"],
    "badge": ["issue", "take_over"],
    "meeting": ["plan"],
    "file_review": ["plan"],
    "reviewed_unit": [],
    "file_draw": ["freeze"],
    "reviewed_file": ["pick"],
    "file_reviewer": ["enter"],
    "study_session": ["plan", "register"],
    "legality_review": ["send"],
    "normative_document": ["propose", "enter_existing"],
    "document_cleanup": ["open"],
    "outreach_event": ["list", "register"],
    "enforcement_body": ["propose"],
    "penalty_case": ["file", "file_jointly", "penalise_on_spot"],
    "enforcement_certificate": ["apply", "exchange"],
    "power_item": ["propose"],
    "power_list_review": ["call"],
    "service_item": ["draft"],
    "service_case": ["apply", "book", "receive", "handle_at_once"],
    "service_branch": [],
    "service_rating": [],
    "reviewed_power_list": [],
    "reconsideration": ["receive", "hand_in"],
    "dispute": ["find"],
    "mediation_committee": ["establish"],
    "mediator": ["appoint"],
    "legal_aid_case": ["apply", "take_forwarded", "take_notice"],
    "grid": ["set_up"],
    "grid_event": ["report", "screen"],
    "roundtable": ["collect"],
    "supervised_person": ["receive"],
    "home_visit": ["visit"],
    "annual_report": ["compile"],
    "report_round": ["call"],
    "report_filing": ["receive"],
    "work_plan": ["establish"],
    "work_task": [],
    "duty_round": ["call"],
    "duty_report": [],
    "question_bank": ["load"],
    "exam_round": ["open"],
    "exam": ["enlist", "register"],
    "appraisal": ["start"],
    "appraised_unit": [],
    "demonstration": ["apply"],
    "damage_compensation": ["take_clue"],
    "major_decision": ["propose"],
    "counsel": ["engage"],
    "village_counsel": ["list"],
    "notary_case": ["apply"],
    "consultation": ["answer_at_once", "receive", "ask"],
    "credit_publication": ["enter_penalty", "enter_licence", "enter_listing"],
    "compulsory_execution": ["open", "clear_at_once"],
    "compulsory_measure": ["ask", "impose_at_once"],
    "inspection": ["plan", "register"],
    "inspection_checklist": ["draft"],
    "inspected_subject": ["enter"],
    "inspection_draw": ["freeze"],
    "litigation": ["summon", "take_appeal", "take_retrial"],
    "proposal": ["assign"],
    "visit": ["receive", "settle_at_once"],
    "audit_project": ["plan"],
    "disclosure_item": ["enter"],
    "disclosure_request": ["apply", "register_unconfirmed", "receive"],
    "hotline_case": ["receive", "apply", "answer_at_once"],
    "hotline_order": [],
    "discipline_case": ["take_lead"],
    "legislative_comment": ["receive"],
    "document_review": ["receive_filing", "receive_draft", "receive_opinion"],
    "supervision": ["plan"],
    "legal_advocate": ["choose"],
    "model_village": ["apply", "claim"],
    "school": ["enter"],
    "reported_statistic": ["send", "send_anew"],
    "school_vice_principal": ["recommend"],
}
"""By register, in the order declared. What only follows from another step (重新公布的文件登记) opens nothing by itself."""


def test_every_opening_step_is_known() -> None:
    found = {name: [step.name for step in model.procedure.openings] for name, model in registers().items()}
    assert found == OPENINGS


def seated(client: Client, agency: Agency, *roles: Role) -> Client:
    client.force_login(desk.user(agency, *roles, name="x"), backend=desk.BACKEND)
    return client


def offered(client: Client, path: str) -> list[str]:
    """The opening steps that a page leads to, in the order shown."""
    return re.findall(r'href="/r/\w+/new/(\w+)/"', desk.words(client.get(path)))


@pytest.mark.parametrize(
    ("register", "place", "roles", "steps"),
    [
        ("badge", "department", [Role.CLERK], ["issue"]),
        ("badge", "bureau", [Role.CLERK, Role.HEAD], ["issue", "take_over"]),
        ("badge", "bureau", [Role.HEAD], ["take_over"]),
        ("badge", "department", [Role.HEAD], []),
        ("badge", "department", [Role.AUDITOR], []),
        ("penalty_case", "department", [Role.OFFICER], ["file", "penalise_on_spot"]),
        ("enforcement_certificate", "bureau", [Role.HEAD], ["exchange"]),
        ("enforcement_certificate", "bureau", [Role.CLERK, Role.LEGAL], ["apply", "exchange"]),
        ("enforcement_certificate", "department", [Role.HEAD], []),
        ("normative_document", "department", [Role.CLERK], ["propose", "enter_existing"]),
        ("normative_document", "department", [Role.HEAD], []),
        ("reconsideration", "bureau", [Role.LEGAL], ["receive", "hand_in"]),
        ("annual_report", "bureau", [Role.CLERK], ["compile"]),
        ("annual_report", "department", [Role.CLERK], []),
    ],
)
def test_a_list_offers_the_opening_steps_of_the_actor(
    client: Client, county: County, register: str, place: str, roles: list[Role], steps: list[str]
) -> None:
    seated(client, getattr(county, place), *roles)
    path = reverse("register_list", args=[register])
    assert offered(client, path) == steps
    assert ("新登记" in desk.words(client.get(path))) == bool(steps)
    if register == "annual_report":
        assert offered(client, reverse("report_list")) == steps
    choice = client.get(reverse("open_matter", args=[register]))
    if not steps:
        assert choice.status_code == 403
    elif len(steps) == 1:
        assert choice.headers["Location"] == reverse("open_step", args=[register, steps[0]])
    else:
        assert offered(client, reverse("open_matter", args=[register])) == steps
    for step in registers()[register].procedure.openings:
        answer = client.get(reverse("open_step", args=[register, step.name])).status_code
        assert answer == (200 if step.name in steps else 403), step.name


@pytest.mark.parametrize("step", ["withdraw", "succeed", "correct", "nothing", "note_overdue"])
def test_what_opens_nothing_is_no_opening(client: Client, county: County, step: str) -> None:
    seated(client, county.bureau, *Role)
    for answer in (client.get(f"/r/badge/new/{step}/"), client.post(f"/r/badge/new/{step}/", {"holder": "甲"})):
        assert answer.status_code == 404
    assert not Badge.objects.exists()


def typed(**more: str) -> dict[str, str]:
    return {"holder": "甲", "on": today().isoformat(), "version": "0", **more}


def test_a_second_opening_step_opens_a_record(client: Client, county: County) -> None:
    seated(client, county.bureau, Role.HEAD)
    done = client.post("/r/badge/new/take_over/", typed(agency=str(county.bureau.pk)))
    record = Badge.objects.get()
    assert (done.headers["Location"], record.stage) == (reverse("matter", args=["badge", record.pk]), "valid")


def test_the_bureau_opens_for_another_agency_of_its_region(client: Client, county: County) -> None:
    seated(client, county.bureau, Role.HEAD)
    page = desk.words(client.get("/r/badge/new/take_over/"))
    assert "承办机关" in page and county.township.name in page and county.elsewhere.name not in page
    assert client.post("/r/badge/new/take_over/", typed(agency=str(county.township.pk))).status_code == 302
    record = Badge.objects.get()
    assert (record.agency_id, record.region) == (county.township.pk, "431081103")


@pytest.mark.parametrize(
    ("told", "words", "anchor"),
    [
        ({}, "请选择由哪个机关承办", "#id_agency"),
        ({"agency": "x"}, "请选择由哪个机关承办", "#id_agency"),
        ({"agency": "elsewhere"}, "请选择由哪个机关承办", "#id_agency"),
        ({"agency": "township", "region": "431081"}, "不在某镇人民政府的行政区划以内", "#id_region"),
        ({"agency": "department", "region": "431003"}, "请从列表中选择", "#id_region"),
    ],
)
def test_whose_and_where_are_held_to_the_region(
    client: Client, county: County, told: dict[str, str], words: str, anchor: str
) -> None:
    seated(client, county.bureau, Role.HEAD)
    agency = getattr(county, told.get("agency", ""), None)
    refused = client.post(
        "/r/badge/new/take_over/", typed(**told | ({"agency": str(agency.pk)} if agency is not None else {}))
    )
    page = desk.words(refused)
    assert refused.status_code == 422 and words in page
    assert f'href="{anchor}"' in page and f'id="{anchor[1:]}"' in page
    assert not Badge.objects.exists()


@pytest.mark.parametrize("step", ["issue", "take_over"])
def test_a_step_of_ones_own_agency_asks_for_no_other(client: Client, county: County, step: str) -> None:
    seated(client, county.bureau, *Role)
    page = desk.words(client.get(f"/r/badge/new/{step}/"))
    assert ('name="agency"' in page) == (step == "take_over")
    if step == "issue":
        client.post("/r/badge/new/issue/", typed(agency=str(county.township.pk)))
        assert Badge.objects.get().agency_id == county.bureau.pk


def test_where_a_matter_lies_is_its_agencys_place_unless_told(at_desk: Client, clerk: User, county: County) -> None:
    told: dict[str, Any] = {"title": "道路积水（模拟）", "received_on": "2024-03-04", "on": "2024-03-04"}
    told |= {"petitioner-rows": "1", "petitioner-0-kind": "person", "petitioner-0-name": "张三丰"}
    for region in ("", "431081103"):
        told["title"] = f"道路积水{region}（模拟）"
        assert at_desk.post("/r/petition/new/receive/", told | {"region": region}).status_code == 302
    assert sorted(Petition.objects.values_list("region", flat=True)) == ["431081", "431081103"]
