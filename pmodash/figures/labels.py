"""Text on its way into a chart: shortened, wrapped, and never markup, a template or a formula to Plotly."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from pmodash.measures.sentences import percent as percent_in_words

LONGEST_LABEL = 32
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


def plain_text(text: object) -> str:
    """The text on one line, without control characters or marks that turn the direction of writing."""
    return " ".join(_UNPRINTABLE.sub(" ", str(text)).split())


def safe_text(text: object) -> str:
    """The text as Plotly draws it letter by letter.

    Plotly reads a little HTML (`<b>`, `<a href>`), LaTeX between dollars and `%{…}` templates in every title, tick and
    hover label. Whatever comes from a workbook goes through here first, once.
    """
    return plain_text(text).translate(_ESCAPES).replace("%{", "&#37;{")


def shortened(text: object, length: int = LONGEST_LABEL) -> str:
    """The text on one line, cut to `length` characters with an ellipsis. Not yet safe."""
    line = plain_text(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def label(text: object, length: int = LONGEST_LABEL) -> str:
    """A name as it stands beside a bar: one line, not too long, safe."""
    return safe_text(shortened(text, length))


def labels(texts: Iterable[object], length: int = LONGEST_LABEL) -> list[str]:
    """The names as they stand along an axis, with a dash for a blank one."""
    return ["–" if text is None or text is pd.NA or text != text else label(text, length) or "–" for text in texts]


def bold(text: str) -> str:
    """Safe text in bold."""
    return f"<b>{text}</b>"


def percent(share: float) -> str:
    """A share from 0 to 1 in whole per cent, as the sentences have it; a dash when unknown."""
    return "–" if share != share else percent_in_words(share)


def number(value: float, digits: int = 0) -> str:
    """A figure with thousands parted; a dash when unknown. Digits after the point only when they say something."""
    if value != value:
        return "–"
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if digits else text


def counted(count: float, unit: str) -> str:
    """A count with its unit: `1 contact`, `1,204 contacts`."""
    return f"{number(count)} {unit if count == 1 else unit + 's'}"
