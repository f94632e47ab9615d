"""The network in one look, and what to do next."""

from pmodash.figures import coverage
from pmodash.measures.sentences import finding_coverage
from pmodash.ui.cards import show_chart, side_by_side
from pmodash.ui.frame import open_page
from pmodash.ui.history import show_since_last_kept
from pmodash.ui.overview import show_next_actions, show_tiles_of

page = open_page("Overview", "How well is the network looked after, and what should the PMO do next?")
found = page.analysis
show_tiles_of(found)
show_since_last_kept(page)
with side_by_side():
    show_next_actions(page)
    show_chart(page.half, coverage.by_attribute, found.coverage, finding_coverage(found.coverage), "coverage-by-group")
