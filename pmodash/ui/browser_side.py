"""What only the browser can do: ask before a tab with unsaved edits goes, and say how wide the page is."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st

from pmodash.ui.session import session, typed

Width = Literal["narrow", "middle", "wide"]
KEY = "browser_side"
WIDTHS: dict[str, int] = {"narrow": 430, "middle": 600, "wide": 840}
HALF = 400

_SCRIPT = """
export default function (component) {
  const { data, setStateValue } = component
  const page = (window.__pmodash = window.__pmodash || {})
  page.release && page.release()

  const guard = (event) => {
    event.preventDefault()
    event.returnValue = ""
  }
  if (data.unsaved) window.addEventListener("beforeunload", guard)

  const main = document.querySelector('[data-testid="stMainBlockContainer"]')
  let told = data.width
  const measure = () => {
    if (!main) return
    const style = window.getComputedStyle(main)
    const width = main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    const name = width < 640 ? "narrow" : width < 890 ? "middle" : "wide"
    if (width > 0 && name !== told) {
      told = name
      setStateValue("width", name)
    }
  }
  const observer = main && window.ResizeObserver ? new ResizeObserver(() => setTimeout(measure, 250)) : null
  if (observer) observer.observe(main)
  measure()

  page.release = () => {
    window.removeEventListener("beforeunload", guard)
    if (observer) observer.disconnect()
    page.release = null
  }
  return page.release
}
"""
_mount = st.components.v2.component("pmodash_browser_side", html="<span hidden></span>", js=_SCRIPT)


def listen_to_browser(unsaved: int) -> None:
    """Let the browser ask before it leaves unsaved edits, and tell when the page becomes wider or narrower."""
    _mount(
        key=KEY,
        data={"unsaved": unsaved > 0, "width": session().width},
        height=1,
        on_width_change=_take_width,
    )


def _take_width() -> None:
    state: Any = typed(KEY)
    name = state.get("width") if state else None
    if name in WIDTHS:
        session().width = name
