// What stands in the panels beneath charts, tables above all, is most of a page. It comes with the
// words before scripts, and the application leaves it out. It is put in when a panel is opened, and
// before the page is printed; on a page that a link of the site leads to it is fetched first.
import { words } from "./words.js"

let bodies = new Map() // the id of a panel -> the element with what stands in it
let owner = "" // the address of the page that these are of
let fetching = null // the address that is on its way, and the promise of its end

// The address on which panels depend: not on the evidence that is open, nor on the place.
function address() {
  const url = new URL(window.location.href)
  url.searchParams.delete("focus")
  url.hash = ""
  return url.href
}

// Keep what stands in the panels of a page as it is before scripts.
export function keepPanels(page, of = address()) {
  const found = [...(page?.querySelectorAll(".panel[id] > .panel-body") ?? [])]
  bodies = new Map(found.map((body) => [body.parentElement.id, body]))
  for (const body of found) body.remove()
  owner = of
}

function keepDocument(html, of) {
  const page = new DOMParser().parseFromString(html, "text/html").getElementById("first")
  if (page && of === address()) keepPanels(page, of)
}

async function fetchPage() {
  const of = address()
  if (owner === of) return
  if (fetching?.of !== of) fetching = { of, end: fetchDocument(of) }
  await fetching.end
}

async function fetchDocument(of) {
  const answer = await fetch(of).catch(() => null)
  keepDocument((await answer?.text().catch(() => "")) ?? "", of)
  fetching = null
}

const inner = (panel) => panel.querySelector(":scope > .panel-body")
const isEmpty = (panel) => inner(panel)?.childElementCount === 0

function fill(panel) {
  const whole = owner === address() ? bodies.get(panel.id) : null
  if (whole) inner(panel).replaceChildren(...whole.cloneNode(true).childNodes)
}

// At once, for a page that is to stand as the one before it did.
export function fillOpened() {
  document.querySelectorAll("#root details.panel[open]").forEach((panel) => {
    if (isEmpty(panel)) fill(panel)
  })
}

async function onToggle({ target }) {
  if (!target.open || !target.matches?.("#root details.panel") || !isEmpty(target)) return
  await fetchPage()
  fill(target)
  if (isEmpty(target)) inner(target).textContent = words("noPanel")
}

// Whoever comes near to the word that opens a panel may open it.
function onNear({ target }) {
  const panel = target.closest?.("#root details.panel > summary")?.parentElement
  if (panel && isEmpty(panel)) fetchPage()
}

// Paper waits for nothing, so here the page does.
function onPrint() {
  const empty = [...document.querySelectorAll("#root details.panel")].filter(isEmpty)
  if (empty.length && owner !== address()) {
    const request = new XMLHttpRequest()
    request.open("GET", address(), false)
    try {
      request.send()
      keepDocument(request.responseText, address())
    } catch {
      // Without an answer the panels stay empty on paper.
    }
  }
  empty.forEach(fill)
}

export function fillPanels() {
  document.addEventListener("toggle", onToggle, true)
  for (const near of ["pointerover", "focusin"]) document.addEventListener(near, onNear)
  window.addEventListener("beforeprint", onPrint)
}
