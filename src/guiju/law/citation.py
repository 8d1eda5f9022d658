"""A citation: law, version and article as one comparable value, with the gist in our own words."""

import re
from dataclasses import dataclass

_TITLE = re.compile(r"^(?P<name>.+?)(?P<version>[(（][^()（）]*[)）])?$")
_VERSION_YEAR = re.compile(r"[(（](\d{4})[^()（）]*[)）]$")
_KINDS_OF_TEXT = ("法", "条例", "规定", "意见", "通知", "办法", "规则", "决定", "规程")


@dataclass(frozen=True, slots=True)
class Citation:
    """``law`` is the full name with its version, ``article`` like 第三十条第一款 (empty where the text has none)."""

    law: str
    article: str
    gist: str

    def __str__(self) -> str:
        return f"{quoted_title(self.law)}{self.article}"


def quoted_title(law: str) -> str:
    """The name in book-title marks, its version after them: 《行政复议法》(2017修正); what has no title stays bare."""
    match = _TITLE.match(law)
    if match is None or "《" in law[:1] or not match["name"].endswith(_KINDS_OF_TEXT):
        return law
    return f"《{match['name']}》{match['version'] or ''}"


def short_name(law: str) -> str:
    """The name without 中华人民共和国 and without its version, by which texts and rules find each other."""
    match = _TITLE.match(law.strip())
    name = match["name"] if match else law
    return name.strip("《》 ").removeprefix("中华人民共和国")


def version_year(law: str) -> int | None:
    """The year of the version named in the brackets: 行政复议法(2017修正) → 2017."""
    match = _VERSION_YEAR.search(law.strip())
    return int(match[1]) if match else None
