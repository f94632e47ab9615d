"""What the pages show of what was worked out: all of it, or what is left of it while names are hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from pmodash.actions import Action, next_actions
from pmodash.analysis import Analysis
from pmodash.redaction.redacting import redacted
from pmodash.selection import BLANKS, Selection
from pmodash.ui import derived
from pmodash.ui.address import Choices, choices_in
from pmodash.ui.session import Session

NAMING = ("owner", "organisation")
_NOBODY = ""


def whole_seen(session: Session) -> Analysis:
    """All answers for every contact, as they may be seen."""
    whole, redaction = derived.whole_analysis(session), session.redaction
    if not session.names_hidden:
        return whole
    return session.memo.get("redacted", (whole, redaction), lambda: redacted(whole, redaction).analysis)


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
    chosen = session.workspace.selection
    if not session.names_hidden:
        return chosen
    shown = {kind: tuple(_label(session, kind, name) for name in getattr(chosen, kind)) for kind in NAMING}
    return replace(chosen, **shown)


def meant(session: Session, kind: str, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """What was chosen in a filter by what it is called in the workbook."""
    if kind not in NAMING or not session.names_hidden:
        return chosen
    named = [name for name, label in _labels(session, kind).items() if label in chosen]
    return (*named, *(value for value in chosen if value == BLANKS[kind]))


def _label(session: Session, kind: str, name: str) -> str:
    return name if name == BLANKS[kind] else _labels(session, kind).get(name, _NOBODY)


def _labels(session: Session, kind: str) -> Mapping[str, str]:
    """What stands for each owner or organisation, by its name in the workbook."""
    named, seen = derived.whole_analysis(session), whole_seen(session)
    return session.memo.get(
        f"labels of {kind}", (named, seen), lambda: _beside(named.everyone[kind], seen.everyone[kind])
    )


def _beside(names: pd.Series, labels: pd.Series) -> dict[str, str]:
    known = names.notna().to_numpy() & labels.notna().to_numpy()
    return dict(zip(names[known].astype(str), labels[known].astype(str), strict=True))
