"""A reading weighed from within the process in which it is done."""

import resource
import time

from guiju.reading import Unreadable, read


def reading(content: bytes) -> tuple[str, float, float]:
    """The text, seconds of the processor, and megabytes beyond those of the program. Raises Unreadable."""
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    text = read(content).text
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return text, time.process_time() - began, taken / 1024


def outcome(content: bytes) -> tuple[str, float, float]:
    """What became of a file in words, seconds of the processor, and megabytes beyond those of the program."""
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    try:
        said = f"read, {len(read(content).text)} signs"
    except Unreadable as error:
        said = f"refused: {error}"
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return said, time.process_time() - began, taken / 1024
