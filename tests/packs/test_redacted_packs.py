"""No byte of a redacted pack tells who is who: what is packed in it is unpacked and searched too."""

from __future__ import annotations

from functools import cache

import pytest

from pmodash.analysis import Analysis
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.network.story_choices import SlideChoice, StoryChoices, slide_kinds
from pmodash.packs.making import ENDINGS, make_pack
from pmodash.packs.pack_style import PackStyle
from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, OFF, Redaction
from pmodash.story.earlier import earlier_workbook
from pmodash.story.story import Story
from pmodash.story.story_of import one_pagers_of, story_of, worklist_of
from pmodash.workbook.cells import Book
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand
from tests.redaction.telling_workbook import AS_OF, FILE, MARK, ODD_NAMES, PEOPLE, name_of, owner_of, telling_workbook
from tests.redaction.what_is_sent import found_anywhere

HIDDEN, GROUPS, CRITICS = Redaction(NAMES_HIDDEN, False), Redaction(GROUPS_ONLY), Redaction(OFF, critics_shown=False)
OWN_WORDS = f"{name_of(10)} and {ODD_NAMES[0]} of Zyquavhome (zyquavbox10@zyquavhome.example, +49 30 9917 1010)"
CHOICES = StoryChoices(
    title=f"For {OWN_WORDS}",
    forum=OWN_WORDS,
    label=name_of(10),
    decisions=(f"Ask {OWN_WORDS}", f"{owner_of(1)} to tell {ODD_NAMES[1]}"),
    slides=tuple(SlideChoice(name, remark=f"Said by {OWN_WORDS}") for name in slide_kinds()),
)
COLUMNS = ("name", "email", "phone", "organisation", "notes")


@cache
def opened(people: int = PEOPLE) -> tuple[Book, Register, Analysis]:
    book = read(telling_workbook(people), FILE)
    register = build(book, understand(book))
    return book, register, Analysis.of(register, AS_OF)


@cache
def told(kind: str, redaction: Redaction) -> Story:
    whole = opened()[2]
    if kind == "one-pagers":
        return one_pagers_of(whole, CHOICES, redaction, whole.everyone["contact_id"].tolist())
    if kind == "worklists":
        return worklist_of(whole, CHOICES, redaction, None)
    if kind == "story since an earlier workbook":
        book, register, _ = opened(PEOPLE + 4)
        return story_of(whole, CHOICES, redaction, earlier_workbook(book, register, whole.network, AS_OF))
    return story_of(whole, CHOICES, redaction)


def telling_words(critics_alone: bool = False) -> set[str]:
    """Every name, part of one, e-mail address, number, organisation and note of both workbooks."""
    contacts = opened(PEOPLE + 4)[1].contacts
    columns = COLUMNS
    if critics_alone:
        contacts, columns = contacts[contacts["current_level"] == "Resistant"], ("name", "email", "phone", "notes")
    words = {str(word) for name in columns for word in contacts[name].dropna()}
    parts = {part for name in contacts["name"] for part in name.split() if len(part) > 4}
    return words | parts | (set() if critics_alone else {MARK, "zyquavowner"})


def pack(kind: str, ending: str, redaction: Redaction) -> bytes:
    return make_pack(ending, told(kind, redaction), PackStyle())


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", ["story", "story since an earlier workbook"])
@pytest.mark.parametrize("redaction", [HIDDEN, GROUPS], ids=["hidden", "groups"])
def test_no_pack_of_the_story_tells_who_is_who(kind: str, redaction: Redaction, ending: str) -> None:
    assert found_anywhere(pack(kind, ending, redaction), telling_words()) == []


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", ["one-pagers", "worklists"])
def test_no_pack_of_single_people_tells_who_they_are(kind: str, ending: str) -> None:
    assert found_anywhere(pack(kind, ending, HIDDEN), telling_words()) == []


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", ["story", "story since an earlier workbook", "one-pagers", "worklists"])
def test_no_pack_tells_who_the_critics_are_where_they_are_hidden(kind: str, ending: str) -> None:
    assert found_anywhere(pack(kind, ending, CRITICS), telling_words(critics_alone=True)) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_search_finds_them_where_nothing_is_hidden(ending: str) -> None:
    whole = found_anywhere(pack("one-pagers", ending, Redaction()), telling_words())
    assert {name_of(10), ODD_NAMES[0], MARK, "Zyquavhome", f"Zyquavnote on {name_of(10)[:20]}"} <= set(whole)
    told_in_story = found_anywhere(pack("story", ending, Redaction()), telling_words(critics_alone=True))
    assert {name_of(10), ODD_NAMES[0], "zyquavbox10@zyquavhome.example", "+49 30 9917 1010"} <= set(told_in_story)
