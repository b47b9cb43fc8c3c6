// In a frame of another site the page tells its height, so that the frame can be as high, and its
// links open a window of their own. Evidence, choices and files stay in the frame.
import { keepLasting } from "./lasting.js"

const CONTENT = '#first > .first, #root [data-testid="stMainBlockContainer"]'
const STAYS = ".focus, .option, .day, .skip, [download], [target]"

const here = () => new URL(window.location.href)
const isEmbedded = () => window.parent !== window && here().searchParams.get("embed") === "true"

let told = 0 // the height that the other site knows

// The number alone: nothing of the page and its reader.
function tell() {
  const content = document.querySelector(CONTENT)
  if (!content) return
  const height = Math.ceil(content.getBoundingClientRect().height)
  if (height === told) return
  told = height
  window.parent.postMessage(height, "*")
}

const sizes = new ResizeObserver(tell)
let watched = null

// The page takes the place of the words that came before it.
function watch() {
  const content = document.querySelector(CONTENT)
  if (content === watched) return
  if (watched) sizes.unobserve(watched)
  if (content) sizes.observe(content)
  watched = content
}

// A place of the page in the frame, and not of the page that a chart alone has been taken from.
function isPlaceHere({ pathname, hash }) {
  return hash && pathname === here().pathname && !here().searchParams.has("chart")
}

// A window of its own, with what lasts.
function onClick(event) {
  const link = event.target.closest?.("a[href]")
  if (!link || link.matches(STAYS)) return
  const address = new URL(link.href)
  if (isPlaceHere(address)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  window.open(keepLasting(address), "_blank", "noopener")
}

// To be called before other scripts follow links.
export function fitFrame() {
  if (!isEmbedded()) return
  document.addEventListener("click", onClick)
  new MutationObserver(watch).observe(document.body, { childList: true, subtree: true })
  watch()
}
