"""What stands below a list and says something of the list itself is no contact, and a thin contact there is one."""

from __future__ import annotations

import pytest
from drawn_sheets import table_of

THREE = "Name | Job title | Influence\nAnn Lee | Analyst | H\nBo Diaz | Clerk | M\nCy Roe | Head | L\n"
TWO = "Name | Job title\nAnn Lee | Analyst\nBo Diaz | Clerk\nCy Roe | Head\n"


@pytest.mark.parametrize(
    "line",
    [
        "Prepared by PMO",
        "Prepared by | PMO",
        "Last updated 01/02/2026",
        "Last updated | 2026-02-01",
        "Version 1.2",
        "v2.0 draft",
        "Page 1 of 3",
        "Source: HR list",
        "Confidential - PMO only",
        "H = High, M = Medium, L = Low",
        "H: High; M: Medium; L: Low",
        "C = Current, D = Desired",
        "PMO, 3 March 2026",
        "Stand: 01.02.2026",
        "Erstellt von PMO",
        "Nur für internen Gebrauch",
        "Dernière mise à jour : 01/02/2026",
        "Établi par le PMO",
        "Última actualización 01/02/2026",
        "Elaborado por la PMO",
        "Atualizado em 01/02/2026",
        "Ultimo aggiornamento 01/02/2026",
        "A cura di PMO",
        "Laatst bijgewerkt op 1-2-2026",
        "Opgesteld door PMO",
        "Sporządził: PMO",
        "Stan na dzień 01.02.2026",
        "Подготовил: проектный офис",
        "По состоянию на 01.02.2026",
        "更新日期：2026年2月1日",
        "编制人：项目管理办公室",
        "第1页 共3页",
    ],
)
@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("head", [THREE, TWO])
def test_a_line_of_a_footer_is_no_contact(line: str, gap: str, head: str) -> None:
    table = table_of(head + gap + line)
    assert table.rows == 3
    assert len(table.left_out) == 1


def test_what_follows_a_total_is_no_contact() -> None:
    table = table_of(THREE + "\nLegend\nH = High, M = Medium\nTotal | 3\nPMO office\nRoom 12")
    assert (table.rows, sorted(table.left_out)) == (3, [6, 7, 8, 9, 10])


@pytest.mark.parametrize(
    "thin",
    [
        "Page Smith",
        "Di Fox | Source manager",
        "Version Control Board | | H",
        "Status Quo Ltd | Supplier",
        "Mark Sheet",
        "Составилов Иван",
        "第一银行",
        "Contact Centre",
        "Page, Jimmy | | H",
    ],
)
def test_a_thin_contact_at_the_end_is_no_footer(thin: str) -> None:
    assert table_of(THREE + thin).rows == 4
