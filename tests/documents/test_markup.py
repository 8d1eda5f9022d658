"""The light markup: what each line becomes, and what is refused with which sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju import documents
from guiju.documents import Annex, Heading, Link, MarkupError, Paragraph, Table, Text
from tests.documents.papers import MARKUP


def body(line: str) -> documents.Block:
    (block,) = documents.parse(f"标题：题\n\n{line}").blocks
    return block


def test_a_whole_paper() -> None:
    assert documents.parse(MARKUP) == documents.Document(
        title="某某行政复议决定书",
        number="某政复〔2020〕3号",
        addressee="各乡镇人民政府",
        blocks=(
            Paragraph(
                (
                    Text("全年收到申请"),
                    Link("128", "/figures/1"),
                    Text("件，受理"),
                    Text("120", bold=True),
                    Text("件。"),
                )
            ),
            Heading(1, "一、总体情况"),
            Heading(2, "（一）依法履职"),
            Heading(3, "1. 案件数量"),
            Heading(4, "（1）按类型统计"),
            Table(
                header=((Text("类型"),), (Text("件数"),)),
                rows=(
                    ((Text("行政处罚"),), (Link("50", "https://example.gov.cn/a"),)),
                    ((Text("行政强制"),), (Text("1,003"),)),
                ),
                caption="模拟数据",
            ),
            Paragraph((Text("1. 本句以句号结束，不是标题。"),)),
        ),
        issuer="某某市人民政府",
        signed_on=date(2021, 2, 22),
        annexes=(Annex("明细表"), Annex("清单", (Paragraph((Text("清单正文。"),)),))),
        footer_note="联系人：张某（模拟）",
    )


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、总体情况", 1),
        ("二十一、其他", 1),
        ("（十二）其他事项", 2),
        ("(二)半角括号", 2),
        ("3．全角点", 3),
        ("(4)半角括号", 4),
        ("一、" + "字" * 38, 1),  # 40 characters, the last length that is a heading
        ("一、" + "字" * 39, 0),
        ("一、撤销该决定；", 0),
        ("一、请求如下：", 0),
        ("一、加强领导。全年", 0),
        ("3.14是圆周率", 0),
        ("一、见[附表](/a)", 0),
        ("一、**重点**", 0),
        (r"\一、以反斜杠开头", 0),
        ("第一、不是序号", 0),
        ("正文", 0),
    ],
)
def test_headings(line: str, level: int) -> None:
    block = body(line)
    assert (block.level if isinstance(block, Heading) else 0) == level


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("[甲](/a)乙", (Link("甲", "/a"), Text("乙"))),
        (r"\[甲](/a)", (Text("[甲](/a)"),)),
        (r"\\", (Text("\\"),)),
        ("[甲] (/a)", (Text("[甲] (/a)"),)),
        ("2*3**4", (Text("2*3**4"),)),
        (r"**a\*b**", (Text("a*b", bold=True),)),
        ("末尾\\", (Text("末尾\\"),)),
    ],
)
def test_spans(line: str, spans: documents.Spans) -> None:
    assert documents.inline(line) == spans


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        ("", "文首应有“标题：”"),
        ("标题：\n\n正文", "文首应有“标题：”"),
        ("标题：题\n抄送：某局\n\n正文", "第 2 行：文首只能写"),
        ("标题：题\n正文没有空行", "第 2 行：文首只能写"),
        ("标题：题\n标题：又一题", "第 2 行：“标题：”写了两次"),
        ("标题：题\n日期：2021年2月30日", "2021年2月30日”不存在"),
        ("标题：题\n日期：去年", "“去年”无法识别"),
        ("标题：题\n\n|a|b|\n|1|", "第 4 行：这一行有 1 格，表头有 2 格"),
        ("标题：题\n\n|---|---|", "第 3 行：表格没有内容"),
    ],
)
def test_refusals_name_the_line(markup: str, sentence: str) -> None:
    with pytest.raises(MarkupError, match=sentence):
        documents.parse(markup)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_one_sentence(text: str) -> None:
    try:
        documents.parse("标题：题\n\n" + text)
    except MarkupError as refusal:
        assert str(refusal).endswith("。")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_an_escaped_value_comes_out_as_it_stands(value: str) -> None:
    shown = " ".join(value.split())
    paper = documents.parse(
        f"标题：题{documents.escape(value)}\n\n{documents.escape(value)}\n|a{documents.escape(value)}|b|"
    )
    assert paper.title == f"题{shown}"
    *before, table = paper.blocks
    assert before == ([Paragraph((Text(shown),))] if shown else [])
    assert table == Table((((Text(f"a{shown}"),)), (Text("b"),)), ())


@pytest.mark.parametrize("line", ["附件：某某", "|a|b|", "表：甲", "一、某某", "[a](/b)", "**a**"])
def test_an_escaped_value_is_never_markup(line: str) -> None:
    assert body(documents.escape(line)) == Paragraph((Text(line),))


MARKS = st.sampled_from(
    [*"一二十、.．：:（）()附件表1２9|-*[] ", "附件", "一、", "（一）", "1.", "---", "某", "年", "**"]
)


@given(
    st.lists(st.lists(MARKS, max_size=5).map("".join), min_size=1, max_size=4), st.sampled_from(["", "（", "附", "第"])
)
def test_values_side_by_side_make_no_mark_together(values: list[str], before: str) -> None:
    """Nor do they with a bracket that the template has before them."""
    shown = "".join(" ".join(value.split()) for value in values)
    filled_in = before + "".join(map(documents.escape, values))
    paper = documents.parse(f"标题：题\n\n{filled_in}\n|{filled_in}|{filled_in}|\n|某|某|")
    *line, table = paper.blocks
    assert line == ([Paragraph((Text(before + shown),))] if before + shown else [])
    assert isinstance(table, Table) and len(table.rows) == 1


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("王某\x00签字", "第 3 行：“王某”之后"),
        ("\ufffe", "第 3 行：开头"),
        ("甲\U0001ffff", "编码 1FFFF"),
        ("甲\ud800", "编码 D800"),
    ],
)
def test_what_no_font_can_ever_show_is_not_kept(line: str, where: str) -> None:
    with pytest.raises(MarkupError, match=where) as refusal:
        documents.hold(f"标题：题\n\n{line}")
    assert refusal.value.line == 3


def test_rare_characters_and_emoji_are_kept() -> None:
    markup = "标题：题\n\n王𠮷、\ue000、葛\U000e0100、👨\u200d👩"
    assert documents.hold(markup) == documents.parse(markup)
