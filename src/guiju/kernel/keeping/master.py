"""The master key: 32 bytes that wrap the keys of the database and leave this process nowhere.

It comes from GUIJU_KEY (base64), from a command that unwraps it (GUIJU_KEY_COMMAND: a KMS, an SM4 device), or from the file
GUIJU_HOME/key. It is made by ``guiju setup`` of an empty database and at no other time: a key that is lost is told, not
replaced, for with another one nothing that was sealed before would open.

``guiju key rewrap`` puts another in its place while people work. The new one lies beside it (``.next``) before the database is
wrapped by it, and takes its name after: at any moment one of the two opens, and whoever finds that the one they hold does not
asks both.

The command is run with one more word, ``wrap`` or ``unwrap``; it reads one line of base64 from standard input, writes one to
standard output and ends with 0. What it has wrapped lies in GUIJU_HOME/key.wrapped.
"""

from __future__ import annotations

import base64
import os
import secrets
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from guiju.home import home
from guiju.kernel.keeping import durable

LENGTH, NONCE = 32, 12
ANSWERS_WITHIN = 60
NEXT = ".next"
FILES = ("key", "key.wrapped", f"key{NEXT}", f"key.wrapped{NEXT}")
"""What the master key lies in, in GUIJU_HOME: never copied with the data."""


class WrongKey(Exception):
    """What is stored was encrypted with another key, for another place, or has been changed."""

    def __str__(self) -> str:
        return "密钥不符或者密文已被改动、调换：请核对 GUIJU_KEY 或者 GUIJU_HOME/key 是否为本库所用的主密钥。"


class NoKey(Exception):
    """The master key is not where it should be, or is none."""


def _command() -> list[str]:
    return shlex.split(os.environ.get("GUIJU_KEY_COMMAND", ""))


def in_environment() -> bool:
    return bool(os.environ.get("GUIJU_KEY"))


def place() -> str:
    """Where the master key is looked for, in words."""
    return "环境变量 GUIJU_KEY" if in_environment() else str(file())


def file() -> Path:
    return home() / ("key.wrapped" if _command() else "key")


def _next() -> Path:
    return file().with_name(file().name + NEXT)


def is_there() -> bool:
    return in_environment() or file().exists()


def make() -> None:
    """Make the master key where there is none. For ``guiju setup`` of an empty database only."""
    if not is_there():
        _keep(file(), secrets.token_bytes(LENGTH))
        forget()


def prepare() -> bytes:
    """A new master key, kept beside the one in use until ``take_up``."""
    fresh = secrets.token_bytes(LENGTH)
    _keep(_next(), fresh)
    return fresh


def take_up() -> None:
    """The database is wrapped by what lies beside the master key: it takes its place."""
    try:
        _next().rename(file())
    except FileNotFoundError:  # another process was first
        return
    durable.settle(home())


def settle() -> None:
    """What a change that was cut off has left: where the database is wrapped by it already, it takes its place."""
    if not in_environment() and _next().exists() and _in(_next()) == master():
        take_up()


def _keep(path: Path, key: bytes) -> None:
    line = base64.b64encode(key)
    durable.write(path, _asked("wrap", line) if _command() else line)


_held: bytes | None = None
"""The master key that was last found to open something, or was last read."""


def master() -> bytes:
    """The master key. Raises NoKey."""
    global _held
    if _held is None:
        _held = _read()
    return _held


def _read() -> bytes:
    if not is_there():
        raise NoKey(f"主密钥不在：{place()}")
    return _of(os.environ["GUIJU_KEY"].encode(), place()) if in_environment() else _in(file())


def _in(path: Path) -> bytes:
    try:
        given = path.read_bytes()
    except OSError as error:
        raise NoKey(f"主密钥读不出来：{path}（{error.strerror}）") from error
    return _of(_asked("unwrap", given) if _command() else given, str(path))


def _of(given: bytes, where: str) -> bytes:
    try:
        key = base64.b64decode(given.strip(), validate=True)
    except ValueError:
        key = b""
    if len(key) < LENGTH:
        raise NoKey(f"{where}中的主密钥不完整：应当是{LENGTH}字节的 base64 文本")
    return key


def _asked(verb: str, line: bytes) -> bytes:
    """What the command answers. Raises NoKey."""
    try:
        ran = subprocess.run(  # noqa: S603 (whoever sets the environment chooses the command)
            [*_command(), verb], input=line.strip() + b"\n", capture_output=True, timeout=ANSWERS_WITHIN
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoKey(f"密钥命令 GUIJU_KEY_COMMAND 不能运行：{error}") from error
    if ran.returncode or not ran.stdout.strip():
        said = ran.stderr.decode(errors="replace").strip()[-200:]
        raise NoKey(f"密钥命令 GUIJU_KEY_COMMAND {verb} 没有成功（退出码{ran.returncode}）：{said or '没有说明'}")
    return ran.stdout.strip()


def wrap(key: bytes, named: str, *, by: bytes | None = None) -> bytes:
    """A key of the database as it is kept there, bound to what it is called; ``by`` another master key than the one in use."""
    nonce = os.urandom(NONCE)
    return nonce + _wrapping(by or master()).encrypt(nonce, key, named.encode())


def unwrap(wrapped: bytes | memoryview, named: str) -> bytes:
    """Raises WrongKey, NoKey."""
    global _held
    wrapped = bytes(wrapped)
    for key in _candidates():
        try:
            opened = _wrapping(key).decrypt(wrapped[:NONCE], wrapped[NONCE:], named.encode())
        except (InvalidTag, ValueError):  # another's, or cut short
            continue
        _held = key
        return opened
    raise WrongKey


def _candidates() -> Iterator[bytes]:
    """What is held; where that does not open, what lies in its place, beside it, and in its place by now."""
    if _held is not None:
        yield _held
    yield _read()
    if not in_environment():
        if _next().exists():
            with suppress(NoKey):  # renamed this moment
                yield _in(_next())
        yield _read()


@cache
def _wrapping(key: bytes) -> AESGCM:
    return AESGCM(HKDF(hashes.SHA256(), LENGTH, salt=None, info=b"guiju/keys of the database").derive(key))


def forget() -> None:
    """Ask again where the master key is: what works in another home does."""
    global _held
    _held = None
