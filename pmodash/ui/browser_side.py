"""What only the browser can do: ask before unsaved edits go, tell how wide the page is, show the keyboard's place."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st

from pmodash.ui.kept_copy import mind_the_copy
from pmodash.ui.session import session, typed

Width = Literal["narrow", "middle", "wide"]
KEY = "browser_side"
WIDTHS: dict[str, int] = {"narrow": 430, "middle": 600, "wide": 840}
HALF = 400

# A page that is left must not answer any more: what the browser tells of the old page after the click on another one
# takes the visitor back to it. So a field that is still being typed in is told first and the click is held until the
# app has begun to work on it, and the width is told only by a page at rest.
_SCRIPT = """
const LINKS = '[data-testid="stSidebarNavLink"], [data-testid="stPageLink-NavLink"]'
const LOOK = 20, LONGEST_HOLD = 600, REST = 300, FORGET_CLICK = 3000

export default function (component) {
  const { data, setStateValue } = component
  const page = (window.__pmodash = window.__pmodash || {})
  page.release && page.release()
  page.left = 0

  const isKept = () => {
    try {
      return data.kept && window.localStorage.getItem("pmodash_kept") === data.kept
    } catch {
      return false
    }
  }
  const guard = (event) => {
    if (isKept()) return
    event.preventDefault()
    event.returnValue = ""
  }
  if (data.unsaved) window.addEventListener("beforeunload", guard)

  const app = () => document.querySelector('[data-testid="stApp"]')
  const resting = () => app()?.dataset.testScriptState === "notRunning"

  const typing = (event) => { page.field = event.target }
  const entering = (event) => {
    if (event.key === "Enter" && event.target.tagName === "INPUT") page.field = null
  }
  const pressing = (event) => {
    const link = event.target.closest?.(LINKS)
    page.held = link && page.field && page.field === document.activeElement ? link : null
  }
  const clicking = (event) => {
    const link = event.target.closest?.(LINKS)
    if (!link) return
    page.left = Date.now()
    if (link !== page.held) return
    page.held = page.field = null
    event.preventDefault()
    event.stopImmediatePropagation()
    const since = Date.now()
    const go = () => (!resting() || Date.now() - since > LONGEST_HOLD ? link.click() : setTimeout(go, LOOK))
    setTimeout(go, LOOK)
  }
  document.addEventListener("input", typing, true)
  document.addEventListener("keydown", entering, true)
  document.addEventListener("pointerdown", pressing, true)
  document.addEventListener("click", clicking, true)

  const main = document.querySelector('[data-testid="stMainBlockContainer"]')
  let told = data.width
  let waiting = 0
  const measure = () => {
    if (!main) return
    clearTimeout(waiting)
    if (!resting() || Date.now() - page.left < FORGET_CLICK) {
      waiting = setTimeout(measure, REST)
      return
    }
    const style = window.getComputedStyle(main)
    const width = main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    const name = width < 640 ? "narrow" : width < 890 ? "middle" : "wide"
    if (width > 0 && name !== told) {
      told = name
      setStateValue("width", name)
    }
  }
  const later = () => {
    clearTimeout(waiting)
    waiting = setTimeout(measure, REST)
  }
  const observer = main && window.ResizeObserver ? new ResizeObserver(later) : null
  if (observer) observer.observe(main)
  measure()

  page.release = () => {
    window.removeEventListener("beforeunload", guard)
    document.removeEventListener("input", typing, true)
    document.removeEventListener("keydown", entering, true)
    document.removeEventListener("pointerdown", pressing, true)
    document.removeEventListener("click", clicking, true)
    clearTimeout(waiting)
    if (observer) observer.disconnect()
    page.release = null
  }
  return page.release
}
"""
_STYLE = """
[data-testid="stSidebarNavLink"]:focus-visible,
[data-testid="stPageLink-NavLink"]:focus-visible {
  outline: 2px solid currentColor;
  outline-offset: -2px;
}
"""
_mount = st.components.v2.component(
    "pmodash_browser_side", html="<span hidden></span>", css=_STYLE, js=_SCRIPT, isolate_styles=False
)


def listen_to_browser(unsaved: bool) -> None:
    """Let the browser ask before it leaves unsaved edits of which it keeps no copy, and tell how wide the page is."""
    _mount(
        key=KEY,
        data={"unsaved": unsaved, "kept": mind_the_copy(), "width": session().width},
        height=1,
        on_width_change=_take_width,
    )


def _take_width() -> None:
    state: Any = typed(KEY)
    name = state.get("width") if state else None
    if name in WIDTHS:
        session().width = name
