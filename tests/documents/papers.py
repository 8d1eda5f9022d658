"""Documents for the tests, all made up; and strategies for documents of every shape."""

from datetime import date

from hypothesis import strategies as st

from guiju.documents import Annex, Document, Heading, Link, Paragraph, Picture, Table, Text

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#369"/></svg>'

MARKUP = """标题：某某行政复议决定书
文号：某政复〔2020〕3号
主送：各乡镇人民政府
落款：某某市人民政府
日期：2021年2月22日
附注：联系人：张某（模拟）

全年收到申请[128](/figures/1)件，受理**120**件。
一、总体情况
（一）依法履职
1. 案件数量
（1）按类型统计
表：模拟数据
|类型|件数|
|---|---|
|行政处罚|[50](https://example.gov.cn/a)|
|行政强制|1,003|
1. 本句以句号结束，不是标题。
附件：明细表
附件：清单
清单正文。
"""

# Everything but half surrogates can be typed; those cannot even be written to a file.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        "#set page(width: 1pt)",
        "*_`$<>@[]{}\\",
        "</p><script>alert(1)</script>",
        "&amp;",
        "😀👨‍👩‍👧",
        "w" * 300,
        "\x00\x0b",
    ]
)
addresses = (
    st.sampled_from(["/figures/1", 'https://example.gov.cn/?a=1&b="2"', "javascript:alert(1)", "", "x:y"]) | words
)
spans = st.lists(st.builds(Text, words, st.booleans()) | st.builds(Link, words, addresses), max_size=3).map(tuple)
tables = st.integers(1, 4).flatmap(
    lambda columns: st.builds(
        Table,
        st.tuples(*[spans] * columns),
        st.lists(st.tuples(*[spans] * columns), max_size=3).map(tuple),
        words,
    )
)
blocks = st.lists(
    st.builds(Heading, st.integers(1, 4), words)
    | st.builds(Paragraph, spans)
    | tables
    | st.builds(Picture, st.just(SVG), words),
    max_size=4,
).map(tuple)
documents = st.builds(
    Document,
    title=words,
    number=st.none() | words,
    addressee=st.none() | words,
    blocks=blocks,
    issuer=st.none() | words,
    signed_on=st.none() | st.dates(date(1980, 1, 1), date(2100, 1, 1)),
    annexes=st.lists(st.builds(Annex, words, blocks), max_size=2).map(tuple),
    footer_note=st.none() | words,
)
