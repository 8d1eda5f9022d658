"""Programs of the machine that work on a file from outside; what they start ends with them."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence


def told(said: Sequence[str], given: bytes, seconds: int, home: str | None = None) -> bytes:
    """What a program writes on its standard output when it is given ``given``; b"" where it is not there or takes longer.

    It sees nothing of the environment but the path and, as its home, ``home``.
    """
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    places = {"HOME": home, "TMPDIR": home} if home else {}
    try:
        with subprocess.Popen(  # noqa: S603 (told by the office, not by a file)
            said, env={**kept, **places, "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}, start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ) as running:  # fmt: skip
            try:
                return running.communicate(given, seconds)[0]
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                return b""
    except OSError:
        return b""
