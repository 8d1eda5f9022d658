"""What a matter's page puts first, what it folds, and what it leads to."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.declaring.registry import life
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.web.staff import today
from tests.lives import brought
from tests.people import County
from tests.registers.disputes import appointed, established
from tests.registers.disputes import told as dispute_told
from tests.registers.grid_events import FRIDAY, MONDAY, Town
from tests.web import desk


def seen(client: Client, county: County, record: Any, *roles: Role, agency: str = "department") -> str:
    user = desk.user(getattr(county, agency), *roles, name=f"{agency}-{'-'.join(roles)}")
    client.force_login(user, backend=desk.BACKEND)
    return desk.words(client.get(reverse("matter", args=[record.register(), record.pk])))


def test_what_usually_follows_is_told_by_the_life_of_the_register() -> None:
    usual = life("dispute").usually_after
    assert usual(["find"])[0] == "accept"
    assert usual(["find", "accept", "attach"])[0] == usual(["accept"])[0]
    assert usual([]) == []


def test_the_usual_next_step_stands_first_and_what_is_blocked_is_folded(client: Client, county: County) -> None:
    case = brought(county, PenaltyCase, "approve_filing", today() - timedelta(days=9)).record
    page = seen(client, county, case, Role.OFFICER, Role.CLERK)
    offers = page.split('id="steps-title"')[1].split('id="facts-title"')[0]
    first, *rest = re.findall(r'<a class="button([^"]*)" href="[^"]*/do/(\w+)/"', offers)
    assert first == (" primary", life("penalty_case").usually_after(["approve_filing"])[0])
    folded = offers.split("条件尚不具备的步骤")
    assert len(folded) == 2 and "不具备" not in folded[0].split("通常的下一步")[1].split("<h3")[1]
    assert [shut for shut, _ in rest if "shut" in shut]


def test_a_usual_step_of_others_is_named_with_whose_it_is(client: Client, county: County) -> None:
    case = brought(county, PenaltyCase, "file", today() - timedelta(days=9)).record
    page = seen(client, county, case, Role.OFFICER)
    assert "通常的下一步是“" in page and "应当由负责人办理" in page


def test_nothing_usually_follows_an_end_but_what_belongs_to_it(client: Client, county: County) -> None:
    """A closed event may be opened again, but that is not what one usually does."""
    town = Town(county)
    event: Any = town.report().take("handle", town.worker, MONDAY, result="劝离").verify().record
    assert "通常的下一步" in seen(client, county, event, Role.CLERK, Role.HEAD, agency="township")
    event = engine.take("close", event, town.clerk, {}, FRIDAY)
    page = seen(client, county, event, Role.CLERK, agency="township")
    assert "重新办理" in page and "通常的下一步" not in page


def test_nothing_usually_follows_where_a_record_comes_to_rest(client: Client, county: County) -> None:
    """Of a grid in being nobody usually asks that its people leave."""
    page = seen(client, county, Town(county).first, Role.CLERK, Role.HEAD, agency="township")
    assert "离岗" in page and "通常的下一步" not in page


def test_an_address_that_is_none_says_so_in_words(client: Client, county: County) -> None:
    client.force_login(desk.user(county.township, Role.CLERK, name="clerk"), backend=desk.BACKEND)
    page = desk.words(client.get("/r/grid/nowhere/"))
    assert "地址有误" in page and "Resolver404" not in page


def test_the_limits_come_before_the_steps(client: Client, county: County) -> None:
    case = brought(county, PenaltyCase, "approve_filing", today() - timedelta(days=9)).record
    page = seen(client, county, case, Role.OFFICER)
    assert page.index('id="clocks-title"') < page.index('id="steps-title"')


def mediated(county: County) -> Any:
    committee = established(county)
    mediator = appointed(county, committee)
    return dispute_told(county, "begin", mediator=mediator, committee=committee).record


def test_what_was_chosen_leads_to_its_page_for_those_who_may_see_it(client: Client, county: County) -> None:
    dispute = mediated(county)
    page = seen(client, county, dispute, Role.CLERK, agency="township")
    for one in (dispute.mediator, dispute.committee):
        link = f'<a href="/r/{one.register()}/{one.pk}/">{one}</a>'
        # Among the contents, and in the entry of the ledger.
        assert page.count(link) == 2
    assert "?agency=" not in page
    page = seen(client, county, dispute, Role.LEGAL, agency="bureau")
    assert f'<a href="/r/dispute/?agency={county.township.pk}">某镇人民政府</a>' in page


def test_an_entry_names_what_was_chosen_then(client: Client, county: County) -> None:
    dispute = mediated(county)
    first = dispute.mediator
    other = appointed(county, dispute.committee, 2)
    clerk = county.actor(county.township, Role.CLERK, Role.MEDIATOR)
    told = {"mediator": other, "reason": "另有安排"}
    engine.take("change_mediator", dispute, clerk, told, dispute.last_step_on)
    page = seen(client, county, dispute, Role.CLERK, agency="township")
    assert f'<a href="/r/mediator/{first.pk}/">' in page and first.pk.hex not in page


def test_officers_of_ones_own_agency_are_named_in_full(client: Client, county: County) -> None:
    case = brought(county, PenaltyCase, "investigate", today() - timedelta(days=9)).record
    own = seen(client, county, case, Role.OFFICER)
    bureau = seen(client, county, case, Role.LEGAL, agency="bureau")
    names = [row.certificate.title for row in case.officers.all()]
    parts = [page.split('aria-label="执法人员"')[1].split("</table>")[0] for page in (own, bureau)]
    assert "*" not in re.sub(r"<[^>]*>", "", parts[0]) and all(name in parts[1] for name in names)
    assert parts[0].count('<a href="/r/enforcement_certificate/') == len(names)


@pytest.mark.parametrize("missing", [True, False])
def test_after_a_refusal_conditions_stand_as_what_was_typed_leaves_them(
    client: Client, county: County, missing: bool
) -> None:
    dispute: Dispute = dispute_told(county, "accept").record
    committee = established(county)
    mediator = appointed(county, committee)
    client.force_login(desk.user(county.township, Role.CLERK, name="x"), backend=desk.BACKEND)
    told = {"version": str(dispute.version), "on": today().isoformat(), "committee": str(committee.pk)}
    told |= {} if missing else {"mediator": str(mediator.pk)}
    answer = client.post(reverse("take_step", args=["dispute", dispute.pk, "begin"]), told)
    panel = desk.words(answer).split('id="conditions"')[1]
    assert answer.status_code == 422 and ("待填：调解员" in panel) == missing


def test_a_number_asked_for_is_shown_with_the_way_to_decide(client: Client, county: County) -> None:
    case = brought(county, PenaltyCase, "approve_filing", today() - timedelta(days=9)).record
    told = {"new_number": "资某立〔2026〕99号", "reason": "编号重复"}
    case = engine.take("ask_renumber", case, county.clerk, told, case.last_step_on)
    page = seen(client, county, case, Role.HEAD)
    way = f"/r/penalty_case/{case.pk}/do/renumber/?request={case.version}"
    assert "正确编号：资某立〔2026〕99号" in page and page.count(way) == 1
    form = desk.words(client.get(way))
    assert re.search(rf'name="request" value="{case.version}"', form)
    typed = {"version": str(case.version), "on": today().isoformat(), "request": str(case.version)}
    assert client.post(way, typed).status_code == 302
    case.refresh_from_db()
    assert case.number == "资某立〔2026〕99号"
    assert "/do/renumber/" not in seen(client, county, case, Role.LEGAL)
