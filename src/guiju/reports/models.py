"""The reports' tables, gathered where Django looks for them."""

from guiju.reports import annual_report_life, report_filing_life
from guiju.reports.annual_report import AnnualReport, Confirmation, Passage
from guiju.reports.receiving import Incoming
from guiju.reports.report_filing import FoundFault, MeasureByHand, ReadFigure, ReportFiling

__all__ = [
    "AnnualReport",
    "Confirmation",
    "FoundFault",
    "Incoming",
    "MeasureByHand",
    "Passage",
    "ReadFigure",
    "ReportFiling",
]

REGISTERS = (AnnualReport, ReportFiling)
LIVES = (annual_report_life.LIFE, report_filing_life.LIFE)
