"""The language of paper templates: Django's, in which whatever is filled in stands as it was said and is never markup.

Markup is only what a template itself writes: a heading, a table, a link, an annex. Django's own marks of safe HTML count
for nothing here, and tags that could say a value past the escaping do not exist.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.template import Context, Engine, Origin, Template, TemplateDoesNotExist
from django.template.base import Lexer, Node, NodeList, Parser, Token, VariableNode, render_value_in_context

from guiju import documents

TAGS = ("if", "for", "with", "include")


class Markup(str):
    """Text in the markup of papers, made from typed text by a filter that escaped it."""

    __slots__ = ()


class Said(VariableNode):
    """A value as text. A number is left bare, so that a template can number its headings with it."""

    def render(self, context: Context) -> str:
        value = self.filter_expression.resolve(context)
        text = render_value_in_context(value, context)
        return text if isinstance(value, Markup | int | Decimal) else documents.escape(text)


class PaperParser(Parser):
    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.tags = {name: self.tags[name] for name in TAGS}

    def extend_nodelist(self, nodelist: NodeList, node: Node, token: Token) -> None:
        if isinstance(node, VariableNode):
            node = Said(node.filter_expression)
        super().extend_nodelist(nodelist, node, token)


class PaperTemplate(Template):
    def compile_nodelist(self) -> NodeList:
        tokens = Lexer(self.source).tokenize()
        return PaperParser(tokens, {}, self.engine.template_builtins, self.origin).parse()


class PaperEngine(Engine):
    """Knows the templates of one folder, and reads each once."""

    def __init__(self, folder: Path) -> None:
        super().__init__(autoescape=False, builtins=["guiju.kernel.keeping.paper_filters"])
        self.there = {place.name: place for place in folder.glob("*.md")}
        self.read: dict[str, PaperTemplate] = {}

    def find_template(self, name: str, dirs: Any = None, skip: Any = None) -> tuple[Template, Origin]:
        if name not in self.there:
            raise TemplateDoesNotExist(name)
        if name not in self.read:
            origin = Origin(str(self.there[name]), name)
            self.read[name] = PaperTemplate(self.there[name].read_text("utf-8"), origin, name, self)
        return self.read[name], self.read[name].origin
