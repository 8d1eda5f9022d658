"""Reports read a second, against the widely used multilingual recogniser, in one process and one run.

    pip install 'guiju[bench]'          (recognizers-text-suite, and emoji<2, which it needs)
    python benchmarks/reading.py [FILE|DIR …]

Without files the passages of ``tests/reading/passages.py`` are read. Both sides get the same texts in turn; what is
reported are ratios of processor time, since the seconds belong to the machine. The second part reads one text of 2.4 MB and its
half: time must grow with the length and memory stay bounded.
"""

import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

ROUNDS = 5
LONG = 2_400_000  # bytes: near the million characters that a report may have

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def texts(arguments: list[str]) -> list[str]:
    """The reports to read."""
    paths = [
        path for name in arguments for path in ([Path(name)] if Path(name).is_file() else Path(name).glob("*.txt"))
    ]
    if paths:
        return [path.read_text("utf-8") for path in paths]
    from tests.reading.passages import REPORT

    return [REPORT] * 5


def rate(reader: Callable[[str], object], reports: list[str], rounds: int) -> float:
    """Reports a second."""
    began = time.process_time()
    for _ in range(rounds):
        for report in reports:
            reader(report)
    return rounds * len(reports) / (time.process_time() - began)


def ours() -> Callable[[str], object]:
    """This reader with its catalogue loaded."""
    from guiju.figures.catalogue import load
    from guiju.reading import read

    catalogue = load()
    return lambda text: read(text, catalogue=catalogue)


def theirs() -> Callable[[str], object] | None:
    """Recognizers-Text with its models for Chinese built; None where it is not installed."""
    try:
        from recognizers_number import NumberRecognizer
        from recognizers_number_with_unit import NumberWithUnitRecognizer
    except ImportError:
        return None
    number = NumberRecognizer("zh-cn")
    models = [number.get_number_model(), number.get_percentage_model()]
    models.append(NumberWithUnitRecognizer("zh-cn").get_currency_model())
    return lambda text: [model.parse(text) for model in models]


def side_by_side(reports: list[str]) -> None:
    """Rounds in turn, so that what else the machine does falls on both."""
    mine, other = ours(), theirs()
    mine(reports[0])
    if other is None:
        print(f"guiju.reading: {rate(mine, reports, ROUNDS):.1f} reports/s (recognizers-text-suite is not installed)")
        return
    other(reports[0])
    ratios = []
    for _ in range(ROUNDS):
        fast, slow = rate(mine, reports, 2), rate(other, reports, 1)
        ratios.append(fast / slow)
        print(
            f"guiju.reading {fast:7.1f} reports/s   recognizers-text {slow:6.1f} reports/s   ratio {fast / slow:5.1f}"
        )
    print(f"ratio, median of {ROUNDS}: {sorted(ratios)[ROUNDS // 2]:.1f}")


def length(report: str) -> None:
    """The longest text against its half: time, and the most memory held."""
    mine = ours()
    spent = {}
    for size in (LONG // 2, LONG):
        text = (report * (size // len(report.encode()) + 1)).encode()[:size].decode(errors="ignore")
        began = time.process_time()
        mine(text)
        spent[size] = time.process_time() - began
    tracemalloc.start()
    mine(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"{LONG / 1e6:.1f} MB against its half: {spent[LONG] / spent[LONG // 2]:.2f} times the time; "
        f"{peak / LONG:.0f} bytes held a byte"
    )


if __name__ == "__main__":
    reports = texts(sys.argv[1:])
    side_by_side(reports)
    length(reports[0])
