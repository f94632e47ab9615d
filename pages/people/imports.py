"""Bring in the people of another list: what would change first, then one step."""

from pmodash.ui.frame import open_page
from pmodash.ui.import_page import show_import

page = open_page(
    "Import",
    "Who of another list is new, what does it say otherwise of those you have, and who has moved on?",
    is_of_names=True,
)
show_import(page)
