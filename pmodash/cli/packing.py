"""The command that leaves a pack behind: slides, the offline report or the PDF, so that it can be made every night."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd

from pmodash.analysis import Analysis
from pmodash.cli.inputs import book, check_apart, corrections, other_workbook, stop_without_contacts
from pmodash.cli.outputs import progress, say
from pmodash.cli.reading_ahead import bytes_of
from pmodash.findings import Refusal, UsageError
from pmodash.network.reading_register import build
from pmodash.network.story_choices import StoryChoices
from pmodash.packs.making import ENDINGS, PAPERS, PRINTED, SLIDES, make_pack, refuse_logo, refuse_template
from pmodash.packs.pack_style import PackStyle
from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, OFF, Redaction
from pmodash.story.earlier import Earlier, earlier_kept, earlier_workbook
from pmodash.story.story import Story
from pmodash.story.story_of import one_pagers_of, story_of, worklist_of
from pmodash.story.worklist import NO_OWNER
from pmodash.vocabulary import CRITIC_LEVEL
from pmodash.workbook.cells import Book
from pmodash.workbook.output_files import write_files
from pmodash.workbook.understanding import understand

MOST_NAMED = 12


def packed(options: argparse.Namespace) -> None:
    """The governance pack of a workbook on a date, or the one-pagers or worklists that are asked for."""
    ending = _ending(options.output)
    _refuse_what_is_in_vain(options, ending)
    earlier = (options.previous, options.previous_layout)
    read_too = [options.file, options.layout, *earlier, options.template, options.logo]
    check_apart(options.output, [path for path in read_too if path])
    style = PackStyle(_looked_at(options.template, refuse_template), _looked_at(options.logo, refuse_logo))
    cells = book(options)
    register = build(cells, understand(cells, corrections(options)))
    stop_without_contacts(register)
    analysis = Analysis.of(register, options.as_of, home=tuple(options.home) or None, window=options.window)
    _check_contacts(options, analysis.everyone)
    _check_owners(options, analysis.standing)
    told = _story(options, analysis, _choices(options, register.story), _earlier(options, analysis, cells))
    progress("making the pack …")
    data = make_pack(ending, told, style, options.paper or PAPERS[0])
    write_files({options.output: data})
    if options.json:
        slides = [{"slide": slide.name, "finding": slide.finding} for slide in told.slides]
        say({"written": str(options.output), "bytes": len(data), "redaction": told.hidden or OFF, "slides": slides})


def _ending(output: Path) -> str:
    ending = output.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(
            f"{output.name} is the name of no pack", f"end it in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
        )
    return ending


def _refuse_what_is_in_vain(options: argparse.Namespace, ending: str) -> None:
    """UsageError where an option would change nothing in what is asked for: whoever gave it expects that it does."""
    singly = options.one_pager or options.worklist
    of_last_time = (options.previous_as_of, options.previous_password_env, options.previous_layout)
    vain = (
        (options.template and ending != SLIDES, "--template is of slides alone", f"end the output in {SLIDES}"),
        (options.paper and ending != PRINTED, "--paper is of the PDF alone", f"end the output in {PRINTED}"),
        (any(of_last_time) and not options.previous, "there is no earlier workbook to read", "name it with --previous"),
        (options.one_pager and options.worklist, "--one-pager and --worklist are two packs", "ask for one at a time"),
        (options.previous and singly, "one-pagers and worklists are not compared with last time", "omit --previous"),
    )
    for is_vain, what, remedy in vain:
        if is_vain:
            raise UsageError(what, remedy)


def _looked_at(path: Path | None, refuse: Callable[[bytes], None]) -> bytes | None:
    """The template or the logo, refused by its own name before anything is made; None where none is given."""
    if path is None:
        return None
    data = bytes_of(path)
    try:
        refuse(data)
    except Refusal as refusal:
        raise Refusal(f"{path.name}: {refusal.what}", refusal.remedy) from None
    return data


def _check_contacts(options: argparse.Namespace, everyone: pd.DataFrame) -> None:
    """UsageError where a contact who is asked for is not in the workbook, or only hidden critics are."""
    level_of = dict(zip(everyone["contact_id"], everyone["engagement_current"], strict=True))
    for wanted in options.one_pager:
        if wanted not in level_of:
            raise UsageError(f"no contact has the id {wanted!r}", "give an id as the workbook has it")
    levels = {level_of[wanted] for wanted in options.one_pager}
    if levels == {CRITIC_LEVEL} and not options.show_critics:
        raise UsageError("only critics are asked for, and critics are hidden", "add --show-critics")


def _check_owners(options: argparse.Namespace, standing: pd.DataFrame) -> None:
    """UsageError where an owner who is asked for looks after nobody who counts, with those who do."""
    owners = sorted(standing.loc[standing["counted"], "owner"].dropna().astype(str).unique(), key=str.casefold)
    for wanted in options.worklist:
        if wanted not in (*owners, NO_OWNER):
            named = ", ".join(owners[:MOST_NAMED]) or NO_OWNER
            more = f" or another of the {len(owners):,}" if len(owners) > MOST_NAMED else ""
            raise UsageError(f"nobody who counts has the owner {wanted!r}", f"give one of {named}{more}")


def _redaction(options: argparse.Namespace) -> Redaction:
    degree = GROUPS_ONLY if options.groups_only else NAMES_HIDDEN if options.redact else OFF
    return Redaction(degree, critics_shown=options.show_critics)


def _choices(options: argparse.Namespace, kept: StoryChoices) -> StoryChoices:
    """What the workbook keeps of the story, and in its place what the command line says."""
    said = {name: getattr(options, name) for name in ("title", "forum", "label")}
    return replace(kept, **{name: text for name, text in said.items() if text is not None})


def _earlier(options: argparse.Namespace, analysis: Analysis, cells: Book) -> Earlier | None:
    """Last time: the workbook that is named, else the figures that this one keeps."""
    if options.previous is None:
        return earlier_kept(cells, analysis.network.register.layout, options.as_of)
    file = options.file
    on_another_day = options.previous_as_of not in (None, options.as_of)
    if not on_another_day and bytes_of(options.previous) == bytes_of(file):
        raise UsageError(
            f"the earlier workbook {options.previous.name} is this one",
            "name the copy of last time, or an earlier day of it with --previous-as-of",
        )
    before, register = other_workbook(options, options.previous, options.previous_password_env, options.previous_layout)
    options.file = file
    return earlier_workbook(before, register, analysis.network, options.as_of, options.previous_as_of)


def _story(options: argparse.Namespace, analysis: Analysis, choices: StoryChoices, earlier: Earlier | None) -> Story:
    redaction = _redaction(options)
    if options.one_pager:
        return one_pagers_of(analysis, choices, redaction, tuple(options.one_pager))
    if options.worklist:
        return worklist_of(analysis, choices, redaction, tuple(options.worklist))
    return story_of(analysis, choices, redaction, earlier)
