"""Every change made so far, to be taken back and made again one by one."""

from pmodash.ui.edits_list import show_edits
from pmodash.ui.frame import open_page

page = open_page(
    "Edits",
    "Every change you made since the workbook was opened, with old value, new value and time.",
    is_of_names=True,
)
show_edits(page)
