"""Law texts loaded by a user: which version opens, what is refused, nothing half-stored."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from guiju import law
from guiju.law import shelf


def words(adopted: str, said: str, starts: str = "2000年1月1日") -> str:
    return f"中华人民共和国试验法\n{adopted}通过\n第一条 {said}\n第二条 本法自{starts}起施行。\n"


def cite(name: str = "试验法", article: str = "第一条") -> law.Citation:
    return law.Citation(name, article, "")


@pytest.fixture
def two_versions(own_home: Path, tmp_path: Path) -> None:
    for adopted, starts, said in [("2010年5月1日", "2011年1月1日", "旧"), ("2020年5月1日", "2021年1月1日", "新")]:
        path = tmp_path / f"{said}.txt"
        path.write_text(words(adopted, said, starts))
        law.load(path)


@pytest.mark.parametrize(
    ("name", "on", "said"),
    [
        ("中华人民共和国试验法(2010)", None, "旧"),
        ("中华人民共和国试验法(2020修订)", date(2012, 1, 1), "新"),
        ("试验法(2015修正)", date(2022, 1, 1), None),  # that version is not here; another must not stand in for it
        ("试验法", date(2020, 12, 31), "旧"),
        ("试验法", date(2021, 1, 1), "新"),
        ("《试验法》", None, "新"),
        ("试验法", date(2010, 12, 31), None),
        ("别的法", None, None),
    ],
)
@pytest.mark.usefixtures("two_versions")
def test_the_version_named_or_of_the_day(name: str, on: date | None, said: str | None) -> None:
    assert law.text(cite(name), on) == said


@pytest.mark.usefixtures("two_versions")
def test_an_article_that_is_not_there() -> None:
    assert law.text(cite(article="第三条")) is None
    assert law.text(cite(article="")) is None


def test_loading_again_replaces(own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "试验法(2020-05-01).md"
    for said in ("错字", "正字"):
        path.write_text(words("2020年5月1日", said))
        law.load(path)
    assert law.text(cite()) == "正字"
    assert [(held.name, held.adopted) for held in shelf.held()] == [("试验法", date(2020, 5, 1))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(own_home: Path, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "法.txt"
    path.write_bytes(words("2020年5月1日", "条文").encode(encoding))
    assert law.load(path).name == "试验法"
    assert law.text(cite()) == "条文"


def test_word_files(own_home: Path, tmp_path: Path) -> None:
    document = Document()
    for line in words("2020年5月1日", "条文").splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "法.docx"))
    assert law.load(tmp_path / "法.docx").adopted == date(2020, 5, 1)
    assert law.text(cite()) == "条文"


@pytest.mark.parametrize(
    ("file", "head", "name", "adopted", "starts"),
    [
        ("试验法(2020-05-01).txt", "", "试验法", "2020-05-01", "2020-05-01"),
        ("中华人民共和国试验法_20200501.txt", "", "试验法", "2020-05-01", "2020-05-01"),
        ("试验法（2020-5-1修订）.txt", "", "试验法", "2020-05-01", "2020-05-01"),
        # the heading names it better than the file; a day of commencement is no day of adoption
        ("下载.txt", "试验条例\n2019年10月22日公布\n2020年1月1日 施行", "试验条例", "2019-10-22", "2020-01-01"),
        ("下载.txt", "主席令\n试验法\n(2020年5月1日通过 自2021年1月1日起施行)", "试验法", "2020-05-01", "2021-01-01"),
        ("下载.txt", "试 验 法\n2010年5月1日通过\n2020年5月1日修正\n目　录", "试验法", "2020-05-01", "2020-05-01"),
        ("试验法(2020-05-01).txt", "目录", "试验法", "2020-05-01", "2020-05-01"),
    ],
)
def test_name_and_version_are_read_from_file_name_and_heading(
    own_home: Path, tmp_path: Path, file: str, head: str, name: str, adopted: str, starts: str
) -> None:
    (tmp_path / file).write_text(f"{head}\n第一章总则\n第一条　条文。\n第二章附则\n第二条　末条。")
    held = law.load(tmp_path / file)
    assert (held.name, str(held.adopted), str(held.in_force_from)) == (name, adopted, starts)
    assert law.text(cite(name)) == "条文。"


def test_name_and_version_may_be_given(own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("第一条 条文")
    held = law.load(path, law="中华人民共和国试验法", version=date(2020, 5, 1))
    assert (held.name, held.adopted, held.in_force_from) == ("试验法", date(2020, 5, 1), date(2020, 5, 1))


def test_a_clause_older_than_the_version_is_not_its_commencement(own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "法.txt"
    path.write_text(words("2020年5月1日", "条文", starts="2000年1月1日"))
    assert law.load(path).in_force_from == date(2020, 5, 1)


@pytest.mark.parametrize(
    ("name", "held", "complaint"),
    [
        ("空.md", b"  \n", "是空的"),
        ("信.txt", "各位同事：请查收。".encode(), "没有找到“第一条”"),
        ("乱.txt", b"\xff\xff\xff\xff", "编码"),
        ("假.docx", b"not a zip", "不是可读的 Word"),
        ("表.xlsx", b"PK", "格式不支持"),
        ("无名.txt", "第一条 条文".encode(), "哪部法律"),
        ("无日.txt", "试验法\n第一条 条文".encode(), "哪一版"),
        ("试验法(2020-13-45).txt", "试验法\n第一条 条文".encode(), "哪一版"),
    ],
)
def test_what_is_not_a_law_is_refused_and_leaves_nothing(
    own_home: Path, tmp_path: Path, name: str, held: bytes, complaint: str
) -> None:
    (tmp_path / name).write_bytes(held)
    with pytest.raises(law.NotALaw, match=complaint):
        law.load(tmp_path / name)
    assert list(own_home.glob("laws/*")) == []


def test_a_missing_file(own_home: Path, tmp_path: Path) -> None:
    with pytest.raises(law.NotALaw, match="打不开"):
        law.load(tmp_path / "无.md")
