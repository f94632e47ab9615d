"""The commands that read a workbook, write one or make one up."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from pmodash.analysis import Analysis
from pmodash.cli.inputs import book, check_apart, corrections, json_file, stop_without_contacts
from pmodash.cli.outputs import as_text, say
from pmodash.cli.reading_ahead import bytes_of, password
from pmodash.cli.workbook_output import write_workbook
from pmodash.demo import demo
from pmodash.findings import Refusal, UsageError
from pmodash.journal.edits_json import edits_from_json
from pmodash.journal.updating import UpdateOptions, update
from pmodash.measures.kept_days import rows_to_keep
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.summary import summary_lines
from pmodash.workbook.output_files import TEXT_ENDINGS, check_ending, write_files
from pmodash.workbook.package.signatures import SignedError
from pmodash.workbook.patches import AppendToSheet
from pmodash.workbook.template import template
from pmodash.workbook.understanding import understand


def analyse(options: argparse.Namespace) -> None:
    """Groups, status and all measures on a date."""
    cells = book(options)
    register = build(cells, understand(cells, corrections(options)))
    stop_without_contacts(register)
    analysis = Analysis.of(register, options.as_of, home=tuple(options.home) or None, window=options.window)
    say(analysis.as_json() if options.json else summary_lines(analysis))


def updated(options: argparse.Namespace) -> None:
    """The same workbook with the edits in it, and a receipt."""
    read_too = [path for path in (options.edits, options.layout) if path]
    check_apart(options.output, read_too)
    edits = edits_from_json(json_file(options.edits))
    try:
        written = update(
            bytes_of(options.file),
            options.file.name,
            edits,
            UpdateOptions(
                password=password(options),
                corrections=corrections(options),
                as_of=options.as_of,
                history=_history(options),
                remove_signature=options.remove_signature,
                as_text=options.output.suffix.lower() in TEXT_ENDINGS,
            ),
        )
    except SignedError as refusal:
        raise Refusal(refusal.what, f"{refusal.remedy}; --remove-signature asks for it") from None
    beside = {}
    if options.receipt:
        check_apart(options.receipt, [*read_too, options.file, options.output])
        beside[options.receipt] = as_text(written.receipt.as_json()).encode("utf-8")
    write_workbook(options.output, written, beside)
    if options.json:
        say(written.receipt.as_json())


def _history(options: argparse.Namespace) -> Callable[[Register], AppendToSheet] | None:
    """What works out the figures to keep in the workbook, where that is asked for."""
    if options.history and options.as_of is None:
        raise UsageError("--history keeps the figures of a day, and no day is given", "add --as-of DATE")

    def figures(register: Register) -> AppendToSheet:
        return rows_to_keep(Analysis.of(register, options.as_of).coverage.frame, options.as_of, register.layout)

    return figures if options.history else None


def blank(options: argparse.Namespace) -> None:
    """The blank workbook."""
    check_ending(options.output, ".xlsx")
    _write_new(options, template())


def made_up(options: argparse.Namespace) -> None:
    """A made-up workbook of any size."""
    check_ending(options.output, ".xlsx")
    made = demo(options.contacts, options.touchpoints, options.seed, options.as_of)
    _write_new(options, made, contacts=int(options.contacts), touchpoints=int(options.touchpoints))


def _write_new(options: argparse.Namespace, data: bytes, **holding: int) -> None:
    """A new workbook in its file, and as JSON, where that is wanted, what was written."""
    write_files({options.output: data})
    if options.json:
        say({"written": str(options.output), "bytes": len(data), **holding})
