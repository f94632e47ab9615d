"""The bench: made-up workbooks of three sizes, worked through by the product and by what else there is.

`make bench`, or `python -m bench.bench [--writing] [--large] [--times N] [--pages]`. Prints Markdown.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import tempfile
from pathlib import Path

from bench import writing
from bench.watching import Run, median_runs
from pmodash.demo import demo

AS_OF = dt.date(2026, 11, 20)
SIZES = ((1_000, 10_000), (10_000, 100_000))
LARGE = (100_000, 900_000)
WAYS = ("bare", "product", "pandas", "load and save")
WAYS_IF_LARGE = ("bare", "measures")
OWN = ("product", "measures")
TO_MEASURES = ("read", "understand", "build", "classify", "stand", "every measure")


def main() -> None:
    """Measure and print."""
    options = _options()
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors;")
    print(f"medians of {options.times} runs, each in a process of its own; memory with children.\n")
    sizes = (*SIZES, LARGE) if options.large else SIZES
    with tempfile.TemporaryDirectory() as folder:
        for contacts, touchpoints in sizes:
            file = Path(folder) / f"{contacts}.xlsx"
            file.write_bytes(demo(contacts, touchpoints, 1, AS_OF))
            print(f"### {contacts:,} contacts and {touchpoints:,} touchpoints ({file.stat().st_size / 1e6:.1f} MB)\n")
            large = (contacts, touchpoints) == LARGE
            times = 1 if large else options.times
            if not options.writing:
                runs = median_runs(WAYS_IF_LARGE if large else WAYS, str(file), AS_OF.isoformat(), times)
                print("\n".join(_table(runs)), end="\n\n", flush=True)
            ways = (*writing.OWN, *(() if large else writing.LIBRARIES))
            runs = median_runs(ways, str(file), AS_OF.isoformat(), times)
            print("\n".join(writing.writing_table(runs)), end="\n\n", flush=True)
    if options.pages:
        from bench.pages import measure_pages

        print("\n".join(measure_pages(*SIZES[1], AS_OF)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure the product beside what else there is.")
    parser.add_argument("--large", action="store_true", help="also 100,000 contacts and 900,000 touchpoints")
    parser.add_argument("--times", type=int, default=3, metavar="N", help="runs of each, of which the median counts")
    parser.add_argument("--writing", action="store_true", help="of the stages only what writing edits takes")
    parser.add_argument("--pages", action="store_true", help="also the pages in a browser (needs Chromium)")
    return parser.parse_args()


def _table(runs: dict[str, Run]) -> list[str]:
    floor = runs["bare"].seconds["bare parse"]
    lines = ["| stage | seconds | × bare parse | peak memory |", "|---|---:|---:|---:|"]
    for way, run in runs.items():
        memory = f"{run.peak / 1e6:,.0f} MB"
        for name, seconds in run.seconds.items():
            lines.append(_line(f"product: {name}" if way in OWN else name, seconds, floor, memory))
            memory = ""
        if way in OWN:
            whole = sum(run.seconds[name] for name in TO_MEASURES)
            lines.append(_line("**product: bytes to every measure**", whole, floor, ""))
    return lines


def _line(name: str, seconds: float, floor: float, memory: str) -> str:
    return f"| {name} | {seconds:.2f} | {seconds / floor:.2f} | {memory} |"


if __name__ == "__main__":
    main()
