"""The faces of GB/T 9704-2012 by their part in a paper, the names their files go by, and what stands in for them."""

from dataclasses import dataclass

_SONG = ("宋体", "SimSun")
_NOTO_SERIF = dict.fromkeys(("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC"), "思源宋体")
_SERIF = dict.fromkeys(_SONG, "宋体") | _NOTO_SERIF
_SANS = {"Microsoft YaHei": "微软雅黑"} | dict.fromkeys(
    ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC"), "思源黑体"
)


@dataclass(frozen=True, slots=True)
class Face:
    """A face of the standard: its label, its names (the first is written into Word files), and its stand-ins.

    ``stand_ins``: name of the family → the label by which people know it. The last comes with the program.
    """

    label: str
    names: tuple[str, ...]
    stand_ins: dict[str, str]

    @property
    def families(self) -> tuple[str, ...]:
        """All names, best first."""
        return (*self.names, *self.stand_ins)


FACES = {
    "title": Face(
        "小标宋",
        ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
        {"华文中宋": "华文中宋", "STZhongsong": "华文中宋"} | _SERIF,
    ),
    "body": Face("仿宋", ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong"), _SERIF),
    "kai": Face("楷体", ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti"), _SERIF),
    "hei": Face("黑体", ("黑体", "SimHei", "华文黑体", "STHeiti"), _SANS),
    "song": Face("宋体", (*_SONG, "华文宋体", "STSong"), _NOTO_SERIF),
}
# 7.3.3: 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋.
HEADING_FACES = {1: "hei", 2: "kai", 3: "body", 4: "body"}
