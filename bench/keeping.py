"""How much of real workbooks is still there after one edit, by the product and by two libraries.

`python -m bench.keeping DIR [--times N] [--losses FILE]`: every .xlsx and .xlsm below DIR gets one cell set, one row
below its longest sheet, and one new sheet, each into the file's own bytes. bench.judging compares each result with the
original. Each file and way has a process of its own, limited in time and memory. Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ENDINGS = (".xlsx", ".xlsm")
WAYS = ("product", "openpyxl", "wolfxl")
EDITS = ("cell", "row", "sheet")
SECONDS, BYTES = 120, 4 << 30


@dataclass
class Outcome:
    """What became of one edit of one file by one way."""

    file: str
    way: str
    edit: str
    seconds: list[float] = field(default_factory=list)
    reading: list[float] = field(default_factory=list)
    refused: str = ""
    failed: str = ""
    lost: dict[str, list[str]] | None = None

    @property
    def whole(self) -> bool:
        return self.lost == {}


def outcomes(file: Path, times: int) -> Iterator[Outcome]:
    """Every edit by every way; none when the judge cannot read the file as a package."""
    with tempfile.TemporaryDirectory() as folder:
        if _ran("plan", file, folder) is None:
            return
        planned = json.loads((Path(folder) / "plan.json").read_text("utf-8"))
        found = {(way, edit): Outcome(file.name, way, edit) for way in WAYS for edit in EDITS if edit in planned}
        for way in [way for _ in range(times) for way in WAYS]:
            for told in _ran(way, file, folder) or ():
                one = found[way, told["edit"]]
                one.seconds += [told["seconds"]] if "seconds" in told else []
                one.reading += [told["reading"]] if "reading" in told else []
                one.refused, one.failed = told.get("refused", ""), told.get("failed", "")
        for told in _ran("judge", file, folder) or ():
            found[told["way"], told["edit"]].lost = told["lost"]
        for one in found.values():
            if not one.seconds and not one.refused and not one.failed:
                one.failed = "took too long, or more memory than allowed"
            yield one


def _ran(what: str, file: Path, folder: str) -> list[dict[str, Any]] | None:
    """What the process printed, up to where it was stopped; None when it failed before anything."""
    command = [sys.executable, "-m", "bench.keeping_one", what, str(file), folder]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=_limit, start_new_session=True
    )
    try:
        output, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        output, _ = process.communicate()
    lines = [json.loads(line) for line in output.splitlines() if line.endswith("}")]
    return lines if process.returncode == 0 or lines else None


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def table(found: Sequence[Outcome]) -> list[str]:
    """Lines of Markdown: what each way saved and kept, and how long it took."""
    head = "| way | edit | files | saved | refused | failed | whole | of those judged | median | in all |"
    asked = [(way, edit) for way in WAYS for edit in EDITS]
    lines = [_line(*each, [one for one in found if (one.way, one.edit) == each]) for each in asked]
    at_hand = [statistics.median(one.seconds) - statistics.median(one.reading) for one in found if one.reading]
    told = f"The product with the cells at hand, as in the app: median {1000 * statistics.median(at_hand):.0f} ms."
    return [head, "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|", *lines, "", told]


def _line(way: str, edit: str, found: Sequence[Outcome]) -> str:
    saved = [one for one in found if one.seconds]
    whole, refused = sum(one.whole for one in saved), sum(bool(one.refused) for one in found)
    took = [statistics.median(one.seconds) for one in saved]
    judged = sum(one.lost is not None for one in saved)
    share = f"{100 * whole / judged:.1f} % of {judged}" if judged else ""
    middle = f"{1000 * statistics.median(took):.0f} ms" if took else ""
    counts = (len(found), len(saved), refused, len(found) - len(saved) - refused, whole)
    return f"| {way} | {edit} | {' | '.join(map(str, counts))} | {share} | {middle} | {sum(took):.1f} s |"


def losses(found: Sequence[Outcome]) -> list[str]:
    """Lines of Markdown: for each kind of thing, the files in which some of it was lost."""
    files: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, way, _ in {(kind, one.way, one.file) for one in found for kind in one.lost or ()}:
        files[kind][way] += 1
    lines = [f"| lost or changed, files | {' | '.join(WAYS)} |", "|---|---:|---:|---:|"]
    for kind, counts in sorted(files.items(), key=lambda each: -sum(each[1].values())):
        lines.append(f"| {kind} | {' | '.join(str(counts[way]) for way in WAYS)} |")
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="keeping", description="Tell what of real workbooks is lost by one edit.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=1, metavar="N", help="runs of each, of which the median counts")
    parser.add_argument("--losses", type=Path, metavar="FILE", help="write every outcome there, a line of JSON each")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())
    found: list[Outcome] = []
    unread = 0
    for file in files:
        one = list(outcomes(file, options.times))
        unread += not one
        found += one
    if options.losses:
        options.losses.write_text("".join(f"{json.dumps(vars(one))}\n" for one in found), "utf-8")
    print(f"{len(files)} files, of which {unread} are no packages that the judge can read.\n")
    print("\n".join([*table(found), "", *losses(found)]))


if __name__ == "__main__":
    main()
