"""What the tests of the pages share: the pages there are, a small workbook, and the session of a running app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pmodash.ui.session import Session

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


def said(app: AppTest) -> str:
    """All that the page says in words, markup included."""
    kinds = ("title", "subheader", "markdown", "caption", "text", "info", "warning", "error", "success")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))
