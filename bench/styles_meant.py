"""What the numbers of styles mean: font, fill, border, format, alignment and protection (ECMA-376, part 1, 18.8)."""

from __future__ import annotations

from collections.abc import Iterable

from bench.packages import Element, Package, facts, local
from bench.schema_defaults import FORMATS

Meaning = frozenset[object]


class StylesMeant:
    """The styles of one workbook, by the numbers that cells, rows, columns and rules have."""

    def __init__(self, package: Package) -> None:
        root = package.tree(package.first("styles"))
        self._lists = {local(e): list(e) for e in root} if root is not None else {}
        self._formats = {e.get("numFmtId"): e.get("formatCode", "") for e in self._lists.get("numFmts", [])}
        self._meant: dict[str, Meaning] = {}
        self._parts = {name: [_meant(e) for e in self._lists.get(name, [])] for name in ("fonts", "fills", "borders")}
        self._changes = [_meant(e) for e in self._lists.get("dxfs", [])]
        self.plain = self.look("0")

    @property
    def named(self) -> Iterable[tuple[str]]:
        """The names of the cell styles that a user can choose, and of styles made for tables."""
        for element in (*self._lists.get("cellStyles", []), *self._lists.get("tableStyles", [])):
            yield ((element.get("name") or "").lower(),)

    def look(self, number: str) -> Meaning:
        """How a cell of that style looks."""
        if number not in self._meant:
            self._meant[number] = self._look(number)
        return self._meant[number]

    def change(self, number: str) -> Meaning:
        """What a conditional format or a table changes in a look."""
        return self._changes[int(number)] if number.isdigit() and int(number) < len(self._changes) else frozenset()

    def _look(self, number: str) -> Meaning:
        known = self._lists.get("cellXfs", [])
        if not number.isdigit() or int(number) >= len(known):
            return frozenset()
        element = known[int(number)]
        parts = [(name, self._part(element, name)) for name in self._parts]
        told = element.get("numFmtId", "0")
        code = self._formats.get(told) or FORMATS.get(told, told)
        besides = [_meant(e) for e in element if local(e) in ("alignment", "protection")]
        return frozenset([*parts, ("format", code), *(fact for each in besides for fact in each)])

    def _part(self, element: Element, name: str) -> Meaning:
        number, known = int(element.get(f"{name[:-1]}Id", "0")), self._parts[name]
        return known[number] if number < len(known) else frozenset()


def _meant(element: Element) -> Meaning:
    return frozenset(facts(element, lambda _element, _attribute, value: value))
