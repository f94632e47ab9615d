"""Runs the parsing program in a process of its own, within limits of time and memory."""

from __future__ import annotations

import importlib.util
import marshal
import subprocess
import sys
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
        """The child's answer, or {"error": code}: "time", "memory" or "crash" when it never gave one."""
        header = marshal.dumps({"memory": self._memory, **request})
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-S", "-c", _START, *_import_roots()],
                input=header + self._data,
                capture_output=True,
                timeout=max(0.05, self._until - time.monotonic()),
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except subprocess.TimeoutExpired:
            return {"error": "time"}
        return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    try:
        if done.returncode == 0:
            return dict(marshal.loads(done.stdout))
    except (ValueError, EOFError, TypeError):
        return {"error": "crash"}
    return {"error": "memory" if b"memory allocation" in done.stderr or b"MemoryError" in done.stderr else "crash"}


def _import_roots() -> list[str]:
    """The folders of this package and of the libraries that the child imports."""
    roots = [str(Path(__file__).parents[2])]
    for library in ("python_calamine", "msoffcrypto", "olefile", "cryptography", "cffi"):
        found = importlib.util.find_spec(library)
        if found and found.origin:
            roots.append(str(Path(found.origin).parents[1]))
    return list(dict.fromkeys(roots))
