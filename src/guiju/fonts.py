"""Where the fonts come from: those that come with the program, and the office's own in GUIJU_HOME/fonts.

The machine's fonts are never looked at: what is drawn comes out alike on every machine, a bare one included.
"""

from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn

from guiju.home import home

CHART_FACES = "Noto Sans SC, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
"""The faces of a chart: the first is the one its labels are measured in, a browser may show them in another."""


def packaged() -> Path:
    """The folder of Noto Serif SC and Noto Sans SC (static, regular; SIL Open Font License 1.1)."""
    return pylopdf_fonts_zh_cn.serif_path().parent


def own() -> Path:
    """The office's own folder, which need not be there."""
    return home() / "fonts"


def folders() -> list[Path]:
    return [folder for folder in (own(), packaged()) if folder.is_dir()]


@cache
def ready_for_charts() -> None:
    """Make the fonts known to the drawing of charts, once a process; without them labels are measured wrongly and cut."""
    import vl_convert

    for folder in folders():
        vl_convert.register_font_directory(str(folder))
