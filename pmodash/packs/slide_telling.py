"""One slide of the story on one slide of the deck, or on as many as it takes without anything being cut."""

from __future__ import annotations

from dataclasses import replace

from pmodash.packs.slide_body import put_body
from pmodash.packs.slide_canvas import ON_NEXT, Canvas
from pmodash.packs.slide_facts import draw_tiles, tiles_of
from pmodash.packs.slide_geometry import box_of
from pmodash.packs.slide_notes import notes_of, rows_left
from pmodash.packs.slide_points import put_note, put_question, put_remark, put_since
from pmodash.packs.slide_stage import CONTINUED, Stage
from pmodash.packs.slide_text import Para, clean, cut, height_of
from pmodash.story.story import Slide

MOST_OF_FACTS = 0.72
BODY_NEEDS = {"chart": 190.0, "table": 130.0, "points": 70.0, "": 0.0}
MOST_PAGES = 60


def tell_slide(stage: Stage, slide: Slide) -> None:
    """Make the slides that one slide of the story takes."""
    if slide.name == "cover":
        _tell_cover(stage, slide)
        return
    left: Slide | None = slide
    for _ in range(MOST_PAGES):
        if left is None:
            break
        left = _tell_page(stage, slide, left)


def _tell_page(stage: Stage, whole: Slide, slide: Slide) -> Slide | None:
    """One slide of the deck; what of the story's slide found no room there."""
    place = stage.places.points if slide.points else stage.places.finding
    canvas = stage.page(place, _title(stage, whole, slide))
    canvas = put_note(put_since(put_question(canvas, slide.question), slide.since), slide.note)
    canvas, left = _put_facts(canvas, slide)
    canvas, left = _put_remark(canvas, left)
    table = left.table
    canvas = replace(canvas, rest=ON_NEXT) if stage.goes_on(whole.table) else canvas
    left, shown = put_body(canvas, left, whole.finding)
    if stage.goes_on(whole.table) and table is not None and shown and shown < len(table.rows):
        left = replace(left, table=replace(table, rows=table.rows[shown:]))
    notes = notes_of(whole, shown) if slide is whole else [f"Continues: {whole.finding}"]
    if slide is not whole and slide.table is not None and shown is not None:
        notes += rows_left(slide.table, shown)
    stage.finish(canvas, notes)
    beside_chart = slide is whole and whole.chart is not None and left.chart is None
    more = (*left.facts, left.chart, left.table, *left.points, left.remark)
    # A single sentence that found no room beside a chart is in the notes: it is not worth a slide of its own.
    if not any(more) or (beside_chart and [one for one in more if one] == [*left.points[:1]]):
        return None
    alone = left.table is not None and not (left.facts or left.chart or left.points or left.remark)
    question = whole.finding if alone and left.table == whole.table else ""
    return replace(left, question=question, since="", note=whole.note if alone else "")


def _title(stage: Stage, whole: Slide, slide: Slide) -> str:
    if slide is whole:
        given = clean(whole.finding) or whole.title
        return f"{whole.title}: {given}" if given in stage.titles else given
    if slide.question and slide.table is not None:
        return slide.table.title
    return f"{whole.finding} {CONTINUED}"


def _put_facts(canvas: Canvas, slide: Slide) -> tuple[Canvas, Slide]:
    """As many rows of tiles as leave room for something else."""
    if not slide.facts:
        return canvas, slide
    tried = (tiles_of(canvas, slide.facts, lines) for lines in (2, 1))
    tiles = next((one for one in tried if one.heights[0] <= canvas.room.height), None)
    if tiles is None:
        return canvas, slide
    rows, most = 1, MOST_OF_FACTS * canvas.room.height
    while rows < len(tiles.rows) and replace(tiles, heights=tiles.heights[: rows + 1]).height <= most:
        rows += 1
    kept = replace(tiles, rows=tiles.rows[:rows], heights=tiles.heights[:rows])
    draw_tiles(canvas, kept)
    count = sum(map(len, kept.rows))
    return canvas.within(canvas.room.below(kept.height + 14)), replace(slide, facts=slide.facts[count:])


def _put_remark(canvas: Canvas, left: Slide) -> tuple[Canvas, Slide]:
    """The remark where it leaves room enough for the rest, else on the next slide."""
    if not clean(left.remark):
        return canvas, replace(left, remark="")
    rest = "chart" if left.chart else "table" if left.table else "points" if left.points else ""
    found = put_remark(canvas, left.remark, BODY_NEEDS[rest])
    return (canvas, left) if found is None else (found, replace(left, remark=""))


def _tell_cover(stage: Stage, slide: Slide) -> None:
    """The first slide: the title, whom it is told to, as of when, compared with what, what is hidden."""
    story = stage.story
    canvas = stage.cover(slide.finding or story.title)
    palette, face = canvas.place.palette, canvas.place.face
    hidden = f"Redacted: {story.hidden}" if story.hidden else ""
    further = [story.since, hidden, f"The PMO manager's remark: {slide.remark}" if clean(slide.remark) else ""]
    texts = [(clean(text), 20.0, palette.text) for text in slide.points]
    texts += [(clean(text), 14.0, palette.muted) for text in further]
    paras = [Para(text, size, False, colour, before=6.0, align="inherit") for text, size, colour in texts if text]
    own = next((s for s in canvas.place.layout.placeholders if s.placeholder_format.idx == canvas.place.body), None)
    box = canvas.room if own is None else box_of(own)
    if height_of(paras, box.width, face) > box.height and canvas.room.area > box.area:
        box = canvas.room
    shown: list[Para] = []
    for para in paras:
        left = box.height - height_of(shown, box.width, face)
        if left >= para.before + 1.45 * para.size:
            shown.append(cut(para, box.width, left, face))
    if shown:
        canvas.points(box, shown)
    stage.finish(canvas, notes_of(slide, None))
