"""Relationships that have gone quiet, how far over they are, and in whose care."""

from pmodash.figures import staleness
from pmodash.measures.sentences import finding_ageing_bands, finding_stale, finding_touch_debt
from pmodash.ui.cards import show_chart, show_ranked, side_by_side
from pmodash.ui.columns import STALE_COLUMNS
from pmodash.ui.frame import open_page

page = open_page(
    "Stale relationships", "Which relationships have gone quiet, how far over are they, and in whose care?"
)
found, look = page.analysis, page.look
bands, debt = found.ageing_bands, found.touch_debt
show_ranked(found.stale, finding_stale(found.stale), "stale-relationships", STALE_COLUMNS)
with side_by_side():
    show_chart(page.half, staleness.ageing, bands, finding_ageing_bands(bands), "ageing-bands")
    show_chart(page.half, staleness.touch_debt, debt, finding_touch_debt(debt), "touch-debt")
