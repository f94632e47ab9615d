"""The command pack: each kind of pack, what it hides, and what is refused in one line."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import pytest

from pmodash.cli import main
from pmodash.demo import demo

AS_OF = ("--as-of", "2026-11-20")
CSV = (
    "Id,Name,Email,Company,Job title,Owner,Engagement,Last contact\n"
    "C-1,Ann Lee,ann@north.example,North Works,Project manager,Kim Hall,Supportive,2026-11-10\n"
    "C-2,Bo Osei,bo@west.example,West Bank,Project sponsor,Kim Hall,Resistant,2026-05-02\n"
)


@pytest.fixture
def register(tmp_path: Path) -> str:
    path = tmp_path / "register.csv"
    path.write_text(CSV, "utf-8")
    return str(path)


def refused(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err
    assert said.startswith("pmodash: ") and said.count("\n") == 1
    return said


def slide_text(path: Path) -> str:
    with zipfile.ZipFile(path) as pack:
        return "".join(pack.read(name).decode("utf-8") for name in pack.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize(("ending", "begins"), [(".pptx", b"PK"), (".html", b"<!"), (".pdf", b"%PDF")])
def test_each_kind_of_pack_is_written(register: str, tmp_path: Path, ending: str, begins: bytes) -> None:
    output = tmp_path / f"pack{ending}"
    assert main(["pack", register, *AS_OF, "--output", str(output)]) == 0
    assert output.read_bytes()[:4].lower().startswith(begins.lower())


def test_critics_are_hidden_until_they_are_asked_for(register: str, tmp_path: Path) -> None:
    output = tmp_path / "pack.pptx"
    assert main(["pack", register, *AS_OF, "--output", str(output)]) == 0
    assert "Bo Osei" not in slide_text(output)
    assert main(["pack", register, *AS_OF, "--output", str(output), "--show-critics"]) == 0
    assert "Bo Osei" in slide_text(output)


@pytest.mark.parametrize("option", ["--redact", "--groups-only"])
def test_a_redacted_pack_names_nobody(register: str, tmp_path: Path, option: str) -> None:
    output = tmp_path / "pack.pptx"
    title = ("--title", "The network of North Works, by Kim Hall")
    assert main(["pack", register, *AS_OF, "--output", str(output), option, *title]) == 0
    told = slide_text(output)
    for name in ("Ann", "Osei", "Kim", "Hall", "North", "West Bank", "C-1", "@"):
        assert name not in told.replace("@2x", "")


def test_an_earlier_workbook_tells_what_moved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, day in (("earlier", dt.date(2026, 8, 20)), ("later", dt.date(2026, 11, 20))):
        (tmp_path / f"{name}.xlsx").write_bytes(demo(30, 300, 7, day))
    paths = (str(tmp_path / "later.xlsx"), str(tmp_path / "earlier.xlsx"), str(tmp_path / "pack.html"))
    assert main(["pack", paths[0], *AS_OF, "--previous", paths[1], "--output", paths[2], "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "changes" in [slide["slide"] for slide in told["slides"]]


def test_a_one_pager_is_of_the_contact_asked_for(register: str, tmp_path: Path) -> None:
    output = tmp_path / "one.pptx"
    assert main(["pack", register, *AS_OF, "--output", str(output), "--one-pager", "C-1"]) == 0
    told = slide_text(output)
    assert "Ann Lee" in told and "Bo Osei" not in told


def test_a_worklist_is_of_the_owner_asked_for(register: str, tmp_path: Path) -> None:
    output = tmp_path / "list.pptx"
    assert main(["pack", register, *AS_OF, "--output", str(output), "--worklist", "Kim Hall"]) == 0
    assert "Kim Hall" in slide_text(output)


@pytest.mark.parametrize(
    ("option", "value"), [("--one-pager", "C-9"), ("--worklist", "Nobody"), ("--previous-as-of", "soon")]
)
def test_what_is_not_known_is_refused(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    output = tmp_path / "pack.pdf"
    assert main(["pack", register, *AS_OF, "--output", str(output), option, value]) == 2
    assert refused(capsys) and not output.exists()


def test_the_name_of_another_kind_of_file_is_refused(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", register, *AS_OF, "--output", str(tmp_path / "pack.docx")]) == 2
    assert ".pptx" in refused(capsys)


@pytest.mark.parametrize("option", ["--template", "--logo"])
def test_a_file_that_is_no_template_or_logo_is_refused(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    wrong, empty = tmp_path / "wrong.pptx", io.BytesIO()
    with zipfile.ZipFile(empty, "w") as file:
        file.writestr("a.txt", "nothing")
    wrong.write_bytes(empty.getvalue())
    output = tmp_path / "pack.pptx"
    assert main(["pack", register, *AS_OF, "--output", str(output), option, str(wrong)]) == 2
    assert refused(capsys) and not output.exists()


@pytest.mark.parametrize("ending", [".pptx", ".html", ".pdf"])
@pytest.mark.parametrize("option", ["--template", "--logo"])
def test_an_empty_template_or_logo_is_refused(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, ending: str
) -> None:
    empty, output = tmp_path / "empty.bin", tmp_path / f"pack{ending}"
    empty.write_bytes(b"")
    assert main(["pack", register, *AS_OF, "--output", str(output), option, str(empty)]) == 2
    told = "is of slides alone" if option == "--template" and ending != ".pptx" else "is an empty file"
    assert told in refused(capsys) and not output.exists()


@pytest.mark.parametrize(
    ("ending", "options"),
    [
        (".pdf", ("--template", "own.pptx")),
        (".html", ("--template", "own.pptx")),
        (".pptx", ("--paper", "letter")),
        (".pptx", ("--previous-as-of", "2026-08-20")),
        (".pptx", ("--previous-layout", "layout.json")),
        (".pptx", ("--one-pager", "C-1", "--worklist", "Kim Hall")),
        (".pptx", ("--one-pager", "C-1", "--previous", "earlier.xlsx")),
    ],
)
def test_an_option_that_would_change_nothing_is_refused(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, options: tuple[str, ...]
) -> None:
    output = tmp_path / f"pack{ending}"
    assert main(["pack", register, *AS_OF, "--output", str(output), *options]) == 2
    assert refused(capsys) and not output.exists()


@pytest.mark.parametrize("option", ["--previous", "--template", "--logo", "--layout"])
def test_a_pack_is_never_written_over_what_it_is_made_from(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    output = tmp_path / "pack.pptx"
    output.write_bytes(b"mine")
    assert main(["pack", register, *AS_OF, "--output", str(output), option, str(output)]) == 2
    assert "would be lost" in refused(capsys) and output.read_bytes() == b"mine"


def test_a_pack_is_never_written_over_the_layout_of_the_earlier_workbook(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "pack.pptx"
    output.write_bytes(b"mine")
    earlier = ("--previous", register, "--previous-layout", str(output))
    assert main(["pack", register, *AS_OF, "--output", str(output), *earlier]) == 2
    assert "would be lost" in refused(capsys) and output.read_bytes() == b"mine"


def test_the_same_workbook_gives_the_same_pack_again(register: str, tmp_path: Path) -> None:
    for ending in (".pptx", ".html", ".pdf"):
        outputs = [tmp_path / f"{name}{ending}" for name in ("first", "second")]
        for output in outputs:
            assert main(["pack", register, *AS_OF, "--output", str(output)]) == 0
        assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_a_refusal_of_the_command_line_speaks_of_the_command_line(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = ["pack", register, *AS_OF, "--output", str(tmp_path / "pack.pptx")]
    said = {
        ("--one-pager", "C-9"): "'C-9'",
        ("--one-pager", "C-2"): "--show-critics",
        ("--worklist", "kim hall"): "Kim Hall",
    }
    for asked, words in said.items():
        assert main([*begun, *asked]) == 2
        told = refused(capsys)
        assert words in told and "tick" not in told


@pytest.mark.parametrize("option", ["--template", "--logo"])
def test_what_is_wrong_with_a_template_or_logo_is_told_of_that_file(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    wrong = tmp_path / "ours.bin"
    wrong.write_bytes(b"nothing")
    assert main(["pack", register, *AS_OF, "--output", str(tmp_path / "pack.pptx"), option, str(wrong)]) == 2
    assert "ours.bin: The " in refused(capsys)


def test_a_workbook_is_not_compared_with_itself(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = ["pack", register, *AS_OF, "--output", str(tmp_path / "pack.pptx"), "--previous", register]
    assert main(begun) == 2
    assert "is this one" in refused(capsys)
    assert main([*begun, "--previous-as-of", "2026-08-20"]) == 0
