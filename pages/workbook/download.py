"""The updated workbook, with a receipt of what changed in it."""

from pmodash.ui.downloading import show_download
from pmodash.ui.frame import open_page

page = open_page(
    "Download", "Your own workbook with your edits in its own cells, and a receipt of what changed.", is_of_names=True
)
show_download(page)
