"""A law text taken apart: articles (条), paragraphs (款), items (项); and article numbers read."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "[零〇一二两三四五六七八九十百千]+|[0-9]+"
_ARTICLE = re.compile(rf"^第({_NUMERAL})条(?:之({_NUMERAL}))?(?:[\s　:：]+|$)(.*)$", re.DOTALL)
_ITEM = re.compile(rf"^[(（]({_NUMERAL})[)）]\s*(.*)$", re.DOTALL)
_SUBITEM = re.compile(r"^[0-9０-９]+[.．、]")
_HEADING = re.compile(rf"^第(?:{_NUMERAL})[编章节][^，。；：]*$")
_TITLE = re.compile(r"^(?!.*(?:令|公告)).{2,50}(?:法|条例|规定|办法|规则|决定|解释|细则)$")
_PLACE = re.compile(
    rf"^(?:第({_NUMERAL})条(?:之({_NUMERAL}))?)?(?:第({_NUMERAL})款)?(?:第({_NUMERAL})项)?$",
)
_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日(?!\s*(?:起|施行|实施))")
_COMMENCEMENT = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起?(?:施行|实施)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One 款 with its 项."""

    words: str
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join((self.words, *self.items))


@dataclass(frozen=True, slots=True)
class Article:
    """One 条."""

    paragraphs: tuple[Paragraph, ...]

    def __str__(self) -> str:
        return "\n".join(str(paragraph) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a law: article number, its 之-number, paragraph and item; 0 where not named."""

    article: int
    inserted: int = 0
    paragraph: int = 0
    item: int = 0


@dataclass(slots=True)
class LawText:
    """A law as read: name, days named in its head, commencement clause, articles by (number, 之-number)."""

    name: str
    days: list[date] = field(default_factory=list)
    commencement: date | None = None
    articles: dict[tuple[int, int], Article] = field(default_factory=dict)

    def at(self, place: Place) -> str | None:
        """The words at ``place``; an item without a paragraph is sought in the first paragraph that has items."""
        article = self.articles.get((place.article, place.inserted))
        if article is None:
            return None
        if not place.paragraph and not place.item:
            return str(article)
        paragraphs = article.paragraphs
        if place.paragraph > len(paragraphs):
            return None
        listed = next((paragraph for paragraph in paragraphs if paragraph.items), None)
        chosen = paragraphs[place.paragraph - 1] if place.paragraph else listed
        if chosen is None or place.item > len(chosen.items):
            return None
        return chosen.items[place.item - 1] if place.item else str(chosen)


def numeral(words: str) -> int:
    """第…条's number: 三十 → 30, 一百零二 → 102, 12 → 12."""
    if words.isdigit() and words.isascii():
        return int(words)
    total = digit = 0
    for char in words:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def places(article: str) -> tuple[Place, ...]:
    """Every place that a citation names, in order; none where it names no article.

    第五十八条第一款第二项 → Place(58, 0, 1, 2); 第三条第二款、第四款 → 3(2), 3(4); 第十一条至第十四条 → 11 to 14. What is cited
    shortly stands in the article, and in the paragraph, that was named before it.
    """
    found: list[Place] = []
    for part in re.split("、|和", re.sub(r"\s", "", article)):
        first, _, last = part.partition("至")
        for words in filter(None, (first, last)):
            match = _PLACE.match(words)
            if match is None or not any(match.groups()):
                return ()
            here = _within(found[-1], match) if found else _place(match)
            if not here.article:
                return ()
            found += _between(found[-1], here) if words is last and first else [here]
    return tuple(found)


def _place(match: re.Match[str]) -> Place:
    number, inserted, paragraph, item = (numeral(part) if part else 0 for part in match.groups())
    return Place(number, inserted, paragraph, item)


def _within(before: Place, match: re.Match[str]) -> Place:
    """A place told shortly, after another: 第四款 of the same article, 第五项 of the same paragraph."""
    told = _place(match)
    if told.article:
        return told
    if told.paragraph:
        return replace(before, paragraph=told.paragraph, item=told.item)
    return replace(before, item=told.item)


def _between(first: Place, last: Place) -> list[Place]:
    """The places after ``first`` up to ``last``: items of one paragraph, paragraphs of one article, or articles."""
    for name in ("item", "paragraph", "article"):
        begin, end = getattr(first, name), getattr(last, name)
        if end:
            return [replace(last, **{name: number}) for number in range(begin + 1, end)] + [last]
    return []


def parse(words: str) -> LawText:
    """A law from its lines: what stands before 第一条 is its head, with the title and the days of its versions."""
    lines = [line for line in map(_bare, words.splitlines()) if line]
    begin = next((at for at, line in enumerate(lines) if _ARTICLE.match(line)), len(lines))
    head = [line for line in lines[:begin] if not _HEADING.match(line)]
    law = LawText(name=_title(head))
    law.days = [date(*map(int, match.groups())) for line in head for match in _DAY.finditer(line)]
    if clauses := _COMMENCEMENT.findall("\n".join([*head, *lines[begin:]])):
        law.commencement = date(*map(int, clauses[-1]))
    collected: dict[tuple[int, int], list[tuple[str, list[str]]]] = {}
    key = (0, 0)
    for line in lines[begin:]:
        if match := _ARTICLE.match(line):
            key = (numeral(match[1]), numeral(match[2]) if match[2] else 0)
            if key in collected:
                break  # an annex starts its own count
            collected[key] = [(match[3].strip(), [])] if match[3].strip() else []
        elif not _HEADING.match(line):
            _append(collected[key], line)
    law.articles = {
        key: Article(tuple(Paragraph(words, tuple(items)) for words, items in paragraphs))
        for key, paragraphs in collected.items()
        if paragraphs
    }
    return law


def _title(head: list[str]) -> str:
    """The first line of the head that is named like a law; empty where none is."""
    lines = [re.sub(r"[\s　]", "", line) for line in head]
    return next((line for line in lines if _TITLE.match(line)), "")


def _append(paragraphs: list[tuple[str, list[str]]], line: str) -> None:
    """An item belongs to the paragraph before it, a 目 (1. 2. 3.) to the item; anything else is a paragraph of its own."""
    if _SUBITEM.match(line) and paragraphs and paragraphs[-1][1]:
        paragraphs[-1][1][-1] += f"\n{line}"
    elif _ITEM.match(line) and paragraphs:
        paragraphs[-1][1].append(line)
    else:
        paragraphs.append((line, []))


def _bare(line: str) -> str:
    """A line without Markdown marks and outer blanks; comments go."""
    line = line.strip().strip("　").strip()
    if line.startswith("<!--"):
        return ""
    return re.sub(r"^[#>*\s]+|\*+", "", line).strip("　 ")
