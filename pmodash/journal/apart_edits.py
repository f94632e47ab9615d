"""Two contacts said not to be one person, so that they are not proposed as duplicates again."""

from __future__ import annotations

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Change, Draft
from pmodash.journal.edits import SetApart
from pmodash.network.people.apart import NO, NOT_THE_SAME, SEPARATOR, YES, Pair, pair_of, ways_to_tell
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.own_columns import meaning_of_setting

APART_FIELD = "not_the_same"
_KNOWN_BY = ("email", "contact_id", "name", "organisation", "job_title")


def set_apart(draft: Draft, edit: SetApart) -> None:
    """Remember that two contacts are two people, or take that back."""
    one, other = (draft.index.find(key) for key in edit.contacts)
    if one == other:
        raise RefusedEditError(f"{draft.name(one)!r} is one contact", "name two different contacts")
    pair = pair_of(_known_by(draft, one), _known_by(draft, other))
    if _is_apart(draft, pair) == edit.may_be_one:
        draft.apart[pair] = not edit.may_be_one
        told = (YES, NO) if edit.may_be_one else (None, YES)
        draft.record.append(Change(draft.number, None, SEPARATOR.join(pair), APART_FIELD, *told))


def apart_after(draft: Draft) -> frozenset[Pair]:
    """The pairs that are known to be two people after the edits."""
    said = {pair for pair, holds in draft.apart.items() if holds}
    return frozenset(said | {pair for pair in draft.register.apart if draft.apart.get(pair, True)})


def apart_rows(draft: Draft) -> tuple[tuple[str, str, str, str], ...]:
    """The rows of the settings by which the workbook remembers the pairs: group, field, value and what they mean."""
    meaning = meaning_of_setting(APART_FIELD)
    told = ((SEPARATOR.join(pair), YES if holds else NO) for pair, holds in draft.apart.items())
    return tuple((NOT_THE_SAME, pair, holds, meaning) for pair, holds in told)


def _is_apart(draft: Draft, pair: Pair) -> bool:
    return draft.apart.get(pair, pair in draft.register.apart)


def _known_by(draft: Draft, position: int) -> str:
    """By what alone a contact is known, however the list is sorted."""
    mine, namesakes = _ways(draft, position), draft.index.positions("name", draft.name(position))
    sharing = [*draft.index.positions("email", tidy(draft.value(position, "email"))), *namesakes]
    taken = {plain(way) for other in sharing if other != position for way in _ways(draft, other)}
    alone = [way for way in mine if way and plain(way) not in taken]
    if not alone:
        raise RefusedEditError(
            f"nothing tells {draft.name(position)!r} from others of that name",
            "give one of them an e-mail address, an id or a job title of their own",
        )
    return alone[0]


def _ways(draft: Draft, position: int) -> tuple[str, ...]:
    email, contact_id, name, organisation, title = (tidy(draft.value(position, field)) for field in _KNOWN_BY)
    return ways_to_tell(email, contact_id, name, organisation, title, draft.place(position))
