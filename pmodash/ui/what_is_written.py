"""The first sentence of the Download page: how many edits there are, and whether the workbook holds them."""

from __future__ import annotations

from pmodash.ui.plain import counted, listed
from pmodash.ui.workspace import Workspace
from pmodash.workbook.kept_sheets import SETTINGS
from pmodash.workbook.receipt import Receipt
from pmodash.workbook.tables import Corrections


def before_building(now: Workspace, ticked: bool, corrected: bool) -> str:
    """What there is to write, while nothing is written yet."""
    edits = len(now.journal.edits)
    if edits:
        saved = "" if now.unsaved else ", all in the workbook that you downloaded last"
        return f"You have **{counted(edits, 'edit')}**{saved}."
    if corrected and not ticked:
        return "You have made no edits yet."
    if ticked:
        return "You have made no edits yet. What is ticked below goes into the workbook."
    return "You have made no edits yet: without a ticked box below, the file comes back exactly as you opened it."


def once_built(now: Workspace, receipt: Receipt) -> str:
    """What is in the workbook that was built, and what is not."""
    if not now.journal.edits:
        if not (receipt.cells or receipt.rows_added or receipt.columns_added or receipt.sheets_added):
            return "You have made no edits yet: the file below is exactly as you opened it."
        left = ", but for what stands under “Not done”" if receipt.not_done else ""
        return f"You have made no edits yet. What you asked for is in the workbook below{left}."
    held = bool(now.saved) and now.downloaded(receipt.edits_not_done).saved == now.saved
    return in_the_workbook(len(now.journal.edits), len(receipt.edits_not_done), "you downloaded" if held else "below")


def in_the_workbook(edits: int, not_done: int, which: str) -> str:
    """How many of the edits are in the workbook that is meant, and how many are not."""
    if not not_done:
        return f"**{counted(edits, 'edit')}** {'is' if edits == 1 else 'are'} in the workbook {which}."
    done, verb = edits - not_done, "is" if not_done == 1 else "are"
    if not done:
        return f"**Your {counted(edits, 'edit')}** {verb} not in the workbook {which}, see “Not done” below."
    some = f"**{done:,} of your {counted(edits, 'edit')}** {'is' if done == 1 else 'are'} in the workbook {which}"
    return f"{some}; {not_done:,} {verb} not, see “Not done” below."


def kept_in_words(corrections: Corrections, home: tuple[str, ...] | None) -> str:
    """What the downloaded workbook keeps of how the user corrected its understanding."""
    sheets = corrections.sheets
    columns = sum(len({*said.fields, *said.date_orders, *said.scales}) for said in sheets)
    whole = sum(said.role is not None or said.header_row is not None for said in sheets)
    told = [counted(count, what) for count, what in ((columns, "column"), (whole, "sheet")) if count]
    told += ["the home organisation"] if home else []
    back = any(said.anew for said in sheets) or home == ()
    kept = f"Your corrections of {listed(told)} are kept in the workbook" if told else ""
    taken = "what you took back is taken back there too" if kept else "What you took back is taken back there"
    parts = [*([kept] if kept else []), *([taken] if back else [])]
    return f"{', and '.join(parts)}, on its sheet “{SETTINGS}”, so that it is understood so when it comes again."
