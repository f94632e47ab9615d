"""What the tests of the pages share: the pages there are, a small workbook, and the session of a running app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pmodash.ui.derived import whole_analysis
from pmodash.ui.session import Session

LOG = "pages/people/log.py"
ROOT = Path(__file__).parent.parent.parent
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py"))
SMALL = "\n".join(
    (
        "Name,E-mail,Company,Job title,Relationship owner,Last contact",
        "Ann Lee,ann@northwind.example,Northwind,Project Manager,A. Khan,2026-11-10",
        "Bo Osei,bo@northwind.example,Northwind,Chief Financial Officer,A. Khan,2026-03-01",
        "**Cy** :red[x] $a$ <script>,cy@elsewhere.example,Elsewhere Ltd,Consultant,B. Mora,",
    )
)
Opened = Callable[[str, bytes], AppTest]


def kept(app: AppTest) -> Session:
    """The session object of a running app."""
    found: Session = app.session_state["pmodash"]
    return found


def press(app: AppTest, label: str) -> AppTest:
    """Click the button whose label starts so."""
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def status_of(app: AppTest, name: str) -> str:
    """A contact's status as the pages show it now."""
    standing = whole_analysis(kept(app)).everyone
    return str(standing.loc[standing["name"] == name, "status"].iloc[0])


def paste(app: AppTest, names: str) -> AppTest:
    """Paste a list of names on the page for touchpoints."""
    app.switch_page(LOG).run()
    app.segmented_control(key="log_way").set_value("Paste a list").run()
    return next(area for area in app.text_area).set_value(names).run()


def log_for_all_pasted(app: AppTest, names: str, vehicle: str = "One-to-one") -> AppTest:
    """Log a touchpoint for those whom a pasted list names."""
    paste(app, names).selectbox(key="log_vehicle").set_value(vehicle)
    return press(app, "Log ")


def said(app: AppTest) -> str:
    """All that the page says in words, markup included."""
    kinds = ("title", "subheader", "markdown", "caption", "text", "info", "warning", "error", "success")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))
