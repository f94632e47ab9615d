"""A command's workbook is read in the background, while the rest of the program is being loaded."""

from __future__ import annotations

import argparse
import os
import threading
from concurrent.futures import Future
from pathlib import Path

from pmodash.findings import Refusal, UsageError
from pmodash.workbook.cells import Book
from pmodash.workbook.reading import read


def begin_reading(options: argparse.Namespace) -> None:
    """Begin to read the workbook of a command that reads it; `options.book` is where it will be, or why it will not."""
    if getattr(options, "ahead", False):
        options.book = Future()
        threading.Thread(target=_read, args=(options, options.book), daemon=True).start()


def _read(options: argparse.Namespace, book: Future[Book]) -> None:
    try:
        book.set_result(read(bytes_of(options.file), options.file.name, password(options)))
    except BaseException as error:  # whoever asks for the workbook is told
        book.set_exception(error)


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
