from collections.abc import Iterator

import pytest
from django.db.models import Q
from django.test import Client

from guiju.figures import declared
from guiju.figures.catalogue import Concept
from guiju.figures.declared import Computation, Count, Figure, Ratio, StockAt
from guiju.kernel.offices.people import Role, User
from tests.people import County, make_county
from tests.specimen.models import Badge, Finding, Petition
from tests.web import desk


@pytest.fixture
def county(db: None) -> County:
    return make_county()


@pytest.fixture
def clerk(county: County) -> User:
    """A clerk of the department."""
    return desk.user(county.department, Role.CLERK, name="clerk")


@pytest.fixture
def head(county: County) -> User:
    """The head of the department, who decides."""
    return desk.user(county.department, Role.HEAD, name="head")


@pytest.fixture
def bureau(county: County) -> User:
    """Head and clerk of the bureau that oversees the county."""
    return desk.user(county.bureau, Role.HEAD, Role.CLERK, name="bureau")


@pytest.fixture
def at_desk(client: Client, clerk: User) -> Client:
    """A client signed in as the clerk."""
    client.force_login(clerk, backend=desk.BACKEND)
    return client


@pytest.fixture(autouse=True)
def specimen_figures(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Figures over the specimen register, and none of the real ones."""
    made: dict[str, Computation] = {
        "petitions": Count(Petition, on="received_on"),
        "petitions_granted": Count(Petition, on="received_on", where=Q(outcome="支持")),
        "petitions_granted_rate": Ratio("petitions_granted", "petitions"),
        "findings": Count(Finding, on="found_on"),
        "badges": StockAt(Badge),
    }
    units = {"petitions_granted_rate": "%"}
    figures = {
        name: Figure(
            name, Concept(name, f"{name}数据", units.get(name, "件"), "count", "口径", "petition", "tests"), computation
        )
        for name, computation in made.items()
    }
    monkeypatch.setattr(declared, "_figures", figures)
    yield
