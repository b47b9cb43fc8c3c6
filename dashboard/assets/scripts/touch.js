// Whether the last touch or press of the mouse has moved, as one does that scrolls the page.
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

export const isSwipe = () => hasMoved

export function watchTouch() {
  document.addEventListener("pointerdown", begin, true)
  document.addEventListener("pointermove", follow, true)
  document.addEventListener("pointerup", end, true)
  // The browser has taken the touch for scrolling.
  document.addEventListener("pointercancel", () => (hasMoved = true), true)
}
