"""Statutes as data: which rule holds on a day, until when a thing is due, and what the article says.

from guiju import law
reply = law.limit("reconsideration.reply.ordinary", date(2020, 9, 24))
law.due(reply, date(2020, 9, 24)).day      # 2020-10-09, by the text of 2017
"""

from guiju.law import days
from guiju.law.citation import Citation
from guiju.law.counting import NEVER, Due, due, earliest, latest
from guiju.law.errors import BadEntry, LawError, NotALaw, NotInForce, UnknownRule, WrongKind
from guiju.law.freshness import refresh, refresh_if_changed
from guiju.law.lookup import catalogue, gate, ids, limit, near, rule, subjects, version, versions
from guiju.law.rules import BACKWARDS, Extension, Gate, Limit, Rule, Yearly, set_term, spoken
from guiju.law.shelf import load, text
from guiju.law.trace import CountedDay, counted

__all__ = [
    "BACKWARDS",
    "NEVER",
    "BadEntry",
    "Citation",
    "CountedDay",
    "Due",
    "Extension",
    "Gate",
    "LawError",
    "Limit",
    "NotALaw",
    "NotInForce",
    "Rule",
    "UnknownRule",
    "WrongKind",
    "Yearly",
    "catalogue",
    "counted",
    "days",
    "due",
    "earliest",
    "gate",
    "ids",
    "latest",
    "limit",
    "load",
    "near",
    "refresh",
    "refresh_if_changed",
    "rule",
    "set_term",
    "spoken",
    "subjects",
    "text",
    "version",
    "versions",
]
