"""Whom contacts hang on and who is reached too often: by person, or by how many where nobody is shown singly."""

from __future__ import annotations

from pmodash.figures import risk
from pmodash.measures.sentences import finding_fatigue, finding_key_person
from pmodash.ui.cards import show_chart, show_ranked
from pmodash.ui.frame import Page
from pmodash.ui.headlines import of_hanging


def show_key_people(page: Page) -> None:
    """The PMO members whom contacts hang on alone."""
    found = page.analysis.key_person
    if page.people_shown:
        show_chart(page.look, risk.key_person, found, finding_key_person(found), "key-person")
    else:
        show_ranked(found, of_hanging(found), "key-person")


def show_fatigue(page: Page) -> None:
    """The contacts who are reached more often than the policy allows."""
    found = page.analysis.fatigue
    if page.people_shown:
        show_chart(page.look, risk.fatigue, found, finding_fatigue(found), "fatigue")
    else:
        show_ranked(found, finding_fatigue(found), "fatigue")
