"""Whose step it is: the organ that the law names, on its days, over its region, for itself or for another agency."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import At
from guiju.kernel.offices.organs import Function, Organ, entrust, organ_over
from guiju.kernel.offices.people import Agency, Region, Role, User
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.lives import brought
from tests.people import LONG_AGO, County

TODAY = date(2024, 6, 3)


def test_a_government_that_oversees_the_region_does_not_act_as_its_justice_bureau(county: County) -> None:
    """What a law gives to 司法行政部门 is not the government's to do, though both look over the whole county."""
    Agency.objects.filter(pk=county.government.pk).update(oversees=True)
    mayor = county.actor(Agency.objects.get(pk=county.government.pk), Role.HEAD, Role.LEGAL)
    certificate = brought(county, EnforcementCertificate, "examine").record
    document = brought(county, NormativeDocument, "submit").record
    for step, record, told in (("issue", certificate, {}), ("pass_review", document, {"opinion": "合法"})):
        with pytest.raises(Refused, match="司法行政部门办理"):
            engine.take(step, record, mayor, told)


def test_a_function_is_held_from_its_first_day_to_its_last(county: County) -> None:
    entrust(county.department, Organ.JUSTICE, since=date(2024, 1, 1), until=date(2024, 3, 31))
    for day, held in ((date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2024, 3, 31), True), (TODAY, False)):
        fresh = User.objects.get(username=county.clerk.name)
        assert fresh.acting(day).is_organ(Organ.JUSTICE, county.department.pk, "431081") is held


def test_an_organ_acts_over_its_own_region_only(county: County) -> None:
    assert county.legal.is_organ(Organ.JUSTICE, county.township.pk, "431081103")
    assert not county.legal.is_organ(Organ.JUSTICE, county.elsewhere.pk, "431003")


def test_who_acts_for_one_agency_acts_for_no_other(county: County) -> None:
    Function.objects.filter(agency=county.bureau, organ=Organ.RECONSIDERATION).delete()
    entrust(county.bureau, Organ.RECONSIDERATION, since=LONG_AGO, acts_for=county.government)
    reviewer = User.objects.get(username=county.legal.name).actor
    assert reviewer.is_organ(Organ.RECONSIDERATION, county.government.pk, "431081")
    assert not reviewer.is_organ(Organ.RECONSIDERATION, county.department.pk, "431081")


def test_the_organ_of_a_place_is_the_nearest_above_it(county: County) -> None:
    assert organ_over(Organ.JUSTICE, "431081103", TODAY) == county.bureau.pk
    city = Agency.objects.create(name="郴州市司法局", region=Region.objects.get(code="4310"))
    entrust(city, Organ.JUSTICE, since=LONG_AGO)
    assert organ_over(Organ.JUSTICE, "431081", TODAY) == county.bureau.pk
    assert organ_over(Organ.JUSTICE, "4310", TODAY) == city.pk
    assert organ_over(Organ.POLICE, "431081", TODAY) is None


def test_no_register_leaves_a_step_to_whoever_oversees() -> None:
    """Overseeing says over which region; only requests for corrections are open to whoever looks over it."""
    for name, model in registers().items():
        if model.__module__.startswith("guiju."):
            for step in model.procedure.declared:
                assert At.OVERSEER not in step.places, f"{name}.{step.name}"
