"""Law texts taken apart, on texts made up for the purpose."""

from datetime import date

import pytest

from guiju import law
from guiju.law.articles import Place, numeral, parse, places

MADE_UP = """# 中华人民共和国试验法

2001年2月3日 试验通过  2019年4月5日 试验修正

<!-- INFO END -->
目录
第一章 总则
## 第一章 总则

**第一条** 甲款。

第二条　乙款:

（一）乙一；

（二）乙二。

丙款。

第二条之一 插入的一条。

第十条

丁款。

(1) 丁一；

1.丁一甲；

2．丁一乙；

(2) 丁二。

戊款。

第二章 附则

第一百零二条 本法自2001年6月1日起施行。

第一条 附件里另起的一条。
"""


@pytest.mark.parametrize(
    ("words", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("一百", 100), ("一百零二", 102), ("12", 12)],
)
def test_numerals(words: str, value: int) -> None:
    assert numeral(words) == value


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("第三十条", (Place(30),)),
        ("第三十条第一款", (Place(30, 0, 1),)),
        ("第五十八条第一款第二项", (Place(58, 0, 1, 2),)),
        ("第六十四条第一项", (Place(64, 0, 0, 1),)),
        ("第二条之一第一款", (Place(2, 1, 1),)),
        ("", ()),
        ("总则", ()),
        ("第三十条等", ()),
        ("第一款", ()),
        ("第三条第二款、第四款", (Place(3, 0, 2), Place(3, 0, 4))),
        ("第二十一条、第二十二条第一款", (Place(21), Place(22, 0, 1))),
        ("第十一条至第十三条", (Place(11), Place(12), Place(13))),
        ("第三十条第一款第一项、第三项", (Place(30, 0, 1, 1), Place(30, 0, 1, 3))),
        ("第六条第二项至第四项和第八条", (Place(6, 0, 0, 2), Place(6, 0, 0, 3), Place(6, 0, 0, 4), Place(8))),
        ("第三十条、附则", ()),
    ],
)
def test_places(words: str, found: tuple[Place, ...]) -> None:
    assert places(words) == found


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("第一条", "甲款。"),
        ("第二条", "乙款:\n（一）乙一；\n（二）乙二。\n丙款。"),
        ("第二条第一款", "乙款:\n（一）乙一；\n（二）乙二。"),
        ("第二条第二款", "丙款。"),
        ("第二条第一款第二项", "（二）乙二。"),
        ("第二条第二项", "（二）乙二。"),
        ("第二条第三款", None),
        ("第二条第三项", None),
        ("第二条第二款第一项", None),
        ("第二条之一", "插入的一条。"),
        ("第十条第一款第一项", "(1) 丁一；\n1.丁一甲；\n2．丁一乙；"),
        ("第十条第一款第二项", "(2) 丁二。"),
        ("第十条第二款", "戊款。"),
        ("第三条", None),
    ],
)
def test_opening_an_article(where: str, words: str | None) -> None:
    [found] = places(where)
    assert parse(MADE_UP).at(found) == words


def test_head_and_commencement() -> None:
    read = parse(MADE_UP)
    assert (read.name, read.days) == ("中华人民共和国试验法", [date(2001, 2, 3), date(2019, 4, 5)])
    assert read.commencement == date(2001, 6, 1)
    assert list(read.articles) == [(1, 0), (2, 0), (2, 1), (10, 0), (102, 0)]


@pytest.mark.parametrize(
    ("name", "article", "said"),
    [
        (
            "中华人民共和国行政复议法(2017修正)",
            "第二十三条第一款",
            "《中华人民共和国行政复议法》(2017修正)第二十三条第一款",
        ),
        ("湖南省行政程序规定", "", "《湖南省行政程序规定》"),
        ("地方要求(见于乡镇街道年度报告)", "", "地方要求(见于乡镇街道年度报告)"),
    ],
)
def test_citations_in_chinese(name: str, article: str, said: str) -> None:
    assert str(law.Citation(name, article, "要点")) == said
    assert law.Citation(name, article, "要点") == law.Citation(name, article, "要点")
