"""Every time limit and gate of the catalogue is enforced, put to a person, or listed with a reason."""

import yaml

from guiju import law
from guiju.kernel.declaring.registry import registers
from guiju.registers import coverage


def test_nothing_is_forgotten() -> None:
    assert coverage.uncovered() == [], "a gate, a checklist or a clock, or a reason in the chapter's not_enforced.yaml"


def test_nothing_is_said_of_rules_that_do_not_exist() -> None:
    known = set(law.ids())
    strange = {rule for rule in coverage.carried_out() if rule not in known and not rule.startswith("house.")}
    assert not {rule for rule in strange if "specimen" not in rule}


def test_what_is_enforced_is_not_also_excused() -> None:
    for rule, said in coverage.carried_out().items():
        ways = {one.how for one in said}
        assert not (ways & {"gate", "form", "checklist", "clock"} and ways & {"not_applicable", "to_come"}), (
            rule,
            ways,
        )
        assert ways <= {"gate", "form", "checklist", "clock", "not_applicable", "to_come"}, (rule, ways)


def test_every_excuse_has_a_reason() -> None:
    for said in coverage.carried_out().values():
        assert all(len(one.where) > 4 for one in said if one.how == "not_applicable"), said


def test_registers_still_to_come_are_not_there_yet() -> None:
    coming = yaml.safe_load(coverage.TO_COME.read_text("utf-8"))
    there = [f"{subject}: {register}" for subject, register in coming.items() if register in registers()]
    assert there == [], "strike these from registers/to_come.yaml: the register is there"
    subjects = {text.subject for text in law.catalogue()}
    assert set(coming) <= subjects | set(law.ids())
