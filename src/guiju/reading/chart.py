"""The comparison as a picture: small bars, one panel a concept, SVG without anything fetched."""

from collections.abc import Sequence

from guiju import fonts

from .compare import Comparison

_MOST = 24


def svg(comparison: Comparison) -> str:
    """Panels of the concepts that at least two reports state, the first 24. Raises ValueError where there are none."""
    import altair
    import vl_convert

    shared = [row for row in comparison.rows if sum(value is not None for value in row.values) > 1][:_MOST]
    if not shared:
        raise ValueError("没有两份报告都写到的指标，画不成对照图。")
    values = [
        {"指标": f"{row.label}（{row.unit}）", "报告": column.name, "数值": value, "序": place}
        for row in shared
        for place, (column, value) in enumerate(zip(comparison.columns, row.values, strict=True))
        if value is not None
    ]
    titles: Sequence[str] = [str(entry["指标"]) for entry in values]
    bars = (
        altair.Chart({"values": values})
        .mark_bar()
        .encode(
            x=altair.X("数值:Q", title=None, axis=altair.Axis(tickCount=4)),
            y=altair.Y("报告:N", sort=altair.SortField("序"), title=None),
            color=altair.Color("报告:N", legend=None),
        )
        .properties(width=220, height=22 * len(comparison.columns))
        .facet(facet=altair.Facet("指标:N", title=None, sort=titles), columns=3)
        .resolve_scale(x="independent")
    )
    fonts.ready_for_charts()
    return str(vl_convert.vegalite_to_svg(bars.configure(font=fonts.CHART_FACES).to_dict()))
