"""PMO Network Dashboard: the list of pages."""

import streamlit as st

from pmodash.ui.frame import begin

begin()
st.navigation(
    {
        "Workbook": [
            st.Page(
                "pages/workbook/upload.py",
                title="Upload",
                icon=":material/upload_file:",
                default=True,
                help="Open your workbook, the sample or the blank template, and correct how columns were understood.",
            ),
            st.Page(
                "pages/workbook/quality.py",
                title="Data quality",
                icon=":material/fact_check:",
                help="What could not be read, what was assumed, what is missing, and what to do about it.",
            ),
            st.Page(
                "pages/workbook/policy.py",
                title="Policy",
                icon=":material/tune:",
                help="How often each group is to be reached, what counts, and the limits that raise a flag.",
            ),
            st.Page(
                "pages/workbook/edits.py",
                title="Edits",
                icon=":material/history:",
                help="Every change with old and new value; undo and redo.",
            ),
            st.Page(
                "pages/workbook/compare.py",
                title="Compare",
                icon=":material/difference:",
                help="What changed since an earlier workbook; a colleague's copy merged into yours.",
            ),
            st.Page(
                "pages/workbook/download.py",
                title="Download",
                icon=":material/download:",
                help="Your workbook with the edits in it, and a receipt.",
            ),
        ],
        "People": [
            st.Page(
                "pages/people/contacts.py",
                title="Contacts",
                icon=":material/contacts:",
                help="Find contacts, change their fields, add one, mark a leaver.",
            ),
            st.Page(
                "pages/people/duplicates.py",
                title="Duplicates",
                icon=":material/join_inner:",
                help="Contacts who may be one person: merge them, or say that they are not.",
            ),
            st.Page(
                "pages/people/log.py",
                title="Log touchpoints",
                icon=":material/edit_calendar:",
                help="Log a touchpoint, or one event for many contacts.",
            ),
            st.Page(
                "pages/people/imports.py",
                title="Import",
                icon=":material/person_add:",
                help="Bring in LinkedIn, Outlook or Google contacts, cards, attendee lists or another workbook.",
            ),
        ],
        "Insight": [
            st.Page(
                "pages/insight/overview.py",
                title="Overview",
                icon=":material/dashboard:",
                help="The network in one look, and what to do next.",
            ),
            st.Page(
                "pages/insight/groups.py",
                title="Groups",
                icon=":material/groups:",
                help="Who is in which group, why, and how sure; override it here.",
            ),
            st.Page(
                "pages/insight/coverage.py",
                title="Coverage",
                icon=":material/radar:",
                help="Who is within their cadence, by group, owner, level, type, organisation and month.",
            ),
            st.Page(
                "pages/insight/vehicles.py",
                title="Vehicles",
                icon=":material/alt_route:",
                help="How each group is reached, over-reliance, unused vehicles, effort.",
            ),
            st.Page(
                "pages/insight/stale.py",
                title="Stale relationships",
                icon=":material/hourglass_bottom:",
                help="The ranked list, ageing bands and touch debt.",
            ),
            st.Page(
                "pages/insight/schedule.py",
                title="Schedule",
                icon=":material/calendar_month:",
                help="What is due this week, this month and overdue; calendar; by owner.",
            ),
            st.Page(
                "pages/insight/complexity.py",
                title="Complexity",
                icon=":material/hub:",
                help="Potential channels, channels once grouped, and what growth does.",
            ),
            st.Page(
                "pages/insight/engagement.py",
                title="Engagement",
                icon=":material/grid_view:",
                help="Influence and interest, current and desired levels.",
            ),
            st.Page(
                "pages/insight/connections.py",
                title="Connections",
                icon=":material/share:",
                help="Which groups meet, which keep to themselves, who bridges them.",
            ),
            st.Page(
                "pages/insight/growth.py",
                title="Growth",
                icon=":material/trending_up:",
                help="Contacts added, lost, revived and gone stale by month.",
            ),
            st.Page(
                "pages/insight/risk.py",
                title="Risk and balance",
                icon=":material/balance:",
                help="Key-person risk, effort by network type, fatigue.",
            ),
        ],
        "Meeting": [
            st.Page(
                "pages/meeting/present.py",
                title="Present",
                icon=":material/present_to_all:",
                help="The story for the meeting, full screen, one slide at a time, without names of critics.",
            ),
            st.Page(
                "pages/meeting/pack.py",
                title="Pack",
                icon=":material/slideshow:",
                help="The story of the meeting, edited and left behind: slides, report, PDF, one-pagers, worklists.",
            ),
        ],
    },
    expanded=True,
).run()
