"""随机抽取: whoever makes a draw again gets the same; nothing in it can be changed unseen; everything is drawn alike."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.kernel.keeping import lots
from guiju.kernel.keeping.lots import Lot, Size, Told

KEYS = st.lists(st.text("0123456789abcdef", min_size=4, max_size=8), min_size=1, max_size=40, unique=True)
SEED = lots.sha256("seed")


def a_lot(key: str) -> Lot:
    return Lot(key, "甲局" if int(key, 16) % 3 else "乙局")


def told(keys: list[str], size: Size = Size.EACH, amount: int = 2, secret: str = "s" * 64) -> Told:
    frame = lots.framed(map(a_lot, keys))
    seed = lots.seed(frame, secret, "12 34-56")
    drawn = "".join(f"{one}\n" for one in lots.select(lots.read(frame), seed, size, amount))
    return Told(frame, lots.sha256(frame), lots.sha256(secret), secret, "12 34-56", seed, size, amount, drawn)


@given(KEYS, st.randoms(use_true_random=False))
def test_the_order_in_which_lots_come_draws_nothing_else(keys: list[str], rng: Random) -> None:
    mixed = rng.sample(keys, len(keys))
    assert lots.framed(map(a_lot, keys)) == lots.framed(map(a_lot, mixed))
    assert lots.select([*map(a_lot, keys)], SEED, Size.EACH, 2) == lots.select([*map(a_lot, mixed)], SEED, Size.EACH, 2)


@given(KEYS, st.sampled_from(Size), st.integers(1, 100))
def test_what_is_handed_out_is_made_again_and_is_as_many_as_was_said(keys: list[str], size: Size, amount: int) -> None:
    draw = told(keys, size, amount)
    assert draw.faults() == []
    drawn = lots.read_drawn(draw.drawn)
    assert [one.place for one in drawn] == [*range(1, len(drawn) + 1)]
    there, got = Counter(a_lot(key).stratum for key in keys), Counter(one.lot.stratum for one in drawn)
    if size is Size.ALL:
        assert len(drawn) == min(amount, len(keys))
        return
    for unit, count in there.items():
        assert got[unit] == (min(amount, count) if size is Size.EACH else -(-count * amount // 100))


def another(text: str) -> str:
    return ("1" if text[0] != "1" else "2") + text[1:]


TAMPERED: dict[str, tuple[dict[str, Any], str]] = {
    "a file left out": ({"frame": lambda d: d.frame.split("\n", 1)[1]}, "目录在固定以后被改动过"),
    "a file put in": ({"frame": lambda d: d.frame + "ffff\t丙局\n"}, "目录在固定以后被改动过"),
    "not sorted": ({"frame": lambda d: "".join(sorted(d.frame.splitlines(True), reverse=True))}, "没有按签号排序"),
    "no frame": ({"frame": lambda d: "一行"}, "格式不符"),
    "another secret": ({"secret": lambda d: another(d.secret)}, "秘密数被换过"),
    "another commitment": ({"commitment": lambda d: another(d.commitment)}, "秘密数被换过"),
    "another number": ({"public": lambda d: "123457"}, "种子不是由"),
    "another seed": ({"seed": lambda d: another(d.seed)}, "种子不是由"),
    "one drawn instead": ({"drawn": lambda d: d.drawn.replace(d.drawn.split("\t")[1], "abcd")}, "重新抽取"),
    "one drawn less": ({"drawn": lambda d: d.drawn.split("\n", 1)[1]}, "重新抽取"),
    "more asked than said": ({"amount": lambda d: d.amount + 1}, "重新抽取"),
    "no such way": ({"size": lambda d: "some"}, "没有这种抽取方式"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_whatever_is_changed_is_found(what: str) -> None:
    draw = told([f"{n:04x}" for n in range(20)])
    changes, words = TAMPERED[what]
    found = replace(draw, **{name: change(draw) for name, change in changes.items()}).faults()
    assert any(words in fault for fault in found), found


def test_a_public_number_is_the_same_with_blanks_and_signs_between() -> None:
    assert lots.number("第 123-45、6号 AB") == "123456AB"
    frame = lots.framed([Lot("0001", "甲局")])
    assert lots.seed(frame, "s", "12 34 56") == lots.seed(frame, "s", "123456") != lots.seed(frame, "s", "123457")


def test_any_sha_256_gives_the_same() -> None:
    """By hand, as the public page tells it."""
    draw = told(["0001", "0002", "0003", "0004"], Size.ALL, 1)
    digest = hashlib.sha256(draw.frame.encode()).hexdigest()
    seed = hashlib.sha256(f"{digest}:{draw.secret}:123456".encode()).hexdigest()
    tickets = {key: hashlib.sha256(f"{seed}:{key}".encode()).hexdigest() for key in ("0001", "0002", "0003", "0004")}
    [first] = lots.read_drawn(draw.drawn)
    assert first.lot.key == min(tickets, key=tickets.__getitem__) and first.ticket == tickets[first.lot.key]


def test_a_key_that_stands_twice_is_no_frame() -> None:
    with pytest.raises(ValueError, match="twice"):
        lots.framed([Lot("0001", "甲局"), Lot("0001", "乙局")])


def test_over_many_seeds_every_file_is_drawn_as_often() -> None:
    """Chi-square over 40 files, 5 drawn by each of 4,000 seeds: 39 degrees of freedom, 72.1 is met once in a thousand; the
    draws of one seed are without repeats, which makes the sum smaller still."""
    frame = [Lot(f"{n:04x}", "甲局") for n in range(40)]
    counts: Counter[str] = Counter()
    for n in range(4000):
        counts.update(one.lot.key for one in lots.select(frame, lots.sha256(str(n)), Size.ALL, 5))
    expected = 4000 * 5 / 40
    assert sum((counts[lot.key] - expected) ** 2 / expected for lot in frame) < 72.1
