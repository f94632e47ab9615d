"""The commands compare and merge: the contract's keys, what is refused in one line, and files whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from pmodash.cli import main
from pmodash.workbook.parsing.protection import encrypted
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx

HEAD = "Name,Email,Job title,Company,Notes\n"
ANN, BO = "Ann Lee,ann@north.example,Project manager,North,", "Bo Osei,bo@north.example,Sponsor,North,"
KEYS = {
    "as_of", "matched_by", "joined", "left", "moved_group", "level_moved", "became_overdue", "recovered",
    "fields_changed", "summary", "findings",
}  # fmt: skip
AS_OF = ("--as-of", "2026-11-20")


def csv(folder: Path, name: str, *lines: str) -> str:
    path = folder / f"{name}.csv"
    path.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    return str(path)


def test_compare_prints_the_keys_of_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    earlier = csv(tmp_path, "earlier", ANN, BO)
    later = csv(tmp_path, "later", BO.replace("Sponsor", "Chair"), "Zoe Park,zoe@west.example,Buyer,West,", ANN)
    assert main(["compare", earlier, later, *AS_OF, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told.keys() >= KEYS
    assert [one["name"] for one in told["joined"]] == ["Zoe Park"]
    assert [(one["field"], one["old"], one["new"]) for one in told["fields_changed"]] == [
        ("job_title", "Sponsor", "Chair")
    ]
    assert len(told["summary"]) == 5


def test_compare_writes_a_workbook_with_a_sheet_for_each_question(tmp_path: Path) -> None:
    earlier, later = csv(tmp_path, "earlier", ANN), csv(tmp_path, "later", ANN, BO)
    output = tmp_path / "changed.xlsx"
    assert main(["compare", earlier, later, *AS_OF, "--output", str(output)]) == 0
    assert openpyxl.load_workbook(output)["Joined"]["B2"].value == "Bo Osei"


def test_a_refusal_names_the_workbook_that_cannot_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("nothing here\n", "utf-8")
    assert main(["compare", str(empty), csv(tmp_path, "later", ANN), *AS_OF]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"pmodash: {empty}: ") and said.count("\n") == 1


def test_merge_brings_theirs_into_mine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base, mine = csv(tmp_path, "base", ANN, BO), csv(tmp_path, "mine", ANN.replace("Project", "Programme"), BO)
    theirs, output = csv(tmp_path, "theirs", BO.replace("Sponsor", "Chair"), ANN), tmp_path / "merged.csv"
    assert main(["merge", base, mine, theirs, "--output", str(output), "--json"]) == 0
    text = output.read_text("utf-8")
    assert "Programme manager" in text and "Chair" in text
    assert json.loads(capsys.readouterr().out)["conflicts"] == []


def test_merge_lists_conflicts_and_writes_nothing_until_one_is_preferred(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, output = csv(tmp_path, "base", ANN, BO), tmp_path / "merged.csv"
    mine, theirs = (csv(tmp_path, name, ANN.replace("Project", name), BO) for name in ("Mine", "Theirs"))
    assert main(["merge", base, mine, theirs, "--output", str(output)]) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and "1 of its entries differ" in said.err and "--prefer" in said.err
    assert "changed in both" in said.out and not output.exists()
    assert main(["merge", base, mine, theirs, "--output", str(output), "--prefer", "theirs"]) == 0
    assert "Theirs manager" in output.read_text("utf-8")


def test_merge_takes_corrections_and_passwords_of_each_of_the_three(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [line.split(",") for line in (HEAD + ANN + "\n" + BO).split("\n")]
    rows += [[f"Person {i}", f"p{i}@north.example", "Clerk", "North", ""] for i in range(150)]
    base, theirs = tmp_path / "base.xlsx", tmp_path / "theirs.xlsx"
    base.write_bytes(encrypted(plain_xlsx([PlainSheet("Register", rows)]), "one"))
    rows[2][2] = "Chair"
    theirs.write_bytes(encrypted(plain_xlsx([PlainSheet("Register", rows)]), "two"))
    monkeypatch.setenv("BASE", "one")
    monkeypatch.setenv("THEIRS", "two")
    layout, output = tmp_path / "layout.json", tmp_path / "merged.csv"
    layout.write_text(json.dumps({"sheets": [{"sheet": "mine", "role": "contacts", "fields": {"C": None}}]}), "utf-8")
    passwords = ("--base-password-env", "BASE", "--theirs-password-env", "THEIRS")
    mine = csv(tmp_path, "mine", ANN, BO, *map(",".join, rows[3:]))
    files = (str(base), mine, str(theirs), "--output", str(output))
    assert main(["merge", *files, *passwords]) == 0 and "Chair" in output.read_text("utf-8")
    assert main(["merge", *files, *passwords, "--layout", str(layout)]) == 0
    assert "Sponsor,North,,Chair" in output.read_text("utf-8")
