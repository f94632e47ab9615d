"""Open a workbook and see, and correct, how it was understood."""

from pmodash.ui.frame import open_page
from pmodash.ui.upload_page import show_upload

page = open_page(
    "Upload", "Open the stakeholder workbook you already have, and check how it was read.", False, is_of_names=True
)
show_upload(page)
