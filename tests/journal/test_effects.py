"""Edits that change nothing are told from those that do, and a policy that contradicts itself is refused."""

from __future__ import annotations

import pytest
from small_network import day, register_of

from pmodash.findings import RefusedEditError
from pmodash.journal.edits import Edit, Key, LogTouchpoints, MarkLeaver, SetField, SetPolicy
from pmodash.journal.effects import with_effect
from pmodash.journal.replaying import replay

ADA = Key(row=2)
PEOPLE = ({"name": "Ada Finch", "job_title": "Lead", "status": "Left 2026-11-20"}, {"name": "Ben Okafor"})
DELIVERY = "Delivery Teams & Managers"


@pytest.mark.parametrize(
    "edit",
    [
        SetField(ADA, "job_title", " Lead "),
        SetField(ADA, "notes", None),
        SetField(ADA, "do_not_contact", False),
        MarkLeaver(ADA, day("2026-11-20")),
        SetPolicy(DELIVERY, "ideal", 14),
        SetPolicy("All", "critic_factor", 0.5),
    ],
)
def test_an_edit_that_gives_what_is_there_already_has_no_effect(edit: Edit) -> None:
    assert with_effect(register_of(PEOPLE), (), (edit,)) == ()


def test_only_the_edits_that_change_something_are_left() -> None:
    title, policy = SetField(ADA, "job_title", "Head"), SetPolicy(DELIVERY, "ideal", 14)
    touch = LogTouchpoints(day("2026-11-20"), "Phone call", (ADA,))
    assert with_effect(register_of(PEOPLE), (), (title, policy, touch)) == (title, touch)
    assert with_effect(register_of(PEOPLE), (title,), (title,)) == ()


def test_an_ideal_gap_above_the_maximum_is_refused_with_the_reason() -> None:
    edits = [SetField(ADA, "job_title", "Head"), SetPolicy(DELIVERY, "ideal", 90)]
    with pytest.raises(RefusedEditError, match=r"edit 2: the maximum gap of .* 28 days, less than its ideal gap of 90"):
        replay(register_of(PEOPLE), edits)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(("ideal", "maximum"), [(90, 120), (3, 7)])
def test_ideal_and_maximum_can_be_given_together_in_either_order(ideal: int, maximum: int, order: int) -> None:
    edits = [SetPolicy(DELIVERY, "ideal", ideal), SetPolicy(DELIVERY, "maximum", maximum)]
    draft = replay(register_of(PEOPLE), edits[::order])
    assert draft.policy == {(DELIVERY, "ideal"): ideal, (DELIVERY, "maximum"): maximum}
