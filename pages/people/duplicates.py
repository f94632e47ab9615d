"""Contacts who may be one person: merged field by field, told apart, or left for later; and all that taken back."""

from pmodash.ui.duplicate_pair import show_pair
from pmodash.ui.duplicates import PAIRS, SECTIONS, SURE, queue_of, show_message, show_sure
from pmodash.ui.frame import open_page
from pmodash.ui.people_decided import show_apart, show_merged
from pmodash.ui.sections import choose_section

page = open_page(
    "Duplicates",
    "Is anybody in your register twice? Merge the two rows, or say that they are two people.",
    is_of_names=True,
)
queue = queue_of(page)
show_message(queue)
section = choose_section("duplicates_section", SECTIONS)
if section == PAIRS:
    show_pair(page, queue)
elif section == SURE:
    show_sure(page, queue)
else:
    show_merged(page)
    show_apart(page)
