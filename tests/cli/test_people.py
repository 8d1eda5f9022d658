"""An installation is set up for its people at the command line, and bad input is said in one line."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker

from guiju.cli.people import ORGANS, ROLES
from guiju.kernel.offices.organs import Function, Organ
from guiju.kernel.offices.people import OFFICES, User
from tests.homes import guiju, inside, refusal


@pytest.fixture(scope="module")
def set_up(empty_home: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """An installation with one region and one agency."""
    home = shutil.copytree(empty_home, tmp_path_factory.mktemp("office") / "home")
    table = home / "regions.csv"
    table.write_text("代码,名称\n430000,湖南省\n431000,郴州市\n431081,资兴市\n431081103000,某镇\n", "utf-8")
    with inside(home, django_db_blocker):
        assert "已载入4个" in guiju("regions", str(table)).stdout
        made = guiju("agency", "资兴市司法局", "--region", "431081", "--mark", "资司", "--oversees")
        assert made.exit_code == 0, made.output
    return home


@pytest.fixture(autouse=True)
def office(set_up: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with inside(set_up, django_db_blocker):
        yield


def user(name: str, password: str, agency: str = "资兴市司法局") -> Result:
    words = ("user", name, "--name", "张三", "--agency", agency, "--role", "clerk", "--role", "legal")
    return guiju(*words, told=password + "\n")


def test_a_user_is_opened_with_roles() -> None:
    ran = user("zhangsan", "tingyuan-shenshen-8")
    assert ran.exit_code == 0, ran.output
    opened = User.objects.get(username="zhangsan")
    assert {"clerk", "legal"} <= set(opened.actor.roles)
    assert (opened.actor.region, opened.actor.oversees) == ("431081", True)
    assert opened.check_password("tingyuan-shenshen-8")


def test_what_is_wrong_is_said_in_one_line(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("431081,资兴市\n99,哪里\n", "utf-8")
    for ran, said in (
        (user("lisi", "short"), "密码"),
        (user("lisi", "tingyuan-shenshen-8", agency="无此机关"), "没有（或者不止一个）"),
        (guiju("agency", "某局", "--region", "110000"), "没有行政区划"),
        (guiju("agency", "某局", "--region", "431081", "--credit-code", "91430000MA4L16JQ9A"), "信用代码"),
        (guiju("regions", str(bad)), "第2行"),
    ):
        assert said in refusal(ran)


def test_an_agency_is_entrusted_with_an_organ_s_functions_from_a_day_on() -> None:
    """Who acts for whom is data: the bureau is the government's reconsideration unit."""
    assert guiju("agency", "资兴市人民政府", "--region", "431081", "--oversees").exit_code == 0
    served = ("--for", "资兴市人民政府", "--since", "2019-03-01")
    said = guiju("organ", "资兴市司法局", "reconsideration", *served)
    assert "自2019-03-01起为行政复议机构（资兴市人民政府）" in said.stdout
    assert guiju("organ", "资兴市司法局", "reconsideration", *served, "--until", "2024-12-31").exit_code == 0
    [function] = Function.objects.all()
    assert (str(function.acts_for), function.until) == ("资兴市人民政府", date(2024, 12, 31))
    for words, wrong in (
        ("没有（或者不止一个）", ("organ", "无此机关", "justice")),
        ("早于", ("organ", "资兴市司法局", "justice", "--since", "2020-01-02", "--until", "2020-01-01")),
    ):
        assert words in refusal(guiju(*wrong))


def test_the_organs_that_can_be_named_are_those_that_there_are() -> None:
    assert set(ORGANS) == {organ.value for organ in Organ}


def test_every_office_can_be_entered() -> None:
    assert set(ROLES) == set(OFFICES)


def test_an_account_lives_by_commands() -> None:
    why = ("--why", "科室任免通知")
    assert user("wangwu", "tingyuan-shenshen-8").exit_code == 0
    for words, said in (
        (("people",), "wangwu  张三  资兴市司法局  法制审核人员、经办人  使用中"),
        (("appoint", "wangwu", "mediator", "--since", "2026-01-01", *why), "已任命"),
        (("retire", "wangwu", "mediator", *why), "已离任"),
        (("lock", "wangwu", *why), "已锁定"),
        (("unlock", "wangwu"), "已解除锁定"),
        (("reset-password", "wangwu", *why), "一次性口令"),
        (("sessions", "wangwu", "--end", *why), "已结束0处登录"),
        (("agency", "某某局", "--region", "431081"), "已登记"),
        (("move", "wangwu", "某某局", "--role", "clerk", *why), "已调动"),
        (("leave", "wangwu", *why), "已注销"),
        (("rename-agency", "某某局", "某某执法局", *why), "已更名"),
        (("dissolve-agency", "某某执法局", *why), "已撤销"),
    ):
        ran = guiju(*words)
        assert ran.exit_code == 0, ran.output
        assert said in ran.stdout
    assert not User.objects.get(username="wangwu").is_active


def test_what_an_account_may_not_is_said_in_one_line() -> None:
    assert user("zhaoliu", "tingyuan-shenshen-8").exit_code == 0
    for words, said in (
        (("appoint", "zhaoliu", "security", "--why", "某"), "不能由一人同时担任"),
        (("lock", "nobody", "--why", "某"), "没有账号"),
        (("lock", "zhaoliu", "--why", " "), "理由"),
    ):
        assert said in refusal(guiju(*words))


def test_a_one_time_password_is_made_where_none_is_given() -> None:
    ran = user("qianqi", "")
    assert "一次性口令" in ran.stdout
    assert User.objects.get(username="qianqi").must_change


def test_regions_are_read_as_offices_save_them(tmp_path: Path) -> None:
    table = tmp_path / "gbk.csv"
    table.write_bytes("代码；名称\n431082；某市\n".encode("gbk"))
    assert "已载入1个" in guiju("regions", str(table)).stdout


def test_accounts_of_a_demonstration_are_served_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    from guiju.home import DEMONSTRATION, home, mark_demonstration

    served: list[object] = []
    monkeypatch.setattr("guiju.cli.serve.listen", lambda *said, **more: served.append(said))
    assert user("yanshi", "tingyuan-shenshen-8").exit_code == 0
    User.objects.filter(username="yanshi").update(demonstration=True)
    assert "演示账号" in refusal(guiju("serve"))
    mark_demonstration()
    assert guiju("serve").exit_code == 0
    (home() / DEMONSTRATION).unlink()
    assert "已注销1个" in guiju("remove-demo").stdout
    assert guiju("serve").exit_code == 0
    assert len(served) == 2
    assert not User.objects.get(username="yanshi").check_password("tingyuan-shenshen-8")


def test_a_lost_factor_and_a_provider_s_account(monkeypatch: pytest.MonkeyPatch) -> None:
    assert user("chenqi", "tingyuan-shenshen-8").exit_code == 0
    assert "没有设置二次验证" in refusal(guiju("reset-factor", "chenqi", "--why", "手机遗失"))
    assert "GUIJU_OIDC_ISSUER" in refusal(guiju("bind", "chenqi", "oidc", "u-1", "--why", "启用"))
    monkeypatch.setattr(settings, "OIDC_ISSUER", "https://id.example.org")
    assert guiju("bind", "chenqi", "oidc", "u-1", "--why", "启用").exit_code == 0
    assert "已经绑定" in refusal(guiju("bind", "chenqi", "oidc", "u-2", "--why", "启用"))
    assert guiju("unbind", "chenqi", "--why", "调离").exit_code == 0
    assert "没有绑定" in refusal(guiju("unbind", "chenqi", "--why", "调离"))


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"OIDC_ISSUER": "http://id.example.org"}, "https"),
        ({"CAS_SERVER_URL": "http://cas.example.org/cas/"}, "https"),
        ({"OIDC_ISSUER": "https://id.example.org"}, "GUIJU_OIDC_SECRET"),
    ],
)
def test_a_provider_that_cannot_be_believed_is_not_served(
    monkeypatch: pytest.MonkeyPatch, named: dict[str, str], said: str
) -> None:
    for name, value in named.items():
        monkeypatch.setattr(settings, name, value)
    assert said in refusal(guiju("serve", "--port", "1"))
