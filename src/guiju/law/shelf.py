"""The law texts a user has loaded: taken from files, kept under GUIJU_HOME/laws, opened at an article."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from guiju.home import home
from guiju.law.articles import Article, LawText, Paragraph, parse, places
from guiju.law.citation import Citation, short_name, version_year
from guiju.law.errors import NotALaw
from guiju.law.lookup import catalogue
from guiju.law.rules import Rule
from guiju.law.wording import words_of

# 行政复议法(2023-09-01), or as the national database of laws names its files: 中华人民共和国行政复议法_20230901
_FILE_NAME = re.compile(
    r"^(?P<name>.+?)(?:\s*[(（](?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})[^()（）]*[)）]|_(?P<day>\d{8}))$"
)
_STORED = re.compile(r"^(?P<name>.+)\((?P<adopted>\d{4}-\d{2}-\d{2})\)\.json$")
SUFFIXES = (".md", ".txt", ".docx")


@dataclass(frozen=True, slots=True)
class Held:
    """One version of a law on the shelf."""

    name: str
    adopted: date
    in_force_from: date
    path: Path


def load(path: Path, *, law: str | None = None, version: date | None = None) -> Held:
    """Take one file onto the shelf; replaces the same version. Raises NotALaw, nothing half-stored.

    ``law`` and ``version`` (day of adoption) override what file name and heading say.
    """
    words = words_of(path)
    read = parse(words)
    if (1, 0) not in read.articles:
        raise NotALaw(f"{path.name} 里没有找到“第一条”，不像法律文本")
    named = _FILE_NAME.match(path.stem)
    name = short_name(law or read.name or (named["name"] if named else ""))
    if not name or len(name) > 60:
        raise NotALaw(f"看不出 {path.name} 是哪部法律，请用 --law 写明名称")
    adopted = version or (_day_in_name(named) if named else max(read.days, default=None))
    if adopted is None:
        raise NotALaw(f"看不出 {path.name} 是哪一版，请用 --version 写明通过或修订日期，如 2023-09-01")
    return _keep(name, adopted, read)


def loadable(folder: Path) -> list[Path]:
    """The files of a folder that may hold laws, in order of name."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())


def text(cited: Citation | Rule, on: date | None = None) -> str | None:
    """The words of the article as in force on ``on``; None where that version is not loaded or has no such article.

    A law cited with the year of its version opens only in that version: a newer one may say something else.
    """
    held, where = find(cited.law, on), places(cited.article)
    found = [_open(held.path).at(place) for place in where] if held else []
    words = [each for each in found if each is not None]
    return "\n".join(words) if words and len(words) == len(where) else None


def find(law: str, on: date | None = None) -> Held | None:
    """The version of ``law`` named by its year, or else the one in force on ``on``, or else the newest."""
    candidates = _shelf().get(short_name(law), ())
    if year := version_year(law):
        return next((held for held in reversed(candidates) if held.adopted.year == year), None)
    return next((held for held in reversed(candidates) if on is None or held.in_force_from <= on), None)


def held() -> Iterator[Held]:
    """All versions on the shelf, by law and day."""
    for versions in _shelf().values():
        yield from versions


def forget() -> None:
    """Look at the shelf anew on the next question."""
    _shelf.cache_clear()
    _open.cache_clear()


def _day_in_name(named: re.Match[str]) -> date | None:
    digits = named["day"]
    parts = (digits[:4], digits[4:6], digits[6:]) if digits else (named["y"], named["m"], named["d"])
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None


def _in_force_from(name: str, adopted: date, read: LawText) -> date:
    """By the catalogue; else by the text's own clause, unless an older version's; else the day of adoption."""
    known = [
        rule.in_force_from
        for rule in catalogue()
        if rule.in_force_from and short_name(rule.law) == name and version_year(rule.law) == adopted.year
    ]
    if known:
        return min(known)
    return read.commencement if read.commencement and read.commencement >= adopted else adopted


def _keep(name: str, adopted: date, read: LawText) -> Held:
    folder = home() / "laws"
    folder.mkdir(exist_ok=True)
    path = folder / f"{name.replace('/', '／')}({adopted}).json"
    first = _in_force_from(name, adopted, read)
    articles = [
        {"number": list(key), "paragraphs": [{"words": part.words, "items": part.items} for part in article.paragraphs]}
        for key, article in read.articles.items()
    ]
    draft = path.with_name(f".{path.name}.draft")
    record = {"law": name, "adopted": str(adopted), "in_force_from": str(first), "articles": articles}
    draft.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(draft, path)
    forget()
    return Held(name, adopted, first, path)


@cache
def _shelf() -> dict[str, tuple[Held, ...]]:
    """By short name all versions, oldest first."""
    found: dict[str, list[Held]] = {}
    for path in sorted((home() / "laws").glob("*.json")):
        if match := _STORED.match(path.name):
            record = json.loads(path.read_text(encoding="utf-8"))
            adopted, first = date.fromisoformat(match["adopted"]), date.fromisoformat(record["in_force_from"])
            found.setdefault(match["name"], []).append(Held(record["law"], adopted, first, path))
    return {name: tuple(versions) for name, versions in found.items()}


@lru_cache(maxsize=64)
def _open(path: Path) -> LawText:
    record = json.loads(path.read_text(encoding="utf-8"))
    law = LawText(record["law"])
    for entry in record["articles"]:
        number, inserted = entry["number"]
        parts = tuple(Paragraph(part["words"], tuple(part["items"])) for part in entry["paragraphs"])
        law.articles[(number, inserted)] = Article(parts)
    return law
