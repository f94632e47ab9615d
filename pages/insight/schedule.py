"""What is due this week, this month and overdue, on which day and on whose desk."""

from pmodash.figures import schedule
from pmodash.measures.sentences import finding_by_owner
from pmodash.ui.cards import show_chart
from pmodash.ui.due_list import show_due_list, show_due_tiles
from pmodash.ui.frame import open_page
from pmodash.ui.headlines import of_calendar

page = open_page("Schedule", "Who is due, when, and on whose desk?")
found, look = page.analysis, page.look
show_due_tiles(found.due)
show_due_list(found.due)
show_chart(look, schedule.calendar, found.calendar, of_calendar(found.calendar, 12), "calendar")
show_chart(look, schedule.by_owner, found.schedule_by_owner, finding_by_owner(found.schedule_by_owner), "due-by-owner")
