"""The one folder that holds an installation's own data: database, keys, papers, loaded law texts, overlays."""

import os
from pathlib import Path


def home() -> Path:
    """GUIJU_HOME, or ``./instance``; created on first use, readable by its owner only."""
    path = Path(os.environ.get("GUIJU_HOME") or "instance").expanduser().resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
