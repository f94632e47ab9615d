"""Coverage by group, owner, level, type, organisation and month."""

from pmodash.figures import coverage
from pmodash.measures.sentences import finding_by_month, finding_coverage
from pmodash.ui.cards import show_chart
from pmodash.ui.frame import open_page
from pmodash.ui.sections import COVERAGE_BY, choose_section, naming_nobody

page = open_page("Coverage", "Who was reached within the time their cadence allows, and who was not?")
by = choose_section("coverage_by", naming_nobody(tuple(COVERAGE_BY), page.people_shown), "Split by")
if by == "Month":
    found = page.analysis.coverage_by_month
    show_chart(page.look, coverage.by_month, found, finding_by_month(found), "coverage-by-month")
else:
    found = page.analysis.coverage_by(COVERAGE_BY[by])
    show_chart(page.look, coverage.by_attribute, found, finding_coverage(found), f"coverage-by-{by.lower()}")
