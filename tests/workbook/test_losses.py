"""What openpyxl cannot keep is named for the file at hand."""

from __future__ import annotations

import io
import zipfile

from pmodash.workbook.losses import what_openpyxl_cannot_keep


def package(**parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return held.getvalue()


def test_a_plain_workbook_loses_nothing() -> None:
    assert what_openpyxl_cannot_keep(package(**{"xl/worksheets/sheet1.xml": "<worksheet/>"})) == ()


def test_charts_are_counted() -> None:
    parts = {"xl/charts/chart1.xml": "", "xl/charts/chart2.xml": "", "xl/charts/style1.xml": ""}
    assert what_openpyxl_cannot_keep(package(**parts)) == ("2 charts: drawn anew, without parts of the formatting.",)


def test_sparklines_and_newer_drop_downs_are_found_inside_a_sheet() -> None:
    sheet = '<x14:sparklineGroup type="line"></x14:sparklineGroup><x14:dataValidation type="list"/>'
    said = what_openpyxl_cannot_keep(package(**{"xl/worksheets/sheet1.xml": sheet}))
    assert said == ("1 group of sparklines: lost.", "1 drop-down list in Excel's newer form: lost.")


def test_a_file_that_is_no_package_is_passed_over() -> None:
    assert what_openpyxl_cannot_keep(b"Name,Company\nAnn,Northwind\n") == ()
