"""Whether files under GUIJU_HOME have changed since they were read: for processes that live longer than a command."""

from pathlib import Path

from guiju.home import home
from guiju.law import days, lookup, shelf

_seen: dict[str, tuple[tuple[str, int], ...]] = {}


def refresh() -> None:
    """Read rules, notices and texts anew on the next question."""
    lookup.forget()
    days.forget()
    shelf.forget()
    _seen.clear()


def refresh_if_changed() -> bool:
    """Refresh if a rule, notice or text was added, changed or removed since the last call; some microseconds if not.

    A server calls this once a request, so that what a command loads beside it is used without a restart.
    """
    root = home()
    now = {name: _marks(root / name) for name in ("rules", "calendar", "laws")}
    changed = bool(_seen) and now != _seen
    if changed:
        refresh()
    _seen.update(now)
    return changed


def _marks(folder: Path) -> tuple[tuple[str, int], ...]:
    if not folder.is_dir():
        return ()
    return tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.iterdir()))
