"""监管帮教对象 and 走访: what no rule allows, each tried and refused, and each way round to what a stranger may not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from guiju.figures import compute
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.steps import At
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Agency, Region, Role
from guiju.kernel.offices.scope import visible
from guiju.registers.care.home_visit import HomeVisit
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.registers.care.supervised_person.choices import End, Kind, Measure
from guiju.web.staff import today
from tests.lives import brought, case
from tests.people import County, make_county
from tests.registers.supervised import CAME, Stop, Told, appointed, d, key_person, lead, leave, listed, weeks
from tests.web import desk
from tests.web.house import seated

pytestmark = pytest.mark.django_db
TOWN_HEAD, COUNTY_HEAD = Hand(Role.HEAD, At.OWN), Hand(Role.HEAD, Organ.JUSTICE)
LOSE: Stop = ("lose", 10, {})
GONE: Stop = ("terminate", 9, {"outcome": End.DIED})
OUT_OF_REACH = "该事项不在您的办理范围内"


@pytest.fixture(autouse=True)
def specimen_figures() -> None:
    """The real figures here, not those of the specimen."""


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[County]:
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_county()
        assert made.government.pk
        yield made
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Tried:
    """After ``stops``, so many days later, ``step`` is refused, and the refusal says ``words`` (or names the rule)."""

    name: str
    words: str
    step: str
    told: Told = field(default_factory=dict)
    stops: tuple[Stop, ...] = ()
    days: int = 0
    person: Told = field(default_factory=dict)


ON_LEAVE: tuple[Stop, ...] = (("ask_leave", 5, leave(d(3, 10), d(3, 14))), ("approve_leave", 0, {}))
FRO: tuple[Stop, ...] = (("ask_leave", 1, leave(d(3, 6), d(3, 9), leave_regular=True)),)
ASKED: tuple[Stop, ...] = (("ask_leave", 1, leave(d(3, 6), d(3, 9))),)
LONGER: tuple[Stop, ...] = (*ON_LEAVE, ("prolong_leave", 1, {"leave_until": d(4, 8), "by": COUNTY_HEAD}))
MONTH: tuple[Stop, ...] = (("ask_leave", 5, leave(d(3, 10), d(3, 31))), ("approve_leave", 0, {"by": COUNTY_HEAD}))
ANOTHER: tuple[Stop, ...] = (*MONTH, ("end_leave", 22, {}), ("ask_leave", 1, leave(d(4, 2), d(4, 11))))
PROPOSED: tuple[Stop, ...] = (("propose_revocation", 40, {}),)
AHEAD: Stop = ("ask_leave", 1, leave(d(3, 20), d(3, 22)))
TO_MAY: Told = {"term_ends": d(5, 1)}
UNLAWFUL = (
    # who
    Tried("a worker warns", "应当由负责人办理", "warn", {"by": Hand(Role.CORRECTION, At.OWN)}),
    Tried("the township's head warns, which is the county's", "司法行政部门", "warn", {"by": TOWN_HEAD}),
    Tried("the township's head puts on a device", "司法行政部门", "fit_device", {"by": TOWN_HEAD}),
    Tried("a head proposes what the workers of the county do", "应当由", "propose_revocation", {"by": COUNTY_HEAD}),
    Tried("a head of the township lets somebody go to and fro", "县级", "approve_leave", {"by": TOWN_HEAD}, FRO),
    Tried("a clerk of the same office notes a report", OUT_OF_REACH, "report", {"by": Hand(Role.CLERK, At.OWN)}),
    # when
    Tried("summoned for yesterday", "早于", "summon", {"come_by": CAME - timedelta(days=1)}, person={"waiting": True}),
    Tried("leave from yesterday", "早于", "ask_leave", leave(d(3, 8), d(3, 12)), days=5),
    Tried("leave granted when it has begun", "早于", "approve_leave", {}, ASKED, 3),
    Tried(
        "longer than the office may grant",
        "超过7日",
        "prolong_leave",
        {"leave_until": d(3, 20), "by": TOWN_HEAD},
        ON_LEAVE,
        1,
    ),
    Tried(
        "leave made longer after it is over",
        "期满前才可以续假",
        "prolong_leave",
        {"leave_until": d(3, 16)},
        ON_LEAVE,
        6,
    ),
    Tried(
        "longer bit by bit, to more than a month",
        "超过30日",
        "prolong_leave",
        {"leave_until": d(4, 9), "by": COUNTY_HEAD},
        LONGER,
        1,
    ),
    Tried("a month, and another month", "累计", "approve_leave", {"by": COUNTY_HEAD}, ANOTHER),
    Tried("released the day before the term ends", "期满前除赦免外不得解除", "release", days=57, person=TO_MAY),
    Tried("found before lost", "没有登记为", "find", {"on": d(3, 5)}, (LOSE,)),
    Tried("reached last on a day to come", "晚于发生日期", "lose", {"last_contact": CAME + timedelta(days=3)}),
    Tried(
        "shortened to before it began",
        "晚于生效日期",
        "rule_reduction",
        {"term_ends": d(2, 28)},
        (("propose_reduction", 200, {}),),
        20,
    ),
    # in which order
    Tried("found, and nobody lost", "没有登记为", "find"),
    Tried("lost twice", "已登记为", "lose", {}, (LOSE,), 1),
    Tried("held while nobody knows where", "已登记为", "detain", {}, (LOSE,), 1),
    Tried("reports while lost", "先办理“查找到”", "report", {}, (LOSE,), 1),
    Tried("moved while lost", "先办理“查找到”", "approve_move", {}, (("ask_move", 5, {}), LOSE), 1),
    Tried("leave granted to one who is lost", "先办理“查找到”", "approve_leave", {}, (AHEAD, LOSE), 1),
    Tried("the police told after the person was found", "没有登记为", "call_police", {}, (LOSE, ("find", 1, {})), 1),
    Tried(
        "the police told and not the procuratorate",
        "人民检察院",
        "call_police",
        {"procuratorate_told": False},
        (LOSE,),
        1,
    ),
    Tried(
        "released though out of reach for more than a month",
        "应当提请撤销",
        "release",
        {},
        (("night", 10, {}), LOSE, ("night", 50, {})),
        1,
        TO_MAY,
    ),
    Tried(
        "released while the court has the proposal",
        "裁定（决定）前",
        "release",
        {},
        (*PROPOSED, ("night", 20, {})),
        1,
        TO_MAY,
    ),
    Tried(
        "arrest asked for of one outside prison",
        "只对被提请撤销缓刑、假释",
        "propose_arrest",
        {},
        PROPOSED,
        person={"measure": Measure.BY_PRISON},
    ),
    Tried("control revoked", "管制不能撤销", "propose_revocation", person={"measure": Measure.CONTROL}),
    Tried("commended after an admonition", "不得表扬", "commend", {}, (("admonish", 190, {}),)),
    # past the end
    *(
        Tried(f"{step} after death", "", step, {}, (GONE,), 1)
        for step in ("report", "lose", "mark_key", "release", "warn")
    ),
)


@pytest.mark.parametrize("tried", UNLAWFUL, ids=lambda tried: tried.name)
def test_what_no_rule_allows_is_refused(county: County, tried: Tried) -> None:
    person = lead(listed(county, **tried.person), *tried.stops)
    with pytest.raises(Refused) as caught:
        person.do(tried.step, tried.days, **tried.told)
    assert tried.words in str(caught.value)


def test_nobody_visits_or_looks_before_or_after_the_appointment(county: County) -> None:
    now = today()
    person = brought(county, SupervisedPerson, "register", now - timedelta(days=20))
    gone = appointed(county.township, "gone", now - timedelta(days=99), now - timedelta(days=1))
    coming = appointed(county.township, "coming", now + timedelta(days=1))
    there = appointed(county.township, "there", now)
    for actor in (gone, coming):
        with pytest.raises(Refused):
            case(county, HomeVisit, now).do("visit", person=person.record, by=actor)
        assert not visible(actor, SupervisedPerson.objects.all()).exists()
    case(county, HomeVisit, now).do("visit", person=person.record, by=there)


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        ([d(3, 10)], [None, None]),
        ([d(3, 17)], [d(3, 17), None]),
        ([d(3, 12), d(3, 13)], [d(3, 12), None]),
    ],
    ids=["yesterday's visit keeps no week", "Sunday's not the next", "two keep one"],
)
def test_a_week_is_kept_by_a_visit_in_it(county: County, days: list[date], kept: list[date | None]) -> None:
    person = key_person(county)
    for on in days:
        case(county, HomeVisit, on).do("visit", person=person.record)
    assert weeks(person, d(3, 25)) == kept


VISITS: tuple[tuple[str, Told, str], ...] = (
    ("a sum below nought", {"relief": "spring", "relief_amount": -1}, "金额"),
    ("nobody goes", {"visitors_total": 0}, "走访人数"),
    ("one goes alone to a key person", {"visitors_total": 1}, "两名以上"),
)


@pytest.mark.parametrize(("name", "told", "words"), VISITS)
def test_a_visit_that_cannot_have_been_is_refused(county: County, name: str, told: Told, words: str) -> None:
    with pytest.raises(Refused, match=words):
        case(county, HomeVisit, d(3, 12)).do("visit", person=key_person(county).record, **told)


def test_how_many_must_go_is_asked_of_the_day_of_the_visit(county: County) -> None:
    person = key_person(county)
    case(county, HomeVisit, d(3, 6)).do("visit", person=person.record, visitors_total=1)
    person.do("unmark_key", on=d(3, 20))
    with pytest.raises(Refused, match="两名以上"):
        case(county, HomeVisit, d(3, 13)).do("visit", person=person.record, visitors_total=1)


def test_nobody_is_twice_on_one_list_by_moving_there(county: County) -> None:
    there = Agency.objects.create(name="第三镇人民政府", region_id="431081103", mark="三镇")
    first = listed(county)
    person = first.acts[0].data["person"]
    brought(county, SupervisedPerson, "receive", CAME, agency=there, person=person)
    first.do("ask_move", 5)
    with pytest.raises(Refused, match="已在变更后的机关同类名册中"):
        first.do("approve_move", agency=there)


def test_the_head_of_the_old_place_decides_nothing_any_more(county: County) -> None:
    person = listed(county).do("ask_move", 5).do("approve_move", 5, agency=county.elsewhere)
    with pytest.raises(Refused, match=OUT_OF_REACH):
        person.do("release", 1, outcome=End.PARDONED, by=county.actor(county.township, Role.HEAD))


# Ways round to what a stranger may not read


@pytest.fixture(scope="module")
def secret(county: County) -> SimpleNamespace:
    person = brought(county, SupervisedPerson, "form_group", today() - timedelta(days=40))
    visit = case(county, HomeVisit, person.on).do("visit", person=person.record)
    plain = Party.told_of.get(matter_id=person.record.pk).plain(Use.VERIFYING)
    told = {plain["name"], plain["id_number"], person.record.number, visit.record.number}
    return SimpleNamespace(person=person.record, visit=visit.record, plain=plain, told=told)


STRANGERS = (
    ("bureau", Role.CLERK),
    ("government", Role.HEAD),
    ("elsewhere", Role.CORRECTION),
    ("township", Role.CLERK),
)


def at(county: County, place: str, role: Role) -> Client:
    return seated(getattr(county, place), role)


def asked(secret: SimpleNamespace) -> Iterator[tuple[str, Told]]:
    """Addresses that lead to the person by a question, and not by being the person's page."""
    paper = Paper.objects.filter(matter_id=secret.person.pk).latest("pk")
    for words in (secret.plain["name"], secret.plain["id_number"], secret.person.number, secret.person.title):
        for register in ("supervised_person", "home_visit", "dispute"):
            yield reverse("register_list", args=[register]), {"q": words}
        yield reverse("portal:search"), {"q": words}
    yield reverse("open_step", args=["home_visit", "visit"]), {"person": str(secret.person.pk)}
    yield reverse("paper", args=["home_visit", secret.visit.pk, paper.pk, "html"]), {}
    yield reverse("my_work"), {"lamp": "late"}
    yield reverse("portal:record", args=["supervised_person", secret.person.pk]), {}
    for figure in ("community_correction_registered", "home_visit_records"):
        for agency in (secret.person.agency_id, ""):
            yield reverse("figure_records", args=[figure]), {"agency": agency, "year": today().year}
    digest = Entry.objects.filter(matter_id=secret.person.pk).latest("seq").digest
    yield reverse("portal:ledger"), {"digest": digest}
    yield reverse("portal:proof"), {"digest": digest}


@pytest.mark.parametrize(("place", "role"), STRANGERS)
def test_no_question_leads_a_stranger_to_a_name_or_number(
    county: County, secret: SimpleNamespace, place: str, role: Role
) -> None:
    compute.refresh()
    client, faults = at(county, place, role), []
    for path, question in asked(secret):
        response = client.get(path, question)
        assert response.status_code < 500, path
        page = b"".join(response).decode(errors="replace") if response.streaming else desk.words(response)
        given = set(map(str, question.values()))
        faults += [f"{path}: {words}" for words in secret.told - given if words in page]
    assert faults == []


def test_a_paper_is_not_printed_by_way_of_another_record(county: County, secret: SimpleNamespace) -> None:
    """Whoever may see the visit sees the person's papers at the person's page alone, where the look is kept."""
    paper = Paper.objects.filter(matter_id=secret.person.pk).latest("pk")
    worker = at(county, "township", Role.CORRECTION)
    assert worker.get(reverse("paper", args=["home_visit", secret.visit.pk, paper.pk, "html"])).status_code == 404
    assert (
        worker.get(reverse("paper", args=["supervised_person", secret.person.pk, paper.pk, "html"])).status_code == 200
    )


@pytest.mark.parametrize(("kind", "name"), [(Kind.RESETTLEMENT, "resettlement"), (Kind.AFTERCARE, "aftercare")])
def test_four_are_kept_back_from_other_eyes(county: County, kind: Kind, name: str) -> None:
    for n in range(4):
        brought(county, SupervisedPerson, "register", today() - timedelta(days=30 + n), kind=kind, measure="")
    compute.refresh()
    path, period = reverse("figure", args=[f"{name}_registered"]), {"year": str(today().year), "region": "431081"}
    stranger, worker = (
        desk.words(at(county, "bureau", role).get(path, period)) for role in (Role.CLERK, Role.CORRECTION)
    )
    assert ("4人" in stranger, "少于5人" in stranger, "4人" in worker) == (False, True, True)


@pytest.mark.parametrize(("place", "said"), [("government", "不单独列出"), ("bureau", "0人")])
def test_where_nobody_lives_is_told_to_those_alone_who_serve_there(county: County, place: str, said: str) -> None:
    """A head of another organ serves nowhere: nought at one place would tell of those kept back."""
    Region.objects.create(code="431081105", name="无人镇", parent_id="431081")
    brought(county, SupervisedPerson, "register", today() - timedelta(days=30), kind=Kind.AFTERCARE, measure="")
    compute.refresh()
    period = {"year": str(today().year), "region": "431081105"}
    page = at(county, place, Role.HEAD).get(reverse("figure", args=["aftercare_registered"]), period)
    assert ("0人" in desk.words(page), said in desk.words(page)) == (said == "0人", True)
