"""What is wrong, doubtful or missing in the workbook, and what to do about it."""

from pmodash.ui.frame import open_page
from pmodash.ui.gap_sheets import show_gap_sheets
from pmodash.ui.gaps import show_gaps
from pmodash.ui.quality import show_findings, show_left_out

page = open_page(
    "Data quality",
    "What could not be read, what was assumed, what is missing, and what to do about it.",
    needs_contacts=False,
    is_of_names=True,
)
show_findings(page.whole.findings)
show_gaps(page)
show_gap_sheets(page)
show_left_out(page.register.left_out)
