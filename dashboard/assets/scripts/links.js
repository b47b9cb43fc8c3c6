// Links within the site change the page without loading it anew: Streamlit answers popstate
// by showing the page of the address, in the same session.
// A link of class `focus`, one of class `close`, and a mark of a chart keep the other parameters.
import { closeMenu } from "./menu.js"

const PAUSE = 100
const PATIENCE = 100 // pauses, ten seconds
const PATIENCE_WITH_PLACE = 600 // a slow page moves a place for a long time
const CALM = 15 // pauses in which nothing has moved any more

const here = () => new URL(window.location.href)
const scroller = () => document.querySelector('[data-testid="stMain"]')
const evidence = () => document.querySelector(".evidence")
const isRunning = () =>
  document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning"
const stops = () => [...document.querySelectorAll("a.focus, .walk input")]

let placeBefore = 0 // where the reader stood when the evidence was opened
let stopBefore = -1 // and which of the stops had the focus

function viewWith(name, value) {
  const view = here()
  view.searchParams.delete(name)
  if (value) view.searchParams.set(name, value)
  return view
}

function target(link) {
  const url = new URL(link.href)
  if (link.matches(".day")) return viewWith("as_of", url.searchParams.get("as_of"))
  if (link.matches(".focus, .close")) return viewWith("focus", url.searchParams.get("focus"))
  return url
}

export function openEvidence(id) {
  go(viewWith("focus", id))
}

function go(url) {
  const opens = url.searchParams.has("focus")
  const wasOpen = here().searchParams.has("focus")
  const samePage = url.pathname === window.location.pathname
  if (opens && !wasOpen) {
    placeBefore = scroller()?.scrollTop ?? 0
    stopBefore = stops().indexOf(document.activeElement)
  }
  const closesHere = samePage && wasOpen && !opens
  window.history.pushState({}, "", url)
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
  scroller()?.scrollTo({ top: 0 })
  if (opens) showEvidence()
  else if (url.hash) showPlace(url)
  else returnTo(closesHere ? placeBefore : 0)
}

// The new page arrives in pieces: look again and again, until it is done, or the reader moves.
function lookUntil(done, patience = PATIENCE) {
  let left = patience
  for (const move of ["wheel", "pointerdown", "keydown"]) {
    document.addEventListener(move, () => (left = 0), { once: true })
  }
  const timer = setInterval(() => {
    left -= 1
    if (left < 0 || done()) clearInterval(timer)
  }, PAUSE)
}

function showEvidence() {
  lookUntil(() => {
    evidence()?.focus({ preventScroll: true })
    return evidence()
  })
}

// The place that the address names. Late pieces of the page move it, so it is held in sight until
// the run has ended and nothing has moved for a while, or the address names another place.
export function showPlace(url) {
  let calm = 0
  let last = null
  lookUntil(() => {
    const { hash } = window.location
    if (hash && hash !== url.hash) return true
    const place = document.getElementById(url.hash.slice(1))
    place?.scrollIntoView()
    const stands = scroller()?.scrollTop
    const rests = place && !evidence() && !isRunning() && stands === last
    calm = rests ? calm + 1 : 0
    last = stands
    return calm > CALM
  }, PATIENCE_WITH_PLACE)
}

// Where the reader stood before the evidence was opened; what arrives late may still move it.
function returnTo(place) {
  let calm = 0
  lookUntil(() => {
    if (evidence()) return false
    if (place && scroller()) scroller().scrollTo({ top: place })
    if (stopBefore >= 0) stops()[stopBefore]?.focus({ preventScroll: true })
    stopBefore = -1
    calm = !place || scroller()?.scrollTop === place ? calm + 1 : 0
    return calm > (place ? CALM : 0)
  })
}

function onClick(event) {
  const link = event.target.closest?.("a.inside")
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event
  const isPlain = !(button || metaKey || ctrlKey || shiftKey || altKey)
  if (!link || event.defaultPrevented || !isPlain) return
  event.preventDefault()
  go(target(link))
}

function onKey(event) {
  if (event.key !== "Escape" || closeMenu()) return
  const close = here().searchParams.has("focus") && document.querySelector("a.inside.close")
  if (close) go(target(close))
}

// The back button closes the evidence too: the reader stands again where it was opened.
function onHistory(event) {
  if (event.isTrusted && placeBefore && !here().searchParams.has("focus")) returnTo(placeBefore)
}

export function followLinks() {
  document.addEventListener("click", onClick)
  document.addEventListener("keydown", onKey)
  window.addEventListener("popstate", onHistory)
}
