"""Gaps sent out and filled in by the command line: the same workbook with the answers, and what was left told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pmodash.cli import main

AS_OF = "2026-11-20"
CSV = (
    "Name,Email,Job title,Company,Relationship owner,Influence,Last contact\n"
    "Ann Lee,ann@north.example,Project manager,North,A. Khan,,2026-11-10\n"
    "Bo Osei,bo@north.example,Project manager,North,,High,2026-11-10\n"
)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(CSV, "utf-8")
    return path


def sent_out(register: Path, ending: str = "xlsx") -> Path:
    path = register.with_name(f"gaps.{ending}")
    assert main(["gaps", str(register), "--as-of", AS_OF, "--output", str(path)]) == 0
    return path


def fill(register: Path, *files: Path, options: tuple[str, ...] = ()) -> Any:
    output = register.with_name("filled.csv")
    words = ["fill", str(register), "--from", *map(str, files), "--as-of", AS_OF, "--output", str(output), "--json"]
    assert main([*words, *options]) == 0
    return output


def test_what_owners_filled_comes_into_the_workbook(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sent_out(register)
    assert "1 without an owner" in capsys.readouterr().out
    book = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in book["A. Khan"][3]}
    book["A. Khan"].cell(5, columns["ask influence"]).value = "Medium"
    columns = {cell.value: cell.column for cell in book["No owner"][3]}
    book["No owner"].cell(5, columns["ask owner"]).value = "A. Khan"
    book.save(path)
    output = fill(register, path)
    said = json.loads(capsys.readouterr().out)
    assert (said["filled"], said["to_choose"], said["findings"]) == (2, [], [])
    lines = output.read_text("utf-8-sig").splitlines()
    assert "A. Khan,Medium" in lines[1] and "A. Khan,High" in lines[2]


def test_a_day_that_can_be_read_in_two_ways_is_told_and_read_by_the_option(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register.write_text(CSV.replace("2026-11-10", ""), "utf-8")
    path = sent_out(register)
    book = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in book["A. Khan"][3]}
    book["A. Khan"].cell(5, columns["ask last_touchpoint"]).value = "06/07/2026"
    book.save(path)
    capsys.readouterr()
    fill(register, path)
    said = json.loads(capsys.readouterr().out)
    assert (said["filled"], said["either_day"][0]["month_first"]) == (0, "2026-06-07")
    output = fill(register, path, options=("--date-order", "dmy"))
    assert "2026-07-06" in output.read_text("utf-8-sig")


def test_a_file_that_is_none_of_ours_is_told_and_nothing_is_filled(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = fill(register, register)
    said = json.loads(capsys.readouterr().out)
    assert said["filled"] == 0 and said["findings"][0]["kind"] == "gap-file-unknown"
    assert output.read_bytes() == register.read_bytes()


def test_a_zip_holds_a_file_for_each_owner(register: Path) -> None:
    assert sent_out(register, "zip").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("output", ["people.csv", "gaps.csv"])
def test_an_output_that_would_be_lost_or_no_workbook_is_refused_in_one_line(
    register: Path, capsys: pytest.CaptureFixture[str], output: str
) -> None:
    assert main(["gaps", str(register), "--as-of", AS_OF, "--output", str(register.with_name(output))]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert register.read_text("utf-8") == CSV


def test_gaps_tell_as_json_what_was_written_and_what_is_missing(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = register.with_name("gaps.zip")
    assert main(["gaps", str(register), "--as-of", AS_OF, "--output", str(out), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["written"] == str(out) and out.exists()
    assert said["missing"] and all(isinstance(sentence, str) for sentence in said["missing"])
