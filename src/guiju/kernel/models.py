"""The kernel's tables, gathered where Django looks for them."""

from guiju.kernel.clocks import ClockRow, Interval
from guiju.kernel.ledger import Checkpoint, Entry, Payload
from guiju.kernel.links import Link
from guiju.kernel.numbering import Sequence
from guiju.kernel.papers import Paper
from guiju.kernel.parties import Party
from guiju.kernel.people import Agency, Appointment, Region, User
from guiju.kernel.publication import PublicRecord
from guiju.kernel.refusals import Look, Refusal

__all__ = [
    "Agency",
    "Appointment",
    "Checkpoint",
    "ClockRow",
    "Entry",
    "Interval",
    "Link",
    "Look",
    "Paper",
    "Party",
    "Payload",
    "PublicRecord",
    "Refusal",
    "Region",
    "Sequence",
    "User",
]
