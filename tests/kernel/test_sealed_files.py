"""A sealed file opens whole, from anywhere in it, and in its place only; what was cut, doubled or put elsewhere does not open."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from guiju.kernel.keeping import keyring, papers, resealing, sealed_files, vault
from guiju.kernel.keeping.sealed_files import HEAD, PIECE, Opened

pytestmark = pytest.mark.django_db
A_SEALED = PIECE + 28


@pytest.fixture(autouse=True)
def shelves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "folder", lambda: tmp_path / "papers")


def kept(content: bytes, path: Path, bound: str = "there") -> Path:
    path.write_bytes(b"".join(sealed_files.sealed(content, bound)))
    return path


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_what_was_sealed_is_read_again(tmp_path: Path, size: int) -> None:
    content = random.Random(size).randbytes(size)
    path = kept(content, tmp_path / "file")
    assert content[:40] not in path.read_bytes() or size < 8
    with Opened(path, "there") as file:
        assert file.size == size and b"".join(sealed_files.pieces(file)) == content
        for _ in range(20):
            start = random.randrange(size + 1)
            end = random.randrange(start, size + 1)
            with Opened(path, "there", start=start, end=end) as part:
                assert part.seek(0, os.SEEK_END) == end - start
                part.seek(0)
                assert b"".join(sealed_files.pieces(part)) == content[start:end]


def cut_in_a_piece(sealed: bytes) -> bytes:
    return sealed[:-1]


def without_the_last(sealed: bytes) -> bytes:
    return sealed[: HEAD + 2 * A_SEALED]


def without_the_first(sealed: bytes) -> bytes:
    return sealed[:HEAD] + sealed[HEAD + A_SEALED :]


def without_any(sealed: bytes) -> bytes:
    return sealed[:HEAD]


def in_another_order(sealed: bytes) -> bytes:
    one, two = HEAD + A_SEALED, HEAD + 2 * A_SEALED
    return sealed[:HEAD] + sealed[one:two] + sealed[HEAD:one] + sealed[two:]


def one_doubled(sealed: bytes) -> bytes:
    return sealed[: HEAD + A_SEALED] + sealed[HEAD:]


def one_bit_else(sealed: bytes) -> bytes:
    return sealed[:-40] + bytes([sealed[-40] ^ 1]) + sealed[-39:]


@pytest.mark.parametrize(
    "changed",
    [
        cut_in_a_piece,
        without_the_last,
        without_the_first,
        without_any,
        in_another_order,
        one_doubled,
        one_bit_else,
    ],
)
def test_what_was_changed_does_not_open(tmp_path: Path, changed: Callable[[bytes], bytes]) -> None:
    path = kept(os.urandom(2 * PIECE + 100), tmp_path / "file")
    path.write_bytes(changed(path.read_bytes()))
    with pytest.raises(vault.WrongKey), Opened(path, "there") as file:
        b"".join(sealed_files.pieces(file))


def test_it_opens_in_its_place_only(tmp_path: Path) -> None:
    with pytest.raises(vault.WrongKey):
        Opened(kept(b"content", tmp_path / "file"), "elsewhere")


def test_a_new_key_seals_the_beginning_anew_and_leaves_the_pieces(tmp_path: Path) -> None:
    content = os.urandom(2 * PIECE + 5)
    digest = papers.store(content)
    path = papers.folder() / digest[:2] / digest
    before = path.read_bytes()
    new = keyring.rotate().sealing
    resealing.reseal()
    after = path.read_bytes()
    assert vault.named(after) == new != vault.named(before) and after[HEAD:] == before[HEAD:]
    assert papers.opened(digest) == content and not papers.unlike(digest)
    keyring.forget()


def test_a_file_under_the_name_of_other_content_is_not_whole() -> None:
    digest = papers.store(b"what was stored")
    other = papers.store(b"something else")
    path = papers.folder() / digest[:2] / digest
    forged = b"".join(sealed_files.sealed(b"by somebody who holds the keys", papers.bound(digest)))
    path.write_bytes(forged)
    assert papers.unlike(digest) == "已被替换" and papers.unlike(other) == ""
