// What a press was: a touch or the mouse that has moved, as one does that scrolls the page, and a
// click that asks for no window of its own.
const FAR = 10 // pixels that a finger may move while it taps

let start = null // where it went down
let hasMoved = false

function begin({ clientX, clientY, isPrimary }) {
  start = { x: clientX, y: clientY }
  hasMoved = !isPrimary // a second finger pinches
}

function follow({ clientX, clientY }) {
  if (start && Math.hypot(clientX - start.x, clientY - start.y) > FAR) hasMoved = true
}

function end(event) {
  follow(event)
  start = null
}

// A click with the main button and no key, which no browser takes for anything else.
export function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey }) {
  return !(button || metaKey || ctrlKey || shiftKey || altKey)
}

export const isSwipe = () => hasMoved

export function watchTouch() {
  document.addEventListener("pointerdown", begin, true)
  document.addEventListener("pointermove", follow, true)
  document.addEventListener("pointerup", end, true)
  // The browser has taken the touch for scrolling.
  document.addEventListener("pointercancel", () => (hasMoved = true), true)
}
