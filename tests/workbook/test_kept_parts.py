"""What else a workbook's file holds is named for the file at hand."""

from __future__ import annotations

import io
import zipfile

from pmodash.workbook.kept_parts import kept_parts


def package(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name in names:
            made.writestr(name, "<x/>")
    return held.getvalue()


def test_a_plain_workbook_holds_nothing_else() -> None:
    assert kept_parts(package("xl/workbook.xml", "xl/worksheets/sheet1.xml")) == ()


def test_charts_pictures_and_macros_are_counted() -> None:
    names = ("xl/charts/chart1.xml", "xl/charts/chart2.xml", "xl/charts/style1.xml", "XL/media/image1.png")
    assert kept_parts(package(*names, "xl/vbaProject.bin")) == ("2 charts", "1 picture", "1 set of macros")


def test_a_file_that_is_no_package_holds_nothing_to_name() -> None:
    assert kept_parts(b"Name,Company\nAnn,Northwind\n") == ()
