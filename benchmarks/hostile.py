"""Files made to bring their reader down, each read once: ``python benchmarks/hostile.py`` prints the table of docs/security.md.

Seconds are the processor's and megabytes those beyond the program, told from within the process in which the file is read; of
one that was ended at a bound, the bound.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from guiju import bounded
from guiju.reading import apart
from tests import hostile, weighed


def main() -> None:
    print("| shape | KB | what became of it | CPU s | MB |\n| --- | --- | --- | --- | --- |")
    for name, make in hostile.SHAPES.items():
        content = make()
        began = time.perf_counter()
        try:
            said, seconds, megabytes = bounded.run(
                weighed.outcome, content, seconds=apart.SECONDS, megabytes=apart.MEGABYTES
            )
            told = f"{seconds:.1f} | {megabytes:.0f}"
        except bounded.Exceeded as stopped:
            said, told = f"refused: {stopped}", "5.0 | –" if stopped.bound == "time" else "– | 200"
        took = time.perf_counter() - began
        print(f"| {name} | {len(content) / 1024:.0f} | {said} | {told} |", flush=True)
        assert took < apart.SECONDS * bounded.PATIENCE + 5, name


if __name__ == "__main__":
    main()
