"""The registers that there are: each app lists its own as ``REGISTERS`` in its ``models``, apps stand as in the settings."""

from __future__ import annotations

from functools import cache

from django.apps import apps

from guiju.kernel.declaring.matters import Record


@cache
def _registers() -> dict[str, type[Record]]:
    apps.check_models_ready()
    listed = (getattr(app.models_module, "REGISTERS", ()) for app in apps.get_app_configs())
    return {model.register(): model for models in listed for model in models}


def registers() -> dict[str, type[Record]]:
    """All registers by name, in the order they are declared in."""
    return dict(_registers())


def register(name: str) -> type[Record]:
    """Raises KeyError where there is no such register."""
    return _registers()[name]
