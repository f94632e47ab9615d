"""Words as a rule sees them: the same whatever their capitals, accents, plural or spelling, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_SCRIPTS_WITHOUT_SPACES = "\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_END_OF_TEXT = "\x1e"
_TOKEN = re.compile(rf"[Cc]o-[Oo]rd\w+|[{_SCRIPTS_WITHOUT_SPACES}]|[^\W_{_SCRIPTS_WITHOUT_SPACES}]+")
_TOKEN_OR_END = re.compile(f"{_END_OF_TEXT}|{_TOKEN.pattern}")
_MOST_WORDS = 60
_LONGEST_CELL = 600
_UNKNOWN = -1


def folded(text: str) -> str:
    """The text without capitals and accents, each run of spaces one space."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def as_written(text: str, words: str) -> str:
    """The part of a text that folds to some words, as it stands there; the whole text where no part does."""
    letters, places = "", []
    for place, letter in enumerate(text):
        plain = folded(letter) or (" " if letter.isspace() and not letters.endswith(" ") else "")
        letters += plain
        places += [place] * len(plain)
    start = letters.find(words)
    if start < 0 or not words:
        return " ".join(text.split())
    end = places[start + len(words)] if start + len(words) < len(places) else len(text)
    return " ".join(text[places[start] : end].split())


_FEMININE = {
    "erin": "er", "orin": "or", "ntin": "nt", "stin": "st", "ktin": "kt", "ndin": "nd", "dora": "dor", "tora": "tor",
    "sora": "sor", "orka": "or", "stka": "sta", "zka": "k",
}  # fmt: skip
_LEAST_LETTERS_FEMININE = 7


def masculine(word: str) -> str:
    """A trade's word without its German, Iberian or Polish feminine ending: Leiterin is Leiter, directora director."""
    if len(word) < _LEAST_LETTERS_FEMININE:
        return word
    ending = next((end for end in (word[-4:], word[-3:]) if end in _FEMININE), "")
    return word[: -len(ending)] + _FEMININE[ending] if ending else word


def singular(word: str) -> str:
    """The word without an English plural ending; other words may lose an s, always the same way."""
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word[:-1]


@dataclass(frozen=True, slots=True)
class Speller:
    """Brings each word to one spelling; `same` maps a variant to the word it stands for."""

    same: Mapping[str, str] = field(default_factory=dict)

    def word(self, raw: str) -> str:
        """One word in its one spelling."""
        plain = masculine(singular(folded(raw.replace("-", ""))))
        return self.same.get(plain, plain)

    def words(self, text: str) -> list[str]:
        """The words of a cell."""
        return [self.word(raw) for raw in _TOKEN.findall(_readable(text))[:_MOST_WORDS]]


def quoted(text: str, first: int, last: int) -> str:
    """The cell's own text from one word to another, counted from 0."""
    readable = _readable(text)
    places = [match.span() for match in _TOKEN.finditer(readable)]
    return readable[places[first][0] : places[last][1]]


def _readable(text: str) -> str:
    short = text[:_LONGEST_CELL]
    return short if short.isascii() else unicodedata.normalize("NFC", short)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of many texts in one row: each word's number (_UNKNOWN outside the vocabulary), text and place."""

    numbers: Numbers
    texts: Numbers
    places: Numbers
    sizes: Numbers

    def all_among(self, wanted: Flags) -> Flags:
        """Which texts hold only words that `wanted` (by word number, the last for unknown) has, and one at least."""
        among = np.bincount(self.texts[wanted[self.numbers]], minlength=len(self.sizes))
        every: Flags = (among == self.sizes) & (self.sizes > 0)
        return every

    def any_among(self, wanted: Flags) -> Flags:
        """Which texts hold some word that `wanted` has."""
        some: Flags = np.bincount(self.texts[wanted[self.numbers]], minlength=len(self.sizes)) > 0
        return some


@dataclass(frozen=True, slots=True)
class Found:
    """Phrases found in texts: for each, the text, the list that holds the phrase, and its first and last word."""

    texts: Numbers
    lists: Numbers
    first: Numbers
    last: Numbers


class Phrases:
    """Finds, for many texts at once, which lists of phrases they hold phrases of.

    A phrase is one word or several in a row; "^" before it asks for the start of the text and "$" after it
    for the end. The phrases form a tree of words, walked from every word of every text together.
    """

    def __init__(self, lists: Sequence[Iterable[str]], speller: Speller) -> None:
        self.speller = speller
        self.size = len(lists)
        spelled = {text: tuple(speller.words(text)) for phrases in lists for text in phrases}
        wordless = [text for text, words in spelled.items() if not words]
        if wordless:
            raise ValueError(f"a phrase without words: {wordless[0]!r}")
        self.vocabulary = {w: n for n, w in enumerate(dict.fromkeys(w for words in spelled.values() for w in words))}
        self._width = len(self.vocabulary) + 1
        self._single = np.zeros((len(lists), self._width), dtype=bool)
        self._nodes: dict[tuple[str, ...], int] = {(): 0}
        ends: dict[int, set[tuple[int, bool, bool]]] = {}
        for number, phrases in enumerate(lists):
            for text in phrases:
                words = spelled[text]
                node = self._node(words)
                ends.setdefault(node, set()).add((number, text.startswith("^"), text.endswith("$")))
                if len(words) == 1:
                    self._single[number, self.vocabulary[words[0]]] = True
        self._prepare(ends)

    def _node(self, words: tuple[str, ...]) -> int:
        for size in range(1, len(words) + 1):
            self._nodes.setdefault(words[:size], len(self._nodes))
        return self._nodes[words]

    def _prepare(self, ends: Mapping[int, set[tuple[int, bool, bool]]]) -> None:
        steps = {
            self._nodes[words[:-1]] * self._width + self.vocabulary[words[-1]]: node
            for words, node in self._nodes.items()
            if words
        }
        self._steps = np.array(sorted(steps), dtype=np.int64)
        self._leads_to = np.array([steps[key] for key in sorted(steps)], dtype=np.int64)
        ordered = [(node, *end) for node in range(len(self._nodes)) for end in sorted(ends.get(node, ()))]
        of_node, self._end_lists, at_start, at_end = np.array(ordered, dtype=np.int64).reshape(-1, 4).T
        self._free_start, self._free_end = at_start == 0, at_end == 0
        self._end_counts = np.bincount(of_node, minlength=len(self._nodes))
        self._end_starts = np.cumsum(self._end_counts) - self._end_counts

    def words(self, texts: Sequence[str]) -> Words:
        """The words of the texts, each brought to its one spelling."""
        readable = [_readable(text).replace(_END_OF_TEXT, " ") for text in texts]
        raw = _TOKEN_OR_END.findall(_END_OF_TEXT.join(readable)) if readable else []
        codes, distinct = pd.factorize(np.array([*raw, _END_OF_TEXT], dtype=object))
        spelled = [self.vocabulary.get(self.speller.word(str(word)), _UNKNOWN) for word in distinct]
        ends = np.flatnonzero(codes == list(distinct).index(_END_OF_TEXT))[: len(texts)]
        of_text = np.searchsorted(ends, np.arange(len(codes)))
        places = np.arange(len(codes)) - np.concatenate([[0], ends + 1])[of_text]
        kept = (places < _MOST_WORDS) & ~np.isin(np.arange(len(codes)), ends)
        kept[-1] = False
        sizes = np.bincount(of_text[kept], minlength=len(texts))
        return Words(np.array(spelled, dtype=np.int64)[codes][kept], of_text[kept], places[kept], sizes)

    def among(self, wanted: Iterable[str]) -> Flags:
        """Which word numbers stand for one of the wanted words."""
        flags = np.zeros(self._width, dtype=bool)
        flags[[self.vocabulary[word] for word in wanted if word in self.vocabulary]] = True
        return flags

    def singles(self, number: int) -> Flags:
        """Which word numbers are by themselves a phrase of a list."""
        flags: Flags = self._single[number]
        return flags

    def find(self, words: Words) -> Found:
        """Every phrase of every list in the texts: of one list in one text the longest, then the first, comes last."""
        start = np.flatnonzero(words.numbers != _UNKNOWN)[::-1]
        node = np.zeros(len(start), dtype=np.int64)
        found: list[Found] = []
        length = 0
        while len(start):
            start, node = self._step(words, start, node, length)
            found.append(self._ended(words, start, node, length))
            length += 1
        columns = ("texts", "lists", "first", "last")
        nothing = [np.zeros(0, dtype=np.int64)]
        return Found(*(np.concatenate([*(getattr(one, name) for one in found), *nothing]) for name in columns))

    def _step(self, words: Words, start: Numbers, node: Numbers, length: int) -> tuple[Numbers, Numbers]:
        here = start + length
        inside = here < len(words.numbers)
        start, node, here = start[inside], node[inside], here[inside]
        known = (words.texts[here] == words.texts[start]) & (words.numbers[here] != _UNKNOWN)
        start, node, here = start[known], node[known], here[known]
        keys = node * self._width + words.numbers[here]
        at = np.minimum(np.searchsorted(self._steps, keys), len(self._steps) - 1)
        going = self._steps[at] == keys
        return start[going], self._leads_to[at[going]]

    def _ended(self, words: Words, start: Numbers, node: Numbers, length: int) -> Found:
        some = self._end_counts[node] > 0
        start, node = start[some], node[some]
        counts = self._end_counts[node]
        skipped = np.cumsum(counts) - counts
        end = np.arange(counts.sum()) + np.repeat(self._end_starts[node] - skipped, counts)
        begin = np.repeat(start, counts)
        texts, first = words.texts[begin], words.places[begin]
        last = first + length
        fits = (self._free_start[end] | (first == 0)) & (self._free_end[end] | (last == words.sizes[texts] - 1))
        return Found(texts[fits], self._end_lists[end[fits]], first[fits], last[fits])
