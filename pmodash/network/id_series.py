"""The series that a register's own ids run in, such as S-001, S-002, so that a new contact gets the next of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_NUMBERED = re.compile(r"(.*?)(\d{1,12})(\D{0,3})")
_FEWEST = 3
_MOST_OTHERS = 0.1
_LEAST_FILLED = 0.5


@dataclass(frozen=True, slots=True)
class IdSeries:
    """Ids that differ in their number alone: what stands before and after it, the last number, its fewest digits."""

    before: str
    after: str
    last: int
    digits: int

    def following(self, count: int) -> str:
        """The id that stands `count` places after the last."""
        return f"{self.before}{self.last + count:0{self.digits}d}{self.after}"


def id_series(ids: Iterable[str]) -> IdSeries | None:
    """The series of these ids; None where they are few, of several forms, or no count of the contacts.

    Staff numbers and the like, which lie far apart, are given by somebody else: none is made up.
    """
    known = list(ids)
    told = [match.groups() for match in map(_NUMBERED.fullmatch, known) if match]
    forms = Counter((before, after) for before, _, after in told)
    form, count = next(iter(forms.most_common(1)), (("", ""), 0))
    if count < max(_FEWEST, (1 - _MOST_OTHERS) * len(known)):
        return None
    digits = [number for before, number, after in told if (before, after) == form]
    numbers = {int(number) for number in digits}
    if len(numbers) < _LEAST_FILLED * (max(numbers) - min(numbers) + 1):
        return None
    padded = any(number.startswith("0") and len(number) > 1 for number in digits)
    return IdSeries(*form, max(numbers), max(map(len, digits)) if padded else 1)
