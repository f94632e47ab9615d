"""A story made into the file that is left behind: slides, the offline report or the printed one, by its ending.

Each way of writing is loaded when it is first asked for: nobody waits for those that they do not use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile

from pmodash.packs.pack_style import PackStyle
from pmodash.story.story import Story

SLIDES, REPORT, PRINTED = ENDINGS = (".pptx", ".html", ".pdf")
PAPERS = ("A4", "Letter")
_A_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")


def make_pack(ending: str, story: Story, style: PackStyle, paper: str = PAPERS[0]) -> bytes:
    """The story as the kind of file that has this ending; paper matters to the printed one alone.

    Refusal where the template, the logo or the story will not do.
    """
    return _MAKERS[ending](story, style, paper)


def _slides(story: Story, style: PackStyle, paper: str) -> bytes:
    from pmodash.packs.slides import slides_pptx

    return slides_pptx(story, style)


def _report(story: Story, style: PackStyle, paper: str) -> bytes:
    from pmodash.packs.report import report_html

    return report_html(story, style)


def _printed(story: Story, style: PackStyle, paper: str) -> bytes:
    from pmodash.packs.printed import report_pdf

    return report_pdf(story, style, paper)


_MAKERS: Mapping[str, Callable[[Story, PackStyle, str], bytes]] = {
    SLIDES: _slides,
    REPORT: _report,
    PRINTED: _printed,
}


def refuse_template(template: bytes) -> None:
    """Refusal when no slides can be made from these bytes."""
    from pmodash.packs import slides

    slides.refuse_template(template)


def refuse_logo(logo: bytes) -> None:
    """Refusal when these bytes are no picture."""
    from pmodash.packs.logo import checked_logo

    checked_logo(logo)


def slides_in(pack: bytes) -> int:
    """How many slides a pack of slides has: long lists take more than one."""
    with ZipFile(BytesIO(pack)) as package:
        return sum(1 for name in package.namelist() if _A_SLIDE.fullmatch(name))
