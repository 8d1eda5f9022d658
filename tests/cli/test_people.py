"""An installation is set up for its people at the command line, and bad input is said in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def guiju(home: Path, *words: str, told: str = "") -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "GUIJU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "guiju.settings"}
    environment.pop("GUIJU_DATABASE_URL", None)
    command = [sys.executable, "-c", "from guiju.cli import main; main()", *words]
    return subprocess.run(command, env=environment, input=told, capture_output=True, text=True)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with one region and one agency."""
    home = tmp_path_factory.mktemp("office")
    table = home / "regions.csv"
    table.write_text("代码,名称\n430000,湖南省\n431000,郴州市\n431081,资兴市\n431081103000,某镇\n", "utf-8")
    assert guiju(home, "setup").returncode == 0
    assert "已载入4个" in guiju(home, "regions", str(table)).stdout
    assert guiju(home, "agency", "资兴市司法局", "--region", "431081", "--mark", "资司", "--oversees").returncode == 0
    return home


def user(office: Path, name: str, password: str, agency: str = "资兴市司法局") -> "subprocess.CompletedProcess[str]":
    words = ("user", name, "--name", "张三", "--agency", agency, "--role", "clerk", "--role", "legal")
    return guiju(office, *words, told=password + "\n")


def test_a_user_is_opened_with_roles(office: Path) -> None:
    ran = user(office, "zhangsan", "tingyuan-shenshen-8")
    assert ran.returncode == 0, ran.stderr
    show = (
        "import django; django.setup(); from guiju.kernel.offices.people import User; u = User.objects.get(username='zhangsan');"
        " print(sorted(u.actor.roles), u.actor.region, u.actor.oversees, u.check_password('tingyuan-shenshen-8'))"
    )
    environment = {**os.environ, "GUIJU_HOME": str(office), "DJANGO_SETTINGS_MODULE": "guiju.settings"}
    said = subprocess.run([sys.executable, "-c", show], env=environment, capture_output=True, text=True).stdout
    assert "clerk" in said and "legal" in said and "431081 True True" in said


def test_what_is_wrong_is_said_in_one_line(office: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("431081,资兴市\n99,哪里\n", "utf-8")
    for ran, said in (
        (user(office, "lisi", "short"), "密码"),
        (user(office, "lisi", "tingyuan-shenshen-8", agency="无此机关"), "没有（或者不止一个）"),
        (guiju(office, "agency", "某局", "--region", "110000"), "没有行政区划"),
        (guiju(office, "agency", "某局", "--region", "431081", "--credit-code", "91430000MA4L16JQ9A"), "信用代码"),
        (guiju(office, "regions", str(bad)), "第2行"),
    ):
        assert ran.returncode == 1
        assert said in ran.stderr
        assert "Traceback" not in ran.stderr
