"""The names, addresses and numbers by which a network's people and organisations are known, each with its label."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from pmodash.network.contact_names import TITLES
from pmodash.network.home import organisation_key
from pmodash.network.rules import rule_book
from pmodash.redaction.text_redaction import LAST_DIGITS, LEAST_DIGITS, UNSPACED, TextRedaction, digits_of
from pmodash.redaction.wording import ordinary_phrases, ordinary_words, word_pattern, wording, words_of
from pmodash.workbook.cell_text import plain

_ID = re.compile(r"(?=.*[^\W\d_])(?=.*\d)[\w./-]{3,}")
_LEAST_PART = 3
_LEAST_WHOLE = 2
_LEAST_JOINED = 6


class TextLexicon:
    """Collects what is to be found in texts; `redaction` is then what finds it.

    What two people share, such as a first name, is replaced by "someone".
    """

    def __init__(self) -> None:
        self._phrases: dict[tuple[str, ...], str] = {}
        self._parts: dict[str, str] = {}
        self._small: set[str] = set()
        self._unspaced: dict[str, str] = {}
        self._literals: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._numbers: dict[str, str] = {}

    def add_person(self, name: str, label: str) -> None:
        """A person's name: the whole, turned round, joined, and each part of it."""
        words = words_of(name)
        if not words:
            _put(self._literals, name.strip(), label)
        self._add_unspaced(name, label)
        if len(words) > 1:
            self._add_whole(words, label)
        if words[:1] and words[0] in TITLES:
            self._add_whole(words[1:], label)
        if len(words) > 1 and set(words) <= rule_book().role_words:
            return
        for piece in name.split():
            if len(of_piece := words_of(piece)) > 1:
                self._add_phrase(of_piece, label)
                self._add_joined(of_piece, label)
        least = _LEAST_PART if len(words) > 1 else _LEAST_WHOLE
        for written in word_pattern(name).findall(name):
            self._add_part(written, label, least)

    def _add_whole(self, words: tuple[str, ...], label: str) -> None:
        if len(words) < 2:
            return
        self._add_phrase(words, label)
        self._add_phrase((*words[-1:], *words[:-1]), label)
        self._add_joined(words, label)

    def _add_joined(self, words: tuple[str, ...], label: str) -> None:
        if sum(map(len, words)) >= _LEAST_JOINED:
            self._add_phrase(("".join(words),), label)

    def tells_of(self, name: str) -> bool:
        """Whether a name is no name of its own: it holds that of somebody added whole, or else nothing but a role."""
        words = words_of(name)
        spans = ((start, end) for start in range(len(words)) for end in range(start + 2, len(words) + 1))
        if any(self._phrases.get(words[start:end]) for start, end in spans):
            return True
        rest = {word for word in words if word not in self._parts and len(word) >= _LEAST_PART}
        return rest <= ordinary_words() | rule_book().role_words

    def spare_person(self, name: str) -> None:
        """The name of somebody who may be named, added after all others: what they share with those is nobody's own."""
        words = words_of(name)
        if len(words) > 1:
            self._phrases.setdefault(words, "")
        for word in words:
            if word in self._parts:
                self._parts[word] = wording()["someone"]

    def _add_part(self, written: str, label: str, least: int) -> None:
        word = plain(written)
        if len(written) >= least and word and word not in ordinary_words():
            _put(self._parts, word, label)
            if written[0].islower():
                self._small.add(word)

    def _add_phrase(self, words: tuple[str, ...], label: str) -> None:
        if words and words not in ordinary_phrases() and not (len(words) == 1 and words[0] in ordinary_words()):
            _put(self._phrases, words, label)

    def _add_unspaced(self, name: str, label: str) -> None:
        for run in UNSPACED.findall(_composed(name)):
            for part in {"".join(run.split()), *run.split()}:
                if len(part) >= _LEAST_WHOLE:
                    _put(self._unspaced, part, label)

    def add_organisation(self, name: str, label: str) -> None:
        """An organisation's name, with and without its legal form."""
        words = words_of(name)
        if not words:
            _put(self._literals, name.strip(), label)
        self._add_unspaced(name, label)
        least = len(words_of(organisation_key(name)))
        for phrase in (words[:count] for count in range(min(least, len(words)), len(words) + 1)):
            if len(phrase) > 1 or (phrase and len(phrase[0]) > _LEAST_PART):
                self._add_phrase(phrase, label)
            elif phrase:
                self._add_part(name.strip(), label, _LEAST_WHOLE)

    def add_address(self, address: str, label: str) -> None:
        """An e-mail address, and the part before the @ where it stands alone."""
        _put(self._addresses, address.strip().casefold(), label)
        words = words_of(address)
        if len(words) > 1:
            self._add_phrase(words, label)
        box = words_of(address.partition("@")[0])
        if sum(map(len, box)) > _LEAST_PART:
            self._add_phrase(box, label)

    def add_domain(self, domain: str, label: str) -> None:
        """The domain of an organisation's addresses."""
        if len(words := words_of(domain)) > 1:
            self._add_phrase(words, label)

    def add_number(self, number: str, label: str) -> None:
        """A telephone number, however it is spaced and with whichever prefix."""
        digits = digits_of(number)
        if len(digits) >= LEAST_DIGITS:
            _put(self._numbers, digits, label)
            if len(digits) > LAST_DIGITS:
                _put(self._numbers, digits[-LAST_DIGITS:], label)
        self._add_phrase_of_number(number, label)

    def _add_phrase_of_number(self, number: str, label: str) -> None:
        words = words_of(number)
        if len(words) > 1 or (words and len(words[0]) >= LEAST_DIGITS):
            self._add_phrase(words, label)

    def add_id(self, contact_id: str, label: str) -> None:
        """A contact's own id where it is no ordinary word or number and no place in a sheet."""
        if _ID.fullmatch(contact_id):
            self._add_phrase(words_of(contact_id), label)

    def add_text(self, text: str, label: str) -> None:
        """Another text that tells who somebody is, such as the address of a profile: the whole of it."""
        if len(words := words_of(text)) > 1:
            self._add_phrase(words, label)

    def redaction(self, any_address: bool) -> TextRedaction:
        """What finds all of it in a text."""
        return TextRedaction(
            phrases=self._phrases,
            lengths=_lengths(self._phrases),
            parts=self._parts,
            small=frozenset(self._small),
            unspaced=self._unspaced,
            unspaced_lengths=tuple(sorted({len(text) for text in self._unspaced}, reverse=True)),
            literals={text: label for text, label in self._literals.items() if text},
            addresses=self._addresses,
            numbers=self._numbers,
            any_address=any_address,
            triggers=self._triggers(),
        )

    def _triggers(self) -> frozenset[str]:
        begun = {phrase[0] for phrase, label in self._phrases.items() if label}
        return frozenset(begun.union(self._parts, (f"{word}s" for word in self._parts)))


def _put(known: dict[Any, str], key: Any, label: str) -> None:
    if known.setdefault(key, label) != label:
        known[key] = wording()["someone"]


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _lengths(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], set()).add(len(phrase))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}
