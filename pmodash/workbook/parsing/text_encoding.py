"""Which encoding a text file is in, told from its bytes alone.

Byte order marks, NUL patterns and valid UTF-8 decide at once. For the rest each candidate's decoded text is
scored: letters that its languages use often count for it; letters of two scripts in one word, capitals after
small letters and stray symbols count against it. The usual statistical library was tried: on files as short as
a register it reads "Hélène" as "Hélčne".
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PUNCTUATION = frozenset("‘“”–—…•€£©®™°º«»´½·\xa0„§×±²³")
_SAMPLE = 20_000


class Decoded(NamedTuple):
    """A file's text, the Python codec that gave it, and the byte order mark that stood before it.

    `certain` is False where the encoding was guessed or bytes had to be replaced.
    """

    text: str
    encoding: str
    mark: bytes = b""
    certain: bool = True


class _Script(NamedTuple):
    """The letters that an encoding's languages use: `often` and `seldom`, in lower case."""

    encoding: str
    often: str
    seldom: str = ""
    bonus: float = 0.0
    latin: bool = False


_WESTERN = "éäöüáíóñçèàêãßåøæúâôîûëï"
_CYRILLIC = "оеаинтсрвлкмдпу"
_CYRILLIC_SELDOM = "яыьгзбчйхжшюцщэфъёіїєґў"
_SCRIPTS = (
    _Script("cp1252", _WESTERN, "ìòùõœÿšž", 0.25, latin=True),
    _Script("cp1250", "ąćęłńóśźżáéíčďěňřšťúůýžőöüűăâîşţđ", "äëôĺľŕ", latin=True),
    _Script("iso8859_2", "ąćęłńóśźżáéíčďěňřšťúůýžőöüűăâîşţđ", "äëôĺľŕ", -0.2, latin=True),
    _Script("cp1254", "şğıçöüiâ", "éîûàè", latin=True),
    _Script("mac_roman", _WESTERN, "ìòùõœÿ", -0.4, latin=True),
    _Script("cp850", _WESTERN, "ìòùõÿ", -0.6, latin=True),
    _Script("cp1251", _CYRILLIC, _CYRILLIC_SELDOM, 0.1),
    _Script("koi8_r", _CYRILLIC, _CYRILLIC_SELDOM),
    _Script("cp866", _CYRILLIC, _CYRILLIC_SELDOM, -0.1),
    _Script("cp1253", "αοιτενσςηυρπκμλ", "ωίόάέδγχθφήύβξζψώϊϋΐΰ"),
    _Script("cp1255", "יוהלארמתבשנדפקע", "חסגצטכזםןךףץ"),
    _Script("cp1256", "ايلمنروتبةدعسفه", "كقحجشصطخذضزغثظءأإآىئؤپچژگک"),
    _Script("cp874", "านรอกเงมยลว", "ดทสตะปบคหแจพชขใไผโถซธฐณศษญภฟฉฎฏฑฒฬฮ่้๊๋ัาำิีึืุู์็ๆฯ"),
    _Script("gb18030", ""),
    _Script("big5", ""),
    _Script("cp932", ""),
    _Script("euc_jp", ""),
    _Script("cp949", ""),
)


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes, line ends as they are; never fails."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            name = "utf-8" if encoding == "utf-8-sig" else encoding
            return Decoded(data[len(mark) :].decode(name, "replace"), encoding, mark)
    wide = _wide_encoding(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_doubtful(data)


def _wide_encoding(data: bytes) -> str:
    """The UTF-16 or UTF-32 byte order of text without a mark, blank when it is neither."""
    head = data[:4000]
    if len(head) < 4 or 0 not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.3 and even < odd * 0.1:
        return "utf-16-le"
    if even > half * 0.3 and odd < even * 0.1:
        return "utf-16-be"
    return ""


def _decode_doubtful(data: bytes) -> Decoded:
    loose = data.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    whole = sum(1 for character in loose[:200_000] if character > "\x7f") - broken
    if whole > 10 * broken:
        return Decoded(loose, "utf-8", certain=False)
    encoding = guess(data)
    try:
        return Decoded(data.decode(encoding), encoding, certain=False)
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, "replace"), encoding, certain=False)


def guess(data: bytes) -> str:
    """The likeliest encoding of text that is not Unicode, as a Python codec's name."""
    sample = _sample(data)
    macintosh = b"\r" in data and b"\n" not in data
    few = max(0, 4 - len(re.findall(rb"[\x80-\xff]", sample))) / 4  # with so little to judge by, the commonest
    scores = []
    for place, script in enumerate(_SCRIPTS):
        try:
            text = sample.decode(script.encoding)
        except UnicodeDecodeError:
            continue
        bonus = script.bonus + (0.6 if macintosh and script.encoding == "mac_roman" else 0)
        bonus += few if script.encoding == "cp1252" else 0
        scores.append((_score(text, script) + bonus, -place, script.encoding))
    return max(scores)[2] if scores else "latin-1"


def _sample(data: bytes) -> bytes:
    """Whole lines that hold bytes above ASCII, enough of them to judge by."""
    lines, size = [], 0
    for match in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data):
        lines.append(match.group())
        size += len(lines[-1])
        if size > _SAMPLE:
            break
    return b"\n".join(lines)


def _score(text: str, script: _Script) -> float:
    """How well the characters above ASCII fit the script: about 2 for fitting text, below 0 for nonsense."""
    total, count = 0.0, 0
    padded = f" {text} "
    for match in re.finditer(r"[^\x00-\x7f]", padded):
        i = match.start()
        count += 1
        before, character, after = padded[i - 1], match.group(), padded[i + 1]
        if script.often:
            total += _letter_score(before, character, after, script)
        else:
            within_word = before.isascii() and before.islower()
            total += -1.5 if within_word else _ideograph_score(character, script.encoding)
    return total / count if count else 0.0


def _letter_score(before: str, character: str, after: str, script: _Script) -> float:
    lower = character.lower()
    if lower not in script.often and lower not in script.seldom:
        return _symbol_score(before, character, after)
    score = 2.0 if lower in script.often else 0.8
    if character != lower and before.islower():
        return -1.5
    ascii_beside = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
    if not script.latin:
        return -2.0 if ascii_beside else score * (0.75 if character != lower else 1.0)
    accented = sum(1 for neighbour in (before, after) if not neighbour.isascii() and neighbour.isalpha())
    usual = script.often != _WESTERN or character in "çãõéæøåäöü"
    return score * ((1.0, 0.7, 0.5) if usual else (1.0, 0.3, 0.0))[accented]


def _symbol_score(before: str, character: str, after: str) -> float:
    inside = before.isalpha() and after.isalpha()
    if character == "’":
        return 1.2
    if character in _PUNCTUATION:
        return -1.5 if inside else 1.0
    return -4.0 if not character.isprintable() else -2.0


def _ideograph_score(character: str, encoding: str) -> float:
    """2 for the characters an East Asian encoding is mostly used for, less for its rare ones."""
    if character in "，。、；：？！「」（）・ー　％":
        return 1.0
    code = ord(character)
    kana, hangul = 0x3041 <= code <= 0x30FF, 0xAC00 <= code <= 0xD7A3
    if encoding in ("cp932", "euc_jp") and kana:
        return 2.1
    if encoding == "cp949":
        return 2.2 if hangul else -0.5
    if not 0x4E00 <= code <= 0x9FFF:
        return -1.5
    return _han_score(character, encoding)


def _han_score(character: str, encoding: str) -> float:
    lead = character.encode(encoding)[0]
    if encoding == "gb18030":
        in_common_set = len(character.encode("gb2312", "ignore")) == 2
        return 2.0 if in_common_set and 0xB0 <= lead <= 0xD7 else 0.2
    first, last = {"big5": (0xA4, 0xC6), "cp932": (0x88, 0x97), "euc_jp": (0xB0, 0xCF)}[encoding]
    return 1.8 if first <= lead <= last else 0.2
