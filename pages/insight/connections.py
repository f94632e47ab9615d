"""Whether the groups meet each other, which keep to themselves, and who bridges them."""

from pmodash.figures import cross_pollination
from pmodash.measures.sentences import finding_bridges, finding_ei, finding_pairs
from pmodash.ui.cards import show_chart, show_ranked
from pmodash.ui.columns import BRIDGE_COLUMNS
from pmodash.ui.frame import open_page

page = open_page("Connections", "Do the groups meet each other, which keep to themselves, and who bridges them?")
found, look = page.analysis, page.look
show_chart(look, cross_pollination.matrix, found.pairs, finding_pairs(found.pairs), "groups-who-met")
show_chart(look, cross_pollination.ei, found.ei, finding_ei(found.ei), "e-i-index")
show_ranked(found.bridges, finding_bridges(found.bridges), "bridges", BRIDGE_COLUMNS)
