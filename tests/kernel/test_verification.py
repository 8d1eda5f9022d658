"""Whoever changes the ledger or a record behind the engine is found, and the verification says what it cannot find."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from guiju.kernel.acting import engine, verification
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping import checkpoints, digests, guards, ledger, proofs, tiles
from guiju.kernel.keeping.ledger import Entry, Payload
from guiju.kernel.keeping.tiles import Growing
from guiju.kernel.offices.people import Role
from tests.kernel.test_engine import CONFIRMED, decided, received
from tests.people import County, entered, verified
from tests.specimen.models import Petition


def sql(statement: str, *values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def heads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(checkpoints, "heads_folder", lambda: tmp_path / "heads")
    return tmp_path / "heads"


@pytest.fixture
def matters(county: County, heads: Path) -> list[Petition]:
    """Three matters, checkpointed."""
    made = [decided(county), decided(county), received(county)]
    engine.take("publish", made[0], county.clerk, {}, date(2024, 3, 7))
    entered()
    checkpoints.make()
    return made


@pytest.fixture
def unguarded(matters: list[Petition]) -> list[Petition]:
    """The same after somebody with full rights over the database has dropped the triggers."""
    guards.install(connection, drop=True)
    return matters


def kinds() -> set[str]:
    """What is found, but for the guards that a test has dropped itself."""
    return {fault.kind for fault in verification.verify().faults} - {"guard"}


def test_an_untouched_ledger_is_sound(matters: list[Petition]) -> None:
    report = verification.verify()
    assert report.sound, report.faults
    assert (report.entries, report.records, report.heads, report.after_head) == (11, 3, 1, 0)


def test_later_heads_are_met_too(county: County, matters: list[Petition]) -> None:
    for _ in range(3):
        decided(county)
        checkpoints.make()
    report = verification.verify()
    assert report.sound, report.faults
    assert (report.heads, report.after_head) == (4, 0)


def test_the_database_itself_refuses_changes(matters: list[Petition]) -> None:
    for statement in (
        "UPDATE kernel_entry SET step = 'x'",
        "DELETE FROM kernel_entry",
        "UPDATE kernel_payload SET body = '{}'",
        "DELETE FROM kernel_payload",
        "UPDATE kernel_checkpoint SET root = ''",
        "DELETE FROM kernel_checkpoint",
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            sql(statement)
    assert verification.verify().sound


TAMPERINGS: dict[str, tuple[Callable[[list[Petition]], None], set[str]]] = {}


def tampering(*found: str) -> Callable[[Callable[[list[Petition]], None]], Callable[[list[Petition]], None]]:
    def note(act: Callable[[list[Petition]], None]) -> Callable[[list[Petition]], None]:
        TAMPERINGS[act.__name__] = (act, set(found))
        return act

    return note


@tampering("changed")
def an_entry_changed(matters: list[Petition]) -> None:
    Entry.objects.filter(matter_id=matters[0].pk, seq=2).update(on=date(2024, 3, 3))


@tampering("changed")
def a_payload_changed(matters: list[Petition]) -> None:
    payload = Payload.objects.get(entry__matter_id=matters[0].pk, entry__seq=4)
    Payload.objects.filter(pk=payload.pk).update(body=payload.body.replace("支持", "驳回"))


@tampering("missing")
def a_payload_removed(matters: list[Petition]) -> None:
    sql(f"DELETE FROM kernel_payload WHERE entry_id = {Entry.objects.get(matter_id=matters[0].pk, seq=3).pk}")


@tampering("head", "missing")
def an_entry_removed_from_the_middle(matters: list[Petition]) -> None:
    sql(f"DELETE FROM kernel_entry WHERE id = {Entry.objects.get(matter_id=matters[0].pk, seq=2).pk}")


@tampering("head", "missing", "order", "changed")
def two_entries_exchanged(matters: list[Petition]) -> None:
    mine = Entry.objects.filter(matter_id=matters[0].pk)
    mine.filter(seq=2).update(seq=99)
    mine.filter(seq=3).update(seq=2)
    mine.filter(seq=99).update(seq=3)


@tampering("row", "changed", "missing")
def an_entry_added(matters: list[Petition]) -> None:
    last = Entry.objects.filter(matter_id=matters[2].pk).latest("seq")
    forged = Entry(
        register="petition", matter_id=matters[2].pk, seq=last.seq + 1, step="accept", on=date(2024, 3, 2), at=last.at,
        algorithm="sha256", before=last.digest, payload_digest="0" * 64, digest="1" * 64,
    )  # fmt: skip
    forged.save()


@tampering("missing", "row")
def the_tail_cut_off(matters: list[Petition]) -> None:
    last = Entry.objects.latest("id")
    sql(f"DELETE FROM kernel_payload WHERE entry_id = {last.pk}")
    sql(f"DELETE FROM kernel_entry WHERE id = {last.pk}")


@tampering("missing", "head")
def a_matter_removed_whole(matters: list[Petition]) -> None:
    pk = connection.ops.adapt_unknown_value(matters[1].pk.hex)
    sql("DELETE FROM kernel_payload WHERE entry_id IN (SELECT id FROM kernel_entry WHERE matter_id = %s)", pk)
    for table, column in (("kernel_entry", "matter_id"), ("kernel_party", "matter_id"), ("specimen_petition", "id")):
        sql(f"DELETE FROM {table} WHERE {column} = %s", pk)


@tampering("row")
def a_row_changed(matters: list[Petition]) -> None:
    sql("UPDATE specimen_petition SET outcome = '驳回' WHERE outcome = '支持'")


@tampering("row")
def a_column_that_no_step_told_set(matters: list[Petition]) -> None:
    sql("UPDATE specimen_petition SET amount = 1")


@tampering("row")
def a_row_removed(matters: list[Petition]) -> None:
    sql("DELETE FROM specimen_petition WHERE id = %s", connection.ops.adapt_unknown_value(matters[2].pk.hex))


@tampering("row")
def a_party_changed(matters: list[Petition]) -> None:
    sql("UPDATE kernel_party SET digest = %s", "0" * 64)


@tampering("head")
def a_chain_rewritten_with_every_digest_anew(matters: list[Petition]) -> None:
    """The careful forger: another outcome, all digests after it recomputed, the row made to agree."""
    before = ""
    for entry in ledger.history(matters[1]):
        body = entry.payload.body.replace("支持", "驳回")
        Payload.objects.filter(pk=entry.pk).update(body=body)
        entry.before, entry.payload_digest = before, digests.of(body.encode())
        entry.digest = before = ledger.digest_of(entry)
        entry.save()
    sql(
        "UPDATE specimen_petition SET outcome = '驳回', head = %s WHERE id = %s",
        before, connection.ops.adapt_unknown_value(matters[1].pk.hex),
    )  # fmt: skip


@pytest.mark.parametrize("name", TAMPERINGS)
def test_every_tampering_is_found(unguarded: list[Petition], name: str) -> None:
    act, expected = TAMPERINGS[name]
    assert kinds() == set()
    act(unguarded)
    found = kinds()
    assert found, f"{name} was not found"
    assert expected & found, found


def test_a_head_in_the_database_exchanged_is_met_by_the_one_handed_out(unguarded: list[Petition]) -> None:
    """The forger signs a new head over the rewritten chain: the one handed out before gives it away."""
    a_chain_rewritten_with_every_digest_anew(unguarded)
    sql("DELETE FROM kernel_checkpoint")
    [old] = map(checkpoints.read_head, checkpoints.files())
    rewritten = Growing()
    rewritten.add(tiles.entries(0))
    assert rewritten.get_root().hex() != old.root
    assert "head" in kinds()
    # Even where the folder was emptied too: whoever kept a head elsewhere finds it.
    for path in checkpoints.heads_folder().glob("*.json"):
        path.unlink()
    assert kinds() == set()
    assert "head" in {fault.kind for fault in verification.verify([old]).faults}


def test_what_cannot_be_found_is_said(county: County, heads: Path) -> None:
    received(county)
    assert "没有已发布的检查点" in verification.verify().limits[0]
    checkpoints.make()
    received(county)
    assert "最后一个检查点之后的1条" in verification.verify().limits[0]


def test_lawful_erasure_leaves_the_chain_whole(county: County, matters: list[Petition]) -> None:
    erased = county.erased(matters[0], 1, date(2024, 4, 1))
    emptied = [entry.step for entry in ledger.history(erased) if entry.content.get("redacted")]
    assert emptied == ["receive", "publish"], "what told it, and what published it"
    report = verified()
    assert report.sound, report.faults
    assert report.redacted == 2
    assert any("依法删除" in words for words in report.limits)


def test_after_an_erasure_every_column_is_still_compared(county: County, unguarded: list[Petition]) -> None:
    county.erased(unguarded[0], 1, date(2024, 4, 1))
    sql("UPDATE specimen_petition SET amount = 1")
    assert kinds() == {"row"}


def test_a_payload_emptied_without_an_erasure_is_found(unguarded: list[Petition]) -> None:
    """The trigger lets a payload lose its body; only the entry of an erasure accounts for it."""
    Payload.objects.filter(entry__matter_id=unguarded[0].pk, entry__seq=2).update(body="")
    assert "missing" in kinds()


def test_erasure_is_asked_by_one_and_granted_by_another_of_the_organ(county: County, matters: list[Petition]) -> None:
    day, told = date(2024, 4, 1), {"entry_seq": 1, "stays_why": "试", "reason": "试"}
    with pytest.raises(Refused) as refused:
        engine.take("ask_erasure", matters[0], county.clerk, {"entry_seq": 99, "reason": "试"}, day)
    assert refused.value.codes == {"house.entry_there"}
    both = county.actor(county.department, Role.CLERK, Role.HEAD, name="both")
    matter = engine.take("ask_erasure", matters[0], both, told, day)
    request = {"request": matter.version}
    for actor, codes in (
        (both, {"house.four_eyes"}),
        (county.bureau_head, {"agency"}),
        (county.actor(county.department, Role.ADMIN), {"role"}),
    ):
        with pytest.raises(Refused) as refused:
            engine.take("redact", matter, actor, request, day)
        assert refused.value.codes == codes
    engine.take("redact", matter, county.head, request, day)


def test_a_proof_for_one_entry_holds_against_the_signed_head(matters: list[Petition]) -> None:
    from pymerkle import InclusionProof, InvalidProof, verify_inclusion

    [head] = map(checkpoints.read_head, checkpoints.files())
    assert head.is_signed()
    entry = Entry.objects.order_by("id")[3]
    made = proofs.prove(entry.digest)
    assert made["head"] == vars(head)
    proof = InclusionProof.deserialize(made["proof"])
    leaf = Growing().leaf(entry.digest)
    verify_inclusion(leaf, bytes.fromhex(head.root), proof)
    with pytest.raises(InvalidProof):
        verify_inclusion(b"\0" * 32, bytes.fromhex(head.root), proof)


def test_a_head_with_another_signature_is_a_fault(unguarded: list[Petition]) -> None:
    sql("UPDATE kernel_checkpoint SET signature = %s", "00" * 64)
    for path in checkpoints.heads_folder().glob("*.json"):
        path.unlink()
    assert kinds() == {"head"}


def test_sm3_instead_of_sha256(county: County, heads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = received(county)
    monkeypatch.setenv("GUIJU_DIGEST", "sm3")
    engine.take("accept", first, county.clerk, CONFIRMED, date(2024, 3, 4))
    assert list(Entry.objects.order_by("seq").values_list("algorithm", flat=True)) == ["sha256", "sm3"]
    assert verified().sound


def test_guards_that_are_gone_are_found(unguarded: list[Petition]) -> None:
    [fault] = verification.verify().faults
    assert fault.kind == "guard" and "道防改触发器缺失" in fault.words
    guards.install(connection)
    assert verification.verify().sound


def test_a_row_that_points_at_nothing_is_found(matters: list[Petition]) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL holds its rows to that itself")
    with connection.constraint_checks_disabled():
        sql("PRAGMA defer_foreign_keys = ON")
        sql("UPDATE kernel_user SET agency_id = 999999")
        assert "database" in kinds()
        sql("UPDATE kernel_user SET agency_id = (SELECT MIN(id) FROM kernel_agency)")
