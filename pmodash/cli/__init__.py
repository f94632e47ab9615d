"""The command line: every job that can be done without a browser, with the same functions as the pages."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from pmodash.cli import commands as jobs
from pmodash.cli import comparing, gap_commands
from pmodash.cli.importing import import_options, imported
from pmodash.findings import Refusal
from pmodash.option_values import UsageError, read_values
from pmodash.workbook.package.signatures import SignedError


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
    inspect = _reading_command(commands, "inspect", "how each sheet and column was understood", jobs.inspect)
    _json_option(inspect)
    analyse = _reading_command(commands, "analyse", "groups, status and all measures on a date", jobs.analyse)
    analyse.add_argument("--as-of", required=True, metavar="DATE")
    analyse.add_argument("--home", action="append", default=[], metavar="ORG")
    analyse.add_argument("--window", metavar="DAYS")
    _json_option(analyse)
    updating = _reading_command(commands, "update", "the same workbook with edits in it", jobs.updated)
    updating.add_argument("--edits", type=Path, required=True, metavar="EDITS.json")
    updating.add_argument("--output", type=Path, required=True, metavar="OUT")
    updating.add_argument("--receipt", type=Path, metavar="R.json")
    updating.add_argument("--as-of", metavar="DATE")
    updating.add_argument("--history", action="store_true", help="keep the figures of the as-of date in the workbook")
    updating.add_argument("--remove-signature", action="store_true", help="let a digital signature go, to write edits")
    importing = _reading_command(commands, "import", "people of another file: new, the same, unsure", imported)
    import_options(importing)
    _json_option(importing)
    _comparing_commands(commands)
    _add_gaps(commands)
    blank = _command(commands, "template", "the blank workbook with drop-downs and guidance", jobs.blank)
    blank.add_argument("--output", type=Path, required=True, metavar="OUT.xlsx")
    made_up = _command(commands, "demo", "a made-up workbook of any size", jobs.made_up)
    made_up.add_argument("--contacts", default="150", metavar="N")
    made_up.add_argument("--touchpoints", default="1500", metavar="M")
    made_up.add_argument("--seed", default="1", metavar="S")
    made_up.add_argument("--as-of", default="2026-11-20", metavar="DATE")
    made_up.add_argument("--output", type=Path, required=True, metavar="OUT.xlsx")
    return parser


def _comparing_commands(commands: Any) -> None:
    compare = _command(commands, "compare", "what changed between two workbooks", comparing.compared)
    compare.add_argument("earlier", type=Path, metavar="EARLIER")
    compare.add_argument("later", type=Path, metavar="LATER")
    compare.add_argument("--as-of", required=True, metavar="DATE", help="the day that status is told for")
    compare.add_argument("--earlier-as-of", metavar="DATE", help="the day of the earlier workbook, where time counts")
    compare.add_argument("--home", action="append", default=[], metavar="ORG")
    compare.add_argument("--output", type=Path, metavar="OUT.xlsx", help="a workbook with a sheet for each question")
    compare.add_argument("--password-env", metavar="NAME", help="the variable that holds the later one's password")
    compare.add_argument("--earlier-password-env", metavar="NAME", help="the same for the earlier one")
    compare.add_argument("--layout", type=Path, metavar="FILE", help="corrections of the later one, as JSON")
    compare.add_argument("--earlier-layout", type=Path, metavar="FILE", help="corrections of the earlier one")
    _json_option(compare)
    merge = _command(commands, "merge", "your copy with the changes of another copy in it", comparing.merged)
    for name in ("base", "mine", "theirs"):
        merge.add_argument(name, type=Path, metavar=name.upper())
    merge.add_argument("--output", type=Path, required=True, metavar="OUT")
    merge.add_argument("--prefer", choices=("mine", "theirs"), help="whose value is taken where both changed it")
    merge.add_argument("--as-of", metavar="DATE")
    merge.add_argument("--password-env", metavar="NAME", help="the environment variable that holds the password")
    _json_option(merge)


def _add_gaps(commands: Any) -> None:
    asking = _reading_command(commands, "gaps", "a sheet per owner with what their contacts lack", gap_commands.gaps)
    asking.add_argument("--as-of", required=True, metavar="DATE")
    asking.add_argument("--home", action="append", default=[], metavar="ORG")
    asking.add_argument("--output", type=Path, required=True, metavar="OUT.xlsx|OUT.zip")
    filling = _reading_command(commands, "fill", "the same workbook with the gaps that owners fill", gap_commands.fill)
    filling.add_argument("--from", dest="filled", type=Path, nargs="+", required=True, metavar="GAPS.xlsx")
    filling.add_argument("--as-of", required=True, metavar="DATE")
    filling.add_argument("--output", type=Path, required=True, metavar="OUT")
    _json_option(filling)


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
