"""Dates as people write them."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.workbook.cells import Cells
from pmodash.workbook.dates import read_date, read_dates

MARCH_12 = dt.date(2026, 3, 12)


@pytest.mark.parametrize(
    "text, order",
    [
        ("12/03/2026", "dmy"),
        ("03/12/2026", "mdy"),
        ("2026-03-12", None),
        ("2026/3/12", "dmy"),
        ("26-03-12", "ymd"),
        ("12.3.26", "dmy"),
        ("12-03-26 14:30", "dmy"),
        ("12/03/2026, 2:30 pm", "dmy"),
        ("2026-03-12T10:11:12Z", "dmy"),
        ("2026-03-12T10:11:12.5+01:00", None),
        ("12 Mar 2026", None),
        ("Mar 12, 2026", None),
        ("March 12th, 2026", None),
        ("12-Mar-26", None),
        ("12Mar2026", None),
        ("2026-Mar-12", None),
        ("Thu, 12 Mar 2026", None),
        ("2026-03-12 (call)", None),
        ("12/03/2026 (by phone)", "dmy"),
        ("Donnerstag, 12. März 2026", None),
        ("jeudi 12 mars 2026", None),
        ("12 de marzo de 2026", None),
        ("12 de março de 2026", None),
        ("12 marzo 2026", None),
        ("12 mrt 2026", None),
        ("12 marca 2026 r.", None),
        ("12 марта 2026 г.", None),
        ("2026年3月12日", None),
        ("20260312", None),
        ("46093", None),
        (46093, "dmy"),
        (46093.75, "excel"),
        (dt.date(2026, 3, 12), "mdy"),
        (dt.datetime(2026, 3, 12, 23, 59), "mdy"),
        ("\u00a012/03/2026 ", "dmy"),
    ],
)
def test_every_usual_way_of_writing_a_day_is_read(text, order):
    assert read_date(text, order) == type(read_date(None))(MARCH_12)


@pytest.mark.parametrize("text", [None, "", "-", "n/a", "never", 0, dt.time(0, 0), dt.date(1899, 12, 31), "none"])
def test_cells_that_say_there_is_no_date_are_blank_without_trouble(text):
    read = read_date(text, "dmy")
    assert (read.day, read.trouble) == (None, "")


@pytest.mark.parametrize(
    "text",
    [
        "ASAP",
        "31/02/2026",
        "TBC",
        "2026",
        7,
        True,
        "12.3.",
        "Mar 26",
        "2026-13-05",
        "Q1 2026",
        "2026-03-12 or 2026-04-12",
    ],
)
def test_what_holds_no_day_is_unreadable(text):
    assert read_date(text, "dmy").trouble == "unreadable"


@pytest.mark.parametrize("text, order", [("13/05/2026", "mdy"), ("05/13/2026", "dmy")])
def test_a_cell_that_contradicts_its_columns_order_is_not_bent(text, order):
    read = read_date(text, order)
    assert (read.day, read.trouble) == (None, "order")


@pytest.mark.parametrize("text", ["March 2026", "Mar-26", "03/2026", "2026-03", "mars 2026", "2026年3月"])
def test_a_month_is_its_first_day_with_that_said(text):
    read = read_date(text, "dmy")
    assert (read.day, read.trouble) == (dt.date(2026, 3, 1), "month")


def test_without_an_order_an_ambiguous_day_is_read_day_first_with_that_said():
    read = read_date("07/06/2026", None)
    assert (read.day, read.trouble) == (dt.date(2026, 6, 7), "assumed")


def test_without_an_order_an_unambiguous_day_is_simply_read():
    read = read_date("06/13/2026", "excel")
    assert (read.day, read.trouble) == (dt.date(2026, 6, 13), "")


@pytest.mark.parametrize("text", ["01/01/1970", "12/12/2101", dt.date(1979, 12, 31), 28000])
def test_a_year_that_no_touchpoint_can_have_is_out_of_range(text):
    read = read_date(text, "dmy")
    assert (read.day, read.trouble) == (None, "range")


@pytest.mark.parametrize("digits, year", [("79", 2079), ("80", 1980), ("00", 2000), ("26", 2026)])
def test_two_digit_years_run_from_1980_to_2079(digits, year):
    assert read_date(f"01/02/{digits}", "dmy").day == dt.date(year, 2, 1)


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"

SHAPES = {
    "dmy": [
        "{d:02}/{m:02}/{y}",
        "{d}.{m}.{y}",
        "{d}-{m}-{y}",
        "{d:02}/{m:02}/{yy:02}",
        "{d:02} {m:02} {y}",
        "{d}/{m}/{y} 09:15",
    ],
    "mdy": ["{m:02}/{d:02}/{y}", "{m}/{d}/{yy:02}", "{m}-{d}-{y} 9:15 PM"],
    "ymd": [
        "{y}-{m:02}-{d:02}",
        "{y}/{m}/{d}",
        "{yy:02}-{m:02}-{d:02}",
        "{y}-{m:02}-{d:02}T09:15:00Z",
        "{y}{m:02}{d:02}",
    ],
    None: [
        "{d} {short} {y}",
        "{short} {d}, {y}",
        "{d}-{short}-{yy:02}",
        "{y}年{m}月{d}日",
        "{serial}",
        "{d} {long} {y}",
    ],
}

days = st.dates(dt.date(1980, 1, 1), dt.date(2079, 12, 31))


@st.composite
def written_days(draw):
    day = draw(days)
    order = draw(st.sampled_from(list(SHAPES)))
    shape = draw(st.sampled_from(SHAPES[order]))
    text = shape.format(
        d=day.day,
        m=day.month,
        y=day.year,
        yy=day.year % 100,
        short=SHORT.split()[day.month - 1],
        long=MONTHS[draw(st.sampled_from(sorted(MONTHS)))].split()[day.month - 1],
        serial=(day - dt.date(1899, 12, 30)).days,
    )
    return day, order, text


@settings(deadline=None)
@given(written_days())
def test_a_day_written_in_any_shape_is_read_back_by_its_order(written):
    day, order, text = written
    assert read_date(text, order).day == day


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), days, written_days().map(lambda one: one[2]), st.text(max_size=12))), st.randoms())
def test_a_columns_days_do_not_depend_on_the_order_of_its_rows(values, random):
    shuffled = list(enumerate(values))
    random.shuffle(shuffled)
    straight = read_dates(Cells.of(values), "dmy").days
    mixed = read_dates(Cells.of([value for _, value in shuffled]), "dmy").days
    assert pd.Series(mixed, index=[place for place, _ in shuffled]).sort_index().equals(pd.Series(straight))


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), days, written_days().map(lambda one: one[2]))))
def test_a_column_is_read_as_its_cells_are(values):
    read = read_dates(Cells.of(values), "mdy").days
    alone = [read_date(value, "mdy").day for value in values]
    assert [None if pd.isna(day) else pd.Timestamp(day).date() for day in read] == alone


def test_two_dates_in_a_cell_are_not_taken_for_the_first_of_them():
    read = read_dates(Cells.of(["12/03/2026 and 25/03/2026", "2026-03-12 14:33"]), "dmy")
    assert {kind: places.tolist() for kind, places in read.troubles.items()} == {"unreadable": [0]}


def test_the_troubles_of_a_column_are_told_by_position():
    read = read_dates(Cells.of(["12/03/2026", "ASAP", None, "31/02/2026", "March 2026"]), "dmy")
    assert {kind: places.tolist() for kind, places in read.troubles.items()} == {"unreadable": [1, 3], "month": [4]}


def test_the_time_of_day_is_dropped():
    read = read_dates(Cells.of([dt.datetime(2026, 3, 12, 14, 30), None]), "excel")
    assert read.days.dtype == "datetime64[us]"
    assert pd.Timestamp(read.days[0]) == pd.Timestamp(2026, 3, 12)
    assert pd.isna(read.days[1])
