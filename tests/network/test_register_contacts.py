"""Contacts out of tables: names, ids, fields, levels, dates, and every other row accounted for."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.network.contact_names import NO_NAME
from pmodash.network.register import CONTACT_COLUMNS, check_contacts
from pmodash.workbook.tables import Layout
from tests.network.typed_tables import beside, kinds, one, register_of, typed

DAY = dt.date(2026, 3, 12)


def left_out(register):
    """Row → why, of all rows left out."""
    return dict(zip(register.left_out["row"], register.left_out["why"], strict=True))


def test_a_contact_keeps_its_texts_its_sheet_and_its_row():
    register = register_of(typed("name email organisation", ("Ann Lee", " ann@x.org\u00a0", "Acme")))
    contact = register.contacts.iloc[0]
    assert (contact["name"], contact["email"], contact["organisation"]) == ("Ann Lee", "ann@x.org", "Acme")
    assert (contact["sheet"], contact["row"], contact["contact_id"]) == ("Register", 2, "Register!2")


def test_a_workbook_without_contacts_gives_an_empty_register_of_the_promised_types():
    register = register_of(typed("name", role="other"))
    assert len(check_contacts(register.contacts)) == 0
    assert list(register.contacts.columns) == list(CONTACT_COLUMNS)
    assert not register.has_touchpoint_sheet


def test_a_header_without_contacts_gives_an_empty_register():
    assert len(check_contacts(register_of(typed("name email")).contacts)) == 0


# ---------------------------------------------------------------- names


def test_first_and_last_name_make_the_name():
    register = register_of(typed("first_name last_name", ("Ann", "Lee"), ("Neha", None)))
    assert register.contacts["name"].tolist() == ["Ann Lee", "Neha"]


def test_a_last_name_of_its_own_completes_the_name_column():
    register = register_of(typed("name last_name", ("Ann", "Lee"), ("Bo Park", "Park")))
    assert register.contacts["name"].tolist() == ["Ann Lee", "Bo Park"]


def test_without_people_the_most_telling_column_names_the_contacts():
    register = register_of(typed("group role", ("Staff", "Clerk"), ("Staff", "Manager"), ("Public", "User")))
    assert register.contacts["name"].tolist() == ["Clerk", "Manager", "User"]


def test_a_nameless_row_of_people_goes_by_its_mailbox_then_its_title_then_its_organisation():
    register = register_of(
        typed(
            "name email job_title organisation",
            ("Ann", None, None, None),
            (None, "jane.doe@x.org", "Clerk", "Acme"),
            ("TBC", None, "Head of IT", "Acme"),
            (None, None, None, "Acme"),
        )
    )
    assert register.contacts["name"].tolist() == ["Ann", "Jane Doe", "Head of IT", "Acme"]


def test_an_email_and_a_phone_in_a_name_cell_are_taken_out():
    register = register_of(typed("name", ("Jane Doe <jane@x.org>, 0123 456789",)))
    assert [one(register, field) for field in ("name", "email", "phone")] == ["Jane Doe", "jane@x.org", "0123 456789"]


def test_a_cell_of_contact_details_is_taken_apart():
    register = register_of(
        typed("name email", ("A", "a@b.org / +44 123 4567"), ("B", "0123 456 789"), ("C", "12 High Street"))
    )
    assert one(register, "email") == "a@b.org"
    assert register.contacts["phone"].iloc[:2].tolist() == ["+44 123 4567", "0123 456 789"]
    assert (one(register, "email", 2), one(register, "notes", 2)) == (None, "12 High Street")


# ---------------------------------------------------------------- ids


def test_an_id_typed_as_a_number_is_its_digits():
    register = register_of(typed("contact_id name", (1.0, "A"), (2, "B"), ("S-3", "C"), (None, "D")))
    assert register.contacts["contact_id"].tolist() == ["1", "2", "S-3", "Register!5"]


def test_an_id_given_twice_names_nobody_and_is_a_finding():
    register = register_of(typed("contact_id name", (1, "A"), (1, "B"), (2, "C")))
    assert register.contacts["contact_id"].tolist() == ["Register!2", "Register!3", "2"]
    assert kinds(register) == ["id-duplicate"]


def test_an_id_that_looks_like_another_rows_place_stays_unique():
    register = register_of(typed("contact_id name", ("Register!3", "A"), (None, "B")))
    assert register.contacts["contact_id"].tolist() == ["Register!3", "Register!3#2"]


# ---------------------------------------------------------------- fields


def test_columns_of_location_phone_notes_and_tags_are_joined_in_their_order():
    register = register_of(
        typed(
            "name location location phone phone", ("A", "1 High St", "York", 447700900123.0, "x"), ("B", None, "Hull")
        )
    )
    assert register.contacts["location"].tolist() == ["1 High St, York", "Hull"]
    assert one(register, "phone") == "447700900123, x"


def test_of_other_fields_the_surest_column_that_speaks_counts():
    register = register_of(typed("name organisation organisation", ("A", None, "Acme"), ("B", "Beta", "Other")))
    assert register.contacts["organisation"].tolist() == ["Acme", "Beta"]


def test_numbers_booleans_and_days_in_text_fields_are_tidy_text():
    register = register_of(typed("name role status notes", ("A", 12.0, True, dt.date(2026, 3, 1))))
    assert [one(register, field) for field in ("role", "status", "notes")] == ["12", "TRUE", "2026-03-01"]


@pytest.mark.parametrize("word", ["n/a", "N/A", "-", "none", "TBC", "?", "#N/A", "  "])
def test_a_placeholder_is_blank_but_not_in_notes(word):
    register = register_of(typed("name organisation owner influence", ("A", word, word, word)))
    assert [one(register, field) for field in ("organisation", "owner", "influence")] == [None] * 3
    assert register.findings == ()
    if not word.startswith("#") and word.strip():
        assert one(register_of(typed("name notes", ("A", word))), "notes") == word


@pytest.mark.parametrize("word", ["Yes", "y", "X", 1, True, "do not contact", "Opted out", "Ja"])
def test_a_yes_to_do_not_contact_bars_the_contact(word):
    register = register_of(typed("name do_not_contact", ("A", word), ("B", None), ("C", "No")))
    assert register.contacts["do_not_contact"].tolist() == [True, False, False]


def test_under_consent_it_is_the_no_that_bars():
    table = typed("name do_not_contact", ("A", "No"), ("B", "Yes"), ("C", None), headers=("Name", "OK to contact?"))
    assert register_of(table).contacts["do_not_contact"].tolist() == [True, False, False]


def test_a_status_may_say_do_not_contact():
    assert register_of(typed("name status", ("A", "Do not contact"))).contacts["do_not_contact"].tolist() == [True]


def test_a_ticked_column_of_a_vehicle_or_a_side_gives_its_heading():
    register = register_of(
        typed("name vehicle=Email vehicle=Phone relationship=Internal", ("A", "x", "yes", "✓"), ("B", None, "no"))
    )
    assert register.contacts["vehicle"].iloc[0] == "Email, Phone"
    assert (one(register, "relationship"), one(register, "vehicle", 1)) == ("Internal", None)


# ---------------------------------------------------------------- levels


def test_levels_stand_beside_the_users_own_words():
    register = register_of(
        typed("name influence engagement_current", ("A", "hoch", "Champion"), ("B", "gering", "Critic"))
    )
    assert register.contacts["influence"].tolist() == ["hoch", "gering"]
    assert register.contacts["influence_level"].tolist() == ["High", "Low"]
    assert register.contacts["current_level"].tolist() == ["Leading", "Resistant"]


def test_an_unknown_word_is_one_finding_with_the_cell_where_it_first_stands():
    register = register_of(typed("name influence", ("A", "High"), ("B", "purple"), ("C", "purple")))
    assert [(f.kind, f.cell, f.found) for f in register.findings] == [("level-unknown", "B3", "purple")]
    assert one(register, "influence", 1) == "purple"
    assert one(register, "influence_level", 1) is None


def test_a_column_of_prose_is_one_note():
    prose = [(f"N{i}", f"wants thing number {i} done well") for i in range(30)]
    register = register_of(typed("name interest", *prose))
    assert [(f.severity, f.kind, f.cell) for f in register.findings] == [("note", "level-unknown", "B")]


def test_numbers_are_said_to_be_read_with_the_highest_as_the_strongest():
    register = register_of(typed("name influence", ("A", 5), ("B", 1)))
    assert register.contacts["influence_level"].tolist() == ["High", "Low"]
    assert [(f.kind, f.cell, f.found) for f in register.findings] == [("scale-assumed", "B", "numbers from 1 to 5")]
    assert register.layout.tables[0].columns[1].scale == "rising"


def test_a_legend_among_the_rows_left_out_settles_the_direction():
    table = typed("name influence", ("A", 1), ("B", 3), ("1 = high, 3 = low",), left_out={4: "a legend"})
    register = register_of(table)
    assert register.contacts["influence_level"].tolist() == ["High", "Low"]
    assert register.findings == ()
    assert left_out(register) == {4: "a legend"}


MARKERS = "name engagement_current=Resistant engagement_current=Neutral engagement_current=Supportive"


def test_marks_tell_the_current_and_the_desired_level():
    register = register_of(typed(MARKERS, ("A", "C", None, "D"), ("B", None, "x"), ("C", None, None, "C,D")))
    assert register.contacts["current_level"].tolist() == ["Resistant", "Neutral", "Supportive"]
    assert register.contacts["desired_level"].iloc[[0, 2]].tolist() == ["Supportive", "Supportive"]
    assert one(register, "desired_level", 1) is None


def test_the_heading_of_a_marked_column_is_the_users_word():
    table = typed(MARKERS, ("A", None, None, "x"), headers=("Name", "Against", "Neutral", "For"))
    assert one(register_of(table), "engagement_current") == "For"


def test_two_marks_for_one_side_are_noted():
    assert kinds(register_of(typed(MARKERS, ("A", "x", "x")))) == ["level-ambiguous"]


def test_a_mark_that_says_nothing_known_is_noted_and_passed_over():
    register = register_of(typed(MARKERS, ("A", "banana")))
    assert kinds(register) == ["level-unknown"]
    assert one(register, "current_level") is None


PAIRED = "name - engagement_current=Neutral engagement_current=Supportive"


def test_a_row_for_the_desired_level_carries_on_its_contact():
    table = typed(PAIRED, ("A", "Current", "Yes"), (None, "Desired", None, "Yes"), continuation={3: 2})
    register = register_of(table)
    assert (one(register, "current_level"), one(register, "desired_level")) == ("Neutral", "Supportive")
    assert left_out(register) == {3: "carries on row 2"}


def test_pairs_of_rows_are_known_by_their_labels_alone():
    rows = [("A", "As-is", "x"), ("A", "To-be", None, "x"), ("B", "As is", None, "x"), ("B", "To be", None, "x")]
    register = register_of(typed(PAIRED, *[(name, label.replace("-", " "), *rest) for name, label, *rest in rows]))
    assert register.contacts["name"].tolist() == ["A", "B"]
    assert register.contacts["desired_level"].tolist() == ["Supportive", "Supportive"]


def test_a_stance_written_beside_the_label_desired_is_the_desired_one():
    table = typed(
        "name - engagement_current", ("A", "Current", "Neutral"), (None, "Desired", "Leading"), continuation={3: 2}
    )
    register = register_of(table)
    assert (one(register, "engagement_current"), one(register, "engagement_desired")) == ("Neutral", "Leading")
    assert one(register, "desired_level") == "Leading"


# ---------------------------------------------------------------- dates


def test_dates_are_days_by_their_columns_order():
    table = typed(
        "name last_touchpoint:dmy first_met:mdy", ("A", "07/06/2026", "07/06/2026"), ("B", dt.date(2026, 1, 2))
    )
    contacts = register_of(table).contacts
    assert contacts["last_touchpoint"].dt.strftime("%d %b").tolist() == ["07 Jun", "02 Jan"]
    assert contacts["first_met"].dt.strftime("%d %b").iloc[0] == "06 Jul"


def test_an_unreadable_date_is_a_finding_with_its_cell():
    register = register_of(typed("name last_touchpoint:dmy", ("A", "ASAP"), ("B", "31/02/2026"), ("C", "-")))
    assert [(f.severity, f.kind, f.cell, f.found) for f in register.findings] == [
        ("fix", "date-unreadable", "B2", "ASAP"),
        ("fix", "date-unreadable", "B3", "31/02/2026"),
    ]
    assert register.contacts["last_touchpoint"].isna().all()


def test_many_unreadable_dates_are_fifty_findings_and_one_for_the_rest():
    register = register_of(typed("name last_touchpoint:dmy", *[(f"N{i}", "soon") for i in range(60)]))
    assert len(register.findings) == 51
    assert (register.findings[-1].cell, register.findings[-1].found) == ("B52:B61", "and 10 more")


def test_a_date_that_contradicts_its_column_says_so():
    finding = register_of(typed("name last_touchpoint:mdy", ("A", "13/05/2026"))).findings[0]
    assert finding.kind == "date-unreadable"
    assert "contradicts the column's order" in finding.expected


def test_a_month_is_noted_as_its_first_day():
    register = register_of(typed("name first_met:dmy", ("A", "March 2026")))
    assert kinds(register) == ["date-month-only"]
    assert register.contacts["first_met"].dt.day.tolist() == [1]


# ---------------------------------------------------------------- rows


def test_a_row_without_a_name_is_left_out_with_its_reason():
    register = register_of(typed("contact_id name influence", (1, "A"), (2, None), (3, None, "High"), (None, None)))
    assert register.contacts["name"].tolist() == ["A"]
    assert left_out(register) == {3: NO_NAME, 4: NO_NAME}


def test_rows_that_the_layout_left_out_keep_its_reason():
    table = typed(
        "name", ("A",), ("Name",), ("Total: 1",), (None,), left_out={3: "repeated header", 4: "total", 5: "legend"}
    )
    assert left_out(register_of(table)) == {3: "repeated header", 4: "total"}


def test_wrapped_texts_are_appended_to_their_contact():
    table = typed("name role owner", ("A", "Browse,"), (None, "Order", "Kim"), continuation={3: 2})
    register = register_of(table)
    assert (one(register, "role"), one(register, "owner")) == ("Browse,\nOrder", "Kim")
    assert left_out(register) == {3: "carries on row 2"}


def test_a_date_in_a_wrapped_row_is_its_contacts():
    table = typed("name last_touchpoint", ("A", None), (None, dt.date(2026, 1, 2)), continuation={3: 2})
    assert register_of(table).contacts["last_touchpoint"].dt.year.tolist() == [2026]


def test_text_beside_the_tables_columns_does_not_vanish():
    sheet, table = typed("name", ("A",), (None,))
    wider = type(sheet)(sheet.name, [("name", None), ("A", None), (None, "a stray remark")])
    assert left_out(register_of((wider, table))) == {3: NO_NAME}


cells = st.one_of(
    st.none(), st.sampled_from(["", " ", "A", "n/a", "Total", "x@y.org", "Current", "Desired", 3, 2.5, True])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(cells, cells, cells, cells), max_size=12), st.data())
def test_every_row_with_text_is_a_contact_or_left_out_once(rows, data):
    numbers = range(2, len(rows) + 2)
    out = data.draw(st.sets(st.sampled_from(numbers))) if rows else set()
    carried = {n: n - 1 for n in numbers if n > 2 and n not in out and data.draw(st.booleans())}
    table = typed(
        "name email - engagement_current", *rows, left_out=dict.fromkeys(out, "said so"), continuation=carried
    )
    register = register_of(table)
    found = [*register.contacts["row"], *register.left_out["row"]]
    spoken = {n for n, row in zip(numbers, rows, strict=True) if any(str(c).strip() for c in row if c is not None)}
    assert sorted(found) == sorted(spoken)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["High", "3", 5, "x", None]), st.sampled_from(["1/2/2026", "ASAP", None])), max_size=8
    ),
    st.randoms(),
)
def test_contacts_do_not_depend_on_the_order_of_the_rows(rows, random):
    named = [(f"N{i}", *row) for i, row in enumerate(rows)]
    shuffled = random.sample(named, len(named))
    drop = ["row", "contact_id"]
    straight = register_of(typed("name influence last_touchpoint:dmy", *named)).contacts.drop(columns=drop)
    mixed = register_of(typed("name influence last_touchpoint:dmy", *shuffled)).contacts.drop(columns=drop)
    assert mixed.sort_values("name", ignore_index=True).equals(straight.sort_values("name", ignore_index=True))


# ---------------------------------------------------------------- several tables


def test_a_second_table_of_the_same_people_fills_what_the_register_lacks():
    main = typed("name email owner", ("Ann Lee", None, None), ("Bo Park", "bo@x.org", "Kim"), ("Cy Ray",))
    more = typed("name email owner", ("LEE, Ann", "ann@x.org", "Sam"), (None, "BO@x.org", "Other"), sheet="Strategy")
    register = register_of(main, more)
    assert register.contacts["name"].tolist() == ["Ann Lee", "Bo Park", "Cy Ray"]
    assert register.contacts["owner"].iloc[:2].tolist() == ["Sam", "Kim"]
    assert left_out(register) == {
        2: "the same contact as Register row 2; it filled: email, owner",
        3: "the same contact as Register row 3; it had nothing to add",
    }
    assert [table.rows for table in register.layout.tables] == [3, 2]


def test_people_of_a_second_table_who_are_not_in_the_register_are_contacts_too():
    register = register_of(typed("name", ("A",), ("B",)), typed("name", ("C",), ("A",), sheet="More"))
    assert register.contacts["name"].tolist() == ["A", "B", "C"]


def test_a_filled_level_comes_with_its_word():
    main = typed("name influence", ("A", None), ("B", "Low"))
    register = register_of(main, typed("name influence", ("A", "High"), ("B", "High"), sheet="More", confidence=0.5))
    assert register.contacts["influence_level"].tolist() == ["High", "Low"]


def test_a_second_table_may_say_whom_not_to_contact_and_when_they_were_met():
    main = typed("name first_met", ("A", None), ("B", DAY), ("C", None))
    more = typed("name first_met do_not_contact", ("A", DAY, "yes"), ("B", None, None), sheet="More", confidence=0.5)
    register = register_of(main, more)
    assert register.contacts["do_not_contact"].tolist() == [True, False, False]
    assert register.contacts["first_met"].notna().tolist() == [True, True, False]


def test_running_numbers_of_two_tables_do_not_join_different_people():
    main = typed("contact_id name", (1, "A"), (2, "B"))
    register = register_of(main, typed("contact_id name", (1, "C"), (2, "D"), sheet="More", confidence=0.5))
    assert register.contacts["name"].tolist() == ["A", "B", "C", "D"]
    assert register.contacts["contact_id"].is_unique


def test_one_name_with_two_email_addresses_may_be_two_people():
    main = typed("name email", ("A", "a@x.org"), ("B",))
    assert len(register_of(main, typed("name email", ("A", "a@y.org"), sheet="More")).contacts) == 3


def test_a_name_that_stands_twice_in_the_register_is_joined_to_neither():
    main = typed("name", ("A",), ("A",))
    assert len(register_of(main, typed("name", ("A",), sheet="More", confidence=0.5)).contacts) == 3


def test_tables_side_by_side_on_one_sheet_are_joined_by_name_not_by_row():
    left, right = typed("name owner", ("A", None), ("B", None)), typed("name owner", ("B", "Kim"), ("Z", "Sam"))
    whole = [one_row + other for one_row, other in zip(left[0].rows, right[0].rows, strict=True)]
    sheet = type(left[0])("Register", whole)
    register = register_of((sheet, left[1]), beside(sheet, right[1], 3))
    assert register.contacts["name"].tolist() == ["A", "B", "Z"]
    assert [one(register, "owner", place) for place in range(3)] == [None, "Kim", "Sam"]
    assert register.contacts["contact_id"].is_unique


def test_findings_of_the_layout_come_with_the_registers_own():
    from pmodash.findings import Finding

    register = register_of(typed("name influence", ("A", "purple")), findings=(Finding("note", "hidden-sheet"),))
    assert kinds(register) == ["hidden-sheet", "level-unknown"]
    assert isinstance(register.layout, Layout)
