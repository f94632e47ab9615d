"""LibreOffice shows an edited workbook as it showed the original, but for the edits; `--corpus DIR` adds more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from in_libreoffice import NEW_ROW, NEW_SHEET, Edited, Office, Texts, edited

SAMPLE = Path(__file__).parents[2] / "sample_data" / "sample_network.xlsx"
FROM_CORPUS, LARGEST = 20, 150_000
MOST_OF_A_PAGE = 0.005

pytestmark = pytest.mark.xdist_group("office")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    found = Office.found(tmp_path_factory.mktemp("office"))
    if found is None and os.environ.get("CI"):
        pytest.fail("LibreOffice is not installed: apt-get install libreoffice-calc")
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


def candidates(corpus: str | None) -> Iterator[Path]:
    """The sample, then every third small workbook of the corpus, so that all its origins have their turn."""
    yield SAMPLE
    files = sorted(Path(corpus).rglob("*.xls[xm]")) if corpus else []
    small = [path for path in files if path.stat().st_size < LARGEST]
    for start in range(3):
        yield from small[start::3]


@pytest.fixture(scope="module")
def workbooks(request: pytest.FixtureRequest) -> list[Edited]:
    found: list[Edited] = []
    for path in candidates(request.config.getoption("--corpus")):
        made = edited(path)
        if made is not None:
            found.append(made)
        if len(found) > FROM_CORPUS:
            break
    return found


@pytest.fixture(scope="module")
def texts(office: Office, workbooks: list[Edited]) -> list[tuple[Edited, dict[str, Texts], dict[str, Texts]]]:
    shown = office.texts({f"{at}{when}": data for at, one in enumerate(workbooks) for when, data in _files(one, True)})
    return [(one, shown[f"{at}before"], shown[f"{at}after"]) for at, one in enumerate(workbooks)]


def _files(one: Edited, everything: bool) -> Iterator[tuple[str, bytes]]:
    yield "before", one.before
    yield "after", one.all_changed if everything else one.cell_changed


def test_every_sheet_shows_the_same_texts_but_for_the_edits(
    texts: list[tuple[Edited, dict[str, Texts], dict[str, Texts]]],
) -> None:
    for one, before, after in texts:
        assert before.keys() <= after.keys(), one.name
        for sheet, cells in before.items():
            now = after[sheet]
            other = {place for place in cells.keys() | now.keys() if cells.get(place) != now.get(place)}
            if sheet == one.sheet:
                other.discard((one.row, one.column))
            if sheet == one.row_added:
                row = next(row for (row, _), text in now.items() if text == NEW_ROW)
                other = {place for place in other if place[0] != row}
            assert not other, (one.name, sheet, sorted(other)[:5])


def test_the_edited_cell_the_new_row_and_the_new_sheet_are_in_place(
    texts: list[tuple[Edited, dict[str, Texts], dict[str, Texts]]],
) -> None:
    for one, before, after in texts:
        was, now = before[one.sheet].get((one.row, one.column)), after[one.sheet].get((one.row, one.column))
        assert (was, now) == (one.old, "m" * len(one.old)) or was is now is None, one.name
        assert not one.row_added or NEW_ROW in after[one.row_added].values(), one.name
        assert {"When", "Who", "2026-11-20", "Ann"} <= set(after[NEW_SHEET].values()), one.name


def test_the_printed_pages_look_the_same_but_for_the_edited_cell(office: Office, workbooks: list[Edited]) -> None:
    shown = office.pictures(
        {f"{at}{when}": data for at, one in enumerate(workbooks) for when, data in _files(one, False)}
    )
    for at, one in enumerate(workbooks):
        before, after = shown[f"{at}before"], shown[f"{at}after"]
        assert before and [len(page) for page in before] == [len(page) for page in after], one.name
        pairs = zip(before, after, strict=True)
        differing = [float(np.mean(np.frombuffer(a, np.uint8) != np.frombuffer(b, np.uint8))) for a, b in pairs]
        assert max(differing) <= MOST_OF_A_PAGE, (one.name, differing)
