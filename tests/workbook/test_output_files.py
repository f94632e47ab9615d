"""Files that leave the product: whole or not at all, and in the place of ordinary files only."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pmodash.findings import Refusal
from pmodash.workbook.output_files import check_ending, write_files


def test_a_file_appears_whole_in_place_of_the_older_one(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_files({path: b"new"})
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"cannot be written \(No such file or directory\): check the folder"):
        write_files({tmp_path / "nowhere" / "out.xlsx": b"x"})


def test_where_one_of_two_files_cannot_be_written_neither_is(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be written"):
        write_files({tmp_path / "out.xlsx": b"x", tmp_path / "nowhere" / "receipt.json": b"{}"})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_refused_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()
    with pytest.raises(Refusal, match="it is a folder"):
        write_files({tmp_path / "out.xlsx": b"x"})
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.xlsx"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "out.xlsx"
    os.mkfifo(pipe)
    with pytest.raises(Refusal, match="no ordinary file"):
        write_files({pipe: b"x"})
    assert pipe.is_fifo()


def test_a_link_stays_a_link_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    path, link = tmp_path / "register.xlsx", tmp_path / "link.xlsx"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_files({link: b"new"})
    assert link.is_symlink() and path.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["out.csv", "OUT.XLS", "out.xlsm"])
def test_a_name_that_tells_of_another_kind_of_workbook_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match=r"comes out as \.xlsx.*: name the output (out|OUT)\.xlsx"):
        check_ending(Path(name), ".xlsx")


@pytest.mark.parametrize("name", ["out.xlsx", "OUT.XLSX", "out", "out.bak"])
def test_a_name_that_tells_the_kind_or_nothing_will_do(name: str) -> None:
    check_ending(Path(name), ".xlsx")
