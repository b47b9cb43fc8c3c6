// A word that the glossary explains shows its sentence while the mouse is on it or the keyboard at
// it; a finger shows it with the first tap and follows the link with the second. Escape closes it.
const GAP = 6 // pixels between a word and its sentence
const EDGE = 8 // pixels between a sentence and the edge of the window
const PAUSE = 200 // milliseconds in which the mouse can move from a word to its sentence

let word = null // whose sentence is shown
let tip = null // the element that shows it
let leaving = null // a timer
let pointer = "" // what was used last: mouse, pen or touch

const wordAt = (target) => target.closest?.("a.term[data-meaning]")

function hide() {
  clearTimeout(leaving)
  word?.removeAttribute("aria-describedby")
  tip?.remove()
  word = tip = null
}

function place() {
  if (!word?.isConnected) return hide()
  const { left, top, bottom } = word.getClientRects()[0]
  const { width, height } = tip.getBoundingClientRect()
  const isRoomBelow = bottom + GAP + height < window.innerHeight
  const rightmost = document.documentElement.clientWidth - width - EDGE
  tip.style.left = `${Math.max(EDGE, Math.min(left, rightmost))}px`
  tip.style.top = `${isRoomBelow ? bottom + GAP : top - GAP - height}px`
}

function show(link) {
  clearTimeout(leaving)
  if (link === word) return
  hide()
  word = link
  tip = document.createElement("span")
  tip.id = "meaning"
  tip.className = "meaning"
  tip.setAttribute("role", "tooltip")
  tip.textContent = link.dataset.meaning
  // What is beside an open drawer is out of reach, so the sentence stands in it.
  const home = link.closest("dialog") ?? document.querySelector(".stApp") ?? document.body
  home.append(tip)
  link.setAttribute("aria-describedby", tip.id)
  place()
}

function onOver({ target, pointerType }) {
  if (pointerType === "touch") return
  const link = wordAt(target)
  if (link) show(link)
  else if (tip?.contains(target)) clearTimeout(leaving)
}

function onOut({ target, pointerType }) {
  if (pointerType === "touch" || !tip) return
  if (wordAt(target) !== word && !tip.contains(target)) return
  clearTimeout(leaving)
  leaving = setTimeout(hide, PAUSE)
}

function onDown({ target, pointerType }) {
  pointer = pointerType
  if (tip && !tip.contains(target) && wordAt(target) !== word) hide()
}

// The first tap shows the sentence; with it on screen the link is followed.
function onClick(event) {
  const link = wordAt(event.target)
  const isTap = pointer === "touch" && event.detail > 0
  if (!link || !isTap || link.dataset.isTapped) return hide()
  event.preventDefault()
  event.stopPropagation()
  link.dataset.isTapped = "1"
  show(link)
}

function onFocus({ target }) {
  const link = wordAt(target)
  if (link && target.matches(":focus-visible")) show(link)
}

function onBlur({ target }) {
  delete target.dataset?.isTapped
  if (target === word) hide()
}

// Escape closes the sentence, and nothing else that is open.
function onKey(event) {
  if (event.key !== "Escape" || !tip) return
  event.preventDefault()
  event.stopPropagation()
  hide()
}

export function explainTerms() {
  document.addEventListener("pointerover", onOver)
  document.addEventListener("pointerout", onOut)
  document.addEventListener("pointerdown", onDown)
  document.addEventListener("click", onClick, true)
  document.addEventListener("focusin", onFocus)
  document.addEventListener("focusout", onBlur)
  document.addEventListener("keydown", onKey, true)
  document.addEventListener("scroll", () => word && place(), true)
  window.addEventListener("popstate", hide)
}
