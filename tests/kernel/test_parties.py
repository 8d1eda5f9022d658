"""Who a party is: kinds of documents, one form of what is typed, one fingerprint, a digest of all that is told."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from guiju.kernel.keeping import parties, party_told
from guiju.kernel.keeping.covering import hidden_of
from guiju.kernel.keeping.identifiers import make_credit_code, make_resident_id
from guiju.kernel.keeping.identity_documents import OF_ORGANISATIONS, OF_PERSONS, Document
from guiju.kernel.keeping.parties import sealed
from guiju.kernel.keeping.party_told import checked
from guiju.kernel.keeping.sight import Use

RESIDENT = make_resident_id("431081", date(1990, 1, 1), 12)
WRONG = RESIDENT[:17] + ("1" if RESIDENT[17] != "1" else "2")
UNSEEN = "\u200b\u200c\u2060\ufeff\u00ad\u202e"


def person(**told: Any) -> dict[str, Any]:
    return checked({"kind": "person", "name": "某", **told})


def refusal(**told: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        checked({"name": "某", **told})
    return str(refused.value.messages[0])


@pytest.mark.parametrize(
    ("document", "typed", "number"),
    [
        ("resident", RESIDENT, RESIDENT),
        ("permit", make_resident_id("810000", date(1990, 1, 1), 12), make_resident_id("810000", date(1990, 1, 1), 12)),
        ("mainland_pass", "h1234 5678", "H12345678"),
        ("mainland_pass", "M1234567801", "M1234567801"),
        ("taiwan_pass", "12345678", "12345678"),
        ("taiwan_pass", "1234567890（b）", "1234567890B"),
        ("permanent", "usa310200123456", "USA310200123456"),
        ("passport", "e 12345678", "E12345678"),
        ("passport", "Ｋ０１２３４５６７Ｅ", "K01234567E"),
        ("military", "军字第 2001988 号", "军字第2001988号"),
        ("other", "LX-2024-0012", "LX20240012"),
    ],
)
@pytest.mark.django_db
def test_every_kind_of_document_of_a_person(document: str, typed: str, number: str) -> None:
    told = person(document=document, id_number=typed)
    assert (told["document"], told["id_number"], told["id_confirmed"]) == (document, number, False)
    masked = sealed("applicant", told).masked_id
    assert len(masked) == len(number) and number not in masked and masked.count("*") >= 0.4 * len(number)


@pytest.mark.parametrize(
    ("document", "typed"),
    [
        ("credit_code", make_credit_code("91", "431081", 77)),
        ("registration", "431081000012345"),
        ("registration", "4310811001234"),
        ("org_code", "D2143569-X"),
        ("tax", "431081123456789"),
        ("institution", "事证第143108100012号"),
        ("association", "湘资社证字第00123号"),
        ("other_code", "HK1234567"),
    ],
)
@pytest.mark.django_db
def test_every_kind_of_code_of_an_organisation(document: str, typed: str) -> None:
    told = checked({"kind": "organisation", "name": "某店", "document": document, "id_number": typed})
    assert told["document"] == document
    assert sealed("applicant", told).masked_id == told["id_number"]


def test_what_is_usual_need_not_be_chosen() -> None:
    for named in ({}, {"document": ""}, {"document": parties.USUAL}):
        assert person(id_number=RESIDENT, **named)["document"] == "resident"
        code = {"kind": "organisation", "name": "某店", "id_number": make_credit_code("91", "431081", 77), **named}
        assert checked(code)["document"] == "credit_code"
    assert person()["document"] == ""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"id_number": make_resident_id("820000", date(1990, 1, 1), 1)}, "82 开头的是港澳台居民居住证号码"),
        ({"id_number": "911840198001011230"}, "请改选证件种类"),
        ({"document": "passport", "id_number": "护照"}, "护照号码应为"),
        ({"document": "mainland_pass", "id_number": "A12345678"}, "字母 H 或者 M"),
        ({"document": "taiwan_pass", "id_number": "1234567"}, "应为 8 位数字"),
        ({"document": "military", "id_number": "军<b>12345</b>"}, "不含标点和特殊符号"),
        ({"document": "other", "id_number": "12"}, "不少于 4 位"),
        ({"document": "credit_code", "id_number": RESIDENT}, "自然人的证件种类应为：居民身份证、"),
        ({"document": "nothing", "id_number": RESIDENT}, "自然人的证件种类应为"),
        ({"kind": "organisation", "document": "passport", "id_number": "E12345678"}, "法人或者其他组织的证件种类应为"),
        ({"kind": "robot"}, "当事人类别只能是"),
        ({"phone": "12345"}, "不是当事人的联系电话"),
        ({"address": "路" * 201}, "地址不得超过200个字"),
        ({"name": "名" * 81}, "不得超过80个字"),
    ],
)
def test_refusals_say_what_to_do(told: dict[str, Any], words: str) -> None:
    assert words in refusal(**told)


@pytest.mark.django_db
def test_a_number_wrong_in_its_check_digit_alone_stands_when_somebody_confirms_it() -> None:
    assert "校验码应为" in refusal(id_number=WRONG) and party_told.CONFIRMATION in refusal(id_number=WRONG)
    told = person(id_number=WRONG, id_confirmed="on")
    assert (told["id_number"], told["id_confirmed"]) == (WRONG, True)
    assert sealed("applicant", told).id_confirmed
    assert "出生日期不存在" in refusal(id_number="431081199002301231", id_confirmed=True)


def test_nothing_is_confirmed_that_needs_no_word() -> None:
    assert not person(id_number=RESIDENT, id_confirmed=True)["id_confirmed"]
    assert not person(id_confirmed=True)["id_confirmed"]


def test_the_form_asks_for_the_word_only_where_it_can_help() -> None:
    assert party_told.awaits_confirmation({"kind": "person", "id_number": WRONG})
    assert not party_told.awaits_confirmation({"kind": "person", "id_number": RESIDENT})
    assert not party_told.awaits_confirmation({"kind": "person", "id_number": "1"})
    assert not party_told.awaits_confirmation({"kind": "robot", "id_number": WRONG})
    assert not party_told.awaits_confirmation({"kind": "person", "id_number": WRONG, "document": "nothing"})


@given(st.text(alphabet=UNSEEN + " \n\t　", max_size=8))
def test_a_name_of_nothing_is_no_name(nothing: str) -> None:
    assert "请填写当事人姓名" in refusal(name=nothing)
    assert party_told.is_blank({"kind": "person", "document": "usual", "name": nothing, "id_confirmed": True})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("张\u200b三", "张三"),
        ("张\n三丰", "张 三丰"),
        ("李　四", "李四"),
        ("李\n四", "李四"),
        ("买买提•吐尔逊", "买买提·吐尔逊"),
        ("买买提・吐尔逊", "买买提·吐尔逊"),
        ("买买提．吐尔逊", "买买提·吐尔逊"),
        ("买买提 · 吐尔逊", "买买提·吐尔逊"),
        ("Ａｎｎ  Lee", "Ann Lee"),
        ("J. Smith", "J. Smith"),
    ],
)
def test_one_name_has_one_form(typed: str, kept: str) -> None:
    assert checked({"name": typed})["name"] == kept


def test_an_organisation_keeps_its_own_signs() -> None:
    assert (
        checked({"kind": "organisation", "name": "某某（资兴）有限公司３厂\u200b"})["name"] == "某某（资兴）有限公司3厂"
    )
    assert checked({"kind": "organisation", "name": "好．店"})["name"] == "好．店"


@given(
    st.lists(st.tuples(st.integers(0, 18), st.sampled_from([*UNSEEN, " ", "　", "-"]))), st.booleans(), st.booleans()
)
@pytest.mark.django_db
def test_one_document_has_one_fingerprint(between: list[tuple[int, str]], small: bool, wide: bool) -> None:
    typed = list(RESIDENT.lower() if small else RESIDENT)
    typed = [chr(ord(sign) + 0xFEE0) for sign in typed] if wide else typed
    for place, sign in between:
        typed.insert(place, sign)
    told = person(id_number="".join(typed))
    assert parties.key_of(told) == parties.id_key("".join(typed)) == parties.id_key(RESIDENT)


@pytest.mark.django_db
def test_equal_numbers_of_different_documents_are_not_one_person() -> None:
    passport = person(document="passport", id_number="12345678")
    taiwan = person(document="taiwan_pass", id_number="12345678")
    assert parties.key_of(passport) != parties.key_of(taiwan)
    assert parties.key_of(person()) == ""


@pytest.mark.django_db
def test_the_digest_tells_the_document_and_the_word() -> None:
    told = person(id_number=WRONG, id_confirmed=True)
    row = sealed("applicant", told)
    assert row.told(Use.VERIFYING) == told and row.digest == parties.digest_of("applicant", row.told(Use.VERIFYING))
    changed = [{**told, "id_confirmed": False}, {**told, "document": "permit"}, {**told, "phone": "13812345678"}]
    assert len({parties.digest_of("applicant", one) for one in [told, *changed]}) == 4


def test_the_day_of_birth_where_the_number_names_one() -> None:
    assert parties.born_on(person(id_number=RESIDENT)) == date(1990, 1, 1)
    assert parties.born_on(person(document="permanent", id_number="USA310200123456")) is None
    assert parties.born_on(person(document="passport", id_number="E12345678")) is None
    assert parties.born_on(person()) is None
    code = {"kind": "organisation", "name": "某店", "id_number": make_credit_code("91", "431081", 77)}
    assert parties.born_on(checked(code)) is None


def test_kinds_belong_to_persons_or_to_organisations() -> None:
    assert set(OF_PERSONS) | set(OF_ORGANISATIONS) == set(Document) and not set(OF_PERSONS) & set(OF_ORGANISATIONS)
    assert OF_PERSONS[0] == Document.RESIDENT and OF_ORGANISATIONS[0] == Document.CREDIT_CODE


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ({"id_number": RESIDENT}, "居民身份证号码"),
        ({"document": "passport", "id_number": "E12345678"}, "护照号码"),
        ({}, "证件号码"),
        ({"kind": "organisation", "id_number": make_credit_code("91", "431081", 77)}, "统一社会信用代码"),
    ],
)
@pytest.mark.django_db
def test_papers_name_the_number(told: dict[str, Any], label: str) -> None:
    assert sealed("applicant", checked({"name": "某", **told})).number_label == label


def test_a_refusal_names_nobody_in_full() -> None:
    with pytest.raises(ValidationError) as refused:
        checked({"name": "张三丰", "id_number": WRONG})
    assert "张**：" in str(refused.value) and "张三丰" not in str(refused.value) and WRONG not in str(refused.value)


@pytest.mark.django_db
def test_a_person_may_have_an_ethnic_group_and_a_place_of_registration() -> None:
    told = checked({"name": "某", "ethnic_group": "瑶族", "domicile": "某省某市某村 3 号"})
    assert (told["ethnic_group"], told["domicile"]) == ("瑶族", "某省某市某村 3 号")
    row = sealed("applicant", told)
    assert row.told(Use.VERIFYING) == told
    assert "瑶族".encode() not in bytes(row.ethnic_group)
    assert row.digest != sealed("applicant", checked({"name": "某"})).digest
    for wrong, words in (
        ({"kind": "organisation", "name": "某店", "ethnic_group": "汉族"}, "不填民族"),
        ({"name": "某", "ethnic_group": "某" * 21}, "民族不得超过20个字"),
    ):
        with pytest.raises(ValidationError, match=words):
            checked(wrong)


@pytest.mark.django_db
def test_the_place_of_registration_is_covered_like_the_address() -> None:
    row = sealed("applicant", checked({"name": "张三丰", "domicile": "某省某市某村3组12号"}))
    assert any("3组12号" in one.words for one in hidden_of([row]))
