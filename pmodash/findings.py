"""What is wrong, doubtful or assumed in a user's workbook, said as values; and the refusals that stop a job."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["stop", "fix", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a PMO manager should know about their workbook.

    `severity` is "stop" (nothing can be shown until it is mended), "fix" (figures are poorer until it is
    mended) or "note" (something was assumed). `kind` is a stable slug such as "date-unreadable". `cell` is an
    address ("C12"), a range ("C12:C40"), a column ("C") or blank when it concerns the whole sheet.
    """

    severity: Severity
    kind: str
    sheet: str = ""
    cell: str = ""
    found: str = ""
    expected: str = ""
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        """The finding with the keys that the command line prints."""
        return asdict(self)


class Refusal(Exception):
    """A job that cannot be done, said in one sentence (`what`) with what to do about it (`remedy`)."""

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = what.rstrip(".")
        self.remedy = remedy
        super().__init__(f"{self.what}: {remedy}" if remedy else self.what)


class UsageError(Refusal):
    """A command line that cannot be understood."""


class UnusableFileError(Refusal):
    """A file in which no contacts can be found, or that cannot be opened at all."""


class ProtectedFileError(UnusableFileError):
    """A workbook that opens only with its password, which was not given or is another."""


class RefusedEditError(Refusal):
    """An edit that cannot be applied; the whole list of edits is refused with it.

    `number` is its place in the list, from 1, once that is known (0 until then); `why` is the reason without it.
    """

    def __init__(self, what: str, remedy: str = "", number: int = 0) -> None:
        self.number = number
        self.why = what.rstrip(".")
        super().__init__(f"edit {number}: {what}" if number else what, remedy)


class RefusedWriteError(Refusal):
    """A workbook that cannot be written without harm; the original stays as it is."""
