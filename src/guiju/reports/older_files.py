"""Reports in the formats of older office programs (.doc, .wps, .rtf, .xls, .et), taken in where the machine has LibreOffice.

Such a file cannot be looked through for what runs or fetches. So the filing keeps what LibreOffice makes of it, which is looked
through as any other upload, under a name that says so; the file itself goes once it has been made over.
"""

from __future__ import annotations

from pathlib import PurePath

from django.core.exceptions import ValidationError

from guiju import libreoffice
from guiju.kernel.keeping.handed_in import LARGEST, SAVED_AS, checked_upload, ending_of, held_to_size
from guiju.reading.loading import office

TODAYS = (".docx", ".pdf", ".html", ".htm", ".xlsx", ".txt")
FORMS = {"docx": ("doc", "rtf", "xml", "odt"), "xlsx": ("xls", "ods")}
"""What may be in a file that is to be saved as ``docx`` or ``xlsx``: office programs do not hold to endings."""


def is_older(name: str) -> bool:
    return PurePath(name).suffix.lower() in SAVED_AS


def taken_in() -> tuple[str, ...]:
    """Endings of reports that are taken in on this machine."""
    return TODAYS if libreoffice.program() is None else (*TODAYS, *SAVED_AS)


def checked(name: str, content: bytes) -> None:
    """Whether a file that is handed in as a report can be, before it waits for its job. Raises ValidationError."""
    if not is_older(name) or libreoffice.program() is None:
        checked_upload(name, content)
        return
    held_to_size(name, len(content), LARGEST)
    ending = PurePath(name).suffix.lower()
    if (form := office.kind(content)) in FORMS[SAVED_AS[ending]]:
        return
    if not form or form in FORMS["docx"] + FORMS["xlsx"]:
        raise ValidationError(f"“{name}”的内容与扩展名{ending}不符，请用 Word 或 WPS 打开，另存后上传。")
    raise ValidationError(f"“{name}”不能收：{office.refusal(content)}")


def as_of_today(name: str, content: bytes) -> tuple[str, bytes]:
    """A report's name and content, of an older one as it was made over. Raises Unreadable, ValidationError."""
    if not is_older(name):
        return name, content
    if libreoffice.program() is None:  # taken in by a machine that has it
        ending_of(name)
    path = PurePath(name)
    ending = SAVED_AS[path.suffix.lower()]
    made, said = office.modern(content), f"（由{path.suffix.lower()}转换）.{ending}"
    named = path.stem[: 200 - len(said)] + said
    checked_upload(named, made)
    return named, made
