"""What was struck out or decided place by place in one publication holds for the next, until somebody says otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from guiju.kernel.acting import engine
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.keeping.ledger import Payload
from tests.kernel.test_engine import RECEIVED, decided
from tests.people import County
from tests.reaching_back import corrected
from tests.specimen.models import Petition

TITLE = "高峰反映用电高峰期间停电"
PERSON = {"kind": "person", "name": "高峰"}


def d(text: str) -> date:
    return date.fromisoformat(f"2024-{text}")


@pytest.fixture(autouse=True)
def _as_on_a_day_in_june() -> Any:
    with time_machine.travel("2024-06-03 10:00 +0800", tick=True):
        yield


def published(matter: Petition, county: County, **said: Any) -> Petition:
    made: Petition = engine.take("publish", matter, county.clerk, said, d("06-03"))
    return made


def shown(matter: Petition) -> str:
    return PublicRecord.objects.filter(matter_id=matter.pk).latest("id").title


def named(county: County, monkeypatch: pytest.MonkeyPatch, title: str = TITLE) -> Petition:
    """A decided petition of somebody whose name is a common word."""
    monkeypatch.setitem(RECEIVED, "title", title)
    monkeypatch.setitem(RECEIVED, "petitioner", PERSON)
    return decided(county)


def retitled(matter: Petition, county: County, title: str) -> Petition:
    made: Petition = corrected(matter, "receive", county.clerk, county.head, {"title": title})
    return made


def test_words_struck_stay_struck_when_nothing_is_said_of_them(county: County) -> None:
    matter = retitled(published(decided(county), county, strike=["张某"]), county, "张某诉求两件")
    assert shown(matter) == "（已更正，待重新公开）"
    assert shown(published(matter, county)) == "■■诉求两件"
    withdrawn = engine.take("withdraw", matter, county.clerk, {"reason": "有误"}, d("06-03"))
    assert shown(again := published(withdrawn, county)) == "■■诉求两件"
    assert shown(published(again, county)) == "■■诉求两件", "what was carried over is carried on"


@pytest.mark.parametrize(("strike", "title"), [([], "张某诉求一件"), (["一件"], "张某诉求■■")])
def test_whoever_says_otherwise_is_believed(county: County, strike: list[str], title: str) -> None:
    matter = published(decided(county), county, strike=["张某"])
    assert shown(published(matter, county, strike=strike)) == title


def test_what_was_struck_is_sealed_and_stands_in_no_entry(county: County) -> None:
    published(decided(county), county, strike=["从未登记的秘密"])
    kept = bytes(PublicRecord.objects.get().decided)
    assert kept and "秘密".encode() not in kept
    assert not any("秘密" in payload.body for payload in Payload.objects.all())


def test_a_first_publication_asks_for_nothing_earlier(county: County) -> None:
    matter = published(decided(county), county)
    assert bytes(PublicRecord.objects.get(matter_id=matter.pk).decided) == b""


def test_names_decided_place_by_place_stay_as_decided(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second 高峰 is the person, said the clerk; it goes with its surroundings wherever the correction moves it."""
    matter = published(named(county, monkeypatch), county, turned=[f"title.{TITLE.rindex('高峰')}"])
    assert shown(matter) == "高*反映用电高*期间停电"
    matter = retitled(matter, county, f"关于{TITLE}两次")
    assert shown(published(matter, county)) == "关于高*反映用电高*期间停电两次"


def test_a_name_uncovered_stays_uncovered_only_where_it_was_looked_at(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    matter = published(named(county, monkeypatch), county, turned=["title.0"])
    assert shown(matter) == TITLE
    matter = retitled(matter, county, f"{TITLE}，高峰称损失较大")
    assert shown(published(matter, county)) == f"{TITLE}，高*称损失较大"


def test_a_place_that_is_gone_leaves_its_name_covered(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence was written anew: where the name was held to be the person, every doubtful place is covered."""
    title = "用电高峰期间停电"
    matter = published(named(county, monkeypatch, title), county, turned=["title.2"])
    assert shown(matter) == "用电高*期间停电"
    matter = retitled(matter, county, "避开高峰期间停水")
    assert shown(published(matter, county)) == "避开高*期间停水"
