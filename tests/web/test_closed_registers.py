"""Registers closed to all but those who serve: over the whole table of addresses nobody else gets a name, a number or a count.

Who serves sees them, and every look is kept and shown to the head.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from guiju.figures import compute, declared
from guiju.figures.models import Cell
from guiju.kernel.acting import nightly
from guiju.kernel.finding.choosing import choices, within
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.second_log import Look
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Agency, Region, Role
from guiju.kernel.offices.scope import closed, visible
from guiju.registers.care.home_visit import HomeVisit
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.web.staff import today
from tests.addresses import addresses
from tests.lives import brought, case
from tests.people import County, make_county
from tests.shares import each
from tests.web import desk
from tests.web.house import seated

pytestmark = pytest.mark.django_db
STRANGERS = (
    ("bureau", Role.CLERK),
    ("bureau", Role.LEGAL),
    ("bureau", Role.AUDITOR),
    ("government", Role.HEAD),
    ("township", Role.CLERK),
    ("township", Role.AUDITOR),
    ("township", Role.ADMIN),
    ("department", Role.CORRECTION),
    ("elsewhere", Role.CORRECTION),
    ("elsewhere", Role.HEAD),
)
"""Overseers, auditors, colleagues in other roles, and those who serve elsewhere."""
SWEPT = [stranger for n, stranger in enumerate(STRANGERS) if n in (3, 4, 7)]
"""One of each sort, for all addresses; the others are tried where it matters."""
CARE = (
    "community_correction_registered",
    "community_correction_received",
    "key_person_visits_kept_rate",
    "home_visit_records",
)


@pytest.fixture(autouse=True)
def specimen_figures() -> None:
    """The real figures here, not those of the specimen."""


@dataclass
class House:
    county: County
    records: list[Any]
    secrets: set[str]
    """What no stranger may read: full names, numbers of documents and of records, keys."""

    def agency(self, name: str) -> Agency:
        agency: Agency = getattr(self.county, name)
        return agency


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic():
        county = make_county()
        assert county.government.pk
        day = today() - timedelta(days=60)
        persons = [brought(county, SupervisedPerson, "mark_key", day, way="key") for _ in range(2)]
        persons.append(brought(county, SupervisedPerson, "plan", day, way="minor"))
        visits = [case(county, HomeVisit, persons[0].on).do("visit", person=persons[0].record)]
        nightly.run(today())
        records = [one.record for one in (*persons, *visits)]
        for record in records:
            record.refresh_from_db()
        yield House(county, records, secrets_of(records))
        transaction.set_rollback(True)


def secrets_of(records: list[Any]) -> set[str]:
    found = {str(record.pk) for record in records} | {record.number for record in records}
    for party in Party.told_of.filter(matter_id__in=[record.pk for record in records]):
        plain = party.plain(Use.VERIFYING)
        found |= {plain["name"], plain["id_number"]}
    return {words for words in found if words}


@pytest.mark.parametrize(("place", "role"), each(3, SWEPT))
def test_a_stranger_gets_neither_name_nor_number(house: House, place: str, role: Role) -> None:
    client = seated(house.agency(place), role)
    faults = []
    for path in addresses(house.records, CARE):
        response = client.get(path)
        if response.status_code >= 500:
            faults.append(f"{path}: {response.status_code}")
        if response.status_code == 200:
            page = b"".join(response).decode(errors="replace") if response.streaming else desk.words(response)
            told = {words for words in house.secrets if words in page.replace(path, "")}
            faults += [f"{path}: {words}" for words in told]
    assert faults == []
    assert not Look.objects.filter(user__username__startswith=f"{house.agency(place).pk}-{role}-").exists()


@pytest.mark.parametrize(("place", "role"), STRANGERS)
def test_a_stranger_takes_no_step(house: House, place: str, role: Role) -> None:
    client = seated(house.agency(place), role)
    for record in house.records:
        before = record.version
        for step in ("unmark_key", "void", "attach", "ask_correction", "correct", "redact"):
            path = reverse("take_step", args=[record.register(), record.pk, step])
            assert client.post(path, {"on": today().isoformat(), "version": before}).status_code in (403, 404), path
        assert (
            client.post(reverse("reveal", args=[record.register(), record.pk]), {"why": "有事要看"}).status_code == 404
        )
        assert type(record).objects.get(pk=record.pk).version == before


@pytest.mark.parametrize(("place", "role"), STRANGERS)
def test_no_list_picker_or_limit_counts_them(house: House, place: str, role: Role) -> None:
    actor = house.county.actor(house.agency(place), role, name=f"{place}-{role}-stranger")
    for model in (SupervisedPerson, HomeVisit):
        assert not visible(actor, model.objects.all()).exists()
        assert choices(within(model.objects.all(), actor), actor, today()).found == []
    assert not visible(actor, ClockRow.objects.filter(register__in=closed())).exists()


@pytest.mark.parametrize(("place", "role"), STRANGERS)
def test_a_stranger_reads_no_small_number(house: House, place: str, role: Role) -> None:
    """Two key persons and three on the list: no page says two or three; nothing is drawn or exported."""
    compute.refresh()
    client, own = seated(house.agency(place), role), house.agency(place).region_id
    year = {"year": str(today().year), "region": house.county.township.region_id if own.startswith("431081") else own}
    answer = client.get(reverse("figure", args=["community_correction_registered"]), year)
    page = desk.words(answer)
    if len(year["region"]) > 6 and not (house.agency(place).oversees or own == year["region"]):
        assert answer.status_code == 403, "a place below the county is not theirs to read of at all"
        return
    if place == "elsewhere":
        assert "人" in page
        assert "少于5人" not in page, "no other region's figures at all"
        return
    kept_back = "不单独列出" if len(year["region"]) > 6 else "少于5人"
    assert kept_back in page
    assert "3人" not in page
    assert "共3条" not in page
    for figure in (
        "community_correction_registered",
        "community_correction_received",
        "community_correction_key_persons",
    ):
        assert client.get(reverse("figure_records", args=[figure]), year).status_code == 404
    assert (
        client.get(reverse("figure_chart", args=["community_correction_received", "months"]), year).status_code == 404
    )
    assert kept_back in desk.words(client.get(reverse("figures"), year))
    for figure in ("supervised_person_in_time_rate", "community_correction_key_weekly_visit_norm"):
        page = desk.words(client.get(reverse("figure", args=[figure]), year))
        assert "3件" not in page, "what a rate is made of is a count as well"
        assert "在您的查看范围内" not in page, "how many periods there are tells of one key person"


def test_a_place_is_not_worked_out_of_its_county(house: House) -> None:
    """Nine at one place and three at another: neither is told, or the one were the county's twelve less the other's nine."""
    county = house.county
    Region.objects.create(code="431081104", name="另一镇", parent_id="431081")
    other = Agency.objects.create(name="另一镇人民政府", region_id="431081104", mark="另镇")
    for agency, many in ((county.township, 6), (other, 3)):
        for n in range(many):
            brought(county, SupervisedPerson, "register", today() - timedelta(days=40 + n), agency=agency)
    compute.refresh()
    client = seated(county.bureau, Role.CLERK)

    def page(region: str) -> str:
        address = reverse("figure", args=["community_correction_registered"])
        return desk.words(client.get(address, {"year": str(today().year), "region": region}))

    assert "12人" in page("431081")
    for region in ("431081103", "431081104"):
        assert "9人" not in page(region)
        assert "3人" not in page(region)


def test_the_list_tells_a_stranger_that_it_is_closed_and_not_that_it_is_empty(house: House) -> None:
    page = desk.words(seated(house.county.bureau, Role.CLERK).get(reverse("register_list", args=["supervised_person"])))
    assert "只供办理人员查看" in page
    assert "还没有记录" not in page


def test_who_serves_sees_and_reads_the_number(house: House) -> None:
    compute.refresh()
    worker = seated(house.county.township, Role.CORRECTION)
    person = house.records[0]
    page = desk.words(worker.get(reverse("matter", args=["supervised_person", person.pk])))
    assert person.number in page
    assert "每周走访社区矫正重点人员" in page
    assert "未履行" in page
    assert "登记一次" in page
    assert "查看记录" not in page, "looks are for the head"
    year = {"year": str(today().year), "region": house.county.township.region_id}
    assert "3人" in desk.words(worker.get(reverse("figure", args=["community_correction_registered"]), year))
    work = desk.words(worker.get(reverse("my_work")))
    assert "定期职责" in work
    assert person.number in work


def test_all_figures_cost_as_many_statements_as_any_page_may(house: House) -> None:
    """However many figures, years and closed registers there are: whether somebody sees all that is counted is asked of all of
    them at once."""
    for agency, role in ((house.county.bureau, Role.CLERK), (house.county.township, Role.CORRECTION)):
        client = seated(agency, role)
        client.get("/figures/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/figures/").status_code == 200
        assert len(asked) <= 15


def test_every_look_is_kept_and_shown_to_the_head(house: House) -> None:
    worker, head = (seated(house.county.township, role) for role in (Role.CORRECTION, Role.HEAD))
    person = house.records[0]
    paper = Paper.objects.filter(register="supervised_person", matter_id=person.pk).first()
    assert paper is not None
    before = Look.objects.filter(matter_id=person.pk).count()
    worker.get(reverse("matter", args=["supervised_person", person.pk]))
    worker.get(reverse("ledger", args=["supervised_person", person.pk]))
    worker.get(reverse("paper", args=["supervised_person", person.pk, paper.pk, "html"]))
    looks = Look.objects.filter(matter_id=person.pk).order_by("pk")[before:]
    assert {look.user.agency for look in looks if look.user} == {house.county.township}
    assert [look.what for look in looks].count("事项") == 3
    assert any(f"文书或者附件（账簿第{paper.seq}条）" == look.what for look in looks)
    page = desk.words(head.get(reverse("looks")))
    assert person.number in page
    assert f"文书或者附件（账簿第{paper.seq}条）" in page
    assert worker.get(reverse("looks")).status_code == 403
    assert "查看记录" in desk.words(head.get(reverse("matter", args=["supervised_person", person.pk])))


def test_the_form_of_a_visit_opens_with_the_person(house: House) -> None:
    worker = seated(house.county.township, Role.CORRECTION)
    person = house.records[0]
    page = desk.words(worker.get(reverse("open_step", args=["home_visit", "visit"]), {"person": str(person.pk)}))
    assert person.number in page


def test_where_the_sum_is_known_a_second_part_is_kept_back() -> None:
    from decimal import Decimal

    from guiju.figures.withholding import parts

    concept = declared.figure("community_correction_registered").concept
    spread = [("甲", Decimal(2)), ("乙", Decimal(30)), ("丙", Decimal(9)), ("丁", Decimal(0))]
    assert parts(spread, concept) == [("甲", None), ("乙", Decimal(30)), ("丙", None), ("丁", Decimal(0))]
    two = [("甲", Decimal(2)), ("乙", Decimal(3)), ("丙", Decimal(9))]
    assert [value for _, value in parts(two, concept)] == [None, None, Decimal(9)]
    other = declared.figure("disputes_settled").concept
    assert parts(spread, other) == spread


def test_what_a_small_number_could_be_worked_out_from_is_kept_back() -> None:
    from decimal import Decimal

    from guiju.figures.withholding import kept_back

    whole, part = "community_correction_registered", "community_correction_key_persons"
    assert kept_back({whole: Decimal(12), part: Decimal(9)}) == {part}, "three are left of the whole"
    assert kept_back({whole: Decimal(12), part: Decimal(6)}) == set()
    few = [f"supervised_person_{name}" for name in ("records", "records_in_time", "in_time_rate")]
    assert kept_back(dict(zip(few, (Decimal(3), Decimal(3), Decimal(100)), strict=True))) == set(few), (
        "and the rate of them"
    )


def test_the_list_shows_the_visit_that_was_missed(house: House) -> None:
    worker = seated(house.county.township, Role.CORRECTION)
    page = desk.words(worker.get(reverse("register_list", args=["supervised_person"])))
    assert "未履行" in page
    assert "每周走访社区矫正重点人员，至" in page


def test_one_can_move_to_another_county_on_the_page(house: House) -> None:
    """社区矫正法 art. 27(2): the new place may lie anywhere; the form offers its agency, with the place it is of."""
    person = brought(house.county, SupervisedPerson, "ask_move", today() - timedelta(days=50), way="moved").record
    head = seated(house.county.bureau, Role.HEAD)
    path = reverse("take_step", args=["supervised_person", person.pk, "approve_move"])
    assert "苏仙区司法局，苏仙区" in desk.words(head.get(path))
    person.refresh_from_db()
    told = {
        "on": today().isoformat(),
        "version": person.version,
        "agency": house.county.elsewhere.pk,
        "agreed_by": "同意接收",
        "notified": "on",
    }
    assert head.post(path, told).status_code == 302
    person.refresh_from_db()
    assert person.agency == house.county.elsewhere


@pytest.mark.parametrize(
    ("place", "role"), [("township", Role.ADMIN), ("bureau", Role.AUDITOR), ("government", Role.HEAD)]
)
def test_a_fault_names_nobody_to_strangers(house: House, place: str, role: Role) -> None:
    person = house.records[0]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE care_supervisedperson SET birth_year = 1950 WHERE id = %s", [person.pk.hex])
    page = desk.words(seated(house.agency(place), role).post(reverse("verification")))
    assert "与账簿不符" in page
    assert {words for words in (*house.secrets, person.title) if words in page} == set()
    head = desk.words(seated(house.county.township, Role.HEAD).post(reverse("verification")))
    assert person.number in head


def test_figures_of_a_province_cost_the_same_however_many_counties_it_has(house: House) -> None:
    """``across_regions`` asks for all places below at once."""
    compute.refresh()
    above = Agency.objects.create(name="某省司法厅", region_id="43", oversees=True)
    client, costs = seated(above, Role.CLERK), []
    cells = list(Cell.objects.all())
    for counties in (0, 12):
        for code, cell in product((f"4309{n + 21}" for n in range(counties)), cells):
            cell.pk, cell.region = None, code
            cell.save()
        client.get("/figures/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/figures/").status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]
