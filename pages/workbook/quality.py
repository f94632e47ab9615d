"""What is wrong, doubtful or missing in the workbook, and what to do about it."""

from pmodash.ui.frame import open_page
from pmodash.ui.quality import show_findings, show_left_out, show_missing

page = open_page(
    "Data quality",
    "What could not be read, what was assumed, what is missing, and what to do about it.",
    needs_contacts=False,
)
show_findings(page.whole.findings)
show_missing(page.register.contacts)
show_left_out(page.register.left_out)
