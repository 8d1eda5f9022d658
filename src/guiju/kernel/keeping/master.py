"""The master key: 32 bytes that wrap the keys of the database and leave this process nowhere.

It comes from GUIJU_KEY (base64), from a command that unwraps it (GUIJU_KEY_COMMAND: a KMS, an SM4 device), or from the file
GUIJU_HOME/key. It is made by ``guiju setup`` of an empty database and at no other time: a key that is lost is told, not
replaced, for with another one nothing that was sealed before would open.

The command is run with one more word, ``wrap`` or ``unwrap``; it reads one line of base64 from standard input, writes one to
standard output and ends with 0. What it has wrapped lies in GUIJU_HOME/key.wrapped.
"""

from __future__ import annotations

import base64
import os
import secrets
import shlex
import subprocess
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
FILES = ("key", "key.wrapped")
"""What the master key lies in, in GUIJU_HOME: never copied with the data."""


class WrongKey(Exception):
    """What is stored was encrypted with another key, for another place, or has been changed."""

    def __str__(self) -> str:
        return "密钥不符或者密文已被改动、调换：请核对 GUIJU_KEY 或者 GUIJU_HOME/key 是否为本库所用的主密钥。"


class NoKey(Exception):
    """The master key is not where it should be, or is none."""


def _command() -> list[str]:
    return shlex.split(os.environ.get("GUIJU_KEY_COMMAND", ""))


def place() -> str:
    """Where the master key is looked for, in words."""
    if os.environ.get("GUIJU_KEY"):
        return "环境变量 GUIJU_KEY"
    return str(_file())


def _file() -> Path:
    return home() / ("key.wrapped" if _command() else "key")


def is_there() -> bool:
    return bool(os.environ.get("GUIJU_KEY")) or _file().exists()


def make() -> None:
    """Make the master key where there is none. For ``guiju setup`` of an empty database only."""
    if is_there():
        return
    fresh = base64.b64encode(secrets.token_bytes(LENGTH))
    durable.write(_file(), _asked("wrap", fresh) if _command() else fresh)
    master.cache_clear()


@cache
def master() -> bytes:
    """The master key. Raises NoKey."""
    if not is_there():
        raise NoKey(f"主密钥不在：{place()}")
    given = os.environ.get("GUIJU_KEY", "").encode() or _file().read_bytes()
    if _command() and not os.environ.get("GUIJU_KEY"):
        given = _asked("unwrap", given)
    try:
        key = base64.b64decode(given.strip(), validate=True)
    except ValueError:
        key = b""
    if len(key) < LENGTH:
        raise NoKey(f"{place()}中的主密钥不完整：应当是{LENGTH}字节的 base64 文本")
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


@cache
def derived_secret(purpose: str) -> str:
    """A text secret for one purpose (such as Django's signing), stable while the master key is."""
    key = HKDF(hashes.SHA256(), LENGTH, salt=None, info=f"guiju/{purpose}".encode()).derive(master())
    return base64.urlsafe_b64encode(key).decode()


def wrap(key: bytes, named: str) -> bytes:
    """A key of the database as it is kept there, bound to what it is called."""
    nonce = os.urandom(NONCE)
    return nonce + _wrapping().encrypt(nonce, key, named.encode())


def unwrap(wrapped: bytes | memoryview, named: str) -> bytes:
    """Raises WrongKey, NoKey."""
    wrapped = bytes(wrapped)
    try:
        return _wrapping().decrypt(wrapped[:NONCE], wrapped[NONCE:], named.encode())
    except InvalidTag as error:
        raise WrongKey from error


@cache
def _wrapping() -> AESGCM:
    return AESGCM(HKDF(hashes.SHA256(), LENGTH, salt=None, info=b"guiju/keys of the database").derive(master()))


def forget() -> None:
    """Ask again where the master key is: what works in another home does."""
    for kept in (master, derived_secret, _wrapping):
        kept.cache_clear()
