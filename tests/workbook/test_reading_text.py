"""Reading text tables: delimiter, encoding, records."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmodash.workbook.parsing.csv_text import find_delimiter, read_text
from pmodash.workbook.parsing.text_encoding import decode
from pmodash.workbook.reading import read


def rows_of(text: str) -> list[list[str]]:
    return read_text(text.encode()).records


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["Name", "Role", "Note"], ["Ann", "Lead", "likes tea, not coffee"], ["Bob", "Sponsor", "a: b; c"]] * 3
    text = "".join(delimiter.join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    assert find_delimiter(text) == delimiter


def test_decimal_commas_do_not_hide_a_semicolon() -> None:
    assert find_delimiter("Name;Hours;Rate\nAnn;1,5;2,5\nBob;3,25;4,0\n") == ";"


def test_lines_above_the_table_do_not_mislead() -> None:
    text = (
        "Report of the office, as of today\nOwner: PMO, Town Hall\n\nName;Role;Email\nAnn;Lead;a@b.c\nBob;Dev;b@b.c\n"
    )
    assert find_delimiter(text) == ";"


def test_one_column_needs_no_delimiter() -> None:
    assert rows_of("Name\nAnn\nBob\n") == [["Name"], ["Ann"], ["Bob"]]


def test_excels_own_line_about_the_delimiter_is_obeyed_and_left_blank() -> None:
    sheet = read(b"sep=|\nName|Role, Team\nAnn|Lead\n", "a.csv").sheets[0]
    assert sheet.first_row == 2 and list(sheet.rows) == [("Name", "Role, Team"), ("Ann", "Lead")]


def test_a_field_with_line_breaks_is_one_row_and_an_empty_line_is_a_row() -> None:
    sheet = read(b'Name,Note\nAnn,"one\ntwo"\n\nBob,x\n', "a.csv").sheets[0]
    assert sheet.value(2, 2) == "one\ntwo" and sheet.value(3, 1) is None and sheet.value(4, 1) == "Bob"


def test_a_quotation_mark_that_never_closes_swallows_nothing() -> None:
    book = read(b'Name,Note\nAnn,"open\nBob,x\nCid,"also open\nDan,y\n', "a.csv")
    assert list(book.sheets[0].column(1)) == ["Name", "Ann", "Bob", "Cid", "Dan"]
    assert [finding.kind for finding in book.findings] == ["quote-unclosed", "quote-unclosed"]
    assert [finding.cell for finding in book.findings] == ["A2", "A4"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_known(line_end: str) -> None:
    assert rows_of(line_end.join(["Name,Role", "Ann,Lead", ""])) == [["Name", "Role"], ["Ann", "Lead"]]


def test_values_stay_text_and_rows_may_differ_in_length() -> None:
    sheet = read(b"Name,Id\nAnn,007,extra\nBob\n", "people list.csv").sheets[0]
    assert list(sheet.rows) == [("Name", "Id", None), ("Ann", "007", "extra"), ("Bob", None, None)]
    assert sheet.name == "people list"


def test_the_book_tells_delimiter_and_encoding() -> None:
    book = read("Name;Ort\nJürgen;Köln\n".encode("cp1252"), "a.csv")
    assert (book.format, book.delimiter, book.encoding) == ("csv", ";", "cp1252")
    assert [finding.kind for finding in book.findings] == ["encoding-guessed"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_known_with_and_without_a_mark(encoding: str) -> None:
    text = "Name,Role\nZoë Ångström,Lead\nAnn,Sponsor\n"
    assert decode(text.encode(encoding)).text == text


WESTERN = ("cp1252", "mac_roman")
SAMPLES = {
    "German": ("Name;Straße;Größe\nMüller;Hauptstraße;über\nJäger;Köln;weiß\n", WESTERN),
    "French": (
        "Prénom,Société,Rôle\nHélène,Électricité,Ingénieur\nFrançois,L’Oréal – Paris,Chargé d’études\n",
        WESTERN,
    ),
    "Spanish": ("Nombre,Teléfono,Área\nJosé Muñoz,555,Dirección\nMaría Peña,556,Planificación\n", WESTERN),
    "Portuguese": ("Nome,Função,Influência\nJoão Gonçalves,Gerente,Média\nConceição,Líder,Alta\n", WESTERN),
    "Danish": ("Navn,Rolle\nSøren Ørsted,Økonomi\nÅse Kjær,Rådgiver\n", WESTERN),
    "one accent": ("Name,Role\nJosé,Lead\n", ("cp1252",)),
    "Polish": ("Imię,Stanowisko,Dział\nŁukasz Żak,Kierownik projektu,Księgowość\n", ("cp1250", "iso8859_2")),
    "Czech": ("Jméno,Funkce\nJiří Dvořák,Vedoucí oddělení\nŽaneta Šťastná,Ředitelka\n", ("cp1250",)),
    "Hungarian": ("Név,Beosztás\nKovács Győző,Projektvezető\nSzűcs Ágnes,Igazgató\n", ("cp1250",)),
    "Turkish": ("Adı,Görevi\nŞükrü Yılmaz,Proje Müdürü\nGülşen Çağ,İş Analisti\n", ("cp1254",)),
    "Russian": ("Имя,Должность\nИван Петров,Руководитель проекта\nАнна,Директор\n", ("cp1251", "koi8_r", "cp866")),
    "Bulgarian": ("Име,Длъжност\nГеорги Иванов,Ръководител проект\n", ("cp1251",)),
    "Greek": ("Όνομα,Θέση\nΓιώργος Παπαδόπουλος,Διευθυντής έργου\n", ("cp1253",)),
    "Hebrew": ("שם,תפקיד\nדוד כהן,מנהל פרויקט\n", ("cp1255",)),
    "Arabic": ("الاسم,المنصب\nمحمد علي,مدير المشروع\n", ("cp1256",)),
    "Thai": ("ชื่อ,ตำแหน่ง\nสมชาย ใจดี,ผู้จัดการโครงการ\n", ("cp874",)),
    "Chinese": ("姓名,职务,部门\n王伟,项目经理,信息技术部\n李娜,高级主管,财务部\n", ("gb18030",)),
    "Taiwanese": ("姓名,職務,部門\n王偉,項目經理,資訊部\n李娜,高級主管,財務部\n", ("big5",)),
    "Japanese": ("氏名,役職\n山田太郎,課長\n鈴木花子,プロジェクトマネージャー\n", ("cp932", "euc_jp")),
    "Korean": ("이름,직책,부서\n김철수,부장,영업부\n이영희,과장,정보기술부\n", ("cp949",)),
}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [pytest.param(text, each, id=f"{language} {each}") for language, (text, all_) in SAMPLES.items() for each in all_],
)
def test_an_old_encoding_is_guessed_from_a_few_names(text: str, encoding: str) -> None:
    text = text.replace("\n", "\r") if encoding == "mac_roman" else text
    assert decode(text.encode(encoding)).text == text


def test_utf8_with_a_broken_byte_stays_utf8() -> None:
    decoded = decode("Zoë, José, Ångström, Müller, Çağ, Łukasz\n".encode() * 3 + b"\xff")
    assert decoded.encoding == "utf-8" and decoded.text.startswith("Zoë") and not decoded.certain


@given(st.binary(max_size=400))
def test_any_bytes_decode_to_some_text(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


cells = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0\ufeff"), max_size=8)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=2, max_size=20))
def test_a_written_table_is_read_back_the_same(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["Name", "Role", "Note"], *rows, ["x", "y", "z"]])
    assert read_text(out.getvalue().encode("utf-8-sig"), ",").records[1:-1] == rows
