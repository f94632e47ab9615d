"""Who is in which group, why, and how sure that is."""

from pmodash.figures import group_sizes
from pmodash.measures.sentences import finding_sizes
from pmodash.ui.cards import show_chart
from pmodash.ui.frame import open_page
from pmodash.ui.group_queue import QUEUE, sections_with_queue, show_queue
from pmodash.ui.groups_table import show_group_tiles, show_groups_seen, show_groups_table, show_rules
from pmodash.ui.home_organisation import ask_for_home
from pmodash.ui.not_writable import warn_of_protection
from pmodash.ui.own_rules_list import show_own_rules
from pmodash.ui.rule_offer import show_offers
from pmodash.ui.sections import choose_section

page = open_page("Groups", "Who is in which group, which rule and words decided, and how sure is that?")
if page.names_shown:
    warn_of_protection(page)
    ask_for_home(page)
found = page.analysis
show_group_tiles(found)
section = choose_section("groups_section", sections_with_queue(page, ("Contacts", "Sizes", "Rules")))
if section == QUEUE:
    show_queue(page)
elif section == "Contacts" and not page.names_shown:
    show_groups_seen(page)
elif section == "Contacts":
    show_offers(page)
    show_groups_table(page)
elif section == "Sizes":
    show_chart(page.look, group_sizes.sizes, found.group_sizes, finding_sizes(found.group_sizes), "group-sizes")
else:
    if page.names_shown:
        show_own_rules(page)
    show_rules(page)
