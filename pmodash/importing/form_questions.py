"""Which question of a form asks for what is told of a contact: "What is your full name?" is the name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pmodash.importing.export_kinds import exports_data, heading, words
from pmodash.languages import spoken
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import CellValue

LOOKED_AT = 50
SHORTEST_QUESTION, LONGEST_QUESTION = 5, 16


def is_question(value: CellValue) -> bool:
    """Whether a heading is put as a question, or as long as one, and not as one word for what is below it."""
    text = tidy(value)
    return text.endswith(("?", "？")) or len(text.split()) >= SHORTEST_QUESTION


def fields_of_questions(rows: Sequence[Sequence[CellValue]]) -> dict[int, str | None]:
    """What each column of a form's answers holds, by its place; the first of `rows` has the questions.

    Of two questions about one field the shorter decides; None for what is no detail of a person.
    """
    questions = [heading(question) for question in rows[0]]
    found: dict[int, str | None] = dict.fromkeys(range(len(questions)))
    for place in sorted(found, key=lambda one: len(questions[one])):
        field = _field(questions[place], [row[place] for row in rows[1:LOOKED_AT]])
        if field and field not in found.values():
            found[place] = field
    return found


def _field(question: str, answers: Sequence[CellValue]) -> str | None:
    said = question.split()
    if any(f" {one} " in f" {question} " for one in words("forms", "consent")):
        return "do_not_contact"
    texts = [text for answer in answers if (text := tidy(answer))]
    if texts and all("@" in text for text in texts):
        return "email"
    if len(said) > LONGEST_QUESTION or any(one in words("forms", "without") for one in said):
        return None
    if texts and all(text.replace(".", "").isdigit() for text in texts):
        return "phone" if _asks_for(question) == "phone" else None
    return _asks_for(question)


def _asks_for(question: str) -> str | None:
    """The field of the longest known heading that stands in the question."""
    within = [known for known in _known() if f" {known} " in f" {question} "]
    return _known()[max(within, key=len)] if within else None


@cache
def _known() -> dict[str, str]:
    told = spoken("headers")["contacts"]
    return {
        heading(word): field
        for field in exports_data()["forms"]["fields"]
        for grade in ("likely", "clear", "sure")
        for word in told[field].get(grade, ())
    }
