"""The command line: inspect, analyse, update, template and demo, with the same functions as the pages."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from pmodash.analysis import Analysis
from pmodash.demo import demo
from pmodash.findings import Refusal
from pmodash.inspection import inspection, inspection_lines
from pmodash.journal.edits_json import edits_from_json
from pmodash.journal.updating import update
from pmodash.measures.kept_days import rows_to_keep
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.option_values import MOST_DIGITS, UsageError, read_values
from pmodash.summary import summary_lines
from pmodash.workbook.cells import Book
from pmodash.workbook.corrections import corrections_from_json
from pmodash.workbook.file_kinds import ending_of
from pmodash.workbook.output_files import TEXT_ENDINGS, check_ending, write_files
from pmodash.workbook.package.signatures import SignedError
from pmodash.workbook.patches import AppendToSheet
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Corrections
from pmodash.workbook.template import template
from pmodash.workbook.understanding import understand


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message, "see python -m pmodash --help")


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 when done, 2 with one line on standard error when it cannot be done."""
    options = argparse.Namespace()
    try:
        _parser().parse_args(arguments, options)
        read_values(options)
        options.run(options)
    except SignedError as refusal:
        return _refuse(options, f"{refusal}; --remove-signature asks for it")
    except Refusal as refusal:
        return _refuse(options, str(refusal))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return _refuse(options, "stopped before it was done: nothing was written")
    except Exception as error:  # a traceback is never shown to a user
        return _refuse(
            options, f"a fault of the program ({type(error).__name__}): nothing was written, please report it"
        )
    return 0


def _refuse(options: argparse.Namespace, sentence: str) -> int:
    name = getattr(options, "file", None) or getattr(options, "output", None)
    line = " ".join(f"pmodash: {f'{name}: ' if name else ''}{sentence}".split())
    print(line, file=sys.stderr)  # noqa: T201
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m pmodash", description="The PMO network in a stakeholder workbook.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    inspect = _reading_command(commands, "inspect", "how each sheet and column was understood", _inspect)
    _json_option(inspect)
    analyse = _reading_command(commands, "analyse", "groups, status and all measures on a date", _analyse)
    analyse.add_argument("--as-of", required=True, metavar="DATE")
    analyse.add_argument("--home", action="append", default=[], metavar="ORG")
    analyse.add_argument("--window", metavar="DAYS")
    _json_option(analyse)
    updating = _reading_command(commands, "update", "the same workbook with edits in it", _update)
    updating.add_argument("--edits", type=Path, required=True, metavar="EDITS.json")
    updating.add_argument("--output", type=Path, required=True, metavar="OUT")
    updating.add_argument("--receipt", type=Path, metavar="R.json")
    updating.add_argument("--as-of", metavar="DATE")
    updating.add_argument("--history", action="store_true", help="keep the figures of the as-of date in the workbook")
    updating.add_argument("--remove-signature", action="store_true", help="let a digital signature go, to write edits")
    blank = _command(commands, "template", "the blank workbook with drop-downs and guidance", _template)
    blank.add_argument("--output", type=Path, required=True, metavar="OUT.xlsx")
    made_up = _command(commands, "demo", "a made-up workbook of any size", _demo)
    made_up.add_argument("--contacts", default="150", metavar="N")
    made_up.add_argument("--touchpoints", default="1500", metavar="M")
    made_up.add_argument("--seed", default="1", metavar="S")
    made_up.add_argument("--as-of", default="2026-11-20", metavar="DATE")
    made_up.add_argument("--output", type=Path, required=True, metavar="OUT.xlsx")
    return parser


def _command(commands: Any, name: str, purpose: str, run: Callable[[argparse.Namespace], None]) -> Any:
    command = commands.add_parser(name, help=purpose, description=purpose)
    command.set_defaults(run=run)
    return command


def _reading_command(commands: Any, name: str, purpose: str, run: Callable[[argparse.Namespace], None]) -> Any:
    command = _command(commands, name, purpose, run)
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--password-env", metavar="NAME", help="the environment variable that holds the password")
    command.add_argument("--layout", type=Path, metavar="FILE", help="corrections of sheets and columns, as JSON")
    return command


def _json_option(command: Any) -> None:
    command.add_argument("--json", action="store_true", help="print JSON instead of text")


def _inspect(options: argparse.Namespace) -> None:
    book = _book(options)
    register = build(book, understand(book, _corrections(options)))
    _say(inspection(book, register) if options.json else inspection_lines(book, register))


def _analyse(options: argparse.Namespace) -> None:
    book = _book(options)
    register = build(book, understand(book, _corrections(options)))
    _stop_without_contacts(register)
    analysis = Analysis.of(register, options.as_of, home=tuple(options.home) or None, window=options.window)
    _say(analysis.as_json() if options.json else summary_lines(analysis))


def _update(options: argparse.Namespace) -> None:
    read_too = [path for path in (options.edits, options.layout) if path]
    _check_apart(options.output, read_too)
    edits = edits_from_json(_json_file(options.edits))
    written = update(
        _bytes(options.file),
        options.file.name,
        edits,
        _password(options),
        _corrections(options),
        options.as_of,
        history=_history(options),
        remove_signature=options.remove_signature,
        as_text=options.output.suffix.lower() in TEXT_ENDINGS,
    )
    if written.book and written.book.format != "csv":
        check_ending(options.output, ending_of(written.data, written.book.format))
    files = {options.output: written.data}
    if options.receipt:
        _check_apart(options.receipt, [*read_too, options.file, options.output])
        files[options.receipt] = _as_text(written.receipt.as_json()).encode("utf-8")
    write_files(files)
    _progress(f"{options.output}: {written.receipt.in_words()}")


def _history(options: argparse.Namespace) -> Callable[[Register], AppendToSheet] | None:
    """What works out the figures to keep in the workbook, where that is asked for."""
    if options.history and options.as_of is None:
        raise UsageError("--history keeps the figures of a day, and no day is given", "add --as-of DATE")

    def figures(register: Register) -> AppendToSheet:
        return rows_to_keep(Analysis.of(register, options.as_of).coverage.frame, options.as_of, register.layout)

    return figures if options.history else None


def _check_apart(path: Path, others: Iterable[Path]) -> None:
    if path.resolve() in [other.resolve() for other in others]:
        raise UsageError(f"{path} would be lost, as the same command needs it otherwise", "name another file")


def _template(options: argparse.Namespace) -> None:
    check_ending(options.output, ".xlsx")
    write_files({options.output: template()})


def _demo(options: argparse.Namespace) -> None:
    check_ending(options.output, ".xlsx")
    write_files({options.output: demo(options.contacts, options.touchpoints, options.seed, options.as_of)})


def _book(options: argparse.Namespace) -> Book:
    _progress("reading …")
    return read(_bytes(options.file), options.file.name, _password(options))


def _stop_without_contacts(register: Register) -> None:
    for finding in register.findings:
        if finding.severity == "stop":
            raise Refusal(f"no list of contacts was found ({finding.found})", finding.remedy)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal(f"{path} cannot be opened ({error.strerror})", "check the path and its rights") from None


def _password(options: argparse.Namespace) -> str:
    if options.password_env is None:
        return ""
    if options.password_env not in os.environ:
        raise UsageError(f"the environment variable {options.password_env} is not set", "set it to the password")
    return os.environ[options.password_env]


def _corrections(options: argparse.Namespace) -> Corrections:
    return corrections_from_json(_json_file(options.layout)) if options.layout else Corrections()


def _json_file(path: Path) -> Any:
    """What a JSON file holds; halves of characters and numbers beyond all bounds are none that a workbook can keep."""
    try:
        answer = json.loads(_bytes(path).decode("utf-8-sig"), parse_int=_whole_number)
        json.dumps(answer, ensure_ascii=False).encode("utf-8")
    except ValueError as error:
        raise Refusal(f"{path.name} is no JSON ({error})", "mend it and try again") from None
    except RecursionError:
        raise Refusal(f"{path.name} is no list of entries (it is nested too deep)", "mend it and try again") from None
    return answer


def _whole_number(digits: str) -> float:
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)


def _say(answer: Any) -> None:
    """Print in UTF-8 whatever the terminal's own encoding is, since other programs read it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    text = answer if isinstance(answer, str) else _as_text(answer)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def _as_text(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _progress(sentence: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(sentence + "\n")
