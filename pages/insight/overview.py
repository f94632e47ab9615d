"""The network in one look, and what to do next."""

from pmodash.figures import coverage, staleness, vehicles
from pmodash.measures.sentences import finding_ageing_bands, finding_coverage, finding_mix
from pmodash.ui.cards import show_chart, side_by_side
from pmodash.ui.frame import open_page
from pmodash.ui.overview import show_next_actions, show_tiles_of

page = open_page("Overview", "How well is the network looked after, and what should the PMO do next?")
found, look = page.analysis, page.look
show_tiles_of(found)
show_next_actions(found)
show_chart(look, coverage.by_attribute, found.coverage, finding_coverage(found.coverage), "coverage-by-group")
with side_by_side():
    show_chart(
        page.half, staleness.ageing, found.ageing_bands, finding_ageing_bands(found.ageing_bands), "ageing-bands"
    )
    show_chart(page.half, vehicles.mix, found.vehicle_mix, finding_mix(found.vehicle_mix), "vehicle-mix")
