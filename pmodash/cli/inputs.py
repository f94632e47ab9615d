"""What a command of the command line reads: the workbook, its password, corrections and other files."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pmodash.cli.outputs import progress
from pmodash.findings import Refusal
from pmodash.network.register import Register
from pmodash.option_values import MOST_DIGITS, UsageError
from pmodash.workbook.cells import Book
from pmodash.workbook.corrections import corrections_from_json
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Corrections


def book(options: argparse.Namespace) -> Book:
    """The cells of the workbook named on the command line."""
    progress("reading …")
    return read(bytes_of(options.file), options.file.name, password(options))


def stop_without_contacts(register: Register) -> None:
    """Refusal where a workbook has no list of contacts at all."""
    for finding in register.findings:
        if finding.severity == "stop":
            raise Refusal(f"no list of contacts was found ({finding.found})", finding.remedy)


def bytes_of(path: Path) -> bytes:
    """A file as it lies on the disk."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal(f"{path} cannot be opened ({error.strerror})", "check the path and its rights") from None


def password(options: argparse.Namespace) -> str:
    """The password of a protected workbook, blank where none is named."""
    if options.password_env is None:
        return ""
    if options.password_env not in os.environ:
        raise UsageError(f"the environment variable {options.password_env} is not set", "set it to the password")
    return os.environ[options.password_env]


def corrections(options: argparse.Namespace) -> Corrections:
    """What the user says of sheets and columns, in the file of --layout."""
    return corrections_from_json(json_file(options.layout)) if options.layout else Corrections()


def json_file(path: Path) -> Any:
    """What a JSON file holds; halves of characters and numbers beyond all bounds are none that a workbook can keep."""
    try:
        answer = json.loads(bytes_of(path).decode("utf-8-sig"), parse_int=_whole_number)
        json.dumps(answer, ensure_ascii=False).encode("utf-8")
    except ValueError as error:
        raise Refusal(f"{path.name} is no JSON ({error})", "mend it and try again") from None
    except RecursionError:
        raise Refusal(f"{path.name} is no list of entries (it is nested too deep)", "mend it and try again") from None
    return answer


def _whole_number(digits: str) -> float:
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)


def check_apart(path: Path, others: Iterable[Path]) -> None:
    """UsageError where a file to be written is one that the same command reads or writes otherwise."""
    if path.resolve() in [other.resolve() for other in others]:
        raise UsageError(f"{path} would be lost, as the same command needs it otherwise", "name another file")
