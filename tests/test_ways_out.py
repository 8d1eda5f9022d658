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
    "exchange/double_publicity.py": {Use.HANDING_OVER},
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
    "registers/enforcement/credit_publication/gates.py": {Use.GATES},
    "registers/enforcement/penalty_case/limitation_gates.py": {Use.GATES},
    "registers/enforcement/penalty_case/paper_words.py": {Use.WORDING},
    "registers/enforcement/penalty_case/party_address.py": {Use.GATES},
    "registers/legal_services/notary_case/gates.py": {Use.GATES},
    "registers/oversight/reconsideration/taking_part.py": {Use.GATES},
    "registers/services/service_case/opening_gates.py": {Use.GATES},
    "reports/receiving.py": {Use.READING},
    "reports/report_filing.py": {Use.READING},
    "scenarios/desk/certificates.py": {Use.SIMULATING},
    "web/report_files.py": {Use.HANDING_OVER},
    "web/downloads.py": {Use.COVERING, Use.THUMBNAIL},
}
"""By module what it opens sealed data for; the pages among them cover what they opened before anybody reads it."""
OPENERS = {
    "kernel/keeping/doors.py": "the telephone of who stands at the door, compared with the one typed",
    "kernel/keeping/incoming.py": "a file that has just come in, read back for its digest",
    "kernel/keeping/waiting_files.py": "a file that waits to be read, for a use",
    "kernel/keeping/papers.py": "a paper's content, for a look or a use",
    "kernel/keeping/resealing.py": "what is sealed anew, by another key",
    "kernel/keeping/sealed.py": "a column, for those who call it by its name",
    "kernel/keeping/second_factors.py": "what an app or codes were given, to compare with what is typed, and its fingerprint",
    "kernel/keeping/sealed_files.py": "the own key at the beginning of a file",
    "kernel/keeping/parties.py": "a party's data, for a look or a use",
    "kernel/keeping/vault.py": "the vault itself",
    "kernel/keeping/vouching.py": "fingerprints of what is sealed",
    "kernel/declaring/publication.py": "what a publication hid, to hide it again",
}
"""Modules that call the vault, a sealed column or the file of a paper, without being handed a look."""
RAW = {"unseal", "unseal_bytes", "opened", "opened_file", "Opened", "opened_from", "bytes_from"}
HOLDING = {"vault", "papers", "sealed", "sealed_files"}
HOLDERS = {"kernel/keeping/vault.py", "kernel/keeping/papers.py", "kernel/keeping/sealed.py"}


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
        own = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} if name not in HOLDERS else set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (raw := _raw(node.func)) and raw not in own:
                found.add(name)
    assert found == OPENERS.keys()


def _raw(function: ast.expr) -> str:
    """The name of an opener as a module calls it: ``vault.unseal``, ``papers.opened``, or the function itself; else ""."""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.attr in RAW and function.value.id in HOLDING else ""
    return function.id if isinstance(function, ast.Name) and function.id in RAW else ""
