"""Requests that nobody should send, made from the pages themselves: every address, every form as its page asks for it.

A form's fields are read off the page; most of it is filled in as it asks, one or a few fields with what breaks programs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

import guiju
from guiju.web.legible import in_utf8, refused

NUMBERS = ["0", "-1", "1", "007", "1.5", "1e9", "NaN", "Infinity", "²", "٣", "７", "Ⅷ", "0x10", "1_000", " 1", "+1"]
NUMBERS += [
    "2147483647",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "9" * 30,
    "9" * 6000,
    "-" + "9" * 40,
]
DAYS = ["0000-00-00", "0001-01-01", "1899-12-31", "1900-01-01", "1949-10-01", "2023-02-29", "2024-02-29", "2024-13-01"]
DAYS += [
    "2199-12-31",
    "2200-01-01",
    "9999-12-31",
    "10000-01-01",
    "2024-W09-4",
    "20240229",
    "２０２４-02-29",
    "2024-2-9",
]
PLACES = [
    f"{day}_{key}" for day in ("9999-12-31", "0001-01-01", "2024-02-29") for key in ("", "1", "9" * 40, "zz", "²")
]
TEXTS = [
    "",
    "a",
    "甲" * 300,
    "x" * 100_000,
    "\0",
    "甲\0乙",
    "\u202e甲\u202c",
    "\u200b",
    "\ufffe",
    "𠀀",
    "e\u0301",
    "\r\n",
    "'\"<b>",
]
TEXTS += [
    "{{ 7*7 }}",
    "${7*7}",
    "../../etc/passwd",
    "%00",
    "%ed%a0%80",
    "=1+1",
    "[]",
    "{}",
    "null",
    "true",
    "; DROP TABLE x",
]
KEYS = [
    "00000000-0000-0000-0000-000000000000",
    "f" * 32,
    "f" * 33,
    "not-a-key",
    "{" + "f" * 32 + "}",
    "urn:uuid:" + "f" * 32,
]
CODES = ["43", "4310", "431081", "431081103", "4", "43108", "430000000000", "99", "４３"]
HOSTILE = NUMBERS + DAYS + PLACES + TEXTS + KEYS + CODES
PATHS = [
    "²",
    "9" * 30,
    "9" * 5000,
    "-1",
    "%00",
    "%ed%a0%80",
    "%ff",
    "..",
    ".",
    "%2e%2e%2f",
    "甲",
    "a" * 3000,
    "%E2%80%AE",
    "0",
]
WRITINGS = [
    "utf-8",
    "utf-7",
    "utf-16",
    "latin-1",
    "gb18030",
    "idna",
    "punycode",
    "unicode_escape",
    "rot13",
    "zlib",
    "none-such",
]
FILES = [
    ("a.txt", b""),
    ("a.txt", b"\0"),
    ("甲.pdf", b"%PDF-1.4\n"),
    ("a.docx", b"PK\x03\x04"),
    ("\u202egpj.exe", b"MZ"),
]
FILES += [
    ("x" * 300 + ".png", b"\x89PNG\r\n\x1a\n"),
    ("..", b"x"),
    ("a.html", b"<script>"),
    ("a.csv", "甲,乙\n".encode("gb18030")),
]
METHODS = ("GET", "HEAD", "POST")


def _file(name: str, content: bytes) -> SimpleUploadedFile:
    """Under a name that Django would not give a file, though it must be sent all the same."""
    made = SimpleUploadedFile("a", content)
    vars(made)["_name"] = name
    return made


class Fields(HTMLParser):
    """The fields of the forms of a page: by name the kind, what stands in it, and what may be chosen."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.kinds: dict[str, str] = {}
        self.values: dict[str, list[str]] = {}
        self.choices: dict[str, list[str]] = {}
        self._choosing = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        name = told.get("name", "")
        if tag in ("input", "textarea", "select", "button") and name and name != "csrfmiddlewaretoken":
            self.kinds[name] = told.get("type", "text") if tag in ("input", "button") else tag
            if tag == "select":
                self._choosing = name
            if self.kinds[name] in ("radio", "checkbox", "submit"):
                self.choices.setdefault(name, []).append(told.get("value", "on"))
            elif told.get("value"):
                self.values.setdefault(name, []).append(told["value"])
        elif tag == "option" and self._choosing:
            self.choices.setdefault(self._choosing, []).append(told.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._choosing = ""

    def filled_in(self, rng: Random) -> dict[str, Any]:
        """The form as somebody might send it."""
        told: dict[str, Any] = {}
        for name, kind in self.kinds.items():
            if kind in ("submit", "button", "file"):
                continue
            some = {"number": ["1", "12"], "date": ["2026-03-05", "2024-02-29"]}.get(kind, ["甲", "说明一句"])
            told[name] = rng.choice(self.choices.get(name) or self.values.get(name) or some)
        return told


def asked_names() -> list[str]:
    """What addresses may ask after "?", as the sources of the two sites name it: parameters, and fields of their filters."""
    names = set()
    for room in ("web", "portal", "asking", "kernel/finding"):
        for path in (Path(guiju.__file__).parent / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get" and node.args:
                    first = node.args[0]
                    names |= (
                        {first.value} if isinstance(first, ast.Constant) and isinstance(first.value, str) else set()
                    )
                elif isinstance(node, ast.Assign) and "forms." in ast.unparse(node.value):
                    names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return sorted(names)


@dataclass
class Fuzz:
    """Requests drawn by chance from what the ``seats`` may send to the ``addresses``; ``faults``: those answered as none may be.

    Whatever one of them writes is taken back.
    """

    rng: Random
    seats: Mapping[str, Client]
    addresses: Sequence[str]
    theirs: Mapping[str, str] = field(default_factory=dict)
    """By address the seat at which it leads furthest, which asks for it more often than others."""
    sent: int = 0
    answers: dict[int, int] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    fields: dict[tuple[str, str], Fields] = field(default_factory=dict)
    names: list[str] = field(default_factory=asked_names)

    def run(self, requests: int) -> None:
        while self.sent < requests:
            for path in self._shuffled():
                if self.sent >= requests:
                    return
                self.one(path)

    def _shuffled(self) -> list[str]:
        return self.rng.sample(self.addresses, len(self.addresses))

    def one(self, path: str) -> None:
        """One request to an address, in one way or another out of order."""
        name = self._any() if self.rng.random() < 0.3 else self.theirs.get(path, self._any())
        client, method = self.seats[name], self.rng.choices(METHODS, (4, 1, 6))[0]
        told: dict[str, Any] = {}
        if self.rng.random() < 0.12:
            path = self._bent(path)
        elif method == "POST":
            told = self._form(name, client, path)
        if method != "POST" or self.rng.random() < 0.1:
            path = f"{path}?{self._query()}"
        with transaction.atomic():
            response = self._sent(client, method, path, told)
            page = b"" if response.streaming else response.content
            transaction.set_rollback(True)
        self.sent += 1
        self.answers[response.status_code] = self.answers.get(response.status_code, 0) + 1
        if response.status_code >= 500 or b"Traceback (most recent call last)" in page:
            fault = getattr(response, "exc_info", None)
            cause = f"{fault[0].__name__}: {fault[1]}"[:200] if fault else str(response.status_code)
            line = f"{_where(fault[2])} " if fault else ""
            self.faults.setdefault(line + cause[:60], f"{name} {method} {path[:200]} {str(told)[:600]} {cause}")

    def _any(self) -> str:
        return self.rng.choice(list(self.seats))

    def _bent(self, path: str) -> str:
        parts = path.split("/")
        parts[self.rng.randrange(1, len(parts))] = self.rng.choice(PATHS)
        return "/".join(parts)

    def _query(self) -> str:
        names = self.rng.choices(self.names, k=self.rng.randint(1, 3))
        told = [(name, self.rng.choice(HOSTILE)[:2000]) for name in names]
        told += told[: self.rng.random() < 0.2]
        return "&".join(f"{quote(name)}={value if value.startswith('%') else quote(value)}" for name, value in told)

    def _form(self, seat: str, client: Client, path: str) -> dict[str, Any]:
        """The form of the page at an address, a few of its fields filled in out of order, missing, or twice."""
        if (seat, path) not in self.fields:
            with transaction.atomic():
                response = client.get(path, follow=False)
                html = response.get("Content-Type", "").startswith("text/html") and not response.streaming
                self.fields[seat, path] = Fields(response.content.decode() if html else "")
                transaction.set_rollback(True)
        form = self.fields[seat, path]
        told = form.filled_in(self.rng)
        names = [name for name, kind in form.kinds.items() if kind != "file"] or ["on", "version", "why", "reason"]
        for name in self.rng.choices(names, k=self.rng.randint(0, 3)):
            told[name] = self.rng.choice([*map(str, HOSTILE)])
        for name in self.rng.choices(names, k=self.rng.randint(0, 2)):
            match self.rng.randrange(4):
                case 0:
                    told.pop(name, None)
                case 1:
                    told[name] = [str(told.get(name, "")), self.rng.choice(HOSTILE)]
                case 2:
                    told[name] = SimpleUploadedFile("a.txt", b"x")
        for name in (name for name, kind in form.kinds.items() if kind == "file" and self.rng.random() < 0.5):
            told[name] = _file(*self.rng.choice(FILES))
        if self.rng.random() < 0.1:
            told["add"] = self.rng.choice(["day", "find-x", "row", *HOSTILE])
        return told

    def _sent(self, client: Client, method: str, path: str, told: dict[str, Any]) -> Any:
        way = self.rng.random()
        if method != "POST":
            headers: dict[str, Any] = {"HTTP_X_FORWARDED_FOR": self.rng.choice(TEXTS[:4])} if way < 0.05 else {}
            headers |= {"HTTP_COOKIE": f"guiju_door={quote(self.rng.choice(TEXTS))}"} if 0.05 < way < 0.07 else {}
            return client.generic(method, path, **headers)
        plain = {name: value for name, value in told.items() if not isinstance(value, SimpleUploadedFile)}
        body = "&".join(f"{quote(n)}={quote(v if isinstance(v, str) else v[0])}" for n, v in plain.items())
        if way < 0.1:
            kind = f"application/x-www-form-urlencoded; charset={self.rng.choice(WRITINGS)}"
            return self._served(client, path, body + "&x=+2AA-%ed%a0%80", kind)
        if way < 0.2:
            return self._served(client, path, self._parts(plain), self._multipart())
        if way < 0.25:
            kind = self.rng.choice(["application/json", "text/plain", "", "multipart/form-data", "\ud800", "x" * 5000])
            return self._served(client, path, body[:2000], kind)
        if way < 0.6:
            return client.generic("POST", path, body, content_type="application/x-www-form-urlencoded")
        return client.post(path, told)

    def _served(self, client: Client, path: str, body: Any, kind: str) -> Any:
        """As the server takes it, which refuses some before Django makes a request of them (``only_utf8``)."""
        return client.generic("POST", path, body, content_type=kind) if in_utf8(kind) else refused()

    def _multipart(self) -> str:
        return f"multipart/form-data; boundary=Q{self.rng.choice(['', '; charset=' + self.rng.choice(WRITINGS)])}"

    def _parts(self, told: dict[str, Any]) -> bytes:
        """A form in parts, with a file of a strange name, and perhaps without its end."""
        names = ["a\0.txt", "../../a", "%ed%a0%80", "", "\u202ea", "x" * 400]
        star = f"; filename*={self.rng.choice(WRITINGS)}''%2B2AA-%00" if self.rng.random() < 0.5 else ""
        parts = [
            f'--Q\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in told.items()
        ]
        file = f'--Q\r\nContent-Disposition: form-data; name="file"; filename="{self.rng.choice(names)}"{star}\r\n\r\nx\r\n'
        text = "".join([*parts, file]) + ("--Q--\r\n" if self.rng.random() < 0.8 else "")
        return text.encode("utf-8", "surrogatepass")


def _where(trace: Any) -> str:
    """The last line of ours that a fault came from."""
    last = ""
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        last = f"{Path(name).name}:{trace.tb_lineno}" if "/guiju/" in name else last
        trace = trace.tb_next
    return last


def said(faults: Mapping[str, str]) -> Iterator[str]:
    yield from (f"{cause}\n    {request}" for cause, request in faults.items())
