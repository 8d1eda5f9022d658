"""Run a command with a throw-away PostgreSQL server, made from the machine's own binaries.

    python tests/with_postgresql.py [--durable] COMMAND [ARGUMENT ...]

The server listens on a Unix socket in a temporary folder only, its address stands in GUIJU_DATABASE_URL, and it goes
with the command. Tests run without fsync; ``--durable`` keeps the server's own settings, for benchmarks.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
SECONDS_TO_START = 30


class NoServer(Exception):
    """There are no PostgreSQL server binaries here, or the server did not start."""


def binaries() -> Path | None:
    """Folder with ``postgres`` and ``initdb``: on PATH, where ``pg_config`` says, or the newest of Debian's."""
    found = [Path(path).resolve().parent for path in [shutil.which("postgres")] if path]
    if pg_config := shutil.which("pg_config"):
        found.append(Path(subprocess.run([pg_config, "--bindir"], capture_output=True, text=True).stdout.strip()))
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    found += sorted(versions, key=lambda path: float(path.parent.name), reverse=True)
    return next((path for path in found if (path / "postgres").exists() and (path / "initdb").exists()), None)


def _as_whom(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: arguments for subprocess that hand it to another user, who gets ``folder``."""
    if os.geteuid():
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def on_postgresql() -> bool:
    """Whether this round runs on PostgreSQL (``tests/with_postgresql.py pytest …``)."""
    return os.environ.get("GUIJU_DATABASE_URL", "").startswith("postgresql")


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """Start a server with an empty database ``guiju``; yield its URL, and remove it all at the end.

    :raises NoServer: without binaries, or when the server does not come up.
    """
    if not (bin_ := binaries()):
        raise NoServer("no PostgreSQL server binaries on this machine (Debian: apt-get install postgresql)")
    # /tmp and not TMPDIR: the path of a Unix socket may have 107 bytes only.
    with TemporaryDirectory(prefix="guiju-pg-", dir="/tmp") as name:
        folder = Path(name)
        who = _as_whom(folder) | {"cwd": folder}
        tables, log = folder / "tables", folder / "log"
        make = f"{bin_}/initdb -D {tables} -U guiju -A trust -E UTF8 --no-locale --no-sync"
        subprocess.run(make.split(), check=True, stdout=subprocess.DEVNULL, **who)
        run = f"{bin_}/postgres -D {tables} -k {folder} -c listen_addresses= {'' if durable else FAST}"
        with log.open("wb") as out:
            process = subprocess.Popen(run.split(), stdout=out, stderr=out, start_new_session=True, **who)
        try:
            _create_database(bin_, folder, process)
            yield f"postgresql://guiju@/guiju?host={folder}"
        finally:
            process.send_signal(signal.SIGINT)  # fast shutdown: ends the sessions that are left
            process.wait(timeout=SECONDS_TO_START)


def _create_database(bin_: Path, folder: Path, process: "subprocess.Popen[bytes]") -> None:
    create = f"{bin_}/createdb -h {folder} -U guiju guiju".split()
    end = time.monotonic() + SECONDS_TO_START
    while (tried := subprocess.run(create, capture_output=True, text=True)).returncode:
        if process.poll() is not None or time.monotonic() > end:
            raise NoServer(f"PostgreSQL did not start: {tried.stderr}{(folder / 'log').read_text()}")
        time.sleep(0.1)


def main(arguments: list[str]) -> int:
    """Run the command; its exit status is ours. Without a server: 0 and a line, or 1 under GUIJU_REQUIRE_ALL=1."""
    durable = arguments[:1] == ["--durable"]
    command = arguments[durable:]
    if not command:
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with server(durable=durable) as url:
            return subprocess.run(command, env=os.environ | {"GUIJU_DATABASE_URL": url}).returncode
    except NoServer as error:
        required = os.environ.get("GUIJU_REQUIRE_ALL") == "1"
        print(f"{'failed' if required else 'skipped'}: {error}", file=sys.stderr)
        return int(required)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
