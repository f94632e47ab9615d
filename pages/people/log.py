"""Log a touchpoint, or one event for many contacts."""

from pmodash.ui.frame import open_page
from pmodash.ui.logging_form import show_what
from pmodash.ui.reached import show_who

page = open_page(
    "Log touchpoints", "Whom did you reach, how and when? One event can be logged for many at once.", is_of_names=True
)
places = show_who(page.register, page.whole.standing, page.analysis.standing)
show_what(page.register, places)
