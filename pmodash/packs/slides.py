"""The story as slides of PowerPoint: native charts and tables, one message a slide, on the organisation's template."""

from __future__ import annotations

from pmodash.findings import Refusal
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.slide_package import as_bytes
from pmodash.packs.slide_stage import stage_for
from pmodash.packs.slide_telling import tell_slide
from pmodash.packs.slide_trial import tried
from pmodash.story.story import Story


def slides_pptx(story: Story, style: PackStyle) -> bytes:
    """The story as a .pptx file. The same story and style give the same bytes.

    Refused when there is no slide to make, or when no slides can be made from the template or with the logo.
    """
    if not story.slides:
        raise Refusal("No slide of the story is chosen", "choose at least one")
    if style.template is not None:
        refuse_template(style.template)
    return _made(story, style)


def refuse_template(template: bytes) -> None:
    """Refusal when no slides can be made from these bytes."""
    tried(template, _made)


def _made(story: Story, style: PackStyle) -> bytes:
    stage = stage_for(story, style)
    for slide in story.slides:
        tell_slide(stage, slide)
    return as_bytes(stage.deck, story.title, story.as_of)
