"""A finished deck as bytes: the same input gives the same bytes, and nothing in them tells of a person or a machine."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from pptx.presentation import Presentation

from pmodash.packs.slide_text import clean

_EARLIEST = (1980, 1, 1, 0, 0, 0)
MOST_OF_TITLE = 255


def as_bytes(deck: Presentation, title: str, as_of: dt.date) -> bytes:
    """The deck's file, dated on the as-of date."""
    facts, day = deck.core_properties, dt.datetime(as_of.year, as_of.month, as_of.day)
    for name in ("author", "category", "comments", "content_status", "identifier", "keywords", "subject", "version"):
        setattr(facts, name, "")
    facts.last_modified_by, facts.title, facts.language = "", clean(title)[:MOST_OF_TITLE], "en-GB"
    facts.created = facts.modified = facts.last_printed = day
    facts.revision = 1
    written = io.BytesIO()
    deck.save(written)
    return _undated(written)


def _undated(written: io.BytesIO) -> bytes:
    """The same parts in the same order, without the minute at which each was packed."""
    kept = io.BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, made.read(name))
    return kept.getvalue()
