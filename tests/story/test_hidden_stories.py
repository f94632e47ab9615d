"""One-pagers and worklists as others may see them: asked for by what the user knows, told in neutral labels."""

from __future__ import annotations

import pytest

from pmodash.findings import Refusal
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, Redaction
from pmodash.story.story_of import one_pagers_of, story_of, worklist_of
from tests.planning.small_network import contact, touch
from tests.story.small_story import analysis

PEOPLE = [
    contact(name="Ada Ashworth", owner="Kim Okoro", organisation="Larkfield Group", notes="Prefers mornings"),
    contact(name="Bo Diazson", owner="Lee Marlow", current_level="Resistant", organisation="Larkfield Group"),
]
LOG = [touch(0, 99, by="Kim Okoro", event="Lunch with Bo Diazson")]
SECRETS = ("Ada", "Ashworth", "Okoro", "Lark", "Bo ", "Diazson", "Marlow", "mornings")
HIDDEN = Redaction(NAMES_HIDDEN, critics_shown=True)
CHOICES = StoryChoices(title="How Ada Ashworth is kept")


def test_a_page_asked_for_by_the_user_s_own_id_names_nobody() -> None:
    told = repr(one_pagers_of(analysis(PEOPLE, LOG), CHOICES, HIDDEN, ["C1", "C0"]))
    assert [secret for secret in SECRETS if secret in told] == []


def test_a_worklist_asked_for_by_the_owner_s_name_names_nobody() -> None:
    story = worklist_of(analysis(PEOPLE, LOG), CHOICES, HIDDEN, "Kim Okoro")
    assert len(story.slides) == 1 and story.slides[0].table is not None
    assert [secret for secret in SECRETS if secret in repr(story)] == []


def test_a_story_names_nobody_in_its_sentences_and_tables() -> None:
    story = story_of(analysis(PEOPLE, LOG), CHOICES, HIDDEN)
    assert [secret for secret in SECRETS if secret in repr(story)] == []


def test_with_groups_only_no_decision_is_about_one_contact_alone() -> None:
    shown, groups = (
        story_of(analysis(PEOPLE, LOG), StoryChoices(), Redaction(degree)).slide("decisions")
        for degree in (NAMES_HIDDEN, GROUPS_ONLY)
    )
    assert shown is not None and any("the most pressing contact" in point for point in shown.points)
    told = groups.points if groups else ()
    assert not any(word in point for point in told for word in ("1 contact", "pressing", "the critic"))


def test_a_critic_who_is_hidden_has_a_label_and_the_others_keep_their_names() -> None:
    story = story_of(analysis(PEOPLE, LOG), CHOICES, Redaction(critics_shown=False))
    attention = story.slide("attention")
    assert attention is not None and attention.table is not None
    names = [str(row[0]) for row in attention.table.rows]
    assert "Ada Ashworth" in names and "Bo Diazson" not in names
    assert story.hidden == "names and notes of critics hidden"


def test_who_is_not_in_the_workbook_is_refused_whatever_is_hidden() -> None:
    with pytest.raises(Refusal, match="not in this workbook"):
        one_pagers_of(analysis(PEOPLE), CHOICES, HIDDEN, ["C9"])
    with pytest.raises(Refusal, match="No contact who counts has that owner"):
        worklist_of(analysis(PEOPLE), CHOICES, HIDDEN, "Somebody")
