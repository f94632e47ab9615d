"""How the cells of a sheet of gaps look: what is to be filled, what needs nothing, and whom it is about."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

TITLE, HOW_TO, HEADER, WHO, FILL, FILL_DATE, NOTHING = (
    "Gaps title", "Gaps how to", "Gaps header", "Gaps contact", "Gaps to fill", "Gaps to fill, date", "Gaps nothing",
)  # fmt: skip
_DAY = "yyyy-mm-dd"
_TOP = Alignment(vertical="top", wrap_text=True)


def name_looks(book: Workbook) -> None:
    """Give the workbook the looks of a sheet of gaps, by name."""
    edge = Side(style="thin", color="FFBFA24A")
    pale_edge = Side(style="thin", color="FFD0D0D0")
    box, pale = Border(edge, edge, edge, edge), Border(pale_edge, pale_edge, pale_edge, pale_edge)
    open_cell = Protection(locked=False)
    yellow = PatternFill("solid", fgColor="FFFFF2CC")
    looks = (
        NamedStyle(TITLE, Font(bold=True, size=14)),
        NamedStyle(HOW_TO, Font(size=11), alignment=_TOP),
        NamedStyle(HEADER, Font(bold=True, color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F3864"), alignment=_TOP),
        NamedStyle(WHO, Font(color="FF595959"), PatternFill("solid", fgColor="FFF2F2F2"), pale, _TOP),
        NamedStyle(FILL, fill=yellow, border=box, alignment=_TOP, protection=open_cell),
        NamedStyle(FILL_DATE, fill=yellow, border=box, alignment=_TOP, number_format=_DAY, protection=open_cell),
        NamedStyle(NOTHING, fill=PatternFill("lightUp", fgColor="FFBFBFBF", bgColor="FFE4E4E4"), border=pale),
    )
    for look in looks:
        book.add_named_style(look)
