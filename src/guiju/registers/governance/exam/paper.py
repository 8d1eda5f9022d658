"""The paper of one sitting: drawn from the bank by a seed, and marked. Anybody who has the bank and the seed draws it again.

The seed is the SHA-256 of the bank's digest, a secret that follows from the machine's key, the record and the number of the try
(and of the times it was made up):
nobody chooses it, nobody knows it beforehand, and it stands in the ledger once the sitting has begun. Of each sort the questions
with the smallest tickets are drawn (``keeping.lots``), in the order of these tickets.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from guiju.kernel.keeping import lots, vault
from guiju.registers.governance.exam_round.columns import ExamRoundColumns
from guiju.registers.governance.question_bank import questions_of
from guiju.registers.governance.question_bank.choices import Sort
from guiju.registers.governance.question_bank.questions import LETTERS, Question

_ANSWER = re.compile(rf"([1-9]\d{{0,2}})([{LETTERS}]{{1,{len(LETTERS)}}})")
LONGEST = 6000


@dataclass(frozen=True)
class Item:
    """One question of a paper: its place, from 1, and what it is worth."""

    place: int
    question: Question
    points: int


def seed(exam: Any, led: Any, attempt: int) -> str:
    """The seed of a try: the same for the same try, for nobody to choose. Tries that are made up are counted anew and are
    others."""
    said = f"{exam.register()}:{exam.pk.hex}:{led.made_up}:{attempt}".encode()
    secret = hmac.new(vault.key_for("draws"), said, "sha256").hexdigest()
    return lots.sha256(f"{led.bank.digest}:{secret}:{exam.pk.hex}:{attempt}")


def drawn(bank: Sequence[Question], rules: Mapping[Sort, tuple[int, int]], seed: str) -> list[Item]:
    """The paper: of each sort so many questions, each with its points."""
    frame = [lots.Lot(f"{n:05}", one.sort) for n, one in enumerate(bank, 1)]
    ranked = lots.ranked(frame, seed)
    chosen: list[tuple[Question, int]] = []
    for sort, (count, points) in rules.items():
        mine = [lot for _, lot in ranked if lot.stratum == sort][:count]
        chosen += [(bank[int(lot.key) - 1], points) for lot in mine]
    return [Item(place, question, points) for place, (question, points) in enumerate(chosen, 1)]


def of(led: ExamRoundColumns, seed: str) -> tuple[Item, ...]:
    """The paper of a round by a seed."""
    return () if led.bank_id is None else _of(led.bank_id, tuple(led.drawn.items()), seed)


@lru_cache(maxsize=512)
def _of(bank: UUID, rules: tuple[tuple[Sort, tuple[int, int]], ...], seed: str) -> tuple[Item, ...]:
    """Drawn once for a page, a hand-in and its gates: neither bank nor rules nor seed changes under a sitting."""
    return tuple(drawn(questions_of(bank), dict(rules), seed))


def told(answers: str) -> dict[int, str]:
    """By place the letters chosen. What is no answer is left out."""
    found = (_ANSWER.fullmatch(one) for one in answers.split())
    return {int(one[1]): "".join(sorted(set(one[2]))) for one in found if one is not None}


def written(chosen: Mapping[int, str]) -> str:
    """The same as a text: ``1A 2BD 4C``."""
    return " ".join(f"{place}{letters}" for place, letters in sorted(chosen.items()) if letters)


def score(items: Sequence[Item], answers: str) -> int:
    """What the answers come to: a question counts whole or not at all."""
    chosen = told(answers)
    return sum(item.points for item in items if chosen.get(item.place) == item.question.answer)


def strange(items: Sequence[Item], answers: str) -> Iterator[str]:
    """Answers that no page of this paper could have told."""
    known = {str(item.place): set(LETTERS[: len(item.question.options)]) for item in items}
    for one in answers.split():
        found = _ANSWER.fullmatch(one)
        if found is None or not set(found[2]) <= known.get(found[1], set()):
            yield one
