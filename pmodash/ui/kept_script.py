"""The browser's half of the kept copy: it does what each run of the app orders, and answers only where it must."""

from __future__ import annotations

# An order is one line of JSON, with the workbook's bytes behind it when they are asked for. Every order can be given
# again without harm. What is kept lies in IndexedDB; its mark, which names no one, also in localStorage, where every
# tab can look at it at once. As in the other script, a page that is left must not answer any more.
SCRIPT = """
const PIECE = 6 * 1024 * 1024, REST = 100, FORGET_CLICK = 3000
const MARK = "pmodash_kept", HERE = "pmodash_kept_here", NEWLINE = 10

const remember = (place, name, value) => {
  try {
    value ? place().setItem(name, value) : place().removeItem(name)
  } catch {}
}
const recall = (place, name) => {
  try {
    return place().getItem(name) || ""
  } catch {
    return ""
  }
}
const shared = () => window.localStorage, ofTab = () => window.sessionStorage

const openStore = () =>
  new Promise((ok, no) => {
    const asked = window.indexedDB.open("pmodash", 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore("copy")
    asked.onsuccess = () => ok(asked.result)
    asked.onerror = (event) => { event.preventDefault(); no(asked.error) }
  })
const inStore = async (mode, work) => {
  const store = await openStore()
  try {
    return await new Promise((ok, no) => {
      const all = store.transaction("copy", mode)
      let answer
      all.oncomplete = () => ok(answer)
      all.onerror = (event) => event.preventDefault()
      all.onabort = () => no(all.error || new Error("aborted"))
      work(all.objectStore("copy"), (value) => { answer = value })
    })
  } finally {
    store.close()
  }
}
const read = (name) =>
  inStore("readonly", (store, answer) => {
    const asked = store.get(name)
    asked.onsuccess = () => answer(asked.result)
  })
const asText = (bytes) =>
  new Promise((ok) => {
    const reader = new FileReader()
    reader.onload = () => ok(reader.result.split(",")[1] || "")
    reader.readAsDataURL(new Blob([bytes]))
  })

const write = (order, file) =>
  inStore("readwrite", (store, answer) => {
    const asked = store.get("digest")
    asked.onsuccess = () => {
      const known = asked.result === order.digest
      if (!known && !order.file) return answer(false)
      if (!known) {
        store.put(file.slice(), "file")
        store.put(order.digest, "digest")
      }
      store.put({ ...order.work, mark: order.mark, digest: order.digest }, "work")
      answer(true)
    }
  })
const keep = async (order, file, page) => {
  const need = { what: "need", file: true }
  const mark = recall(shared, MARK)
  if (page.stored === order.mark && mark !== order.mark) return mark ? null : { what: "gone" }
  if (mark !== order.mark) {
    if (!order.work) return { what: "need", file: false }
    if (!(await write(order, file))) return need
    remember(shared, MARK, order.mark)
    if (recall(shared, MARK) !== order.mark) throw new Error("nothing is kept here")
  }
  page.stored = order.mark
  remember(ofTab, HERE, "yes")
  return null
}
const forget = async (order, file, page) => {
  remember(shared, MARK, "")
  remember(ofTab, HERE, "")
  page.stored = page.giving = null
  await inStore("readwrite", (store) => store.clear())
  return { what: "gone" }
}
const look = async (order) => {
  const mark = recall(shared, MARK)
  if (mark === order.known) return null
  const work = mark ? await read("work") : undefined
  if (work === undefined) {
    remember(shared, MARK, "")
    return order.known ? { what: "gone" } : null
  }
  const found = { what: "found", mark, name: work?.name, edits: work?.edits, at: work?.at }
  if (typeof work?.mark === "string" && work.mark !== mark) {
    remember(shared, MARK, work.mark)
    found.mark = work.mark
  }
  return found.mark === order.known ? null : { ...found, here: recall(ofTab, HERE) === "yes" }
}
const give = async (order, file, page) => {
  if (page.giving?.mark !== order.mark) {
    const [work, bytes, digest] = [await read("work"), await read("file"), await read("digest")]
    page.giving = { mark: order.mark, work, bytes, whole: work?.digest === digest }
  }
  const { work, bytes, whole } = page.giving
  if (!whole || !(bytes instanceof Uint8Array) || typeof work.text !== "string") return { what: "broken" }
  const part = await asText(bytes.subarray(order.from, order.from + PIECE))
  return { what: "piece", from: order.from, total: bytes.length, text: order.from ? "" : work.text, part }
}
// A page whose app was started again looks as before but is dead: any answer wakes it, and then the copy is looked for.
const onReturn = (app, wake) => {
  let lost = false
  const watch = new MutationObserver(() => {
    const there = app.dataset.testConnectionState === "CONNECTED"
    if (there && lost) wake()
    lost = !there
  })
  if (app) watch.observe(app, { attributeFilter: ["data-test-connection-state"] })
  return watch
}
const DO = { keep, forget, look, give }

export default function (component) {
  const { data, setTriggerValue } = component
  const page = (window.__pmodash = window.__pmodash || {})
  const cut = data.indexOf(NEWLINE)
  const app = document.querySelector('[data-testid="stApp"]')
  const order = JSON.parse(new TextDecoder().decode(data.subarray(0, cut)))
  let waiting = 0
  let over = false
  page.hush?.()
  const watch = onReturn(app, () => order.do === "keep" && tell({ what: "here" }))
  page.hush = () => {
    over = true
    watch.disconnect()
    clearTimeout(waiting)
  }
  if (order.do !== "give") page.giving = null

  const tell = (said) => {
    if (over || !said) return
    const busy = app?.dataset.testScriptState !== "notRunning" || Date.now() - (page.left || 0) < FORGET_CLICK
    if (busy) waiting = setTimeout(() => tell(said), REST)
    else setTriggerValue("said", said)
  }
  const failed = (error) =>
    order.do === "keep" ? { what: "refused", full: error?.name === "QuotaExceededError" }
    : order.do === "look" ? null
    : { what: order.do === "give" ? "broken" : "stuck" }
  const obey = () => (over ? null : DO[order.do](order, data.subarray(cut + 1), page))
  page.work = (page.work || Promise.resolve()).then(obey).catch(failed).then(tell)

  return page.hush
}
"""
