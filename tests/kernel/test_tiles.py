"""Tiles of the ledger's tree: the same roots and proofs as a tree read whole, and a wrong tile is found."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pymerkle import InclusionProof, InmemoryTree

from guiju.kernel.keeping import checkpoints, guards, proofs, tiles
from guiju.kernel.keeping.checkpoints import Head, Unsound
from guiju.kernel.keeping.ledger import Checkpoint, Entry
from guiju.kernel.keeping.tiles import Growing, Kept, Tile
from tests.kernel.test_engine import decided
from tests.people import County, verified


@pytest.fixture(autouse=True)
def small_tiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Tiles of four hashes, so that a ledger of some thirty entries has three levels of them."""
    monkeypatch.setattr(tiles, "HEIGHT", 2)
    monkeypatch.setattr(checkpoints, "heads_folder", lambda: tmp_path / "heads")


def reference(digests: list[str]) -> InmemoryTree:
    whole = InmemoryTree(algorithm="sha256")
    for digest in digests:
        whole.append_entry(bytes.fromhex(digest))
    return whole


def said(tile: Tile) -> tuple[int, int, str, int]:
    return tile.level, tile.index, tile.root, tile.last_entry


@pytest.mark.parametrize("height", [1, 2, 3])
def test_the_root_of_a_growing_tree_is_that_of_rfc_6962(height: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "HEIGHT", height)
    digests = [sha256(bytes([n])).hexdigest() for n in range(150)]
    whole, tree = reference(digests), Growing()
    made = []
    for n, digest in enumerate(digests, 1):
        made += tree.add([(n, digest)])
        assert tree.get_root() == whole.get_root(n), n
    at_once = Growing()
    assert [said(tile) for tile in at_once.add(enumerate(digests, 1))] == [said(tile) for tile in made]
    assert sum(tile.level == 0 for tile in made) == 150 >> height


@pytest.fixture
def grown(county: County) -> list[Entry]:
    """Nine matters, three nights: 36 entries, of which 24 and then 32 stand under heads."""
    for nights in (1, 5, 2):
        for _ in range(nights):
            decided(county)
        checkpoints.make()
    decided(county)
    return list(Entry.objects.order_by("id"))


@pytest.mark.django_db
def test_complete_tiles_are_kept_once_a_night_brings_them(grown: list[Entry]) -> None:
    counts = [Tile.objects.filter(level=level).count() for level in range(4)]
    assert counts == [8, 2, 0, 0]
    assert [tile.last_entry for tile in Tile.objects.filter(level=1).order_by("index")] == [grown[15].pk, grown[31].pk]


@pytest.mark.django_db
def test_every_entry_is_proven_as_a_tree_read_whole_proves_it(grown: list[Entry]) -> None:
    whole = reference([entry.digest for entry in grown[:32]])
    for n, entry in enumerate(grown[:32], 1):
        made = proofs.prove(entry.digest)
        assert made["proof"] == whole.prove_inclusion(n).serialize()
        head = Head(**made["head"])
        assert head.is_signed() and head.size == 32
        leaf = whole.hash_buff(bytes.fromhex(entry.digest))
        InclusionProof.deserialize(made["proof"]).verify(leaf, bytes.fromhex(head.root), index=n, size=32)


@pytest.mark.django_db
@pytest.mark.parametrize("size", range(1, 33))
def test_any_earlier_tree_follows_from_the_tiles(grown: list[Entry], size: int) -> None:
    whole = reference([entry.digest for entry in grown])
    assert Kept(size).get_root() == whole.get_root(size)
    middle = size // 2 + 1
    assert Kept(size).prove_inclusion(middle).serialize() == whole.prove_inclusion(middle, size).serialize()


@pytest.mark.django_db
def test_ids_may_have_gaps(county: County) -> None:
    """A transaction that was rolled back leaves a gap on PostgreSQL; here some entries are taken away before any head."""
    for _ in range(4):
        decided(county)
    guards.install(connection, drop=True)
    gone = list(Entry.objects.order_by("id").values_list("pk", flat=True))[2::3]
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM kernel_payload WHERE entry_id IN ({', '.join(map(str, gone))})")
        cursor.execute(f"DELETE FROM kernel_entry WHERE id IN ({', '.join(map(str, gone))})")
    checkpoints.make()
    left = list(Entry.objects.order_by("id").values_list("digest", flat=True))
    whole = reference(left)
    for n, digest in enumerate(left, 1):
        assert proofs.prove(digest)["proof"] == whole.prove_inclusion(n).serialize()


@pytest.mark.django_db
def test_a_proof_reads_a_handful_of_tiles(grown: list[Entry]) -> None:
    with CaptureQueriesContext(connection) as queries:
        proofs.prove(grown[9].digest)
    # The entry, the head, its place (two); then at each of three levels its own tile and the last one.
    assert len(queries) <= 4 + 2 * 3


@pytest.mark.django_db
def test_a_night_reads_only_what_is_new(grown: list[Entry]) -> None:
    """What lies in complete tiles is not read again: changed there behind the ledger's back, it is not signed anew."""
    guards.install(connection, drop=True)
    Entry.objects.filter(pk=grown[2].pk).update(digest="ab" * 32)
    head = checkpoints.make()
    assert head is not None and head.root == reference([entry.digest for entry in grown]).get_root().hex()
    assert "head" in {fault.kind for fault in verified().faults}


@pytest.mark.django_db
def test_nothing_is_signed_over_a_ledger_that_its_last_head_does_not_meet(grown: list[Entry]) -> None:
    Tile.objects.filter(level=1, index=1).update(root="ab" * 32)
    with pytest.raises(Unsound, match="核验"):
        checkpoints.make()
    assert Checkpoint.objects.count() == 3
    tiles.rebuild(grown[31].pk)
    assert checkpoints.make() is not None
    assert verified().sound


@pytest.mark.django_db
def test_no_proof_from_a_wrong_tile(grown: list[Entry]) -> None:
    Tile.objects.filter(level=0, index=5).update(root="ab" * 32)
    with pytest.raises(proofs.Unproven, match="不符"):
        proofs.prove(grown[17].digest)
    Tile.objects.filter(level=0, index=5).delete()
    with pytest.raises(proofs.Unproven, match="不符"):
        proofs.prove(grown[17].digest)


SPOILINGS: dict[str, Callable[[], object]] = {
    "a root changed": lambda: Tile.objects.filter(level=0, index=3).update(root="ab" * 32),
    "a root changed higher up": lambda: Tile.objects.filter(level=1, index=0).update(root="ab" * 32),
    "another last entry": lambda: Tile.objects.filter(level=0, index=3).update(last_entry=1),
    "one taken away": lambda: Tile.objects.filter(level=0, index=3).delete(),
    "one added": lambda: Tile.objects.create(level=0, index=99, root="ab" * 32, last_entry=10**9),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", SPOILINGS)
def test_a_wrong_tile_is_found(grown: list[Entry], name: str) -> None:
    assert verified().sound
    SPOILINGS[name]()
    [fault] = verified().faults
    assert fault.kind == "tile" and "guiju checkpoint --rebuild" in fault.words
    tiles.rebuild(grown[31].pk)
    assert verified().sound


def test_two_who_sign_at_once_hand_out_one_head(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    """A night's work by the worker, and a command by hand: a second head over the same entries could not be taken away again."""
    decided(county)
    standing, others = tiles.standing, list[Head | None]()

    def while_another_signs() -> tuple[Growing, int]:
        found = standing()
        monkeypatch.setattr(tiles, "standing", standing)
        others.append(checkpoints.make())
        return found

    monkeypatch.setattr(tiles, "standing", while_another_signs)
    assert checkpoints.make() == others[0] == checkpoints.latest()
    assert Checkpoint.objects.count() == 1 and verified().sound
