"""By what a log still calls contacts who were merged away, so that their rows are theirs again after an un-merge."""

from __future__ import annotations

import pandas as pd

from pmodash.journal.draft import Draft
from pmodash.journal.keys import KEYED_FIELDS
from pmodash.network.contact_finder import UNKNOWN, ContactFinder


class MergedNames:
    """What those are called who were merged away, by the edits or before them, and which rows of the log are theirs."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._place = {position: i for i, position in enumerate(draft.merged)}
        rows = [[draft.value(position, field) for field in KEYED_FIELDS] for position in draft.merged]
        frames = [pd.DataFrame(rows, columns=list(KEYED_FIELDS), dtype="str")]
        self._named: set[tuple[str, str, int]] = set()
        restoring = draft.register.restoring
        if draft.register.merged and restoring is not None:
            whole = restoring()
            places = zip(whole.contacts["sheet"], whole.contacts["row"], strict=True)
            away = [place in draft.register.merged for place in places]
            frames.append(whole.contacts.loc[away, list(KEYED_FIELDS)])
            touches = whole.touchpoints
            ids = whole.contacts["contact_id"].to_numpy()[touches["contact"].to_numpy()]
            self._named = set(zip(ids, touches["sheet"], touches["row"], strict=True))
        self._finder = ContactFinder(pd.concat(frames, ignore_index=True))

    def tells(self, text: str, kind: str, position: int) -> bool:
        """Whether a text means this contact, one merged away, among those merged away."""
        return self._finder.place(text, kind) == self._place.get(position)

    def may_mean(self, text: str, kind: str) -> bool:
        """Whether a text may mean somebody merged away too."""
        return self._finder.place(text, kind) != UNKNOWN

    def is_of_another(self, position: int, sheet: str, row: int) -> bool:
        """Whether a row of the log is counted as the contact's only for somebody merged into them before the edits."""
        first = str(self._draft.first_value(position, "contact_id"))
        return bool(self._named) and (first, sheet, row) not in self._named
