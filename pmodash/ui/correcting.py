"""What the widgets of the Upload page do to the corrections."""

from __future__ import annotations

from pmodash.ui.session import change, session
from pmodash.workbook.tables import Corrections, SheetCorrection

AGAIN = "Read again with your correction"


def correction_of(sheet: str) -> SheetCorrection:
    """What the user says of one sheet."""
    return session().workspace.corrections.of_sheet(sheet)


def correct(correction: SheetCorrection, notice: str = AGAIN) -> None:
    """Take what the user says of one sheet in place of what they said before."""
    change(lambda now: now.corrected(correction), notice)


def correct_all(corrections: Corrections, home: tuple[str, ...] | None, notice: str) -> None:
    """Take what the user says of every sheet, and of the home organisation."""
    change(lambda now: now.corrected_as(corrections).at_home(home), notice)
