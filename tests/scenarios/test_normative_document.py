"""A rebuilt year of normative documents and their clean-up: its figures are those asked for, its records are lawful."""

import random
from datetime import date

import pytest
from django.db.models import F

from guiju.figures import compute
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Agency, Region
from guiju.registers.rulemaking.document_cleanup import CleanupVerdict, DocumentCleanup
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.validity import Validity
from guiju.scenarios.place import Place
from guiju.scenarios.years import document_cleanup, normative_document

NUMBERS: dict[str, float] = {
    "normative_documents_issued": 9,
    "normative_documents_published": 8,
    "normative_documents_filed": 7,
    "normative_documents_filed_on_time": 6,
    "normative_documents_submitted_for_review": 12,
    "normative_document_review_opinions": 11,
    "cleanup_documents_total": 56,
    "cleanup_documents_kept_valid": 40,
    "cleanup_documents_reissued": 2,
    "cleanup_documents_repealed": 3,
    "cleanup_documents_declared_void": 11,
}


def place(year: int, code: str = "431081") -> Place:
    for length in (2, 4, 6):
        Region.objects.create(code=code[:length], name=f"某地{length}", parent_id=code[: length - 2] or None)
    Region.objects.create(code=f"{code}103", name="某镇", parent_id=code)
    make = Agency.objects.create
    government = make(name="某市人民政府", region_id=code, mark="某政", oversees=True)
    bureau = make(name="某市司法局", region_id=code, mark="某司", oversees=True)
    departments = [make(name=f"某市第{n}局", region_id=code, mark=f"某{n}") for n in "一二"]
    return Place(
        code, year, government, bureau, departments, [make(name="某镇人民政府", region_id=f"{code}103")]
    ).entrusted()


def rebuilt(year: int, numbers: dict[str, float], code: str = "431081", seed: int = 7) -> None:
    where, rng = place(year, code), random.Random(seed)
    for year_of in (normative_document, document_cleanup):
        year_of.simulate(where, numbers, rng, lambda words, n: None)
    compute.refresh()


@pytest.mark.django_db
@pytest.mark.parametrize(("year", "code"), [(2016, "431081"), (2020, "431081"), (2023, "520425")])
def test_the_figures_are_those_asked_for(year: int, code: str) -> None:
    rebuilt(year, NUMBERS, code)
    computed = {name: compute.value(name, code, year) for name in NUMBERS}
    assert computed == NUMBERS
    assert compute.value("cleanup_documents_total", code, year - 1) in (None, 0)


@pytest.mark.django_db
def test_every_record_is_marked_and_lives_vary() -> None:
    rebuilt(2020, NUMBERS)
    assert not NormativeDocument.objects.filter(simulated=False).exists()
    assert not DocumentCleanup.objects.filter(simulated=False).exists()
    assert DocumentCleanup.objects.filter(stage="closed").count() == 2
    stages = set(NormativeDocument.objects.values_list("stage", flat=True))
    assert {"drafted", "consulting", "in_review", "issued", "published", "renewed", "repealed", "void"} <= stages
    late = ClockRow.objects.filter(rule="normative_document.filing", met_on__gt=F("due_on"))
    assert late.count() == 1


@pytest.mark.django_db
def test_verdicts_are_what_became_of_the_documents() -> None:
    rebuilt(2020, NUMBERS)
    ends = {"keep_valid": "published", "order_reissue": "renewed", "repeal": "repealed", "declare_void": "void"}
    for verdict in CleanupVerdict.objects.select_related("document"):
        assert verdict.document.stage == ends[verdict.verdict]
    live = NormativeDocument.objects.in_force_on(date(2020, 12, 31))
    assert live.filter(verdicts__verdict="keep_valid").count() == 40
    assert NormativeDocument.objects.filter(origin="reissued", predecessor__stage="renewed").count() == 2
    assert NormativeDocument.objects.with_validity(Validity.REPEALED, date(2020, 12, 31)).count() == 3


@pytest.mark.django_db
def test_without_numbers_a_plausible_year() -> None:
    rebuilt(2021, {})
    assert compute.value("normative_documents_issued", "431081", 2021) == 12
    assert compute.value("normative_document_unification_rate", "431081", 2021) == 100
    assert compute.value("cleanup_documents_total", "431081", 2021) == 30
