"""The command that tells how a workbook was understood; it loads no more of the program than that needs."""

from __future__ import annotations

import argparse

from pmodash.cli.inputs import book, corrections
from pmodash.cli.outputs import say
from pmodash.inspection import inspection, inspection_lines
from pmodash.network.reading_register import build
from pmodash.workbook.understanding import understand


def inspected(options: argparse.Namespace) -> None:
    """How each sheet and column was understood, and the findings."""
    cells = book(options)
    register = build(cells, understand(cells, corrections(options)))
    say(inspection(cells, register) if options.json else inspection_lines(cells, register))
