"""The commands of the round-robin: a sheet of gaps for each owner, and a workbook with what they filled in."""

from __future__ import annotations

import argparse
from typing import Any

from pmodash.analysis import Analysis
from pmodash.cli.inputs import book, check_apart, corrections, stop_without_contacts
from pmodash.cli.outputs import say
from pmodash.cli.reading_ahead import bytes_of, password
from pmodash.cli.workbook_output import write_workbook
from pmodash.journal.updating import UpdateOptions, register_with_room, update
from pmodash.journal.values import in_words
from pmodash.knowledge import Network
from pmodash.network.register import Register
from pmodash.packs.gap_answers import GapAnswers, edits_of, gap_answers
from pmodash.packs.gap_people import AskedWorkbook
from pmodash.packs.gap_reading import EitherDay
from pmodash.packs.gap_sheets import gap_files, gap_workbook, usually_asked
from pmodash.workbook.output_files import TEXT_ENDINGS, check_ending, write_files


def gaps(options: argparse.Namespace) -> None:
    """The blanks worth filling, as a sheet for each owner; a file for each where the output is a .zip."""
    check_apart(options.output, [options.file])
    make = gap_files if options.output.suffix.lower() == ".zip" else gap_workbook
    if make is gap_workbook:
        check_ending(options.output, ".xlsx")
    analysis = Analysis.of(_register(options), options.as_of, home=tuple(options.home) or None)
    write_files({options.output: make(analysis, usually_asked(analysis))})
    sentences = analysis.gaps.frame["sentence"].tolist()
    answer = {"written": str(options.output), "missing": sentences}
    say(answer if options.json else "\n".join(sentences) or "Nothing is missing")


def fill(options: argparse.Namespace) -> None:
    """The workbook with what owners filled in; what needs a choice or cannot be read is told and left."""
    check_apart(options.output, [options.file, *options.filled])
    register = _register(options)
    asked = AskedWorkbook(book(options), register, Network.of(register))
    orders = {path.name: options.date_order for path in options.filled}
    found = gap_answers([(path.name, bytes_of(path)) for path in options.filled], asked, options.as_of, orders)
    written = update(
        bytes_of(options.file),
        options.file.name,
        edits_of(found, register),
        UpdateOptions(
            password=password(options),
            corrections=corrections(options),
            as_of=options.as_of,
            as_text=options.output.suffix.lower() in TEXT_ENDINGS,
        ),
    )
    write_workbook(options.output, written)
    answer = _as_json(found, register)
    say(answer if options.json else _lines(answer))


def _register(options: argparse.Namespace) -> Register:
    cells = book(options)
    data, said = bytes_of(options.file), corrections(options)
    register = register_with_room(data, options.file.name, cells, said, password(options))
    stop_without_contacts(register)
    return register


def _as_json(found: GapAnswers, register: Register) -> dict[str, Any]:
    names = register.contacts["name"].tolist()
    told = [
        {
            "file": answer.file,
            "sheet": answer.sheet,
            "cell": answer.cell,
            "contact": names[answer.position],
            "field": answer.field,
            "was": in_words(answer.ours),
            "value": in_words(answer.value),
            "why": answer.why,
        }
        for answer in found.choices
    ]
    return {
        "filled": len(found.sets),
        "already": found.already,
        "to_choose": told,
        "either_day": [_either(day, names) for day in found.either],
        "findings": [problem.as_json() for problem in found.problems],
    }


def _either(day: EitherDay, names: list[str]) -> dict[str, Any]:
    days = [each.isoformat() for each in day.days]
    place = {"file": day.file, "sheet": day.sheet, "cell": day.cell, "contact": names[day.position]}
    return place | {"field": day.field, "found": day.text, "day_first": days[0], "month_first": days[1]}


def _lines(answer: dict[str, Any]) -> str:
    chosen = (
        f"to choose: {one['file']}: {one['sheet']} {one['cell']}: {one['field']} of {one['contact']} is "
        f"{one['was'] or 'blank'}, the answer is {one['value']} ({one['why']})"
        for one in answer["to_choose"]
    )
    either = (
        f"day or month first: {one['file']}: {one['sheet']} {one['cell']}: {one['field']} of {one['contact']}: "
        f"{one['found']} is {one['day_first']} with --date-order dmy, {one['month_first']} with mdy"
        for one in answer["either_day"]
    )
    amiss = (
        f"not used: {one['sheet']} {one['cell']}: {one['found']}; expected: {one['expected']}. {one['remedy']}"
        for one in answer["findings"]
    )
    lines = (f"{answer['filled']} filled, {answer['already']} in the workbook already", *chosen, *either, *amiss)
    return "\n".join(" ".join(line.split()) for line in lines)
