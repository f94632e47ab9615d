"""What the file says of itself tells of the change, and nothing else of it changes."""

from __future__ import annotations

import datetime as dt
from xml.dom import minidom

import pytest
from made_packages import PACKAGE, STRICT_OFFICE, Parts, edited, parts, rows, unzipped, zipped

from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.properties import tell_change
from pmodash.workbook.patches import AppendToSheet, SetCell

CORE, APP = "docProps/core.xml", "docProps/app.xml"
VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
WHEN = dt.datetime(2026, 11, 20, 9, 30, 5)


def links(app_kind: str = f"{EXTENDED.removesuffix('/extended-properties')}/relationships/extended-properties") -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        '<Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/>'
        f'<Relationship Id="r2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="{CORE}"/>'
        f'<Relationship Id="r3" Type="{app_kind}" Target="/{APP}"/></Relationships>'
    )


def core(inside: str, prefix: str = "dcterms") -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:{prefix}="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><cp:lastModifiedBy>Ann</cp:lastModifiedBy>{inside}'
        "</cp:coreProperties>"
    )


def app(inside: str) -> str:
    return f'<Properties xmlns="{EXTENDED}" xmlns:vt="{VARIANTS}">{inside}</Properties>'


def told(when: dt.datetime | None = WHEN, added: tuple[str, ...] = (), **files: str | bytes) -> dict[str, str]:
    """The properties after a change of a file with these parts."""
    archive = Archive(zipped({**parts(), "_rels/.rels": links(), **files}))
    tell_change(archive, when, ("People",), added)
    found = {name: archive.read(name).decode() for name in (CORE, APP) if archive.has(name)}
    for text in found.values():
        minidom.parseString(text)
    return found


@pytest.mark.parametrize("content", [">2020-01-01T00:00:00Z</{p}:modified>", "/>", "></{p}:modified>"])
@pytest.mark.parametrize("prefix", ["dcterms", "q"])
def test_the_time_of_the_change_is_told_and_nothing_else_changes(content: str, prefix: str) -> None:
    tag = f'<{prefix}:modified xsi:type="{prefix}:W3CDTF"'
    old, new = tag + content.format(p=prefix), f"{tag}>2026-11-20T09:30:05Z</{prefix}:modified>"
    assert told(**{CORE: core(old, prefix)})[CORE] == core(new, prefix)


def test_a_file_that_told_no_time_tells_it() -> None:
    (found,) = minidom.parseString(told(**{CORE: core("")})[CORE]).getElementsByTagName("dcterms:modified")
    assert found.firstChild.data == "2026-11-20T09:30:05Z"


def test_a_time_with_a_zone_is_told_in_that_of_greenwich() -> None:
    when = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert "2026-11-20T07:30:00Z" in told(when, **{CORE: core("<dcterms:modified>x</dcterms:modified>")})[CORE]


def test_without_a_time_the_last_one_stays() -> None:
    before = core("<dcterms:modified>2020-01-01T00:00:00Z</dcterms:modified>")
    assert told(None, **{CORE: before})[CORE] == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<Application>Microsoft Excel</Application>", "Microsoft Excel / PMO Network Dashboard"),
        (
            "<Application>Microsoft Excel / PMO Network Dashboard</Application>",
            "Microsoft Excel / PMO Network Dashboard",
        ),
        ("<Application/>", "PMO Network Dashboard"),
    ],
)
def test_the_program_is_told_behind_the_one_that_made_the_file_and_the_version_stays(old: str, new: str) -> None:
    """LibreOffice works out results and heights anew in a file that does not begin with a program that it trusts."""
    after = told(**{APP: app(f"{old}<AppVersion>16.0300</AppVersion>")})[APP]
    assert after == app(f"<Application>{new}</Application><AppVersion>16.0300</AppVersion>")


def test_a_prefixed_part_gets_a_prefixed_program() -> None:
    after = told(**{APP: f'<ap:Properties xmlns:ap="{EXTENDED}"/>'})[APP]
    assert "<ap:Application>PMO Network Dashboard</ap:Application></ap:Properties>" in after


def test_the_properties_of_a_strict_file_are_found() -> None:
    files = {"_rels/.rels": links(f"{STRICT_OFFICE}/extendedProperties"), APP: app("<Application>x</Application>")}
    assert "PMO Network Dashboard" in told(**files)[APP]


def test_parts_that_the_file_lacks_are_not_made() -> None:
    assert told() == {}


@pytest.mark.parametrize("damaged", ["<Properties>", "<!DOCTYPE x><Properties/>", ""])
def test_properties_that_cannot_be_made_out_stay_as_they_are(damaged: str) -> None:
    archive = Archive(zipped({**parts(), "_rels/.rels": links(), APP: damaged}))
    tell_change(archive, WHEN, ("People",), ())
    assert archive.read(APP) == damaged.encode()


def titles(pairs: str, *names: str) -> str:
    entries = "".join(f"<vt:lpstr>{name}</vt:lpstr>" for name in names)
    return app(
        "<Application>PMO Network Dashboard</Application><HeadingPairs>"
        f'<vt:vector size="4" baseType="variant"><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant>{pairs}'
        "<vt:variant><vt:lpstr>Named Ranges</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant>"
        f'</vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="{len(names)}" baseType="lpstr">{entries}'
        "</vt:vector></TitlesOfParts>"
    )


def count(number: int) -> str:
    return f"<vt:variant><vt:i4>{number}</vt:i4></vt:variant>"


def test_new_sheets_are_told_by_name_behind_the_others() -> None:
    after = told(added=("Log & more",), **{APP: titles(count(1), "People", "Names")})[APP]
    assert after == titles(count(2), "People", "Log &amp; more", "Names")


@pytest.mark.parametrize("before", [titles(count(2), "People", "Names"), titles(count(1), "Someone", "Names")])
def test_names_that_were_not_those_of_the_sheets_stay_as_they_are(before: str) -> None:
    assert told(added=("Log",), **{APP: before})[APP] == before


def full() -> Parts:
    files: Parts = {**parts(rows(("Name",), ("Ann",))), "_rels/.rels": links()}
    return {**files, CORE: core("<dcterms:modified>x</dcterms:modified>"), APP: titles(count(1), "People")}


def test_an_edited_workbook_tells_its_new_sheet() -> None:
    out = unzipped(edited(zipped(full()), [AppendToSheet("Log", ("A",), (("b",),), "log")]))
    assert b"<vt:lpstr>Log</vt:lpstr>" in out[APP]


def test_patches_that_come_to_nothing_leave_the_properties_alone() -> None:
    out = unzipped(edited(zipped(full()), [SetCell("People", 9, 1, None, "edit 1")]))
    assert {name: out[name].decode() for name in (CORE, APP)} == {name: full()[name] for name in (CORE, APP)}
