"""Why a row with text is no record of its own, and which of these rows were read all the same, into another row."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

SAME_CONTACT = r"^the same contact as (.+) row (\d+);"
_READ_INTO_ANOTHER = r"^(?:carries on row \d+$|the same contact as .+ row \d+;|merged into )"


_KINDS = (
    (r"^its contact, .*, is not in the register$", "its contact is not in the register"),
    (r"^several contacts are called ", "several contacts are called what it names"),
    (r"^the same contact as ", "the same contact as another row, and read with it"),
    (r"^merged into ", "merged into another contact"),
    (r"^carries on row \d+, which is left out$", "carries on a row that is left out"),
    (r"^carries on row \d+$", "carries on another row, and read with it"),
)


def carries_on(row: int, read: bool = True) -> str:
    """The reason of a row that tells more of the record in an earlier row, or of one that was left out itself."""
    return f"carries on row {row}" if read else f"carries on row {row}, which is left out"


def same_contact(sheet: str, row: int, filled: Sequence[str]) -> str:
    """The reason of a row that lists a contact of another table again, with the fields that it filled there."""
    names = ", ".join(filled).replace("_", " ")
    return f"the same contact as {sheet} row {row}; {f'it filled: {names}' if names else 'it had nothing to add'}"


def why_merged(contact_id: str, name: str) -> str:
    """The reason for which a contact merged away is no contact."""
    return f"merged into {contact_id} {name}"


def read_into_another(left_out: pd.DataFrame) -> pd.Series[bool]:
    """Which rows of a register's `left_out` were read into another row: no text of theirs was passed over."""
    return left_out["why"].str.contains(_READ_INTO_ANOTHER, regex=True).astype(bool)


def kinds_of_reasons(left_out: pd.DataFrame) -> pd.Series[str]:
    """Why each row of a register's `left_out` is no record, without the names and rows that its reason tells."""
    kinds: pd.Series[str] = left_out["why"].astype("str")
    for form, kind in _KINDS:
        kinds = kinds.mask(kinds.str.contains(form, regex=True, flags=re.DOTALL), kind)
    return kinds
