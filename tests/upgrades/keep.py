"""Keep a filled home of this state of the program, before it is tagged: ``python -m tests.upgrades.keep 1.0.0``.

Every later state must upgrade it (``test_upgrades.py``): an account, a report opened and written to, papers, checkpoints.
"""

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
HAMMER = str(HERE.parent / "survival" / "hammer.py")
GUIJU = "from guiju.cli import main; main()"
ACTS = (
    ("-c", GUIJU, "setup"),
    (HAMMER, "make"),
    (HAMMER, "file", "3"),
    ("-c", GUIJU, "checkpoint"),
    (HAMMER, "write", "2"),
)


def made(home: Path) -> None:
    """Fill an empty folder, as an office would."""
    inherited = {name: value for name, value in os.environ.items() if name != "GUIJU_DATABASE_URL"}
    ours = {"GUIJU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "guiju.settings"}
    for act in ACTS:
        subprocess.run([sys.executable, *act], env=inherited | ours, check=True, stdout=subprocess.DEVNULL)


def packed(home: Path, into: Path) -> None:
    with tarfile.open(into, "w:xz") as tar:
        for path in sorted(home.iterdir()):
            tar.add(path, path.name)


def unpacked(kept: Path, home: Path) -> None:
    with tarfile.open(kept) as tar:
        tar.extractall(home)


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        made(Path(name))
        packed(Path(name), HERE / f"{sys.argv[1]}.tar.xz")
