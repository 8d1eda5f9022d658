"""From a correction through the publishing step to the page that everybody reads: no spelling of a party gets through."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.spellings import by_digits, by_name, folded
from guiju.kernel.offices.people import Role
from tests.people import County
from tests.reaching_back import corrected
from tests.registers.reconsiderations import NEW, served

NUMBER = make_resident_id("431081", date(1990, 1, 1), 27)
PHONE = "13800138000"
APPLICANT = {"kind": "person", "name": "高峰", "id_number": NUMBER, "phone": PHONE, "address": "某路77号甲单元"}
WIDE = {n: n + 0xFEE0 for n in range(0x30, 0x3A)}


def published(county: County, request: str, applicant: dict[str, Any] = APPLICANT, **publishing: Any) -> str:
    """The address of a concluded reconsideration that was published after its request was corrected."""
    case = served(county, NEW, applicant=[applicant], act_public=True)
    organ = case.record.agency
    clerk, head = (county.actor(organ, role, name=f"correcting-{role}") for role in (Role.CLERK, Role.HEAD))
    corrected(case.record, "receive", clerk, head, {"request": request})
    case.do("publish", **publishing)
    return reverse("portal:record", args=["reconsideration", case.record.pk])


def read(public: Client, address: str) -> str:
    answer = public.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "written",
    [
        f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}",
        NUMBER.translate(WIDE),
        " ".join(NUMBER),
        f"{NUMBER[:10]}\n{NUMBER[10:]}",
        "138-0013-8000",
        "+86 138 0013 8000",
        PHONE.translate(WIDE),
    ],
)
def test_no_spelling_of_a_number_reaches_the_public(county: County, public: Client, written: str) -> None:
    page = read(public, published(county, f"申请人（{written}）请求撤销罚款决定"))
    assert "请求撤销罚款决定" in page
    seen = folded(page, by_digits)
    assert NUMBER not in seen and PHONE not in seen and NUMBER[6:14] not in seen


@pytest.mark.parametrize("written", ["高峰", "高 峰", "高　峰", "高\u200b峰", "高\n峰"])
def test_no_spelling_of_a_name_reaches_the_public(county: County, public: Client, written: str) -> None:
    page = read(public, published(county, f"用电高峰期间限电，申请人{written}请求撤销罚款决定"))
    assert "用电高峰期间限电，申请人高*请求撤销" in page
    assert folded(page, by_name).count("高峰") == folded(page, by_name).count("高峰期间")


def test_what_the_clerk_decides_otherwise_is_what_the_public_sees(county: County, public: Client) -> None:
    text = "用电高峰期间限电，申请人高峰请求撤销罚款决定"
    left, person = text.index("高峰"), text.rindex("高峰")
    page = read(public, published(county, text, turned=[f"request.{left}", f"request.{person}"]))
    assert "用电高*期间限电，申请人高峰请求撤销" in page


def test_nobody_can_be_turned_open_whose_name_is_no_word(county: County, public: Client) -> None:
    text, applicant = "申请人欧阳明明请求撤销", {**APPLICANT, "name": "欧阳明明"}
    page = read(public, published(county, text, applicant, turned=[f"request.{text.index('欧阳')}"]))
    assert "申请人欧阳**请求撤销" in page
