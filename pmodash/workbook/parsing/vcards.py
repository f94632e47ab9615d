"""Address cards (.vcf, vCard 2.1 to 4.0) as one table: a row a card, under headings like those of any address book."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from pmodash.workbook.parsing.text_encoding import decode

HEADINGS = (
    "Full name", "First name", "Last name", "E-mail address", "Other e-mail", "Phone", "Organisation", "Department",
    "Job title", "LinkedIn", "Location", "Tags", "Notes",
)  # fmt: skip
MOST_CARDS = 200_000
LONGEST_VALUE = 32_000
_NUMBERS_OF_MACHINES = ("fax", "pager", "modem", "bbs")
_PIECES = {"N": 5, "ORG": 2, "ADR": 7}
_UNFOLDED = re.compile(r"\r\n|\r|\n")
_SOFT_END = re.compile(r"ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS")
_OTHER_KINDS = {
    "group": "a card of a group, not of a person",
    "org": "a card of an organisation, not of a person",
    "company": "a card of an organisation, not of a person",
    "location": "a card of a place, not of a person",
}
_NAMELESS = "a card with no name, e-mail address or organisation"
_UNCLOSED = "a card without its end"
_BESIDE = "lines that belong to no card"


class Cards(NamedTuple):
    """The table of the cards, its headings first, and what was amiss: the row, and what was found there."""

    records: list[list[str]]
    amiss: list[tuple[int, str]]
    encoding: str
    certain: bool


class Property(NamedTuple):
    """One line of a card: its name, the words of its parameters in small letters, and its value as text."""

    name: str
    words: frozenset[str]
    value: str


def read_cards(data: bytes) -> Cards:
    """All cards of a file. One with nothing to know a person by is passed over, and told."""
    decoded = decode(data)
    records, amiss = [list(HEADINGS)], []
    beside = False
    for lines, closed in _cards(_lines(decoded.text)):
        if lines is None:
            beside = True
            continue
        if len(records) > MOST_CARDS:
            break
        card = [found for line in lines if (found := _property(line))]
        if kind := _of_no_person(card):
            amiss.append((len(records), kind))
            continue
        record = _record(card)
        if not any(record[HEADINGS.index(name)] for name in ("Full name", "E-mail address", "Organisation")):
            amiss.append((len(records), _NAMELESS))
            continue
        records.append(record)
        if not closed:
            amiss.append((len(records), _UNCLOSED))
    if beside:
        amiss.append((len(records), _BESIDE))
    return Cards(records, amiss, decoded.encoding, decoded.certain)


def _lines(text: str) -> Iterator[str]:
    """The lines with those that were folded made whole again; pictures and sounds are not gathered."""
    whole: list[str] = []
    for line in _UNFOLDED.split(text.replace("\0", "")):
        if whole and whole[-1].endswith("=") and _SOFT_END.search(whole[0].partition(":")[0]):
            whole[-1] = whole[-1][:-1]
            whole.append(line)
        elif whole and line[:1] in (" ", "\t"):
            whole.append(line[1:])
        else:
            if whole:
                yield "".join(whole)[:LONGEST_VALUE]
            whole = [line]
    if whole:
        yield "".join(whole)[:LONGEST_VALUE]


def _cards(lines: Iterator[str]) -> Iterator[tuple[list[str] | None, bool]]:
    """The lines of each card and whether it has its end; None for lines outside of all cards."""
    card: list[str] | None = None
    inner = 0
    for line in lines:
        mark = line.replace(" ", "").casefold()
        if mark == "begin:vcard":
            if card and not card[-1].casefold().startswith("agent"):
                yield card, False
                card, inner = [], 0
            elif card:
                inner += 1
            else:
                card = []
        elif mark == "end:vcard" and inner:
            inner -= 1
        elif mark == "end:vcard" and card is not None:
            yield card, True
            card = None
        elif card is not None and not inner:
            card.append(line)
        elif line.strip() and card is None:
            yield None, True
    if card:
        yield card, False


def _property(line: str) -> Property | None:
    """The line taken apart; None for one that is no property, or of a kind that no register holds."""
    colon, quoted = -1, False
    for place, letter in enumerate(line[:2000]):
        quoted ^= letter == '"'
        if letter == ":" and not quoted:
            colon = place
            break
    if colon < 1:
        return None
    name, _, told = line[:colon].partition(";")
    name = name.rpartition(".")[2].strip().upper()
    words = frozenset(re.findall(r"[^;,=\"]+", told.casefold()))
    if name not in _WANTED or "base64" in words or "b" in words:
        return None
    value = line[colon + 1 :]
    if "quoted-printable" in words:
        value = _from_quoted_printable(value, told)
    return Property(name, words, value.strip())


def _from_quoted_printable(value: str, told: str) -> str:
    charset = re.search(r"charset=\"?([\w\-:.]+)", told, re.IGNORECASE)
    content = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return content.decode(charset[1] if charset else "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(content).text


def _of_no_person(card: list[Property]) -> str:
    """What the card is of, where it says that it is of no person; one shown as its company may still name somebody."""
    kinds = {one.value.casefold() for one in _of(card, *_KINDS)}
    if any(_pieces(card, "N")[:2]):
        kinds.discard("company")
    return next((_OTHER_KINDS[kind] for kind in sorted(kinds) if kind in _OTHER_KINDS), "")


def _record(card: list[Property]) -> list[str]:
    """The row of a card, in the order of the headings."""
    family, given, *_ = _pieces(card, "N")
    organisation, department, *_ = _pieces(card, "ORG")
    emails = _texts(card, "EMAIL")
    calls = [one for one in _of(card, "TEL") if not one.words & set(_NUMBERS_OF_MACHINES)]
    phones = dict.fromkeys(_text(one.value).removeprefix("tel:") for one in calls)
    pages = [page for page in _texts(card, "URL", "X-SOCIALPROFILE") if "linkedin." in page.casefold()]
    full = "".join(_texts(card, "FN")[:1]) or " ".join(part for part in (given, family) if part)
    tags = [tag for one in _of(card, "CATEGORIES") for tag in _split(one.value, ",")]
    titles = _texts(card, "TITLE") or _texts(card, "ROLE")
    return [
        full, given, family, "".join(emails[:1]), ", ".join(emails[1:]), ", ".join(phones), organisation, department,
        "".join(titles[:1]), "".join(pages[:1]), _place(card), ", ".join(tags), "\n".join(_texts(card, "NOTE")),
    ]  # fmt: skip


_WANTED = frozenset(
    (
        *_KINDS,
        "N",
        "FN",
        "ORG",
        "TITLE",
        "ROLE",
        "EMAIL",
        "TEL",
        "URL",
        "X-SOCIALPROFILE",
        "ADR",
        "NOTE",
        "CATEGORIES",
        "AGENT",
    )
)


def _of(card: list[Property], *names: str) -> list[Property]:
    """The properties of these names that hold something, preferred ones first."""
    found = [one for one in card if one.name in names and one.value]
    return sorted(found, key=lambda one: "pref" not in one.words)


def _texts(card: list[Property], *names: str) -> list[str]:
    return [text for one in _of(card, *names) if (text := _text(one.value).removeprefix("mailto:"))]


def _pieces(card: list[Property], name: str) -> list[str]:
    found = _of(card, name)
    pieces = _split(found[0].value, ";", blanks=True) if found else []
    return [*pieces, *[""] * _PIECES[name]]


def _place(card: list[Property]) -> str:
    street = _pieces(card, "ADR")
    return ", ".join(piece for piece in (street[3], street[6]) if piece)


def _split(value: str, separator: str, blanks: bool = False) -> list[str]:
    parts = [_text(part) for part in re.split(rf"(?<!\\){separator}", value)]
    return parts if blanks else [part for part in parts if part]


def _text(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()
