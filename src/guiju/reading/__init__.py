"""Reading published reports: every figure, what it measures, and what is wrong with it.

``read`` needs nothing of the rest of the program: a text goes in, with the catalogue of figures if there is one, and
figures, findings and checks come out, each with its place in the text. No model is loaded and no service called.
"""

from .loading import Unreadable
from .reader import read
from .record import Check, Figure, Finding, Reading, Section

__all__ = ["Check", "Figure", "Finding", "Reading", "Section", "Unreadable", "read"]
