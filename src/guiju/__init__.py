"""Guiju 规矩: registers, figures and annual reports on law-based government."""

__version__ = "0.1.0"
