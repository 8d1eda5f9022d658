"""Everything that is stored anywhere, in clear, and what an entry told: by the two it is seen what an erasure has left.

Tables and columns are read from the models, so that a table that comes later is looked through on its first day.
"""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

from django.apps import apps

from guiju.kernel.keeping import papers
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.reference import of_reference
from guiju.kernel.keeping.sealed import Sealed
from guiju.kernel.keeping.sight import Use
from guiju.kernel.keeping.vault import WrongKey, unseal_bytes
from guiju.kernel.offices.people import Agency, Region, User

HAN = re.compile(r"[\u3400-\u9fff]")
DIGITS = re.compile(r"\d{5,}|@")
KEY = re.compile(r"[0-9a-f-]{32,}")
PERSONAL = ("name", "id_number", "phone", "address")


def everything() -> Iterator[tuple[str, str]]:
    """All that every table holds, sealed columns opened and compressed ones unpacked, and all papers: where, and what."""
    for model in apps.get_models():
        for row in model._base_manager.values():
            for field in model._meta.concrete_fields:
                if (value := row[field.attname]) not in (None, "", b""):
                    yield f"{model._meta.label}.{field.attname}", _clear(field, value, row)
    for path in papers.folder().rglob("*"):
        if path.is_file():
            yield "papers", _text(papers.opened(path.name))


def _clear(field: Any, value: Any, row: dict[str, Any]) -> str:
    if isinstance(value, (bytes, memoryview)):
        found = bytes(value)
        if isinstance(field, Sealed):
            with suppress(WrongKey, KeyError):
                found = unseal_bytes(found, field.place(row))
        with suppress(zlib.error):
            found = zlib.decompress(found)
        return _text(found)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _text(content: bytes) -> str:
    """Bytes as text; of an office file all that is in it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    return content.decode(errors="replace")


def told_by(record: Any, seq: int) -> set[str]:
    """What one entry of a record told in words that point at somebody or something, and that neither another entry of it told
    by itself nor everybody knows: names of agencies and places, the record's own number, the edition it is scored by."""
    words = {entry.seq: set(_said(entry.content)) for entry in Entry.objects.filter(matter_id=record.pk)}
    people: dict[Any, set[str]] = {}
    for party in Party.every.all():
        plain = party.plain(Use.VERIFYING)
        told = people.setdefault((party.matter_id, party.seq), set())
        told.update(plain[name] for name in PERSONAL if len(plain[name]) > 1)
    mine = words.pop(seq) | people.pop((record.pk, seq), set())
    others = " ".join(word for said in (*words.values(), *people.values()) for word in said)
    known = [
        record.number,
        *Agency.objects.values_list("name", flat=True),
        *User.objects.values_list("full_name", flat=True),
        *(getattr(record, name) for name in of_reference(type(record))),
    ]
    public = " ".join((*known, *(word for row in Region.objects.values_list("code", "name") for word in row)))
    return {word for word in mine if word not in others and word not in public}


def _said(content: Any) -> Iterator[str]:
    """The words of an entry: columns, answers and rows; neither choices, days nor keys."""
    for kind in ("set", "told", "parts"):
        yield from _strings(content.get(kind, {}))


def _strings(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        for value in content.values():
            yield from _strings(value)
    elif isinstance(content, list):
        for value in content:
            yield from _strings(value)
    elif isinstance(content, str) and _points(content):
        yield content


def _points(said: str) -> bool:
    return len(said) >= 4 and not KEY.fullmatch(said) and bool(HAN.search(said) or DIGITS.search(said))


def left(words: set[str]) -> dict[str, set[str]]:
    """Which of the words are stored anywhere still, and where."""
    found: dict[str, set[str]] = {}
    for place, text in everything():
        for word in words:
            if word in text:
                found.setdefault(word, set()).add(place)
    return found
