"""The command line: the contract's keys, one line for what cannot be used, and files that appear whole or not."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pmodash.cli import main
from pmodash.cli.arguments import parser
from pmodash.demo import demo
from pmodash.workbook.parsing.protection import encrypted
from tests.workbook.signed_books import signed

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-20"
ANALYSE_KEYS = {
    "as_of", "home", "contacts", "coverage", "vehicles", "effective_vehicles", "over_reliance", "complexity",
    "cross_pollination", "growth", "key_person", "fatigue", "type_balance", "engagement_gap", "left_out", "findings",
}  # fmt: skip
CONTACT_KEYS = {
    "contact_id", "sheet", "row", "name", "organisation", "job_title", "group", "group_why", "group_confidence",
    "source", "network_type", "influence", "interest", "engagement_current", "engagement_desired", "owner",
    "counted", "last_qualifying", "ideal_days", "maximum_days", "days_since", "status", "next_due", "priority",
}  # fmt: skip
RECEIPT_KEYS = {
    "parts_unchanged", "parts_changed", "parts_added", "cells", "rows_added", "columns_added", "sheets_added", "notes",
    "not_done", "edits_not_done", "kept", "unchanged", "removed",
}  # fmt: skip
FINDING_KEYS = {"severity", "kind", "sheet", "cell", "found", "expected", "remedy"}
CSV = "Name,Email,Job title,Company,Last contact\nAnn Lee,ann@north.example,Project manager,North,2026-11-10\n"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "register.xlsx"
    path.write_bytes(demo(40, 200, 3, dt.date(2026, 11, 20)))
    return path


@pytest.fixture
def answered(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*arguments: object) -> Any:
        assert main([str(argument) for argument in arguments]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return run


def refusal(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main([str(argument) for argument in arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1 and said.err.startswith("pmodash: ")
    return said.err


def as_edits(folder: Path, *edits: dict[str, Any]) -> Path:
    path = folder / "edits.json"
    path.write_text(json.dumps(edits), "utf-8")
    return path


def test_inspect_tells_every_sheet_and_column(workbook: Path, answered: Any) -> None:
    said = answered("inspect", workbook, "--json")
    assert {"file", "format", "sheets", "findings"} <= said.keys()
    register = said["sheets"][0]
    assert (register["role"], register["rows"]) == ("contacts", 40)
    assert {"column", "header", "field", "offered", "confidence", "why", "date_order"} <= register["columns"][0].keys()


def test_analyse_answers_every_key(workbook: Path, answered: Any) -> None:
    said = answered("analyse", workbook, "--as-of", AS_OF, "--json")
    assert said.keys() >= ANALYSE_KEYS
    assert said["contacts"][0].keys() >= CONTACT_KEYS
    assert all(finding.keys() == FINDING_KEYS for finding in said["findings"])
    assert said["coverage"][-1]["group"] == "All"
    assert len(said["contacts"]) == 40


def test_every_row_is_a_contact_or_left_out(tmp_path: Path, answered: Any) -> None:
    path = tmp_path / "register.csv"
    path.write_text(CSV + ",,,,2026-01-01\nTotal,,,,\nBo Osei,,,South,\n", "utf-8")
    said = answered("analyse", path, "--as-of", AS_OF, "--json")
    rows = sorted([row["row"] for row in said["contacts"]] + [row["row"] for row in said["left_out"]])
    assert rows == [2, 3, 4, 5]


def test_update_puts_the_edit_in_its_own_cell(workbook: Path, tmp_path: Path, answered: Any) -> None:
    before = answered("analyse", workbook, "--as-of", AS_OF, "--json")["contacts"][5]
    key = {"row": before["row"], "sheet": before["sheet"]}
    edits = as_edits(tmp_path, {"edit": "set", "contact": key, "field": "job_title", "value": "=Head of Change"})
    receipt, output = tmp_path / "r.json", tmp_path / "out.xlsx"
    assert (
        main(["update", str(workbook), "--edits", str(edits), "--output", str(output), "--receipt", str(receipt)]) == 0
    )
    after = answered("analyse", output, "--as-of", AS_OF, "--json")["contacts"][5]
    assert after["job_title"] == "=Head of Change"
    cells = json.loads(receipt.read_text("utf-8"))["cells"]
    assert [(cell["old"], cell["new"]) for cell in cells] == [(before["job_title"], "=Head of Change")]


def test_a_protected_workbook_is_updated_and_protected_with_the_same_password_again(
    workbook: Path, tmp_path: Path, answered: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook.write_bytes(encrypted(workbook.read_bytes(), "secret"))
    monkeypatch.setenv("WORKBOOK_PASSWORD", "secret")
    told = ("--as-of", AS_OF, "--json", "--password-env", "WORKBOOK_PASSWORD")
    before = answered("analyse", workbook, *told)["contacts"][5]
    key = {"row": before["row"], "sheet": before["sheet"]}
    edits = as_edits(tmp_path, {"edit": "set", "contact": key, "field": "job_title", "value": "Head of Change"})
    output = tmp_path / "out.xlsx"
    words = ["update", workbook, "--edits", edits, "--output", output, "--password-env", "WORKBOOK_PASSWORD"]
    assert main([str(word) for word in words]) == 0
    assert output.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"
    assert answered("analyse", output, *told)["contacts"][5]["job_title"] == "Head of Change"


def test_a_signed_workbook_is_updated_when_its_signature_may_go(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook.write_bytes(signed(workbook.read_bytes()))
    edits = as_edits(tmp_path, {"edit": "set_policy", "group": "All", "field": "window_days", "value": 60})
    told, receipt = ("update", workbook, "--edits", edits, "--output", tmp_path / "out.xlsx"), tmp_path / "r.json"
    assert "--remove-signature" in refusal(capsys, *told)
    assert main([str(word) for word in (*told, "--remove-signature", "--receipt", receipt)]) == 0
    removed = json.loads(receipt.read_text("utf-8"))["parts_removed"]
    assert removed and all(part.startswith("_xmlsignatures/") for part in removed)


def test_the_receipt_holds_the_keys_that_were_promised(workbook: Path, tmp_path: Path) -> None:
    edits = as_edits(tmp_path, {"edit": "set_policy", "group": "All", "field": "window_days", "value": 60})
    receipt, output = tmp_path / "r.json", tmp_path / "out.xlsx"
    assert (
        main(["update", str(workbook), "--edits", str(edits), "--output", str(output), "--receipt", str(receipt)]) == 0
    )
    told = json.loads(receipt.read_text("utf-8"))
    assert told.keys() >= RECEIPT_KEYS
    assert told["parts_unchanged"] == len(told["unchanged"]) > 0
    assert all(one.keys() >= {"part", "digest"} for one in told["unchanged"])


def test_update_without_edits_gives_the_same_bytes(workbook: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    assert main(["update", str(workbook), "--edits", str(as_edits(tmp_path)), "--output", str(output)]) == 0
    assert output.read_bytes() == workbook.read_bytes()


def test_one_edit_that_fails_refuses_all_and_writes_nothing(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {"edit": "set_policy", "group": "Senior Leadership", "field": "ideal", "value": 21}
    bad = {"edit": "set", "contact": {"name": "Nobody At All"}, "field": "notes", "value": "x"}
    output = tmp_path / "out.xlsx"
    said = refusal(capsys, "update", workbook, "--edits", as_edits(tmp_path, good, bad), "--output", output)
    assert "edit 2" in said
    assert not output.exists()


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.xlsx", b"", "empty"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "picture"),
        ("prose.csv", b"Dear all,\nthe meeting is cancelled.\n", "contacts"),
        ("missing.xlsx", None, "cannot be opened"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_line(
    name: str, content: bytes | None, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    said = refusal(capsys, "analyse", path, "--as-of", AS_OF)
    assert name in said and word in said


@pytest.mark.parametrize("words", ["", "nonsense", "analyse x.csv", "inspect x.csv --wat"])
def test_a_wrong_command_line_is_refused_in_one_line(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--help" in refusal(capsys, *words.split())


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ("--as-of today", "such as 2026-11-20"),
        ("--as-of 0001-01-01", "from 1980 to 2100"),
        ("--as-of 9999-12-31", "from 1980 to 2100"),
        ("--as-of 2026-11-20 --window 0", "from 1 to 36,500"),
        ("--as-of 2026-11-20 --window -5", "a whole number"),
        ("--as-of 2026-11-20 --window 999999999999", "from 1 to 36,500"),
        ("--as-of 2026-11-20 --password-env NOT_SET_ANYWHERE", "not set"),
    ],
)
def test_a_value_that_an_option_does_not_take_is_refused_beside_the_file(
    options: str, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "register.csv"
    path.write_text(CSV, "utf-8")
    said = refusal(capsys, "analyse", path, *options.split())
    assert said.startswith(f"pmodash: {path}: ") and word in said


@pytest.mark.parametrize("options", ["--seed -5", "--contacts -1", "--contacts 1.5", "--as-of 0001-01-01"])
def test_a_demo_that_cannot_be_made_is_refused_beside_its_output(
    options: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "demo.xlsx"
    said = refusal(capsys, "demo", *options.split(), "--output", output)
    assert said.startswith(f"pmodash: {output}: --") and "fault" not in said
    assert not output.exists()


@pytest.mark.parametrize("content", ["{", "[" * 100_000, '[{"edit": "\\ud800"}]', "\ufeff[" + "9" * 5_000 + "]"])
def test_edits_that_are_no_usable_json_are_refused_by_their_file(
    content: str, workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edits = tmp_path / "edits.json"
    edits.write_text(content, "utf-8")
    said = refusal(capsys, "update", workbook, "--edits", edits, "--output", tmp_path / "out.xlsx")
    assert "edits.json is no" in said or "edit 1" in said


def test_a_number_beyond_all_bounds_is_refused_by_its_edit(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edits = as_edits(tmp_path, {"edit": "set_policy", "group": "Wider Business", "field": "ideal", "value": 10**400})
    assert "edit 1: ideal cannot be inf" in refusal(
        capsys, "update", workbook, "--edits", edits, "--output", tmp_path / "out.xlsx"
    )


def test_a_receipt_that_cannot_be_written_leaves_no_workbook_behind(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, edits = tmp_path / "out.xlsx", as_edits(tmp_path)
    refusal(capsys, "update", workbook, "--edits", edits, "--output", output, "--receipt", tmp_path / "no" / "r.json")
    assert not output.exists()


@pytest.mark.parametrize(
    ("output", "receipt"),
    [("edits.json", "r.json"), ("out.xlsx", "out.xlsx"), ("out.xlsx", "register.xlsx"), ("out.xlsx", "edits.json")],
)
def test_an_output_that_would_replace_another_file_of_the_command_is_refused(
    output: str, receipt: str, workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edits, before = as_edits(tmp_path), workbook.read_bytes()
    told = ("--output", tmp_path / output, "--receipt", tmp_path / receipt)
    assert "would be lost" in refusal(capsys, "update", workbook, "--edits", edits, *told)
    assert workbook.read_bytes() == before and json.loads(edits.read_text("utf-8")) == []


def test_a_workbook_may_be_replaced_by_its_own_update(workbook: Path, tmp_path: Path, answered: Any) -> None:
    edits = as_edits(tmp_path, {"edit": "set_policy", "group": "Wider Business", "field": "ideal", "value": 50})
    assert main(["update", str(workbook), "--edits", str(edits), "--output", str(workbook)]) == 0
    contacts = answered("analyse", workbook, "--as-of", AS_OF, "--json")["contacts"]
    assert 50 in {contact["ideal_days"] for contact in contacts}


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".txt"])
def test_a_text_table_comes_out_as_one_when_the_output_is_named_so(tmp_path: Path, ending: str) -> None:
    path, output = tmp_path / "register.csv", tmp_path / f"out{ending}"
    path.write_text(CSV, "utf-8")
    edits = as_edits(tmp_path, {"edit": "set", "contact": {"row": 2}, "field": "job_title", "value": "Head"})
    assert main(["update", str(path), "--edits", str(edits), "--output", str(output)]) == 0
    changed = [line for line in output.read_text("utf-8").splitlines() if line not in CSV.splitlines()]
    assert ["Head" in line for line in changed] == [True]


def test_an_excel_workbook_is_not_written_as_a_text_table(
    tmp_path: Path, workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edits = as_edits(tmp_path, {"edit": "set", "contact": {"row": 10}, "field": "job_title", "value": "Head"})
    said = refusal(capsys, "update", workbook, "--edits", edits, "--output", tmp_path / "out.csv")
    assert "out.xlsx" in said


def test_the_answer_is_utf_8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(CSV + "Łucja Žák,,主管,North,\n", "utf-8")
    command = [sys.executable, "-m", "pmodash", "analyse", str(path), "--as-of", AS_OF, "--json"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={"PYTHONIOENCODING": "ascii"})
    assert json.loads(done.stdout.decode("utf-8"))["contacts"][1]["job_title"] == "主管"


def test_a_correction_of_a_column_takes_effect(tmp_path: Path, answered: Any) -> None:
    path, layout = tmp_path / "register.csv", tmp_path / "layout.json"
    path.write_text(CSV, "utf-8")
    layout.write_text(json.dumps({"sheets": [{"sheet": "register", "fields": {"D": "department"}}]}), "utf-8")
    columns = answered("inspect", path, "--json", "--layout", layout)["sheets"][0]["columns"]
    assert {c["column"]: c["field"] for c in columns}["D"] == "department"


def test_the_program_runs_as_a_module_and_makes_the_same_demo_twice(tmp_path: Path) -> None:
    made = []
    for name in ("a.xlsx", "b.xlsx"):
        command = [sys.executable, "-m", "pmodash", "demo", "--contacts", "20", "--touchpoints", "50", "--seed", "4"]
        subprocess.run([*command, "--output", str(tmp_path / name)], cwd=ROOT, check=True)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_update_keeps_the_figures_of_the_day_when_asked(workbook: Path, tmp_path: Path, answered: Any) -> None:
    out = tmp_path / "out.xlsx"
    asked = ("update", workbook, "--edits", as_edits(tmp_path), "--output", out, "--history", "--as-of", AS_OF)
    assert main([str(word) for word in asked]) == 0
    sheets = {sheet["sheet"]: sheet["role"] for sheet in answered("inspect", out, "--json")["sheets"]}
    assert sheets["PMO history"] == "other"


def test_figures_of_no_day_are_refused(workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.xlsx"
    said = refusal(capsys, "update", workbook, "--edits", as_edits(tmp_path), "--output", out, "--history")
    assert "no day is given: add --as-of DATE" in said and not out.exists()


def test_update_prints_its_receipt_as_json(workbook: Path, tmp_path: Path, answered: Any) -> None:
    out, receipt = tmp_path / "out.xlsx", tmp_path / "r.json"
    edit = {"edit": "set", "contact": {"row": 5}, "field": "location", "value": "Hull"}
    told = ("--edits", as_edits(tmp_path, edit), "--output", out, "--receipt", receipt)
    said = answered("update", workbook, *told, "--json")
    assert said.keys() >= RECEIPT_KEYS
    assert said == json.loads(receipt.read_text("utf-8"))


def test_a_command_that_only_writes_a_file_tells_what_it_wrote_as_json(tmp_path: Path, answered: Any) -> None:
    blank, made = tmp_path / "blank.xlsx", tmp_path / "made.xlsx"
    assert answered("template", "--output", blank, "--json") == {"written": str(blank), "bytes": blank.stat().st_size}
    said = answered("demo", "--contacts", "12", "--touchpoints", "30", "--output", made, "--json")
    assert said == {"written": str(made), "bytes": made.stat().st_size, "contacts": 12, "touchpoints": 30}


def test_every_command_takes_json() -> None:
    commands = parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    without = [name for name, command in commands.items() if "--json" not in command.format_help()]  # type: ignore[union-attr]
    assert without == []
