"""The kernel's tables, gathered where Django looks for them."""

from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.declaring.handling import Handling
from guiju.kernel.declaring.numbering import Sequence
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.keeping.admittances import Admittance
from guiju.kernel.keeping.clocks import ClockRow, Interval
from guiju.kernel.keeping.doors import Knock, QueryCode, Visit
from guiju.kernel.keeping.flaws import Flaw
from guiju.kernel.keeping.housed import House
from guiju.kernel.keeping.incoming import Incoming
from guiju.kernel.keeping.keyring import Key
from guiju.kernel.keeping.ledger import Checkpoint, Entry, Payload
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.machine_clock import TimeSeen
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.second_log import Look, Refusal
from guiju.kernel.keeping.sights import Sight
from guiju.kernel.keeping.tiles import Tile
from guiju.kernel.offices.guesses import Miss
from guiju.kernel.offices.organs import Function
from guiju.kernel.offices.passwords import FormerPassword
from guiju.kernel.offices.people import Agency, Appointment, Region, User
from guiju.kernel.offices.proofs import CodeUsed, ResetAsked
from guiju.kernel.offices.sessions import SignedIn

__all__ = [
    "Admittance",
    "Agency",
    "Appointment",
    "Checkpoint",
    "ClockRow",
    "CodeUsed",
    "DutyPeriod",
    "Entry",
    "Flaw",
    "FormerPassword",
    "Function",
    "Handling",
    "House",
    "Incoming",
    "Interval",
    "Key",
    "Knock",
    "Link",
    "Look",
    "Miss",
    "Paper",
    "Party",
    "Payload",
    "PublicRecord",
    "QueryCode",
    "Refusal",
    "Region",
    "ResetAsked",
    "Sequence",
    "Sight",
    "SignedIn",
    "Tile",
    "TimeSeen",
    "User",
    "Visit",
]
