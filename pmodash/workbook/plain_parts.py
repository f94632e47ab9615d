"""The parts of a new .xlsx package that are the same for every workbook, and the ends of its sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from pmodash.workbook.cells import Area, ColumnWidth, address

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_USUAL_WIDTH = 9.14

_STYLES = f"""{XML_HEAD}<styleSheet xmlns="{_MAIN}">
<numFmts count="4"><numFmt numFmtId="164" formatCode="dd\\ mmm\\ yyyy"/>\
<numFmt numFmtId="165" formatCode="dd\\ mmm\\ yyyy\\ hh:mm:ss"/>\
<numFmt numFmtId="166" formatCode="hh:mm:ss"/><numFmt numFmtId="167" formatCode="[h]:mm:ss"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="14"/><color rgb="FF1F3864"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="167" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>\
<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>\
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" quotePrefix="1" applyFont="1" applyFill="1"/>\
<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
<tableStyles count="0" defaultTableStyle="TableStyleMedium2"/></styleSheet>"""


def fixed_parts(sheets: Sequence[tuple[str, str]], tables: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Name and text of every part but the sheets' rows, their tables and the shared strings.

    `sheets` are their names and states; one of them is visible at least, since Excel opens no other workbook.
    """
    numbers = range(1, len(sheets) + 1)
    shown = next((place for place, (_, state) in enumerate(sheets) if state == "visible"), 0)
    yield "[Content_Types].xml", _content_types(len(sheets), tables)
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}"'
        f'{_state(state if number != shown + 1 else "visible")} r:id="rId{number}"/>'
        for number, (name, state) in zip(numbers, sheets, strict=True)
    )
    tab = f' activeTab="{shown}"' if shown else ""
    yield (
        "xl/workbook.xml",
        f'{XML_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView{tab}/></bookViews>'
        f"<sheets>{listed}</sheets></workbook>",
    )
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations([*targets, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]),
    )
    yield "xl/styles.xml", _STYLES
    for number in tables:
        yield f"xl/worksheets/_rels/sheet{number}.xml.rels", _relations([("table", f"../tables/table{number}.xml")])


def _state(state: str) -> str:
    return "" if state == "visible" else f' state="{state}"'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _content_types(sheets: int, tables: Sequence[int]) -> str:
    parts = [
        ("/xl/workbook.xml", "sheet.main"),
        ("/xl/styles.xml", "styles"),
        ("/xl/sharedStrings.xml", "sharedStrings"),
    ]
    parts += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in range(1, sheets + 1)]
    parts += [(f"/xl/tables/table{number}.xml", "table") for number in tables]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in parts)
    return (
        f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def sheet_head(frozen: tuple[int, int], widths: Sequence[ColumnWidth]) -> str:
    """What stands before a sheet's rows: the rows and columns that stay in view, and the widths."""
    cols = "".join(map(_col, widths))
    return (
        f'{XML_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetViews>'
        f'<sheetView workbookViewId="0">{_pane(*frozen)}'
        f"</sheetView></sheetViews>{f'<cols>{cols}</cols>' if cols else ''}<sheetData>"
    )


def _pane(rows: int, columns: int) -> str:
    if not rows and not columns:
        return ""
    split = (f' xSplit="{columns}"' if columns else "") + (f' ySplit="{rows}"' if rows else "")
    active = ("bottomRight" if columns else "bottomLeft") if rows else "topRight"
    return f'<pane{split} topLeftCell="{address(rows + 1, columns + 1)}" activePane="{active}" state="frozen"/>'


def _col(columns: ColumnWidth) -> str:
    hidden = ' hidden="1"' if columns.hidden or not columns.width else ""
    width = columns.width or _USUAL_WIDTH
    return f'<col min="{columns.first}" max="{columns.last}" width="{width:g}"{hidden} customWidth="1"/>'


def sheet_tail(
    header_row: int,
    area: str,
    last_row: int,
    lists: Sequence[tuple[str, tuple[str, ...]]],
    has_table: bool,
    merged: Sequence[Area] = (),
) -> str:
    """What follows a sheet's rows: the filter, merged areas, the drop-down lists and the link to its table."""
    tail = ["</sheetData>"]
    if header_row and not has_table:
        tail.append(f'<autoFilter ref="{area}"/>')
    if merged:
        tail.append(f'<mergeCells count="{len(merged)}">')
        tail += [
            f'<mergeCell ref="{address(a.first_row, a.first_column)}:{address(a.last_row, a.last_column)}"/>'
            for a in merged
        ]
        tail.append("</mergeCells>")
    if lists:
        last = max(last_row, header_row + 1)
        tail.append(f'<dataValidations count="{len(lists)}">')
        tail += [_drop_down(letter, words, header_row + 1, last) for letter, words in lists]
        tail.append("</dataValidations>")
    tail.append('<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>')
    if has_table:
        tail.append('<tableParts count="1"><tablePart r:id="rId1"/></tableParts>')
    tail.append("</worksheet>")
    return "".join(tail)


def _drop_down(letter: str, words: Sequence[str], first: int, last: int) -> str:
    choices = escape(",".join(words).replace('"', '""'))
    return (
        f'<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" '
        f'sqref="{letter}{first}:{letter}{last}"><formula1>"{choices}"</formula1></dataValidation>'
    )


def table_xml(number: int, name: str, area: str, headers: Sequence[str]) -> str:
    """The part of an Excel table over an area whose first row holds these headers."""
    columns = "".join(f'<tableColumn id="{i}" name={quoteattr(header)}/>' for i, header in enumerate(headers, 1))
    return (
        f'{XML_HEAD}<table xmlns="{_MAIN}" id="{number}" name={quoteattr(name)} displayName={quoteattr(name)} '
        f'ref="{area}" totalsRowShown="0"><autoFilter ref="{area}"/>'
        f'<tableColumns count="{len(headers)}">{columns}</tableColumns>'
        f'<tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" '
        f'showColumnStripes="0"/></table>'
    )
