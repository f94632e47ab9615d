"""What changed since an earlier workbook, and a colleague's copy brought into the one that is open."""

from pmodash.ui.compare_page import show_compare
from pmodash.ui.frame import open_page

page = open_page(
    "Compare", "What changed since an earlier workbook, whatever the order and layout of its rows.", is_of_names=True
)
show_compare(page)
