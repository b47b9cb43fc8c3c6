// The words that came with the page make room for the page itself.
import { openAgain } from "./folds.js"
import { arrive } from "./links.js"
import { fillOpened, keepPanels } from "./panels.js"
import { stopAt, stopOf } from "./stops.js"

const PAUSE = 50

// Keep what a reader has begun in the head of the page before: parts unfolded, and words typed.
// Gives the field that they are typing in.
function keepHead(first) {
  const [before, now] = [first, document.getElementById("root")].map((page) => ({
    folds: [...(page?.querySelectorAll(".masthead details") ?? [])],
    box: page?.querySelector(".masthead input[name=q]"),
  }))
  now.folds.forEach((fold, number) => (fold.open = before.folds[number]?.open ?? fold.open))
  if (!before.box || !now.box) return null
  now.box.value = before.box.value
  return document.activeElement === before.box ? now.box : null
}

export function replaceFirstWords() {
  const waiting = setInterval(() => {
    if (!document.querySelector("#root :is(footer.site, .problems)")) return
    clearInterval(waiting)
    const first = document.getElementById("first")
    const top = first?.scrollTop ?? 0
    const stop = stopOf(document.activeElement, first)
    const folds = [...(first?.querySelectorAll("details[id][open]") ?? [])].map(({ id }) => id)
    keepPanels(first)
    const typing = keepHead(first)
    first?.remove()
    // Who has read on stays there; it is the same page, block by block.
    openAgain(folds)
    fillOpened()
    const holder = typing ?? stopAt(stop, document.getElementById("root"))
    holder?.focus({ preventScroll: true })
    if (top) document.querySelector('[data-testid="stMain"]')?.scrollTo({ top })
    if (!top || window.location.hash) arrive()
  }, PAUSE)
}
