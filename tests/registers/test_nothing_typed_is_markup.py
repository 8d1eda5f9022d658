"""No paper takes what was typed as markup: each template, each branch of it, each value it says, each kind of injection.

Made from the templates: their conditions are chosen so that every value is said in some rendering, and every value is
a typed one. The paper has the structure of the harmless one, and says what was typed, where it was typed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from django.template import Context, Node, Template
from django.template.base import NodeList, VariableNode
from django.template.defaulttags import ForNode, IfNode
from django.template.loader_tags import IncludeNode

import guiju
from guiju import documents
from guiju.documents import Document, Heading, Paragraph, Table, Text
from guiju.kernel.keeping.paper_engine import PaperEngine
from tests.typed import KINDS

HERE = Path(guiju.__file__).parent
TEMPLATES = sorted(HERE.glob("**/papers/*.md"))
HEADED = re.compile(r"\A\s*标题：")
"""A template that others include has no head of its own."""


class Typed:
    """A value of any name: what was typed, whatever is asked of it; two where it is gone through."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __getitem__(self, name: Any) -> Any:
        if isinstance(name, int):
            raise IndexError
        return self

    def __iter__(self) -> Iterator[Typed]:
        return iter([self, self])

    def __len__(self) -> int:
        return 2

    def __str__(self) -> str:
        return self.words


class Facts(Context):
    """A context in which every name is there."""

    def __init__(self, typed: Typed) -> None:
        super().__init__(autoescape=False)
        self.typed = typed

    def __getitem__(self, name: Any) -> Any:
        return super().__getitem__(name) if name == "forloop" else self.typed


class Chosen:
    """In the place of a condition, or of what a loop goes through: what was chosen, whatever the facts."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def eval(self, context: Context) -> Any:
        return self.value

    def resolve(self, context: Context, ignore_failures: bool = False) -> Any:
        return self.value


Way = dict[Node, int]
"""Of the branches on the way to a place in a template, which is taken; of a loop, 0 goes through it and 1 finds it empty."""


def said(engine: PaperEngine, nodes: NodeList, way: Way) -> Iterator[tuple[Node, Way]]:
    """Every value that a template says, and the way that leads to it."""
    for node in nodes:
        if isinstance(node, VariableNode):
            yield node, way
        elif isinstance(node, IncludeNode):
            yield from said(engine, engine.get_template(node.template.var).nodelist, way)
        else:
            branches = BRANCHES[type(node)](node) if type(node) in BRANCHES else [getattr(node, "nodelist", NodeList())]
            for place, branch in enumerate(branches):
                yield from said(engine, branch, way | {node: place} if len(branches) > 1 else way)


BRANCHES: dict[type[Node], Any] = {
    IfNode: lambda node: [branch for _, branch in node.conditions_nodelists] + [NodeList()],
    ForNode: lambda node: [node.nodelist_loop, node.nodelist_empty],
}


def ways(engine: PaperEngine, template: Template) -> Iterator[Way]:
    """Ways through a template, as few as will do, that say every value at least once."""
    left = list(said(engine, template.nodelist, {}))
    while True:
        taken: Way = {}
        later = []
        for node, way in left:
            if any(taken.get(fork, place) != place for fork, place in way.items()):
                later.append((node, way))
            else:
                taken |= way
        yield taken
        if not later:
            return
        left = later


def go(nodes: Any, way: Way, engine: PaperEngine, typed: Typed) -> None:
    """Set the forks of a template, and of those it includes, to a way; those that lie on none take their first branch."""
    for node in nodes.get_nodes_by_type(Node):
        fork: Any = node
        if isinstance(node, IncludeNode):
            go(engine.get_template(fork.template.var).nodelist, way, engine, typed)
        elif isinstance(node, IfNode):
            taken = way.get(node, 0)
            fork.conditions_nodelists = [
                (Chosen(place == taken), branch) for place, (_, branch) in enumerate(node.conditions_nodelists)
            ]
        elif isinstance(node, ForNode):
            one = [typed] * len(node.loopvars) if len(node.loopvars) > 1 else typed
            fork.sequence = Chosen([] if way.get(node) else [one, one])


def written(engine: PaperEngine, template: Template, way: Way, words: str) -> Document:
    typed = Typed(words)
    go(template.nodelist, way, engine, typed)
    markup = template.render(Facts(typed))
    return documents.parse(markup if HEADED.search(markup) else f"标题：附件\n\n{markup}")


Line = tuple[str, str]


def lines(document: Document) -> list[Line]:
    """What stands in a document, in order: of what kind, and its words."""
    head = (document.number, document.addressee, document.issuer, document.signed_on, document.footer_note)
    found = [("title", document.title), *(("head", str(one)) for one in head), *block_lines(document.blocks)]
    for annex in document.annexes:
        found += [("annex", annex.title), *block_lines(annex.blocks)]
    return found


def block_lines(blocks: Any) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Heading(level, text):
                yield f"heading {level}", text
            case Paragraph(spans):
                yield f"paragraph {shape(spans)}", plain_of(spans)
            case Table(header, rows, caption):
                yield "table", caption
                for row in (header, *rows):
                    yield f"row {[shape(cell) for cell in row]}", "|".join(map(plain_of, row))


def shape(spans: Any) -> list[Any]:
    """Bold text and links; the plain text between them may be long or short."""
    return [span for span in spans if not isinstance(span, Text) or span.bold]


def plain_of(spans: Any) -> str:
    return "".join(span.text for span in spans)


def harmless(typed: str) -> tuple[str, dict[str, str]]:
    """As many lines with a harmless word in each, and what was typed in its place."""
    there = [" ".join(line.split()) for line in typed.splitlines() if line.strip()]
    words = {f"某{chr(ord('A') + n)}": line for n, line in enumerate(there)}
    return "\n".join(words), words


def unlike(engine: PaperEngine, template: Template, way: Way, kind: str) -> list[tuple[Line, Line]]:
    """Where the paper written with an injection is not the harmless one with the words typed in it.

    A line of the template's that is a heading while it is short is a paragraph when what is filled in is long.
    """
    word, typed = harmless(KINDS[kind])
    good, bad = (lines(written(engine, template, way, words)) for words in (word, KINDS[kind]))
    expected = [(of, replaced(text, typed)) for of, text in good]
    expected = [
        ("paragraph []", text) if of.startswith("heading") and is_.startswith("paragraph") else (of, text)
        for (of, text), (is_, _) in zip(expected, bad, strict=False)
    ] + expected[len(bad) :]
    gap = ("nothing", "")
    return [(a, b) for a, b in zip_longest(expected, bad, fillvalue=gap) if a != b]


def replaced(text: str, typed: dict[str, str]) -> str:
    for word, line in typed.items():
        text = text.replace(word, line)
    return text


def kinds_for(path: Path) -> list[str]:
    """A quarter of the kinds, other ones for each template; all of them where GUIJU_EVERY_INJECTION is set."""
    every = "GUIJU_EVERY_INJECTION" in os.environ
    return [kind for kind in KINDS if every or crc32(f"{path.stem} {kind}".encode()) % 4 == 0]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_what_is_typed_stands_as_it_was_typed(path: Path) -> None:
    engine = PaperEngine(path.parent)
    template = engine.get_template(path.name)
    for way in ways(engine, template):
        for kind in kinds_for(path):
            assert unlike(engine, template, way, kind) == [], f"{path.name}: {kind}"


def test_there_are_templates_and_each_kind_is_tried_on_many() -> None:
    tried = [kind for path in TEMPLATES for kind in kinds_for(path)]
    assert all(tried.count(kind) > 15 for kind in KINDS)
    engine = PaperEngine(TEMPLATES[0].parent)
    assert len(TEMPLATES) > 100
    assert len(list(said(engine, engine.get_template(TEMPLATES[0].name).nodelist, {}))) > 3
