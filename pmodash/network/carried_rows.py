"""Rows that carry on an earlier row's contact: wrapped texts, and pairs of rows for current and desired level."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.network.contact_fields import Fields
from pmodash.network.levels import ENGAGEMENT_FIELDS, word_list
from pmodash.network.table_rows import TableRows
from pmodash.workbook.cell_text import plain

APPENDED_FIELDS = ("role", "job_title", "department", "location", "phone", "notes", "tags", "vehicle", "status")

Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class CarriedRows:
    """For each row its own position, or that of the row whose contact it carries on; and what its label says.

    `label` holds "current", "desired" or "", for tables with a row for each of the two.
    """

    root: Positions
    label: npt.NDArray[np.object_]

    @property
    def carried(self) -> npt.NDArray[np.bool_]:
        """Which rows carry on another row's contact."""
        return np.not_equal(self.root, np.arange(len(self.root)))

    def only(self, chosen: npt.NDArray[np.bool_]) -> CarriedRows:
        """The rows where `chosen` is True; a row whose contact is not among them stands for itself."""
        place = np.where(chosen, np.cumsum(chosen) - 1, -1)
        root = place[self.root][chosen]
        return CarriedRows(np.where(root < 0, np.arange(len(root)), root), self.label[chosen])


def carried_rows(rows: TableRows, names: pd.Series) -> CarriedRows:
    """Which rows carry on another, as the layout says, or as a "Desired" row below its "Current" row shows."""
    label = _labels(rows)
    root = np.arange(len(rows))
    position_of = {number: position for position, number in enumerate(rows.rows.tolist())}
    for number, target in rows.table.continuation.items():
        if number in position_of and target in position_of:
            root[position_of[number]] = root[position_of[target]]
    for position in np.flatnonzero(label == "desired").tolist():
        above = position - 1
        alone = root[position] == position and above >= 0 and label[above] == "current"
        if alone and (pd.isna(names[position]) or names[position] == names[root[above]]):
            root[position] = root[above]
    return CarriedRows(root, label)


def _labels(rows: TableRows) -> npt.NDArray[np.object_]:
    """What the cells of columns that hold no field say of their row: current, desired or ""."""
    labels = np.full(len(rows), "", dtype=object)
    if not any(column.field in ENGAGEMENT_FIELDS for column in rows.table.columns):
        return labels
    meant = {word: name for name in ("current", "desired") for word in word_list("sides", name)}
    for column in rows.table.columns:
        if column.field is not None:
            continue
        words, places = rows.words(column)
        told = np.array([meant.get(plain(word), "") if len(word) < 30 else "" for word in words], dtype=object)
        if {"current", "desired"} <= set(told):
            labels = np.where(labels == "", told[places], labels)
    return labels


def fold_texts(fields: Fields, carried: CarriedRows) -> Fields:
    """The fields with the texts of carried rows brought to the contact's own row.

    Free texts are appended with a line break, others fill what is blank; a row labelled as the desired level
    gives its engagement to that field.
    """
    followers = np.flatnonzero(carried.carried).tolist()
    if not followers:
        return fields
    cells = {name: [text if isinstance(text, str) else None for text in column] for name, column in fields.items()}
    for position in followers:
        root = int(carried.root[position])
        for name, texts in cells.items():
            text, target = texts[position], name
            if text is None:
                continue
            if name == "engagement_current" and carried.label[position] == "desired":
                target = "engagement_desired"
            known = cells[target][root]
            if known is None:
                cells[target][root] = text
            elif target in APPENDED_FIELDS and text not in known.split("\n"):
                cells[target][root] = f"{known}\n{text}"
    return {name: pd.Series(texts, dtype="str") for name, texts in cells.items()}
