"""The counters of the lexicon as one pattern."""

import re

from .lexicon import LONG_COUNTERS, NOUN_COUNTERS, SHORT_COUNTERS

UNITS = "|".join(map(re.escape, [*LONG_COUNTERS, *NOUN_COUNTERS])) + f"|[{SHORT_COUNTERS}]"
UNIT = re.compile(UNITS)
