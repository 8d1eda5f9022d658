"""A Word file made from an office's own template as PDF, where LibreOffice is on the machine; it is never needed."""

from __future__ import annotations

from guiju import libreoffice


def to_pdf(content: bytes) -> bytes | None:
    """The PDF of a Word file; None where there is no LibreOffice or it does not do it within bounds.

    What could run or reach out was refused when the template was loaded; LibreOffice is told not to in any case.
    """
    return libreoffice.made_over(content, "docx", "pdf") or None
