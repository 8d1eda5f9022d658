"""The ways out of sealed data are one: each place that opens it stands here, with what it opens it for.

``Party.plain`` and ``Paper.content_for`` ask for a look that was kept or for a named use of the program's own; nothing else
unseals. Whoever adds a place adds a line, and says why nobody reads there; a page has no line, for it has a look.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import guiju
from guiju.kernel.keeping.sight import Use

SOURCE = Path(guiju.__file__).parent
USES = {
    "asking/represented.py": {Use.GATES},
    "kernel/acting/admission.py": {Use.GATES},
    "kernel/acting/erasing.py": {Use.ERASING},
    "kernel/acting/sources.py": {Use.FOLDING},
    "kernel/acting/verification_of_rows.py": {Use.VERIFYING},
    "kernel/acting/visiting.py": {Use.OWN},
    "kernel/declaring/paper_values.py": {Use.WORDING},
    "kernel/declaring/representation.py": {Use.GATES},
    "kernel/finding/choosing.py": {Use.COLLEAGUES},
    "kernel/keeping/covering.py": {Use.COVERING},
    "kernel/keeping/looking.py": {Use.COVERING},
    "kernel/keeping/sight.py": {Use.WORDING},
    "portal/door_matter.py": {Use.OWN},
    "portal/public_papers.py": {Use.PUBLISHING},
    "registers/enforcement/penalty_case/limitation_gates.py": {Use.GATES},
    "registers/enforcement/penalty_case/paper_words.py": {Use.WORDING},
    "registers/enforcement/penalty_case/party_address.py": {Use.GATES},
    "registers/oversight/reconsideration/taking_part.py": {Use.GATES},
    "reports/report_filing.py": {Use.READING},
    "scenarios/desk/certificates.py": {Use.SIMULATING},
    "web/downloads.py": {Use.COVERING, Use.THUMBNAIL},
}
"""By module what it opens sealed data for; the pages among them cover what they opened before anybody reads it."""
OPENERS = {
    "kernel/keeping/papers.py": "a paper's content, for a look or a use",
    "kernel/keeping/parties.py": "a party's data, for a look or a use",
    "kernel/keeping/vault.py": "the vault itself",
    "kernel/keeping/vouching.py": "fingerprints of what is sealed",
    "kernel/declaring/published_before.py": "what a publication hid, to hide it again",
    "portal/door_apply.py": "the telephone of who stands at the door, compared with the one typed",
}
"""Modules that call the vault, or the file of a paper, without being handed a look."""
RAW = {"unseal", "unseal_bytes", "opened"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield str(path.relative_to(SOURCE)), ast.parse(path.read_text("utf-8"))


def test_each_use_of_the_programs_own_is_named_here() -> None:
    found: dict[str, set[Use]] = defaultdict(set)
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Use":
                found[name].add(Use[node.attr])
    assert dict(found) == USES


def test_nothing_else_unseals() -> None:
    found = set()
    for name, tree in modules():
        vaults = {"vault", "papers"} | _imported(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called(node.func) & {f"{of}.{raw}" for of in vaults for raw in RAW}:
                found.add(name)
    assert found == OPENERS.keys()


def _imported(tree: ast.Module) -> set[str]:
    """The bare name, where a module imports one of the functions themselves, or has one of its own."""
    names = {"vault.py": ""}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module in (
            "guiju.kernel.keeping.vault",
            "guiju.kernel.keeping.papers",
        ):
            names |= {alias.name: "" for alias in node.names if alias.name in RAW}
        if isinstance(node, ast.FunctionDef) and node.name in ("unseal_bytes", "attach"):
            names[node.name] = ""
    return {""} if len(names) > 1 else set()


def _called(function: ast.expr) -> set[str]:
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return {f"{function.value.id}.{function.attr}"}
    return {f".{function.id}"} if isinstance(function, ast.Name) else set()
