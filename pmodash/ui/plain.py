"""Text of a workbook shown as it is: no markdown, no colour directive, no emoji code, no formula, no HTML."""

from __future__ import annotations

import datetime as dt
import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&@\"'])")
_BREAK = "\u2060"


def plain(text: object) -> str:
    """Any text, made safe to stand inside Streamlit markdown and labels.

    Punctuation that markdown reads is escaped. Streamlit replaces emoji codes, icons and arrows after markdown was
    parsed, where a backslash no longer helps, so colons and arrows also get an invisible word joiner.
    """
    one_line = " ".join(str(text).split())
    escaped = _SPECIAL.sub(r"\\\1", one_line)
    joined = escaped.replace(":", f":{_BREAK}").replace(r"\-", rf"\-{_BREAK}").replace("://", f":{_BREAK}//")
    return joined.replace(r"\<", rf"\<{_BREAK}").replace(r"\~", rf"\~{_BREAK}")


def shortened(text: object, length: int = 60) -> str:
    """The text on one line, cut at `length` characters with an ellipsis."""
    one_line = " ".join(str(text).split())
    return one_line if len(one_line) <= length else one_line[: length - 1].rstrip() + "…"


def sentences(*parts: str) -> str:
    """The parts as sentences, each with a capital and a full stop; blank parts are passed over."""
    said = [part.strip().rstrip(".") for part in parts if part.strip()]
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in said)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 contact`, `1,250 contacts`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str], last: str = "and", most: int = 4) -> str:
    """Words as a list in a sentence: `a, b and c`; beyond `most` the rest are counted."""
    if len(words) > most:
        words = [*words[: most - 1], f"{len(words) - most + 1} more"]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def day_in_words(day: dt.date) -> str:
    """A day as people write it: `22 November 2026`."""
    return f"{day.day} {day:%B %Y}"
