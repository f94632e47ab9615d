"""Influence, interest and engagement levels: who to manage closely, and who stands below where they are wanted."""

from pmodash.figures import engagement
from pmodash.measures.sentences import finding_gap, finding_grid
from pmodash.ui.cards import show_chart, show_ranked, side_by_side
from pmodash.ui.columns import BELOW_COLUMNS
from pmodash.ui.frame import open_page
from pmodash.ui.headlines import of_below

page = open_page("Engagement", "Who holds influence and interest, and who stands below where they are wanted?")
found = page.analysis
below = found.below_desired
with side_by_side():
    show_chart(
        page.half, engagement.grid, found.engagement_grid, finding_grid(found.engagement_grid), "influence-interest"
    )
    show_chart(
        page.half, engagement.gap, found.engagement_gap, finding_gap(found.engagement_gap, len(below.frame)), "levels"
    )
show_ranked(below, of_below(below), "below-desired", BELOW_COLUMNS)
