"""What a test needs from the machine: skipped with a reason where absent, a failure where everything must be there.

GUIJU_REQUIRE_ALL=1 (as in ``.ci/run``) turns the skips into failures.
"""

import os
import shutil
from typing import NoReturn

import pytest


def absent(what: str) -> NoReturn:
    """End the test because ``what`` is not on this machine: skip, or fail under GUIJU_REQUIRE_ALL=1."""
    reason = f"{what} is not on this machine"
    if os.environ.get("GUIJU_REQUIRE_ALL") == "1":
        pytest.fail(f"{reason}, and GUIJU_REQUIRE_ALL=1", pytrace=False)
    pytest.skip(reason)


def program(*names: str) -> str:
    """Path of the first of the programs ``names`` found on PATH; none found ends the test (see :func:`absent`)."""
    for name in names:
        if path := shutil.which(name):
            return path
    absent(" / ".join(names))
