"""Before a correction is approved, other matters whose gates looked at this record are named, however they came to look."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.models.signals import post_init

from guiju.kernel.acting import admission
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.sights import Sight
from guiju.kernel.offices.people import SYSTEM, Actor, Role
from guiju.registers.rulemaking.document_cleanup import DocumentCleanup
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.web.looked_here import Others, looked_here
from tests.kernel.test_engine import decided
from tests.lives import brought
from tests.people import County
from tests.reaching_back import corrected
from tests.registers.penalties import Bench
from tests.registers.test_random_walks import OURS, walked


@pytest.fixture(autouse=True)
def _noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every record that comes out of the database while gates are asked is one that is told, named by a column, or noted."""
    asked = admission.gate_states
    read: list[Record] = []

    def note(instance: Any, **_: Any) -> None:
        if isinstance(instance, Record):
            read.append(instance)

    def watched(step: Step, facts: Facts) -> Any:
        del read[:]
        post_init.connect(note)
        try:
            states = asked(step, facts)
        finally:
            post_init.disconnect(note)
        strange = {(r.register(), r.pk) for r in read} - known(facts) - facts.looked_at.keys()
        assert not strange, (step.name, strange)
        return states

    monkeypatch.setattr(admission, "gate_states", watched)


@pytest.fixture
def bench(county: County) -> Bench:
    return Bench(county)


def seen_by(actor: Actor, record: Any) -> Others:
    return looked_here(actor, type(record)._default_manager.get(pk=record.pk))


def of(others: Others) -> set[Any]:
    return {other.pk for other in others.named}


def test_penalties_that_an_officers_certificate_carried(bench: Bench) -> None:
    first, second = bench.served(), bench.penalised_on_spot()
    assert of(seen_by(bench.county.bureau_head, bench.certificates[0])) >= {first.pk, second.pk}


def test_a_penalty_that_looked_for_earlier_ones_of_the_same_party(bench: Bench) -> None:
    shop = bench.shop()
    first = bench.served(party=shop)
    again = bench.penalised_on_spot(party=shop)
    bench.penalised_on_spot()
    assert of(seen_by(bench.head, first)) == {again.pk}
    assert "“当场处罚”" in seen_by(bench.head, first).named[0].words
    assert not of(seen_by(bench.head, again))


def test_a_certificate_that_was_exchanged_for_this_one(bench: Bench) -> None:
    """By the law of one a person: the gate looked for the other."""
    old = bench.certificate(77)
    holder = {"name": "王五", "id_number": make_resident_id("431081", date(1985, 3, 4), 77)}
    new = bench.certificate(77, holder=holder, previous_number=old.number)
    assert new.pk in of(seen_by(bench.county.bureau_head, old))


def test_documents_that_replace_this_one_and_campaigns_that_judged_it(county: County) -> None:
    old = brought(county, NormativeDocument, "publish", date(2021, 1, 4)).record
    new = brought(county, NormativeDocument, "propose", date(2022, 1, 4), replaces=old).record
    campaign = brought(county, DocumentCleanup, "include", date(2022, 3, 1), documents=[{"document": old}]).record
    assert of(seen_by(county.bureau_head, old)) == {new.pk, campaign.pk}


def test_what_the_approver_may_not_see_is_counted_and_not_named(bench: Bench) -> None:
    bench.served()
    stranger = bench.county.actor(bench.county.elsewhere, Role.HEAD, name="stranger")
    others = seen_by(stranger, bench.certificates[0])
    assert (others.named, others.unseen) == ([], 1)


def test_many_are_cut_off_in_words_and_not_in_silence(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guiju.web.looked_here.MOST", 2)
    for _ in range(3):
        bench.penalised_on_spot()
    others = seen_by(bench.county.bureau_head, bench.certificates[0])
    assert len(others.named) == 2 and others.more


def test_what_was_looked_at_after_a_correction_is_known_too(bench: Bench) -> None:
    """The party of the second case was told wrongly: only its correction made the gates look at the first."""
    shop, stand = bench.shop(), bench.shop()
    first = bench.served(party=shop)
    second = bench.decided(party=stand)
    assert second.pk not in of(seen_by(bench.head, first))
    clerk = bench.county.actor(second.agency, Role.CLERK, name="asks")
    corrected(second, "file", clerk, bench.head, {"party": [{**shop, "phone": "", "address": ""}]}, so_happened=True)
    assert second.pk in of(seen_by(bench.head, first))


def test_no_act_says_that_it_looked_at_itself_or_at_nothing(county: County) -> None:
    decided(county)
    assert not Sight.objects.exists()


@pytest.mark.parametrize("name", OURS)
def test_whatever_a_gate_reads_of_other_records_is_noted(county: County, name: str) -> None:
    """See ``_noted``."""
    for seed in range(2):
        walked(county, name, seed)


def known(facts: Facts) -> set[tuple[str, Any]]:
    """The record itself, and those that it and what is told of it name."""
    found = {(facts.record.register(), facts.record.pk)}
    rows: list[Any] = [facts.told, facts.record.__dict__]
    rows += [row for value in facts.told.values() if isinstance(value, list) for row in value if isinstance(row, dict)]
    for row in rows:
        found |= {(value.register(), value.pk) for value in row.values() if isinstance(value, Record)}
    parts = [part for ask in facts.procedure.parts for part in facts.parts(ask)]
    for holder in (facts.record, *parts):
        found |= {
            (f.related_model.register(), getattr(holder, f.attname))
            for f in holder._meta.concrete_fields
            if f.is_relation and issubclass(f.related_model, Record)
        }
    return found


def test_the_system_sees_all(bench: Bench) -> None:
    bench.served()
    assert seen_by(SYSTEM, bench.certificates[0]).unseen == 0
