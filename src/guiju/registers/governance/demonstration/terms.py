"""有效期、复核期限: worked out from the indicator system of the application, in whole years of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from guiju.kernel.declaring.facts import Facts
from guiju.registers.governance.demonstration import gates


def years_after(day: date, years: int) -> date:
    """The last day of so many years that begin with ``day``."""
    ends = (
        date(day.year + years, day.month, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + years)
    )
    return ends if (day.month, day.day) == (2, 29) else ends - timedelta(days=1)


def valid_until(facts: Facts) -> date:
    return years_after(facts.on, gates.naming(facts).valid_years)


def first_recheck(facts: Facts) -> date:
    return years_after(facts.on, gates.naming(facts).recheck_years)


def next_recheck(facts: Facts) -> date:
    """So many years after this one, and no later than the title lasts."""
    until: date = facts.before("valid_until")
    return min(years_after(facts.on, gates.naming(facts).recheck_years), until)
