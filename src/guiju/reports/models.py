"""The reports' tables, gathered where Django looks for them."""

from guiju.reports.annual_report import AnnualReport, Confirmation, Passage

__all__ = ["AnnualReport", "Confirmation", "Passage"]
