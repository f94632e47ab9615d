"""The Download page for files that are not edited in place: text files and other spreadsheet formats."""

from __future__ import annotations

import io
import zipfile

from app_driving import SMALL, Opened, log_for_all_pasted, said
from streamlit.testing.v1 import AppTest

DOWNLOAD = "pages/workbook/download.py"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
MANIFEST = """<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def open_document() -> bytes:
    lines = SMALL.splitlines()[:3]
    rows = "".join(f"<table:table-row>{''.join(map(CELL.format, line.split(',')))}</table:table-row>" for line in lines)
    note = "<office:annotation><text:p>why</text:p></office:annotation>"
    table = f'<table:table table:name="People">{rows.replace("<text:p>Ann", f"{note}<text:p>Ann", 1)}</table:table>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", MANIFEST)
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:body><office:spreadsheet>{table}</office:spreadsheet>"
            "</office:body></office:document-content>",
        )
    return buffer.getvalue()


def plainly(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "")


def words(app: AppTest) -> str:
    return plainly(said(app))


def test_a_text_file_can_be_downloaded_as_the_text_file_it_was(small: AppTest) -> None:
    log_for_all_pasted(small, "Ann Lee")
    small.switch_page(DOWNLOAD).run()
    assert "have no place in it" not in words(small)
    small.radio(key="write_as").set_value("As the text file it was").run()
    assert "have no place in it" in words(small)
    assert not small.exception
    assert "Not in it: 1 touchpoint and the change log." in words(small)
    assert plainly(small.download_button(key="download_workbook").label) == "Download small.csv"


def test_an_open_document_tells_on_the_download_page_what_it_cannot_carry(opened: Opened) -> None:
    app = opened("small.ods", open_document()).switch_page(DOWNLOAD).run()
    assert not app.exception
    assert "The .ods workbook comes out as a new .xlsx" in words(app)
    assert "Not in the new file: 1 note on a cell." in words(app)
