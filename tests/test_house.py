"""The rules of the house: what must hold of every tracked file, whoever writes it."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

TOP = Path(__file__).parents[1]
LONGEST = 350
VAGUE = {"utils", "util", "helpers", "common", "base", "core", "manager", "managers", "service", "services", "process"}
# Spelled in pieces, so that this file does not name them itself.
INDEX = re.compile(r"pypi\.(org|tuna)|mirrors\.|-{2}((extra-)?index-url|find-links|trusted-host)|file:/{2,}")
# A folder of this clone, not the place of the clone itself: a guide may well tell people to put Guiju there.
MACHINE = re.compile(rf"(?<![\w.$-])({re.escape(str(TOP))}/(src|tests|docs)|/ro{{1}}ot|/home/\w+|/Users/\w+)(?![\w-])")
STARTS_PROGRAMS = {
    "bounded": "the process from which all work with bounds is forked",
    "programs": "what works on files from outside, called within such a process only",
    "kernel/keeping/master": "the command that unwraps the master key, which the keeper names",
    "kernel/keeping/postgresql_tools": "PostgreSQL's own, for backups",
}
LIVE_URL = re.compile(r"""(?:src|href)=["'](?:https?:)?//""")


def tracked() -> list[Path]:
    """Files in git that are there now; outside a clone (an unpacked archive) there is nothing to ask."""
    asked = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, text=True)
    if asked.returncode:
        pytest.skip("not a git clone")
    return [path for name in asked.stdout.split("\0") if name and (path := TOP / name).is_file()]


def texts(*suffixes: str) -> Iterator[tuple[str, str]]:
    """Name and text of every tracked text file, or of those with one of ``suffixes``."""
    for path in tracked():
        if suffixes and path.suffix not in suffixes:
            continue
        try:
            yield str(path.relative_to(TOP)), path.read_text("utf-8")
        except UnicodeDecodeError:  # a picture or a font
            continue


def offences(pattern: re.Pattern[str], *suffixes: str) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts(*suffixes)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def project() -> dict[str, Any]:
    return tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))


def test_no_file_names_a_package_index() -> None:
    assert offences(INDEX) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert offences(MACHINE) == []


@pytest.mark.parametrize(
    "line", ["-" + "-index-url https://x", "see https://pypi." + "org/simple", "file" + ":///wheels"]
)
def test_the_index_rule_sees_what_it_looks_for(line: str) -> None:
    assert INDEX.search(line)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"in {TOP}/src/x", True),
        ("GUIJU_HOME=/srv/guiju", False),
        ('"/ro' + 'ot/x"', True),
        ("/ho" + "me/wang/x", True),
        ("to /registers/home/x", False),
        ("/usr/bin/env", False),
    ],
)
def test_the_machine_rule_sees_what_it_looks_for(line: str, found: bool) -> None:
    assert bool(MACHINE.search(line)) is found


def test_pages_ask_no_other_host_for_anything() -> None:
    linked = offences(LIVE_URL, ".html", ".css", ".js")
    assert [line for line in linked if "<a " not in line] == []


def test_only_these_start_programs() -> None:
    """A program that is given what came from outside runs within the bounds of ``guiju.bounded``, like all else that is."""
    starts = re.compile(
        r"^\s*(import subprocess|from subprocess)|os\.(system|popen|exec\w+|posix_spawn)\(", re.MULTILINE
    )
    found = {name[10:-3] for name, text in texts(".py") if name.startswith("src/guiju/") and starts.search(text)}
    assert found == set(STARTS_PROGRAMS)
    callers = {name for name, text in texts(".py") if name.startswith("src/") and "guiju.programs import" in text}
    assert callers == {"src/guiju/libreoffice.py", "src/guiju/reading/loading/ocr.py"}


def test_python_files_stay_short() -> None:
    long = {
        name: lines
        for name, text in texts(".py")
        if "/migrations/" not in name and not name.startswith("tests/") and (lines := text.count("\n")) > LONGEST
    }
    assert long == {}


def test_modules_have_names_of_the_field() -> None:
    named = {path.relative_to(TOP): {path.stem, path.parent.name} for path in tracked() if path.suffix == ".py"}
    chapter = Path("src/guiju/registers/services")  # 政务服务, by the name that the figure catalogue has for it
    assert {str(path) for path, names in named.items() if names & VAGUE and chapter not in path.parents} == set()


def test_every_function_is_annotated_and_every_module_explained() -> None:
    bare = []
    for name, text in texts(".py"):
        if not name.startswith("src/") or "/migrations/" in name or not text.strip():
            continue
        tree = ast.parse(text)
        plumbing = name.endswith(("/apps.py", "/wsgi.py"))  # Django asks for them, and they say nothing of ours
        bare += [] if plumbing or ast.get_docstring(tree) else [f"{name}: no docstring"]
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        bare += [f"{name}:{node.lineno}: {node.name}" for node in functions if node.returns is None]
    assert bare == []


def test_every_import_is_a_declared_dependency() -> None:
    declared = {_plain(entry) for entry in project()["project"]["dependencies"]}
    extras = project()["project"]["optional-dependencies"]
    # Of an extra, only what is of use with it alone may import it.
    lazily = tuple(_plain(entry) for name in ("postgresql", "telemetry") for entry in extras[name])
    owners = packages_distributions()
    undeclared = set()
    for name, text in texts(".py"):
        if not name.startswith("src/"):
            continue
        for module in _imported(ast.parse(text)) - set(sys.stdlib_module_names) - {"guiju"}:
            names = {_plain(owner) for owner in owners.get(module, [module])}
            if not names & declared and not any(entry.startswith(module) for entry in lazily):
                undeclared.add(f"{name}: {module}")
    assert undeclared == set()


def _imported(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_every_package_by_version_and_digest(name: str) -> None:
    text = (TOP / name).read_text("utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if entry and not entry.startswith("#")]
    assert len(entries) > 20
    assert [entry for entry in entries if not re.match(r"[\w.-]+==\S+ \\\n +--hash=sha256:", entry)] == []
    assert not re.search(r"https?:|^-", text, re.MULTILINE)


def test_the_locks_hold_every_declared_dependency_and_agree() -> None:
    wanted = project()["project"]
    run, develop = (_pinned(name) for name in ("requirements.lock", "requirements-dev.lock"))
    assert {_plain(entry) for entry in wanted["dependencies"]} <= set(run)
    # What a benchmark is run against is no tool of ours, and is not pinned.
    extras = [extra for name, extra in wanted["optional-dependencies"].items() if name != "bench"]
    assert {_plain(entry) for extra in extras for entry in extra} <= set(develop)
    assert run.items() <= develop.items()


def _plain(entry: str) -> str:
    return re.split(r"[\[<>=~! ]", entry)[0].lower().replace("_", "-").replace(".", "-")


def _pinned(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (TOP / name).read_text("utf-8"), re.MULTILINE))


def test_the_licence_is_said_as_spdx_and_is_there() -> None:
    assert project()["project"]["license"] == "Apache-2.0"
    assert "Apache License" in (TOP / "LICENSE").read_text("utf-8")[:200]


def test_tests_keep_to_their_own_settings_whatever_the_shell_says() -> None:
    """Whoever has just made a migration has ``DJANGO_SETTINGS_MODULE`` set to those of an installation, data and all."""
    shell = {**os.environ, "DJANGO_SETTINGS_MODULE": "guiju.settings"}
    said = [sys.executable, "-m", "pytest", "--collect-only", "-n", "0", "tests/kernel/test_asks.py"]
    ran = subprocess.run(said, cwd=TOP, env=shell, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_every_make_command_in_the_documents_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = set(re.findall(r"(?:^|[`$ ])make ([a-z]+)\b(?=[`\s]*(?:$|`|#|&))", (TOP / name).read_text("utf-8"), re.M))
    assert {"demo", "test"} <= told
    assert told <= targets


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (TOP / name).read_text("utf-8"))
    assert [link for link in links if not link.startswith("docs/screenshots/") and not (TOP / link).exists()] == []
