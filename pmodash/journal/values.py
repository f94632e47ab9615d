"""The values that a contact's fields take, checked and made tidy on their way into an edit."""

from __future__ import annotations

import datetime as dt
import math
import re

from pmodash.findings import RefusedEditError
from pmodash.network.contact_fields import FREE_FIELDS
from pmodash.network.levels import says_nothing, word_list
from pmodash.vocabulary import CONTACT_FIELDS, DATE_FIELDS
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.dates import EARLIEST_YEAR, LATEST_YEAR
from pmodash.workbook.safe_text import LONGEST_TEXT

FieldValue = str | dt.date | bool | float | None
FLAG_FIELDS = ("do_not_contact",)
_EMAIL = re.compile(r"[\w.+'\-]+@[\w\-]+(?:\.[\w\-]+)+")
_LINE_BREAK = re.compile(r"\r\n?")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_TOO_LONG_A_NUMBER = 10**15
_YES = ("yes", "y", "true", "x", "1")
_NO = ("no", "n", "false", "0", "")


def checked(field: str, value: FieldValue) -> FieldValue:
    """The value as the field keeps it: a day, yes or no, a number, or tidy text; None for blank.

    RefusedEditError when there is no such field or the value is not one that it takes.
    """
    if field not in CONTACT_FIELDS:
        raise RefusedEditError(f"there is no field {field!r}", f"use one of {', '.join(CONTACT_FIELDS)}")
    if field in DATE_FIELDS:
        return checked_day(field, value)
    if field in FLAG_FIELDS:
        return _flag(field, value)
    if isinstance(value, bool):
        raise RefusedEditError(f"{field} cannot be {str(value).lower()}", "give a text")
    if isinstance(value, int | float) and not math.isfinite(value):
        raise RefusedEditError(f"{field} cannot be {value}", "give a text or a number")
    if isinstance(value, str):
        return checked_text(field, value) if field != "email" else _email(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float) and abs(value) >= _TOO_LONG_A_NUMBER:
        return tidy(value)
    if value is None or isinstance(value, int | float):
        return value
    raise RefusedEditError(f"{field} cannot be {value!r}", "give a text or a number")


def checked_day(field: str, value: object) -> dt.date | None:
    """A day of a believable year, from a date or ISO text; None for blank."""
    if value is None or value == "":
        return None
    day = value.date() if isinstance(value, dt.datetime) else value
    if isinstance(day, str):
        try:
            day = dt.date.fromisoformat(day)
        except ValueError:
            raise RefusedEditError(f"{field} cannot be {value!r}", "give a date such as 2026-11-20") from None
    if not isinstance(day, dt.date) or not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise RefusedEditError(f"{field} cannot be {value!s}", f"give a date from {EARLIEST_YEAR} to {LATEST_YEAR}")
    return day


def _flag(field: str, value: FieldValue) -> bool:
    word = "" if value is None else str(value).strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise RefusedEditError(f"{field} cannot be {value!r}", "give true or false")


def checked_text(field: str, value: str) -> str | None:
    """The text as a cell can hold it, with one kind of line break; None for blank."""
    if len(value) > LONGEST_TEXT:
        raise RefusedEditError(
            f"{field} is {len(value):,} characters long", f"a cell holds at most {LONGEST_TEXT:,}: shorten it"
        )
    if _NO_CHARACTER.search(value):
        raise RefusedEditError(f"{field} holds a character that no workbook can hold", "type the text anew")
    return tidy(_LINE_BREAK.sub("\n", value)) or None


def _email(value: str) -> str | None:
    """One e-mail address, or several; a cell that holds other things beside one address would be taken apart."""
    text = checked_text("email", value)
    if text is not None and not _EMAIL.fullmatch(text) and len(_EMAIL.findall(text)) < 2:
        raise RefusedEditError(f"email cannot be {text!r}", "give an address such as name@example.org")
    return text


def as_kept(field: str, value: FieldValue) -> FieldValue:
    """The value as the register keeps it: a number as its text, and blank for a placeholder such as "n/a"."""
    if field in DATE_FIELDS or field in FLAG_FIELDS or value is None:
        return value
    text = tidy(value)
    return None if not text or (field not in FREE_FIELDS and len(text) < 24 and says_nothing(text)) else text


def bars_contact(status: FieldValue) -> bool:
    """Whether a status itself says that the contact is not to be contacted."""
    return isinstance(status, str) and plain(status) in word_list("do_not_contact", "status")


def in_words(value: FieldValue) -> str:
    """A value as it is shown in the list of edits; blank for none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return f"{value.day} {value:%B %Y}"
    return tidy(value)
