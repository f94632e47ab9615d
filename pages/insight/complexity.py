"""How many channels the network could need, how few remain once it is managed in groups, and what growth does."""

from pmodash.ui.complexity_cards import choose_growth, show_channels, show_curve, show_everyone, show_grouped
from pmodash.ui.frame import open_page

page = open_page("Complexity", "How many channels could the network need, and how few remain once managed in groups?")
show_channels(page.analysis)
extra = choose_growth(page.analysis)
show_curve(page, extra)
show_grouped(page)
show_everyone(page, extra)
