"""How many channels the network could need, how few remain once it is managed in groups, and what growth does."""

from pmodash.ui.complexity_cards import show_channels, show_growth
from pmodash.ui.frame import open_page

page = open_page("Complexity", "How many channels could the network need, and how few remain once managed in groups?")
show_channels(page)
show_growth(page)
