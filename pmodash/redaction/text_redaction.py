"""A text that somebody typed, with whoever it names replaced: names, parts of names, addresses and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from pmodash.redaction.wording import word_pattern, wording, words_of
from pmodash.workbook.cell_text import plain

Piece = tuple[str, bool]
_SOFT = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"'“”]+@[\w-]+(?:\.[\w-]+)*")
_NUMBER = re.compile(r"(?<!\w)\+?\(?\d[\d\s().\-/–·]{3,}\d")
_LETTER = "[\u0e00-\u0e7f\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
UNSPACED = re.compile(f"{_LETTER}+(?:[ \u3000]{_LETTER}+)*")
_JOINED = re.compile(UNSPACED.pattern + "|[\u0620-\u06d3]")
LEAST_DIGITS = 5
LAST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class TextRedaction:
    """What is looked for in a text, each with its label.

    `phrases` are runs of words as `words_of` gives them, whatever the capitals; `parts` single words that must begin
    with a capital, but for those in `small`, which the workbook itself writes small. `unspaced` are names in scripts
    that put no spaces between words, `literals` those without any word, `addresses` e-mail addresses in small
    letters, and `numbers` the digits of telephone numbers. `any_address` hides addresses of others too. A phrase with a
    blank label is somebody whose name stays. `triggers` are the words with which anything to be replaced begins.
    """

    phrases: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    unspaced: Mapping[str, str] = field(default_factory=dict)
    unspaced_lengths: tuple[int, ...] = ()
    literals: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    any_address: bool = True
    triggers: frozenset[str] = frozenset()

    def of(self, words: str) -> str:
        """The text with every one of them replaced; the text itself where it names nobody."""
        if not self._may_name(words):
            return words
        text = words if words.isascii() else unicodedata.normalize("NFC", words.translate(_SOFT))
        pieces: list[Piece] = [(text, False)]
        for finder in self._finders(text):
            pieces = [new for piece in pieces for new in ([piece] if piece[1] else finder(piece[0]))]
        if not any(found for _, found in pieces):
            return words
        return "".join(_once(pieces))

    def _finders(self, text: str) -> Iterator[Callable[[str], Iterator[Piece]]]:
        if self.literals:
            yield self._literal
        if "@" in text:
            yield self._address
        if self.numbers:
            yield self._number
        yield self._words
        if self.unspaced and not text.isascii():
            yield self._unspaced

    def _may_name(self, words: str) -> bool:
        """Whether a text is worth reading closely: a quick look that passes over most."""
        if "@" in words or self.literals or (self.numbers and _NUMBER.search(words)):
            return True
        if not words.isascii():
            if _JOINED.search(words):
                return True
            words = words.translate(_SOFT)
        return not self.triggers.isdisjoint(words_of(words))

    def names(self, words: str) -> bool:
        """Whether a text names anybody."""
        return self.of(words) != words

    def _literal(self, text: str) -> Iterator[Piece]:
        if not self.literals or (text.isascii() and not text.strip()):
            return iter([(text, False)])
        pieces: list[Piece] = [(text, False)]
        for literal, label in self.literals.items():
            pieces = [new for piece in pieces for new in ([piece] if piece[1] else _cut(piece[0], literal, label))]
        return iter(pieces)

    def _address(self, text: str) -> Iterator[Piece]:
        return _replaced(text, ADDRESS, self._label_of_address)

    def _label_of_address(self, found: str) -> str | None:
        label = self.addresses.get(found.casefold())
        return wording()["address"] if label is None and self.any_address else label

    def _number(self, text: str) -> Iterator[Piece]:
        return _replaced(text, _NUMBER, self._label_of_number)

    def _label_of_number(self, found: str) -> str | None:
        digits = digits_of(found)
        return self.numbers.get(digits) or self.numbers.get(digits[-LAST_DIGITS:])

    def _words(self, text: str) -> Iterator[Piece]:
        words = list(word_pattern(text).finditer(text))
        fold = str.lower if text.isascii() else plain
        folded = [fold(word.group()) for word in words]
        place = done = 0
        while place < len(words):
            length, label = self._longest(folded, place, words[place].group())
            if label:
                yield text[done : words[place].start()], False
                yield label, True
                done = words[place + length - 1].end()
            place += length or 1
        yield text[done:], False

    def _longest(self, folded: list[str], place: int, written: str) -> tuple[int, str]:
        word = folded[place]
        for length in self.lengths.get(word, ()):
            label = self.phrases.get(tuple(folded[place : place + length]))
            if label is not None and place + length <= len(folded):
                return length, label
        for form in (word,) if word in self.parts else _forms(word):
            label = self.parts.get(form)
            if label is not None and (not written[0].islower() or form in self.small):
                return 1, label
        return 0, ""

    def _unspaced(self, text: str) -> Iterator[Piece]:
        done = 0
        for match in UNSPACED.finditer(text):
            places = [place for place in range(*match.span()) if not text[place].isspace()]
            letters = "".join(text[place] for place in places)
            first = 0
            while first < len(letters):
                length = self._longest_unspaced(letters, first)
                if length:
                    yield text[done : places[first]], False
                    yield self.unspaced[letters[first : first + length]], True
                    done = places[first + length - 1] + 1
                first += length or 1
        yield text[done:], False

    def _longest_unspaced(self, letters: str, first: int) -> int:
        fits = (length for length in self.unspaced_lengths if letters[first : first + length] in self.unspaced)
        return next((length for length in fits if first + length <= len(letters)), 0)


def _forms(word: str) -> tuple[str, ...]:
    """The word without the s of a genitive, and in Arabic without what is written together with it."""
    if "\u0620" <= word[0] <= "\u06d3":
        return tuple(word[count:] for count in range(1, min(4, len(word) - 1)))
    return (word[:-1],) if len(word) > LEAST_DIGITS and word.endswith("s") else ()


def _replaced(text: str, pattern: re.Pattern[str], label_of: Callable[[str], str | None]) -> Iterator[Piece]:
    done = 0
    for match in pattern.finditer(text):
        label = label_of(match.group())
        if label is not None:
            yield text[done : match.start()], False
            yield label, True
            done = match.end()
    yield text[done:], False


def _once(pieces: list[Piece]) -> Iterator[str]:
    """The pieces, with a label that follows itself said once: both parts of one name."""
    last = gap = ""
    for text, found in pieces:
        if not found and last and not text.strip():
            gap += text
        elif found and text == last:
            gap = ""
        else:
            yield gap + text
            gap, last = "", text if found else ""
    yield gap


def _cut(text: str, literal: str, label: str) -> Iterator[Piece]:
    for place, part in enumerate(text.split(literal)):
        if place:
            yield label, True
        yield part, False


def digits_of(text: str) -> str:
    """The digits of a telephone number."""
    return "".join(letter for letter in text if letter.isdecimal())
