"""The options of every command. Which function does a job is named, not imported: only the one asked for is loaded."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NoReturn

from pmodash.findings import UsageError

KEYS = ("auto", "id", "email", "name")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message, "see python -m pmodash --help")


def parser() -> argparse.ArgumentParser:
    """The parser of a command line; `run` of what it gives names the module of this folder and the function."""
    top = _Parser(prog="python -m pmodash", description="The PMO network in a stakeholder workbook.")
    commands = top.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    inspect = _reading_command(commands, "inspect", "how each sheet and column was understood", "inspecting.inspected")
    _json_option(inspect)
    analyse = _reading_command(commands, "analyse", "groups, status and all measures on a date", "commands.analyse")
    analyse.add_argument("--as-of", required=True, metavar="DATE")
    analyse.add_argument("--home", action="append", default=[], metavar="ORG")
    analyse.add_argument("--window", metavar="DAYS")
    _json_option(analyse)
    updating = _reading_command(
        commands, "update", "the same workbook with edits in it", "commands.updated", ahead=False
    )
    updating.add_argument("--edits", type=Path, required=True, metavar="EDITS.json")
    updating.add_argument("--output", type=Path, required=True, metavar="OUT")
    updating.add_argument("--receipt", type=Path, metavar="R.json")
    updating.add_argument("--as-of", metavar="DATE")
    updating.add_argument("--history", action="store_true", help="keep the figures of the as-of date in the workbook")
    updating.add_argument("--remove-signature", action="store_true", help="let a digital signature go, to write edits")
    _json_option(updating)
    _add_pack(commands)
    _add_import(commands)
    _add_comparing(commands)
    _add_gaps(commands)
    blank = _command(commands, "template", "the blank workbook with drop-downs and guidance", "commands.blank")
    blank.add_argument("--output", type=Path, required=True, metavar="OUT.xlsx")
    _json_option(blank)
    made_up = _command(commands, "demo", "a made-up workbook of any size", "commands.made_up")
    made_up.add_argument("--contacts", default="150", metavar="N")
    made_up.add_argument("--touchpoints", default="1500", metavar="M")
    made_up.add_argument("--seed", default="1", metavar="S")
    made_up.add_argument("--as-of", default="2026-11-20", metavar="DATE")
    made_up.add_argument("--output", type=Path, required=True, metavar="OUT.xlsx")
    _json_option(made_up)
    return top


def _add_pack(commands: Any) -> None:
    pack = _reading_command(commands, "pack", "the governance pack: slides, report or PDF", "packing.packed")
    pack.add_argument("--as-of", required=True, metavar="DATE")
    pack.add_argument("--output", type=Path, required=True, metavar="OUT.pptx|OUT.html|OUT.pdf")
    pack.add_argument("--redact", action="store_true", help="neutral labels in place of names and organisations")
    pack.add_argument("--groups-only", action="store_true", help="no single contact at all, groups alone")
    pack.add_argument("--show-critics", action="store_true", help="do not hide the names and notes of critics")
    pack.add_argument("--previous", type=Path, metavar="FILE", help="the workbook of last time")
    pack.add_argument("--previous-as-of", metavar="DATE", help="the day of that workbook")
    pack.add_argument("--previous-password-env", metavar="NAME", help="the variable with its password")
    pack.add_argument("--previous-layout", type=Path, metavar="FILE", help="corrections of it, as JSON")
    pack.add_argument("--title", help="what stands on the first slide")
    pack.add_argument("--forum", help="whom it is told to")
    pack.add_argument("--label", help="the classification that stands on every page")
    pack.add_argument("--template", type=Path, metavar="FILE.pptx", help="your own slide template")
    pack.add_argument("--logo", type=Path, metavar="FILE.png", help="your own logo, PNG or JPEG")
    pack.add_argument("--paper", choices=("a4", "letter"), help="the paper of a PDF; A4 unless told")
    pack.add_argument("--one-pager", action="append", default=[], metavar="ID", help="a page on this contact instead")
    pack.add_argument("--worklist", action="append", default=[], metavar="OWNER", help="this owner's fortnight instead")
    pack.add_argument("--home", action="append", default=[], metavar="ORG")
    pack.add_argument("--window", metavar="DAYS")
    _json_option(pack)


def _add_import(commands: Any) -> None:
    command = _reading_command(commands, "import", "people of another file: new, same, unsure", "importing.imported")
    command.add_argument("--from", dest="other", type=Path, required=True, metavar="OTHER")
    command.add_argument("--output", type=Path, metavar="OUT")
    command.add_argument("--edits", type=Path, metavar="OUT.json", help="write the edits that the import comes to")
    command.add_argument("--key", choices=KEYS, default=KEYS[0], help="what tells who is the same")
    command.add_argument("--as-of", metavar="DATE", help="when new contacts are first met, where the file tells no day")
    command.add_argument("--blanks-too", action="store_true", help="let the other file's blanks empty fields")
    command.add_argument("--complete", action="store_true", help="the other file lists everyone who is still there")
    command.add_argument(
        "--complete-for",
        action="append",
        default=[],
        metavar="ORG",
        help="it does so of this organisation (repeatable)",
    )
    command.add_argument("--bounced", action="store_true", help="the other file lists addresses that bounced")
    _json_option(command)


def _add_comparing(commands: Any) -> None:
    compare = _command(commands, "compare", "what changed between two workbooks", "comparing.compared")
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
    merge = _command(commands, "merge", "your copy with the changes of another copy in it", "comparing.merged")
    for name in ("base", "mine", "theirs"):
        merge.add_argument(name, type=Path, metavar=name.upper())
    merge.add_argument("--output", type=Path, required=True, metavar="OUT")
    merge.add_argument("--prefer", choices=("mine", "theirs"), help="whose value is taken where both changed it")
    merge.add_argument("--as-of", metavar="DATE")
    for prefix, whose in (("", "your copy"), ("base-", "the base"), ("theirs-", "their copy")):
        merge.add_argument(f"--{prefix}password-env", metavar="NAME", help=f"the variable with the password of {whose}")
        merge.add_argument(f"--{prefix}layout", type=Path, metavar="FILE", help=f"corrections of {whose}, as JSON")
    _json_option(merge)


def _add_gaps(commands: Any) -> None:
    asking = _reading_command(commands, "gaps", "a sheet per owner with what their contacts lack", "gap_commands.gaps")
    asking.add_argument("--as-of", required=True, metavar="DATE")
    asking.add_argument("--home", action="append", default=[], metavar="ORG")
    asking.add_argument("--output", type=Path, required=True, metavar="OUT.xlsx|OUT.zip")
    _json_option(asking)
    filling = _reading_command(commands, "fill", "your workbook with the gaps that owners fill", "gap_commands.fill")
    filling.add_argument("--from", dest="filled", type=Path, nargs="+", required=True, metavar="GAPS.xlsx")
    filling.add_argument("--as-of", required=True, metavar="DATE")
    filling.add_argument("--output", type=Path, required=True, metavar="OUT")
    order_help = "whether 06/07/2026 has the day or the month first, where neither file settles it"
    filling.add_argument("--date-order", choices=("dmy", "mdy"), default="", help=order_help)
    _json_option(filling)


def _command(commands: Any, name: str, purpose: str, run: str) -> Any:
    command = commands.add_parser(name, help=purpose, description=purpose)
    command.set_defaults(run=run)
    return command


def _reading_command(commands: Any, name: str, purpose: str, run: str, ahead: bool = True) -> Any:
    """A command on one workbook, which is read ahead unless the job reads it by itself."""
    command = _command(commands, name, purpose, run)
    command.set_defaults(ahead=ahead)
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--password-env", metavar="NAME", help="the environment variable that holds the password")
    command.add_argument("--layout", type=Path, metavar="FILE", help="corrections of sheets and columns, as JSON")
    return command


def _json_option(command: Any) -> None:
    command.add_argument("--json", action="store_true", help="print JSON instead of text")
