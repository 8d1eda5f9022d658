"""Work on what came from outside, done in a process of its own with bounds of time, memory and output.

A file that makes its reader run wild takes that process down and nothing else: no thread of the server waits longer than
the bound, and no memory of the server is taken. The processes are forked from one that stays and has everything loaded
(``_serve``), so that a small file costs some milliseconds more. The bounds are the operating system's (setrlimit, an
alarm), which hold in the midst of a library's own code. It is no cage against code that takes the process over; what
comes back is read as data of our own kinds only. What a module wants at hand in every fork, its ``make_ready`` loads once.

What came from outside gets a process that has seen nothing else. What we wrote ourselves may be given one that has done some of
it before (``pieces``) and is warm; what such a one cannot do, a new one is asked for.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import pickle
import resource
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal, TypeVar

T = TypeVar("T")

AT_ONCE = 2
"""So many pieces of work run side by side; others wait their turn, so that many files at once take no more memory."""
PATIENCE = 4
"""By the clock a piece of work may take so many times its seconds of the processor: the machine may be busy."""
MOST_TOLD = 64 * 1024 * 1024
"""Bytes that may come back: the longest report with all its figures is some 10 MB."""
_STARTING = 30
"""Seconds in which the process that stays is up and has loaded what it is asked for."""
_HEAD = struct.Struct("!HHIQ")
_TOLD = struct.Struct("!BQ")
_DONE, _RAISED, _LATE, _FULL, _LONG, _FELL = range(6)


WORDS = {
    "time": "处理时间超过上限，已经停止",
    "memory": "处理所需内存超过上限，已经停止",
    "output": "处理得出的内容超过上限，已经停止",
    "broken": "内部结构异常，处理中断",
}


class Exceeded(Exception):
    """Work that was stopped, and why in words. ``bound``: which bound it met; ``broken``: it fell over in a library's own
    code."""

    def __init__(self, bound: Literal["time", "memory", "output", "broken"]) -> None:
        super().__init__(WORDS[bound])
        self.bound = bound


def run(
    function: Callable[..., T],
    *given: Any,
    seconds: int,
    megabytes: int,
    turns: threading.BoundedSemaphore | None = None,
    pieces: int = 1,
) -> T:
    """What ``function(*given)`` gives, or what it raises; raises Exceeded where it met a bound.

    ``function`` is one of a module of ours that needs no Django; ``seconds`` are the processor's, ``megabytes`` what it
    may take beyond the program itself. ``turns``: of another kind of work, which does not wait for this one's turns.
    ``pieces``: so many pieces of work of this function one process does after another.
    """
    name, told_it = f"{function.__module__}:{function.__qualname__}", pickle.dumps(given)
    with turns or _TURNS:
        line, done = _kept(name, megabytes) if pieces > 1 else (_new_line(), 0)
        kind, content = _asked(line, name, told_it, seconds, megabytes)
        if done and kind in _STOPPED:
            line, done = _new_line(), 0
            kind, content = _asked(line, name, told_it, seconds, megabytes)
        _keep(line, done + 1 if kind not in _STOPPED else pieces, pieces, (name, megabytes))
    if (stopped := _STOPPED.get(kind)) is not None:
        raise Exceeded(stopped)
    told = _Ours(io.BytesIO(content)).load()
    if kind == _RAISED:
        raise told
    return told  # type: ignore[no-any-return]


_STOPPED: dict[int, Literal["time", "memory", "output", "broken"]] = {
    _LATE: "time",
    _FULL: "memory",
    _LONG: "output",
    _FELL: "broken",
}
_TURNS = threading.BoundedSemaphore(AT_ONCE)
_LOCK = threading.Lock()
_LINES: dict[int, socket.socket] = {}
"""The line to the process from which all are forked, by the process that started it: a server that forks starts its own."""


_IDLE: dict[tuple[int, str, int], list[tuple[socket.socket, int]]] = {}
"""Lines to processes that wait for more, and how much they have done; by the process that holds them, the function and its
megabytes. One that is asked for nothing ends by itself (``_STARTING``)."""


def _kept(name: str, megabytes: int) -> tuple[socket.socket, int]:
    with _LOCK:
        waiting = _IDLE.get((os.getpid(), name, megabytes))
        if waiting:
            return waiting.pop()
    return _new_line(), 0


def _keep(line: socket.socket, done: int, pieces: int, of: tuple[str, int]) -> None:
    if done >= pieces:
        line.close()
        return
    with _LOCK:
        _IDLE.setdefault((os.getpid(), *of), []).append((line, done))


def _new_line() -> socket.socket:
    ours, theirs = socket.socketpair()
    with theirs:
        _hand_over(theirs)
    return ours


def _asked(line: socket.socket, name: str, given: bytes, seconds: int, megabytes: int) -> tuple[int, bytes]:
    line.settimeout(seconds * PATIENCE + _STARTING)
    try:
        line.sendall(_HEAD.pack(len(name), seconds, megabytes, len(given)) + name.encode())
        line.sendall(given)
        kind, length = _TOLD.unpack(_exactly(line, _TOLD.size))
        return (kind, _exactly(line, length)) if length <= MOST_TOLD else (_LONG, b"")
    except TimeoutError:
        return _LATE, b""
    except (EOFError, OSError):
        return _FELL, b""


def _exactly(line: socket.socket, length: int) -> bytes:
    content = bytearray()
    while len(content) < length:
        if not (piece := line.recv(min(length - len(content), 1 << 20))):
            raise EOFError
        content += piece
    return bytes(content)


def _hand_over(line: socket.socket) -> None:
    """Give the standing process one end of a line; it is started where there is none, or none any more."""
    with _LOCK:
        for standing in (_LINES.get(os.getpid()), None):
            try:
                socket.send_fds(standing or _started(), [b"+"], [line.fileno()])
                return
            except OSError:
                if standing is None:
                    raise
                standing.close()


def _started() -> socket.socket:
    ours, theirs = socket.socketpair()
    with theirs:
        told = [sys.executable, "-P", "-c", f"from guiju.bounded import _serve; _serve({theirs.fileno()})"]
        found = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}  # what we import, it imports
        subprocess.Popen(  # noqa: S603
            told, pass_fds=[theirs.fileno()], env=found, stdin=subprocess.DEVNULL, start_new_session=True
        )
    _LINES[os.getpid()] = ours
    return ours


class _Ours(pickle.Unpickler):
    """Reads data and our own kinds of it: what a process that went wrong sends can call nothing."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.split(".")[0] in _KNOWN else None
        if not isinstance(found, type) or (module == "builtins" and not issubclass(found, Exception)):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


_KNOWN = ("guiju", "builtins", "datetime", "decimal", "collections", "pathlib", "enum")


def _serve(standing: int) -> None:
    """The process that stays: for each line that it is handed it forks one that watches and one that works."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(fileno=standing) as control:
        while True:
            said, lines, _, _ = socket.recv_fds(control, 1, 1)
            if not said:
                return
            for number in lines:
                with socket.socket(fileno=number) as line, contextlib.suppress(OSError, EOFError):
                    _begin(line, control)


def _begin(line: socket.socket, control: socket.socket) -> None:
    line.settimeout(_STARTING)
    wanted, seconds, megabytes, length = _heard(line)
    module, _, name = wanted.partition(":")
    loaded = import_module(module)  # here, so that it is loaded once and not in every fork
    function = getattr(loaded, name)
    if (ready := getattr(loaded, "make_ready", None)) is not None:
        ready()
    gc.freeze()
    if os.fork():
        return
    try:
        control.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if pid := os.fork():
            _watch(line, pid)
        else:
            _work(line, function, length, seconds, megabytes)
            _go_on(line, wanted, function)
    finally:  # whatever fell over, no fork goes on as the one that stays
        os._exit(1)


def _heard(line: socket.socket) -> tuple[str, int, int, int]:
    named, seconds, megabytes, length = _HEAD.unpack(_exactly(line, _HEAD.size))
    return _exactly(line, named).decode(), seconds, megabytes, length


def _go_on(line: socket.socket, wanted: str, function: Callable[..., Any]) -> None:
    """Do more of the same, for as long as the asker keeps the line."""
    try:
        while True:
            line.settimeout(_STARTING)
            name, seconds, _, length = _heard(line)
            if name != wanted:
                os._exit(0)
            _work(line, function, length, seconds)
    except (OSError, EOFError):
        os._exit(0)


def _watch(line: socket.socket, pid: int) -> None:
    _, status = os.waitpid(pid, 0)
    late = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGALRM, signal.SIGXCPU)
    if status:
        line.sendall(_TOLD.pack(_LATE if late else _FELL, 0))


def _work(
    line: socket.socket, function: Callable[..., Any], length: int, seconds: int, megabytes: int | None = None
) -> None:
    """One piece of work. ``megabytes``: with the first one; the bound of memory stays for those that follow."""
    given = pickle.loads(_exactly(line, length))  # noqa: S301 (from the process that started this one)
    _bind(seconds)
    if megabytes is not None:
        resource.setrlimit(resource.RLIMIT_AS, (_taken() + megabytes * 2**20,) * 2)
    try:
        kind, told = _DONE, function(*given)
    except MemoryError:
        kind, told = _FULL, None
    except Exception as error:  # what a library raised is told by its words, for its class is not read
        ours = type(error).__module__.split(".")[0] in _KNOWN
        kind, told = _RAISED, error if ours else RuntimeError(repr(error)[:500])
    try:
        content = b"" if kind == _FULL else pickle.dumps(told)
    except MemoryError:
        kind, content = _FULL, b""
    signal.setitimer(signal.ITIMER_REAL, 0)  # what is ready is told, whatever the time
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    if len(content) > MOST_TOLD:
        kind, content = _LONG, b""
    line.sendall(_TOLD.pack(kind, len(content)))
    line.sendall(content)


def _bind(seconds: int) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds * PATIENCE)
    taken = int(time.process_time() + 0.9)  # what earlier pieces took, in whole seconds
    resource.setrlimit(resource.RLIMIT_CPU, (taken + seconds, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _taken() -> int:
    """Bytes of address space that the program itself takes."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:  # no Linux: the most it ever held
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
