"""The browser's own question before a tab with unsaved edits is closed or reloaded."""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
export default function (component) {
  const guard = (event) => {
    event.preventDefault()
    event.returnValue = ""
  }
  const previous = window.__pmodashGuard
  if (previous) {
    window.removeEventListener("beforeunload", previous)
    window.__pmodashGuard = undefined
  }
  if (component.data && component.data.unsaved) {
    window.addEventListener("beforeunload", guard)
    window.__pmodashGuard = guard
  }
  return () => {
    if (window.__pmodashGuard) {
      window.removeEventListener("beforeunload", window.__pmodashGuard)
      window.__pmodashGuard = undefined
    }
  }
}
"""
_mount = st.components.v2.component("pmodash_unsaved_guard", html="<span hidden></span>", js=_SCRIPT)


def ask_before_leaving(unsaved: int) -> None:
    """Let the browser ask before the tab goes while there are edits that no download holds."""
    _mount(key="unsaved_guard", data={"unsaved": unsaved > 0}, height=1)
