"""The touchpoints of a log: dated, matched to contacts and vehicles, with every row that cannot count left out by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.contact_fields import joined
from pmodash.network.date_columns import read_date_field
from pmodash.network.levels import says_nothing
from pmodash.network.table_rows import LeftOut, Rows, TableRows, rows_with_text
from pmodash.network.touchpoint_contacts import NamedContacts, named_contacts
from pmodash.network.touchpoint_words import Reader, states, vehicle_findings
from pmodash.network.contact_finder import ContactFinder
from pmodash.network.vehicle_words import VehicleWords
from pmodash.workbook.cell_text import spread, tidy
from pmodash.workbook.cells import Book
from pmodash.workbook.tables import Layout, Table

CATEGORY_FIELDS = ("vehicle", "event", "by", "direction")
NO_DATE = "no date"
BAD_DATE = "its date cannot be read"
NO_CONTACT = "names no contact"


@dataclass(frozen=True, slots=True)
class TouchpointRows:
    """The touchpoints read from one table: `frame` has TOUCHPOINT_COLUMNS, `rows` counts the rows they stand in."""

    table: Table
    frame: pd.DataFrame
    rows: int
    left_out: LeftOut
    findings: tuple[Finding, ...]
