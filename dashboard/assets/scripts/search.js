// The search of every page: its form changes the page without a reload, and the focus goes to the
// title of what was found, so that Tab leads on through it. `/` goes to the box, arrow keys walk
// through the hits, Escape leads from the hits to the box and from there back to the title.
// What was found is spoken.
import { keepLasting } from "./lasting.js"
import { focusOn, go } from "./links.js"

const PAUSE = 100 // milliseconds
const PATIENCE = 100 // pauses in which the page with the hits comes

const box = () => document.querySelector("#root .masthead .find .asking")
const hits = () =>
  [...document.querySelectorAll("#root .hit")].filter((hit) => hit.checkVisibility())
const title = () => document.querySelector("#root .results h1")
const isFinger = () => window.matchMedia("(pointer: coarse)").matches

let spoken // a region that stays, since one that comes with its words is often not read out

function speak(words) {
  if (!spoken) {
    spoken = document.createElement("p")
    spoken.setAttribute("role", "status")
    spoken.className = "spoken"
    document.body.append(spoken)
  }
  spoken.textContent = words
}

// On a phone the box is folded behind its sign.
function focusBox() {
  document.querySelector("#root .masthead .seek")?.setAttribute("open", "")
  box()?.focus()
  box()?.select()
}

// The focus goes where the reader goes on: to what was found, or back to the box where nothing was.
// A finger has no use for it.
function arrive(asked) {
  let left = PATIENCE
  const timer = setInterval(() => {
    left -= 1
    const status = document.querySelector("#root .results .found")
    const isThere = status && box()?.defaultValue === asked
    if (!isThere && left > 0) return
    clearInterval(timer)
    if (!isThere) return
    document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 })
    speak(status.textContent)
    const isFree = [document.body, box(), title()].includes(document.activeElement)
    if (!isFree || isFinger()) return
    // The hits themselves may come later than the title.
    if (document.querySelector("#root .results .to-hits")) focusOn(title())
    else box().focus({ preventScroll: true })
  }, PAUSE)
}

function onSubmit(event) {
  const form = event.target.closest?.("#root form.find")
  if (!form) return
  event.preventDefault()
  const asked = form.elements.q.value.trim()
  if (!asked) return
  const pairs = [...new FormData(form)].map(([name, value]) => [name, value.trim()])
  const address = new URL(form.action)
  address.search = new URLSearchParams(pairs)
  // Streamlit takes the name of a field called lang from it.
  keepLasting(address)
  if (address.href !== window.location.href) go(address)
  if (isFinger()) document.activeElement.blur()
  arrive(asked)
}

// A slider or a box to tick takes no letters.
const TYPED_INTO = 'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select'
const isTyping = ({ target }) => target.isContentEditable || target.matches?.(TYPED_INTO)

// The hit after the one that has the focus, or before it; null for none.
function neighbour(key) {
  const all = hits()
  const now = all.indexOf(document.activeElement)
  if (now < 0) return key === "ArrowDown" ? all[0] : null
  return all[now + (key === "ArrowDown" ? 1 : -1)] ?? null
}

function onKey(event) {
  const { key, altKey, ctrlKey, metaKey, target } = event
  if (event.defaultPrevented || altKey || ctrlKey || metaKey || target.closest?.("dialog")) return
  const isInHits = target.matches?.("#root .hit")
  const isBeforeHits = target === box() || target === title()
  if (key === "/" && !isTyping(event) && box()) {
    event.preventDefault()
    focusBox()
  } else if (key === "Escape" && isInHits) focusBox()
  else if (key === "Escape" && target === box() && title()) {
    // The box keeps the question as long as what was found for it is there.
    event.preventDefault()
    box().value = box().defaultValue
    focusOn(title())
  } else if (["ArrowDown", "ArrowUp"].includes(key) && (isInHits || isBeforeHits)) {
    const goal = neighbour(key)
    const isLeaving = isInHits && key === "ArrowUp" && !goal
    if (!goal && !isLeaving) return
    event.preventDefault()
    if (goal) goal.focus()
    else focusBox()
  }
}

// Past the answer and the choices of kinds and years.
function onSkip(event) {
  if (!event.target.closest?.("#root a.to-hits")) return
  event.preventDefault()
  hits()[0]?.focus()
}

// Whoever opens the box on a phone types at once, also in the head of the page before scripts;
// there it comes open with a question, and nobody has opened it.
function onToggle({ target }) {
  if (!target.open || !target.matches?.(".masthead .seek")) return
  const opened = target.closest(".masthead").querySelector(".find .asking")
  if (target.closest("#root") || !opened.defaultValue) opened.focus()
}

export function searchAnywhere() {
  // What was found is said of the page with the hits alone.
  window.addEventListener("popstate", () => spoken && speak(""))
  document.addEventListener("toggle", onToggle, true)
  document.addEventListener("submit", onSubmit)
  document.addEventListener("click", onSkip)
  document.addEventListener("keydown", onKey)
}
