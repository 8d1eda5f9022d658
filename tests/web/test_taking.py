"""Taking a step through the page: what is right is entered; what is wrong comes back named, with all that was typed."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.second_log import Refusal
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role, User
from guiju.web.staff import today
from tests.people import County, acts_entered
from tests.specimen.models import Finding, Petition
from tests.web import desk

NEW = "/r/petition/new/receive/"
RECEIVED = {
    "title": "反映道路积水（模拟）",
    "received_on": "2024-03-04",
    "amount": "12.50",
    "petitioner-rows": "1",
    "petitioner-0-kind": "person",
    "petitioner-0-name": "张三丰",
    "petitioner-0-phone": "13812345678",
    "on": "2024-03-04",
    "version": "0",
}


@pytest.fixture
def record(county: County, clerk: User) -> Petition:
    return desk.accept(clerk.actor, desk.petition(clerk.actor))


def do(client: Client, record: Petition, step: str, told: dict[str, Any] | None = None, **more: Any) -> Any:
    typed = {"on": record.last_step_on.isoformat(), "version": str(record.version), **(told or {}), **more}
    return client.post(reverse("take_step", args=["petition", record.pk, step]), typed)


def steps(record: Petition) -> list[str]:
    return list(Entry.objects.filter(matter_id=record.pk).order_by("seq").values_list("step", flat=True))


def test_a_matter_is_opened_with_its_parties(at_desk: Client, clerk: User, county: County) -> None:
    assert "新登记" in desk.words(at_desk.get("/r/petition/"))
    response = at_desk.post(NEW, RECEIVED)
    record = Petition.objects.get()
    assert response["Location"] == reverse("matter", args=["petition", record.pk])
    assert (record.title, record.received_on, record.agency_id) == (
        "反映道路积水（模拟）",
        date(2024, 3, 4),
        county.department.pk,
    )
    assert Party.objects.get(matter_id=record.pk).masked_name == "张**"
    assert "记入账簿第1条" in desk.words(at_desk.get(response["Location"]))


def opening_id(client: Client) -> str:
    found = re.search(r'name="new_id" value="([0-9a-f-]{36})"', desk.words(client.get(NEW)))
    assert found is not None
    return found[1]


def test_a_form_sent_twice_opens_one_record(at_desk: Client) -> None:
    typed = {**RECEIVED, "new_id": opening_id(at_desk)}
    first = at_desk.post(NEW, typed)
    again = at_desk.post(NEW, {**typed, "title": "改了几个字（模拟）"})
    record = Petition.objects.get()
    assert str(record.pk) == typed["new_id"] and record.title == RECEIVED["title"]
    assert again.status_code == 422
    assert "没有重复登记" in desk.words(again) and f'href="{first["Location"]}"' in desk.words(again)
    assert steps(record) == ["receive"] and Refusal.objects.get().reasons[0]["code"] == "opened"


def test_each_look_at_the_form_is_for_another_record(at_desk: Client) -> None:
    for n in range(2):
        told = {**RECEIVED, "title": f"第{n}件（模拟）", "new_id": opening_id(at_desk)}
        assert at_desk.post(NEW, told).status_code == 302
    assert Petition.objects.count() == 2


def test_what_was_refused_is_sent_again_under_the_same_id(at_desk: Client) -> None:
    given = opening_id(at_desk)
    refused = desk.words(at_desk.post(NEW, {**RECEIVED, "new_id": given, "title": ""}))
    assert f'name="new_id" value="{given}"' in refused
    added = desk.words(at_desk.post(NEW, {**RECEIVED, "new_id": given, "add": "petitioner"}))
    assert f'name="new_id" value="{given}"' in added
    assert at_desk.post(NEW, {**RECEIVED, "new_id": given}).status_code == 302
    assert str(Petition.objects.get().pk) == given


@pytest.mark.parametrize("forged", ["", "x", "0" * 99, "<b>"])
def test_an_id_that_is_none_opens_all_the_same(at_desk: Client, forged: str) -> None:
    assert at_desk.post(NEW, {**RECEIVED, "new_id": forged}).status_code == 302
    assert Petition.objects.count() == 1


def test_an_id_seen_elsewhere_shows_nothing_of_its_record(client: Client, county: County, clerk: User) -> None:
    """Somebody else's record is neither changed nor named."""
    theirs = desk.petition(clerk.actor, "别人的诉求（模拟）")
    client.force_login(desk.user(county.elsewhere, Role.CLERK, name="stranger"), backend=desk.BACKEND)
    page = client.post(NEW, {**RECEIVED, "new_id": str(theirs.pk)})
    assert page.status_code == 422 and "别人的诉求" not in desk.words(page)
    assert client.get(reverse("matter", args=["petition", theirs.pk])).status_code == 404
    assert steps(theirs) == ["receive"]


@pytest.mark.parametrize(
    ("wrong", "words", "anchor"),
    [
        ({"title": ""}, "“名称”：这个字段是必填项", "#id_title"),
        ({"title": "长" * 201}, "“名称”：", "#id_title"),
        ({"received_on": "2024-02-30"}, "“收到日期”：", "#id_received_on"),
        ({"amount": "许多"}, "“金额”：", "#id_amount"),
        ({"amount": "-5000"}, "“金额”：", "#id_amount"),
        ({"received_on": "0202-03-04"}, "“收到日期”：", "#id_received_on"),
        ({"received_on": "2024-03-05"}, "晚于发生日期2024-03-04", "#id_received_on"),
        ({"petitioner-0-name": ""}, "请填写当事人姓名", "#ask-petitioner"),
        ({"petitioner-0-name": "", "petitioner-0-phone": ""}, "至少填写1名诉求人", "#ask-petitioner"),
        ({"petitioner-0-id_number": "43108119900101123X"}, "校验码", "#ask-petitioner"),
        ({"petitioner-0-phone": "12"}, "联系电话应为", "#ask-petitioner"),
        ({"on": ""}, "请填写日期", "#id_on"),
        ({"on": "2999-01-01"}, "晚于今天", "#id_on"),
        ({"on": "昨天"}, "请填写日期", "#id_on"),
        ({"region": "431003"}, "请从列表中选择", "#id_region"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_typed_stays(
    at_desk: Client, wrong: dict[str, str], words: str, anchor: str
) -> None:
    response = at_desk.post(NEW, {**RECEIVED, **wrong})
    page = desk.words(response)
    assert response.status_code == 422
    assert words in page and "没有写入任何内容" in page
    assert f'href="{anchor}"' in page and f'id="{anchor[1:]}"' in page
    assert not Petition.objects.exists() and not acts_entered().exists()
    for name in ("title", "amount", "petitioner-0-name"):
        if name not in wrong:
            assert f'value="{RECEIVED[name]}"' in page


def test_all_that_is_wrong_is_said_at_once(at_desk: Client) -> None:
    page = desk.words(at_desk.post(NEW, {**RECEIVED, "title": "", "amount": "x", "petitioner-0-name": ""}))
    for anchor in ("#id_title", "#id_amount", "#ask-petitioner"):
        assert f'href="{anchor}"' in page


def test_fields_and_law_are_said_in_one_round(client: Client, head: User, record: Petition) -> None:
    client.force_login(head, backend=desk.BACKEND)
    page = desk.words(do(client, record, "decide", {"outcome": "长" * 41}))
    assert 'href="#id_outcome"' in page and "尚未听取意见" in page and f'value="{"长" * 41}"' in page


def test_the_day_the_place_and_the_checklist_are_said_with_the_rest(at_desk: Client, clerk: User) -> None:
    page = desk.words(at_desk.post(NEW, {**RECEIVED, "on": "昨天", "region": "431003", "title": "", "amount": "-1"}))
    for anchor in ("#id_on", "#id_region", "#id_title", "#id_amount"):
        assert f'href="{anchor}"' in page, anchor
    record = desk.petition(clerk.actor)
    page = desk.words(do(at_desk, record, "accept", on=""))
    assert 'href="#id_on"' in page and 'href="#checklist"' in page


def test_what_the_step_asks_for_is_spelt_out_before_anything_is_told(
    client: Client, head: User, record: Petition
) -> None:
    """Every requirement in words: of the law with its article, of the house with what it asks, and what it waits for."""
    client.force_login(head, backend=desk.BACKEND)
    page = desk.words(client.get(reverse("take_step", args=["petition", record.pk, "decide"])))
    assert "另有" not in page and "登记要求" not in page
    assert "作出决定的人员不得与收件人员相同" in page
    assert "待填：结果" in page and "结果不得写“不详”" in page


def test_an_answer_that_another_calls_for_says_when(at_desk: Client) -> None:
    page = desk.words(at_desk.get("/r/dispute/new/find/"))
    assert "来源为对接移交的，应当选择。" in page
    field = page[page.index('for="id_hand_over"') :][:80]
    assert "视情形" in field and "选填" not in field
    assert "选填" in page[page.index('for="id_amount"') :][:80]


def test_text_is_kept_without_what_nobody_sees(at_desk: Client) -> None:
    at_desk.post(NEW, {**RECEIVED, "title": "反映\u200b道路\u202e积水\x00（模拟）\r\n"})
    assert Petition.objects.get().title == "反映道路积水（模拟）"
    page = desk.words(at_desk.post(NEW, {**RECEIVED, "title": "\u200b\ufeff"}))
    assert 'href="#id_title"' in page and Petition.objects.count() == 1


@pytest.mark.parametrize(
    "address", ["/r/petition/?q=%00", "/r/pet%00ition/", "/figures/?region=%00", "/portal/?q=a%00"]
)
def test_no_address_brings_a_nul_to_the_database(at_desk: Client, address: str) -> None:
    assert at_desk.get(address).status_code == 400


def test_a_closed_gate_is_shown_with_its_article_and_opens_when_cured(
    client: Client, clerk: User, head: User, record: Petition
) -> None:
    client.force_login(head, backend=desk.BACKEND)
    refused = do(client, record, "decide", {"outcome": "支持"})
    page = desk.words(refused)
    assert refused.status_code == 422
    assert "尚未听取意见" in page and 'href="/law/reconsideration.hear_opinions/"' in page
    assert 'value="支持"' in page and "上传的文件需要重新选择" in page
    kept = Refusal.objects.get()
    assert (kept.user_id, kept.step, kept.reasons[0]["code"]) == (head.pk, "decide", "reconsideration.hear_opinions")

    client.force_login(clerk, backend=desk.BACKEND)
    assert do(client, record, "hear", {"opinion": "听取了意见"}).status_code == 302
    record.refresh_from_db()
    client.force_login(head, backend=desk.BACKEND)
    assert do(client, record, "decide", {"outcome": "支持"}).status_code == 302
    assert steps(record) == ["receive", "accept", "hear", "decide"]


def test_a_checklist_has_to_be_ticked(at_desk: Client, clerk: User) -> None:
    record = desk.petition(clerk.actor)
    page = desk.words(do(at_desk, record, "accept"))
    assert "请逐项核对并确认" in page and 'href="#checklist"' in page
    assert do(at_desk, record, "accept", {"confirmed": "reconsideration.accept_conditions"}).status_code == 302


@pytest.mark.parametrize("version", ["1", "99", "-1", "", "x", "1e3", "9" * 40])
def test_a_version_that_is_not_the_records_is_refused(at_desk: Client, record: Petition, version: str) -> None:
    response = do(at_desk, record, "hear", {"opinion": "意见"}, version=version)
    page = desk.words(response)
    assert response.status_code == 422
    assert "已被他人办理" in page and "重新打开该事项" in page and "意见</textarea>" in page
    assert steps(record) == ["receive", "accept"]


@pytest.mark.parametrize(
    ("step", "status"), [("decide", 403), ("guide", 403), ("note_overdue", 404), ("nothing", 404), ("correct", 404)]
)
def test_steps_of_others_and_of_the_system_have_no_form(
    at_desk: Client, record: Petition, step: str, status: int
) -> None:
    assert at_desk.get(reverse("take_step", args=["petition", record.pk, step])).status_code == status
    assert do(at_desk, record, step).status_code == status


def test_rows_are_added_without_a_script_and_without_loss(at_desk: Client, record: Petition) -> None:
    typed = {"findings-rows": "1", "findings-0-words": "电梯停运", "add": "findings"}
    page = desk.words(do(at_desk, record, "find", typed))
    assert 'value="电梯停运"' in page and 'name="findings-1-words"' in page
    assert 'name="findings-rows" value="2"' in page
    assert "aria-invalid" not in page
    assert steps(record) == ["receive", "accept"]
    typed = {"findings-rows": "3", "findings-0-words": "电梯停运", "findings-2-words": "物业未报修"}
    assert do(at_desk, record, "find", typed).status_code == 302
    assert [f.words for f in Finding.objects.filter(matter=record).order_by("id")] == ["电梯停运", "物业未报修"]


def test_a_wrong_row_is_named_by_its_place(at_desk: Client, record: Petition) -> None:
    typed = {"findings-rows": "2", "findings-0-words": "电梯停运", "findings-1-found_on": "2024-01-01"}
    page = desk.words(do(at_desk, record, "find", typed))
    assert "第2项“内容”" in page and 'href="#ask-findings"' in page


@pytest.mark.parametrize("rows", ["-1", "x", "100000"])
def test_a_forged_number_of_rows_builds_no_endless_page(at_desk: Client, record: Petition, rows: str) -> None:
    page = desk.words(do(at_desk, record, "find", {"findings-rows": rows, "add": "findings"}))
    assert 1 <= page.count('role="group"') <= 60


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("照片.png", b"<html><script>alert(1)</script>", "与扩展名.png不符"),
        ("程序.exe", b"MZ", "格式不在允许之列"),
        ("报告.wps", b"\xd0\xcf", "请先另存为 docx 格式"),
        ("台账.XLS", b"\xd0\xcf", "请先另存为 xlsx 格式"),
        ("空.txt", b"", "空文件"),
    ],
)
def test_a_forged_upload_is_refused(at_desk: Client, record: Petition, name: str, content: bytes, words: str) -> None:
    response = do(at_desk, record, "attach", {"paper": SimpleUploadedFile(name, content)})
    assert response.status_code == 422
    assert words in desk.words(response) or "提交的文件" in desk.words(response)
    assert not Paper.objects.exists()


def test_an_upload_becomes_a_paper(at_desk: Client, record: Petition) -> None:
    assert do(at_desk, record, "attach", {"paper": SimpleUploadedFile("说明.txt", "说明".encode())}).status_code == 302
    assert Paper.objects.get().content_for(Use.VERIFYING) == "说明".encode()


def test_publishing_strikes_out_what_must_stay_hidden(at_desk: Client, county: County) -> None:
    from guiju.kernel.declaring.publication import PublicRecord

    record = desk.decided(county, "反映甲小区积水（模拟）")
    assert "公开时隐去的文字" in desk.words(at_desk.get(reverse("take_step", args=["petition", record.pk, "publish"])))
    assert do(at_desk, record, "publish", {"strike": "甲小区\n\n"}).status_code == 302
    assert PublicRecord.objects.get().title == "反映■■积水（模拟）"


def test_an_act_of_an_earlier_day_is_entered_at_its_day(at_desk: Client, record: Petition) -> None:
    later = record.last_step_on + timedelta(days=2)
    assert do(at_desk, record, "hear", {"opinion": "意见"}, on=later.isoformat()).status_code == 302
    record.refresh_from_db()
    told = {"findings-rows": "1", "findings-0-words": "属实"}
    day = later - timedelta(days=1)
    assert do(at_desk, record, "find", told, on=day.isoformat()).status_code == 302
    page = desk.words(at_desk.get(reverse("matter", args=["petition", record.pk])))
    assert f"{day} 发生" in page and "日后录入" in page


def test_an_act_that_cannot_stand_at_its_day_is_refused_by_its_name(at_desk: Client, record: Petition) -> None:
    day = (record.last_step_on - timedelta(days=1)).isoformat()
    page = desk.words(do(at_desk, record, "hear", {"opinion": "意见"}, on=day))
    assert "之前的阶段为" in page and 'href="#id_on"' in page and f'value="{day}"' in page


def test_what_the_engine_does_not_ask_is_not_passed_on(at_desk: Client, record: Petition) -> None:
    """A field slipped into the form is no column of the record."""
    assert do(at_desk, record, "hear", {"opinion": "意见", "title": "改名", "agency": "1"}).status_code == 302
    record.refresh_from_db()
    assert record.title == "反映道路积水（模拟）"


def test_two_at_once_and_only_one_enters(at_desk: Client, clerk: User, record: Petition) -> None:
    stale = Petition.objects.get(pk=record.pk)
    engine.take("hear", record, clerk.actor, {"opinion": "先到"}, today())
    assert "已被他人办理" in desk.words(do(at_desk, stale, "hear", {"opinion": "后到"}))
    assert steps(record).count("hear") == 1
