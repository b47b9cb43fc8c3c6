// Links within the site change the page without loading it anew: Streamlit answers popstate
// by showing the page of the address, in the same session. Each entry of the history remembers
// where the reader stood on its page, as `place`, what was open, as `folds`, and the link that was
// followed from it, as `stop`, since the browser does not do so for a page that scrolls within the
// window.
// A link of class `day`, and one to another place of the same page, keep the other parameters;
// all others keep what lasts.
import { openAgain, opened, reveal } from "./folds.js"
import { keepLasting } from "./lasting.js"
import { stopAt, stopOf } from "./stops.js"

const PAUSE = 100
const PATIENCE = 600 // pauses in which a slow page moves a place
const CALM = 15 // pauses in which nothing has moved any more
const LOST = 30 // pauses after which a place that is still not there is told
const LINE = 40 // pixels that an arrow key scrolls
const OVERLAP = 0.9 // part of the window that a page key scrolls
// Keys with which a reader moves on the page; Escape closes something, letters go into a field.
const MOVING = new Set(["ArrowDown", "ArrowUp", " ", "PageDown", "PageUp", "Home", "End", "Tab"])

const here = () => new URL(window.location.href)
const scroller = () => document.querySelector('[data-testid="stMain"]')
const isRunning = () =>
  document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning"

let returning = null // a timer, while the page moves to a place by itself
let focusing = null // a timer, while the focus goes to the title of another page
let holder = null // what has the focus since, unless the reader has moved it
let shownPage = window.location.pathname

function target(link) {
  const url = new URL(link.href)
  const view = here()
  view.searchParams.delete("focus")
  if (url.pathname === view.pathname && url.hash && !url.search) {
    view.hash = url.hash
    return view
  }
  if (!link.matches(".day")) return keepLasting(url)
  const day = url.searchParams.get("as_of")
  view.searchParams.delete("as_of")
  if (day) view.searchParams.set("as_of", day)
  if (url.hash) view.hash = url.hash
  return view
}

export function go(url) {
  remember(stopOf(document.activeElement, document.getElementById("root")))
  window.history.pushState({}, "", url)
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
  arrive()
}

// Write down where the reader stands, and the link with which they leave.
function remember(stop = null) {
  // Before the application has drawn the page, what scrolls is the page before scripts.
  if (document.getElementById("first")) return
  const place = scroller()?.scrollTop
  if (place === undefined || returning) return
  window.history.replaceState({ ...window.history.state, place, folds: opened(), stop }, "")
}

// To where the reader stood before, else to the place that the address names.
// Another page begins at its top.
export function arrive() {
  const { pathname } = window.location
  const isOtherPage = pathname !== shownPage
  shownPage = pathname
  tellLost(false)
  const { place, folds = [], stop = null } = window.history.state ?? {}
  if (isOtherPage || stop) focusPage(stop, isOtherPage)
  else if (place === undefined) focusPlace()
  if (place !== undefined) hold(() => stand(place, folds))
  else if (here().hash) hold(() => showPlace(here().hash))
  else if (isOtherPage) scroller()?.scrollTo({ top: 0 })
}

// The link that was followed is gone with its page: whoever reads on with the keyboard does so
// at the title of the new one, or at the place that the address names, and on the way back at the
// link with which they left. A chart alone is a page too.
// The page before goes away in pieces, and the title of the new one may come twice: the focus stays
// with it until nothing changes any more. A reader who has gone elsewhere meanwhile is left alone.
// The address is no sign of that: the end of a run under way shows that of the page before again.
function focusPage(stop, isOtherPage) {
  const title = () => document.querySelector("#root :is(h1, .chart h2)")
  const before = title()
  let [left, calm] = [PATIENCE, 0]
  holder = document.activeElement
  clearInterval(focusing)
  const timer = setInterval(() => {
    left -= 1
    if (calm > CALM || left < 0) return clearInterval(timer)
    const isThere = title() && (title() !== before || !isOtherPage) && !isRunning()
    calm = isThere ? calm + 1 : 0
    const isLost = calm === 1 || !holder.isConnected
    const link = stopAt(stop, document.getElementById("root"))
    if (isThere && isLost) focusOn(link ?? named(here().hash) ?? title())
  }, PAUSE)
  focusing = timer
}

// The keyboard goes on at the place that the address names, behind the link that leads there; who
// has gone elsewhere is left alone.
function focusPlace() {
  const { activeElement } = document
  const isFree = activeElement === document.body || activeElement.hash === here().hash
  const place = named(here().hash)
  if (place && isFree) focusOn(place)
}

// The place of an address; an address typed with a mistake may be none that can be read.
function named(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    return null
  }
}

// Put the focus on a link, or on what is no stop of the Tab key, such as a title. Scroll nowhere.
export function focusOn(element) {
  holder = element
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus({ preventScroll: true })
}

function stand(place, folds) {
  openAgain(folds)
  scroller().scrollTo({ top: place })
  return true
}

function showPlace(hash) {
  const place = named(hash)
  reveal(place)
  place?.scrollIntoView()
  return Boolean(place)
}

// A quiet notice at the top, where the address names a place that the page does not have.
function tellLost(isLost) {
  const notice = document.querySelector("#root #no-place")
  if (notice) notice.hidden = !isLost
}

// To what a choice has found, once the page with it has come.
export const showHits = () => hold(() => showPlace("#hits"))

// The address without the evidence that is open beside the page, which moves nothing.
function viewAddress() {
  const view = here()
  view.searchParams.delete("focus")
  return view.href
}

// The new page arrives in pieces, which move what is in sight: move there again and again, until
// the run has ended and nothing has moved for a while, or the reader moves, or the address changes.
function hold(move) {
  const view = viewAddress()
  let [left, calm, lost, last] = [PATIENCE, 0, 0, null]
  clearInterval(returning)
  const timer = setInterval(() => {
    const isThere = scroller() && move()
    const stands = scroller()?.scrollTop
    calm = isThere && !isRunning() && stands === last ? calm + 1 : 0
    last = stands
    lost = isThere || isRunning() ? 0 : lost + 1
    tellLost(here().hash && lost > LOST)
    left -= 1
    if (calm > CALM || lost > LOST || left < 0 || viewAddress() !== view) release()
  }, PAUSE)
  returning = timer
}

function release() {
  clearInterval(returning)
  returning = null
}

function onClick(event) {
  const link = event.target.closest?.("a.inside:not(.focus)")
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event
  const isPlain = !(button || metaKey || ctrlKey || shiftKey || altKey)
  if (!link || event.defaultPrevented || !isPlain) return
  event.preventDefault()
  // Until the application stands there it cannot follow: then the browser loads the other page.
  if (document.getElementById("first")) window.location.assign(target(link))
  else go(target(link))
}

// Past the head of the page, without a step in the history.
function onSkip(event) {
  const link = event.target.closest?.("a.skip")
  if (!link) return
  event.preventDefault()
  link.closest(":is(#root, #first)").querySelector("#page-begin").focus()
}

// While nothing has the focus the browser would scroll the window, in which the page stands still.
function onKey(event) {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event
  const page = document.getElementById("first") ?? scroller()
  const isTaken = event.defaultPrevented || altKey || ctrlKey || metaKey
  if (!page || isTaken || event.target !== document.body) return
  const way = steps(page)[shiftKey && key === " " ? "PageUp" : key]
  if (way === undefined) return
  event.preventDefault()
  page.scrollBy({ top: way })
}

function steps(page) {
  const screen = page.clientHeight * OVERLAP
  return {
    ArrowDown: LINE,
    ArrowUp: -LINE,
    " ": screen,
    PageDown: screen,
    PageUp: -screen,
    Home: -page.scrollHeight,
    End: page.scrollHeight,
  }
}

export function followLinks() {
  let waiting
  document.addEventListener("click", () => remember(), true)
  document.addEventListener("click", onSkip)
  document.addEventListener("click", onClick)
  document.addEventListener("keydown", onKey)
  window.addEventListener("popstate", ({ isTrusted }) => isTrusted && arrive())
  const onScroll = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => remember(), PAUSE)
  }
  document.addEventListener("scroll", onScroll, true)
  document.addEventListener("focusin", ({ target }) => target !== holder && clearInterval(focusing))
  for (const move of ["wheel", "pointerdown"]) document.addEventListener(move, release)
  document.addEventListener("keydown", ({ key }) => MOVING.has(key) && release())
}
