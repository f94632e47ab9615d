"""Whom the network hangs on, who hears from the PMO too often, and how effort is balanced."""

from pmodash.figures import effort
from pmodash.measures.sentences import finding_type_balance
from pmodash.ui.cards import show_chart
from pmodash.ui.frame import open_page
from pmodash.ui.risk_cards import show_fatigue, show_key_people
from pmodash.ui.sections import choose_section

page = open_page("Risk and balance", "Whom does the network hang on, who is reached too often, where does effort go?")
found, look = page.analysis, page.look
balance, floor = found.type_balance, found.network.policy.strategic_effort_share
section = choose_section("risk_section", ("Key people", "Balance of effort", "Fatigue"))
if section == "Key people":
    show_key_people(page)
elif section == "Balance of effort":
    show_chart(look, effort.type_balance, balance, finding_type_balance(balance), "type-balance", floor=floor)
else:
    show_fatigue(page)
