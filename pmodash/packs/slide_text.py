"""Text on a slide: how much room it needs, how it is cut as a last resort, and how it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from pmodash.figures.labels import plain_text, safe_text
from pmodash.figures.margins import text_width

LINE, TALL_LINE = 1.2, 1.42
BULLET_ROOM = 1.1
LONGEST_WORD = 24
BLANKS = " \u00a0"
# Metrics known to be near those that text is measured by; any other typeface is taken to be wide.
NEAR = ("arial", "helvetica", "liberation sans", "times new roman", "arial narrow")
EVEN = ("courier", "mono", "consolas", "typewriter")
EVEN_WIDTH = 0.605
_NOT_IN_XML = re.compile("[\ufdd0-\ufdef\ufffe\uffff\ufeff]")


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface by how much wider it is than the measure, regular and bold; `even` when its letters are all alike."""

    name: str = "Arial"
    regular: float = 1.06
    bold: float = 1.14
    even: bool = False

    @classmethod
    def named(cls, name: str) -> Face:
        """A typeface by its name: a wide one unless it is known to be none."""
        plain = name.casefold()
        if plain in NEAR:
            return cls(name)
        return cls(name, even=any(word in plain for word in EVEN), regular=1.19, bold=1.33)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """How wide a line of this text is, in points."""
        if self.even:
            return size * sum(1.2 if ord(character) > 0x2E7F else EVEN_WIDTH for character in text)
        return size * sum(map(_width_of, text)) * (self.bold if bold else self.regular)


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of one look. `colour` is "#rrggbb", blank for the template's own; `before` the room above it."""

    text: str
    size: float
    bold: bool = False
    colour: str = ""
    bullet: bool = False
    before: float = 0.0
    align: str = ""


@cache
def _width_of(character: str) -> float:
    if character in BLANKS:
        return text_width("n n", 1.0) - text_width("nn", 1.0)
    return text_width(safe_text(character), 1.0)


def clean(text: object) -> str:
    """The text on one line without anything that a file of slides cannot hold."""
    return _NOT_IN_XML.sub("", plain_text(text))


def reads_leftward(text: str) -> bool:
    """Whether its first letter belongs to a script that is written from right to left."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind in ("R", "AL") for kind in kinds if kind in ("L", "R", "AL")), False)


def line_height(text: str, size: float) -> float:
    """The height of its lines: taller for scripts whose typefaces are."""
    tall = any(ord(character) > 0x58F for character in text if character not in "–—‘’“”…•●▲▼■→≤≥−")
    return size * (TALL_LINE if tall else LINE)


def line_count(text: str, width: float, size: float, face: Face, bold: bool = False) -> int:
    """Into how many lines the text breaks; a word wider than a line is broken too."""
    lines, taken, blank = 1, 0.0, face.width(" ", size, bold)
    for word in text.split(" "):
        wide = face.width(word, size, bold)
        if taken and taken + blank + wide > width:
            lines, taken = lines + 1, 0.0
        if wide > width:
            # Each line loses up to a letter where a word is broken.
            more, wide = divmod(wide, max(width - size, size))
            lines += int(more)
        taken += wide + (blank if taken else 0.0)
    return lines


def keeps_words(text: str, width: float, size: float, face: Face, bold: bool = False) -> bool:
    """Whether no word of usual length has to be broken."""
    words = (word for word in text.split(" ") if len(word) <= LONGEST_WORD)
    return all(face.width(word, size, bold) <= width for word in words)


def height_of(paras: Iterable[Para], width: float, face: Face) -> float:
    """How high these paragraphs stand in a column of that width."""
    total = 0.0
    for para in paras:
        room = width - (BULLET_ROOM * para.size if para.bullet else 0.0)
        lines = line_count(para.text, room, para.size, face, para.bold)
        total += para.before + lines * line_height(para.text, para.size)
    return total


def cut(para: Para, width: float, height: float, face: Face) -> Para:
    """The paragraph, ended by "…" where it would not fit otherwise."""
    if height_of((para,), width, face) <= height:
        return para
    low, high = 0, len(para.text)
    while low < high:
        middle = (low + high + 1) // 2
        shorter = replace(para, text=para.text[:middle].rstrip() + "…")
        low, high = (middle, high) if height_of((shorter,), width, face) <= height else (low, middle - 1)
    return replace(para, text=para.text[:low].rstrip() + "…")


def sized(para: Para, sizes: Sequence[float], width: float, height: float, face: Face) -> Para:
    """The paragraph in the first of these sizes that fits; cut at the last one when none does."""
    tried = [replace(para, size=size) for size in sizes]
    fitting = (one for one in tried if height_of((one,), width, face) <= height)
    return next(fitting, None) or cut(tried[-1], width, height, face)


def write(body: Any, paras: Sequence[Para]) -> None:
    """Put the paragraphs in place of what a text body (`txBody`) holds."""
    for old in body.findall("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
        body.remove(old)
    for para in paras or (Para("", 12),):
        body.append(parse_xml(_paragraph(para)))


def _paragraph(para: Para) -> str:
    leftward = reads_leftward(para.text)
    aligned = "r" if leftward and para.align != "ctr" else para.align or "l"
    align = "" if para.align == "inherit" and not leftward else f' algn="{aligned}"'
    indent = round(BULLET_ROOM * para.size * 12_700) if para.bullet else 0
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if para.bullet else "<a:buNone/>"
    return (
        f'<a:p {nsdecls("a")}><a:pPr marL="{indent}" indent="{-indent}"{align} rtl="{int(leftward)}">'
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(para.before * 100)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f"{bullet}</a:pPr>{run(para.text, para.size, para.bold, para.colour)}</a:p>"
    )


def run(text: str, size: float, bold: bool = False, colour: str = "") -> str:
    """One run of text as XML, with the language it is in."""
    if not text:
        return f'<a:endParaRPr lang="en-GB" sz="{round(size * 100)}"/>'
    look = f'{language(text)} sz="{round(size * 100)}" b="{int(bold)}" dirty="0"'
    fill = f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>' if colour else ""
    script = '<a:cs typeface="Arial"/>' if reads_leftward(text) else ""
    return f"<a:r><a:rPr {look}>{fill}{script}</a:rPr><a:t>{escape(text)}</a:t></a:r>"


def language(text: str) -> str:
    """The attributes that tell the language of a text, as far as its script gives it away."""
    for character in text:
        name = unicodedata.name(character, "") if ord(character) > 0x58F else ""
        for script, code in _SCRIPTS:
            if name.startswith(script):
                return f'lang="{code}" altLang="en-GB"'
    return 'lang="en-GB"'


_SCRIPTS = (
    ("ARABIC", "ar-SA"),
    ("HEBREW", "he-IL"),
    ("HIRAGANA", "ja-JP"),
    ("KATAKANA", "ja-JP"),
    ("HANGUL", "ko-KR"),
    ("CJK", "zh-CN"),
)
