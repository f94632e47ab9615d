"""The last slide: what the words mean, what is not in the figures, and the policy by which all was judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmodash.measures.sentences.wording import clipped, listed, people
from pmodash.network.home import Home
from pmodash.network.row_reasons import kinds_of_reasons
from pmodash.planning.policy import Policy
from pmodash.redaction.redaction import OFF
from pmodash.story.story import Slide, Table
from pmodash.story.telling import Telling
from pmodash.story.unsaid import why_left_out

POLICY = "The policy in force, in days between touchpoints"
ROWS_LEFT_OUT = "Rows of the workbook that are no record of their own"


def appendix(telling: Telling, blank: Slide, shown: Sequence[Slide], empty: Sequence[Slide]) -> Slide:
    """The definitions of the slides shown, what was left out and assumed, and the policy in force as a table."""
    found = telling.analysis
    words = tuple(dict.fromkeys(text for slide in shown for text in slide.definitions))
    out = ", ".join(f"{count:,} {reason}" for reason, count in found.coverage.left_out)
    counted = people(found.coverage.n)
    return replace(
        blank,
        finding=f"The figures rest on {counted}; {f'left out: {out}' if out else 'nobody was left out'}",
        points=(*_assumed(telling), *why_left_out(empty), *words),
        table=_policy(found.network.policy),
        note=found.coverage.note,
    )


def _assumed(telling: Telling) -> tuple[str, ...]:
    found = telling.analysis
    return (
        _rows_left_out(telling),
        _home(found.network.home, named=telling.redaction.degree == OFF),
        f"Vehicles and effort are looked at over the last {people(found.window, 'day').removeprefix('1 ')}.",
        _shortened(found.network.policy),
    )


def _rows_left_out(telling: Telling) -> str:
    """How many rows of the workbook gave no record, the commonest reason first."""
    kinds = kinds_of_reasons(telling.analysis.network.register.left_out).value_counts()
    if kinds.empty:
        return "Every row of the workbook with text in it was read."
    total = int(kinds.sum())
    reasons = [f"{kind} ({count:,})" for kind, count in kinds.items()]
    was = "row of the workbook was" if total == 1 else "rows of the workbook were"
    return f"{total:,} {was} not taken as a record: {'; '.join(reasons[:4])}{_more(len(reasons) - 4)}."


def _more(count: int) -> str:
    return f"; and {count} more reasons" if count > 1 else "; and one more reason" if count == 1 else ""


def _home(home: Home, named: bool) -> str:
    """By what inside was told from outside; the organisation's name only where names are shown."""
    if not home.known:
        return "No home organisation is known, so inside and outside were told by other words."
    who = listed([clipped(name) for name in (*home.names, *home.domains)]) if named else "hidden here"
    how = "assumed, as the commonest in the workbook" if home.assumed else "as named by the user"
    return f"The home organisation is {who}: {how}."


def _shortened(policy: Policy) -> str:
    return (
        f"Both gaps are multiplied by {policy.critic_factor:g} for a critic or anyone below their desired level, and "
        f"by {policy.manage_closely_factor:g} for high influence with high interest; a contact's own cadence goes "
        "before all of these."
    )


def _policy(policy: Policy) -> Table:
    rows = tuple(
        (line.group, line.ideal, line.maximum, "yes" if line.broadcast_qualifies else "no", line.largest_share)
        for line in policy.groups
    )
    headings = ("Group", "Ideal", "Maximum", "A broadcast counts", "Most for one vehicle")
    return Table(POLICY, headings, ("group", "number", "number", "text", "share"), rows)


def rows_left_out(telling: Telling) -> Table | None:
    """Why rows of the workbook are no record of their own, by kind of reason; None where all were read."""
    kinds = kinds_of_reasons(telling.analysis.network.register.left_out).value_counts()
    rows = tuple((str(kind), int(count)) for kind, count in kinds.items())
    return Table(ROWS_LEFT_OUT, ("Why", "Rows"), ("text", "number"), rows) if rows else None
