"""What must not be read in a text, found however it is written, and covered.

Numbers and addresses are found through spaces, dashes, width, case, Chinese numerals and line breaks; names through spaces
and dots, where they mean the person (``name_sense``). See docs/decisions/0012.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from guiju.kernel.keeping.name_sense import Sense, sense
from guiju.kernel.keeping.parties import PERSON, Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.keeping.spellings import DOTS, Fold, Folded, by_digits, by_letters, by_name, by_sight, folded

STRUCK = "■■"
SURE = 9
"""A number of so many signs is itself wherever it stands; a shorter one only where no digit or letter adjoins it."""
_NEAR = 60
_REGION = re.compile(r"\D*(省|市|县|自治区|(?<![小社园])区|州|盟|旗|乡|镇|街道)")
_NUMBERED, _SHORT = re.compile(r"[\d一二三四五六七八九十]"), 3


class Kind(Enum):
    NAME, NUMBER, ADDRESS, WORDS = range(4)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What must not be read, what stands in its place, and the spellings by which a number goes besides its full one."""

    kind: Kind
    words: str
    cover: str = STRUCK
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something hidden stands in a text. ``open``: a name that may be a common word, for a person to decide."""

    start: int
    end: int
    cover: str
    covered: bool = True
    open: bool = False


def hidden_of(parties: Iterable[Party], named: Collection[str] = ()) -> list[Hidden]:
    """What must not be read of parties: of persons all but names that are public by office (roles ``named``), of
    organisations, whose data are public, the telephone."""
    hidden: list[Hidden] = []
    for party in parties:
        told = party.plain(Use.COVERING)
        hidden.append(Hidden(Kind.NUMBER, told["phone"], spellings=_phone_spellings(told["phone"])))
        if party.kind != PERSON:
            continue
        number, address = told["id_number"], told["address"]
        hidden.append(Hidden(Kind.NUMBER, number, party.masked_id, _id_spellings(number)))
        hidden += [*_addresses(address), *_addresses(told["domicile"])]
        if party.role not in named:
            hidden += _names(told["name"], party.masked_name)
    return [one for one in hidden if len(one.words) > 1]


def _addresses(address: str) -> Iterator[Hidden]:
    """The address, unless it names no more than a place of government; and what of it names a house, told by itself."""
    if _REGION.fullmatch(address):
        return
    yield Hidden(Kind.ADDRESS, address)
    places = _REGION.match(address)
    house = address[places.end() :] if places else ""
    if len(house) > _SHORT and _NUMBERED.search(house):
        yield Hidden(Kind.ADDRESS, house)


def _names(name: str, masked: str) -> Iterator[Hidden]:
    """The name, and each of its parts where it has several (买买提 of 买买提·吐尔逊): people are called by them."""
    yield Hidden(Kind.NAME, name, masked)
    between = rf"[\s{re.escape(DOTS)}]+"
    parts = list(zip(re.split(between, name), re.split(between, masked), strict=True))
    if len(parts) > 1:
        yield from (Hidden(Kind.NAME, part, cover) for part, cover in parts if len(part) > 1 + part.isascii())


def _phone_spellings(phone: str) -> tuple[str, ...]:
    """Without the extension, without the code of the country or the area."""
    code, _, rest = phone.partition(" " if phone.startswith("+") else "-")
    local = rest.partition("-")[0]
    if phone.startswith("+"):
        return code + local, local
    return (code + local, code[1:] + local, local) if code.startswith("0") else (code,) if len(code) > 3 else ()


def _id_spellings(number: str) -> tuple[str, ...]:
    """Without the check digit, in the old form of 15 digits, by the digits alone."""
    digits = "".join(re.findall("[0-9]", number))
    if len(number) == 18:
        return number[:17], number[:6] + number[8:17]
    return (digits,) if len(digits) >= 6 else ()


def places(text: str, hidden: Iterable[Hidden], turned: Collection[str] = ()) -> list[Place]:
    """Every place of what is hidden, in order, none over another. ``turned``: the starts (``"12"``) of open places that
    somebody decided otherwise than was guessed."""
    reading = _Reading(text)
    found = [place for one in hidden for place in reading.find(one)]
    found = [replace(p, covered=not p.covered) if p.open and str(p.start) in turned else p for p in found]
    return _apart(found)


def stands_in(words: str, text: str) -> bool:
    """Whether words to strike stand in the text, however written."""
    return any(_Reading(text).find(Hidden(Kind.WORDS, words)))


def covered(text: str, hidden: Iterable[Hidden], turned: Collection[str] = ()) -> str:
    """``text`` with all that is hidden covered."""
    return as_shown(text, places(text, hidden, turned))


def as_shown(text: str, found: list[Place]) -> str:
    return "".join(place.cover if place and place.covered else words for words, place in pieces(text, found))


def pieces(text: str, found: list[Place]) -> Iterator[tuple[str, Place | None]]:
    """The text cut at the places, in order."""
    at = 0
    for place in found:
        yield text[at : place.start], None
        yield text[place.start : place.end], place
        at = place.end
    yield text[at:], None


class _Reading:
    """One text, folded once for each way of folding."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: dict[Fold, Folded] = {}

    def find(self, hidden: Hidden) -> Iterator[Place]:
        if hidden.kind is Kind.NAME:
            yield from self._names(hidden)
        elif hidden.kind is Kind.NUMBER:
            yield from self._numbers(hidden)
        else:
            fold = by_digits if hidden.kind is Kind.ADDRESS else by_letters
            yield from (Place(start, end, hidden.cover) for start, end in self._places(hidden.words, fold))

    def _places(self, words: str, fold: Fold) -> Iterator[tuple[int, int]]:
        if not (sought := folded(words, fold)):
            return (found.span() for found in re.finditer(re.escape(words), self.text))
        if fold not in self._folded:
            self._folded[fold] = Folded(self.text, fold)
        return self._folded[fold].find(sought)

    def _numbers(self, hidden: Hidden) -> Iterator[Place]:
        for number in (hidden.words, *hidden.spellings):
            sure = len(folded(number, by_digits)) >= SURE
            for start, end in self._places(number, by_digits):
                if sure or not (_latin(self.text[start - 1 : start]) or _latin(self.text[end : end + 1])):
                    yield Place(start, end, hidden.cover)

    def _names(self, hidden: Hidden) -> Iterator[Place]:
        for start, end in self._places(hidden.words, by_name):
            if _latin(hidden.words[0]) and _latin(self.text[start - 1 : start]):
                continue
            if _latin(hidden.words[-1]) and _latin(self.text[end : end + 1]):
                continue
            meant = self._sense(start, end, hidden.words)
            yield Place(start, end, hidden.cover, meant is not Sense.WORD, meant is not Sense.PERSON)

    def _sense(self, start: int, end: int, name: str) -> Sense:
        written = folded(self.text[start:end], by_sight)
        if written != folded(name, by_name):  # spaced out: no word of a sentence is
            return Sense.PERSON
        before, after = self.text[max(0, start - _NEAR) : start], self.text[end : end + _NEAR]
        return sense(folded(before, by_sight), written, folded(after, by_sight))


def _latin(sign: str) -> bool:
    return folded(sign, by_letters).isascii() and folded(sign, by_letters) != ""


def _apart(found: list[Place]) -> list[Place]:
    """Covered places that overlap become one; what is left open within a covered place goes."""
    kept: list[Place] = []
    for place in sorted(found, key=lambda place: (not place.covered, place.start, -place.end)):
        over = [other for other in kept if place.start < other.end and other.start < place.end]
        if not over:
            kept.append(place)
        elif place.covered:
            kept[-1] = _united(over[-1], place)
    return sorted(kept, key=lambda place: place.start)


def _united(first: Place, second: Place) -> Place:
    """Two places as one. A name within a longer name goes under its cover; anything else that overlaps is struck."""
    if second.end <= first.end and (second.cover != STRUCK or first.cover == STRUCK):
        return first
    return Place(first.start, max(first.end, second.end), STRUCK)
