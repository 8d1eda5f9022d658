"""The reports' tables, gathered where Django looks for them."""

from guiju.reports import annual_report_life, report_filing_life, report_round_life
from guiju.reports.annual_report import AnnualReport, Passage
from guiju.reports.compiling_job import CompiledReport
from guiju.reports.confirming import FigureWord
from guiju.reports.read_figures import FoundFault, LeftUnread, MeasureByHand, ReadFigure, ValueByHand
from guiju.reports.receiving import Incoming
from guiju.reports.report_filing import ReportFiling
from guiju.reports.report_round import ReportRound

__all__ = [
    "AnnualReport",
    "CompiledReport",
    "FigureWord",
    "FoundFault",
    "Incoming",
    "LeftUnread",
    "MeasureByHand",
    "Passage",
    "ReadFigure",
    "ReportFiling",
    "ReportRound",
    "ValueByHand",
]

REGISTERS = (AnnualReport, ReportRound, ReportFiling)
LIVES = (annual_report_life.LIFE, report_round_life.LIFE, report_filing_life.LIFE)
