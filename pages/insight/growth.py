"""How the network grows, what it loses, and how fresh it is."""

from pmodash.figures import growth
from pmodash.measures.sentences import finding_freshness, finding_growth
from pmodash.ui.cards import show_chart
from pmodash.ui.frame import open_page

page = open_page("Growth", "Does the network grow, does it lapse, and how fresh is it?")
found, look = page.analysis, page.look
show_chart(look, growth.by_month, found.growth, finding_growth(found.growth), "growth-by-month")
show_chart(look, growth.freshness, found.freshness, finding_freshness(found.freshness), "freshness")
