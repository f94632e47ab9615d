"""The choices for the story told in a meeting as the workbook keeps them, on a sheet that people may change by hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from pmodash.findings import Finding
from pmodash.languages import meanings
from pmodash.network.scales import number_in
from pmodash.network.story_choices import AS_USUAL, SlideChoice, StoryChoices, slide_kinds
from pmodash.network.story_texts import REMARK, in_kept_form, kind_words, most_decisions, tidy_text, too_long
from pmodash.workbook.cell_text import plain
from pmodash.workbook.cells import Book
from pmodash.workbook.kept_sheets import STORY, STORY_HEADERS, kept_sheets
from pmodash.workbook.own_rows import own_rows

_REMEDY = "Correct the row, or delete it."


@dataclass(frozen=True, slots=True)
class KeptStory:
    """The choices, the rows of the sheet that hold them or nothing, and what is wrong with the others."""

    choices: StoryChoices = AS_USUAL
    rows: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    order: float
    row: int
    what: str
    slide: str
    shown: str
    text: str


@dataclass(slots=True)
class _Reading:
    """What was read of the sheet so far."""

    texts: dict[str, str] = field(default_factory=dict)
    decisions: list[str] = field(default_factory=list)
    slides: dict[str, SlideChoice] = field(default_factory=dict)

    def take(self, row: _Row) -> str:
        """Take what a row says; what would have been expected in its place where it cannot be read."""
        kind = _kind(row)
        text = tidy_text(row.text)
        if not kind:
            return f"one of {', '.join(words[0] for words in kind_words().values())} under What"
        if wrong := too_long(REMARK if kind == "slide" else kind, text):
            return f"a shorter text; {wrong}"
        if kind == "slide":
            return self._take_slide(row, text)
        if kind == "decision":
            return self._take_decision(text)
        if self.texts.get(kind):
            return f"one row for the {kind_words()[kind][0].lower()}; another row says it already"
        self.texts[kind] = text
        return ""

    def _take_decision(self, text: str) -> str:
        if text and len(self.decisions) == most_decisions():
            return f"at most {most_decisions()} decisions"
        self.decisions += [text] if text else []
        return ""

    def _take_slide(self, row: _Row, remark: str) -> str:
        slide = _slide_called(row.slide)
        shown = {"": True, "yes": True, "no": False}.get(_yes_or_no(row.shown))
        if not slide:
            return f"one of {', '.join(kind.title for kind in slide_kinds().values())} under Slide"
        if shown is None:
            return "yes or no under Shown"
        if slide in self.slides:
            return "one row for each slide; another row is for this one already"
        self.slides[slide] = SlideChoice(slide, shown, remark)
        return ""


def kept_story(book: Book) -> KeptStory:
    """The choices by their order; a row without one stands behind the row above it. What is none is a finding."""
    name = kept_sheets(book).get(STORY, "")
    if not name:
        return KeptStory()
    rows: list[_Row] = []
    order = 0.0
    for number, (told, *cells) in own_rows(book.sheet(name), STORY_HEADERS):
        said = number_in(told)
        order = order if said is None else said
        rows.append(_Row(order, number, *cells))
    reading, findings = _Reading(), []
    for row in sorted(rows, key=lambda one: (one.order, one.row)):
        expected = reading.take(row) if row.what or row.slide or row.text else ""
        if expected:
            found = " ".join(filter(None, (row.what, row.slide, row.shown, row.text)))
            findings.append(_finding(name, row.row, found, expected))
    wrong = {finding.cell for finding in findings}
    readable = tuple(row.row for row in rows if _cell(row.row) not in wrong)
    choices = StoryChoices(**reading.texts, decisions=tuple(reading.decisions), slides=tuple(reading.slides.values()))
    return KeptStory(in_kept_form(choices), readable, tuple(findings))


def _kind(row: _Row) -> str:
    """What a row keeps. One that names a slide is about that, whatever is not said under What."""
    if not row.what and row.slide:
        return "slide"
    return {plain(word): kind for kind, words in kind_words().items() for word in words}.get(plain(row.what), "")


def _slide_called(text: str) -> str:
    names = {plain(kind.title): name for name, kind in slide_kinds().items()} | {name: name for name in slide_kinds()}
    return names.get(plain(text), "")


def _yes_or_no(text: str) -> str:
    return meanings("yes_no", comparable=plain).get(plain(text), text)


def _cell(row: int) -> str:
    return f"{row}:{row}"


def _finding(sheet: str, row: int, found: str, expected: str) -> Finding:
    return Finding("fix", "story-unreadable", sheet, _cell(row), found[:80], expected, _REMEDY)
