"""A comparison in the keys that `compare --json` prints, and in lines for a reader at a terminal."""

from __future__ import annotations

from typing import Any

from pmodash.analysis_json import rows
from pmodash.comparison.comparison import QUESTIONS, Comparison
from pmodash.comparison.five_lines import five_lines


def comparison_json(found: Comparison) -> dict[str, Any]:
    """Every key of the contract: the days, by what contacts were matched, the answers, the five lines, the findings."""
    return {
        "as_of": found.later.as_of.isoformat(),
        "earlier_as_of": found.earlier.as_of.isoformat(),
        "contacts": {"earlier": len(found.earlier.standing), "later": len(found.later.standing)},
        "matched_by": found.matches.matched_by,
        **{name: rows(found.answers[name]) for name in QUESTIONS},
        "summary": list(five_lines(found)),
        "findings": [finding.as_json() for finding in found.findings],
    }


def comparison_lines(found: Comparison) -> str:
    """The five lines, how much there is to each question, and what could not be compared."""
    counts = [f"  {title}: {len(found.answers[name]):,}" for name, title in QUESTIONS.items()]
    days = [found.earlier.as_of.isoformat(), found.later.as_of.isoformat()]
    judged = f"Status as of {days[1]}" + ("" if days[0] == days[1] else f", of the earlier workbook as of {days[0]}")
    notes = [f"  {finding.found}: {finding.expected}. {finding.remedy}." for finding in found.findings]
    heading = "Nothing changed between the two" if found.nothing_changed else "What changed"
    return "\n".join([f"{heading}. {judged}.", "", *five_lines(found), "", *counts, *notes])
