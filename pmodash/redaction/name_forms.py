"""What else somebody is called in texts: their name written out, their log-in, their name in another case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from pmodash.redaction.wording import wording

_HAN = "[\u3400-\u9fff\uf900-\ufaff]"
_WHOLE_HAN = re.compile(f"(?<!{_HAN}){_HAN}{{3,4}}(?!{_HAN})")
_WHOLE_HANGUL = re.compile("(?<![\uac00-\ud7af])[\uac00-\ud7af]{3}(?![\uac00-\ud7af])")
_CYRILLIC = re.compile("[\u0430-\u0451]{4,}")


def spellings(name: str) -> Iterator[str]:
    """The name with its umlauts written out as Müller is Mueller, and the other way round."""
    if name.isascii():
        shorter = re.sub("([aouAOU])e", r"\1", name)
        if shorter != name:
            yield shorter
        return
    composed = unicodedata.normalize("NFC", name)
    longer = composed.translate(_written_out())
    if longer != composed:
        yield longer


@cache
def _written_out() -> dict[int, str]:
    told: dict[str, str] = wording()["written_out"]
    return str.maketrans(told | {letter.upper(): both.title() for letter, both in told.items() if letter != "ß"})


def handles(words: tuple[str, ...]) -> Iterator[str]:
    """What log-ins and mailboxes are made of: jdoe, doej and janed for Jane Doe."""
    if len(words) > 1:
        first, last = words[0], words[-1]
        yield from (f"{first[0]}{last}", f"{last}{first[0]}", f"{first}{last[0]}")


def inflected(words: tuple[str, ...]) -> Iterator[str]:
    """Cyrillic names in the cases in which a text has them."""
    for word in words:
        if _CYRILLIC.fullmatch(word):
            stem = word.rstrip("аеиоуяьы")
            yield from (f"{stem}{ending}" for ending in wording()["cyrillic_endings"] if len(stem) >= 3)


def given_names(name: str) -> Iterator[str]:
    """The given name of a Chinese, Japanese or Korean name that is written in one: 小明 of 王小明."""
    for pattern in (_WHOLE_HAN, _WHOLE_HANGUL):
        for whole in pattern.findall(name):
            yield whole[-2:]
            if len(whole) > 3:
                yield whole[:2]
