"""Runs a way of working in a process of its own and watches how much memory it and its children take."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil  # type: ignore[import-untyped]

_PAUSE = 0.01


@dataclass(frozen=True)
class Run:
    """The seconds of each stage, and the largest memory of the whole family of processes at one moment.

    `added` is how much more a stage took at one moment than there was when it began.
    """

    seconds: dict[str, float]
    peak: int
    added: dict[str, int]


def run_stages(way: str, file: str, as_of: str) -> Run:
    """One run of `bench.stages`; RuntimeError with what it printed when it fails."""
    command = [sys.executable, "-m", "bench.stages", way, file, as_of]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    peak = _Peak(process.pid)
    peak.start()
    output, errors = process.communicate()
    peak.join()
    if process.returncode:
        raise RuntimeError(f"{way} failed:\n{errors.decode()[-2000:]}")
    times: dict[str, list[float]] = json.loads(output)
    seconds = {name: end - begin for name, (begin, end) in times.items()}
    added = {name: peak.added(begin, end) for name, (begin, end) in times.items()}
    return Run(seconds, peak.largest, added)


def median_runs(ways: Sequence[str], file: str, as_of: str, times: int) -> dict[str, Run]:
    """The median seconds of several runs of each way, taken in turns so that a busy moment hits all alike."""
    runs: dict[str, list[Run]] = {way: [] for way in ways}
    for _ in range(times):
        for way in ways:
            runs[way].append(run_stages(way, file, as_of))
    return {way: _median(each) for way, each in runs.items()}


def _median(runs: Sequence[Run]) -> Run:
    """The median seconds, and the largest memory of all."""
    seconds = {name: statistics.median(run.seconds[name] for run in runs) for name in runs[0].seconds}
    added = {name: max(run.added[name] for run in runs) for name in runs[0].added}
    return Run(seconds, max(run.peak for run in runs), added)


class _Peak(threading.Thread):
    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._seen: list[tuple[float, int]] = []
        self._process = psutil.Process(pid)

    def run(self) -> None:
        while self._process.is_running() and self._process.status() != psutil.STATUS_ZOMBIE:
            self._seen.append((time.time(), _family_memory(self._process)))
            threading.Event().wait(_PAUSE)

    @property
    def largest(self) -> int:
        return max((memory for _, memory in self._seen), default=0)

    def added(self, begin: float, end: float) -> int:
        before = [memory for at, memory in self._seen if at <= begin]
        within = [memory for at, memory in self._seen if begin < at <= end]
        return max(0, max(within) - before[-1]) if before and within else 0


def _family_memory(process: psutil.Process) -> int:
    total = 0
    try:
        for member in (process, *process.children(recursive=True)):
            total += member.memory_info().rss
    except psutil.Error:
        return total
    return total
