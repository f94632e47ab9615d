"""Whether a row under a list is a line of its footer, such as "Prepared by the PMO" or "Version 1.2"."""

from __future__ import annotations

import re
from functools import cache

from pmodash.workbook.cell_text import plain
from pmodash.workbook.column_words import look_words

_LONGEST_START = 40
_IDEOGRAPHS = "\u2e80"
_VERSION = re.compile(r"v(?:er)?\.? ?\d+(?:\.\d+)*\b")
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,4}[./\-年]\s?\d{1,2}[./\-月]\s?\d{1,4}日?|\d{1,2}\.?[\s\-](?:de\s)?[^\W\d_]{3,10}\.?[\s\-](?:de\s)?\d{4}"
    r"|[^\W\d_]{3,10}\.?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d\d)(?!\d)"
)


def is_footer(text: str) -> bool:
    """Whether a row's text says who made the list, of which day or version it is, or who may see it."""
    start = plain(text[:_LONGEST_START])
    return bool(_said_alone().match(start) or _labels().match(start) or _VERSION.match(start))


def is_dated(text: str) -> bool:
    """Whether a text holds a whole date or a month of a year."""
    return _DATE.search(plain(text)) is not None


@cache
def _said_alone() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_any_of('footer')})")


@cache
def _labels() -> re.Pattern[str]:
    """A word that heads a line of a footer only with a colon, a dash or a figure behind it."""
    return re.compile(rf"\W*(?:{_any_of('footer_label')})\.?(?:$|\s*[:：#№]|\s?\d|\s[–-]\s|\s(?:n[or°º]|v)?\.?\s?\d)")


def _any_of(words: str) -> str:
    by_length = sorted(look_words(words), key=len, reverse=True)
    return "|".join(re.escape(word) + ("" if word[-1] >= _IDEOGRAPHS else r"(?!\w)") for word in by_length)
