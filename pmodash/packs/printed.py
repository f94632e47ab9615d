"""The story as a printed report: a paged, searchable, tagged PDF."""

from __future__ import annotations

from pmodash.findings import Refusal
from pmodash.packs.logo import checked_logo
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.printed_sections import printed_document
from pmodash.packs.printed_typesetting import typeset
from pmodash.story.story import Story

PAPERS = {"a4": "a4", "letter": "us-letter"}


def report_pdf(story: Story, style: PackStyle, paper: str = "a4") -> bytes:
    """The whole story as a PDF on A4 or Letter; the same story gives the same bytes.

    The logo stands on the first page. A slide template has no bearing on it.
    """
    if not story.slides:
        raise Refusal("The story has no slide to print", "choose one slide or more to be shown")
    if paper.lower() not in PAPERS:
        raise Refusal(f"There is no paper called {paper!r}", f"choose one of {', '.join(PAPERS)}")
    logo = checked_logo(style.logo).png if style.logo is not None else b""
    return typeset(printed_document(story) | {"paper": PAPERS[paper.lower()], "logo": list(logo)})
