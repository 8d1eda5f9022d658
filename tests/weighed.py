"""A reading weighed from within the process in which it is done."""

import resource
import time

from guiju.reading import read


def reading(content: bytes) -> tuple[str, float, float]:
    """The text, seconds of the processor, and megabytes beyond those of the program. Raises Unreadable."""
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    text = read(content).text
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return text, time.process_time() - began, taken / 1024
