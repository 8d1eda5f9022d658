"""What must not be read is found however it is written, and nothing else is touched; all names and numbers are made up."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guiju.kernel.keeping.covering import STRUCK, Hidden, Kind, covered, hidden_of, places
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.parties import sealed
from guiju.kernel.keeping.party_told import checked
from guiju.kernel.keeping.spellings import by_digits, by_name, folded

pytestmark = pytest.mark.django_db  # for the keys by which digests are made
NUMBER = make_resident_id("431081", date(1990, 1, 1), 27)
ENDS_IN_X = make_resident_id("110105", date(1949, 12, 31), 2)


def hidden(name: str = "李四", **told: Any) -> list[Hidden]:
    return hidden_of([sealed("applicant", checked({"kind": "person", "name": name, **told}))])


def test_the_number_of_the_example_ends_in_x() -> None:
    assert ENDS_IN_X.endswith("X")


@pytest.mark.parametrize(
    "written",
    [
        f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}",
        f"{NUMBER[:6]}－{NUMBER[6:14]}—{NUMBER[14:]}",
        f"{NUMBER[:9]}\n{NUMBER[9:]}",
        f"{NUMBER[:9]} |\n| {NUMBER[9:]}",
        " ".join(NUMBER),
        "\u200b".join(NUMBER),
        "\u3000".join(NUMBER),
        NUMBER.translate({n: n + 0xFEE0 for n in range(0x30, 0x3A)}),
        NUMBER.translate({n: "〇一二三四五六七八九"[n - 0x30] for n in range(0x30, 0x3A)}),
        "".join(chr(ord(digit) - 0x30 + 0x1D7CE) for digit in NUMBER),
        f"{NUMBER[:6]}({NUMBER[6:14]}){NUMBER[14:]}",
        f"9{NUMBER}",
        NUMBER[:17],
        f"{NUMBER[:6]}{NUMBER[8:17]}",
    ],
)
def test_an_identity_number_however_written(written: str) -> None:
    text = covered(f"身份证{written}号", hidden(id_number=NUMBER))
    assert text.replace("9431", "431") == f"身份证{NUMBER[:6]}********{NUMBER[14:]}号"


@pytest.mark.parametrize("last", ["X", "x", "Ｘ", "ｘ", "Ⅹ", "×", "х", ""])
def test_a_check_digit_x_however_written(last: str) -> None:
    assert covered(f"（{ENDS_IN_X[:17]}{last}）", hidden(id_number=ENDS_IN_X)) == "（110105********002X）"


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("13800138000", "138-0013-8000"),
        ("13800138000", "138 0013 8000"),
        ("13800138000", "１３８００１３８０００"),
        ("13800138000", "138.0013.8000"),
        ("13800138000", "1380013 8000"),
        ("13800138000", "一三八零零一三八零零零"),
        ("0735-3322110", "（0735）3322110"),
        ("0735-3322110", "07353322110"),
        ("0735-3322110", "3322110"),
        ("0735-3322110", "332 2110"),
        ("0735-3322110-8001", "0735-3322110转8001"),
        ("0735-3322110-8001", "3322110"),
        ("400-812-3456", "4008123456"),
        ("+852 9123 4567", "852-91234567"),
        ("+852 9123 4567", "91234567"),
    ],
)
def test_a_telephone_however_written(phone: str, written: str) -> None:
    text = covered(f"电话：{written}。", hidden(phone=phone))
    assert text in (f"电话：{STRUCK}。", f"电话：（{STRUCK}。", f"电话：{STRUCK}转8001。")


@pytest.mark.parametrize("code", ["+86", "0086", "+86 ", "(86)", "86-"])
def test_a_telephone_after_the_code_of_the_country(code: str) -> None:
    assert covered(f"电话{code}138-0013-8000", hidden(phone="13800138000")) == f"电话{code}{STRUCK}"


@pytest.mark.parametrize(
    ("document", "number", "written"),
    [
        ("passport", "E12345678", "e 1234 5678"),
        ("passport", "E12345678", "护照号12345678"),
        ("mainland_pass", "H12345678", "Ｈ１２３４５６７８"),
        ("military", "军字第2001988号", "军字第 2001988 号"),
        ("military", "军字第2001988号", "军官证2001988"),
        ("permanent", "USA310200123456", "usa 3102 0012 3456"),
    ],
)
def test_other_documents_however_written(document: str, number: str, written: str) -> None:
    text = covered(f"证件（{written}）", hidden(document=document, id_number=number))
    assert folded(written, by_digits) not in folded(text, by_digits) and "*" in text


def test_a_short_number_is_none_within_a_longer_one() -> None:
    known = hidden(document="other", id_number="123456")
    for text in ("罚款9123456元", "编号A123456", "共1234567件"):
        assert covered(text, known) == text
    assert covered("证号123456号", known) == "证号1****6号"


@pytest.mark.parametrize(
    "written",
    ["李四", "李 四", "李　四", "李\u200b四", "李\n四", "李·四", "⼉李四".removeprefix("⼉"), "李\ufe00四"],
)
def test_a_name_however_written(written: str) -> None:
    assert covered(f"申请人{written}称", hidden("李四")) == "申请人李*称"


@pytest.mark.parametrize("dot", "·•・‧⋅．.･∙●- 　")
def test_a_name_in_parts_whatever_stands_between(dot: str) -> None:
    assert covered(f"由买买提{dot}吐尔逊签收", hidden("买买提·吐尔逊")) == "由买**·***签收"
    assert covered("由买买提吐尔逊签收", hidden("买买提·吐尔逊")) == "由买**·***签收"
    assert covered("买买提不服", hidden("买买提·吐尔逊")) == "买**不服"


@pytest.mark.parametrize("written", ["Ann Lee", "ANN LEE", "ann  lee", "Ａｎｎ Ｌｅｅ", "AnnLee", "Ann-Lee"])
def test_a_name_in_latin_letters(written: str) -> None:
    assert covered(f"申请人{written}不服", hidden("Ann Lee")) == "申请人A** ***不服"
    assert covered("Lee, Ann; Annex, Leeds", hidden("Ann Lee")) == "***, A**; Annex, Leeds"


@pytest.mark.parametrize("name", ["José Núñez", "Jose\u0301 Nu\u0301n\u0303ez"])
def test_accents_do_not_hide_a_name(name: str) -> None:
    assert "unez" not in covered("JOSE NUNEZ 与 José Núñez", hidden(name)).lower().replace("ú", "u").replace("ñ", "n")


@pytest.mark.parametrize(
    "written", ["某路77号甲单元", "某路 77号 甲单元", "某路７７号甲单元", "某路77号（甲单元）", "某路七七号甲单元"]
)
def test_an_address_however_written(written: str) -> None:
    assert STRUCK in covered(f"住{written}。", hidden(address="某路77号甲单元"))
    assert "单元" not in covered(f"住{written}。", hidden(address="某路77号甲单元"))


@pytest.mark.parametrize("address", ["资兴市", "湖南省资兴市兴宁镇", "唐洞街道"])
def test_an_address_no_finer_than_a_township_is_not_struck_from_everything(address: str) -> None:
    assert covered(f"{address}人民政府", hidden(address=address)) == f"{address}人民政府"


@pytest.mark.parametrize("address", ["甲小区", "某工业园区", "兴宁镇某村", "某路7号"])
def test_a_finer_one_is(address: str) -> None:
    assert covered(f"住{address}", hidden(address=address)) == f"住{STRUCK}"


@pytest.mark.parametrize(
    "written", ["某路77号甲单元", "某路 ７７号甲单元", "资兴市某路七七号甲单元", "市某路77号-甲单元"]
)
def test_an_address_without_the_places_before_it(written: str) -> None:
    text = covered(f"住{written}，邻近资兴市某路", hidden(address="湖南省资兴市某路77号甲单元"))
    assert "单元" not in text and "77" not in text and STRUCK in text
    assert text.endswith("，邻近资兴市某路"), "what names no house is left"


def test_the_telephone_of_an_organisation_is_covered_and_nothing_else_of_it() -> None:
    shop = sealed(
        "applicant", checked({"kind": "organisation", "name": "某某店", "phone": "13800138000", "address": "某路7号"})
    )
    assert covered("某某店，某路7号，138 0013 8000", hidden_of([shop])) == f"某某店，某路7号，{STRUCK}"


def test_who_is_public_by_office_is_named_but_not_numbered() -> None:
    mediator = sealed("person", checked({"name": "赵某某", "id_number": NUMBER}))
    assert covered(f"赵某某{NUMBER}", hidden_of([mediator], named=("person",))) == f"赵某某{mediator.masked_id}"


def test_what_overlaps_is_struck_as_one() -> None:
    known = [*hidden("张三"), Hidden(Kind.WORDS, "三小区")]
    assert covered("住张三小区", known) == f"住{STRUCK}"
    known = [*hidden("张三"), Hidden(Kind.WORDS, "张三小区")]
    assert covered("住张三小区", known) == f"住{STRUCK}"
    known = [*hidden("张三"), Hidden(Kind.WORDS, "张")]
    assert covered("住张三家", known) == f"住{STRUCK}家"
    assert covered("张三丰", [*hidden("张三"), *hidden("张三丰")]) == "张**"


def test_words_to_strike_are_found_through_spaces_and_width() -> None:
    struck = [Hidden(Kind.WORDS, "配方A-12号")]
    assert covered("使用配方 Ａ－12 号，又用配方a12号", struck) == f"使用{STRUCK}，又用{STRUCK}"
    assert covered("注：※※。", [Hidden(Kind.WORDS, "※※")]) == f"注：{STRUCK}。"


# Any party, written in any way, in any text.
SEPARATORS = ["", " ", "-", "－", "\u200b", "\n", "　", ".", "·", "\ufeff", "/"]
GAPS = ["", " ", "　", "\u200b", "\n", "\u2060", "\ufeff"]
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=4)
FILLING = st.text(
    st.sampled_from("的在与，。：、于年月日第号　 \n（）0123456789ABx一三某法院申请人罚款元"), max_size=30
)
IDS = st.builds(
    make_resident_id,
    st.sampled_from(["431081", "110101", "650102"]),
    st.dates(date(1940, 1, 1), date(2020, 1, 1)),
    st.integers(0, 999),
)
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@st.composite
def written(draw: st.DrawFn, words: str, between: list[str]) -> str:
    """One spelling of a number or name."""
    gaps = draw(st.lists(st.sampled_from(between), min_size=len(words), max_size=len(words)))
    text = "".join(sign + gap for sign, gap in zip(words, gaps, strict=True))
    form = draw(st.sampled_from(["as it is", "small", "wide"]))
    if form == "wide":
        return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
    return text.lower() if form == "small" else text


@given(st.data(), IDS, MOBILES, FILLING, FILLING, FILLING)
def test_no_number_can_be_read_back(
    data: st.DataObject, number: str, phone: str, one: str, two: str, three: str
) -> None:
    text = one + data.draw(written(number, SEPARATORS)) + two + data.draw(written(phone, SEPARATORS)) + three
    public = folded(covered(text, hidden(id_number=number, phone=phone)), by_digits)
    assert folded(number, by_digits) not in public and phone not in public


@given(st.data(), HAN, st.sampled_from(["，", "。", "：", "\n", ""]), st.sampled_from(["，", "。", "、", "\n", ""]))
def test_no_name_that_stands_alone_can_be_read_back(data: st.DataObject, name: str, before: str, after: str) -> None:
    text = f"申请人{before}{data.draw(written(name, GAPS))}{after}"
    public = covered(text, hidden(name))
    assert folded(name, by_name) not in folded(public, by_name) and public.startswith("申请人")


@given(HAN, IDS, MOBILES, st.text(max_size=60))
@example("高峰", NUMBER, "13800138000", "用电高峰期间")
def test_a_text_without_a_partys_data_is_left_as_it_is(name: str, number: str, phone: str, text: str) -> None:
    known = hidden(name, id_number=number, phone=phone)
    digits = folded(text, by_digits)
    free = folded(name, by_name) not in folded(text, by_name) and not any(
        folded(word, by_digits) in digits
        for one in known
        if one.kind is Kind.NUMBER
        for word in (one.words, *one.spellings)
    )
    if free or name == "高峰":
        assert covered(text, known) == text


@given(HAN, st.text(max_size=40))
def test_places_lie_in_order_within_the_text(name: str, text: str) -> None:
    found = places(f"{text}{name}{text}", hidden(name))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= place.start < place.end <= len(text) * 2 + len(name) for place in found)
