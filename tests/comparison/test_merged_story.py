"""What two copies of one workbook choose for the story told in a meeting, brought together."""

from __future__ import annotations

from two_workbooks import AS_OF, network

from pmodash.comparison.conflicts import THEIRS
from pmodash.comparison.merging import Merging, merge_copies
from pmodash.journal.applying import apply
from pmodash.journal.edits import SetStory
from pmodash.journal.updating import UpdateOptions, update
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.network.story_choices import SlideChoice, StoryChoices
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx
from pmodash.workbook.reading import read_own
from pmodash.workbook.understanding import understand

BASE = network("name email", ("Ann Lee", "ann@north.example"), ("Bo Osei", "bo@north.example"))


def with_story(**choices: object) -> Register:
    return apply(BASE, [SetStory(StoryChoices(**choices))])  # type: ignore[arg-type]


def story(found: Merging, choices: dict[int, str] | None = None) -> StoryChoices:
    return apply(found.mine, found.edits(choices or {})).story


def test_what_only_theirs_chose_comes_and_yours_stays() -> None:
    mine = with_story(title="Ours", slides=(SlideChoice("growth", False),))
    theirs = with_story(forum="Board", decisions=("Fund it",), slides=(SlideChoice("growth", True, "Look"),))
    found = merge_copies(BASE, mine, theirs)
    assert found.conflicts == ()
    after = story(found)
    assert (after.title, after.forum, after.decisions) == ("Ours", "Board", ("Fund it",))
    assert SlideChoice("growth", False, "Look") in after.slides


def test_the_same_choice_in_both_is_no_step() -> None:
    assert merge_copies(BASE, with_story(title="One"), with_story(title="One")).edits({}) == ()


def test_what_both_chose_otherwise_is_yours_to_choose() -> None:
    mine, theirs = with_story(title="Ours"), with_story(title="Theirs", forum="Board")
    found = merge_copies(BASE, mine, theirs)
    (conflict,) = found.conflicts
    told = (conflict.kind, conflict.base, conflict.mine, conflict.theirs)
    assert told == ("story for the meeting changed in both", "", "Title: Ours", "Title: Theirs")
    assert (story(found).title, story(found).forum) == ("Ours", "Board")
    assert story(found, {1: THEIRS}) == StoryChoices(title="Theirs", forum="Board")


def test_a_copy_that_lost_the_sheet_takes_nothing_away() -> None:
    rows = [("Name", "Email"), ("Ann Lee", "ann@n.example"), ("Bo Osei", "bo@n.example")]
    plain = plain_xlsx([PlainSheet("Register", rows, 1, ())])
    kept = update(plain, "base.xlsx", [SetStory(StoryChoices(title="Ours"))], UpdateOptions(as_of=AS_OF)).data
    bare, base = (build(book, understand(book)) for book in (read_own(plain, "a.xlsx"), read_own(kept, "b.xlsx")))
    assert merge_copies(base, base, bare).edits({}) == ()
    assert story(merge_copies(bare, bare, base)).title == "Ours"
