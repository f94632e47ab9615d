"""The browser's side of presenting: what each key does, and how the edge of the screen looks."""

# What is asked for is always a slide's own name, not "the next one": presses that come faster than the app answers
# then neither skip nor count twice. Escape leaves the full screen without telling the page of the key, so leaving the
# full screen in any other way than by F ends the presentation. Once it was asked to end, nothing else is told for a
# while: an answer on one part of the page would come between the app and the start that it is drawing.
SCRIPT = """
const AWAKE = 2500, TYPING = 1500, SETTLED = 120, ENDING = 4000
const FIELDS = "input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox]"
const KEYS = {
  ArrowRight: "on", ArrowDown: "on", PageDown: "on", n: "on", Enter: "on",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back", p: "back", Backspace: "back",
  Home: "first", End: "last", Escape: "end", f: "whole", b: "black", ".": "black",
}
const present = (window.__pmodash_present = window.__pmodash_present || { digits: "" })

const over = () => Date.now() - (present.ended || 0) < ENDING

const open = () => document.documentElement.requestFullscreen?.().catch(() => {})
const close = () => document.fullscreenElement && document.exitFullscreen().catch(() => {})

function address(name) {
  const at = new URL(window.location.href)
  if (name) at.searchParams.set("slide", name)
  else for (const one of ["present", "slide"]) at.searchParams.delete(one)
  window.history.replaceState(window.history.state, "", at)
}

function ask(name) {
  present.at = present.asked = name
  if (name) present.stage?.(name)
  address(name)
  present.tell("asked", { slide: name, press: Date.now() + Math.random() })
}

function show(place) {
  const name = present.slides[Math.max(0, Math.min(place, present.slides.length - 1))]
  if (name && name !== present.at && !over()) ask(name)
}

function black(on) {
  present.part(".stage-black").hidden = !on
}

const DOES = {
  on: () => show(present.slides.indexOf(present.at) + 1),
  back: () => show(present.slides.indexOf(present.at) - 1),
  first: () => show(0),
  last: () => show(present.slides.length - 1),
  black: () => black(true),
  whole: () => {
    if (!document.fullscreenElement) return open()
    present.leaving = true
    close()
  },
  end: () => {
    if (over()) return
    ask("")
    present.ended = Date.now()
    close()
  },
}

function meant(event) {
  if (event.key === " ") return event.shiftKey ? "back" : "on"
  if (event.key === "Enter" && present.digits) return "number"
  return KEYS[event.key] || KEYS[event.key.toLowerCase()]
}

function number(digit) {
  present.digits = digit ? (present.digits + digit).slice(-3) : ""
  const said = present.part(".stage-typed")
  said.textContent = present.digits
  said.hidden = !present.digits
  clearTimeout(present.forget)
  if (digit) present.forget = setTimeout(() => number(""), TYPING)
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(FIELDS)) return
  if (event.key === "Escape" && document.querySelector("[data-testid=stPopoverBody]")) return
  const button = event.target.closest?.("button, [role=button], a")
  if (button && (event.key === " " || event.key === "Enter")) return
  const what = /^[0-9]$/.test(event.key) ? "digit" : meant(event)
  if (!what) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (event.repeat) return
  const dark = !present.part(".stage-black").hidden
  if (dark) return black(false)
  if (what === "digit") return number(event.key)
  if (what === "number") show(Number(present.digits) - 1)
  else DOES[what]()
  number("")
}

function measure() {
  const scale = Number(Math.min(window.innerWidth / 1280, window.innerHeight / 720).toFixed(2))
  if (scale === (present.scale || 1) || over()) return
  present.scale = scale
  present.tell("scale", scale)
}

function listen(root) {
  let waiting = 0
  const press = (event) => pressed(event)
  const resized = () => {
    clearTimeout(waiting)
    waiting = setTimeout(measure, SETTLED)
  }
  const wake = () => {
    document.body.classList.add("stage-awake")
    clearTimeout(present.sleep)
    present.sleep = setTimeout(() => document.body.classList.remove("stage-awake"), AWAKE)
  }
  const left = () => {
    if (document.fullscreenElement) return
    if (present.leaving) present.leaving = false
    else DOES.end()
  }
  const clicked = (event) => {
    const what = event.target.closest("[data-does]")?.dataset.does
    if (!what) return
    DOES[what]()
    if (event.detail) event.target.blur()
  }
  document.addEventListener("keydown", press, true)
  document.addEventListener("mousemove", wake)
  document.addEventListener("fullscreenchange", left)
  window.addEventListener("resize", resized)
  resized()
  root.addEventListener("click", clicked)
  return () => {
    document.removeEventListener("keydown", press, true)
    document.removeEventListener("mousemove", wake)
    document.removeEventListener("fullscreenchange", left)
    window.removeEventListener("resize", resized)
    clearTimeout(waiting)
    root.removeEventListener("click", clicked)
    document.body.classList.remove("stage-awake")
  }
}

function wait() {
  const started = (event) => event.target.closest?.('[class*="st-key-present_from"] button') && open()
  document.addEventListener("click", started, true)
  return () => document.removeEventListener("click", started, true)
}

export default function ({ data, parentElement, setStateValue }) {
  const showing = data.slides.length > 0
  parentElement.querySelector(".stage-keys").hidden = !showing
  parentElement.release?.()
  if (!showing) {
    present.ended = 0
    return (parentElement.release = wait())
  }
  if (present.asked === data.at || !data.slides.includes(present.asked)) present.asked = ""
  if (!present.asked) present.at = data.at
  present.stage?.(present.at)
  Object.assign(present, { slides: data.slides, tell: setStateValue })
  present.part = (name) => parentElement.querySelector(name)
  return (parentElement.release = listen(parentElement))
}
"""
STYLE = """
.stage-keys {
  position: fixed; right: 16px; bottom: 12px; z-index: 1010; display: flex; gap: 6px; padding: 6px; border-radius: 12px;
  background: color-mix(in srgb, var(--st-background-color) 88%, var(--st-text-color)); opacity: 0;
}
.stage-keys[hidden] { display: none }
.stage-keys button {
  width: 44px; height: 44px; border: 0; border-radius: 8px; background: transparent; color: var(--st-text-color);
  font: 600 22px/1 var(--st-font); cursor: pointer;
}
.stage-keys svg { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 2 }
.stage-keys button:hover { background: color-mix(in srgb, var(--st-text-color) 16%, transparent) }
.stage-keys button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 1px }
.st-key-present_filter {
  position: fixed !important; left: 16px; bottom: 12px; z-index: 1010; width: auto !important; opacity: 0
}
.st-key-present_warm { display: none }
.st-key-present_slides button { justify-content: flex-start; text-align: start }
.st-key-present_slides button p { text-align: start }
.st-key-present_from_start button { padding: 0.7rem 2.2rem }
.st-key-present_from_start button p { font-size: 1.35rem; font-weight: 600 }
.stage-awake .stage-keys, .stage-keys:focus-within, .stage-awake .st-key-present_filter,
.st-key-present_filter:focus-within, .st-key-present_filter:has([aria-expanded="true"]) { opacity: 1 }
.stage-awake .stage-root { cursor: auto }
.stage-root { cursor: none }
@media (prefers-reduced-motion: no-preference) { .stage-keys, .st-key-present_filter { transition: opacity 200ms } }
.stage-black { position: fixed; inset: 0; z-index: 1100; background: #000; cursor: none }
.stage-typed {
  position: fixed; right: 40px; top: 40px; z-index: 1050; padding: 8px 22px; border-radius: 12px;
  font: 700 48px var(--st-font); background: var(--st-primary-color); color: #fff;
}
.stage-black[hidden], .stage-typed[hidden] { display: none }
"""
