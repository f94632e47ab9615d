"""The commands over two workbooks or more: what changed between them, and two copies of one made one again."""

from __future__ import annotations

import argparse
from pathlib import Path

from pmodash.cli.inputs import bytes_of, check_apart, json_file
from pmodash.cli.inputs import password as password_of
from pmodash.cli.outputs import progress, say
from pmodash.comparison.comparison import compare_registers
from pmodash.comparison.comparison_file import comparison_xlsx
from pmodash.comparison.comparison_json import comparison_json, comparison_lines
from pmodash.findings import Refusal
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.corrections import corrections_from_json
from pmodash.workbook.output_files import check_ending, write_files
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Corrections
from pmodash.workbook.understanding import understand
