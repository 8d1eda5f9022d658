"""Charts of figures, drawn here as pictures that ask nothing of any other host; and small bars beside a figure in a list."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from guiju import fonts

INK, LINE, BAR = "#4a5661", "#dcd8cf", "#1d4f6e"
WIDE, HIGH, GAP = 96, 24, 2

Values = tuple[tuple[str, float], ...]
"""What a chart shows: label and number of each bar, in their order."""


@lru_cache(maxsize=256)
def upright(values: Values) -> str:
    """Upright bars, one a month or a year, as SVG; the page says the unit."""
    import altair as alt

    chart = _of(values).mark_bar(color=BAR, cornerRadiusEnd=2)
    chart = chart.encode(
        alt.X("label:N", sort=None, title=None, axis=alt.Axis(labelAngle=0)),
        alt.Y("value:Q", title=None, axis=_steps(values)),
    )
    return _drawn(chart.properties(width=560, height=200))


@lru_cache(maxsize=256)
def agencies(values: Values) -> str:
    """Lying bars with their numbers, one an agency, as SVG."""
    import altair as alt

    base = _of(values).encode(
        alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=260)),
        alt.X("value:Q", title=None, axis=_steps(values)),
    )
    numbers = base.mark_text(align="left", dx=4, color=INK, fontSize=13).encode(alt.Text("value:Q", format=",~f"))
    chart = base.mark_bar(color=BAR, cornerRadiusEnd=2) + numbers
    return _drawn(chart.properties(width=520, height=alt.Step(24)))


def _of(values: Values) -> Any:
    # Half a second to load: only where a chart is drawn.
    import altair as alt

    data: Any = alt.Data
    return alt.Chart(data(values=[{"label": label, "value": value} for label, value in values]))


def _steps(values: Values) -> dict[str, Any]:
    """Some five steps; of whole numbers none between one and the next."""
    numbers = [value for _, value in values]
    whole = all(number.is_integer() for number in numbers)
    return {"tickCount": min(max(*numbers, 1), 5) if whole else 5, "format": ",~f"}


def _drawn(chart: Any) -> str:
    import vl_convert

    fonts.ready_for_charts()
    axis = {"labelColor": INK, "titleColor": INK, "domainColor": LINE, "tickColor": LINE, "gridColor": LINE}
    config = {
        "font": fonts.CHART_FACES,
        "view": {"stroke": None},
        "axis": {**axis, "labelFontSize": 13},
        "background": "white",
    }
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
