"""Signs that no font at hand can show: a PDF with an empty box where somebody's name stood is not made."""

from lxml import etree

from guiju.documents.blocks import Annex, Document, Picture
from guiju.documents.text import to_text
from guiju.documents.typesetting import can_print

_AROUND = 8  # signs of the text said on each side of one that is missing
_MOST = 5  # signs named; of the others only how many
_printable: set[str] = set()  # found printable so far: the fonts are those of the process


class SignMissing(ValueError):
    """No font has some of the signs (``signs``); the sentence names each and where it stands."""

    def __init__(self, signs: str, sentence: str) -> None:
        super().__init__(signs, sentence)  # as it is told again by the process in which it was found
        self.signs = signs

    def __str__(self) -> str:
        return str(self.args[1])


def _missing(signs: str, text: str) -> SignMissing:
    told = "、".join(_told(sign, text) for sign in signs[:_MOST])
    more = f"等{len(signs)}个字" if len(signs) > _MOST else ""
    return SignMissing(
        signs,
        f"字体中没有{told}{more}，印出来会是空框，因此不生成。请把含有这些字的字体文件放入数据文件夹下的 fonts 文件夹，"
        "再重新启动；文书中的字，Word 版和网页版不受影响。",
    )


def check(document: Document) -> None:
    """SignMissing when a PDF of the document would show an empty box."""
    pictures = [one for one in _pictures(document) if not one.is_png]
    check_text("\n".join([to_text(document), *map(drawn_text, pictures)]))


def check_text(text: str) -> None:
    """SignMissing when one of the signs of a text cannot be printed."""
    if missing := lacking(text):
        raise _missing(missing, text)


def lacking(text: str) -> str:
    """The signs of a text that no font at hand has, in the order of their codes."""
    new = "".join(sorted({sign for sign in text if not sign.isspace()} - _printable))
    missing = _unprintable(new) if new else ""
    know(set(new) - set(missing))
    return missing


def know(printable: set[str]) -> None:
    """Take over what was found to be printable."""
    _printable.update(printable)


def known() -> frozenset[str]:
    """What was found to be printable so far."""
    return frozenset(_printable)


def _unprintable(signs: str) -> str:
    if can_print(signs):
        return ""
    if len(signs) == 1:
        return signs
    half = len(signs) // 2
    return _unprintable(signs[:half]) + _unprintable(signs[half:])


def drawn_text(picture: Picture) -> str:
    """The words in an SVG; none in one that cannot be read, which is refused when it is set."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(picture.image, parser)
    return "" if root is None else " ".join(root.itertext("{*}text", "{*}tspan", "{*}textPath"))


def _told(sign: str, text: str) -> str:
    """“𠮷”（编码 20BB7，见“申请人王𠮷，住址”）."""
    before, after = text.split(sign, 1)
    around = f"{before.split(chr(10))[-1][-_AROUND:]}{sign}{after.split(chr(10))[0][:_AROUND]}"
    return f"“{sign}”（编码 {ord(sign):X}，见“{around.strip()}”）"


def _pictures(document: Document) -> list[Picture]:
    parts: list[Document | Annex] = [document, *document.annexes]
    return [block for part in parts for block in part.blocks if isinstance(block, Picture)]
