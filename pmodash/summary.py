"""An analysis in lines, for a reader at a terminal."""

from __future__ import annotations

from pmodash.actions import next_actions
from pmodash.analysis import Analysis
from pmodash.measures.sentences import percent

COLUMNS = ("contacts", "counted", "on_track", "due", "overdue", "dormant", "never")


def summary_lines(analysis: Analysis) -> str:
    """The network on its date: coverage by group, what to do next, and what was left out."""
    standing = analysis.standing
    lines = [f"{len(standing):,} contacts as of {analysis.as_of.isoformat()}", "", *_coverage(analysis), ""]
    lines += ["To do next:", *(f"  {n}. {a.text} – {a.why}" for n, a in enumerate(next_actions(analysis), start=1)), ""]
    left_out = len(analysis.network.register.left_out)
    lines.append(f"{left_out:,} rows left out, {len(analysis.findings):,} findings: --json lists them all")
    return "\n".join(lines)


def _coverage(analysis: Analysis) -> list[str]:
    frame = analysis.coverage.frame
    width = max(len(str(group)) for group in frame["group"])
    words = " ".join(f"{name.replace('_', ' '):>9}" for name in (*COLUMNS, "coverage"))
    head = f"{'':<{width}} {words}"
    shares = [f"{'–' if share != share else percent(share):>9}" for share in frame["coverage"].tolist()]
    counts = [" ".join(f"{count:>9,}" for count in row) for row in frame[list(COLUMNS)].to_numpy()]
    groups = frame["group"].astype(str)
    return [head, *(f"{g:<{width}} {c} {s}" for g, c, s in zip(groups, counts, shares, strict=True))]
