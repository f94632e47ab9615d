"""A template is tried before it is told by: what is wrong anywhere in it is found here, not halfway."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from pmodash.findings import Refusal
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.slide_template import DAMAGED, REMEDY
from pmodash.story.story import Fact, Slide, Story, Table

_DAY = dt.date(2000, 1, 1)
_TABLE = Table("Table", ("Name", "Status"), ("text", "status"), (("One", "Due"),))
TRIAL = Story(
    "Title",
    "Forum",
    "Label",
    _DAY,
    "Since",
    "",
    (
        Slide("cover", "Title", "", "Title", points=("One", "Two")),
        Slide("points", "Points", "Question", "Points", points=("One", "Two"), note="Note", remark="Remark"),
        Slide("finding", "Finding", "Question", "Finding", facts=(Fact("One", "1 %", ""),), table=_TABLE, note="Note"),
    ),
)


def tried(template: bytes, make: Callable[[Story, PackStyle], bytes]) -> None:
    """Refusal when a small deck of every kind of slide cannot be made on the template."""
    try:
        make(TRIAL, PackStyle(template))
    except Refusal:
        raise
    except Exception:  # whatever a damaged file makes of the libraries that read it
        raise Refusal(DAMAGED, REMEDY) from None
