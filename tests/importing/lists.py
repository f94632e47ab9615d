"""What the tests of importing share: a small register, another list beside it, and the register once imported."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pmodash.importing.choices import Choices, safe_choices
from pmodash.importing.import_edits import Import, import_edits
from pmodash.importing.makeable import Ground
from pmodash.importing.other_file import OtherFile, read_other
from pmodash.importing.preview import AS_USUAL, Preview, Question, preview
from pmodash.journal.applying import apply
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

AS_OF = dt.date(2026, 11, 25)
HEADER = "ID,Name,Email,Organisation,Job title,Phone,Owner,Group,Status,Notes,Do not contact"
LINKEDIN = (
    "Notes:\nSome addresses are missing.\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
)


def register(*rows: str) -> Register:
    """A register of these rows under HEADER."""
    book = read("\n".join([HEADER, *rows]).encode(), "register.csv")
    return build(book, understand(book))


def other(text: str, name: str = "other.csv") -> OtherFile:
    """Another file of this text."""
    return read_other(text.encode(), name)


def connections(*rows: str) -> OtherFile:
    """An export of LinkedIn with these rows."""
    return other(LINKEDIN + "\n".join(rows), "Connections.csv")


def compared(ours: Register, theirs: OtherFile, question: Question = AS_USUAL) -> Preview:
    """The preview of an import."""
    return preview(ours, theirs, question)


def chosen(found: Preview, **more: object) -> Choices:
    """What is chosen until the user says otherwise, but for these fields."""
    return replace(safe_choices(found, AS_OF), **more)  # type: ignore[arg-type]


def imported(found: Preview, choices: Choices | None = None) -> tuple[Register, Import]:
    """The register with the import in it, and the edits that it came to."""
    done = import_edits(found, choices or chosen(found), Ground(found.register))
    return apply(found.register, done.edits), done


def value(of: Register, name: str, field: str) -> object:
    """A field of the one contact of that name."""
    rows = of.contacts[of.contacts["name"] == name]
    assert len(rows) == 1, rows["name"].tolist()
    found: object = rows[field].iloc[0]
    return None if found != found else found
