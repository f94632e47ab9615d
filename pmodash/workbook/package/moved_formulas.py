"""The formulas of a sheet's cells, written so that they follow rows that are pushed down.

ECMA-376 part 1: 18.3.1.40 f. A shared formula whose cells would come to differ is written out in each of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pmodash.workbook.package.formula_spans import FormulaSpan, formula_spans, translated, with_text
from pmodash.workbook.package.markup import Splices
from pmodash.workbook.package.ranges import area_of
from pmodash.workbook.package.references import Push, cannot, farthest_row, moved_formula

_ALONE: dict[str, str | None] = {"t": None, "ref": None, "si": None}


def move_formulas(data: bytes, text: bytes, own: bool, push: Push) -> Splices:
    """The changes to the rows of a sheet. `text` is the same as `data`, safe to search; `own` tells that it is
    pushed itself. RefusedWriteError where a formula cannot follow.
    """
    changes, shared = Splices(), defaultdict(list)
    for span in formula_spans(data, text):
        if own and not span.row:
            raise cannot("formulas stand in cells without an address")
        if span.kind == "shared":
            shared[span.group].append(span)
        elif span.kind in ("array", "dataTable"):
            _refuse_spilling(span, own, push)
        else:
            moved = _moved(span, span.text, own, push)
            if moved != span.text:
                changes.put(span.start, span.end, with_text(span, moved))
    for group in shared.values():
        _move_shared(group, own, push, changes)
    return changes


def _moved(span: FormulaSpan, text: str, own: bool, push: Push) -> str:
    return moved_formula(text, own, push, below=own and span.row >= push.row)


def _refuse_spilling(span: FormulaSpan, own: bool, push: Push) -> None:
    area = area_of(span.ref)
    stays = span.kind == "array" and area is not None and (not own or area.last_row < push.row)
    if not stays or moved_formula(span.text, own, push) != span.text:
        raise cannot("an array formula or a data table reaches below the table")


def _move_shared(group: Sequence[FormulaSpan], own: bool, push: Push, changes: Splices) -> None:
    whole = next((span for span in group if span.text.strip()), None)
    if whole is None or not whole.row:
        raise cannot("a shared formula cannot be made out")
    rows = [span.row for span in group]
    if max(rows) < push.row and farthest_row(whole.text) + max(rows) - min(rows) < push.row:
        return
    told = [translated(whole.text, (whole.row, whole.column), (span.row, span.column)) for span in group]
    texts = [text for text in told if text is not None]
    if len(texts) < len(group):
        raise cannot("a shared formula cannot be made out")
    moved = [_moved(span, text, own, push) for span, text in zip(group, texts, strict=True)]
    if moved != texts or (own and max(rows) >= push.row):
        _write_out(group, moved, changes)


def _write_out(group: Iterable[FormulaSpan], texts: Iterable[str], changes: Splices) -> None:
    for span, text in zip(group, texts, strict=True):
        changes.put(span.start, span.end, with_text(span, text, _ALONE))
