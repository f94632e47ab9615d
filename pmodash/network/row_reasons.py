"""Why a row with text is no record of its own, and which of these rows were read all the same, into another row."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

SAME_CONTACT = r"^the same contact as (.+) row (\d+);"
_READ_INTO_ANOTHER = r"^(?:carries on row \d+$|the same contact as .+ row \d+;|merged into )"


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
