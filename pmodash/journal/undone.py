"""Which edits a written workbook does not hold, told from the places that were left as they were."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmodash.journal.audit import places_of_changes
from pmodash.journal.draft import Draft
from pmodash.journal.keys import KEYED_FIELDS
from pmodash.journal.log_keys import NAMED_ANEW
from pmodash.workbook.patches import Place

_NUMBERED = re.compile(r"edit (\d+)\b")


def edits_not_done(draft: Draft, left: Mapping[Place, str]) -> tuple[int, ...]:
    """The numbers of the edits that the workbook does not hold, or not wholly.

    A date of last contact that follows from a touchpoint is told by that, so its cell may stay as it is.
    """
    logged = {touch.edit for touch in draft.touches}
    found: set[int] = set()
    following: set[Place] = set()
    for change, places in zip(draft.record, places_of_changes(draft), strict=True):
        if change.field == "last_touchpoint" and change.edit in logged:
            following |= places
        elif places & left.keys():
            found.add(change.edit)
    whys = {why for place, why in left.items() if place not in following}
    found |= {int(told[1]) for told in map(_NUMBERED.match, whys) if told}
    if NAMED_ANEW in whys:
        found |= {change.edit for change in draft.record if change.field in (*KEYED_FIELDS, "status")}
    return tuple(sorted(found))
