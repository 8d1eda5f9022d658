"""The offices' own Word templates, in GUIJU_HOME/templates: one folder a paper, one file a version, none ever overwritten.

A version holds from its day until a later one begins. Its name says the day and the digest, and a file whose content is
not that of its name is not used. A version without a file returns to the built-in paper. Each file is vouched for by the
entry of the act that loads it (``acting.template_loading``), under its place in the folder.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from guiju.home import home
from guiju.kernel.keeping import digests, durable

FOLDER, LOCK = "templates", ".templates.lock"
TABLE = "office templates"
"""Under this name entries vouch for the files."""
Files = dict[str, bytes]
"""By place in the folder what a file holds."""


class Changed(Exception):
    """A template's file is not what was loaded, or gone."""


@dataclass(frozen=True)
class Version:
    """A template as loaded: for an agency's paper of a register, from ``since`` on. An empty digest: the built-in paper."""

    agency: int
    register: str
    paper: str
    since: date
    digest: str
    name: str
    loaded_by: str
    loaded_on: date

    @property
    def content(self) -> bytes:
        """Its bytes. Raises Changed."""
        try:
            content = (_folder(self.agency, self.register, self.paper) / f"{self.digest}.docx").read_bytes()
        except OSError as error:
            raise Changed(f"模板“{self.name}”的文件已不在本机，请从备份恢复。") from error
        if digests.of(content) != self.digest:
            raise Changed(f"模板“{self.name}”的文件与载入时不同，不予使用。")
        return content


def _folder(agency: int, register: str, paper: str) -> Path:
    return home() / FOLDER / str(agency) / f"{register}.{paper}"


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else loads one meanwhile: the number of a version is the next of those whose files are there."""
    with (home() / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def files_of(version: Version, content: bytes = b"") -> Files:
    """The files of a version that was checked, to be kept beside those before it; none is overwritten."""
    folder = _folder(version.agency, version.register, version.paper)
    place, number = folder.relative_to(home() / FOLDER).as_posix(), len(list(folder.glob("*.json"))) + 1
    said = {**asdict(version), "since": version.since.isoformat(), "loaded_on": version.loaded_on.isoformat()}
    told = {f"{place}/{number:04d}.json": json.dumps(said, ensure_ascii=False, indent=1).encode()}
    return {f"{place}/{version.digest}.docx": content, **told} if content else told


def keep(files: Files) -> None:
    """Last what says that a version is there."""
    for place, content in files.items():
        path = home() / FOLDER / place
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        durable.write(path, content)


def kept() -> Files:
    """All files there are."""
    folder = home() / FOLDER
    found = [path for kind in ("json", "docx") for path in folder.glob(f"*/*/*.{kind}")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}


def versions(agency: int, register: str, paper: str) -> list[Version]:
    """All versions there have been, in the order in which they were loaded."""
    return [_version(path) for path in sorted(_folder(agency, register, paper).glob("*.json"))]


def _version(path: Path) -> Version:
    said = json.loads(path.read_text("utf-8"))
    days = {name: date.fromisoformat(said[name]) for name in ("since", "loaded_on")}
    return Version(**{**said, **days})


def current(agency: int, register: str, paper: str, on: date) -> Version | None:
    """The version that holds on a day: the latest to begin, of those that begin together the last loaded; None: the built-in."""
    begun = [one for one in versions(agency, register, paper) if one.since <= on]
    found = max(enumerate(begun), key=lambda pair: (pair[1].since, pair[0]), default=(0, None))[1]
    return found if found is not None and found.digest else None


def all_versions() -> list[Version]:
    """Every version of every paper of every agency."""
    return [_version(path) for path in sorted((home() / FOLDER).glob("*/*/*.json"))]
