"""Several files in one ask, recordings of any length among them (国办发〔2018〕118号: 执法全过程音像记录).

``recordings("recording", "执法记录仪音像", most=20)``. What is long comes in piece by piece before the step is taken
(``keeping.incoming``); what is small comes with the form, also without a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from guiju.kernel.declaring.asks import UploadAsk
from guiju.kernel.keeping.handed_in import ALLOWED, LARGEST, LONGEST_RECORDING
from guiju.kernel.keeping.incoming import Incoming


@dataclass(frozen=True)
class UploadsAsk(UploadAsk):
    """Several files, at most so many."""

    many: ClassVar[bool] = True
    unit: ClassVar[str] = "份"
    most: int = 9

    def clean(self, value: Any) -> Any:
        given = [one for one in (value if isinstance(value, list) else [value]) if one]
        if len(given) > self.most:
            raise ValidationError(f"最多上传{self.most}{self.unit}，现有{len(given)}{self.unit}。")
        return [UploadAsk.clean(self, one) for one in given or ([None] if self.field.required else [])]


class PiecesInput(forms.FileInput):
    """A choice of several files that a script sends piece by piece. ``came``: those that have come in already."""

    allow_multiple_selected = True
    came: Sequence[Incoming] = ()

    def __init__(self, accepted: Iterable[str]) -> None:
        super().__init__(attrs={"multiple": True, "accept": ",".join(sorted(set(accepted)))})


def recordings(name: str, label: str, *, most: int = 20) -> UploadsAsk:
    """Up to ``most`` files: recordings of any length, pictures and papers."""
    sizes = f"最多{most}份；音像每份不超过{LONGEST_RECORDING // 2**30} GB，其他每份不超过{LARGEST // 2**20} MB。"
    return UploadsAsk(name, forms.FileField(label=label, widget=PiecesInput(ALLOWED), help_text=sizes), most=most)
