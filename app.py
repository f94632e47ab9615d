"""PMO Network Dashboard: the list of pages."""

import streamlit as st

from pmodash.ui.frame import begin

begin()
st.navigation(
    {
        "Workbook": [
            st.Page("pages/workbook/upload.py", title="Upload", icon=":material/upload_file:", default=True),
            st.Page("pages/workbook/quality.py", title="Data quality", icon=":material/fact_check:"),
            st.Page("pages/workbook/contacts.py", title="Contacts", icon=":material/contacts:"),
            st.Page("pages/workbook/log.py", title="Log touchpoints", icon=":material/edit_calendar:"),
            st.Page("pages/workbook/policy.py", title="Policy", icon=":material/tune:"),
            st.Page("pages/workbook/edits.py", title="Edits", icon=":material/history:"),
            st.Page("pages/workbook/download.py", title="Download", icon=":material/download:"),
        ],
        "Insight": [
            st.Page("pages/insight/overview.py", title="Overview", icon=":material/dashboard:"),
            st.Page("pages/insight/groups.py", title="Groups", icon=":material/groups:"),
            st.Page("pages/insight/coverage.py", title="Coverage", icon=":material/radar:"),
            st.Page("pages/insight/vehicles.py", title="Vehicles", icon=":material/alt_route:"),
            st.Page("pages/insight/stale.py", title="Stale relationships", icon=":material/hourglass_bottom:"),
            st.Page("pages/insight/schedule.py", title="Schedule", icon=":material/calendar_month:"),
            st.Page("pages/insight/complexity.py", title="Complexity", icon=":material/hub:"),
            st.Page("pages/insight/engagement.py", title="Engagement", icon=":material/grid_view:"),
            st.Page("pages/insight/connections.py", title="Connections", icon=":material/share:"),
            st.Page("pages/insight/growth.py", title="Growth", icon=":material/trending_up:"),
            st.Page("pages/insight/risk.py", title="Risk and balance", icon=":material/balance:"),
        ],
    },
    expanded=True,
).run()
