"""The registers that there are: each app lists its own as ``REGISTERS`` in its ``models``, apps stand as in the settings.

Their lives stand beside them as ``LIVES``.
"""

from __future__ import annotations

from functools import cache

from django.apps import apps

from guiju.kernel.declaring.life import Life
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.names_declared import hold_to_its_papers


@cache
def _registers() -> dict[str, type[Record]]:
    apps.check_models_ready()
    listed = (getattr(app.models_module, "REGISTERS", ()) for app in apps.get_app_configs())
    found = {model.register(): model for models in listed for model in models}
    for model in found.values():
        hold_to_its_papers(model.procedure)
    return found


def registers() -> dict[str, type[Record]]:
    """All registers by name, in the order they are declared in."""
    return dict(_registers())


def register(name: str) -> type[Record]:
    """Raises KeyError where there is no such register."""
    return _registers()[name]


@cache
def _lives() -> dict[str, Life]:
    apps.check_models_ready()
    listed = (getattr(app.models_module, "LIVES", ()) for app in apps.get_app_configs())
    return {life.model.register(): life for lives in listed for life in lives}


def lives() -> dict[str, Life]:
    """The lives of all registers that have one told, by the register's name."""
    return dict(_lives())


def life(name: str) -> Life:
    """Raises KeyError where the register has none."""
    if name not in _lives():
        raise KeyError(f"{name} has no life: list it in LIVES of its chapter's models")
    return _lives()[name]
