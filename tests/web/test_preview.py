"""公开预览: what is about to be shown is seen first, decided place by place, and published as seen."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.keeping.second_log import Look
from tests.people import County
from tests.reaching_back import corrected
from tests.specimen.models import Petition
from tests.web import desk

PERSON = {"kind": "person", "name": "高峰", "phone": "13812345678"}
TITLE = "高峰反映用电高峰期间停电，电话138-1234-5678"


def decided(county: County, title: str = TITLE, person: dict[str, Any] = PERSON) -> Petition:
    made: Petition = desk.accept(county.clerk, desk.petition(county.clerk, title, petitioner=[person]))
    engine.take("hear", made, county.clerk, {"opinion": "听取了意见"}, made.last_step_on)
    done: Petition = engine.take("decide", made, county.head, {"outcome": "支持"}, made.last_step_on)
    return done


def form(client: Client, record: Petition) -> str:
    return desk.words(client.get(reverse("take_step", args=["petition", record.pk, "publish"])))


def send(client: Client, record: Petition, **typed: Any) -> Any:
    common = {"on": record.last_step_on.isoformat(), "version": str(record.version)}
    return client.post(reverse("take_step", args=["petition", record.pk, "publish"]), {**common, **typed})


def seal(page: str) -> str:
    found = re.search(r'name="previewed" value="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


def shown(page: str) -> str:
    """The title as the preview shows it."""
    found = re.search(r"<dt>名称</dt><dd>(.*?)</dd>", page)
    assert found is not None
    return re.sub(r"<[^>]+>", "", found[1])


def test_the_form_shows_what_will_be_published_with_what_is_covered_marked(at_desk: Client, county: County) -> None:
    record = decided(county)
    page = form(at_desk, record)
    assert "<mark>高*</mark>反映用电<u>高峰</u>期间停电，电话<mark>■■</mark>" in page
    assert send(at_desk, record, previewed=seal(page)).status_code == 302
    assert PublicRecord.objects.get().title == shown(page) == "高*反映用电高峰期间停电，电话■■"


def test_each_doubt_is_put_to_the_clerk_with_its_surroundings(at_desk: Client, county: County) -> None:
    page = form(at_desk, decided(county))
    assert page.count('name="turned"') == 2
    assert "“<strong>高峰</strong>反映用电高峰期间停电" in page and "已遮盖" in page and "未遮盖" in page
    assert 'name="turned"' not in form(at_desk, decided(county, "张三丰反映停电", desk.PERSON))


def test_what_is_decided_is_shown_and_published(at_desk: Client, county: County) -> None:
    record = decided(county)
    turned = [f"title.{TITLE.rindex('高峰')}"]
    page = desk.words(send(at_desk, record, turned=turned, add="preview"))
    assert shown(page) == "高*反映用电高*期间停电，电话■■" and "checked" in page
    assert not PublicRecord.objects.exists()
    assert send(at_desk, record, turned=turned, previewed=seal(page)).status_code == 302
    assert PublicRecord.objects.get().title == shown(page)


def test_what_was_not_seen_is_not_published(at_desk: Client, county: County) -> None:
    record = decided(county)
    seen = seal(form(at_desk, record))
    answer = send(at_desk, record, strike="停电", previewed=seen)
    page = desk.words(answer)
    assert answer.status_code == 422 and "在预览之后有改动" in page and 'href="#id_preview"' in page
    assert not PublicRecord.objects.exists()
    assert shown(page) == "高*反映用电高峰期间■■，电话■■"
    assert send(at_desk, record, strike="停电", previewed=seal(page)).status_code == 302
    assert PublicRecord.objects.get().title == shown(page)


def test_words_that_stand_nowhere_are_named(at_desk: Client, county: County) -> None:
    record = decided(county)
    page = desk.words(send(at_desk, record, strike="停 电\n不在其中", add="preview"))
    assert "公开内容中没有这些文字，请核对：不在其中" in page and "■■，电话" in shown(page)


def test_a_record_changed_since_is_said_to_be_changed(at_desk: Client, county: County) -> None:
    record = decided(county)
    seen, version = seal(form(at_desk, record)), str(record.version)
    record = corrected(record, "receive", county.clerk, county.head, {"title": "高峰反映停水"})
    page = desk.words(send(at_desk, record, version=version, previewed=seen))
    assert "已被他人办理" in page and not PublicRecord.objects.exists()


@pytest.mark.parametrize("forged", ["", "title.", "title.x", "title.999999", "number.0", "title.²", "<b>"])
def test_a_forged_place_changes_nothing(at_desk: Client, county: County, forged: str) -> None:
    assert send(at_desk, decided(county), turned=[forged]).status_code == 302
    assert PublicRecord.objects.get().title == "高*反映用电高峰期间停电，电话■■"


def test_seeing_doubts_is_a_look_and_seeing_none_is_not(at_desk: Client, county: County) -> None:
    form(at_desk, decided(county, "张三丰反映停电", desk.PERSON))
    assert not Look.objects.exists()
    form(at_desk, record := decided(county))
    assert Look.objects.get().matter_id == record.pk


def test_other_steps_show_no_preview(at_desk: Client, county: County) -> None:
    record = decided(county)
    assert 'id="id_preview"' not in desk.words(
        at_desk.get(reverse("take_step", args=["petition", record.pk, "withdraw"]))
    )


def test_a_second_publication_proposes_what_the_first_decided(at_desk: Client, county: County) -> None:
    """Corrected in between: words struck stand in the form, places decided are ticked, the preview shows both."""
    record = decided(county)
    turned = f"title.{TITLE.rindex('高峰')}"
    page = desk.words(send(at_desk, record, strike="停电", turned=[turned], add="preview"))
    assert send(at_desk, record, strike="停电", turned=[turned], previewed=seal(page)).status_code == 302
    record.refresh_from_db()
    record = corrected(record, "receive", county.clerk, county.head, {"title": f"{TITLE}，再次停电"})

    page = form(at_desk, record)
    assert re.search(r'<textarea id="id_strike"[^>]*>停电</textarea>', page) and "上次公开时" in page
    assert shown(page) == "高*反映用电高*期间■■，电话■■，再次■■"
    assert re.search(rf'value="{turned}" checked', page)
    assert send(at_desk, record, strike="停电", turned=[turned], previewed=seal(page)).status_code == 302
    assert PublicRecord.objects.latest("id").title == shown(page)


def test_what_is_about_to_come_back_is_named(at_desk: Client, county: County) -> None:
    record = decided(county)
    assert send(at_desk, record, strike="停电").status_code == 302
    record.refresh_from_db()
    page = desk.words(send(at_desk, record, strike="", add="preview"))
    assert "上次公开时隐去的文字这次将会公开：停电" in page
    assert send(at_desk, record, strike="", previewed=seal(page)).status_code == 302
    assert PublicRecord.objects.latest("id").title.count("停电") == 1


def test_a_form_that_asks_nothing_of_it_brings_nothing_back(at_desk: Client, county: County) -> None:
    record = decided(county)
    assert send(at_desk, record, strike="停电").status_code == 302
    record.refresh_from_db()
    assert send(at_desk, record).status_code == 302
    assert "停电" not in PublicRecord.objects.latest("id").title
