"""Whatever is wrong with a part: a sound workbook comes out, or a refusal in one sentence, never anything else."""

from __future__ import annotations

import io
import random
import re
import zipfile
from functools import cache
from xml.parsers import expat

import pytest
from made_packages import edited, unzipped, zipped
from varied_books import EDITS, varied_book

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Sheet
from pmodash.workbook.patches import MakeRoom, Patch, SetCell
from pmodash.workbook.reading import read

ODD_VALUES = (
    b"", b"-1", b"0", b"1", b"x", b"9" * 30, b"\xc2\xb2", b"A1", b"A1:B2 C3", b"A:A", b"#REF!", b"ZZZ9999999",
    b"1048577", b"1 2", b"true", b"shared", b"array", b"&amp;", b"&#1;", b"..//..", b"%FF%00", b"/", b"mailto:",
    b"rId1",
)  # fmt: skip


@cache
def base() -> tuple[bytes, tuple[Sheet, ...]]:
    data = varied_book()
    return data, read(data, "r.xlsx").sheets


def well_formed(part: bytes) -> bool:
    try:
        expat.ParserCreate().Parse(part, True)
    except expat.ExpatError:
        return False
    return True


def damaged(chance: random.Random, part: bytes) -> bytes:
    """The part with one to three things in it changed, left out, doubled or given an odd value."""
    data = bytearray(part)
    for _ in range(chance.randint(1, 3)):
        at, kind = chance.randrange(len(data)), chance.randrange(6)
        if kind == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del data[at : at + chance.randint(1, 20)]
        elif kind == 2:
            data[at:at] = data[at : at + chance.randint(1, 40)]
        elif kind == 3:
            start, end = chance.choice([found.span() for found in re.finditer(rb"<[^>]*>|$", bytes(data))])
            data[start:end] = data[start:end] * chance.choice([0, 2])
        else:
            start, end = chance.choice(
                [found.span(1) for found in re.finditer(rb'="([^"]*)"|($)', bytes(data))] or [(at, at)]
            )
            data[max(start, 0) : max(end, 0)] = chance.choice(ODD_VALUES)
    return bytes(data)


def pushing() -> list[Patch]:
    """Edits that push the last contact's row down."""
    return [MakeRoom("People", 4, 2, 1, 1, 5, 3, 5, "new rows"), SetCell("People", 3, 1, "x", "edit 1")]


@pytest.mark.parametrize("batch", range(10))
def test_a_damaged_part_is_refused_or_the_workbook_is_as_sound_as_before(batch: int) -> None:
    data, sheets = base()
    sound = {name: part for name, part in unzipped(data).items() if name.endswith((".xml", ".rels"))}
    for seed in range(batch * 30, batch * 30 + 30):
        chance = random.Random(seed)
        name = chance.choice(sorted(sound))
        files = {**sound, name: damaged(chance, sound[name])}
        try:
            out = unzipped(edited(zipped(files), pushing() if seed % 3 == 0 else EDITS, *sheets))
        except RefusedWriteError:
            continue
        broken = [part for part in out if not well_formed(out[part]) and well_formed(files.get(part, b"<new/>"))]
        assert broken == [], (seed, name)


@pytest.mark.parametrize("batch", range(4))
def test_a_damaged_archive_is_refused_or_an_archive_comes_out(batch: int) -> None:
    data, sheets = base()
    for seed in range(batch * 50, batch * 50 + 50):
        chance, file = random.Random(seed), bytearray(data)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(data.index(b"PK\1\2") if chance.random() < 0.6 else 0, len(file))
            file[at : at + chance.randint(0, 4)] = bytes([chance.randrange(256)])
        try:
            out = edited(bytes(file), EDITS, *sheets)
        except RefusedWriteError:
            continue
        with zipfile.ZipFile(io.BytesIO(out)) as package:
            assert package.namelist(), seed
