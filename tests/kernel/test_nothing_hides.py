"""Nothing hides from a verification: no place, no value that is none, and no fault behind another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from django.apps import apps
from django.db import connection
from pymerkle import InclusionProof, verify_inclusion

from guiju.kernel.acting import administration, engine, verification
from guiju.kernel.acting.verification import Fault
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.declaring.handling import Handling
from guiju.kernel.keeping import checkpoints, digests, guards, ledger, papers, proofs, second_log, vouching
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.keyring import Key
from guiju.kernel.keeping.ledger import Checkpoint, Entry, Payload, Writing
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.tiles import Growing
from guiju.kernel.offices.people import SYSTEM, User
from tests import tampering
from tests.kernel.test_engine import accepted, decided
from tests.people import County, entered
from tests.specimen.models import Petition

ON_SQLITE = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL holds its columns to their kinds")
TODAY = date(2024, 4, 1)


@pytest.fixture
def matters(county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Petition]:
    """Two matters, checkpointed; then somebody with all rights has dropped the triggers."""
    monkeypatch.setattr(checkpoints, "heads_folder", lambda: tmp_path / "heads")
    made = [decided(county), accepted(county)]
    engine.take("attach", made[0], county.clerk, {"paper": ("a.txt", b"text")}, date(2024, 3, 7))
    entered()
    checkpoints.make()
    assert verification.verify().sound
    guards.install(connection, drop=True)
    return made


def faults() -> list[Fault]:
    return [fault for fault in verification.verify().faults if fault.kind != "guard"]


def of(matter: Petition) -> list[Fault]:
    return [fault for fault in faults() if fault.matter_id == matter.pk.hex]


def sql(statement: str, *values: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("name", [administration.REGISTER, second_log.REGISTER])
def test_no_row_hides_under_a_register_of_the_ledgers_own(matters: list[Petition], name: str) -> None:
    tampering.add(ClockRow.objects.filter(matter_id=matters[0].pk).first())
    ClockRow.objects.filter(pk=ClockRow.objects.latest("pk").pk).update(register=name)
    assert any(fault.kind == "extra" and name in fault.words for fault in faults())


def test_what_is_worked_out_hangs_on_a_record(county: County, matters: list[Petition]) -> None:
    here = {"agency": county.department, "region": "431081", "since": TODAY}
    for register, matter in (("petition", uuid4()), ("nowhere", matters[0].pk)):
        with tampering.undone():
            Handling.objects.create(pk=uuid4(), register=register, matter_id=matter, **here)
            assert any(fault.kind == "extra" and "经办时段" in fault.words for fault in faults()), register
    with tampering.undone():
        days = {"first": TODAY, "last": TODAY, "held": 1, "owed": True, "agency": county.department, "region": "431081"}
        DutyPeriod.objects.create(pk=uuid4(), register="nowhere", matter_id=matters[0].pk, **days)
        assert any(fault.kind == "extra" and "定期职责" in fault.words for fault in faults())


def test_a_head_that_cannot_be_read_hides_no_other(matters: list[Petition]) -> None:
    """The forger rewrites a chain, empties the table of heads, and breaks a file so that the others are not read."""
    Entry.objects.filter(matter_id=matters[0].pk, seq=1).update(digest="0" * 64)
    sql("DELETE FROM kernel_checkpoint")
    (checkpoints.heads_folder() / "000000000000.json").write_text("{")
    words = [fault.words for fault in faults() if fault.kind == "head"]
    assert any("不是账簿检查点文件" in said for said in words) and any("树根不符" in said for said in words)


@pytest.mark.parametrize("column", ["size", "last_entry", "at", "root"])
@ON_SQLITE
def test_a_head_that_says_nonsense_stops_nothing(matters: list[Petition], column: str) -> None:
    sql(f"UPDATE kernel_checkpoint SET {column} = 'x'")
    sql("UPDATE specimen_petition SET amount = 1")
    assert {fault.kind for fault in faults()} >= {"head", "row"}


def test_entries_that_were_numbered_anew_are_found(matters: list[Petition]) -> None:
    """Their order stays, and their digests say nothing of it."""
    last = Entry.objects.latest("id").pk
    for table, column in (("kernel_payload", "entry_id"), ("kernel_entry", "id")):
        sql(f"UPDATE {table} SET {column} = {column} + 1000 WHERE {column} = %s", last)
    assert {fault.kind for fault in faults()} == {"head"}


def test_a_second_row_of_a_head_is_found(matters: list[Petition]) -> None:
    tampering.add(Checkpoint.objects.get())
    assert {fault.kind for fault in faults()} == {"extra"}


def test_a_key_that_was_not_vouched_for_by_the_one_before_is_found(matters: list[Petition]) -> None:
    from guiju.kernel.keeping import keyring

    keyring.rotate()
    assert not faults()
    Key.objects.filter(purpose="signing", retired_at=None).update(vouched="00" * 64)
    keyring.ring(anew=True)
    assert {fault.kind for fault in faults()} == {"head"}
    keyring.forget()


def forged(register: str, matter: UUID, payload: object) -> None:
    """An entry with all its digests right, by somebody who wrote it into the tables."""

    class Forged:
        pk, version, head = matter, 0, ""

        @classmethod
        def register(cls) -> str:
            return register

    last = Entry.objects.filter(register=register, matter_id=matter).order_by("-seq").first()
    record = Forged()
    if last is not None:
        record.version, record.head = last.seq, last.digest
    [entry] = ledger.append([Writing(record, "accept", TODAY, SYSTEM, {})])
    body = orjson.dumps(payload).decode()
    Payload.objects.filter(pk=entry.pk).update(body=body)
    entry.payload_digest = digests.of(body.encode())
    entry.digest = ledger.digest_of(entry)
    entry.save()


NONSENSE: list[object] = [
    {}, [], 7, {"set": 5}, {"set": {}, "stage": "x", "rows": {"kernel_clockrow": 5}}, {"set": {}, "parts": {"x": [{}]}},
    {"set": {}, "drawn": [[1, 2]]}, {"anew": {}, "set": {}}, {"set": {}, "refold": 4},
]  # fmt: skip


@pytest.mark.parametrize("payload", NONSENSE, ids=str)
def test_an_entry_that_says_nonsense_stops_nothing(matters: list[Petition], payload: object) -> None:
    forged("petition", matters[0].pk, payload)
    sql("UPDATE specimen_petition SET amount = 1 WHERE stage = 'accepted'")
    found = {fault.matter_id for fault in faults()}
    assert {matters[0].pk.hex, matters[1].pk.hex} <= found


@pytest.mark.parametrize("payload", NONSENSE, ids=str)
def test_nor_in_the_chains_of_no_record(matters: list[Petition], payload: object) -> None:
    forged(administration.REGISTER, administration.MATTER, payload)
    forged(second_log.REGISTER, UUID(int=TODAY.toordinal()), payload)
    sql("UPDATE specimen_petition SET amount = 1")
    assert {fault.matter_id for fault in faults()} >= {matters[0].pk.hex}


def test_a_day_that_is_none_and_a_second_administration_are_found(matters: list[Petition]) -> None:
    forged(second_log.REGISTER, uuid4(), {"set": {}, "rows": {}})
    person = User.objects.create(username="新人", full_name="新人", agency_id=matters[0].agency_id)
    told = vouching.told(User, vouching.borne(person))
    rows = {"kernel_user": {str(person.pk): vouching.digest_of(told, "sha256")}}
    forged(administration.REGISTER, uuid4(), {"set": {}, "rows": rows})
    found = [fault for fault in faults() if fault.kind in ("extra", "row")]
    assert {fault.register for fault in found if fault.kind == "extra"} == {
        second_log.REGISTER,
        administration.REGISTER,
    }
    assert any("用户" in fault.words for fault in found), "who is vouched for elsewhere is not vouched for"


def test_what_was_erased_and_comes_back_is_found(county: County, matters: list[Petition]) -> None:
    """From an old backup, say: the digest fits, and it may not be there."""
    first = Entry.objects.get(matter_id=matters[0].pk, seq=1)
    body = first.payload.body
    county.erased(matters[0], 1, TODAY)
    entered()
    assert not of(matters[0])
    Payload.objects.filter(pk=first.pk).update(body=body)
    assert [fault.kind for fault in of(matters[0])] == ["extra"]


def test_after_an_erasure_an_earlier_proof_still_holds(county: County, matters: list[Petition]) -> None:
    first = Entry.objects.get(matter_id=matters[0].pk, seq=1)
    made, [head] = proofs.prove(first.digest), map(checkpoints.read_head, checkpoints.files())
    county.erased(matters[0], 1, TODAY)
    assert Payload.objects.get(pk=first.pk).body == "", "the salt has gone with what was told"
    for one in (made, proofs.prove(first.digest)):
        proof = InclusionProof.deserialize(one["proof"])
        verify_inclusion(Growing().leaf(first.digest), bytes.fromhex(head.root), proof)


def test_nobody_without_the_key_tries_out_what_a_row_said(matters: list[Petition]) -> None:
    """Entries that are not erased name rows that held what was: a name is soon guessed where its digest has no key."""
    party = Party.every.filter(matter_id=matters[0].pk).first()
    assert party is not None
    told = vouching.told(Party, vouching.borne(party), {"register": party.register, "matter_id": party.matter_id})
    said = ledger.history(matters[0])[0].content["rows"]["kernel_party"]
    assert party.masked_name in told.decode() and vouching.digest_of(told, "sha256") in said.values()
    assert digests.of(told)[: vouching.LENGTH] not in said.values()


FILES: dict[str, Callable[[Path, Path], object]] = {
    "gone": lambda path, other: path.unlink(),
    "changed": lambda path, other: path.write_bytes(path.read_bytes()[:-1] + b"x"),
    "another's": lambda path, other: path.write_bytes(other.read_bytes()),
}


@pytest.mark.parametrize("act", list(FILES.values()), ids=list(FILES))
def test_the_file_of_a_paper_is_looked_at(matters: list[Petition], act: Callable[[Path, Path], object]) -> None:
    paper = Paper.objects.filter(matter_id=matters[0].pk).exclude(digest="").first()
    assert paper is not None
    other = papers._place(papers.store(b"another paper"))
    place = papers._place(paper.digest)
    kept = place.read_bytes()
    try:
        act(place, other)
        assert "paper" in {fault.kind for fault in of(matters[0])}
        assert "paper" in {fault.kind for fault in verification.verify_since(0).faults}, "and by night"
    finally:
        place.write_bytes(kept)


def test_a_guard_that_bears_the_name_and_does_nothing_is_found(county: County) -> None:
    entered()
    assert not verification.verify().faults
    name = "guard_kernel_entry_update"
    if connection.vendor == "sqlite":
        sql(f"DROP TRIGGER {name}")
        sql(f"CREATE TRIGGER {name} BEFORE UPDATE ON kernel_entry FOR EACH ROW WHEN 0 BEGIN SELECT 1; END")
    else:
        sql("ALTER TABLE kernel_entry ENABLE REPLICA TRIGGER guard_kernel_entry_update")
    assert [fault.kind for fault in verification.verify().faults] == ["guard"]


def test_a_row_that_is_changed_hides_nothing_that_is_worked_out(county: County) -> None:
    from guiju.kernel.declaring.registry import register
    from tests.lives import MONDAY, brought

    case = brought(county, register("grid_event"), "transfer", MONDAY)
    entered()
    assert Handling.objects.filter(matter_id=case.record.pk).update(since=TODAY)
    sql(f"UPDATE {type(case.record)._meta.db_table} SET late_acts = 7")
    words = "".join(fault.words for fault in faults() if fault.matter_id == case.record.pk.hex)
    assert "经办时段" in words and "迟录步骤数" in words


@ON_SQLITE
@pytest.mark.parametrize(
    "table", ["specimen_petition", "kernel_party", "kernel_clockrow", "kernel_paper", "kernel_entry"]
)
def test_what_is_no_value_of_its_column_is_found_and_stops_nothing(matters: list[Petition], table: str) -> None:
    model = next(model for model in apps.get_models() if model._meta.db_table == table)
    which = {"pk": matters[0].pk} if model is Petition else {"matter_id": matters[0].pk}
    row: Any = getattr(model, "every", model._base_manager).filter(**which).first()
    sql("UPDATE specimen_petition SET amount = 1 WHERE stage = 'accepted'")
    missed = []
    for column in tampering.columns(type(row)):
        if column.attname not in ("register", "matter_id"):
            with tampering.undone():
                tampering.garble(row, column)
                found = {fault.matter_id for fault in faults()}
                missed += [] if {matters[0].pk.hex, matters[1].pk.hex} <= found else [column.attname]
    assert missed == []


@ON_SQLITE
def test_a_yes_that_only_sql_takes_for_one_is_found(matters: list[Petition]) -> None:
    sql("UPDATE kernel_party SET standing = 2 WHERE matter_id = %s", matters[0].pk.hex)
    assert of(matters[0])


def test_times_that_are_none_are_found(county: County, matters: list[Petition]) -> None:
    engine.take("publish", matters[0], county.clerk, {}, TODAY)
    for at in ("x", "2020-01-01", ""):
        Entry.objects.filter(matter_id=matters[0].pk, seq=2).update(at=at)
        assert of(matters[0])
