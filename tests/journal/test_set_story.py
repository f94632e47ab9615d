"""What is chosen for the story told in a meeting, edited: at once in force, and in the workbook when it comes back."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmodash.findings import RefusedEditError
from pmodash.journal.applying import apply
from pmodash.journal.describing import describe, describe_all
from pmodash.journal.edits import Edit, SetStory
from pmodash.journal.edits_json import edits_as_json, edits_from_json
from pmodash.journal.effects import with_effect
from pmodash.journal.journal import Journal
from pmodash.journal.rereading import reread_notes
from pmodash.journal.updating import UpdateOptions, download
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.network.story_choices import SlideChoice, StoryChoices, slide_kinds
from pmodash.network.story_texts import in_kept_form
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

PEOPLE = [
    ("Name", "Email", "Job title"),
    ("Ada Finch", "ada@larkfield.example", "Clerk"),
    ("Ben Okafor", "", "Sponsor"),
]
HEADERS = ("Order", "What", "Slide", "Shown", "Text")
SHEET = "PMO story"
CHOSEN = in_kept_form(
    StoryChoices(
        title="Larkfield network",
        forum="Portfolio board",
        label="OFFICIAL – SENSITIVE",
        decisions=("Fund a second adviser", "=1+1"),
        slides=(SlideChoice("coverage", True, "Better than in May"), SlideChoice("network", False)),
    )
)


def book_of(*more: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (("Register", PEOPLE), *more):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def register_of(data: bytes, name: str = "r.xlsx") -> Register:
    book = read(data, name)
    return build(book, understand(book))


def written_over(data: bytes, choices: StoryChoices) -> bytes:
    return download(data, "r.xlsx", register_of(data), [SetStory(choices)]).data


def kept(data: bytes, first: int = 4) -> list[tuple[Any, ...]]:
    rows = openpyxl.load_workbook(io.BytesIO(data))[SHEET].iter_rows(min_row=first, max_col=5, values_only=True)
    return [row for row in rows if any(value is not None for value in row)]


def by_hand(*rows: tuple[Any, ...]) -> bytes:
    return book_of((SHEET, [HEADERS, *rows]))


def test_the_story_is_in_force_at_once_and_the_register_given_stays() -> None:
    register = register_of(book_of())
    assert apply(register, [SetStory(CHOSEN)]).story == CHOSEN
    assert register.story == StoryChoices()


def test_it_is_kept_on_a_sheet_that_people_can_read_and_read_back_from_it() -> None:
    data = written_over(book_of(), CHOSEN)
    assert kept(data)[:7] == [
        (1, "Title", None, None, "Larkfield network"),
        (2, "Forum", None, None, "Portfolio board"),
        (3, "Classification", None, None, "OFFICIAL – SENSITIVE"),
        (4, "Decision", None, None, "Fund a second adviser"),
        (5, "Decision", None, None, "=1+1"),
        (6, "Slide", "Title", "yes", None),
        (7, "Slide", "Where we stand", "yes", None),
    ]
    slides = [row[2:] for row in kept(data)[5:] if row[4] or row[3] == "no"]
    assert slides == [("Coverage by group", "yes", "Better than in May"), ("Network", "no", None)]
    again = register_of(data)
    assert again.story == CHOSEN
    assert len(again.contacts) == 2 and again.findings == register_of(book_of()).findings


def test_a_text_like_a_formula_is_never_one() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written_over(book_of(), CHOSEN)))[SHEET]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"n", "s"}


def test_other_choices_take_the_place_of_those_kept_and_leave_no_row_behind() -> None:
    first = written_over(book_of(), CHOSEN)
    other = StoryChoices(title="Another", decisions=("One",))
    result = download(first, "r.xlsx", register_of(first), [SetStory(other)])
    assert [row[1:] for row in kept(result.data)] == [
        ("Title", None, None, "Another"), ("Forum", None, None, None), ("Classification", None, None, None),
        ("Decision", None, None, "One"),
    ]  # fmt: skip
    assert register_of(result.data).story == other and result.receipt.notes == ()
    usual = written_over(result.data, StoryChoices())
    assert register_of(usual).story == StoryChoices()
    assert register_of(written_over(usual, CHOSEN)).story == CHOSEN


def test_a_sheet_that_was_sorted_says_the_same() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written_over(book_of(), CHOSEN)))
    sheet = book[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_col=5)]
    random.Random(3).shuffle(rows)
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else "n"
    buffer = io.BytesIO()
    book.save(buffer)
    assert register_of(buffer.getvalue()).story == CHOSEN


def test_a_sheet_written_by_hand_is_read_forgivingly() -> None:
    data = by_hand(
        (None, "meeting", None, None, " Portfolio  board "), (), (None, None, "NETWORK", "No", None),
        (None, "slide", "coverage", None, "Look here"), (None, "Decisions wanted", None, None, 2027),
    )  # fmt: skip
    story = register_of(data).story
    assert (story.forum, story.decisions) == ("Portfolio board", ("2027",))
    named = [choice for choice in story.slides if choice.slide in ("network", "coverage")]
    assert named == [SlideChoice("network", False), SlideChoice("coverage", True, "Look here")]
    assert len(story.slides) == len(slide_kinds())


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ((1, "Colour", None, None, "Red"), "one of Title, Forum, Classification, Decision, Slide under What"),
        ((1, None, None, None, "Red"), "one of Title, Forum, Classification, Decision, Slide under What"),
        ((1, "Slide", "Budget", "yes", None), "one of Title, Where we stand"),
        ((1, "Slide", "Network", "perhaps", None), "yes or no under Shown"),
        ((3, "Forum", None, None, "Another board"), "one row for the forum; another row says it already"),
        ((3, "Slide", "Growth", "no", None), "one row for each slide; another row is for this one already"),
        ((1, "Title", None, None, "x" * 201), "a shorter text; it is 201 characters long, of 200 at most"),
    ],
)
def test_what_cannot_be_understood_is_a_finding_and_stays_in_its_row(row: tuple[Any, ...], why: str) -> None:
    data = by_hand(row, (2, "Forum", None, None, "Board"), (2, "Slide", "Growth", "yes", None))
    register = register_of(data)
    (finding,) = [finding for finding in register.findings if finding.kind == "story-unreadable"]
    assert finding.expected.startswith(why) and (finding.sheet, finding.cell) == (SHEET, "2:2")
    assert register.story.forum == "Board"
    after = written_over(data, CHOSEN)
    assert kept(after, 2)[0] == row and register_of(after).story.decisions == CHOSEN.decisions


def test_a_sheet_of_that_name_that_is_somebody_elses_is_left_alone() -> None:
    data = book_of((SHEET, [("Chapter",), ("Once upon a time",)]))
    assert register_of(data).story == StoryChoices()
    after = written_over(data, CHOSEN)
    assert register_of(after).story == CHOSEN
    assert openpyxl.load_workbook(io.BytesIO(after))[SHEET]["A1"].value == "Chapter"


def test_the_sheet_is_no_list_of_contacts_under_another_name_either() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written_over(book_of(), CHOSEN)))
    book[SHEET].title = "Ours"
    buffer = io.BytesIO()
    book.save(buffer)
    assert len(register_of(buffer.getvalue()).contacts) == 2


def test_the_edit_is_read_and_written_as_json() -> None:
    edits: list[Edit] = [SetStory(CHOSEN), SetStory(StoryChoices())]
    assert edits_from_json(json.loads(json.dumps(edits_as_json(edits)))) == tuple(edits)


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        (None, "the story cannot be None"),
        ({"colour": "red"}, "it has no place for colour"),
        ({"title": ["x"]}, r"title cannot be \['x'\]"),
        ({"decisions": "one"}, "decisions is no list"),
        ({"decisions": [True]}, "decision cannot be True"),
        ({"slides": ["coverage"]}, "a slide cannot be 'coverage'"),
        ({"slides": [{"shown": True}]}, "it lacks slide"),
        ({"slides": [{"slide": "coverage", "colour": "red"}]}, "it has no place for colour"),
        ({"slides": [{"slide": "coverage", "shown": "yes"}]}, "shown cannot be 'yes'"),
    ],
)
def test_an_edit_in_another_form_is_refused_by_its_number(story: object, sentence: str) -> None:
    with pytest.raises(RefusedEditError, match=f"edit 1: {sentence}"):
        edits_from_json([{"edit": "set_story", "story": story}])


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        (StoryChoices(slides=(SlideChoice("budget"),)), "there is no slide 'budget'"),
        (StoryChoices(slides=(SlideChoice("next"), SlideChoice("next"))), "the slide 'next' is named twice"),
        (StoryChoices(title="x" * 201), "the title cannot be so long: it is 201 characters long, of 200 at most"),
        (StoryChoices(decisions=("x",) * 21), "21 decisions are too many"),
        (StoryChoices(label="\ud800"), "the label holds a character that no workbook can hold"),
        (
            StoryChoices(slides=(SlideChoice("next", True, "x" * 501),)),
            "the remark cannot be so long: it is 501 characters long, of 500 at most",
        ),
    ],
)
def test_choices_that_cannot_be_are_refused_in_one_sentence(choices: StoryChoices, sentence: str) -> None:
    with pytest.raises(RefusedEditError) as refused:
        apply(register_of(book_of()), [SetStory(choices)])
    assert refused.value.what == f"edit 1: {sentence}"


def test_undoing_gives_the_story_before_and_redoing_the_new_one() -> None:
    register = register_of(book_of())
    journal = Journal().add(SetStory(CHOSEN), dt.datetime(2026, 11, 20))
    assert apply(register, journal.undo().edits).story == StoryChoices()
    assert apply(register, journal.undo().redo().edits).story == CHOSEN


def test_the_same_story_in_another_form_changes_nothing() -> None:
    register = register_of(book_of())
    same = StoryChoices(title="  ", slides=tuple(map(SlideChoice, slide_kinds())))
    assert with_effect(register, (), (SetStory(same),)) == ()


def test_the_edit_is_told_by_what_it_changed() -> None:
    register = register_of(book_of())
    titled = SetStory(StoryChoices(title="Larkfield"))
    assert describe(titled, register) == ("Your story for the meeting", "", "Larkfield")
    *others, last = map(SlideChoice, slide_kinds())
    hidden = SetStory(StoryChoices(title="Larkfield", slides=(*others, SlideChoice(last.slide, False, "Ask me"))))
    appendix = "Definitions and what was left out"
    assert describe_all([titled, hidden], register) == [
        ("Story title", "", "Larkfield"),
        (
            "Your story for the meeting",
            f"Slide shown: {appendix}: shown",
            f"Slide shown: {appendix}: left out; Slide remark: {appendix}: Ask me",
        ),
    ]


def test_another_order_is_told_by_the_slides_that_moved() -> None:
    first, second, *others = slide_kinds()
    moved = SetStory(StoryChoices(slides=tuple(map(SlideChoice, (second, first, *others)))))
    told = describe_all([moved], register_of(book_of()))
    assert told == [("Story order", "1. Title; 2. Where we stand", "1. Where we stand; 2. Title")]


def test_the_change_log_says_what_was_chosen_and_where_it_is_kept() -> None:
    at, data = dt.datetime(2026, 11, 20, 9, 30), book_of()
    edit = SetStory(StoryChoices(forum="Board"))
    result = download(data, "r.xlsx", register_of(data), [edit], UpdateOptions(times=[at]))
    row = list(openpyxl.load_workbook(io.BytesIO(result.data))["PMO change log"].iter_rows(values_only=True))[3]
    assert row == (at, 1, "Your story for the meeting", "Story forum", None, "Board", SHEET)


def test_a_story_read_again_otherwise_is_told() -> None:
    register = register_of(book_of())
    (note,) = reread_notes(apply(register, [SetStory(CHOSEN)]), register)
    assert note == "Your story for the meeting reads otherwise than edited."


def test_a_text_table_goes_out_as_a_workbook_that_keeps_the_story() -> None:
    text = "\n".join(",".join(row) for row in PEOPLE).encode()
    register = register_of(text, "r.csv")
    result = download(text, "r.csv", register, [SetStory(CHOSEN)])
    assert register_of(result.data, result.name).story == CHOSEN
    as_text = download(text, "r.csv", register, [SetStory(CHOSEN)], UpdateOptions(as_text=True))
    assert any("your story for the meeting" in note for note in as_text.receipt.notes)


written = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"), max_size=60)
told = written | st.sampled_from(
    ["=1+1", "+44 20", "-", "@a", "007", "TRUE", "#N/A", "_x0041_", "2026-11-20", "yes", "א"]
)
chosen_slides = st.permutations(list(slide_kinds())).flatmap(
    lambda names: st.tuples(*(st.builds(SlideChoice, st.just(name), st.booleans(), told) for name in names))
)
stories = st.builds(StoryChoices, told, told, told, st.lists(told, max_size=4).map(tuple), chosen_slides | st.just(()))
BASE = book_of()


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(stories, stories)
def test_any_story_comes_back_from_the_workbook_and_from_json(one: StoryChoices, other: StoryChoices) -> None:
    edits: list[Edit] = [SetStory(one)]
    assert edits_from_json(json.loads(json.dumps(edits_as_json(edits)))) == tuple(edits)
    first = written_over(BASE, one)
    assert register_of(first).story == in_kept_form(one)
    result = download(first, "r.xlsx", register_of(first), [SetStory(other)])
    assert register_of(result.data).story == in_kept_form(other) and result.receipt.notes == ()
