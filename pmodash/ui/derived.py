"""From a session's inputs to what the pages show, each step worked out once for the inputs it rests on."""

from __future__ import annotations

from pmodash.analysis import Analysis
from pmodash.journal.applying import apply
from pmodash.journal.edits import LogTouchpoints, SetApart, SetPolicy, SetRules, SetSource, SetStory
from pmodash.journal.updating import register_with_room
from pmodash.knowledge import Network
from pmodash.network.group_rules import GroupRule
from pmodash.network.groups import Classified, classify
from pmodash.network.merged_contacts import Place
from pmodash.network.people.pairs import FoundPairs, find_pairs
from pmodash.network.register import Register
from pmodash.network.rule_reach import RuleStanding, standings
from pmodash.selection import Selection
from pmodash.ui.session import Session
from pmodash.workbook.cells import Book
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Layout

_TELL_NOTHING_OF_PEOPLE = (LogTouchpoints, SetApart, SetPolicy, SetRules, SetSource, SetStory)


def book_of(session: Session, password: str = "") -> Book:
    """The cells of the open workbook. UnusableFileError when it cannot be read; `password` is not kept."""
    file = session.workspace.file
    if file is None:
        raise LookupError("no workbook is open")
    return session.memo.get("book", file.digest, lambda: read(file.data, file.name, password))


def uploaded_register(session: Session) -> Register:
    """The register as the workbook itself has it, before any edit."""
    file, corrections = session.workspace.file, session.workspace.corrections
    if file is None:
        raise LookupError("no workbook is open")

    def make() -> Register:
        return register_with_room(file.data, file.name, book_of(session), corrections)

    return session.memo.get("register", session.workspace.understood_as, make)


def is_read(session: Session) -> bool:
    """Whether the workbook was read already, as it is understood now."""
    return session.memo.knows("register", session.workspace.understood_as)


def layout_of(session: Session) -> Layout:
    """How the open workbook is understood, corrections included, with the rows that were really read."""
    return uploaded_register(session).layout


def network_of(session: Session) -> Network:
    """The register with the journal's edits in it, its groups and its policy, whatever the date and the filters."""
    now = session.workspace
    key = (now.understood_as, now.revision, now.home)

    def make() -> Network:
        edited = apply(uploaded_register(session), now.journal.edits, None, now.home)
        return Network.of(edited, now.home)

    return session.memo.get("network", key, make)


def classified_with(session: Session, rules: tuple[GroupRule, ...]) -> Classified:
    """What the groups would be with these rules of the user's in place of those in force."""
    now, network = session.workspace, network_of(session)
    register = network.register

    def make() -> Classified:
        return classify(register.contacts, network.home, register.source_groups, rules)

    return session.memo.get("trial", (now.understood_as, now.revision, now.home, rules), make)


def rule_standings(session: Session) -> list[RuleStanding]:
    """How each of the user's own rules for groups stands over all contacts."""
    network = network_of(session)
    register = network.register
    return session.memo.get(
        "rules", network, lambda: standings(register.group_rules, register.contacts, network.classified)
    )


def register_of(session: Session) -> Register:
    """The register with the journal's edits in it."""
    return network_of(session).register


def pairs_of(session: Session) -> FoundPairs:
    """The contacts who may be one person, by what the register says of them with the edits in it."""
    now = session.workspace
    edits = tuple(edit for edit in now.journal.edits if not isinstance(edit, _TELL_NOTHING_OF_PEOPLE))
    return session.memo.get("pairs", (now.understood_as, edits), lambda: find_pairs(register_of(session).contacts))


def merged_away(session: Session) -> dict[Place, str]:
    """What each contact whom the uploaded workbook holds as merged away is called, by sheet and row."""
    uploaded = uploaded_register(session)

    def make() -> dict[Place, str]:
        if uploaded.restoring is None:
            return {}
        whole = uploaded.restoring().contacts
        named = zip(whole["sheet"], whole["row"], whole["name"], strict=True)
        return {(sheet, row): name for sheet, row, name in named if (sheet, row) in uploaded.merged}

    return session.memo.get("merged away", session.workspace.understood_as, make)


def put_off(session: Session) -> set[frozenset[Place]]:
    """The rows of the pairs that the user will look at later, to be added to."""
    file = session.workspace.file
    return session.memo.get("put off", file.digest if file else "", set)


def whole_analysis(session: Session) -> Analysis:
    """All answers for every contact on the as-of date, whatever the filters."""
    now = session.workspace
    key = (now.understood_as, now.revision, now.home, now.as_of, now.window)
    return session.memo.get(
        "whole", key, lambda: Analysis.on_network(network_of(session), now.as_of, now.window, Selection())
    )


def analysis_of(session: Session) -> Analysis:
    """All answers for the contacts that the filters leave."""
    now = session.workspace
    whole = whole_analysis(session)
    if now.selection.is_all:
        return whole
    key = (now.understood_as, now.revision, now.home, now.as_of, now.window, now.selection)
    return session.memo.get("selected", key, lambda: whole.selecting(now.selection))
