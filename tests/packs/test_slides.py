"""The story as slides: one message a slide, everything that is told on it or in its notes, nothing over anything."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from pptx.oxml.ns import qn

from pmodash.findings import Refusal
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.slides import slides_pptx
from pmodash.story.story import Fact, Story, Table
from tests.packs.deck_checks import faults, names, opened, shape, texts
from tests.packs.slide_stories import AS_OF, HARD, LABEL, chart, hard, network, people, slide, told
from tests.packs.slide_templates import picture

PLAIN = PackStyle()


@pytest.fixture(scope="module")
def story() -> Story:
    return network(150)


@pytest.fixture(scope="module")
def deck(story: Story) -> bytes:
    return slides_pptx(story, PLAIN)


def test_each_finding_is_the_title_of_a_slide(story: Story, deck: bytes) -> None:
    titles = [one.shapes.title.text_frame.text for one in opened(deck).slides]
    assert all(any(told.finding in title for title in titles) for told in story.slides)


def test_nothing_overlaps_leaves_the_slide_or_is_too_full(deck: bytes) -> None:
    assert faults(deck) == []


@pytest.mark.parametrize("words", HARD.values(), ids=HARD)
def test_hard_words_stay_within_their_boxes(words: str) -> None:
    assert faults(slides_pptx(hard(words), PackStyle(logo=picture()))) == []


def test_a_handful_of_contacts_makes_a_good_deck() -> None:
    assert faults(slides_pptx(network(5), PLAIN)) == []


def test_the_same_story_gives_the_same_bytes(story: Story, deck: bytes) -> None:
    assert slides_pptx(story, PLAIN) == deck


def test_label_day_and_number_stand_on_every_slide(deck: bytes) -> None:
    for one in opened(deck).slides:
        assert shape(one, "Label").text_frame.text == LABEL
        assert shape(one, "As-of date").text_frame.text == "As of 20 November 2026"
        assert shape(one, "Slide number")._element.find(f".//{qn('a:fld')}").get("type") == "slidenum"


def test_the_file_tells_of_no_person_and_no_machine(deck: bytes) -> None:
    facts = opened(deck).core_properties
    assert (facts.title, facts.author, facts.last_modified_by) == ("Autumn review", "", "")
    assert facts.created.date() == facts.modified.date() == AS_OF
    assert all(entry.date_time[0] == 1980 for entry in zipfile.ZipFile(io.BytesIO(deck)).infolist())


def test_a_story_without_slides_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refusal, match="No slide of the story is chosen"):
        slides_pptx(told(), PLAIN)


def test_the_notes_hold_question_points_definitions_and_the_rows_not_shown() -> None:
    made = slides_pptx(
        told(slide(points=("First.", "Second."), definitions=("Stale: late.",), note="n = 48.", table=people(48))),
        PLAIN,
    )
    notes = opened(made).slides[0].notes_slide.notes_text_frame.text
    wanted = (
        LABEL,
        "How is it?",
        "All is well",
        "First.",
        "Second.",
        "Stale: late.",
        "n = 48.",
        "Contact 47; Wider Business",
    )
    assert [words for words in wanted if words not in notes] == []


def test_a_long_table_says_how_many_rows_there_are_besides() -> None:
    made = slides_pptx(replace(told(slide(table=people(10_000))), tables=(people(10_000),)), PLAIN)
    rows = len(shape(opened(made).slides[0], "Table").table.rows) - 1
    assert (
        shape(opened(made).slides[0], "Rows left out").text_frame.text == f"and {10_000 - rows:,} more: see the report"
    )


def test_a_list_that_no_report_tells_goes_on_over_further_slides() -> None:
    made = slides_pptx(told(slide(table=people(40))), PLAIN)
    shown = "\n".join(texts(made))
    assert all(f"Contact {number}\n" in shown for number in range(40)) and "on the next slide" in shown


def test_a_short_table_is_shown_whole_without_that_line() -> None:
    made = opened(slides_pptx(told(slide(table=people(3))), PLAIN)).slides[0]
    assert len(shape(made, "Table").table.rows) == 4 and "Rows left out" not in names(made)


def test_points_that_do_not_fit_go_on_to_further_slides() -> None:
    points = tuple(
        f"Point {number} on the state of the network and what is to be done about it" for number in range(40)
    )
    made = slides_pptx(told(slide(points=points)), PLAIN)
    shown = "\n".join(texts(made))
    assert len(opened(made).slides) > 1 and all(point in shown for point in points)


def test_a_chart_with_a_long_list_leaves_the_list_a_slide_of_its_own() -> None:
    made = opened(slides_pptx(told(slide(chart=chart(), table=people(40))), PLAIN)).slides
    assert ["Chart" in names(one) for one in made][:2] == [True, False]
    assert made[1].shapes.title.text_frame.text == "Stale, most pressing first"


def test_a_fact_says_by_arrow_and_word_how_it_moved() -> None:
    facts = (Fact("Coverage", "71 %", "105 of 148", "down 4 points", False), Fact("Stale", "3", "of 148", "no change"))
    made = opened(slides_pptx(told(slide(facts=facts)), PLAIN)).slides[0]
    assert shape(made, "Fact 1").text_frame.text.splitlines()[-1] == "▼ down 4 points, worse"
    assert shape(made, "Fact 2").text_frame.text.splitlines()[-1] == "no change"


def test_many_facts_are_all_shown() -> None:
    facts = tuple(Fact(f"Fact no. {number}", str(number), "of 40") for number in range(40))
    shown = "\n".join(texts(slides_pptx(told(slide(facts=facts)), PLAIN)))
    assert all(fact.label in shown for fact in facts)


def test_the_remark_is_marked_as_the_managers() -> None:
    made = opened(slides_pptx(told(slide(remark="Bear with us.")), PLAIN)).slides[0]
    assert shape(made, "Remark").text_frame.text == "The PMO manager's remark\nBear with us."


def test_two_slides_with_one_finding_have_titles_of_their_own() -> None:
    made = opened(slides_pptx(told(*[slide()] * 3), PLAIN)).slides
    assert len({one.shapes.title.text_frame.text for one in made}) == 3


def test_no_placeholder_is_left_with_its_prompt(deck: bytes) -> None:
    assert [one.name for s in opened(deck).slides for one in s.placeholders if not one.text_frame.text] == []


def test_arabic_is_written_from_right_to_left_and_chinese_is_called_so() -> None:
    made = opened(slides_pptx(told(slide("التغطية", points=("网络覆盖率",))), PLAIN)).slides[0]
    title = made.shapes.title._element
    assert title.find(f".//{qn('a:pPr')}").get("rtl") == "1" and title.find(f".//{qn('a:cs')}") is not None
    assert shape(made, "Points")._element.find(f".//{qn('a:rPr')}").get("lang") == "zh-CN"


def test_the_title_is_read_first_and_the_foot_last(deck: bytes) -> None:
    for one in opened(deck).slides:
        assert names(one)[0] == "Title" and names(one)[-1] == "Slide number"


def test_a_story_that_hides_names_says_so_on_its_first_slide(story: Story) -> None:
    hidden = replace(story, hidden="names hidden", slides=story.slides[:1])
    assert "Redacted: names hidden" in texts(slides_pptx(hidden, PLAIN))[0]


FOOT = ("As-of date", "Label", "Slide number")
WORDS = "We lost two coordinators in October; cover is being arranged, and the board is asked to name a sponsor. "


@pytest.mark.parametrize("times", [1, 2, 6])
def test_no_slide_holds_a_remark_alone(story: Story, times: int) -> None:
    remarked = replace(story, slides=tuple(replace(one, remark=(WORDS * times).strip()) for one in story.slides))
    made = slides_pptx(remarked, PLAIN)
    others = [set(names(one)) - {"Title", "Question", "Note", *FOOT} for one in opened(made).slides]
    assert {"Remark"} not in others and faults(made) == []


def test_a_short_remark_stands_beside_the_facts_the_chart_and_the_points() -> None:
    standing = replace(network(150).slides[1], remark=(WORDS * 2).strip())
    made = slides_pptx(told(standing), PLAIN)
    (only,) = opened(made).slides
    assert {"Fact 1", "Chart", "Points", "Remark"} <= set(names(only))


def test_the_slides_that_go_on_are_counted() -> None:
    made = opened(slides_pptx(told(slide("Long", points=(WORDS * 4,) * 12)), PLAIN)).slides
    titles = [one.shapes.title.text_frame.text for one in made]
    assert titles[:3] == ["Long", "Long (continued)", "Long (continued, 2)"]


def test_a_narrow_table_stands_beside_the_points_where_it_would_not_stand_whole_below_them() -> None:
    facts = tuple(Fact("Level", "Neutral", "wanted: Leading") for _ in range(4))
    rows = tuple((AS_OF, "One-to-one", "Planning workshop") for _ in range(8))
    table = Table("Last touchpoints", ("Date", "Vehicle", "Event"), ("date", "text", "text"), rows)
    made = slides_pptx(told(slide(facts=facts, table=table, points=("Release Manager", "Owner: Anita") * 2)), PLAIN)
    (only,) = opened(made).slides
    assert len(shape(only, "Table").table.rows) == 9 and faults(made) == []
