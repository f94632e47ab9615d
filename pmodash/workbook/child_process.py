"""Runs the parsing program in a process of its own, within limits of time and memory."""

from __future__ import annotations

import contextlib
import importlib.util
import marshal
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_START = "import sys; sys.path += sys.argv[1:]; from pmodash.workbook.parsing.child import main; main()"
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How long parsing may take and how much memory it may have: a base and more for each megabyte of the file."""

    seconds: float = 15.0
    seconds_per_megabyte: float = 3.0
    megabytes: int = 1024
    megabytes_per_megabyte: int = 80
    most_megabytes: int = 3072

    def seconds_for(self, size: int) -> float:
        """The seconds allowed for a file of so many bytes."""
        return self.seconds + self.seconds_per_megabyte * size / _MEGABYTE

    def memory_for(self, size: int) -> int:
        """The bytes of memory allowed for a file of so many bytes."""
        wanted = self.megabytes + self.megabytes_per_megabyte * size // _MEGABYTE
        return min(wanted, self.most_megabytes) * _MEGABYTE


LIMITS = Limits()


class Parser:
    """Parsing of one file: all its attempts share one time limit."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._memory = limits.memory_for(len(data))
        self._until = time.monotonic() + limits.seconds_for(len(data))

    def ask(self, **request: Any) -> dict[str, Any]:
        """The child's answer, or {"error": code}: "time", "memory", "spread" or "crash" when it gave none.

        "spread" means that the empty cells between far-off values alone would have filled the memory.
        """
        seconds = max(0.05, self._until - time.monotonic())
        header = marshal.dumps({"memory": self._memory, "seconds": seconds, **request})
        done = _Conversation(header, self._data, seconds)
        if done.late:
            return {"error": "time"}
        return _answer(done, self._memory)


class _Conversation:
    """One run of the child: what it printed, how it ended and whether it was stopped for being late.

    Standard input is written whole by a thread of its own: subprocess.communicate sends 4 kB at a time.
    """

    def __init__(self, header: bytes, data: bytes, seconds: float) -> None:
        self._pieces = (header, data)
        self.late = False
        self.errors = b""
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _START, *_import_roots()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        clock = threading.Timer(seconds, self._stop)
        clock.start()
        try:
            self.output = self._talk()
        finally:
            clock.cancel()
            self._process.kill()
            self.code = self._process.wait()

    def _stop(self) -> None:
        self.late = True
        self._process.kill()

    def _talk(self) -> bytes:
        assert self._process.stdout
        with self._process:
            threads = [threading.Thread(target=each, daemon=True) for each in (self._write, self._read_errors)]
            for thread in threads:
                thread.start()
            output = self._process.stdout.read()
            for thread in threads:
                thread.join()
            return output

    def _write(self) -> None:
        assert self._process.stdin
        with contextlib.suppress(OSError):
            for piece in self._pieces:
                self._process.stdin.write(piece)
            self._process.stdin.close()

    def _read_errors(self) -> None:
        assert self._process.stderr
        while piece := self._process.stderr.read(65_536):
            self.errors = (self.errors + piece)[-65_536:]


def _answer(done: _Conversation, memory: int) -> dict[str, Any]:
    try:
        if done.code == 0:
            return dict(marshal.loads(done.output))
    except (ValueError, EOFError, TypeError):
        return {"error": "crash"}
    refused = re.search(rb"memory allocation of (\d+) bytes", done.errors)
    if refused:
        return {"error": "spread" if int(refused[1]) > memory else "memory"}
    return {"error": "memory" if b"MemoryError" in done.errors else "crash"}


def _import_roots() -> list[str]:
    """The folders of this package and of the libraries that the child imports."""
    roots = [str(Path(__file__).parents[2])]
    for library in ("python_calamine", "msoffcrypto", "olefile", "cryptography", "cffi"):
        found = importlib.util.find_spec(library)
        if found and found.origin:
            roots.append(str(Path(found.origin).parents[1]))
    return list(dict.fromkeys(roots))
