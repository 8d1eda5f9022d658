"""Charts as pictures: one description, drawn on the server, asking nothing of any other host."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import vl_convert

INK, BAR, GRID = "#4a5661", "#1d4f6e", "#dcd8cf"
FONTS = "'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', sans-serif"


@lru_cache(maxsize=256)
def months_svg(months: tuple[tuple[date, Decimal], ...]) -> str:
    """Bars by month as SVG; the page says the unit."""
    values = [{"month": str(month.month), "value": float(value)} for month, value in months]
    axis = {"labelColor": INK, "domainColor": INK, "tickColor": INK, "labelFontSize": 14}
    x = {"field": "month", "type": "ordinal", "sort": None, "axis": {**axis, "title": None, "labelAngle": 0}}
    highest = max(float(value) for _, value in months)
    y_axis = {**axis, "title": None, "gridColor": GRID, "tickCount": int(min(max(highest, 1), 5)), "format": ",~f"}
    y = {"field": "value", "type": "quantitative", "axis": y_axis}
    spec: dict[str, Any] = {
        "data": {"values": values},
        "width": 420,
        "height": 190,
        "background": "transparent",
        "config": {"font": FONTS, "view": {"stroke": None}},
        "mark": {"type": "bar", "color": BAR, "cornerRadiusEnd": 2},
        "encoding": {"x": x, "y": y},
    }
    svg: str = vl_convert.vegalite_to_svg(spec)
    return svg
