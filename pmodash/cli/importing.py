"""The command that imports the people of another file into a workbook."""

from __future__ import annotations

import argparse

from pmodash.cli.inputs import book, check_apart, corrections, stop_without_contacts
from pmodash.cli.outputs import as_text, say
from pmodash.cli.reading_ahead import bytes_of, password
from pmodash.cli.workbook_output import write_workbook
from pmodash.findings import Refusal
from pmodash.importing.choices import safe_choices
from pmodash.importing.import_edits import Import, import_edits
from pmodash.importing.import_json import preview_as_json
from pmodash.importing.makeable import Ground
from pmodash.importing.matching import UNSURE
from pmodash.importing.other_file import OtherFile, read_other
from pmodash.importing.preview import Preview, Question, preview
from pmodash.importing.proposals import Completeness
from pmodash.importing.telling import headline
from pmodash.journal.edits_json import edits_as_json
from pmodash.journal.updating import UpdateOptions, register_with_room, update
from pmodash.workbook.output_files import TEXT_ENDINGS, write_files


def imported(options: argparse.Namespace) -> None:
    """The people of another file beside the workbook's; with --output, the new ones and filled blanks in it."""
    other = _other(options)
    cells = book(options)
    register = register_with_room(
        bytes_of(options.file), options.file.name, cells, corrections(options), password(options)
    )
    stop_without_contacts(register)
    question = Question(options.key, options.blanks_too, _completeness(options), options.bounced)
    found = preview(register, other, question)
    done = _edits(options, found)
    if options.edits:
        check_apart(options.edits, [options.file, options.other])
        write_files({options.edits: as_text(edits_as_json(done.edits)).encode("utf-8")})
    if options.output:
        _write(options, done)
    told = preview_as_json(found) | ({"not_done": list(done.not_done)} if options.output or options.edits else {})
    say(told if options.json else _lines(found, done, bool(options.output)))


def _other(options: argparse.Namespace) -> OtherFile:
    try:
        return read_other(bytes_of(options.other), options.other.name, password(options))
    except Refusal as refusal:
        raise Refusal(f"{options.other.name} cannot be imported ({refusal.what})", refusal.remedy) from None


def _completeness(options: argparse.Namespace) -> Completeness:
    """Naming an organisation of which the list is complete says that it is complete."""
    return Completeness(options.complete or bool(options.complete_for), tuple(options.complete_for))


def _edits(options: argparse.Namespace, found: Preview) -> Import:
    if not options.output and not options.edits:
        return Import(())
    return import_edits(found, safe_choices(found, options.as_of), Ground(found.register))


def _write(options: argparse.Namespace, done: Import) -> None:
    check_apart(options.output, [options.other, *([options.layout] if options.layout else [])])
    written = update(
        bytes_of(options.file),
        options.file.name,
        done.edits,
        UpdateOptions(
            password=password(options),
            corrections=corrections(options),
            as_of=options.as_of,
            as_text=options.output.suffix.lower() in TEXT_ENDINGS,
        ),
    )
    write_workbook(options.output, written)


def _lines(found: Preview, done: Import, written: bool) -> str:
    lines = [f"{found.other.kind.label}: {headline(found)}"]
    if written:
        lines.append(f"{len(done.edits):,} {'edit' if len(done.edits) == 1 else 'edits'} written")
        if found.rows(UNSURE):
            lines.append("Those who are unsure were left: decide on the page Import, or name a key with --key")
    lines += [f"{found.register.contacts['name'].iat[one.place]}: {one.what}? {one.why}" for one in found.proposals]
    return "\n".join([*lines, *done.not_done])
