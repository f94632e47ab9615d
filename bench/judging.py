"""What of a workbook is no longer in the one that a program made of it.

The judge shares no code with the product. It compares what the parts say, part of a kind with parts of that kind on
the same sheet, whatever they are called now. What the file says more than before is no loss, unless it is a fault that
Excel offers to repair.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bench.packages import Element, Fact, Package, facts, local, plain, tie_id
from bench.schema_defaults import ORDER, SHEET_KINDS
from bench.sheet_cells import cells_of, column_letters, rows_and_columns
from bench.styles_meant import StylesMeant

Kinds = dict[str, Counter[Fact]]
_OWN_WAY = ("worksheets", "workbook", "styles", "texts", "worked out")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")


@dataclass(frozen=True, slots=True)
class Asked:
    """The one edit asked for: values for cells next to each other in a row, in a row that is new, or on a new sheet."""

    sheet: str
    row: int
    column: int
    values: tuple[str, ...]
    new_row: bool = False
    new_sheet: bool = False


class Original:
    """A workbook against which several results are judged."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        self._faults = _faults(self._package)

    def lost(self, result: bytes, asked: Asked) -> dict[str, tuple[str, ...]]:
        """For each kind of thing that is not whole: some of the facts that are missing, or faults that are new."""
        try:
            after = Package(result)
            found, new_faults = _kinds(after, asked, True), _faults(after) - self._faults
            undone = _undone(after, asked)
        except Exception as fault:  # a package may be broken in any way
            return {"damaged": (f"cannot be opened: {fault!r}",)}
        missing: Mapping[str, Iterable[object]] = {
            kind: (wanted - found.get(kind, Counter())) for kind, wanted in _kinds(self._package, asked, False).items()
        }
        told = {**missing, "damaged": new_faults, "the edit itself": undone}
        return {kind: tuple(str(fact) for fact in list(each)[:3]) for kind, each in told.items() if each}


def _undone(after: Package, asked: Asked) -> list[str]:
    styles, cells = StylesMeant(after), {}
    part = after.sheets.get(asked.sheet)
    if part:
        cells = {(cell.row, cell.column): cell.value for cell in cells_of(after, part, styles)}
    rows = sorted({row for row, _ in cells}) if asked.new_sheet else [asked.row]  # a way may put a title on its sheet
    wanted = [(asked.column + number, value) for number, value in enumerate(asked.values)]
    lacking = [[column for column, value in wanted if cells.get((row, column)) != value] for row in rows or [asked.row]]
    return [f"{(asked.row, column)}" for column in min(lacking, key=len)]


def _kinds(package: Package, asked: Asked, every: bool) -> Kinds:
    kinds: Kinds = defaultdict(Counter)
    styles, owners = StylesMeant(package), _owners(package)
    for part in package.parts:
        kind, owner = package.kind(part), owners.get(part, "")
        if kind in _OWN_WAY or part not in owners:
            continue
        root, rooted = package.tree(part), _Resolver(package, part, styles, asked)
        told = [("bytes", package.digest(part))] if root is None else facts(root, rooted, every)
        kinds[kind].update((owner, *fact) for fact in told)
    _add_workbook(kinds, package, styles, asked, every)
    for sheet, part in package.sheets.items():
        if sheet != asked.sheet or not asked.new_sheet:
            _add_sheet(kinds, package, sheet, part, styles, asked, every)
    return kinds


def _owners(package: Package) -> dict[str, str]:
    """The parts that something leads to, and the sheet from which they are reached; "" for the workbook itself."""
    owners = dict.fromkeys((package.workbook, *package.sheets.values()), "") | {p: s for s, p in package.sheets.items()}
    waiting = ["", *owners]
    while waiting:
        part = waiting.pop()
        for tie in package.ties(part).values():
            if not tie.external and package.has(tie.target) and tie.target not in owners:
                owners[tie.target] = owners.get(part, "")
                waiting.append(tie.target)
    return owners


class _Resolver:
    """What an attribute's value means: a tie, a look, an area without the row that was added."""

    def __init__(self, package: Package, part: str, styles: StylesMeant, asked: Asked) -> None:
        self._package, self._part, self._styles = package, part, styles
        self._grown = asked.row if asked.new_row else 0

    def __call__(self, element: Element, attribute: str, value: str) -> object:
        if attribute == "tie":
            return self._package.meaning(self._part, value)
        if attribute.lower().endswith("dxfid"):
            return self._styles.change(value)
        if attribute in ("ref", "sqref") or (not attribute and local(element) in ("sqref", "definedName")):
            return self.area(value)
        return value

    def area(self, text: str) -> str:
        """Areas in an order of their own, ending above the row that was added."""
        return " ".join(sorted(_AREA.sub(self._shortened, text.replace("'", "")).split()))

    def _shortened(self, found: re.Match[str]) -> str:
        left, top, right, bottom = found.groups()
        right, bottom = right or left, bottom or top
        if self._grown and int(bottom) == self._grown and int(top) < self._grown:
            bottom = str(self._grown - 1)
        return f"{left}{top}:{right}{bottom}"


def _add_workbook(kinds: Kinds, package: Package, styles: StylesMeant, asked: Asked, every: bool) -> None:
    root, names = package.tree(package.workbook), list(package.sheets)
    resolve = _Resolver(package, package.workbook, styles, asked)
    for element in root if root is not None else ():
        name = local(element)
        if name == "sheets":
            told = [(e.get("name"), e.get("state", "visible")) for e in element]
            kinds["sheets"].update(told)
            kept = [n for n in names if not (asked.new_sheet and n == asked.sheet)]
            kinds["sheets"][("order", *kept)] += 1
        elif name == "definedNames":
            for each in element:
                where = names[int(each.get("localSheetId", -1))] if each.get("localSheetId") else ""
                kinds["names"][(where, each.get("name"), resolve.area(each.text or ""))] += 1
        elif name not in ("fileVersion", "calcPr", "AlternateContent", "revisionPtr", ""):
            kinds["workbook"].update(facts(element, resolve, every))
    kinds["named styles"].update(styles.named)


def _add_sheet(
    kinds: Kinds, package: Package, sheet: str, part: str, styles: StylesMeant, asked: Asked, every: bool
) -> None:
    root = package.tree(part)
    resolve = _Resolver(package, part, styles, asked)
    if root is None or local(root) != "worksheet":
        kinds["other sheets"].update(
            (sheet, *fact) for fact in (facts(root, resolve, every) if root is not None else ())
        )
        return
    _add_cells(kinds, package, sheet, part, styles, asked)
    for kind, fact in rows_and_columns(root, styles):
        kinds[kind][(sheet, *fact)] += 1
    for element in root:
        name = local(element)
        if name not in ("sheetData", "cols", "dimension", "sheetCalcPr", ""):
            kinds[SHEET_KINDS.get(name, "sheet settings")].update((sheet, *f) for f in facts(element, resolve, every))


def _add_cells(kinds: Kinds, package: Package, sheet: str, part: str, styles: StylesMeant, asked: Asked) -> None:
    places = {(asked.row, asked.column + n) for n in range(len(asked.values))} if sheet == asked.sheet else set()
    for cell in cells_of(package, part, styles):
        place = (sheet, f"{column_letters(cell.column)}{cell.row}")
        added = asked.new_row and sheet == asked.sheet and cell.row == asked.row  # it looks like the row above it
        if cell.style != styles.plain and not added:
            kinds["styles"][(*place, cell.style)] += 1
        if (cell.row, cell.column) in places:
            continue
        if cell.formula is not None:
            kinds["formulas"].update([place, (*place, cell.formula)] if cell.formula else [place])
        if cell.value is not None:
            kinds["values" if cell.formula is None else "cached values"][(*place, cell.type, cell.value)] += 1
        for kind, told in cell.besides:
            kinds[kind][(*place, told)] += 1


def _faults(package: Package) -> Counter[str]:
    """What makes Excel offer a repair."""
    found = Counter(f"{name} is there twice" for name in package.repeated)
    found.update(f"{part} has no type" for part in package.parts if not package.type_of(part))
    found.update(f"{key} is listed and not there" for key in package.types if "/" in key and not package.has(key[1:]))
    for part in ("", *package.parts):
        for tie in package.ties(part).values():
            if not tie.external and tie.target and not package.has(tie.target):
                found[f"{part} leads to {tie.target}, which is not there"] += 1
        if package.kind(part) == "tables" and (root := package.tree(part)) is not None:
            found.update(_table_faults(root))
    styles = StylesMeant(package)
    for sheet, part in package.sheets.items():
        root, ties = package.tree(part), package.ties(part)
        if root is None:
            found[f"the sheet {sheet} is no XML"] += 1
            continue
        cells = [(cell.row, cell.column) for cell in cells_of(package, part, styles)]
        found.update([f"the cells of {sheet} are out of order"] if cells != sorted(set(cells)) else [])
        places = [ORDER.index(name) for e in root if (name := local(e)) in ORDER]
        found.update([f"the elements of {sheet} are out of order"] if places != sorted(places) else [])
        found.update(f"{sheet} has no {i}" for e in root.iter() if (i := tie_id(e)).startswith("rId") and i not in ties)
    return found


def _table_faults(root: Element) -> list[str]:
    names = [plain(e.get("name", "")).lower() for e in root.iter() if local(e) == "tableColumn"]
    area = _AREA.fullmatch(root.get("ref", ""))
    if area is None or not names:
        return []
    first, last = (sum((ord(c) - 64) * 26**n for n, c in enumerate(reversed(area[k] or area[1]))) for k in (1, 3))
    told = root.get("name")
    wrong = [f"the table {told} has not as many columns as its area"] if last - first + 1 != len(names) else []
    return wrong + ([f"the table {told} repeats a column"] if len(set(names)) < len(names) else [])
