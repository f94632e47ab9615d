"""The stage: one slide drawn over the whole window, of a size for the back row, whatever the projector's resolution."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pmodash.ui.present_style import STYLE

# A slide is laid out 1,280 pixels wide and 720 high, or more where the window is not of that shape, and then scaled as
# a whole. Text is set as text alone, never as HTML. The chart is one of the app's own: it is laid over the room that
# the slide leaves for it, and drawn for the scale (see present_figure), since a chart that is itself scaled mistakes
# its own size. It is seen once its own figure lies in its frame: the frame may come first, with the last slide's in it.
# Text that is too long gets smaller, down to what can be read, and then ends in an ellipsis.
_SCRIPT = """
const WIDE = 1280, HIGH = 720
const make = (parent, tag, kind, text) => {
  const made = document.createElement(tag)
  if (kind) made.className = kind
  if (text) { made.textContent = text.replace(/ %/g, "\\u00a0%"); made.dir = "auto" }
  parent.append(made)
  return made
}

function facts(parent, told) {
  if (!told.facts.length) return
  const row = make(parent, "div", "stage-facts")
  for (const fact of told.facts) {
    const card = make(row, "div", "stage-fact")
    make(card, "div", "stage-fact-label", fact.label)
    make(card, "div", "stage-fact-value", fact.value)
    make(card, "div", "stage-fact-behind", fact.behind)
    if (fact.change) make(card, "div", `stage-fact-change stage-${fact.turn}`, `${fact.arrow} ${fact.change}`.trim())
  }
}

function points(parent, told) {
  if (!told.points.length) return
  if (told.points.length === 1 && told.before === null) return make(parent, "p", "stage-points", told.points[0])
  const list = make(parent, told.before === null ? "ul" : "ol", "stage-points")
  list.style.counterReset = `point ${told.before || 0}`
  for (const point of told.points) make(make(list, "li"), "span", "", point)
}

function table(parent, told) {
  if (!told.table) return
  const { headings, kinds, rows, colours } = told.table
  const grid = make(parent, "table", "stage-table")
  const head = make(make(grid, "thead"), "tr")
  headings.forEach((heading, at) => (make(head, "th", `stage-cell-${kinds[at]}`, heading).scope = "col"))
  const body = make(grid, "tbody")
  for (const row of rows) {
    const line = make(body, "tr")
    row.forEach((cell, at) => {
      const place = make(line, "td", `stage-cell-${kinds[at]}`)
      if (kinds[at] === "status") make(place, "i").style.background = colours[cell] || "transparent"
      make(place, "span", "", cell)
    })
  }
  make(parent, "p", "stage-more")
}

function draw(root, told) {
  root.replaceChildren()
  const slide = make(root, "section", `stage-slide stage-of-${told.kind}`)
  const head = make(slide, "header", "stage-head")
  if (told.kicker) make(head, "p", "stage-kicker", told.kicker)
  make(head, "h1", "stage-finding", told.finding)
  if (told.since) make(head, "p", "stage-since", told.since)
  const body = make(slide, "div", "stage-body")
  facts(body, told)
  const split = make(body, "div", "stage-split")
  if (told.chart) make(split, "div", "stage-hole")
  const side = make(split, "div", "stage-side")
  points(side, told)
  table(side, told)
  if (!side.childNodes.length) side.remove()
  if (told.hidden) make(body, "p", "stage-hidden", told.hidden)
  if (told.remark) {
    const remark = make(slide, "aside", "stage-remark")
    make(remark, "strong", "", "Remark")
    make(remark, "span", "", told.remark)
  }
  const foot = make(slide, "footer", "stage-foot")
  make(foot, "span", "stage-note", told.note)
  make(foot, "span", "stage-as-of", told.as_of)
  make(foot, "span", "stage-label", told.label)
  make(foot, "span", "stage-number", told.number)
}

const tooHigh = (part) => part && part.scrollHeight > part.clientHeight + 1
const lines = (part) => Math.round(part.clientHeight / parseFloat(getComputedStyle(part).lineHeight))

function shrink(slide, told) {
  const title = slide.querySelector(".stage-finding"), body = slide.querySelector(".stage-body")
  const cover = told.kind === "cover"
  title.style.webkitLineClamp = "unset"
  for (const size of cover ? [76, 64, 54, 46, 40] : [42, 40, 38, 36]) {
    title.style.fontSize = `${size}px`
    if (lines(title) <= (cover ? 3 : 2)) break
  }
  title.style.webkitLineClamp = cover ? 6 : 3
  for (const size of told.facts.length ? [24, 22, 20] : told.table ? [28, 26, 24] : [30, 28, 26, 24, 22, 20]) {
    slide.style.setProperty("--body", `${size}px`)
    if (!tooHigh(body) && !tooHigh(slide.querySelector(".stage-side"))) break
  }
  clampPoints(slide, body)
  fitRows(slide, told, body)
}

function clampPoints(slide, body) {
  const spans = [...slide.querySelectorAll(".stage-points span")]
  const side = slide.querySelector(".stage-side")
  for (const most of [6, 4, 3, 2, 1]) {
    if (!tooHigh(body) && !tooHigh(side)) return
    for (const span of spans) span.style.webkitLineClamp = most
  }
}

function fitRows(slide, told, body) {
  const more = slide.querySelector(".stage-more")
  if (!more) return
  const rows = [...slide.querySelectorAll(".stage-table tbody tr")]
  rows.forEach((row) => (row.hidden = false))
  const side = slide.querySelector(".stage-side")
  for (const room of [560, 460, 380, 320, 290, 260, 230, 200, 170, 140, 110]) {
    slide.style.setProperty("--cell", `${room}px`)
    if (side.scrollWidth <= side.clientWidth + 1) break
  }
  for (let shown = rows.length; shown > 0; shown -= 1) {
    const left = told.table.total - shown
    more.textContent = left ? `and ${left.toLocaleString("en")} more, in the report` : ""
    if (!tooHigh(body) && !tooHigh(side)) return
    rows[shown - 1].hidden = true
  }
}

function place(page, told) {
  const hole = page.root.querySelector(".stage-hole")
  const box = hole && hole.getBoundingClientRect()
  const high = hole && Math.min(box.bottom, hole.closest(".stage-body").getBoundingClientRect().bottom) - box.top
  page.rule.textContent = !box ? "" : `.stApp .st-key-chart_of_${told.name}:has(.st-key-figure_of_${told.name}) {
    visibility: visible; left: ${box.left}px; top: ${box.top}px; width: ${box.width}px; height: ${high}px }`
}

function fit(page) {
  const told = page.told
  page.scale = Math.min(window.innerWidth / WIDE, window.innerHeight / HIGH)
  const slide = page.root.firstChild
  slide.style.width = `${window.innerWidth / page.scale}px`
  slide.style.height = `${window.innerHeight / page.scale}px`
  slide.style.transform = `scale(${page.scale})`
  shrink(slide, told)
  place(page, told)
}

function show(page, name) {
  const told = page.screens.find((one) => one.name === name) || page.screens[0]
  const text = JSON.stringify(told)
  if (page.text !== text) {
    if (page.told?.name !== told.name) page.said.textContent = `Slide ${told.number}. ${told.kicker}. ${told.finding}`
    Object.assign(page, { text, told })
    draw(page.root, told)
  }
  fit(page)
}

export default function ({ data, parentElement }) {
  const found = (name) => parentElement.querySelector(name)
  const page = (parentElement.stage = parentElement.stage || {})
  const present = (window.__pmodash_present = window.__pmodash_present || {})
  page.release?.()
  Object.assign(page, { root: found(".stage-root"), rule: found(".stage-rule"), said: found(".stage-said") })
  page.root.classList.toggle("stage-dark", data.dark)
  page.screens = data.screens
  show(page, present.asked || data.at)
  const draws = (present.stage = (name) => show(page, name))
  const again = () => fit(page)
  window.addEventListener("resize", again)
  document.fonts?.ready.then(() => page.release && again())
  page.release = () => {
    window.removeEventListener("resize", again)
    page.release = null
  }
  return () => {
    page.release?.()
    if (present.stage === draws) present.stage = null
  }
}
"""
_PLACES = """
<div class="stage-said" aria-live="polite"></div>
<style class="stage-rule"></style>
<div class="stage-root"></div>
"""
_mount = st.components.v2.component(
    "pmodash_stage",
    html=_PLACES,
    css=STYLE,
    js=_SCRIPT,
    isolate_styles=False,
)


def show_stage(screens: list[dict[str, Any]], at: str, dark: bool) -> None:
    """Put the slide named `at` over the whole window; the keys then go on to the others by themselves."""
    _mount(key="present_stage", data={"screens": screens, "at": at, "dark": dark}, height=1)
