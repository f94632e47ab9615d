"""The command line: every job that can be done without a browser, with the same functions as the pages."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence

from pmodash.cli.arguments import parser
from pmodash.cli.reading_ahead import begin_reading
from pmodash.findings import Refusal


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 when done, 2 with one line on standard error when it cannot be done."""
    options = argparse.Namespace()
    try:
        parser().parse_args(arguments, options)
        begin_reading(options)
        job(options.run)(options)
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


def job(name: str) -> Callable[[argparse.Namespace], None]:
    """The function that does a command's job; only now is the rest of the program loaded that it needs."""
    read_values = importlib.import_module("pmodash.option_values").read_values
    module, _, function = name.partition(".")
    run: Callable[[argparse.Namespace], None] = getattr(importlib.import_module(f"pmodash.cli.{module}"), function)

    def with_values(options: argparse.Namespace) -> None:
        read_values(options)
        run(options)

    return with_values
