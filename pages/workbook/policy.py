"""The cadence policy, by group and by modifier, and which source leads to which group."""

from pmodash.ui.frame import open_page
from pmodash.ui.not_writable import warn_of_protection
from pmodash.ui.policy_editor import show_group_policy, show_limits
from pmodash.ui.sources_editor import show_sources

page = open_page("Policy", "How often each group is to be reached. Your changes are kept in the workbook.")
if page.names_shown:
    warn_of_protection(page)
show_group_policy(page.whole.network.policy)
show_limits(page.whole.network.policy)
if page.names_shown:
    show_sources(page.register)
