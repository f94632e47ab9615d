"""When the stages of one run begin and end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """When each named stage began and ended, in seconds since the epoch, in order."""

    def __init__(self) -> None:
        self.times: dict[str, tuple[float, float]] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begin, clock = time.time(), time.perf_counter()
        yield
        self.times[name] = begin, begin + time.perf_counter() - clock

    @property
    def seconds(self) -> dict[str, float]:
        """How long each stage took."""
        return {name: end - begin for name, (begin, end) in self.times.items()}
