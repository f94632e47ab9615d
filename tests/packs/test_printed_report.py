"""The printed report: what is on its pages, how they hang together, and what is not in it."""

from __future__ import annotations

import datetime as dt
import io
import sys

import pypdf
import pypdfium2
import pytest
from PIL import Image

from pmodash.findings import Refusal
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.printed import report_pdf
from pmodash.packs.printed_sections import printed_document
from pmodash.packs.printed_tables import printed_table
from pmodash.packs.printed_typesetting import typeset
from pmodash.story.story import Table
from tests.packs.printed_stories import (
    fact,
    joined,
    pages,
    people,
    printed,
    reading,
    slide,
    story,
    structure,
    told,
)

PLAIN = PackStyle()
MILLIMETRE = 72 / 25.4
LONG = "Ministry of Extraordinarily Long Names and of the Coordination of Matters " * 5
UNBROKEN = "W" * 300
CODE = '#panic("no") $x^2$ `raw` *b* _i_ @ref <lab> // c /* d */ \\u{41} = H #sys.inputs.data'
NASTY = (LONG, UNBROKEN, CODE, "<b>bold</b><script>alert(1)</script>", "=1+1", "a\tb\nc\x00\x07\x1bd", "a_b_" * 60)
ABROAD = ("王小明 北京市人民政府办公厅", "محمد بن عبد الله", "שלום עולם", "Zoë 👩‍💻 🎉")


def printed_of(*slides, **more) -> bytes:
    return report_pdf(story(*slides, **more), PLAIN)


def picture(kind: str = "PNG") -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (120, 40), "teal").save(kept, kind)
    return kept.getvalue()


@pytest.mark.parametrize("contacts", [5, 150])
def test_every_finding_and_every_note_can_be_searched_for(contacts):
    text = " ".join(pages(printed(contacts)))
    for each in told(contacts).slides:
        assert joined(each.finding) in text
        assert joined(each.note) in text


def test_every_value_of_the_facts_is_printed_as_the_story_tells_it():
    text = " ".join(pages(printed(150)))
    for each in told(150).slide("standing").facts:
        assert f"{each.label} {each.value} {each.behind}" in text


def test_every_row_of_a_list_is_printed_as_the_story_has_it():
    text = " ".join(pages(printed(150)))
    stale = told(150).tables[0]
    assert len(stale.rows) < 200
    for name, group, status, days, over, *_ in stale.rows:
        known = f"{days:,} {over:,}" if days is not None else "– –"
        assert f"{name} {group} {status} {known}" in text


def test_each_section_and_each_list_is_a_bookmark():
    outline = [each.title for each in reading(printed(150)).outline if not isinstance(each, list)]
    wanted = [each.title for each in told(150).slides if each.name != "cover"]
    assert outline == [*wanted, *(table.title for table in told(150).tables)]


def test_the_first_page_has_the_title_and_the_day():
    first = pages(printed(150))[0]
    assert "The PMO network As of 20 November 2026" in first


def test_the_contents_lead_to_every_section():
    first = reading(printed(150)).pages[0]
    links = [each.get_object() for each in first["/Annots"]]
    assert len([link for link in links if link["/Subtype"] == "/Link"]) >= len(told(150).slides) - 1


def test_the_contents_name_the_page_on_which_a_section_begins():
    found = pages(printed(150))
    vehicles = told(150).slide("vehicles")
    entry = found[0].split(f"Vehicle use {vehicles.finding} ")[1]
    assert vehicles.finding in found[int(entry.split()[0]) - 1]


def test_every_page_says_the_classification_twice_and_its_number():
    found = pages(printed(150))
    for number, page in enumerate(found, start=1):
        assert page.count("OFFICIAL – SENSITIVE") == 2
        assert f"{number} / {len(found)}" in page


def test_every_page_but_the_first_says_the_title_and_the_day_above():
    assert all("As of 20 November 2026" in page for page in pages(printed(150))[1:])


def test_the_pages_are_labelled_by_their_numbers():
    found = reading(printed(150))
    assert found.page_labels == [str(number) for number in range(1, len(found.pages) + 1)]


def test_the_document_is_tagged_in_english_and_shows_its_title():
    root = reading(printed(150)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in reading(printed(150)).xmp_metadata.stream.get_data()


def test_every_chart_has_words_that_stand_for_it_with_the_finding_and_the_numbers():
    told_of = [str(each["/Alt"]) for each in structure(printed(150)) if each.get("/S") == "/Figure" and "/Alt" in each]
    charts = [each for each in told(150).slides if each.chart is not None]
    assert len(told_of) == len(charts)
    for each in charts:
        words = next(
            words for words in told_of if words.startswith(each.finding) and each.chart.series[0].name in words
        )
        assert all(category in words for category in each.chart.categories)


def test_the_heads_of_tables_are_tagged_as_heads():
    kinds = [str(each.get("/S")) for each in structure(printed_of(slide(table=people(3))))]
    assert kinds.count("/TH") == 4
    assert kinds.count("/TD") == 12


def test_the_head_of_a_long_table_stands_on_each_of_its_pages():
    found = [page for page in pages(printed_of(slide(table=people(150)))) if "Contact 1" in page]
    assert len(found) > 1
    assert all("Contact Group Days over Due on" in page for page in found)


def test_a_long_table_says_how_many_rows_are_not_printed():
    text = " ".join(pages(printed_of(slide(table=people(10_000)))))
    assert "Contact 199 " in text and "Contact 200 " not in text
    assert "The first 200 of 10,000 are printed here, 9,800 more are not." in text


def test_a_section_shows_the_beginning_of_a_list_and_says_where_more_of_it_is():
    found = pages(printed_of(slide(table=people(40)), tables=(people(40),)))
    assert "The first 10 of 40. More are listed on page 1 under “Everyone”." in " ".join(found)
    assert " ".join(found).count("Contact 3 Senior") == 2


def test_a_list_that_its_section_shows_whole_is_not_printed_again():
    assert " ".join(pages(printed_of(slide(table=people(4)), tables=(people(4),)))).count("Contact 3 Senior") == 1


def test_a_day_in_a_table_is_in_words_and_a_blank_one_is_a_dash():
    table = people(1)
    rows = (*table.rows, ("Nobody", None, None, None))
    text = pages(printed_of(slide(table=type(table)("T", table.headings, table.kinds, rows))))[0]
    assert "0 2 Mar 2026" in text
    assert "Nobody – – –" in text


def test_a_change_says_in_words_whether_it_is_for_the_better():
    facts = (fact(change="up 4 points", better=True), fact(change="up 3", better=False), fact(change="no change"))
    text = pages(printed_of(slide(facts=facts)))[0]
    assert "up 4 points (better)" in text and "up 3 (worse)" in text and "no change (" not in text


def test_the_managers_words_are_told_apart():
    assert "The manager’s remark We need a sponsor" in pages(printed_of(slide(remark="We need a sponsor")))[0]


def test_a_definition_that_the_appendix_gives_is_not_given_twice():
    words = "Stale: past the maximum gap."
    both = slide(definitions=(words,)), slide("appendix", points=(words, "Read by row"))
    assert " ".join(pages(printed_of(*both))).count("past the maximum gap") == 1
    assert "Stale: past the maximum gap." in pages(printed_of(both[0]))[0]


def test_what_redaction_hides_is_said_on_each_page():
    assert all("names hidden" in page for page in pages(printed_of(slide(), slide("next"), hidden="names hidden")))


def test_nothing_that_a_user_wrote_is_markup_or_code():
    text = " ".join(pages(printed_of(slide(finding=CODE, remark=CODE, points=(CODE,), title=CODE, note=CODE))))
    assert text.count(joined(CODE)) >= 5


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_text_however_long_leaves_its_page(paper):
    slides = [slide(title=t, question=t, finding=t, since=t, note=t, remark=t, points=(t,)) for t in NASTY]
    rows = tuple((text, text, 12_345_678, dt.date(2026, 1, 3)) for text in NASTY)
    table = type(people(1))(UNBROKEN, people(1).headings, people(1).kinds, rows)
    whole = story(
        *slides, slide(facts=(fact(value=UNBROKEN), fact(label=LONG)), table=table), title=LONG, label=UNBROKEN
    )
    document = pypdfium2.PdfDocument(report_pdf(whole, PLAIN, paper=paper))
    for page in document:
        held = page.get_textpage()
        for place in range(held.count_chars()):
            left, low, right, high = held.get_charbox(place)
            assert high - low < 0.1 or (left >= 19 * MILLIMETRE and right <= page.get_width() - 19 * MILLIMETRE)


def test_a_word_broken_for_want_of_room_is_still_one_word_to_a_search():
    text = "".join(pages(printed_of(slide(finding="x" + "Donaudampfschiff" * 12))))
    assert "Donaudampfschiff" * 12 in text.replace(" ", "")


def test_names_of_any_script_give_a_document():
    found = pages(printed_of(*(slide(finding=text, title=text) for text in ABROAD), slide(finding="Zoë Łukasz Ñandú")))
    assert "Zoë Łukasz Ñandú" in " ".join(found)


def test_a_character_that_no_font_can_show_is_owned_up_to():
    pdf = printed_of(slide(finding="Met \U0001f9ff"))
    assert "Some characters have no shape in the fonts" in pages(pdf)[0]
    assert b"pdfuaid" not in reading(pdf).xmp_metadata.stream.get_data()
    assert "Some characters" not in pages(printed_of(slide()))[0]


def test_it_is_printed_where_the_computer_has_no_font():
    document = printed_document(told(150)) | {"paper": "a4", "logo": []}
    assert told(150).slide("standing").finding in " ".join(pages(typeset(document, system_fonts=False)))


def test_the_same_story_gives_the_same_bytes():
    assert report_pdf(told(5), PLAIN) == printed(5)


def test_the_file_tells_nothing_of_who_made_it_or_when():
    about = reading(printed(150)).metadata
    assert about.title == "The PMO network"
    assert about.creation_date.date() == about.modification_date.date() == dt.date(2026, 11, 20)
    assert set(about) <= {"/Title", "/Creator", "/CreationDate", "/ModDate"}


def test_letter_is_printed_where_it_is_asked_for():
    box = reading(report_pdf(story(), PLAIN, paper="letter")).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)
    box = reading(report_pdf(story(), PLAIN)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_a_paper_that_is_not_known_is_refused():
    with pytest.raises(Refusal, match="no paper called 'a5'"):
        report_pdf(story(), PLAIN, paper="a5")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_logo_stands_on_the_first_page(kind):
    whole = story(slide(), slide("next"))
    held = pypdf.PdfReader(io.BytesIO(report_pdf(whole, PackStyle(logo=picture(kind)))))
    assert [len(page.images) for page in held.pages] == [1, *[0] * (len(held.pages) - 1)]


def test_a_logo_that_is_no_picture_is_refused():
    with pytest.raises(Refusal, match="logo"):
        report_pdf(story(slide(), slide("next")), PackStyle(logo=b"not a picture"))


def test_where_the_typesetter_is_missing_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Refusal, match="pip install typst"):
        printed_of(slide())


def test_words_that_are_blank_leave_no_hole():
    blank = slide(title="", question="", finding="", points=("",), facts=(fact(label="", value="", behind=""),))
    assert len(pages(printed_of(blank, slide(), title="\x00", label="", forum="", tables=(people(0),)))) == 2


def test_a_story_without_slides_is_refused():
    with pytest.raises(Refusal, match="no slide to print"):
        report_pdf(story().__class__("T", "", "", dt.date(2026, 11, 20), "", "", ()), PLAIN)


def test_each_person_of_several_has_a_page():
    several = [slide(f"person-{n}", title=f"Person {n}", finding=f"Person {n} is due") for n in range(3)]
    found = pages(printed_of(*several))
    assert [f"Person {n} is due" in page for n, page in enumerate(found[1:])] == [True] * 3


def test_a_cover_alone_is_a_page_without_contents():
    found = pages(printed_of(slide("cover", points=("Board", "As of 20 November 2026"))))
    assert len(found) == 1 and "Board" in found[0] and "Contents" not in found[0]


def test_a_single_page_needs_no_contents():
    assert len(pages(printed_of(slide("person-1")))) == 1


def test_no_page_is_nearly_empty_but_the_last():
    for page in pages(printed(150))[:-1]:
        assert len(page) > 500


def test_many_sections_share_out_the_rows_that_are_printed():
    sections = tuple(slide(f"owner-{n}", finding=f"Owner {n}", table=people(120)) for n in range(41))
    tables = [section["table"] for section in printed_document(story(*sections))["sections"]]
    assert {len(table["rows"]) for table in tables} == {48} and {table["more"] for table in tables} == {"72"}


def test_one_section_prints_its_list_as_far_as_any_list():
    assert len(printed_document(story(slide(table=people(180))))["sections"][0]["table"]["rows"]) == 180


def test_only_columns_with_a_word_too_wide_for_them_are_measured_cell_by_cell():
    rows = (("Ann Lee", "Donaudampfschifffahrtsgesellschaft" * 9), ("Bo Osei", "short"))
    broken = printed_table(Table("Long", ("Contact", "Notes"), ("text", "text"), rows), 10)["broken"]
    assert broken == [False, True]
