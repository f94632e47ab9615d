"""What an import comes to, in words."""

from __future__ import annotations

from pmodash.importing.matching import NEW, SAME, UNSURE
from pmodash.importing.preview import Preview


def headline(preview: Preview) -> str:
    """One line: how many are new, there already (and with something new), and unsure."""
    new, same, unsure = (preview.rows(grade) for grade in (NEW, SAME, UNSURE))
    told = preview.by_row
    changed = sum(row in told for row in same)
    there = f"{len(same):,} already there" + (f" ({changed:,} with something new)" if changed else "")
    parts = [f"{len(new):,} new", there, f"{len(unsure):,} unsure"]
    sure = sum(one.sure for one in preview.proposals)
    if sure:
        parts.append(f"{sure:,} may have moved or left")
    return ", ".join(parts)
