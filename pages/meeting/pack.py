"""What is left behind after the meeting: slides, a report or a PDF, one-pagers and worklists."""

from pmodash.ui.frame import open_page
from pmodash.ui.not_writable import warn_of_protection
from pmodash.ui.pack_page import show_pack

page = open_page(
    "Pack",
    "What do those who were not there read afterwards? Slides, a report, a PDF, one-pagers.",
    in_meeting=True,
)
if page.names_shown:
    warn_of_protection(page)
show_pack(page)
