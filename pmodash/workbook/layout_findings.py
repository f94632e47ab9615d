"""What a user should know of how their workbook was understood, as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmodash.findings import Finding
from pmodash.vocabulary import LEVELS
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.header_text import key
from pmodash.workbook.marker_columns import LEAST_LEVELS
from pmodash.workbook.tables import Column, Table


def layout_findings(book: Book, tables: Sequence[Table]) -> tuple[Finding, ...]:
    """No register, several registers, empty templates, hidden sheets, headers that stand twice, unresolved formulas."""
    contacts = [table for table in tables if table.role == "contacts"]
    return (
        *(_no_register(book, tables) if not contacts else ()),
        *_empty_register(contacts),
        *_several_registers(contacts),
        *_hidden_sheets(book, tables),
        *(finding for table in contacts for finding in _same_headers(table)),
        *(finding for table in contacts for finding in _headerless(table)),
        *(finding for table in contacts for finding in _without_marks(book, table)),
        *(finding for table in tables for finding in _blank_formulas(book, table)),
        *(finding for table in tables for finding in _hidden_rows(book, table)),
    )


def _no_register(book: Book, tables: Sequence[Table]) -> tuple[Finding, ...]:
    others = [f"{table.sheet} ({table.role})" for table in tables if table.role != "other"]
    looked = ", ".join(book.sheet_names or tuple(sheet.name for sheet in book.sheets)) or "no sheet with values"
    found = f"looked at {looked}" + (f"; found {', '.join(others)}" if others else "")
    return (
        Finding(
            "stop",
            "no-register",
            found=found,
            expected="a sheet with a header row (such as Name, Organisation, Role, Email) and one row a contact",
            remedy="say which sheet and row hold the header, or start from the blank template",
        ),
    )


def _empty_register(contacts: Sequence[Table]) -> tuple[Finding, ...]:
    if not contacts or any(table.rows for table in contacts):
        return ()
    table = contacts[0]
    return (
        Finding(
            "note",
            "register-empty",
            table.sheet,
            found=f"a header in row {table.header_row} and no contacts below it",
            expected="one row a contact below the header",
            remedy="fill in the contacts, or upload the workbook that holds them",
        ),
    )


def _several_registers(contacts: Sequence[Table]) -> tuple[Finding, ...]:
    contacts = [table for table in contacts if not table.tells_more_of]
    if len(contacts) < 2:
        return ()
    main = max(contacts, key=lambda table: (table.confidence, table.rows))
    others = ", ".join(f"{t.sheet} row {t.header_row} ({t.rows} rows)" for t in contacts if t is not main)
    return (
        Finding(
            "note",
            "several-registers",
            main.sheet,
            found=f"{len(contacts)} lists of contacts: {main.sheet} row {main.header_row} and {others}",
            expected="one register",
            remedy=f"'{main.sheet}' was taken as the register; correct a sheet's role if it is another",
        ),
    )


def _hidden_sheets(book: Book, tables: Sequence[Table]) -> tuple[Finding, ...]:
    roles = {table.sheet: table.role for table in tables if table.role != "other"}
    return tuple(
        Finding(
            "note",
            "hidden-sheet",
            sheet.name,
            found=f"a hidden sheet, read as {roles[sheet.name]}" if sheet.name in roles else "a hidden sheet, not used",
            expected="",
            remedy="correct its role if this is not what it holds" if sheet.name in roles else "nothing to do",
        )
        for sheet in book.sheets
        if sheet.hidden and sheet.kind == "worksheet" and len(sheet.rows)
    )


def _same_headers(table: Table) -> tuple[Finding, ...]:
    first: dict[str, Column] = {}
    found = []
    for column in table.columns:
        words = key(column.header)
        if not words or column.meaning:
            continue
        earlier = first.setdefault(words, column)
        if earlier is not column and earlier.field is not None:
            found.append(
                Finding(
                    "note",
                    "header-twice",
                    table.sheet,
                    f"{column.column}{table.header_row}",
                    found=f"'{column.header}' heads columns {earlier.column} and {column.column}",
                    expected="a header for each column of its own",
                    remedy=f"column {column.column} is "
                    + (f"read as {column.field.replace('_', ' ')} too" if column.field else "left alone"),
                )
            )
    return tuple(found)


def _headerless(table: Table) -> tuple[Finding, ...]:
    if table.header_row is not None:
        return ()
    return (
        Finding(
            "fix",
            "no-header",
            table.sheet,
            found="contacts without a header row",
            expected="a header above each column",
            remedy="put a header row above the contacts, or say what each column holds",
        ),
    )


def _hidden_rows(book: Book, table: Table) -> tuple[Finding, ...]:
    hidden = next((sheet.hidden_rows for sheet in book.sheets if sheet.name == table.sheet), frozenset())
    inside = sorted(row for row in hidden if table.first_row <= row <= table.last_row and row not in table.left_out)
    if table.role == "other" or not inside:
        return ()
    return (
        Finding(
            "note",
            "hidden-rows",
            table.sheet,
            f"{inside[0]}:{inside[-1]}",
            found=f"{len(inside)} hidden row{'s' if len(inside) > 1 else ''}, read as any other",
            expected="",
            remedy="show them in Excel to look at them; take out those that are not to count",
        ),
    )


def _without_marks(book: Book, table: Table) -> tuple[Finding, ...]:
    """The records of a table of marker columns that hold no mark, where these are most of them."""
    levels = [column for column in table.columns if column.meaning in LEVELS]
    if len(levels) < LEAST_LEVELS or not table.rows:
        return ()
    sheet = book.sheet(table.sheet)
    marked = [{row for row, value in _below(sheet, column, table) if value} for column in levels]
    named = {row for column in table.of_field("name") for row, value in _below(sheet, column, table) if value}
    blank = named - set(table.left_out) - set(table.continuation) - set().union(*marked)
    if len(blank) < 0.5 * table.rows:
        return ()
    return (
        Finding(
            "fix",
            "marks-missing",
            table.sheet,
            f"{levels[0].column}:{levels[-1].column}",
            found=f"{len(blank)} of {table.rows} rows have no mark under {levels[0].header} … {levels[-1].header}",
            expected="a mark in the column of the level, such as X, or C for current and D for desired",
            remedy="a colour alone cannot be read: put a letter into the coloured cells",
        ),
    )


def _below(sheet: Sheet, column: Column, table: Table) -> Iterator[tuple[int, str]]:
    cells = sheet.column(column.number)
    for row in range(table.first_row, table.last_row + 1):
        yield row, tidy(cells[row - sheet.first_row])


def _blank_formulas(book: Book, table: Table) -> tuple[Finding, ...]:
    """The columns of a table whose formulas hold no result, so that they were read as blank."""
    blank = next((sheet.blank_formulas for sheet in book.sheets if sheet.name == table.sheet), {})
    counts = {
        column: sum(table.first_row <= row <= table.last_row for row in blank.get(column.number, ()))
        for column in table.columns
        if column.field
    }
    return tuple(
        Finding(
            "fix",
            "formula-no-value",
            table.sheet,
            column.column,
            found=f"{count} of the formulas under {column.header!r} hold{'s' if count == 1 else ''} no result",
            expected="a result beside each formula",
            remedy="open the workbook in Excel or LibreOffice once, save it and upload it again",
        )
        for column, count in counts.items()
        if count
    )
