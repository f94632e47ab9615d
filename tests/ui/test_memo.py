"""Derived values are made once for the inputs they rest on."""

from __future__ import annotations

from pmodash.ui.memo import Memo


def test_a_value_is_made_once_for_a_key() -> None:
    made: list[int] = []
    memo = Memo()
    for _ in range(3):
        memo.get("stage", "key", lambda: made.append(1))
    assert made == [1]


def test_stages_do_not_share_keys() -> None:
    memo = Memo()
    memo.get("one", "key", lambda: 1)
    assert memo.get("two", "key", lambda: 2) == 2


def test_only_the_newest_values_are_kept() -> None:
    memo = Memo(keep=2)
    for key in "abc":
        memo.get("stage", key, lambda: 0)
    assert not memo.knows("stage", "a")
    assert memo.knows("stage", "b")


def test_forgetting_drops_everything() -> None:
    memo = Memo()
    memo.get("stage", "key", lambda: 1)
    memo.forget()
    assert not memo.knows("stage", "key")
