"""Several photographs in one ask: taken on the spot, checked, kept as papers of the matter.

``photos("photos", most=9)``. They are kept as they came in and given out bare (``keeping.photographs``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from PIL import Image

from guiju.kernel.declaring.asks import UploadAsk
from guiju.kernel.keeping import photographs
from guiju.kernel.keeping.photographs import KINDS, LARGEST, NoPicture


class PhotosInput(forms.FileInput):
    """A choice of several pictures; on a telephone the browser offers its camera too."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"multiple": True, "accept": ",".join(sorted(set(KINDS.values())))})


@dataclass(frozen=True)
class PhotosAsk(UploadAsk):
    """Photographs: a list of ``(name, bytes)`` or uploaded files, at most so many."""

    most: int = 9

    def clean(self, value: Any) -> Any:
        given = [one for one in (value if isinstance(value, list) else [value]) if one]
        if not given and self.field.required:
            raise ValidationError(f"请上传{self.label}。")
        if len(given) > self.most:
            raise ValidationError(f"最多上传{self.most}张，现有{len(given)}张。")
        return [_checked(super(PhotosAsk, self).clean(one)) for one in given]


def files(ask: UploadAsk, told: Any) -> list[Any]:
    """The files of what was told, each with its name, content and media type."""
    return list(told) if isinstance(ask, PhotosAsk) else [told]


def _checked(file: tuple[str, bytes, str] | None) -> tuple[str, bytes, str]:
    assert file is not None
    name, content, media_type = file
    if Path(name).suffix.lower() not in KINDS:
        raise ValidationError(f"“{name}”不是照片；可以上传：{'、'.join(KINDS)}。")
    if len(content) > LARGEST:
        raise ValidationError(f"“{name}”超过{LARGEST // 1024 // 1024} MB，请压缩后上传。")
    try:
        photographs.held_to(content)
    except NoPicture as error:
        raise ValidationError(f"“{name}”{error}，请重新拍摄或者选择。") from error
    return name, content, media_type


@cache
def nothing_seen() -> bytes:
    """A picture of nothing, for records that are made up."""
    made = BytesIO()
    Image.new("L", (8, 6), 200).save(made, "PNG")
    return made.getvalue()


def photos(name: str, label: str = "现场照片", *, most: int = 9) -> PhotosAsk:
    """Up to ``most`` photographs."""
    sizes = f"最多{most}张，每张不超过{LARGEST // 1024 // 1024} MB；照片中的拍摄位置等信息不对外提供。"
    return PhotosAsk(name, forms.FileField(label=label, widget=PhotosInput(), help_text=sizes), most=most)
