"""Every register as every role sees it: each list, way in, matter, step, ledger, clock and paper answers, each link on them
leads to a page, a form sent with nothing in it comes back with reasons, and after a step comes a page.

Records are made once for the module (``records.some_records``); whatever a form writes is taken back. In CI each seat walks one
record of a register, all of them together every one, a step that all registers have is walked in every fourth, and each test
but the first walks a share of the registers, the next another; by hand all seats walk all: ``--whole``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import ResolverMatch, resolve, reverse
from pytest_django.plugin import DjangoDbBlocker

from guiju.kernel.declaring.facts import Batch
from guiju.kernel.declaring.offered import Offered
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import NEW, AgencyOf, At, Step, Whose, names
from guiju.kernel.declaring.steps_of_all import ASK_CORRECTION
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import CONFINED, OFFICES, Agency, Role, User
from guiju.kernel.offices.scope import sees, visible
from guiju.web.staff import today
from tests.shares import each
from tests.web import desk
from tests.web.house import BLIND, House, standing

pytestmark = pytest.mark.django_db

ROLES: list[Role] = [*OFFICES]
LINK = re.compile(r'\bhref="([^"#][^"]*)"')
WALKED = {"take_step", "open_step", "register_list", "my_work", "figures"}
"""What the tests open by themselves, seat by seat."""
ALIKE_TO_ALL = {"rule", "rules"}
ALIKE_TO_ALL_ROLES = {"figure", "paper", "clock_days", "matter"}
HIDDEN = re.compile(r'<input type="hidden" name="(\w[\w-]*)" value="([^"]*)"')


@pytest.fixture(autouse=True)
def specimen_figures() -> None:
    """The real figures here, not those of the specimen."""


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker, pytestconfig: pytest.Config) -> Iterator[House]:
    with django_db_blocker.unblock(), standing() as house:
        house.whole = pytestconfig.getoption("--whole")
        for agency in Agency.objects.all():  # before any test, which takes back whom it has seated
            for role in ROLES:
                house.seat(agency, role)
        house.seat(house.county.elsewhere, *ROLES)
        yield house


def test_there_are_records_of_every_register(house: House) -> None:
    assert set(house.records) == set(registers())


def share(house: House, of: Sequence[Any], seat: int) -> Sequence[Any]:
    """What the seat of this number walks: the next after the seat before it. By hand, all."""
    return of if house.whole else [of[seat % len(of)]]


def seats(house: House, register: str, steps: Iterable[Step]) -> Iterator[tuple[int, Role]]:
    """Who walks, with their number: the roles that some of ``steps`` is for, and one of the others, in another register the
    next. By hand, all."""
    nth = list(registers()).index(register)
    at_work = {role for step in steps for role in step.by}
    others = [role for role in ROLES if role not in at_work]
    for number, role in enumerate(ROLES):
        if role in at_work or role in share(house, others, nth):
            yield number + nth, role


def walked_here(house: House, register: str, step: Step) -> bool:
    """Whether a step is walked in this register: its own are; of those that all have every fourth, in the next register the
    next. By hand, all."""
    procedure = registers()[register].procedure
    common = [name for name in procedure.steps if name not in {own.name for own in procedure.declared}]
    if house.whole or step.name not in common:
        return True
    return (common.index(step.name) + [*registers()].index(register)) % 4 == 0


@dataclass
class Visit:
    """A walk from one seat: every page it opens, every link it finds there, and what was not as it should be."""

    house: House
    agency: Agency
    role: Role
    faults: list[str] = field(default_factory=list)

    @property
    def client(self) -> Client:
        return self.house.seat(self.agency, self.role)

    def get(self, path: str, lawful: int = 200) -> str:
        """The page at ``path``, which must answer as is ``lawful``; its links are followed."""
        response = self.client.get(path)
        if response.status_code != lawful:
            self.faults.append(f"{path}: {response.status_code}, not {lawful}")
        page = desk.words(response) if response["Content-Type"].startswith("text/html") else ""
        if response.status_code == 200:
            self.follow(path, page)
        return page

    def follow(self, path: str, page: str) -> None:
        """Each link of ``page`` must lead to something; of links of one kind one is tried by each role, by hand from each seat."""
        if 'href=""' in page:
            self.faults.append(f"{path}: a link that leads nowhere")
        for link in {urljoin(path, unescape(found)) for found in LINK.findall(page)}:
            if urlsplit(link).netloc or link.startswith("/static/"):
                continue
            match = resolve(urlsplit(link).path)
            if match.url_name in WALKED or not self.leads_here(match):
                continue
            key = self.kind(match)
            if key not in self.house.led:
                self.house.led[key] = self.client.get(link, follow=True).status_code
            if self.house.led[key] >= 400:
                self.faults.append(f"{path}: a link to {link}, which answers {self.house.led[key]}")

    def leads_here(self, match: ResolverMatch) -> bool:
        """Of the many figures' own pages every twelfth is opened. By hand, all."""
        name = match.kwargs["figure_id"] if match.url_name == "figure" else ""
        return self.house.whole or sum(name.encode()) % 12 == 0

    def kind(self, match: ResolverMatch) -> Any:
        """What a link leads to, files of one register alike; and from which seat, where it is not alike to all roles."""
        alike = {"clock_id", "paper_id", "seq"} | (
            {"pk"} if match.url_name != "matter" or not self.house.whole else set()
        )
        told = {name: value for name, value in match.kwargs.items() if name not in alike}
        whole = self.house.whole
        seat = (whole and self.agency.pk, "" if match.url_name in ALIKE_TO_ALL_ROLES else self.role)
        return (match.url_name, *sorted(told.items()), *(() if match.url_name in ALIKE_TO_ALL else seat))

    def send(self, path: str, page: str) -> None:
        """The form of ``page`` sent with nothing filled in: reasons, or a step taken that leads to a page.

        Once for each step from one's own agency and once from above: what is wrong with it is the same for all roles.
        """
        match = resolve(path)
        key = match.kwargs["register"], match.kwargs["step"], self.agency == self.house.county.bureau
        if key in self.house.sent:
            return
        self.house.sent.add(key)
        blank = {name: value for name, value in HIDDEN.findall(page) if name != "csrfmiddlewaretoken"}
        with transaction.atomic():
            response = self.client.post(path, blank | {"on": today().isoformat()})
            if response.status_code == 302:
                led = self.client.get(response.headers["Location"]).status_code
                if led != 200:
                    self.faults.append(f"{path}: done, and leads to a page that answers {led}")
            elif response.status_code != 422 or "没有写入任何内容" not in desk.words(response):
                self.faults.append(f"{path}: an empty form is answered with {response.status_code}")
            transaction.set_rollback(True)

    def serves(self, record: Any) -> bool:
        """Whether a register that is closed to all but those who serve is open to this seat."""
        organs = {Organ(function.organ) for function in self.agency.functions.all()}
        mine = self.agency == record.agency or organs & record.serving_organs
        return record.audience != "served" or (self.role in record.serving_roles and bool(mine))

    def may(self, step: Any, record: Any) -> bool:
        """By the words of the declaration alone. Nobody who sits here holds a post on any ground."""
        if ((self.role in CONFINED or self.role in BLIND) and record.version) or not self.serves(record):
            return False
        here: dict[Whose, bool] = {
            At.OWN: self.agency == record.agency,
            At.HANDLER: self.agency == (record.handler or record.agency),
            At.OVERSEER: self.agency.oversees,
            At.ANY: True,
        }
        here |= {Organ(function.organ): True for function in self.agency.functions.all()}
        hung_on = [getattr(record, place.column) for place in step.places if isinstance(place, AgencyOf)]
        theirs = any(self.agency == other.agency for other in hung_on)
        return self.role in step.by and (theirs or any(here.get(place, False) for place in step.places))

    def step(self, path: str, may: bool) -> None:
        page = self.get(path, 200 if may else 403)
        if may:
            self.send(path, page)


@pytest.mark.parametrize("register", each(4, registers()))
def test_lists_offer_every_way_in_that_is_ones_own(house: House, register: str) -> None:
    model: Any = registers()[register]
    ways_in = [step for step in model.procedure.declared if NEW in names(step.since) and not step.follows]
    for number, role in seats(house, register, ways_in):
        for agency in share(house, (house.county.department, house.county.bureau, house.county.elsewhere), number):
            visit = Visit(house, agency, role)
            listed = visit.get(reverse("register_list", args=[register]))
            open_to = [step.name for step in ways_in if visit.may(step, model(agency=agency))]
            assert re.findall(rf'href="/r/{register}/new/(\w+)/"', listed) == open_to
            choice = {0: 403, 1: 302}.get(len(open_to), 200)
            visit.get(reverse("open_matter", args=[register]), choice)
            for step in ways_in:
                visit.step(reverse("open_step", args=[register, step.name]), step.name in open_to)
            assert visit.faults == []


APART = {
    "ask_correction": "",
    "correct": "",
    "refuse_correction": "",
    "rewrite_paper": "",
    "renumber": "",
    "restrict": "",
    "let_in": "restricted",
    "keep_out": "restricted",
}
"""Steps of all registers that the page of a record has no button for; but while the record says something in that column."""


def on_its_page(step: Step, record: Any) -> bool:
    return step.name not in APART or bool(APART[step.name] and getattr(record, APART[step.name]))


@pytest.mark.parametrize(
    ("register", "place"), each(5, [(name, place) for name in registers() for place in ("own", "bureau")])
)
def test_matters_answer_to_who_sees_them(house: House, register: str, place: str) -> None:
    records = [record for record in house.records[register] if place == "own" or record.agency != house.county.bureau]
    tried: set[tuple[Any, ...]] = set()
    for number, role in seats(house, register, registers()[register].procedure.declared) if records else ():
        for record in share(house, records, number):
            visit = Visit(house, house.agency(place, record), role)
            closed = role in CONFINED or role in BLIND or not visit.serves(record)
            if not visit.serves(record):
                for path in addresses(record):
                    visit.get(path, 404)
            elif closed:
                visit.get(reverse("matter", args=[register, record.pk]), 404)
            else:
                walk_steps(visit, record, tried)
        visit.get(reverse("ledger", args=[register, record.pk]), 404 if closed else 200)
        assert visit.faults == []


def walk_steps(visit: Visit, record: Any, tried: set[tuple[Any, ...]]) -> None:
    """Each step that the page offers, and of those that it does not one: all are refused in the same place. By hand, to each
    role: the form is the same for all."""
    register = record.register()
    page = visit.get(reverse("matter", args=[register, record.pk]))
    offered = set(re.findall(rf'href="/r/{register}/{record.pk}/do/(\w+)/"', page))
    now = [step for step in record.procedure.possible(record.stage) if on_its_page(step, record)]
    late = [step for step in record.procedure.declared if step not in now and NEW not in names(step.since)]
    possible = [step for step in (*now, *late) if set(step.by) != {Role.SYSTEM} and not step.follows]
    assert offered == {step.name for step in possible if visit.may(step, record)}
    for step in (step for step in possible if walked_here(visit.house, register, step)):
        key = (visit.agency.pk, step.name in offered and step.name, visit.house.whole and visit.role)
        if key not in tried:
            tried.add(key)
            visit.step(reverse("take_step", args=[register, record.pk, step.name]), step.name in offered)


@pytest.mark.parametrize("register", each(5, registers(), begin=1))
def test_every_step_may_be_looked_at_on_any_day_and_with_any_other(house: House, register: str) -> None:
    """On the day of the last act, and long before there was any; nothing is kept."""
    tried: set[str] = set()
    for record, role in ((record, role) for record in house.records[register] for role in ROLES):
        visit = Visit(house, record.agency, role)
        for step in record.procedure.steps.values():
            elsewhere = step.offered is Offered.OWN_PAGE or step.follows or not walked_here(house, register, step)
            if step.name in tried or elsewhere or not visit.may(step, record) or NEW in names(step.since):
                continue
            tried.add(step.name)
            path = reverse("take_step", args=[register, record.pk, step.name])
            for day in share(house, ("0001-01-01", record.last_step_on.isoformat()), len(tried)):
                typed = {"on": day, "act": f"1.{step.name}", "act1-on": day}
                response = visit.client.post(path, typed | {"add": "day", "version": str(record.version)})
                if response.status_code != 200:
                    visit.faults.append(f"{path} on {day}: {response.status_code}")
        assert visit.faults == []
        assert type(record)._default_manager.get(pk=record.pk).version == record.version
    assert tried


@pytest.mark.parametrize("register", each(5, registers(), begin=2))
def test_every_act_may_be_asked_to_be_put_right(house: House, register: str) -> None:
    tried: set[str] = set()
    for record in house.records[register]:
        asking = record.procedure.steps[ASK_CORRECTION]
        seats = (Visit(house, record.agency, role) for role in ROLES)
        visit = next(seat for seat in seats if seat.may(asking, record))
        for deed in Batch([record]).course(record):
            closed = deed.step in tried | record.procedure.sealed(record.stage) or deed.erased
            if not closed and deed.step in record.procedure.steps:
                tried.add(deed.step)
                visit.get(reverse("ask_correction", args=[register, record.pk, deed.seq]))
        assert visit.faults == []
    assert tried


@pytest.mark.parametrize("register", each(3, registers()))
@pytest.mark.parametrize("roles", each(2, [[*ROLES], [*CONFINED]]), ids=["all", "confined"])
def test_another_region_finds_nothing(house: House, register: str, roles: list[Role]) -> None:
    """Who holds every role finds what any of them would; role by role it is tried in ``test_every_address``."""
    client = house.seat(house.county.elsewhere, *roles)
    found = {path: client.get(path).status_code for path in addresses(house.records[register][-1])}
    assert {path: status for path, status in found.items() if status != 404} == {}


def test_a_record_asked_of_itself_and_a_list_filtered_agree_on_who_sees_it(house: House) -> None:
    """The page of a record asks ``sees``, its list ``visible``: of every register, for every role at every agency; in
    CI for every fourth of them, in the next register the next."""
    seats = [User.objects.get(username=f"{agency.pk}-{role}-seat") for agency in Agency.objects.all() for role in ROLES
             if User.objects.filter(username=f"{agency.pk}-{role}-seat").exists()]  # fmt: skip
    assert len(seats) > 3 * len(ROLES)
    actors = [user.actor for user in seats]
    for nth, model in enumerate(registers().values()):
        records = {record.pk: record for record in house.records[model.register()][-3:]}
        for actor in actors if house.whole else actors[nth % 4 :: 4]:
            listed = set(visible(actor, model._default_manager.filter(pk__in=[*records])).values_list("pk", flat=True))
            asked = {pk for pk, record in records.items() if sees(actor, record)}
            assert asked == listed, (model.register(), actor)


def addresses(record: Any) -> list[str]:
    """Every page and file of a record."""
    of = {"register": record.register(), "matter_id": record.pk}
    pages: list[tuple[str, tuple[Any, ...]]] = [("matter", ()), ("ledger", ()), ("step_proof", (1,))]
    pages += [("clock_days", (pk,)) for pk in ClockRow.objects.filter(**of).values_list("pk", flat=True)]
    papers = Paper.objects.filter(**of).values_list("pk", flat=True)
    pages += [("paper", (pk, form)) for pk in papers for form in ("html", "original")]
    pages += [("take_step", (step.name,)) for step in record.procedure.possible(record.stage)[:1]]
    return [reverse(name, args=[record.register(), record.pk, *more]) for name, more in pages]


@pytest.mark.parametrize("role", ROLES)
def test_the_rooms_answer_to_every_role(house: House, role: Role) -> None:
    shut = ["/figures/: 403, not 200"] if role in CONFINED else []
    for place in share(house, ("department", "township", "bureau", "elsewhere"), ROLES.index(role)):
        visit = Visit(house, getattr(house.county, place), role)
        for name in ("my_work", "register_index", "figures", "report_list", "intake", "rules", "password"):
            visit.get(reverse(name))
        assert visit.faults == shut, "who is confined to a ground has no figures of the county"
