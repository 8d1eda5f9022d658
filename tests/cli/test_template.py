"""An office loads its own templates at the command line: by who may, checked, dated, with every fault named at once."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from guiju.kernel.acting import template_loading
from guiju.kernel.keeping import digests, office_templates
from guiju.kernel.offices.people import User
from tests.documents.office_templates import BODY, word
from tests.homes import guiju, inside, refusal

PAPER = ("normative_document", "announcement")
GOOD = word("{{ 文号 }}", *BODY)


@pytest.fixture(scope="module")
def set_up(empty_home: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """An installation with two agencies, each with a head, and a clerk of the first."""
    home = shutil.copytree(empty_home, tmp_path_factory.mktemp("templates") / "home")
    (home / "regions.csv").write_text("代码,名称\n431081,资兴市\n", "utf-8")
    with inside(home, django_db_blocker):
        guiju("regions", str(home / "regions.csv"))
        for agency, user in (("资兴市某局", "zhang"), ("资兴市另局", "li")):
            assert guiju("agency", agency, "--region", "431081").exit_code == 0
            for name, role in ((user, "head"), (f"{user}2", "clerk")):
                words = ("user", name, "--name", "张三", "--agency", agency, "--role", role)
                assert guiju(*words, told="tingyuan-shenshen-8\n").exit_code == 0
    return home


@pytest.fixture(autouse=True)
def office(set_up: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with inside(set_up, django_db_blocker):
        yield


def file(folder: Path, content: bytes) -> str:
    (folder / "公告.docx").write_bytes(content)
    return str(folder / "公告.docx")


def test_the_names_are_told(tmp_path: Path) -> None:
    assert "announcement" in guiju("template", "names", "normative_document").stdout
    said = guiju("template", "names", *PAPER).stdout
    assert "有效期届满日期" in said and "必须写的：文号、落款、日期、正文.文字" in said
    assert "可以使用" in guiju("template", "check", *PAPER, file(tmp_path, GOOD)).stdout


def test_every_fault_is_said_and_then_one_line(tmp_path: Path) -> None:
    ran = guiju("template", "check", *PAPER, file(tmp_path, word("{{ 甲 }}", "{{ ''.__class__ }}", *BODY)))
    assert "没有“甲”" in ran.stdout and "缺少“文号”" in ran.stdout
    assert "处问题" in refusal(ran)
    assert "没有台账" in refusal(guiju("template", "names", "nothing"))
    assert "没有文书" in refusal(guiju("template", "names", "normative_document", "nothing"))


def test_a_template_is_loaded_listed_and_taken_back(tmp_path: Path) -> None:
    words = ("template", "load", *PAPER, file(tmp_path, GOOD), "--agency", "资兴市某局", "--by", "zhang")
    ran = guiju(*words)
    assert ran.exit_code == 0, ran.output
    assert "公告.docx" in ran.stdout
    assert guiju("template", "load", *PAPER, "--agency", "资兴市某局", "--by", "zhang").exit_code == 0
    listed = guiju("template", "list").stdout.splitlines()
    assert [("公告.docx" in line, "内置文书" in line) for line in listed] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("by", "more", "said"),
    [
        ("zhang2", (), "载入"),
        ("li", (), "载入"),
        ("nobody", (), "载入"),
        ("zhang", ("--since", "2020-01-01"), "过去"),
    ],
)
def test_who_may_not_and_what_may_not_be(tmp_path: Path, by: str, more: tuple[str, ...], said: str) -> None:
    words = ("template", "load", *PAPER, file(tmp_path, GOOD), "--agency", "资兴市某局", "--by", by)
    assert said in refusal(guiju(*words, *more))


def test_of_two_loaded_at_once_both_are_kept(set_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins while the first has been entered and its files are not there yet."""
    keep, begun, over, failed = office_templates.keep, Event(), Event(), []

    def slowly(files: office_templates.Files) -> None:
        if begun.is_set():
            over.set()
        else:
            begun.set()
            over.wait(0.5)
        keep(files)

    def load(name: str) -> None:
        try:
            user, today = User.objects.get(username="zhang"), timezone.localdate()
            told = (user.agency_id or 0, *PAPER, today, digests.of(name.encode()), name, "zhang", today)
            template_loading.load(user.actor, f"载入{name}", office_templates.Version(*told), name.encode())
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    monkeypatch.setattr(office_templates, "keep", slowly)
    before = {one.name for one in office_templates.all_versions()}
    first, second = (Thread(target=load, args=[name]) for name in ("甲.docx", "乙.docx"))
    first.start()
    begun.wait(9)
    second.start()
    for one in (first, second):
        one.join()
    assert failed == []
    assert {one.name for one in office_templates.all_versions()} - before == {"甲.docx", "乙.docx"}


def test_what_is_loaded_is_entered_and_its_files_are_held_to_it(tmp_path: Path, set_up: Path) -> None:
    words = ("template", "load", *PAPER, file(tmp_path, GOOD), "--agency", "资兴市另局", "--by", "li")
    assert guiju(*words).exit_code == 0 and "核验通过" in guiju("verify").stdout
    told = max((set_up / "templates").glob("*/*/*.json"))
    [word_file] = list(told.parent.glob("*.docx"))
    for path in (told, word_file):
        held = path.read_bytes()
        for content in (held + b" ", None):
            path.write_bytes(content) if content else path.unlink()
            ran = guiju("verify")
            assert ran.exit_code == 1 and "文书模板的文件有1个与账簿不符" in ran.stdout
            path.write_bytes(held)
    added = told.with_name("0002.json")
    added.write_bytes(told.read_bytes())
    assert "第2版：未经载入" in guiju("astray", "list").stdout
    added.unlink()
    assert "没有与账簿不符" in guiju("astray", "list").stdout
