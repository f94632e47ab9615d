"""Runs a way of working in a process of its own and watches how much memory it and its children take."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import psutil  # type: ignore[import-untyped]

_PAUSE = 0.02


@dataclass(frozen=True)
class Run:
    """The seconds of each stage, and the largest memory of the whole family of processes at one moment."""

    seconds: dict[str, float]
    peak: int


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
    return Run(json.loads(output), peak.bytes)


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
    return Run(seconds, max(run.peak for run in runs))


class _Peak(threading.Thread):
    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.bytes = 0
        self._process = psutil.Process(pid)

    def run(self) -> None:
        while self._process.is_running() and self._process.status() != psutil.STATUS_ZOMBIE:
            self.bytes = max(self.bytes, _family_memory(self._process))
            threading.Event().wait(_PAUSE)


def _family_memory(process: psutil.Process) -> int:
    total = 0
    try:
        for member in (process, *process.children(recursive=True)):
            total += member.memory_info().rss
    except psutil.Error:
        return total
    return total
