"""Fonts: a bare machine has enough, an office's own win, what stands in is said, and a sign no font has is refused."""

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest

from guiju import documents, fonts
from guiju.documents import Annex, Document, Heading, Paragraph, Picture, SignMissing, Table, signs
from guiju.documents import fonts as at_hand
from guiju.documents.faces import FACES
from guiju.home import home
from tests.documents.papers import MARKUP

DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><text x="3" y="20" font-size="12">{}</text></svg>'
)


@pytest.fixture
def own() -> Iterator[Path]:
    """GUIJU_HOME/fonts of a program that has just been started."""
    folder = home() / "fonts"
    folder.mkdir()
    _start()
    yield folder
    shutil.rmtree(folder)
    _start()


def _start() -> None:
    at_hand.installed.cache_clear()
    at_hand.families.cache_clear()
    signs._printable.clear()


def put_kai(folder: Path) -> None:
    """A font that goes by the name of 楷体: the sans serif that comes with the program, renamed."""
    content = (fonts.packaged() / "NotoSansSC-Regular.otf").read_bytes()
    for name, other in (("Noto Sans SC", "KaiTi_GB2312"), ("NotoSansSC-Regular", "KaiTi-Of-An-Office")):
        content = content.replace(name.encode("utf-16-be"), other.encode("utf-16-be"))
    (folder / "kai.otf").write_bytes(content)


def used(content: bytes) -> set[str]:
    """The fonts in a PDF, without the mark of the subset."""
    found = set()
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        resources = page["/Resources"].get_object()
        found |= {font.get_object()["/BaseFont"].split("+")[1] for font in resources.get("/Font", {}).values()}  # type: ignore[union-attr]
    return found


def test_no_font_of_the_machine_is_looked_at() -> None:
    files = {Path(font.path) for font in at_hand.installed().fonts() if font.path}
    assert {file.parent for file in files} == {fonts.packaged()}
    assert at_hand.families() == {"Noto Serif SC", "Noto Sans SC"}


def test_every_part_of_a_paper_has_a_face_without_any_font_of_an_office() -> None:
    assert {part: names[0] for part, names in at_hand.faces().items()} == {
        "title": "Noto Serif SC",
        "body": "Noto Serif SC",
        "kai": "Noto Serif SC",
        "hei": "Noto Sans SC",
        "song": "Noto Serif SC",
    }
    assert all(set(names) == at_hand.families() for names in at_hand.faces().values())


def test_a_pdf_carries_the_signs_it_uses_and_no_more() -> None:
    content = documents.to_pdf(documents.parse(MARKUP))
    assert {name.removesuffix("-Identity-H") for name in used(content)} == {
        "NotoSerifSC-Regular",
        "NotoSansSC-Regular",
        "LibertinusSerif-Regular",
    }
    assert len(content) < 60_000


def test_what_stands_in_is_said() -> None:
    assert documents.font_note() == (
        "PDF 中小标宋、仿宋、楷体、宋体用思源宋体代替，黑体用思源黑体代替；Word 文件写明标准字体，按打开文件的电脑所装字体显示。"
    )


def test_fonts_of_the_office_win_and_are_no_stand_ins(own: Path) -> None:
    put_kai(own)
    assert at_hand.faces()["kai"][0] == "KaiTi_GB2312"
    assert "楷体" not in documents.font_note() and "仿宋" in documents.font_note()
    content = documents.to_pdf(Document("题", blocks=(Heading(2, "（一）某某"), Paragraph("正文"))))
    assert "KaiTi-Of-An-Office-Identity-H" in used(content)


def test_nothing_is_said_where_the_office_has_all_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_hand, "families", lambda: frozenset(face.names[0] for face in FACES.values()))
    assert documents.font_note() == ""


@pytest.mark.parametrize("sign", ["𠮷", "😀", "한", "\ue000", "\U000f0000"])
@pytest.mark.parametrize(
    "paper",
    [
        lambda said: Document(said),
        lambda said: Document("题", number=said),
        lambda said: Document("题", addressee=said),
        lambda said: Document("题", issuer=said),
        lambda said: Document("题", footer_note=said),
        lambda said: Document("题", blocks=(Heading(1, said),)),
        lambda said: Document("题", blocks=(Paragraph(said),)),
        lambda said: Document("题", blocks=(Table(("甲",), ((said,),)),)),
        lambda said: Document("题", blocks=(Table(("甲",), (), said),)),
        lambda said: Document("题", blocks=(Picture(DRAWN.format(said).encode()),)),
        lambda said: Document("题", annexes=(Annex(said),)),
        lambda said: Document("题", annexes=(Annex("表", (Paragraph(said),)),)),
    ],
)
def test_a_sign_that_no_font_has_is_refused_wherever_it_stands(sign: str, paper: Callable[[str], Document]) -> None:
    with pytest.raises(SignMissing) as refused:
        documents.to_pdf(paper(f"申请人王{sign}，住某某镇"))
    assert refused.value.signs == sign
    assert f"“{sign}”（编码 {ord(sign):X}，见“" in str(refused.value)
    assert f"申请人王{sign}，住某某镇" in str(refused.value)


def test_many_missing_signs_are_named_by_their_number() -> None:
    with pytest.raises(SignMissing, match="等40个字，印出来会是空框") as refused:
        documents.to_pdf(Document("题", blocks=(Paragraph("".join(chr(0x20B00 + n) for n in range(40))),)))
    assert str(refused.value).count("编码") == 5


def test_a_picture_with_such_a_sign_is_refused_in_word_too() -> None:
    missing = Document("题", blocks=(Picture(DRAWN.format("𠮷镇").encode()),))
    with pytest.raises(SignMissing, match="“𠮷”"):
        documents.to_docx(missing)
    assert documents.to_docx(Document("𠮷", blocks=(Paragraph("王𠮷"),)))


@pytest.mark.parametrize(
    "text", ["㐂䶮镕喆𬱖", "áé́łø", "Ω Ж ①㈠Ⅷ℃㎡", "☑□■√×〔〕—…·“”", "葛\U000e0100", "a\u200bb\u2060c\u00adx"]
)
def test_rare_names_foreign_letters_and_signs_of_forms_are_printed(text: str) -> None:
    assert signs.lacking(text) == ""
