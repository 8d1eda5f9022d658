"""What all tests share: which rounds a test runs in, and the databases."""

import gc
import json
import os
import pickle
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import hypothesis
import psycopg
import pytest
from django.db.models.signals import post_migrate
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from tests import needs
from tests.homes import THEN, Laid, Rebuilt, inside, lay, made_once, started
from tests.roomy import roomy
from tests.with_postgresql import NoServer, on_postgresql, server

# How long an example takes says how busy the machine is, and nothing of what is tested.
hypothesis.settings.register_profile("guiju", deadline=None)
hypothesis.settings.load_profile("guiju")


HERE = Path(__file__).parent


def _keys_of_the_run(using: str, **_: object) -> None:
    """Tables that Django makes or empties get the keys that ``guiju setup`` makes in an installation."""
    from django.db import connections

    from guiju.home import home
    from guiju.kernel.keeping import keyring

    tables = connections[using].introspection.table_names()
    if keyring.Key._meta.db_table in tables and not keyring.Key.objects.exists():
        keyring.found()
        shutil.rmtree(home() / "papers", ignore_errors=True)  # sealed under keys that are gone
        keyring.FRESH = float("inf")  # nobody else changes them: no query comes in between those that tests count


post_migrate.connect(_keys_of_the_run)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """On SQLite what a test with transactions of its own leaves behind goes as a whole: the database as it was made is copied over
    it, in a fiftieth of the time of emptying each table and setting triggers and keys anew."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        if not on_postgresql():
            patch.setattr(TransactionTestCase, "_fixture_teardown", _as_made())
        yield


def _as_made() -> Callable[[TransactionTestCase], None]:
    from django.db import connection

    from guiju.home import home
    from guiju.kernel.keeping import keyring

    connection.ensure_connection()
    made = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(made)

    def copied_over(_: TransactionTestCase) -> None:
        connection.ensure_connection()  # a test that worked in another home may leave ours closed, and with it what lay in memory
        made.backup(connection.connection)
        keyring.forget()
        shutil.rmtree(home() / "papers", ignore_errors=True)  # of records that are gone

    return copied_over


ON_BOTH_DATABASES = ("kernel", "figures", "reports")
"""Folders of which all is run on PostgreSQL too, but for what asks of files and trees alone."""
OF_FILES = {"test_nothing_hides.py", "test_photographs.py", "test_tiles.py"}
PAGES_ON_BOTH = {
    *("test_corrections.py", "test_figures_room.py", "test_jobs_on_pages.py", "test_lists.py", "test_looks.py"),
    *("test_other_rooms.py", "test_pieces.py", "test_report_files.py", "test_taking.py", "test_together.py"),
    *("test_catalogue.py", "test_door.py", "test_publications.py", "test_reports_page.py"),
}
"""Pages that list, search, count and write. What asks of texts, of roles and of who signs in finds there what it found here
(docs/decisions/0001, 0042)."""
ON_POSTGRESQL = "databases or postgresql"
"""What `make test` asks for in its first round."""
WALKS = {"test_every_register.py", "test_every_address.py", "test_closed_registers.py", "test_once_a_fault.py"}
LONG = {"survival", "scenarios", "upgrades", "cli", "serving", "test_migrations.py", "test_bare_machine.py", *WALKS}
"""Few tests that take long: processes, whole years, walks."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """What is run in small in CI, and whole by hand (``tests/web/test_every_address.py``, docs/decisions/0042)."""
    parser.addoption(
        "--whole", action="store_true", help="all that CI runs a share of: every walk, every drill on both databases"
    )
    parser.addoption("--requests", type=int, default=0, help="so many requests, instead of a few")
    parser.addoption("--seed", type=int, default=431081, help="the chance that the requests are drawn by")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The round on PostgreSQL reads no file of which it runs nothing."""
    if config.option.markexpr != ON_POSTGRESQL or not collection_path.name.startswith("test_"):
        return None
    if collection_path.is_dir() or _on_both(collection_path):
        return None
    text = collection_path.read_text("utf-8")
    return None if any(f"pytest.mark.{mark}" in text for mark in ("databases", "postgresql")) else True


def _folder(path: Path) -> str:
    return path.relative_to(HERE).parts[0] if HERE in path.parents else ""


def _on_both(path: Path) -> bool:
    folder = _folder(path)
    of_folder = folder in ON_BOTH_DATABASES and path.name not in OF_FILES
    return of_folder or (folder in ("web", "portal") and path.name in PAGES_ON_BOTH)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Mark tests by their folder; leave what asks for PostgreSQL out of the round on SQLite, and what is run by hand out of both;
    at last, after others have set their order, say which files go first."""
    for item in items:
        if _on_both(item.path):
            item.add_marker("databases")
        if _folder(item.path) == "browser":
            item.add_marker("browser")
    elsewhere = {"postgresql"} if not on_postgresql() else set()
    by_hand = {"whole"} if not config.getoption("--whole") else set()
    left_out = [item for item in items if {mark.name for mark in item.iter_markers()} & (elsewhere | by_hand)]
    items[:] = [item for item in items if item not in {*left_out}]
    config.hook.pytest_deselected(items=left_out)
    yield
    _longest_first(items)


def _longest_first(items: list[pytest.Item]) -> None:
    """Files are handed out whole: those whose few tests take long first, the small ones last, so that all workers end together."""
    size = Counter(item.path for item in items)
    items.sort(key=lambda item: (not LONG & {*item.path.parts}, -size[item.path], item.path))


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool:
    """Tests are called with room for their frames."""
    told = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    roomy(lambda: pyfuncitem.obj(**told))
    return True


def pytest_collection_finish() -> None:
    """What stands from here on, modules and tests, the collector need not look through again and again; and a test that ends
    leaves less behind than it costs to look for it every 700 objects: a tenth of the round."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session", autouse=True)
def _commands_run_with_the_real_settings() -> Iterator[None]:
    """What a test starts as a process of its own gets Guiju's settings, in the home folder of the run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_SETTINGS_MODULE", "guiju.settings")
        yield


@pytest.fixture(scope="session", autouse=True)
def _nothing_waits_for_the_disk() -> Iterator[None]:
    """What a test writes need not outlive a power cut; that it is asked of the disk, and when, ``tests/kernel/test_durable.py``
    and the drills in processes of their own hold."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda of: None)
        yield


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """URL of a real PostgreSQL server with a database ``guiju``: the round's own, or one started for these tests.

    For tests that run Guiju as a process of its own, in any round.
    """
    if on_postgresql():
        yield os.environ["GUIJU_DATABASE_URL"]
        return
    try:
        with server() as url:
            yield url
    except NoServer as error:
        needs.absent(str(error))


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation after ``guiju setup``: tables, and nothing in them. Nobody writes in it, who wants to write copies it."""

    def make(folder: Path) -> None:
        ran = started(folder, "setup")
        assert ran.returncode == 0, ran.stderr

    return made_once(tmp_path_factory, "empty", make)


@pytest.fixture
def own_home(empty_home: Path, tmp_path: Path) -> Path:
    """A copy of it for one test to work in."""
    return Path(shutil.copytree(empty_home, tmp_path / "own-home"))


@pytest.fixture(scope="session")
def empty_database(postgresql_url: str, empty_home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name of a database after ``guiju setup`` on the server of ``postgresql_url``, to be the template of others.

    Its master key is that of ``empty_home``.
    """
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE empty")
    url = postgresql_url.replace("/guiju?", "/empty?")
    key = (empty_home / "key").read_text()
    ran = started(tmp_path_factory.mktemp("empty-database"), "setup", GUIJU_DATABASE_URL=url, GUIJU_KEY=key)
    assert ran.returncode == 0, ran.stderr
    with psycopg.connect(url) as connection:
        connection.execute("DELETE FROM kernel_house")  # copies of it are worked with from homes of their own
    return "empty"


@pytest.fixture(scope="session")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Rebuilt:
    """资兴市 2020, rebuilt once a run and kept, with the annual report of February 2021."""

    def make(folder: Path) -> None:
        home = folder / "home"
        ran = started(home, "reproduce", "zixing-2020", "--json", "--keep", str(home), at=THEN)
        (folder / "said.json").write_text(ran.stdout, "utf-8")
        assert ran.returncode == 0, ran.stdout + ran.stderr

    folder = made_once(tmp_path_factory, "rebuilt", make)
    return Rebuilt(folder / "home", json.loads((folder / "said.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def laid(rebuilt: Rebuilt, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Laid:
    """The rebuilt year as the demonstration shows it today, laid once a run and kept."""

    def make(folder: Path) -> None:
        home = shutil.copytree(rebuilt.home, folder / "home")
        with inside(home, django_db_blocker):
            (folder / "laid.pickle").write_bytes(pickle.dumps(lay(home)))

    folder = made_once(tmp_path_factory, "laid", make)
    made: Laid = pickle.loads((folder / "laid.pickle").read_bytes())
    return replace(made, home=folder / "home")


@pytest.fixture(autouse=True)
def _heads_go_with_the_test() -> Iterator[None]:
    """A head handed out in one test must not be held against the ledger of the next."""
    yield
    from guiju.home import home

    for path in (home() / "heads").glob("*.json"):
        path.unlink()


@pytest.fixture(autouse=True)
def everybody_has_said_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers have said today why they look, at whatever they look: else each test of a page would begin with it. Tests of
    that itself define this fixture anew, empty."""
    from guiju.kernel.keeping import looking
    from guiju.kernel.keeping.second_log import Look

    monkeypatch.setattr(looking, "said", lambda *of: Look(ground="handling", why="办理本事项需要核对"))


@pytest.fixture(autouse=True)
def everybody_has_proved_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sits at a desk has proved who they are by a second factor: else each test of a page would begin with it. Tests of
    that itself define this fixture anew, empty."""
    from guiju.web import proving

    monkeypatch.setattr(proving, "wanting", lambda request: None)


@pytest.fixture(autouse=True)
def _ledger_can_be_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests with transactions of their own end with all tables emptied, which the ledger's triggers would refuse.

    They are taken away for that moment; Django's ``post_migrate``, sent after emptying, sets them again. On SQLite nothing is
    emptied (``django_db_setup``).
    """
    marker = request.node.get_closest_marker("django_db")
    transactional = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not on_postgresql() or (not transactional and not (marker and marker.kwargs.get("transaction"))):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    from django.db import connection

    from guiju.kernel.keeping import guards

    guards.install(connection, drop=True)


@pytest.fixture(autouse=True)
def a_worker_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for a job finds it done, as with a worker that has nothing else to do. Tests of waiting define this fixture
    anew, empty."""
    from guiju.kernel.keeping import jobs

    waited = jobs.ended

    def done(numbers: Iterable[UUID], seconds: float) -> bool:
        jobs.work_off("of the tests")
        return waited(numbers, 0)

    monkeypatch.setattr(jobs, "ended", done)
