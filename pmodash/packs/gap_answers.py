"""What owners filled in, weighed against the workbook as it is now: to be set, to be chosen, or not to be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pmodash.findings import Finding, Refusal
from pmodash.journal.draft import Draft
from pmodash.journal.edits import Key, SetField
from pmodash.journal.sifting import refused_alone
from pmodash.journal.values import as_kept
from pmodash.measures.sentences.wording import listed
from pmodash.network.register import Register
from pmodash.packs.gap_people import AskedWorkbook
from pmodash.packs.gap_reading import Answer, EitherDay, GapReading

TWO_ANSWERS = "answered in two ways"


@dataclass(frozen=True, slots=True)
class GapAnswers:
    """Everything that files of gaps brought back.

    `sets` fill what is blank; `choices` would replace something, answer what was not asked, contradict each other or
    are not surely meant; `already` counts answers that the workbook holds; `either` are days that nothing but a word
    of the user's settles, settled or not; `owners` are those whose sheets they are, "" for none.
    """

    sets: tuple[Answer, ...] = ()
    choices: tuple[Answer, ...] = ()
    already: int = 0
    either: tuple[EitherDay, ...] = ()
    problems: tuple[Finding, ...] = ()
    owners: tuple[str, ...] = ()

    @property
    def made_by(self) -> str:
        """What made the edits, in words: "Gaps filled by A. Khan and B. Mora"."""
        names = [owner or "those without an owner" for owner in self.owners]
        return f"Gaps filled by {listed(names)}" if names else "Gaps filled"


def gap_answers(
    files: Sequence[tuple[str, bytes]],
    workbook: AskedWorkbook,
    as_of: dt.date,
    orders: Mapping[str, str] = MappingProxyType({}),
) -> GapAnswers:
    """What the files (name and bytes) answer, for the workbook as it is now, edits included.

    A file that cannot be read, or holds no sheet of gaps, is a problem like any other. `orders` tells of a file whether
    its days that can be read in both ways have the day ("dmy") or the month ("mdy") first.
    """
    reading = GapReading(workbook, as_of, orders)
    answers = [answer for name, data in files for answer in reading.answers(name, data)]
    told = GapAnswers(
        either=tuple(reading.either),
        problems=tuple(reading.problems),
        owners=tuple(dict.fromkeys(reading.owners)),
    )
    return _weighed(answers, reading.draft, told)


def edits_of(answers: GapAnswers, register: Register, chosen: Collection[int] = ()) -> tuple[SetField, ...]:
    """The edits that fill the blanks, and those of the choices with these numbers (from 0); one for each cell."""
    taken = [*answers.sets, *(answer for number, answer in enumerate(answers.choices) if number in chosen)]
    draft = Draft(register)
    return tuple(_edit(answer, draft) for answer in _first_of_each(taken))


def _first_of_each(answers: Sequence[Answer]) -> list[Answer]:
    """The first answer for each contact and field."""
    return list({answer.where: answer for answer in reversed(answers)}.values())[::-1]


def _edit(answer: Answer, draft: Draft) -> SetField:
    sheet, row = draft.place(answer.position)
    alone = draft.index.alone_in_row(answer.position)
    key = Key(row, sheet) if alone else Key(contact_id=str(draft.value(answer.position, "contact_id")))
    return SetField(key, answer.field, answer.value, answer.ours, check_was=True)


def _weighed(answers: Sequence[Answer], draft: Draft, told: GapAnswers) -> GapAnswers:
    """The answers parted: what only fills a blank, what a person has to choose, and what the workbook cannot take."""
    new = [answer for answer in answers if as_kept(answer.field, answer.value) != answer.ours]
    new.sort(key=lambda answer: bool(answer.why))
    different = list(dict.fromkeys((*answer.where, answer.value) for answer in new))
    firsts = {(*answer.where, answer.value): answer for answer in reversed(new)}
    values: dict[tuple[int, str], int] = {}
    for position, field, _ in different:
        values[position, field] = values.get((position, field), 0) + 1
    refused = _refused([firsts[key] for key in different], draft)
    weighed = [_with_why(firsts[key], values[key[:2]] > 1) for key in different if key[:2] not in refused]
    return replace(
        told,
        sets=tuple(answer for answer in weighed if not answer.why),
        choices=tuple(answer for answer in weighed if answer.why),
        already=len(answers) - len(new),
        problems=(*told.problems, *refused.values()),
    )


def _with_why(answer: Answer, two_ways: bool) -> Answer:
    return answer if answer.why or not two_ways else replace(answer, why=TWO_ANSWERS)


def _refused(answers: Sequence[Answer], draft: Draft) -> dict[tuple[int, str], Finding]:
    """The cells that the workbook does not let be filled, each with why."""
    wanted = _first_of_each(answers)
    refused = refused_alone(draft.register, [_edit(answer, draft) for answer in wanted])
    return {wanted[number].where: _finding(wanted[number], why) for number, why in refused.items()}


def _finding(answer: Answer, why: Refusal) -> Finding:
    where = f"{answer.file}: {answer.sheet}"
    return Finding("fix", "gap-not-filled", where, answer.cell, str(answer.value), why.what, why.remedy)
