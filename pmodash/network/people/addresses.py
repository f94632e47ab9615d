"""E-mail addresses, telephone numbers and LinkedIn addresses in the form in which two of them are compared."""

from __future__ import annotations

import re
from functools import cache

from pmodash.network.people.letters import latin
from pmodash.vocabulary import read_data

_EMAIL = re.compile(r"[\w.+'\-&]+@[\w\-]+(?:\.[\w\-]+)+")
_DOTLESS = ("gmail.com", "googlemail.com")
_EXTENSION = re.compile(r"(?:ext(?:ension)?\.?|x|#|dw|poste|interno)\s*(\d+)\s*$", re.IGNORECASE)
_LINKEDIN = re.compile(r"linkedin\.com/(?:in|pub)/([^/?#\s]+)", re.IGNORECASE)
_FEWEST_DIGITS = 7
_DIGITS_COMPARED = 9
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def email_key(text: str) -> str:
    """The first e-mail address of a cell in small letters, without what it is tagged with; blank without one."""
    match = _EMAIL.search(text.casefold())
    if match is None:
        return ""
    box, _, domain = match.group().partition("@")
    box = box.partition("+")[0] or box
    if domain in _DOTLESS:
        box, domain = box.replace(".", ""), _DOTLESS[0]
    return f"{box}@{domain}"


@cache
def _shared() -> frozenset[str]:
    return frozenset(read_data("people.toml")["shared_mailboxes"])


def is_desk(box: str) -> bool:
    """Whether the part before the @ belongs to a desk ("info", "it-support", "sales2") rather than to a person."""
    words = [word for word in _NOT_LETTERS.split(latin(box)) if word]
    return "".join(words) in _shared() or (bool(words) and all(word in _shared() for word in words))


def phone_key(text: str) -> str:
    """A telephone number's last digits, and its extension; blank where there are too few to tell."""
    extension = _EXTENSION.search(text)
    number = text[: extension.start()] if extension else text
    digits = re.sub(r"\D", "", re.split(r"[/;,\n]", number.replace("(0)", ""))[0])
    if len(digits) < _FEWEST_DIGITS or len(set(digits)) < 3:
        return ""
    return digits[-_DIGITS_COMPARED:] + (f"x{extension.group(1)}" if extension else "")


def linkedin_key(text: str) -> str:
    """The part of a LinkedIn address that names the person; blank without one."""
    match = _LINKEDIN.search(text)
    return match.group(1).casefold() if match else ""
