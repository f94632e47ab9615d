"""The commands over two workbooks or more: what changed between them, and two copies of one made one again."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pmodash.cli.inputs import check_apart, json_file, other_workbook
from pmodash.cli.outputs import say
from pmodash.cli.reading_ahead import bytes_of
from pmodash.cli.reading_ahead import password as password_of
from pmodash.cli.workbook_output import write_workbook
from pmodash.comparison.comparison import compare_registers
from pmodash.comparison.comparison_file import comparison_xlsx
from pmodash.comparison.comparison_json import comparison_json, comparison_lines
from pmodash.comparison.conflicts import MINE, Conflict
from pmodash.comparison.merging import Merging, NotDone, merge_copies, that_can_be_made
from pmodash.findings import Refusal
from pmodash.journal.edits import Edit
from pmodash.journal.edits_json import edits_as_json
from pmodash.journal.updating import UpdateOptions, update
from pmodash.workbook.corrections import corrections_from_json
from pmodash.workbook.field_names import field_label
from pmodash.workbook.output_files import TEXT_ENDINGS, check_ending, write_files
from pmodash.workbook.tables import Corrections


def compared(options: argparse.Namespace) -> None:
    """What changed between two workbooks."""
    earlier = other_workbook(options, options.earlier, options.earlier_password_env, options.earlier_layout)[1]
    later = other_workbook(options, options.later, options.password_env, options.layout)[1]
    found = compare_registers(earlier, later, options.as_of, options.earlier_as_of, tuple(options.home))
    if options.output:
        check_ending(options.output, ".xlsx")
        check_apart(options.output, [options.earlier, options.later])
        write_files({options.output: comparison_xlsx(found)})
    say(comparison_json(found) if options.json else comparison_lines(found))


def merged(options: argparse.Namespace) -> None:
    """Your copy of a workbook with what another copy of the same base changed in it."""
    check_apart(options.output, [options.base, options.theirs])
    base = other_workbook(options, options.base, options.base_password_env, options.base_layout)[1]
    theirs = other_workbook(options, options.theirs, options.theirs_password_env, options.theirs_layout)[1]
    mine = other_workbook(options, options.mine, options.password_env, options.layout)[1]
    found = merge_copies(base, mine, theirs, options.as_of)
    if found.conflicts and not options.prefer:
        say(_merging_json(found, (), ()) if options.json else "\n".join(map(_conflict_line, found.conflicts)))
        raise Refusal(
            f"{len(found.conflicts):,} of its entries differ in both copies, so nothing was written",
            "choose with --prefer mine or --prefer theirs, or one by one on the Compare page",
        )
    edits, refused = that_can_be_made(mine, found.edits(dict.fromkeys(_numbers(found), options.prefer or MINE)))
    as_text = options.output.suffix.lower() in TEXT_ENDINGS
    data, name = bytes_of(options.mine), options.mine.name
    said = _corrections(options.layout)
    written = update(
        data,
        name,
        edits,
        UpdateOptions(password=password_of(options), corrections=said, as_of=options.as_of, as_text=as_text),
    )
    write_workbook(options.output, written)
    say(_merging_json(found, edits, refused) if options.json else _merging_lines(found, edits, refused))


def _numbers(found: Merging) -> list[int]:
    return [conflict.number for conflict in found.conflicts]


def _merging_json(found: Merging, edits: Sequence[Edit], refused: Sequence[NotDone]) -> dict[str, Any]:
    return {
        "edits": edits_as_json(edits),
        "conflicts": [conflict.as_json() for conflict in found.conflicts],
        "not_done": [{"edit": edits_as_json([one.edit])[0], "why": one.why} for one in refused],
        "touchpoints_kept": found.touchpoints_kept,
        "carried_out": found.carried_out,
    }


def _merging_lines(found: Merging, edits: Sequence[Edit], refused: Sequence[NotDone]) -> str:
    lines = [f"{len(edits):,} edits brought in, {len(found.conflicts):,} conflicts settled"]
    lines += [f"  not done: {one.why}" for one in refused]
    if found.touchpoints_kept:
        lines.append(f"  {found.touchpoints_kept:,} touchpoints that theirs no longer has were kept")
    if found.carried_out:
        lines.append(f"  {found.carried_out:,} plans were carried out in theirs; their planned rows stay beside")
    return "\n".join(lines)


def _conflict_line(conflict: Conflict) -> str:
    field = f", {field_label(conflict.field)}" if conflict.field else ""
    said = f"base {conflict.base!r}, mine {conflict.mine!r}, theirs {conflict.theirs!r}"
    return f"{conflict.number}. {conflict.about}{field}: {conflict.kind}; {said}"


def _corrections(layout: Path | None) -> Corrections:
    return corrections_from_json(json_file(layout)) if layout else Corrections()
