"""The command `import`: the keys of its JSON, what it writes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pmodash.cli import main

OURS = "ID,Name,Email,Company,Job title,Phone\nC1,Ada Finch,ada@north.example,North,PMO Lead,\nC2,Ben Okafor,,South,,\n"
THEIRS = (
    "Name,Email,Company,Job title,Phone\nAda Finch,ada@north.example,North,Director,+44 1\n"
    "Cleo Marsh,cleo@east.example,=1+1,,\nBen Okafor,,West,,\n"
)
KEYS = {"kind", "occasion", "new", "same", "unsure", "proposals", "left_out", "findings"}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    ours.write_text(OURS, "utf-8")
    theirs.write_text(THEIRS, "utf-8")
    return ours, theirs


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    assert main([str(argument) for argument in arguments]) == 0, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)


def test_the_answer_has_the_contracts_keys(files, capsys):
    answer = run(capsys, "import", files[0], "--from", files[1], "--json")
    assert set(answer) == KEYS
    assert [one["name"] for one in answer["new"]] == ["Cleo Marsh"]
    (same,) = answer["same"]
    assert same["contact_id"] == "C1"
    assert {(one["field"], one["ours"], one["theirs"], one["kind"]) for one in same["changes"]} == {
        ("job_title", "PMO Lead", "Director", "differs"),
        ("phone", None, "+44 1", "fills"),
    }
    (unsure,) = answer["unsure"]
    assert [one["contact_id"] for one in unsure["candidates"]] == ["C2"]
    assert [(one["proposal"], one["contact_id"], one["sure"]) for one in answer["proposals"]] == [
        ("moved", "C2", False)
    ]


def test_the_output_has_the_new_and_the_filled_blanks_and_nothing_else(files, capsys, tmp_path):
    out, edits = tmp_path / "out.csv", tmp_path / "edits.json"
    answer = run(capsys, "import", files[0], "--from", files[1], "--json", "--output", out, "--edits", edits)
    text = out.read_text("utf-8-sig")
    assert "Ada Finch,ada@north.example,North,PMO Lead,+44 1" in text
    assert "'=1+1" in text and "Ben Okafor,,South" in text
    assert [one["edit"] for one in json.loads(edits.read_text("utf-8"))] == ["add", "set"]
    assert answer["not_done"] == []


def test_the_edits_written_are_those_that_update_takes(files, capsys, tmp_path):
    by_import, edits, by_update = tmp_path / "a.csv", tmp_path / "edits.json", tmp_path / "b.csv"
    dated = ("--as-of", "2026-11-25")
    run(capsys, "import", files[0], "--from", files[1], "--json", "--output", by_import, "--edits", edits, *dated)
    assert main(["update", str(files[0]), "--edits", str(edits), "--output", str(by_update), *dated]) == 0
    assert by_update.read_bytes() == by_import.read_bytes()


def test_without_json_it_says_it_in_words(files, capsys):
    assert main(["import", str(files[0]), "--from", str(files[1])]) == 0
    assert capsys.readouterr().out.splitlines()[0] == (
        "Another workbook or list: 1 new, 1 already there (1 with something new), 1 unsure"
    )


@pytest.mark.parametrize("content", [b"Recipe,Minutes\nScones,25\n", b"\x89PNG\r\n", b"", b"PK\x03\x04broken"])
def test_a_file_that_is_no_list_of_people_is_refused_in_one_line(files, capsys, content):
    files[1].write_bytes(content)
    assert main(["import", str(files[0]), "--from", str(files[1]), "--json"]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"pmodash: {files[0]}: theirs.csv cannot be imported (") and error.count("\n") == 1


def test_the_other_file_is_never_written_over(files, capsys):
    assert main(["import", str(files[0]), "--from", str(files[1]), "--output", str(files[1])]) == 2
    assert files[1].read_text("utf-8") == THEIRS


def test_a_workbook_is_imported_into_one_as_bytes_are_kept(files, capsys, tmp_path):
    blank, out = tmp_path / "blank.xlsx", tmp_path / "out.xlsx"
    assert main(["template", "--output", str(blank)]) == 0
    run(capsys, "import", blank, "--from", files[1], "--json", "--output", out, "--as-of", "2026-11-25")
    again = run(capsys, "import", out, "--from", files[1], "--json")
    assert again["new"] == [] and all(one["changes"] == [] for one in again["same"])


def test_a_list_complete_of_one_organisation_proposes_nobody_of_another(files, capsys):
    files[1].write_text("Name,Email\nCleo Marsh,cleo@east.example\nDee Nolan,dee@east.example\n", "utf-8")
    answer = run(capsys, "import", files[0], "--from", files[1], "--complete-for", "South", "--json")
    assert [(one["proposal"], one["contact_id"]) for one in answer["proposals"]] == [("left", "C2")]
