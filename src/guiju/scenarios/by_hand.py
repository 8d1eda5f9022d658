"""Counts of tens of thousands: a year lays a hundredth of them, all of them on request (``guiju reproduce --whole``).

150,000 appointments or 58,790 ratings take some ten minutes of one processor (three milliseconds an act); nobody who looks at the
demonstration waits for them.
"""

from __future__ import annotations

from math import ceil

from guiju.scenarios.published import PublishedFigure, PublishedYear

MANY, SHARE = 5000, 100
CONCEPTS = frozenset(
    {"online_service_cases", "off_hours_service_cases", "one_matter_cases", "service_ratings_received"}
)


def lessened(figure: PublishedFigure) -> int | None:
    """How many are laid in place of what was published; None where all are."""
    if figure.concept not in CONCEPTS or figure.damaged or figure.aim <= MANY:
        return None
    return ceil(figure.aim / SHARE)


def numbers(year: PublishedYear, *, whole: bool) -> dict[str, float]:
    """What the year is rebuilt to."""
    if whole:
        return year.numbers
    few = {figure.concept: few for figure in year.figures if (few := lessened(figure)) is not None}
    return {**year.numbers, **few}
