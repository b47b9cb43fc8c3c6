// In a frame of another site the page tells its height, so that the frame can be as high, and its
// links open a window of their own. Evidence, choices and files stay in the frame.
import { target } from "./links.js"

const CONTENT = '#first > .first, #root [data-testid="stMainBlockContainer"]'
const STAYS = ".focus, .option, .skip, [download], [target]"

const isEmbedded = () =>
  window.parent !== window && new URL(window.location.href).searchParams.get("embed") === "true"

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

// To the same place in a window of its own, with the day of the record.
function onClick(event) {
  const link = event.target.closest?.("a[href]")
  if (!link || link.matches(STAYS)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const address = target(link)
  address.searchParams.delete("embed")
  window.open(address, "_blank", "noopener")
}

// To be called before other scripts follow links.
export function fitFrame() {
  if (!isEmbedded()) return
  document.addEventListener("click", onClick)
  new MutationObserver(watch).observe(document.body, { childList: true, subtree: true })
  watch()
}
