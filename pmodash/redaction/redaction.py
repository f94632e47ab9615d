"""How much of who is who is shown: everything, neutral labels in place of names, or groups alone."""

from __future__ import annotations

from dataclasses import dataclass

OFF, NAMES_HIDDEN, GROUPS_ONLY = "off", "names hidden", "groups only"
DEGREES = (OFF, NAMES_HIDDEN, GROUPS_ONLY)


@dataclass(frozen=True, slots=True)
class Redaction:
    """What may be seen. `degree` is one of DEGREES.

    `critics_shown` lets the names and notes of critics (current level Resistant) be seen where names are not hidden
    anyway; in the meeting and in packs they are not, until the user says so.
    """

    degree: str = OFF
    critics_shown: bool = True

    @property
    def shows_people(self) -> bool:
        """Whether single people are shown at all, be it under a label."""
        return self.degree != GROUPS_ONLY
