"""The fonts PDFs are set in: those of the system and of the folder ``fonts`` in GUIJU_HOME, scanned once."""

from functools import cache

import typst

from guiju.documents.layout import FACES
from guiju.home import home


class FontMissing(RuntimeError):
    """No font for Chinese is installed."""


@cache
def installed() -> typst.Fonts:
    """All fonts found, scanned once a process (some tenths of a second)."""
    own = home() / "fonts"
    return typst.Fonts(font_paths=[str(own)] if own.is_dir() else [])


def choose(families: frozenset[str]) -> dict[str, list[str]]:
    """For each part of a paper the faces at hand, best first; FontMissing when a part has none."""
    chosen = {part: [face for face in faces if face in families] for part, faces in FACES.items()}
    if not all(chosen.values()):
        raise FontMissing(
            "没有找到中文字体，无法生成 PDF；请安装思源字体（Debian 软件包 fonts-noto-cjk），"
            "或把方正小标宋、仿宋、楷体、黑体的字体文件放入 GUIJU_HOME 下的 fonts 文件夹，再重新启动。"
        )
    return chosen


@cache
def faces() -> dict[str, list[str]]:
    """`choose` from what is installed."""
    return choose(frozenset(installed().families()))
