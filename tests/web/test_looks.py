"""Why somebody looks is asked, kept and ledgered; heads and auditors read who looked at whom, and what was refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from statistics import median
from time import process_time
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.acting import engine, personnel, verification
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping import guards, looking, second_log
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.looking import NoSight, ReasonWanted
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.second_log import Look, Refusal
from guiju.kernel.keeping.sight import WrongSight
from guiju.kernel.offices.people import Role, User
from guiju.web.looks import Usual, lines_of
from tests import tampering
from tests.people import County, verified
from tests.specimen.models import Petition
from tests.web import desk

WHY = "电话核实诉求内容"


@pytest.fixture(autouse=True)
def everybody_has_said_why() -> None:
    """Here nobody has."""


@pytest.fixture
def record(county: County) -> Petition:
    return desk.petition(county.clerk)


def sat(client: Client, user: User) -> Client:
    client.force_login(user, backend=desk.BACKEND)
    return client


def test_a_reason_is_a_ground_and_words_that_name_nobody(client: Client, county: County, record: Petition) -> None:
    at_desk = sat(client, desk.user(county.department, Role.CLERK, name="甲"))
    reveal = reverse("reveal", args=["petition", record.pk])
    wrong = [("", WHY), ("handling", "aaaa"), ("handling", "查查查查"), ("door", WHY), ("handling", "核实张三丰的诉求")]
    for ground, why in [
        *wrong,
        ("handling", "核实电话13812345678"),
        ("handling", "核实电话138 1234 5678"),
        ("handling", "核实电话１３８１２３４５６７８"),
    ]:
        page = desk.words(at_desk.post(reveal, {"ground": ground, "why": why}, follow=True))
        assert "张三丰" not in page and "事由" in page and not Look.objects.exists(), (ground, why)
    assert "张三丰" in desk.words(at_desk.post(reveal, {"ground": "handling", "why": WHY}))
    assert "张三丰" in desk.words(at_desk.post(reveal)), "said once, it covers the day and the matter"
    assert [look.why for look in Look.objects.all()] == [WHY] * 3
    other = desk.petition(county.clerk, "另一诉求（模拟）")
    assert "张三丰" not in desk.words(at_desk.post(reverse("reveal", args=["petition", other.pk]), follow=True))


def test_a_look_opens_its_own_matter_alone(county: County, record: Petition) -> None:
    other = desk.petition(county.clerk, "另一诉求（模拟）")
    with pytest.raises(ReasonWanted):
        looking.at(county.clerk, record, "当事人信息")
    looking.say(county.clerk, "petition", record.pk, "handling", WHY)
    sight = looking.at(county.clerk, record, "当事人信息")
    assert Party.objects.get(matter_id=record.pk).plain(sight)["name"] == "张三丰"
    with pytest.raises(WrongSight):
        Party.objects.get(matter_id=other.pk).plain(sight)
    with pytest.raises(WrongSight):
        Party.objects.get(matter_id=other.pk).plain()  # type: ignore[call-arg]
    with pytest.raises(NoSight):
        looking.at(county.actor(county.elsewhere, Role.HEAD), record, "当事人信息")


def test_each_way_out_asks_and_leads_on(client: Client, county: County, record: Petition) -> None:
    record = engine.take("attach", record, county.clerk, {"paper": ("说明.txt", b"abc")})
    at_desk = sat(client, desk.user(county.department, Role.CLERK, name="甲"))
    matter, list_of = ["petition", record.pk], reverse("figure_records", args=["petitions"])
    paper = second_of(record)
    ways = [reverse("paper", args=[*matter, paper, "original"]), reverse("ask_correction", args=[*matter, 1])]
    for way in ways:
        asked = at_desk.get(way)
        assert asked.status_code == 302 and asked["Location"].startswith("/looks/reason/"), way
    assert list_of and not Look.objects.exists()
    assert at_desk.post(asked["Location"], {"ground": "correcting", "why": WHY}, follow=True).status_code == 200
    assert at_desk.get(ways[0]).getvalue() == b"abc"
    away = f"{reverse('look_reason', args=['petition'])}?matter={record.pk}&next=https://evil.example/"
    assert at_desk.post(away, {"ground": "handling", "why": WHY})["Location"] == "/"


def second_of(record: Petition) -> int:
    from guiju.kernel.keeping.papers import Paper

    return int(Paper.objects.get(matter_id=record.pk).pk)


def test_a_refusal_keeps_nothing_that_was_typed(county: County, record: Petition) -> None:
    with pytest.raises(Refused):
        told = {"title": "x", "petitioner": [{**desk.PERSON, "id_number": "431081198001010111"}]}
        engine.take("receive", Petition, county.clerk, told)
    kept = str(list(Refusal.objects.values()))
    assert "4310811980" not in kept and "张三丰" not in kept and Refusal.objects.get().reasons[0]["code"]


TAMPERED: dict[str, Callable[[], Any]] = {
    "changed": lambda: Look.objects.filter(pk=Look.objects.latest("pk").pk).update(why="别的事由"),
    "moved to another day": lambda: Look.objects.update(at=timezone.now() - timedelta(days=2)),
    "taken away": lambda: Look.objects.all().delete(),
    "added": lambda: Look.objects.create(at=timezone.now(), register="petition", what="x", ground="handling"),
    "refusal changed": lambda: Refusal.objects.update(step="accept"),
    "refusal taken away": lambda: Refusal.objects.all().delete(),
    "entry taken away": lambda: tampering.take_away(Entry.objects.filter(register=second_log.REGISTER).latest("pk")),
}


@pytest.mark.parametrize("act", list(TAMPERED.values()), ids=list(TAMPERED))
def test_the_second_log_is_vouched_for(county: County, record: Petition, act: Callable[[], Any]) -> None:
    looking.say(county.clerk, "petition", record.pk, "handling", WHY)
    looking.at(county.clerk, record, "当事人信息")
    with pytest.raises(Refused):
        engine.take("decide", record, county.clerk, {})
    assert verified().sound
    guards.install(connection, drop=True)
    with tampering.undone():
        act()
        assert any(fault.register == second_log.REGISTER for fault in verified().faults)


def test_each_column_of_the_second_log_is_vouched_for(county: County, record: Petition) -> None:
    looking.say(county.clerk, "petition", record.pk, "handling", WHY)
    with pytest.raises(Refused):
        engine.take("decide", record, county.clerk, {}, record.last_step_on)
    assert verified().sound
    guards.install(connection, drop=True)
    missed = []
    for kind in second_log.KINDS:
        row = kind._default_manager.latest("pk")
        for column in tampering.columns(kind):
            with tampering.undone():
                tampering.change(row, column)
                missed += [f"{kind.__name__}.{column.name}"] if verification.verify().sound else []
    assert missed == []


def test_the_database_itself_refuses(county: County, record: Petition) -> None:
    looking.say(county.clerk, "petition", record.pk, "handling", WHY)
    with pytest.raises(DatabaseError, match="append-only"):
        Look.objects.update(why="别的事由")


def test_a_look_costs_few_statements(county: County, record: Petition, django_assert_max_num_queries: Any) -> None:
    looking.say(county.clerk, "petition", record.pk, "handling", WHY)
    with django_assert_max_num_queries(9):
        looking.at(county.clerk, record, "当事人信息")


def test_auditors_read_who_looked_at_whom_and_what_is_unusual(client: Client, county: County, record: Petition) -> None:
    for n in range(3):
        person = desk.user(county.department, Role.CLERK, name=f"常人{n}").actor
        looking.say(person, "petition", record.pk, "handling", WHY)
    many = desk.user(county.department, Role.CLERK, name="多看者").actor
    looking.say(many, "petition", record.pk, "handling", WHY)
    for _ in range(25):
        looking.at(many, record, "当事人信息")
    with pytest.raises(Refused):
        engine.take("decide", record, many, {})
    auditor = desk.user(county.bureau, Role.AUDITOR, name="监督")
    page = desk.words(sat(client, auditor).get(reverse("looks")))
    assert page.count("异常</span>") == 1 and page.index("多看者") < page.index("常人0")
    assert WHY in page and "26" in page and "被拒绝的办理" in page and "多看者</a> 1次" in page
    one = desk.words(client.get(reverse("looks"), {"person": str(many.user_id)}))
    assert "多看者" in one
    here = desk.words(client.get(reverse("matter", args=["petition", record.pk])))
    assert "查看记录" in here and WHY in here
    for agency, role, may in ((county.elsewhere, Role.AUDITOR, 200), (county.department, Role.CLERK, 403)):
        told = sat(client, desk.user(agency, role, name=f"来者{role}")).get(reverse("looks"))
        assert told.status_code == may and "多看者</a>" not in desk.words(told)


def test_who_is_alone_in_a_role_is_not_the_measure_of_their_own_looks(
    client: Client, county: County, record: Petition
) -> None:
    """The only auditor of a county looks at everything in one go."""
    alone = desk.user(county.bureau, Role.AUDITOR, name="独任").actor
    looking.say(alone, "petition", record.pk, "oversight", WHY)
    for _ in range(25):
        looking.at(alone, record, "当事人信息")
    page = desk.words(sat(client, desk.user(county.bureau, Role.HEAD, name="负责人")).get(reverse("looks")))
    assert "独任" in page and page.count("异常</span>") == 1


def test_an_office_that_ended_is_no_measure(county: County) -> None:
    """A clerk was in charge of many, whose work is much looking; no longer."""
    today = timezone.localdate()
    person = desk.user(county.bureau, Role.CLERK, name="曾任")
    person.appointments.create(role=Role.CORRECTION, since=today - timedelta(days=9), until=today - timedelta(days=1))
    many = [desk.user(county.bureau, Role.CORRECTION, name=f"常看{n}") for n in range(3)]
    peer = desk.user(county.bureau, Role.CLERK, name="同事")
    told = [(one.pk, today, 60, 9) for one in [*many, person]] + [(peer.pk, today, 5, 5)]
    found = {
        line.person.username: line.unusual for line in lines_of(told, {one.pk: one for one in [*many, person, peer]})
    }
    assert found == {"曾任": True, "同事": False, "常看0": False, "常看1": False, "常看2": False}


def test_a_day_is_measured_by_the_days_of_the_others_in_the_same_offices() -> None:
    """As it is defined, for anybody; and of a whole county within moments (400 people, 31 days each)."""
    rng = Random(5)
    days = [(rng.randrange(9), rng.randrange(40), frozenset(rng.sample("abc", rng.randint(0, 2)))) for _ in range(60)]
    usual = Usual(days)
    for user, _, held in days:
        alike = [[looks for one, looks, theirs in days if one != user and role in theirs] for role in held]
        others = [looks for one, looks, _ in days if one != user]
        assert usual.of(user, held) == max(median(told) for told in [one for one in alike if one] or [others or [0]])
    began = process_time()
    county = [(n % 400, n % 60, frozenset({"clerk"})) for n in range(400 * 31)]
    whole = Usual(county)
    assert {whole.of(user, held) for user, _, held in county} and process_time() - began < 2


def test_whoever_has_moved_away_reads_no_title_by_the_page_that_asks_why(
    client: Client, county: County, record: Petition
) -> None:
    """A clerk who took a step on it is of another agency now, which never had it."""
    person = User.objects.get(pk=str(county.clerk.user_id))
    User.objects.filter(pk=person.pk).update(agency=county.township)
    asking = f"{reverse('look_reason', args=['petition'])}?matter={record.pk}"
    answer = sat(client, User.objects.get(pk=person.pk)).get(asking)
    assert record.title not in desk.words(answer) and answer.status_code == 302
    assert client.post(asking, {"ground": "handling", "why": WHY}).status_code == 302 and not Look.objects.exists()


def test_looks_stay_with_the_office_of_that_day_and_are_shown_to_whose_record_it_is(
    client: Client, county: County, record: Petition
) -> None:
    """A clerk looks and moves to another county; a reviewer of the bureau looks at a record of the department."""
    mover = desk.user(county.department, Role.CLERK, name="调离者")
    for person in (mover.actor, desk.user(county.bureau, Role.LEGAL, name="外来者").actor):
        looking.say(person, "petition", record.pk, "handling", WHY, whose=record.agency_id)
        looking.at(person, record, "当事人信息")
        with pytest.raises(Refused):
            engine.take("decide", record, person, {})
    personnel.move(None, "工作调动", mover, county.elsewhere, [Role.CLERK])
    for agency, role, who in (
        (county.department, Role.HEAD, {"调离者": 3, "外来者": 2}),
        (county.department, Role.AUDITOR, {"调离者": 3, "外来者": 2}),
        (county.bureau, Role.AUDITOR, {"调离者": 3, "外来者": 3}),
        (county.bureau, Role.HEAD, {"外来者": 3}),
        (county.elsewhere, Role.AUDITOR, {}),
        (county.elsewhere, Role.HEAD, {}),
        (county.township, Role.HEAD, {}),
    ):
        page = desk.words(sat(client, desk.user(agency, role, name=f"{agency.pk}{role}")).get(reverse("looks")))
        assert {name: page.count(f"{name}<p") for name in ("调离者", "外来者") if name in page} == who, (agency, role)
        assert agency == county.elsewhere or "苏仙区司法局" not in page, "the office of that day"
