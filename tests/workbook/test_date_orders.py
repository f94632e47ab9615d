"""How the order of day and month is settled, column by column."""

from __future__ import annotations

from drawn_sheets import drawn, laid_out

HEAD = "Name | Email | Last contact | Next contact\n"


def layout_of(*dates: str):
    rows = "\n".join(f"Person Number{i} | p{i}@x.org | {date}" for i, date in enumerate(dates))
    return laid_out(drawn(HEAD + rows))


def order(layout) -> str | None:
    return layout.tables[0].of_field("last_touchpoint")[0].date_order


def test_true_dates_need_no_order():
    assert order(layout_of("@2026-03-01", "@2026-04-02")) == "excel"


def test_one_day_over_twelve_settles_the_whole_column():
    assert order(layout_of("05/06/2026", "13/05/2026")) == "dmy"
    assert order(layout_of("05/06/2026", "05/13/2026")) == "mdy"


def test_a_settling_date_deep_in_the_column_is_found():
    assert order(layout_of(*["05/06/2026"] * 600, "05/13/2026", *["05/06/2026"] * 600)) == "mdy"


def test_the_year_first_is_no_question():
    assert order(layout_of("2026-03-01", "2026-04-02")) == "ymd"


def test_an_open_order_is_assumed_and_said():
    layout = layout_of("05/06/2026", "07/08/2026")
    assert order(layout) == "dmy"
    (finding,) = [f for f in layout.findings if f.kind == "date-order-assumed"]
    assert (finding.severity, finding.sheet, finding.cell) == ("fix", "Sheet1", "C")
    assert "05/06/2026" in finding.found


def test_another_column_of_the_table_settles_it():
    layout = layout_of("05/06/2026 | 05/28/2026", "07/08/2026 | 07/30/2026")
    assert order(layout) == "mdy"
    assert [f.kind for f in layout.findings] == ["date-order-assumed"]


def test_contradicting_dates_are_said():
    layout = layout_of("13/05/2026", "05/14/2026", "20/05/2026")
    assert order(layout) == "dmy"
    assert "date-order-mixed" in [f.kind for f in layout.findings]
