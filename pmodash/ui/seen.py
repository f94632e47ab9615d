"""What the pages show of what was worked out: all of it, or what is left of it while names are hidden."""

from __future__ import annotations

from dataclasses import replace

from pmodash.actions import Action, next_actions
from pmodash.analysis import Analysis
from pmodash.redaction.redacting import Labels, Redacted, labels_of, redacted
from pmodash.selection import Selection
from pmodash.ui import derived
from pmodash.ui.address import Choices, choices_in
from pmodash.ui.session import Session


def whole_seen(session: Session) -> Analysis:
    """All answers for every contact, as they may be seen."""
    return _redacted(session).analysis


def analysis_seen(session: Session) -> Analysis:
    """All answers for the contacts that the filters leave, as they may be seen."""
    if not session.names_hidden:
        return derived.analysis_of(session)
    whole, selection = whole_seen(session), selection_seen(session)
    if selection.is_all:
        return whole
    return session.memo.get("selected", (whole, selection), lambda: whole.selecting(selection))


def actions_seen(session: Session) -> tuple[Action, ...]:
    """The things to do next for the contacts that the filters leave."""
    found = analysis_seen(session)
    return session.memo.get("actions", found, lambda: next_actions(found))


def choices_seen(session: Session) -> Choices:
    """What the filters offer on the as-of date; no owner and no organisation where nobody is shown singly."""
    whole = whole_seen(session)
    found = session.memo.get("choices", whole, lambda: choices_in(whole.everyone))
    return found if session.redaction.shows_people else replace(found, owner=(), organisation=())


def selection_seen(session: Session) -> Selection:
    """The filters in force, with what stands for each owner and organisation in place of its name."""
    return _redacted(session).labels.shown(session.workspace.selection)


def selection_meant(session: Session, seen: Selection) -> Selection:
    """Filters as they were chosen on a page, by what the owners and organisations are called in the workbook."""
    return _redacted(session).labels.meant(seen)


def called_in_filters(session: Session, chosen: Selection) -> Selection:
    """Filters as they are listed around the page: critics are not named around what the meeting may see."""
    return _labels_around(session).called(chosen)


def meant_by_filters(session: Session, listed: Selection) -> Selection:
    """The same, by what the owners and organisations are called in the workbook."""
    return _labels_around(session).meant(listed)


def around(session: Session, words: str) -> str:
    """A text of the user's as it may stand around the page."""
    return _labels_around(session).in_text(words)


def _labels_around(session: Session) -> Labels:
    whole, redaction = derived.whole_analysis(session), session.around_redaction
    if redaction == session.redaction:
        return _redacted(session).labels
    return session.memo.get("labels", (whole, redaction), lambda: labels_of(whole, redaction))


def _redacted(session: Session) -> Redacted:
    whole, redaction = derived.whole_analysis(session), session.redaction
    return session.memo.get("redacted", (whole, redaction), lambda: redacted(whole, redaction))
