"""Find contacts, change their fields, add one, mark one as a leaver."""

from pmodash.ui.contact_forms import show_add_form, show_leaver_form
from pmodash.ui.contacts_editor import show_contacts_editor
from pmodash.ui.frame import open_page
from pmodash.ui.sections import choose_section

page = open_page(
    "Contacts", "Everyone in your register. What you change here is listed on the Edits page.", is_of_names=True
)
section = choose_section("contacts_section", ("Edit in the table", "Add a contact", "Mark a leaver"), "What to do")
if section == "Edit in the table":
    show_contacts_editor(page.session, page.register, page.analysis.standing)
elif section == "Add a contact":
    show_add_form()
else:
    show_leaver_form(page.register)
