from collections.abc import Iterator

import pytest
from django.db.models import Q

from guiju.figures import declared
from guiju.figures.catalogue import Concept
from guiju.figures.declared import Change, Computation, Count, Duration, Figure, Ratio, StockAt, Sum
from tests.people import County, make_county
from tests.specimen.models import Badge, Finding, Petition


@pytest.fixture
def county(db: None) -> County:
    return make_county()


@pytest.fixture(autouse=True)
def specimen_figures(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Figures over the specimen register, and none of the real ones."""
    made: dict[str, Computation] = {
        "petitions": Count(Petition, on="received_on"),
        "petitions_granted": Count(Petition, on="received_on", where=Q(outcome="支持")),
        "petitions_granted_rate": Ratio("petitions_granted", "petitions"),
        "petition_amount": Sum(Petition, "amount", on="received_on"),
        "petition_days": Duration(Petition, "received_on", "closed_on", on="closed_on"),
        "petitions_change": Change("petitions"),
        "findings": Count(Finding, on="found_on"),
        "badges": StockAt(Badge),
    }
    concept = Concept("x", "数据", "件", "count", "口径", "petition", "tests")
    figures = {name: Figure(name, concept, computation) for name, computation in made.items()}
    monkeypatch.setattr(declared, "_figures", figures)
    yield
