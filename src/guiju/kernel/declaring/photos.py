"""Several photographs in one ask: taken on the spot, checked, kept as papers of the matter.

``photos("photos", most=9)``. They are kept as they came in and given out bare (``keeping.photographs``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from PIL import Image

from guiju.kernel.declaring.recordings import PiecesInput, UploadsAsk
from guiju.kernel.keeping import handed_in, photographs
from guiju.kernel.keeping.handed_in import HandedIn
from guiju.kernel.keeping.photographs import KINDS, LARGEST, NoPicture


@dataclass(frozen=True)
class PhotosAsk(UploadsAsk):
    """Photographs: a list of ``(name, bytes)`` or uploaded files, at most so many."""

    unit: ClassVar[str] = "张"

    def hold(self, file: HandedIn) -> None:
        if Path(file.name).suffix.lower() not in KINDS:
            raise ValidationError(f"“{file.name}”不是照片；可以上传：{'、'.join(KINDS)}。")
        handed_in.held_to_size(file.name, file.size, LARGEST)
        try:
            photographs.held_to(file.content())
        except NoPicture as error:
            raise ValidationError(f"“{file.name}”{error}，请重新拍摄或者选择。") from error


@cache
def nothing_seen() -> bytes:
    """A picture of nothing, for records that are made up."""
    made = BytesIO()
    Image.new("L", (8, 6), 200).save(made, "PNG")
    return made.getvalue()


def photos(name: str, label: str = "现场照片", *, most: int = 9) -> PhotosAsk:
    """Up to ``most`` photographs."""
    sizes = f"最多{most}张，每张不超过{LARGEST // 1024 // 1024} MB；照片中的拍摄位置等信息不对外提供。"
    return PhotosAsk(name, forms.FileField(label=label, widget=PiecesInput(KINDS.values()), help_text=sizes), most=most)
