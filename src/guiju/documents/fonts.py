"""The fonts papers are set in: the office's own before those that come with the program. Scanned once a process."""

from functools import cache

import typst

from guiju import fonts
from guiju.documents.faces import FACES


@cache
def installed() -> typst.Fonts:
    """All fonts at hand (`guiju.fonts`), and the Latin ones that Typst carries itself."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in fonts.folders()])


@cache
def families() -> frozenset[str]:
    """The families that are files at hand."""
    return frozenset(font.family for font in installed().fonts() if font.path)


def faces() -> dict[str, list[str]]:
    """For each part of a paper the families at hand: its own faces, best first, then all others, for rare signs."""
    return {
        part: (best := [name for name in face.families if name in families()]) + sorted(families() - set(best))
        for part, face in FACES.items()
    }


def stands_in(part: str) -> bool:
    """Whether another face stands in for the one the standard asks for in this part of a paper."""
    return not families() & set(FACES[part].names)


def font_note() -> str:
    """What stands in for what in a PDF, in a sentence for the page; empty where the office has fonts of its own."""
    missing: dict[str, list[str]] = {}
    for part, face in FACES.items():
        if stands_in(part):
            missing.setdefault(face.stand_ins[faces()[part][0]], []).append(face.label)
    said = "，".join(f"{'、'.join(labels)}用{instead}代替" for instead, labels in missing.items())
    return f"PDF 中{said}；Word 文件写明标准字体，按打开文件的电脑所装字体显示。" if said else ""
