"""Nothing typed is code: no page template and no module says of any words but its own that they need no escaping."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import guiju

HERE = Path(guiju.__file__).parent
PAGES = sorted(HERE.glob("**/*.html"))
MODULES = sorted(HERE.glob("**/*.py"))
PAST_THE_ESCAPING = re.compile(r"\|\s*(safe|safeseq)\b|\{%-?\s*(autoescape|filter)\b|\bon\w+\s*=\s*[\"'][^\"']*\{\{")
SAYS_SAFE = {
    "mark_safe": 1,
    "SafeString": 1,
    "SafeText": 1,
    "Html": 1,
    "Markup": 1,
    "format_html": 1,
    "format_html_join": 2,
}
"""Calls that say of so many of their first arguments that they are safe."""
ESCAPE_ALL = {("documents/html.py", "Html"), ("kernel/keeping/paper_filters.py", "Markup")}
"""Where everything is escaped first, and what may then be said of it; their own tests hold them to it."""


def said_safe(source: str) -> Iterator[str]:
    """What a module says to be safe without having written it there, letter by letter."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if not all(isinstance(one, ast.Constant) for one in node.args[: SAYS_SAFE.get(name, 0)]):
                yield name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_leaves_words_unescaped(path: Path) -> None:
    assert PAST_THE_ESCAPING.findall(path.read_text("utf-8")) == []


def test_no_module_calls_words_safe_that_are_not_its_own() -> None:
    said = {(str(path.relative_to(HERE)), name) for path in MODULES for name in said_safe(path.read_text("utf-8"))}
    assert said == ESCAPE_ALL


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("mark_safe(words)", ["mark_safe"]),
        ("mark_safe('<b>')", []),
        ("safestring.mark_safe(f'<b>{words}</b>')", ["mark_safe"]),
        ("format_html(f'<b>{words}</b>')", ["format_html"]),
        ("format_html('<b>' + words, 1)", ["format_html"]),
        ("format_html('<b>{}</b>', words)", []),
        ("format_html_join(words, '{}', rows)", ["format_html_join"]),
    ],
)
def test_the_rule_for_modules_sees_what_it_looks_for(source: str, names: list[str]) -> None:
    assert list(said_safe(source)) == names


@pytest.mark.parametrize(
    "line",
    ["{{ a|safe }}", "{{ a | safe }}", "{% autoescape off %}", "{{ a|safeseq|join:'' }}", '<b onclick="{{ a }}">'],
)
def test_the_rule_for_pages_sees_what_it_looks_for(line: str) -> None:
    assert PAST_THE_ESCAPING.search(line)
