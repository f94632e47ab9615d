"""What is due this week, this month and overdue, on which day and on whose desk."""

from pmodash.figures import schedule
from pmodash.measures.sentences import finding_by_owner, finding_due
from pmodash.ui.cards import show_chart
from pmodash.ui.due_list import show_due_list, show_due_tiles
from pmodash.ui.frame import open_page
from pmodash.ui.headlines import of_calendar
from pmodash.ui.sections import choose_section, naming_nobody

page = open_page("Schedule", "Who is due, when, and on whose desk?")
found, look = page.analysis, page.look
due, days, desks = found.due, found.calendar, found.schedule_by_owner
show_due_tiles(due)
parts = naming_nobody(("List", "Weeks", "Calendar", "Owners"), page.people_shown)
section = choose_section("schedule_section", parts)
if section == "List":
    show_due_list(due)
elif section == "Weeks":
    show_chart(look, schedule.timeline, due, finding_due(due), "due-by-week", as_of=found.as_of)
elif section == "Calendar":
    show_chart(look, schedule.calendar, days, of_calendar(days, 12), "calendar")
else:
    show_chart(look, schedule.by_owner, desks, finding_by_owner(desks), "due-by-owner")
