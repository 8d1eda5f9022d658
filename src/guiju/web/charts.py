"""Charts drawn on the server as pictures, and the small bars beside a figure in a list."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

INK, LINE, BAR = "#4a5661", "#dcd8cf", "#1d4f6e"
FONTS = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
WIDE, HIGH, GAP = 96, 24, 2


@lru_cache(maxsize=256)
def months(values: tuple[tuple[str, float], ...]) -> str:
    """Bars month by month, as SVG. ``values``: label and number."""
    import altair as alt

    chart = _of(values).mark_bar(color=BAR, cornerRadiusEnd=2)
    chart = chart.encode(
        alt.X("label:N", sort=None, title=None, axis=alt.Axis(labelAngle=0)),
        alt.Y("value:Q", title=None, axis=alt.Axis(tickMinStep=1, format=",~f", tickCount=5)),
    )
    return _drawn(chart.properties(width=640, height=200))


@lru_cache(maxsize=256)
def agencies(values: tuple[tuple[str, float], ...]) -> str:
    """Bars agency by agency, the largest first, as SVG."""
    import altair as alt

    base = _of(values).encode(
        alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=260)),
        alt.X("value:Q", title=None, axis=alt.Axis(tickMinStep=1, format=",~f")),
    )
    numbers = base.mark_text(align="left", dx=4, color=INK, fontSize=12).encode(alt.Text("value:Q", format=",~f"))
    chart = base.mark_bar(color=BAR, cornerRadiusEnd=2) + numbers
    return _drawn(chart.properties(width=520, height=alt.Step(24)))


def _of(values: tuple[tuple[str, float], ...]) -> Any:
    import altair as alt

    data: Any = alt.Data
    return alt.Chart(data(values=[{"label": label, "value": value} for label, value in values]))


def _drawn(chart: Any) -> str:
    import vl_convert

    axis = {"labelColor": INK, "titleColor": INK, "domainColor": LINE, "tickColor": LINE, "gridColor": LINE}
    config = {"font": FONTS, "view": {"stroke": None}, "axis": {**axis, "labelFontSize": 12}, "background": "white"}
    svg: str = vl_convert.vegalite_to_svg({**chart.to_dict(), "config": config})
    return svg


def bars(values: Sequence[Decimal]) -> list[tuple[float, float, float, float]]:
    """Small bars in a box of ``WIDE`` by ``HIGH``: x, y, width, height of each. Nothing where nothing is counted."""
    most = max((abs(value) for value in values), default=Decimal(0))
    if not most:
        return []
    width = (WIDE - GAP * (len(values) - 1)) / len(values)
    heights = [max(float(abs(value) / most) * HIGH, 1.0) for value in values]
    return [
        (round(n * (width + GAP), 2), round(HIGH - h, 2), round(width, 2), round(h, 2)) for n, h in enumerate(heights)
    ]
