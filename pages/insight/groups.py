"""Who is in which group, why, and how sure that is."""

from pmodash.ui.frame import open_page
from pmodash.ui.groups_table import show_group_tiles, show_groups_table, show_rules
from pmodash.ui.home_organisation import ask_for_home
from pmodash.ui.sections import choose_section

page = open_page("Groups", "Who is in which group, which rule and words decided, and how sure is that?")
ask_for_home(page)
show_group_tiles(page.analysis.standing)
section = choose_section("groups_section", ("Contacts", "Rules"))
if section == "Contacts":
    show_groups_table(page)
else:
    show_rules(page)
