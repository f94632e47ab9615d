"""The story told in the meeting, full screen, one slide at a time."""

from pmodash.ui.frame import open_page
from pmodash.ui.present_address import is_presenting
from pmodash.ui.present_page import show_present

page = open_page(
    "Present",
    "What does the meeting need to see? One slide at a time, full screen, charts live.",
    in_meeting=True,
    is_presented=is_presenting(),
)
show_present(page)
