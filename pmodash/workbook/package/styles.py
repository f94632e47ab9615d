"""The styles of a workbook: which show days, which are locked, and new ones made after those that stand there.

ECMA-376 part 1: 18.8.39 styleSheet, 18.8.10 cellXfs, 18.8.45 xf, 18.8.30 numFmt (with the built-in ids),
18.8.33 protection. A style is only ever added: no cell but those that ask for it looks different.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from pmodash.findings import RefusedWriteError
from pmodash.workbook.package.markup import (
    Element,
    Splices,
    as_utf8,
    attributes_of,
    children,
    elements,
    prefix_of,
    quoted,
    tag_end,
    whole,
    with_attributes,
    with_open_root,
)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MINIMAL = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{_MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
).encode()
_FIRST_OWN_FORMAT, _MOST_STYLES = 164, 65_490
_RESERVED = {
    "fonts": ("<font/>",),
    "fills": (
        '<fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill>',
    ),
}
_BOLD_AND_WHITE = '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>'
_GREY_AND_SLANTED = '<font><i/><sz val="11"/><color rgb="FF595959"/><name val="Calibri"/></font>'
_DARK_BLUE = (
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/><bgColor indexed="64"/></patternFill></fill>'
)
_TOP = '<alignment horizontal="left" vertical="top"/>'
_TOP_AND_WRAPPED = '<alignment horizontal="left" vertical="top" wrapText="1"/>'
_APPLIED = ("Font", "Fill", "Alignment")
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
          "colors", "extLst")  # fmt: skip


class Styles:
    """The styles part, read once; `like` gives the number of a style, added where it is not there yet."""

    def __init__(self, data: bytes, part: str) -> None:
        self.part, self._data = part, with_open_root(as_utf8(data, part), part)
        self._found = elements(self._data, part, depth=4)
        self._root = self._found[0]
        self._prefix = prefix_of(self._data, self._root)
        self._xfs = list(children(self._found, "cellXfs", "xf"))
        formats = list(children(self._found, "numFmts", "numFmt"))
        self._formats = {f.attributes.get("numFmtId", ""): f.attributes.get("formatCode", "") for f in formats}
        starts = [xf.start for xf in self._xfs]
        self._unlocked = {
            bisect_right(starts, found.start) - 1
            for found in children(self._found, "cellXfs", "xf", "protection")
            if found.attributes.get("locked") in ("0", "false")
        }
        self._new_xfs: list[bytes] = []
        self._new_formats: dict[str, str] = {}
        self._new_parts: dict[str, list[bytes]] = {"fonts": [], "fills": []}
        self._known: dict[tuple[str, str], str] = {}
        self._numbers = {self._data[xf.start : xf.end]: str(at) for at, xf in enumerate(self._xfs)}

    @property
    def changed(self) -> bool:
        """Whether a style was added."""
        return bool(self._new_xfs)

    def format_code(self, style: str) -> str:
        """The number format of a style."""
        known = {**self._formats, **{number: code for code, number in self._new_formats.items()}}
        number = attributes_of(self._xf(style)).get("numFmtId", "0")
        return known.get(number) or str(BUILTIN_FORMATS.get(whole(number), "General"))

    def shows_days(self, style: str) -> bool:
        """Whether a style shows numbers as days."""
        return is_date_format(self.format_code(style))

    def locked(self, style: str) -> bool:
        """Whether cells of a style cannot be changed where their sheet is protected."""
        return whole(style) not in self._unlocked

    @property
    def all_locked(self) -> bool:
        """Whether a protected sheet leaves no cell free, whatever its style."""
        return not self._unlocked

    def _xf(self, style: str) -> bytes:
        number = whole(style)
        if number < len(self._xfs):
            return self._data[self._xfs[number].start : self._xfs[number].end]
        return self._new_xfs[number - len(self._xfs)] if number < self._count else b"<" + self._prefix + b"xf/>"

    @property
    def _count(self) -> int:
        return len(self._xfs) + len(self._new_xfs)

    def with_format(self, style: str, code: str) -> str:
        """The number of a style like another, its numbers shown in this format."""
        key = (style, code)
        if key not in self._known:
            tag, rest = _tag_and_rest(self._xf(style))
            tag = with_attributes(tag, {"numFmtId": self._format_number(code), "applyNumberFormat": "1"})
            self._known[key] = self._add(tag + rest)
        return self._known[key]

    def header(self) -> str:
        """The number of a style for the headers of a sheet of the product's own: bold and white on dark blue."""
        return self._own("header", _BOLD_AND_WHITE, _DARK_BLUE, _TOP_AND_WRAPPED)

    def remark(self) -> str:
        """The number of a style for the line above them: grey and slanted, running on over the cells beside it."""
        return self._own("remark", _GREY_AND_SLANTED, "", "")

    def body(self, code: str, wraps: bool) -> str:
        """The number of a style for the cells below them, with a number format; `wraps` is for long texts."""
        plain = self._own(f"body {wraps}", "", "", _TOP_AND_WRAPPED if wraps else _TOP)
        return self.with_format(plain, code) if code else plain

    def _own(self, name: str, font: str, fill: str, alignment: str) -> str:
        """The number of a style made of a font and a fill, the workbook's plain ones where blank."""
        key = ("", name)
        if key not in self._known:
            numbers = f'fontId="{self._add_part("fonts", font)}" fillId="{self._add_part("fills", fill)}"'
            applied = "".join(
                f' apply{what}="1"' for what, told in zip(_APPLIED, (font, fill, alignment), strict=True) if told
            )
            xf = f'<xf numFmtId="0" {numbers} borderId="0" xfId="0"{applied}>{alignment}</xf>'
            self._known[key] = self._add(self._prefixed(xf))
        return self._known[key]

    def _prefixed(self, xml: str) -> bytes:
        return re.sub(rb"(</?)", rb"\1" + self._prefix, xml.encode())

    def _add(self, xf: bytes) -> str:
        """The number of a style, put behind the others where none is the very same."""
        if xf in self._numbers:
            return self._numbers[xf]
        if self._count >= _MOST_STYLES:
            raise RefusedWriteError("the workbook has no room for another cell style", "delete unused styles in Excel")
        self._new_xfs.append(xf)
        self._numbers[xf] = str(self._count - 1)
        return self._numbers[xf]

    def _add_part(self, group: str, xml: str) -> int:
        """The place of an entry in the fonts or the fills, put behind the others; of their first where it is blank."""
        if not xml:
            return 0
        new, held = self._new_parts[group], sum(1 for _ in children(self._found, group, group.removesuffix("s")))
        if not held and not new:
            new += [self._prefixed(plain) for plain in _RESERVED[group]]
        new.append(self._prefixed(xml))
        return held + len(new) - 1

    def _format_number(self, code: str) -> str:
        built_in = next((str(number) for number, known in BUILTIN_FORMATS.items() if known == code), "")
        own = next((number for number, known in self._formats.items() if known == code), "")
        if own or built_in:
            return own or built_in
        if code not in self._new_formats:
            taken = [whole(number) for number in (*self._formats, *self._new_formats.values())]
            self._new_formats[code] = str(max([*taken, _FIRST_OWN_FORMAT - 1]) + 1)
        return self._new_formats[code]

    def to_bytes(self) -> bytes:
        """The part with the added styles in it."""
        changes, p = Splices(), self._prefix
        formats = [
            b"<" + p + b"numFmt numFmtId=" + quoted(number) + b" formatCode=" + quoted(code) + b"/>"
            for code, number in self._new_formats.items()
        ]
        for group, new in {"numFmts": formats, **self._new_parts, "cellXfs": self._new_xfs}.items():
            self._grow(changes, group, new)
        return changes.made_in(self._data)

    def _grow(self, changes: Splices, group: str, new: list[bytes]) -> None:
        """Entries at the end of a list of the part, which is made where it is missing."""
        if not new:
            return
        name, body = self._prefix + group.encode(), b"".join(new)
        found: Element | None = next(children(self._found, group), None)
        if found is None:
            later = [e.start for e in self._found if len(e.path) == 2 and e.name in _ORDER[_ORDER.index(group) :]]
            at, count = min(later, default=self._root.outside), str(len(new))
            changes.put(at, at, b"<" + name + b" count=" + quoted(count) + b">" + body + b"</" + name + b">")
            return
        held = sum(1 for entry in self._found if len(entry.path) == 3 and entry.path[1] == group)
        tag = with_attributes(self._data[found.start : found.inside], {"count": str(held + len(new))})
        if found.empty:
            tag = tag[:-2].rstrip() + b">"
            changes.put(found.start, found.end, tag + body + b"</" + name + b">")
        else:
            changes.put(found.start, found.inside, tag)
            changes.put(found.outside, found.outside, body)


def _tag_and_rest(xf: bytes) -> tuple[bytes, bytes]:
    end = tag_end(xf, 0)
    return xf[:end], xf[end:]
